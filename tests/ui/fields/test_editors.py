"""The editor of every kind: what is set comes back, what is typed arrives, nothing typed is lost."""

import re
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QWidget

from cchc_desktop.form.answers import KINDS
from cchc_desktop.form.definition import Field
from cchc_desktop.ui.fields.editors import EDITORS, make_editor
from cchc_desktop.ui.fields.inputs import ComboBox
from cchc_desktop.ui.fields.texts import LinesEditor
from tests.ui.keys import ALT, CTRL, SHIFT, press, type_text

TABLE = {"columns": [{"title": "Nội dung", "width": 3}, {"title": "Số buổi", "number": True}], "total": True}
OPTIONS = {"options": {"truc-tuyen": "Trực tuyến", "truc-tiep": "Trực tiếp"}}
CITED = {
    "id": "kh_xa",
    "type": "Kế hoạch",
    "number": "05",
    "symbol": "KH-UBND",
    "date": "2023-02-13",
    "issuer": [{"live": "xa"}],
    "abstract": ["về tuyên truyền ", {"live": "ky"}],
}
ANSWERS = [
    ("text", {}, ["Kế hoạch ", {"live": "ky"}]),
    ("prose", {}, ["Một", [{"bold": "hai"}, " ba"], "", "- bốn"]),
    ("number", {"unit": "tin, bài"}, {"typed": "02", "manner": "trên"}),
    ("number", {"unit": "tin, bài"}, {"counted": "34", "typed": "36", "reason": "sót sổ", "unit": "tin"}),
    ("ratio", {}, {"part": "17", "whole": "18"}),
    ("date", {}, "2023-02-08"),
    ("choice", OPTIONS, "truc-tiep"),
    ("yesno", {}, False),
    ("yesno", {}, True),
    ("citations", {}, [CITED, {"id": "vb1", "type": "Luật"}]),
    ("list", {"label": "letter"}, ["một", ["hai ", {"live": "xa"}]]),
    ("assignments", {}, [{"unit": "Văn phòng", "tasks": ["một", "hai"]}, {"unit": "", "tasks": ["ba"]}]),
    ("table", TABLE, [["Họp thôn", "5"], ["Phát thanh", ""]]),
    ("addressees", {}, [[{"live": "xa"}]]),
    ("recipients", {}, ["Như trên", "Lưu: VT"]),
    ("signature", {}, {"case": "pho-chu-tich", "name": "Nguyễn Văn An"}),
    ("signature", {}, {"case": "thua-lenh", "authority": ["TL. CHỦ TỊCH", "QUYỀN"], "position": "CVP"}),
]


def heard(signal):
    told = []
    signal.connect(lambda *said: told.append(said))
    return told


@pytest.fixture
def make(words):
    made = []

    def make_one(kind, **settings):
        editor = make_editor(Field("o", kind, "Câu hỏi", settings=settings), words)
        made.append(editor)
        editor.resize(600, 200)
        editor.show()
        return editor

    yield make_one
    for editor in made:
        editor.close()
        editor.deleteLater()


def clipboard(text="", html=""):
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)


def test_every_kind_has_its_editor():
    assert set(EDITORS) == set(KINDS)


@pytest.mark.parametrize(("kind", "settings", "raw"), ANSWERS)
def test_answer_comes_back_as_it_was_set(make, kind, settings, raw):
    editor = make(kind, **settings)
    told = heard(editor.changed)
    editor.set_answer(raw)
    editor.refresh_values()
    QApplication.processEvents()
    assert editor.answer() == raw
    assert told == []
    editor.set_answer(None)
    assert editor.answer() is None


@pytest.mark.parametrize(("kind", "settings", "raw"), ANSWERS)
def test_every_control_has_a_name_and_is_large_enough(make, kind, settings, raw):
    editor = make(kind, **settings)
    editor.set_answer(raw)
    QApplication.processEvents()
    controls = [
        control
        for control in editor.findChildren(QWidget)
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus and not _inner(control)
    ]
    assert controls
    assert editor.first_focus().isVisible()
    assert editor.first_focus().focusPolicy() & Qt.FocusPolicy.ClickFocus
    buddies = [label.buddy() for label in editor.findChildren(QLabel)]
    for control in controls:
        named = control.accessibleName() or getattr(control, "text", str)() or control in buddies
        assert named, control
        assert control.height() >= 32, control


def _inner(control):
    return isinstance(control.parent(), ComboBox) or control.objectName().startswith("qt_")


def test_cleared_default_stays_cleared(words):
    editor = LinesEditor(Field("noi_nhan", "recipients", "Nơi nhận", default=["Lưu: VT"]), words)
    editor.set_answer(["Lưu: VT"])
    editor.text.selectAll()
    press(editor.text, Qt.Key.Key_Delete)
    assert editor.answer() == []


def test_number_is_kept_as_typed(make):
    editor = make("number", unit="tin, bài")
    told = heard(editor.changed)
    type_text(editor.figure, "1.234,50")
    press(editor.manner, Qt.Key.Key_Down)
    press(editor.manner, Qt.Key.Key_Down)
    assert editor.answer() == {"typed": "1.234,50", "manner": "ước"}
    assert told


def test_no_number_is_kept_and_told_on_leaving(make):
    editor = make("number")
    editor.figure.setFocus()
    type_text(editor.figure, "khoảng 12")
    assert editor.note.text() == ""
    editor.unit.setFocus()
    editor.figure.editingFinished.emit()
    assert "khoảng 12" in editor.note.text()
    assert editor.answer() == {"typed": "khoảng 12"}
    editor.set_answer(editor.answer())
    assert editor.figure.text() == "khoảng 12"


def test_less_than_one_says_that_its_sentence_is_left_out(make):
    editor = make("number")
    editor.set_answer({"counted": "0,1"})
    assert editor.counted.text().endswith("Chưa đến 1 nên câu dùng con số này không in; muốn in thì gõ số.")
    editor.set_answer({"counted": "3"})
    assert editor.counted.text() == "Sổ theo dõi đếm được 3."


def test_count_of_the_diary_is_shown_beside_the_typed_number(make):
    editor = make("number")
    editor.set_answer({"counted": "34"})
    assert "34" in editor.counted.text()
    assert editor.reason.isHidden()
    type_text(editor.figure, "36")
    assert not editor.reason.isHidden()
    assert editor.answer() == {"counted": "34", "typed": "36"}


def test_ratio_shows_its_per_cent(make):
    editor = make("ratio", unit="hồ sơ")
    type_text(editor.part, "17")
    type_text(editor.whole, "18")
    assert editor.percent.text() == "= 94,44%"


def test_date_is_typed_and_tidied_on_leaving(make):
    editor = make("date")
    type_text(editor.day.line, "8/2/2023")
    assert editor.answer() == "2023-02-08"
    assert editor.day.line.text() == "8/2/2023"
    editor.day.line.editingFinished.emit()
    assert editor.day.line.text() == "08/02/2023"


def test_no_date_is_kept_and_told(make):
    editor = make("date")
    type_text(editor.day.line, "31/2/2023")
    editor.day.line.editingFinished.emit()
    assert editor.answer() is None
    assert "31/2/2023" in editor.day.note.text()
    other = make("date")
    other.set_answer(editor.answer())
    other.set_unread(editor.unread())
    assert other.day.line.text() == "31/2/2023"
    assert other.unread() == {"": "31/2/2023"}


def test_day_is_picked_from_the_calendar_by_keys(make):
    editor = make("date")
    editor.set_answer("2023-02-08")
    told = heard(editor.changed)
    popup = editor.day.open_calendar()
    QApplication.processEvents()
    view = popup.calendar.findChild(QWidget, "qt_calendar_calendarview")
    assert view is not None
    press(view, Qt.Key.Key_Right)
    press(view, Qt.Key.Key_Return)
    assert editor.answer() == "2023-02-09"
    assert told
    assert editor.day.day() == date(2023, 2, 9)


def test_yes_and_no_by_keys(make):
    editor = make("yesno")
    assert editor.answer() is None
    told = heard(editor.changed)
    press(editor.yes, Qt.Key.Key_Space)
    assert editor.answer() is True
    editor.activateWindow()
    editor.yes.setFocus()
    QApplication.processEvents()
    press(editor.yes, Qt.Key.Key_Right)
    assert editor.answer() is False
    assert len(told) == 2


def test_choice_by_keys(make):
    editor = make("choice", **OPTIONS)
    told = heard(editor.changed)
    press(editor.options, Qt.Key.Key_Down)
    assert editor.answer() == "truc-tuyen"
    assert told
    press(editor.options, Qt.Key.Key_Up)
    assert editor.answer() is None


def test_citation_is_typed_and_shown_as_it_will_be_written(make):
    editor = make("citations")
    press(editor.cards.add_button, Qt.Key.Key_Space)
    (card,) = editor.cards.cards
    type_text(card.type.line, "Kế hoạch")
    type_text(card.number, "25")
    type_text(card.symbol, "KH-UBND")
    type_text(card.day.line, "8/2/2023")
    type_text(card.issuer, "UBND huyện Tứ Kỳ")
    type_text(card.abstract, "về tuyên truyền")
    (raw,) = editor.answer()
    assert re.fullmatch(r"vb[0-9a-f]{8}", raw["id"])
    assert raw["date"] == "2023-02-08"
    assert card.mention.text() == (
        "Sẽ viết: Kế hoạch số 25/KH-UBND ngày 08 tháng 02 năm 2023 của UBND huyện Tứ Kỳ về tuyên truyền"
    )


def test_citation_shows_changed_values(make, sayings):
    editor = make("citations")
    editor.set_answer([CITED])
    sayings.values["xa"] = "xã Tam Hợp"
    editor.refresh_values()
    assert "của xã Tam Hợp" in editor.cards.cards[0].mention.text()


def test_blank_citation_leaves_no_trace_and_ids_are_never_used_twice(make):
    editor = make("citations")
    editor.set_answer([{"id": "vb1", "type": "Luật"}])
    press(editor.cards.add_button, Qt.Key.Key_Space)
    assert [item["id"] for item in editor.answer()] == ["vb1"]
    removed = editor.cards.cards[1].value()["id"]
    editor.cards.remove(editor.cards.cards[1])
    press(editor.cards.add_button, Qt.Key.Key_Space)
    type_text(editor.cards.cards[1].type.line, "Công văn")
    ids = [item["id"] for item in editor.answer()]
    assert ids[0] == "vb1"
    assert removed not in ids
    assert len(ids) == 2


def test_removed_citation_comes_back_where_it_was(make):
    editor = make("citations")
    editor.set_answer([CITED, {"id": "vb1", "type": "Luật"}])
    told = heard(editor.changed)
    press(editor.cards.cards[0].drop, Qt.Key.Key_Space)
    assert [item["id"] for item in editor.answer()] == ["vb1"]
    assert editor.cards.notice.text == "Đã bỏ Kế hoạch số 05/KH-UBND."
    undo = next(
        b for b in editor.cards.notice.findChildren(QWidget) if getattr(b, "text", str)() == "Hoàn tác"
    )
    press(undo, Qt.Key.Key_Space)
    assert editor.answer() == [CITED, {"id": "vb1", "type": "Luật"}]
    assert len(told) == 2


def test_citations_change_places_by_keys(make):
    editor = make("citations")
    editor.set_answer([CITED, {"id": "vb1", "type": "Luật"}])
    press(editor.cards.cards[0].number, Qt.Key.Key_Down, ALT)
    assert [item["id"] for item in editor.answer()] == ["vb1", "kh_xa"]
    press(editor.cards.cards[1].abstract, Qt.Key.Key_Up, ALT)
    assert [item["id"] for item in editor.answer()] == ["kh_xa", "vb1"]


def test_unread_date_of_a_citation_is_kept(make):
    editor = make("citations")
    editor.set_answer([{"id": "vb1", "type": "Luật"}])
    type_text(editor.cards.cards[0].day.line, "tháng 2")
    assert editor.unread() == {"vb1.date": "tháng 2"}
    again = make("citations")
    again.set_answer(editor.answer())
    again.set_unread(editor.unread())
    assert again.cards.cards[0].day.line.text() == "tháng 2"
    again.set_answer([{"id": "vb1", "type": "Luật", "date": "2026-02-08"}])
    again.set_unread(editor.unread())
    assert again.cards.cards[0].day.line.text() == "08/02/2026"  # the day that was given meanwhile
    again.set_answer(editor.answer())
    again.set_unread({"vb1.date": "12/1"})
    assert again.unread() == {"vb1.date": "12/1"}  # a day comes of it when it is left, not before


def test_assignment_is_typed(make):
    editor = make("assignments")
    press(editor.cards.add_button, Qt.Key.Key_Space)
    (card,) = editor.cards.cards
    type_text(card.unit, "Công an xã")
    type_text(card.tasks, "một\nhai")
    assert editor.answer() == [{"unit": "Công an xã", "tasks": ["một", "hai"]}]


def test_list_is_typed_item_by_item(make):
    editor = make("list")
    type_text(editor.first_focus(), "một\nhai")
    assert editor.answer() == ["một", "hai"]


def cell(editor):
    QApplication.processEvents()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    return line


def at_cell(editor, row, column):
    editor.activateWindow()
    editor.sheet.setFocus()
    editor.sheet.setCurrentCell(row, column)
    return cell(editor)


def test_table_is_typed_and_grows_and_adds_up(make):
    editor = make("table", **TABLE)
    told = heard(editor.changed)
    at_cell(editor, 0, 0)
    for words, key in (
        ("Họp", Qt.Key.Key_Tab),
        ("5", Qt.Key.Key_Return),
        ("Loa", Qt.Key.Key_Tab),
        ("7", None),
    ):
        type_text(cell(editor), words)
        if key:
            press(cell(editor), key)
    assert editor.answer() == [["Họp", "5"], ["Loa", "7"]]
    assert editor.sheet.item(3, 0).text() == "Tổng cộng"
    assert editor.sheet.item(3, 1).text() == "12"
    assert told


def test_unikey_in_a_cell_arrives_unchanged(make):
    editor = make("table", **TABLE)
    line = at_cell(editor, 0, 0)
    for char in "Tie<êng<<<ếng":
        press(line, Qt.Key.Key_Backspace) if char == "<" else type_text(line, char)
    assert editor.answer() == [["Tiếng", ""]]


def test_tab_leaves_the_table_after_its_last_cell(make):
    editor = make("table", **TABLE)
    editor.sheet.setCurrentCell(0, 0)
    assert editor.sheet.advance(1)
    assert not editor.sheet.advance(1)


def test_table_takes_cells_of_excel_and_gives_them_back(make):
    editor = make("table", **TABLE)
    editor.set_answer([["Cũ", "1"]])
    told = heard(editor.warned)
    clipboard("Nội dung\tSố buổi\r\nHọp\t5\tthừa\r\nLoa\t7\r\n")
    editor.sheet.setCurrentCell(0, 0)
    editor.sheet.paste()
    assert editor.answer() == [["Họp", "5"], ["Loa", "7"]]
    assert told == [("Dữ liệu dán thừa 1 cột so với bảng; phần thừa chưa được dán.",)]
    assert editor.notice.text == "Đã dán 2 dòng."
    editor.sheet.undo()
    assert editor.answer() == [["Cũ", "1"]]


def test_table_takes_a_table_of_word(make):
    editor = make("table", **TABLE)
    clipboard(
        "x",
        "<table><tr><td rowspan=2><p>Họp</p></td><td><p>5</p></td></tr><tr><td>6</td></tr>"
        "<tr><td>Loa&nbsp;đài<br>thôn</td><td>7</td></tr></table>",
    )
    press(at_cell(editor, 0, 0), Qt.Key.Key_V, CTRL)
    assert editor.answer() == [["Họp", "5"], ["", "6"], ["Loa đài thôn", "7"]]


def test_removed_row_comes_back(make):
    editor = make("table", **TABLE)
    editor.set_answer([["Một", "1"], ["Hai", "2"]])
    press(at_cell(editor, 0, 0), Qt.Key.Key_Delete, CTRL)
    assert editor.answer() == [["Hai", "2"]]
    assert editor.notice.text == "Đã bỏ dòng 1."
    press(cell(editor), Qt.Key.Key_Z, CTRL)
    assert editor.answer() == [["Một", "1"], ["Hai", "2"]]


def test_several_chosen_rows_are_removed_at_once_and_come_back(make):
    editor = make("table", **TABLE)
    rows = [["Một", "1"], ["Hai", "2"], ["Ba", "3"]]
    editor.set_answer(rows)
    at_cell(editor, 0, 0)
    press(editor.sheet, Qt.Key.Key_Down, SHIFT)
    press(editor.sheet, Qt.Key.Key_Delete, CTRL)
    assert editor.answer() == [["Ba", "3"]]
    assert editor.notice.text == "Đã bỏ 2 dòng."
    press(cell(editor), Qt.Key.Key_Z, CTRL)
    assert editor.answer() == rows


def test_row_is_inserted_above(make):
    editor = make("table", **TABLE)
    editor.set_answer([["Một", "1"], ["Hai", "2"]])
    press(at_cell(editor, 1, 0), Qt.Key.Key_Return, CTRL)
    type_text(cell(editor), "x")
    assert editor.answer() == [["Một", "1"], ["x", ""], ["Hai", "2"]]


def test_wrong_number_in_a_table_is_kept_and_told(make):
    editor = make("table", **TABLE)
    editor.set_answer([["Họp", "năm"]])
    assert "“năm”" in editor.note.text()
    assert editor.answer() == [["Họp", "năm"]]


def test_way_of_signing_brings_its_post_and_keeps_a_typed_one(make):
    editor = make("signature")
    assert editor.answer() is None
    press(editor.way, Qt.Key.Key_Down)
    assert editor.position.text() == "PHÓ CHỦ TỊCH"
    assert editor.answer() == {"case": "pho-chu-tich"}
    editor.position.selectAll()
    type_text(editor.position, "Q. PHÓ CHỦ TỊCH")
    press(editor.way, Qt.Key.Key_Up)
    assert editor.answer() == {"case": "chu-tich", "position": "Q. PHÓ CHỦ TỊCH"}


def test_people_are_proposed_and_never_completed(make):
    editor = make("signature")
    assert editor.name.count() == 2
    type_text(editor.name.line, "Ng")
    assert editor.name.currentText() == "Ng"
    assert editor.name.completer() is None


def test_somebody_known_brings_the_post_and_the_way_of_signing(make):
    editor = make("signature")
    press(editor.name, Qt.Key.Key_Down)
    press(editor.name, Qt.Key.Key_Down)
    assert editor.answer() == {"case": "thua-lenh", "name": "Trần Thị Bích"}


def test_list_of_the_office_is_written_and_taken_back_in_one_step(make):
    editor = make("recipients")
    editor.set_answer(["Trang thông tin điện tử xã"])
    told = heard(editor.changed)
    editor.offer.menu().actions()[0].trigger()
    assert editor.answer() == ["Lãnh đạo UBND xã", "Lưu: VT, VHXH"]
    assert told
    press(editor.text, Qt.Key.Key_Z, CTRL)
    assert editor.answer() == ["Trang thông tin điện tử xã"]


def test_authority_is_edited_on_demand(make):
    editor = make("signature")
    editor.set_answer({"case": "chu-tich"})
    assert editor.authority.isHidden()
    press(editor.more, Qt.Key.Key_Space)
    assert not editor.authority.isHidden()
    editor.authority.selectAll()
    type_text(editor.authority, "TM. UBND XÃ")
    assert editor.answer() == {"case": "chu-tich", "authority": ["TM. UBND XÃ"]}


def test_pasting_into_a_line_joins_lines_and_is_an_edit(make):
    editor = make("number")
    told = heard(editor.changed)
    clipboard("tin,\nbài\x07\n")
    press(editor.unit, Qt.Key.Key_V, CTRL)
    assert editor.answer() == {"unit": "tin, bài"}
    assert told


def test_warning_climbs_to_the_field(make):
    editor = make("citations")
    editor.set_answer([CITED])
    told = heard(editor.warned)
    data = QMimeData()
    data.setHtml("<p style='font-family:.VnTime'>Kõ</p>")
    editor.cards.cards[0].abstract.insertFromMimeData(data)
    assert told


def test_small_buttons_for_the_mouse_stay_out_of_the_tab_order(make):
    editor = make("prose")
    tools = editor.findChildren(QToolButton)
    assert tools
    assert all(button.focusPolicy() == Qt.FocusPolicy.NoFocus for button in tools if button.isVisible())
