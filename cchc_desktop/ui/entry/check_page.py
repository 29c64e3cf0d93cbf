"""The last look before export: what still wants to be looked at, and every answer in its order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from cchc_desktop.document.summary import Part, shortened
from cchc_desktop.entry import STATES
from cchc_desktop.form.findings import Finding
from cchc_desktop.ui.desk import single_shot
from cchc_desktop.ui.entry.answers_list import AnswersList
from cchc_desktop.ui.pieces import button, label
from cchc_desktop.ui.wrapping import wrap_items

_MOST_LINES = 4
"""Problems seen at once; more are scrolled to."""

_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff

_TITLE = 48
"""Characters of a section's title before a problem in it."""


@dataclass(frozen=True)
class Checked:
    """What is to be looked through; ``remarks`` counts what the reading remarks beyond the problems."""

    parts: Sequence[Part]
    problems: Sequence[Finding]
    remarks: int
    state: str


class CheckPage(QWidget):
    """Shows the answers and says where the person wants to go; nothing on it holds up the export."""

    go_wanted = Signal(str, str)
    looked_at = Signal(str, str)
    back_wanted = Signal()
    mark_wanted = Signal()
    export_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._problems: Sequence[Finding] = ()
        self._titles: Mapping[str, str] = {}
        self.summary = QFrame()
        self.summary.setObjectName("summary")
        self._count = label("", "heading")
        self.errors = QListWidget()
        self.errors.setAccessibleName("Chỗ cần xem trước khi xuất")
        wrap_items(self.errors)
        self.errors.itemActivated.connect(lambda _item: self._go_to_problem())
        self.errors.itemClicked.connect(lambda _item: self._go_to_problem())
        self._note = label("", "quiet")
        self.answers = AnswersList()
        self.answers.go_wanted.connect(self.go_wanted)
        self.answers.looked_at.connect(self.looked_at)
        self._state = label("", "quiet")
        self.mark = button("Đánh &dấu đã soát", self.mark_wanted.emit)
        self.export = button("Xuất ra &Word…", self.export_wanted.emit, main=True, hint="Ctrl+E")
        self._settle = single_shot(self, 0, self._fit)
        self._lay_out()

    def show_checked(self, checked: Checked) -> None:
        """Show the document as it stands now."""
        self._problems = checked.problems
        self._titles = {part.section: part.title for part in checked.parts}
        self._show_problems()
        said = f"Soát văn bản (F5) còn {checked.remarks} nhận xét khác. " if checked.remarks else ""
        self._note.setText(f"{said}Chỗ cần xem không ngăn việc xuất văn bản.")
        self._note.setVisible(bool(checked.problems or checked.remarks))
        self.answers.show_parts(checked.parts)
        self._state.setText(f"Trạng thái: {checked.state}")
        if checked.state != STATES[0] and self.mark.hasFocus():
            self.export.setFocus()  # what comes next
        self.mark.setVisible(checked.state == STATES[0])

    def focus_first(self) -> None:
        """Let the keys go to what wants to be looked at, else to the answers."""
        (self.errors if self._problems else self.answers).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The problems stay in sight, however their sentences are broken into lines."""
        super().resizeEvent(event)
        self._settle.start()  # once the list is as wide as it will be

    def _show_problems(self) -> None:
        count = len(self._problems)
        said = f"Có {count} chỗ cần xem trước khi xuất" if count else "Không thấy chỗ nào cần xem"
        self._count.setText(said)
        self.errors.clear()
        self.errors.addItems([self._words(finding) for finding in self._problems])
        self.errors.setCurrentRow(0)
        self.errors.setVisible(bool(count))
        self.summary.setProperty("wanted", bool(count))
        self.summary.style().polish(self.summary)
        self._settle.start()

    def _words(self, finding: Finding) -> str:
        title = self._titles.get(finding.section)
        return f"{shortened(title, _TITLE)}: {finding.sentence}" if title else finding.sentence

    def _fit(self) -> None:
        self.errors.doItemsLayout()  # only laid out does the list know how its sentences are broken
        seen = (self.errors.item(n) for n in range(min(self.errors.count(), _MOST_LINES)))
        heights = [self.errors.visualItemRect(item).height() for item in seen]
        wanted, most = sum(heights) + 2 * self.errors.frameWidth() + 4, self.height() // 5
        all_seen = self.errors.count() <= _MOST_LINES and wanted <= most
        self.errors.setVerticalScrollBarPolicy(_NEVER if all_seen else Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.errors.setFixedHeight(max(min(wanted, most), self.errors.fontMetrics().height() * 3))

    def _go_to_problem(self) -> None:
        row = self.errors.currentRow()
        if 0 <= row < len(self._problems):
            finding = self._problems[row]
            self.go_wanted.emit(finding.section, finding.field)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self.summary)
        inside.addWidget(self._count)
        inside.addWidget(self.errors)
        inside.addWidget(self._note)
        state = QHBoxLayout()
        state.addWidget(self._state, 1)
        state.addWidget(self.mark)
        buttons = QHBoxLayout()
        buttons.addWidget(button("&Quay lại", self.back_wanted.emit, hint="Về mục đang làm"))
        buttons.addStretch(1)
        buttons.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.addWidget(label("Xem lại trước khi xuất", "title"))
        column.addWidget(self.summary)
        column.addWidget(self.answers, 1)
        column.addLayout(state)
        column.addLayout(buttons)
