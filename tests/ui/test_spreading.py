"""An old report is taken over: proposed, corrected, agreed to, taken back; nothing of it gets lost."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from cchc_desktop.document.docx import write_docx
from cchc_desktop.entry import Entry, Period
from cchc_desktop.form.definition import new_entry
from cchc_desktop.form.live import Values
from cchc_desktop.office import Office
from cchc_desktop.prose import plain
from cchc_desktop.review.old_report import pieces_of_text
from cchc_desktop.ui.entry.spread_dialog import SpreadDialog
from cchc_desktop.ui.entry.spreading import BACK, Homeless, SourceDialog
from cchc_desktop.ui.fields.live_text import LiveText
from tests.goldens import document_of, forms, golden_entry
from tests.ui.clerk import ALT, CTRL, Clerk, Key
from tests.ui.keys import press

FORM = forms()["bc-tuyen-truyen"]
OFFICE = Office(name="Tái Sơn", superior="tỉnh Hải Dương", province="tỉnh Hải Dương")
REPORT = """ỦY BAN NHÂN DÂN
XÃ TÁI SƠN
Số: 05/BC-UBND
BÁO CÁO
Kết quả tuyên truyền năm 2025
Thực hiện kế hoạch, UBND xã báo cáo như sau:
I. KẾT QUẢ THỰC HIỆN
1. Công tác triển khai
Đã ban hành kế hoạch.
III. KHEN THƯỞNG
Khen 02 tập thể.
IV. PHƯƠNG HƯỚNG, NHIỆM VỤ
1. Duy trì chuyên mục.
Trên đây là báo cáo của UBND xã./."""


@pytest.fixture
def clerk(app, tmp_path: Path):
    made = Clerk(tmp_path)
    yield made
    if made.window.isVisible():
        made.close()


@pytest.fixture(autouse=True)
def told(monkeypatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    return said


@pytest.fixture(autouse=True)
def answered_by_enter(monkeypatch) -> None:
    """The first dialog is answered at once: what was copied."""

    def enter(dialog: SourceDialog) -> int:
        dialog.show()
        press(dialog, Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(SourceDialog, "exec", enter)


def opened(clerk: Clerk, **answers: list[str]) -> Entry:
    entry = new_entry(FORM, OFFICE, Period("nam", 2026, date(2026, 1, 1), date(2026, 12, 31)))
    for field, answer in answers.items():
        entry = entry.answered(field, answer)
    clerk.window._desk.writer.save(entry, "Báo cáo thử")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(entry.id)
    return entry


def take_over(clerk: Clerk, act=lambda _dialog: None) -> None:
    """What was copied goes through both dialogs; ``act`` works in the second."""
    QGuiApplication.clipboard().setText(REPORT)

    def agree(dialog: SpreadDialog) -> None:
        act(dialog)
        dialog._agree.click()

    clerk.during(agree, clerk.window._take_over)


def answers(clerk: Clerk) -> Mapping[str, Any]:
    return clerk.page.entry.answers


def kept(clerk: Clerk) -> list[Homeless]:
    return list(clerk.page.findChildren(Homeless))


def test_old_report_fills_the_sections_and_can_be_taken_back(clerk: Clerk):
    before = opened(clerk).answers
    take_over(clerk)
    assert answers(clerk)["trien_khai"] == ["Đã ban hành kế hoạch."]
    assert answers(clerk)["nhiem_vu"] == ["Duy trì chuyên mục."]
    assert answers(clerk)["mo_dau"] == ["Thực hiện kế hoạch, UBND xã báo cáo như sau:"]
    assert clerk.page.notice._action.text() == BACK
    clerk.page.notice._action.click()
    assert answers(clerk) == before


def test_what_found_no_section_stays_until_the_clerk_is_done_with_it(clerk: Clerk):
    entry = opened(clerk)
    take_over(clerk)
    (view,) = kept(clerk)
    assert view.text.toPlainText() == "III. KHEN THƯỞNG\nKhen 02 tập thể."
    clerk.close()
    clerk.open()
    clerk.window.open_entry(entry.id)
    (view,) = kept(clerk)
    view._copy()
    assert QGuiApplication.clipboard().text() == "III. KHEN THƯỞNG\nKhen 02 tập thể."
    view.dismiss()
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(entry.id)
    assert kept(clerk) == []


def test_text_of_the_clerk_is_left_alone_when_the_clerk_says_so(clerk: Clerk):
    opened(clerk, trien_khai=["Của tôi."])
    take_over(clerk, lambda dialog: dialog.leave.setChecked(True))
    assert answers(clerk)["trien_khai"] == ["Của tôi."]
    assert "Đã ban hành kế hoạch." in kept(clerk)[0].text.toPlainText()


def test_text_of_the_clerk_is_followed_otherwise(clerk: Clerk):
    opened(clerk, trien_khai=["Của tôi."])
    take_over(clerk)
    assert answers(clerk)["trien_khai"] == ["Của tôi.", "Đã ban hành kế hoạch."]


def test_paragraph_is_moved_to_another_section_by_keys(clerk: Clerk):
    def move(dialog: SpreadDialog) -> None:
        head = dialog.tree.topLevelItem(0)
        assert head is not None
        dialog.tree.setCurrentItem(head.child(1))
        for _ in range(2):  # the opening, then the first section
            clerk.press(Key.Key_Down, ALT)
        dialog.goal.choose("noi-dung")

    opened(clerk)
    take_over(clerk, move)
    assert answers(clerk)["trien_khai"] == ["Đã ban hành kế hoạch.", "Khen 02 tập thể."]
    assert kept(clerk)[0].text.toPlainText() == "III. KHEN THƯỞNG"


def dialog_of(clerk: Clerk) -> SpreadDialog:
    entry = opened(clerk)
    pieces = pieces_of_text(tuple(map(plain, REPORT.splitlines())))
    return SpreadDialog(Values(FORM, entry), pieces, clerk.page)


def test_chosen_paragraphs_go_to_the_section_named_below(clerk: Clerk):
    dialog = dialog_of(clerk)
    head = dialog.tree.topLevelItem(0)
    assert head is not None
    for n in range(head.childCount()):
        head.child(n).setSelected(True)
    dialog.move_to("thong-ke")
    assert [piece.text for where, piece in dialog.placed() if where == "thong-ke"] == [
        "KHEN THƯỞNG",
        "Khen 02 tập thể.",
    ]
    assert dialog.left() == []
    assert len(dialog.tree.selectedItems()) == 2


def test_frame_is_not_copied_and_not_called_homeless(clerk: Clerk):
    dialog = dialog_of(clerk)
    words = [piece.text for _, piece in dialog.placed()] + [piece.text for piece in dialog.left()]
    assert "XÃ TÁI SƠN" not in words
    assert "Kết quả tuyên truyền năm 2025" not in words


def test_word_file_is_read(clerk: Clerk, tmp_path: Path, monkeypatch):
    opened(clerk)
    path = tmp_path / "cu.docx"
    path.write_bytes(write_docx(document_of(golden_entry("tai-son-bc-2023-06"))))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog = SourceDialog(clerk.page, tmp_path)
    dialog._from_file()
    assert dialog.pieces
    assert dialog.result() == SourceDialog.DialogCode.Accepted


def test_file_that_is_no_word_file_is_told(clerk: Clerk, tmp_path: Path, monkeypatch, told):
    opened(clerk)
    path = tmp_path / "cu.docx"
    path.write_bytes(b"khong phai")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog = SourceDialog(clerk.page, tmp_path)
    dialog._from_file()
    assert dialog.pieces is None
    assert "cu.docx" in told[0]


def test_empty_clipboard_is_told(clerk: Clerk, tmp_path: Path, told):
    opened(clerk)
    QGuiApplication.clipboard().clear()
    dialog = SourceDialog(clerk.page, tmp_path)
    dialog._from_clipboard()
    assert "Ctrl+C" in told[0]


def pasted(clerk: Clerk, text: str) -> LiveText:
    clerk.page.open_section("trien-khai")
    editor = clerk.page._pages["trien-khai"].questions["trien_khai"].editor.first_focus()
    assert isinstance(editor, LiveText)
    editor.setFocus()
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    clerk.press(Key.Key_V, CTRL)
    return editor


def test_whole_report_pasted_into_one_field_is_offered_to_be_spread(clerk: Clerk):
    opened(clerk, trien_khai=["Của tôi."])
    pasted(clerk, REPORT)
    assert "giống cả một báo cáo" in clerk.page.notice.text
    clerk.during(lambda dialog: dialog._agree.click(), clerk.page.notice._action.click)
    assert answers(clerk)["trien_khai"] == ["Của tôi.", "Đã ban hành kế hoạch."]
    assert answers(clerk)["nhiem_vu"] == ["Duy trì chuyên mục."]


def test_paste_that_was_worked_on_is_left_where_it_is(clerk: Clerk):
    opened(clerk)
    editor = pasted(clerk, REPORT)
    clerk.type("x")
    clerk.page.notice._action.click()
    assert "đã có sửa đổi" in clerk.page.notice.text
    assert "KHEN THƯỞNG" in editor.toPlainText()


def test_some_paragraphs_are_no_report(clerk: Clerk):
    opened(clerk)
    pasted(clerk, "\n".join(f"Đoạn số {n} về công tác tuyên truyền." for n in range(9)))
    assert not clerk.page.notice.isVisible()


WORD = """<table><tr><td><p>ỦY BAN NHÂN DÂN</p><p><b>XÃ TÁI SƠN</b></p></td>
<td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p><p>Độc lập - Tự do - Hạnh phúc</p></td></tr>
<tr><td>Số: 05/BC-UBND</td><td><i>Tái Sơn, ngày 20 tháng 12 năm 2025</i></td></tr></table>
<p align=center><b>BÁO CÁO</b></p><p align=center><b>Kết quả tuyên truyền năm 2025</b></p>
<p><b><span style='mso-list:Ignore'>I.<span>&nbsp; </span></span>KẾT QUẢ THỰC HIỆN</b></p>
<p><b><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Công tác triển khai</b></p>
<p>Đã ban hành <b>02</b> kế hoạch.</p>
<p><b>II. PHƯƠNG HƯỚNG, NHIỆM VỤ</b></p>
<p><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Duy trì chuyên mục.</p>
<p>Trên đây là báo cáo của UBND xã./.</p>
<table><tr><td><p><b><i>Nơi nhận:</i></b></p><p>- Lưu: VT.</p></td>
<td><p><b>TM. ỦY BAN NHÂN DÂN</b></p><p><b>CHỦ TỊCH</b></p><p><b>Nguyễn Văn A</b></p></td></tr></table>"""


def test_what_word_puts_on_the_clipboard_keeps_its_weight_and_loses_its_frame(clerk: Clerk):
    opened(clerk)
    data = QMimeData()
    data.setHtml(WORD)
    data.setText("không dùng đến")
    QGuiApplication.clipboard().setMimeData(data)
    clerk.during(lambda dialog: dialog._agree.click(), clerk.window._take_over)
    assert answers(clerk)["trien_khai"] == [["Đã ban hành ", {"bold": "02"}, " kế hoạch."]]
    assert answers(clerk)["nhiem_vu"] == ["Duy trì chuyên mục."]
    assert answers(clerk)["ket_thuc"] == ["Trên đây là báo cáo của UBND xã./."]
    assert kept(clerk) == []
