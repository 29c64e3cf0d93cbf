"""Reads any DOCX as Word shows it: styles followed to their parents, automatic numbers counted.

The one measuring instrument: the review of a file and the tests of the writer read through it.
"""

import re
from collections.abc import Iterator

from lxml import etree

from cchc_desktop.document.docx_inheritance import NEW_NAMES, Styles, lay, list_of, properties_of
from cchc_desktop.document.docx_labels import Counter, W
from cchc_desktop.document.docx_opening import Parts
from cchc_desktop.document.measured import (
    MM,
    Grid,
    Letters,
    Para,
    Section,
    inside,
    whole,
)
from cchc_desktop.document.unreadable import UnreadableFile

MOST_PARAGRAPHS = 12_000
MOST_RUNS = 60_000
MOST_LETTERS = 500_000

_KEPT = frozenset(
    "ind spacing jc keepNext pBdr outlineLvl framePr widowControl sz b i u caps rFonts color".split()
)
"""What is kept of the properties of paragraphs and runs."""

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UNSEEN = {f"{W}del", f"{W}moveFrom", f"{_MC}Fallback", f"{W}pPr", f"{W}rPr", f"{W}sectPr"}
_BOX = f"{W}txbxContent"
_DRAWN = (f"{W}drawing", f"{W}pict")
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}sym": "\ufffd"}


class Pages:
    """A whole file: its sections, read from the bytes; raises ``UnreadableFile``."""

    def __init__(self, data: bytes) -> None:
        self._parts = Parts(data)
        root = self._parts.read(self._parts.main)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise UnreadableFile("word")
        self._relations = self._parts.relations(self._parts.main)
        self._styles = Styles(self._related("styles"), self._related("theme"))
        self._counter = Counter(self._related("numbering"))
        self._room = [MOST_PARAGRAPHS, MOST_RUNS, MOST_LETTERS]
        self._grids = 0
        self.sections = list(self._sections(body))

    @property
    def paragraphs(self) -> Iterator[Para]:
        """Every paragraph, those of tables, headers and footers too."""
        for section in self.sections:
            for block in section.blocks:
                yield from [block] if isinstance(block, Para) else inside(block)
            for edges in (section.headers, section.footers):
                for paras in edges.values():
                    yield from paras

    def _related(self, kind: str) -> etree._Element | None:
        name = next((name for of, name in self._relations.values() if of == kind), "")
        return self._parts.read(name) if name else None

    def _sections(self, body: etree._Element) -> Iterator[Section]:
        elements = list(_flat(body))
        ends = [end for element in elements if (end := _end(element)) is not None]
        section = self._opened(ends[0] if ends else None, None)
        for element in elements:
            if element.tag == f"{W}tbl":
                section.blocks.append(self._grid(element, section.width, ""))
            elif element.tag == f"{W}p":
                section.blocks.extend(self._paras(element, section.width))
            if ends and _end(element) is ends[0]:
                yield section
                ends.pop(0)
                section = self._opened(ends[0], section) if ends else Section(page=section.page)
        if section.blocks:
            yield section

    def _opened(self, end: etree._Element | None, before: Section | None) -> Section:
        """A section with its headers, or those of the section before where it names none."""
        section = Section(page=properties_of(end))
        if before is not None:
            section.headers.update(before.headers)
            section.footers.update(before.footers)
            section.fields.update(before.fields)
        for tag, edge in (("headerReference", section.headers), ("footerReference", section.footers)):
            for reference in end.iter(f"{W}{tag}") if end is not None else ():
                _, name = self._relations.get(reference.get(f"{_R}id", ""), ("", ""))
                part = self._parts.read(name) if name else None
                if part is not None:
                    kind = reference.get(f"{W}type", "default")
                    paras = [para for p in part.iter(f"{W}p") for para in self._paras(p, section.width)]
                    edge[kind] = paras
                    section.fields[kind if edge is section.headers else f"footer {kind}"] = _fields(part)
        return section

    def _grid(self, table: etree._Element, width: float, outer: str) -> Grid:
        properties = properties_of(table.find(f"{W}tblPr"))
        style = properties.get("tblStyle", {}).get("val", "") or outer
        margins = properties_of(table.find(f"{W}tblPr/{W}tblCellMar"))
        padding = {"left": 108, "right": 108}
        padding |= {NEW_NAMES.get(side, side): whole(value.get("w", "0")) for side, value in margins.items()}
        rows = [row for row in _flat(table) if row.tag == f"{W}tr"]
        number = self._grids
        self._grids += 1
        cells = [
            [
                self._cell(cell, style, padding, (number, y, x), width)
                for x, cell in enumerate(cell for cell in _flat(row) if cell.tag == f"{W}tc")
            ]
            for y, row in enumerate(rows)
        ]
        marks = [properties_of(row.find(f"{W}trPr")) for row in rows]
        return Grid(
            cells,
            "tblBorders" in properties or "Grid" in style,
            ["cantSplit" in mark for mark in marks],
            ["tblHeader" in mark for mark in marks],
            padding,
            whole(properties.get("tblInd", {}).get("w", "0")),
        )

    def _cell(
        self,
        cell: etree._Element,
        style: str,
        padding: dict[str, int],
        at: tuple[int, int, int],
        around: float,
    ) -> list[Para]:
        own = properties_of(cell.find(f"{W}tcPr")).get("tcW", {})
        wide = whole(own.get("w", "0")) if own.get("type", "dxa") == "dxa" else 0
        width = (wide - padding["left"] - padding["right"]) * MM if wide else around / 2
        paras: list[Para] = []
        for element in _flat(cell):
            if element.tag == f"{W}p":
                paras.extend(self._paras(element, width, at, style))
            elif element.tag == f"{W}tbl":
                paras.extend(inside(self._grid(element, width, style)))
        return paras

    def _paras(
        self, p: etree._Element, width: float, cell: tuple[int, int, int] | None = None, table: str = ""
    ) -> Iterator[Para]:
        """The paragraph, and behind it those of the text boxes that hang on it."""
        self._take(0, 1)
        yield self._para(p, width, cell, table)
        for box in p.iter(_BOX):
            if not any(above.tag == f"{_MC}Fallback" for above in box.iterancestors()):
                for inner in box.findall(f"{W}p"):
                    self._take(0, 1)
                    yield self._para(inner, width, cell, table)

    def _para(self, p: etree._Element, width: float, cell: tuple[int, int, int] | None, table: str) -> Para:
        own = p.find(f"{W}pPr")
        direct = properties_of(own)
        style = self._styles.paragraph_style(direct.get("pStyle", {}).get("val", ""))
        properties = dict(self._styles.resolved(style, "pPr", table))
        numbered = own.find(f"{W}numPr") if own is not None else None
        number, depth = self._styles.numbering(style) if numbered is None else list_of(numbered)
        level = self._counter.level(number, depth) if number else None
        label = self._counter.label(number, depth) if number else ""
        if level is not None:
            lay(properties, level.find(f"{W}pPr"))
        lay(properties, own)
        properties = {tag: values for tag, values in properties.items() if tag in _KEPT}
        shown = dict(self._styles.resolved(style, "rPr", table))
        if level is not None:
            lay(shown, level.find(f"{W}rPr"))
        runs = tuple(self._runs(p, style, table))
        drawn = next(p.iter(*_DRAWN), None) is not None
        return Para(style, label, Letters("", shown).bold, runs, properties, width, cell, drawn)

    def _runs(self, p: etree._Element, style: str, table: str) -> Iterator[Letters]:
        for run in _seen(p):
            self._take(1, 1)
            own = run.find(f"{W}rPr")
            character = properties_of(own).get("rStyle", {}).get("val", "")
            properties = dict(self._styles.resolved(style, "rPr", table, character))
            lay(properties, own)
            properties = {tag: values for tag, values in properties.items() if tag in _KEPT}
            text = _text(run)
            self._take(2, len(text))
            yield Letters(text, self._styles.themed(properties))

    def _take(self, what: int, count: int) -> None:
        self._room[what] -= count
        if self._room[what] < 0:
            raise UnreadableFile("large")


def _flat(parent: etree._Element) -> Iterator[etree._Element]:
    """The children, content controls and kept changes opened."""
    for child in parent:
        if child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            yield from _flat(content) if content is not None else ()
        elif child.tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
            yield from _flat(child)
        else:
            yield child


def _end(element: etree._Element) -> etree._Element | None:
    """The page set-up that ends with this element."""
    if element.tag == f"{W}sectPr":
        return element
    found: etree._Element | None = element.find(f"{W}pPr/{W}sectPr")
    return found


def _seen(parent: etree._Element) -> Iterator[etree._Element]:
    """The runs that are read: not the deleted ones, and not those of text boxes."""
    for child in parent:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in _UNSEEN and child.tag != _BOX:
            yield from _seen(child)


def _text(run: etree._Element) -> str:
    return "".join(
        (part.text or "") if part.tag == f"{W}t" else _SIGNS.get(part.tag, "")
        for part in run
        if part.tag == f"{W}t" or part.tag in _SIGNS
    )


def _fields(part: etree._Element) -> list[str]:
    """The instructions of the fields in a header or footer, as “PAGE”."""
    codes = [code.text or "" for code in part.iter(f"{W}instrText")]
    codes += [simple.get(f"{W}instr", "") for simple in part.iter(f"{W}fldSimple")]
    return [re.split(r"\s|\\", code.strip())[0] for code in codes if code.strip()]
