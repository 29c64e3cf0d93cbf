"""The task: keep a sentence of one report as a phrase, and put it into another, by keyboard alone."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from cchc_desktop.document.docx_reader import Pages
from cchc_desktop.entry import Entry, new_id
from cchc_desktop.prose import Text
from cchc_desktop.store.phrases import Phrases
from cchc_desktop.ui.entry.phrases import PhraseDialog, PhraseEdit
from cchc_desktop.ui.fields.live_text import LiveText
from tests.goldens import golden_entry
from tests.ui.clerk import CTRL, Clerk, Key
from tests.ui.keys import SHIFT

SENTENCE = "Duy trì chuyên mục cải cách hành chính trên đài truyền thanh"


@pytest.fixture
def clerk(app, tmp_path: Path):
    made = Clerk(tmp_path)
    yield made
    if made.window.isVisible():
        made.close()


def opened(clerk: Clerk, entry: Entry) -> None:
    clerk.window._desk.writer.save(entry, "Báo cáo")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(entry.id)


def text_of(clerk: Clerk, section: str, field: str) -> LiveText:
    clerk.page.open_section(section)
    text = clerk.page._pages[section].questions[field].editor.first_focus()
    clerk.tab_to(text)
    assert isinstance(text, LiveText)
    return text


def name_it(clerk: Clerk, dialog: PhraseEdit) -> None:
    assert clerk.focus() is dialog.name
    clerk.retype("Chuyên mục trên đài")
    clerk.press(Key.Key_Return)


def choose_it(clerk: Clerk, dialog: PhraseDialog) -> None:
    assert clerk.focus() is dialog.filter
    clerk.type("chuyen muc")
    clerk.press(Key.Key_Return)


def test_phrase_kept_from_one_report_stands_in_the_word_file_of_another(clerk: Clerk, tmp_path: Path):
    one = golden_entry("tai-son-bc-2023-06")
    opened(clerk, one)
    text_of(clerk, "noi-dung", "noi_dung")
    clerk.press(Key.Key_End, CTRL)
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_B, CTRL)
    clerk.type("Duy trì")
    clerk.press(Key.Key_B, CTRL)
    clerk.type(SENTENCE.removeprefix("Duy trì"))
    clerk.press(Key.Key_Home, SHIFT)
    clerk.during(partial(name_it, clerk), lambda: clerk.press(Key.Key_M, CTRL | SHIFT))

    other = replace(golden_entry("tai-son-bc-2022"), id=new_id(), revision=new_id(), parent="")
    opened(clerk, other)
    text = text_of(clerk, "thong-ke", "thong_ke")
    clerk.press(Key.Key_End, CTRL)
    before = text.prose()
    clerk.type(" ")
    clerk.during(partial(choose_it, clerk), lambda: clerk.press(Key.Key_M, CTRL))
    assert clerk.focus() is text
    clerk.type(".")
    (kept,) = Phrases(clerk.window._desk.reader).all()
    assert (kept.name, kept.text[0][0]) == ("Chuyên mục trên đài", Text("Duy trì", bold=True))

    path = clerk.export(tmp_path, "bao-cao")
    written = next(para for para in Pages(path.read_bytes()).paragraphs if SENTENCE in para.text)
    assert written.text.endswith(f" {SENTENCE}.")
    assert [run.text for run in written.runs if run.bold] == ["Duy trì"]
    clerk.page.open_section("thong-ke", "thong_ke")  # from the last look before export
    for _ in range(2):  # the full stop, the phrase
        clerk.press(Key.Key_Z, CTRL)
    assert text.prose()[:-1] == before[:-1]
    assert SENTENCE not in text.toPlainText()
