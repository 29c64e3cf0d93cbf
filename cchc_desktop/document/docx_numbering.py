"""Lists as Word keeps them: definitions (``abstractNum``) and the lists made of them (``num``)."""

from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from cchc_desktop.document.docx_parts import node, twips
from cchc_desktop.document.look import Look
from cchc_desktop.document.numbering import Definition, Level, Numbering, Series

_NSID = 0x3020_0000  # any number will do that no other list has: Word tells lists apart by it


def lists(numbering: Numbering, look: Look) -> Iterator[Element]:
    """Everything that ``numbering.xml`` holds, definitions first as the schema wants them."""
    for n, definition in enumerate(numbering.definitions):
        yield _definition(n, definition, twips(look.indent))
    for n, series in enumerate(numbering.series):
        yield _series(n, series)


def _definition(n: int, definition: Definition, indent: int) -> Element:
    levels = (
        _level(depth, definition.levels.get(depth, Level("none", "")), indent)
        for depth in range(max(definition.levels) + 1)
    )
    head = (node("nsid", val=f"{_NSID + n:08X}"), node("multiLevelType", val="multilevel"))
    return node("abstractNum", *head, *levels, abstractNumId=n)


def _level(depth: int, level: Level, indent: int) -> Element:
    return node(
        "lvl",
        node("start", val=1),
        node("numFmt", val=level.format),
        node("suff", val="space"),
        node("lvlText", val=level.pattern),
        node("lvlJc", val="left"),
        node("pPr", node("ind", left=0, firstLine=indent)),
        node("rPr", node("b", val=int(level.bold)), node("i", val=0)),
        ilvl=depth,
    )


def _series(n: int, series: Series) -> Element:
    overrides = []
    if series.start is not None:
        start = node("startOverride", val=series.start)
        overrides.append(node("lvlOverride", start, ilvl=series.level))
    return node("num", node("abstractNumId", val=series.definition), *overrides, numId=n + 1)
