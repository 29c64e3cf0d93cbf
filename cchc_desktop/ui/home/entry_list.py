"""The list of documents: sorted by any column as a dictionary would, acted upon by keys and menu."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QTreeWidget, QTreeWidgetItem

from cchc_desktop.entry import STATES, Period
from cchc_desktop.form.wording import period_title, screen_date, screen_partial_date
from cchc_desktop.prose import vietnamese_key
from cchc_desktop.store.entries import SUBMITTED, EntryRow
from cchc_desktop.ui.columns import fit_columns
from cchc_desktop.ui.pieces import new_action
from cchc_desktop.ui.style import scaled

COLUMNS = ("Loại", "Trích yếu", "Kỳ", "Số", "Ngày", "Trạng thái", "Sửa lúc")
KINDS = {"KH": "Kế hoạch", "BC": "Báo cáo"}
_TITLE, _NUMBER, _STATE, _CHANGED = 1, 3, 5, 6
_NARROW = {0: 62, _NUMBER: 48, _CHANGED: 70}
"""Columns that are left out below a width, in widths of a capital letter."""


class EntryList(QTreeWidget):
    """Documents by rows. ``opened`` tells that one is wanted; other acts come in through ``offer``."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels(list(COLUMNS))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.setAccessibleName("Danh sách văn bản")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu().popup(self.viewport().mapToGlobal(at)))
        self.itemActivated.connect(lambda item: self.opened.emit(_id(item)))
        self._offers: list[QAction | None] = []
        self._on_one: list[QAction] = []
        header = self.header()
        header.setMinimumSectionSize(scaled(75))
        fit_columns(self, _TITLE)
        header.setSectionsClickable(True)
        header.setSortIndicator(_CHANGED, Qt.SortOrder.DescendingOrder)
        header.setSortIndicatorShown(True)
        header.sortIndicatorChanged.connect(lambda *_: self._sort())

    def offer(
        self, text: str, act: Callable[[list[str]], object], key: str = "", *, many: bool = False
    ) -> None:
        """One more act on what is chosen; only with ``many`` on several documents at once."""
        made = new_action(self, text, lambda: self.chosen() and act(self.chosen()), key)
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(made)
        self._offers.append(made)
        if not many:
            self._on_one.append(made)

    def menu(self) -> QMenu:
        """What can be done with the chosen documents, and how to sort."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for made in self._on_one:
            made.setEnabled(len(self.chosen()) == 1)
        menu.addActions([made for made in self._offers if made and self.chosen()])
        sort = menu.addMenu("Sắp &xếp theo")
        for column, name in enumerate(COLUMNS):
            if not self.isColumnHidden(column):
                sort.addAction(new_action(self, name, lambda column=column: self.sort_by(column)))  # type: ignore[misc]
        return menu

    def chosen(self) -> list[str]:
        """The ids of the chosen documents, from top to bottom."""
        items = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        return [_id(item) for item in items if item.isSelected()]

    @property
    def current(self) -> str:
        """The id of the document that the keys act on; empty in an empty list."""
        index = self.currentIndex()
        return str(index.siblingAtColumn(0).data(Qt.ItemDataRole.UserRole)) if index.isValid() else ""

    def choose(self, entry_id: str) -> None:
        """Put the cursor on a document, where it is in the list."""
        for n in range(self.topLevelItemCount()):
            if _id(self.topLevelItem(n)) == entry_id:
                self.setCurrentItem(self.topLevelItem(n))

    def show_rows(
        self, rows: Iterable[EntryRow], apart: Iterable[str] = (), handed_in: Mapping[str, date] | None = None
    ) -> None:
        """These documents in the order that was chosen; the current one stays if it is among them."""
        current, unlike, days = self.current, set(apart), handed_in or {}
        self.clear()
        self.addTopLevelItems([_item(row, apart=row.id in unlike, day=days.get(row.id)) for row in rows])
        self._sort()
        items = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        again = next((item for item in items if _id(item) == current), items[0] if items else None)
        if again:
            self.setCurrentItem(again)

    def sort_by(self, column: int) -> None:
        """Sort by a column, the other way round when it is sorted by it already."""
        header = self.header()
        ascending = Qt.SortOrder.AscendingOrder
        same = header.sortIndicatorSection() == column and header.sortIndicatorOrder() == ascending
        header.setSortIndicator(column, Qt.SortOrder.DescendingOrder if same else ascending)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        capital = self.fontMetrics().horizontalAdvance("M")
        for column, least in _NARROW.items():
            self.setColumnHidden(column, event.size().width() < least * capital)

    def _sort(self) -> None:
        header = self.header()
        self.sortItems(header.sortIndicatorSection(), header.sortIndicatorOrder())


class _Item(QTreeWidgetItem):
    """A row that knows by what each of its columns is sorted."""

    def __init__(self, row: EntryRow, words: list[str]) -> None:
        super().__init__(words)
        period = (row.year, row.period_kind)
        number = (len(row.number), row.number)
        keys = (*(vietnamese_key(word) for word in words[:2]), period, number, row.date)
        self.keys = (*keys, STATES.index(row.state), row.changed)

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        column = self.treeWidget().header().sortIndicatorSection()
        return bool(self.keys[column] < other.keys[column])  # type: ignore[attr-defined]


def _item(row: EntryRow, *, apart: bool, day: date | None) -> QTreeWidgetItem:
    period = "" if row.period_kind == "khac" else period_title(Period(row.period_kind, row.year))
    changed = datetime.fromisoformat(row.changed).astimezone()
    state = row.state.capitalize()
    if row.state == SUBMITTED and day:
        state = f"{state} {screen_date(day)}"
    words = [KINDS[row.form_kind], row.title, period, row.number, screen_partial_date(row.date), state]
    item = _Item(row, [*words, f"{changed:%d/%m/%Y %H:%M}"])
    item.setToolTip(_TITLE, row.title)
    if apart:
        item.setText(_STATE, f"{state} (có bản khác)")
        item.setToolTip(_STATE, "Văn bản này đã được sửa khác nhau trên hai máy; cả hai bản đều được giữ.")
    item.setData(0, Qt.ItemDataRole.UserRole, row.id)
    return item


def _id(item: QTreeWidgetItem) -> str:
    return str(item.data(0, Qt.ItemDataRole.UserRole))
