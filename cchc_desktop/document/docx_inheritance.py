"""Styles followed to their parents: what a paragraph's and a run's properties come to in the end."""

from functools import lru_cache
from typing import Any

from lxml import etree

from cchc_desktop.document.measured import Properties, is_on, whole

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

_FIRST_LINE = {"hanging", "firstLine"}
_TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "vanish")
_LONGEST_CHAIN = 12
NEW_NAMES = {"start": "left", "end": "right"}
"""Sides of indents and margins by their newer names."""


class Styles:
    """The styles of one file, each resolved once."""

    def __init__(self, styles: etree._Element | None, theme: etree._Element | None) -> None:
        found = styles.iter(f"{W}style") if styles is not None else ()
        self._styles: dict[str, etree._Element] = {}
        self._default: dict[str, str] = {}
        for style in found:
            name, kind = style.get(f"{W}styleId", ""), style.get(f"{W}type", "paragraph")
            self._styles[name] = style
            if style.get(f"{W}default") in ("1", "true", "on"):
                self._default.setdefault(kind, name)
        self._defaults = styles.find(f"{W}docDefaults") if styles is not None else None
        self._theme = _theme_fonts(theme)
        self.resolved = lru_cache(maxsize=4096)(self._resolved)

    def paragraph_style(self, name: str) -> str:
        """The style of that id, or the default one."""
        return name if name in self._styles else self._default.get("paragraph", "")

    def _resolved(self, name: str, kind: str, table: str = "", character: str = "") -> dict[str, Any]:
        """The properties (``kind`` pPr or rPr) that styles alone give; never changed by who reads them."""
        properties: Properties = {}
        if self._defaults is not None:
            lay(properties, self._defaults.find(f"{W}{kind}Default/{W}{kind}"))
        switched: dict[str, bool] = {}
        table = table or self._default.get("table", "")
        for style in (table, self.paragraph_style(name), character):
            own: Properties = {}
            for found in reversed(self._chain(style)):
                lay(own, found.find(f"{W}{kind}"))
            for toggle in _TOGGLES:
                # One style's bold inside another's is upright again (ECMA-376, 17.7.3).
                switched[toggle] = switched.get(toggle, False) != is_on(own, toggle)
            _join(properties, own)
        for toggle, on in switched.items():
            if toggle in properties:
                properties[toggle] = {"val": "1" if on else "0"}
        return properties

    def numbering(self, name: str) -> tuple[str, int]:
        """The list and level that a paragraph style brings along."""
        for style in self._chain(name):
            numbered = style.find(f"{W}pPr/{W}numPr")
            if numbered is not None:
                return list_of(numbered)
        return "", 0

    def themed(self, properties: Properties) -> Properties:
        """The same properties with the theme's fonts by their names."""
        fonts = properties.get("rFonts")
        if not fonts or not any(key.endswith("Theme") for key in fonts):
            return properties
        named = dict(fonts)
        for slot in ("ascii", "hAnsi"):
            theme = fonts.get(f"{slot}Theme", "")
            if theme and (font := self._theme.get(theme[:5])):
                named[slot] = font
        return {**properties, "rFonts": named}

    def _chain(self, name: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while name in self._styles and len(chain) < _LONGEST_CHAIN:
            style = self._styles[name]
            chain.append(style)
            parent = style.find(f"{W}basedOn")
            name = "" if parent is None else parent.get(f"{W}val", "")
        return chain


def list_of(numbered: etree._Element) -> tuple[str, int]:
    """The list and level that a numPr names; no list is “”."""
    values = properties_of(numbered)
    number = values.get("numId", {}).get("val", "0")
    return ("" if number == "0" else number), whole(values.get("ilvl", {}).get("val", "0"))


def lay(properties: Properties, element: etree._Element | None) -> None:
    """Lays one level of properties over those below it; attributes replace each other singly."""
    if element is not None:
        _join(properties, properties_of(element))


def properties_of(element: etree._Element | None) -> Properties:
    """What stands in an element's children; of borders and margins, their sides are not told."""
    found: Properties = {}
    for child in element if element is not None else ():
        tag = _local(child.tag)
        values = {_local(name): str(value) for name, value in child.attrib.items()}
        if tag == "ind":
            values = {NEW_NAMES.get(name, name): value for name, value in values.items()}
        found[tag] = values
    return found


def _local(name: object) -> str:
    """A name without its namespace, however strange it is in a spoilt file; a comment has none."""
    return str(name).rpartition("}")[2]


def _join(properties: Properties, above: Properties) -> None:
    for tag, values in above.items():
        below = properties.get(tag, {})
        if tag == "ind" and _FIRST_LINE & set(values):
            # A first line that stands out takes the place of one that stands in, and the other way round.
            below = {name: value for name, value in below.items() if name not in _FIRST_LINE}
        if tag == "rFonts" and values:
            # A font by its name takes the place of the theme's.
            below = {name: value for name, value in below.items() if name.removesuffix("Theme") not in values}
        properties[tag] = {**below, **values}


def _theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    if theme is None:
        return {}
    fonts = {}
    for kind in ("major", "minor"):
        latin = theme.find(f".//{A}{kind}Font/{A}latin")
        if latin is not None:
            fonts[kind] = latin.get("typeface", "")
    return fonts
