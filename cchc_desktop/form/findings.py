"""What an entry still lacks, said field by field; every other wing speaks in the same findings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cchc_desktop.form.answers import KINDS, Cited, Number, Ratio
from cchc_desktop.form.definition import Field, FormSection
from cchc_desktop.form.live import Values
from cchc_desktop.form.wording import GAP, parsed_number
from cchc_desktop.prose import lives

ERROR, WARNING, HINT = "lỗi", "cảnh báo", "gợi ý"

GAPS = "thieu-gia-tri"
"""The rule that tells an unanswered live value with its question."""

UNTOUCHED, STARTED, DONE, TO_REVIEW = "Chưa làm", "Đang làm", "Đã xong", "Cần xem"


@dataclass(frozen=True)
class Finding:
    """Something that looks wrong: by which rule, how grave, where, and a sentence that says what and why.

    ``mend`` is a text that may safely replace the span, or None; ``quote`` holds the words where it
    shows. No finding ever blocks an export.
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


def field_findings(values: Values, section: FormSection) -> Iterator[Finding]:
    """What the fields of one section still lack."""
    for field in section.fields:
        for rule, sentence in _lacks(values, field):
            yield Finding(rule, WARNING, section.id, field.id, sentence)


def told_once(lacking: Iterable[Finding], read: Iterable[Finding]) -> list[Finding]:
    """Both together, without the gaps that a reading of the document tells less well than their question."""
    known = list(lacking)
    asked = {(one.section, one.field) for one in known if one.rule == GAPS}
    return [*known, *(one for one in read if one.quote != GAP or (one.section, one.field) not in asked)]


def section_state(values: Values, section: FormSection, *, left: bool = False, wrong: bool = False) -> str:
    """Where a section stands: Chưa làm, Đang làm, Đã xong or Cần xem.

    ``left`` says that the clerk was in it and went on: what is lacking then, or ``wrong`` in the eyes of
    a reading of the whole document, wants to be looked at again. Before that nobody is reminded of it, and
    the form's own sentences, which nobody has read yet, are nobody's work.
    """
    if not (left or is_begun(values, section)):
        return UNTOUCHED
    lacking = any(True for _ in field_findings(values, section))
    if left and (lacking or wrong):
        return TO_REVIEW
    return STARTED if lacking else DONE


def is_begun(values: Values, section: FormSection) -> bool:
    """Whether a person answered anything in a section: a form's default and the diary's count do not tell."""
    raws = ((values.raw(field), field.default) for field in section.fields)
    return any(_without_counted(raw) not in (None, {}, default) for raw, default in raws)


def _without_counted(raw: Any) -> Any:
    return {key: raw[key] for key in raw if key != "counted"} if isinstance(raw, dict) else raw


def _lacks(values: Values, field: Field) -> Iterator[tuple[str, str]]:
    answer = values.answer(field)
    kind = KINDS[field.kind]
    if answer is None or kind.is_blank(answer):
        if field.required:
            yield "thieu-tra-loi", f"Chưa trả lời: {field.question}"
        return
    if isinstance(answer, Number) and not answer.is_number:
        yield "khong-phai-so", f"“{answer.figure}” không phải là số. Viết như 36 hoặc 1.234,5."
    if isinstance(answer, Ratio) and answer.percent == GAP:
        yield "khong-phai-so", f"Chưa tính được tỷ lệ từ “{answer.part}/{answer.whole}”."
    wanted = (live for live in lives(kind.lines(answer)) if not live.optional)
    names = {live.name for live in wanted if values.say(live) == GAP}
    titles = values.names() if names else {}
    for name in sorted(names):
        yield GAPS, f"Còn chỗ trống […]: {titles.get(name, 'một giá trị không còn nữa')}"
    if field.kind == "citations":
        yield from _lacking_numbers(values, answer)
    if isinstance(answer, Ratio) and (part := parsed_number(answer.part)) is not None:
        whole = parsed_number(answer.whole)
        if whole is not None and part > whole:
            yield "phan-lon-hon-tong", f"{answer.part} lớn hơn {answer.whole}."


def _lacking_numbers(values: Values, answer: tuple[Cited, ...]) -> Iterator[tuple[str, str]]:
    for cited in answer:
        citation = values.citation(cited)
        if not cited.is_blank and not citation.is_law and not (cited.number and cited.day):
            said = citation.mention(("type", "so", "number"))
            yield "thieu-so-ngay", f"“{said}” chưa có đủ số và ngày ban hành."
