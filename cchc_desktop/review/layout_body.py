"""How the body of a file stands against NĐ 30/2020, PL I, II.6.e: edges, indents, gaps, lines, headings."""

import re
from collections.abc import Iterator
from itertools import pairwise

from cchc_desktop.document.measured import Para
from cchc_desktop.review import reading as part
from cchc_desktop.review.checks import check, grouped, ruled
from cchc_desktop.review.layout import off_letters, visible
from cchc_desktop.review.reading import Passage, ReadDocument
from cchc_desktop.review.rules import Found, Rule

_SIDES = {"left": "đang canh lề trái", "right": "đang canh lề phải", "center": "đang canh giữa"}
_NEAR = 12  # twips that Word's rulers may round away
_TAB = 720


def _paras(document: ReadDocument) -> Iterator[tuple[Passage, Para]]:
    for passage in document.running:
        if passage.para is not None and passage.para.cell is None and passage.text.strip():
            yield passage, passage.para


@check("ND-01")
def justified(document: ReadDocument) -> Iterator[Found]:
    """Paragraphs that are not flush at both edges."""
    yield from grouped(
        (passage, _SIDES.get(para.align, "chưa canh đều"))
        for passage, para in _paras(document)
        if para.align != "both"
    )


@ruled("ND-02")
def body_size(document: ReadDocument, rule: Rule) -> Iterator[Found]:
    """Letters of the body below or above the range."""
    least, most = rule.settings["range"]
    yield from grouped(
        (passage, f"{run.size:g}".replace(".", ","))
        for passage, _ in _paras(document)
        for run in visible(passage)
        if not least <= run.size <= most
    )


@ruled("ND-03")
def first_line(document: ReadDocument, rule: Rule) -> Iterator[Found]:
    """First lines that stand in by another measure."""
    yield from grouped(
        (passage, f"{start / 567:.2f}".replace(".", ","))
        for passage, para in _paras(document)
        if not any(abs((start := _start(para)) - one) <= _NEAR for one in rule.settings["allowed"])
    )


def _start(para: Para) -> int:
    """Where the first line begins, twips from the margin; a typed tab goes to the next stop."""
    start = para.number("ind", "left") + para.number("ind", "firstLine") - para.number("ind", "hanging")
    return _TAB if para.text.startswith("\t") and start < _TAB else start


@ruled("ND-04")
def gap(document: ReadDocument, rule: Rule) -> Iterator[Found]:
    """Paragraphs closer than six points to both their neighbours."""
    yield from grouped(
        (passage, f"{points:g}".replace(".", ","))
        for passage, para in _paras(document)
        if (points := _around(para)) < rule.settings["least"]
    )


def _around(para: Para) -> float:
    spacing = para.properties.get("spacing", {})
    if spacing.get("beforeAutospacing") in ("1", "true", "on"):
        return 14
    return (para.number("spacing", "before") + para.number("spacing", "after")) / 20


@check("ND-05")
def lines(document: ReadDocument) -> Iterator[Found]:
    """Lines closer than single or wider than one and a half."""
    yield from grouped(
        (passage, what) for passage, para in _paras(document) if (what := _spacing_off(passage, para))
    )


def _spacing_off(passage: Passage, para: Para) -> str:
    spacing = para.properties.get("spacing", {})
    line, kind = para.number("spacing", "line") or 240, spacing.get("lineRule", "auto")
    size = max((run.size for run in visible(passage)), default=14)
    if kind == "auto":
        return "" if 238 <= line <= 362 else f"{line / 240:.2f} dòng".replace(".", ",")
    most = 20 * size * 1.15 * 1.5 + 20
    if kind == "exact" and line < 20 * size * 1.15 - 10:
        return f"đúng {line / 20:g} pt, có thể cắt mất dấu".replace(".", ",")
    return "" if line <= most else f"{line / 20:g} pt".replace(".", ",")


@ruled("HD-01")
def roman_heading(document: ReadDocument, rule: Rule) -> Iterator[Found]:
    """Sections “I.” in other letters."""
    for passage in document.of(part.HEADING):
        if re.fullmatch(r"[IVXLC]+\.", passage.shown_label):
            wrong = list(_heading_off(passage, rule))
            if wrong:
                yield Found(passage, words={"found": ", ".join(dict.fromkeys(wrong))})


@ruled("HD-02")
def arabic_heading(document: ReadDocument, rule: Rule) -> Iterator[Found]:
    """Titles of khoản in other letters."""
    for passage in document.of(part.HEADING):
        if passage.para and re.fullmatch(r"(\d+\.)+\d*", passage.shown_label):
            wrong = list(_heading_off(passage, rule))
            if wrong:
                yield Found(passage, words={"found": ", ".join(dict.fromkeys(wrong))})


def _heading_off(passage: Passage, rule: Rule) -> Iterator[str]:
    wanted = rule.settings["letters"]
    if passage.para is None:
        if wanted.get("upper") and passage.words != passage.words.upper():
            yield "chưa in hoa"
        return
    yield from off_letters(passage, wanted)
    if passage.label and not passage.para.label_bold:
        yield "số thứ tự chưa đậm"


@check("HD-06")
def heading_kept(document: ReadDocument) -> Iterator[Found]:
    """Titles that a page's end may part from their text."""
    yield from grouped(
        (passage, "")
        for passage in document.of(part.HEADING)
        if passage.para is not None and not passage.para.keeps and passage.para.cell is None
    )


@check("CC-01")
def grounds_slanted(document: ReadDocument) -> Iterator[Found]:
    """Lines of căn cứ that stand upright."""
    for passage in grounds(document):
        if passage.para and not all(run.italic for run in visible(passage)):
            yield Found(passage)


@check("CC-02")
def grounds_marks(document: ReadDocument) -> Iterator[Found]:
    """Lines of căn cứ with another mark at their end."""
    found = grounds(document)
    for passage, after in pairwise([*found, None]):
        if passage is not None:
            wanted = ";" if after else "."
            text = passage.text.rstrip()
            if not text.endswith((wanted, ":")):
                yield Found(
                    passage, (len(text) - 1, len(text)), words={"wanted": f"“{wanted}”", "quote": text[:60]}
                )


def grounds(document: ReadDocument) -> list[Passage]:
    """The lines of căn cứ: paragraphs before the first heading that begin with the words."""
    found = []
    for passage in document.body:
        if passage.role == part.HEADING:
            break
        if passage.text.lstrip().startswith("Căn cứ ") and len(document.body) > 1:
            found.append(passage)
    return found if len(found) > 1 or any(one.text.rstrip().endswith(";") for one in found) else []


@check("CK-04")
def signature_whole(document: ReadDocument) -> Iterator[Found]:
    """Recipients and signature in a table whose row a page's end may split."""
    signed = next((one for one in document.of(part.AUTHORITY, part.POSITION) if one.para), None)
    if signed is None or signed.para is None or signed.para.cell is None:
        return
    for section in document.sheets:
        for grid in section.tables:
            row = next(
                (
                    n
                    for n, cells in enumerate(grid.rows)
                    if any(signed.para is para for cell in cells for para in cell)
                ),
                None,
            )
            if row is not None and not grid.whole[row]:
                yield Found(signed)


@ruled("PL-01")
def appendix_label(document: ReadDocument, rule: Rule) -> Iterator[Found]:
    """The word “Phụ lục” in other letters or without its number."""
    labels = document.of(part.APPENDIX)
    for passage in labels:
        text = passage.text.strip()
        pattern = "Phụ lục [IVX]+" if len(labels) > 1 else "Phụ lục( [IVX]+)?"
        wrong = [] if re.fullmatch(pattern, text) else [f"đang viết “{text}”"]
        if passage.para:
            wrong += off_letters(passage, rule.settings["letters"])
        if wrong:
            yield Found(passage, words={"found": ", ".join(dict.fromkeys(wrong))})


@check("PL-04")
def appendix_mentioned(document: ReadDocument) -> Iterator[Found]:
    """An appendix that the body does not point to."""
    labels = document.of(part.APPENDIX)
    if labels and not any(re.search(r"[Pp]hụ lục|[Bb]iểu kèm", passage.text) for passage in document.running):
        yield Found(labels[0])
