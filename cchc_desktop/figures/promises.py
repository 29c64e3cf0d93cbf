"""What a plan promises to report and by when, read from its own sentences.

Only what is said plainly is taken: how often (“3 tháng/lần”, “hằng quý”, “6 tháng và năm”) and by which
day (“trước ngày 15 tháng cuối quý”, “chậm nhất ngày 05/12/2026”), in a clause that speaks of reports.
Monthly reports are left out: no period of a document is a month.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_desktop.entry import Entry
from cchc_desktop.form.definition import Form
from cchc_desktop.form.live import Values
from cchc_desktop.form.spots import spots

Deadline = tuple[int, int, int]
"""Day, month and year; year 0 is the plan's own."""

_EVERY = {3: ("quy-1", "6-thang-dau", "9-thang", "nam"), 6: ("6-thang-dau", "nam"), 12: ("nam",)}
_COUNTS = {"ba": 3, "sáu": 6, "mười hai": 12}
_PART = r"quý|(?:0?6|sáu) tháng(?: đầu năm)?|(?:0?9|chín) tháng(?: đầu năm)?|(?:cả |cuối )?năm"
_OFTEN = re.compile(
    r"(?P<months>\b[0-9]{1,2}|\bba|\bsáu|\bmười hai) tháng ?(?:/ ?(?:một |1 )?|một |1 )lần"
    r"|(?P<quarter>\b(?:hằng|hàng|mỗi|từng|định kỳ) quý)"
    r"|(?P<year>\b(?:hằng|hàng|mỗi) năm)"
    rf"|(?P<list>\b(?:{_PART})(?: ?(?:,|và|/) ?(?:{_PART}))+\b)"
    rf"|(?:báo cáo|sơ kết)(?: kết quả)? (?P<half>(?:0?6|sáu) tháng)(?! ?(?:,|và|/) ?(?:{_PART}))"
    rf"|(?:báo cáo|tổng kết)(?: kết quả)? (?P<whole>(?:cả |cuối |trong )?năm)\b(?! ?(?:,|và|/) ?(?:{_PART}))"
)
_REPORT = re.compile(r"\b(?:báo cáo|sơ kết|tổng kết)\b")
_LAST_MONTH = re.compile(
    r"ngày (\d{1,2}),? (?:của )?tháng cuối (?:của )?(?:mỗi |hằng |hàng |từng )?(?:quý|kỳ)"
)
_DAY = r"(?:ngày )?(\d{1,2}) ?(?:[/.-] ?|tháng )(\d{1,2})(?:(?: ?[/.-] ?| năm )(\d{4}))?"
_BY = re.compile(
    rf"\b(?:trước|chậm nhất|muộn nhất|không quá|hạn)(?: là| vào| trước)* {_DAY}(?: (?:và|,) {_DAY})*"
)
_FAR = 80
"""Characters within which a word of frequency and “báo cáo” belong together."""


@dataclass(frozen=True)
class Promise:
    """Reports on these kinds of period; ``day`` of the period's last month or ``dates``, where told.

    ``quote`` holds the words that it was read from.
    """

    kinds: tuple[str, ...]
    quote: str
    day: int = 0
    dates: tuple[Deadline, ...] = ()


def promises_of(form: Form, plan: Entry) -> tuple[Promise, ...]:
    """What a plan promises anywhere in its text, live values in words."""
    values = Values(form, plan)
    return tuple(one for spot in spots(values) for one in promises(values.text(spot.line)))


def promises(text: str) -> tuple[Promise, ...]:
    """What a text promises, clause by clause.

    >>> [(one.kinds, one.day) for one in promises("Báo cáo 6 tháng và năm trước ngày 15 của tháng cuối kỳ.")]
    [(('6-thang-dau', 'nam'), 15)]
    >>> promises("Lồng ghép trong họp thôn 3 tháng/lần; báo cáo khi có yêu cầu.")
    ()
    """
    return tuple(one for clause in _clauses(text) if (one := _promise(clause)))


def _clauses(text: str) -> Iterator[str]:
    for clause in re.split(r";|\n|[.](?=\s|$)", text):
        if words := " ".join(clause.split()).strip(" -+"):
            yield words


def _promise(clause: str) -> Promise | None:
    said = clause.lower()
    reports = [found.span() for found in _REPORT.finditer(said)]
    if not reports:
        return None
    kinds = tuple(
        dict.fromkeys(
            kind
            for found in _OFTEN.finditer(said)
            if any(_apart(found.span(), report) <= _FAR for report in reports)
            for kind in _kinds(found)
        )
    )
    last_month, dates = _LAST_MONTH.search(said), _dates(said)
    if last_month and not kinds:
        kinds = _EVERY[3]
    kinds = kinds or tuple(dict.fromkeys(kind_near(day, month) for day, month, _ in dates))
    return Promise(kinds, clause, int(last_month[1]) if last_month else 0, dates) if kinds else None


def _kinds(found: re.Match[str]) -> tuple[str, ...]:
    if months := found["months"]:
        return _EVERY.get(_COUNTS[months] if months in _COUNTS else int(months), ())
    if found["quarter"]:
        return _EVERY[3]
    if listed := found["list"]:
        named = {"quý": _EVERY[3], "6": ("6-thang-dau",), "9": ("9-thang",)}
        parts = (part.strip().lstrip("0") for part in re.split(r",|và|/", listed))
        return tuple(
            kind
            for part in parts
            for kind in named.get(part.replace("sáu", "6").replace("chín", "9").split()[0], ("nam",))
        )
    return ("6-thang-dau",) if found["half"] else ("nam",)


def _dates(said: str) -> tuple[Deadline, ...]:
    whole = (found[0] for found in _BY.finditer(said))
    each = (found.groups(default="0") for words in whole for found in re.finditer(_DAY, words))
    found = ((int(day), int(month), int(year)) for day, month, year in each)
    return tuple((day, month, year) for day, month, year in found if 1 <= day <= 31 and 1 <= month <= 12)


def kind_near(day: int, month: int) -> str:
    """The kind of period whose end is nearest to a day of the year.

    >>> kind_near(20, 6), kind_near(5, 12), kind_near(10, 1)
    ('6-thang-dau', 'nam', 'nam')
    """
    ends = {"nam": 0, "quy-1": 91, "6-thang-dau": 182, "9-thang": 273, "nam ": 365}
    at = round((month - 1) * 365 / 12 + day)
    return min(ends, key=lambda kind: abs(ends[kind] - at)).strip()


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)
