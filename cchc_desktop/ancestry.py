"""What an entry grew from: its history, and which of two histories goes on from the other."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from cchc_desktop.entry import STATES, Entry, entry_text

Relation = Literal["known", "later", "apart"]


@dataclass(frozen=True)
class Frozen:
    """A content that no later edit changes; ``time`` is ISO 8601 in UTC and decides nothing."""

    entry: Entry
    time: str
    reason: str


@dataclass(frozen=True)
class History:
    """An entry as it stands (``tip``) with the frozen contents that it grew from, the oldest first."""

    title: str
    tip: Entry
    past: tuple[Frozen, ...] = ()


def mark(entry: Entry) -> tuple[str, str]:
    """What tells contents apart: the revision, and a sum of all but the id and the state.

    Two computers may go on from one draft, and then a revision alone names two contents.
    """
    bare = replace(entry, id="", state=STATES[0])
    return entry.revision, hashlib.sha256(entry_text(bare).encode()).hexdigest()


def same_words(one: Entry, other: Entry) -> bool:
    """Whether two revisions hold the same content."""
    return mark(replace(one, revision="", parent="")) == mark(replace(other, revision="", parent=""))


def relation(mine: History, theirs: History) -> Relation:
    """How their history looks from mine: already in it, going on from it, or grown apart."""
    tip = mark(theirs.tip)
    if tip == mark(mine.tip) or tip in (mark(version.entry) for version in mine.past):
        return "known"
    taken = {mine.tip.revision, *(version.entry.revision for version in mine.past)}
    goes_on = mark(mine.tip) in map(mark, _ancestors(theirs))
    return "later" if goes_on and theirs.tip.revision not in taken else "apart"


def _ancestors(history: History) -> Iterator[Entry]:
    """The contents that the tip grew from, by their parents; a chain bitten in its tail ends."""
    past = {version.entry.revision: version.entry for version in history.past}
    wanted = history.tip.parent
    while entry := past.pop(wanted, None):
        yield entry
        wanted = entry.parent
