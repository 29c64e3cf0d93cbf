"""Every place of an entry where typed words stand, and other words put there."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from cchc_desktop.entry import Entry
from cchc_desktop.form.definition import Field
from cchc_desktop.form.live import Values
from cchc_desktop.prose import Line, Live, Text, line_from_json, line_to_json, merged, plain, prose_from_json

Path = tuple[str | int, ...]
HEADING = ""
"""Stands for the field where a section's heading is meant."""

LIVE_YEARS = {"nam": "\ue000", "nam_truoc": "\ue001", "nam_sau": "\ue002"}
_OBJECT = "\ufffc"
"""Stand for live values in ``typed``: one character each that no pattern of words takes for a letter."""


@dataclass(frozen=True)
class Spot:
    """A line of a section's heading (no field) or of an answer; ``path`` leads to it inside the JSON.

    ``rich`` tells that live values may stand there; otherwise it holds nothing but characters.
    """

    section: str
    field: str
    path: Path
    line: Line
    paragraph: int = 0
    rich: bool = True

    @property
    def typed(self) -> str:
        """Its characters, with one sign for each live value; live years have signs of their own."""
        return "".join(
            span.text if isinstance(span, Text) else LIVE_YEARS.get(span.name, _OBJECT) for span in self.line
        )


def spots(values: Values) -> Iterator[Spot]:
    """Every line in the order it is asked, headings of the entry's own outline included."""
    own = {section.id for section in values.entry.outline}
    for section in values.sections:
        if section.id in own:
            yield Spot(section.id, HEADING, (), section.heading)
        for field in section.fields:
            for path, raw, rich in _leaves(field, values.raw(field)):
                line = line_from_json(raw, field.id) if rich else plain(raw)
                numbers = [step for step in path if isinstance(step, int)]
                yield Spot(section.id, field.id, path, line, numbers[0] if numbers else 0, rich)


def with_line(values: Values, spot: Spot, line: Line) -> Entry:
    """The entry with other words at one place; where no live value can stand they become characters."""
    entry = values.entry
    if spot.field == HEADING:
        outline = (replace(s, heading=line) if s.id == spot.section else s for s in entry.outline)
        return replace(entry, outline=tuple(outline))
    words = line_to_json(line) if spot.rich else values.text(line)
    raw = copy.deepcopy(values.raw(values.fields[spot.field]))
    return entry.answered(spot.field, _put(raw, spot.path, words))


def with_paragraph(values: Values, field: Field, words: str) -> Entry:
    """The entry with a paragraph below those of a field of prose; a dash begins it where they have one."""
    lines = list(values.raw(field) or ())
    last = [text for line in prose_from_json(lines, field.id) if (text := values.afresh().text(line)).strip()]
    dash = "- " if last and last[-1].startswith("-") else ""
    return values.entry.answered(field.id, [*lines, dash + words])


def spliced(line: Line, start: int, end: int, new: Line) -> Line:
    """The line with the characters from start to end replaced, in the weight of the first of them.

    >>> [str(span) for span in spliced((Text("năm 2022."),), 4, 8, plain("2023"))]
    ["Text(text='năm 2023.', bold=False, italic=False)"]
    """
    before, inside, after = cut(line, 0, start), cut(line, start, end), cut(line, end, None)
    look = inside[0] if inside else (*before, *after, Text(""))[0]
    weighed = (replace(span, bold=look.bold, italic=look.italic) for span in new)
    return merged((*before, *weighed, *after))


def cut(line: Line, start: int, end: int | None) -> Line:
    """The spans between two places, where a live value is one character long."""
    at, kept = 0, []
    for span in line:
        length = 1 if isinstance(span, Live) else len(span.text)
        low, high = max(start - at, 0), length if end is None else min(end - at, length)
        if low < high:
            kept.append(span if isinstance(span, Live) else replace(span, text=span.text[low:high]))
        at += length
    return tuple(kept)


def _leaves(field: Field, raw: Any) -> Iterator[tuple[Path, Any, bool]]:
    if raw is not None and field.kind in _LEAVES:
        yield from _LEAVES[field.kind](raw)


def _lines(raw: Any, path: Path = ()) -> Iterator[tuple[Path, Any, bool]]:
    if isinstance(raw, str):
        yield path, raw, True
    else:
        yield from (((*path, n), line, True) for n, line in enumerate(raw))


def _citations(raw: Any) -> Iterator[tuple[Path, Any, bool]]:
    for n, cited in enumerate(raw):
        yield from (((n, part), cited[part], True) for part in ("issuer", "abstract") if part in cited)


def _assignments(raw: Any) -> Iterator[tuple[Path, Any, bool]]:
    for n, item in enumerate(raw):
        yield (n, "unit"), item.get("unit", ""), True
        yield from _lines(item.get("tasks", []), (n, "tasks"))


def _table(raw: Any) -> Iterator[tuple[Path, Any, bool]]:
    yield from (((r, c), cell, False) for r, row in enumerate(raw) for c, cell in enumerate(row))


def _signature(raw: Any) -> Iterator[tuple[Path, Any, bool]]:
    yield from (((part,), raw[part], False) for part in ("position", "name") if part in raw)
    yield from ((("authority", n), line, False) for n, line in enumerate(raw.get("authority", ())))


def _number(raw: Any) -> Iterator[tuple[Path, Any, bool]]:
    if raw.get("unit"):
        yield ("unit",), raw["unit"], False


_LEAVES: dict[str, Callable[[Any], Iterator[tuple[Path, Any, bool]]]] = {
    "text": lambda raw: iter([((), raw, True)]),
    "prose": _lines,
    "list": _lines,
    "addressees": _lines,
    "recipients": _lines,
    "citations": _citations,
    "assignments": _assignments,
    "table": _table,
    "signature": _signature,
    "number": _number,
    "date": lambda raw: iter([((), raw, False)]),
}
"""For each kind of field that holds typed words: where they stand in its JSON."""


def _put(raw: Any, path: Path, words: Any) -> Any:
    if not path:
        return words
    inner = raw
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = words
    return raw
