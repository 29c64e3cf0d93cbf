"""Sao lưu, khôi phục, bàn giao: the copies there are, one more, back to one, or all in one file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.carry.backup import BY_HAND, REASONS, SUFFIX, Backup, Contents
from cchc_desktop.carry.container import BadContainer
from cchc_desktop.carry.disk import CannotWrite
from cchc_desktop.carry.drives import size_words
from cchc_desktop.store.images import Holding, image_of
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.ui.beside import Beside
from cchc_desktop.ui.data.safekeeping import Safekeeping
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.flow import Flow
from cchc_desktop.ui.pieces import ask, button, label, tell
from cchc_desktop.ui.progress import Progress, Stopped

_TITLE = "Sao lưu, khôi phục, bàn giao"


class BackupDialog(Dialog):
    """``chosen`` is set when the clerk wants to go back, which happens once the data is closed."""

    def __init__(self, desk: Desk, keeping: Safekeeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_TITLE)
        self._desk, self._keeping = desk, keeping
        self._beside = Beside(self)
        self.chosen: Contents | None = None
        self.list = QListWidget()
        self.list.setAccessibleName("Các bản sao lưu")
        self.told = label("")
        self.progress = Progress(self._beside.stop)
        self.progress.hide()
        self._acts = (
            button("&Sao lưu ngay", self.back_up),
            button("&Bàn giao ra tệp…", self._hand_over),
            button("Khôi phục từ &tệp khác…", self._open_other),
            button("&Khôi phục bản đã chọn…", self._open_listed),
        )
        self._lay_out()
        self._show()

    def back_up(self) -> None:
        """One more backup, now."""
        self._with_image(lambda image: self._keeping.keep(image, BY_HAND), "Đã sao lưu và kiểm tra xong: {}.")

    def hand_over_to(self, folder: Path) -> None:
        """Everything in one file in this folder."""
        self._with_image(
            lambda image: self._keeping.hand_over(folder, image),
            "Đã ghi và đọc lại đúng: {}. Người nhận mở tệp này bằng “Khôi phục từ tệp khác…”.",
        )

    def look_into(self, path: Path) -> None:
        """Prove a backup, tell what it holds, and ask whether to go back to it."""
        self._busy("Đang kiểm tra bản sao lưu…")
        keeping, stopped = self._keeping, self._beside.stopped

        def read() -> tuple[Contents, Holding]:
            found = keeping.read(path)
            if stopped():
                raise Stopped
            return found

        self._beside.run(read, partial(self._offer, path))

    def reject(self) -> None:
        """While something is done it is stopped where it may be; then Esc closes."""
        if self._beside.busy:
            self._beside.stop()
        else:
            super().reject()

    def _with_image(self, work: Callable[[bytes], Path], done: str) -> None:
        self._busy("Đang ghi và kiểm tra…")

        desk, stopped = self._desk, self._beside.stopped

        def all_of_it() -> Path:
            image = desk.writer.do(image_of).result()
            if stopped():
                raise Stopped
            return work(image)

        self._beside.run(all_of_it, partial(self._say_done, done))

    def _say_done(self, done: str, result: object) -> None:
        self._free(_why(result) if isinstance(result, Exception) else done.format(result))
        self._show()

    def _offer(self, path: Path, found: Any) -> None:
        self._free("")
        if isinstance(found, Stopped):
            return
        if isinstance(found, Exception):
            tell(self, _TITLE, f"{path.name}: {_why(found)}")
            return
        contents, holding = found
        if ask(self, _TITLE, _question(path, holding), "Khôi phục"):
            self.chosen = contents
            self.accept()

    def _busy(self, words: str) -> None:
        self.told.setText(words)
        self.progress.begin()
        self.progress.show()
        for act in self._acts:
            act.setEnabled(False)

    def _free(self, words: str) -> None:
        self.told.setText(words)
        self.progress.hide()
        for act in self._acts:
            act.setEnabled(True)

    def _show(self) -> None:
        self.list.clear()
        for one in self._keeping.backups():
            item = QListWidgetItem(_words(one))
            item.setData(Qt.ItemDataRole.UserRole, str(one.path))
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _open_listed(self) -> None:
        for item in self.list.selectedItems():
            self.look_into(Path(item.data(Qt.ItemDataRole.UserRole)))

    def _open_other(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, _TITLE, "", f"Bản sao lưu, bàn giao (*{SUFFIX})")
        if name:
            self.look_into(Path(name))

    def _hand_over(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self, "Ghi tệp bàn giao vào thư mục"):
            self.hand_over_to(Path(folder))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(
            label(
                "Chương trình tự sao lưu mỗi ngày khi đóng và trước mọi thay đổi lớn. Các bản này nằm trong "
                "máy; "
                "hãy bàn giao ra USB để còn dữ liệu khi máy hỏng.",
                "quiet",
            )
        )
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        column.addWidget(self.progress)
        for row in (self._acts[:2], self._acts[2:]):
            line = Flow()
            for act in row:
                line.addWidget(act)
            line.addStretch(1)
            column.addLayout(line)
        line.addWidget(button("Đóng", self.reject))
        self.resize(720, 480)


def _words(one: Backup) -> str:
    try:
        size = size_words(one.path.stat().st_size)
    except OSError:
        size = "không đọc được"
    return f"{one.time:%d/%m/%Y %H:%M}, {REASONS.get(one.reason, one.reason)} ({size})"


def _question(path: Path, holding: Holding) -> str:
    last = f", sửa gần nhất ngày {holding.changed[8:10]}/{holding.changed[5:7]}/{holding.changed[:4]}"
    return (
        f"{path.name} nguyên vẹn, có {holding.entries} văn bản{last if holding.changed else ''}.\n\n"
        "Chương trình sẽ sao lưu dữ liệu đang có, thay bằng dữ liệu trong tệp này rồi mở lại."
    )


def _why(problem: Exception) -> str:
    if isinstance(problem, Stopped):
        return "Đã dừng; chưa ghi gì."
    if isinstance(problem, CannotWrite | StoreProblem | BadContainer):
        return str(problem)
    return "Không đọc được tệp. Hãy cắm lại USB hoặc chọn tệp khác."
