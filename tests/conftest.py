"""No test sees a screen or the tester's own data."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def data_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("CCHC_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def garbage_of_one_test_is_not_left_to_the_next() -> Iterator[None]:
    yield
    if not gc.isenabled():  # once a window was made: see ui/garbage.py
        gc.collect(1)
