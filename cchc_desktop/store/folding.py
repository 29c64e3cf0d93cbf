"""Text as search sees it: without marks, in lower case."""

from collections.abc import Iterator
from typing import Any

from cchc_desktop.entry import Entry, entry_to_json
from cchc_desktop.prose import folded

_KIND_WORDS = {"KH": "kế hoạch", "BC": "báo cáo"}
_MARKUP = {"bold", "italic", "live"}
_EARLIER = {"before", "last_year", "previous"}
"""Figures of other periods that stand beside an answer: nobody looks for this document by them."""


def searchable(entry: Entry, title: str) -> str:
    """All that an entry can be found by, folded: kind, title, office, period, number, headings, answers."""
    office, kind = entry.office, entry.form.kind
    known = [kind, _KIND_WORDS.get(kind, ""), title, str(entry.period.year), entry.date]
    known += [office.commune, office.superior, office.province, office.body]
    known += [f"{entry.number}/{kind}-{office.symbol}"] if entry.number else []
    raw = entry_to_json(entry)
    headings = [section["heading"] for section in raw["outline"]]
    return folded(" ".join((*known, *_texts(headings), *_texts(raw["answers"]))))


def excerpt(entry: Entry, words: str, around: int = 45) -> str:
    """Where the searched words stand in what was answered, with some text around; empty when nowhere.

    Of all lines that hold a word it is the first with the most of them, from about the longest one.
    """
    wanted = sorted(folded(words).split(), key=len, reverse=True)
    raw = entry_to_json(entry)
    headings = [section["heading"] for section in raw["outline"]]
    lines = [*_texts(raw["answers"], live="…"), *_texts(headings, live="…")]
    found = [(sum(word in bare for word in wanted), -n) for n, bare in enumerate(map(folded, lines))]
    most, at = max(found, default=(0, 0))
    if not most:
        return ""
    line = lines[-at]
    bare = "".join(folded(char) or " " for char in line)
    start = next((bare.find(word) for word in wanted if word in bare), 0)
    first = bare.rfind(" ", 0, max(0, start - around)) + 1
    last = bare.find(" ", start + around) if " " in bare[start + around :] else len(line)
    return ("…" if first else "") + line[first:last].strip() + ("…" if last < len(line) else "")


def _texts(raw: Any, live: str = "") -> Iterator[str]:
    """Every text; ``live`` stands for a value that is known elsewhere."""
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, (int, float)) and not isinstance(raw, bool):
        yield str(raw)
    elif isinstance(raw, dict):
        if "live" in raw:
            yield live
        else:
            known = (value for key, value in raw.items() if key not in _EARLIER)
            yield from (text for value in known for text in _texts(value, live))
    elif isinstance(raw, list):
        texts = (text for item in raw for text in _texts(item, live))
        if any(isinstance(item, dict) and _MARKUP & item.keys() for item in raw):
            yield "".join(texts)  # Spans of one line: a word may be half bold.
        else:
            yield from texts
