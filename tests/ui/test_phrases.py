"""The bank of phrases: found without marks, put in as one step, renamed, taken out and brought back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from cchc_desktop.commandline import all_forms
from cchc_desktop.prose import Live, Prose, Text, prose_from_json
from cchc_desktop.store.phrases import Phrases
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.entry.phrases import Phrasebook, PhraseDialog, PhraseEdit
from cchc_desktop.ui.fields.live_text import ONE_LINE, LiveText, Shape
from cchc_desktop.ui.fields.words import Words, words_of_no_entry
from tests.ui.keys import CTRL, SHIFT, press, type_text

Key = Qt.Key
TEXTS = {
    "Nhiệm vụ": ["Tiếp tục tuyên truyền.", [{"bold": "Hai"}, " tại ", {"live": "xa"}]],
    "Đường dây nóng": ["Công khai số điện thoại đường dây nóng."],
}


@pytest.fixture
def desk(app: QApplication, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "so.db", *all_forms())
    yield desk
    desk.writer.close()
    desk.reader.close()


@pytest.fixture
def book(desk: Desk) -> Phrasebook:
    book = Phrasebook(desk)
    for name, text in TEXTS.items():
        book.add(name, prose_from_json(text, "x"))
    return book


def names(book: Phrasebook) -> list[str]:
    return sorted(phrase.name for phrase in book.all())


def shown(dialog: PhraseDialog) -> list[str]:
    items = (dialog.list.item(n) for n in range(dialog.list.count()))
    return [item.text() for item in items if not item.isHidden()]


def dialog_of(book: Phrasebook, parent: LiveText, *, to_insert: bool = True) -> PhraseDialog:
    dialog = PhraseDialog(book, words_of_no_entry(), parent, to_insert=to_insert)
    dialog.show()
    return dialog


@pytest.fixture
def text(book: Phrasebook) -> LiveText:
    words = words_of_no_entry()
    return LiveText(Words(words.say, words.names, phrases=book), "Nội dung")


def choosing(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """Whoever opens the bank types this and presses Enter."""

    def work(dialog: PhraseDialog) -> int:
        dialog.show()
        type_text(dialog.filter, typed)
        press(dialog.filter, Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(PhraseDialog, "exec", work)


def test_typing_without_marks_finds_by_name_and_by_text(book, text):
    dialog = dialog_of(book, text)
    type_text(dialog.filter, "duong day")
    assert shown(dialog) == ["Đường dây nóng"]
    dialog.filter.clear()
    type_text(dialog.filter, "TIEP TUC")
    assert shown(dialog) == ["Nhiệm vụ"]
    assert dialog.shown.toPlainText().startswith("Tiếp tục tuyên truyền.")
    dialog.filter.clear()
    type_text(dialog.filter, "không có")
    assert (shown(dialog), dialog.phrase()) == ([], None)
    assert dialog.shown.toPlainText() == ""


def test_arrows_choose_while_the_cursor_stays_in_the_search(book, text):
    dialog = dialog_of(book, text)
    first = dialog.phrase()
    press(dialog.filter, Key.Key_Down)
    assert dialog.phrase() not in (first, None)


def test_phrase_comes_in_with_weight_and_values_and_goes_with_one_undo(desk, book, text, monkeypatch):
    text.set_prose(prose_from_json(["Đầu cuối"], "x"))
    cursor = text.textCursor()
    cursor.setPosition(4)
    text.setTextCursor(cursor)
    choosing(monkeypatch, "nhiem vu")
    press(text, Key.Key_M, CTRL)
    expected: Prose = (
        (Text("Đầu Tiếp tục tuyên truyền."),),
        (Text("Hai", bold=True), Text(" tại "), Live("xa"), Text("cuối")),
    )
    assert text.prose() == expected
    press(text, Key.Key_Z, CTRL)
    assert text.prose() == ((Text("Đầu cuối"),),)
    assert desk.writer.flush(5)
    assert book.all()[0].name == "Nhiệm vụ"


def test_one_line_takes_a_phrase_as_one_line(book, text, monkeypatch):
    words = words_of_no_entry()
    line = LiveText(Words(words.say, words.names, phrases=book), "Trích yếu", ONE_LINE)
    choosing(monkeypatch, "nhiem vu")
    line.choose_phrase()
    assert len(line.prose()) == 1
    items = LiveText(Words(words.say, words.names, phrases=book), "Nhiệm vụ", Shape(marks_own=True))
    book.add("Gạch", ((Text("- Gạch đầu dòng"),),))
    choosing(monkeypatch, "gach")
    items.choose_phrase()
    assert items.prose() == ((Text("Gạch đầu dòng"),),)


def test_selection_is_kept_under_its_first_words(book, text, monkeypatch):
    def work(dialog: PhraseEdit) -> int:
        dialog.show()
        press(dialog.name, Key.Key_Return)
        return 0

    monkeypatch.setattr(PhraseEdit, "exec", work)
    text.set_prose(prose_from_json(["Công khai thủ tục hành chính."], "x"))
    press(text, Key.Key_M, CTRL | SHIFT)
    assert names(book) == sorted(TEXTS)
    text.selectAll()
    press(text, Key.Key_M, CTRL | SHIFT)
    assert book.all()[0].name == "Công khai thủ tục hành chính"


def test_phrase_is_renamed(book, text, monkeypatch):
    def work(dialog: PhraseEdit) -> int:
        dialog.show()
        dialog.name.clear()
        type_text(dialog.name, "Việc phải làm")
        press(dialog.name, Key.Key_Return)
        return 0

    monkeypatch.setattr(PhraseEdit, "exec", work)
    dialog = dialog_of(book, text, to_insert=False)
    type_text(dialog.filter, "nhiem vu")
    press(dialog.filter, Key.Key_Return)
    assert names(book) == sorted(["Việc phải làm", "Đường dây nóng"])


def test_phrase_without_text_is_not_kept(book, text):
    edit = PhraseEdit("Thêm câu mẫu", words_of_no_entry(), text, "Tên", ())
    monkey: list[Prose] = []
    edit._keep_as = lambda _name, prose: monkey.append(prose)
    edit.show()
    press(edit.name, Key.Key_Return)
    assert (edit.note.text(), monkey) == ("Câu mẫu chưa có nội dung.", [])
    assert edit.isVisible()


def test_phrase_taken_out_comes_back_with_undo(book, text):
    dialog = dialog_of(book, text, to_insert=False)
    gone = dialog.list.item(0).text()
    dialog.remove()
    assert gone not in names(book)
    dialog.notice._action.click()
    assert names(book) == sorted(TEXTS)
    assert gone in shown(dialog)


def test_disk_that_fails_is_told_and_nothing_is_shown_as_done(book, text, monkeypatch, tmp_path):
    def fails(_self: Phrases, _phrase_id: int) -> None:
        raise StoreProblem("full", tmp_path)

    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    monkeypatch.setattr(Phrases, "remove", fails)
    dialog = dialog_of(book, text, to_insert=False)
    dialog.remove()
    assert said
    assert sorted(shown(dialog)) == sorted(TEXTS)


def test_empty_bank_says_how_to_fill_it(desk, text):
    dialog = dialog_of(Phrasebook(desk), text)
    assert not dialog.empty.isVisible()
    for phrase in Phrasebook(desk).all():
        Phrasebook(desk).remove(phrase)
    dialog.fill()
    assert dialog.empty.isVisible()
    assert "Ctrl+Shift+M" in dialog.empty.text()
    assert dialog.phrase() is None
