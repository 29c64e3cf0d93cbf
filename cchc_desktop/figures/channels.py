"""Channels of communication: what a diary's rows are counted by, as data that the office edits."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, count
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
    """Channels by what a person may call them: id or title, large and small letters alike.

    A name that a channel out of use had means the one that is called so now.
    """
    known = sorted(channels, key=lambda one: one.used)
    return {channel.id: channel for channel in known} | {ch.title.casefold(): ch for ch in known}


def channels_from_rows(
    rows: Iterable[tuple[str, str, str, bool]], known: Iterable[Channel]
) -> tuple[Channel, ...]:
    """The channels that rows of id (empty: a new one), name, units and “x of y” tell.

    Units stand between semicolons, the usual one first. A known channel keeps its id under any name; one
    told no more is kept out of use, and comes back under its name. ``BadEntry`` names a row without a name
    or a unit, and a name told twice.

    >>> loa = Channel("loa", "Xe loa", ("suất",))
    >>> [
    ...     (one.id, one.title, one.units)
    ...     for one in channels_from_rows([("loa", "Loa kéo", "suất; lượt", False)], [loa])
    ... ]
    [('loa', 'Loa kéo', ('suất', 'lượt'))]
    """
    every, wanted = {channel.id: channel for channel in known}, list(rows)
    taken = set(every)
    resting = {
        one.title.casefold(): one
        for one in every.values()
        if one.id not in [name_id for name_id, *_ in wanted]
    }
    told: list[Channel] = []
    for number, (name_id, title, units, ratio) in enumerate(wanted, 1):
        name = title.strip()
        if name.casefold() in (one.title.casefold() for one in told):
            raise BadEntry(f"Dòng {number}", f"“{name}” có hai lần")
        old = every.get(name_id) or resting.get(name.casefold())
        raw = {
            "id": old.id if old else _new_id(name, taken),
            "title": name,
            "units": [unit for unit in units.split(";") if unit.strip()],
            "ratio": ratio,
        }
        told.append(channel_from_json(raw, f"Dòng {number}"))
        taken.add(told[-1].id)
    in_use = {one.id for one in told}
    return (*told, *(replace(one, used=False) for one in every.values() if one.id not in in_use))


def _new_id(name: str, taken: set[str]) -> str:
    """The name in small letters, with a number where a channel has it that is called otherwise now."""
    numbered = (f"{name.casefold()} {n}" for n in count(2))
    return next(one for one in chain((name.casefold(),), numbered) if one not in taken)
