"""Work that waits for a slow stick, done beside the window and told in it."""

import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from cchc_desktop.store.problems import is_mistake


class Beside(QObject):
    """Runs one function at a time in a thread of its own; ``stop`` is only a wish that it may hear."""

    progressed = Signal(int, int)
    _ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._then: Callable[[Any], object] | None = None
        self._kept: tuple[threading.Thread, Callable[[], Any]] | None = None
        self._ended.connect(self._tell)

    @property
    def busy(self) -> bool:
        """Whether something runs."""
        return self._then is not None

    def stopped(self) -> bool:
        """Whether somebody wishes it to end."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Wish it to end."""
        self._stop.set()

    def run(self, work: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """Do the work beside; ``then`` gets its result here in the window, or the exception it ended with."""
        self._stop.clear()
        self._then = then
        thread = threading.Thread(target=self._work, args=(work,), name="beside", daemon=True)
        self._kept = thread, work
        thread.start()

    def _work(self, work: Callable[[], Any]) -> None:
        try:
            result = work()
        except Exception as error:
            result = error  # told in the window, in whose thread alone something can be shown
            if is_mistake(error):
                logging.getLogger(__name__).exception("work beside the window met a mistake")
        self._ended.emit(self._then, result)

    def _tell(self, then: Callable[[Any], object], result: object) -> None:
        if self._kept:
            # The work may hold the last hand on a widget, which may end in this thread alone.
            self._kept[0].join()
        self._then = self._kept = None
        then(result)
