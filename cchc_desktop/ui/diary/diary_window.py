"""The diary of communication: noted by one line, changed, found, counted, brought in from Excel."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.carry.diary_csv import rows_of_paste
from cchc_desktop.carry.disk import CannotWrite
from cchc_desktop.entry import Period
from cchc_desktop.figures.activities import Activity, activities_from_rows
from cchc_desktop.figures.channels import Channel
from cchc_desktop.figures.summary import summary, titles_of
from cchc_desktop.form.wording import screen_date, written_number
from cchc_desktop.store.activities import Activities, Sought
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.diary.bar_chart import BarChart
from cchc_desktop.ui.diary.channels_dialog import ChannelsDialog
from cchc_desktop.ui.diary.diary_files import DiaryFiles, tell_mistakes
from cchc_desktop.ui.diary.diary_filters import DiaryFilters
from cchc_desktop.ui.diary.diary_model import DiaryModel
from cchc_desktop.ui.diary.figures_sheet import ask_sheet_name, open_file, sheet_of, write_sheet
from cchc_desktop.ui.diary.quick_line import QuickLine
from cchc_desktop.ui.flow import Flow
from cchc_desktop.ui.paper.printing import print_document
from cchc_desktop.ui.pieces import Notice, ask, button, label, new_action, quiet_tabs, tell
from cchc_desktop.ui.style import scaled

_TABLES = "Bảng Excel hoặc CSV (*.xlsx *.csv)"


class DiaryWindow(Dialog):
    """Every change is kept at once; what is shown follows the period, the channel and the words sought."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        period: Period | None = None,
        behind: Sought | None = None,
    ) -> None:
        """With a document's period and the rows behind one of its figures, these are shown first."""
        super().__init__(parent)
        self.setWindowTitle("Sổ theo dõi tuyên truyền")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._desk = desk
        self._diary = Activities(desk.reader)
        self._channels = {channel.id: channel for channel in self._diary.channels()}
        self.notice = Notice()
        self.files = DiaryFiles(desk.writer)
        self.line = QuickLine()
        self.filters = DiaryFilters(desk.cut_off().rule, self._years(), titles_of(self._channels), behind)
        if period:
            self.filters.show_document(period)
        self.model = DiaryModel(self)
        self.table = self._table()
        self.totals = label("")
        self.chart = BarChart()
        self._lay_out()
        self._connect()
        self.line.offer(self._channels.values())
        self.refresh()
        self.line.title.setFocus()

    def refresh(self, chosen: int = 0) -> None:
        """Show what is sought as it stands on the disk; ``chosen`` is the row to be under the cursor."""
        self.filters.offer_years(self._years())
        sought = self.filters.sought()
        rows = self._diary.rows(sought)
        self.model.show_rows(rows, self._channels)
        lines = summary(self._diary.totals(sought), self._diary.states(sought), self._channels)
        count = f"{written_number(len(rows))} dòng"
        self.totals.setText(" · ".join([count, *(line.said for line in lines)]))
        self.chart.show_counts(self._diary.by_month(sought), titles_of(self._channels, rows))
        at = next((n for n, row in enumerate(rows) if row.id == chosen), -1)
        if at >= 0:
            self._choose_row(at)

    def add(self, activities: Sequence[Activity]) -> None:
        """Keep rows, all of them or none, with a way back."""
        try:
            kept = self._desk.writer.do(lambda db: Activities(db).add(activities)).result()
        except StoreProblem as error:
            tell(self, "Chưa lưu được", str(error))
        else:
            self._added(kept)

    def change(self, before: Activity, after: Activity) -> None:
        """Another content of a kept row, with a way back."""
        if before == after or not self._keep(after):
            return
        self.notice.say("Đã lưu dòng này.", "Hoàn tác", lambda: self._keep(before))
        self.table.setFocus()

    def change_chosen(self) -> None:
        """Take the row under the cursor into the line."""
        row = self.table.currentIndex().row()
        if row >= 0:
            self.line.change(self.model.rows[row])

    def take(self, rows: Sequence[Sequence[str]]) -> None:
        """Rows from Excel: all of them, or a list of what is wrong."""
        done, mistakes = activities_from_rows(rows, self._channels.values())
        if mistakes:
            tell_mistakes(self, mistakes)
        elif done:
            self.add(done)

    def repeat_last(self) -> None:
        """The row under the cursor, or the latest, once more in the line."""
        row = max(0, self.table.currentIndex().row())
        if self.model.rows:
            self.line.leave()
            self.line.repeat(self.model.rows[row])

    def paste(self) -> None:
        """Add the rows copied from Excel."""
        self.take(rows_of_paste(QGuiApplication.clipboard().text()))

    def import_file(self) -> None:
        """Add the rows of an Excel or CSV file."""
        name, _ = QFileDialog.getOpenFileName(self, "Nhập từ tệp", str(Path.home()), _TABLES)
        if name:
            self.files.take(Path(name), tuple(self._channels.values()))

    def export_file(self) -> None:
        """Write the rows that are shown to an Excel or CSV file."""
        name, _ = QFileDialog.getSaveFileName(
            self, "Xuất ra tệp", str(Path.home() / "so-theo-doi.xlsx"), _TABLES
        )
        if name:
            self.files.write(Path(name), self.model.rows, self._channels)

    def print_sheet(self) -> None:
        """Print the figures sheet of what is shown, or write it where there is no printer."""
        document, drawings = sheet_of(self._desk, self.filters.chosen(), self.filters.sought())
        if print_document(document, self, drawings):
            self.write_sheet()

    def write_sheet(self) -> None:
        """Write the figures sheet of what is shown, as PDF or for Word."""
        name = ask_sheet_name(self, self.filters.chosen())
        if name:
            self.write_sheet_to(name)

    def write_sheet_to(self, path: Path) -> None:
        """The figures sheet of what is shown, in this file."""
        period, sought = self.filters.chosen(), self.filters.sought()
        try:
            write_sheet(path, self._desk, period, sought)
        except CannotWrite as error:
            tell(self, "Chưa lưu được phiếu", str(error))
        else:
            self.notice.say(f"Đã ghi phiếu số liệu vào {path}.", "Mở phiếu", lambda: open_file(path))

    def remove_chosen(self) -> None:
        """Take out the rows that are chosen, with a way back."""
        chosen = [self.model.rows[index.row()] for index in self.table.selectionModel().selectedRows()]
        many = len(chosen) > 1
        if many and not ask(self, "Xóa dòng", f"Xóa {len(chosen)} dòng đang chọn?", "Xóa"):
            return
        row = self.table.currentIndex().row()
        if chosen and self._remove([one.id for one in chosen]):
            self.notice.say(f"Đã xóa {len(chosen)} dòng.", "Hoàn tác", lambda: self.add(chosen))
            self._choose_row(min(row, len(self.model.rows) - 1))

    def edit_channels(self) -> None:
        """Change the list of channels."""
        dialog = ChannelsDialog(self._channels.values(), self)
        while dialog.exec() and not self.set_channels(dialog.channels):
            pass  # what was typed stands there again, to be kept once there is room

    def set_channels(self, channels: Sequence[Channel]) -> bool:
        """Another list of channels, kept and offered at once; False when it was told why not."""
        try:
            self._desk.writer.do(lambda db: Activities(db).set_channels(channels)).result()
        except StoreProblem as error:
            tell(self, "Chưa lưu được", str(error))
            return False
        self._channels = {channel.id: channel for channel in channels}
        self.line.offer(channels)
        self.filters.offer(titles_of(self._channels))
        self.refresh()
        return True

    def reject(self) -> None:
        """Esc leaves the row that is changed, then stops what runs, then closes."""
        if self.line.changing:
            self.line.leave()
            self.table.setFocus()
        elif self.files.busy:
            self.files.stop()
        else:
            super().reject()

    def _added(self, kept: Sequence[Activity]) -> None:
        self.refresh()
        if len(kept) > 1:
            back = [one.id for one in kept]
            told = f"Đã thêm {written_number(len(kept))} dòng."
            self.notice.say(told, "Hoàn tác", lambda: self._remove(back))

    def _keep(self, activity: Activity) -> bool:
        try:
            self._desk.writer.do(lambda db: Activities(db).change(activity)).result()
        except StoreProblem as error:
            tell(self, "Chưa lưu được", str(error))
            return False
        self.refresh(activity.id)
        return True

    def _remove(self, ids: Sequence[int]) -> bool:
        try:
            self._desk.writer.do(lambda db: Activities(db).remove(ids)).result()
        except StoreProblem as error:
            tell(self, "Chưa xóa được", str(error))
            return False
        self.refresh()
        return True

    def _choose_row(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        if row >= 0:
            index = self.model.index(row, 0)
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.table.scrollTo(index)

    def _years(self) -> set[int]:
        """The years that may be shown: those of the rows, this one and the last."""
        today = date.today().year
        return {today, today - 1, *self._diary.years()}

    def _table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName("Các dòng của sổ")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(scaled(34))
        header = table.horizontalHeader()
        header.setMinimumSectionSize(scaled(75))
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 100), (1, 230), (3, 80), (4, 90), (5, 80), (6, 110), (7, 110)):
            table.setColumnWidth(column, scaled(width))
        return table

    def _add_typed(self, activity: Activity) -> None:
        self.notice.hide()  # what was wrong with the line before is right now
        self.add([activity])
        if activity.day > date.today():
            self.notice.say(f"Ngày {screen_date(activity.day)} của dòng vừa thêm chưa đến. Hãy xem lại ngày.")

    def _connect(self) -> None:
        self.line.added.connect(self._add_typed)
        self.line.changed.connect(self.change)
        self.line.refused.connect(self.notice.say)
        self.filters.changed.connect(self.refresh)
        self.files.added.connect(self._added)
        self.files.written.connect(
            lambda count, path: self.notice.say(f"Đã xuất {written_number(count)} dòng vào {path}.")
        )
        self.table.doubleClicked.connect(lambda _index: self.change_chosen())
        keys: tuple[tuple[QKeySequence | QKeySequence.StandardKey | Qt.Key, Callable[[], None]], ...] = (
            (QKeySequence.StandardKey.Paste, self.paste),
            (QKeySequence.StandardKey.Delete, self.remove_chosen),
            (Qt.Key.Key_F2, self.change_chosen),
            (Qt.Key.Key_Return, self.change_chosen),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def _sheet_button(self) -> QPushButton:
        made = QPushButton("&Phiếu số liệu")
        made.setAutoDefault(False)
        menu = QMenu(made)
        menu.addAction(new_action(self, "&In…", self.print_sheet))
        menu.addAction(new_action(self, "&Lưu thành tệp PDF, Word…", self.write_sheet))
        made.setMenu(menu)
        return made

    def _lay_out(self) -> None:
        acts = Flow()
        for text, act, hint in (
            ("&Sửa dòng", self.change_chosen, "F2"),
            ("&Lặp lại dòng này", self.repeat_last, ""),
            ("&Xóa dòng", self.remove_chosen, "Delete"),
            ("&Dán từ Excel", self.paste, "Ctrl+V trong bảng"),
            ("&Nhập từ tệp…", self.import_file, ""),
            ("X&uất ra tệp…", self.export_file, ""),
            ("L&oại hình…", self.edit_channels, ""),
        ):
            made = button(text, act, hint=hint)
            made.setAutoDefault(False)
            acts.addWidget(made)
        self.sheet_button = self._sheet_button()
        acts.addWidget(self.sheet_button)
        acts.addStretch(1)
        self.views = quiet_tabs()
        self.views.setDocumentMode(True)
        self.views.addTab(self.table, "Các dòng")
        self.views.addTab(self.chart, "Biểu đồ theo tháng")
        column = QVBoxLayout(self)
        column.setSpacing(8)
        for widget in (self.notice, self.files, self.line, self.filters):
            column.addWidget(widget)
        column.addWidget(self.views, 1)
        column.addWidget(self.totals)
        column.addLayout(acts)
        self.resize(1280, 680)
