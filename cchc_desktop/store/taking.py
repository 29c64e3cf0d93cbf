"""Histories that leave the store in a package, and histories that come in: by ancestry, never by clock."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from sqlite_utils import Database

from cchc_desktop.ancestry import Frozen, History, mark, relation, same_words
from cchc_desktop.entry import Entry, entry_text
from cchc_desktop.figures.activities import Activity
from cchc_desktop.figures.channels import Channel
from cchc_desktop.store.activities import Activities
from cchc_desktop.store.bin import Bin
from cchc_desktop.store.database import fetch, transaction
from cchc_desktop.store.entries import EXPORTED, SUBMITTED, Entries, next_revision, now_utc

CARRIED = "mang đi"
TAKEN = "nhận về"

Outcome = Literal["new", "known", "later", "apart"]
_SPACE = uuid.UUID("6f5b1a52-4f3c-5d5e-9c0e-0d5f3a3c7e11")


@dataclass(frozen=True)
class Taken:
    """What became of one history: ``entry_id`` is the entry of this store that now holds it.

    ``from_bin`` tells that it lay in the bin: what somebody takes in is there to be seen again.
    """

    entry_id: str
    title: str
    outcome: Outcome
    from_bin: bool = False


def hand_out(db: Database, entry_ids: Iterable[str]) -> list[History]:
    """The entries with their pasts, each frozen as it stands so that a later edit is a later revision."""
    with transaction(db):
        for entry_id in entry_ids:
            _settle(db, entry_id)
    return [history(db, entry_id) for entry_id in entry_ids]


def history(db: Database, entry_id: str) -> History:
    """An entry's history under its first name; content unchanged since a version counts as that version."""
    entries = Entries(db)
    current = entries.load(entry_id)
    (title,) = fetch(db, "SELECT title FROM entries WHERE id = ?", (entry_id,))[0]
    first = origin(db, entry_id)
    past = [
        Frozen(replace(entries.version(entry_id, one.revision), id=first), one.time, one.reason)
        for one in reversed(entries.versions(entry_id))
    ]
    parent = next((one.entry for one in past if one.entry.revision == current.parent), None)
    unchanged = parent is not None and same_words(replace(parent, id=current.id), current)
    tip = parent if parent is not None and unchanged else replace(current, id=first)
    return History(title, tip, tuple(past))


def foretell(db: Database, histories: Iterable[History]) -> list[Taken]:
    """What taking these in would do, without doing it."""
    return [_foretold(db, one) for one in histories]


def take_in(db: Database, histories: Iterable[History]) -> list[Taken]:
    """Takes histories in, all or none; what is known already changes nothing."""
    with transaction(db):
        return [_take(db, one) for one in histories]


def take_with_rows(
    db: Database, histories: Iterable[History], rows: Iterable[Activity], channels: Iterable[Channel]
) -> tuple[list[Taken], int]:
    """Takes histories and rows of the diary in, all or none; how many of the rows were not there before."""
    with transaction(db):
        return take_in(db, histories), len(Activities(db).take(rows, channels))


def origin(db: Database, entry_id: str) -> str:
    """The name under which an entry is known everywhere: another one than here when it grew apart."""
    rows = fetch(db, "SELECT origin FROM branches WHERE entry = ?", (entry_id,))
    return str(rows[0][0]) if rows else entry_id


def grown_apart(db: Database) -> set[str]:
    """The entries of which another, different one stands in the lists."""
    sql = (
        "SELECT entry, origin FROM branches "
        "WHERE entry NOT IN (SELECT entry FROM bin) AND origin NOT IN (SELECT entry FROM bin)"
    )
    return {name for row in fetch(db, sql) for name in row}


def _settle(db: Database, entry_id: str) -> None:
    """Freezes the entry's content; work goes on in a new revision of the same state."""
    entries = Entries(db)
    tip, current = history(db, entry_id).tip, entries.load(entry_id)
    if tip.revision == current.revision:  # otherwise nothing was changed since it was frozen
        entries.freeze(current, CARRIED)
        _go_on(entries, current)


def _foretold(db: Database, theirs: History) -> Taken:
    taken = _place(db, theirs)
    return replace(taken, from_bin=Bin(db).holds(taken.entry_id))


def _place(db: Database, theirs: History) -> Taken:
    """The entry that a history belongs to, and how it stands to it."""
    later = ""
    heads = _heads(db, theirs.tip.id)
    for head in heads:
        how = relation(history(db, head), theirs)
        if how == "known":
            return Taken(head, theirs.title, how)
        later = later or (head if how == "later" else "")
    if later:
        return Taken(later, theirs.title, "later")
    if not heads:
        return Taken(theirs.tip.id, theirs.title, "new")
    apart = uuid.uuid5(_SPACE, " ".join((theirs.tip.id, *mark(theirs.tip))))
    return Taken(str(apart), theirs.title, "apart")


def _heads(db: Database, first: str) -> list[str]:
    sql = (
        "SELECT id FROM entries WHERE id = ? AND id NOT IN (SELECT entry FROM branches) "
        "UNION SELECT entry FROM branches WHERE origin = ?"
    )
    return [entry_id for (entry_id,) in fetch(db, sql, (first, first))]


def _take(db: Database, theirs: History) -> Taken:
    taken = _foretold(db, theirs)
    if taken.from_bin:
        Bin(db).take_out([taken.entry_id])
    if taken.outcome == "known":
        return taken
    tip = replace(theirs.tip, id=taken.entry_id)
    entries = Entries(db)
    entries.save(tip, theirs.title)
    if taken.outcome == "apart":
        db.execute("INSERT INTO branches (entry, origin) VALUES (?, ?)", (tip.id, theirs.tip.id))
    kept = {one.revision for one in entries.versions(tip.id)}
    arrived = [*theirs.past, Frozen(theirs.tip, now_utc(), TAKEN)]
    for one in arrived:
        if one.entry.revision not in kept:
            kept.add(one.entry.revision)
            _keep(db, replace(one, entry=replace(one.entry, id=tip.id)))
    _go_on(entries, tip)
    return taken


def _go_on(entries: Entries, tip: Entry) -> None:
    """What is edited next is a new revision; an issued document gets its own when it is first changed."""
    if tip.state not in (EXPORTED, SUBMITTED):
        entries.save(replace(next_revision(tip), state=tip.state))


def _keep(db: Database, version: Frozen) -> None:
    entry: Entry = version.entry
    db.execute(
        "INSERT INTO versions (entry, revision, parent, time, reason, content) VALUES (?, ?, ?, ?, ?, ?)",
        (entry.id, entry.revision, entry.parent, version.time, version.reason, entry_text(entry)),
    )
