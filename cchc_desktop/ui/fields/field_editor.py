"""What every field's editor can do, whatever its kind."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.form.definition import Field
from cchc_desktop.form.spots import Path
from cchc_desktop.ui.fields.words import Words


class FieldEditor(QWidget):
    """The editor of one field's answer in JSON.

    The question and its help stand outside it; their label takes ``first_focus`` as its buddy.
    """

    changed = Signal()
    """The person changed something; never sent by ``set_answer`` or ``refresh_values``."""

    warned = Signal(str)
    """A plain sentence about something that could not be taken as it came."""

    rows_wanted = Signal(object, str)
    """The person wants to see the rows of these channels, counted in a unit, behind a figure."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__()
        self.field = field
        self.words = words
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def set_answer(self, raw: Any) -> None:
        """Show an answer; None shows the empty field. Its undo begins anew."""
        raise NotImplementedError

    def answer(self) -> Any:
        """The answer in JSON, None when it is blank.

        A field with a default is empty JSON instead, so that a cleared default stays cleared.
        """
        raise NotImplementedError

    def take_over(self, raw: Any) -> bool:
        """Use another answer, as if it had been typed; True when Ctrl+Z in the editor takes it back."""
        self.set_answer(raw)
        self.changed.emit()
        return False

    def first_focus(self) -> QWidget:
        """The control that the question leads to."""
        raise NotImplementedError

    def refresh_values(self) -> None:
        """Show the live values as they stand now; text, cursor and undo stay as they are."""

    def unread(self) -> Mapping[str, str]:
        """What was typed but fits no answer (a date that does not exist), by its place in the field."""
        return {}

    def set_unread(self, typed: Mapping[str, str]) -> None:
        """Show again what ``unread`` gave, after ``set_answer``: nothing typed is lost with the page."""

    def show_hit(self, path: Path, start: int, end: int) -> QWidget:
        """Select words of the answer, at a place in its JSON; the control that holds them."""
        return self.first_focus()

    def or_none(self, raw: Any, *, blank: bool) -> Any:
        """The answer, or None for a blank one that no default would fill again."""
        return None if blank and self.field.default is None else raw
