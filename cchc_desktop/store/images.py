"""Whole copies of the store: taken while it is open, checked, and put back in its place."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from cchc_desktop.store.database import BUSY_SECONDS, explained, sync_folder
from cchc_desktop.store.migrations import known_steps, migrations
from cchc_desktop.store.problems import StoreProblem

_BEGINNING = b"SQLite format 3\0"
_NO_WAL = b"\x01\x01"
"""Bytes 18 and 19 of a store that keeps no log beside itself: a copy left in WAL could not be looked into."""


@dataclass(frozen=True)
class Holding:
    """What a copy holds: how many entries, and when one was last changed (ISO 8601, UTC; empty: never)."""

    entries: int
    changed: str


def image_of(db: Database) -> bytes:
    """A copy of the open store, as SQLite's own backup makes it, proven whole; raises ``StoreProblem``."""
    path = Path(db.conn.execute("PRAGMA database_list").fetchone()[2])
    with explained(path), closing(sqlite3.connect(":memory:")) as memory:
        db.conn.backup(memory)
        image = memory.serialize()
    image = image[:18] + _NO_WAL + image[20:]
    check_image(image, path)
    return image


def image_at(path: Path) -> bytes:
    """The same of a store that nobody has open, in the shape it has; raises ``StoreProblem``."""
    with explained(path), _plain(path) as conn:
        return image_of(Database(conn, execute_plugins=False))


def check_image(image: bytes, path: Path) -> Holding:
    """What a copy holds, once every page and link of it was looked at; raises ``StoreProblem``."""
    with explained(path), closing(sqlite3.connect(":memory:")) as memory:
        if not image.startswith(_BEGINNING):
            raise StoreProblem("damaged", path)
        memory.deserialize(image)
        if memory.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise StoreProblem("damaged", path)
        if memory.execute("PRAGMA foreign_key_check").fetchone():
            raise StoreProblem("damaged", path)
        applied = _applied(memory)
        if not applied:
            raise StoreProblem("damaged", path)
        if applied - known_steps():
            raise StoreProblem("newer", path)
        return Holding(*memory.execute("SELECT count(*), coalesce(max(changed), '') FROM entries").fetchone())


def has_steps_to_come(path: Path) -> bool:
    """Whether opening the store at ``path`` would change its shape; raises ``StoreProblem``."""
    if not path.exists():
        return False
    with explained(path), _plain(path) as conn:
        applied = _applied(conn)
    return bool(applied) and bool(known_steps() - applied)


def put_in_place(
    path: Path,
    image: bytes,
    write: Callable[[Path, bytes], object],
    keep: Callable[[bytes], object],
) -> Path | None:
    """The store becomes this copy, at once or not at all; nobody may have it open.

    The copy is checked first. Today's store is handed to ``keep`` when it is good; when it is not, its
    file is kept beside under the name that is returned. ``write`` writes a whole file.
    """
    check_image(image, path)
    with explained(path):
        fresh = path.with_name(path.name + ".khoi-phuc")
        write(fresh, image)
        check_image(fresh.read_bytes(), fresh)
        aside = _put_aside(path, write, keep) if path.exists() else None
        fresh.replace(path)
        sync_folder(path.parent)
    return aside


def _put_aside(
    path: Path, write: Callable[[Path, bytes], object], keep: Callable[[bytes], object]
) -> Path | None:
    """Today's store kept, and no journal left that could be played into another file."""
    journal = path.with_name(path.name + "-journal")
    found = {one.name.removeprefix(path.name): one.read_bytes() for one in (journal, path) if one.exists()}
    try:
        today = image_at(path)
    except StoreProblem as problem:
        if problem.reason not in ("damaged", "newer", "disk"):
            raise
    else:
        keep(today)
        return None
    aside = _free(path)
    for ending, data in found.items():
        write(aside.with_name(aside.name + ending), data)
    journal.unlink(missing_ok=True)
    return aside


def _free(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.stem}-hong-{number}{path.suffix}")).exists():
        number += 1
    return aside


@contextmanager
def _plain(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that changes nothing but what a cut-off change left to be taken back."""
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as conn:
        conn.execute("BEGIN IMMEDIATE")
        conn.rollback()
        yield conn


def _applied(conn: sqlite3.Connection) -> set[str]:
    return {step.name for step in migrations.applied(Database(conn, execute_plugins=False))}
