"""What is written above and below the body: number, date, abstract, recipients, signature (PL I, II)."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from cchc_desktop.document.tree import Place
from cchc_desktop.review import reading as part
from cchc_desktop.review.checks import check, ruled
from cchc_desktop.review.periods import subject, window
from cchc_desktop.review.reading import Passage, ReadDocument
from cchc_desktop.review.rules import Found, Rule

_SYMBOL = re.compile(
    r"Số:[ \xa0.…_]*(\d+[a-zđ]?)?[ \xa0.…_]*/([A-ZĐa-z]{1,4}|[A-ZĐ]+)((-[A-ZĐ&][A-ZĐa-z&]*)*)"
)
_BLANK_INSIDE = re.compile(r"\d\s+/|/\s|\s[-–]|[-–]\s")
_DATE = re.compile(
    r"ngày\s*(0[1-9]|[12]\d|3[01]|[\s.…]*)\s*tháng\s*(01|02|[3-9]|1[0-2]|[\s.…]*)\s*năm\s*(20\d\d|[\s.…]*)\.?"
)
_CALENDAR = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})")
_SHORT = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_PARTS = {
    part.NATION: "Quốc hiệu",
    part.MOTTO: "Tiêu ngữ",
    part.SYMBOL: "số, ký hiệu của văn bản",
    part.PLACE_DATE: "địa danh và ngày tháng năm",
    part.TYPE: "tên loại văn bản",
    part.RECIPIENTS_HEAD: "phần Nơi nhận",
}
_TITLES = re.compile(
    r"(ThS|TS|Th\.?S|GS|PGS|BS|KS|CN|NGƯT|NGND|Ths|Cử nhân|Thạc sĩ|Tiến sĩ|Ông|Bà|Đ/c)\b[.\s]"
)
_CHIEFS = "CHỦ TỊCH|TRƯỞNG|CHÁNH|GIÁM ĐỐC|HIỆU TRƯỞNG"


@check("TP-01")
def missing_parts(document: ReadDocument) -> Iterator[Found]:
    """Components that a file does not have."""
    if document.sheets:
        for role, name in _PARTS.items():
            if document.first(role) is None:
                yield Found(words={"found": name})


@check("CQ-02")
def body_above_committee(document: ReadDocument) -> Iterator[Found]:
    """A People's Committee with a body above it."""
    names = document.of(part.AGENCY)
    above = document.of(part.PARENT) or names[:1]
    if any(one.text.strip().upper().startswith("ỦY BAN NHÂN DÂN") for one in names):
        for passage in above:
            if passage.text.strip().upper().startswith("UBND") or passage.role == part.PARENT:
                yield Found(passage)


@check("SO-01")
def symbol(document: ReadDocument) -> Iterator[Found]:
    """Numbers and symbols written otherwise than “Số: 07/BC-UBND”."""
    for passage in document.of(part.SYMBOL):
        if not _SYMBOL.fullmatch(passage.text.strip()) and not _BLANK_INSIDE.search(passage.text):
            yield Found(passage)


@check("SO-02")
def leading_zero(document: ReadDocument) -> Iterator[Found]:
    """A number of one figure."""
    for passage in document.of(part.SYMBOL):
        if found := re.match(r"Số:?\s*([1-9])/", passage.text.strip()):
            yield Found(passage, words={"found": found[1]})


@check("SO-03")
def symbol_blanks(document: ReadDocument) -> Iterator[Found]:
    """Blanks around the signs; those that hold the place of the number are clean."""
    for passage in document.of(part.SYMBOL):
        if found := _BLANK_INSIDE.search(passage.text):
            yield Found(passage, found.span(), words={"quote": passage.text.strip()})


@ruled("SO-05")
def code(document: ReadDocument, rule: Rule) -> Iterator[Found]:
    """A symbol of another type of document."""
    wanted = rule.settings["codes"].get(document.type)
    for passage in document.of(part.SYMBOL):
        found = re.search(r"/\s*([A-ZĐa-z]+)", passage.text)
        if wanted and found and found[1] != wanted:
            words = {"type": document.type, "wanted": wanted, "quote": passage.text.strip()}
            yield Found(passage, found.span(1), words=words)


@check("DD-01")
def place(document: ReadDocument) -> Iterator[Found]:
    """A place without its capital or its comma."""
    for passage in document.of(part.PLACE_DATE):
        name, comma, _ = passage.text.strip().partition(", ngày")
        if not comma or not name[:1].isupper():
            yield Found(passage)


@check("DD-02")
def day_written(document: ReadDocument) -> Iterator[Found]:
    """A date in figures, or with a zero too many or too few."""
    for passage in document.of(part.PLACE_DATE):
        at = passage.text.find("ngày")
        if at >= 0 and not _DATE.fullmatch(passage.text[at:].strip()):
            yield Found(passage, (at, len(passage.text)))


@check("DD-04")
def day_fits(document: ReadDocument) -> Iterator[Found]:
    """A date that is yet to come, or that the period makes unlikely."""
    passage, (year, month, day) = document.first(part.PLACE_DATE), document.dated
    if passage is None or not year:
        return
    span, about = (0, len(passage.text)), subject(document)
    if day and document.latest > document.today and _is_numbered(document):
        yield Found(passage, span, words={"found": "văn bản đã có số nhưng ngày còn ở phía trước"})
    elif about and about.year and document.type in ("BÁO CÁO", "KẾ HOẠCH"):
        first, last = window(about)
        if document.type == "BÁO CÁO" and (year > last.year + 1 or _is_early(document, last)):
            yield Found(passage, span, words={"found": f"không khớp với kỳ báo cáo {about.name}"})
        elif document.type == "KẾ HOẠCH" and not _plans_in_time(first.year, last.year, year, month):
            yield Found(passage, span, words={"found": f"không khớp với năm của kế hoạch, {about.name}"})


def _plans_in_time(first: int, last: int, year: int, month: int) -> bool:
    """Whether a plan is of its own years or of the autumn before."""
    return first <= year <= last or (year == first - 1 and (month >= 9 or not month))


def _is_numbered(document: ReadDocument) -> bool:
    passage = document.first(part.SYMBOL)
    return bool(passage and re.search(r"\d", passage.text.split("/")[0]))


def _is_early(document: ReadDocument, last: date) -> bool:
    """Whether a report is of a day long before its period ends; half a period ahead is too soon."""
    return (last - document.latest).days > 60


@check("DD-05")
def calendar(document: ReadDocument) -> Iterator[Found]:
    """Days that no calendar has, in the date above and in the text."""
    for passage in document.of(part.PLACE_DATE, *part.SPOKEN):
        for found in [*_CALENDAR.finditer(passage.text), *_short_dates(passage.text)]:
            try:
                date(int(found[3]), int(found[2]), int(found[1]))
            except ValueError:
                yield Found(passage, found.span())


def _short_dates(text: str) -> Iterator[re.Match[str]]:
    return _SHORT.finditer(text) if "/" in text else iter(())


@check("TL-04")
def abstract_stop(document: ReadDocument) -> Iterator[Found]:
    """A full stop behind the abstract."""
    for passage in document.of(part.ABSTRACT)[-1:]:
        text = passage.text.rstrip()
        if text.endswith("."):
            yield Found(passage, (len(text) - 1, len(text)), "")


@check("TL-05")
def regarding(document: ReadDocument) -> Iterator[Found]:
    """“V/v” before the abstract."""
    for passage in document.of(part.ABSTRACT)[:1]:
        if found := re.match(r"\s*[Vv]/v\s*:?\s+", passage.text):
            yield Found(passage, found.span(), words={"type": document.type.lower()})


@check("TL-06")
def abstract_year(document: ReadDocument) -> Iterator[Found]:
    """A plan's or report's abstract without a year."""
    timed = re.search(r"\b(20\d\d|quý|tháng|tuần)\b", document.abstract)
    if document.type in ("BÁO CÁO", "KẾ HOẠCH") and document.abstract and not timed:
        yield Found(document.of(part.ABSTRACT)[-1])


@check("KG-01")
def addressees_missing(document: ReadDocument) -> Iterator[Found]:
    """A report to a higher body without Kính gửi."""
    if document.type == "BÁO CÁO" and not document.of(part.ADDRESSEES):
        abstract = document.first(part.ABSTRACT)
        field = document.places_of(part.ADDRESSEES)
        yield Found(Passage(part.ADDRESSEES, "", field or (abstract.place if abstract else Place())))


@check("KG-02")
def addressees(document: ReadDocument) -> Iterator[Found]:
    """Kính gửi of a file with other marks."""
    lines = document.of(part.ADDRESSEES) if document.sheets else []
    if len(lines) == 1 and not re.fullmatch(r"\s*Kính gửi: .*[^;,]", lines[0].text.strip()):
        yield Found(lines[0])
    for passage, after in pairwise([*lines[1:], None]):
        mark = ";" if after else "."
        if passage and not re.fullmatch(rf"- .*[{mark}]", passage.text.strip()):
            yield Found(passage)


@check("NN-05")
def recipient_marks(document: ReadDocument) -> Iterator[Found]:
    """Recipients without dash or mark."""
    lines = document.of(part.RECIPIENTS)
    for passage, after in pairwise([*lines, None]):
        if passage is not None and not _is_copy_sign(passage):
            mark = ";" if after and not _is_copy_sign(after) else "."
            text = passage.text.strip()
            if not text.startswith("-") or not text.endswith(mark):
                mend = f"{text.rstrip('.,;')}{mark}" if text.startswith("-") else None
                yield Found(passage, mend=mend, words={"wanted": f"“{mark}”"})


def _is_copy_sign(passage: Passage) -> bool:
    return bool(re.match(r"[A-ZĐ]{1,6}\.?\s*\(?\d", passage.text.strip()))


@check("NN-03")
def archive(document: ReadDocument) -> Iterator[Found]:
    """A last line that is not “- Lưu: VT, …” as it should be."""
    lines = [one for one in document.of(part.RECIPIENTS) if not _is_copy_sign(one)]
    if lines and not re.fullmatch(r"[-–]?\s*Lưu: VT(, .+)?[.;]?", lines[-1].text.strip()):
        yield Found(lines[-1], mend=_archived(lines[-1].text))


def _archived(text: str) -> str | None:
    """The archive line as it should be: “- Lưu: VT, VP.” for “- Lưu VP.”."""
    found = re.fullmatch(r"[-–]?\s*Lưu\s*:?\s*(.*?)[.;,]?", text.strip())
    if not found:
        return None
    units = [unit for unit in re.split(r"[,.;]\s*", found[1]) if unit and unit != "VT"]
    return f"- Lưu: {', '.join(['VT', *units])}."


@check("NN-04")
def as_above(document: ReadDocument) -> Iterator[Found]:
    """“Như trên” without Kính gửi, or the other way round."""
    lines, greeted = document.of(part.RECIPIENTS), bool(document.of(part.ADDRESSEES))
    said = [n for n, one in enumerate(lines) if re.match(r"[-–]?\s*Như trên", one.text.strip())]
    if said and not greeted:
        yield Found(lines[said[0]], words={"found": "Có “Như trên” nhưng không có Kính gửi"})
    elif said and said[0]:
        yield Found(lines[said[0]], words={"found": "“Như trên” không đứng đầu"})
    elif greeted and lines and not said:
        yield Found(lines[0], words={"found": "Có Kính gửi nhưng nơi nhận chưa có “Như trên”"})


@check("NN-06")
def copy_mark(document: ReadDocument) -> Iterator[Found]:
    """“(BC)” for “(b/c)”."""
    for passage in document.of(part.RECIPIENTS):
        if found := re.search(r"\((BC|B/C|bc|B/c|để b/c)\)", passage.text):
            yield Found(passage, found.span(), "(b/c)")


@check("NN-07")
def recipient_twice(document: ReadDocument) -> Iterator[Found]:
    """One recipient on two lines."""
    seen: set[str] = set()
    for passage in document.of(part.RECIPIENTS):
        name = re.sub(r"\W+", " ", passage.text.lower()).strip()
        if name and name in seen:
            yield Found(passage)
        seen.add(name)


@check("CK-01")
def authority_sign(document: ReadDocument) -> Iterator[Found]:
    """TM, KT and the others without their full stop and blank."""
    for passage in document.of(part.AUTHORITY):
        text = passage.text.strip()
        if not re.match(r"(TM|KT|TL|TUQ|Q)\. \S", text) and not re.match(_CHIEFS, text):
            yield Found(passage)


@check("CK-02")
def authority_fits(document: ReadDocument) -> Iterator[Found]:
    """Authority and post that do not go together."""
    lines = document.of(part.AUTHORITY, part.POSITION)
    texts = [one.text.strip().upper() for one in lines]
    for n, (passage, text) in enumerate(zip(lines, texts, strict=True)):
        below = texts[n + 1] if n + 1 < len(texts) else ""
        if text.startswith("KT") and below and not below.startswith("PHÓ"):
            yield Found(passage, words={"found": "ký KT. (ký thay) thì chức vụ ở dưới là cấp phó"})
        elif re.match(rf"TM\.? (PHÓ )?({_CHIEFS})", text):
            yield Found(passage, words={"found": "TM. đứng trước tên tập thể, như “TM. ỦY BAN NHÂN DÂN”"})
        elif text.startswith("PHÓ") and not any(
            one.startswith(("KT", "TL", "TUQ", "K/T")) for one in texts[:n]
        ):
            yield Found(
                passage,
                words={"found": "cấp phó ký thì dòng trên ghi “KT. CHỦ TỊCH” hoặc chức vụ cấp trưởng"},
            )
        elif re.match(r"(TL|TUQ)\. (TM|ỦY BAN)", text):
            yield Found(passage, words={"found": "TL., TUQ. đứng trước chức vụ của người đứng đầu"})


@check("CK-03")
def signer(document: ReadDocument) -> Iterator[Found]:
    """Names in capitals, with degrees, or with small first letters."""
    for passage in document.of(part.SIGNER)[-1:]:
        name = passage.text.strip()
        words = [word for word in re.split(r"[\s-]+", name) if word]
        if title := _TITLES.match(name):
            yield Found(passage, title.span(), words={"found": wrong_name(name), "quote": name})
        elif found := wrong_name(name):
            mend = " ".join(word.capitalize() for word in words) if name == name.upper() else None
            yield Found(passage, mend=mend, words={"found": found})


def wrong_name(name: str) -> str:
    """What the decree has against a signer's name as it is written, empty for a right one (PL I, II.7.c).

    >>> wrong_name("ThS. Nguyễn Văn A"), wrong_name("Nguyễn Văn A")
    ('không ghi học vị, danh xưng', '')
    """
    words = [word for word in re.split(r"[\s-]+", name) if word]
    if _TITLES.match(name):
        return "không ghi học vị, danh xưng"
    if len(name) > 3 and name == name.upper():
        return "đang viết in hoa cả"
    if any(word[0].islower() for word in words if word[0].isalpha()):
        return "chữ cái đầu mỗi tiếng phải viết hoa"
    return ""
