"""Reads a DOCX as Word shows it: styles followed to their parents, automatic numbers counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MM = 25.4 / 1440

_FIRST_LINE = {"hanging", "firstLine"}

Properties = dict[str, dict[str, str]]
"""What stands in a pPr or rPr: tag → attributes, both without namespace."""


@dataclass(frozen=True)
class Letters:
    """A run: its text and its resolved properties."""

    text: str
    properties: Properties

    @property
    def size(self) -> float:
        return int(self.properties.get("sz", {}).get("val", "20")) / 2

    def is_on(self, toggle: str) -> bool:
        found = self.properties.get(toggle)
        return found is not None and found.get("val", "1") not in ("0", "false", "off")

    @property
    def bold(self) -> bool:
        return self.is_on("b")

    @property
    def italic(self) -> bool:
        return self.is_on("i")


@dataclass(frozen=True)
class Para:
    """A paragraph: its label and runs, its resolved properties, and the width it stands in (mm)."""

    style: str
    label: str
    label_bold: bool
    runs: tuple[Letters, ...]
    properties: Properties
    width: float
    cell: tuple[int, int, int] | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def number(self, tag: str, attribute: str) -> int:
        return int(self.properties.get(tag, {}).get(attribute, "0"))

    @property
    def align(self) -> str:
        return self.properties.get("jc", {}).get("val", "left")

    @property
    def keeps(self) -> bool:
        return Letters("", self.properties).is_on("keepNext")

    @property
    def rule(self) -> float | None:
        """The length of the rule line this paragraph draws, in millimetres."""
        if "pBdr" not in self.properties or self.text:
            return None
        return self.width - (self.number("ind", "left") + self.number("ind", "right")) * MM


@dataclass
class Grid:
    """A table: its paragraphs by row and column, and its properties."""

    rows: list[list[list[Para]]]
    borders: bool
    whole: list[bool]
    header: list[bool]
    padding: dict[str, int]
    indent: int


@dataclass
class Section:
    """A part with its own page set-up; ``blocks`` in order."""

    blocks: list[Para | Grid] = field(default_factory=list)
    page: Properties = field(default_factory=dict)
    headers: dict[str, list[Para]] = field(default_factory=dict)
    fields: dict[str, list[str]] = field(default_factory=dict)

    @property
    def width(self) -> float:
        margins = self.page["pgMar"]
        return (int(self.page["pgSz"]["w"]) - int(margins["left"]) - int(margins["right"])) * MM

    @property
    def paragraphs(self) -> list[Para]:
        return [block for block in self.blocks if isinstance(block, Para)]

    @property
    def tables(self) -> list[Grid]:
        return [block for block in self.blocks if isinstance(block, Grid)]


class Pages:
    """A whole file: its sections, read from the bytes."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        self._parts = {name: etree.fromstring(blob) for name, blob in parts.items()}
        styles = self._parts["word/styles.xml"]
        self._styles = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
        self._defaults = styles.find(f"{W}docDefaults")
        self._counter = Counter(self._parts["word/numbering.xml"])
        self.sections = list(self._sections(self._parts["word/document.xml"][0]))

    @property
    def paragraphs(self) -> Iterator[Para]:
        """Every paragraph, those of tables and headers too."""
        for section in self.sections:
            for block in section.blocks:
                yield from [block] if isinstance(block, Para) else inside(block)
            for header in section.headers.values():
                yield from header

    def _sections(self, body: etree._Element) -> Iterator[Section]:
        ends = list(body.iter(f"{W}sectPr"))
        section, grids = self._opened(ends[0]), 0
        for element in body:
            if element.tag == f"{W}tbl":
                section.blocks.append(self._grid(element, grids))
                grids += 1
            elif element.tag == f"{W}p":
                section.blocks.append(self._para(element, section.width))
            if element in ends or element.find(f"{W}pPr/{W}sectPr") is not None:
                yield section
                ends.pop(0)
                section = self._opened(ends[0]) if ends else section

    def _opened(self, end: etree._Element) -> Section:
        section = Section(page=_properties(end))
        relations = {rel.get("Id"): rel for rel in self._parts["word/_rels/document.xml.rels"]}
        for reference in end.iter(f"{W}headerReference"):
            part = self._parts["word/" + relations[reference.get(f"{R}id")].get("Target")]
            kind = reference.get(f"{W}type")
            section.headers[kind] = [self._para(p, section.width) for p in part.iter(f"{W}p")]
            section.fields[kind] = [code.text.strip() for code in part.iter(f"{W}instrText")]
        return section

    def _grid(self, table: etree._Element, n: int) -> Grid:
        rows = table.findall(f"{W}tr")
        properties = _properties(table.find(f"{W}tblPr"))
        margins = table.find(f"{W}tblPr/{W}tblCellMar")
        padding = {side: int(value["w"]) for side, value in _properties(margins).items()}
        cells = [
            [self._cell(cell, padding, (n, y, x)) for x, cell in enumerate(row.findall(f"{W}tc"))]
            for y, row in enumerate(rows)
        ]
        return Grid(
            cells,
            "tblBorders" in properties,
            [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows],
            [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows],
            padding,
            int(properties.get("tblInd", {}).get("w", "0")),
        )

    def _cell(self, cell: etree._Element, padding: dict[str, int], at: tuple[int, int, int]) -> list[Para]:
        wide = int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) - padding["left"] - padding["right"]
        return [self._para(p, wide * MM, at) for p in cell.findall(f"{W}p")]

    def _para(self, p: etree._Element, width: float, cell: tuple[int, int, int] | None = None) -> Para:
        own = p.find(f"{W}pPr")
        style = own.find(f"{W}pStyle").get(f"{W}val") if own is not None else "Normal"
        label, level = self._counter.label(own)
        properties = self._inherited(style, "pPr")
        if level is not None:
            _lay(properties, level.find(f"{W}pPr"))
        _lay(properties, own)
        runs = []
        for run in p.iter(f"{W}r"):
            letters = self._inherited(style, "rPr")
            _lay(letters, run.find(f"{W}rPr"))
            runs.append(Letters(_text(run), letters))
        shown = self._inherited(style, "rPr")
        if level is not None:
            _lay(shown, level.find(f"{W}rPr"))
        return Para(style, label, Letters("", shown).bold, tuple(runs), properties, width, cell)

    def _inherited(self, style: str, kind: str) -> Properties:
        chain = []
        while style:
            found = self._styles[style]
            chain.append(found)
            parent = found.find(f"{W}basedOn")
            style = "" if parent is None else parent.get(f"{W}val")
        properties: Properties = {}
        _lay(properties, self._defaults.find(f"{W}{kind}Default/{W}{kind}"))
        for found in reversed(chain):
            _lay(properties, found.find(f"{W}{kind}"))
        return properties


class Counter:
    """Counts automatic numbers as Word does: all lists of one definition share their counters."""

    def __init__(self, numbering: etree._Element) -> None:
        self._definitions = {
            definition.get(f"{W}abstractNumId"): {
                int(level.get(f"{W}ilvl")): level for level in definition.iter(f"{W}lvl")
            }
            for definition in numbering.iter(f"{W}abstractNum")
        }
        self._lists = {number.get(f"{W}numId"): number for number in numbering.iter(f"{W}num")}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[str] = set()

    def label(self, own: etree._Element | None) -> tuple[str, etree._Element | None]:
        """The label of a paragraph with these properties, and its level's definition."""
        if own is None or own.find(f"{W}numPr") is None:
            return "", None
        number, depth = (own.find(f"{W}numPr/{W}{tag}").get(f"{W}val") for tag in ("numId", "ilvl"))
        series = self._lists[number]
        kind = series.find(f"{W}abstractNumId").get(f"{W}val")
        levels = self._definitions[kind]
        counts = self._counts.setdefault(kind, [0] * 9)
        if number not in self._begun:
            self._begun.add(number)
            for override in series.iter(f"{W}lvlOverride"):
                start = int(override.find(f"{W}startOverride").get(f"{W}val"))
                counts[int(override.get(f"{W}ilvl"))] = start - 1
        at = int(depth)
        counts[at:] = [counts[at] + 1] + [0] * (8 - at)
        text = levels[at].find(f"{W}lvlText").get(f"{W}val")
        shown = re.sub(r"%(\d)", lambda m: _written(counts[int(m[1]) - 1], levels[int(m[1]) - 1]), text)
        return shown, levels[at]


def inside(grid: Grid) -> Iterator[Para]:
    """The paragraphs of a table, row by row."""
    return (para for row in grid.rows for cell in row for para in cell)


def _written(count: int, level: etree._Element) -> str:
    kind = level.find(f"{W}numFmt").get(f"{W}val")
    if kind == "decimal":
        return str(count)
    if kind == "lowerLetter":
        return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    assert kind == "upperRoman", kind
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
    return "C" * (count // 100) + tens[count // 10 % 10] + units[count % 10]


def _text(run: etree._Element) -> str:
    return "".join(
        "\t" if part.tag == f"{W}tab" else part.text or "" for part in run if part.tag in (f"{W}t", f"{W}tab")
    )


def _properties(element: etree._Element | None) -> Properties:
    properties: Properties = {}
    _lay(properties, element)
    return properties


def _lay(properties: Properties, element: etree._Element | None) -> None:
    """Lays one level of properties over those below it; attributes replace each other singly."""
    if element is None:
        return
    for child in element:
        tag = etree.QName(child).localname
        values = {etree.QName(name).localname: str(value) for name, value in child.attrib.items()}
        below = properties.get(tag, {})
        if _FIRST_LINE & set(values):
            # A first line that stands out takes the place of one that stands in, and the other way round.
            below = {name: value for name, value in below.items() if name not in _FIRST_LINE}
        properties[tag] = below | values
