"""Finding words in an entry's texts, with or without their marks; nothing is ever changed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from cchc_desktop.form.live import Values
from cchc_desktop.form.spots import Path, spots
from cchc_desktop.prose import Line, Live, folded


@dataclass(frozen=True)
class Hit:
    """Words found: the section, the field (empty: the section's heading), the place in its JSON, from–to.

    ``order`` counts the lines of the entry; positions count a live value as one character.
    """

    section: str
    field: str
    path: Path
    order: int
    start: int
    end: int

    @property
    def at(self) -> tuple[int, int]:
        """Its place among all hits of the entry."""
        return self.order, self.start


def find(values: Values, wanted: str) -> list[Hit]:
    """Every place where the words stand, in the order of the document.

    Words typed without marks are found with any; words with a mark only as they are. Capitals and the
    number of blanks make no difference. A live value is found by the words it shows.
    """
    words = " ".join(wanted.lower().split())
    if not words:
        return []
    bare = folded(wanted) == words
    seen = values.afresh()
    return [
        Hit(spot.section, spot.field, spot.path, order, start, end)
        for order, spot in enumerate(spots(values))
        for start, end in _places(spot.line, words, seen.say, _bare if bare else str.lower)
    ]


def step(hits: Sequence[Hit], last: tuple[int, int], by: int) -> int:
    """The index of the next hit behind (1) or before (-1) a place; from the end it begins anew."""
    if by > 0:
        return next((n for n, hit in enumerate(hits) if hit.at > last), 0)
    return next((n for n in reversed(range(len(hits))) if hits[n].at < last), len(hits) - 1)


def _places(
    line: Line, words: str, say: Callable[[Live], str], fold: Callable[[str], str]
) -> Iterator[tuple[int, int]]:
    """From–to of every place in a line, those inside one live value once."""
    signs: list[str] = []
    positions: list[int] = []
    for sign, position in _signs(line, say):
        for part in " " if sign.isspace() else fold(sign):
            if part != " " or signs[-1:] != [" "]:
                signs.append(part)
                positions.append(position)
    text, at, told = "".join(signs), 0, (-1, -1)
    while (found := text.find(words, at)) >= 0:
        at = found + len(words)
        place = positions[found], positions[at - 1] + 1
        if place != told:
            yield place
        told = place


def _signs(line: Line, say: Callable[[Live], str]) -> Iterator[tuple[str, int]]:
    """Every character that is shown, with the position it stands for."""
    position = 0
    for span in line:
        if isinstance(span, Live):
            yield from ((sign, position) for sign in say(span))
            position += 1
        else:
            for sign in span.text:
                yield sign, position
                position += 1


@cache
def _bare(sign: str) -> str:
    return folded(sign)
