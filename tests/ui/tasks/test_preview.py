"""The task “preview”, by keyboard alone: look at the pages, and go from a paragraph to its field."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.goldens import golden_entry
from tests.ui.clerk import CTRL, Clerk, Key
from tests.ui.test_window import started


@pytest.fixture
def clerk(app, tmp_path: Path) -> Iterator[Clerk]:
    made = Clerk(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("width", [1366, 1024])
def test_clerk_finds_a_paragraph_in_the_pages_and_mends_it(clerk: Clerk, width: int):
    clerk.window.resize(width, 728)
    entry = started(clerk, golden_entry("tam-hop-bc-2024"))
    clerk.press(Key.Key_F7)
    preview = clerk.page.preview
    clerk.until(lambda: clerk.focus() is preview)
    fitting = preview.zoom
    for key in (Key.Key_Plus, Key.Key_Plus, Key.Key_Minus):
        clerk.press(key)
    assert preview.zoom == fitting + 10
    clerk.press(Key.Key_0)
    assert preview.zoom == fitting
    clerk.press(Key.Key_PageDown, CTRL)
    assert preview.page_in_sight == 1
    assert "Trang 2/" in clerk.page._panes._paper.where.text()
    while preview._marked is None or preview._marked.field != "ket_thuc":
        before = preview._marked
        clerk.press(Key.Key_Down, CTRL)
        assert preview._marked != before, "the closing sentence is in no page"
    clerk.press(Key.Key_Return)
    clerk.until(lambda: clerk.focus() is not preview)
    clerk.press(Key.Key_Home, CTRL)
    clerk.type("Xin báo cáo. ")
    assert clerk.window.is_kept()
    stored = clerk.window._desk.entries.load(entry.id)
    assert str(stored.answers["ket_thuc"]).startswith(("[['Xin báo cáo. ", "['Xin báo cáo. "))
    assert stored.answers.keys() == entry.answers.keys()


def test_pages_stay_where_they_are_when_there_is_no_other(clerk: Clerk):
    started(clerk)
    clerk.press(Key.Key_F7)
    preview = clerk.page.preview
    clerk.press(Key.Key_End)
    clerk.press(Key.Key_PageDown, CTRL)
    assert preview.page_in_sight == len(preview.pages) - 1
    for _ in range(4):
        clerk.press(Key.Key_PageUp, CTRL)
    assert preview.page_in_sight == 0
    clerk.press(Key.Key_Up, CTRL)
    assert preview._marked == preview.pages[0].places[0]
