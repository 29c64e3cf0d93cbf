"""The five real documents: entry files give golden texts, and one change moves only its places."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest

from cchc_desktop.document.compose import compose
from cchc_desktop.document.text import write_text
from cchc_desktop.document.tree import Block, Document, Run, Table
from cchc_desktop.entry import Entry, entry_from_json, entry_text
from cchc_desktop.form.answers import KINDS, read_answer
from cchc_desktop.form.definition import Field
from cchc_desktop.form.live import Values
from cchc_desktop.prose import Text, line_from_json, line_to_json
from tests.goldens import (
    FOLDER,
    NAMES,
    document_of,
    forms,
    golden_entry,
    golden_json,
    golden_text,
    text_of_json,
    with_value,
)

CHANGES = tomllib.loads((FOLDER / "places.toml").read_text(encoding="utf-8"))["changes"]
UNLIKELY = "987"

TYPED_NAMES = {
    ("lien-minh-kh-2022", "Hà Tĩnh"): "in quotes: the name that the province gave an emulation movement",
}
"""Proper names of an office that stand typed in an answer, with the reason."""

golden = pytest.mark.parametrize("name", NAMES)


def test_five_documents_are_here():
    assert NAMES == (
        "chi-lang-nam-bc-2022",
        "lien-minh-kh-2022",
        "tai-son-bc-2022",
        "tai-son-bc-2023-06",
        "tam-hop-bc-2024",
    )


@golden
def test_entry_file_gives_the_golden_text(name):
    assert text_of_json(golden_json(name)) == golden_text(name)


@golden
def test_entry_file_is_written_as_the_program_writes_it(name):
    text = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert entry_text(golden_entry(name)) == text


@golden
def test_every_line_is_stored_in_the_one_way_to_store_it(name):
    for field, raw in _answers(golden_entry(name)):
        if field.kind in ("text", "prose", "list", "recipients", "addressees"):
            lines = [raw] if field.kind == "text" else raw
            assert [line_to_json(line_from_json(line, field.id)) for line in lines] == lines


@golden
def test_every_question_is_answered_in_its_own_section(name):
    entry = golden_entry(name)
    home = {
        field.id: section.id for section in forms()[entry.form.id].every_section() for field in section.fields
    }
    for section in entry.outline:
        assert [home[spec["id"]] for spec in section.fields] == [section.id] * len(section.fields)


@golden
def test_no_answer_holds_a_heading(name):
    entry = golden_entry(name)
    headings = {line for line in golden_text(name).splitlines() if re.match(r"[IVX]+\. ", line)}
    for field, raw in _answers(entry):
        for line in KINDS[field.kind].lines(read_answer(field, raw)):
            typed = "".join(span.text for span in line if isinstance(span, Text))
            assert typed not in headings
            assert not re.match(r"[IVX]+\. ", typed)


@golden
def test_kinh_gui_is_switched_off_as_in_the_sources(name):
    assert golden_json(name)["answers"]["kinh_gui"] == []


@golden
def test_names_of_the_office_are_live(name):
    entry = golden_entry(name)
    office = entry.office
    typed = _typed_words(entry)
    for common, full in (("", office.name), ("huyện ", office.superior), ("tỉnh ", office.province)):
        proper = full.removeprefix(common)
        assert (proper in typed) == ((name, proper) in TYPED_NAMES), proper


@golden
def test_every_figure_that_was_answered_is_mentioned_live(name):
    entry = golden_entry(name)
    shown = {run.live.partition(".")[0] for run in _runs(document_of(entry))}
    asked = {field.id for field, _ in _answers(entry) if field.kind in ("number", "ratio", "citations")}
    assert asked <= shown


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change['golden']}:{change['set']}")
def test_one_change_moves_exactly_its_places(change):
    lines = golden_text(change["golden"]).splitlines()
    for number, words, new_words in change["places"]:
        assert lines[number - 1].count(words) == 1, (number, words)
        lines[number - 1] = lines[number - 1].replace(words, new_words)
    changed = with_value(golden_json(change["golden"]), change["set"], change["to"])
    assert text_of_json(changed).splitlines() == lines


@golden
def test_every_figure_citation_and_name_has_its_change_in_the_table(name):
    told = {change["set"] for change in CHANGES if change["golden"] == name}
    office = {"office.name", "office.superior", "office.province", "period.year"}
    assert told >= office | {path for path, _ in _figures(golden_entry(name))}


@golden
def test_changed_figure_moves_its_live_values_and_nothing_else(name):
    before = document_of(golden_entry(name))
    for path, live in _figures(golden_entry(name)):
        changed = with_value(golden_json(name), path, UNLIKELY)
        after = document_of(entry_from_json(changed))
        differing = [(old, new) for old, new in zip(_runs(before), _runs(after), strict=True) if old != new]
        assert differing, path
        assert {old.live for old, _ in differing} <= {live, f"{live}.ty_le"}
        assert after.recipients == before.recipients
        assert after.signature == before.signature


@golden
def test_changed_commune_stands_wherever_the_old_one_stood(name):
    entry = golden_entry(name)
    changed = text_of_json(with_value(golden_json(name), "office.name", "Vĩnh An"))
    old = entry.office.name
    assert changed == golden_text(name).replace(old, "Vĩnh An").replace(old.upper(), "VĨNH AN")


@golden
def test_unanswered_field_leaves_no_trace(name):
    entry = golden_entry(name)
    for field, _ in _answers(entry):
        if field.kind != "prose":
            continue
        text = write_text(compose(forms()[entry.form.id], entry.answered(field.id, None)))
        kept, gone = _difference(golden_text(name), text)
        assert not kept, f"{field.id} unanswered writes {kept}"
        assert gone, f"{field.id} writes nothing"


def _answers(entry: Entry) -> Iterator[tuple[Field, Any]]:
    fields = Values(forms()[entry.form.id], entry).fields
    for field_id, raw in entry.answers.items():
        yield fields[field_id], raw


def _figures(entry: Entry) -> Iterator[tuple[str, str]]:
    """Where each figure stands in the entry file, with the name of the live value that shows it."""
    for field, raw in _answers(entry):
        path = f"answers.{field.id}"
        if field.kind == "number":
            yield f"{path}.typed", field.id
        elif field.kind == "ratio":
            yield from ((f"{path}.part", field.id), (f"{path}.whole", field.id))
        elif field.kind == "citations":
            for n, cited in enumerate(raw):
                yield f"{path}.{n}.number", f"{field.id}.{cited['id']}"


def _typed_words(entry: Entry) -> str:
    lines = [section.heading for section in entry.outline]
    for field, raw in _answers(entry):
        lines += KINDS[field.kind].lines(read_answer(field, raw))
    return "\n".join(span.text for line in lines for span in line if isinstance(span, Text))


def _runs(document: Document) -> list[Run]:
    blocks: list[Block] = [block for block in document.blocks if not isinstance(block, Table)]
    return [*document.abstract, *chain.from_iterable(getattr(block, "runs", ()) for block in blocks)]


def _difference(old: str, new: str) -> tuple[list[str], list[str]]:
    """Lines that only the new text has, and lines that only the old one has; labels aside."""
    before, after = (Counter(text.splitlines()) for text in (old, new))
    return list((after - before).elements()), list((before - after).elements())
