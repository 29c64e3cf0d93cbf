"""Numbers and ratios: what was counted, what was typed, and the line that shows them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from cchc_desktop.entry import checked_keys
from cchc_desktop.form.definition import Field
from cchc_desktop.form.kind import Kind, checked_text
from cchc_desktop.form.wording import GAP, compared, parsed_number, written_number, written_percent
from cchc_desktop.prose import BadEntry, Line, plain

MANNERS = ("exact", "trên", "ước", "bình quân")


@dataclass(frozen=True)
class Earlier:
    """What the same figure was in an earlier period, in a document or in the diary, and which period."""

    figure: str
    period: str


@dataclass(frozen=True)
class Number:
    """A count with its source: ``counted`` from the diary, ``typed`` by the clerk, which wins.

    ``typed`` is kept as it was typed (“02”, “1.234,5”). ``counted_in`` are the units that the diary was
    counted in when none of its rows is in the figure's own. ``before`` is the figure of the document that
    this one follows, ``last_year`` that of the same period a year ago, ``previous`` that of the period
    just before.
    """

    counted: str = ""
    counted_in: str = ""
    typed: str = ""
    reason: str = ""
    manner: str = MANNERS[0]
    unit: str = ""
    before: Earlier | None = None
    last_year: Earlier | None = None
    previous: Earlier | None = None

    @property
    def figure(self) -> str:
        """The digits as they are written."""
        return self.typed or self.counted

    @property
    def is_number(self) -> bool:
        """Whether the figure can be calculated with."""
        return parsed_number(self.figure) is not None


class NumberKind(Kind):
    """A number with its unit, exact or “trên”, “ước”, “bình quân”."""

    name, title = "number", "số"
    settings = ("unit", "channels", "per_day")
    suffixes: ClassVar[Mapping[str, str]] = {
        "": "",
        ".so": "chỉ con số",
        ".so_sanh": "so với văn bản trước",
        ".cung_ky": "so với cùng kỳ",
        ".ky_truoc": "so với kỳ trước",
    }

    def check_settings(self, settings: Mapping[str, Any], place: str) -> None:
        super().check_settings(settings, place)
        checked_text(settings.get("unit", ""), f"{place}.unit")
        _check_channels(settings, place)
        if not isinstance(settings.get("per_day", False), bool):
            raise BadEntry(f"{place}.per_day", "phải là true hoặc false")

    def read(self, raw: Any, field: Field, place: str) -> Number:
        earlier = ("before", "last_year", "previous")
        raw = checked_keys(
            raw, place, ["counted", "counted_in", "typed", "reason", "manner", "unit", *earlier]
        )
        unit = raw.get("unit", field.settings.get("unit", ""))
        number = Number(
            counted=_figure(raw.get("counted"), f"{place}.counted"),
            counted_in=checked_text(raw.get("counted_in", ""), f"{place}.counted_in"),
            typed=_figure(raw.get("typed"), f"{place}.typed"),
            reason=checked_text(raw.get("reason", ""), f"{place}.reason"),
            manner=raw.get("manner", MANNERS[0]),
            unit=checked_text(unit, f"{place}.unit"),
            **{key: _earlier(raw.get(key), f"{place}.{key}") for key in earlier},
        )
        if number.manner not in MANNERS:
            raise BadEntry(f"{place}.manner", f"phải là một trong: {', '.join(MANNERS)}")
        return number

    def is_blank(self, answer: Number) -> bool:
        return not answer.figure

    def says_nothing(self, answer: Number) -> bool:
        """Less than one in the diary is nothing to tell; a typed 0 is."""
        counted = parsed_number(answer.counted)
        return not answer.typed and (counted is None or counted < 1)

    def value(self, answer: Number, field: Field, suffix: str) -> Line:
        if not answer.figure:
            return plain(GAP)
        if suffix == ".so":
            return plain(answer.figure)
        if suffix in _COMPARED:
            return plain(_compared(answer, _COMPARED[suffix](answer)))
        manner = "" if answer.manner == MANNERS[0] else f"{answer.manner} "
        joint = "" if answer.unit.startswith("%") else " "
        return plain(f"{manner}{answer.figure}{joint}{answer.unit}".strip())


_COMPARED: Mapping[str, Callable[[Number], Earlier | None]] = {
    ".so_sanh": lambda answer: answer.before,
    ".cung_ky": lambda answer: answer.last_year or answer.before,
    ".ky_truoc": lambda answer: answer.previous or answer.before,
}
"""What each comparison is with; the sentence names the period, so that a stand-in is never mistaken."""


def _compared(answer: Number, earlier: Earlier | None) -> str:
    now = parsed_number(answer.figure)
    before = parsed_number(earlier.figure) if earlier else None
    if now is None or before is None or not earlier:
        return GAP
    return compared(now, before, answer.unit, earlier.period)


@dataclass(frozen=True)
class Ratio:
    """x of y, as typed or as the diary had it; ``counted`` is what the diary says (“17/17”)."""

    part: str = ""
    whole: str = ""
    counted: str = ""
    before: Earlier | None = None

    @property
    def percent(self) -> str:
        """“94,44%”, or the gap when it cannot be calculated."""
        part, whole = parsed_number(self.part), parsed_number(self.whole)
        return GAP if part is None or whole is None else written_percent(part, whole)


class RatioKind(Kind):
    """x/y with its per cent."""

    name, title = "ratio", "tỷ lệ x/y"
    settings = ("unit", "channels")
    suffixes: ClassVar[Mapping[str, str]] = {"": "x/y", ".ty_le": "tỷ lệ %", ".phan": "x", ".tong": "y"}

    def check_settings(self, settings: Mapping[str, Any], place: str) -> None:
        super().check_settings(settings, place)
        checked_text(settings.get("unit", ""), f"{place}.unit")
        _check_channels(settings, place)

    def read(self, raw: Any, field: Field, place: str) -> Ratio:
        raw = checked_keys(raw, place, ["part", "whole", "counted", "before"])
        part, whole, counted = (
            _figure(raw.get(key), f"{place}.{key}") for key in ("part", "whole", "counted")
        )
        return Ratio(part, whole, counted, _earlier(raw.get("before"), f"{place}.before"))

    def is_blank(self, answer: Ratio) -> bool:
        return not (answer.part and answer.whole)

    def value(self, answer: Ratio, field: Field, suffix: str) -> Line:
        part, whole = answer.part or GAP, answer.whole or GAP
        text = {".ty_le": answer.percent, ".phan": part, ".tong": whole}.get(suffix, f"{part}/{whole}")
        unit = field.settings.get("unit", "")
        return plain(f"{text} {unit}".strip() if not suffix else text)


def _figure(raw: Any, place: str) -> str:
    if raw is None or raw == "":
        return ""
    if isinstance(raw, bool) or not isinstance(raw, str | int) or (isinstance(raw, int) and raw < 0):
        raise BadEntry(place, 'phải là số nguyên không âm, hoặc chữ như "02" hay "1.234,5"')
    return str(written_number(raw)) if isinstance(raw, int) else checked_text(raw, place).strip()


def _earlier(raw: Any, place: str) -> Earlier | None:
    if raw is None:
        return None
    raw = checked_keys(raw, place, ["figure", "period"])
    return Earlier(*(checked_text(raw.get(key, ""), f"{place}.{key}") for key in ("figure", "period")))


def _check_channels(settings: Mapping[str, Any], place: str) -> None:
    channels = settings.get("channels", [])
    if not isinstance(channels, list) or not all(isinstance(one, str) for one in channels):
        raise BadEntry(f"{place}.channels", "phải là danh sách mã loại hình của sổ theo dõi")
