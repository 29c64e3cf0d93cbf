"""The editor of a table's answer: the grid, its buttons, and what can be taken back."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cchc_desktop.form.answers import KINDS, Grid
from cchc_desktop.form.definition import Field
from cchc_desktop.form.spots import Path
from cchc_desktop.form.wording import parsed_number
from cchc_desktop.ui.fields.field_editor import FieldEditor
from cchc_desktop.ui.fields.inputs import Note, tool
from cchc_desktop.ui.fields.sheet import Rows, Sheet
from cchc_desktop.ui.fields.words import Words
from cchc_desktop.ui.pieces import Notice


class TableEditor(FieldEditor):
    """Rows under the form's columns."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__(field, words)
        self._columns = field.settings["columns"]
        self.sheet = Sheet(field.question, self._columns, self._total)
        self.notice = Notice()
        self.note = Note()
        self.column.addWidget(self.sheet)
        self.column.addWidget(self.note)
        self.column.addWidget(self.notice)
        self.column.addLayout(self._buttons())
        self.sheet.edited.connect(self._on_edited)
        self.sheet.done.connect(lambda told: self.notice.say(told, "Hoàn tác", self.sheet.undo))
        self.sheet.warned.connect(self.warned)

    def set_answer(self, raw: Any) -> None:
        self.sheet.set_rows([] if raw is None else KINDS["table"].read(raw, self.field, self.field.id))
        self.notice.hide()
        self._remark()

    def answer(self) -> Any:
        rows = self.sheet.rows()
        return self.or_none([list(row) for row in rows], blank=not rows)

    def first_focus(self) -> QWidget:
        return self.sheet

    def show_hit(self, path: Path, start: int, end: int) -> QWidget:
        row, column = (int(step) for step in path)
        self.sheet.setCurrentCell(row, column)
        return self.sheet

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, told, deed in (
            ("Chèn dòng", "Chèn một dòng phía trên dòng đang chọn (Ctrl+Enter)", self.sheet.insert_row),
            ("Bỏ dòng", "Bỏ dòng đang chọn (Ctrl+Delete)", self.sheet.remove_row),
            ("Dán từ Excel, Word", "Dán bảng đã sao chép vào ô đang chọn (Ctrl+V)", self.sheet.paste),
        ):
            made = tool(words, told, by_mouse_only=True)
            made.clicked.connect(deed)
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _total(self, rows: Rows) -> Sequence[str]:
        """The total row as the document will have it; of no rows, its place."""
        if not self.field.settings.get("total"):
            return ()
        grids = [grid for grid in KINDS["table"].written(rows, self.field) if isinstance(grid, Grid)]
        return grids[0].total if grids else ("",) * len(self._columns)

    def _on_edited(self) -> None:
        self.notice.hide()
        self._remark()
        self.changed.emit()

    def _remark(self) -> None:
        wrong = [
            f"{column['title']}: “{row[n]}”"
            for n, column in enumerate(self._columns)
            for row in self.sheet.rows()
            if column.get("number") and row[n].strip() and parsed_number(row[n]) is None
        ]
        told = "Chưa phải là con số, nên chưa cộng được: "
        self.note.say(told + "; ".join(wrong[:3]) if wrong and self.field.settings.get("total") else "")
