"""A list of cards, one for each document or unit: added, removed and put in order."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from cchc_desktop.form.spots import Path
from cchc_desktop.ui.fields.inputs import TARGET, tool
from cchc_desktop.ui.pieces import Notice, button

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Card(QFrame):
    """One item with its controls. Alt with an arrow moves it, its last button removes it."""

    changed = Signal()
    warned = Signal(str)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, what: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(10, 8, 10, 8)
        self.body.setSpacing(6)
        self.up = self._step("▲", f"Đưa {what} lên trên (Alt+mũi tên lên)", -1)
        self.down = self._step("▼", f"Đưa {what} xuống dưới (Alt+mũi tên xuống)", 1)
        self.drop = tool("Bỏ", f"Bỏ {what} này")
        self.drop.clicked.connect(self.removed)

    def set_value(self, raw: Mapping[str, Any]) -> None:
        """Show one item of the answer."""
        raise NotImplementedError

    def value(self) -> dict[str, Any]:
        """The item in JSON."""
        raise NotImplementedError

    def is_blank(self) -> bool:
        """Whether nothing was filled in."""
        raise NotImplementedError

    def title(self) -> str:
        """What a person would call the item."""
        raise NotImplementedError

    def controls(self) -> tuple[QWidget, ...]:
        """The controls in the order of Tab, but for the card's own buttons."""
        raise NotImplementedError

    def refresh_values(self) -> None:
        """Show the live values as they stand now."""

    def show_hit(self, path: Path, start: int, end: int) -> QWidget:
        """Select words of the item, at a place in its JSON; the control that holds them."""
        raise NotImplementedError

    def add_with_buttons(self, content: QLayout) -> None:
        """Add a row of the card that has the card's own buttons at its end."""
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addLayout(content, 1)
        for made in (self.up, self.down, self.drop):
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        step = _STEPS.get(Qt.Key(event.key())) if alt else None
        if step:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def _step(self, words: str, name: str, step: int) -> QWidget:
        made = tool(words, name, by_mouse_only=True)
        made.clicked.connect(lambda: self.moved.emit(step))
        return made


class Cards(QWidget):
    """The cards of one answer in their order, and the button that adds one.

    ``make`` makes a card, ``fresh`` the item that an added card begins with.
    """

    changed = Signal()
    warned = Signal(str)

    def __init__(self, make: Callable[[], Card], add: str, fresh: Callable[[], Mapping[str, Any]]) -> None:
        super().__init__()
        self._make = make
        self._fresh = fresh
        self._removed: tuple[int, Card] | None = None
        self.cards: list[Card] = []
        self.notice = Notice()
        self.add_button = button(add, self._on_add)
        self.add_button.setMinimumHeight(TARGET)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column.addLayout(self._list)
        column.addWidget(self.notice)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def set_values(self, raws: list[Any]) -> None:
        """Show these items."""
        for card in self.cards:
            self._let_go(card)
        self.cards = []
        self._forget_removed()
        for raw in raws:
            self.insert(len(self.cards), raw)

    def values(self) -> list[dict[str, Any]]:
        """The items that say something, in order."""
        return [card.value() for card in self.cards if not card.is_blank()]

    def insert(self, place: int, raw: Mapping[str, Any]) -> Card:
        """A card for an item at a place of the list."""
        card = self._make()
        card.set_value(raw)
        card.changed.connect(self.changed)
        card.warned.connect(self.warned)
        card.moved.connect(lambda step: self.move_card(card, step))
        card.removed.connect(lambda: self.remove(card))
        self._put(place, card)
        return card

    def move_card(self, card: Card, step: int) -> None:
        """Let a card change places with its neighbour; the cursor stays where it is."""
        place = self.cards.index(card) + step
        if not 0 <= place < len(self.cards):
            return
        other = self.cards[place]
        self._list.removeWidget(other)
        self._list.insertWidget(place - step, other)
        self.cards.remove(other)
        self.cards.insert(place - step, other)
        self._follow_order()
        self.changed.emit()

    def remove(self, card: Card) -> None:
        """Take a card away; a notice brings it back as it was."""
        self._forget_removed()
        place = self.cards.index(card)
        self._removed = (place, card)
        self.cards.remove(card)
        self._after_removal(place).setFocus()
        self._list.removeWidget(card)
        card.hide()
        self.notice.say(f"Đã bỏ {card.title()}.", "Hoàn tác", self._bring_back)
        self._follow_order()
        self.changed.emit()

    def refresh_values(self) -> None:
        """Show the live values as they stand now."""
        for card in self.cards:
            card.refresh_values()

    def show_hit(self, path: Path, start: int, end: int) -> QWidget:
        """Select words of the answer, at a place in its JSON; the control that holds them."""
        filled = [card for card in self.cards if not card.is_blank()]
        return filled[int(path[0])].show_hit(path[1:], start, end)

    def first_focus(self) -> QWidget:
        """The first control of the first card."""
        return self.cards[0].controls()[0] if self.cards else self.add_button

    def _on_add(self) -> None:
        card = self.insert(len(self.cards), self._fresh())
        card.controls()[0].setFocus()
        self.changed.emit()

    def _bring_back(self) -> None:
        if self._removed:
            place, card = self._removed
            self._removed = None
            self._put(min(place, len(self.cards)), card)
            card.show()
            card.refresh_values()
            card.controls()[0].setFocus()
            self.changed.emit()

    def _put(self, place: int, card: Card) -> None:
        self.cards.insert(place, card)
        self._list.insertWidget(place, card)
        self._follow_order()

    def _forget_removed(self) -> None:
        self.notice.hide()
        if self._removed:
            self._let_go(self._removed[1])
            self._removed = None

    def _after_removal(self, place: int) -> QWidget:
        if not self.cards:
            return self.add_button
        return self.cards[min(place, len(self.cards) - 1)].controls()[0]

    def _let_go(self, card: Card) -> None:
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _follow_order(self) -> None:
        """The buttons tell what is possible for each card where it stands now."""
        for n, card in enumerate(self.cards):
            card.up.setEnabled(n > 0)
            card.down.setEnabled(n < len(self.cards) - 1)
