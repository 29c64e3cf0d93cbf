"""Automatic numbers as Word counts them: the label that a paragraph shows."""

import re
from collections.abc import Callable

from lxml import etree

from cchc_desktop.document.measured import whole
from cchc_desktop.document.tree import roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_MOST = 32_767


class Counter:
    """Counts the lists of one file: all lists of one definition share their counters."""

    def __init__(self, numbering: etree._Element | None) -> None:
        self._definitions: dict[str, dict[int, etree._Element]] = {}
        self._lists: dict[str, etree._Element] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        for element in numbering if numbering is not None else ():
            if element.tag == f"{W}abstractNum":
                levels = {_int(level, "ilvl"): level for level in element.iter(f"{W}lvl")}
                self._definitions[element.get(f"{W}abstractNumId", "")] = levels
            elif element.tag == f"{W}num":
                self._lists[element.get(f"{W}numId", "")] = element

    def level(self, number: str, depth: int) -> etree._Element | None:
        """The definition of a list's level, or None when the file does not tell."""
        series = self._lists.get(number)
        if series is None:
            return None
        for override in series.iter(f"{W}lvlOverride"):
            own = override.find(f"{W}lvl")
            if own is not None and _int(override, "ilvl") == depth:
                return own
        return self._definitions.get(_value(series, "abstractNumId"), {}).get(depth)

    def label(self, number: str, depth: int) -> str:
        """The next label of a list at a level; it counts."""
        series, depth = self._lists.get(number), max(0, min(depth, _LEVELS - 1))
        level = self.level(number, depth)
        if series is None or level is None:
            return ""
        kind = _value(series, "abstractNumId")
        counts = self._counts.setdefault(kind, [None] * _LEVELS)
        self._begin(number, series, counts)
        own = counts[depth]
        counts[depth] = _start(level) if own is None else own + 1
        counts[depth + 1 :] = [None] * (_LEVELS - 1 - depth)
        if _value(level, "numFmt") == "bullet":
            return _bullet(_value(level, "lvlText"))
        return re.sub(
            r"%([1-9])", lambda m: self._shown(number, counts, int(m[1]) - 1), _value(level, "lvlText")
        )

    def _begin(self, number: str, series: etree._Element, counts: list[int | None]) -> None:
        if number in self._begun:
            return
        self._begun.add(number)
        for override in series.iter(f"{W}lvlOverride"):
            start = override.find(f"{W}startOverride")
            at = _int(override, "ilvl")
            if start is not None and 0 <= at < _LEVELS:
                counts[at] = _int(start, "val") - 1

    def _shown(self, number: str, counts: list[int | None], at: int) -> str:
        level = self.level(number, at)
        if level is None:
            return ""
        count = counts[at]
        return _written(_start(level) if count is None else count, _value(level, "numFmt"))


def _written(count: int, kind: str) -> str:
    if not 0 < count <= _MOST or kind == "none":
        return "" if kind == "none" else str(count)
    return _FORMATS.get(kind, str)(count)


def _letters(count: int) -> str:
    return (chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1))[:8]


def _roman(count: int) -> str:
    return roman(count) if count < 400 else str(count)


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "decimalZero": lambda count: f"{count:02}",
}
"""How Word writes counters, by its own names; all others as plain figures."""


def _bullet(sign: str) -> str:
    """The sign of a bullet; one of a symbol font shows as “•”."""
    return sign if sign in ("-", "+", "–", "*", "o", "") else "•"


def _start(level: etree._Element) -> int:
    start = level.find(f"{W}start")
    return 1 if start is None else _int(start, "val")


def _value(element: etree._Element, tag: str) -> str:
    found = element.find(f"{W}{tag}")
    return "" if found is None else str(found.get(f"{W}val", ""))


def _int(element: etree._Element, name: str) -> int:
    return max(-_MOST, min(_MOST, whole(element.get(f"{W}{name}", "0"))))
