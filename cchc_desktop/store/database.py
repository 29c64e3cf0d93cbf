"""Opening the store: durable settings, checked before anything is touched, refused in plain words."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from cchc_desktop.store.migrations import known_steps, migrations
from cchc_desktop.store.network import on_network
from cchc_desktop.store.problems import StoreProblem, problem_of

BUSY_SECONDS = 5.0
"""How long to wait for another program (a backup, a virus scanner) to let go of the file."""

SYNCHRONOUS_FULL = 2


def open_store(path: Path) -> Database:
    """The store at ``path``, made if there is none, brought to the newest shape; for its one writer.

    Raises ``StoreProblem``; then the file is as it was. The connection belongs to the calling thread.
    """
    if on_network(path):
        raise StoreProblem("network", path)
    with explained(path):
        if not path.exists():
            _create(path)
        db = _connect(path)
        try:
            _check(db, path)
            _make_durable(db, path)
            _prove_writable(db)
            migrations.apply(db)
        except BaseException:
            db.close()
            raise
    return db


def open_reader(path: Path) -> Database:
    """A connection that only reads a store that its writer has opened; raises ``StoreProblem``."""
    if not path.exists():
        raise StoreProblem("read-only", path)
    with explained(path):
        db = _connect(path)
        db.conn.execute("PRAGMA query_only = ON")
    return db


@contextmanager
def explained(place: Path | Database) -> Iterator[None]:
    """Turns an error of the disk or of SQLite into the ``StoreProblem`` that a clerk can read."""
    try:
        yield
    except UnicodeDecodeError as error:  # SQLite's words about a damaged store quote its bytes
        raise StoreProblem("damaged", _file_of(place) if isinstance(place, Database) else place) from error
    except (sqlite3.Error, OSError) as error:
        problem = problem_of(error, _file_of(place) if isinstance(place, Database) else place)
        if problem is None:
            raise
        raise problem from error


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """One transaction: all of it or, on any error, nothing; raises ``StoreProblem``."""
    with explained(db), db.atomic():
        yield


def fetch(db: Database, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of a query at once, since an unfinished one would hold up the writer."""
    with explained(db):
        return db.conn.execute(sql, values).fetchall()


def _connect(path: Path) -> Database:
    conn = sqlite3.connect(path, timeout=BUSY_SECONDS)
    conn.execute("PRAGMA foreign_keys = ON")
    return Database(conn, strict=True, execute_plugins=False)


def _check(db: Database, path: Path) -> None:
    """Refuses what is damaged, foreign or newer, by reading alone.

    A store is made under another name and put in place when whole, so that an empty file here is
    one that lost its content and must not be taken for a new one.
    """
    if path.stat().st_size == 0 or db.conn.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise StoreProblem("damaged", path)
    applied = {step.name for step in migrations.applied(db)}
    if not applied:
        raise StoreProblem("damaged", path)
    if applied - known_steps():
        raise StoreProblem("newer", path)


def _make_durable(db: Database, path: Path) -> None:
    """Settings that keep a commit through a power cut; SQLite forgets the journal mode at every open."""
    (mode,) = db.conn.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
    db.conn.execute(f"PRAGMA synchronous = {SYNCHRONOUS_FULL}")
    (synchronous,) = db.conn.execute("PRAGMA synchronous").fetchone()
    if (mode, synchronous) != ("truncate", SYNCHRONOUS_FULL):
        raise StoreProblem("locked", path)


def _prove_writable(db: Database) -> None:
    """Begins a change and takes it back: SQLite opens a write-protected file without a word.

    The change needs the journal, so that a folder where no file can be made shows here too.
    """
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        db.conn.execute("PRAGMA user_version = 1")
    finally:
        db.rollback()


def _create(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    for leftover in (fresh, _journal(fresh)):
        leftover.unlink(missing_ok=True)
    db = _connect(fresh)
    try:
        _make_durable(db, fresh)
        migrations.apply(db)
    finally:
        db.close()
    _journal(fresh).unlink(missing_ok=True)
    if _journal(path).exists():
        # A journal whose file was taken away would be played into the new one and ruin it.
        _journal(path).replace(path.with_name(path.name + "-journal.cu"))
    fresh.replace(path)
    sync_folder(path.parent)


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def sync_folder(folder: Path) -> None:
    """Make a name in the folder last through a power cut."""
    if os.name == "nt":
        return  # Windows has no handle of a folder to flush; NTFS keeps renames in its own log.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _file_of(db: Database) -> Path:
    return Path(db.conn.execute("PRAGMA database_list").fetchone()[2])
