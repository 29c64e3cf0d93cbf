"""Tab comes to what was added to a page where it stands, not at the end."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cchc_desktop.ui.fields.cards import Cards
from tests.goldens import golden_entry
from tests.ui.clerk import Clerk
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
