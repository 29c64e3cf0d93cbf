"""A document as plain text: one line a paragraph, in blocks named after the parts of a document.

This is the form of the golden texts, which a clerk can read and compare: ``# body`` opens a block,
``**…**`` is typed bold, clean gaps of number and date shrink to one blank.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from cchc_desktop.document.tree import (
    Appendix,
    Block,
    Document,
    Heading,
    Item,
    Runs,
    Table,
    text_of,
)


def write_text(document: Document) -> str:
    """The text of the whole document, ending in a line break."""
    return "".join(f"{line}\n" for line in _lines(document))


def body_lines(document: Document) -> list[str]:
    """The body's paragraphs with their labels, as they are read on the page."""
    return list(_blocks(document.blocks))


def text_parts(document: Document) -> Iterator[tuple[str, list[str]]]:
    """The parts of a document by their names, each with its lines; appendices count from 1."""
    head, signature = document.letterhead, document.signature
    if head.parent:
        yield "parent", [head.parent]
    yield "agency", _said(head.agency)
    yield "symbol", _said([_closed(head.symbol)])
    yield "place-date", _said([_closed(head.place_date)])
    yield "type", _said([document.type])
    yield "abstract", _said([text_of(document.abstract)])
    if document.addressees:
        yield "addressees", _said(map(text_of, document.addressees))
    yield "body", _said(body_lines(document))
    yield "recipients", _said(document.recipients)
    yield "authority", _said((*(document.beside.authority if document.beside else ()), *signature.authority))
    yield "position", _said([signature.position])
    yield "signer", _said([signature.signer])
    for number, appendix in enumerate(document.appendices, 1):
        yield f"appendix {number}", _said(_appendix(appendix))


def _lines(document: Document) -> Iterator[str]:
    for name, lines in text_parts(document):
        yield f"# {name.partition(' ')[0]}"
        yield from lines


def _said(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line]


def _appendix(appendix: Appendix) -> Iterator[str]:
    yield from (appendix.label, appendix.title, _closed(appendix.reference))
    yield from _blocks(appendix.blocks)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from _table(block)
            continue
        label = block.label.text + " " if isinstance(block, Heading | Item) and block.label else ""
        yield label + (text_of(block.runs) if isinstance(block, Heading) else _marked(block.runs))


def _table(table: Table) -> Iterator[str]:
    rows = [tuple(column.title for column in table.columns), *table.rows]
    for row in [*rows, table.total] if table.total else rows:
        yield " | ".join(row)


def _marked(runs: Runs) -> str:
    """Runs as text, typed bold between ``**``; bold neighbours share one pair."""
    text = ""
    for bold, group in groupby((run for run in runs if run.text), key=lambda run: run.bold):
        words = text_of(tuple(group))
        text += f"**{words}**" if bold else words
    return text


def _closed(text: str) -> str:
    return re.sub(" +", " ", text)
