"""What is due: reports that the office made for the same period before, and those that a plan promises."""

import calendar
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cchc_desktop.entry import STATES, Period
from cchc_desktop.figures.periods import Rule, with_window
from cchc_desktop.figures.promises import Promise, kind_near

BEHIND, AHEAD = timedelta(days=60), timedelta(days=120)
"""How long a report that was missed is still told, and how early one to come."""

_ISSUED = STATES[2:]
_SAME_END = (("quy-2", "6-thang-dau"), ("quy-3", "9-thang"), ("quy-4", "6-thang-cuoi", "nam"))


@dataclass(frozen=True)
class Filed:
    """A document of the store as the calendar needs it."""

    id: str
    form_id: str
    kind: str
    period_kind: str
    year: int
    state: str
    title: str = ""


@dataclass(frozen=True)
class Plan:
    """A plan with what it promises for its year."""

    id: str
    form_id: str
    year: int
    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class Due:
    """A report to be made by a day. ``source`` says in Vietnamese what this was read from.

    ``form_id`` is the report's form (empty: none of the subject is known), ``origin`` the document that
    it is made from, ``draft`` the one that was begun already. A document of one of ``kinds`` of period
    answers it; ``named`` tells that a plan names the day.
    """

    form_id: str
    period: Period
    day: date
    source: str
    origin: str
    kinds: tuple[str, ...]
    draft: str = ""
    named: bool = False


def what_is_due(
    filed: Sequence[Filed],
    plans: Iterable[Plan],
    reports: Sequence[str],
    today: date,
    rule: str | Rule = "calendar",
) -> list[Due]:
    """What is due around a day and not yet exported or handed in, the earliest first.

    ``filed`` are all documents, the last changed first; ``reports`` the forms of reports; ``rule`` the
    office's cut-off rule, whose last day of data stands for a day that no plan names.
    """
    known = _as_before(filed, rule)
    for one in _promised(filed, plans, reports, rule):
        known = _with_promise(known, one)
    near = (one for one in known if today - BEHIND <= one.day <= today + AHEAD)
    open_ = [one for one in near if not any(made.state in _ISSUED and _answers(made, one) for made in filed)]
    begun = (replace(one, draft=next((d.id for d in filed if _answers(d, one)), "")) for one in open_)
    return sorted(begun, key=lambda one: (one.day, one.form_id))


def in_days(day: date, today: date) -> str:
    """How far a day is, as people say it.

    >>> in_days(date(2026, 6, 20), date(2026, 6, 15)), in_days(date(2026, 6, 12), date(2026, 6, 15))
    ('còn 5 ngày', 'đã quá 3 ngày')
    >>> in_days(date(2026, 6, 15), date(2026, 6, 15))
    'hôm nay'
    """
    left = (day - today).days
    return f"còn {left} ngày" if left > 0 else f"đã quá {-left} ngày" if left else "hôm nay"


def subject(form_id: str) -> str:
    """What a form is about, which a plan and its reports share.

    >>> subject("kh-tuyen-truyen") == subject("bc-tuyen-truyen-ba-phan"), subject("kh-cchc-nam")
    (True, 'cchc')
    """
    words = form_id.split("-")
    return words[1] if len(words) > 1 and words[0] in ("kh", "bc") else form_id


def _as_before(filed: Iterable[Filed], rule: str | Rule) -> list[Due]:
    """The same report for the same kind of period as in the year before."""
    found: dict[tuple[str, str, int], Due] = {}
    for one in filed:
        if one.kind == "BC" and one.period_kind != "khac":
            period = with_window(one.period_kind, one.year + 1, rule)
            said = f"năm {one.year} đã có báo cáo kỳ này"
            due = Due(one.form_id, period, _last_day(period), said, one.id, (one.period_kind,))
            found.setdefault((subject(one.form_id), one.period_kind, one.year), due)
    return list(found.values())


def _promised(
    filed: Sequence[Filed], plans: Iterable[Plan], reports: Sequence[str], rule: str | Rule
) -> Iterator[Due]:
    """What the plans promise, first of all what they name a day for."""
    for plan in plans:
        used = (one.form_id for one in filed if one.kind == "BC")
        form = next((one for one in (*used, *reports) if subject(one) == subject(plan.form_id)), "")
        told = [
            (promise, with_window(kind, plan.year, rule))
            for promise in plan.promises
            for kind in promise.kinds
        ]
        for promise, period in sorted(told, key=lambda one: _named_day(*one) is None):
            said = f"kế hoạch năm {plan.year} ghi: “{promise.quote}”"
            day = _named_day(promise, period) or _last_day(period)
            yield Due(
                form,
                period,
                day,
                said,
                plan.id,
                _equals(period.kind),
                named=bool(_named_day(promise, period)),
            )


def _with_promise(known: list[Due], promise: Due) -> list[Due]:
    """The promise as a line of its own, or as the day of the report that it is about."""
    same = [one for one in known if _about_the_same(one, promise)]
    if not same:
        return [*known, promise]
    first = next((one for one in same if one.period.kind == promise.period.kind), same[0])
    if first.named or promise.source in first.source or not promise.named:
        return known
    dated = replace(first, day=promise.day, named=True, source=f"{first.source}; {promise.source}")
    return [dated if one is first else one for one in known]


def _about_the_same(one: Due, promise: Due) -> bool:
    return (
        one.period.year == promise.period.year
        and one.period.kind in promise.kinds
        and subject(one.form_id) == subject(promise.form_id)
    )


def _named_day(promise: Promise, period: Period) -> date | None:
    """The day that a promise names for a period."""
    if promise.day:
        end = with_window(period.kind, period.year).end or _last_day(period)
        return end.replace(day=min(promise.day, end.day))
    for day, month, year in promise.dates:
        if kind_near(day, month) in _equals(period.kind):
            year = year or period.year + (period.kind == "nam" and month <= 2)  # noqa: PLW2901
            return date(year, month, min(day, calendar.monthrange(year, month)[1]))
    return None


def _last_day(period: Period) -> date:
    return period.end or date(period.year, 12, 31)


def _answers(made: Filed, due: Due) -> bool:
    """Whether a document is the report that is due."""
    about = not due.form_id or subject(made.form_id) == subject(due.form_id)
    return made.kind == "BC" and about and made.year == due.period.year and made.period_kind in due.kinds


def _equals(kind: str) -> tuple[str, ...]:
    """The kinds of period that end with this one."""
    return next((kinds for kinds in _SAME_END if kind in kinds), (kind,))
