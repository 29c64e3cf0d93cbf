"""Tab comes to what was added to a page where it stands, not at the end."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cchc_desktop.ui.fields.cards import Cards
from tests.goldens import golden_entry
from tests.ui.clerk import Clerk, Key
from tests.ui.keys import SHIFT
from tests.ui.looking import tab_round


@pytest.fixture
def clerk(app: QApplication, tmp_path: Path):
    made = Clerk(tmp_path)
    entry = golden_entry("tai-son-bc-2023-06")
    made.window._desk.writer.save(entry, "Báo cáo")
    made.window._desk.writer.flush()
    made.window.open_entry(entry.id)
    yield made
    made.close()


def test_tab_comes_to_a_new_card_before_the_button_that_made_it(app: QApplication, clerk: Clerk):
    clerk.page.open_section("phan-cuoi")
    clerk.page.open_section("phan-dau")
    clerk.page.open_section("mo-dau")
    cards = next(one for one in cast("list[Cards]", clerk.page._pages.findChildren(Cards)) if one.isVisible())
    while cards.cards:
        cards.remove(cards.cards[0])
    cards.add_button.click()
    QTest.qWait(50)
    order = tab_round(clerk.page)
    first, last = (order.index(one) for one in (cards.cards[0].controls()[0], cards.add_button))
    assert first < last
    assert all(cards.isAncestorOf(control) for control in order[first : last + 1])


def test_tab_goes_through_the_cards_as_they_stand(app: QApplication, clerk: Clerk):
    clerk.page.open_section("mo-dau")
    cards = next(one for one in cast("list[Cards]", clerk.page._pages.findChildren(Cards)) if one.isVisible())
    first, second = cards.cards
    cards.move_card(first, 1)
    QTest.qWait(50)
    order = [one for one in tab_round(clerk.page) if cards.isAncestorOf(one)]
    moved = [*second.controls(), second.drop, *first.controls(), first.drop, cards.add_button]
    assert order == [one for one in moved if one.isEnabled()]


@pytest.mark.parametrize("name", ["tai-son-bc-2023-06", "lien-minh-kh-2022"])
def test_tab_goes_from_the_sections_through_every_page_to_the_paper(
    app: QApplication, clerk: Clerk, name: str
):
    entry = golden_entry(name)
    clerk.window._desk.writer.save(entry, "Văn bản")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(entry.id)
    panes = (clerk.page.sections, clerk.page._pages, clerk.page._panes._side)
    for section in ("phan-cuoi", "phan-dau", *(section.id for section in entry.outline)):
        clerk.page.open_section(section)
        QTest.qWait(20)
        order = [
            next(n for n, pane in enumerate(panes) if pane.isAncestorOf(one)) for one in tab_round(clerk.page)
        ]
        begin = next(n for n, pane in enumerate(order) if pane == 0 and order[n - 1] != 0)
        order = [*order[begin:], *order[:begin]]
        assert order == sorted(order), section
        assert set(order) == {0, 1, 2}, section


def test_shift_tab_goes_the_same_way_back(app: QApplication, clerk: Clerk):
    clerk.page.open_section("phan-cuoi")
    clerk.page.open_section("thong-ke")
    QTest.qWait(50)
    order = tab_round(clerk.page)
    order[-1].setFocus()
    back = [order[-1]]
    for _ in order[1:]:
        clerk.press(Key.Key_Tab, SHIFT)
        focused = QApplication.focusWidget()
        assert focused is not None
        back.append(focused)
    assert back == order[::-1]
