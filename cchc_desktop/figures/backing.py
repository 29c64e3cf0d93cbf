"""What stands behind a document's figures: the rows of the diary, and what they add up to today."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from cchc_desktop.entry import STATES, Entry
from cchc_desktop.figures.activities import Activity, Total
from cchc_desktop.figures.counting import recounted
from cchc_desktop.figures.sources import Source, rows_behind, sources
from cchc_desktop.form.definition import Form


@dataclass(frozen=True)
class Backed:
    """A figure with its rows, the earliest first; ``now`` is what they count to as they stand.

    ``now`` differs from what the document had counted when the diary was changed after its issue.
    """

    source: Source
    rows: tuple[Activity, ...]
    now: str


def backing(form: Form, entry: Entry, rows: Iterable[Activity]) -> list[Backed]:
    """Every figure of the entry that says something, with those of the diary's rows that it counts."""
    diary = sorted(rows, key=lambda row: (row.day, row.id))
    told = [(source, tuple(rows_behind(source, entry.period, diary))) for source in sources(form, entry)]
    behind = list(dict.fromkeys(row for _, rows in told for row in rows))
    today = recounted(form, _uncounted(entry), totals_of(behind), _states_of(behind))
    now = {source.field: source.counted for source in sources(form, today)}
    return [Backed(source, rows, now.get(source.field, "")) for source, rows in told]


def totals_of(rows: Iterable[Activity]) -> list[Total]:
    """What rows add up to, by channel and unit.

    >>> from datetime import date
    >>> day = date(2023, 2, 13)
    >>> totals_of([Activity(day, "xe-loa", "Đọc tin", Decimal(n), "suất", 10) for n in (1, 2)])
    [Total(channel='xe-loa', unit='suất', quantity=Decimal('3'), rows=2, attendants=20)]
    """
    sums: dict[tuple[str, str], Total] = {}
    for row in rows:
        key = row.channel, row.unit
        known = sums.get(key, Total(*key, Decimal(0), 0))
        sums[key] = Total(
            *key, known.quantity + row.quantity, known.rows + 1, known.attendants + row.attendants
        )
    return list(sums.values())


def _uncounted(entry: Entry) -> Entry:
    """A draft with the same answers, of which none was counted yet."""
    answers = {
        name: {key: value for key, value in raw.items() if key != "counted"} if isinstance(raw, dict) else raw
        for name, raw in entry.answers.items()
    }
    return replace(entry, state=STATES[0], answers=answers)


def _states_of(rows: Iterable[Activity]) -> list[Activity]:
    """The last row of each channel that counts x of y."""
    last = {row.channel: row for row in rows if row.whole is not None}
    return list(last.values())
