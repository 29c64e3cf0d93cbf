"""The rules as data: what they say, how grave it is, from which day to which they hold."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from cchc_desktop.form.findings import ERROR, HINT, WARNING, Finding
from cchc_desktop.paths import shipped
from cchc_desktop.review.reading import Passage, ReadDocument

FILES = ("review-form.toml", "review-text.toml", "review-writing.toml")
LEVELS = (ERROR, WARNING, HINT)
MOST_OF_A_RULE = 30
"""So many findings of one rule are enough to see what is wrong."""


@dataclass(frozen=True)
class Rule:
    """One rule: its id, the component, how grave, its article, from and to which day, its sentence.

    ``settings`` are its numbers and patterns; words in braces in the sentence are filled in.
    """

    id: str
    component: str
    level: str
    article: str
    sentence: str
    since: date
    until: date
    settings: Mapping[str, Any]

    def holds(self, day: date) -> bool:
        """Whether it binds a document of that day."""
        return self.since <= day <= self.until


@dataclass(frozen=True)
class Found:
    """What a check found: where, the words for the rule's sentence, and a mend where one is safe."""

    passage: Passage | None = None
    span: tuple[int, int] | None = None
    mend: str | None = None
    words: Mapping[str, object] = field(default_factory=dict)


@cache
def rules() -> dict[str, Rule]:
    """Every shipped rule by its id, in the order of the files."""
    found: dict[str, Rule] = {}
    for name in FILES:
        raw = tomllib.loads(shipped(f"resources/rules/{name}").read_text(encoding="utf-8"))
        for rule in _rules(raw):
            if rule.id in found:
                raise ValueError(f"{name}: {rule.id} stands twice")
            found[rule.id] = rule
    return found


def finding(rule: Rule, found: Found) -> Finding:
    """The finding that a clerk reads."""
    passage, place = found.passage, found.passage.place if found.passage else None
    text = passage.text if passage else ""
    span = found.span or (0, len(text))
    mend = found.mend if passage and mendable(passage, span) else None
    quote = text[slice(*span)] or text
    return Finding(
        rule=rule.id,
        level=rule.level,
        section=place.section if place else "",
        field=place.field if place else "",
        sentence=rule.sentence.format(**{"quote": shortened(quote), **found.words}),
        paragraph=place.paragraph if place else 0,
        span=span,
        mend=mend,
        quote=quote,
    )


def mendable(passage: Passage, span: tuple[int, int]) -> bool:
    """Whether a span touches no live value."""
    start, end = span
    return not any(first < end and start < last for first, last in passage.lives)


def shortened(text: str, most: int = 70) -> str:
    """The text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def around_words(text: str, span: tuple[int, int], reach: int) -> str:
    """A span with the whole words around it."""
    start, end = max(0, span[0] - reach), min(len(text), span[1] + reach)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    after = text.find(" ", end)
    return text[start : after if after >= 0 else len(text)].strip()


def holding(document: ReadDocument) -> dict[str, Rule]:
    """The rules that bind this document by its date."""
    return {name: rule for name, rule in rules().items() if rule.holds(document.latest)}


def _rules(raw: Mapping[str, Any]) -> Iterator[Rule]:
    since = raw.get("from", date(2020, 3, 5))
    for name, told in raw.items():
        if isinstance(told, dict):
            settings = dict(told)
            rule = Rule(
                id=name,
                component=settings.pop("component"),
                level=settings.pop("level"),
                article=settings.pop("article"),
                sentence=settings.pop("sentence"),
                since=settings.pop("from", since),
                until=settings.pop("to", date.max),
                settings=settings,
            )
            if rule.level not in LEVELS:
                raise ValueError(f"{name}: unknown level {rule.level}")
            yield rule
