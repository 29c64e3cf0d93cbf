"""Nhận gói dữ liệu: what a package holds, shown before anything is taken."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from cchc_desktop.carry.backup import IMPORT
from cchc_desktop.carry.container import BadContainer
from cchc_desktop.carry.disk import CannotWrite
from cchc_desktop.carry.package import Package, read_package
from cchc_desktop.figures.activities import Activity
from cchc_desktop.office import Office
from cchc_desktop.store.images import image_of
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.store.settings import Settings
from cchc_desktop.store.taking import Taken, foretell, take_with_rows
from cchc_desktop.ui.data.package_figures import PackageFiguresDialog
from cchc_desktop.ui.data.safekeeping import Safekeeping
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.pieces import button, label, tell
from cchc_desktop.ui.progress import Stopped, Told, beside, go_on
from cchc_desktop.ui.wrapping import wrap_items

_TITLE = "Nhận gói dữ liệu"
_OUTCOMES = {
    "new": "văn bản mới",
    "known": "đã có, không thay đổi gì",
    "later": "bản mới hơn của văn bản đang có; bản cũ vẫn giữ trong “Các bản trước”",
    "apart": "hai máy đã sửa khác nhau: giữ cả hai bản",
}


_ROWS = (
    "Thêm cả {} &dòng sổ theo dõi vào sổ của máy này (dòng đã có thì không thêm; chỉ khi cùng một cơ quan)"
)


class PackageDialog(Dialog):
    """Shows a package and takes it in when asked to."""

    def __init__(
        self, desk: Desk, keeping: Safekeeping, package: Package, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_TITLE)
        self._desk, self._keeping, self._package = desk, keeping, package
        self.list = QListWidget()
        self.list.setAccessibleName("Gói này chứa")
        wrap_items(self.list)
        foretold = foretell(desk.reader, package.histories)
        for one, taken in zip(package.histories, foretold, strict=True):
            figures = len(package.counted.figures.get((one.tip.id, one.tip.revision), ()))
            told = f", kèm {figures} số liệu" if figures else ""
            again = "; đang ở thùng rác, sẽ lấy ra" if taken.from_bin else ""
            outcome = f"{_OUTCOMES[taken.outcome]}{again}"
            self.list.addItem(f"{one.title} ({one.tip.office.commune}){told}: {outcome}")
        self.rows = QCheckBox(_ROWS.format(len(package.counted.rows)))
        self.rows.setVisible(bool(package.counted.rows))
        self.office = QCheckBox("Lấy cả &thông tin cơ quan (chỉ khi đây là máy khác của cùng cơ quan)")
        self.office.setVisible(bool(package.offices))
        self._lay_out()

    def accept(self) -> None:
        """Back up, take in, and say what became of it."""
        rows = self._package.counted.rows if self.rows.isChecked() else ()
        work = partial(_taken, self._desk, self._keeping, self._package, rows)
        try:
            taken, added = beside(self, _TITLE, "Đang sao lưu rồi nhận văn bản…", work)
            if self.office.isChecked():
                self._take_offices(self._package.offices)
        except Stopped:
            tell(self, _TITLE, "Đã dừng; chưa nhận gì.")
            return
        except (CannotWrite, StoreProblem) as problem:
            tell(self, _TITLE, f"Chưa nhận được gì, dữ liệu đang có vẫn nguyên. {problem}")
            return
        tell(self, _TITLE, _told(taken) + (_told_rows(added) if rows else ""))
        super().accept()

    def show_figures(self) -> None:
        """Look at the figures that come along."""
        PackageFiguresDialog(self._package, self).exec()

    def _take_offices(self, offices: tuple[tuple[date, Office], ...]) -> None:
        for day, office in offices:
            self._desk.writer.do(
                lambda db, day=day, office=office: Settings(db).set_office(office, day)  # type: ignore[misc]
            ).result()

    def _lay_out(self) -> None:
        look = button("&Xem số liệu đi kèm…", self.show_figures)
        look.setVisible(bool(self._package.counted))
        buttons = QHBoxLayout()
        buttons.addWidget(look)
        buttons.addStretch(1)
        buttons.addWidget(button("Hủy", self.reject))
        buttons.addWidget(button("&Nhận vào", self.accept, main=True))
        column = QVBoxLayout(self)
        column.addWidget(
            label("Gói này chứa các văn bản sau. Chưa có gì được nhận vào chương trình.", "quiet")
        )
        column.addWidget(self.list, 1)
        column.addWidget(self.rows)
        column.addWidget(self.office)
        column.addLayout(buttons)
        self.resize(720, 420)


def open_package(desk: Desk, keeping: Safekeeping, parent: QWidget) -> bool:
    """Ask for a package, show it, and take it in; whether something was taken."""
    name, _ = QFileDialog.getOpenFileName(parent, _TITLE, "", "Gói dữ liệu (*.cchc)")
    return bool(name) and show_package(desk, keeping, Path(name), parent)


def show_package(desk: Desk, keeping: Safekeeping, path: Path, parent: QWidget | None) -> bool:
    """Show the package in a file and take it in; whether something was taken."""
    try:
        package = beside(parent, _TITLE, f"Đang đọc {path.name}…", partial(_read, path, desk))
    except Stopped:
        return False
    except BadContainer as problem:
        tell(parent, _TITLE, f"{path.name}: {problem}")
        return False
    except OSError:
        tell(parent, _TITLE, f"Không đọc được {path.name}. Hãy cắm lại USB rồi thử lại.")
        return False
    return bool(PackageDialog(desk, keeping, package, parent).exec())


def _read(path: Path, desk: Desk, told: Told) -> Package:
    data = path.read_bytes()
    go_on(told, 0, 0)
    package = read_package(data, desk.forms)
    go_on(told, 0, 0)
    return package


def _taken(
    desk: Desk, keeping: Safekeeping, package: Package, rows: tuple[Activity, ...], told: Told
) -> tuple[list[Taken], int]:
    """Back up, and take in whole; until then it may be stopped."""
    image = desk.writer.do(image_of).result()
    go_on(told, 0, 0)
    keeping.keep(image, IMPORT)
    go_on(told, 0, 0)
    histories, channels = package.histories, package.counted.channels
    return desk.writer.do(lambda db: take_with_rows(db, histories, rows, channels)).result()


def _told_rows(added: int) -> str:
    return f"\n- {added} dòng sổ theo dõi đã thêm" if added else "\n- các dòng sổ theo dõi đều đã có"


def _told(taken: list[Taken]) -> str:
    counts = {words: sum(one.outcome == key for one in taken) for key, words in _OUTCOMES.items()}
    counts["lấy ra khỏi thùng rác"] = sum(one.from_bin for one in taken)
    return "Đã xem xong gói:\n" + "\n".join(f"- {n} {words}" for words, n in counts.items() if n)
