"""The menu of what leaves and enters the PC: sticks, packages, backups."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from cchc_desktop.carry.backup import Contents
from cchc_desktop.carry.disk import CannotWrite
from cchc_desktop.store.images import image_of
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.ui.data.backup_dialog import BackupDialog
from cchc_desktop.ui.data.carried_dialog import CarriedDialog
from cchc_desktop.ui.data.carry_dialog import CarryDialog
from cchc_desktop.ui.data.package_dialog import open_package, show_package
from cchc_desktop.ui.data.safekeeping import Safekeeping
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.pieces import new_action, tell
from cchc_desktop.ui.progress import Stopped, Told, beside, go_on


class DataMenu(QObject):
    """Acts on the store while no page holds an entry.

    ``set_down`` leaves the open entry and tells its id; ``take_up`` opens it anew. ``chosen`` is the
    backup that the store shall become once the window is closed.
    """

    def __init__(
        self,
        desk: Desk,
        window: QWidget,
        set_down: Callable[[], str],
        take_up: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._set_down, self._take_up = set_down, take_up
        self._keeping = Safekeeping(desk.path)
        self.chosen: Contents | None = None

    def fill(self, bar: QMenuBar) -> QMenu:
        """Add the menu to the bar, and tell it for what others have to add."""
        menu = bar.addMenu("Dữ liệ&u")
        menu.addAction(new_action(self._window, "&Chép ra USB…", self.carry, "Ctrl+U"))
        menu.addAction(new_action(self._window, "Sổ c&hép ra USB…", self.show_carried))
        menu.addAction(new_action(self._window, "&Nhận gói dữ liệu (.cchc)…", self.take))
        menu.addSeparator()
        menu.addAction(new_action(self._window, "&Sao lưu, khôi phục, bàn giao…", self.keep))
        return menu

    def carry(self, chosen: str = "") -> None:
        """Copy documents to a stick; the open one or the chosen one is ticked."""
        entry_id = self._set_down()
        CarryDialog(self._desk, entry_id or chosen, self._window).exec()
        self._take_up(entry_id)

    def show_carried(self) -> None:
        """The list of what was carried."""
        CarriedDialog(self._desk, self._window).exec()

    def take(self, package: Path | None = None) -> None:
        """Take a package in: the given one, or one to be asked for."""
        entry_id = self._set_down()
        if package:
            show_package(self._desk, self._keeping, package, self._window)
        else:
            open_package(self._desk, self._keeping, self._window)
        self._take_up(entry_id)

    def keep(self) -> None:
        """Backups; when one is chosen the window closes, and the program opens anew with it."""
        entry_id = self._set_down()
        dialog = BackupDialog(self._desk, self._keeping, self._window)
        if dialog.exec() and dialog.chosen:
            self.chosen = dialog.chosen
            self._window.close()
        else:
            self._take_up(entry_id)

    def _keep_on_closing(self, told: Told) -> None:
        image = self._desk.writer.do(image_of).result(60)
        go_on(told, 0, 0)
        self._keeping.keep_on_closing(image)

    def on_closing(self) -> None:
        """The day's backup; where it cannot be made the clerk is told, and nothing is held up."""
        try:
            beside(self._window, "Sao lưu", "Đang sao lưu trước khi đóng…", self._keep_on_closing)
        except Stopped:
            return
        except (CannotWrite, StoreProblem, OSError, TimeoutError) as problem:
            why = problem if isinstance(problem, CannotWrite | StoreProblem) else "Hãy kiểm tra ổ đĩa."
            tell(self._window, "Sao lưu", f"Mọi thứ đã nhập vẫn được giữ, nhưng chưa sao lưu được. {why}")
