"""What an entry still lacks, said field by field; every other wing speaks in the same findings."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cchc_desktop.form.answers import KINDS, Cited, Number, Ratio
from cchc_desktop.form.definition import Field, FormSection
from cchc_desktop.form.live import Values
from cchc_desktop.form.table_kind import naming
from cchc_desktop.form.wording import GAP, parsed_number
from cchc_desktop.prose import lives

ERROR, WARNING, HINT = "lỗi", "cảnh báo", "gợi ý"

GAPS, NO_NUMBER, UNREAD = "thieu-gia-tri", "thieu-so-ngay", "chua-doc-duoc"
"""Rules: an unanswered live value, told with its question; a citation without number or day; typed words
that are no answer and were not kept."""

_OWN = "thieu-tra-loi khong-phai-so phan-lon-hon-tong chua-co-so khac-don-vi"
FORM_RULES = frozenset({GAPS, NO_NUMBER, UNREAD, *_OWN.split()})
"""What a form tells of its own fields; every other rule is of the review."""

_GAP_IN_TEXT = "TX-04"
_ALIKE = frozenset(map(frozenset, (("cuộc", "cuộc họp"), ("cuộc", "hội nghị"), ("cái", "chiếc"))))
"""Units that say the same of what is counted."""

_CITED_GAP = re.compile(r"số\s*/|ngày(?!\s*\d)")

_LEAVES_OUT = ("prose", "list", "assignments")
"""Kinds whose sentences are left out of the document while an optional value in them is unsaid."""

UNTOUCHED, STARTED, DONE, TO_REVIEW = "Chưa làm", "Đang làm", "Đã xong", "Cần xem"


@dataclass(frozen=True)
class Finding:
    """Something that looks wrong: by which rule, how grave, where, and a sentence that says what and why.

    ``mend`` is a text that may safely replace the span, or None; ``quote`` holds the words where it
    shows; ``asks`` is the field where it is to be answered, when that is another one. No finding ever
    blocks an export.
    """

    rule: str
    level: str
    section: str
    field: str
    sentence: str
    paragraph: int = 0
    span: tuple[int, int] = (0, 0)
    mend: str | None = None
    quote: str = ""
    asks: str = ""


def never(_finding: Finding) -> bool:
    """Nothing was passed over."""
    return False


def field_findings(values: Values, section: FormSection) -> Iterator[Finding]:
    """What the fields of one section still lack."""
    for field in section.fields:
        for rule, sentence, asks in _lacks(values, field):
            yield Finding(rule, WARNING, section.id, field.id, sentence, quote=sentence, asks=asks)


def told_once(values: Values, lacking: Iterable[Finding], read: Iterable[Finding]) -> list[Finding]:
    """Both together, without the gaps that a reading of the document tells less well than their question."""
    known = list(lacking)
    asked = {(one.section, one.field) for one in known if one.rule == GAPS}
    cited = set(_citing_without_number(values))

    def told(one: Finding) -> bool:
        if one.rule != _GAP_IN_TEXT:
            return False
        in_figure = GAP in one.quote and (one.section, one.field) in asked
        return in_figure or (one.field in cited and _CITED_GAP.search(one.quote) is not None)

    return [*known, *(one for one in read if not told(one))]


def section_state(
    values: Values,
    section: FormSection,
    *,
    left: bool = False,
    seen: bool = False,
    wrong: bool = False,
    passed: Callable[[Finding], bool] = never,
) -> str:
    """Where a section stands: Chưa làm, Đang làm, Đã xong or Cần xem.

    ``left`` says that the clerk was in it and went on: what is lacking then, or ``wrong`` in the eyes of
    a reading of the whole document, wants to be looked at again. Before that nobody is reminded of it, and
    the form's own sentences, which nobody has read yet, are nobody's work; ``seen`` says that they were.
    What was ``passed`` over lacks nothing.
    """
    if not (left or seen or is_begun(values, section)):
        return UNTOUCHED
    lacking = any(not passed(one) for one in field_findings(values, section))
    if left and (lacking or wrong):
        return TO_REVIEW
    return STARTED if lacking else DONE


def is_begun(values: Values, section: FormSection) -> bool:
    """Whether a person answered anything in a section: a form's default and the diary's count do not tell."""
    raws = ((values.raw(field), field.default_for(values.entry.office)) for field in section.fields)
    return any(_without_counted(raw) not in (None, {}, default) for raw, default in raws)


def _without_counted(raw: Any) -> Any:
    counted = ("counted", "counted_in")
    return {key: raw[key] for key in raw if key not in counted} if isinstance(raw, dict) else raw


def _lacks(values: Values, field: Field) -> Iterator[tuple[str, str, str]]:
    """Rule, sentence, and the field where it is to be answered when it is another one."""
    answer = values.answer(field)
    kind = KINDS[field.kind]
    if answer is None or kind.is_blank(answer):
        if field.required:
            yield "thieu-tra-loi", f"Chưa trả lời: {field.question}", ""
        return
    for rule, sentence in _wrong(values, field, answer):
        yield rule, sentence, ""
    unsaid = values.is_unsaid if field.kind in _LEAVES_OUT else lambda _: False
    wanted = (live for live in lives(kind.lines(answer)) if not (live.optional and unsaid(live)))
    names = {live.name for live in wanted if values.say(live) == GAP}
    titles = values.names() if names else {}
    for name in sorted(names):
        known = titles.get(name, "một giá trị không còn nữa")
        yield GAPS, f"Còn chỗ trống […]: {known}", name.partition(".")[0]


def _citing_without_number(values: Values) -> Iterator[str]:
    """The fields in which a document without number or day is named, that of the citations among them."""
    lacking = set()
    for field in values.fields.values():
        if field.kind == "citations":
            names = {
                f"{field.id}.{cited.id}"
                for cited in values.answer(field) or ()
                if _lacks_number(values, cited)
            }
            lacking |= names
            if names:
                yield field.id
    for field in values.fields.values():
        answer = values.answer(field)
        if answer is not None and any(
            live.name in lacking for live in lives(KINDS[field.kind].lines(answer))
        ):
            yield field.id


def _is_other(noted: str, unit: str) -> bool:
    return noted not in ("", unit) and frozenset((noted, unit)) not in _ALIKE


def _wrong(values: Values, field: Field, answer: Any) -> Iterator[tuple[str, str]]:
    if isinstance(answer, Number) and not answer.is_number:
        yield "khong-phai-so", f"“{answer.figure}” không phải là số. Viết như 36 hoặc 1.234,5."
    elif isinstance(answer, Number) and not answer.typed and _is_other(answer.counted_in, answer.unit):
        yield "khac-don-vi", f"Sổ theo dõi ghi theo “{answer.counted_in}”, văn bản viết “{answer.unit}”."
    elif isinstance(answer, Ratio):
        yield from _wrong_ratio(answer)
    elif field.kind == "citations":
        yield from _lacking_numbers(values, answer)
    elif field.kind == "table":
        yield from _wrong_cells(field.settings["columns"], answer)


def _wrong_ratio(answer: Ratio) -> Iterator[tuple[str, str]]:
    part, whole = parsed_number(answer.part), parsed_number(answer.whole)
    if answer.percent == GAP:
        yield "khong-phai-so", f"Chưa tính được tỷ lệ từ “{answer.part}/{answer.whole}”."
    elif part is not None and whole is not None and part > whole:
        yield "phan-lon-hon-tong", f"{answer.part} lớn hơn {answer.whole}."


def _wrong_cells(
    columns: Sequence[Mapping[str, Any]], rows: Iterable[tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """Figures of a table that are none, and targets without any."""
    numbers = [n for n, column in enumerate(columns) if column.get("number")]
    named = naming(n in numbers for n in range(len(columns)))
    aims = any(column.get("role") == "target" for column in columns)
    for row in rows:
        figures = {n: row[n].strip() for n in numbers if row[n].strip()}
        for n, figure in figures.items():
            if parsed_number(figure) is None:
                where = f"Dòng “{row[named].strip()}”, cột “{columns[n]['title']}”"
                yield "khong-phai-so", f"{where}: “{figure}” không phải là số."
        if aims and not figures:
            yield "chua-co-so", f"Dòng “{row[named].strip()}” chưa có con số nào."


def _lacking_numbers(values: Values, answer: tuple[Cited, ...]) -> Iterator[tuple[str, str]]:
    for cited in answer:
        if _lacks_number(values, cited):
            said = values.citation(cited).mention(("type", "so", "number"))
            yield NO_NUMBER, f"“{said}” chưa có đủ số và ngày ban hành."


def _lacks_number(values: Values, cited: Cited) -> bool:
    law = values.citation(cited).is_law
    return not cited.is_blank and not law and not (cited.number and cited.day)
