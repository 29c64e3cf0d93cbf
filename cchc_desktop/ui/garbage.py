"""Python's collector of reference cycles, kept to the window's own thread."""

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 1000
"""How often is looked whether enough has gathered."""


class Garbage(QObject):
    """Collects cycles in the thread that shows the window, and keeps Python from doing so in any other.

    A cycle may hold a widget. Were it found while the writing thread happens to make an object, Qt would
    close that widget there and wait for the window's thread, which may wait for the writing: for ever.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(PAUSE_MS)

    def collect(self) -> None:
        """Collect each generation of objects that has grown past Python's own threshold for it."""
        for generation, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if count <= limit:
                break
            gc.collect(generation)
