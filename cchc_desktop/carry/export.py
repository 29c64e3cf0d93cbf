"""Names for files that leave the PC, which every system can read."""

import re
import unicodedata

from cchc_desktop.carry.disk import CannotWrite, write_whole
from cchc_desktop.entry import Entry, Period
from cchc_desktop.form.definition import Form

__all__ = ["CannotWrite", "proposed_name", "write_whole"]

_LONGEST = 120
_SHORT_PERIODS = {
    "quy-1": "quy-I",
    "quy-2": "quy-II",
    "quy-3": "quy-III",
    "quy-4": "quy-IV",
    "6-thang-dau": "6-thang",
    "6-thang-cuoi": "6-thang-cuoi",
    "9-thang": "9-thang",
    "nam": "nam",
    "khac": "ky-khac",
}


def proposed_name(form: Form, entry: Entry) -> str:
    """A file name without its ending, as “2023-07-20_BC_tuyen-truyen-CCHC_6-thang_xa-Tai-Son”.

    Only letters of ASCII, digits, “-” and “_”; the date, or as much of it as is known, comes first.
    """
    day = entry.date or str(entry.period.year)
    subject = re.sub(r"^(Báo cáo|Kế hoạch)( kết quả)? ", "", form.title)
    words = (day, entry.form.kind, subject, _short_period(entry.period), entry.office.commune)
    return "_".join(filter(None, map(ascii_words, words)))[:_LONGEST]


def vietnamese_name(form: Form, entry: Entry) -> str:
    """The same name with its marks, as “2023-07-20 BC tuyên truyền CCHC 6 tháng xã Tái Sơn”, in NFC.

    Nothing that Windows forbids in a name; old programs may still show it badly.
    """
    day = entry.date or str(entry.period.year)
    subject = re.sub(r"^(Báo cáo|Kế hoạch)( kết quả)? ", "", form.title)
    period = _short_period(entry.period).replace("-", " ").replace("ky khac", "kỳ khác")
    period = re.sub(r"\bquy\b", "quý", period).replace("nam", "năm")
    period = period.replace("thang", "tháng").replace("cuoi", "cuối")
    words = " ".join((day, entry.form.kind, subject, period, entry.office.commune))
    allowed = "".join(char if char.isprintable() and char not in '<>:"/\\|?*' else " " for char in words)
    return unicodedata.normalize("NFC", " ".join(allowed.split()))[:_LONGEST].rstrip(" .")


def _short_period(period: Period) -> str:
    """“6-thang”, “nam-2026”: a whole year is nothing without its number."""
    short = _SHORT_PERIODS[period.kind]
    return f"{short}-{period.year}" if period.kind == "nam" else short


def ascii_words(text: str) -> str:
    """The text in letters that every system has, as “xa-Tai-Son”."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return re.sub(r"[^A-Za-z0-9-]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
