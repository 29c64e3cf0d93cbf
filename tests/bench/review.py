"""How long the review of a ten-page entry takes: ``python -m tests.bench.review``."""

import time
from dataclasses import replace
from datetime import date

from cchc_desktop.document.tree import Document, Table, text_of
from cchc_desktop.review.reviewing import review
from tests.review.filling import CLEAN, clean_document

ALLOWED = 0.050
ROUNDS = 20
PAGE = 2_300
"""Letters on a page of 14 points."""


def ten_pages() -> Document:
    """A document of more than ten pages, of all the clean ones."""
    first, *others = [clean_document(*of) for of in CLEAN]
    blocks = [*first.blocks[:-1], *(block for one in others for block in one.blocks[1:-1]), first.blocks[-1]]
    return replace(first, blocks=tuple(blocks))


def letters(document: Document) -> int:
    """How many letters a document's paragraphs have."""
    return sum(len(text_of(block.runs)) for block in document.blocks if not isinstance(block, Table))


def main() -> None:
    """Prints the first review, whose rules are yet to be read and compiled, and the best of the others.

    Of the processor's time, so that other programs do not count.
    """
    document, today, took = ten_pages(), date(2027, 3, 1), []
    for _ in range(ROUNDS + 1):
        start = time.process_time()
        found = review(document, today)
        took.append(time.process_time() - start)
    pages, usual = letters(document) / PAGE, min(took[1:])
    print(
        f"{pages:.1f} pages, {len(found)} findings: first {took[0] * 1000:.0f} ms, then {usual * 1000:.1f} ms"
    )
    assert usual < ALLOWED * max(1, pages / 10), "slower than allowed"


if __name__ == "__main__":
    main()
