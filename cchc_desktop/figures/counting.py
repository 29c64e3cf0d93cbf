"""Figures of an entry counted from the diary, over the days that its period counts."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from cchc_desktop.entry import STATES, Entry, Period
from cchc_desktop.figures.activities import Activity, Total
from cchc_desktop.figures.periods import counted_days
from cchc_desktop.form.definition import Field, Form
from cchc_desktop.form.live import Values
from cchc_desktop.form.wording import written_number


def recounted(form: Form, entry: Entry, totals: Iterable[Total], latest: Iterable[Activity] = ()) -> Entry:
    """The entry with every figure that has channels counted anew; what was typed stays and wins.

    ``totals`` are those of the entry's own period, ``latest`` the last row of each channel that counts
    x of y: such a state is not added up. A document that was exported keeps its figures,
    and an office without any row in the period has counted nothing, which is not zero.
    """
    if entry.state in STATES[2:]:
        return entry
    known, states = tuple(totals), tuple(latest)
    for field in Values(form, entry).fields.values():
        channels = field.settings.get("channels")
        if field.kind == "number" and channels:
            entry = _with_count(entry, field, count(field, known, entry.period))
        elif field.kind == "ratio" and channels:
            last = next((one for one in states if one.channel in channels), None)
            entry = _with_state(entry, field, last) if last else entry
    return entry


def count(field: Field, totals: Iterable[Total], period: Period) -> str:
    """The figure of one field: all rows of its channels, those in its own unit alone where there are any.

    With ``per_day`` it is the mean of the days that count. Empty when nothing at all was noted.
    """
    known = tuple(totals)
    of_field = [one for one in known if one.channel in field.settings["channels"]]
    own = [one for one in of_field if one.unit == field.settings.get("unit")]
    days = counted_days(period)
    if not known or not days:
        return ""
    figure = sum((one.quantity for one in own or of_field), Decimal(0))
    if field.settings.get("per_day"):
        mean = figure / ((days[1] - days[0]).days + 1)
        figure = mean.quantize(Decimal("0.1") if mean < 2 else Decimal(1), ROUND_HALF_UP)
    return written_number(figure.normalize() if figure % 1 else int(figure))


def _with_count(entry: Entry, field: Field, counted: str) -> Entry:
    old = entry.answers.get(field.id) or {}
    new = {key: value for key, value in old.items() if key != "counted"}
    new |= {"counted": counted} if counted else {}
    return entry if new == old else entry.answered(field.id, new or None)


def _with_state(entry: Entry, field: Field, last: Activity) -> Entry:
    """Part and whole follow the diary until the clerk has typed others."""
    old = entry.answers.get(field.id) or {}
    part, whole = written_number(last.quantity), written_number(last.whole or 0)
    typed = f"{old.get('part', '')}/{old.get('whole', '')}"
    follows = typed in ("/", old.get("counted"))
    new = {**old, "counted": f"{part}/{whole}"} | ({"part": part, "whole": whole} if follows else {})
    return entry if new == old else entry.answered(field.id, new)
