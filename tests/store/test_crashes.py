import os
import random
import subprocess
import sys
import time
from pathlib import Path

from cchc_desktop.entry import entry_text
from cchc_desktop.store.database import open_store
from cchc_desktop.store.entries import Entries
from tests.store.autosaving import typed

ROOT = Path(__file__).parents[2]
CYCLES = int(os.environ.get("CCHC_CRASH_CYCLES", "30"))


def killed_while_saving(path: Path, template: Path, cycle: int, delay: float) -> dict[str, int]:
    """The newest edit of each entry that was acknowledged before the kill."""
    command = [sys.executable, "-m", "tests.store.autosaving", str(path), str(template), str(cycle)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as clerk:
        assert clerk.stdout is not None
        first = clerk.stdout.readline()
        time.sleep(delay)
        clerk.kill()
        lines = [first, *clerk.stdout]
    assert first, "it was not killed but ended by itself"
    whole = [line.split() for line in lines if line.endswith("\n")]
    return {entry_id: int(edits) for entry_id, edits in whole}


def test_no_acknowledged_edit_is_lost_when_the_program_is_killed(path, tmp_path, entry):
    template = tmp_path / "entry.json"
    template.write_text(entry_text(entry), encoding="utf-8")
    chance = random.Random(2023)
    acknowledged: dict[str, int] = {}
    for cycle in range(CYCLES):
        acknowledged |= killed_while_saving(path, template, cycle, chance.uniform(0, 0.12))
        with open_store(path) as db:
            assert db.conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            kept = {row.id: Entries(db).load(row.id).answers for row in Entries(db).rows()}
        for entry_id, edits in acknowledged.items():
            there, lines = kept[entry_id]["edits"], kept[entry_id]["lines"]
            assert there >= edits
            assert lines == [typed(number) for number in range(there - len(lines), there)]
