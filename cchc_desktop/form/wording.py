"""Words for values: periods, dates, numbers, citations, and the one table of live names."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from cchc_desktop.entry import Entry, Period

EARLIEST, LATEST = 1945, 2099
"""Years that a document or an event can have."""

GAP = "[…]"
"""Stands in the text for a value that is not answered yet: it cannot be overlooked on paper."""

_ROMAN_QUARTER = {"quy-1": "I", "quy-2": "II", "quy-3": "III", "quy-4": "IV"}
_PART_OF_YEAR = {
    "6-thang-dau": "6 tháng đầu năm",
    "6-thang-cuoi": "6 tháng cuối năm",
    "9-thang": "9 tháng đầu năm",
    "3-thang-cuoi": "3 tháng cuối năm",
}
_NEXT = {
    "quy-1": "quy-2",
    "quy-2": "quy-3",
    "quy-3": "quy-4",
    "quy-4": "quy-1",
    "6-thang-dau": "6-thang-cuoi",
    "6-thang-cuoi": "6-thang-dau",
    "9-thang": "3-thang-cuoi",
}
_LAWS = ("luật", "bộ luật", "pháp lệnh", "hiến pháp")


def period_name(period: Period) -> str:
    """The period with its year, as a title writes it.

    >>> period_name(Period("6-thang-dau", 2023)), period_name(Period("quy-2", 2022))
    ('6 tháng đầu năm 2023', 'quý II năm 2022')
    """
    if period.kind == "nam":
        return f"năm {period.year}"
    if period.kind == "khac":
        return data_window(period)
    joint = " " if period.kind in _PART_OF_YEAR else " năm "
    return f"{short_period_name(period)}{joint}{period.year}"


def short_period_name(period: Period) -> str:
    """The period without its year, as a sentence inside the document writes it.

    >>> short_period_name(Period("6-thang-dau", 2023)), short_period_name(Period("quy-2", 2022))
    ('6 tháng đầu năm', 'quý II')
    """
    if period.kind in _ROMAN_QUARTER:
        return f"quý {_ROMAN_QUARTER[period.kind]}"
    return _PART_OF_YEAR.get(period.kind, "năm" if period.kind == "nam" else "kỳ báo cáo")


def next_period(period: Period) -> Period:
    """The period whose tasks “phương hướng” names.

    >>> next_period(Period("6-thang-dau", 2023)).kind, next_period(Period("nam", 2022)).year
    ('6-thang-cuoi', 2023)
    """
    later = period.kind in ("nam", "khac", "quy-4", "6-thang-cuoi")
    return Period(_NEXT.get(period.kind, "nam"), period.year + later)


def data_window(period: Period) -> str:
    """“từ ngày 10/12/2023 đến ngày 10/12/2024”, or the gap when the period has no bounds."""
    if not (period.start and period.end):
        return GAP
    return f"từ {written_date(period.start, 'short')} đến {written_date(period.end, 'short')}"


def written_date(day: date, style: str = "full") -> str:
    """A date as the decree writes it (PL I, II.4.b): a zero before days 1–9 and months 1 and 2 only.

    >>> written_date(date(2023, 2, 8)), written_date(date(2020, 6, 3), "short")
    ('ngày 08 tháng 02 năm 2023', 'ngày 03/6/2020')
    >>> written_date(date(2023, 2, 13), "bare")
    'ngày 13/2/2023'
    """
    if style == "bare":
        return f"ngày {day.day}/{day.month}/{day.year}"
    if style == "short":
        return f"ngày {day.day:02}/{month_number(day.month)}/{day.year}"
    return f"ngày {day.day:02} tháng {month_number(day.month)} năm {day.year}"


def month_number(month: int) -> str:
    """“01”, “02”, then “3” … “12” (PL I, II.4.b)."""
    return f"{month:02}" if month <= 2 else str(month)


def partial_date(known: str, blank: str = "      ", year: int | None = None) -> str:
    """“ngày … tháng … năm …” of a date of which only “2023” or “2023-07” may be known.

    ``blank`` stands for what is not given yet; ``year`` is written when not even the year is known.

    >>> partial_date("2023-07", blank=" ")
    'ngày   tháng 7 năm 2023'
    """
    parts = known.split("-") if known else []
    year_text = parts[0] if parts else str(year) if year else blank
    month = month_number(int(parts[1])) if len(parts) > 1 else blank
    day = f"{int(parts[2]):02}" if len(parts) > 2 else blank
    return f"ngày {day} tháng {month} năm {year_text}"


def screen_date(day: date) -> str:
    """dd/MM/yyyy, as on every screen of the program."""
    return f"{day:%d/%m/%Y}"


def typed_date(typed: str) -> date | None:
    """The day behind what was typed, or None when it is not one.

    >>> typed_date("8/2/2023"), typed_date("08-02-2023"), typed_date("31/2/2023")
    (datetime.date(2023, 2, 8), datetime.date(2023, 2, 8), None)
    """
    known = typed_partial_date(typed) or ""
    return date.fromisoformat(known) if known.count("-") == 2 else None


def shorthand_date(typed: str, today: date) -> date | None:
    """The day behind a date typed in short, as people write it: without the year, or with two digits of it.

    >>> shorthand_date("12/1", date(2026, 11, 28)), shorthand_date("15/3/26", date(2026, 11, 28))
    (datetime.date(2026, 1, 12), datetime.date(2026, 3, 15))
    """
    found = re.fullmatch(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})(?:\s*[/.-]\s*([0-9]{2}))?", typed.strip())
    if not found:
        return None
    day, month, year = found.groups()
    return typed_date(f"{day}/{month}/{2000 + int(year) if year else today.year}")


def date_remark(typed: str) -> str:
    """Why what was typed is no day; empty for a day and for nothing.

    >>> date_remark("31/02/2026"), date_remark("8/2/2026")
    ('Không có ngày “31/02/2026”: tháng 02/2026 chỉ có 28 ngày.', '')
    """
    words = typed.strip()
    if not words or typed_date(words):
        return ""
    found = re.fullmatch(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{4})", words)
    day, month, year = map(int, found.groups()) if found else (0, 0, 0)
    if day and month and EARLIEST <= year <= LATEST:
        return f"Không có ngày “{words}”: {_too_late(month, year)}"
    return f"“{words}” chưa phải là ngày."


def _too_late(month: int, year: int) -> str:
    if month > 12:
        return "một năm chỉ có 12 tháng."
    days = (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
    return f"tháng {month:02}/{year} chỉ có {days} ngày."


def typed_partial_date(typed: str) -> str | None:
    """What was typed as an entry keeps a date of which only a part may be known; None when it is none.

    >>> typed_partial_date("20/7/2023"), typed_partial_date("7/2023"), typed_partial_date("13/2023")
    ('2023-07-20', '2023-07', None)
    """
    digits = typed.strip()
    if re.fullmatch(r"[0-9]{8}", digits):
        digits = f"{digits[:2]}/{digits[2:4]}/{digits[4:]}"
    found = re.fullmatch(r"(?:(?:([0-9]{1,2})\s*[/.-]\s*)?([0-9]{1,2})\s*[/.-]\s*)?([0-9]{4})", digits)
    if not found:
        return None if digits else ""
    day, month, year = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not EARLIEST <= int(year) <= LATEST:
        return None
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


def screen_partial_date(known: str) -> str:
    """An entry's date as it is typed: “2023-07-20” as “20/07/2023”, “2023-07” as “07/2023”."""
    return "/".join(reversed(known.split("-")))


def parsed_number(typed: str) -> Decimal | None:
    """The number behind what was typed in Vietnamese notation, or None when it is not one.

    >>> parsed_number("1.234,5"), parsed_number("02"), parsed_number("12,"), parsed_number("1.23")
    (Decimal('1234.5'), Decimal('2'), None, None)
    """
    if not re.fullmatch(r"(\d+|\d{1,3}(\.\d{3})+)(,\d+)?", typed.strip()):
        return None
    return Decimal(typed.strip().replace(".", "").replace(",", "."))


def written_number(value: Decimal | int) -> str:
    """A number with a dot between thousands and a decimal comma (CLDR, vi), all its digits kept.

    >>> written_number(Decimal("1234.56789"))
    '1.234,56789'
    """
    from babel.numbers import format_decimal

    with localcontext(_roomy(Decimal(value))):
        return str(format_decimal(value, locale="vi", decimal_quantization=False))


def written_percent(part: Decimal, whole: Decimal) -> str:
    """The share in per cent with at most two decimals, half rounded up; the gap over zero.

    >>> written_percent(Decimal(17), Decimal(18))
    '94,44%'
    """
    if not whole:
        return GAP
    share = part * 100 / whole
    return f"{written_number(share.quantize(Decimal('0.01'), ROUND_HALF_UP, _roomy(share)))}%"


def compared(now: Decimal, before: Decimal, unit: str, period: str) -> str:
    """How a figure stands to that of an earlier period, as a sentence goes on.

    >>> compared(Decimal(36), Decimal(48), "tin, bài", "năm 2022")
    'giảm 12 tin, bài (giảm 25%) so với năm 2022'
    >>> compared(Decimal(5), Decimal(0), "cuộc", "quý I năm 2023")
    'tăng 5 cuộc so với quý I năm 2023 (quý I năm 2023 không có)'
    >>> compared(Decimal(98), Decimal("96.5"), "%", "năm 2022")
    'tăng 1,5 điểm phần trăm so với năm 2022'
    >>> compared(Decimal(4), Decimal(4), "cuộc", "năm 2022")
    'bằng năm 2022'
    """
    if now == before:
        return f"bằng {period}"
    word, difference = ("tăng" if now > before else "giảm"), written_number(abs(now - before))
    if unit.startswith("%"):
        return f"{word} {difference} điểm phần trăm so với {period}"
    said = f"{word} {difference} {unit}".strip()
    if not before:
        return f"{said} so với {period} ({period} không có)"
    return f"{said} ({word} {written_percent(abs(now - before), before)}) so với {period}"


def _roomy(value: Decimal) -> Context:
    """A context in which no digit of the value is lost, however many were typed."""
    return Context(prec=28 + len(value.as_tuple().digits) + abs(value.adjusted()))


@dataclass(frozen=True)
class Citation:
    """A document that the text refers to; ``day`` may be unknown, ``number`` may be blank."""

    type: str = ""
    number: str = ""
    symbol: str = ""
    day: date | None = None
    issuer: str = ""
    abstract: str = ""

    @property
    def is_law(self) -> bool:
        """Laws and ordinances are cited by their name, without number (PL I, II.6.a)."""
        return self.type.strip().lower() in _LAWS

    @property
    def full_number(self) -> str:
        """“04/KH-UBND”; a Party body's sign is joined by a hyphen: “18-NQ/TW”.

        >>> Citation(number="18", symbol="NQ/TW").full_number
        '18-NQ/TW'
        """
        if not self.symbol:
            return self.number
        joint = "-" if re.fullmatch(r"[^\W\d_]+/[^\W\d_]+", self.symbol) else "/"
        return f"{self.number}{joint}{self.symbol}"

    def mention(self, parts: Iterable[str], date_style: str = "full") -> str:
        """The citation written with the chosen parts, in the decree's order."""
        wanted = tuple(parts)
        words = {
            "type": self.type,
            "so": "số",
            "number": self.full_number,
            "date": written_date(self.day, date_style or "full") if self.day else "ngày",
            "issuer": self.issuer and f"của {self.issuer}",
            "abstract": self.abstract,
        }
        return " ".join(word for part, word in words.items() if part in wanted and word)

    def default_parts(self, *, first: bool) -> tuple[str, ...]:
        """In full the first time, then type and number only (PL I, II.6.b)."""
        if self.is_law:
            return ("type", "abstract")
        short = ("type", "so", "number")
        return (*short, "date", "issuer", "abstract") if first else short


@dataclass(frozen=True)
class LiveName:
    """A value that text may hold by name: its name on the screen and how it is read from an entry."""

    title: str
    value: Callable[[Entry], str]


def _of_office(pattern: str, attribute: str) -> Callable[[Entry], str]:
    return lambda entry: pattern.format(getattr(entry.office, attribute) or GAP)


def _commune(prefix: str) -> Callable[[Entry], str]:
    def said(entry: Entry) -> str:
        office = entry.office
        return f"{prefix}{office.commune if office.name else f'{office.unit} {GAP}'}"

    return said


LIVE_NAMES: dict[str, LiveName] = {
    "nam": LiveName("Năm", lambda entry: str(entry.period.year)),
    "nam_truoc": LiveName("Năm trước", lambda entry: str(entry.period.year - 1)),
    "nam_sau": LiveName("Năm sau", lambda entry: str(entry.period.year + 1)),
    "ky": LiveName("Kỳ, có năm", lambda entry: period_name(entry.period)),
    "ky_ngan": LiveName("Kỳ, không năm", lambda entry: short_period_name(entry.period)),
    "ky_sau": LiveName("Kỳ sau, có năm", lambda entry: period_name(next_period(entry.period))),
    "ky_sau_ngan": LiveName("Kỳ sau, không năm", lambda entry: short_period_name(next_period(entry.period))),
    "so_lieu": LiveName("Khoảng lấy số liệu", lambda entry: data_window(entry.period)),
    "xa": LiveName("Tên xã, phường", _commune("")),
    "don_vi": LiveName("Chữ xã, phường hoặc đặc khu", _of_office("{}", "unit")),
    "ten_xa": LiveName("Tên riêng của xã, phường", _of_office("{}", "bare_name")),
    "ubnd_xa": LiveName("UBND xã, phường", _commune("UBND ")),
    "uy_ban_xa": LiveName("Ủy ban nhân dân xã, phường", _commune("Ủy ban nhân dân ")),
    "cap_tren": LiveName("Cấp trên", _of_office("{}", "superior")),
    "ubnd_cap_tren": LiveName("UBND cấp trên", _of_office("UBND {}", "superior")),
    "tinh": LiveName("Tỉnh, thành phố", _of_office("{}", "province")),
    "ubnd_tinh": LiveName("UBND tỉnh, thành phố", _of_office("UBND {}", "province")),
    "ngay_van_ban": LiveName(
        "Ngày văn bản", lambda entry: partial_date(entry.date, " ", entry.period.year).replace("  ", " ")
    ),
}
"""Every live value that is not a field of the entry."""


def period_title(period: Period) -> str:
    """The period's name at the start of a line on the screen.

    >>> period_title(Period("quy-2", 2022))
    'Quý II năm 2022'
    """
    name = period_name(period)
    return name[:1].upper() + name[1:]
