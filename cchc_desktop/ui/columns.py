"""Columns as wide as what they hold, and one that takes the room they leave."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHeaderView, QTableView, QTreeView


def fit_columns(view: QTreeView | QTableView, roomy: int, least: int = 18) -> None:
    """One column takes what room is left, but never less than so many capital letters.

    Where the view is too narrow for that it scrolls sideways, so that nothing in the others is cut off.
    """
    _Fitting(view, roomy, least)


class _Fitting(QObject):
    """Lives as long as its view."""

    def __init__(self, view: QTreeView | QTableView, roomy: int, least: int) -> None:
        super().__init__(view)
        self._view, self._roomy, self._least = view, roomy, least
        self._header = view.header() if isinstance(view, QTreeView) else view.horizontalHeader()
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._header.setStretchLastSection(False)
        if roomy < self._header.count():
            self._header.setSectionResizeMode(roomy, QHeaderView.ResizeMode.Fixed)
        self._header.sectionResized.connect(self._fit)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when the view becomes wider or narrower."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self, section: int = -1) -> None:
        if section == self._roomy:
            return
        others = self._header.length() - self._header.sectionSize(self._roomy)
        least = self._least * self._view.fontMetrics().horizontalAdvance("M")
        width = max(least, self._view.viewport().width() - others)
        if width != self._header.sectionSize(self._roomy):
            self._header.resizeSection(self._roomy, width)
