"""A large button with a line that says what it leads to."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from cchc_desktop.ui.style import INK, PAPER, QUIET

_ACROSS, _ABOVE, _BETWEEN = 14, 9, 2
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextShowMnemonic)


class BigButton(QPushButton):
    """Its text in bold above an explanation; both wrap, so that any text size has room."""

    def __init__(self, text: str, said: str, pressed: Callable[[], object], *, main: bool = False) -> None:
        super().__init__(text)
        self._said = said
        self._told = True
        self.setObjectName("big")
        self.setProperty("main", main)
        self.setAccessibleDescription(said)
        self.clicked.connect(lambda _checked: pressed())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def explain(self, told: bool) -> None:
        """Show the explanation, or leave it to the hint where there is little room."""
        self._told = told
        self.setToolTip("" if told else self._said)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, said = self._areas(width)
        return title.height() + _BETWEEN + said.height() + 2 * _ABOVE

    def sizeHint(self) -> QSize:
        width = 16 * self.fontMetrics().averageCharWidth() + 2 * _ACROSS
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = self.text().replace("&", "").split() + self._explanation.split()
        width = max(map(QFontMetrics(self._weighed(bold=True)).horizontalAdvance, words)) + 2 * _ACROSS
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""  # type: ignore[attr-defined]  # drawn below, in two looks
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        title, said = self._areas(self.width())
        on_main = bool(self.property("main"))
        painter.setPen(QColor(PAPER if on_main else INK if self.isEnabled() else QUIET))
        painter.setFont(self._weighed(bold=True))
        painter.drawText(title, _WRAPPED, self.text())
        painter.setPen(QColor(PAPER if on_main else QUIET))
        painter.setFont(self._weighed(bold=False))
        painter.drawText(said, _WRAPPED, self._explanation)

    def _areas(self, width: int) -> tuple[QRect, QRect]:
        """Where the title and the explanation stand in a button of this width."""
        inside = QRect(_ACROSS, _ABOVE, max(1, width - 2 * _ACROSS), 10_000)
        title = QFontMetrics(self._weighed(bold=True)).boundingRect(inside, _WRAPPED, self.text())
        below = inside.adjusted(0, title.height() + _BETWEEN, 0, 0)
        said = QFontMetrics(self._weighed(bold=False)).boundingRect(below, _WRAPPED, self._explanation)
        title.setWidth(inside.width())
        said.setWidth(inside.width())
        return title, said

    @property
    def _explanation(self) -> str:
        return self._said if self._told else ""

    def _weighed(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        return font
