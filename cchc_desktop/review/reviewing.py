"""Reads a document as a strict, kind chief of office would: our own entries, and any DOCX from anyone."""

from collections.abc import Callable
from datetime import date

from cchc_desktop.document.tree import Document
from cchc_desktop.document.unreadable import UnreadableFile
from cchc_desktop.form.findings import ERROR, HINT, WARNING, Finding
from cchc_desktop.review import (
    citations,
    consistency,
    layout,
    layout_body,
    letterhead,
    numbers,
    outline,
    terms,
    writing,
)
from cchc_desktop.review.checks import run_checks, without_echoes
from cchc_desktop.review.reading import ReadDocument, read_document

WINGS = (layout, layout_body, letterhead, outline, citations, consistency, numbers, terms, writing)
"""The modules whose checks are run."""

_GRAVEST = {ERROR: 0, WARNING: 1, HINT: 2}

__all__ = ["UnreadableFile", "check_docx", "found_in", "read_file", "review"]


def review(document: Document, today: date | None = None) -> list[Finding]:
    """What looks wrong in one of our own documents, in the order of its text."""
    return found_in(read_document(document, today or date.today()))


def check_docx(
    data: bytes, today: date | None = None, told: Callable[[int, int], object] = lambda _done, _all: None
) -> list[Finding]:
    """What looks wrong in anybody's DOCX, in the order of its text; ``UnreadableFile`` for one not read.

    ``told`` is called with how many rules are done, of how many; what it raises ends the reading.
    """
    return found_in(read_file(data, today), told)


def read_file(data: bytes, today: date | None = None) -> ReadDocument:
    """Anybody's DOCX with its components named; ``UnreadableFile`` says why one is not read."""
    from cchc_desktop.document.docx_reader import Pages
    from cchc_desktop.review.components import read_pages

    return read_pages(Pages(data).sections, today or date.today())


def found_in(
    document: ReadDocument, told: Callable[[int, int], object] = lambda _done, _all: None
) -> list[Finding]:
    """The findings by place in the text; at one place the graver first."""
    order: dict[tuple[str, str, int], int] = {}
    for n, passage in enumerate(document.passages):
        place = passage.place
        order.setdefault((place.section, place.field, place.paragraph), n)
    return sorted(
        without_echoes(run_checks(document, told)),
        key=lambda one: (
            order.get((one.section, one.field, one.paragraph), -1), one.span, _GRAVEST[one.level], one.rule
        ),
    )  # fmt: skip
