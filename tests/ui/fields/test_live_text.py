"""A text editor with live values: typing, undo, copying, values that change."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from cchc_desktop.prose import Live, Text, plain
from cchc_desktop.ui.fields.live_text import ONE_LINE, LiveText, Shape
from cchc_desktop.ui.fields.mention import MentionDialog
from cchc_desktop.ui.fields.numbered import NumberedText
from cchc_desktop.ui.fields.picker import ValuePicker
from cchc_desktop.ui.fields.text_tools import TextTools
from tests.ui.keys import ALT, CTRL, SHIFT, press, type_telex, type_text

SENTENCE = ((Text("Trong "), Live("ky"), Text(", "), Live("xa", bold=True), Text(" đã làm", italic=True)),)


@pytest.fixture
def editor(words):
    made = LiveText(words, "Nội dung")
    made.resize(500, 100)
    made.show()
    made.setFocus()
    return made


def heard(signal):
    told = []
    signal.connect(lambda *said: told.append(said))
    return told


def go(editor, position, anchor=None):
    cursor = editor.textCursor()
    cursor.setPosition(position if anchor is None else anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def html(source):
    data = QMimeData()
    data.setHtml(source)
    return data


def pasted(editor, source):
    told = heard(editor.warned)
    editor.insertFromMimeData(html(source))
    return [sentence for (sentence,) in told]


def test_prose_comes_back_as_it_was_set(editor):
    prose = (
        *SENTENCE,
        (),
        (Text("- 100% 😀 * { <"),),
        (Live("can_cu.vb1", parts=("type", "number"), date="bare"),),
    )
    told = heard(editor.changed)
    editor.set_prose(prose)
    assert editor.prose() == prose
    assert told == []


def test_typing_begins_paragraphs_and_keeps_dashes(editor):
    told = heard(editor.changed)
    type_text(editor, "Kết quả:\n- một\n+ hai")
    assert editor.prose() == (plain("Kết quả:"), plain("- một"), plain("+ hai"))
    assert told


def test_every_enter_begins_a_paragraph(editor):
    type_text(editor, "a\n\n\nb")
    assert editor.prose() == (plain("a"), (), (), plain("b"))


def test_shift_enter_begins_a_paragraph_too(editor):
    type_text(editor, "một")
    press(editor, Qt.Key.Key_Return, SHIFT, "\r")
    type_text(editor, "hai")
    assert editor.prose() == (plain("một"), plain("hai"))


def test_unikey_replay_arrives_unchanged(editor):
    """Unikey takes back as many letters as it will insert changed, then sends them at once."""
    type_telex(editor, "tie<ê" + "n<nn<g" + "<<<ếng" + " Vie<êt<<ệt")
    assert editor.prose() == (plain("tiếng Việt"),)


@pytest.mark.parametrize(
    ("steps", "arrives"),
    [
        ("tie<êng<<<ếng", "tiếng"),
        ("Viet<<êt<<ệt", "Việt"),
        ("d<đuo<<ươ<ờng", "đường"),
    ],
)
def test_telex_bursts_arrive_unchanged(editor, steps, arrives):
    type_telex(editor, steps)
    assert editor.prose() == (plain(arrives),)


def test_combining_marks_stay_as_typed(editor):
    type_text(editor, "tie\u0302\u0301ng")
    assert editor.prose() == (plain("tie\u0302\u0301ng"),)


def test_bold_and_italic_by_keys(editor):
    type_text(editor, "a")
    press(editor, Qt.Key.Key_B, CTRL)
    type_text(editor, "b")
    press(editor, Qt.Key.Key_B, CTRL)
    press(editor, Qt.Key.Key_I, CTRL)
    type_text(editor, "c")
    assert editor.prose() == ((Text("a"), Text("b", bold=True), Text("c", italic=True)),)


def test_text_typed_after_a_value_is_plain_text(editor):
    editor.insert_live(Live("ky"))
    type_text(editor, " và")
    assert editor.prose() == ((Live("ky"), Text(" và")),)


def test_value_is_deleted_whole_and_undo_restores_it(editor):
    editor.set_prose(SENTENCE)
    go(editor, 7)
    press(editor, Qt.Key.Key_Backspace)
    assert Live("ky") not in editor.prose()[0]
    editor.undo()
    assert editor.prose() == SENTENCE


def test_setting_text_cannot_be_undone(editor):
    editor.set_prose(SENTENCE)
    press(editor, Qt.Key.Key_Z, CTRL)
    assert editor.prose() == SENTENCE


def test_changed_value_touches_neither_text_nor_undo_nor_cursor(editor, sayings):
    editor.set_prose(SENTENCE)
    go(editor, 3)
    type_text(editor, "x")
    told, steps = heard(editor.changed), editor.document().availableUndoSteps()
    before, width = editor.prose(), editor.document().firstBlock().layout().lineAt(0).naturalTextWidth()
    sayings.values["ky"] = "năm 2024"
    editor.refresh_values()
    QApplication.processEvents()
    assert editor.prose() == before
    assert told == []
    assert editor.textCursor().position() == 4
    assert editor.document().availableUndoSteps() == steps
    assert editor.document().firstBlock().layout().lineAt(0).naturalTextWidth() < width
    press(editor, Qt.Key.Key_Z, CTRL)
    assert editor.prose() == SENTENCE


def test_copy_says_values_in_words_outside(editor):
    editor.set_prose((*SENTENCE, plain("hết")))
    editor.selectAll()
    data = editor.createMimeDataFromSelection()
    assert data.text() == "Trong 6 tháng đầu năm 2023, xã Tái Sơn đã làm\nhết"
    assert not data.hasHtml()


def test_copy_inside_keeps_values_live(editor, words):
    editor.set_prose(SENTENCE)
    go(editor, 9, anchor=3)
    editor.copy()
    other = LiveText(words, "Nơi khác")
    other.paste()
    assert other.prose() == (
        (
            Text("ng "),
            Live("ky"),
            Text(", "),
        ),
    )


def test_part_of_text_with_emoji_is_copied_whole(editor):
    editor.set_prose((plain("a😀b"),))
    go(editor, 3, anchor=1)
    assert editor.createMimeDataFromSelection().text() == "😀"


def test_values_unknown_here_are_pasted_as_words(editor, words):
    editor.set_prose(((Live("ky"), Live("la")),))
    editor.selectAll()
    data = editor.createMimeDataFromSelection()
    editor.set_prose(())
    editor.insertFromMimeData(data)
    assert editor.prose() == (plain("6 tháng đầu năm 2023[…]"),)


WORD = """<html><head><style>
p.MsoNormal {font-family:"Times New Roman"} .Dam {font-weight:bold}
</style></head><body><!--StartFragment-->
<p class=MsoNormal><b>Kết quả</b> thực&nbsp;hiện
<span style='color:red;font-style:italic'>tốt</span><o:p></o:p></p>
<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span>
<![endif]>một</p><p><o:p>&nbsp;</o:p></p>
<p class="MsoNormal Dam">đậm</p><ul><li><p>hai</p></li></ul>
<table><tr><td><p>STT</p></td><td>Nội dung</td></tr><tr><td>1</td><td>Họp<br>thôn</td></tr></table>
<!--EndFragment--></body></html>"""


def test_word_paste_keeps_paragraphs_bold_italic_and_dashes(editor):
    told = pasted(editor, WORD)
    assert editor.prose() == (
        (Text("Kết quả", bold=True), Text(" thực hiện "), Text("tốt", italic=True)),
        plain("- một"),
        (Text("đậm", bold=True),),
        plain("- hai"),
        plain("STT; Nội dung"),
        plain("1; Họp thôn"),
    )
    assert told == []


@pytest.mark.parametrize(
    "source",
    [
        "<p style=\"font-family:'.VnTime'\">KÕ ho¹ch</p>",
        '<font face=".VnTimeH">KÕ ho¹ch</font>',
        "<span style='font-family:\"VNI-Times\",serif'>Keá hoaïch</span>",
        '<style>p.MsoNormal{font-family:".VnTime";}</style><p class=MsoNormal>KÕ ho¹ch</p>',
    ],
)
def test_old_fonts_are_pasted_and_told(editor, source):
    (sentence,) = pasted(editor, source)
    assert "phông chữ cũ" in sentence
    assert "ho" in editor.prose()[0][0].text


def test_unwritable_characters_are_left_out_and_told(editor):
    told = heard(editor.warned)
    data = QMimeData()
    data.setText("một\x07\u2028hai\x0bba\r\n\r\n• bốn")
    editor.insertFromMimeData(data)
    assert editor.prose() == (plain("một"), plain("hai"), plain("ba"), plain("- bốn"))
    assert told == [("Đã bỏ 1 ký tự không viết được vào văn bản khỏi đoạn vừa dán.",)]


def test_paste_is_one_step_of_undo(editor):
    type_text(editor, "đầu ")
    pasted(editor, "<p>một</p><p><b>hai</b></p>")
    editor.undo()
    assert editor.prose() == (plain("đầu "),)


def test_one_line_refuses_enter_and_joins_pasted_lines(words):
    line = LiveText(words, "Chữ ngắn", ONE_LINE)
    type_text(line, "một\nhai")
    pasted(line, "<p> ba</p><p>bốn</p>")
    assert line.line() == plain("mộthaiba bốn")


def test_tab_goes_to_the_next_field(editor):
    assert editor.tabChangesFocus()


def test_height_follows_the_text_within_bounds(words):
    editor = LiveText(words, "Nội dung", Shape(least=3, most=5))
    editor.resize(400, 10)
    editor.show()
    low = editor.height()
    type_text(editor, "\n" * 3)
    QApplication.processEvents()
    middle = editor.height()
    type_text(editor, "\n" * 20)
    QApplication.processEvents()
    assert low < middle < editor.height() < 12 * editor.fontMetrics().lineSpacing()


def test_value_is_inserted_by_keyboard_alone(editor):
    type_text(editor, "Trong ")
    press(editor, Qt.Key.Key_Space, CTRL)
    picker = editor.findChild(ValuePicker)
    assert picker is not None
    type_text(picker.filter, "ten xa")
    press(picker.filter, Qt.Key.Key_Return)
    assert editor.prose() == ((Text("Trong "), Live("xa")),)
    type_text(editor, "!")
    assert editor.prose()[0][-1] == Text("!")


def test_words_that_begin_as_typed_are_meant_before_those_that_only_hold_it(editor):
    picker = editor.choose_value()
    for typed, meant in (("h", "Kế hoạch số 25/KH-UBND"), ("hang", "Kỳ, có năm")):
        picker.filter.clear()
        type_text(picker.filter, typed)
        assert picker.list.currentItem().text(0) == meant
    picker.close()


def test_arrows_choose_and_escape_leaves_the_list_of_values(editor):
    picker = editor.choose_value()
    press(picker.filter, Qt.Key.Key_Down)
    press(picker.filter, Qt.Key.Key_Return)
    assert editor.prose() == ((Live("xa"),),)
    picker = editor.choose_value()
    press(picker.filter, Qt.Key.Key_Escape)
    assert not picker.isVisible()
    assert editor.prose() == ((Live("xa"),),)


def test_filter_without_match_inserts_nothing(editor):
    picker = editor.choose_value()
    type_text(picker.filter, "zzz")
    press(picker.filter, Qt.Key.Key_Return)
    assert editor.prose() == ()


def test_mention_is_rewritten_by_keyboard_alone(editor):
    editor.set_prose(((Text("Theo "), Live("can_cu.vb1"), Text(".")),))
    go(editor, 6)
    press(editor, Qt.Key.Key_Return, CTRL)
    dialog = editor.findChild(MentionDialog)
    assert dialog is not None
    assert "[|]" in dialog.shown.text()
    QApplication.processEvents()
    press(dialog.by_rule, Qt.Key.Key_Down)
    assert dialog.by_choice.isChecked()
    for part in ("so", "issuer", "abstract"):
        press(dialog.parts[part], Qt.Key.Key_Space)
    press(dialog.dates, Qt.Key.Key_End)
    assert "[type number date|bare]" in dialog.shown.text()
    press(dialog.agree, Qt.Key.Key_Space)
    chosen = Live("can_cu.vb1", parts=("type", "number", "date"), date="bare")
    assert editor.prose() == ((Text("Theo "), chosen, Text(".")),)
    editor.undo()
    assert editor.prose() == ((Text("Theo "), Live("can_cu.vb1"), Text(".")),)


def test_mention_without_parts_cannot_be_agreed(editor, words):
    dialog = MentionDialog(Live("can_cu.vb1", parts=("type",)), words, editor)
    press(dialog.parts["type"], Qt.Key.Key_Space)
    assert not dialog.agree.isEnabled()


def test_no_mention_options_beside_other_values(editor):
    editor.set_prose(SENTENCE)
    go(editor, 7)
    assert editor.choose_mention() is None


def test_citation_is_shown_short_and_told_whole(editor, sayings):
    assert editor._chips.shown(Live("can_cu.vb1")) == "Kế hoạch số 25/KH-UBND[type so number|]"
    assert editor._chips.hint(Live("can_cu.vb1")) == "Kế hoạch số 25/KH-UBND: Kế hoạch số 25/KH-UBND[|]"
    sayings.values["xa"] = "x" * 100
    assert len(editor._chips.shown(Live("xa"))) == 48
    assert "không còn" in editor._chips.hint(Live("mat"))


def test_list_item_by_enter_and_backspace(words):
    items = NumberedText(words, "Nhiệm vụ", "arabic")
    type_text(items, "một\nhai\n")
    assert items.prose() == (plain("một"), plain("hai"), ())
    press(items, Qt.Key.Key_Backspace)
    assert items.prose() == (plain("một"), plain("hai"))
    go(items, 3, anchor=0)
    press(items, Qt.Key.Key_Backspace)
    press(items, Qt.Key.Key_Backspace)
    assert items.prose() == (plain("hai"),)


def test_list_items_move_and_keep_their_values(words):
    items = NumberedText(words, "Nhiệm vụ", "letter")
    items.set_prose((plain("một"), (Text("hai "), Live("xa")), plain("ba")))
    go(items, 5)
    press(items, Qt.Key.Key_Up, ALT)
    assert items.prose() == ((Text("hai "), Live("xa")), plain("một"), plain("ba"))
    assert items.textCursor().position() == 1
    press(items, Qt.Key.Key_Up, ALT)
    press(items, Qt.Key.Key_Down, ALT)
    press(items, Qt.Key.Key_Down, ALT)
    assert items.prose() == (plain("một"), plain("ba"), (Text("hai "), Live("xa")))
    items.undo()
    assert items.prose() == (plain("một"), (Text("hai "), Live("xa")), plain("ba"))


def test_numbers_pasted_before_items_are_taken_off(words):
    items = NumberedText(words, "Nhiệm vụ", "arabic")
    pasted(items, "<p>1. Tuyên truyền</p><p>b) Tập huấn</p><p>- Họp</p><p>2023 là năm</p>")
    assert items.prose() == (plain("Tuyên truyền"), plain("Tập huấn"), plain("Họp"), plain("2023 là năm"))


def test_menu_speaks_vietnamese(editor):
    offers = [offer.words for offer in editor._offers() if offer]
    assert offers == [
        *("Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"),
        *(
            "Gạch đầu dòng (-, +)",
            "Chèn giá trị…",
            "Cách viết…",
            "Chèn câu mẫu…",
            "Lưu phần chọn làm câu mẫu…",
        ),
    ]


def test_dashes_come_change_and_go_by_keys_and_undo_takes_each_back(editor):
    lines = ("Tuyên truyền", "Tập huấn", "Họp")
    editor.set_prose(tuple(map(plain, lines)))
    go(editor, 15, 3)
    seen = []
    for _ in range(3):
        press(editor, Qt.Key.Key_L, CTRL | SHIFT)
        seen.append(editor.toPlainText().split("\n"))
    assert seen == [
        ["- Tuyên truyền", "- Tập huấn", "Họp"],
        ["+ Tuyên truyền", "+ Tập huấn", "Họp"],
        [*lines],
    ]
    press(editor, Qt.Key.Key_Z, CTRL)
    assert editor.toPlainText().split("\n") == seen[1]
    press(editor, Qt.Key.Key_Z, CTRL)
    assert editor.toPlainText().split("\n") == seen[0]
    press(editor, Qt.Key.Key_Y, CTRL)
    assert editor.toPlainText().split("\n") == seen[1]


def test_dash_before_bold_and_values_leaves_them_as_they_are(editor):
    prose = ((Live("xa"), Text(" họp")), (Text("Đậm", bold=True),))
    editor.set_prose(prose)
    editor.selectAll()
    press(editor, Qt.Key.Key_L, CTRL | SHIFT)
    assert editor.prose() == (
        (Text("- "), Live("xa"), Text(" họp")),
        (Text("- "), Text("Đậm", bold=True)),
    )


def test_line_of_which_only_the_beginning_is_reached_gets_no_dash(editor):
    editor.set_prose((plain("Một"), plain("Hai")))
    go(editor, 4, 0)
    press(editor, Qt.Key.Key_L, CTRL | SHIFT)
    assert editor.toPlainText() == "- Một\nHai"


def test_lines_that_mark_themselves_take_no_dash(words):
    items = NumberedText(words, "Nhiệm vụ", "arabic")
    items.set_prose((plain("Một"),))
    press(items, Qt.Key.Key_L, CTRL | SHIFT)
    assert items.toPlainText() == "Một"


def buttons(editor) -> dict[str, QToolButton]:
    made = TextTools(editor)
    editor.tools = made  # as long as the editor
    found: list[QToolButton] = list(made.findChildren(QToolButton))
    return {one.accessibleName(): one for one in found}


def test_buttons_show_the_weight_at_the_cursor_and_what_can_be_taken_back(editor):
    tools = buttons(editor)
    bold, undo, redo = (tools[name] for name in ("Chữ đậm (Ctrl+B)", "Hoàn tác (Ctrl+Z)", "Làm lại (Ctrl+Y)"))
    editor.set_prose(((Text("thường "), Text("đậm", bold=True)),))
    assert not undo.isEnabled()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    assert bold.isChecked()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert not bold.isChecked()
    type_text(editor, "x")
    undo.click()
    assert editor.toPlainText() == "thường đậm"
    redo.click()
    assert editor.toPlainText() == "xthường đậm"
    tools["Đặt hoặc bỏ dấu “-”, “+” ở đầu dòng (Ctrl+Shift+L)"].click()
    assert editor.toPlainText() == "- xthường đậm"


def test_table_of_excel_becomes_lines_of_prose(editor):
    pasted(editor, "<table><tr><td>Tờ rơi</td><td>120</td></tr><tr><td>Tin bài</td><td>36</td></tr></table>")
    assert editor.toPlainText() == "Tờ rơi; 120\nTin bài; 36"


def test_buttons_go_into_a_second_row_where_they_do_not_fit(editor):
    tools = buttons(editor)
    row = editor.tools
    row.resize(800, 40)
    row.show()
    assert {one.y() for one in tools.values()} == {0}
    row.resize(160, 40)
    assert len({one.y() for one in tools.values()}) > 1
    assert all(row.rect().contains(one.geometry()) for one in tools.values())


def test_text_that_is_only_read_offers_copying_and_hears_no_other_key(editor):
    editor.set_prose((plain("Một"),))
    editor.setReadOnly(True)
    editor.selectAll()
    for key in (Qt.Key.Key_B, Qt.Key.Key_V, Qt.Key.Key_X):
        press(editor, key, CTRL)
    press(editor, Qt.Key.Key_L, CTRL | SHIFT)
    assert editor.prose() == (plain("Một"),)
    assert [offer.words for offer in editor._offers() if offer] == ["Sao chép", "Chọn tất cả"]


@pytest.mark.parametrize(("position", "name"), [(6, "ky"), (9, "xa"), (2, None)])
def test_double_click_on_a_value_turns_to_where_it_comes_from(words, position, name):
    turned: list[str] = []
    editor = LiveText(replace(words, go_to=turned.append), "Nội dung")
    editor.set_prose(SENTENCE)
    editor.resize(500, 100)
    editor.show()
    cursor = QTextCursor(editor.document())
    cursor.setPosition(position)
    at = editor.cursorRect(cursor).center() + QPoint(4, 0)
    QTest.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert turned == ([name] if name else [])
