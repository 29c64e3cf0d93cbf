"""The office's own phrases: sentences kept by name, to be put into any document."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from sqlite_utils import Database

from cchc_desktop.prose import BadEntry, Prose, clean, is_blank, prose_from_json, prose_to_json
from cchc_desktop.store.database import fetch, transaction
from cchc_desktop.store.entries import now_utc


@dataclass(frozen=True)
class Phrase:
    """A kept text. ``used`` is when it was last put into a document or made, ISO 8601 in UTC."""

    id: int
    name: str
    text: Prose
    used: str


class Phrases:
    """The phrases of an open store. Every change is one transaction; all raise ``StoreProblem``.

    A name or text that says nothing, or that no document can hold, raises ``BadEntry``.
    """

    def __init__(self, db: Database, now: Callable[[], str] = now_utc) -> None:
        self._db = db
        self._now = now

    def all(self) -> list[Phrase]:
        """Every phrase, the last used first."""
        rows = fetch(self._db, "SELECT id, name, text, used FROM phrases ORDER BY used DESC, id DESC")
        return [
            Phrase(key, name, prose_from_json(json.loads(text), "text"), used)
            for key, name, text, used in rows
        ]

    def add(self, name: str, text: Prose) -> None:
        """Keeps a new phrase."""
        self._do("INSERT INTO phrases (name, text, used) VALUES (?, ?, ?)", *_kept(name, text), self._now())

    def change(self, phrase_id: int, name: str, text: Prose) -> None:
        """Another name or text for a phrase."""
        self._do("UPDATE phrases SET name = ?, text = ? WHERE id = ?", *_kept(name, text), phrase_id)

    def use(self, phrase_id: int) -> None:
        """Notes that the phrase was put into a document now."""
        self._do("UPDATE phrases SET used = ? WHERE id = ?", self._now(), phrase_id)

    def remove(self, phrase_id: int) -> None:
        """Takes a phrase out; ``put_back`` undoes it."""
        self._do("DELETE FROM phrases WHERE id = ?", phrase_id)

    def put_back(self, phrase: Phrase) -> None:
        """A phrase that was taken out, in its old place; its number may be another."""
        sql = "INSERT INTO phrases (name, text, used) VALUES (?, ?, ?)"
        self._do(sql, *_kept(phrase.name, phrase.text), phrase.used)

    def _do(self, sql: str, *values: str | int) -> None:
        with transaction(self._db):
            self._db.execute(sql, values)


def _kept(name: str, text: Prose) -> tuple[str, str]:
    """Name and text as columns."""
    name = clean(name.strip(), "name")
    if not name or all(map(is_blank, text)):
        raise BadEntry("phrase", "câu mẫu phải có tên và nội dung")
    checked = prose_from_json(prose_to_json(text), "text")
    return name, json.dumps(prose_to_json(checked), ensure_ascii=False)
