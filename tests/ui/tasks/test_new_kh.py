"""Task: a new plan, from the list of documents to the disk, by keyboard alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.document.tree import text_of
from cchc_desktop.figures.proposing import next_plan
from cchc_desktop.ui.home.new_entry import NewEntryDialog
from tests.ui.clerk import ALT, CTRL, Clerk, Key


@pytest.fixture
def clerk(app, tmp_path: Path) -> Iterator[Clerk]:
    made = Clerk(tmp_path)
    yield made
    made.close()


def test_plan_is_made_typed_into_and_saved(clerk: Clerk):
    clerk.during(lambda _dialog: clerk.press(Key.Key_Return), lambda: clerk.press(Key.Key_K, ALT))
    clerk.until(lambda: clerk.window.page)
    clerk.page.open_section("phan-dau", "trich_yeu")
    clerk.press(Key.Key_A, CTRL)
    clerk.type("Tuyên truyền cải cách hành chính")
    clerk.until(lambda: text_of(clerk.page.document.abstract) == "Tuyên truyền cải cách hành chính")
    clerk.until(lambda: clerk.window._told.text() == "Đã lưu")
    (row,) = clerk.window._desk.entries.rows()
    stored = clerk.window._desk.entries.load(row.id)
    assert (stored.form.id, stored.form.kind) == ("kh-tuyen-truyen", "KH")
    assert stored.period == next_plan([], date.today())
    assert stored.answers["trich_yeu"] == "Tuyên truyền cải cách hành chính"


def test_plan_after_the_last_is_for_the_year_after_it(clerk: Clerk):
    years: list[int] = []
    for _ in range(2):
        clerk.during(lambda _dialog: clerk.press(Key.Key_Return), lambda: clerk.press(Key.Key_K, ALT))
        clerk.until(lambda: clerk.window.page)
        years.append(clerk.page.entry.period.year)
        clerk.press(Key.Key_W, CTRL)
    assert years[1] == years[0] + 1


def test_dialog_left_with_esc_makes_nothing(clerk: Clerk):
    clerk.during(lambda _dialog: clerk.press(Key.Key_Escape), lambda: clerk.press(Key.Key_K, ALT))
    assert clerk.window._desk.entries.rows() == []


def test_dialog_fits_a_small_screen(clerk: Clerk):
    def act(dialog: NewEntryDialog) -> None:
        assert dialog.minimumSizeHint().width() <= 1024
        assert dialog.minimumSizeHint().height() <= 700
        clerk.press(Key.Key_Escape)

    clerk.during(act, lambda: clerk.press(Key.Key_K, ALT))
