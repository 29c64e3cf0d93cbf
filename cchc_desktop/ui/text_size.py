"""The size of the text on the screen: chosen in the menu, kept, and applied to everything at once."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget

from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.pieces import new_action
from cchc_desktop.ui.style import TEXT_SIZES, set_text_size, text_size

_SETTING = "text_size"


class TextSize(QObject):
    """Reads the kept size when it is made; ``fill`` adds the menu that changes it."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._actions = {
            size: new_action(window, f"{size}%", partial(self.choose, size)) for size in TEXT_SIZES
        }
        together = QActionGroup(self)
        for action in self._actions.values():
            action.setCheckable(True)
            together.addAction(action)
        kept = desk.settings.get(_SETTING, 100)
        self._show(kept if kept in TEXT_SIZES else 100)

    def fill(self, bar: QMenuBar) -> None:
        """Add the menu to the bar: the sizes, and one step larger, smaller, and back."""
        sizes = bar.addMenu("&Xem").addMenu("&Cỡ chữ màn hình")
        sizes.addActions(list(self._actions.values()))
        sizes.addSeparator()
        larger = new_action(self._window, "&Lớn hơn", lambda: self.step(1), "Ctrl++")
        larger.setShortcuts(
            [QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")]
        )  # the sign on the key that has “+” above it
        sizes.addAction(larger)
        sizes.addAction(new_action(self._window, "&Nhỏ hơn", lambda: self.step(-1), "Ctrl+-"))
        sizes.addAction(new_action(self._window, "Cỡ &thường", lambda: self.choose(100), "Ctrl+0"))

    @property
    def size(self) -> int:
        """The size in use, per cent."""
        return text_size(_application())

    def choose(self, size: int) -> None:
        """Use this size from now on, today and at the next start."""
        self._show(size)
        self._desk.put(_SETTING, size)

    def step(self, by: int) -> None:
        """The next larger (+1) or smaller (-1) size, where there is one."""
        place = TEXT_SIZES.index(self.size) + by
        self.choose(TEXT_SIZES[max(0, min(len(TEXT_SIZES) - 1, place))])

    def _show(self, size: int) -> None:
        self._actions[size].setChecked(True)
        if size != self.size:
            set_text_size(_application(), size)


def _application() -> QApplication:
    running = QApplication.instance()
    if not isinstance(running, QApplication):
        raise TypeError("a window without its application")
    return running
