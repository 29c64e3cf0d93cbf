"""What stands beside a question and is shown on wish: a real example, the answer of the period before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from cchc_desktop.document.summary import shortened
from cchc_desktop.ui.entry.earlier import Said
from cchc_desktop.ui.fields.inputs import TARGET
from cchc_desktop.ui.pieces import button, label

_LONGEST = 1200
"""Characters of an earlier answer that are shown; all of it is taken over."""


class Asides(QWidget):
    """Links in a row, each with what it shows below; they are for the mouse, the keys are the menu's."""

    take_wanted = Signal()

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question
        self._switches: dict[str, QToolButton] = {}
        self._links = QHBoxLayout()
        self._links.setSpacing(16)
        self._links.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(self._links)

    def add_example(self, text: str) -> None:
        """Offer a real example."""
        self._add("example", "Xem ví dụ", "Ẩn ví dụ", label(f"Ví dụ: {text}", "example"))

    def add_earlier(self, said: Said, kind_is_taken: bool) -> None:
        """Offer what was answered the period before, to be looked at and to be taken over."""
        panel = QFrame()
        panel.setObjectName("card")
        column = QVBoxLayout(panel)
        column.addWidget(label(f"{said.period} đã viết:", "quiet"))
        column.addWidget(label(shortened(said.words, _LONGEST)))
        if kind_is_taken:
            take = button("Chép vào", self.take_wanted.emit, hint="Chép vào ô bên dưới; Ctrl+Z để bỏ")
            take.setAccessibleName(f"Chép câu trả lời của kỳ trước vào: {self._question}")
            take.setMinimumHeight(TARGET)
            column.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            column.addWidget(label("Con số của kỳ trước chỉ để đối chiếu, không chép sang kỳ này.", "quiet"))
        self._add("earlier", "Xem kỳ trước viết gì", "Ẩn phần kỳ trước", panel)

    def toggle(self, name: str) -> bool:
        """Show or hide one of them; False when there is none of this name."""
        if name in self._switches:
            self._switches[name].toggle()
        return name in self._switches

    def _add(self, name: str, show: str, hide: str, body: QWidget) -> None:
        switch = QToolButton()
        switch.setProperty("role", "link")
        switch.setText(show)
        switch.setCheckable(True)
        switch.setAccessibleName(f"{show}: {self._question}")
        switch.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        body.hide()
        switch.toggled.connect(body.setVisible)
        switch.toggled.connect(lambda shown: switch.setText(hide if shown else show))
        self._switches[name] = switch
        self._links.insertWidget(len(self._switches) - 1, switch)
        self._column.addWidget(body)
