"""What changed between two documents, paragraph by paragraph and in each word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from cchc_desktop.document.text import text_parts
from cchc_desktop.document.tree import Document

Mark = Literal["same", "added", "removed"]
Piece = tuple[Mark, str]

_ALIKE = 0.5
"""Share of words from which two paragraphs count as one that was changed."""


@dataclass(frozen=True)
class Change:
    """A paragraph that was added, removed or changed; ``part`` is the part of the document it stands in."""

    part: str
    pieces: tuple[Piece, ...]

    @property
    def kind(self) -> Literal["added", "removed", "changed"]:
        """What became of the paragraph."""
        marks = {mark for mark, _ in self.pieces}
        if marks == {"added"}:
            return "added"
        return "removed" if marks == {"removed"} else "changed"


@dataclass(frozen=True)
class Unchanged:
    """So many paragraphs in a row that are the same in both."""

    part: str
    count: int


def compared(old: Document, new: Document) -> list[Change | Unchanged]:
    """Both documents in one reading, in the order they are written."""
    before, after = dict(text_parts(old)), dict(text_parts(new))
    names = list(after) + [name for name in before if name not in after]
    return [found for name in names for found in _part(name, before.get(name, []), after.get(name, []))]


def is_same(found: Sequence[Change | Unchanged]) -> bool:
    """Whether nothing at all was changed."""
    return all(isinstance(one, Unchanged) for one in found)


def _part(name: str, old: list[str], new: list[str]) -> Iterator[Change | Unchanged]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Unchanged(name, b - a)
        else:
            yield from (Change(name, pieces) for pieces in _paired(old[a:b], new[c:d]))


def _paired(old: list[str], new: list[str]) -> Iterator[tuple[Piece, ...]]:
    """Paragraphs that became each other side by side; what has no like stands alone."""
    while old or new:
        pair = next(
            ((n, k) for n, was in enumerate(old) for k, is_ in enumerate(new) if _alike(was, is_)),
            None,
        )
        n, k = pair or (len(old), len(new))
        yield from ((("removed", line),) for line in old[:n])
        yield from ((("added", line),) for line in new[:k])
        if pair:
            yield tuple(_words(old[n], new[k]))
        old, new = old[n + 1 :], new[k + 1 :]


def _alike(old: str, new: str) -> bool:
    was, is_ = old.split(), new.split()
    return 2 * (Counter(was) & Counter(is_)).total() >= _ALIKE * (len(was) + len(is_))


def _words(old: str, new: str) -> Iterator[Piece]:
    was, is_ = (re.findall(r"\s+|[^\s]+", line) for line in (old, new))
    for kind, a, b, c, d in SequenceMatcher(None, was, is_, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", "".join(was[a:b])
            continue
        if b > a:
            yield "removed", "".join(was[a:b])
        if d > c:
            yield "added", "".join(is_[c:d])
