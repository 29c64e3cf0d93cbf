"""Headings and numbers: their signs, their order, and what stands under them (PL I, II.6.d, đ)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from cchc_desktop.document.tree import VIETNAMESE_LETTERS
from cchc_desktop.review import reading as part
from cchc_desktop.review.checks import check
from cchc_desktop.review.reading import Passage, ReadDocument
from cchc_desktop.review.rules import Found, shortened

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@check("HD-03")
def letter_signs(document: ReadDocument) -> Iterator[Found]:
    """Letters with a full stop, letters that Vietnamese has not, and bold ones."""
    for passage in document.body:
        label = passage.shown_label
        if re.fullmatch(r"[a-zđ][.)]", label) and (label.endswith(".") or label[0] not in VIETNAMESE_LETTERS):
            right = f"{label[0]})" if label[0] in VIETNAMESE_LETTERS else None
            typed = bool(passage.typed)
            yield Found(
                passage, (0, len(label)) if typed else None, right if typed else None, {"quote": label}
            )


@check("HD-04")
def order(document: ReadDocument) -> Iterator[Found]:
    """Numbers left out, given twice, or that begin in the middle."""
    last: dict[str, int] = {}
    for passage in document.body:
        counted = _counted(passage.shown_label)
        if counted is None:
            continue
        style, value = counted
        if passage.role != part.HEADING and not passage.label and not _is_listed(passage, style):
            continue
        before = last.get(style, 0)
        if value != before + 1 and not (value == 1 and style != "roman"):
            yield Found(
                passage, (0, len(passage.typed)) if passage.typed else None, None, _words(passage, before)
            )
        last[style] = value
        for lower in _below(style):
            last.pop(lower, None)


def _words(passage: Passage, before: int) -> dict[str, object]:
    _, value = _counted(passage.shown_label) or ("", 0)
    what = (
        "bị lặp lại" if value == before else "không nối tiếp số ở trước" if before else "không bắt đầu từ đầu"
    )
    return {"quote": passage.shown_label, "found": what}


def _is_listed(passage: Passage, style: str) -> bool:
    """Whether a typed number counts paragraphs; a number that merely begins a sentence does not."""
    return style == "letter" or (style.startswith("arabic") and passage.typed.endswith((".", ")")))


def _counted(label: str) -> tuple[str, int] | None:
    """What a label counts, and its number: “roman” 2, “arabic” 1, “arabic 2.” 1, “letter” 4."""
    if re.fullmatch(r"[IVXLC]+\.", label):
        return "roman", _from_roman(label[:-1])
    if found := re.fullmatch(r"((?:\d+\.)*)(\d+)[.)]?", label):
        return f"arabic {found[1]}".strip(), int(found[2])
    if re.fullmatch(r"[a-zđ][.)]", label):
        place = VIETNAMESE_LETTERS.find(label[0])
        return ("letter", place + 1) if place >= 0 else None
    return None


def _below(style: str) -> list[str]:
    """The kinds of numbers that begin anew under this one."""
    if style == "roman":
        return ["arabic", "letter"]
    return ["letter"] if style.startswith("arabic") else []


def _from_roman(text: str) -> int:
    values = [_ROMAN[char] for char in text] + [0]
    return sum(-one if one < after else one for one, after in pairwise(values))


@check("HD-05")
def decimals(document: ReadDocument) -> Iterator[Found]:
    """The first of the decimal numbers, which the decree does not know."""
    for passage in document.body:
        if re.fullmatch(r"\d+(\.\d+)+[.)]?", passage.shown_label):
            yield Found(
                passage,
                (0, len(passage.typed)) if passage.typed else None,
                None,
                {"quote": passage.shown_label},
            )
            return


@check("HD-07")
def empty_section(document: ReadDocument) -> Iterator[Found]:
    """Headings with nothing under them before the next of their level or higher."""
    body = document.of(part.HEADING, part.BODY, part.TABLE)
    for n, passage in enumerate(body):
        if passage.role == part.HEADING:
            after = body[n + 1] if n + 1 < len(body) else None
            if after is None or (after.role == part.HEADING and _depth(after) <= _depth(passage)):
                yield Found(passage)


def _depth(passage: Passage) -> int:
    label = passage.shown_label
    if re.fullmatch(r"[IVXLC]+\.", label):
        return 1
    if re.match(r"\d", label):
        return 1 + len(re.findall(r"\d+", label))
    return 9 if label else passage.level or 1


@check("HD-08")
def heading_stop(document: ReadDocument) -> Iterator[Found]:
    """A full stop behind a heading."""
    for passage in document.of(part.HEADING):
        text = passage.text.rstrip()
        if text.endswith((".", ";", ",")) and not text.endswith(("...", "…")):
            yield Found(passage, (len(text) - 1, len(text)), "", {"quote": passage.words})
    for passage in document.running:
        text = passage.text.rstrip()
        if _is_title_with_stop(passage):
            yield Found(passage, (len(text) - 1, len(text)), "", {"quote": passage.words})


def _is_title_with_stop(passage: Passage) -> bool:
    """Whether a typed “2.1. …” is a short title: no verb of a sentence needs to be known for that."""
    bold = bool(passage.para and passage.para.runs) and all(
        run.bold for run in (passage.para.runs if passage.para else ()) if run.text.strip()
    )
    words = passage.words
    return bool(
        bold
        and re.match(r"\d", passage.shown_label)
        and len(words) < 120
        and words.endswith(".")
        and ": " not in words
    )


@check("ND-06")
def end_mark(document: ReadDocument) -> Iterator[Found]:
    """A body that does not end with “./.”."""
    if document.running:
        last = document.running[-1]
        text = last.text.rstrip()
        if not text.endswith("./."):
            mend = "./." if text.endswith(".") else None
            start = len(text) - 1 if mend else 0
            yield Found(last, (start, len(text)), mend)


@check("CT-01")
def opening(document: ReadDocument) -> Iterator[Found]:
    """A body that begins with a heading."""
    if document.body and document.body[0].role == part.HEADING and len(document.body) > 3:
        yield Found(document.body[0])


@check("CT-02")
def lead_in(document: ReadDocument) -> Iterator[Found]:
    """A paragraph that leads into a list without its colon."""
    for passage, after in pairwise(document.body):
        text = passage.text.rstrip()
        lists = after.text.lstrip()[:1] in ("-", "+") and after.role == part.BODY
        deeper = lists and passage.text.lstrip()[:1] != after.text.lstrip()[:1]
        if passage.role == part.BODY and deeper and text[-1:].isalnum():
            yield Found(passage, (len(text), len(text)), ":")


@check("KT-05")
def final_mark(document: ReadDocument) -> Iterator[Found]:
    """Paragraphs of the body without a mark at their end."""
    for passage in document.running:
        text = passage.text.rstrip()
        if text[-1:].isalnum() and len(text.split()) > 4:
            start = text.rfind(" ") + 1
            yield Found(passage, (start, len(text)), f"{text[start:]}.", {"quote": shortened(text[-40:])})
