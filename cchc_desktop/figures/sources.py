"""Where each figure of an entry comes from: what was counted, what was typed, and over which days."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc_desktop.entry import Entry, Period
from cchc_desktop.figures.activities import Activity
from cchc_desktop.figures.counting import counted_units
from cchc_desktop.figures.periods import counts
from cchc_desktop.figures.targets import RESULTS
from cchc_desktop.form.answers import KINDS, Number, Ratio
from cchc_desktop.form.definition import Field, Form
from cchc_desktop.form.live import Values
from cchc_desktop.form.results import Result
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
    """Every figure of the entry that says something, the results of targets among them, in its order."""
    values = Values(form, entry)
    window = data_window(entry.period)
    window = "" if window == GAP else window
    told: list[Source | None] = []
    for field in values.fields.values():
        if field.kind in ("number", "ratio"):
            told.append(_source(values, field, window))
        elif field.kind == RESULTS:
            rows = enumerate(values.answer(field) or (), 1)
            told += [_of_target(f"{field.id}.{n}", row, window) for n, row in rows if row.figure]
    return [source for source in told if source]


def rows_behind(source: Source, period: Period, rows: Iterable[Activity]) -> list[Activity]:
    """The rows of the diary that a figure was counted from."""
    within = [row for row in rows if row.channel in source.channels and counts(period, row.day)]
    units = counted_units((row.unit for row in within), source.measure)
    return [row for row in within if not units or row.unit in units]


def _of_target(name: str, row: Result, window: str) -> Source:
    """The result of a plan's target, as the appendix has it."""
    written = f"{row.figure} {row.unit}".rstrip()
    return Source(
        name, f"Kết quả chỉ tiêu: {row.target}", written, row.counted, row.typed, "", row.unit,
        window if row.channels else "", row.channels, row.unit,
    )  # fmt: skip


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
