"""Cut-off rules of the office's own: first days of the four quarters, checked before they are kept."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cchc_desktop.entry import Period, checked_keys
from cchc_desktop.figures.periods import Rule, cut_off_rules, with_window
from cchc_desktop.form.wording import period_title, screen_date
from cchc_desktop.prose import BadEntry, clean

SOURCE = "quy định riêng của cơ quan"
KINDS = ("quy-1", "quy-2", "quy-3", "quy-4", "6-thang-dau", "6-thang-cuoi", "9-thang", "nam")
_NAMES = ("quý I", "quý II", "quý III", "quý IV")
_MOST = 20


@dataclass(frozen=True)
class CutOff:
    """Every cut-off rule that the office may choose, by id, and the one it uses."""

    rules: Mapping[str, Rule]
    chosen: str = "calendar"

    @property
    def rule(self) -> Rule:
        """The rule in use; the calendar where it was taken away since."""
        return self.rules.get(self.chosen, self.rules["calendar"])


def own_rule(title: str, starts: Iterable[str], *, shared: bool) -> dict[str, Any]:
    """A rule as it is kept; ``BadEntry`` says what is wrong with it.

    ``starts`` are the first days of the quarters, as “10/12”. With ``shared`` each period prints the
    next one's first day as its last.
    """
    days = [_day(start, name) for start, name in zip(starts, _NAMES, strict=True)]
    rule = {"title": clean(title.strip(), "Tên"), "source": SOURCE, "starts": days, "shared": shared}
    if not rule["title"]:
        raise BadEntry("Tên", "hãy đặt tên cho cách lấy số liệu này")
    for year in (2023, 2024):  # a common year and one with 29/2
        _check(rule, year)
    return rule


def every_third_month(start: str) -> list[str]:
    """The first days of all quarters when the year begins on a day.

    >>> every_third_month("10/12")
    ['10/12', '10/3', '10/6', '10/9']
    """
    day, month = (int(part) for part in start.split("/"))
    return [f"{day}/{(month - 1 + 3 * n) % 12 + 1}" for n in range(4)]


def rules_with(own: Any) -> dict[str, Rule]:
    """The shipped rules and the office's own (as ``own_rules_to_json`` keeps them) by their ids."""
    rules: dict[str, Rule] = dict(cut_off_rules())
    for n, kept in enumerate(own or ()):
        raw = checked_keys(kept, f"cut_off_rules[{n}]", ["id", "title", "starts", "shared"])
        rules[raw["id"]] = own_rule(raw["title"], raw["starts"], shared=bool(raw["shared"]))
    return rules


def own_rules_to_json(rules: Mapping[str, Rule]) -> list[dict[str, Any]]:
    """The office's own rules as they are kept."""
    return [
        {"id": rule_id, "title": rule["title"], "starts": list(rule["starts"]), "shared": rule["shared"]}
        for rule_id, rule in rules.items()
        if "starts" in rule
    ]


def free_id(rules: Mapping[str, Rule]) -> str:
    """An id that no rule has yet; ``BadEntry`` when there are more than anybody needs."""
    free = next((f"rieng-{n}" for n in range(1, _MOST + 1) if f"rieng-{n}" not in rules), None)
    if free is None:
        raise BadEntry("", f"đã có {_MOST} cách lấy số liệu; hãy bỏ bớt")
    return free


def said_windows(rule: Rule, year: int) -> list[str]:
    """Every period of a year with its days, as a person checks them."""
    periods = (with_window(kind, year, rule) for kind in KINDS)
    return [
        f"{period_title(period)}: {screen_date(period.start)} – {screen_date(period.end)}"
        for period in periods
        if period.start and period.end
    ]


def _day(typed: str, name: str) -> str:
    found = re.fullmatch(r"\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*", typed)
    day, month = (int(part) for part in found.groups()) if found else (0, 0)
    longest = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)
    if not (1 <= month <= 12 and 1 <= day <= longest):
        raise BadEntry(
            f"Ngày đầu {name}",
            f"“{typed.strip()}” phải là ngày có trong mọi năm (không dùng 29/02), như 10/12",
        )
    return f"{day}/{month}"


def _check(rule: Rule, year: int) -> None:
    """Quarters follow each other, and a printed window says by itself whether its last day is shared."""
    for kind, name in zip(KINDS[:4], _NAMES, strict=True):
        quarter = with_window(kind, year, rule)
        if not (quarter.start and quarter.end and (quarter.end - quarter.start).days > 27):
            raise BadEntry(f"Ngày đầu {name}", "các quý phải nối tiếp nhau, mỗi quý dài ít nhất một tháng")
        nominal = with_window(kind, year).start
        if nominal and abs((quarter.start - nominal).days) > 45:
            raise BadEntry(f"Ngày đầu {name}", "cách ngày đầu quý theo lịch quá 45 ngày")
    for kind in KINDS:
        _check_last_day(rule, with_window(kind, year, rule))


def _check_last_day(rule: Rule, period: Period) -> None:
    same = period.start and period.end and period.start.day == period.end.day
    if bool(same) != rule["shared"]:
        wrong = (
            "có ngày chung thì ngày đầu của bốn quý phải cùng số ngày, như 10/12, 10/3, 10/6, 10/9"
            if rule["shared"]
            else "ngày cuối kỳ và ngày đầu kỳ cùng số nên sẽ bị hiểu là ngày chung; hãy chọn ngày khác"
        )
        raise BadEntry(period_title(period), wrong)
