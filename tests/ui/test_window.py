"""The window as a clerk meets it: nothing typed is lost, nothing makes the typing wait."""

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from cchc_desktop.document.tree import Heading, Item, Paragraph, Table, text_of
from cchc_desktop.entry import Entry, Period
from cchc_desktop.form.definition import new_entry
from cchc_desktop.form.outline import remove
from cchc_desktop.office import Office
from cchc_desktop.prose import plain
from cchc_desktop.store.entries import Entries
from cchc_desktop.ui.fields.texts import ProseEditor
from cchc_desktop.ui.office.office_dialog import OfficeDialog
from tests.goldens import forms, golden_entry
from tests.ui.clerk import CTRL, Clerk, Key

FORM = forms()["bc-tuyen-truyen"]
OFFICE = Office(name="Tái Sơn", superior="tỉnh Hải Dương", province="tỉnh Hải Dương")


@pytest.fixture
def clerk(app, tmp_path: Path):
    made = Clerk(tmp_path)
    yield made
    if made.window.isVisible():
        made.close()


def started(clerk: Clerk, entry: Entry | None = None) -> Entry:
    entry = entry or new_entry(FORM, OFFICE, Period("nam", 2026, date(2026, 1, 1), date(2026, 12, 31)))
    clerk.window._desk.writer.save(entry, "Báo cáo thử")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(entry.id)
    return entry


def told(clerk: Clerk) -> str:
    label: QLabel = clerk.window._told
    return label.text()


def editor(clerk: Clerk, section: str, field: str):
    clerk.page.open_section(section, field)
    return clerk.page._pages[section].questions[field].editor


def test_typing_goes_on_while_the_disk_is_busy(clerk: Clerk, monkeypatch):
    started(clerk)
    released, save = threading.Event(), Entries.save
    monkeypatch.setattr(Entries, "save", lambda *args: (released.wait(), save(*args)))
    text = editor(clerk, "ket-thuc", "ket_thuc").text
    clerk.press(Key.Key_A, CTRL)
    clerk.type("Một câu dài được gõ trong khi ổ đĩa còn bận.")
    clerk.until(lambda: "ổ đĩa còn bận" in text_of(blocks(clerk)[-1].runs))
    clerk.page.save_now()
    clerk.type(" Gõ tiếp.")
    clerk.until(lambda: "Gõ tiếp" in text_of(blocks(clerk)[-1].runs))
    assert text.toPlainText().endswith("Gõ tiếp.")
    assert told(clerk) != "Đã lưu"
    released.set()
    clerk.page.save_now()
    clerk.until(lambda: told(clerk) == "Đã lưu")


def test_what_was_acknowledged_is_in_the_store(clerk: Clerk):
    entry = started(clerk)
    editor(clerk, "thong-ke", "tin_bai")
    clerk.type("48")
    clerk.until(lambda: told(clerk) == "Đã lưu")
    stored = clerk.window._desk.entries.load(entry.id)
    assert stored.answers["tin_bai"]["typed"] == "48"


def test_the_program_opens_where_it_was_left(clerk: Clerk):
    entry = started(clerk)
    clerk.page.open_section("thong-ke")
    clerk.close()
    clerk.open()
    assert clerk.page.entry.id == entry.id
    assert clerk.page.sections.current == "thong-ke"


def test_a_number_typed_once_is_shown_wherever_the_text_names_it(clerk: Clerk):
    started(clerk)
    editor(clerk, "thong-ke", "tin_bai")
    clerk.type("48")
    clerk.until(lambda: any("đã đăng 48 tin, bài viết" in text_of(block.runs) for block in blocks(clerk)))
    sentence = clerk.page._pages["thong-ke"].questions["thong_ke"].editor
    assert isinstance(sentence, ProseEditor)
    assert "48 tin, bài viết" in sentence.words.text(sentence.text.prose()[0])


def blocks(clerk: Clerk) -> list[Heading | Paragraph | Item]:
    return [block for block in clerk.page.document.blocks if not isinstance(block, Table)]


def test_a_section_can_be_moved_and_brought_back(clerk: Clerk):
    entry = started(clerk)
    clerk._go_to("phuong-huong")
    clerk.press(Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    order = [section.id for section in clerk.page.entry.outline]
    assert order.index("phuong-huong") < order.index("ket-qua")
    clerk.press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert clerk.page.entry.outline == entry.outline


def test_a_removed_section_comes_back_with_its_answers_and_all_typed_since(clerk: Clerk):
    started(clerk)
    before = clerk.page.entry
    clerk._go_to("phuong-huong")
    clerk.during(clerk._agree, lambda: clerk.press(Key.Key_Delete))
    assert "nhiem_vu" not in clerk.page.entry.answers
    editor(clerk, "thong-ke", "tin_bai")
    clerk.type("5")
    clerk.page.settle()
    clerk.page.notice._act()
    assert clerk.page.entry.outline == before.outline
    assert clerk.page.entry.answers["nhiem_vu"] == before.answers["nhiem_vu"]
    assert clerk.page.entry.answers["tin_bai"]["typed"] == "5"


def test_editing_after_an_export_begins_a_new_revision_and_keeps_the_old(clerk: Clerk, tmp_path: Path):
    entry = started(clerk)
    clerk.export(tmp_path, "mot")
    assert clerk.page.entry.state == "đã xuất"
    editor(clerk, "thong-ke", "tin_bai")
    clerk.type("7")
    clerk.page.settle()
    assert clerk.page.entry.parent == entry.revision
    assert clerk.page.entry.state == "nháp"
    frozen = clerk.window._desk.entries.version(entry.id, entry.revision)
    assert "tin_bai" not in frozen.answers


def test_an_entry_opens_unchanged_after_its_form_has_changed(clerk: Clerk):
    entry = golden_entry("tai-son-bc-2022")
    sections = tuple(
        replace(section, heading=plain("Khác hẳn"), fields=section.fields[:1]) for section in FORM.sections
    )
    clerk.window._desk.forms["bc-tuyen-truyen"] = replace(FORM, version=2, sections=sections)
    started(clerk, entry)
    text = [text_of(block.runs) for block in blocks(clerk)]
    assert "KẾT QUẢ THỰC HIỆN" in text
    clerk.page.open_section("thong-ke")
    assert set(clerk.page._pages["thong-ke"].questions) == {"tin_bai", "thong_ke"}


def test_an_entry_whose_form_is_gone_still_opens(clerk: Clerk):
    entry = golden_entry("tam-hop-bc-2024")
    clerk.window._desk.forms.clear()
    started(clerk, entry)
    assert clerk.page.document.type == "BÁO CÁO"


def test_a_broken_form_of_the_office_is_told_and_stops_nothing(app, tmp_path: Path):
    folder = Path(tmp_path / "x" / "bieu-mau")
    folder.mkdir(parents=True)
    (folder / "hong.toml").write_text('id = "hong"\nversion = 0\n', encoding="utf-8")
    from cchc_desktop.form.loading import load_forms
    from cchc_desktop.paths import shipped
    from cchc_desktop.ui.desk import Desk
    from cchc_desktop.ui.main_window import MainWindow

    window = MainWindow(Desk(tmp_path / "so.db", *load_forms([shipped("forms"), folder])))
    assert "hong.toml" in window.home.notice.text
    assert len(window._desk.forms) == 6
    window.close()


@pytest.mark.parametrize(
    ("date_typed", "number_typed"), [("20/07/1999", "12"), ("20/07/２０２６", "12"), ("20/13", "12")]
)
def test_only_what_can_be_opened_again_is_taken(clerk: Clerk, date_typed: str, number_typed: str):
    entry = started(clerk)
    clerk.page.open_section("phan-dau")
    for line, words in ((clerk.page.dating._date, date_typed), (clerk.page.dating._number, number_typed)):
        clerk.tab_to(line)
        clerk.retype(words)
    clerk.until(lambda: told(clerk) == "Đã lưu")
    stored = clerk.window._desk.entries.load(entry.id)
    assert (stored.number, stored.date) == ("12", "")


def test_the_office_of_one_document_is_not_that_of_new_ones(clerk: Clerk):
    started(clerk)
    desk = clerk.window._desk
    clerk.window._keep_office(OFFICE)

    def change(dialog: OfficeDialog) -> None:
        dialog._lines["superior"].setText("huyện Tứ Kỳ")
        dialog.accept()

    clerk.during(change, lambda: clerk.window._change_office(clerk.page))
    assert clerk.page.entry.office.superior == "huyện Tứ Kỳ"
    assert desk.office() == OFFICE


def test_the_title_of_an_open_section_follows_its_live_values(clerk: Clerk):
    started(clerk)
    clerk.page.open_section("phuong-huong")
    clerk.page.set_period(Period("nam", 2030))
    assert clerk.page._pages["phuong-huong"]._title.text() == "II. Phương hướng, nhiệm vụ năm 2031"


def test_the_last_section_stays(clerk: Clerk):
    entry = started(clerk)
    for section in entry.outline[:-1]:
        clerk.page.change(remove(clerk.page.entry, section.id) if section.level < 2 else clerk.page.entry)
    clerk.page._outliner.remove(clerk.page.entry.outline[-1].id)
    assert clerk.page.entry.outline
    assert "ít nhất một mục" in clerk.page.notice.text


def test_every_window_shows_the_programs_own_sign(app):
    sizes = {size.width() for size in app.windowIcon().availableSizes()}
    assert {16, 32, 48} <= sizes  # title bar, task bar, Alt+Tab


def test_enter_goes_on_from_a_section_that_asks_nothing(clerk: Clerk):
    started(clerk)
    clerk.page.open_section("ket-qua")
    clerk.page.enter()
    clerk.press(Key.Key_Return)
    assert clerk.page.sections.current == "trien-khai"


def test_what_the_first_page_told_is_gone_once_a_document_was_opened(clerk: Clerk):
    clerk.window.home.notice.say("Đã thiết lập xong.")
    started(clerk)
    clerk.window._show_home()
    assert not clerk.window.home.notice.isVisible()


def test_section_that_lacks_something_wants_to_be_seen_after_export_and_reopening(clerk: Clerk, tmp_path):
    entry = started(clerk)
    clerk.export(tmp_path, "bao-cao")
    clerk.window._show_home()
    clerk.window.open_entry(entry.id)
    states = {row.id: row.state for row in clerk.page.sections._rows}
    assert states["thong-ke"] == "Cần xem"


@pytest.mark.parametrize(("typed", "shown"), [("20072026", "20/07/2026"), ("20/7/26", "20/07/2026")])
def test_day_typed_in_short_is_written_out(clerk: Clerk, typed: str, shown: str):
    started(clerk)
    clerk.page.open_section("phan-dau")
    clerk.tab_to(clerk.page.dating._date)
    clerk.retype(typed)
    clerk.press(Key.Key_Tab)
    assert clerk.page.dating._date.text() == shown
    clerk.page.settle()
    assert clerk.page.entry.date == "2026-07-20"
