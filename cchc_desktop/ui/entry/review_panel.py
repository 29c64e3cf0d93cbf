"""What the second pair of eyes found, beside the text: go there, mend, or pass over with a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cchc_desktop.form.findings import ERROR, HINT, WARNING, Finding
from cchc_desktop.review.sheet import article_of, place_of
from cchc_desktop.ui.fields.inputs import ComboBox
from cchc_desktop.ui.flow import Flow
from cchc_desktop.ui.pieces import button, label
from cchc_desktop.ui.style import ACCENT_DARK, QUIET, WARN_INK
from cchc_desktop.ui.wrapping import wrap_items

_ALL, _PASSED = "tất cả", "đã bỏ qua"
_TITLES = {
    _ALL: "Tất cả",
    ERROR: "Lỗi: trái với Nghị định 30",
    WARNING: "Cảnh báo: khác thường",
    HINT: "Gợi ý",
    _PASSED: "Đã bỏ qua",
}
_COLOURS = {ERROR: "#9c1c1c", WARNING: WARN_INK, HINT: ACCENT_DARK}


@dataclass(frozen=True)
class Reviewed:
    """A reading of one document: what is told, what was passed over and why, what can be mended safely."""

    told: Sequence[Finding] = ()
    passed: Mapping[Finding, str] = field(default_factory=dict)
    mendable: frozenset[Finding] = frozenset()
    titles: Mapping[str, str] = field(default_factory=dict)


class ReviewPanel(QWidget):
    """Shows a reading and tells what the person wants done; deciding and changing is not its business."""

    go_wanted = Signal(Finding)
    mend_wanted = Signal(list)
    pass_wanted = Signal(Finding)
    tell_wanted = Signal(Finding)
    sheet_wanted = Signal()

    def __init__(self, *, of_file: bool = False) -> None:
        """``of_file``: a reading of somebody's file, in which nothing can be mended or passed over."""
        super().__init__()
        self._of_file = of_file
        self._reviewed = Reviewed()
        self._shown: list[Finding] = []
        titles = {level: title for level, title in _TITLES.items() if level != _PASSED or not of_file}
        self._filter = ComboBox("Lọc nhận xét", titles.items())
        self._list = QListWidget()
        self._list.setAccessibleName("Các nhận xét")
        wrap_items(self._list)
        self._about = label("", "quiet")
        self._go = button("Đến c&hỗ đó", self._on_go)
        self._mend = button("Sửa giú&p", self._on_mend)
        self._pass = button("&Bỏ qua…", self._on_pass)
        self._mend_all = button("Sửa tất cả chỗ sửa được", self._on_mend_all)
        self._sheet = button("Phiếu soát…", self.sheet_wanted.emit)
        self._lay_out()
        self._filter.currentIndexChanged.connect(self._show_rows)
        self._list.currentRowChanged.connect(self._show_about)
        self._list.itemActivated.connect(self._on_go)
        self._show_about()

    def show_reviewed(self, reviewed: Reviewed) -> None:
        """Show another reading; the chosen finding stays chosen while it is there."""
        if reviewed != self._reviewed:
            self._reviewed = reviewed
            self._show_rows()

    def focus_list(self) -> None:
        """Let the keys go to the list."""
        self._list.setFocus()

    def _lay_out(self) -> None:
        one = Flow()
        for made in (self._go, self._mend, self._pass):
            one.addWidget(made)
        one.addStretch(1)
        every = Flow()
        every.addWidget(self._mend_all)
        every.addStretch(1)
        every.addWidget(self._sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self._filter)
        column.addWidget(self._list, 1)
        column.addWidget(self._about)
        column.addLayout(one)
        column.addLayout(every)
        for made in (self._go, self._mend, self._pass, self._mend_all):
            made.setHidden(self._of_file)  # not before they have this parent: shown alone they are windows

    def _show_rows(self) -> None:
        chosen = self._chosen()
        wanted = self._filter.currentData()
        told = self._reviewed.told
        self._shown = [
            *(finding for finding in told if wanted in (_ALL, finding.level)),
            *(self._reviewed.passed if wanted == _PASSED else ()),
        ]
        self._list.blockSignals(True)
        self._list.clear()
        for finding in self._shown:
            self._list.addItem(self._item(finding))
        if self._shown:
            self._list.setCurrentRow(self._shown.index(chosen) if chosen in self._shown else 0)
        self._list.blockSignals(False)
        self._mend_all.setEnabled(any(finding in self._reviewed.mendable for finding in told))
        self._show_about()

    def _item(self, finding: Finding) -> QListWidgetItem:
        place = place_of(finding, self._reviewed.titles)
        item = QListWidgetItem(f"{finding.level.capitalize()} – {place}\n{finding.sentence}")
        item.setForeground(QColor(_COLOURS[finding.level] if finding not in self._reviewed.passed else QUIET))
        return item

    def _show_about(self) -> None:
        finding = self._chosen()
        passed = finding in self._reviewed.passed if finding else False
        self._about.setText(self._words(finding) if finding else self._nothing())
        self._go.setEnabled(finding is not None)
        self._mend.setEnabled(finding in self._reviewed.mendable and not passed)
        self._pass.setEnabled(finding is not None)
        self._pass.setText("Nhắc &lại" if passed else "&Bỏ qua…")

    def _words(self, finding: Finding) -> str:
        words = [f"Căn cứ: {article_of(finding)}"] if article_of(finding) else []
        if finding in self._reviewed.mendable:
            words.append(f"Sửa thành: {finding.mend}" if finding.mend else "Sửa: bỏ chữ này đi.")
        if reason := self._reviewed.passed.get(finding):
            words.append(f"Lý do bỏ qua: {reason}")
        return "\n".join(words)

    def _nothing(self) -> str:
        if self._reviewed.told:
            return "Không có nhận xét nào ở mức này."
        return "Không thấy chỗ nào cần xem lại. Người soạn vẫn nên đọc lại một lượt."

    def _chosen(self) -> Finding | None:
        row = self._list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _on_go(self) -> None:
        if finding := self._chosen():
            self.go_wanted.emit(finding)

    def _on_mend(self) -> None:
        if finding := self._chosen():
            self.mend_wanted.emit([finding])

    def _on_mend_all(self) -> None:
        self.mend_wanted.emit([one for one in self._reviewed.told if one in self._reviewed.mendable])

    def _on_pass(self) -> None:
        if finding := self._chosen():
            again = finding in self._reviewed.passed
            (self.tell_wanted if again else self.pass_wanted).emit(finding)
