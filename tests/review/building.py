"""An otherwise good report with one text in one of its parts, as the cases of the rules ask for it."""

from collections.abc import Callable
from dataclasses import replace

from cchc_desktop.document.tree import (
    Block,
    Column,
    Document,
    Heading,
    Label,
    Paragraph,
    Place,
    Run,
    Table,
)
from tests.review.filling import clean_document

Built = Callable[[Document, list[str]], Document]


def built(part: str, text: str, form: str = "bc-tuyen-truyen") -> Document:
    """The report with the text in its part; “⏎” parts paragraphs."""
    return _PARTS[part](clean_document(form, "6-thang-dau"), text.split("⏎"))


def _paragraphs(lines: list[str]) -> tuple[Block, ...]:
    return tuple(
        Paragraph((Run(line),), Place("noi-dung", "noi_dung", 20 + n))
        for n, line in enumerate(lines)
        if line.strip()
    )


def _body(document: Document, lines: list[str]) -> Document:
    """After the first heading of level 2, in the place of its text."""
    blocks = document.blocks
    return replace(document, blocks=(*blocks[:3], *_paragraphs(lines), *blocks[4:]))


def _opening(document: Document, lines: list[str]) -> Document:
    return replace(document, blocks=(*_paragraphs(lines), *document.blocks[1:]))


def _closing(document: Document, lines: list[str]) -> Document:
    return replace(document, blocks=(*document.blocks[:-1], *_paragraphs(lines)))


def _heading(document: Document, lines: list[str]) -> Document:
    new = Heading(2, Label("arabic", (3,)), (Run(lines[0]),), Place("moi"))
    at = next(
        n for n, one in enumerate(document.blocks) if isinstance(one, Heading) and n > 3 and one.level == 1
    )
    blocks = (*document.blocks[:at], new, *_paragraphs(lines[1:]), *document.blocks[at:])
    return replace(document, blocks=blocks)


def _table(document: Document, lines: list[str]) -> Document:
    first, *rows = [tuple(line.split("|")) for line in lines]
    table = Table(tuple(Column(title) for title in first), tuple(rows), (), Place("noi-dung", "bang"))
    return replace(document, blocks=(*document.blocks[:4], table, *document.blocks[4:]))


def _addressees(document: Document, lines: list[str]) -> Document:
    return replace(document, addressees=tuple((Run(line),) for line in lines if line.strip()))


_PARTS: dict[str, Built] = {
    "body": _body,
    "opening": _opening,
    "closing": _closing,
    "heading": _heading,
    "table": _table,
    "addressees": _addressees,
    "abstract": lambda document, lines: replace(document, abstract=(Run(lines[0]),)),
    "recipients": lambda document, lines: replace(document, recipients=tuple(lines)),
    "authority": lambda document, lines: replace(
        document, signature=replace(document.signature, authority=tuple(lines))
    ),
    "signer": lambda document, lines: replace(
        document, signature=replace(document.signature, signer=lines[0])
    ),
    "symbol": lambda document, lines: replace(
        document, letterhead=replace(document.letterhead, symbol=lines[0])
    ),
    "place": lambda document, lines: replace(
        document, letterhead=replace(document.letterhead, place_date=lines[0])
    ),
}
