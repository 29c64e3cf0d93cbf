"""Writes a document as a DOCX: the decree's components in order, as named styles and Word's own numbers."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise

import docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from cchc_desktop.document.docx_numbering import lists
from cchc_desktop.document.docx_package import describe, packed
from cchc_desktop.document.docx_parts import (
    cell,
    gap,
    last_line,
    mixed,
    node,
    paragraph,
    plain,
    row,
    rule,
    runs,
    table,
    twips,
)
from cchc_desktop.document.docx_styles import heading_styles, is_bold, styles
from cchc_desktop.document.look import Look, Page
from cchc_desktop.document.metrics import text_width
from cchc_desktop.document.numbering import Numbering
from cchc_desktop.document.tree import (
    Appendix,
    Block,
    Document,
    Heading,
    Item,
    Runs,
    Signature,
    Table,
    leads_in,
    text_of,
)
from cchc_desktop.paths import shipped

_MARKS = (";", ".", ",")
_KEPT = 3  # so many paragraphs go with the signature at most


def write_docx(document: Document) -> bytes:
    """The document as the bytes of a DOCX file, the same on every machine (NĐ 30/2020, PL I).

    All text must be legal in XML, as ``prose.clean`` lets it pass.
    """
    blank = docx.Document(str(shipped("resources/blank.docx")))
    body, part = blank.element.body, blank.part
    pages = _Pages(document, sheet=body[-1])
    body[:] = list(pages.written())
    part.styles.element.extend(styles(document))
    part.numbering_part.element.extend(lists(pages.numbering, document.look))
    package = part.package
    describe(package, document)
    return packed(package)


class _Pages:
    """The pages of one document; ``sheet`` is the template's section, with its page numbers."""

    def __init__(self, document: Document, sheet: Element) -> None:
        self.numbering = Numbering(document.look)
        self._document = document
        self._look = document.look
        self._headings = heading_styles(document)
        self._sheet = sheet

    def written(self) -> Iterator[Element]:
        """All that stands in the file's body: the document, then each appendix as its own section."""
        page = self._look.page
        sections = [(self._main(), page)]
        for appendix in self._document.appendices:
            turned = _turned(page, appendix.landscape)
            sections.append((self._appendix(appendix, turned.text_width), turned))
        for n, (elements, sheet) in enumerate(sections, 1):
            self.numbering.begin_part()
            yield from _closed(list(elements), _sheet(self._sheet, sheet), last=n == len(sections))

    def _main(self) -> Iterator[Element]:
        document, width = self._document, self._look.page.text_width
        yield _letterhead(document)
        yield from _opening(document)
        yield from _addressees(document)
        yield from self._blocks(document.blocks, width, kept=_kept(document))
        yield gap(keep=True)
        yield _signed(document)

    def _appendix(self, appendix: Appendix, width: float) -> Iterator[Element]:
        look = self._look
        yield paragraph("PhuLuc", plain(appendix.label))
        yield paragraph("PhuLucTen", plain(appendix.title))
        line, letters = appendix.title, look.styles["appendix_title"]
        if appendix.reference:
            line, letters = appendix.reference, look.styles["appendix_reference"]
            yield paragraph("PhuLucKem", plain(appendix.reference))
        length = look.rule_abstract * text_width(last_line(line, letters, width), letters)
        yield rule(length, width)
        yield from self._blocks(appendix.blocks, width)

    def _blocks(self, blocks: Sequence[Block], width: float, kept: int = 0) -> Iterator[Element]:
        """The blocks in a text ``width`` millimetres wide; the last ``kept`` stay with what follows."""
        for n, block in enumerate(blocks):
            keep = n >= len(blocks) - kept or (n + 1 < len(blocks) and leads_in(block))
            if isinstance(block, Heading):
                yield self._heading(block)
            elif isinstance(block, Table):
                yield gap(keep=True)
                yield _table(block, width, keep)
            else:
                number = self.numbering.item(block) if isinstance(block, Item) else None
                written = runs(block.runs, self._look.styles["body"])
                yield paragraph("NoiDung", written, keep=keep, number=number)

    def _heading(self, heading: Heading) -> Element:
        letters = self._headings[heading.level]
        written = runs(heading.runs, letters, bold=is_bold(heading, self._look))
        return paragraph(f"Heading{heading.level}", written, number=self.numbering.heading(heading))


def _letterhead(document: Document) -> Element:
    """Agency and nation side by side; symbol and place stand on one line (PL I, II.1-4)."""
    look, head = document.look, document.letterhead
    left, right = look.page.text_width - look.right_column, look.right_column
    widths = _columns(look.page.text_width, (left, right))
    names = row(
        cell(widths[0], *_agency(document, left)),
        cell(
            widths[1],
            paragraph("QuocHieu", plain(look.nation)),
            paragraph("TieuNgu", plain(look.motto)),
            rule(look.rule_motto * text_width(look.motto, look.styles["motto"]), right),
        ),
    )
    dated = row(
        cell(widths[0], paragraph("SoKyHieu", plain(head.symbol)), low=True),
        cell(widths[1], paragraph("DiaDanh", plain(head.place_date)), low=True),
    )
    return table(widths, (names, dated))


def _agency(document: Document, column: float) -> Iterator[Element]:
    look, head = document.look, document.letterhead
    if head.parent:
        yield paragraph("CoQuanChuQuan", plain(head.parent))
    for line in head.agency:
        yield paragraph("TenCoQuan", plain(line))
    if head.agency:
        letters = look.styles["agency"]
        length = text_width(last_line(head.agency[-1], letters, column), letters)
        yield rule(look.rule_agency * length, column)


def _opening(document: Document) -> Iterator[Element]:
    """Type, abstract and the line under it (PL I, II.5)."""
    look = document.look
    letters, width = look.styles["abstract"], look.page.text_width
    yield paragraph("TenLoai", plain(document.type))
    yield paragraph("TrichYeu", runs(document.abstract, letters))
    length = text_width(last_line(text_of(document.abstract), letters, width), letters)
    yield rule(look.rule_abstract * length, width)


def _addressees(document: Document) -> Iterator[Element]:
    """Kính gửi: one body on the same line, several each on its own (PL I, II.9.d)."""
    letters, bodies = document.look.styles["addressees"], document.addressees
    if len(bodies) == 1:
        line = mixed("Kính gửi: ", _ended(bodies[0], "."))
        left = _centred(document.look, text_width(text_of(line), letters))
        hang = text_width("Kính gửi: ", letters)
        yield paragraph("KinhGui", runs(line, letters), indents=_hanging(left, hang))
    elif bodies:
        marks = [";"] * (len(bodies) - 1) + ["."]
        lines = [mixed("- ", _ended(*pair)) for pair in zip(bodies, marks, strict=True)]
        colon = text_width("Kính gửi", letters)
        longest = max(text_width(text_of(line), letters) for line in lines)
        left = _centred(document.look, colon + longest)
        yield paragraph("KinhGui", plain("Kính gửi:"), keep=True, indents=_hanging(left, 0))
        under = _hanging(left + colon, text_width("- ", letters))
        for line in lines:
            yield paragraph("KinhGui", runs(line, letters), indents=under)


def _ended(body: Runs, mark: str) -> Runs:
    return body if text_of(body).endswith(_MARKS) else mixed(body, mark)


def _centred(look: Look, width: float) -> float:
    """Where a block begins that stands in the middle, but not left of the paragraphs' first lines."""
    return max(look.indent, (look.page.text_width - width) / 2)


def _hanging(left: float, hang: float) -> dict[str, int]:
    return {"left": twips(left + hang), "hanging": twips(hang)}


def _table(block: Table, width: float, keep: bool) -> Element:
    """A ruled table; with ``keep`` its last two rows stay with what follows."""
    widths = _columns(width, [column.width for column in block.columns])
    head = [
        cell(wide, paragraph("BangDau", plain(column.title)))
        for wide, column in zip(widths, block.columns, strict=True)
    ]
    rows = [row(*head, header=True)]
    lines = [*block.rows, *([block.total] if block.total else [])]
    for n, line in enumerate(lines):
        total = bool(block.total) and n == len(lines) - 1
        kept = keep and n >= len(lines) - 2
        cells = zip(widths, block.columns, line, strict=True)
        rows.append(
            row(*(cell(wide, _entry(text, column.number, total, kept)) for wide, column, text in cells))
        )
    return table(widths, rows, ruled=True)


def _entry(text: str, number: bool, total: bool, keep: bool) -> Element:
    styles = {(False, False): "Bang", (True, False): "BangSo", (False, True): "BangTong"}
    return paragraph(styles.get((number, total), "BangTongSo"), plain(text), keep=keep)


def _signed(document: Document) -> Element:
    """Recipients and signature side by side in one row that no page break splits (PL I, II.7 and 9)."""
    width = document.look.page.text_width
    widths = _columns(width, (1, 1))
    recipients = [paragraph("NoiNhanDong", plain(line)) for line in document.recipients]
    head = [paragraph("NoiNhan", plain("Nơi nhận:"))] if recipients else []
    left = _signing(document.beside) if document.beside else [*head, *recipients]
    return table(widths, (row(cell(widths[0], *left), cell(widths[1], *_signing(document.signature))),))


def _signing(signature: Signature) -> list[Element]:
    lines = [paragraph("QuyenHan", plain(line)) for line in signature.authority]
    if signature.position:
        lines.append(paragraph("ChucVu", plain(signature.position)))
    return [*lines, paragraph("HoTen", plain(signature.signer))]


def _kept(document: Document) -> int:
    """How many of the last blocks go with the signature, so that it never stands alone on a page.

    One, and while those are single lines one more, at most three.
    """
    letters, width = document.look.styles["body"], document.look.page.text_width
    count = 0
    for block in reversed(document.blocks[-_KEPT:]):
        count += 1
        text = "" if isinstance(block, Table) else text_of(block.runs)
        if isinstance(block, Table) or text_width(text, letters) > width - document.look.indent:
            break
    return count


def _closed(elements: list[Element], sheet: Element, *, last: bool) -> list[Element]:
    """A section's elements with its page set-up: at the end of the file or in its last paragraph."""
    if elements[-1].tag == qn("w:tbl"):
        elements.append(gap())
    if last:
        return [*elements, sheet]
    elements[-1][0].append(sheet)
    return elements


def _sheet(blank: Element, page: Page) -> Element:
    """The page set-up of one section."""
    sheet = deepcopy(blank)
    turned = {"orient": "landscape"} if page.width > page.height else {}
    margins = {side: twips(getattr(page, side)) for side in ("top", "right", "bottom", "left", "header")}
    size = node("pgSz", w=twips(page.width), h=twips(page.height), **turned)
    sheet.replace(sheet.find(qn("w:pgSz")), size)
    sheet.replace(sheet.find(qn("w:pgMar")), node("pgMar", **margins, footer=margins["header"], gutter=0))
    return sheet


def _turned(page: Page, landscape: bool) -> Page:
    """The sheet lying on its long side; its margins stay where they are for the reader."""
    return replace(page, width=page.height, height=page.width) if landscape else page


def _columns(width: float, shares: Sequence[float]) -> list[int]:
    """Columns in twips that fill a width of millimetres and never pass it."""
    whole, filled = sum(shares), int(round(width * 1440 / 25.4, 3))
    edges = [round(filled * sum(shares[:n]) / whole) for n in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]
