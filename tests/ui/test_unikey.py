"""Vietnamese as Unikey types it, in Telex and VNI, arrives in every kind of input as it was typed."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cchc_desktop.form.definition import Field
from cchc_desktop.ui.fields.editors import make_editor
from cchc_desktop.ui.fields.inputs import LineEdit
from cchc_desktop.ui.fields.live_text import LiveText
from cchc_desktop.ui.fields.numbers import NumberEditor
from cchc_desktop.ui.fields.table import TableEditor
from cchc_desktop.ui.fields.words import words_of_no_entry
from tests.goldens import NAMES, golden_entry, golden_text
from tests.ui.clerk import Clerk
from tests.ui.unikey import BACK, keys_of, send, sent, shown

LATE = ((False, True), (True, True))
"""Telex and VNI, the tone at the end of the word, as most people type."""

EARLY = ((False, False), (True, False))


@cache
def words() -> tuple[str, ...]:
    """Different words of the five documents, those that both methods can type."""
    text = " ".join(golden_text(name) for name in NAMES)
    found = dict.fromkeys(re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text)))
    return tuple(
        word for word in found if all(sent(word, vni=vni, late=late) for vni, late in (*LATE, *EARLY))
    )


def stream(vni: bool, late: bool) -> str:
    """What Unikey sends for 500 words with a blank behind each."""
    return "".join(f"{sent(word, vni=vni, late=late)} " for word in words()[:500])


def test_there_are_500_words_and_most_bursts_send_letters_again():
    assert len(words()) >= 500
    marked = [word for word in words()[:500] if not word.isascii()]
    assert len(marked) >= 350
    for vni in (False, True):
        assert stream(vni, late=True).count(BACK) >= 500


@pytest.mark.parametrize(
    ("word", "telex", "vni"),
    [
        ("tiếng", "tieengs", "tie6ng1"),
        ("được", "dduwowcj", "d9u7o7c5"),
        ("Đảng", "Ddangr", "D9ang3"),
        ("hòa", "hoaf", "hoa2"),
        ("quỹ", "quyx", "quy4"),
        ("giữa", "giuwax", "giu7a4"),
        ("khuyến", "khuyeens", "khuye6n1"),
    ],
)
def test_model_presses_the_keys_that_a_typist_presses(word: str, telex: str, vni: str):
    assert keys_of(word, vni=False, late=True) == telex
    assert keys_of(word, vni=True, late=True) == vni
    assert [*shown(telex, vni=False, new=False)][-1] == word
    assert [*shown(vni, vni=True, new=False)][-1] == word


def test_model_moves_the_tone_as_the_syllable_grows():
    assert [*shown("hoafn", vni=False, new=False)] == ["h", "ho", "hoa", "hòa", "hoàn"]
    assert [*shown("truongwf", vni=False, new=False)][-2:] == ["trương", "trường"]
    assert sent("tiếng", vni=False, late=True) == "tie" + BACK + "êng" + BACK * 3 + "ếng"


Place = tuple[QWidget, Callable[[], str]]


def line(_tmp_path: Path) -> Place:
    edit = LineEdit("Họ và tên")
    return edit, edit.text


def prose(_tmp_path: Path) -> Place:
    edit = LiveText(words_of_no_entry(), "Nội dung")
    return edit, edit.toPlainText


def cell(_tmp_path: Path) -> Place:
    settings = {"columns": [{"title": "Nội dung"}, {"title": "Ghi chú"}]}
    editor = make_editor(Field("bang", "table", "Bảng", settings=settings), words_of_no_entry())
    assert isinstance(editor, TableEditor)
    editor.sheet.setCurrentCell(0, 0)
    return editor.sheet, lambda: editor.answer()[0][0]


def reason(_tmp_path: Path) -> Place:
    editor = make_editor(
        Field("tin_bai", "number", "Tin, bài", settings={"channels": ["dai"]}), words_of_no_entry()
    )
    assert isinstance(editor, NumberEditor)
    editor.set_answer({"counted": "3", "typed": "5", "reason": ""})
    return editor.reason, lambda: editor.answer()["reason"] + " "


PLACES = (line, prose, cell, reason)


def focused(widget: QWidget) -> None:
    top = widget.window()
    top.resize(600, 300)
    top.show()
    top.activateWindow()
    QTest.qWaitForWindowActive(top)
    widget.setFocus()


@pytest.mark.parametrize(
    ("place", "vni", "late"),
    [*((place, *manner) for place in PLACES for manner in LATE), *((prose, *manner) for manner in EARLY)],
)
def test_500_words_arrive_unchanged(app: QApplication, place, vni: bool, late: bool, tmp_path: Path):
    widget, read = place(tmp_path)
    focused(widget)
    send(stream(vni, late))
    assert read() == " ".join(words()[:500]) + " "
    widget.window().close()


@pytest.fixture
def clerk(app, tmp_path: Path):
    made = Clerk(tmp_path)
    yield made
    if made.window.isVisible():
        made.close()


def opened(clerk: Clerk) -> LiveText:
    entry = golden_entry("tai-son-bc-2023-06").answered("noi_dung", [])
    clerk.window._desk.writer.save(entry, "Báo cáo")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(entry.id)
    clerk.page.open_section("noi-dung", "hoan_thanh")
    text = clerk.page._pages["noi-dung"].questions["noi_dung"].editor.first_focus()
    assert isinstance(text, LiveText)
    text.setFocus()
    return text


@pytest.mark.parametrize("vni", [False, True])
def test_500_words_arrive_while_the_window_saves_and_draws_pages(clerk: Clerk, vni: bool):
    text = opened(clerk)
    for n, word in enumerate(words()[:500]):
        send(f"{sent(word, vni=vni, late=True)} ")
        if n % 20 == 0:
            QTest.qWait(80)  # longer than it takes to settle: pages are drawn, a save begins
    wanted = " ".join(words()[:500]) + " "
    assert text.toPlainText() == wanted
    clerk.page.save_now()
    clerk.window._desk.writer.flush()
    assert clerk.window._desk.entries.load(clerk.page.entry.id).answers["noi_dung"] == [wanted]


@pytest.mark.parametrize("vni", [False, True])
def test_words_arrive_in_the_search_of_the_list_and_of_the_document(clerk: Clerk, vni: bool):
    wanted = " ".join(words()[:120]) + " "
    typed = "".join(f"{sent(word, vni=vni, late=True)} " for word in words()[:120])
    opened(clerk)
    clerk.window._show_home()
    search = clerk.window.home._search
    search.setFocus()
    assert clerk.focus() is search
    send(typed)
    assert search.text() == wanted
    opened(clerk)
    bar = clerk.page.finder
    bar.open()
    bar.bar.line.clear()
    send(typed)
    assert bar.bar.line.text() == wanted


def test_no_line_completes_or_begins_with_a_capital_by_itself(clerk: Clerk):
    opened(clerk)
    lines: list[QLineEdit] = list(clerk.window.findChildren(QLineEdit))
    assert len(lines) > 5
    assert not [one.accessibleName() for one in lines if one.completer() is not None]


def test_decomposed_letters_are_kept_composed(clerk: Clerk):
    text = opened(clerk)
    send(unicodedata.normalize("NFD", "Tuyên truyền cải cách hành chính"))
    clerk.page.save_now()
    clerk.window._desk.writer.flush()
    kept = clerk.window._desk.entries.load(clerk.page.entry.id).answers["noi_dung"]
    assert kept == ["Tuyên truyền cải cách hành chính"]
    assert unicodedata.normalize("NFC", text.toPlainText()) == kept[0]


@pytest.mark.parametrize("place", PLACES)
def test_input_method_shows_and_commits_a_word(app: QApplication, place, tmp_path: Path):
    widget, read = place(tmp_path)
    focused(widget)
    for preedit in ("t", "tiê", "tiêng"):
        QApplication.sendEvent(QApplication.focusWidget() or widget, QInputMethodEvent(preedit, []))
    commit = QInputMethodEvent()
    commit.setCommitString("tiếng Việt")
    QApplication.sendEvent(QApplication.focusWidget() or widget, commit)
    assert read().strip() == "tiếng Việt"
    widget.window().close()
