"""Every word that a window shows or tells: texts, titles, hints, names, menus, headers, lists."""

from collections.abc import Iterator
from typing import Any, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QTabBar,
    QWidget,
)

_ALWAYS = ("windowTitle", "toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription")
_KINDS: tuple[tuple[type[QWidget], tuple[str, ...]], ...] = (
    (QLabel, ("text",)),
    (QAbstractButton, ("text",)),
    (QGroupBox, ("title",)),
    (QLineEdit, ("placeholderText",)),
    (QAbstractSpinBox, ("specialValueText", "prefix", "suffix")),
)
_MOST_ROWS = 40


def texts_of(window: QWidget) -> Iterator[str]:
    """The words of a window, hidden parts too; what a clerk typed into a field is left out."""
    for widget in (window, *cast("list[QWidget]", window.findChildren(QWidget))):
        if widget.window() is window.window() or isinstance(widget, QMenu):
            yield from filter(None, _words(widget))
    for action in cast("list[QAction]", [*window.actions(), *window.findChildren(QAction)]):
        yield from filter(None, (action.text().split("\t")[0], action.toolTip(), action.statusTip()))


def _words(widget: QWidget) -> Iterator[str]:
    for name in _ALWAYS:
        yield _said(widget, name)
    for kind, names in _KINDS:
        if isinstance(widget, kind):
            yield from (_said(widget, name) for name in names)
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(n) for n in range(widget.count()))
    elif isinstance(widget, QHeaderView):
        yield from _headers(widget)
    elif isinstance(widget, QAbstractItemView):
        yield from _items(widget)


def _said(thing: QObject, name: str) -> str:
    ask: Any = getattr(thing, name, str)
    return str(ask())


def _headers(view: QHeaderView) -> Iterator[str]:
    model = view.model()
    if model is not None:
        for n in range(view.count()):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.headerData(n, view.orientation(), role) or "")


def _items(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is not None:
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        for row in range(min(_MOST_ROWS, model.rowCount())):
            for column in range(1 if isinstance(view, QListView) else model.columnCount()):
                yield from (str(model.index(row, column).data(role) or "") for role in roles)
