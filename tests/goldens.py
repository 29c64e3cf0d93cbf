"""The shipped forms and the five real documents, as every test of them needs them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from cchc_desktop.document.compose import compose
from cchc_desktop.document.text import write_text
from cchc_desktop.document.tree import Document
from cchc_desktop.entry import Entry, entry_from_json
from cchc_desktop.form.definition import Form
from cchc_desktop.form.loading import check_entry, load_forms
from cchc_desktop.paths import shipped

FOLDER = Path(__file__).resolve().parent / "golden"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


@cache
def forms() -> dict[str, Form]:
    """The shipped forms by their ids; a broken one fails every test that needs one."""
    loaded, broken = load_forms([shipped("forms")])
    assert not broken, broken
    return loaded


def golden_text(name: str) -> str:
    """How the document must read."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def golden_json(name: str) -> Any:
    """A fresh copy of the entry file's content, to be changed at will."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def golden_entry(name: str) -> Entry:
    """The entry of one of the five documents."""
    return entry_from_json(golden_json(name))


def document_of(entry: Entry) -> Document:
    """What ``render`` composes: the entry checked against its form, then its document."""
    form = forms()[entry.form.id]
    check_entry(form, entry)
    return compose(form, entry)


def text_of_json(raw: Any) -> str:
    """The text that an entry file's content gives."""
    return write_text(document_of(entry_from_json(raw)))


def with_value(raw: Any, path: str, value: Any) -> Any:
    """The content with one value changed in place, as “answers.can_cu.0.number” names it."""
    *above, last = path.split(".")
    inner = raw
    for key in above:
        inner = inner[int(key)] if isinstance(inner, list) else inner[key]
    assert last in inner, f"nothing stands at {path}"
    inner[last] = value
    return raw
