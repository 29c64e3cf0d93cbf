"""A year's plan and its report in the window: targets taken, counted, overruled; tasks ticked off."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import cast

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from cchc_desktop.document.compose import compose
from cchc_desktop.document.text import write_text
from cchc_desktop.entry import Period
from cchc_desktop.figures.activities import Activity
from cchc_desktop.figures.periods import with_window
from cchc_desktop.form.definition import new_entry
from cchc_desktop.store.activities import Activities
from cchc_desktop.store.entries import Entries
from cchc_desktop.ui.diary.diary_window import DiaryWindow
from cchc_desktop.ui.entry.commitments_dialog import NOTHING_PLANNED, CommitmentsDialog
from cchc_desktop.ui.entry.planning import PlanWatch
from cchc_desktop.ui.fields.known_documents import KnownDocumentsDialog
from cchc_desktop.ui.home.agenda_panel import AgendaPanel
from tests.figures.test_targets import BC, KH, OFFICE, plan
from tests.goldens import forms, golden_entry
from tests.ui.clerk import Key
from tests.ui.rolling import CountingClerk

YEAR = with_window("nam", 2024)


@pytest.fixture
def clerk(app, tmp_path):
    clerk = CountingClerk(tmp_path)
    rows = [
        Activity(date(2024, 3, 1), "trang-tin", "Bài một", Decimal(40), "tin, bài"),
        Activity(date(2024, 9, 1), "trang-tin", "Bài hai", Decimal(5), "bài"),
        Activity(date(2024, 5, 1), "truyen-thanh", "Phát", Decimal(24), "tin, bài"),
    ]
    clerk.window._desk.writer.do(lambda db: Activities(db).add(rows)).result()
    yield clerk
    clerk.close()


def open_report(clerk):
    report = new_entry(BC, OFFICE, YEAR)
    clerk.window._desk.writer.do(lambda db: Entries(db).save(report, "Báo cáo")).result()
    clerk.window.open_entry(report.id)
    clerk.page.open_section("truyen-thanh")
    return clerk.page._pages["truyen-thanh"].questions["ket_qua_chi_tieu"].editor


def take(clerk, editor):
    clerk.tab_to(editor.take)
    clerk.press(Key.Key_Space)


def test_targets_are_taken_from_the_plan_and_counted(clerk):
    clerk.keep(plan())
    editor = open_report(clerk)
    take(clerk, editor)
    clerk.page.settle()
    text = write_text(compose(BC, clerk.page.entry))
    assert "Trang, cổng thông tin điện tử | tin, bài | 60 | 45 | 75%" in text
    assert "Đài truyền thanh | tin, bài | 24 | 24 | 100%" in text
    assert editor.sentence.text() == (
        "Còn 01/03 chỉ tiêu chưa đạt kế hoạch: trang, cổng thông tin điện tử 45/60 tin, bài (đạt 75%)."
    )


def test_without_a_plan_the_clerk_is_told_so(clerk):
    editor = open_report(clerk)
    take(clerk, editor)
    assert "Chưa có kế hoạch nào" in editor.note.text()
    clerk.window._show_plan()
    assert clerk.page.notice.text == NOTHING_PLANNED


def test_a_document_that_is_known_is_chosen_and_not_typed(clerk):
    plan = replace(golden_entry("lien-minh-kh-2022"), number="07", date="2022-03-11")
    report = new_entry(forms()["bc-tuyen-truyen"], plan.office, Period("nam", 2022))
    for entry in (plan, report):
        clerk.window._desk.writer.save(entry, "Văn bản")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(report.id)
    clerk.page.open_section("mo-dau")
    clerk.page._pages.question("can_cu").editor.cards.cards[1].number.setFocus()
    clerk.press(Key.Key_F4)
    assert isinstance(QApplication.activeWindow(), KnownDocumentsDialog)
    clerk.type("lien minh")
    clerk.press(Key.Key_Return)
    clerk.page.settle()
    cited = clerk.page.entry.answers["can_cu"][1]
    known = {"id": "kh_xa", "number": "07", "symbol": "KH-UBND", "date": "2022-03-11"}
    assert {key: cited[key] for key in known} == known
    assert "Kế hoạch số 07/KH-UBND ngày 11 tháng 3 năm 2022 của UBND xã Liên Minh về" in write_text(
        clerk.page.document
    )


def test_the_sentence_of_what_was_not_met_goes_into_the_report_and_back(clerk):
    clerk.keep(plan())
    editor = open_report(clerk)
    take(clerk, editor)
    before = len(clerk.page.entry.answers["ton_tai"])
    clerk.tab_to(editor.tell)
    clerk.press(Key.Key_Space)
    said = clerk.page.entry.answers["ton_tai"][-1]
    assert said.startswith("- Còn 01/03 chỉ tiêu chưa đạt kế hoạch: ")
    clerk.page.notice._act()
    assert len(clerk.page.entry.answers["ton_tai"]) == before


def test_a_result_is_overruled_and_leads_to_its_rows(clerk):
    clerk.keep(plan())
    editor = open_report(clerk)
    take(clerk, editor)
    clerk.tab_to(editor.typed)
    clerk.type("61")
    clerk.page.settle()
    assert clerk.page.entry.answers["ket_qua_chi_tieu"]["rows"][0]["typed"] == "61"
    assert editor.source.text() == "Nhập tay; sổ theo dõi đếm được 45."

    def act(diary: DiaryWindow):
        assert [row.title for row in diary.model.rows] == ["Bài hai", "Bài một"]
        diary.reject()

    clerk.tab_to(editor.behind)
    clerk.during(act, lambda: clerk.press(Key.Key_Space))


def test_a_target_is_left_out_and_taken_back(clerk):
    clerk.keep(plan())
    editor = open_report(clerk)
    take(clerk, editor)
    clerk.tab_to(editor.drop)
    clerk.press(Key.Key_Space)
    clerk.page.settle()
    assert len(clerk.page.entry.answers["ket_qua_chi_tieu"]["rows"]) == 2
    editor.notice._act()
    clerk.page.settle()
    assert len(clerk.page.entry.answers["ket_qua_chi_tieu"]["rows"]) == 3


def test_a_report_made_of_a_plan_has_its_targets_and_lists_what_was_promised(clerk):
    clerk.keep(replace(plan(), number="71", date="2024-01-18"))
    seen: list[int] = []

    def promises():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, CommitmentsDialog):
            QTimer.singleShot(10, promises)
            return
        groups = [dialog.list.topLevelItem(n) for n in range(dialog.list.topLevelItemCount())]
        seen.extend(group.childCount() for group in groups)
        groups[1].child(0).setCheckState(0, Qt.CheckState.Checked)
        dialog.reject()

    def choose(dialog):
        dialog.made.choose(BC.id)
        dialog.period.show_period(YEAR)
        QTimer.singleShot(10, promises)
        dialog.accept()

    clerk.during(choose, clerk._ask)
    clerk.until(lambda: seen)
    assert clerk.page.entry.form.id == BC.id
    rows = clerk.page.entry.answers["ket_qua_chi_tieu"]["rows"]
    assert [row["counted"] for row in rows[:2]] == ["45", "24"]
    assert seen == [3, 3]
    desk = clerk.window._desk
    due = PlanWatch(desk).due(desk.entries.rows(), date(2024, 6, 20), within=110)
    assert [one.task.words for one in due] == ["Thi tìm hiểu CCHC"]


def test_the_plan_shows_its_own_promises(clerk):
    clerk.keep(plan())
    assert CommitmentsDialog(clerk.window._desk, plan()).list.topLevelItemCount() == 2
    assert CommitmentsDialog(clerk.window._desk, new_entry(KH, OFFICE, YEAR)).is_empty


def test_the_first_page_counts_targets_and_tasks_down(clerk):
    desk = clerk.window._desk
    clerk.keep(plan())
    watch, rows, today = PlanWatch(desk), desk.entries.rows(), date(2024, 12, 1)
    (left,) = watch.countdowns(rows, today)
    assert (left.met, left.every, left.left) == (1, 3, 30)
    assert left.lacking == ("Trang, cổng thông tin điện tử còn 15 tin, bài", "Sân khấu hóa còn 1 buổi")
    panel = AgendaPanel()
    seen: list[str] = []
    panel.plan_wanted.connect(seen.append)
    panel.show_agenda([], [], desk.forms, today, [left, *watch.due(rows, today)])
    labels = cast("list[QLabel]", panel.findChildren(QLabel))
    words = [one.text() for one in labels]
    assert "Chỉ tiêu năm 2024: đạt 1/3" in words
    assert "Đến hết năm: còn 30 ngày" in words
    assert "Trước ngày 15/6/2024: đã quá 169 ngày" in words
    buttons = cast("list[QPushButton]", panel.findChildren(QPushButton))
    buttons[0].click()
    assert seen == [left.plan]


def test_what_the_first_page_tells_of_a_plan_leads_to_its_promises(clerk):
    clerk.keep(plan())
    seen: list[int] = []

    def act(dialog: CommitmentsDialog):
        seen.append(dialog.list.topLevelItemCount())
        dialog.reject()

    clerk.during(act, lambda: clerk.window.home.plan_wanted.emit(plan_id(clerk)))
    assert seen == [2]


def plan_id(clerk):
    return next(row.id for row in clerk.window._desk.entries.rows() if row.form_kind == "KH")


def open_plan(clerk):
    clerk.keep(new_entry(KH, OFFICE, YEAR))
    clerk.window.open_entry(plan_id(clerk))
    clerk.page.open_section("chi-tieu")
    return clerk.page._pages["chi-tieu"].questions["chi_tieu_loai_hinh"].editor


def test_a_plan_gets_a_row_for_each_channel_of_the_diary_by_a_button(clerk):
    editor = open_plan(clerk)
    editor.sheet.set_rows([("Xe loa", "suất", "", "", "", "", "4")])
    button = next(one for one in editor.findChildren(QPushButton) if "loại hình" in one.text())
    clerk.tab_to(button)
    clerk.press(Key.Key_Space)
    clerk.page.settle()
    rows = clerk.page.entry.answers["chi_tieu_loai_hinh"]
    assert rows[0] == ["Xe loa", "suất", "", "", "", "", "4"]
    assert [row[0] for row in rows].count("Xe loa") == 1
    assert ["Hội nghị, tập huấn", "cuộc", "", "", "", "", ""] in rows
    editor.notice._act()
    assert len(editor.sheet.rows()) == 1


def test_a_year_that_is_not_the_sum_of_its_quarters_is_said(clerk):
    editor = open_plan(clerk)
    editor.set_answer(
        [["Xe loa", "suất", "1", "1", "1", "1", "5"], ["Hội nghị", "cuộc", "1", "", "", "", "1"]]
    )
    assert editor.note.text() == "“Cả năm” khác tổng bốn quý: Xe loa."


def test_known_documents_of_the_kind_stand_first_and_those_cited_say_so(clerk):
    plan = replace(golden_entry("lien-minh-kh-2022"), number="01", date="2022-01-11")
    newer = replace(golden_entry("tai-son-bc-2022"), number="09", date="2022-12-01")
    report = new_entry(forms()["bc-tuyen-truyen"], plan.office, Period("nam", 2022))
    for entry in (plan, newer, report):
        clerk.window._desk.writer.save(entry, "Văn bản")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(report.id)
    clerk.page.open_section("mo-dau")
    listed = []
    for type_box in (card.type for card in clerk.page._pages.question("can_cu").editor.cards.cards[:2]):
        type_box.setFocus()
        clerk.press(Key.Key_F4)
        dialog = QApplication.activeWindow()
        assert isinstance(dialog, KnownDocumentsDialog)
        listed.append([dialog.list.item(n).text() for n in range(dialog.list.count())])
        clerk.press(Key.Key_Down)
        clerk.press(Key.Key_Return)
        clerk.window.activateWindow()
        clerk.until(lambda: QApplication.activeWindow() is clerk.window)
    before, after = listed
    kinds = [words.startswith("Kế hoạch") for words in before]
    assert kinds == sorted(kinds, reverse=True)
    assert True in kinds[1:]
    assert any("09/BC-UBND" in words for words in before[kinds.index(False) :])
    assert after == [words + " (đã viện dẫn)" * (n == 1) for n, words in enumerate(before)]
