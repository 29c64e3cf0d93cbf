"""Editors of answers that are chosen: one of several, yes or no."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from cchc_desktop.form.definition import Field
from cchc_desktop.ui.fields.field_editor import FieldEditor
from cchc_desktop.ui.fields.inputs import TARGET, ComboBox
from cchc_desktop.ui.fields.words import Words


class ChoiceEditor(FieldEditor):
    """One of the form's options."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__(field, words)
        options = (("", "(chưa chọn)"), *field.settings.get("options", {}).items())
        self.options = ComboBox(field.question, options)
        self.column.addWidget(self.options, 0, Qt.AlignmentFlag.AlignLeft)
        self.options.activated.connect(self.changed)

    def set_answer(self, raw: Any) -> None:
        self.options.choose(raw or "")

    def answer(self) -> Any:
        key = self.options.currentData() or ""
        return self.or_none(key, blank=not key)

    def first_focus(self) -> QWidget:
        return self.options


class YesNoEditor(FieldEditor):
    """Yes or no, neither before it was answered."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__(field, words)
        self.yes = QRadioButton("Có")
        self.no = QRadioButton("Không")
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(24)
        for box in (self.yes, self.no):
            box.setMinimumHeight(TARGET)
            box.setAccessibleName(f"{field.question} {box.text()}")
            self._group.addButton(box)
            row.addWidget(box)
        row.addStretch(1)
        self.column.addLayout(row)
        self._group.buttonClicked.connect(self.changed)

    def set_answer(self, raw: Any) -> None:
        self._group.setExclusive(False)
        self.yes.setChecked(raw is True)
        self.no.setChecked(raw is False)
        self._group.setExclusive(True)
        for box in (self.yes, self.no):  # Tab comes to the chosen one, arrows to the other
            here = box is self.first_focus()
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def answer(self) -> Any:
        return True if self.yes.isChecked() else False if self.no.isChecked() else None

    def first_focus(self) -> QWidget:
        return self.no if self.no.isChecked() else self.yes
