"""The time that a document is about, and every period and year that its text names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cchc_desktop.review.reading import ReadDocument

_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTHS = {"6 đầu": (1, 6), "6 cuối": (7, 12), "9 đầu": (1, 9), "3 cuối": (10, 12), "3 đầu": (1, 3)}
_COUNTS = {"sáu": 6, "chín": 9, "ba": 3}
_PERIOD = re.compile(
    r"""(?:quý|Quý|QUÝ)\s+(?P<quarter>IV|I{1,3}|[1-4])\b(?:\s*(?:/|,?\s*(?:năm|NĂM)\s+)(?P<y1>20\d\d))?
    |(?P<count>0?[369]|sáu|chín|ba)\s+(?:tháng|THÁNG)(?:\s+(?P<half>đầu|cuối|ĐẦU|CUỐI)\s+(?:năm|NĂM)(?:\s+(?P<y2>20\d\d))?
        |\s+(?:năm|NĂM)\s+(?P<y3>20\d\d))
    |(?P<end>(?:những\s+tháng\s+)?(?<!tháng\s)cuối\s+năm(?:\s+(?P<y4>20\d\d))?)
    |(?:năm|NĂM|Năm)\s+(?P<y5>20\d\d)\b(?!\s*[-–]\s*20\d\d)""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Time:
    """A period as a text names it: its kind (“quý 2”, “6 đầu”, “cuối”, “năm”), its year or 0, its words."""

    kind: str
    year: int
    name: str
    span: tuple[int, int] = (0, 0)


@lru_cache(maxsize=1024)
def times(text: str) -> tuple[Time, ...]:
    """Every period and year named, in order."""
    return tuple(_times(text))


def _times(text: str) -> Iterator[Time]:
    for found in _PERIOD.finditer(text):
        year = int(next((found[name] for name in ("y1", "y2", "y3", "y4", "y5") if found[name]), "0"))
        yield Time(_kind(found), year, " ".join(found[0].split()), found.span())


def _kind(found: re.Match[str]) -> str:
    if found["quarter"]:
        return f"quý {_QUARTERS[found['quarter']]}"
    if found["count"]:
        count = _COUNTS.get(found["count"]) or int(found["count"])
        return f"{count} {(found['half'] or 'đầu').lower()}"
    return "cuối" if found["end"] else "năm"


def subject(document: ReadDocument) -> Time | None:
    """What the abstract says the document is about; None when it names no time."""
    named = list(times(document.abstract))
    parts = [time for time in named if time.kind != "năm"]
    return (parts or named)[-1] if named else None


def window(time: Time) -> tuple[date, date]:
    """The first and last day of a period."""
    year = time.year or 2000
    if time.kind.startswith("quý"):
        quarter = int(time.kind[-1])
        return date(year, quarter * 3 - 2, 1), date(year, quarter * 3, 28)
    first, last = _MONTHS.get(time.kind, (1, 12))
    return date(year, first, 1), date(year, last, 28)


def following(time: Time) -> frozenset[tuple[str, int]]:
    """The periods whose tasks a report of this time may name, with their years."""
    year = time.year
    if time.kind == "quý 4" or time.kind in ("năm", "6 cuối", "cuối"):
        first = {("quý 1", year + 1), ("6 đầu", year + 1)} if time.kind != "năm" else set()
        return frozenset({("năm", year + 1), *first, ("quý 1", year + 1), ("6 đầu", year + 1)})
    ends = {("cuối", year), ("3 cuối", year), ("6 cuối", year)}
    if time.kind.startswith("quý"):
        return frozenset(
            {(f"quý {int(time.kind[-1]) + 1}", year), *ends} - {("3 cuối", year)} | {("năm", year)}
        )
    if time.kind == "6 đầu":
        return frozenset({("6 cuối", year), ("cuối", year), ("quý 3", year)})
    return frozenset({("3 cuối", year), ("quý 4", year), ("cuối", year), ("năm", year + 1)})
