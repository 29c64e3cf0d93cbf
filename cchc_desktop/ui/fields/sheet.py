"""The grid of a table's answer: cells to type and paste into, rows that grow as they are filled."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cchc_desktop.prose import folded
from cchc_desktop.ui.fields.inputs import TARGET, LineEdit, copied
from cchc_desktop.ui.fields.menus import Offer, menu_of, show_menu
from cchc_desktop.ui.fields.pasting import cells_from

Rows = tuple[tuple[str, ...], ...]
_MOST_ROWS = 12
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Sheet(QTableWidget):
    """Cells under the form's columns. The last row is blank and waits; a total may stand below it.

    Every change can be taken back with Ctrl+Z, cell by cell, paste by paste.
    """

    edited = Signal()
    done = Signal(str)
    """A sentence about something larger than typing, which ``undo`` takes back."""

    warned = Signal(str)

    def __init__(
        self, name: str, columns: Sequence[Mapping[str, Any]], total: Callable[[Rows], Sequence[str]]
    ):
        super().__init__(1, len(columns))
        self._columns = columns
        self._total = total
        self._has_total = bool(total(()))
        self._past: list[Rows] = []
        self._filling = False
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels([column["title"] for column in columns])
        self.setItemDelegate(_Cells(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self._dress()
        self.itemChanged.connect(self._on_item_changed)
        self.set_rows(())

    def rows(self) -> Rows:
        """The rows that say something."""
        return tuple(row for row in self._all_rows() if any(cell.strip() for cell in row))

    def set_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows; nothing before can be undone."""
        self._past.clear()
        self._fill(rows)

    def remember(self) -> None:
        """Keep the rows as they are, for undo."""
        if not self._past or self._past[-1] != self._all_rows():
            self._past.append(self._all_rows())

    def undo(self) -> None:
        """Take back the last change."""
        now = self._all_rows()
        while self._past and self._past[-1] == now:
            self._past.pop()
        if self._past:
            self._fill(self._past.pop())
            self.edited.emit()

    def remove_rows(self) -> None:
        """Take away the rows of the chosen cells; without any, the row at the cursor."""
        rows = {index.row() for index in self.selectedIndexes()} or {self.currentRow()}
        chosen = sorted(row for row in rows if 0 <= row < self._data_rows - 1)
        if not chosen:
            return

        def without(kept: list[tuple[str, ...]]) -> None:
            kept[:] = [cells for n, cells in enumerate(kept) if n not in chosen]

        self._change(without)
        told = f"dòng {chosen[0] + 1}" if len(chosen) == 1 else f"{len(chosen)} dòng"
        self.done.emit(f"Đã bỏ {told}.")

    def insert_row(self) -> None:
        """Make room for a row above the cursor."""
        row = max(self.currentRow(), 0)
        self._change(lambda rows: rows.insert(row, ("",) * len(self._columns)))

    def add_rows(self, added: Sequence[tuple[str, ...]], told: str) -> None:
        """More rows below those that say something, with a sentence about it."""

        def with_rows(rows: list[tuple[str, ...]]) -> None:
            rows[:] = [*(row for row in rows if any(cell.strip() for cell in row)), *added]

        self._change(with_rows)
        self.done.emit(told)

    def paste(self) -> None:
        """Put the clipboard's cells at the cursor; what has no column is told."""
        cells = _clipboard()
        titles = [folded(column["title"]) for column in self._columns]
        if cells and [folded(cell) for cell in cells[0]] == titles:
            cells = cells[1:]
        if cells:
            self._paste_at(max(self.currentRow(), 0), max(self.currentColumn(), 0), cells)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as Excel and Word take them."""
        chosen = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        rows = [
            "\t".join(self._text(row, column) for at, column in chosen if at == row)
            for row in dict.fromkeys(row for row, _ in chosen)
        ]
        QGuiApplication.clipboard().setText("\n".join(rows))

    def clear_cells(self) -> None:
        """Empty the chosen cells."""
        chosen = {(index.row(), index.column()) for index in self.selectedIndexes()}

        def emptied(rows: list[tuple[str, ...]]) -> None:
            rows[:] = [
                tuple("" if (n, k) in chosen else cell for k, cell in enumerate(row))
                for n, row in enumerate(rows)
            ]

        self._change(emptied)

    def advance(self, step: int) -> bool:
        """Go to the next cell (1) or the one before (-1); False where there is none."""
        place = self.currentRow() * len(self._columns) + self.currentColumn() + step
        if not 0 <= place < self._data_rows * len(self._columns):
            return False
        self.setCurrentCell(*divmod(place, len(self._columns)))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = self._deed(event)
        if deed:
            deed()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.setAccepted(self.advance(1 if event.key() == Qt.Key.Key_Tab else -1))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by Tab begins at the first cell, coming backwards at the last."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.ShortcutFocusReason):
            self.setCurrentCell(0, 0)
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self.setCurrentCell(self._data_rows - 1, len(self._columns) - 1)
        else:
            return
        self._begin_typing()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click puts the cursor into the cell without choosing its text, as in Word."""
        super().mousePressEvent(event)
        line = QApplication.focusWidget()
        if isinstance(line, _CellLine):
            line.deselect()
            line.end(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        offers = (
            Offer("Hoàn tác", "Ctrl+Z", self.undo, bool(self._past)),
            None,
            Offer("Sao chép", "Ctrl+C", self.copy),
            Offer("Dán", "Ctrl+V", self.paste),
            Offer("Xóa", "Delete", self.clear_cells),
            None,
            Offer("Chèn dòng phía trên", "Ctrl+Enter", self.insert_row),
            Offer("Bỏ dòng", "Ctrl+Delete", self.remove_rows, self.currentRow() < self._data_rows - 1),
        )
        show_menu(menu_of(self, offers), event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def _begin_typing(self) -> None:
        if self.state() != QAbstractItemView.State.EditingState:
            self.edit(self.currentIndex())

    def _deed(self, event: QKeyEvent) -> Callable[[], object] | None:
        control = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _CONTROL
        standard = {
            QKeySequence.StandardKey.Copy: self.copy,
            QKeySequence.StandardKey.Paste: self.paste,
            QKeySequence.StandardKey.Undo: self.undo,
        }
        for key, deed in standard.items():
            if event.matches(key):
                return deed
        if event.key() == Qt.Key.Key_Delete:
            return self.remove_rows if control else self.clear_cells
        if event.key() in _ENTER:
            return self.insert_row if control else lambda: self.advance(1)
        return None

    def _paste_at(self, top: int, left: int, cells: list[list[str]]) -> None:
        width = len(self._columns)
        lost = max(map(len, cells)) + left - width

        def with_cells(rows: list[tuple[str, ...]]) -> None:
            rows += [("",) * width] * (top + len(cells) - len(rows))
            for n, row in enumerate(cells, start=top):
                kept = row[: width - left]
                rows[n] = (*rows[n][:left], *kept, *rows[n][left + len(kept) :])

        self._change(with_cells)
        self.done.emit(f"Đã dán {len(cells)} dòng.")
        if lost > 0:
            self.warned.emit(f"Dữ liệu dán thừa {lost} cột so với bảng; phần thừa chưa được dán.")

    def _change(self, deed: Callable[[list[tuple[str, ...]]], object]) -> None:
        self.remember()
        place = self.currentRow(), self.currentColumn()
        rows = list(self._all_rows())
        deed(rows)
        self._fill(rows)
        self.setCurrentCell(min(place[0], self._data_rows - 1), place[1])
        if self.hasFocus():
            self._begin_typing()
        self.edited.emit()

    @property
    def _data_rows(self) -> int:
        return self.rowCount() - self._has_total

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item else ""

    def _all_rows(self) -> Rows:
        every = range(len(self._columns))
        return tuple(tuple(self._text(row, column) for column in every) for row in range(self._data_rows))

    def _fill(self, rows: Sequence[Sequence[str]]) -> None:
        """Show the rows with one blank row behind them and the total below."""
        self._filling = True
        given = list(rows)
        while given and not any(cell.strip() for cell in given[-1]):
            given.pop()
        self.setRowCount(len(given) + 1 + self._has_total)
        for n, row in enumerate([*given, [""] * len(self._columns)]):
            for k, cell in enumerate(row):
                self._put(n, k, cell)
        self._filling = False
        self._show_total()
        self._fit()

    def _put(self, row: int, column: int, words: str) -> QTableWidgetItem:
        item = QTableWidgetItem(words)
        if self._columns[column].get("number"):
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setItem(row, column, item)
        return item

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        if item.row() == self._data_rows - 1 and item.text().strip():
            self._grow()
        self._show_total()
        self.edited.emit()

    def _grow(self) -> None:
        self._filling = True
        row = self._data_rows
        self.insertRow(row)
        for column in range(len(self._columns)):
            self._put(row, column, "")
        self._filling = False
        self._fit()

    def _show_total(self) -> None:
        sums = self._total(self.rows())
        self._filling = True
        for column, words in enumerate(sums):
            item = self._put(self._data_rows, column, words)
            font = QFont(self.font())
            font.setBold(True)
            item.setFont(font)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            item.setBackground(self.palette().alternateBase())
        self._filling = False

    def _dress(self) -> None:
        header, rows = self.horizontalHeader(), self.verticalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        rows.hide()
        rows.setMinimumSectionSize(TARGET + 1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        rows.sectionResized.connect(self._fit)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _spread(self) -> None:
        """Share the width among the columns as the form says, and give the titles room to wrap."""
        widths = [float(column.get("width", 1)) for column in self._columns]
        room, high = self.viewport().width(), TARGET
        for n, width in enumerate(widths):
            share = int(room * width / sum(widths))
            self.setColumnWidth(n, share)
            title = self.fontMetrics().boundingRect(
                0, 0, share - 16, 1000, int(Qt.TextFlag.TextWordWrap), self._columns[n]["title"]
            )
            high = max(high, title.height() + 14)
        self.horizontalHeader().setFixedHeight(high)
        self.resizeRowsToContents()
        self._fit()

    def _fit(self) -> None:
        heights = [self.rowHeight(row) for row in range(self.rowCount())]
        shown = min(sum(heights), _MOST_ROWS * TARGET)
        self.setFixedHeight(shown + self.horizontalHeader().height() + 2 * self.frameWidth() + 2)


def _clipboard() -> list[list[str]]:
    data = copied()
    return cells_from(data.html() if data.hasHtml() else "", data.text())


class _CellLine(LineEdit):
    """The line inside a cell; several pasted cells go to the table."""

    def __init__(self, sheet: Sheet, parent: QWidget) -> None:
        super().__init__("Ô đang nhập")
        self.setParent(parent)
        self.setMinimumHeight(0)
        self.setStyleSheet("QLineEdit { border: 2px solid palette(highlight); padding: 0; min-height: 0; }")
        self._sheet = sheet

    def keyPressEvent(self, event: QKeyEvent) -> None:
        undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
        row = event.key() == Qt.Key.Key_Delete and event.modifiers() == _CONTROL
        if undo or row:
            self._sheet.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        cells = _clipboard()
        if len(cells) > 1 or any(len(row) > 1 for row in cells):
            self._sheet.paste()
        else:
            super().paste()


class _Cells(QStyledItemDelegate):
    """Writes what is typed into the table at once, so that nothing waits for the cell to be left."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        self._sheet.remember()
        line = _CellLine(self._sheet, parent)
        aligned = index.data(Qt.ItemDataRole.TextAlignmentRole)
        line.setAlignment(Qt.AlignmentFlag(aligned or Qt.AlignmentFlag.AlignLeft))
        line.textEdited.connect(lambda: self.commitData.emit(line))
        return line

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        words = str(index.data() or "")
        if isinstance(editor, LineEdit) and editor.text() != words:
            editor.setText(words)

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if isinstance(editor, LineEdit) and editor.text() != index.data():
            model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        forward = (*_ENTER, Qt.Key.Key_Tab)
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in (*forward, Qt.Key.Key_Backtab):
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self._sheet.setFocus()
            if event.key() in _ENTER:
                self._sheet.keyPressEvent(event)
            else:
                self._sheet.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
            return True
        return super().eventFilter(editor, event)
