"""A document as a reviewer reads it: passages by their component, whether from our tree or from a file."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from cchc_desktop.document.measured import Para, Section
from cchc_desktop.document.tree import Block, Document, Heading, Item, Place, Runs, Table, text_of

BODY, TABLE, HEADING = "than-bai", "bang", "tieu-de"
NATION, MOTTO, PARENT, AGENCY = "quoc-hieu", "tieu-ngu", "chu-quan", "co-quan"
SYMBOL, PLACE_DATE, TYPE, ABSTRACT = "so-ky-hieu", "dia-danh", "ten-loai", "trich-yeu"
ADDRESSEES, RECIPIENTS_HEAD, RECIPIENTS = "kinh-gui", "noi-nhan-dau", "noi-nhan"
AUTHORITY, POSITION, SIGNER = "quyen-han", "chuc-vu", "ho-ten"
LINE = "duong-ke"
APPENDIX, APPENDIX_TITLE, APPENDIX_REFERENCE = "phu-luc", "phu-luc-ten", "phu-luc-kem"

SPOKEN = (BODY, HEADING, TABLE, ABSTRACT)
"""The components of running text."""

_PLACED = {ABSTRACT: "abstract", ADDRESSEES: "addressees", RECIPIENTS: "recipients", SIGNER: "signature"}

_LABEL = re.compile(r"([IVXLC]{1,7}\.|\d{1,3}(?:\.\d{1,3}){1,4}[.)]?|\d{1,3}[.)]|[a-zđ][.)])[ \t\xa0]+(?=\S)")
_DATE = re.compile(r"ngày\s*(\d{0,2})[ \t]*tháng\s*(\d{0,2})[ \t]*năm\s*(\d{4})", re.IGNORECASE)


@dataclass(frozen=True)
class Passage:
    """A paragraph, a cell or a line: its component, its text without an automatic label, its place.

    ``lives`` are the spans that show live values, which no mend may touch.
    """

    role: str
    text: str
    place: Place = field(default_factory=Place)
    label: str = ""
    level: int = 0
    lives: tuple[tuple[int, int], ...] = ()
    para: Para | None = None
    section: int = 0

    @cached_property
    def typed(self) -> str:
        """A label that was typed at the beginning of the text, without its blank."""
        found = _LABEL.match(self.text)
        return found[1] if found and not self.label else ""

    @property
    def shown_label(self) -> str:
        """The label, automatic or typed."""
        return self.label or self.typed

    @property
    def words(self) -> str:
        """The text without a typed label and without dash."""
        return self.text[len(self.typed) :].strip().lstrip("-+•–* \t\xa0").strip()


@dataclass(frozen=True)
class Chart:
    """A table's cells in words, where it stands among the passages, and how its rows are marked."""

    rows: tuple[tuple[str, ...], ...]
    first: int
    appendix: bool = False


@dataclass(frozen=True)
class ReadDocument:
    """All that the rules read. ``sheets`` are the measured page set-ups, none for our own entries."""

    passages: tuple[Passage, ...]
    charts: tuple[Chart, ...] = ()
    sheets: tuple[Section, ...] = ()
    today: date = date.max
    places: Mapping[str, Place] = field(default_factory=dict)
    worked_out: dict[str, Any] = field(default_factory=dict, compare=False)
    """What several rules need and one of them has found, by its name."""

    def of(self, *roles: str) -> list[Passage]:
        """The passages of some components, in order."""
        return [passage for passage in self.passages if passage.role in roles]

    def first(self, role: str) -> Passage | None:
        """The first passage of a component."""
        return next((passage for passage in self.passages if passage.role == role), None)

    def places_of(self, role: str) -> Place | None:
        """Where a component would be answered in our own entry, also when nothing stands there."""
        return self.places.get(role)

    @cached_property
    def body(self) -> list[Passage]:
        """Headings and paragraphs of the body."""
        return self.of(BODY, HEADING)

    @cached_property
    def running(self) -> list[Passage]:
        """The body's paragraphs without its headings."""
        return self.of(BODY)

    @cached_property
    def type(self) -> str:
        """“BÁO CÁO”, “KẾ HOẠCH”, …; empty when the document does not say."""
        passage = self.first(TYPE)
        return " ".join(passage.text.split()).upper() if passage else ""

    @cached_property
    def abstract(self) -> str:
        """The abstract on one line."""
        return " ".join(" ".join(passage.text.split()) for passage in self.of(ABSTRACT))

    @cached_property
    def dated(self) -> tuple[int, int, int]:
        """Year, month and day of the document; 0 for what it does not tell."""
        passage = self.first(PLACE_DATE)
        found = _DATE.search(passage.text) if passage else None
        if not found:
            return (_year_in(self.abstract), 0, 0)
        return (int(found[3]), int(found[2] or 0), int(found[1] or 0))

    @cached_property
    def latest(self) -> date:
        """The last day that the document may be of, by what it tells: the day that laws are asked for."""
        year, month, day = self.dated
        if not 1 <= year <= 9998:
            return min(self.today, date(9998, 12, 31))
        try:
            return date(year, month, day)
        except ValueError:
            after = date(year + month // 12, month % 12 + 1, 1) if 1 <= month <= 12 else date(year + 1, 1, 1)
            return date.fromordinal(after.toordinal() - 1)


def read_document(document: Document, today: date = date.max) -> ReadDocument:
    """Our own document as it is read for review."""
    passages = list(_above(document))
    charts: list[Chart] = []
    for blocks, appendix in ((document.blocks, False), *((one.blocks, True) for one in document.appendices)):
        for block in blocks:
            if isinstance(block, Table):
                charts.append(_chart(block, len(passages), appendix=appendix))
            passages.extend(_passages(block))
    passages.extend(_below(document))
    places = {role: document.places[name] for role, name in _PLACED.items() if name in document.places}
    return ReadDocument(tuple(passages), tuple(charts), today=today, places=places)


def _above(document: Document) -> Iterator[Passage]:
    head, places = document.letterhead, document.places
    if head.parent:
        yield Passage(PARENT, head.parent)
    yield from (Passage(AGENCY, line) for line in head.agency)
    yield Passage(SYMBOL, head.symbol)
    yield Passage(PLACE_DATE, head.place_date)
    yield Passage(TYPE, document.type)
    yield _spoken(ABSTRACT, document.abstract, places.get("abstract", Place()))
    yield from _lines(ADDRESSEES, document.addressees, places.get("addressees", Place()))


def _lines(role: str, lines: Iterable[Runs], place: Place) -> Iterator[Passage]:
    for n, runs in enumerate(lines):
        yield _spoken(role, runs, Place(place.section, place.field, n))


def _below(document: Document) -> Iterator[Passage]:
    places, signature = document.places, document.signature
    listed, signed = places.get("recipients", Place()), places.get("signature", Place())
    for n, line in enumerate(document.recipients):
        yield Passage(RECIPIENTS, line, Place(listed.section, listed.field, n))
    yield from (Passage(AUTHORITY, line, signed) for line in signature.authority)
    if signature.position:
        yield Passage(POSITION, signature.position, signed)
    if signature.signer:
        yield Passage(SIGNER, signature.signer, signed)
    for appendix in document.appendices:
        yield Passage(APPENDIX, appendix.label)
        yield Passage(APPENDIX_TITLE, appendix.title)
        yield Passage(APPENDIX_REFERENCE, appendix.reference)


def _passages(block: Block) -> Iterator[Passage]:
    match block:
        case Heading(level, label, runs, place):
            yield _spoken(HEADING, runs, place, label.text if label else "", level)
        case Item(label, runs, place):
            yield _spoken(BODY, runs, place, label.text)
        case Table(_, rows, _, place):
            yield from (Passage(TABLE, cell, place) for row in rows for cell in row if cell.strip())
        case _:
            yield _spoken(BODY, block.runs, block.place)


def _spoken(role: str, runs: Runs, place: Place, label: str = "", level: int = 0) -> Passage:
    lives: list[tuple[int, int]] = []
    at = 0
    for run in runs:
        if run.live:
            lives.append((at, at + len(run.text)))
        at += len(run.text)
    return Passage(role, text_of(runs), place, label, level, tuple(lives))


def _chart(table: Table, first: int, *, appendix: bool) -> Chart:
    titles = tuple(column.title for column in table.columns)
    return Chart((titles, *table.rows, *((table.total,) if table.total else ())), first, appendix)


def _year_in(text: str) -> int:
    found = re.findall(r"\b(20\d\d)\b", text)
    return int(found[-1]) if found else 0
