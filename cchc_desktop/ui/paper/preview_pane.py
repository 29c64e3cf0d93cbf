"""The pages with what one needs beside them: which page it is, turning, and the size."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from cchc_desktop.ui.flow import Flow
from cchc_desktop.ui.paper.preview import LEAST_ZOOM, MOST_ZOOM, Preview


class PreviewPane(QWidget):
    """The preview over one quiet row of buttons; each has a key of its own in the preview itself."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self.preview = preview
        self.where = QLabel()
        self.size_now = QLabel()
        self._before = _flat("‹", "Trang trước (Ctrl+Page Up)", lambda: preview.turn(-1))
        self._after = _flat("›", "Trang sau (Ctrl+Page Down)", lambda: preview.turn(1))
        self._smaller = _flat("−", "Thu nhỏ trang (phím -)", lambda: preview.zoom_by(-1))
        self._larger = _flat("+", "Phóng to trang (phím +)", lambda: preview.zoom_by(1))
        self._fit = _flat("Vừa bề ngang", "Trang vừa bề ngang (phím 0)", lambda: preview.set_zoom(None))
        self._lay_out()
        preview.moved.connect(self._show)
        preview.zoom_changed.connect(self._show)
        preview.shown.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        row = Flow()
        row.setContentsMargins(6, 2, 6, 2)
        row.setSpacing(2)
        for piece in (self._before, self.where, self._after):
            row.addWidget(piece)
        row.addStretch(1)
        for piece in (self._smaller, self.size_now, self._larger, self._fit):
            row.addWidget(piece)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.preview, 1)
        column.addLayout(row)
        self.setFocusProxy(self.preview)

    def _show(self) -> None:
        count, at, zoom = len(self.preview.pages), self.preview.page_in_sight, self.preview.zoom
        self.where.setText(f"Trang {at + 1}/{count}" if count else "")
        self.size_now.setText(f"{zoom}%")
        self._before.setEnabled(at > 0)
        self._after.setEnabled(at < count - 1)
        self._smaller.setEnabled(zoom > LEAST_ZOOM)
        self._larger.setEnabled(zoom < MOST_ZOOM)


def _flat(text: str, name: str, pressed: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setObjectName("flat")
    made.setText(text)
    made.setToolTip(name)
    made.setAccessibleName(name.partition(" (")[0])
    made.setMinimumHeight(32)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the preview has a key for each: fewer stops for Tab
    made.clicked.connect(lambda _checked: pressed())
    return made
