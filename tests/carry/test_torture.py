import os
import subprocess
import sys
from pathlib import Path

import pytest

CYCLES = int(os.environ.get("CCHC_TORTURE_CYCLES", "320"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the programs to be killed are forked")
def test_no_acknowledged_edit_is_lost_through_kills_while_saving_importing_restoring_and_migrating():
    done = subprocess.run(
        [sys.executable, "-m", "tests.carry.torture", str(CYCLES)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{CYCLES} kills" in done.stdout
