"""When something breaks: noted in the local log, told once in plain words; the program goes on."""

import logging
import logging.handlers
import sys
import threading
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from cchc_desktop import __version__
from cchc_desktop.carry.support import LOG, account, headline, kind_of, place_of
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.pieces import button, label

TITLE = "Có lỗi ngoài dự kiến"

_MOST_NOTED = 5
"""How often one kind of error is written into the log: what fails at every repaint would fill it."""

_KEPT = (
    "Mọi thứ đã nhập đều đã lưu xuống ổ đĩa, không mất gì. Thao tác vừa rồi có thể chưa xong; hãy thử lại "
    "hoặc làm tiếp việc khác."
)
_NOT_KEPT = (
    "Phần vừa nhập còn trong chương trình nhưng chưa lưu được xuống ổ đĩa. Đừng tắt chương trình; hãy làm "
    "tiếp rồi bấm Ctrl+S để lưu."
)
_AGAIN = (
    "Nếu lỗi này lặp lại, hãy lưu tệp hỗ trợ và gửi cho người hỗ trợ. Tệp đó không chứa nội dung văn bản."
)


class Mishaps(QObject):
    """Hears of unexpected errors in every thread: in slots and timers, in writing, in work beside."""

    _first = Signal(str)

    def __init__(self, folder: Path) -> None:
        """Listens from now on until ``stop``; the log lies in ``folder``."""
        super().__init__()
        self.watch()
        self._window: MishapWindow | None = None
        self._met: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._log = _LogFile(folder / LOG)
        self._mistakes = _Mistakes(self.hear)
        self._first.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        logging.getLogger("cchc_desktop").addHandler(self._mistakes)
        self._hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._on_error
        threading.excepthook = lambda args: self.hear(args.exc_value)
        sys.unraisablehook = lambda args: self.hear(args.exc_value)

    def watch(
        self,
        is_kept: Callable[[], bool] = lambda: True,
        save_support: Callable[[QWidget], object] | None = None,
    ) -> None:
        """Speak for an open window.

        ``is_kept`` tells whether everything typed is on the disk; ``save_support`` asks, over the window
        it is given, where the support file goes.
        """
        self._is_kept, self._save_support = is_kept, save_support

    def stop(self) -> None:
        """Leave errors to Python again."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        logging.getLogger("cchc_desktop").removeHandler(self._mistakes)
        self._log.close()

    def hear(self, error: BaseException | None) -> None:
        """Note an error; the first of its kind is told as soon as the window has time. From any thread."""
        if error is None:
            return
        kind = f"{kind_of(error)} {place_of(error)}"
        with self._lock:
            self._met[kind] += 1
            times = self._met[kind]
        words = _entry(error)
        if times <= _MOST_NOTED:
            self._log.note(words)
        if times == 1:
            self._first.emit(words)

    def tell_now(self, error: BaseException) -> None:
        """Note an error that ends the program, and wait until it was read."""
        words = _entry(error)
        self._log.note(words)
        MishapWindow(None, "Chương trình không chạy tiếp được. Những gì đã lưu vẫn còn.", words, None).exec()

    def _on_error(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self.hear(error)

    def _tell(self, words: str) -> None:
        if self._window and isValid(self._window) and self._window.isVisible():
            self._window.add(words)
            return
        state = _KEPT if self._kept() else _NOT_KEPT
        self._window = MishapWindow(_window_in_front(), state, words, self._save_support)
        self._window.show()

    def _kept(self) -> bool:
        try:
            return self._is_kept()
        except Exception as error:
            self.hear(error)
            return False


def _window_in_front() -> QWidget | None:
    """The window over which something can be told; a list that drops down is none, it goes away by itself."""
    window = QApplication.activeModalWidget() or QApplication.activeWindow()
    while window and window.windowType() == Qt.WindowType.Popup:
        above = window.parentWidget()
        window = above.window() if above else None
    return window


def _entry(error: BaseException) -> str:
    """An error as the log has it."""
    now = datetime.now(UTC).astimezone()
    return f"{headline(__version__, kind_of(error), now)}\n{account(error)}"


class MishapWindow(Dialog):
    """Says what happened, that nothing is lost, and offers the support file; details on wish."""

    def __init__(
        self,
        parent: QWidget | None,
        state: str,
        words: str,
        save_support: Callable[[QWidget], object] | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._save_support = save_support
        self._details = QPlainTextEdit(words)
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName("Chi tiết lỗi")
        self._details.hide()
        self._lay_out(state)

    def add(self, words: str) -> None:
        """Another error came while this one is still shown."""
        self._details.appendPlainText(f"\n{words}")

    def _lay_out(self, state: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label("Chương trình vừa gặp một lỗi ngoài dự kiến.", "heading"))
        column.addWidget(label(state))
        column.addWidget(label(_AGAIN, "quiet"))
        column.addWidget(self._details, 1)
        row = QHBoxLayout()
        self._fold = button("Xem &chi tiết", self._toggle)
        row.addWidget(self._fold)
        row.addStretch(1)
        if self._save_support:
            row.addWidget(button("&Lưu tệp hỗ trợ…", self._save))
        onward = button("Đó&ng" if self._save_support is None else "Làm &tiếp", self.close, main=True)
        row.addWidget(onward)
        column.addLayout(row)
        self.setMinimumWidth(560)
        onward.setFocus()

    def _toggle(self) -> None:
        shown = self._details.isHidden()
        self._details.setVisible(shown)
        self._fold.setText("Ẩn &chi tiết" if shown else "Xem &chi tiết")
        self.adjustSize()

    def _save(self) -> None:
        if self._save_support:
            self._save_support(self)


class _LogFile:
    """The local log: three files at most, the newest errors in the first."""

    def __init__(self, path: Path) -> None:
        self._handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True
        )

    def note(self, words: str) -> None:
        """Add an entry; a log that cannot be written must not become an error of its own."""
        record = logging.LogRecord("cchc", logging.ERROR, "", 0, words, None, None)
        self._handler.handle(record)

    def close(self) -> None:
        """Let go of the file."""
        self._handler.close()


class _Mistakes(logging.Handler):
    """Hears what parts of the program note because nobody waits for them."""

    def __init__(self, hear: Callable[[BaseException | None], object]) -> None:
        super().__init__(logging.ERROR)
        self._hear = hear

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info:
            self._hear(record.exc_info[1])
