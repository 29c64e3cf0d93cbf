"""Every question of an entry with its answer as the document will read, for a last look before export."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cchc_desktop.document.compose import labelled, shown_sections
from cchc_desktop.document.tree import Block, Document, Heading, Item, Place, Table, text_of
from cchc_desktop.entry import Entry
from cchc_desktop.form.answers import KINDS, Cited, Ratio
from cchc_desktop.form.definition import (
    ABSTRACT,
    ADDRESSEES,
    HEAD,
    RECIPIENTS,
    SIGNATURE,
    TAIL,
    Field,
    Form,
    FormSection,
)
from cchc_desktop.form.findings import Finding, field_findings
from cchc_desktop.form.live import Values
from cchc_desktop.form.table_kind import naming
from cchc_desktop.form.wording import GAP, data_window, partial_date, period_title

NUMBER, DATE, STATE, PERIOD, OFFICE = "so-van-ban", "ngay-van-ban", "tinh-trang", "ky", "co-quan"
"""What stands above the questions of the first section, named as fields are; no field's id has a hyphen."""

_OF_PERIOD = ("nam", "nam_truoc", "nam_sau", "ky", "ky_ngan", "ky_sau", "ky_sau_ngan", "so_lieu")
_COME_FROM = {"ngay_van_ban": DATE, **dict.fromkeys(_OF_PERIOD, PERIOD)}
"""Where a live value that no field of the entry gives is changed; the others come with the office."""

_LONGEST = 600
"""Characters of an answer that are shown; the rest stands in the pages."""

_ELLIPSIS = "…"


@dataclass(frozen=True)
class Row:
    """One question and its answer in words, empty when there is none."""

    section: str
    field: str
    question: str
    answer: str
    required: bool = False


@dataclass(frozen=True)
class Part:
    """A section that will be written, under its numbered title, with its questions."""

    section: str
    title: str
    rows: tuple[Row, ...]


def summary(form: Form, entry: Entry, document: Document) -> tuple[Part, ...]:
    """The parts of an entry in the order of its document; ``document`` is what it composes to."""
    values = Values(form, entry)
    named = titles(values)
    return tuple(
        Part(section.id, named[section.id], tuple(_rows(values, section, document)))
        for section in written_sections(values)
    )


def titles(values: Values) -> dict[str, str]:
    """Every section's name by its id, with its number, as “2.1. Nội dung”; one not written has no number."""
    labels = {section.id: label for section, label in labelled(shown_sections(values))}
    named: dict[str, str] = {}
    for section in values.sections:
        label, name = labels.get(section.id), values.text(section.heading) or "(không tên)"
        named[section.id] = f"{label.text} {name}" if label else name
    return named


def written_sections(values: Values) -> Iterator[FormSection]:
    """The sections that stand in the document, with those above and below its body."""
    shown = {section.id for section in shown_sections(values)} | {HEAD, TAIL}
    return (section for section in values.sections if section.id in shown)


def lacking(values: Values) -> Iterator[Finding]:
    """What is still lacking in the sections that will be written."""
    for section in written_sections(values):
        yield from field_findings(values, section)


def in_order(values: Values, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those in sections that will be written, each once, as the questions come; those of none first."""
    written = list(written_sections(values))
    rows = [(one.id, field) for one in written for field in ("", *(field.id for field in one.fields))]
    order = {place: n for n, place in enumerate(rows)}
    sections = {"", *(one.id for one in written)}
    told = {_told_as(one): one for one in findings if one.section in sections}
    return tuple(sorted(told.values(), key=lambda one: (_asked_as(order, one), one.paragraph, one.span)))


def _told_as(one: Finding) -> tuple[Any, ...]:
    return (one.rule, one.section, one.field, one.paragraph, one.span, one.sentence)


def _asked_as(order: Mapping[tuple[str, str], int], one: Finding) -> int:
    return order.get((one.section, one.field), order.get((one.section, ""), -1))


def given_at(values: Values, name: str) -> Place:
    """Where a live value is given: its question, or what stands above the questions."""
    field_id = name.partition(".")[0]
    if field_id not in values.fields:
        return Place(HEAD, _COME_FROM.get(name, OFFICE))
    holding = (one.id for one in values.sections if any(field.id == field_id for field in one.fields))
    return Place(next(holding), field_id)


def answered_at(values: Values, finding: Finding) -> Place:
    """Where what a finding misses is to be answered; else where it shows."""
    if finding.asks in values.fields:
        return given_at(values, finding.asks)
    return Place(finding.section, finding.field, finding.paragraph)


def answer_words(values: Values, field: Field, document: Document) -> str:
    """One answer as its document says it, whole; empty when it was not answered or is not written."""
    parts = _outside(document).get(field.id)
    if parts is not None:
        return "\n".join(part for part in parts if part)
    blocks = [*document.blocks, *(block for one in document.appendices for block in one.blocks)]
    told = [_block_words(block) for block in blocks if block.place.field == field.id]
    return "\n".join(told) or _own_words(values.afresh(), field)


def shortened(text: str, longest: int = _LONGEST) -> str:
    """The beginning of a text in whole words, with the sign of omission when there is more.

    >>> shortened("Đã đăng 36 tin, bài", 12)
    'Đã đăng 36 …'
    """
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(None, 1)[0]} {_ELLIPSIS}"


def _rows(values: Values, section: FormSection, document: Document) -> Iterator[Row]:
    if section.id == HEAD:
        yield from _dating(values.entry, document)
    for field in section.fields:
        words = shortened(answer_words(values, field, document))
        yield Row(section.id, field.id, field.question, words, field.required)


def _dating(entry: Entry, document: Document) -> Iterator[Row]:
    """Number, day, period and office, with the sign of omission where the clerk of records will write."""
    number = f"{entry.number or _ELLIPSIS}/{entry.form.kind}-{entry.office.symbol}"
    window = data_window(entry.period)
    period = period_title(entry.period) + ("" if window == GAP else f" (số liệu {window})")
    letterhead = document.letterhead
    for field, question, words in (
        (NUMBER, "Số, ký hiệu", number),
        (DATE, "Ngày văn bản", partial_date(entry.date, _ELLIPSIS, entry.period.year)),
        (PERIOD, "Kỳ", period),
        (OFFICE, "Cơ quan ban hành", " – ".join(filter(None, (letterhead.parent, *letterhead.agency)))),
    ):
        yield Row(HEAD, field, question, words)


def _outside(document: Document) -> dict[str, tuple[str, ...]]:
    """What stands above and below the body, line by line."""
    signature = document.signature
    return {
        ABSTRACT: (text_of(document.abstract),),
        ADDRESSEES: tuple(text_of(runs) for runs in document.addressees),
        RECIPIENTS: document.recipients,
        SIGNATURE: (*signature.authority, signature.position, signature.signer),
    }


def _block_words(block: Block) -> str:
    if isinstance(block, Table):
        return _table_words(block)
    words = text_of(block.runs)
    return f"{block.label.text} {words}" if isinstance(block, Item | Heading) and block.label else words


def _table_words(table: Table) -> str:
    """“Bảng 3 dòng: Tin, bài; Pano; Hội nghị. Tổng cộng: 57.”."""
    named = naming(column.number for column in table.columns)
    said = f"Bảng {len(table.rows)} dòng: {'; '.join(row[named] for row in table.rows)}."
    sums = [cell for n, cell in enumerate(table.total) if cell and table.columns[n].number]
    return f"{said} Tổng cộng: {'; '.join(sums)}." if sums else said


def _own_words(values: Values, field: Field) -> str:
    """An answer that writes nothing by itself, but lends itself to the text or decides what is written."""
    answer, kind = values.answer(field), KINDS[field.kind]
    if answer is None or kind.is_blank(answer):
        return ""
    if field.kind == "yesno":
        return "Có" if answer else "Không"
    if field.kind == "citations":
        return "\n".join(_cited_words(values, cited) for cited in answer if not cited.is_blank)
    words = values.text(kind.value(answer, field, ""))
    if isinstance(answer, Ratio) and answer.percent != GAP:
        return f"{words} ({answer.percent})"
    return "" if words == GAP else words


def _cited_words(values: Values, cited: Cited) -> str:
    citation = values.citation(cited)
    return citation.mention(citation.default_parts(first=True))
