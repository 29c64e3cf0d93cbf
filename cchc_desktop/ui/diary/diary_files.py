"""The diary from a file and into one, beside the window, with a bar and a way to stop."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from cchc_desktop.carry.diary_csv import CannotRead
from cchc_desktop.carry.diary_files import Stopped, activities_of_file, file_of_rows, watched
from cchc_desktop.carry.disk import CannotWrite, write_whole
from cchc_desktop.figures.activities import Activity, Mistake, activity_to_row
from cchc_desktop.figures.channels import Channel
from cchc_desktop.form.wording import written_number
from cchc_desktop.store.activities import Activities
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.store.writer import Writer
from cchc_desktop.ui.beside import Beside
from cchc_desktop.ui.pieces import button, label, tell

NOT_TAKEN, NOT_WRITTEN = "Chưa thêm dòng nào", "Chưa xuất được"
_MOST_MISTAKES = 15


class DiaryFiles(QWidget):
    """Hidden while nothing is read or written; all rows of a file are taken or none."""

    added = Signal(object)
    """The rows that were kept."""

    written = Signal(int, object)
    """How many rows were written, and where."""

    ended = Signal()

    def __init__(self, writer: Writer) -> None:
        super().__init__()
        self._writer = writer
        self._beside = Beside(self)
        self._beside.progressed.connect(self._progress)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Tiến độ")
        self._said = label("")
        self._said.setWordWrap(False)
        self.halt = button("&Dừng", self._beside.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._said)
        row.addWidget(self.bar, 1)
        row.addWidget(self.halt)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether a file is being read or written."""
        return self._beside.busy

    def stop(self) -> None:
        """Wish it to end."""
        self._beside.stop()

    def take(self, path: Path, channels: Sequence[Channel]) -> None:
        """Add the rows of this file, or say why none were."""
        work = partial(_taken, path, tuple(channels), self._writer, self._told)
        self._run(f"Đang đọc {path.name}…", work, self._after_taking)

    def write(self, path: Path, rows: Sequence[Activity], channels: Mapping[str, Channel]) -> None:
        """Write these rows into this file."""
        work = partial(_written, path, tuple(rows), dict(channels), self._told(len(rows)))
        self._run(f"Đang ghi {path.name}…", work, partial(self._after_writing, path, len(rows)))

    def _told(self, whole: int) -> Callable[[int], bool]:
        beside = self._beside

        def told(done: int) -> bool:
            beside.progressed.emit(done, whole)
            return not beside.stopped()

        return told

    def _run(self, said: str, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        if self.busy:
            return
        self._said.setText(said)
        self.bar.setRange(0, 0)
        self.show()
        self._beside.run(work, then)

    def _progress(self, done: int, whole: int) -> None:
        self.bar.setRange(0, whole)
        self.bar.setValue(done)
        left = f"còn {written_number(whole - done)} dòng" if whole else f"{written_number(done)} dòng"
        self.bar.setFormat(left)

    def _after_taking(self, result: Any) -> None:
        self.hide()
        if isinstance(result, Stopped):
            tell(self, NOT_TAKEN, "Đã dừng; sổ vẫn như cũ.")
        elif isinstance(result, CannotRead | StoreProblem):
            tell(self, NOT_TAKEN, str(result))
        elif isinstance(result, Exception):
            raise result
        else:
            kept, mistakes = result
            if mistakes:
                tell_mistakes(self, mistakes)
            else:
                self.added.emit(kept)
        self.ended.emit()

    def _after_writing(self, path: Path, count: int, result: Any) -> None:
        self.hide()
        if isinstance(result, Stopped):
            tell(self, NOT_WRITTEN, "Đã dừng; không ghi tệp nào.")
        elif isinstance(result, CannotWrite):
            tell(self, NOT_WRITTEN, str(result))
        elif isinstance(result, Exception):
            raise result
        else:
            self.written.emit(count, path)
        self.ended.emit()


def tell_mistakes(parent: QWidget, mistakes: Sequence[Mistake]) -> None:
    """What is wrong, row by row; the first of many."""
    told = [str(mistake) for mistake in mistakes[:_MOST_MISTAKES]]
    more = len(mistakes) - len(told)
    told += [f"và {written_number(more)} dòng khác."] if more else []
    tell(parent, NOT_TAKEN, "Các dòng sau chưa đúng:\n" + "\n".join(told))


def _taken(
    path: Path, channels: tuple[Channel, ...], writer: Writer, told_of: Callable[[int], Callable[[int], bool]]
) -> tuple[list[Activity], list[Mistake]]:
    """``told_of`` makes a hearer for so many rows; those of a file are not counted before they are read."""
    done, mistakes = activities_of_file(path, channels, told_of(0))
    if mistakes or not done:
        return [], mistakes
    told = told_of(len(done))
    return writer.do(lambda db: Activities(db).add(watched(done, told))).result(), []


def _written(
    path: Path, rows: tuple[Activity, ...], channels: dict[str, Channel], told: Callable[[int], bool]
) -> None:
    """Oldest first, as one reads a diary on paper."""
    write_whole(path, file_of_rows(path, (activity_to_row(one, channels) for one in reversed(rows)), told))
