"""The diary of communication: noted by one line, found, counted, brought in from Excel."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.carry.diary_csv import CannotRead, csv_of, rows_of_csv, rows_of_paste
from cchc_desktop.carry.diary_xlsx import rows_of_xlsx, xlsx_of
from cchc_desktop.carry.disk import CannotWrite, write_whole
from cchc_desktop.entry import Period
from cchc_desktop.figures.activities import MOST_ROWS, Activity, activities_from_rows, activity_to_row
from cchc_desktop.figures.channels import Channel
from cchc_desktop.figures.periods import HALVES, QUARTERS, with_window
from cchc_desktop.form.wording import period_name, period_title, written_number
from cchc_desktop.store.activities import Activities, Sought
from cchc_desktop.ui.bar_chart import BarChart
from cchc_desktop.ui.channels_dialog import ChannelsDialog
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.diary_model import DiaryModel
from cchc_desktop.ui.fields.inputs import ComboBox, LineEdit
from cchc_desktop.ui.pieces import Notice, ask, button, label, tell
from cchc_desktop.ui.quick_line import QuickLine

_MOST_MISTAKES = 15
_TABLES = "Bảng Excel hoặc CSV (*.xlsx *.csv)"
_DOCUMENT = "van-ban"


class DiaryWindow(QDialog):
    """Every change is kept at once; what is shown follows the period, the channel and the words sought."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        period: Period | None = None,
        channels: tuple[str, ...] = (),
    ) -> None:
        """With a period and channels: the rows behind a figure of a document of that period."""
        super().__init__(parent)
        self.setWindowTitle("Sổ theo dõi tuyên truyền")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._desk = desk
        self._diary = Activities(desk.reader)
        self._channels = {channel.id: channel for channel in self._diary.channels()}
        self.notice = Notice()
        self.line = QuickLine()
        self.period = ComboBox("Kỳ", self._periods())
        self.channel = ComboBox("Loại hình", [("", "Mọi loại hình"), *self._titles().items()])
        self.search = LineEdit("Tìm trong sổ", "Tìm theo chữ, không cần dấu")
        self._of_document = Sought.of_period(period, channels) if period else None
        if period:
            self.period.insertItem(0, f"Kỳ của văn bản: {period_name(period)}", _DOCUMENT)
            self.channel.insertItem(0, "Loại hình của con số này", _DOCUMENT)
            self.period.setCurrentIndex(0)
            self.channel.setCurrentIndex(0)
        self.model = DiaryModel(self)
        self.table = self._table()
        self.totals = label("")
        self.chart = BarChart()
        self._lay_out()
        self._connect()
        self.line.offer(self._channels.values())
        self.refresh()
        self.line.title.setFocus()

    def refresh(self) -> None:
        """Show what is sought as it stands on the disk."""
        sought = self._sought()
        self.model.show_rows(self._diary.rows(sought), self._channels)
        titles, order = self._titles(), list(self._channels)
        sums = self._diary.totals(sought)
        sums.sort(key=lambda one: order.index(one.channel) if one.channel in order else len(order))
        said = [
            f"{titles.get(one.channel, one.channel)}: {written_number(one.quantity)} {one.unit}"
            for one in sums
        ]
        count = f"{written_number(len(self.model.rows))} dòng"
        self.totals.setText(" · ".join([count, *said]))
        self.chart.show_counts(self._diary.by_month(sought), titles)

    def add(self, activities: Sequence[Activity]) -> None:
        """Keep rows, all of them or none, with a way back."""
        kept = self._desk.writer.do(lambda db: Activities(db).add(activities)).result()
        self.refresh()
        if len(kept) > 1:
            back = [one.id for one in kept]
            self.notice.say(f"Đã thêm {len(kept)} dòng.", "Hoàn tác", lambda: self._remove(back))

    def take(self, rows: Sequence[Sequence[str]]) -> None:
        """Rows from Excel: all of them, or a list of what is wrong."""
        done, mistakes = activities_from_rows(rows, self._channels.values())
        if mistakes:
            told = [str(mistake) for mistake in mistakes[:_MOST_MISTAKES]]
            more = len(mistakes) - len(told)
            told += [f"và {more} dòng khác."] if more else []
            tell(self, "Chưa thêm dòng nào", "Các dòng sau chưa đúng:\n" + "\n".join(told))
        elif done:
            self.add(done)

    def repeat_last(self) -> None:
        """The row under the cursor, or the latest, once more in the line."""
        row = max(0, self.table.currentIndex().row())
        if self.model.rows:
            self.line.repeat(self.model.rows[row])

    def paste(self) -> None:
        """Add the rows copied from Excel."""
        self.take(rows_of_paste(QGuiApplication.clipboard().text()))

    def import_file(self) -> None:
        """Add the rows of an Excel or CSV file."""
        name, _ = QFileDialog.getOpenFileName(self, "Nhập từ tệp", str(Path.home()), _TABLES)
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Add the rows of this file, or say why none were."""
        rows_of = rows_of_xlsx if path.suffix.lower() == ".xlsx" else rows_of_csv
        try:
            self.take(list(islice(rows_of(path.read_bytes()), MOST_ROWS + 2)))
        except CannotRead as error:
            tell(self, "Chưa thêm dòng nào", str(error))
        except OSError as error:
            tell(self, "Chưa thêm dòng nào", f"Không đọc được tệp: {error.strerror}.")

    def export_file(self) -> None:
        """Write the rows that are shown to an Excel or CSV file."""
        name, _ = QFileDialog.getSaveFileName(
            self, "Xuất ra tệp", str(Path.home() / "so-theo-doi.xlsx"), _TABLES
        )
        if name:
            self.write_file(Path(name))

    def write_file(self, path: Path) -> None:
        """The rows that are shown, in this file."""
        rows = (activity_to_row(activity, self._channels) for activity in reversed(self.model.rows))
        try:
            write_whole(path, xlsx_of(rows) if path.suffix.lower() == ".xlsx" else csv_of(rows))
        except CannotWrite as error:
            tell(self, "Chưa xuất được", str(error))
        else:
            self.notice.say(f"Đã xuất {len(self.model.rows)} dòng vào {path}.")

    def remove_chosen(self) -> None:
        """Take out the rows that are chosen, with a way back."""
        chosen = [self.model.rows[index.row()] for index in self.table.selectionModel().selectedRows()]
        many = len(chosen) > 1
        if many and not ask(self, "Xóa dòng", f"Xóa {len(chosen)} dòng đang chọn?", "Xóa"):
            return
        if chosen:
            self._remove([one.id for one in chosen])
            self.notice.say(f"Đã xóa {len(chosen)} dòng.", "Hoàn tác", lambda: self.add(chosen))

    def edit_channels(self) -> None:
        """Change the list of channels."""
        dialog = ChannelsDialog(self._channels.values(), self)
        if dialog.exec():
            self.set_channels(dialog.channels)

    def set_channels(self, channels: Sequence[Channel]) -> None:
        """Another list of channels, kept and offered at once."""
        self._desk.writer.do(lambda db: Activities(db).set_channels(channels)).result()
        self._channels = {channel.id: channel for channel in channels}
        self.line.offer(channels)
        self.refresh()

    def _remove(self, ids: Sequence[int]) -> None:
        self._desk.writer.do(lambda db: Activities(db).remove(ids)).result()
        self.refresh()

    def _periods(self) -> list[tuple[str, str]]:
        year = date.today().year
        kinds = ("nam", *QUARTERS, *HALVES, "9-thang")
        windows = [with_window(kind, one, self._rule) for one in (year, year - 1) for kind in kinds]
        named = [(f"{period.kind} {period.year}", period_title(period)) for period in windows]
        return [("", "Mọi ngày"), *named]

    @property
    def _rule(self) -> str:
        return str(self._desk.settings.get("cut_off", "calendar"))

    def _titles(self) -> dict[str, str]:
        return {channel.id: channel.title for channel in self._channels.values()}

    def _sought(self) -> Sought:
        own, chosen = self._of_document or Sought(), self.channel.currentData()
        channels = own.channels if chosen == _DOCUMENT else (chosen,) if chosen else ()
        kind, _, year = self.period.currentData().partition(" ")
        if kind == _DOCUMENT:
            return replace(own, channels=channels, text=self.search.text())
        whole = Sought.of_period(with_window(kind, int(year), self._rule)) if kind else Sought()
        return replace(whole, channels=channels, text=self.search.text())

    def _table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName("Các dòng của sổ")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 100), (1, 250), (3, 80), (4, 100), (5, 80), (6, 150), (7, 150)):
            table.setColumnWidth(column, width)
        return table

    def _connect(self) -> None:
        self.line.added.connect(lambda activity: self.add([activity]))
        self.line.refused.connect(self.notice.say)
        self.search.textChanged.connect(self.refresh)
        for combo in (self.period, self.channel):
            combo.currentIndexChanged.connect(self.refresh)
        keys: tuple[tuple[QKeySequence | QKeySequence.StandardKey, Callable[[], None]], ...] = (
            (QKeySequence.StandardKey.Paste, self.paste),
            (QKeySequence.StandardKey.Delete, self.remove_chosen),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.addWidget(self.period)
        filters.addWidget(self.channel)
        filters.addWidget(self.search, 1)
        acts = QHBoxLayout()
        for text, act in (
            ("&Lặp lại dòng này", self.repeat_last),
            ("&Dán từ Excel", self.paste),
            ("&Xóa dòng", self.remove_chosen),
            ("&Nhập từ tệp…", self.import_file),
            ("X&uất ra tệp…", self.export_file),
            ("L&oại hình…", self.edit_channels),
        ):
            made = button(text, act)
            made.setAutoDefault(False)
            acts.addWidget(made)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for widget in (self.notice, self.line):
            column.addWidget(widget)
        column.addLayout(filters)
        column.addWidget(self.table, 3)
        column.addWidget(self.totals)
        column.addWidget(self.chart, 1)
        column.addLayout(acts)
        self.resize(1280, 680)
