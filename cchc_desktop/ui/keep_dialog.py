"""A dialog around one editor: kept on the disk before it closes, left only knowingly."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.prose import BadEntry
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.pieces import ask, button, label, resize_within, tell


class KeepDialog(Dialog):
    """``keep`` writes what the editor shows; it raises ``BadEntry`` or ``StoreProblem``."""

    def __init__(
        self, title: str, about: str, editor: QWidget, keep: Callable[[], object], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.editor = editor
        self._keep = keep
        self._touched = False
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Hủy", self.reject))
        buttons.addWidget(button("Lưu", self.accept, main=True))
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(label(about, "quiet"))
        column.addWidget(_scrolling(editor), 1)
        column.addLayout(buttons)
        resize_within(self, 680, 580)

    def touch(self) -> None:
        """Something was changed that is not kept yet."""
        self._touched = True

    def accept(self) -> None:
        """Close once it is kept."""
        try:
            self._keep()
        except (BadEntry, StoreProblem) as error:
            tell(self, self.windowTitle(), f"Chưa lưu được: {error}")
        else:
            super().accept()

    def reject(self) -> None:
        """Close without keeping, after a question when there is something to lose."""
        question = "Những gì vừa sửa ở đây chưa được lưu."
        if not self._touched or ask(self, self.windowTitle(), question, "Đóng, không lưu", "Sửa tiếp"):
            super().reject()


def _scrolling(editor: QWidget) -> QScrollArea:
    """The editor where it can be scrolled to: on a small screen, or with large letters."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(editor)
    return area
