"""What a document says against what it says elsewhere: its period, its years, its paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice

from cchc_desktop.review import reading as part
from cchc_desktop.review.checks import check
from cchc_desktop.review.citations import inside_citation
from cchc_desktop.review.periods import Time, following, subject, times
from cchc_desktop.review.reading import Passage, ReadDocument
from cchc_desktop.review.rules import Found, around_words, shortened
from cchc_desktop.review.spoken import spoken

_TASKS = re.compile(r"phương hướng|nhiệm vụ", re.IGNORECASE)
_ELSEWHEN = re.compile(
    r"so với|cùng kỳ|giai đoạn|đến năm|từ năm|kể từ|trước năm|sau năm|hết năm|đầu năm|định hướng|tầm nhìn"
    r"|kết quả năm|phát huy|khắc phục|tổng kết|tiếp theo|những năm|Luật|năm học|khóa|nhiệm kỳ|thành lập"
    r"|chuẩn bị|kế hoạch"
)
_BLANK = re.compile(
    r"số\s*/\s?[A-ZĐ]{1,3}\w*-?\w*"
    r"|ngày(?<=[A-ZĐ] ngày)(?=\s*(?:về|của|ban hành|quy định|phê duyệt|triển khai|[;,.)]|$))"
    r"|ngày\s+tháng\b|tháng\s+năm 20\d\d|\[[\s.…]*\]|……+|…(?<![\w…]…)(?=[\s,;%])"
    r"|\.(?<![\w.]\.)\.\.+(?=\s\w)|\.{6,}|___+|[xX](?<!\w.)[xX]+\b|\?\?+",
    re.MULTILINE,
)


@check("TX-03")
def period(document: ReadDocument) -> Iterator[Found]:
    """Periods in opening, closing, “phương hướng” and the middle that are not the abstract's."""
    about = subject(document)
    if about is None or document.type not in ("BÁO CÁO", "KẾ HOẠCH"):
        return
    report = document.type == "BÁO CÁO"
    for passage in document.body:
        tasks = _TASKS.search(passage.text)
        if passage.role == part.HEADING and not (report and tasks):
            continue
        if _is_opening(document, passage):
            found = _last_named(document, passage, about)
        elif _is_closing(passage) or passage.role == part.HEADING:
            found = _in_order(passage, about, report=report)
        else:
            found = _begins(document, passage, about) if report else iter(())
        for time, where in found:
            yield Found(passage, time.span, words={"wanted": about.name, "where": where})


@check("TX-07")
def abstract_alone(document: ReadDocument) -> Iterator[Found]:
    """An abstract that opening and closing contradict with one voice."""
    about, named = subject(document), document.of(part.ABSTRACT)
    opening = [one for one in document.body[:1] if _is_opening(document, one)]
    closing = [one for one in document.body[-1:] if _is_closing(one)]
    if about is None or not (opening and closing and named):
        return
    first = [
        time for time in times(opening[0].text) if not inside_citation(document, opening[0], time.span[0])
    ]
    last = list(times(closing[0].text))
    if first and last and _same(first[-1], last[0]) and not _same(first[-1], about):
        at = named[-1].text.find(about.name)
        yield Found(
            named[-1], (at, at + len(about.name)) if at >= 0 else None, words={"found": first[-1].name}
        )


def _is_opening(document: ReadDocument, passage: Passage) -> bool:
    return bool(re.search(r"như sau\s*[:.]?\s*$", passage.text)) and passage is document.body[0]


def _is_closing(passage: Passage) -> bool:
    return passage.text.lstrip().startswith("Trên đây là")


def _last_named(document: ReadDocument, passage: Passage, about: Time) -> Iterator[tuple[Time, str]]:
    """The period that the opening announces: the last one that it names."""
    named = [time for time in times(passage.text) if not inside_citation(document, passage, time.span[0])]
    for time in named[-1:]:
        if not _same(time, about):
            yield time, ""


def _in_order(passage: Passage, about: Time, *, report: bool) -> Iterator[tuple[Time, str]]:
    """In the closing: first the document's own period, after “nhiệm vụ” the one that follows."""
    tasks = _TASKS.search(passage.text)
    start = tasks.start() if tasks and report else len(passage.text)
    for n, time in enumerate(times(passage.text)):
        if time.span[0] < start:
            if n == 0 and not _same(time, about):
                yield time, ""
        elif (time.kind, time.year or about.year + (time.kind == "năm")) not in following(_dated(about)):
            yield time, "; nhiệm vụ là của kỳ tiếp theo"


def _dated(time: Time) -> Time:
    return time if time.year else Time(time.kind, 0, time.name)


def _begins(document: ReadDocument, passage: Passage, about: Time) -> Iterator[tuple[Time, str]]:
    """A paragraph of results that begins with another period: “Trong 09 tháng đầu năm …”."""
    first = next(iter(times(passage.text)), None)
    if first is None or first.kind in ("năm", "cuối") or inside_citation(document, passage, first.span[0]):
        return
    before = passage.words[: max(0, passage.words.find(first.name))]
    leads = re.fullmatch(r"(Trong|Kết quả|Tính|Đến hết|Qua)?\s*", before)
    if leads and not _same(first, about) and not _after_tasks(document, passage):
        yield first, ""


def _same(time: Time, about: Time) -> bool:
    alike = time.kind == about.kind or {time.kind, about.kind} == {"quý 4", "3 cuối"}
    return alike and (not time.year or not about.year or time.year == about.year)


def _after_tasks(document: ReadDocument, passage: Passage) -> bool:
    """Whether a passage stands under “phương hướng, nhiệm vụ”, where the next period is meant."""
    under = document.worked_out.get("tasks")
    if under is None:
        under, inside = set(), False
        for one in document.body:
            if one.role == part.HEADING and re.fullmatch(r"[IVX]+\.|", one.shown_label):
                inside = bool(re.search("phương hướng|kỳ tới|thời gian tới", one.text, re.IGNORECASE))
            if inside:
                under.add(id(one))
        document.worked_out["tasks"] = under
    return id(passage) in under


@check("TX-02")
def years(document: ReadDocument) -> Iterator[Found]:
    """Years that are neither the document's own nor those of citations and comparisons."""
    about = subject(document)
    if about is None or not about.year or document.type not in ("BÁO CÁO", "KẾ HOẠCH"):
        return
    flagged = {(id(found.passage), found.span) for found in period(document)}
    for passage in document.body:
        for time in times(passage.text):
            if time.year in (0, about.year) or (id(passage), time.span) in flagged:
                continue
            if not _is_excused(document, passage, time, about):
                yield Found(passage, time.span, words={"wanted": about.year})


def _is_excused(document: ReadDocument, passage: Passage, time: Time, about: Time) -> bool:
    around = passage.text[max(0, time.span[0] - 40) : time.span[1] + 12]
    next_year = time.year == about.year + 1 and (
        _after_tasks(document, passage) or bool(_TASKS.search(passage.text)) or about.kind == "năm"
    )
    dated = re.search(r"(tháng\s*\d{0,2}\s*|quý \w+ )$", passage.text[: time.span[0]])
    return bool(
        next_year or dated or _ELSEWHEN.search(around) or inside_citation(document, passage, time.span[0])
    )


@check("TX-04")
def blanks(document: ReadDocument) -> Iterator[Found]:
    """Gaps that were to be filled in the text; those of the letterhead are clean."""
    running = spoken(document)
    for found in _BLANK.finditer(running.text):
        passage, span = running.place(found.span())
        yield Found(passage, span, words={"quote": around_words(passage.text, span, 8)})


@dataclass(frozen=True)
class _Said:
    """A paragraph or a sentence of it, in bare words."""

    passage: Passage
    span: tuple[int, int]

    @property
    def text(self) -> str:
        return self.passage.text[slice(*self.span)]

    @cached_property
    def words(self) -> list[str]:
        return _WORDS.findall(self.text.lower())

    @cached_property
    def bare(self) -> str:
        return " ".join(self.words)

    @cached_property
    def threes(self) -> frozenset[tuple[str, str, str]]:
        words = self.words
        return frozenset(zip(words, words[1:], words[2:], strict=False))

    @cached_property
    def signs(self) -> list[tuple[str, str, str]]:
        """Some of the threes, chosen by the words themselves: enough to meet one's like."""
        words = self.words
        every = list(zip(words, words[1:], words[2:], strict=False))
        chosen = [three for three in every if len(three[0]) > _SHORT]
        return chosen if len(chosen) > _SHORT else every

    def likeness(self, other: "_Said") -> float:
        """The share of threes that two have in common."""
        common = len(self.threes & other.threes)
        return common / max(1, len(self.threes) + len(other.threes) - common)


_WORDS = re.compile(r"\w+")
_SHORT = 4
"""Letters of the first of three words, up to which it is too common to tell paragraphs apart."""


@check("TX-01")
def twice(document: ReadDocument) -> Iterator[Found]:
    """Paragraphs that stand there twice, word for word."""
    for said, first in _repeated(document)["same"]:
        yield Found(said.passage, None, words={"first": shortened(first.passage.text)})


@check("TX-08")
def nearly_twice(document: ReadDocument) -> Iterator[Found]:
    """Paragraphs that stand there twice but for a few words."""
    for said, first in _repeated(document)["near"]:
        yield Found(said.passage, None, words={"first": shortened(first.passage.text)})


@check("TX-09")
def sentence_twice(document: ReadDocument) -> Iterator[Found]:
    """Sentences that stand again in another paragraph."""
    for said, first in _repeated(document)["sentence"]:
        yield Found(said.passage, said.span, words={"first": shortened(first.passage.text)})


_Pairs = dict[str, list[tuple[_Said, _Said]]]


def _repeated(document: ReadDocument) -> _Pairs:
    known: _Pairs | None = document.worked_out.get("repeated")
    if known is None:
        known = document.worked_out["repeated"] = _compared(document)
    return known


def _compared(document: ReadDocument) -> _Pairs:
    """Paragraphs and sentences compared with those before; only ones that share three words meet."""
    pairs: _Pairs = {"same": [], "near": [], "sentence": []}
    whole = [
        _Said(passage, (0, len(passage.text))) for passage in document.running if len(passage.text) >= 60
    ]
    told: set[int] = set()
    for said, first in _alike(whole, 0.8):
        told.add(id(said.passage))
        pairs["same" if said.bare == first.bare else "near"].append((said, first))
    sentences = [one for said in whole for one in _sentences(said)]
    for said, first in _alike(sentences, 0.85):
        if said.passage is not first.passage and id(said.passage) not in told:
            pairs["sentence"].append((said, first))
            told.add(id(said.passage))
    for said, first in _contained(sentences, whole):
        if id(first.passage) not in told and id(said.passage) not in told:
            told.add(id(first.passage))
            pairs["sentence"].append((first, said))
    return pairs


def _alike(said: list[_Said], least: float) -> Iterator[tuple[_Said, _Said]]:
    """Each one with the first before it that is like it; only those that share signs are compared."""
    index: dict[tuple[str, str, str], list[int]] = {}
    for n, one in enumerate(said):
        shared: dict[int, int] = {}
        for three in one.signs:
            sharers = index.setdefault(three, [])
            for other in sharers if n not in sharers[-1:] else ():
                shared[other] = shared.get(other, 0) + 1
            if len(sharers) < _MOST_SHARERS and n not in sharers[-1:]:
                sharers.append(n)
        near = [other for other, count in shared.items() if count * 2 >= len(one.signs)]
        like = next((said[other] for other in near[:5] if one.likeness(said[other]) >= least), None)
        if like is not None:
            yield one, like


_MOST_SHARERS = 12
"""A phrase that stands in more paragraphs than these tells nothing."""


def _sentences(said: _Said) -> Iterator[_Said]:
    text = said.text
    if not _STOP.search(text, 0, len(text.rstrip(" ./")) or 1):
        yield said
        return
    for found in re.finditer(r"[^.!?]+", text):
        if found.end() - found.start() >= 60:
            yield _Said(said.passage, found.span())


_STOP = re.compile(r"[.!?]")


def _contained(sentences: list[_Said], whole: list[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """Long sentences that stand inside a later or earlier paragraph, run together with others."""
    joined = "\n".join(one.bare for one in whole)
    starts = list(accumulate((len(one.bare) + 1 for one in whole), initial=0))
    for one in islice((one for one in sentences if len(one.bare) >= _LONG), _MOST_SENTENCES):
        at = joined.find(one.bare)
        while at >= 0:
            other = whole[bisect_right(starts, at) - 1]
            if other.passage is not one.passage:
                yield one, other
                break
            at = joined.find(one.bare, at + 1)


_LONG, _MOST_SENTENCES = 100, 250
"""Letters of a sentence that is looked for in other paragraphs, and how many such sentences at most."""


_TONES = (
    (re.compile(r"[Uu]ỷ\b(?<!\w[Uu]ỷ)"), re.compile(r"[Ủủ]y\b(?<!\w[Ủủ]y)")),
    (re.compile(r"o[àáảãạ]\b"), re.compile(r"[òóỏõọ]a\b")),
)


@check("TX-06")
def mixed_tones(document: ReadDocument) -> Iterator[Found]:
    """The rarer of two ways of placing the tone: Uỷ beside Ủy, hoá beside hóa."""
    running = spoken(document)
    for ways in _TONES:
        found = [list(way.finditer(running.text)) for way in ways]
        if all(found):
            rare, usual = sorted(found, key=len)
            other = _word_at(running.text, usual[0].start())[1]
            for one in rare[:3]:
                passage, span = running.place(_word_at(running.text, one.start())[0])
                yield Found(passage, span, words={"other": other})


def _word_at(text: str, at: int) -> tuple[tuple[int, int], str]:
    start, end = at, at
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return (start, end), text[start:end]
