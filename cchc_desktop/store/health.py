"""How the store is, told in numbers alone: nothing of what is written in it."""

import sqlite3

from sqlite_utils import Database

from cchc_desktop.store.database import fetch

_SILENT = ("sqlite_", "_sqlite_", "activity_words")


SQLITE = sqlite3.sqlite_version
"""The version of SQLite in use."""


def counts(db: Database) -> dict[str, int]:
    """The number of rows by table, without those that SQLite keeps for itself; raises ``StoreProblem``."""
    names = [
        name for (name,) in fetch(db, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    ]
    return {
        name: int(fetch(db, f'SELECT count(*) FROM "{name}"')[0][0])  # noqa: S608, names come from SQLite
        for name in names
        if not name.startswith(_SILENT)
    }


def integrity(db: Database) -> str:
    """“ok”, or how many faults SQLite found; raises ``StoreProblem``."""
    found = [words for (words,) in fetch(db, "PRAGMA quick_check(20)")]
    return "ok" if found == ["ok"] else f"{len(found)}"
