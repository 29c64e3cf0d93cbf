"""The editor of results against a plan's targets: taken from the plan, counted, overruled one by one."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cchc_desktop.form.answers import KINDS
from cchc_desktop.form.definition import Field
from cchc_desktop.form.results import COLUMNS, Result, missed_sentence, result_to_json
from cchc_desktop.form.wording import parsed_number
from cchc_desktop.ui.columns import fit_columns
from cchc_desktop.ui.fields.field_editor import FieldEditor
from cchc_desktop.ui.fields.inputs import LineEdit, Note
from cchc_desktop.ui.fields.words import Words
from cchc_desktop.ui.pieces import Notice, button, label

_NO_PLAN = (
    "Chưa có kế hoạch nào của năm này có bảng chỉ tiêu theo loại hình. Bảng đó ở mục “Chỉ tiêu cụ thể” của "
    "kế hoạch tuyên truyền."
)
_NO_FIGURES = "Kế hoạch của năm này chưa ghi con số cho chỉ tiêu nào của kỳ."
_MOST_ROWS = 10


class ResultsEditor(FieldEditor):
    """The targets as the document's table shows them; the result of the chosen one is typed below."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__(field, words)
        self._plan = ""
        self._rows: tuple[Result, ...] = ()
        self.table = _table(field.question)
        self.typed = LineEdit(f"{field.question}: kết quả nhập tay")
        self.caption = label("Kết quả của chỉ tiêu đang chọn", buddy=self.typed)
        self.caption.setWordWrap(False)
        self.source = label("", "quiet")
        self.take = button("&Lấy chỉ tiêu từ kế hoạch năm", self._take)
        self.behind = button("Xem các dòng của sổ theo dõi", self._want_rows)
        self.drop = button("Bỏ chỉ tiêu này", self._drop)
        self.sentence = label("", "example")
        self.tell = button("Thêm câu này vào báo cáo", self._tell)
        self.note = Note()
        self.notice = Notice()
        self._lay_out()
        self.table.currentCellChanged.connect(lambda *_: self._show_chosen())
        self.typed.textEdited.connect(self._retype)
        self._show()

    def set_answer(self, raw: Any) -> None:
        raw = raw or {}
        self._plan = raw.get("plan", "")
        self._rows = KINDS["results"].read(raw, self.field, self.field.id)
        self.note.say("")
        self.notice.hide()
        self._show()

    def answer(self) -> Any:
        rows = [result_to_json(row) for row in self._rows]
        return self.or_none({"plan": self._plan, "rows": rows} if rows else {}, blank=not rows)

    def first_focus(self) -> QWidget:
        return self.table if self._rows else self.take

    def _lay_out(self) -> None:
        self.typed.setMaximumWidth(140)
        self.column.addLayout(_row(self.take, self.drop))
        self.column.addWidget(self.table)
        self.column.addLayout(_row(self.caption, self.typed, self.behind))
        for widget in (self.source, self.sentence):
            self.column.addWidget(widget)
        self.column.addLayout(_row(self.tell))
        self.column.addWidget(self.note)
        self.column.addWidget(self.notice)

    def _show(self) -> None:
        """The table anew, with the same row chosen."""
        row = max(0, min(self.table.currentRow(), len(self._rows) - 1))
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._rows))
        for n, result in enumerate(self._rows):
            self._show_row(n, result)
        self.table.setCurrentCell(row if self._rows else -1, 0)
        self.table.blockSignals(False)
        height = self.table.horizontalHeader().sizeHint().height() + 4
        height += sum(self.table.rowHeight(n) for n in range(min(len(self._rows), _MOST_ROWS)))
        self.table.setFixedHeight(height)
        for widget in (self.table, self.typed, self.caption, self.drop):
            widget.setVisible(bool(self._rows))
        self._show_chosen()

    def _show_row(self, n: int, result: Result) -> None:
        for k, words in enumerate(result.cells()):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            if COLUMNS[k].get("number"):
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(n, k, item)

    def _show_chosen(self) -> None:
        result = self._chosen()
        self.typed.setText(result.typed if result else "")
        self.typed.setPlaceholderText(result.counted if result else "")
        self._show_source()

    def _show_source(self) -> None:
        result = self._chosen()
        counted = result.counted if result else ""
        by_hand = bool(result and result.typed and result.typed != counted)
        said = f"{'Nhập tay; sổ' if by_hand else 'Sổ'} theo dõi đếm được {counted}." if counted else ""
        if result and not result.channels:
            said = "Chỉ tiêu này không trùng tên loại hình nào của sổ theo dõi; hãy nhập kết quả."
        self.source.setText(said)
        self.source.setVisible(bool(said))
        self.behind.setVisible(bool(result and result.channels))
        sentence = missed_sentence(self._rows)
        self.sentence.setText(sentence)
        for widget in (self.sentence, self.tell):
            widget.setVisible(bool(sentence))

    def _chosen(self) -> Result | None:
        row = self.table.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _retype(self, words: str) -> None:
        row = self.table.currentRow()
        if result := self._chosen():
            self._rows = (*self._rows[:row], replace(result, typed=words.strip()), *self._rows[row + 1 :])
            self._show_row(row, self._rows[row])
            wrong = words.strip() and parsed_number(words) is None
            self.note.say(f"“{words.strip()}” chưa phải là con số; tỷ lệ để trống." if wrong else "")
            self._show_source()
            self.changed.emit()

    def _take(self) -> None:
        """The plan's targets; what was typed for one that stays is kept."""
        raw = self.words.plan()
        if raw is None or not raw["rows"]:
            self.note.say(_NO_PLAN if raw is None else _NO_FIGURES)
            return
        typed = {row.target: row.typed for row in self._rows}
        before = self.answer()
        taken = KINDS["results"].read(raw, self.field, self.field.id)
        self._plan = raw["plan"]
        self._put(tuple(replace(row, typed=typed.get(row.target, "")) for row in taken))
        self.notice.say(f"Đã lấy {len(self._rows)} chỉ tiêu.", "Hoàn tác", lambda: self._back(before))

    def _drop(self) -> None:
        row, before = self.table.currentRow(), self.answer()
        if result := self._chosen():
            self._put((*self._rows[:row], *self._rows[row + 1 :]))
            self.notice.say(f"Đã bỏ “{result.target}”.", "Hoàn tác", lambda: self._back(before))

    def _back(self, raw: Any) -> None:
        self.set_answer(raw)
        self.changed.emit()

    def _put(self, rows: tuple[Result, ...]) -> None:
        self._rows = rows
        self.note.say("")
        self._show()
        self.changed.emit()

    def _want_rows(self) -> None:
        if result := self._chosen():
            self.rows_wanted.emit(result.channels, result.unit)

    def _tell(self) -> None:
        self.words.add_line(self.field.settings.get("into", ""), self.sentence.text())


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _table(name: str) -> QTableWidget:
    table = QTableWidget(0, len(COLUMNS))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels([column["title"] for column in COLUMNS])
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    fit_columns(table, 0)
    return table
