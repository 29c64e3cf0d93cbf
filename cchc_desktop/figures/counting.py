"""Figures of an entry counted from the diary, over the days that its period counts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from cchc_desktop.entry import STATES, Entry, Period
from cchc_desktop.figures.activities import Activity, Total
from cchc_desktop.figures.periods import counted_days
from cchc_desktop.figures.targets import RESULTS
from cchc_desktop.form.definition import Field, Form
from cchc_desktop.form.live import Values
from cchc_desktop.form.results import Result, result_to_json, results_from_json
from cchc_desktop.form.wording import period_name, written_number


@dataclass(frozen=True)
class Past:
    """What was counted in an earlier period; ``key`` is where a number keeps it: last_year or previous."""

    key: str
    period: Period
    totals: tuple[Total, ...]


def recounted(
    form: Form,
    entry: Entry,
    totals: Iterable[Total],
    latest: Iterable[Activity] = (),
    past: Iterable[Past] = (),
) -> Entry:
    """The entry with every figure that has channels counted anew; what was typed stays and wins.

    ``totals`` are those of the entry's own period, ``latest`` the last row of each channel that counts
    x of y: such a state is not added up; ``past`` are earlier periods to compare with. A document
    that was exported keeps its figures, and an office without any row in the period has counted
    nothing, which is not zero.
    """
    if entry.state in STATES[2:]:
        return entry
    known, states, periods = tuple(totals), tuple(latest), tuple(past)
    for field in Values(form, entry).fields.values():
        channels = field.settings.get("channels")
        if field.kind == "number" and channels:
            told = count(field, known, entry.period), _other_units(field, known)
            entry = _with_count(entry, field, told, periods)
        elif field.kind == "ratio" and channels:
            last = next((one for one in states if one.channel in channels), None)
            entry = _with_state(entry, field, last) if last else entry
        elif field.kind == RESULTS:
            entry = _with_results(entry, field, known, states)
    return entry


def count(field: Field, totals: Iterable[Total], period: Period) -> str:
    """The figure of one field: all rows of its channels, those in its own unit alone where there are any.

    With ``per_day`` it is the mean of the days that count. Empty when nothing at all was noted.
    """
    known = tuple(totals)
    days = counted_days(period)
    if not known or not days:
        return ""
    figure = total_of(known, field.settings["channels"], field.settings.get("unit", ""))
    if field.settings.get("per_day"):
        mean = figure / ((days[1] - days[0]).days + 1)
        figure = mean.quantize(Decimal("0.1") if mean < 2 else Decimal(1), ROUND_HALF_UP)
    return _written(figure)


def total_of(totals: Iterable[Total], channels: Iterable[str], unit: str) -> Decimal:
    """What channels add up to: rows in the unit alone where there are any, else all of them.

    A unit that names several things (“tin, bài”) takes in the rows that were noted in one of them.
    """
    wanted = tuple(channels)
    of_channels = [one for one in totals if one.channel in wanted]
    units = counted_units((one.unit for one in of_channels), unit)
    return sum((one.quantity for one in of_channels if not units or one.unit in units), Decimal(0))


def counted_units(noted: Iterable[str], unit: str) -> tuple[str, ...]:
    """Those of the units noted that are counted in a unit; none when there are none, so that all count.

    >>> counted_units(["bài", "lần", "suất"], "lần"), counted_units(["bài", "suất"], "lần")
    (('lần',), ())
    """
    return tuple(dict.fromkeys(one for one in noted if _is_measured_in(one, unit)))


def _is_measured_in(unit: str, wanted: str) -> bool:
    """Whether what was noted in one unit is counted in another.

    >>> _is_measured_in("bài", "tin, bài"), _is_measured_in("tin, bài", "tin, bài viết")
    (True, True)
    >>> _is_measured_in("tổ", "tổ viên"), _is_measured_in("giờ", "tin, bài")
    (False, False)
    """
    kinds = [kind.strip() for kind in wanted.split(",")]
    if len(kinds) == 1:
        return unit == wanted
    noted = [kind.strip() for kind in unit.split(",")]
    return any(f"{kind} ".startswith(f"{one} ") for kind in kinds for one in noted if one)


def _written(figure: Decimal) -> str:
    return written_number(figure.normalize() if figure % 1 else int(figure))


def _with_results(
    entry: Entry, field: Field, totals: tuple[Total, ...], states: tuple[Activity, ...]
) -> Entry:
    """Each target's result counted anew; an office that noted nothing at all has counted none."""
    raw = entry.answers.get(field.id)
    if not raw or not raw.get("rows"):
        return entry
    rows = [result_to_json(reached(row, totals, states)) for row in results_from_json(raw, field.id)]
    return entry if rows == raw["rows"] else entry.answered(field.id, {**raw, "rows": rows})


def reached(row: Result, totals: tuple[Total, ...], states: tuple[Activity, ...]) -> Result:
    """A target with what the diary counts for it; of a channel that counts x of y, its last x."""
    if not row.channels or not totals:
        return replace(row, counted="")
    last = next((one for one in states if one.channel in row.channels), None)
    figure = last.quantity if last else total_of(totals, row.channels, row.unit)
    return replace(row, counted=_written(figure))


def _other_units(field: Field, totals: Iterable[Total]) -> str:
    """The units in which the channels of a field were noted, where none of them is the field's own."""
    noted = [one.unit for one in totals if one.channel in field.settings["channels"] and one.quantity]
    unit = field.settings.get("unit", "")
    if field.settings.get("per_day") or counted_units(noted, unit):
        return ""
    return ", ".join(dict.fromkeys(noted))


def _with_count(entry: Entry, field: Field, told: tuple[str, str], past: tuple[Past, ...]) -> Entry:
    """``told`` is what was counted, and in which other units."""
    old = entry.answers.get(field.id) or {}
    counted, units = told
    anew = ("counted", "counted_in", "last_year", "previous")
    new = {key: value for key, value in old.items() if key not in anew}
    new |= {"counted": counted} if counted else {}
    new |= {"counted_in": units} if counted and units else {}
    for one in past:
        if figure := _figure_then(field, one, old.get("before")):
            new[one.key] = {"figure": figure, "period": _called(one)}
    return entry if new == old else entry.answered(field.id, new or None)


def _figure_then(field: Field, past: Past, before: dict[str, str] | None) -> str:
    """The figure of an earlier period: what its document said, else what the diary counts."""
    if before and before.get("period") == period_name(past.period):
        return before.get("figure", "")
    return count(field, past.totals, past.period)


def _called(past: Past) -> str:
    """The earlier period as a comparison names it: “cùng kỳ năm 2023”, “quý I năm 2024”."""
    same = past.key == "last_year" and past.period.kind != "nam"
    return f"cùng kỳ năm {past.period.year}" if same else period_name(past.period)


def _with_state(entry: Entry, field: Field, last: Activity) -> Entry:
    """Part and whole follow the diary until the clerk has typed others."""
    old = entry.answers.get(field.id) or {}
    part, whole = written_number(last.quantity), written_number(last.whole or 0)
    typed = f"{old.get('part', '')}/{old.get('whole', '')}"
    follows = typed in ("/", old.get("counted"))
    new = {**old, "counted": f"{part}/{whole}"} | ({"part": part, "whole": whole} if follows else {})
    return entry if new == old else entry.answered(field.id, new)
