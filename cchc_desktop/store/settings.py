"""What an office settles once: itself by date, who signs, who receives, and plain settings."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlite_utils import Database

from cchc_desktop.entry import clean_json
from cchc_desktop.office import Office, office_from_json, office_to_json
from cchc_desktop.prose import clean
from cchc_desktop.store.database import fetch, transaction


@dataclass(frozen=True)
class Person:
    """Someone who signs: ``case_id`` is a way of signing (look), ``valid`` whether they still do."""

    name: str
    case_id: str
    position: str
    valid: bool = True


@dataclass(frozen=True)
class RecipientList:
    """A named list of recipients for plans (KH), reports (BC) or, with no kind, both."""

    name: str
    kind: str
    items: tuple[str, ...]


class Settings:
    """The settings of an open store. Every change is one transaction; all raise ``StoreProblem``."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def set_office(self, office: Office, valid_from: date) -> None:
        """The office from that day on, until a later one; ``BadEntry`` for one that no document can show."""
        checked = office_to_json(office_from_json(office_to_json(office), "office"))
        self._put("INSERT OR REPLACE INTO office VALUES (?, ?)", valid_from.isoformat(), _text(checked))

    def move_office(self, office: Office, valid_from: date, instead_of: date) -> None:
        """The office from that day on, in place of the one that held from another day."""
        with transaction(self._db):
            self.drop_office(instead_of)
            self.set_office(office, valid_from)

    def drop_office(self, valid_from: date) -> None:
        """Forgets the office that held from that day; the one before it then holds on."""
        self._put("DELETE FROM office WHERE valid_from = ?", valid_from.isoformat())

    def offices(self) -> list[tuple[date, Office]]:
        """Every office with the day it holds from, the earliest first."""
        rows = fetch(self._db, "SELECT valid_from, content FROM office ORDER BY valid_from")
        return [
            (date.fromisoformat(day), office_from_json(json.loads(content), "office"))
            for day, content in rows
        ]

    def office_on(self, day: date) -> Office | None:
        """The office as it was on a day: the first known one before its time, None when none is set."""
        known = self.offices()
        holding = [office for since, office in known if since <= day]
        return holding[-1] if holding else known[0][1] if known else None

    def people(self) -> list[Person]:
        """Who signs or once did, in the office's order."""
        sql = "SELECT name, case_id, position, valid FROM people ORDER BY rank"
        rows = fetch(self._db, sql)
        return [Person(name, case_id, position, bool(valid)) for name, case_id, position, valid in rows]

    def set_people(self, people: Iterable[Person]) -> None:
        """Replaces everyone, in this order; ``BadEntry`` for a name that no document can hold."""
        rows = [
            (rank, clean(one.name, "name"), one.case_id, clean(one.position, "position"), int(one.valid))
            for rank, one in enumerate(people)
        ]
        sql = "INSERT INTO people (rank, name, case_id, position, valid) VALUES (?, ?, ?, ?, ?)"
        self._replace("DELETE FROM people", sql, rows)

    def recipients(self, kind: str = "") -> list[RecipientList]:
        """The lists for a kind of document (KH, BC) in the office's order; all of them without a kind."""
        sql = "SELECT name, kind, items FROM recipients WHERE ? IN ('', kind) OR kind = '' ORDER BY rank"
        return [
            RecipientList(name, of, tuple(json.loads(items)))
            for name, of, items in fetch(self._db, sql, (kind,))
        ]

    def set_recipients(self, lists: Iterable[RecipientList]) -> None:
        """Replaces all lists, in this order; ``BadEntry`` for text that no document can hold."""
        rows = [
            (rank, clean(one.name, "name"), one.kind, _text(clean_json(list(one.items), "items")))
            for rank, one in enumerate(lists)
        ]
        sql = "INSERT INTO recipients (rank, name, kind, items) VALUES (?, ?, ?, ?)"
        self._replace("DELETE FROM recipients", sql, rows)

    def get(self, key: str, default: Any = None) -> Any:
        """A plain setting's JSON value."""
        rows = fetch(self._db, "SELECT value FROM settings WHERE key = ?", (key,))
        return json.loads(rows[0][0]) if rows else default

    def put(self, key: str, value: Any) -> None:
        """Keeps a plain setting; the value is anything JSON can hold."""
        self._put("INSERT OR REPLACE INTO settings VALUES (?, ?)", key, _text(clean_json(value, key)))

    def _put(self, sql: str, *row: str) -> None:
        with transaction(self._db):
            self._db.execute(sql, row)

    def _replace(self, clear: str, sql: str, rows: list[tuple[Any, ...]]) -> None:
        with transaction(self._db):
            self._db.execute(clear)
            self._db.conn.executemany(sql, rows)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
