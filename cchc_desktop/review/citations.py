"""Documents that the text refers to: found, taken apart, compared (PL I, II.6.a, b)."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from cchc_desktop.form.wording import written_date
from cchc_desktop.paths import shipped
from cchc_desktop.review import reading as part
from cchc_desktop.review.checks import check
from cchc_desktop.review.periods import subject
from cchc_desktop.review.reading import Passage, ReadDocument
from cchc_desktop.review.rules import Found

_TYPES = (
    "Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư liên tịch|Thông tư|Thông báo|Hướng dẫn|Chương trình|"
    "Kế hoạch|Phương án|Đề án|Dự án|Báo cáo|Tờ trình|Công văn|Công điện|Kết luận|Quy định|Quy chế|Luật|"
    "Pháp lệnh"
)
_TYPE = f"{_TYPES}|{_TYPES.lower()}".replace(" ", r"\s")
_CITED = re.compile(
    rf"""(?:(?P<type>{_TYPE})\s+)?(?P<so>[Ss]ố(?:\s*:)?\s*)?(?P<number>\d{{1,5}}[a-zđ]?)?
    (?P<symbol>\s?/\s?(?:\d{{4}}\s?/\s?)?[A-ZĐ][A-ZĐa-z]*\d*(?:\s?[-–—/]\s?[A-ZĐ][\wĐ]*)*
        |\s?-\s?[A-ZĐ]{{2,}}\s?/\s?[A-ZĐ]{{2,}})
    (?P<dated>\s*,?\s*ngày
        (?P<date>\s*\d{{1,2}}\s*tháng\s*\d{{1,2}}\s*năm\s*\d{{4}}|\s*\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}})?)?""",
    re.VERBOSE,
)
_RIGHT = re.compile(r"/(\d{4}/)?[A-ZĐa-z]+\d*(-[A-ZĐa-z]+\d*)*|-[A-ZĐ]+/[A-ZĐ]+")
_PARTY = ("TW", "TU", "HU", "ĐU", "TWĐTN")
_CODES = {
    "kế hoạch": "KH", "báo cáo": "BC", "quyết định": "QĐ", "nghị quyết": "NQ", "chỉ thị": "CT",
    "thông báo": "TB", "tờ trình": "TTr", "nghị định": "NĐ", "hướng dẫn": "HD", "chương trình": "CTr",
    "kết luận": "KL",
}  # fmt: skip
_ISSUER = re.compile(
    r"\b(của|do)\b|UBND|Ủy ban|Uỷ ban|HĐND|Chính phủ|Thủ tướng|Bộ |Sở |Quốc hội|Ban Chấp hành|Hội nghị"
    r"|Ban Thường vụ"
)


@dataclass(frozen=True)
class Cited:
    """One mention of a document: its parts as written, and what follows it up to the next one."""

    passage: Passage
    match: re.Match[str]
    tail: str
    before: str

    @property
    def type(self) -> str:
        """“kế hoạch”, or “” when only the number is given."""
        return (self.match["type"] or "").lower()

    @property
    def number(self) -> str:
        """“25”, or “” when it is left open."""
        return self.match["number"] or ""

    @property
    def symbol(self) -> str:
        """“/KH-UBND” without blanks and with plain hyphens."""
        return re.sub(r"[–—]", "-", re.sub(r"\s", "", self.match["symbol"]))

    @property
    def span(self) -> tuple[int, int]:
        """From the type to the day."""
        return self.match.span()

    @cached_property
    def day(self) -> date | None:
        """The day, when it is given and in the calendar."""
        figures = [int(one) for one in re.findall(r"\d+", self.match["date"] or "")]
        try:
            return date(figures[2], figures[1], figures[0]) if len(figures) == 3 else None
        except ValueError:
            return None

    @cached_property
    def abstract(self) -> str:
        """What the document is about, as far as it is told."""
        found = re.search(
            r"\b(về|ban hành|quy định|hướng dẫn|phê duyệt|triển khai|sửa đổi|V/v)\b.*", self.tail
        )
        return found[0] if found else ""

    @cached_property
    def extent(self) -> tuple[int, int]:
        """From the type to the end of what is told of it."""
        return self.match.start(), self.match.end() + len(self.tail)


def citations(document: ReadDocument) -> list[Cited]:
    """Every mention in the running text, in order; worked out once for each document."""
    known: list[Cited] | None = document.worked_out.get("citations")
    if known is None:
        known = [cited for passage in document.of(part.BODY, part.HEADING) for cited in _cited(passage)]
        document.worked_out["citations"] = known
    return known


def _cited(passage: Passage) -> Iterator[Cited]:
    text = passage.text
    if "/" not in text:
        return
    found = [one for one in _CITED.finditer(text) if one["so"] or one["number"]]
    for n, match in enumerate(found):
        stop = found[n + 1].start() if n + 1 < len(found) else len(text)
        tail = re.split(r"[;:]|\.(?:\s|$)|\./\.|\)", text[match.end() : stop])[0]
        yield Cited(passage, match, tail, text[found[n - 1].end() if n else 0 : match.start()])


def inside_citation(document: ReadDocument, passage: Passage, at: int, before: date | None = None) -> bool:
    """Whether a place in a passage belongs to a citation, of before a day when one is given."""
    placed: dict[int, list[Cited]] | None = document.worked_out.get("placed")
    if placed is None:
        placed = document.worked_out["placed"] = {}
        for cited in citations(document):
            placed.setdefault(id(cited.passage), []).append(cited)
    near = placed.get(id(passage), [])
    n = bisect_right(near, at, key=lambda cited: cited.extent[0]) - 1
    if n < 0 or at >= near[n].extent[1]:
        return False
    day = near[n].day
    return before is None or (day is not None and day < before)


def _name(cited: Cited) -> str:
    return " ".join(cited.match[0].split())


@check("CC-03")
def completeness(document: ReadDocument) -> Iterator[Found]:
    """First mentions without day, issuer or abstract."""
    seen: set[tuple[str, str]] = set()
    for cited in citations(document):
        key = (cited.number, cited.symbol)
        if key in seen or not cited.number or cited.passage.role == part.HEADING:
            continue
        seen.add(key)
        lacking = [
            name
            for name, given in (
                ("ngày tháng năm ban hành", cited.match["dated"]),
                ("tên cơ quan ban hành", _ISSUER.search(cited.tail) or _is_own(cited)),
                ("trích yếu nội dung", cited.abstract or _is_named_before(cited)),
            )
            if not given
        ]
        if lacking:
            yield Found(cited.passage, cited.span, words={"found": ", ".join(lacking), "quote": _name(cited)})


def _is_own(cited: Cited) -> bool:
    """Whether it was said before who issued the document; a law's number names its issuer."""
    said = re.search(r"ban hành|xây dựng", cited.before)
    return bool(said or re.search(r"QH\d*$|-TTg$|-CP$", cited.symbol))


def _is_named_before(cited: Cited) -> bool:
    """Whether the text names a programme first and then the decision that issued it."""
    return bool(re.search(r"(ban hành|phê duyệt|quy định)\s+(tại|kèm theo|theo|ở)\s*$", cited.before))


@check("CC-04")
def symbol(document: ReadDocument) -> Iterator[Found]:
    """Blanks, long dashes, missing hyphens inside a number and symbol; State and Party signs mixed up."""
    for cited in citations(document):
        written = cited.match["symbol"]
        start, end = cited.match.span("symbol")
        if not _RIGHT.fullmatch(written) and _RIGHT.fullmatch(cited.symbol):
            yield Found(
                cited.passage, (start, end), cited.symbol, {"found": cited.symbol, "quote": written.strip()}
            )
        elif right := _repaired(cited):
            yield Found(cited.passage, (start, end), None, {"found": right, "quote": written.strip()})


def _repaired(cited: Cited) -> str:
    """How a symbol should be written whose signs are wrong; empty for a right one."""
    if found := re.fullmatch(r"/([A-ZĐ]{2,3}|CTr|TTr)/([A-ZĐ]+)", cited.symbol):
        return f"-{found[1]}/{found[2]}" if found[2] in _PARTY else f"/{found[1]}-{found[2]}"
    if found := re.fullmatch(r"-([A-ZĐ]{2,3})/(UBND|HĐND|CP|TTg|BNV)", cited.symbol):
        return f"/{found[1]}-{found[2]}"
    if found := re.fullmatch(r"/(KH|QĐ|NQ|BC|CT|TB|NĐ)(UBND|HĐND|CP|TTg|BNV)", cited.symbol):
        return f"/{found[1]}-{found[2]}"
    return "" if _RIGHT.fullmatch(cited.symbol) else cited.symbol.replace("/-", "/")


@check("CC-06")
def word_so(document: ReadDocument) -> Iterator[Found]:
    """A type and a number without the word “số” between them."""
    for cited in citations(document):
        if cited.type and not cited.match["so"] and cited.number:
            start = cited.match.start("number")
            yield Found(cited.passage, (start, start), "số ", {"quote": _name(cited)})


@check("CC-07")
def code(document: ReadDocument) -> Iterator[Found]:
    """A symbol whose letters stand for another type."""
    for cited in citations(document):
        found = re.match(r"[/-](?:\d{4}/)?([A-ZĐa-z]+)", cited.symbol)
        wanted = _CODES.get(cited.type)
        known = found is not None and found[1] in _CODES.values()
        if wanted and found and known and found[1] != wanted:
            words = {"quote": _name(cited), "type": cited.match["type"], "wanted": wanted}
            yield Found(cited.passage, cited.match.span("symbol"), words=words)


@check("CC-05")
def later_day(document: ReadDocument) -> Iterator[Found]:
    """A citation dated after the document itself."""
    for cited in citations(document):
        if cited.day and cited.day > document.latest:
            yield Found(cited.passage, cited.span, words={"quote": _name(cited)})


@check("CC-08")
def two_days(document: ReadDocument) -> Iterator[Found]:
    """One document with two days."""
    days: dict[tuple[str, str], Cited] = {}
    for cited in citations(document):
        first = days.setdefault((cited.number, cited.symbol), cited) if cited.number and cited.day else cited
        if first.day and cited.day and first.day != cited.day and not _differ(first, cited):
            words = {"quote": _name(cited), "found": written_date(first.day, "short")}
            yield Found(cited.passage, cited.span, words=words)


def _differ(one: Cited, other: Cited) -> bool:
    """Whether two mentions name two issuers, whose numbers may well be the same."""
    issuers = [
        re.search(r"của\s+(UBND|HĐND|Ủy ban nhân dân)\s+(\w+\s+\w+)", cited.tail) for cited in (one, other)
    ]
    return all(issuers) and len({issuer[2] for issuer in issuers if issuer}) > 1


@cache
def known_documents() -> list[Mapping[str, Any]]:
    """Documents whose day is known for sure, and since when some hold no more."""
    raw = tomllib.loads(shipped("resources/rules/documents.toml").read_text(encoding="utf-8"))
    found: list[Mapping[str, Any]] = raw["document"]
    return found


@check("CC-09")
def wrong_day(document: ReadDocument) -> Iterator[Found]:
    """A well-known document with another day than its own."""
    known = {one["number"]: one for one in known_documents()}
    for cited in citations(document):
        told = known.get(f"{cited.number}{cited.symbol}")
        if told and cited.day and cited.day != told["date"]:
            words = {
                "quote": _name(cited),
                "found": written_date(told["date"], "short"),
                "what": told["name"],
            }
            yield Found(cited.passage, cited.match.span("date"), words=words)


@check("TX-11")
def repealed(document: ReadDocument) -> Iterator[Found]:
    """Documents that hold no more on the document's day."""
    day = document.latest
    dead = {one["number"]: one for one in known_documents() if one.get("until") and one["until"] <= day}
    for cited in citations(document):
        if told := dead.get(f"{cited.number}{cited.symbol}"):
            words = {
                "quote": _name(cited),
                "found": written_date(told["until"], "short"),
                "instead": told["instead"],
            }
            yield Found(cited.passage, cited.span, words=words)
    for passage in document.of(part.BODY, part.HEADING):
        for one in dead.values():
            for found in _by_name(passage.text, one):
                words = {"found": f"{one['until']:%d/%m/%Y}", "instead": one["instead"]}
                yield Found(passage, found.span(), words=words)


def _by_name(text: str, told: Mapping[str, Any]) -> Iterator[re.Match[str]]:
    """Where a law is cited by its name and year instead of its number."""
    title, year = told.get("title"), told["date"].year
    if title and title in text:
        yield from re.finditer(rf"{re.escape(title)}[^.;]{{0,40}}?\b{year}\b(?![^\s]*/)", text)


@check("CC-10")
def short_abstract(document: ReadDocument) -> Iterator[Found]:
    """An abstract that breaks off after a word or two."""
    for cited in citations(document):
        words = cited.abstract.split()
        after = cited.passage.text[cited.extent[1] : cited.extent[1] + 1]
        if (
            cited.day
            and words[:1] == ["về"]
            and len(words) <= 3
            and after in ("", ".")
            and words[-1].islower()
        ):
            at = cited.passage.text.find(cited.abstract, cited.match.end())
            yield Found(cited.passage, (at, at + len(cited.abstract)))


@check("CC-11")
def plan_of_another_year(document: ReadDocument) -> Iterator[Found]:
    """A plan whose abstract names another year than its day, or than this document in its opening."""
    about = subject(document)
    for cited in citations(document):
        year = re.search(r"\bnăm (20\d\d)\b", cited.abstract)
        if (
            cited.type != "kế hoạch"
            or not cited.day
            or not year
            or re.search(r"giai đoạn|đến năm", cited.abstract)
        ):
            continue
        named, day = int(year[1]), cited.day
        fits = named == day.year or (named == day.year + 1 and day.month >= 9)
        stale = about is not None and about.year and day.year not in (about.year, about.year - 1)
        if not fits or (stale and cited.passage is document.body[0]):
            words = {"quote": _name(cited), "found": named}
            yield Found(cited.passage, cited.span, words=words)
