"""Years, dates, periods, numbers, symbols and persons in a text that was written for an earlier period."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cchc_desktop.entry import Period
from cchc_desktop.form.wording import GAP, next_period
from cchc_desktop.prose import Line, Live, plain

YEAR, DATE, STAGE, PERIOD = "con-lai-nam", "con-lai-ngay", "con-lai-giai-doan", "con-lai-ky"
DOCUMENT, NUMBER, PERSON = "con-lai-van-ban", "con-lai-so", "con-lai-nguoi"

_Y = r"(?:19|20)\d\d"
_LIVE_YEAR = "[\ue000-\ue002]"
_SMALL = "một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|mốt|trăm|nghìn|ngàn|linh|lẻ|không"
_EVENTS = "cuộc|hội nghị|lớp|buổi|đợt|lượt|tin|bài"
_THINGS = f"{_EVENTS}|văn bản|cái|tấm|cụm|chiếc|thôn|xóm|tổ|cán bộ|người|hồ sơ|lần|pano|băng rôn"


@dataclass(frozen=True)
class Times:
    """The period that a text was written for, and the one that it is to serve now."""

    old: Period
    new: Period

    @property
    def within_a_year(self) -> bool:
        """Whether both lie in one year: its years, stages and plans are still right."""
        return self.old.year == self.new.year


@dataclass(frozen=True)
class Stale:
    """Words that may be out of date: by which rule, where, and what could stand there instead.

    ``hint`` says in words what is used nowadays, where that cannot simply be put in. ``named`` is the end of
    the words after a figure that say of what it is.
    """

    rule: str
    start: int
    end: int
    mend: Line | None = None
    hint: str = ""
    named: int = 0


Judge = Callable[[re.Match[str], Times], Stale | None]


def stale_words(text: str, times: Times) -> Iterator[Stale]:
    """Everything that speaks of time, counts or persons and is not certainly right any more.

    What a rule takes, later ones leave alone: the year of a law that is in force is no year left over.
    """
    taken: list[tuple[int, int]] = []
    for pattern, judge in _RULES:
        for found in pattern.finditer(text):
            if not any(start < found.end() and found.start() < end for start, end in taken):
                taken.append(found.span())
                if stale := judge(found, times):
                    yield stale


def is_standing(symbol: str) -> bool:
    """Whether a symbol is of a kind that stays in force: resolutions, decisions, decrees, laws.

    >>> is_standing("NQ-CP"), is_standing("QĐ-UBND"), is_standing("KH-UBND"), is_standing("UBND-VP")
    (True, True, False, False)
    """
    kinds = re.split(r"[-/]", symbol.upper())
    return bool({"NQ", "QĐ", "NĐ", "TT", "TTLT", "CT", "QH", "PL", "HD"} & set(kinds))


def is_central(symbol: str) -> bool:
    """Whether a symbol is of the Party's centre, the Government or a ministry.

    >>> is_central("NQ-CP"), is_central("TT-BNV"), is_central("QĐ-UBND")
    (True, True, False)
    """
    return bool(re.search(r"(CP|TTG|TW|QH\d*|[-/]B[A-ZĐ]{1,6}|UBTVQH\d*)$", symbol.upper()))


def stage_years(text: str) -> list[int]:
    """The years from which and to which a text says that something holds.

    >>> stage_years("giai đoạn 2019 - 2020, định hướng đến 2025")
    [2019, 2020, 2025]
    """
    return [int(year) for found in re.finditer(_STAGE, text) for year in re.findall(_Y, found[0])]


def year_name(year: int, times: Times) -> Line | None:
    """The live value that a year of the old text stood for."""
    name = {0: "nam", -1: "nam_truoc", 1: "nam_sau"}.get(year - times.old.year)
    return (Live(name),) if name else None


def _passed(_found: re.Match[str], _times: Times) -> None:
    """What is right in every period."""


def _document(found: re.Match[str], times: Times) -> Stale | None:
    year = re.search(_Y + "$", found[0])
    in_force = times.within_a_year or (
        is_standing(found["symbol"])
        and (is_central(found["symbol"]) or (year is not None and int(year[0]) < times.old.year))
    )
    if in_force:
        return None
    words = found[0][: found.start("number") - found.start()]
    symbol = found[0][found.end("number") - found.start() : found.end("symbol") - found.start()]
    day = f" ngày {GAP}" if found["day"] else ""
    return Stale(DOCUMENT, *found.span(), plain(f"{words}{GAP}{symbol}{day}"))


def _date(found: re.Match[str], times: Times) -> Stale:
    """A deadline moves to the new year; the day of something that happened has to be told."""
    year = re.search(_Y + "$", found[0])
    is_deadline = re.search(r"(trước|hết|chậm nhất|đến|hạn)\s+$", found.string[: found.start()])
    if times.within_a_year or not year or not is_deadline:
        return Stale(DATE, *found.span())
    moved = int(year[0]) + times.new.year - times.old.year
    return Stale(DATE, *found.span(), plain(f"{found[0][:-4]}{moved}"))


def _stage(found: re.Match[str], times: Times) -> Stale | None:
    years = [int(year) for year in re.findall(_Y, found[0])]
    short = years[-1] - years[0] <= 1
    if times.within_a_year:
        return None
    if years[-1] >= times.new.year and not (short and years[0] <= times.old.year + 1):
        return None
    step = times.new.year - times.old.year
    moved = re.sub(_Y, lambda year: str(int(year[0]) + step), found[0])
    return Stale(STAGE, *found.span(), plain(moved) if short else None)


def _target(found: re.Match[str], times: Times) -> Stale | None:
    """A goal set for a later year holds until then."""
    year = int(found["year"])
    if times.within_a_year or (year > times.old.year + 1 and year >= times.new.year):
        return None
    return Stale(YEAR, found.start("year"), found.end("year"), year_name(year, times))


def _period(found: re.Match[str], times: Times) -> Stale | None:
    kind, year = _kind(found), found["year"]
    right = (times.new, next_period(times.new))
    if any(kind == known.kind and _agrees(year, known.year, times) for known in right):
        return None
    ahead = kind in ("cuoi", next_period(times.old).kind) and kind != times.old.kind
    name = f"{'ky_sau' if ahead else 'ky'}{'' if year else '_ngan'}"
    return Stale(PERIOD, *found.span(), (Live(name),))


def _agrees(year: str | None, when: int, times: Times) -> bool:
    if not year:
        return True
    live = {"\ue000": 0, "\ue001": -1, "\ue002": 1}
    return (times.new.year + live[year] if year in live else int(year)) == when


def _kind(found: re.Match[str]) -> str:
    if quarter := found["quarter"]:
        order = {"ii": 2, "iii": 3, "iv": 4, "2": 2, "3": 3, "4": 4, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}
        return f"quy-{order.get(quarter.lower(), 1)}"
    if not (count := (found["count"] or "").lower()):
        return "cuoi" if found["part"] and found["part"].lower() != "đầu" else "dau"
    months = {"ba": 3, "sáu": 6, "chín": 9}.get(count) or int(count)
    late = (found["half"] or "").lower() == "cuối"
    return {6: f"6-thang-{'cuoi' if late else 'dau'}", 9: "9-thang"}.get(
        months, "3-thang-cuoi" if late else f"{months}-thang"
    )


def _year(found: re.Match[str], times: Times) -> Stale | None:
    if times.within_a_year:
        return None
    return Stale(YEAR, *found.span(), year_name(int(found[0]), times) if found[0].isdigit() else None)


def _person(found: re.Match[str], _times: Times) -> Stale | None:
    words = found["name"].split()
    upper = next((n for n, word in enumerate(words) if not word[0].isupper()), len(words))
    if upper < 2:
        return None
    end = found.start("name") + re.match(rf"(?:\S+\s+){{{upper - 1}}}\S+", found["name"]).end()  # type: ignore[union-attr]
    return Stale(PERSON, found.start("name"), end)


def _number(found: re.Match[str], _times: Times) -> Stale:
    return Stale(NUMBER, *found.span(), named=found.end("of"))


_STAGE = (
    rf"(?:(?:giai đoạn|nhiệm kỳ|năm học|thời kỳ)\s*)?(?<!\d){_Y}\s*(?:[-–—/]|đến năm|đến|tới)\s*{_Y}(?!\d)"
    rf"(?:[,\s]+(?:tầm nhìn|định hướng)\s+(?:đến\s+)?(?:năm\s+)?{_Y})?"
)
_DAY = (
    rf"ngày\s+\d{{1,2}}\s+tháng\s+\d{{1,2}}(?:\s*,?\s*năm\s+(?:{_Y}|{_LIVE_YEAR}))?"
    rf"|(?:ngày\s+)?(?<![\d/])\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?(?:{_Y}|\d\d)(?!\d)"
    r"|ngày\s+\d{1,2}\s?[/-]\s?\d{1,2}(?![\d/])"
    rf"|tháng\s+\d{{1,2}}\s*(?:[/-]|,?\s*năm)\s*(?:{_Y}|{_LIVE_YEAR})"
    rf"|(?<!quý\s)(?<![\d/.])\d{{1,2}}/{_Y}(?!\d)"
    r"|tháng\s+(?:\d{1,2}(?!\d)|giêng\b|chạp\b)"
)
_NAMED = (
    r"(?:(?<![\d/.])(?P<count>0?[369]|11|10|ba|sáu|chín)\s+tháng(?!\s*/|\s+một\s+lần)"
    r"(?:\s+(?P<half>đầu|cuối)(?:\s+năm)?)?"
    r"|\bquý\s+(?P<quarter>iv|i{1,3}|[1-4]|một|nhất|hai|ba|tư|bốn)\b"
    r"|\b(?P<part>đầu|cuối|giữa)\s+năm\b(?!\s+(?:học|tuổi)))"
    rf"(?:\s*(?:/|,?\s*năm|của\s+năm)?\s*(?P<year>{_Y}(?!\d)|{_LIVE_YEAR}))?"
)
_SIGN = r"(?-i:[A-ZĐ][A-Za-zĐđƯư&]*\d*)"
_CITED = (
    r"(?:(?:kế hoạch|công văn|báo cáo|thông báo|tờ trình|hướng dẫn|chương trình|nghị quyết|nghị định"
    r"|quyết định|thông tư|chỉ thị|luật)\s+)?(?:số:?\s*)?(?<![\d/])(?P<number>\d{1,5}[a-zđ]?)"
    rf"(?:/{_Y})?\s?[/-]\s?(?P<symbol>{_SIGN}(?:\s?[-/]\s?{_SIGN})*)"
    rf"(?P<day>,?\s+ngày\s+\d{{1,2}}(?:\s?[/.-]\s?|\s+tháng\s+)\d{{1,2}}(?:\s?[/.-]\s?|\s+năm\s+){_Y})?"
)


def _pattern(words: str, *, letters: bool = False) -> re.Pattern[str]:
    """A pattern of words with their blanks, large and small letters alike unless ``letters`` matter."""
    return re.compile(words, re.NOFLAG if letters else re.IGNORECASE)


_LABEL = r"^\s*(?:[-+•]\s*)?(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)])\s"
_LEVEL = r"(?:mức độ|cấp độ|mức) 0?[1-4](?:\s*(?:,|và|/|&|-)\s*(?:mức độ )?0?[1-4])?(?!\d)"
_PHRASE = r"\b(?:24/24|24/7|4\.0|365/365)(?!\d)"
_ARTICLE = (
    r"\b(?:điều|khoản|điểm|phụ lục|mẫu số|chương|đề án|lần thứ|thứ|nghị quyết|nghị định|thông tư"
    r"|chỉ thị|luật)\s+(?:số\s+)?\d{1,4}[a-zđ]?(?![\d/])"
)
_GOAL = rf"(?:đến|tới|tầm nhìn|định hướng|trước)\s+(?:hết\s+|cuối\s+)?(?:năm\s+)?(?P<year>{_Y})(?!\d)"
_ALONE = rf"(?<!\d){_Y}(?![\d]|[.,]\d)|hai\s+(?:nghìn|ngàn)(?:\s+(?:{_SMALL}))+"
_TITLED = r"\b(?:[đĐ]ồng chí|ĐỒNG CHÍ|[đĐ]/c|[Ôô]ng|[Bb]à)\s+(?P<name>[^\W\d_]+(?:\s+[^\W\d_]+){1,4})"
_OF = r"(?=(?P<of>(?:\s[^\W\d_]+){0,2}))"
_FIGURE = rf"(?<!\w)\d+(?:[.,/]\d+)*(?:\s?[-–]\s?\d+(?:[.,]\d+)*)?(?:\s?%)?{_OF}"
_SPELT = (
    rf"\b(?:(?:hai|ba|bốn|sáu|bảy|tám|chín|mười)(?:\s+(?:{_SMALL}))*(?=\s+(?:{_THINGS})\b)"
    rf"|(?:một|năm)(?=\s+(?:{_EVENTS})\b)){_OF}"
)

_RULES: tuple[tuple[re.Pattern[str], Judge], ...] = (
    (_pattern(_LABEL), _passed),
    (_pattern(_LEVEL), _passed),
    (_pattern(_PHRASE), _passed),
    (_pattern(_CITED), _document),
    (_pattern(_ARTICLE), _passed),
    (_pattern(_DAY), _date),
    (_pattern(_STAGE), _stage),
    (_pattern(_GOAL), _target),
    (_pattern(_NAMED), _period),
    (_pattern(_ALONE), _year),
    (_pattern(_TITLED, letters=True), _person),
    (_pattern(_FIGURE), _number),
    (_pattern(_SPELT), _number),
)
"""In the order they are asked, each with what it makes of the words it finds."""
