"""An old report taken apart: from a Word file or from the clipboard, its frame recognised."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from cchc_desktop.document.measured import Letters, Para, Properties, Section
from cchc_desktop.document.spreading import Piece
from cchc_desktop.prose import Line, Prose, Text, folded, is_blank, is_unwritable, merged
from cchc_desktop.review import reading as part
from cchc_desktop.review.components import HIGHEST, read_pages
from cchc_desktop.review.reading import Passage

_OWN = (part.BODY, part.HEADING, part.TABLE, part.APPENDIX, part.APPENDIX_TITLE, part.APPENDIX_REFERENCE)
_BULLET = re.compile(r"^[•·▪◦‣●○■□♦➢✓✔\uf0b7\uf0a7\uf0d8o]$")
_OTHER_MANNERS = re.compile(
    r"\s*(?:(?:Phần|PHẦN|Mục|MỤC)\s+)?([IVXLC]{1,7}|\d{1,2})\s*[-–/:.)]+\s*(?=[^\W\d_])"
)
"""“PHẦN I:”, “II -”, “1/”, “2.Kết quả”: numbers that the decree does not know."""

_LONGEST_RECIPIENT = 90
_WIDTH = 160.0
"""Millimetres between the margins of a page, for paragraphs that come without one."""


def _para(letters: tuple[Letters, ...]) -> Para:
    return Para("", "", False, letters, {}, _WIDTH)


_EDGE = (part.NATION, part.MOTTO, part.SYMBOL, part.PLACE_DATE)
_HELP = (_para((Letters("BÁO CÁO", {}),)), _para((Letters("…", {}),)))


def pieces_of_file(data: bytes) -> list[Piece]:
    """The paragraphs of a DOCX; raises ``UnreadableFile``."""
    from cchc_desktop.document.docx_reader import Pages

    return _pieces(_read(Pages(data).sections))


def pieces_of_text(prose: Prose) -> list[Piece]:
    """The paragraphs of a pasted text."""
    lines = (line for line in prose if not is_blank(line))
    paras = [_para(tuple(_letters(line))) for line in lines]
    return _pieces(_read([Section(blocks=[*paras])]))


def _read(sections: list[Section]) -> list[Passage]:
    """The passages of a report, or of a part of one.

    Where the line “BÁO CÁO” is missing, everything near the top would be taken for a letterhead: such a
    line is put there for the reading.
    """
    document = read_pages(sections, date.max)
    if document.first(part.TYPE) or not sections:
        return list(document.passages)
    first, *rest = sections
    edge = [passage.para for passage in document.of(*_EDGE)]
    at = max((n + 1 for n, block in enumerate(first.blocks[:HIGHEST]) if block in edge), default=0)
    blocks = [*first.blocks[:at], *_HELP, *first.blocks[at:]]
    passages = read_pages([replace(first, blocks=blocks), *rest], date.max).passages
    return [passage for passage in passages if passage.para not in _HELP]


def _pieces(passages: list[Passage]) -> list[Piece]:
    found: list[Piece] = []
    below = False
    for (role, row), group in groupby(_framed(passages), key=_row):
        told = list(group)
        if role == part.TABLE and row is not None:
            found.append(_of_row(told))
            continue
        below = below or role in (part.AUTHORITY, part.RECIPIENTS_HEAD, part.APPENDIX)
        for passage in told:
            found += (replace(piece, table=piece.table or below) for piece in _of_passage(passage))
    return [piece for piece in found if piece.text.strip()]


def _framed(passages: list[Passage]) -> list[Passage]:
    """The passages with bare lines of recipients under the last sentence taken for what they are."""
    told = passages.copy()
    body = [n for n, passage in enumerate(told) if passage.role in (part.BODY, part.HEADING)]
    last = next((n for n in reversed(body) if _is_last_sentence(told[n].text)), len(told))
    for n in body:
        text = told[n].text.strip()
        if n > last and text[0] in "-+*–" and len(text) < _LONGEST_RECIPIENT:
            told[n] = replace(told[n], role=part.RECIPIENTS)
    return told


def _is_last_sentence(text: str) -> bool:
    return text.rstrip().endswith("./.") or folded(text[:40]).startswith("tren day")


def _row(passage: Passage) -> tuple[str, tuple[int, int] | None]:
    cell = passage.para.cell if passage.para else None
    return passage.role, cell[:2] if cell and passage.role == part.TABLE else None


def _of_row(passages: list[Passage]) -> Piece:
    """A row of a table as one line."""
    return Piece((Text("; ".join(" ".join(passage.text.split()) for passage in passages)),), table=True)


def _of_passage(passage: Passage) -> Iterator[Piece]:
    """The passage, a soft line break beginning a piece of its own."""
    label = passage.label.strip()
    dash = "- " if _BULLET.match(label) else f"{label} " if label in ("-", "+", "–", "*") else ""
    for n, whole in enumerate(_lines(passage)):
        first = n == 0
        typed, length = _typed(passage) if first else ("", 0)
        line = _without(whole, length)
        yield Piece(
            merged((Text(dash), *line)) if dash and first else line,
            "" if dash or not first else label or typed,
            title=passage.role == part.HEADING,
            aside=passage.role not in _OWN,
        )


def _typed(passage: Passage) -> tuple[str, int]:
    """The number typed before a line, in the manner of the decree, and how many characters it takes."""
    if passage.typed or passage.label:
        return passage.typed, len(passage.typed)
    found = _OTHER_MANNERS.match(passage.text)
    return (f"{found[1]}.", found.end()) if found else ("", 0)


def _lines(passage: Passage) -> Iterator[Line]:
    spans: list[Text] = []
    for run in passage.para.runs if passage.para else ():
        first, *later = run.text.split("\n")
        spans.append(_span(first, run))
        for text in later:
            yield merged(spans)
            spans = [_span(text, run)]
    yield merged(spans)


def _span(text: str, run: Letters) -> Text:
    kept = "".join(
        char for char in text.replace("\t", " ") if not is_unwritable(char) and char not in "\ufffc\ufffd"
    )
    return Text(kept, run.bold, run.italic)


def _without(line: Line, count: int) -> Line:
    """The line without its first characters and the blanks before the rest."""
    kept: list[Text] = []
    for span in line:
        if isinstance(span, Text):
            text = span.text[count:]
            count = max(0, count - len(span.text))
            kept.append(replace(span, text=text if kept else text.lstrip()))
            if not kept[-1].text:
                kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return merged(kept)


def _letters(line: Line) -> Iterator[Letters]:
    for span in line:
        if isinstance(span, Text):
            weights: Properties = {"b": {}} if span.bold else {}
            yield Letters(span.text, {**weights, "i": {}} if span.italic else weights)
