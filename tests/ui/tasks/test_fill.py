"""The task: fill a short report section by section, by keyboard alone."""

from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.document.compose import compose
from cchc_desktop.document.text import write_text
from cchc_desktop.entry import Entry, Period
from cchc_desktop.form.definition import new_entry
from cchc_desktop.form.findings import DONE, TO_REVIEW
from cchc_desktop.office import Office
from cchc_desktop.store.entries import Entries
from tests.goldens import forms
from tests.ui.clerk import CTRL, Clerk, Key
from tests.ui.keys import SHIFT

FORM = forms()["bc-tuyen-truyen"]
OFFICE = Office(name="Tái Sơn", superior="huyện Tứ Kỳ", province="tỉnh Hải Dương")


@pytest.fixture
def clerk(app, tmp_path: Path):
    made = Clerk(tmp_path)
    entry = new_entry(FORM, OFFICE, Period("nam", 2026, date(2026, 1, 1), date(2026, 12, 31)))
    made.window._desk.writer.save(entry, "Báo cáo")
    made.window._desk.writer.flush()
    made.window.open_entry(entry.id)
    yield made
    if made.window.isVisible():
        made.close()


def turn_to(clerk: Clerk, section: str) -> None:
    """On with F6 until the section is there; its first question has the cursor."""
    for _ in FORM.every_section():
        if clerk.page.sections.current == section:
            return
        clerk.press(Key.Key_F6)
    raise AssertionError(f"F6 does not come to {section}")


def answer(clerk: Clerk, field: str, *lines: str) -> None:
    """Typed in place of what stands in the field, Enter between the lines."""
    page = clerk.page._pages.current
    assert page
    clerk.tab_to(page.questions[field].editor.first_focus())
    clerk.press(Key.Key_A, CTRL)
    clerk.press(Key.Key_Delete)
    for n, line in enumerate(lines):
        if n:
            clerk.press(Key.Key_Return)
        clerk.type(line)


def stored(clerk: Clerk) -> Entry:
    clerk.page.save_now()
    clerk.window._desk.writer.flush()
    return Entries(clerk.window._desk.reader).load(clerk.page.entry.id)


def states(clerk: Clerk) -> dict[str, str]:
    return {row.id: row.state for row in clerk.page.sections._rows}


def test_report_is_filled_section_by_section(clerk: Clerk):
    turn_to(clerk, "noi-dung")
    answer(
        clerk,
        "noi_dung",
        "UBND xã đã tuyên truyền đến 17/17 thôn:",
        "- Qua đài truyền thanh;",
        "- Qua xe loa.",
    )
    turn_to(clerk, "thong-ke")
    answer(clerk, "tin_bai", "1.036")
    turn_to(clerk, "phuong-huong")
    answer(clerk, "nhiem_vu", "Tiếp tục tuyên truyền.", "Duy trì chuyên mục CCHC.")
    turn_to(clerk, "phan-cuoi")
    kept = stored(clerk)
    assert kept.answers["tin_bai"] == {"typed": "1.036"}
    assert kept.answers["nhiem_vu"] == ["Tiếp tục tuyên truyền.", "Duy trì chuyên mục CCHC."]
    written = write_text(compose(FORM, kept))
    assert "UBND xã đã tuyên truyền đến 17/17 thôn:" in written
    assert "1.036 tin, bài viết" in written
    assert "2. Duy trì chuyên mục CCHC." in written
    assert [states(clerk)[one] for one in ("noi-dung", "thong-ke", "phuong-huong")] == [DONE] * 3


def test_what_is_lacking_is_said_only_when_the_section_is_left(clerk: Clerk):
    turn_to(clerk, "thong-ke")
    question = clerk.page._pages["thong-ke"].questions["tin_bai"]
    answer(clerk, "tin_bai", "ba mươi")
    clerk.page.settle()
    assert not question._note.isVisible()
    assert states(clerk)["thong-ke"] != TO_REVIEW
    clerk.press(Key.Key_F6)
    clerk.press(Key.Key_F6, SHIFT)
    assert question._note.text() == "“ba mươi” không phải là số. Viết như 36 hoặc 1.234,5."
    assert states(clerk)["thong-ke"] == TO_REVIEW
    answer(clerk, "tin_bai", "30")
    clerk.page.settle()
    assert not question._note.isVisible()
    assert states(clerk)["thong-ke"] == DONE


def test_a_section_says_its_state_in_words_too(clerk: Clerk):
    turn_to(clerk, "thong-ke")
    clerk.press(Key.Key_F6)
    sections = clerk.page.sections._list
    row = next(n for n, one in enumerate(clerk.page.sections._rows) if one.id == "thong-ke")
    assert sections.item(row).toolTip().endswith(": Cần xem")
    assert sections.item(row).icon().cacheKey()
