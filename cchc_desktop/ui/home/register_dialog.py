"""Sổ đăng ký số: which document of a year has which number, what is twice there and what comes next."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.carry.diary_csv import csv_of
from cchc_desktop.carry.disk import CannotWrite, write_whole
from cchc_desktop.figures.register import Registered, gaps, in_book, next_number, twins
from cchc_desktop.form.wording import screen_partial_date
from cchc_desktop.ui.columns import fit_columns
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.inputs import ComboBox
from cchc_desktop.ui.home.entry_list import KINDS
from cchc_desktop.ui.pieces import button, label, tell

_TITLE = "Sổ đăng ký số"
_COLUMNS = ("Số", "Ngày", "Trích yếu", "Trạng thái", "Ghi chú")
_WORKING = ("nháp", "đã soát")
_TWICE, _LACKING = "trùng số", "chưa ghi số"


def registered(desk: Desk) -> list[Registered]:
    """Every document of the store as the register needs it."""
    return [
        Registered(row.id, row.form_kind, row.number, row.date, row.year, row.title, row.state)
        for row in desk.entries.rows()
    ]


class RegisterDialog(Dialog):
    """A table to read; ``wanted`` is the document to be opened once it was closed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_TITLE)
        self.wanted = ""
        self._all = registered(desk)
        self._lines: list[tuple[str, ...]] = []
        years = sorted({one.book for one in self._all if one.number}, reverse=True)
        self.year = ComboBox("Năm", ((str(year), str(year)) for year in years))
        self.kind = ComboBox("Loại", (("BC", KINDS["BC"]), ("KH", KINDS["KH"])))
        self.list = self._table()
        self.said = label("")
        self._lay_out()
        for combo in (self.year, self.kind):
            combo.currentIndexChanged.connect(self.show_book)
        self.list.itemActivated.connect(self._open)
        self.show_book()

    def show_book(self) -> None:
        """Show the register of the chosen year and kind."""
        year = int(self.year.currentData() or 0)
        known = in_book(self._all, self.kind.currentData(), year)
        book = [one for one in known if one.number or one.state not in _WORKING]
        self._lines = [_line(one, bool(twins(one, book))) for one in book]
        self.list.clear()
        for one, line in zip(book, self._lines, strict=True):
            item = QTreeWidgetItem(list(line))
            item.setData(0, Qt.ItemDataRole.UserRole, one.id)
            item.setToolTip(2, one.title)
            self.list.addTopLevelItem(item)
        self.list.setCurrentItem(self.list.topLevelItem(0))
        self.said.setText(_told(book) if book else "Chưa có văn bản nào ghi số.")

    def copy(self) -> None:
        """The table to the clipboard, as Excel and Word take it."""
        rows = [_COLUMNS, *self._lines]
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))
        self.said.setText("Đã sao chép bảng; dán (Ctrl+V) vào Excel hoặc Word.")

    def export(self) -> None:
        """The table as a file for Excel."""
        proposed = f"so-dang-ky_{self.kind.currentData()}_{self.year.currentData()}.csv"
        name, _ = QFileDialog.getSaveFileName(self, _TITLE, proposed, "Bảng CSV (*.csv)")
        if not name:
            return
        try:
            write_whole(Path(name), csv_of(self._lines, _COLUMNS))
        except CannotWrite as problem:
            tell(self, _TITLE, str(problem))
        else:
            self.said.setText(f"Đã ghi bảng vào {name}.")

    def _open(self, item: QTreeWidgetItem) -> None:
        self.wanted = str(item.data(0, Qt.ItemDataRole.UserRole))
        self.accept()

    def _open_current(self) -> None:
        if self.list.topLevelItemCount():
            self._open(self.list.currentItem())

    def _table(self) -> QTreeWidget:
        table = QTreeWidget()
        table.ensurePolished()  # else it keeps the heights of rows without their padding
        table.setHeaderLabels(list(_COLUMNS))
        table.setRootIsDecorated(False)
        table.setAllColumnsShowFocus(True)
        table.setAccessibleName("Sổ đăng ký số")
        fit_columns(table, 2)
        return table

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        for text, combo in (("&Năm", self.year), ("&Loại", self.kind)):
            filters.addWidget(label(text, buddy=combo))
            filters.addWidget(combo)
        filters.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(button("&Sao chép bảng", self.copy))
        buttons.addWidget(button("&Xuất ra tệp…", self.export))
        buttons.addStretch(1)
        buttons.addWidget(button("Đóng", self.reject))
        buttons.addWidget(button("&Mở văn bản", self._open_current, main=True))
        column = QVBoxLayout(self)
        column.addLayout(filters)
        column.addWidget(self.list, 1)
        column.addWidget(self.said)
        column.addLayout(buttons)
        self.resize(900, 520)


def _line(one: Registered, twice: bool) -> tuple[str, ...]:
    note = _TWICE if twice else "" if one.number else _LACKING
    return one.number, screen_partial_date(one.date), one.title, one.state.capitalize(), note


def _told(book: list[Registered]) -> str:
    """What is to be known about a register, the grave thing first."""
    twice = sorted({one.number for one in book if twins(one, book)})
    said = [f"Số bị trùng: {', '.join(twice)}." if twice else ""]
    said.append(f"Số tiếp theo: {next_number(book)}.")
    left_out = gaps(book)
    said.append(f"Không thấy số {left_out} (có thể là văn bản làm ngoài chương trình)." if left_out else "")
    return " ".join(one for one in said if one)
