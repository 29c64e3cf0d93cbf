"""The task: have a report read, mend it, look through every answer once more, by keyboard alone."""

from pathlib import Path

import pytest

from cchc_desktop.document.docx_reader import Pages
from cchc_desktop.entry import STATES, Entry
from cchc_desktop.form.findings import Finding
from cchc_desktop.store.entries import Entries
from cchc_desktop.ui.entry.check_page import CheckPage
from tests.goldens import golden_entry
from tests.ui.clerk import ALT, CTRL, Clerk, Key
from tests.ui.keys import SHIFT


@pytest.fixture
def clerk(app, tmp_path: Path):
    made = Clerk(tmp_path)
    yield made
    if made.window.isVisible():
        made.close()


def opened(clerk: Clerk, entry: Entry) -> Entry:
    clerk.window._desk.writer.save(entry, "Báo cáo")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(entry.id)
    return entry


def checking(clerk: Clerk) -> CheckPage:
    clerk.press(Key.Key_E, CTRL)
    assert clerk.page.is_checking
    return clerk.page.check_page


def problems(page: CheckPage) -> list[Finding]:
    return list(page._problems)


def answers(page: CheckPage) -> dict[str, str]:
    return {told.field: told.answer for told in page.answers.told()}


def stored(clerk: Clerk, entry: Entry) -> Entry:
    clerk.page.save_now()
    clerk.window._desk.writer.flush()
    return Entries(clerk.window._desk.reader).load(entry.id)


def test_what_f5_found_is_mended_where_it_stands_and_gone_from_the_word_file(clerk: Clerk, tmp_path: Path):
    opened(clerk, golden_entry("tam-hop-bc-2024"))
    clerk.press(Key.Key_F5)
    panel = clerk.page.panel
    row = next(n for n, one in enumerate(panel._shown) if "huyện xã" in one.sentence)
    for _ in range(row):
        clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Return)
    text = clerk.focus()
    assert "trên địa bàn huyện xã Tam Hợp" in text.toPlainText().replace("\ufffc", "xã Tam Hợp")  # type: ignore[attr-defined]
    clerk.press(Key.Key_Home, CTRL)
    while text.textCursor().selectedText() != "huyện ":  # type: ignore[attr-defined]
        clerk.press(Key.Key_Right, CTRL)
        clerk.press(Key.Key_Right, CTRL | SHIFT)
        if text.textCursor().selectedText() != "huyện ":  # type: ignore[attr-defined]
            clerk.press(Key.Key_Left)
    clerk.press(Key.Key_Delete)
    clerk.press(Key.Key_F5)
    assert not [one for one in panel._shown if "huyện xã" in one.sentence]
    written = Pages(clerk.export(tmp_path, "bao-cao").read_bytes())
    assert any("trên địa bàn xã Tam Hợp./." in one.text for one in written.paragraphs)


def test_problem_leads_to_its_field_and_is_gone_when_it_is_mended(clerk: Clerk):
    entry = opened(clerk, golden_entry("tai-son-bc-2022").answered("tin_bai", {"typed": "ba mươi"}))
    page = checking(clerk)
    wrong = next(n for n, one in enumerate(problems(page)) if one.field == "tin_bai")
    assert clerk.focus() is page.errors
    before = len(problems(page))
    for _ in range(wrong):
        clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Return)
    assert clerk.focus() is clerk.page._pages["thong-ke"].questions["tin_bai"].editor.first_focus()
    clerk.retype("30")
    assert len(problems(checking(clerk))) == before - 1
    assert answers(page)["tin_bai"] == "30 tin, bài viết"
    assert stored(clerk, entry).answers["tin_bai"]["typed"] == "30"


def test_every_row_leads_to_its_question(clerk: Clerk):
    opened(clerk, golden_entry("tai-son-bc-2023-06"))
    page = checking(clerk)
    clerk.tab_to(page.answers)
    for field in ("so-van-ban", "ky", "thong_ke", "nguoi_ky"):
        row = next(n for n, told in enumerate(page.answers.told()) if told.field == field)
        clerk.press(Key.Key_Home)
        for _ in range(row):
            clerk.press(Key.Key_Down)
        clerk.press(Key.Key_Return)
        page_of = next((one for one in clerk.page._pages if field in one.questions), None)
        wanted = (
            page_of.questions[field].editor.first_focus() if page_of else clerk.page.dating.control(field)
        )
        assert clerk.focus() is wanted
        clerk.tab_to(checking(clerk).answers)


def test_number_of_the_document_is_changed_from_the_last_look(clerk: Clerk, tmp_path: Path):
    opened(clerk, golden_entry("tai-son-bc-2023-06"))
    page = checking(clerk)
    clerk.tab_to(page.answers)
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Return)
    clerk.retype("128")
    assert answers(checking(clerk))["so-van-ban"] == "128/BC-UBND"
    written = Pages(clerk.export(tmp_path, "bao-cao").read_bytes())
    assert any("128/BC-UBND" in one.text for one in written.paragraphs)


def test_mark_of_having_looked_through_is_kept_until_the_text_changes(clerk: Clerk):
    entry = opened(clerk, golden_entry("tai-son-bc-2023-06"))
    checking(clerk)
    clerk.press(Key.Key_D, ALT)
    clerk.until(lambda: stored(clerk, entry).state == STATES[1])
    clerk.press(Key.Key_F6, SHIFT)
    assert not clerk.page.is_checking
    clerk.page.open_section("thong-ke", "tin_bai")
    clerk.retype("37")
    assert stored(clerk, entry).state == STATES[0]


def test_last_look_comes_behind_the_last_section_and_goes_back_there(clerk: Clerk):
    entry = opened(clerk, golden_entry("tai-son-bc-2023-06"))
    for _ in range(len(entry.outline) + 2):
        clerk.press(Key.Key_F6)
    assert clerk.page.is_checking
    clerk.press(Key.Key_Q, ALT)
    clerk.until(lambda: not clerk.page.is_checking)
    assert clerk.page.sections.current == "phan-cuoi"


def test_last_look_takes_few_stops_of_the_tab_key(clerk: Clerk):
    opened(clerk, golden_entry("tam-hop-bc-2024"))
    page = checking(clerk)
    seen = [clerk.focus()]
    clerk.press(Key.Key_Tab)
    while clerk.focus() is not seen[0] and len(seen) <= 25:
        seen.append(clerk.focus())
        clerk.press(Key.Key_Tab)
    assert len(seen) <= 25
    assert clerk.page.is_checking  # going by a control has changed nothing
    assert {page.answers, page.mark, page.export} <= set(seen)


def test_document_without_a_problem_says_so(clerk: Clerk):
    opened(clerk, golden_entry("tam-hop-bc-2024"))
    page = checking(clerk)
    assert page._count.text() == "Không thấy chỗ nào cần xem"
    assert clerk.focus() is page.answers
    assert "không ngăn việc xuất" in page._note.text()


def test_arrows_and_enter_in_the_list_of_sections_lead_out_of_the_last_look(clerk: Clerk):
    opened(clerk, golden_entry("tam-hop-bc-2024"))
    clerk.page.open_section("uu-diem")
    for key, section in ((Key.Key_Return, "uu-diem"), (Key.Key_Down, "ton-tai")):
        checking(clerk)
        clerk.tab_to(clerk.page.sections._list)
        clerk.press(key)
        assert (clerk.page.is_checking, clerk.page.sections.current) == (False, section)
