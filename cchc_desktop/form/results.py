"""What became of a plan's targets in a period: plan, result and per cent, and which were not met."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cchc_desktop.entry import checked_keys
from cchc_desktop.form.wording import GAP, parsed_number, written_percent
from cchc_desktop.prose import BadEntry

COLUMNS: tuple[dict[str, Any], ...] = (
    {"title": "Chỉ tiêu", "width": 5},
    {"title": "Đơn vị tính", "width": 2},
    {"title": "Kế hoạch", "width": 2, "number": True},
    {"title": "Kết quả", "width": 2, "number": True},
    {"title": "Tỷ lệ", "width": 2, "number": True},
)
"""The table as the document has it."""

_KEYS = ["target", "unit", "channels", "plan", "counted", "typed", "yearly"]


@dataclass(frozen=True)
class Result:
    """A target and what was reached: ``counted`` from the diary, ``typed`` by the clerk, which wins.

    ``yearly`` tells that the plan's figure is that of the year although the period is a part of it.
    """

    target: str
    unit: str = ""
    channels: tuple[str, ...] = ()
    plan: str = ""
    counted: str = ""
    typed: str = ""
    yearly: bool = False

    @property
    def figure(self) -> str:
        """The result as it is written."""
        return self.typed or self.counted

    @property
    def percent(self) -> str:
        """“83,33%”, or nothing when it cannot be calculated."""
        plan, reached = parsed_number(self.plan), parsed_number(self.figure)
        share = GAP if plan is None or reached is None else written_percent(reached, plan)
        return "" if share == GAP else share

    @property
    def is_met(self) -> bool:
        """Whether the plan's figure was reached."""
        plan, reached = parsed_number(self.plan), parsed_number(self.figure)
        return plan is not None and reached is not None and reached >= plan

    @property
    def is_missed(self) -> bool:
        """Whether it was not, where that can be said: a year's target is still open within the year."""
        plan, reached = parsed_number(self.plan), parsed_number(self.figure)
        return not self.yearly and plan is not None and reached is not None and reached < plan

    def cells(self) -> tuple[str, ...]:
        """The row of the document's table."""
        plan = f"{self.plan} (cả năm)" if self.yearly else self.plan
        return self.target, self.unit, plan, self.figure, self.percent


def results_from_json(raw: Any, place: str) -> tuple[Result, ...]:
    """The rows of an answer; ``BadEntry`` names what is wrong."""
    raw = checked_keys(raw, place, ["plan", "rows"])
    rows = raw.get("rows", [])
    if not isinstance(raw.get("plan", ""), str) or not isinstance(rows, list):
        raise BadEntry(place, "phải có mã kế hoạch và danh sách chỉ tiêu")
    return tuple(_result(row, f"{place}.rows[{n}]") for n, row in enumerate(rows))


def result_to_json(result: Result) -> dict[str, Any]:
    """A row as the entry keeps it, without what is blank."""
    raw = {
        "target": result.target,
        "unit": result.unit,
        "channels": list(result.channels),
        "plan": result.plan,
        "counted": result.counted,
        "typed": result.typed,
        "yearly": result.yearly,
    }
    return {key: value for key, value in raw.items() if value}


def missed_sentence(results: Sequence[Result]) -> str:
    """What a report says of its plan's targets: which were not met, or that all were; nothing if unknown.

    >>> loa = Result("Xe loa", "suất", plan="4", counted="3")
    >>> missed_sentence([loa, Result("Bảng điện tử", "lần", plan="8", counted="8")])
    'Còn 01/02 chỉ tiêu chưa đạt kế hoạch: xe loa 3/4 suất (đạt 75%).'
    >>> missed_sentence([Result("Xe loa", "suất", plan="4", counted="0")])
    'Còn 01/01 chỉ tiêu chưa đạt kế hoạch: xe loa chưa thực hiện (kế hoạch 4 suất).'
    >>> missed_sentence([Result("Xe loa", "suất", plan="4", counted="5")])
    'Các chỉ tiêu đều đạt kế hoạch, trong đó 01 chỉ tiêu vượt kế hoạch.'
    """
    missed = [result for result in results if result.is_missed]
    if missed:
        told = "; ".join(_missed(result) for result in missed)
        return f"Còn {len(missed):02}/{len(results):02} chỉ tiêu chưa đạt kế hoạch: {told}."
    if not results or not all(result.is_met for result in results):
        return ""
    beyond = sum(parsed_number(one.figure) != parsed_number(one.plan) for one in results)
    more = f", trong đó {beyond:02} chỉ tiêu vượt kế hoạch" if beyond else ""
    return f"Các chỉ tiêu đều đạt kế hoạch{more}."


def met_share(results: Sequence[Result]) -> str:
    """“03/05”: how many targets were reached, of all.

    >>> met_share([Result("a", plan="4", counted="4"), Result("b", plan="4", counted="3")])
    '01/02'
    """
    return f"{sum(result.is_met for result in results):02}/{len(results):02}" if results else ""


def _missed(result: Result) -> str:
    name = result.target
    if name[1:2].islower():
        name = name[:1].lower() + name[1:]
    if not parsed_number(result.figure):
        return f"{name} chưa thực hiện (kế hoạch {result.plan} {result.unit}".rstrip() + ")"
    figures = f"{result.figure}/{result.plan} {result.unit}".rstrip()
    return f"{name} {figures} (đạt {result.percent})"


def _result(raw: Any, place: str) -> Result:
    raw = checked_keys(raw, place, _KEYS)
    words = {key: raw.get(key, "") for key in ("target", "unit", "plan", "counted", "typed")}
    channels = raw.get("channels", [])
    if not all(isinstance(word, str) for word in words.values()):
        raise BadEntry(place, "các ô của chỉ tiêu phải là chữ")
    if not isinstance(channels, list) or not all(isinstance(one, str) for one in channels):
        raise BadEntry(f"{place}.channels", "phải là danh sách mã loại hình")
    return Result(**words, channels=tuple(channels), yearly=bool(raw.get("yearly", False)))
