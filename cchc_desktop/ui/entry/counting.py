"""Figures of the open document, counted from the diary and led back to its rows."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from cchc_desktop.entry import Entry
from cchc_desktop.figures.counting import Past, counted_units, recounted
from cchc_desktop.figures.periods import a_year_before, just_before
from cchc_desktop.store.activities import Activities, Sought
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.diary.diary_window import DiaryWindow
from cchc_desktop.ui.entry.entry_page import EntryPage


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


def show_rows(desk: Desk, page: EntryPage, channels: tuple[str, ...], unit: str, parent: QWidget) -> None:
    """The rows of the diary that make a figure; what is changed there is counted afterwards.

    ``unit`` is what the figure counts: rows noted in others are left out of it, and that is said.
    """
    page.settle()
    whole = Sought.of_period(page.entry.period, channels)
    noted = [total.unit for total in Activities(desk.reader).totals(whole)]
    units = counted_units(noted, unit) if unit else ()
    diary = DiaryWindow(desk, parent, page.entry.period, replace(whole, units=units))
    others = sorted(set(noted) - set(units)) if units else []
    if others:
        diary.notice.say(f"Con số này đếm theo “{unit}”; không cộng các dòng ghi theo: {', '.join(others)}.")
    diary.exec()
    count_page(desk, page)
