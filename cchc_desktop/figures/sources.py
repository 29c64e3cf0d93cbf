"""Where each figure of an entry comes from: what was counted, what was typed, and over which days."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc_desktop.entry import Entry, Period
from cchc_desktop.figures.activities import Activity
from cchc_desktop.figures.counting import counted_units
from cchc_desktop.figures.periods import counts
from cchc_desktop.form.answers import KINDS, Number, Ratio
from cchc_desktop.form.definition import Field, Form
from cchc_desktop.form.live import Values
from cchc_desktop.form.wording import GAP, data_window
from cchc_desktop.prose import Live


@dataclass(frozen=True)
class Source:
    """One figure of a document: ``written`` as the text says it, ``counted`` as the diary had it.

    ``typed`` is what the clerk wrote by hand, which wins; ``window`` says the days that were counted,
    as they are printed; ``channels`` and ``measure`` (the unit that is counted) lead to the rows behind
    the figure and may be none.
    """

    field: str
    title: str
    written: str
    counted: str
    typed: str = ""
    reason: str = ""
    unit: str = ""
    window: str = ""
    channels: tuple[str, ...] = ()
    measure: str = ""

    @property
    def by_hand(self) -> bool:
        """Whether the document says something else than the diary."""
        return self.typed not in ("", self.counted)


def sources(form: Form, entry: Entry) -> list[Source]:
    """Every figure of the entry that says something, in the order of the document."""
    values = Values(form, entry)
    window = data_window(entry.period)
    told = (
        _source(values, field, "" if window == GAP else window)
        for field in values.fields.values()
        if field.kind in ("number", "ratio")
    )
    return [source for source in told if source]


def rows_behind(source: Source, period: Period, rows: Iterable[Activity]) -> list[Activity]:
    """The rows of the diary that a figure was counted from."""
    within = [row for row in rows if row.channel in source.channels and counts(period, row.day)]
    units = counted_units((row.unit for row in within), source.measure)
    return [row for row in within if not units or row.unit in units]


def _source(values: Values, field: Field, window: str) -> Source | None:
    answer: Number | Ratio | None = values.answer(field)
    if answer is None or KINDS[field.kind].is_blank(answer):
        return None
    channels = tuple(field.settings.get("channels", ()))
    if isinstance(answer, Ratio):
        typed, reason, unit = f"{answer.part}/{answer.whole}", "", str(field.settings.get("unit", ""))
        measure = ""
    else:
        typed, reason, unit = answer.typed, answer.reason, answer.unit
        measure = str(field.settings.get("unit", ""))
    return Source(
        field.id, field.question, values.say(Live(field.id)), answer.counted, typed, reason, unit,
        window if channels else "", channels, measure,
    )  # fmt: skip
