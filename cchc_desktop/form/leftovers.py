"""What still stands in an entry from the earlier one that it was made of, as findings with a proposal."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cchc_desktop.entry import Entry
from cchc_desktop.form.answers import Cited
from cchc_desktop.form.definition import Form
from cchc_desktop.form.findings import HINT, WARNING, Finding
from cchc_desktop.form.live import Values
from cchc_desktop.form.spots import HEADING, Spot, cut, spots
from cchc_desktop.form.stale_words import (
    DATE,
    DOCUMENT,
    NUMBER,
    PERIOD,
    PERSON,
    STAGE,
    YEAR,
    Stale,
    Times,
    is_central,
    is_standing,
    stage_years,
    stale_words,
)
from cchc_desktop.form.targets import FIGURES
from cchc_desktop.form.wording import screen_date
from cchc_desktop.prose import Line, lives, plain

TERM, OFFICE = "con-lai-chu-cu", "con-lai-co-quan"

REPLACE, KEEP, REWRITE = "thay", "giữ", "sửa"
"""The three answers to a leftover."""

_SAYS = {
    YEAR: "Năm của kỳ trước còn trong văn bản",
    DATE: "Ngày, tháng của kỳ trước còn trong văn bản",
    STAGE: "Giai đoạn đã kết thúc",
    PERIOD: "Tên kỳ khác với kỳ này",
    DOCUMENT: "Văn bản của kỳ trước",
    NUMBER: "Con số của kỳ trước gõ thẳng vào văn bản",
    PERSON: "Tên người",
    TERM: "Chữ nay không dùng nữa",
    OFFICE: "Tên cơ quan của kỳ trước",
}


@dataclass(frozen=True)
class OldTerm:
    """A word out of use since a day; ``near`` is a pattern that must stand close by."""

    pattern: re.Pattern[str]
    since: date
    instead: str = ""
    near: str = ""


@dataclass(frozen=True)
class Known:
    """What the office knows of today: words out of use, and the names of those who sign now."""

    terms: tuple[OldTerm, ...] = ()
    signers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Leftover:
    """A finding about one place. ``mend`` is what “thay” writes there, None when nobody can know it.

    ``spot`` is the place; in a list of citations its path is the citation's and its words are none.
    ``shown`` are the words as they are asked about: a figure with what it is the figure of.
    Leftovers with the same ``key`` are settled by one answer.
    """

    finding: Finding
    spot: Spot
    mend: Line | None
    key: tuple[str, str]
    shown: str

    @property
    def advice(self) -> str:
        """The answer that is proposed."""
        if self.mend is not None:
            return REPLACE
        return KEEP if self.finding.rule in (PERSON, NUMBER, TERM) else REWRITE


def leftovers(form: Form, entry: Entry, old: Entry, known: Known) -> list[Leftover]:
    """Everything of the old entry that still stands in the new one and may be wrong there.

    What was typed since is nobody's leftover: only words that the old entry has too are told.
    """
    before = {leftover.key for leftover in _found(form, old, old, entry, known)}
    return [leftover for leftover in _found(form, entry, old, entry, known) if leftover.key in before]


def _found(form: Form, entry: Entry, old: Entry, new: Entry, known: Known) -> Iterator[Leftover]:
    values, times = Values(form, entry), Times(old.period, new.period)
    cited = {(spot.field, spot.path): (spot, one) for spot, one in _cited(values)}
    current = {place for place, (_, one) in cited.items() if _is_current(values, one, times)}
    for spot in spots(values):
        place = (spot.field, spot.path[:1])
        if place in current:
            continue
        if place in cited:
            yield from _stale_citation(*cited.pop(place))
        for stale in _stale(values, spot, times, old, new, known):
            yield _leftover(values, spot, stale)
    yield from (
        one for place, told in cited.items() if place not in current for one in _stale_citation(*told)
    )


def _stale(values: Values, spot: Spot, times: Times, old: Entry, new: Entry, known: Known) -> Iterator[Stale]:
    text = spot.typed
    kind = values.fields[spot.field].kind if spot.field else HEADING
    if kind == "date":
        yield Stale(DATE, 0, len(text))
    elif kind == "signature":
        if spot.path == ("name",) and text.strip() and text not in known.signers:
            yield Stale(PERSON, 0, len(text))
        return
    elif kind == "table" and text.strip() and _is_target(values, spot):
        yield Stale(NUMBER, 0, len(text))
    else:
        yield from stale_words(text, times)
    yield from _terms(text, new, known)
    yield from _offices(text, old, new)


def _is_target(values: Values, spot: Spot) -> bool:
    """Whether a cell holds a figure that the old plan wanted."""
    column = values.fields[spot.field].settings["columns"][spot.path[1]]
    return column.get("role") in FIGURES


def _terms(text: str, new: Entry, known: Known) -> Iterator[Stale]:
    latest = new.period.end or date(new.period.year, 12, 31)
    for term in known.terms:
        if term.since > latest:
            continue
        for found in term.pattern.finditer(text):
            around = text[max(0, found.start() - 90) : found.end() + 40]
            if not term.near or re.search(term.near, around):
                yield Stale(TERM, *found.span(), hint=term.instead)


def _offices(text: str, old: Entry, new: Entry) -> Iterator[Stale]:
    """Names of the office that are typed, where the office is another one by now."""
    for attribute in ("name", "superior", "province"):
        was, now = (str(getattr(entry.office, attribute)) for entry in (old, new))
        if was and was != now:
            right = [found.span() for found in _named(now, text)] if now else []
            for found in _named(was, text):
                if not any(start <= found.start() and found.end() <= end for start, end in right):
                    yield Stale(OFFICE, *found.span(), plain(now) if now else None)


def _named(name: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)


def _leftover(values: Values, spot: Spot, stale: Stale) -> Leftover:
    words = cut(spot.line, stale.start, stale.end)
    quote = values.text(words)
    named = max(stale.end, stale.named)
    shown = values.text(cut(spot.line, stale.start, named))
    typed = spot.typed[stale.start : named]
    mend = None if stale.mend is None else values.text(stale.mend)
    level = HINT if stale.rule in (PERSON, NUMBER, TERM) else WARNING
    hint = f" Nay là: {stale.hint}." if stale.hint else ""
    finding = Finding(
        stale.rule, level, spot.section, spot.field, f"{_SAYS[stale.rule]}: “{shown}”.{hint}",
        spot.paragraph, (stale.start, stale.end), mend, quote,
    )  # fmt: skip
    return Leftover(finding, spot, stale.mend, (stale.rule, " ".join(typed.lower().split())), shown)


def _cited(values: Values) -> Iterator[tuple[Spot, Cited]]:
    for section in values.sections:
        for field in section.fields:
            if field.kind == "citations":
                for n, cited in enumerate(values.answer(field) or ()):
                    yield Spot(section.id, field.id, (n,), (), n), cited


def _is_current(values: Values, cited: Cited, times: Times) -> bool:
    abstract = values.text(cited.abstract)
    named = {live.name for live in lives([cited.abstract])}
    if times.within_a_year:
        of_period = any(stale.rule == PERIOD for stale in stale_words(abstract, times))
        return not of_period and not named & {"ky", "ky_ngan"}
    if named & {"nam", "ky", "ky_ngan"}:
        return False
    stage = stage_years(abstract)
    if stage:
        return max(stage) >= times.new.year
    if re.search(rf"(?<!\d){times.old.year}(?!\d)", abstract) or cited.day is None:
        return cited.day is None and is_central(cited.symbol)
    past = cited.day.year < times.old.year
    return is_central(cited.symbol) or (
        past and (is_standing(cited.symbol) or cited.day.year < times.old.year - 4)
    )


def _stale_citation(spot: Spot, cited: Cited) -> Iterator[Leftover]:
    words = citation_words(cited)
    if not words:
        return
    title = f"{cited.type} {words}".strip()
    finding = Finding(
        DOCUMENT, WARNING, spot.section, spot.field,
        f"{_SAYS[DOCUMENT]}: “{title}”. Ghi số, ngày của văn bản kỳ này, hoặc để trống.",
        spot.paragraph, mend="", quote=words,
    )  # fmt: skip
    yield Leftover(finding, spot, (), (DOCUMENT, words.lower()), words)


def citation_words(cited: Cited) -> str:
    """Number, symbol and day of a citation in one line, as they are asked and shown.

    >>> citation_words(Cited("a", "Kế hoạch", "07", "KH-UBND", date(2022, 3, 11), (), ()))
    '07/KH-UBND ngày 11/03/2022'
    """
    number = cited.resolved("", "").full_number if cited.number else ""
    day = f"ngày {screen_date(cited.day)}" if cited.day else ""
    return f"{number} {day}".strip()


def sharing(found: Iterable[Leftover]) -> list[tuple[Leftover, ...]]:
    """The leftovers with equal ones put together, in the order of their first places."""
    together: dict[tuple[str, str], tuple[Leftover, ...]] = {}
    for leftover in found:
        together[leftover.key] = (*together.get(leftover.key, ()), leftover)
    return list(together.values())
