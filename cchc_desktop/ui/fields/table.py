"""The editor of a table's answer: the grid, its buttons, and what can be taken back."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from cchc_desktop.form.answers import KINDS, Grid
from cchc_desktop.form.definition import Field
from cchc_desktop.form.spots import Path
from cchc_desktop.form.targets import TARGET, UNIT, disagreeing
from cchc_desktop.form.wording import parsed_number
from cchc_desktop.ui.fields.field_editor import FieldEditor
from cchc_desktop.ui.fields.inputs import Note, tool
from cchc_desktop.ui.fields.sheet import Rows, Sheet
from cchc_desktop.ui.fields.words import Words
from cchc_desktop.ui.flow import Flow
from cchc_desktop.ui.pieces import Notice, button


class TableEditor(FieldEditor):
    """Rows under the form's columns."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__(field, words)
        self._columns = field.settings["columns"]
        at = (n for n, column in enumerate(self._columns) if column.get("role") == TARGET)
        self._target = next(at, None)
        self.sheet = Sheet(field.question, self._columns, self._total)
        self.notice = Notice()
        self.note = Note()
        self.column.addWidget(self.sheet)
        self.column.addLayout(self._buttons())
        self.column.addWidget(self.note)
        self.column.addWidget(self.notice)  # below all that is clicked: nothing moves under the pointer
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

    def _buttons(self) -> Flow:
        row = Flow()
        if self._target is not None:
            row.addWidget(button("Thêm các loại hình của sổ theo dõi", self._add_channels))
        for words, told, deed in (
            ("Chèn dòng", "Chèn một dòng phía trên dòng đang chọn (Ctrl+Enter)", self.sheet.insert_row),
            ("Bỏ dòng", "Bỏ các dòng đang chọn (Ctrl+Delete)", self.sheet.remove_rows),
            ("Dán từ Excel, Word", "Dán bảng đã sao chép vào ô đang chọn (Ctrl+V)", self.sheet.paste),
        ):
            made = tool(words, told, by_mouse_only=True)
            made.clicked.connect(deed)
            row.addWidget(made)
        return row

    def _add_channels(self) -> None:
        """A row for each channel of the diary that has none yet, to be given its figures."""
        known = {row[self._target or 0].strip().casefold() for row in self.sheet.rows()}
        roles = [column.get("role") for column in self._columns]
        rows = [
            tuple({TARGET: title, UNIT: unit}.get(role, "") for role in roles)
            for title, unit in self.words.channels()
            if title.casefold() not in known
        ]
        if rows:
            self.sheet.add_rows(rows, f"Đã thêm {len(rows)} loại hình; dòng không cần thì bỏ.")

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
        summed = self.field.settings.get("total") or self._target is not None
        unlike = [target.name for target in disagreeing(self._columns, self.sheet.rows())]
        said = [told + "; ".join(wrong[:3])] if wrong and summed else []
        said += [f"“Cả năm” khác tổng bốn quý: {'; '.join(unlike[:3])}."] if unlike else []
        self.note.say("\n".join(said))
