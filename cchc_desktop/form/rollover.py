"""A new period from an old entry: text kept, live values moved, figures emptied, leftovers settled."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from cchc_desktop.entry import Entry, Period, new_id
from cchc_desktop.form.answers import KINDS, Number, Ratio, read_answer
from cchc_desktop.form.definition import Field, Form, new_entry
from cchc_desktop.form.leftovers import Leftover
from cchc_desktop.form.live import Values
from cchc_desktop.form.results import missed_sentence
from cchc_desktop.form.spots import spliced, spots, with_line
from cchc_desktop.form.stale_words import DOCUMENT
from cchc_desktop.form.wording import period_name, typed_date
from cchc_desktop.office import Office
from cchc_desktop.prose import Line, line_from_json


def rolled_over(form: Form, old: Entry, period: Period, office: Office) -> Entry:
    """A new draft from an old entry, under its own id: nothing in its text is changed.

    Every figure is emptied and keeps the old one beside it; number and day of the document are given again
    when it is signed. A sentence that the program made of the results, and nobody touched, stays behind.
    """
    values = Values(form, old)
    fields = values.fields
    name = period_name(old.period)
    answers = {
        field_id: emptied(fields[field_id], raw, name) if field_id in fields else raw
        for field_id, raw in old.answers.items()
    }
    for into, sentence in _told_results(values):
        answers[into] = [raw for raw in answers[into] if _undashed(values, into, raw) != sentence]
    return replace(
        old, id=new_id(), revision=new_id(), parent="", office=office, period=period,
        number="", date="", state="nháp", answers=answers,
    )  # fmt: skip


def _told_results(values: Values) -> Iterator[tuple[str, str]]:
    """Fields of prose, each with the sentence that was proposed there for the results of that period."""
    for field in values.fields.values():
        into = str(field.settings.get("into", ""))
        sentence = missed_sentence(values.answer(field) or ()) if field.kind == "results" else ""
        if sentence and isinstance(values.entry.answers.get(into), list):
            yield into, sentence


def _undashed(values: Values, field_id: str, raw: Any) -> str:
    return values.text(line_from_json(raw, field_id)).strip().removeprefix("- ")


def emptied(field: Field, raw: Any, period: str) -> Any:
    """A figure's answer without its digits, which stand beside it as those of the period named.

    >>> emptied(Field("tin", "number"), {"typed": "48", "manner": "trên"}, "năm 2022")
    {'manner': 'trên', 'before': {'figure': '48', 'period': 'năm 2022'}}
    """
    if field.kind == "results":
        return {}  # another year has another plan
    if field.kind not in ("number", "ratio"):
        return raw
    answer: Number | Ratio = read_answer(field, raw)
    figure = answer.figure if isinstance(answer, Number) else f"{answer.part}/{answer.whole}".strip("/")
    kept = {key: raw[key] for key in ("manner", "unit") if key in raw}
    return kept | ({"before": {"figure": figure, "period": period}} if figure else {})


def open_figures(values: Values) -> list[Field]:
    """The numbers and ratios that had a figure in the old entry and have none yet in this one."""
    fields = (values.fields[field_id] for field_id in values.entry.answers if field_id in values.fields)
    asked = [field for field in fields if field.kind in ("number", "ratio")]
    order = {field_id: n for n, field_id in enumerate(values.fields)}
    return sorted(
        (
            field
            for field in asked
            if values.answer(field).before and KINDS[field.kind].is_blank(values.answer(field))
        ),
        key=lambda field: order[field.id],
    )


def with_figure(values: Values, field: Field, typed: str) -> Entry:
    """The entry with a figure as typed: “36”, or “17/18” for a ratio."""
    raw = dict(values.raw(field))
    if field.kind == "ratio":
        part, _, whole = typed.partition("/")
        raw |= {"part": part.strip(), "whole": whole.strip()}
    else:
        raw["typed"] = typed.strip()
    return values.entry.answered(field.id, raw)


def settled(form: Form, entry: Entry, places: Iterable[Leftover], answer: Line | None = None) -> Entry:
    """The entry with equal leftovers replaced: by the answer, or without one by what each proposes."""
    for leftover in sorted(places, key=lambda place: place.finding.span, reverse=True):
        values = Values(form, entry)
        new = leftover.mend if answer is None else answer
        if leftover.finding.rule == DOCUMENT and not leftover.spot.line:
            entry = _with_citation(values, leftover, values.text(new or ()))
        elif new is not None:
            line = _line(values, leftover)
            entry = with_line(values, leftover.spot, spliced(line, *leftover.finding.span, new))
    return entry


def _line(values: Values, leftover: Leftover) -> Line:
    """The line as it stands now, with what was already replaced further on in it."""
    spot = leftover.spot
    found = (
        one.line
        for one in spots(values)
        if (one.section, one.field, one.path) == (spot.section, spot.field, spot.path)
    )
    return next(found, spot.line)


def _with_citation(values: Values, leftover: Leftover, words: str) -> Entry:
    raw = [dict(item) for item in values.raw(values.fields[leftover.spot.field])]
    item = raw[leftover.finding.paragraph]
    item |= citation_numbers(words, item.get("symbol", ""))
    return values.entry.answered(leftover.spot.field, raw)


def citation_numbers(words: str, symbol: str) -> dict[str, str]:
    """Number, symbol and day from what was typed in one line; a symbol not typed stays.

    >>> citation_numbers("25 8/2/2023", "KH-UBND")
    {'number': '25', 'symbol': 'KH-UBND', 'date': '2023-02-08'}
    >>> citation_numbers("số 04/QĐ-UBND ngày 13/02/2023", "KH-UBND")
    {'number': '04', 'symbol': 'QĐ-UBND', 'date': '2023-02-13'}
    """
    words = re.sub(r"\bsố\b:?|\bngày\b|,", " ", words, flags=re.IGNORECASE).strip()
    found = re.search(r"(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{8})$", words)
    day = typed_date(found[0]) if found else None
    rest = words[: found.start()].strip() if found and day else words
    number, _, typed = rest.partition("/") if "/" in rest else (rest, "", "")
    number, joint, party = number.partition("-")
    return {
        "number": number.strip(),
        "symbol": f"{party}/{typed}".strip("/ ") if joint else typed.strip() or symbol,
        "date": day.isoformat() if day else "",
    }


def report_of_plan(plan_form: Form, plan: Entry, form: Form, period: Period, office: Office) -> Entry:
    """A new report on a plan: it cites the plan itself and what the plan was made for.

    Citations that the report's form proposes under the same id take over what the plan cites; the
    one of the commune's own plan (``kh_xa``) takes the plan's number and day.
    """
    entry = new_entry(form, office, period)
    cited = _cited_of(plan_form, plan)
    for field in form.fields():
        if field.kind == "citations" and field.default:
            raw = [dict(item) | cited.get(item["id"], {}) for item in field.default]
            entry = entry.answered(field.id, raw)
    return entry


def _cited_of(form: Form, plan: Entry) -> dict[str, dict[str, Any]]:
    values = Values(form, plan)
    known: dict[str, dict[str, Any]] = {}
    for field in values.fields.values():
        if field.kind == "citations":
            known |= {item["id"]: item for item in values.raw(field) or ()}
    day = plan.date if len(plan.date) == len("2023-02-13") else ""
    known["kh_xa"] = {"number": plan.number, "date": day}
    return known
