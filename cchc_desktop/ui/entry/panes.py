"""Sections, form and pages side by side where there is room; else the pages are a tab of their own."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from cchc_desktop.ui.entry.review_panel import ReviewPanel
from cchc_desktop.ui.entry.section_list import SectionList
from cchc_desktop.ui.paper.preview import Preview
from cchc_desktop.ui.paper.preview_pane import PreviewPane
from cchc_desktop.ui.pieces import QuietBar, quiet_tabs
from cchc_desktop.ui.style import scaled

ROOM_FOR_THREE = 1200
"""Logical pixels from which sections, form and pages stand side by side."""


def _enough() -> int:
    """Room for three at this size of text; larger text wraps sooner, so half of its growth will do."""
    return (ROOM_FOR_THREE + scaled(ROOM_FOR_THREE)) // 2


class Panes(QTabWidget):
    """Lays out what an entry is worked on with; which of it says what is not its business."""

    def __init__(self, sections: SectionList, form: QWidget, preview: Preview, panel: ReviewPanel) -> None:
        super().__init__()
        self.setTabBar(QuietBar())
        self._sections, self._form = sections, form
        self._panel, self._paper = panel, PreviewPane(preview)
        self._side = quiet_tabs()
        self._side.setDocumentMode(True)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.addTab(self._paper, "Trang giấy")
        self._side.addTab(panel, "Soát văn bản")
        self.setDocumentMode(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # else Tab is caught by its hidden bar
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        for pane in (sections, form, self._side):
            self._split.addWidget(pane)
        self._widths = [250, 560, 556]  # as they are until somebody moves what parts them
        self._split.setSizes(self._widths)
        self._split.setStretchFactor(2, 1)
        self._split.splitterMoved.connect(self._moved)
        self.addTab(self._split, "Điền nội dung")
        self.tabBar().hide()
        self._room = QTimer(self, singleShot=True, interval=0)
        self._room.timeout.connect(self._make_room)

    def rooms(self) -> tuple[QWidget, ...]:
        """What stands here, in reading order."""
        return (self.tabBar(), self._sections, self._form, self._side)

    def show_form(self) -> None:
        """Bring the sections and the form to the front."""
        self.setCurrentIndex(0)

    def show_review(self) -> None:
        """Bring what was found in the document to the front."""
        self._show(self._panel)

    def show_pages(self) -> None:
        """Bring the pages to the front, with the keys on them."""
        self._show(self._paper)
        self._paper.preview.setFocus()

    def count_review(self, count: int) -> None:
        """Say on the tab how much was found."""
        self._side.setTabText(1, f"Soát văn bản ({count})" if count else "Soát văn bản")

    def show_beside(self, widget: QWidget, title: str, *, front: bool = False) -> None:
        """Add something to the pages' side, before the others if wished; another of its kind gives way."""
        for n in reversed(range(self._side.count())):
            if type(self._side.widget(n)) is type(widget):
                self.drop_beside(self._side.widget(n))
        self._side.addTab(widget, title)
        if front:
            self._side.setCurrentWidget(widget)

    def drop_beside(self, widget: QWidget) -> None:
        """Take away what ``show_beside`` added."""
        self._side.removeTab(self._side.indexOf(widget))
        widget.deleteLater()

    def _show(self, pane: QWidget) -> None:
        self._make_room()
        self._side.setCurrentWidget(pane)
        self.setCurrentWidget(self._side if self.indexOf(self._side) >= 0 else self._split)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else the pages in a tab of their own.

        Only once Qt is through with what it resizes for: while it dresses every widget for another size of
        text, none may go.
        """
        super().resizeEvent(event)
        self._room.start()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._room.start()

    def _moved(self) -> None:
        if self._split.count() == len(self._widths):
            self._widths = self._split.sizes()

    def _make_room(self) -> None:
        wide = self.width() >= _enough()
        beside = self._split.indexOf(self._side) >= 0
        if wide and not beside:
            self.removeTab(1)
            self._split.addWidget(self._side)
            self._side.show()
            self._split.setSizes(self._widths)
        elif not wide and beside:
            self.addTab(self._side, "Xem trang và soát")
        bar = self.tabBar()
        bar.setVisible(not wide)
        bar.setFocusPolicy(Qt.FocusPolicy.NoFocus if wide else Qt.FocusPolicy.TabFocus)
