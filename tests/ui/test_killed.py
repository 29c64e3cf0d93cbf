"""The real program, killed while somebody types: started again, it shows the same place and all of it."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cchc_desktop.app import STORE
from cchc_desktop.entry import Period
from cchc_desktop.form.definition import new_entry
from cchc_desktop.office import Office
from cchc_desktop.store.database import open_store
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.settings import Settings
from tests.goldens import forms
from tests.ui.working import SECTION

ROOT = Path(__file__).parents[2]
KILLS = 3


def program(folder: Path, task: str) -> subprocess.Popen[str]:
    """The program in a process of its own, on this data folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.ui.working", task],
        cwd=ROOT,
        env={**os.environ, "CCHC_DATA": str(folder), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder whose program was left in a document."""
    entry = new_entry(forms()["bc-tuyen-truyen"], Office(name="Tái Sơn"), Period("nam", 2026))
    with open_store(tmp_path / STORE) as db:
        Entries(db).save(entry, "Báo cáo năm 2026")
        Settings(db).put("open_entry", entry.id)
    return tmp_path


def killed_while_typing(folder: Path, delay: float) -> dict[str, str]:
    """What “Đã lưu” was last said of, before the program was killed in the midst of its work."""
    with program(folder, "type") as clerk:
        assert clerk.stdout
        told = [clerk.stdout.readline() for _ in range(3)]
        time.sleep(delay)
        clerk.kill()
        told += list(clerk.stdout)
    acknowledged: dict[str, str] = json.loads([line for line in told if line.endswith("\n")][-1])
    return acknowledged


def shown_after_a_new_start(folder: Path) -> dict[str, str]:
    """What the program opens."""
    with program(folder, "look") as clerk:
        assert clerk.stdout
        shown: dict[str, str] = json.loads(clerk.stdout.readline())
    return shown


def test_killed_program_opens_again_with_all_that_was_acknowledged(folder: Path):
    chance = random.Random(2026)
    for _ in range(KILLS):
        acknowledged = killed_while_typing(folder, chance.uniform(0, 0.4))
        shown = shown_after_a_new_start(folder)
        assert (shown["entry"], shown["section"]) == (acknowledged["entry"], SECTION)
        assert acknowledged["text"].count("Câu gõ lần") > 1
        assert shown["text"].startswith(acknowledged["text"])
