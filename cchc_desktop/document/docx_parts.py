"""The bricks of a DOCX: paragraphs, runs, rule lines and tables as WordprocessingML elements."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from cchc_desktop.document.look import Style
from cchc_desktop.document.metrics import text_width
from cchc_desktop.document.numbering import Number
from cchc_desktop.document.tree import Run, Runs

RULE_STYLE = "DuongKe"
GAP_STYLE = "Cach"

_BOX = ("top", "left", "bottom", "right", "insideH", "insideV")
_PADDING = 85  # twips left and right of what stands in a ruled table, 1.5 mm


def node(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of the ``w:`` names with its children in the order given."""
    values = {qn(f"w:{name}"): str(value) for name, value in attributes.items()}
    element = cast(Element, OxmlElement(f"w:{tag}", values))
    element.extend(children)
    return element


def twips(millimetres: float) -> int:
    """Twentieths of a point, rounded up: the decree's least margin of 15 mm must not become 14.99."""
    exact = round(millimetres * 1440 / 25.4, 3)
    return int(exact) + (exact > int(exact))


def paragraph(
    style: str,
    written: Sequence[Element] = (),
    *,
    keep: bool = False,
    number: Number | None = None,
    indents: dict[str, int] | None = None,
) -> Element:
    """A paragraph of a named style; ``keep`` holds it on one page with the next, indents are twips."""
    properties = [node("pStyle", val=style)]
    if keep:
        properties.append(node("keepNext"))
    if number is not None:
        level = node("ilvl", val=number.level)
        properties.append(node("numPr", level, node("numId", val=number.series + 1)))
    if indents is not None:
        properties.append(node("ind", **indents))
    return node("p", node("pPr", *properties), *written)


def plain(text: str) -> list[Element]:
    """The text in its style's own weight."""
    return [_run(text)] if text else []


def runs(of: Runs, style: Style, *, bold: bool | None = None) -> list[Element]:
    """Runs that stand in a paragraph of ``style``, neighbours of one weight joined.

    What the style makes bold or italic stays so; ``bold`` says otherwise for a whole paragraph.
    """
    base = style.bold if bold is None else bold
    joined = groupby(of, key=lambda run: (base or run.bold, style.italic or run.italic))
    elements = []
    for (heavy, slanted), same in joined:
        weights = [node("b", val=int(heavy))] if heavy != style.bold else []
        weights += [node("i")] if slanted != style.italic else []
        text = "".join(run.text for run in same)
        elements += [_run(text, weights)] if text else []
    return elements


def rule(width: float, column: float) -> Element:
    """A solid line ``width`` long in the middle of a column (both millimetres).

    A tiny empty paragraph with a border above it, between equal indents: Word, WPS and LibreOffice
    draw it alike, inside a cell too, and it stays where it belongs when lines above it change.
    """
    side = max(0, round((column - width) / 2 * 1440 / 25.4))
    return paragraph(RULE_STYLE, indents={"left": side, "right": side})


def gap(*, keep: bool = False) -> Element:
    """A low empty paragraph; before a table it keeps Word from joining it to a table above."""
    return paragraph(GAP_STYLE, keep=keep)


def last_line(text: str, style: Style, width: float) -> str:
    """The last line of a text wrapped word by word in ``width`` millimetres."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        line = longer if text_width(longer, style) <= width else word
    return line


def cell(width: int, *content: Element, low: bool = False) -> Element:
    """A cell ``width`` twips wide; ``low`` stands its text on the cell's floor."""
    properties = [node("tcW", w=width, type="dxa")]
    if low:
        properties.append(node("vAlign", val="bottom"))
    return node("tc", node("tcPr", *properties), *(content or (gap(),)))


def row(*cells: Element, header: bool = False) -> Element:
    """A row that no page break splits; a header row comes again on every page."""
    properties = [node("cantSplit"), *([node("tblHeader")] if header else [])]
    return node("tr", node("trPr", *properties), *cells)


def table(widths: Sequence[int], rows: Iterable[Element], *, ruled: bool = False) -> Element:
    """A table of fixed columns (twips) between the margins; without rules its cells have no padding."""
    properties = [node("tblW", w=sum(widths), type="dxa"), node("tblInd", w=0, type="dxa")]
    if ruled:
        lines = (node(side, val="single", sz=4, space=0, color="auto") for side in _BOX)
        properties.append(node("tblBorders", *lines))
    padding = _PADDING if ruled else 0
    sides = (("top", 0), ("left", padding), ("bottom", 0), ("right", padding))
    margins = node("tblCellMar", *(node(side, w=width, type="dxa") for side, width in sides))
    properties += [node("tblLayout", type="fixed"), margins]
    grid = node("tblGrid", *(node("gridCol", w=width) for width in widths))
    return node("tbl", node("tblPr", *properties), grid, *rows)


def mixed(*parts: str | Runs) -> Runs:
    """Plain text and runs in one line."""
    return tuple(run for part in parts for run in ((Run(part),) if isinstance(part, str) else part))


def _run(text: str, weights: Sequence[Element] = ()) -> Element:
    properties = [node("rPr", *weights)] if weights else []
    pieces = [piece for piece in re.split("(\t)", text) if piece]
    return node("r", *properties, *(node("tab") if piece == "\t" else _text(piece) for piece in pieces))


def _text(text: str) -> Element:
    element = node("t")
    element.text = text
    # Blanks are the clean gaps of số and day; without this Word drops those at the edges.
    element.set(qn("xml:space"), "preserve")
    return element
