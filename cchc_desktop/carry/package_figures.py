"""The figures in a package: for each document where they come from, and the diary's rows behind them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from cchc_desktop.entry import YEARS, checked_keys
from cchc_desktop.figures.activities import LARGEST, LONGEST, Activity
from cchc_desktop.figures.channels import Channel, channel_from_json, channel_to_json
from cchc_desktop.figures.sources import Source
from cchc_desktop.prose import BadEntry, clean

Revision = tuple[str, str]
"""Id and revision of a document as it stands in the package."""

_AMOUNT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,12})?", re.ASCII)
_SAID = ("field", "title", "written", "counted", "typed", "reason", "unit", "window", "measure")
_ROW = ("day", "channel", "title", "quantity", "unit", "attendants", "note", "evidence", "whole")


@dataclass(frozen=True)
class Counted:
    """Figures by document, all rows behind them once (without numbers), and the rows' channels."""

    figures: Mapping[Revision, tuple[Source, ...]] = field(default_factory=dict)
    rows: tuple[Activity, ...] = ()
    channels: tuple[Channel, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.figures)

    @property
    def entries(self) -> set[Revision]:
        """The documents that have figures here."""
        return set(self.figures)


NOTHING = Counted()


def counted_to_json(counted: Counted) -> dict[str, Any]:
    """Plain data, the same in whatever order it came."""
    told = [
        {"id": name, "revision": revision, "figures": [_source_to_json(one) for one in sources]}
        for (name, revision), sources in sorted(counted.figures.items())
    ]
    rows = sorted(
        (_row_to_json(row) for row in counted.rows), key=lambda row: [str(row[key]) for key in _ROW]
    )
    channels = sorted(counted.channels, key=lambda channel: channel.id)
    return {"entries": told, "rows": rows, "channels": [channel_to_json(one) for one in channels]}


def counted_from_json(raw: Any) -> Counted:
    """The figures from plain data; ``BadEntry``, ``LookupError`` and the like for what is none."""
    raw = checked_keys(raw, "", ["entries", "rows", "channels"])
    figures = dict(_entry(item) for item in _list(raw["entries"], "entries"))
    if len(figures) != len(raw["entries"]):
        raise BadEntry("entries", "một văn bản có hai lần")
    rows = tuple(_row(item) for item in _list(raw["rows"], "rows"))
    channels = tuple(channel_from_json(item, "channels") for item in _list(raw["channels"], "channels"))
    if len({channel.id for channel in channels}) != len(channels):
        raise BadEntry("channels", "một loại hình có hai lần")
    return Counted(figures, rows, channels)


def _source_to_json(source: Source) -> dict[str, Any]:
    return {key: getattr(source, key) for key in _SAID} | {"channels": list(source.channels)}


def _row_to_json(row: Activity) -> dict[str, Any]:
    return {
        **{key: getattr(row, key) for key in _ROW},
        "day": row.day.isoformat(),
        "quantity": f"{row.quantity:f}",
        "whole": "" if row.whole is None else f"{row.whole:f}",
    }


def _entry(raw: Any) -> tuple[Revision, tuple[Source, ...]]:
    raw = checked_keys(raw, "entries", ["id", "revision", "figures"])
    sources = tuple(_source(item) for item in _list(raw["figures"], "figures"))
    return (_words(raw, "id"), _words(raw, "revision")), sources


def _source(raw: Any) -> Source:
    raw = checked_keys(raw, "figures", [*_SAID, "channels"])
    channels = tuple(_said(item, "channels") for item in _list(raw["channels"], "channels"))
    return Source(**{key: _words(raw, key) for key in _SAID}, channels=channels)


def _row(raw: Any) -> Activity:
    raw = checked_keys(raw, "rows", list(_ROW))
    words = {key: _words(raw, key) for key in _ROW if key != "attendants"}
    if any(len(said) > LONGEST for said in words.values()):
        raise BadEntry("rows", "chữ dài quá")
    return Activity(
        _day(words["day"]),
        words["channel"],
        words["title"],
        _amount(words["quantity"]),
        words["unit"],
        _people(raw["attendants"]),
        words["note"],
        words["evidence"],
        _amount(words["whole"]) if words["whole"] else None,
    )


def _day(words: str) -> date:
    day = date.fromisoformat(words)
    if day.year not in YEARS:
        raise BadEntry("rows", "không phải là ngày")
    return day


def _people(raw: Any) -> int:
    if type(raw) is not int or not 0 <= raw <= LARGEST:
        raise BadEntry("rows", "không phải là số người")
    return raw


def _amount(words: str) -> Decimal:
    if not _AMOUNT.fullmatch(words) or Decimal(words) > LARGEST:
        raise BadEntry("rows", "không phải là con số")
    return Decimal(words)


def _words(raw: dict[str, Any], key: str) -> str:
    return _said(raw[key], key)


def _said(raw: Any, place: str) -> str:
    if not isinstance(raw, str):
        raise BadEntry(place, "phải là chữ")
    return clean(raw, place)


def _list(raw: Any, place: str) -> list[Any]:
    if not isinstance(raw, list):
        raise BadEntry(place, "phải là danh sách")
    return raw
