"""Figures of the open document, counted from the diary and led back to its rows."""

from PySide6.QtWidgets import QWidget

from cchc_desktop.entry import Entry
from cchc_desktop.figures.counting import Past, recounted
from cchc_desktop.figures.periods import a_year_before, just_before
from cchc_desktop.store.activities import Activities, Sought
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.diary_window import DiaryWindow
from cchc_desktop.ui.entry_page import EntryPage


def counted_anew(desk: Desk, entry: Entry) -> Entry:
    """The entry with its figures as the diary has them today."""
    diary, sought = Activities(desk.reader), Sought.of_period(entry.period)
    rule = desk.cut_off().rule
    earlier = {"last_year": a_year_before(entry.period, rule), "previous": just_before(entry.period, rule)}
    past = [
        Past(key, period, tuple(diary.totals(Sought.of_period(period))))
        for key, period in earlier.items()
        if period
    ]
    return recounted(desk.form_of(entry), entry, diary.totals(sought), diary.states(sought), past)


def count_page(desk: Desk, page: EntryPage) -> None:
    """Count the figures of the open document anew, and show them."""
    page.settle()
    page.take(counted_anew(desk, page.entry))


def show_rows(desk: Desk, page: EntryPage, channels: tuple[str, ...], parent: QWidget) -> None:
    """The rows of the diary behind a figure of channels; what is changed there is counted afterwards."""
    page.settle()
    DiaryWindow(desk, parent, page.entry.period, channels).exec()
    count_page(desk, page)
