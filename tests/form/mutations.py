"""Leftovers put into the five real documents by a seed, to measure what the roll-over makes of them."""

import random
import re
from dataclasses import dataclass, replace

from cchc_desktop.document.compose import compose
from cchc_desktop.document.text import write_text
from cchc_desktop.entry import Entry, Period
from cchc_desktop.form.leftovers import Known, Leftover, leftovers
from cchc_desktop.form.live import Values
from cchc_desktop.form.rollover import rolled_over
from cchc_desktop.form.spots import Spot, spliced, spots, with_line
from cchc_desktop.form.wording import next_period, period_name, short_period_name
from cchc_desktop.prose import Live, Text, plain
from tests.goldens import NAMES, forms, golden_entry

UNLIKELY = "98765"
PERSONS = ("đồng chí Nguyễn Văn Bình", "ông Trần Đức Thọ", "Bà Lê Thị Hồng Nhung", "đ/c Phạm Minh Đức")


@dataclass(frozen=True)
class Outcome:
    """A mutation and whether what it left behind was moved or listed."""

    kind: str
    words: str
    name: str
    place: str
    good: bool


def period_to_come(old: Period) -> Period:
    """The same kind of period a year later."""
    return Period(old.kind, old.year + 1)


def tried(seed: int) -> Outcome:
    """One mutation of one document, rolled over."""
    dice = random.Random(seed)
    name = dice.choice(NAMES)
    entry = golden_entry(name)
    kind = dice.choices(("typed", "live", "figure", "citation"), (6, 2, 1, 1))[0]
    return {"typed": _typed, "live": _live, "figure": _figure, "citation": _citation}[kind](dice, name, entry)


def rolled(entry: Entry) -> tuple[Entry, list[Leftover]]:
    """The entry a year later, and what is listed of it."""
    form = forms()[entry.form.id]
    new = rolled_over(form, entry, period_to_come(entry.period), entry.office)
    return new, leftovers(form, new, entry, Known())


def phrases(dice: random.Random, period: Period) -> dict[str, str]:
    """One phrase of every kind that a clerk may have typed for the period."""
    year = period.year + dice.choice((0, 0, 0, -1, 1))
    day, month, count = dice.randint(1, 28), dice.randint(1, 12), dice.randint(2, 999)
    number, start = dice.randint(1, 1999), period.year - dice.randint(3, 8)
    quarter = dice.choice(("I", "II", "III", "IV"))
    months = dice.choice(("6", "06", "sáu", "9", "09", "3"))
    forms_of = {
        "năm": ("năm {y}", "{y}", "Năm {y}", "NĂM {y}", "năm {y}-{z}", "năm học {y} - {z}", "cuối năm {y}"),
        "kỳ": ("{m} tháng đầu năm {y}", "{m} THÁNG CUỐI NĂM {y}", "quý {q}/{y}", "Quý {q} năm {y}",
               "quý {q}-{y}", "{m} tháng năm {y}"),
        "kỳ không năm": ("{m} tháng đầu năm", "quý {q}", "QUÝ {q}", "cuối năm", "{m} tháng cuối năm"),
        "ngày": ("{d}/{mm}/{y}", "ngày {d} tháng {mm} năm {y}", "ngày {d:02}-{mm:02}-{y}", "{d}.{mm}.{y}",
                 "ngày {d}/{mm}", "tháng {mm}/{y}", "tháng {mm} năm {y}", "{mm:02}/{y}",
                 "trước ngày {d}/{mm}/{y}"),
        "văn bản": ("số {n:02}/KH-UBND", "Kế hoạch số {n}/KH-UBND ngày {d}/{mm}/{y}", "Số: {n}/BC-UBND",
                    "công văn {n}/UBND-VP", "số {n} /KH -UBND ngày {d} tháng {mm} năm {y}", "{n}/TB-UBND",
                    "Quyết định {n}/QĐ-UBND"),
        "giai đoạn": ("giai đoạn {s}–{p}", "giai đoạn {s} - {p}", "nhiệm kỳ {s}-{p}",
                      "giai đoạn {s} đến {p}"),
        "số": ("{c} tin, bài", "{c:02} cuộc", "trên {c} lượt", "{c}%", "{c}/{c} thôn", "1.{c:03} người",
               "đạt {c},5%", "(có {c} hồ sơ)", "ba hội nghị", "hai mươi lăm buổi"),
        "người": PERSONS,
    }  # fmt: skip
    figures = {"y": year, "z": year + 1, "d": day, "mm": month, "c": count, "n": number}
    names = {"s": start, "p": period.year, "q": quarter, "m": months}
    return {kind: dice.choice(known).format(**figures, **names) for kind, known in forms_of.items()}


def _typed(dice: random.Random, name: str, entry: Entry) -> Outcome:
    """A phrase of the old period typed between two words."""
    kind, words = dice.choice(list(phrases(dice, entry.period).items()))
    while _is_right(words, entry.period):
        kind, words = dice.choice(list(phrases(dice, entry.period).items()))
    values = Values(forms()[entry.form.id], entry)
    spot = dice.choice([one for one in spots(values) if one.rich and " " in one.typed and not _cited(one)])
    blank = dice.choice([n for n, char in enumerate(spot.typed) if char == " "])
    changed = with_line(values, spot, spliced(spot.line, blank, blank, plain(f" {words},")))
    return _judged(kind, words, name, changed, spot, (blank + 1, blank + 1 + len(words)))


def _live(dice: random.Random, name: str, entry: Entry) -> Outcome:
    """A live value overtyped by what it says."""
    values = Values(forms()[entry.form.id], entry)
    moving = ("nam", "ky", "ky_sau", "so_lieu")
    places = [
        (spot, n)
        for spot in spots(values)
        for n, span in enumerate(spot.line)
        if isinstance(span, Live)
        and (span.name in moving or values.fields.get(span.name.split(".")[0]))
        and not _lasts(values, span, entry)
    ]
    spot, n = dice.choice(places)
    start = sum(len(span.text) if isinstance(span, Text) else 1 for span in spot.line[:n])
    words = values.text((spot.line[n],))
    changed = with_line(values, spot, spliced(spot.line, start, start + 1, plain(words)))
    return _judged("sống", words, name, changed, spot, (start, start + len(words)))


def _figure(dice: random.Random, name: str, entry: Entry) -> Outcome:
    """Another number in a field: it must not stand anywhere in the new document."""
    kinds = {f.id: f.kind for f in Values(forms()[entry.form.id], entry).fields.values()}
    figures = [key for key in entry.answers if kinds[key] in ("number", "ratio")]
    if not figures:
        return _typed(dice, name, entry)
    key = dice.choice(figures)
    part = "typed" if kinds[key] == "number" else dice.choice(("part", "whole"))
    changed = entry.answered(key, {**entry.answers[key], part: UNLIKELY})
    new, _ = rolled(changed)
    good = UNLIKELY not in write_text(compose(forms()[entry.form.id], new))
    return Outcome("ô số", UNLIKELY, name, key, good)


def _citation(dice: random.Random, name: str, entry: Entry) -> Outcome:
    """Another plan of the old year among the documents cited."""
    fields = Values(forms()[entry.form.id], entry).fields
    key = dice.choice([key for key in entry.answers if fields[key].kind == "citations"])
    number, day = str(dice.randint(1, 999)), f"{entry.period.year}-0{dice.randint(1, 9)}-15"
    cited = {"id": "moi", "type": "Kế hoạch", "number": number, "symbol": "KH-UBND", "date": day}
    new, found = rolled(entry.answered(key, [*entry.answers[key], cited]))
    good = any(one.spot.field == key and one.finding.quote.startswith(f"{number}/") for one in found)
    return Outcome("ô văn bản", f"{number}/KH-UBND {day}", name, key, good and bool(new.answers[key]))


def _judged(kind: str, words: str, name: str, changed: Entry, spot: Spot, at: tuple[int, int]) -> Outcome:
    """Listed, when every digit that was put in lies in a leftover, and something of it does."""
    new, found = rolled(changed)
    values = Values(forms()[new.form.id], new)
    line = next(one for one in spots(values) if _place(one) == _place(spot))
    covered = {n for one in found if _place(one.spot) == _place(spot) for n in range(*one.finding.span)}
    digits = [n for n in range(*at) if line.typed[n].isdigit()]
    good = bool(covered & set(range(*at))) and covered.issuperset(digits)
    return Outcome(kind, words, name, f"{spot.field or spot.section} {spot.path}", good)


def _place(spot: Spot) -> tuple[object, ...]:
    return spot.section, spot.field, spot.path


def _cited(spot: Spot) -> bool:
    return bool(spot.path) and spot.path[-1] in ("issuer", "abstract")


def _is_right(words: str, old: Period) -> bool:
    """Whether the words are the new period's own name, or that of the one after it."""
    new = period_to_come(old)
    names = {name(one) for one in (new, next_period(new)) for name in (period_name, short_period_name)}
    figures = re.sub("^0?6 tháng|^sáu tháng", "6 tháng", words.lower())
    return figures in {name.lower() for name in names}


def _lasts(values: Values, span: Live, entry: Entry) -> bool:
    """Whether the value is a citation that stays, a name of the office, or a period that stays the same."""
    words = values.afresh().say(span)
    later = Values(forms()[entry.form.id], replace(entry, period=period_to_come(entry.period))).say(span)
    cited = "." in span.name and values.fields[span.name.split(".")[0]].kind == "citations"
    figure = span.name.split(".")[0] in entry.answers and not cited
    return "[…]" in words or (words == later and not figure)
