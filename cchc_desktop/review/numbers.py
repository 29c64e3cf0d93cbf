"""Numbers that cannot go together: shares, parts and sums, averages and totals, columns of tables."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice

from cchc_desktop.form.wording import parsed_number, written_number, written_percent
from cchc_desktop.review import reading as part
from cchc_desktop.review.checks import check
from cchc_desktop.review.periods import subject, window
from cchc_desktop.review.reading import Chart, Passage, ReadDocument
from cchc_desktop.review.rules import Found

_SHARE = re.compile(
    r"(?<![\d/.,\w-])(?P<part>\d{1,3}(?:\.\d{3})+|\d{1,6})\s?/\s?(?P<whole>\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\d/]|\.\d)"
    r"(?:(?P<between>[^.;%/\d]{0,60})(?P<percent>\d{1,3}(?:,\d+)?)\s?%)?"
)
_SUM = re.compile(
    r"[Tt]ổng\s+(?:số|cộng)?[^.;:\d]{0,40}(?P<total>\d[\d.]*)\s+(?P<unit>[^\W\d_]+(?: [^\W\d_]+)?)"
    r"[^.;:\d]{0,30}(?:trong đó|gồm|bao gồm|cụ thể)(?! có)\s*:?(?P<parts>[^.]*(?:\.\d{3}[^.]*)*)"
)
_RATE = re.compile(
    r"(?P<rate>\d+(?:,\d+)?)\s*(?P<unit>tin|bài|lượt|lần|hồ sơ|cuộc|buổi)(?:,? (?:bài|tin))?"
    r"\s*/\s*(?P<per>ngày|tuần|tháng)"
)
_MOST = 20  # so many averages and sums of one paragraph are looked at
_DAYS = {"ngày": 1, "tuần": 7, "tháng": 30}
_WINDOW = re.compile(r"từ ngày (\d{1,2})/(\d{1,2})/(\d{4}) đến (?:hết )?ngày (\d{1,2})/(\d{1,2})/(\d{4})")
_TOTAL_ROW = re.compile(r"\s*(tổng cộng|tổng số|tổng|cộng)\b", re.IGNORECASE)


def _shares(document: ReadDocument) -> Iterator[tuple[Passage, re.Match[str], Decimal, Decimal]]:
    for passage in document.of(part.BODY, part.TABLE):
        if "/" not in passage.text:
            continue
        for found in _SHARE.finditer(passage.text):
            part_, whole = parsed_number(found["part"]), parsed_number(found["whole"])
            if part_ is not None and whole and not _is_date(passage.text, found):
                yield passage, found, part_, whole


def _is_date(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 14) : found.start()].lower()
    return bool(re.search(r"(ngày|từ|đến|số|nghị quyết|quyết định|tháng|khóa|điều|thứ|quý)\s*$", before))


@check("SL-01")
def share(document: ReadDocument) -> Iterator[Found]:
    """“x/y, đạt z%” where z does not follow."""
    for passage, found, part_, whole in _shares(document):
        if not found["percent"] or part_ > whole:
            continue
        said = parsed_number(found["percent"])
        places = len(found["percent"].partition(",")[2])
        if said is not None and abs(part_ * 100 / whole - said) > Decimal(1) / 10**places:
            words = {"part": found["part"], "whole": found["whole"], "right": written_percent(part_, whole)}
            yield Found(passage, found.span(), words=words)


@check("SL-02")
def part_over_whole(document: ReadDocument) -> Iterator[Found]:
    """“19/17 thôn”."""
    for passage, found, part_, whole in _shares(document):
        after = passage.text[found.end("whole") : found.end("whole") + 2]
        if part_ > whole and re.match(r" [^\W\d_]|[,;.)%]|$", after) and whole > 1:
            yield Found(passage, found.span())


@check("SL-03")
def parts_and_sum(document: ReadDocument) -> Iterator[Found]:
    """“Tổng số 120 hồ sơ, trong đó: 70 hồ sơ …, 40 hồ sơ …”."""
    for passage in document.of(part.BODY):
        for found in islice(_SUM.finditer(passage.text), _MOST) if "ổng" in passage.text else ():
            unit = re.escape(found["unit"].split()[0])
            named = re.findall(rf"(?<![\d/,.])(\d[\d.]*)\s+{unit}\b", found["parts"])
            parts = [number for one in named if (number := parsed_number(one.rstrip("."))) is not None]
            total = parsed_number(found["total"].rstrip("."))
            if total is not None and len(parts) >= 2 and sum(parts) != total:
                words = {"sum": written_number(sum(parts, Decimal())), "total": found["total"]}
                yield Found(passage, found.span(), words={**words, "quote": found[0][:80]})


@check("SL-04")
def rate_and_total(document: ReadDocument) -> Iterator[Found]:
    """An average that, over the days of the period, is far from the total beside it."""
    for passage in document.of(part.BODY):
        for found in islice(_RATE.finditer(passage.text), _MOST) if "/" in passage.text else ():
            total = _total_beside(passage.text, found)
            days, rate = _days(document, passage.text), parsed_number(found["rate"])
            if total is None or not days or not rate:
                continue
            right = rate * days / _DAYS[found["per"]]
            if not Decimal("0.75") <= right / total <= Decimal("1.34"):
                words = {"days": days, "right": written_number(int(right)), "total": written_number(total)}
                yield Found(passage, found.span(), words=words)


def _total_beside(text: str, rate: re.Match[str]) -> Decimal | None:
    """The total of the same unit in the paragraph: the number that is no rate itself."""
    unit = re.escape(rate["unit"])
    for one in re.finditer(rf"(?<![\d/,.])(\d[\d.]*)\s+{unit}\b(?!\s*/)(?!, bài/)", text):
        if one.start() != rate.start():
            total = parsed_number(one[1].rstrip("."))
            if total:
                return total
    return None


def _days(document: ReadDocument, text: str) -> int:
    about, told = subject(document), _WINDOW.search(text)
    try:
        if told:
            figures = [int(one) for one in told.groups()]
            return (date(*figures[:2:-1]) - date(*figures[2::-1])).days
    except ValueError:
        return 0
    if about is None:
        return 0
    first, last = window(about)
    return (last - first).days + 3


@check("SL-05")
def columns(document: ReadDocument) -> Iterator[Found]:
    """Columns of a table whose last row is not their sum."""
    for chart in document.charts:
        *rows, last = chart.rows
        if len(rows) < 3 or not any(_TOTAL_ROW.match(cell) for cell in last):
            continue
        for at, cell in enumerate(last):
            total, values = parsed_number(cell), _column(chart, at)
            if total is not None and values and sum(values) != total:
                words = {"column": rows[0][at], "sum": written_number(sum(values, Decimal())), "total": cell}
                near = document.passages[min(chart.first, len(document.passages) - 1)]
                yield Found(near, words=words)


def _column(chart: Chart, at: int) -> list[Decimal]:
    """The numbers of a column between its title and its total, or none when one is no number."""
    cells = [row[at].strip() for row in chart.rows[1:-1] if at < len(row) and row[at].strip()]
    values = [parsed_number(cell) for cell in cells]
    return [value for value in values if value is not None] if None not in values else []
