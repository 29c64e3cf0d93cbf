"""Editors of running text: short text, prose, numbered lists, addressees and recipients."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from cchc_desktop.form.answers import KINDS
from cchc_desktop.form.definition import Field
from cchc_desktop.form.spots import Path
from cchc_desktop.prose import (
    Prose,
    is_blank,
    line_from_json,
    line_to_json,
    plain,
    prose_from_json,
    prose_to_json,
)
from cchc_desktop.store.settings import RecipientList
from cchc_desktop.ui.fields import content
from cchc_desktop.ui.fields.field_editor import FieldEditor
from cchc_desktop.ui.fields.inputs import tool
from cchc_desktop.ui.fields.live_text import ONE_LINE, LiveText, Shape
from cchc_desktop.ui.fields.numbered import NumberedText
from cchc_desktop.ui.fields.text_tools import TextTools
from cchc_desktop.ui.fields.words import Words


class TextEditor(FieldEditor):
    """One line, which may hold live values."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__(field, words)
        self.text = LiveText(words, field.question, ONE_LINE)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.text, 1)
        row.addWidget(TextTools(self.text, weights=False), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.text.changed.connect(self.changed)
        self.text.warned.connect(self.warned)

    def set_answer(self, raw: Any) -> None:
        self.text.set_line(() if raw is None else line_from_json(raw, self.field.id))

    def answer(self) -> Any:
        line = self.text.line()
        return self.or_none(line_to_json(line), blank=is_blank(line))

    def take_over(self, raw: Any) -> bool:
        return _write_anew(self.text, (line_from_json(raw, self.field.id),))

    def first_focus(self) -> QWidget:
        return self.text

    def refresh_values(self) -> None:
        self.text.refresh_values()

    def show_hit(self, path: Path, start: int, end: int) -> QWidget:
        return content.select(self.text, 0, start, end)


def _write_anew(text: LiveText, prose: Prose) -> bool:
    text.selectAll()
    text.insert_prose(prose)
    return True


class ProseEditor(FieldEditor):
    """Several paragraphs."""

    shape: ClassVar[Shape] = Shape()
    weights: ClassVar[bool] = True

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__(field, words)
        self.text = self.make_text()
        self.column.addWidget(TextTools(self.text, weights=self.weights))
        self.column.addWidget(self.text)
        self.text.changed.connect(self.changed)
        self.text.warned.connect(self.warned)

    def make_text(self) -> LiveText:
        """The text editor of this kind."""
        return LiveText(self.words, self.field.question, self.shape)

    def set_answer(self, raw: Any) -> None:
        self.text.set_prose(() if raw is None else prose_from_json(raw, self.field.id))

    def answer(self) -> Any:
        prose = self.text.prose()
        blank = KINDS[self.field.kind].is_blank(prose)
        return self.or_none([] if blank else prose_to_json(prose), blank=blank)

    def take_over(self, raw: Any) -> bool:
        return _write_anew(self.text, prose_from_json(raw, self.field.id))

    def first_focus(self) -> QWidget:
        return self.text

    def refresh_values(self) -> None:
        self.text.refresh_values()

    def show_hit(self, path: Path, start: int, end: int) -> QWidget:
        return content.select(self.text, int(path[0]) if path else 0, start, end)


class LinesEditor(ProseEditor):
    """Short lines, one for each addressee or recipient."""

    shape = Shape(least=2, most=12, marks_own=True)
    weights = False


class RecipientsEditor(LinesEditor):
    """Recipients, which may all be taken from one of the office's lists."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__(field, words)
        self.offer = tool("Dùng &danh sách…", "Ghi các nơi nhận của một danh sách thường dùng")
        self.offer.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.offer)
        for one in words.lists:
            action = menu.addAction(one.name.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, one=one: self.use(one))
        self.offer.setMenu(menu)
        self.offer.setVisible(bool(words.lists))
        self.column.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignLeft)

    def use(self, one: RecipientList) -> None:
        """Write a list's recipients in place of these; Ctrl+Z brings these back."""
        self.text.put(tuple(plain(item) for item in one.items))
        self.text.setFocus()


class ListEditor(ProseEditor):
    """Items that number themselves."""

    def make_text(self) -> LiveText:
        return NumberedText(self.words, self.field.question, self.field.settings.get("label", "arabic"))
