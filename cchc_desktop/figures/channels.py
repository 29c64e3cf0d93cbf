"""Channels of communication: what a diary's rows are counted by, as data that the office edits."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from cchc_desktop.entry import checked_keys
from cchc_desktop.paths import shipped
from cchc_desktop.prose import BadEntry, clean


@dataclass(frozen=True)
class Channel:
    """A channel with its units, the usual one first; ``ratio`` counts x of y. One out of use stays known."""

    id: str
    title: str
    units: tuple[str, ...]
    ratio: bool = False
    used: bool = True


@cache
def shipped_channels() -> tuple[Channel, ...]:
    """The channels that an office begins with."""
    raw = tomllib.loads(shipped("resources/channels.toml").read_text(encoding="utf-8"))
    return tuple(channel_from_json(item, f"channel[{n}]") for n, item in enumerate(raw["channel"]))


def channel_from_json(raw: Any, place: str) -> Channel:
    """A channel from plain data; ``BadEntry`` names what is wrong."""
    raw = checked_keys(raw, place, ["id", "title", "units", "ratio", "used"])
    units = raw.get("units", [])
    if not isinstance(units, list) or not units or not all(isinstance(unit, str) for unit in units):
        raise BadEntry(place, "mỗi loại hình phải có ít nhất một đơn vị tính")
    for key in ("id", "title"):
        if not isinstance(raw.get(key), str) or not raw[key].strip():
            raise BadEntry(f"{place}.{key}", "không được để trống")
    return Channel(
        clean(raw["id"], f"{place}.id"),
        clean(raw["title"].strip(), f"{place}.title"),
        tuple(clean(unit.strip(), f"{place}.units") for unit in units),
        bool(raw.get("ratio", False)),
        bool(raw.get("used", True)),
    )


def channel_to_json(channel: Channel) -> dict[str, Any]:
    """A channel as plain data."""
    return {
        "id": channel.id,
        "title": channel.title,
        "units": list(channel.units),
        "ratio": channel.ratio,
        "used": channel.used,
    }


def named(channels: Iterable[Channel]) -> Mapping[str, Channel]:
    """Channels by what a person may call them: id or title, large and small letters alike."""
    known = tuple(channels)
    return {channel.id: channel for channel in known} | {ch.title.casefold(): ch for ch in known}


_RATIO = "(x/y)"


def channels_as_lines(channels: Iterable[Channel]) -> list[str]:
    """The channels in use as an office edits them, one in a line.

    >>> channels_as_lines([Channel("to", "Tổ công nghệ số", ("tổ", "tổ viên"), ratio=True)])
    ['Tổ công nghệ số (x/y): tổ; tổ viên']
    """
    return [
        f"{channel.title}{f' {_RATIO}' if channel.ratio else ''}: {'; '.join(channel.units)}"
        for channel in channels
        if channel.used
    ]


def channels_from_lines(lines: Iterable[str], known: Iterable[Channel]) -> tuple[Channel, ...]:
    """The channels that lines tell; known ones keep their id, those told no more are kept out of use.

    ``BadEntry`` names a line without a name or a unit, and a name told twice.
    """
    by_title = {channel.title.casefold(): channel for channel in known}
    told: dict[str, Channel] = {}
    for number, line in enumerate((line for line in lines if line.strip()), 1):
        title, _, units = line.partition(":")
        name = title.replace(_RATIO, "").strip()
        old = by_title.pop(name.casefold(), None)
        if not old and name.casefold() in (one.title.casefold() for one in told.values()):
            raise BadEntry(f"dòng {number}", f"“{name}” có hai lần")
        raw = {
            "id": old.id if old else name.casefold(),
            "title": name,
            "units": [unit for unit in units.split(";") if unit.strip()],
            "ratio": _RATIO in title,
        }
        channel = channel_from_json(raw, f"dòng {number}")
        told[channel.id] = channel
    unused = (replace(channel, used=False) for channel in by_title.values())
    return (*told.values(), *unused)
