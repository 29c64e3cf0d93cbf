"""The document tree: what stands on the pages, with every value already in words.

Writers are functions of this tree. Nothing in it depends on the clock, the machine or its fonts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cchc_desktop.document.look import Look


@dataclass(frozen=True)
class Place:
    """Where a block came from: a section, a field and the paragraph's index in the answer."""

    section: str = ""
    field: str = ""
    paragraph: int = 0


@dataclass(frozen=True)
class Run:
    """Characters of one weight. ``live`` names the value they show, for the screen's tint."""

    text: str
    bold: bool = False
    italic: bool = False
    live: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Label:
    """An automatic number: its style (roman, arabic, decimal, letter) and the counters down to it."""

    style: str
    counters: tuple[int, ...]

    @property
    def text(self) -> str:
        """The label as it stands on the page, without the blank after it: “II.”, “2.1.”, “đ)”."""
        own = self.counters[-1]
        if self.style == "roman":
            return f"{roman(own)}."
        if self.style == "letter":
            return f"{letter(own)})"
        if self.style == "decimal":
            return "".join(f"{n}." for n in self.counters)
        return f"{own}."


@dataclass(frozen=True)
class Heading:
    """A section's title. ``level`` counts from 1; a label of None leaves the title unnumbered."""

    level: int
    label: Label | None
    runs: Runs
    place: Place


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of body text; a leading “-” or “+” is text."""

    runs: Runs
    place: Place


@dataclass(frozen=True)
class Item:
    """An entry of an automatically numbered list; ``label.counters[-1] == 1`` starts a new list."""

    label: Label
    runs: Runs
    place: Place


@dataclass(frozen=True)
class Column:
    """A table column: its title, its share of the width (parts), and whether it holds numbers."""

    title: str
    width: int = 1
    number: bool = False


@dataclass(frozen=True)
class Table:
    """A ruled table with a header row; ``total`` is the last row or empty."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...]
    place: Place


Block = Heading | Paragraph | Item | Table


def leads_in(block: Block) -> bool:
    """Whether a block announces what follows (“… như sau:”), and so stands on one page with its beginning."""
    return isinstance(block, Paragraph | Item) and text_of(block.runs).rstrip().endswith(":")


@dataclass(frozen=True)
class Letterhead:
    """The top of page one; ``symbol`` and ``place_date`` hold blanks where a part is not yet given."""

    parent: str
    agency: tuple[str, ...]
    symbol: str
    place_date: str


@dataclass(frozen=True)
class Signature:
    """Who signs: lines of authority (“TM. …”, “KT. …”), the post, the name; each may be empty."""

    authority: tuple[str, ...]
    position: str
    signer: str


@dataclass(frozen=True)
class Appendix:
    """An appendix: “Phụ lục I”, its title (upper case), the reference to its document, its blocks."""

    label: str
    title: str
    reference: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True)
class Document:
    """A whole document, ready to be written.

    ``type`` is “BÁO CÁO” or “KẾ HOẠCH”; ``addressees`` are the bodies of Kính gửi without dashes and
    marks; ``recipients`` are the lines under Nơi nhận as they stand, with dash and mark.
    """

    letterhead: Letterhead
    type: str
    abstract: Runs
    addressees: tuple[Runs, ...]
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...]
    signature: Signature
    look: Look
    appendices: tuple[Appendix, ...] = ()
    beside: Signature | None = None
    """Who signs on the left, where two sides do and nobody is sent a copy."""
    author: str = ""
    entry_id: str = ""
    revision: str = ""
    places: dict[str, Place] = field(default_factory=dict)
    """Where the parts outside the body came from: abstract, addressees, recipients, signature."""

    @property
    def title(self) -> str:
        """Type and abstract on one line, for the file's properties."""
        return f"{self.type.capitalize()} {text_of(self.abstract)}".strip()


def text_of(runs: Runs) -> str:
    """The characters of runs without their weights."""
    return "".join(run.text for run in runs)


def lists(blocks: tuple[Block, ...]) -> Iterator[tuple[int, Item]]:
    """Each item with the number of its list, counted from 0 in document order."""
    current = -1
    for block in blocks:
        if isinstance(block, Item):
            if block.label.counters[-1] == 1:
                current += 1
            yield current, block


VIETNAMESE_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Labels of điểm (NĐ 30/2020, PL I, II.6.đ): without ă â ê ô ơ ư and without f j w z."""


def letter(n: int) -> str:
    """The n-th Vietnamese list letter, from 1: a b c d đ e g … y, then aa, ab and so on."""
    first, second = divmod(n - 1, len(VIETNAMESE_LETTERS))
    return (VIETNAMESE_LETTERS[first - 1] if first else "") + VIETNAMESE_LETTERS[second]


def roman(n: int) -> str:
    """The upper-case Roman number of n ≥ 1."""
    digits = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    text = ""
    for value, sign in digits:
        count, n = divmod(n, value)
        text += sign * count
    return text
