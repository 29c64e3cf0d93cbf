"""The second pair of eyes in the window: found, mended with a way back, passed over with a reason."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox
from sqlite_utils import Database

from cchc_desktop.document.compose import compose
from cchc_desktop.document.docx import write_docx
from cchc_desktop.document.summary import DATE, NUMBER
from cchc_desktop.document.text import write_text
from cchc_desktop.entry import Entry, Period
from cchc_desktop.form.definition import HEAD, new_entry
from cchc_desktop.form.findings import Finding
from cchc_desktop.office import Office
from cchc_desktop.store.dismissals import Dismissals
from cchc_desktop.ui.entry.file_review import FileReviewDialog, review_file
from cchc_desktop.ui.entry.review_panel import ReviewPanel
from cchc_desktop.ui.fields.inputs import LineEdit
from tests.goldens import document_of, forms, golden_entry
from tests.ui.clerk import ALT, Clerk, Key


@pytest.fixture
def clerk(app, tmp_path: Path):
    made = Clerk(tmp_path)
    entry = golden_entry("tam-hop-bc-2024")
    made.window._desk.writer.save(entry, "Tam Hợp")
    made.window._desk.writer.flush()
    made.window.open_entry(entry.id)
    yield made
    if made.window.isVisible():
        made.close()


def panel(clerk: Clerk) -> ReviewPanel:
    clerk.press(Key.Key_F5)
    return clerk.page.panel


def choose(clerk: Clerk, shown: ReviewPanel, words: str) -> Finding:
    """Go down the list to a finding by its keys."""
    wanted = next(n for n, one in enumerate(shown._shown) if words in one.sentence or words in one.quote)
    clerk.press(Key.Key_Home)
    for _ in range(wanted):
        clerk.press(Key.Key_Down)
    assert shown._list.currentRow() == wanted, clerk.focus()
    return shown._shown[wanted]


def content(entry: Entry) -> tuple[object, object]:
    return entry.answers, entry.outline


def test_f5_shows_what_is_wrong_and_goes_there(clerk: Clerk):
    shown = panel(clerk)
    finding = choose(clerk, shown, "huyện xã")
    clerk.press(Key.Key_Return)
    assert clerk.page.sections.current == finding.section


def test_a_mend_changes_the_text_and_can_be_taken_back(clerk: Clerk):
    shown = panel(clerk)
    before = clerk.page.entry
    mendable = next(one for one in shown._shown if one in shown._reviewed.mendable)
    choose(clerk, shown, mendable.sentence)
    clerk.press(Key.Key_P, ALT)
    clerk.until(lambda: content(clerk.page.entry) != content(before))
    clerk.page.reviewer.now()
    assert mendable not in clerk.page.reviewer.findings
    clerk.page.notice._act()
    assert content(clerk.page.entry) == content(before)


def test_all_safe_mends_are_one_step(clerk: Clerk):
    shown = panel(clerk)
    before = clerk.page.entry
    shown._on_mend_all()
    assert clerk.page.entry.answers != before.answers
    clerk.page.reviewer.now()
    assert not clerk.page.reviewer._reviewed.mendable
    clerk.page.notice._act()
    assert content(clerk.page.entry) == content(before)


def test_a_finding_passed_over_stays_so_with_its_reason(clerk: Clerk):
    shown = panel(clerk)
    finding = choose(clerk, shown, "huyện xã")

    def give_reason(dialog) -> None:
        clerk.tab_to(dialog.findChild(LineEdit))
        clerk.type("tên theo văn bản của huyện")
        clerk.press(Key.Key_Return)

    clerk.during(give_reason, lambda: clerk.press(Key.Key_B, ALT))
    assert finding not in clerk.page.reviewer.findings
    clerk.close()
    clerk.open()
    clerk.page.reviewer.now()
    assert finding not in clerk.page.reviewer.findings
    (kept,) = Dismissals(clerk.window._desk.reader).of(clerk.page.entry.id)
    assert kept.reason == "tên theo văn bản của huyện"


def test_findings_never_stop_an_export(clerk: Clerk, tmp_path: Path):
    panel(clerk)
    assert clerk.page.reviewer.findings
    exported = clerk.export(tmp_path, "bc").read_bytes()
    assert exported == write_docx(compose(forms()["bc-tuyen-truyen-day-du"], golden_entry("tam-hop-bc-2024")))


def test_anybodys_word_file_is_read(clerk: Clerk, tmp_path: Path):
    path = tmp_path / "nguoi-khac.docx"
    path.write_bytes(write_docx(document_of(golden_entry("chi-lang-nam-bc-2022"))))
    seen: list[int] = []

    def look(dialog: FileReviewDialog) -> None:
        seen.append(len(dialog.panel._shown))
        clerk.press(Key.Key_Escape)

    clerk.during(look, lambda: review_file(path, clerk.window))
    assert seen[0] > 3


def test_a_file_that_is_no_word_file_is_refused_in_words(clerk: Clerk, tmp_path: Path):
    path = tmp_path / "hong.docx"
    path.write_bytes(b"PK\x03\x04 not a zip")
    said: list[str] = []

    def look(box: QMessageBox) -> None:
        said.append(box.text())
        box.close()

    clerk.during(look, lambda: review_file(path, clerk.window))
    assert "hong.docx" in said[0]


def test_a_section_that_was_left_is_marked_in_the_margin_of_its_page(clerk: Clerk):
    finding = next(one for one in panel(clerk)._shown if "huyện xã" in one.sentence)
    clerk.page.open_section(finding.section)
    clerk.window.open_entry(clerk.page.entry.id)  # opens where it was left off: that section is in work
    clerk.page.reviewer.now()
    assert not any(place.section == finding.section for place in clerk.page.preview._flagged)
    clerk.page.open_section("phan-dau")
    assert any(place.section == finding.section for place in clerk.page.preview._flagged)


def states(clerk: Clerk) -> dict[str, str]:
    return {row.id: row.state for row in clerk.page.sections._rows}


def opened(clerk: Clerk, entry: Entry) -> None:
    clerk.window._desk.writer.save(entry, "Báo cáo")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(entry.id)


def test_a_document_taken_up_again_tells_which_sections_to_look_at(clerk: Clerk):
    opened(clerk, golden_entry("tai-son-bc-2022").answered("tin_bai", {"typed": "ba mươi"}))
    assert states(clerk)["thong-ke"] == "Cần xem"
    clerk.page.open_section("thong-ke")
    clerk.window.open_entry(clerk.page.entry.id)  # where it was left off: that section is in work
    assert states(clerk)["thong-ke"] == "Đang làm"
    clerk.press(Key.Key_F6)
    assert states(clerk)["thong-ke"] == "Cần xem"


def test_looking_through_the_list_of_sections_leaves_none_to_look_at(clerk: Clerk):
    begun = new_entry(forms()["bc-tuyen-truyen"], Office(name="Tái Sơn"), Period("nam", 2026))
    opened(clerk, begun)
    clerk.page.sections._list.setFocus()
    for _ in begun.outline:
        clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Home)
    marked = [section for section, state in states(clerk).items() if state == "Cần xem"]
    assert marked in ([], ["phan-dau"])  # the cursor was in the first one when the document was opened
    clerk._go_to("thong-ke")
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_F6)
    assert states(clerk)["thong-ke"] == "Cần xem"


def test_section_looked_into_by_mouse_is_gone_through_and_stays_so(clerk: Clerk):
    opened(clerk, new_entry(forms()["bc-tuyen-truyen"], Office(name="Tái Sơn"), Period("nam", 2026)))
    sections = clerk.page.sections
    for section in ("mo-dau", "phuong-huong"):
        row = [one.id for one in sections._rows].index(section)
        place = sections._list.visualItemRect(sections._list.item(row)).center()
        QTest.mouseClick(sections._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert states(clerk)[section] == "Chưa làm"
        assert clerk.page._pages.isAncestorOf(clerk.focus()), "what is typed now goes into the section"
    assert states(clerk)["mo-dau"] == "Cần xem"
    clerk.press(Key.Key_F6)
    assert states(clerk)["phuong-huong"] == "Đã xong"
    clerk.page.open_section("phuong-huong")
    for _ in range(2):
        clerk.window.open_entry(clerk.page.entry.id)
        assert states(clerk)["phuong-huong"] == "Đã xong"


def test_section_whose_only_lack_was_passed_over_is_done_here_and_on_the_first_page(clerk: Clerk):
    entry = new_entry(forms()["bc-tuyen-truyen"], Office(name="Tái Sơn"), Period("nam", 2026))
    opened(clerk, entry)
    clerk.page.open_section("thong-ke")
    clerk.page.open_section("ket-thuc")
    assert states(clerk)["thong-ke"] == "Cần xem"
    lacking = [one for one in panel(clerk)._shown if one.section == "thong-ke"]

    def pass_over(db: Database) -> None:
        for finding in lacking:
            Dismissals(db).dismiss(entry.id, finding, "không đếm")

    clerk.window._desk.writer.do(pass_over).result()
    clerk.page.reviewer._read_passed()
    assert states(clerk)["thong-ke"] == "Đã xong"
    done = list(states(clerk).values()).count("Đã xong")
    clerk.page.open_section("phan-dau")
    clerk.window._show_home()
    labels = cast("list[QLabel]", clerk.window.home.findChildren(QLabel))
    assert any(f"{done}/8 mục xong" in one.text() for one in labels)


def test_sentence_of_an_optional_number_is_left_out_until_there_is_one(clerk: Clerk):
    entry = new_entry(forms()["bc-tuyen-truyen"], Office(name="Tái Sơn"), Period("nam", 2026))
    clerk.window._desk.writer.save(entry, "Báo cáo")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(entry.id)
    assert "tuyên truyền cải cách hành chính đạt" not in write_text(clerk.page.document)
    assert all(one.field != "noi_dung" for one in panel(clerk)._shown)
    clerk.page.open_section("noi-dung", "hoan_thanh")
    clerk.type("98")
    clerk.page.settle()
    assert "Kết quả thực hiện kế hoạch tuyên truyền cải cách hành chính đạt 98%." in write_text(
        clerk.page.document
    )


def test_finding_is_shown_with_its_words_selected(clerk: Clerk):
    entry = golden_entry("tai-son-bc-2023-06")
    clerk.window._desk.writer.save(entry, "Báo cáo")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(entry.id)
    found = next(one for one in panel(clerk)._shown if "mức độ 3, 4" in one.sentence)
    clerk.page._go_to_finding(found)
    focused: Any = clerk.focus()
    assert focused.textCursor().selectedText() == found.quote


def test_double_click_on_a_value_goes_where_it_is_answered(clerk: Clerk):
    entry = golden_entry("tai-son-bc-2023-06")
    clerk.window._desk.writer.save(entry, "Báo cáo")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(entry.id)
    for name, section in (("tin_bai", "thong-ke"), ("can_cu.kh_xa", "mo-dau"), ("ky", HEAD), ("xa", HEAD)):
        clerk.page.open_section("ket-thuc")
        clerk.page.go_to_value(name)
        assert clerk.page.sections.current == section


def test_number_that_is_none_is_told_by_f5_and_by_the_last_look_alike(clerk: Clerk):
    entry = new_entry(forms()["kh-tuyen-truyen"], Office(name="Tái Sơn"), Period("nam", 2026))
    row = ["Xe loa", "lượt", "1", "", "", "", "ba"]
    blank = ["Pano", "cái", "", "", "", "", ""]
    entry = entry.answered("chi_tieu_loai_hinh", [row, blank])
    clerk.window._desk.writer.save(entry, "Kế hoạch")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(entry.id)
    wanted = ["Dòng “Xe loa”, cột “Cả năm”: “ba” không phải là số.", "Dòng “Pano” chưa có con số nào."]
    told = [one.sentence for one in panel(clerk)._shown]
    assert set(wanted) <= set(told)
    clerk.page.check()
    page = clerk.page.check_page
    assert set(wanted) <= {one.sentence for one in page._problems}
    others = re.findall(r"còn (\d+)", page._note.text())
    assert len(told) == len(page._problems) + sum(map(int, others))


def test_date_that_does_not_exist_is_told_and_is_still_there_after_reopening(clerk: Clerk):
    entry = golden_entry("tai-son-bc-2023-06")
    clerk.window._desk.writer.save(entry, "Báo cáo")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(entry.id)
    clerk.page.open_section(HEAD, "ngay-van-ban")
    clerk.retype("31/02/2026")
    clerk.page.open_section("mo-dau")
    clerk.page.reviewer.now()
    assert states(clerk)[HEAD] == "Cần xem"
    wanted = "Không có ngày “31/02/2026”: tháng 02/2026 chỉ có 28 ngày. Chữ này chưa vào văn bản."
    assert wanted in [one.sentence for one in panel(clerk)._shown]
    clerk.close()
    clerk.open()
    clerk.page.open_section(HEAD, "ngay-van-ban")
    focused: Any = clerk.focus()
    assert focused.text() == "31/02/2026"
    assert clerk.page.entry.date == ""


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("20/07/1999", "Năm trong “20/07/1999” phải từ 2000 đến 2099."),
        ("thứ hai", "“thứ hai” chưa phải là ngày."),
    ],
)
def test_reason_of_a_misread_day_is_a_sentence(clerk: Clerk, typed: str, why: str):
    clerk.page.open_section(HEAD, DATE)
    clerk.retype(typed)
    clerk.page.open_section("mo-dau")
    clerk.page.reviewer.now()
    assert f"{why} Chữ này chưa vào văn bản." in [one.sentence for one in panel(clerk)._shown]


def test_unread_words_are_gone_with_the_content_they_stood_beside(clerk: Clerk):
    entry = golden_entry("tai-son-bc-2023-06")
    writer = clerk.window._desk.writer
    writer.save(entry, "Báo cáo")
    writer.flush()
    clerk.window.open_entry(entry.id)
    clerk.page.open_section(HEAD, NUMBER)
    clerk.retype("7-b")
    clerk.page.open_section("mo-dau")
    clerk.window._show_home()
    writer.save(replace(entry, number="9"), "Báo cáo")
    writer.flush()
    clerk.window.open_entry(entry.id)
    clerk.page.open_section(HEAD, NUMBER)
    focused: Any = clerk.focus()
    assert focused.text() == "9"


def test_gap_of_a_number_is_listed_once_with_its_place(clerk: Clerk):
    entry = new_entry(forms()["bc-tuyen-truyen"], Office(name="Tái Sơn"), Period("nam", 2026))
    clerk.window._desk.writer.save(entry, "Báo cáo")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(entry.id)
    shown = panel(clerk)
    gaps = [one for one in shown._shown if "[…]" in one.sentence and one.field == "thong_ke"]
    assert [one.asks for one in gaps] == ["tin_bai"]
    clerk.page._go_to_finding(gaps[0])  # where it is answered, not where it is missed
    assert clerk.focus() is clerk.page._pages.question("tin_bai").editor.first_focus()
    clerk.page.check()
    sentences = [one.sentence for one in clerk.page.check_page._problems if one.field == "thong_ke"]
    assert [sentence for sentence in sentences if "[…]" in sentence] == [
        "Còn chỗ trống […]: Đã đăng bao nhiêu tin, bài về CCHC trong kỳ?"
    ]
