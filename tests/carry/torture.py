"""A program that is killed over and over while it saves, imports, restores and migrates.

``python -m tests.carry.torture CYCLES`` lets one store live through so many kills and ends with 0 when
no acknowledged edit was lost and every check of the store's wholeness passed. Needs a system that forks.
"""

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desktop.ancestry import History
from cchc_desktop.carry.backup import IMPORT, Contents
from cchc_desktop.entry import Entry
from cchc_desktop.store.database import open_store
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.images import image_at, image_of
from cchc_desktop.store.taking import take_in
from cchc_desktop.store.writer import Writer
from cchc_desktop.ui.data.safekeeping import Safekeeping
from tests.carry.packages import frozen
from tests.goldens import golden_entry

LONGEST = 0.12
"""Seconds that a child may live."""

OLD = Path(__file__).parents[1] / "store" / "store-01.sql"
Acknowledge = Callable[[str, int], object]


class Life:
    """One store and what its killed programs acknowledged."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "so-du-lieu.db"
        self.old = folder / "old" / "so-du-lieu.db"
        self.keeping = Safekeeping(self.path)
        self.acknowledged: dict[str, int] = {}
        self.template = golden_entry("tai-son-bc-2023-06")
        open_store(self.path).close()

    def edits(self) -> dict[str, int]:
        """How far each entry got, once the store was found whole."""
        with open_store(self.path) as db:
            assert db.conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            entries = [Entries(db).load(row.id) for row in Entries(db).rows()]
        return {entry.id: int(entry.number) for entry in entries}

    def autosave(self, acknowledge: Acknowledge) -> None:
        """Types for ever."""
        numbers: dict[int, int] = {}
        writer = Writer(self.path, lambda entry_id, _, token: acknowledge(entry_id, numbers[token]))
        for n in count(self.acknowledged.get("typed", 0) + 1):
            numbers[n - self.acknowledged.get("typed", 0)] = n
            writer.save(self.entry("typed", n), "Báo cáo")
            if n % 3 == 0:
                writer.flush()

    def take(self, acknowledge: Acknowledge) -> None:
        """Takes in one later revision after the other, a backup before each."""
        for n in count(self.edits().get("taken", 0) + 1):
            with open_store(self.path) as db:
                self.keeping.keep(image_of(db), IMPORT)
                before, tip = self.entry("taken", n - 1), self.entry("taken", n)
                (taken,) = take_in(db, [History("Báo cáo", tip, (frozen(before),))])
            assert taken.outcome in ("new", "later"), taken
            acknowledge("taken", n)

    def restore(self, acknowledge: Acknowledge) -> None:
        """Puts a copy of the store in its place, for ever: whatever was there must be there after."""
        for n in count(1):
            self.keeping.restore(Contents(image_at(self.path), {"bc.toml": b"x = 1"}))
            acknowledge("restored", n)

    def migrate(self, acknowledge: Acknowledge) -> None:
        """Opens a store of the first release, backed up before."""
        Safekeeping(self.old).before_opening()
        open_store(self.old).close()
        acknowledge("migrated", 1)

    def check(self, told: dict[str, int]) -> None:
        """Everything that was acknowledged is there; the newest backup is good."""
        self.acknowledged |= told
        there = self.edits()
        for name in ("typed", "taken"):
            assert there.get(name, 0) >= self.acknowledged.get(name, 0), (name, there, self.acknowledged)
            self.acknowledged[name] = there.get(name, 0)
        for one in self.keeping.backups()[:2]:
            self.keeping.read(one.path)
        shutil.rmtree(self.keeping.folder, ignore_errors=True)
        if self.old.exists():
            with open_store(self.old) as db:
                assert len(Entries(db).rows()) == 1
            shutil.rmtree(self.old.parent)

    def prepare_old(self) -> None:
        """A store of the first release, to be migrated."""
        import sqlite3

        self.old.parent.mkdir()
        conn = sqlite3.connect(self.old)
        conn.executescript(OLD.read_text(encoding="utf-8"))
        conn.close()

    def entry(self, name: str, n: int) -> Entry:
        """The n-th content of an entry."""
        parent = f"r{n - 1}" if n > 1 else ""
        return replace(
            self.template, id=name, revision=f"r{n}", parent=parent, number=str(n), state="đã xuất"
        )


def killed_after(act: Callable[[Acknowledge], None], seconds: float) -> dict[str, int]:
    """What a forked program acknowledged before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            act(lambda name, n: os.write(writing, f"{name} {n}\n".encode()))
        except BaseException as error:
            os.write(writing, f"failed: {error!r}\n".encode())
        os._exit(0)
    os.close(writing)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        lines = pipe.read().splitlines(keepends=True)
    assert not any(line.startswith("failed") for line in lines), lines
    pairs = [line.split() for line in lines if line.endswith("\n")]
    return {name: int(n) for name, n in pairs}


def main(cycles: int, seed: int = 2023) -> None:
    """So many kills, each of a program doing one of the four."""
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        life = Life(Path(folder))
        counts: dict[str, int] = {}
        for cycle in range(cycles):
            act = (life.autosave, life.take, life.restore, life.migrate)[cycle % 4]
            if act == life.migrate:
                life.prepare_old()
            told = killed_after(act, chance.uniform(0, LONGEST))
            for name in told:
                counts[name] = counts.get(name, 0) + 1
            life.check(told)
        print(
            f"{cycles} kills, {life.acknowledged['typed']} edits, {life.acknowledged['taken']} imports kept;"
        )
        print("programs that acknowledged before their end:", counts)


if __name__ == "__main__":
    main(int(sys.argv[1]))
