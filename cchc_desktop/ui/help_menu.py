"""The menu of what helps: the file for support, and what this program is."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenuBar, QWidget

from cchc_desktop import __version__
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.pieces import new_action, tell
from cchc_desktop.ui.support import save_support


class HelpMenu(QObject):
    """Acts over the window it belongs to."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window

    def fill(self, bar: QMenuBar) -> None:
        """Add the menu to the bar."""
        menu = bar.addMenu("&Trợ giúp")
        menu.addAction(new_action(self._window, "&Thông tin hỗ trợ…", self.save_support))
        menu.addAction(new_action(self._window, "&Giới thiệu", self.tell_about))

    def save_support(self) -> None:
        """Save the file for the people who help."""
        save_support(self._desk, self._window)

    def tell_about(self) -> None:
        """What this program is."""
        tell(
            self._window,
            "Giới thiệu",
            f"Kế hoạch, báo cáo CCHC\nPhiên bản {__version__}\n\nSoạn kế hoạch, báo cáo theo Nghị định "
            "30/2020/NĐ-CP. Dữ liệu chỉ nằm trên máy này.",
        )
