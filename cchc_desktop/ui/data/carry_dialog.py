"""Chép ra USB: which stick, which documents, and then the plain truth about what is on it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.carry.copying import Outcome, copy_all, found_there
from cchc_desktop.carry.drives import Drive, can_eject, eject, removable_drives
from cchc_desktop.carry.package import SUFFIX
from cchc_desktop.prose import BadEntry
from cchc_desktop.store.carries import Carries
from cchc_desktop.store.entries import EntryRow
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.ui.beside import Beside
from cchc_desktop.ui.data.loading_up import RECEIPT, Load, Wishes, load_up, note_copied
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.diary.figures_sheet import open_file
from cchc_desktop.ui.fields.inputs import ComboBox
from cchc_desktop.ui.pieces import ask, button, label, tell
from cchc_desktop.ui.progress import Stopped, go_on, in_steps
from cchc_desktop.ui.wrapping import wrap_items

_TITLE = "Chép ra USB"
_DONE = "Đã chép xong, có thể rút USB"
_MORE = ((SUFFIX, "gói dữ liệu"), (RECEIPT, "biên bản giao, nhận"))
"""What lies beside the documents, by its file's name."""

_WAITING = "đã đánh dấu các văn bản đã soát hoặc đã xuất mà chưa chép"
_OPEN = "đã đánh dấu văn bản đang mở; cần thêm thì đánh dấu bằng phím cách"
_NO_STICK = (
    "Chưa thấy USB nào. Hãy cắm USB vào máy, chờ vài giây rồi bấm “Tìm lại”; hoặc chọn một thư mục khác."
)


class CarryDialog(Dialog):
    """Copies the chosen documents; whoever opened it shows the list anew afterwards."""

    def __init__(self, desk: Desk, chosen: str, parent: QWidget | None = None) -> None:
        """``chosen`` is the entry that is ticked; with none, all are that are ready and not carried."""
        super().__init__(parent)
        self.setWindowTitle(_TITLE)
        self._desk, self._chosen = desk, chosen
        self._beside = Beside(self)
        self._beside.progressed.connect(self._progress)
        self._place = ComboBox("Nơi chép đến")
        self._drives: dict[str, Drive] = {}
        self.list = QListWidget()
        self.list.setAccessibleName("Văn bản sẽ chép")
        wrap_items(self.list)
        self._pdf = QCheckBox("Kèm bản &PDF")
        self._figures = QCheckBox("Kèm số liệu (&Excel): từng con số và các dòng sổ theo dõi đã đếm")
        self._package = QCheckBox("Kèm &gói dữ liệu (.cchc) để máy khác nhận vào chương trình")
        self._package.setChecked(True)
        self._receipt = QCheckBox("Kèm &biên bản giao, nhận để nơi nhận ký")
        self._marks = QCheckBox("Tên tệp có dấu t&iếng Việt")
        self._bar = QProgressBar()
        self._bar.hide()
        self.told = label("")
        self._go = button("&Chép", self.copy, main=True)
        self._halt = button("&Dừng", self._beside.stop)
        self._off = button("Ngắt &USB", self._eject)
        self._show = button("Mở nơi ché&p", self._open_folder)
        self._show.hide()
        self._lay_out()
        self._show_entries()
        self._find_drives()
        self._enable()

    @property
    def folder(self) -> Path | None:
        """Where to copy to."""
        root = self._place.currentData()
        return Path(root) if root else None

    def use_folder(self, folder: Path) -> None:
        """Copy to this folder, on a stick or not."""
        if self._place.findData(str(folder)) < 0:
            self._place.addItem(str(folder), str(folder))
        self._place.choose(str(folder))
        self.told.setText("")
        self._enable()

    def copy(self) -> None:
        """Look what is there already, ask once, and copy."""
        folder, names = self.folder, self._ticked()
        if not folder or not names:
            tell(self, _TITLE, _NO_STICK if not folder else "Hãy đánh dấu ít nhất một văn bản.")
            return
        try:
            load = self._loaded(names)
        except Stopped:
            self._say("Đã dừng; chưa chép gì.")
            return
        except (BadEntry, StoreProblem) as error:
            tell(self, _TITLE, f"Chưa chép được: {error}")
            return
        self._begin(partial(found_there, folder, load.files), partial(self._settle, folder, load))

    def _loaded(self, names: list[str]) -> Load:
        wishes, stick = self._wishes(), self._stick()
        return in_steps(
            self,
            _TITLE,
            "Đang lập các tệp để chép…",
            lambda told: load_up(self._desk, names, wishes, stick, partial(go_on, told)),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never leave while something is on its way."""
        if self._beside.busy:
            self._beside.stop()
            event.ignore()
        else:
            super().closeEvent(event)

    def reject(self) -> None:
        """Esc stops first and closes only when nothing runs."""
        if self._beside.busy:
            self._beside.stop()
        else:
            super().reject()

    def _settle(self, folder: Path, load: Load, there: dict[str, str] | Exception) -> None:
        if isinstance(there, Exception):
            self._say(f"Không đọc được {folder}. Hãy cắm lại USB rồi thử lại.")
            return
        others = [name for name, state in there.items() if state == "other"]
        replace = bool(others) and ask(
            self,
            _TITLE,
            f"Nơi chép đến đã có tệp cùng tên nhưng khác nội dung: {', '.join(others)}.",
            "Thay tệp cũ",
            "Giữ cả hai, đặt tên mới",
        )
        told = self._beside.progressed.emit
        work = partial(copy_all, folder, load.files, replace=replace, told=told, stopped=self._beside.stopped)
        self._begin(work, partial(self._finish, folder, load))

    def _finish(self, folder: Path, load: Load, outcome: Outcome | Exception) -> None:
        if isinstance(outcome, Exception):
            self._say(f"Chưa chép xong: {outcome}. Hãy cắm lại USB rồi chép lại.")
            return
        try:
            note_copied(self._desk, load, outcome.copied, self._stick())
        except StoreProblem as problem:
            self._say(f"Các tệp đã nằm trên USB, nhưng chưa ghi được vào sổ chép ra USB. {problem}")
            return
        self._desk.put("carry_folder", str(folder))
        self._say(_told(outcome, len(load.files)))

    def _begin(self, work: Callable[[], object], then: Callable[[Any], object]) -> None:
        self._bar.setRange(0, 0)
        self._bar.show()
        self._say("Đang chép. Xin đừng rút USB.")
        self._beside.run(work, then)
        self._enable()

    def _progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        self._bar.setFormat(f"còn {total - done} tệp")

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setProperty("role", "done" if sentence.startswith(_DONE) else "")
        self.told.style().polish(self.told)
        self._show.setVisible(sentence.startswith(_DONE))
        self._bar.setVisible(self._beside.busy)
        self._enable()

    def _enable(self) -> None:
        busy = self._beside.busy
        self._go.setEnabled(not busy)
        self._halt.setEnabled(busy)
        self._off.setEnabled(not busy and self._place.currentData() in self._drives)

    def _eject(self) -> None:
        drive = self._drives[self._place.currentData()]
        self._beside.run(partial(eject, drive), self._ejected)
        self._enable()

    def _ejected(self, sentence: object) -> None:
        self._find_drives()
        self._say(str(sentence))

    def _find_drives(self) -> None:
        self._drives = {str(drive.root): drive for drive in removable_drives()}
        self._place.clear()
        for root, drive in self._drives.items():
            self._place.addItem(drive.title, root)
        remembered = Path(self._desk.settings.get("carry_folder", "") or "/nowhere")
        if remembered.is_dir():
            self.use_folder(remembered)
        self.told.setText("" if self._place.count() else _NO_STICK)
        self._enable()

    def _open_folder(self) -> None:
        if self.folder:
            open_file(self.folder)

    def _choose(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, "Chọn thư mục", str(self.folder or "")):
            self.use_folder(Path(chosen))

    def _ticked(self) -> list[str]:
        items = [self.list.item(n) for n in range(self.list.count())]
        checked = Qt.CheckState.Checked
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == checked]

    def _wishes(self) -> Wishes:
        return Wishes(
            pdf=self._pdf.isChecked(),
            figures=self._figures.isChecked(),
            package=self._package.isChecked(),
            receipt=self._receipt.isChecked(),
            vietnamese=self._marks.isChecked(),
        )

    def _stick(self) -> str:
        drive = self._drives.get(self._place.currentData())
        return drive.name if drive and drive.name else str(self.folder or "")

    def _show_entries(self) -> None:
        ticked = {self._chosen} if self._chosen else set(Carries(self._desk.reader).waiting())
        for row in self._desk.entries.rows():
            self.list.addItem(_item(row, ticked=row.id in ticked))

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.addWidget(self._place, 1)
        place.addWidget(button("&Tìm lại", self._find_drives))
        place.addWidget(button("Thư &mục khác…", self._choose))
        buttons = QHBoxLayout()
        for made in (self._off, self._halt, self._show):
            buttons.addWidget(made)
        buttons.addStretch(1)
        buttons.addWidget(button("Đóng", self.reject))
        buttons.addWidget(self._go)
        self._off.setVisible(can_eject())
        column = QVBoxLayout(self)
        column.addWidget(label("&Nơi chép đến", "question", self._place))
        column.addLayout(place)
        column.addWidget(
            label(f"&Văn bản sẽ chép ({_OPEN if self._chosen else _WAITING})", "question", self.list)
        )
        column.addWidget(self.list, 1)
        for box in (self._pdf, self._figures, self._package, self._receipt, self._marks):
            column.addWidget(box)
        column.addWidget(self._bar)
        column.addWidget(self.told)
        column.addLayout(buttons)
        self.resize(720, 560)


def _item(row: EntryRow, *, ticked: bool) -> QListWidgetItem:
    number = f", số {row.number}" if row.number else ""
    item = QListWidgetItem(f"{row.title or row.form_id} ({row.year}{number}, {row.state})")
    item.setData(Qt.ItemDataRole.UserRole, row.id)
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    return item


def _told(outcome: Outcome, wanted: int) -> str:
    there, again = len(outcome.copied), sum(one.again for one in outcome.copied)
    so_far = f"{there} trên {wanted} tệp đã nằm trên USB và đã đọc lại đúng."
    if outcome.problem:
        return f"Chưa chép xong. {outcome.problem} {so_far} Bấm “Chép” lần nữa để làm nốt."
    if outcome.stopped:
        return f"Đã dừng. {so_far} Bấm “Chép” lần nữa để làm nốt."
    same = f" ({again} tệp đã có sẵn, giống hệt)" if again else ""
    beside = [said for name, said in _MORE if any(name in one.path.name for one in outcome.copied)]
    more = f", kể cả {' và '.join(beside)}," if beside else ""
    return f"{_DONE}. {there} tệp{more} đã được đọc lại từ USB và đúng từng chữ{same}."
