"""Mistakes as commune offices make them, seeded into clean documents: what a chief of office should see.

Written from the decree and from office experience before any rule was tuned, and left as it was since:
the found rate counts only as long as neither the kinds nor the places are fitted to the rules.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module

from cchc_desktop.document.tree import (
    Block,
    Document,
    Heading,
    Item,
    Paragraph,
    Place,
    Run,
    Table,
    text_of,
)
from tests.review.filling import CLEAN, clean_document


@dataclass(frozen=True)
class Seed:
    """A spoilt document: which kind of mistake, in which clean one, and the words where it shows."""

    kind: str
    form: str
    document: Document
    where: tuple[str, ...]


Spoilt = tuple[Document, str] | tuple[Document, str, str] | None
Spoil = Callable[[Document, random.Random], Spoilt]
_SPOILS: list[tuple[str, Spoil]] = []


def kind(name: str) -> Callable[[Spoil], Spoil]:
    """Registers a way of spoiling a document."""

    def register(spoil: Spoil) -> Spoil:
        _SPOILS.append((name, spoil))
        return spoil

    return register


def text_seeds() -> Iterator[Seed]:
    """Every kind of mistake in every clean document that has a place for it."""
    for more in ("words", "facts", "frame"):
        import_module(f"tests.review.seeding_{more}")
    for form, period in CLEAN:
        clean = clean_document(form, period)
        for name, spoil in _SPOILS:
            spoilt = spoil(clean, random.Random(f"{form} {name}"))
            if spoilt:
                document, *where = spoilt
                assert document != clean, name
                yield Seed(name, form, document, tuple(where))


# ------------------------------------------------------------------ places to spoil


def texts(document: Document, least: int = 60) -> list[int]:
    """Where paragraphs of running text stand."""
    return [
        n
        for n, block in enumerate(document.blocks)
        if isinstance(block, Paragraph | Item) and len(text_of(block.runs)) >= least
    ]


def text_at(document: Document, at: int) -> str:
    block = document.blocks[at]
    assert not isinstance(block, Table)
    return text_of(block.runs)


def with_text(document: Document, at: int, text: str) -> tuple[Document, str]:
    block = document.blocks[at]
    assert not isinstance(block, Table)
    changed: Block = replace(block, runs=(Run(text),))
    return replace(document, blocks=(*document.blocks[:at], changed, *document.blocks[at + 1 :])), text


def inserted(document: Document, at: int, text: str) -> tuple[Document, str]:
    new = Paragraph((Run(text),), Place("them", "them", at))
    return replace(document, blocks=(*document.blocks[:at], new, *document.blocks[at:])), text


def swapped(document: Document, rng: random.Random, pattern: str, new: str) -> Spoilt:
    """One place of the running text that matches the pattern, written otherwise."""
    places = [
        (at, found) for at in texts(document, 20) for found in re.finditer(pattern, text_at(document, at))
    ]
    if not places:
        return None
    at, found = rng.choice(places)
    text = text_at(document, at)
    return with_text(document, at, text[: found.start()] + found.expand(new) + text[found.end() :])


def somewhere(document: Document, rng: random.Random) -> int:
    """A paragraph in the middle: not the opening, not the closing."""
    return rng.choice(texts(document)[1:-1])


def headings(document: Document, style: str = "") -> list[int]:
    return [
        n
        for n, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.label and (not style or block.label.style == style)
    ]


def with_sentence(document: Document, rng: random.Random, sentence: str) -> tuple[Document, str]:
    at = somewhere(document, rng)
    return with_text(document, at, f"{text_at(document, at)} {sentence}")
