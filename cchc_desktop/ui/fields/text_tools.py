"""The row of small buttons above a text; each has its keys, so they stay out of the Tab order."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QToolButton, QWidget

from cchc_desktop.ui.fields.chips import is_bold
from cchc_desktop.ui.fields.inputs import tool
from cchc_desktop.ui.fields.live_text import LiveText

_GAP = 4


class TextTools(QWidget):
    """Bold, italic, dashes, values, phrases and steps back, by mouse.

    The buttons go into a second row where one is too narrow for them, as with a large text size.
    """

    def __init__(self, editor: LiveText, *, weights: bool = True) -> None:
        super().__init__()
        self._buttons: list[QToolButton] = []
        if weights:
            self._add_weights(editor)
        if weights and editor.takes_dashes:
            self._add("- +", "Đặt hoặc bỏ dấu “-”, “+” ở đầu dòng (Ctrl+Shift+L)", editor.cycle_dashes)
        told = "Chèn giá trị của biểu mẫu vào chỗ con trỏ (Ctrl+Space)"
        self._add("Chèn giá trị…", told, editor.choose_value)
        if weights and editor.has_phrases:
            self._add("Câu mẫu…", "Chèn câu mẫu của cơ quan vào chỗ con trỏ (Ctrl+M)", editor.choose_phrase)
        if weights:
            self._add_steps(editor)

    def sizeHint(self) -> QSize:
        """All buttons in one row."""
        sizes = [made.sizeHint() for made in self._buttons]
        wide = sum(size.width() for size in sizes) + _GAP * (len(sizes) - 1)
        return QSize(wide, max(size.height() for size in sizes))

    def minimumSizeHint(self) -> QSize:
        """The widest button alone."""
        return QSize(max(made.sizeHint().width() for made in self._buttons), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._arrange()

    def _arrange(self) -> None:
        x, y, high = 0, 0, self.sizeHint().height()
        for made in self._buttons:
            wide = made.sizeHint().width()
            if x and x + wide > self.width():
                x, y = 0, y + high + _GAP
            made.setGeometry(x, y, wide, high)
            x += wide + _GAP
        if self.height() != y + high:
            self.setFixedHeight(y + high)

    def _add(self, words: str, told: str, act: Callable[[], object]) -> QToolButton:
        made = tool(words, told, by_mouse_only=True)
        made.clicked.connect(lambda _checked=False: act())
        made.setParent(self)
        self._buttons.append(made)
        return made

    def _add_weights(self, editor: LiveText) -> None:
        """Bold and italic; pressed in while the text at the cursor is so."""
        bold = self._add("B", "Chữ đậm (Ctrl+B)", editor.toggle_bold)
        italic = self._add("I", "Chữ nghiêng (Ctrl+I)", editor.toggle_italic)
        font = bold.font()
        font.setBold(True)
        bold.setFont(font)
        font = italic.font()
        font.setItalic(True)
        italic.setFont(font)
        for made in (bold, italic):
            made.setCheckable(True)

        def show(look: QTextCharFormat) -> None:
            bold.setChecked(is_bold(look))
            italic.setChecked(look.fontItalic())

        editor.currentCharFormatChanged.connect(show)

    def _add_steps(self, editor: LiveText) -> None:
        """Undo and redo, which can be pressed only when there is something to take back."""
        document = editor.document()
        undo = self._add("↶", "Hoàn tác (Ctrl+Z)", editor.undo)
        redo = self._add("↷", "Làm lại (Ctrl+Y)", editor.redo)
        for made, available in ((undo, document.undoAvailable), (redo, document.redoAvailable)):
            made.setEnabled(False)
            available.connect(made.setEnabled)
