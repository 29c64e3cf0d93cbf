"""A row that breaks into several where the window is narrow or the text is large."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from cchc_desktop.ui.style import scaled

GAP = 8
"""Pixels between two neighbours at the usual size of text, where nothing else is set."""


@dataclass(frozen=True)
class _Part:
    item: QLayoutItem
    stretch: int
    at_end: bool

    @property
    def width(self) -> int:
        """As wide as it would like to be."""
        return max(self.item.minimumSize().width(), self.item.sizeHint().width())

    def height(self, width: int) -> int:
        """As high as it must be when it is so wide."""
        if self.item.hasHeightForWidth():
            return max(self.item.minimumSize().height(), self.item.heightForWidth(width))
        return max(self.item.minimumSize().height(), self.item.sizeHint().height())


class Flow(QLayout):
    """As ``QHBoxLayout``, but what a row has no room for stands in the next one.

    What comes after ``addStretch`` stands at the right of its row.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(*([parent] if parent else []))
        self.setContentsMargins(0, 0, 0, 0)
        self._parts: list[_Part] = []
        self._stretch, self._at_end = 0, False

    def addWidget(self, w: QWidget, stretch: int = 0, alignment: Qt.AlignmentFlag | None = None) -> None:
        """Add a widget; with a stretch it takes its share of what its row has left."""
        self._stretch = stretch
        super().addWidget(w)
        if alignment is not None:
            self._parts[-1].item.setAlignment(alignment)

    def addLayout(self, layout: QLayout, stretch: int = 0) -> None:
        """Add a small layout that stays together."""
        self._stretch = stretch
        self.addChildLayout(layout)
        self.addItem(layout)

    def addStretch(self, _stretch: int = 0) -> None:
        """What is added next stands at the right of its row."""
        self._at_end = True

    def addItem(self, item: QLayoutItem) -> None:
        self._parts.append(_Part(item, self._stretch, self._at_end))
        self._stretch, self._at_end = 0, False

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._parts[index].item if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # None: no more
        return self._parts.pop(index).item if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inside = QRect(0, 0, width - margins.left() - margins.right(), 0)
        return self._arrange(inside, apply=False) + margins.top() + margins.bottom()

    def minimumSize(self) -> QSize:
        sizes = [part.item.minimumSize() for part in self._shown()]
        return self._around(max((size.width() for size in sizes), default=0), sizes)

    def sizeHint(self) -> QSize:
        sizes = [QSize(part.width, part.height(part.width)) for part in self._shown()]
        gaps = self._gap * max(0, len(sizes) - 1)
        return self._around(sum(size.width() for size in sizes) + gaps, sizes)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._arrange(area.marginsRemoved(self.contentsMargins()), apply=True)

    @property
    def _gap(self) -> int:
        return scaled(self.spacing() if self.spacing() >= 0 else GAP)

    def _shown(self) -> list[_Part]:
        return [part for part in self._parts if not part.item.isEmpty()]

    def _around(self, width: int, sizes: list[QSize]) -> QSize:
        margins, height = self.contentsMargins(), max((size.height() for size in sizes), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def _rows(self, width: int) -> list[list[_Part]]:
        rows: list[list[_Part]] = []
        left = 0
        for part in self._shown():
            if rows and part.width <= left:
                rows[-1].append(part)
            else:
                rows.append([part])
                left = width
            left -= part.width + self._gap
        return rows

    def _arrange(self, area: QRect, *, apply: bool) -> int:
        """The height that the rows take together; their parts are put there when ``apply`` is set."""
        y = area.top()
        for row in self._rows(area.width()):
            widths = self._widths(row, area.width())
            high = max(part.height(width) for part, width in zip(row, widths, strict=True))
            if apply:
                self._place(row, widths, QRect(area.left(), y, area.width(), high))
            y += high + self._gap
        return max(0, y - area.top() - self._gap)

    def _place(self, row: list[_Part], widths: list[int], area: QRect) -> None:
        x = area.left()
        for n, (part, width) in enumerate(zip(row, widths, strict=True)):
            if part.at_end:
                after = sum(widths[n:]) + self._gap * (len(row) - 1 - n)
                x = max(x, area.left() + area.width() - after)
            part.item.setGeometry(QRect(x, area.top(), width, area.height()))
            x += width + self._gap

    def _widths(self, row: list[_Part], width: int) -> list[int]:
        """How wide each becomes: what is left goes to those that stretch."""
        spare = max(0, width - sum(part.width for part in row) - self._gap * (len(row) - 1))
        shares = sum(part.stretch for part in row) or 1
        return [min(width, part.width + spare * part.stretch // shares) for part in row]
