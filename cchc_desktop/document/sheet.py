"""Documents that are no plan and no report: a receipt, a sheet of findings."""

from collections.abc import Iterable

from cchc_desktop.document.look import Look
from cchc_desktop.document.tree import Block, Document, Letterhead, Paragraph, Place, Run, Signature

NO_LETTERHEAD = Letterhead("", (), "", "")
NO_SIGNATURE = Signature((), "", "")


def sheet(
    title: tuple[str, str],
    blocks: Iterable[Block],
    look: Look,
    *,
    letterhead: Letterhead = NO_LETTERHEAD,
    signature: Signature = NO_SIGNATURE,
    beside: Signature | None = None,
    author: str = "",
) -> Document:
    """A document of a title (type and abstract) and blocks, addressed to nobody."""
    kind, abstract = title
    return Document(
        letterhead=letterhead,
        type=kind,
        abstract=(Run(abstract),),
        addressees=(),
        blocks=tuple(blocks),
        recipients=(),
        signature=signature,
        look=look,
        beside=beside,
        author=author,
    )


def line(text: str, place: Place | None = None) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Run(text),), place or Place())
