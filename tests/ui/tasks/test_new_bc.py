"""Task: a new report, from the list of documents to the disk, by keyboard alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.entry import Period
from cchc_desktop.figures.proposing import next_report
from cchc_desktop.form.definition import new_entry
from cchc_desktop.office import Office
from cchc_desktop.ui.home.new_entry import NewEntryDialog
from cchc_desktop.ui.main_window import MainWindow
from tests.goldens import forms
from tests.ui.clerk import ALT, Clerk, Key

FORMS = forms()


@pytest.fixture
def clerk(app, tmp_path: Path) -> Iterator[Clerk]:
    made = Clerk(tmp_path)
    yield made
    made.close()


def titles(clerk: Clerk, key: Key, chosen: list[str] | None = None) -> list[str]:
    """The forms offered by a key; the id of the chosen one goes to ``chosen``."""
    found: list[str] = []

    def look(dialog: NewEntryDialog) -> None:
        found.extend(dialog._forms.item(n).text() for n in range(dialog._forms.count()))
        if chosen is not None:
            chosen.append(dialog.form().id)
        clerk.press(Key.Key_Escape)

    clerk.during(look, lambda: clerk.press(key, ALT))
    return found


def written(window: MainWindow, form_id: str, period: Period) -> None:
    entry = new_entry(FORMS[form_id], Office(), period)
    window._desk.writer.save(entry, f"Văn bản {form_id}")
    window._desk.writer.flush()


def test_report_is_made_with_three_keys_and_saved(clerk: Clerk):
    clerk.during(lambda _dialog: clerk.press(Key.Key_Return), lambda: clerk.press(Key.Key_B, ALT))
    clerk.until(lambda: clerk.window.page)
    (row,) = clerk.window._desk.entries.rows()
    stored = clerk.window._desk.entries.load(row.id)
    due = next_report(FORMS["bc-tuyen-truyen"].periods, [], date.today())
    assert stored.form.id == "bc-tuyen-truyen"
    assert stored.period == due
    assert clerk.page.entry == stored


def test_forms_of_the_wanted_kind_about_communication_come_first(clerk: Clerk):
    order = titles(clerk, Key.Key_B)
    assert order[:3] == [FORMS[name].title for name in sorted(FORMS) if name.startswith("bc-tuyen-truyen")]
    assert order[3] == FORMS["bc-cchc-dinh-ky"].title


def test_form_used_last_is_chosen_and_every_form_stays_in_its_place(clerk: Clerk):
    before = titles(clerk, Key.Key_B)
    written(clerk.window, "bc-cchc-dinh-ky", Period("quy-1", 2026))
    written(clerk.window, "kh-cchc-nam", Period("nam", 2026))
    chosen: list[str] = []
    for key, kind in ((Key.Key_B, "BC"), (Key.Key_K, "KH")):
        shown = titles(clerk, key, chosen)
        assert {form.title for form in FORMS.values() if form.kind == kind} == set(shown)
    assert titles(clerk, Key.Key_B) == before
    assert chosen == ["bc-cchc-dinh-ky", "kh-cchc-nam"]


def test_period_after_the_last_one_is_proposed_with_its_year(clerk: Clerk):
    this_year = date.today().year
    written(clerk.window, "bc-tuyen-truyen", Period("nam", this_year))
    clerk.during(lambda _dialog: clerk.press(Key.Key_Return), lambda: clerk.press(Key.Key_B, ALT))
    clerk.until(lambda: clerk.window.page)
    assert (clerk.page.entry.period.kind, clerk.page.entry.period.year) == ("6-thang-dau", this_year + 1)


def test_another_period_is_chosen_by_keys(clerk: Clerk):
    def act(dialog: NewEntryDialog) -> None:
        clerk.press(Key.Key_Down)
        assert dialog.form().id == "bc-tuyen-truyen-ba-phan"
        period = dialog._period
        clerk.choose(period._kind, period._kind.findData("9-thang"))
        clerk.tab_to(period._year)
        clerk.press(Key.Key_Up)
        clerk.press(Key.Key_Return)

    clerk.during(act, lambda: clerk.press(Key.Key_B, ALT))
    clerk.until(lambda: clerk.window.page)
    (row,) = clerk.window._desk.entries.rows()
    assert (row.form_id, row.period_kind) == ("bc-tuyen-truyen-ba-phan", "9-thang")
    assert row.year > date.today().year
