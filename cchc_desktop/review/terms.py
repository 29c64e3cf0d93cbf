"""Words that are out of date by the document's day: a shipped table, and one of the office's own."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from cchc_desktop.form.findings import HINT
from cchc_desktop.paths import data_folder, shipped
from cchc_desktop.review.checks import check, ruled
from cchc_desktop.review.citations import inside_citation
from cchc_desktop.review.reading import Passage, ReadDocument
from cchc_desktop.review.rules import LEVELS, Found, Rule
from cchc_desktop.review.spoken import spoken

_OWN_KEYS = {"words", "from", "why", "instead", "level"}
_FORMER = re.compile(r"\(?\b(cũ|trước đây|trước sắp xếp|trước khi|nay là|nguyên là|trước ngày)\b")
_MOST_OWN = 2_000


@dataclass(frozen=True)
class Term:
    """A word out of use: its pattern, since when, why, and what is said instead."""

    pattern: re.Pattern[str]
    since: date
    why: str
    instead: str = ""
    level: str = ""
    place: bool = False
    near: str = ""
    anchors: tuple[str, ...] = ()
    """Words of which one must stand in a text, in small letters, for the pattern to be tried."""


@dataclass(frozen=True)
class Terms:
    """All terms, and the files of the office that could not be used, each with its mistake."""

    terms: tuple[Term, ...]
    broken: tuple[str, ...] = ()


def own_rules() -> Path:
    """The folder where an office puts tables of its own (“*.toml”)."""
    return data_folder() / "quy-tac"


@cache
def shipped_terms() -> tuple[Term, ...]:
    """The terms that come with the program."""
    raw = tomllib.loads(shipped("resources/rules/terms.toml").read_text(encoding="utf-8"))
    return tuple(term for told in raw["term"] for term in _terms(told))


@cache
def all_terms(folder: Path) -> Terms:
    """The shipped terms and those of a folder; read once, see ``forget_terms``."""
    terms, broken = list(shipped_terms()), []
    for path in sorted(folder.glob("*.toml")):
        try:
            terms += _own(path)
        except (OSError, ValueError, KeyError, TypeError) as error:
            broken.append(f"{path.name}: {error.args[0] if error.args else error}")
    return Terms(tuple(terms), tuple(broken))


def forget_terms() -> None:
    """The office's tables are read anew at the next review."""
    all_terms.cache_clear()


def _own(path: Path) -> list[Term]:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    listed = raw.get("term", [])
    if not isinstance(listed, list) or len(listed) > _MOST_OWN:
        raise ValueError("các chữ phải viết thành những bảng [[term]]")
    return [term for n, told in enumerate(listed, 1) for term in _terms(_checked(told, n))]


def _checked(told: Any, n: int) -> Mapping[str, Any]:
    if not isinstance(told, dict) or set(told) - _OWN_KEYS or not {"words", "from", "why"} <= set(told):
        raise ValueError(f"bảng [[term]] thứ {n} phải có words, from, why; có thể có instead, level")
    words = told["words"]
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        raise ValueError(f"bảng [[term]] thứ {n}: words phải là danh sách chữ")
    if type(told["from"]) is not date or told.get("level", HINT) not in LEVELS:
        raise ValueError(
            f"bảng [[term]] thứ {n}: from viết như 2025-07-01; level là một trong {', '.join(LEVELS)}"
        )
    return told


def _terms(told: Mapping[str, Any]) -> Iterator[Term]:
    rest = (told.get("level", ""), told.get("place", False), told.get("near", ""))
    since, why, instead = told["from"], told["why"], told.get("instead", "")
    for name, new in told.get("provinces", {}).items():
        pattern = re.compile(rf"\b[Tt]ỉnh {name}\b(?! \(cũ)")
        yield Term(pattern, since, why, new, *rest, anchors=(name.lower(),))
    if words := told.get("words"):
        pattern = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words))
        yield Term(pattern, since, why, instead, *rest, anchors=tuple(word.lower() for word in words))
    if told.get("pattern"):
        yield Term(re.compile(told["pattern"]), since, why, instead, *rest)


@ruled("TX-05", "TX-10", "TX-12")
def dead_terms(document: ReadDocument, rule: Rule) -> Iterator[Found]:
    """Names of bodies (TX-05), other words (TX-10) and mere hints (TX-12) that are out of use."""
    running = spoken(document)
    for term in all_terms(own_rules()).terms:
        if _rule_of(term) != rule.id or term.since > document.latest:
            continue
        if term.anchors and not any(anchor in running.lower for anchor in term.anchors):
            continue
        for found in term.pattern.finditer(running.text):
            passage, span = running.place(found.span())
            if not _is_excused(document, passage, span, term):
                instead = f". Nay là: {term.instead}" if term.instead else ""
                yield Found(passage, span, words={"why": term.why, "instead": instead})


def _rule_of(term: Term) -> str:
    if term.level == HINT:
        return "TX-12"
    return "TX-05" if term.place else "TX-10"


def _is_excused(document: ReadDocument, passage: Passage, span: tuple[int, int], term: Term) -> bool:
    start, end = span
    if term.near and not re.search(term.near, passage.text[max(0, start - 90) : end + 40]):
        return True
    after = passage.text[start : end + 45]
    return bool(_FORMER.search(after)) or inside_citation(document, passage, start, term.since)


@check("TX-13")
def broken_tables(_document: ReadDocument) -> Iterator[Found]:
    """Tables of the office that could not be read."""
    for mistake in all_terms(own_rules()).broken:
        yield Found(words={"found": mistake})
