"""The first page: what to begin, and every plan and report there is."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.entry import Period
from cchc_desktop.form.wording import partial_date, period_title
from cchc_desktop.store.entries import EntryRow
from cchc_desktop.store.taking import grown_apart
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.fields.inputs import ComboBox, LineEdit
from cchc_desktop.ui.pieces import Notice, button, label

_COLUMNS = ("Loại", "Trích yếu", "Kỳ", "Số", "Ngày", "Trạng thái", "Sửa lúc")
_KINDS = {"": "Kế hoạch và báo cáo", "KH": "Kế hoạch", "BC": "Báo cáo"}


class Home(QWidget):
    """Tells when the clerk wants a new document of a kind, or to go on with an entry."""

    new_wanted = Signal(str)
    open_wanted = Signal(str)
    roll_wanted = Signal(str)
    diary_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._desk = desk
        self.notice = Notice()
        self._search = LineEdit("Tìm văn bản", "Tìm theo chữ bất kỳ, không cần dấu")
        self._search.setClearButtonEnabled(True)
        self._kind = _filter("Loại", _KINDS)
        self._year = _filter("Năm", {"": "Mọi năm"})
        self._state = _filter("Trạng thái", {"": "Mọi trạng thái"})
        self._list = self._tree()
        self._nothing = label("", "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._search.textChanged.connect(self._show_rows)
        for combo in (self._kind, self._year, self._state):
            combo.currentIndexChanged.connect(self._show_rows)
        self._list.itemActivated.connect(self._open)
        if desk.broken:
            files = "\n".join(str(problem) for problem in desk.broken)
            self.notice.say(f"Có biểu mẫu không dùng được, các biểu mẫu khác vẫn dùng bình thường:\n{files}")

    def refresh(self) -> None:
        """Read the list again."""
        self._rows = self._desk.entries.rows()
        self._apart = grown_apart(self._desk.reader)
        _fill(self._year, sorted({str(row.year) for row in self._rows}, reverse=True))
        _fill(self._state, sorted({row.state for row in self._rows}))
        self._show_rows()

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setHeaderLabels(list(_COLUMNS))
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setAccessibleName("Danh sách văn bản")
        header = tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        return tree

    def _lay_out(self) -> None:
        begin = QHBoxLayout()
        for text, kind in (("&Báo cáo mới", "BC"), ("&Kế hoạch mới", "KH")):
            begin.addWidget(button(text, partial(self.new_wanted.emit, kind), main=kind == "BC"))
        self._roll = button("&Lập kỳ mới từ văn bản này", self._roll_over)
        begin.addWidget(self._roll)
        begin.addWidget(button("Sổ &theo dõi tuyên truyền", self.diary_wanted.emit))
        begin.addStretch(1)
        filters = QHBoxLayout()
        for widget in (self._search, self._kind, self._year, self._state):
            filters.addWidget(widget, 1 if widget is self._search else 0)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("Kế hoạch, báo cáo cải cách hành chính", "title"))
        column.addWidget(self.notice)
        column.addLayout(begin)
        column.addLayout(filters)
        column.addLayout(self._stack, 1)

    def _show_rows(self) -> None:
        rows = [row for row in self._found() if self._matches(row)]
        self._list.clear()
        self._list.addTopLevelItems([_item(row, apart=row.id in self._apart) for row in rows])
        self._roll.setEnabled(bool(rows))
        if rows:
            self._list.setCurrentItem(self._list.topLevelItem(0))
            self._stack.setCurrentWidget(self._list)
            return
        self._nothing.setText(
            "Không có văn bản nào khớp. Thử ít chữ hơn hoặc bỏ bớt điều kiện lọc."
            if self._rows
            else "Chưa có văn bản nào.\nBấm “Báo cáo mới” hoặc “Kế hoạch mới” để lập văn bản đầu tiên."
        )
        self._stack.setCurrentWidget(self._nothing)

    def _found(self) -> list[EntryRow]:
        text = self._search.text()
        return self._desk.entries.search(text) if text.strip() else self._rows

    def _matches(self, row: EntryRow) -> bool:
        wanted = (self._kind.currentData(), self._year.currentData(), self._state.currentData())
        return all(
            not want or want == have
            for want, have in zip(wanted, (row.form_kind, str(row.year), row.state), strict=True)
        )

    def _roll_over(self) -> None:
        self.roll_wanted.emit(self._list.currentItem().data(0, Qt.ItemDataRole.UserRole))

    def _open(self, item: QTreeWidgetItem) -> None:
        self.open_wanted.emit(item.data(0, Qt.ItemDataRole.UserRole))


def _item(row: EntryRow, *, apart: bool) -> QTreeWidgetItem:
    kind = _KINDS[row.form_kind]
    period = "" if row.period_kind == "khac" else period_title(Period(row.period_kind, row.year))
    day = partial_date(row.date, "…").removeprefix("ngày ") if row.date else ""
    changed = datetime.fromisoformat(row.changed).astimezone()
    words = (kind, row.title, period, row.number, day, row.state.capitalize(), f"{changed:%d/%m/%Y %H:%M}")
    item = QTreeWidgetItem(list(words))
    item.setToolTip(1, row.title)
    if apart:
        item.setText(5, f"{row.state.capitalize()} (có bản khác)")
        item.setToolTip(5, "Văn bản này đã được sửa khác nhau trên hai máy; cả hai bản đều được giữ.")
    item.setData(0, Qt.ItemDataRole.UserRole, row.id)
    return item


def _filter(name: str, options: dict[str, str]) -> ComboBox:
    return ComboBox(name, options.items())


def _fill(combo: ComboBox, values: list[str]) -> None:
    """Everything after the first option anew, the chosen one kept if it is still there."""
    chosen = combo.currentData()
    combo.blockSignals(True)
    while combo.count() > 1:
        combo.removeItem(1)
    for value in values:
        combo.addItem(value.capitalize(), value)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    combo.blockSignals(False)
