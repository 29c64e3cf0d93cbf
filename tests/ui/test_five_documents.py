"""The five real documents, each entered once through the real window with key events."""

from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.commandline import read_entry
from cchc_desktop.document.compose import compose
from cchc_desktop.document.docx import write_docx
from cchc_desktop.document.text import write_text
from tests.ui.clerk import Clerk

GOLDEN = sorted((Path(__file__).resolve().parent.parent / "golden").glob("*.json"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_document_is_typed_saved_closed_opened_and_exported_with_the_same_bytes(app, tmp_path, path):
    form, golden = read_entry(path)
    clerk = Clerk(tmp_path)
    clerk.begin(form, golden)
    clerk.fill(form, golden)
    first = clerk.export(tmp_path, "mot").read_bytes()
    typed = clerk.page.entry
    clerk.close()
    clerk.open()
    assert clerk.page.entry == typed
    second = clerk.export(tmp_path, "hai").read_bytes()
    clerk.close()
    same = replace(golden, id=typed.id, revision=typed.revision)
    assert write_text(compose(form, typed)) == path.with_suffix(".txt").read_text(encoding="utf-8")
    assert first == second == write_docx(compose(form, same))
