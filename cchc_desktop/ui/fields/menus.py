"""The context menu of every text field, in the words that Word uses."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget


class _Slot(Protocol):
    def __call__(self) -> object: ...


@dataclass(frozen=True)
class Offer:
    """One line of a menu: its words, its keys as they are shown, what it does; None is a rule."""

    words: str
    keys: str
    act: _Slot
    possible: bool = True


def menu_of(parent: QWidget, offers: Iterable[Offer | None]) -> QMenu:
    """A menu of the offers."""
    menu = QMenu(parent)
    for offer in offers:
        if offer is None:
            menu.addSeparator()
            continue
        action = menu.addAction(f"{offer.words}\t{offer.keys}" if offer.keys else offer.words)
        action.setEnabled(offer.possible)
        action.triggered.connect(lambda _checked=False, act=offer.act: act())
    return menu


def line_menu(line: QLineEdit) -> QMenu:
    """The menu of a plain line."""
    picked, open_to_change = line.hasSelectedText(), not line.isReadOnly()
    return menu_of(
        line,
        (
            Offer("Hoàn tác", "Ctrl+Z", line.undo, line.isUndoAvailable()),
            Offer("Làm lại", "Ctrl+Y", line.redo, line.isRedoAvailable()),
            None,
            Offer("Cắt", "Ctrl+X", line.cut, picked and open_to_change),
            Offer("Sao chép", "Ctrl+C", line.copy, picked),
            Offer("Dán", "Ctrl+V", line.paste, open_to_change),
            Offer("Xóa", "Delete", line.del_, picked and open_to_change),
            None,
            Offer("Chọn tất cả", "Ctrl+A", line.selectAll, bool(line.text())),
        ),
    )


def show_menu(menu: QMenu, event: QContextMenuEvent) -> None:
    """Open a menu where it was asked for and let it go when it closes."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(event.globalPos())
