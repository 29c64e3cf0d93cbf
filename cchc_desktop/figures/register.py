"""The register of numbers: which document of a year has which, twice given or not at all.

Plans and reports are numbered apart, each from 01 on through the year of their day (NĐ 30/2020, Đ.15).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class Registered:
    """A document as the register needs it; ``date`` as an entry keeps it, ``year`` that of its period."""

    id: str
    kind: str
    number: str
    date: str
    year: int
    title: str = ""
    state: str = ""

    @property
    def book(self) -> int:
        """The year in whose register it stands: that of its day, or of its period while that is not known."""
        return int(self.date[:4]) if self.date else self.year

    @property
    def place(self) -> tuple[int, str]:
        """What the register sorts by: “07a” after “7”; without a number at the end."""
        digits = self.number.rstrip("abcdefghijklmnopqrstuvwxyzđ")
        return (int(digits), self.number[len(digits) :]) if digits else (10**9, "")


def in_book(documents: Iterable[Registered], kind: str, year: int) -> list[Registered]:
    """The documents of one kind in one year's register, by number."""
    found = (one for one in documents if one.kind == kind and one.book == year)
    return sorted(found, key=lambda one: (one.place, one.date, one.title))


def twins(document: Registered, documents: Iterable[Registered]) -> list[Registered]:
    """Other documents of the same register with the same number, however many zeros were typed."""
    if not document.number:
        return []
    book = in_book(documents, document.kind, document.book)
    return [one for one in book if one.id != document.id and one.place == document.place and one.number]


def gaps(book: Sequence[Registered]) -> str:
    """The numbers that no document of a register has, as “01, 03–05”; empty when none is left out.

    >>> gaps([Registered("a", "BC", "02", "", 2026), Registered("b", "BC", "6", "", 2026)])
    '01, 03–05'
    """
    given = {one.place[0] for one in book if one.number}
    missing = [n for n in range(1, max(given, default=0)) if n not in given]
    runs = [[n for _, n in run] for _, run in groupby(enumerate(missing), key=lambda pair: pair[1] - pair[0])]
    return ", ".join(written(run[0]) + (f"–{written(run[-1])}" if len(run) > 1 else "") for run in runs)


def next_number(book: Iterable[Registered]) -> str:
    """The number after the last one, “01” in an empty register."""
    return written(max((one.place[0] for one in book if one.number), default=0) + 1)


def written(number: int) -> str:
    """A number as the decree writes it: a zero before one digit (NĐ 30/2020, PL I, II.3.a)."""
    return f"{number:02}"
