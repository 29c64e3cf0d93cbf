"""The diary on the disk: activities added, found and counted, and the channels that the office uses."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlite_utils import Database

from cchc_desktop.entry import Period
from cchc_desktop.figures.activities import Activity, Total
from cchc_desktop.figures.channels import Channel, channel_from_json, channel_to_json, shipped_channels
from cchc_desktop.figures.periods import counted_days
from cchc_desktop.prose import folded
from cchc_desktop.store.database import fetch, transaction

_COLUMNS = "id, day, channel, title, quantity, whole, unit, attendants, note, evidence"
_INSERT = f"""
INSERT INTO activities ({_COLUMNS})
VALUES (:id, :day, :channel, :title, :quantity, :whole, :unit, :attendants, :note, :evidence)
"""  # noqa: S608, the names are the program's own
_EARLIEST, _LATEST = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True)
class Sought:
    """Which rows are wanted: from a day to a day, both included, of some channels and units, with words."""

    start: date = _EARLIEST
    end: date = _LATEST
    channels: tuple[str, ...] = ()
    text: str = ""
    units: tuple[str, ...] = ()

    @classmethod
    def of_period(cls, period: Period, channels: tuple[str, ...] = ()) -> "Sought":
        """The rows that count in a period; none when its days are not told."""
        start, end = counted_days(period) or (_LATEST, _EARLIEST)
        return cls(start, end, channels)


class Activities:
    """The diary of an open store. Every change is one transaction; all raise ``StoreProblem``."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, activities: Iterable[Activity]) -> list[Activity]:
        """Keeps all of them or none; they come back with the numbers they are known by."""
        with transaction(self._db):
            return [self._insert(activity) for activity in activities]

    def take(self, activities: Iterable[Activity], channels: Iterable[Channel] = ()) -> list[Activity]:
        """Adds the rows that the diary does not hold yet, and channels of theirs that it does not know.

        Rows are told apart by what they say: taking the same ones twice changes nothing.
        """
        wanted = Counter(replace(one, id=0) for one in activities)
        with transaction(self._db):
            there = Counter(replace(one, id=0) for one in self.rows())
            missing = sorted((wanted - there).elements(), key=lambda one: one.day)
            known = self.channels()
            used = {one.channel for one in missing} - {channel.id for channel in known}
            if unknown := [channel for channel in channels if channel.id in used]:
                self.set_channels((*known, *unknown))
            return [self._insert(one) for one in missing]

    def change(self, activity: Activity) -> None:
        """Another content of a row that is kept."""
        with transaction(self._db):
            self._delete([activity.id])
            self._insert(activity)

    def remove(self, ids: Iterable[int]) -> None:
        """Takes rows out; numbers that are not there are passed over."""
        with transaction(self._db):
            self._delete(ids)

    def rows(self, sought: Sought | None = None) -> list[Activity]:
        """The rows that are sought, the latest day first."""
        where, values = _where(sought or Sought())
        sql = f"SELECT {_COLUMNS} FROM activities WHERE {where} ORDER BY day DESC, id DESC"  # noqa: S608
        return [_activity(row) for row in fetch(self._db, sql, values)]

    def totals(self, sought: Sought | None = None) -> list[Total]:
        """What the sought rows add up to, by channel and unit."""
        where, values = _where(sought or Sought())
        sql = f"""
            SELECT channel, unit, quantity, COUNT(*), SUM(attendants) FROM activities
            WHERE {where} GROUP BY channel, unit, quantity ORDER BY channel, unit
        """  # noqa: S608
        sums: dict[tuple[str, str], Total] = {}
        for channel, unit, quantity, count, people in fetch(self._db, sql, values):
            known = sums.get((channel, unit), Total(channel, unit, Decimal(0), 0))
            sums[channel, unit] = Total(
                channel,
                unit,
                known.quantity + Decimal(quantity) * count,
                known.rows + count,
                known.attendants + people,
            )
        return list(sums.values())

    def states(self, sought: Sought | None = None) -> list[Activity]:
        """The last of the sought rows that counts x of y, for each channel."""
        where, values = _where(sought or Sought())
        sql = f"""
            SELECT {_COLUMNS} FROM activities WHERE whole <> '' AND {where} ORDER BY day DESC, id DESC
        """  # noqa: S608
        last: dict[str, Activity] = {}
        for row in fetch(self._db, sql, values):
            activity = _activity(row)
            last.setdefault(activity.channel, activity)
        return list(last.values())

    def by_month(self, sought: Sought | None = None) -> dict[tuple[str, str], int]:
        """How many rows each channel has in each month (“2023-02”), for the chart."""
        where, values = _where(sought or Sought())
        sql = f"""
            SELECT substr(day, 1, 7) AS month, channel, COUNT(*) FROM activities
            WHERE {where} GROUP BY month, channel ORDER BY month
        """  # noqa: S608
        return {(month, channel): count for month, channel, count in fetch(self._db, sql, values)}

    def years(self) -> list[int]:
        """The years from that of the first row to that of the last; none in an empty diary."""
        ((first, last),) = fetch(self._db, "SELECT min(day), max(day) FROM activities")
        return list(range(int(first[:4]), int(last[:4]) + 1)) if first else []

    def channels(self) -> tuple[Channel, ...]:
        """The channels in the office's order; the shipped ones until it changes them."""
        rows = fetch(self._db, "SELECT content FROM channels ORDER BY rank")
        own = tuple(channel_from_json(json.loads(content), "kênh") for (content,) in rows)
        return own or shipped_channels()

    def set_channels(self, channels: Iterable[Channel]) -> None:
        """Replaces the list of channels, in this order; rows of one left out keep its name."""
        rows = [
            (one.id, rank, json.dumps(channel_to_json(one), ensure_ascii=False))
            for rank, one in enumerate(channels)
        ]
        with transaction(self._db):
            self._db.execute("DELETE FROM channels")
            self._db.conn.executemany("INSERT INTO channels (id, rank, content) VALUES (?, ?, ?)", rows)

    def _insert(self, activity: Activity) -> Activity:
        values = {
            "id": activity.id or None,
            "day": activity.day.isoformat(),
            "channel": activity.channel,
            "title": activity.title,
            "quantity": str(activity.quantity),
            "whole": "" if activity.whole is None else str(activity.whole),
            "unit": activity.unit,
            "attendants": activity.attendants,
            "note": activity.note,
            "evidence": activity.evidence,
        }
        number = self._db.execute(_INSERT, values).lastrowid
        words = folded(" ".join((activity.title, activity.note, activity.evidence, activity.unit)))
        self._db.execute("INSERT INTO activity_words (rowid, words) VALUES (?, ?)", (number, words))
        return replace(activity, id=int(number or 0))

    def _delete(self, ids: Iterable[int]) -> None:
        numbers = [(number,) for number in ids]
        self._db.conn.executemany("DELETE FROM activities WHERE id = ?", numbers)
        self._db.conn.executemany("DELETE FROM activity_words WHERE rowid = ?", numbers)


def _where(sought: Sought) -> tuple[str, tuple[Any, ...]]:
    terms: list[str] = []
    values: list[Any] = []
    if sought.start > _EARLIEST or sought.end < _LATEST:
        terms.append("day BETWEEN ? AND ?")
        values += [sought.start.isoformat(), sought.end.isoformat()]
    if sought.channels:
        terms.append("channel IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sought.channels))
    if sought.units:
        terms.append("unit IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sought.units))
    if words := re.findall(r"\w+", folded(sought.text)):
        terms.append("id IN (SELECT rowid FROM activity_words WHERE activity_words MATCH ?)")
        values.append(" ".join(f'"{word}"*' for word in words))
    return " AND ".join(terms) or "1", tuple(values)


def _activity(row: tuple[Any, ...]) -> Activity:
    number, day, channel, title, quantity, whole, unit, attendants, note, evidence = row
    return Activity(
        date.fromisoformat(day),
        channel,
        title,
        Decimal(quantity),
        unit,
        attendants,
        note,
        evidence,
        Decimal(whole) if whole else None,
        number,
    )
