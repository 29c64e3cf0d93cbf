"""The words on the screen: keys that every keyboard has, and no word of the workshop."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parent.parent.parent / "cchc_desktop" / "ui"
WORKSHOP = re.compile(r"(?i)\b(database|hash|sqlite|json|error|file|entry|cancel|ok|save|export)\b")
VIETNAMESE = re.compile(r"[À-ỹ]")


def texts() -> Iterator[tuple[str, str]]:
    """Every text in the source of the window, docstrings left out."""
    for path in sorted(UI.glob("**/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        plain = (
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
        )
        yield from ((f"{path.name}:{node.lineno}", str(node.value)) for node in plain)


@pytest.mark.parametrize("found", [pytest.param(found, id=found[0]) for found in texts() if "&" in found[1]])
def test_a_key_with_alt_is_one_that_every_keyboard_has(found: tuple[str, str]):
    assert not re.search(r"&[^\x00-\x7F]", found[1]), found


def test_no_word_of_the_workshop_stands_in_a_vietnamese_sentence():
    assert not [found for found in texts() if VIETNAMESE.search(found[1]) and WORKSHOP.search(found[1])]
