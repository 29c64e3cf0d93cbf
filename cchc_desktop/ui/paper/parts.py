"""The parts of a document as strips: letterhead, title, text, signature with recipients, appendices."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from cchc_desktop.document.look import Look
from cchc_desktop.document.metrics import text_width
from cchc_desktop.document.tree import (
    Appendix,
    Block,
    Document,
    Heading,
    Item,
    Letterhead,
    Paragraph,
    Place,
    Run,
    Runs,
    Signature,
    Table,
    leads_in,
    text_of,
)
from cchc_desktop.ui.paper.lines import CENTRE, JUSTIFY, LEFT, Lines, Setting, mm, pt
from cchc_desktop.ui.paper.strips import (
    TALLEST,
    Piece,
    Sheet,
    Strip,
    paragraph,
    ruled,
    stacked,
    table_strips,
    whole,
)

_BEFORE_TYPE = pt(18)
_BEFORE_ADDRESSEE = pt(6)
_BEFORE_CLOSING = pt(6)
_SIGNING_SPACE = 4
"""Lines left for the handwritten signature, as in the official samples (PL III, Mẫu 1.4)."""
_SIGNATURE_SHARE = 0.5
"""Of the text's width: the signature stands in the right half (PL I, IV, ô 7a)."""
_MARKS = (";", ".", ",")


def body_strips(document: Document, sheet: Sheet) -> list[Strip]:
    """The document without its appendices; the last two strips of its text go with the signature."""
    strips = [_letterhead(document.letterhead, document.places, sheet), _title(document, sheet)]
    strips += [*_addressees(document, sheet), *_blocks(document.blocks, sheet)]
    closing = _closing(document, sheet)
    if closing:
        strips[-2:] = [strip._replace(glued=True) for strip in strips[-2:]]
    return strips + closing


def appendix_strips(appendix: Appendix, sheet: Sheet) -> list[Strip]:
    """An appendix: label, title, reference, rule and blocks (PL I, III.1)."""
    rows = (
        (appendix.label, "appendix_label"),
        (appendix.title, "appendix_title"),
        (appendix.reference, "appendix_reference"),
    )
    lines = [sheet.set((Run(text),), style, CENTRE) for text, style in rows if text]
    pieces, height = ruled(lines, sheet.left, sheet.look.rule_abstract)
    head = Strip(height, tuple(pieces), glued=True)
    return [head, *_blocks(appendix.blocks, sheet)]


def _title(document: Document, sheet: Sheet) -> Strip:
    """Tên loại, trích yếu and their rule (PL I, II.5)."""
    lines = [sheet.set((Run(document.type),), "type", CENTRE)]
    if text_of(document.abstract).strip():
        lines.append(sheet.set(document.abstract, "abstract", CENTRE))
    pieces, height = ruled(lines, sheet.left, sheet.look.rule_abstract, document.places.get("abstract"))
    return Strip(height, tuple(pieces), _BEFORE_TYPE, glued=True)


def _letterhead(letterhead: Letterhead, places: dict[str, Place], sheet: Sheet) -> Strip:
    """Two columns without overhang: Quốc hiệu has its fixed width, the agency the rest (PL I, IV)."""
    look, x = sheet.look, sheet.left
    right = mm(look.right_column)
    left = sheet.width - right
    parent = [(letterhead.parent, "parent")] if letterhead.parent else []
    agency = [*parent, *((line, "agency") for line in letterhead.agency)]
    nation = [(look.nation, "nation"), (look.motto, "motto")]
    pieces, height = ruled(_centred(agency, left, sheet), x, look.rule_agency)
    more, other_height = ruled(_centred(nation, right, sheet), x + left, look.rule_motto)
    symbol = sheet.set((Run(letterhead.symbol),), "symbol", CENTRE, width=left)
    dated = sheet.set((Run(letterhead.place_date),), "place_date", CENTRE, width=right)
    # Ô 3 and ô 4 stand on one line, though their letters differ in size.
    line = max(height, other_height) + max(symbol.baseline, dated.baseline)
    pieces += [
        *more,
        whole(symbol, x, line - symbol.baseline, places.get("symbol")),
        whole(dated, x + left, line - dated.baseline, places.get("place_date")),
    ]
    return Strip(max(piece.rect.bottom() for piece in pieces), tuple(pieces), glued=True)


def _centred(rows: Iterable[tuple[str, str]], width: float, sheet: Sheet) -> list[Lines]:
    return [sheet.set((Run(text),), style, CENTRE, width=width) for text, style in rows]


def _addressees(document: Document, sheet: Sheet) -> list[Strip]:
    """Kính gửi: one on its line; several under it, dashes below the colon (PL I, II.9.d)."""
    bodies = document.addressees
    if len(bodies) == 1:
        return _addressed("Kính gửi: ", [(Run("Kính gửi: "), *_ended(bodies[0], "."))], 0, document, sheet)
    if not bodies:
        return []
    marks = [";"] * (len(bodies) - 1) + ["."]
    rows = [(Run("- "), *_ended(body, mark)) for body, mark in zip(bodies, marks, strict=True)]
    colon = _width("Kính gửi", sheet)
    under = _addressed("- ", rows, colon, document, sheet)
    left = under[0].pieces[0].x - colon
    head = sheet.set((Run("Kính gửi:"),), "addressees")
    place = document.places.get("addressees")
    return [*paragraph(head, left, place, _BEFORE_ADDRESSEE, together=True), *under]


def _addressed(
    hanging: str, rows: Sequence[Runs], shift: float, document: Document, sheet: Sheet
) -> list[Strip]:
    """Rows under one another in a block that stands in the middle, ``shift`` counted with it.

    What a row has too much goes on below its text, after the width of ``hanging``.
    """
    widest = shift + max(_width(text_of(row), sheet) for row in rows)
    left = shift + max(mm(sheet.look.indent), (sheet.width - widest) / 2)
    setting = Setting(sheet.width - left, LEFT, rest=_width(hanging, sheet))
    style, place = sheet.look.styles["addressees"], document.places.get("addressees")
    made = (sheet.cache.lines(row, style, setting) for row in rows)
    return [
        strip for lines in made for strip in paragraph(lines, sheet.left + left, place, _BEFORE_ADDRESSEE)
    ]


def _ended(body: Runs, mark: str) -> Runs:
    return body if text_of(body).endswith(_MARKS) else (*body, Run(mark))


def _width(text: str, sheet: Sheet) -> float:
    return mm(text_width(text, sheet.look.styles["addressees"]))


def _blocks(blocks: Sequence[Block], sheet: Sheet) -> list[Strip]:
    strips: list[Strip] = []
    for n, block in enumerate(blocks):
        match block:
            case Heading():
                strips += _body(_heading(block, sheet.look), block.place, sheet, together=True)
            case Paragraph():
                strips += _body(block.runs, block.place, sheet)
            case Item():
                strips += _body((Run(f"{block.label.text} "), *block.runs), block.place, sheet)
            case Table():
                strips += table_strips(block, sheet)
        if leads_in(block) and n + 1 < len(blocks):
            strips[-1] = strips[-1]._replace(glued=True)
    return strips


def _heading(heading: Heading, look: Look) -> Runs:
    """Label, one blank and title in the weight and case of the label's style (PL I, V, 6b)."""
    style = look.headings[heading.label.style if heading.label else "none"]
    label = (Run(f"{heading.label.text} "),) if heading.label else ()
    return tuple(
        replace(run, text=run.text.upper() if style.upper else run.text, bold=run.bold or style.bold)
        for run in (*label, *heading.runs)
    )


def _body(runs: Runs, place: Place, sheet: Sheet, *, together: bool = False) -> list[Strip]:
    look = sheet.look
    setting = Setting(sheet.width, JUSTIFY, first=mm(look.indent), spacing=look.spacing)
    lines = sheet.cache.lines(runs, look.styles["body"], setting)
    return paragraph(lines, sheet.left, place, pt(look.gap), together=together)


def _closing(document: Document, sheet: Sheet) -> list[Strip]:
    """Nơi nhận on the left and the signature on the right, level (PL I, IV, ô 7 and 9b), in one strip.

    Only more recipients than a page can well hold run on in strips of their own.
    """
    right = sheet.width * _SIGNATURE_SHARE
    left = sheet.width - right
    recipients = _recipients(document, left, sheet)
    x = sheet.left + left
    signature, height = _signature(document.signature, (x, right), sheet, document.places.get("signature"))
    if document.beside:
        signature += _signature(document.beside, (sheet.left, left), sheet, None)[0]
    place = document.places.get("recipients")
    fitting = [n for n, end in enumerate(_ends(recipients), 1) if end <= sheet.height * TALLEST]
    beside, over = recipients[: len(fitting)], recipients[len(fitting) :]
    pieces, other_height = stacked(beside, sheet.left, place)
    if not pieces and not signature:
        return []
    strips = [Strip(max(height, other_height), (*pieces, *signature), _BEFORE_CLOSING)]
    for lines in over:
        strips += paragraph(lines, sheet.left, place)
    return strips


def _ends(column: Iterable[Lines]) -> Iterable[float]:
    return accumulate(lines.height for lines in column)


def _recipients(document: Document, width: float, sheet: Sheet) -> list[Lines]:
    if not document.recipients:
        return []
    head = sheet.set((Run("Nơi nhận:"),), "recipients_head", width=width)
    return [head, *(sheet.set((Run(line),), "recipients", width=width) for line in document.recipients)]


def _signature(
    signature: Signature, room: tuple[float, float], sheet: Sheet, place: Place | None
) -> tuple[list[Piece], float]:
    """Authority, post, room for the hand, name (PL I, II.7) at x and as wide as told; nothing when empty."""
    rows = [*((line, "authority") for line in signature.authority), (signature.position, "position")]
    x, width = room
    above = _centred([row for row in rows if row[0]], width, sheet)
    pieces, height = stacked(above, x, place)
    name = sheet.set((Run(signature.signer),), "signer", CENTRE, width=width)
    if not pieces and not signature.signer:
        return [], 0
    height += _SIGNING_SPACE * name.step
    return [*pieces, whole(name, x, height, place)], height + name.height
