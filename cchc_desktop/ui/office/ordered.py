"""A short list that a person keeps in order: add, take out, move up and down, by mouse or keys."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from cchc_desktop.ui.pieces import button
from cchc_desktop.ui.style import scaled

_HIGHEST = 180
"""Pixels: four buttons under one another, and no more of the page."""


class Ordered(QWidget):
    """Holds values and shows each under its title; the editor of one of them stands beside it.

    ``chosen`` tells that another value, or none, is the current one; ``changed`` that the values did.
    """

    chosen = Signal()
    changed = Signal()

    def __init__(self, name: str, title: Callable[[Any], str], fresh: Callable[[], Any], add: str) -> None:
        """``fresh`` makes the value that the button ``add`` puts below the others."""
        super().__init__()
        self._title, self._fresh = title, fresh
        self._values: list[Any] = []
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setMaximumHeight(scaled(_HIGHEST))
        self.add_button = button(add, self.add)
        self._drop = button("&Bỏ", self.remove, hint="Bỏ dòng đang chọn (Delete)")
        self._up = button("&Lên", lambda: self.move_by(-1), hint="Chuyển lên trên (Alt+mũi tên lên)")
        self._down = button("&Xuống", lambda: self.move_by(1), hint="Chuyển xuống dưới (Alt+mũi tên xuống)")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.list, 1)
        side = QVBoxLayout()
        for made in (self.add_button, self._drop, self._up, self._down):
            side.addWidget(made)
        side.addStretch(1)
        row.addLayout(side)
        self.list.currentRowChanged.connect(self._on_row)
        for keys, act in (
            ("Delete", self.remove),
            ("Alt+Up", self._up.click),
            ("Alt+Down", self._down.click),
        ):
            self._on_keys(keys, act)

    @property
    def values(self) -> tuple[Any, ...]:
        """The values in their order."""
        return tuple(self._values)

    @property
    def current(self) -> Any:
        """The value that is chosen, or None."""
        row = self.list.currentRow()
        return self._values[row] if 0 <= row < len(self._values) else None

    def show_values(self, values: Iterable[Any]) -> None:
        """Show these values, the first one chosen."""
        self._values = list(values)
        self._refill(0)

    def rewrite(self, value: Any) -> None:
        """Another value in place of the chosen one."""
        row = self.list.currentRow()
        self._values[row] = value
        self.list.item(row).setText(self._title(value))
        self.changed.emit()

    def add(self) -> None:
        """A fresh value below the others, chosen."""
        self._values.append(self._fresh())
        self._refill(len(self._values) - 1)
        self.changed.emit()

    def remove(self) -> None:
        """Take out the chosen value."""
        row = self.list.currentRow()
        if self.current is not None:
            del self._values[row]
            self._refill(min(row, len(self._values) - 1))
            self.changed.emit()

    def move_by(self, step: int) -> None:
        """The chosen value one place up (-1) or down (+1)."""
        row = self.list.currentRow()
        if self.current is not None and 0 <= row + step < len(self._values):
            self._values.insert(row + step, self._values.pop(row))
            self._refill(row + step)
            self.changed.emit()

    def _refill(self, row: int) -> None:
        self.list.ensurePolished()  # else the rows are as low as before the stylesheet
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([self._title(value) for value in self._values])
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._on_row()

    def _on_row(self) -> None:
        row = self.list.currentRow()
        self._drop.setEnabled(row >= 0)
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < len(self._values) - 1)
        self.chosen.emit()

    def _on_keys(self, keys: str, act: Callable[[], object]) -> None:
        action = QAction(self.list)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked: act())
        self.list.addAction(action)
