"""Puts safe mends into an entry: a finding and an entry give the entry as it is without the mistake."""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from cchc_desktop.entry import Entry
from cchc_desktop.form.answers import KINDS
from cchc_desktop.form.definition import Field, Form
from cchc_desktop.form.findings import Finding
from cchc_desktop.form.live import Values
from cchc_desktop.form.unsaid import kept
from cchc_desktop.prose import Line, Live, Text, is_blank, line_from_json, line_to_json, merged

_LISTS = ("prose", "list", "addressees", "recipients")


def mended(form: Form, entry: Entry, findings: Iterable[Finding]) -> Entry:
    """The entry with the mends of all these findings that can still be put in; the others change nothing.

    A mend replaces typed characters only: a live value, a number or a citation is never touched.
    """
    wanted = [finding for finding in findings if finding.mend is not None]
    values = Values(form, entry)
    for finding in sorted(wanted, key=lambda one: (one.paragraph, one.span), reverse=True):
        entry = _mended(values.afresh(), entry, finding)
    return entry


def can_mend(form: Form, entry: Entry, finding: Finding) -> bool:
    """Whether the finding's mend would change the entry."""
    return mended(form, entry, [finding]) != entry


def _mended(values: Values, entry: Entry, finding: Finding) -> Entry:
    if not finding.field:
        return _with_heading(values, entry, finding)
    field = values.fields.get(finding.field)
    if field is None:
        return entry
    raw = entry.answers.get(field.id, values.raw(field))
    answer = _answer(values, field, deepcopy(raw), finding)
    return entry if answer is None or answer == raw else entry.answered(field.id, answer)


def _answer(values: Values, field: Field, raw: Any, finding: Finding) -> Any:
    """The answer in JSON with the mend in it, or None when it has no place there."""
    if field.kind == "text":
        line = _line(values, line_from_json(raw, field.id), finding, finding.span)
        return None if line is None else line_to_json(line)
    if field.kind in _LISTS and isinstance(raw, list):
        return _in_list(values, field, raw, finding)
    if field.kind == "assignments":
        return _in_assignments(values, raw, finding)
    if field.kind == "signature" and finding.quote == raw.get("name"):
        return {**raw, "name": finding.mend}
    return None


def _in_list(values: Values, field: Field, raw: list[Any], finding: Finding) -> list[Any] | None:
    lines = [line_from_json(one, field.id) for one in raw]
    at, before = finding.paragraph, 0
    if field.kind in ("addressees", "recipients"):
        written = [n for n, line in enumerate(lines) if not is_blank(line)]
        at -= int(field.kind == "recipients" and _is_greeted_first(values, lines))
        if not 0 <= at < len(written):
            return None
        at = written[at]
        before = (
            2 if field.kind == "recipients" and not values.text(lines[at]).startswith(("-", "+", "*")) else 0
        )
    if not 0 <= at < len(lines):
        return None
    span = (finding.span[0] - before, finding.span[1] - before)
    changed = _whole_recipient(values, lines[at], finding, before) if span[0] < 0 else None
    changed = changed or _line(values, lines[at], finding, span)
    if changed is None:
        return None
    raw[at] = line_to_json(changed)
    return raw


def _is_greeted_first(values: Values, lines: Sequence[Line]) -> bool:
    """Whether “Như trên” was put first by the program and is no line of the answer."""
    field = next((one for one in values.fields.values() if one.kind == "addressees"), None)
    greeted = field is not None and not KINDS[field.kind].is_blank(values.answer(field) or ())
    return greeted and not any(values.text(line).startswith("Như trên") for line in lines)


def _whole_recipient(values: Values, line: Line, finding: Finding, before: int) -> Line | None:
    """A recipient written anew from its dash on; without dash and mark, which the program adds."""
    if any(isinstance(span, Live) for span in line) or len(values.text(line)) + before < finding.span[1] - 1:
        return None
    return (Text(re.sub(r"^- |[.;]$", "", finding.mend or "")),)


def _in_assignments(values: Values, raw: list[Any], finding: Finding) -> list[Any] | None:
    """In the unit or the task that holds the words at that place."""
    if not 0 <= finding.paragraph < len(raw):
        return None
    item = raw[finding.paragraph]
    tasks = item.get("tasks", [])
    unit = line_from_json(item.get("unit", ""), "unit")
    width = len(values.text(unit)) + 2 if len(tasks) == 1 and not is_blank(unit) else 0
    places: list[tuple[Line, int, int | None]] = [(unit, 0, None)]
    places += [
        (line_from_json(task, "tasks"), width if len(tasks) == 1 else 2, n) for n, task in enumerate(tasks)
    ]
    for line, before, n in places:
        start, end = finding.span[0] - before, finding.span[1] - before
        if start >= 0 and values.text(line)[start:end] == finding.quote:
            changed = _line(values, line, finding, (start, end))
            if changed is not None:
                if n is None:
                    item["unit"] = line_to_json(changed)
                else:
                    tasks[n] = line_to_json(changed)
                return raw
    return None


def _with_heading(values: Values, entry: Entry, finding: Finding) -> Entry:
    sections = []
    for section in entry.outline:
        line = None
        if section.id == finding.section:
            line = _line(values, section.heading, finding, finding.span)
        sections.append(section if line is None else replace(section, heading=line))
    return replace(entry, outline=tuple(sections))


def _line(values: Values, line: Line, finding: Finding, span: tuple[int, int]) -> Line | None:
    """The line with the mend in the place of the span, or None when a live value stands there."""
    start, end = _in_whole_line(values, line, span)
    whole = values.afresh().text(line)
    same = whole[start:end].lower() == finding.quote.lower() or start == end
    if finding.mend is None or start < 0 or end > len(whole) or not same:
        return None
    pieces = list(_pieces(values.afresh(), line))
    if any(live and first < end and start < last for first, last, live in pieces):
        return None
    return merged(_cut(values.afresh(), line, start, end, finding.mend))


def _in_whole_line(values: Values, line: Line, span: tuple[int, int]) -> tuple[int, int]:
    """Where a span of the written line stands when the sentences that are not written are counted too."""
    pieces = list(_pieces(values.afresh(), line))
    widths = [n for first, last, live in pieces for n in ((last - first,) if live else (1,) * (last - first))]
    written = left_out = 0
    for low, high in kept(line, values.is_unsaid):
        left_out = sum(widths[:low]) - written
        written += sum(widths[low:high])
        if span[0] < written:
            break
    return span[0] + left_out, span[1] + left_out


def _pieces(values: Values, line: Line) -> Iterator[tuple[int, int, bool]]:
    at = 0
    for span in line:
        text = values.span_text(span)
        yield at, at + len(text), isinstance(span, Live)
        at += len(text)


def _cut(values: Values, line: Line, start: int, end: int, mend: str) -> Iterator[Text | Live]:
    """The spans with the characters from start to end taken out and the mend put in once."""
    pending: str | None = mend
    for span, (first, last, _) in zip(line, list(_pieces(values, line)), strict=True):
        if isinstance(span, Live) or last < start or first > end:
            yield span
            continue
        head, tail = span.text[: max(0, start - first)], span.text[max(0, end - first) :]
        yield replace(span, text=head + (pending or "") + tail)
        pending = None
    if pending:
        yield Text(pending)
