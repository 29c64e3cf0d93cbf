"""What of the diary is shown: a period or days of one's own, a channel, words."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.entry import YEARS, Period
from cchc_desktop.figures.periods import HALVES, QUARTERS, Rule, with_window
from cchc_desktop.form.wording import period_name, period_title
from cchc_desktop.store.activities import Sought
from cchc_desktop.ui.fields.dates import DateLine
from cchc_desktop.ui.fields.inputs import ComboBox, LineEdit
from cchc_desktop.ui.flow import Flow
from cchc_desktop.ui.pieces import label

DOCUMENT, OWN = "van-ban", "khac"
_KINDS = ("nam", *QUARTERS, *HALVES, "9-thang")


class DiaryFilters(QWidget):
    """Period, channel and words work together."""

    changed = Signal()

    def __init__(self, rule: Rule, years: set[int], titles: dict[str, str], behind: Sought | None) -> None:
        """``behind`` are the rows behind a figure of a document, offered first."""
        super().__init__()
        self._rule, self._behind = rule, behind or Sought()
        self._window: Period | None = None
        self.period = ComboBox("Kỳ", self._periods(years))
        self.channel = ComboBox("Loại hình", [("", "Mọi loại hình"), *titles.items()])
        self.search = LineEdit("Tìm trong sổ", "Tìm theo chữ, không cần dấu")
        self.start, self.end = DateLine("Từ ngày"), DateLine("Đến ngày")
        self._days = QWidget()
        self._lay_out()
        self._connect()

    def show_document(self, period: Period) -> None:
        """Offer the rows of a document's own period and of one figure in it, and choose them."""
        self._window = period
        self.period.insertItem(0, f"Kỳ của văn bản: {period_name(period)}", DOCUMENT)
        self.channel.insertItem(0, "Loại hình của con số này", DOCUMENT)
        self.period.setCurrentIndex(0)
        self.channel.setCurrentIndex(0)

    def chosen(self) -> Period | None:
        """The period whose rows are shown, None for all days."""
        kind, _, year = str(self.period.currentData() or "").partition(" ")
        if kind == DOCUMENT:
            return self._window
        if kind == OWN:
            return self._own()
        return with_window(kind, int(year), self._rule) if kind else None

    def sought(self) -> Sought:
        """The rows that are wanted."""
        channel = self.channel.currentData()
        own = channel == DOCUMENT
        channels = self._behind.channels if own else (channel,) if channel else ()
        period = self.chosen()
        whole = Sought.of_period(period) if period else Sought()
        units = self._behind.units if own else ()
        return replace(whole, channels=channels, units=units, text=self.search.text())

    def offer(self, titles: dict[str, str]) -> None:
        """Another list of channels, the chosen one kept where it is still there."""
        _refill(self.channel, "", list(titles.items()))

    def offer_years(self, years: set[int]) -> None:
        """The periods of these years, the chosen one kept."""
        if self.period.count() - self.period.findData(OWN) - 1 != len(years) * len(_KINDS):
            _refill(self.period, "", self._periods(years)[1:])

    def _own(self) -> Period | None:
        """The days typed; while one of them is missing or wrong, all days on that side."""
        start = self.start.day() or date(YEARS[0], 1, 1)
        end = self.end.day() or date(YEARS[-1], 12, 31)
        return Period(OWN, end.year, min(start, end), max(start, end))

    def _periods(self, years: set[int]) -> list[tuple[str, str]]:
        windows = [
            with_window(kind, year, self._rule) for year in sorted(years, reverse=True) for kind in _KINDS
        ]
        named = [(f"{period.kind} {period.year}", period_title(period)) for period in windows]
        return [("", "Mọi ngày"), (OWN, "Từ ngày … đến ngày …"), *named]

    def _lay_out(self) -> None:
        days = Flow(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.addWidget(label("Từ ngày", buddy=self.start.line))
        days.addWidget(self.start)
        days.addWidget(label("đến ngày", buddy=self.end.line))
        days.addWidget(self.end)
        days.addStretch(1)
        row = Flow()
        row.addWidget(self.period)
        row.addWidget(self.channel)
        row.addWidget(self.search, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._days)
        self._days.hide()

    def _connect(self) -> None:
        self.search.textChanged.connect(self.changed)
        for combo in (self.period, self.channel):
            combo.currentIndexChanged.connect(self._show)
        for day in (self.start, self.end):
            day.changed.connect(self.changed)

    def _show(self) -> None:
        self._days.setVisible(self.period.currentData() == OWN)
        self.changed.emit()


def _refill(combo: ComboBox, first: str, options: list[tuple[str, str]]) -> None:
    """Everything below one option anew, the chosen one kept where it is still there."""
    chosen = combo.currentData()
    combo.blockSignals(True)
    while combo.count() > combo.findData(first) + 1:
        combo.removeItem(combo.count() - 1)
    for key, title in options:
        combo.addItem(title, key)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    combo.blockSignals(False)
