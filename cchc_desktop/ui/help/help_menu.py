"""The menu of what helps: the guide, the file for support, and what this program is."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenuBar, QWidget

from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.help.about_dialog import AboutDialog
from cchc_desktop.ui.help.guide_door import GuideDoor
from cchc_desktop.ui.help.support import save_support
from cchc_desktop.ui.pieces import new_action


class HelpMenu(QObject):
    """Acts over the window it belongs to; ``name`` is the program's."""

    def __init__(self, desk: Desk, window: QWidget, name: str) -> None:
        super().__init__(window)
        self._desk, self._window, self._name = desk, window, name
        self.door = GuideDoor(window)

    def fill(self, bar: QMenuBar) -> None:
        """Add the menu to the bar."""
        menu = bar.addMenu("&Trợ giúp")
        menu.addAction(new_action(self._window, "&Hướng dẫn sử dụng", self.door.open, "F1"))
        menu.addAction(new_action(self._window, "&Phím tắt", lambda: self.door.open("phim-tat")))
        menu.addSeparator()
        menu.addAction(new_action(self._window, "&Thông tin hỗ trợ…", self.save_support))
        menu.addAction(new_action(self._window, "&Giới thiệu", self.show_about))

    def save_support(self) -> None:
        """Save the file for the people who help."""
        save_support(self._desk, self._window)

    def show_about(self) -> None:
        """What this program is and is made of."""
        AboutDialog(self._name, self._window).exec()
