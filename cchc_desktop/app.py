"""Starting the program: the store, the forms, the window, and what to do when something breaks."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QLockFile, QTimer
from PySide6.QtWidgets import QApplication

from cchc_desktop.commandline import all_forms
from cchc_desktop.paths import data_folder, own_forms, reason
from cchc_desktop.ui.data.opening import go_back, open_desk
from cchc_desktop.ui.data.safekeeping import Safekeeping
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.doorbell import Doorbell, ring
from cchc_desktop.ui.garbage import Garbage
from cchc_desktop.ui.help.mishaps import Mishaps
from cchc_desktop.ui.help.support import save_support
from cchc_desktop.ui.main_window import NAME, MainWindow
from cchc_desktop.ui.pieces import tell
from cchc_desktop.ui.style import dress
from cchc_desktop.ui.vietnamese import speak_vietnamese

STORE = "so-du-lieu.db"


def open_window(arguments: list[str], package: Path | None = None) -> int:
    """Run the program until its window is closed; the exit code.

    ``package`` is one that was double-clicked. When the program runs already, that window takes it.
    """
    app = QApplication(arguments)
    app.setApplicationDisplayName(NAME)
    dress(app)
    speak_vietnamese(app)
    Garbage(app)
    folder = data_folder()
    try:
        own_forms().mkdir(parents=True, exist_ok=True)
    except OSError as error:
        tell(
            None,
            NAME,
            f"Không tạo được thư mục dữ liệu {folder} ({reason(error)}). Hãy kiểm tra ổ đĩa còn chỗ trống, "
            "không bị khóa ghi, rồi mở lại chương trình.",
        )
        return 1
    lock = QLockFile(str(folder / "dang-mo.lock"))
    if not lock.tryLock(0):
        return _call_the_first(folder, package)
    doorbell = Doorbell(folder)
    mishaps = Mishaps(folder)
    try:
        return _work(app, folder, doorbell, mishaps, package)
    except Exception as error:
        mishaps.tell_now(error)
        return 1


def _work(app: QApplication, folder: Path, doorbell: Doorbell, mishaps: Mishaps, package: Path | None) -> int:
    """Show the window, and another one for as long as a restored backup asks for it."""
    keeping = Safekeeping(folder / STORE)
    while desk := open_desk(keeping, lambda: Desk(folder / STORE, *all_forms())):
        window = MainWindow(desk)
        window.restore()
        window.show()
        mishaps.watch(window.is_kept, partial(save_support, desk))
        doorbell.rung.connect(window.come_forward)
        if package:
            QTimer.singleShot(0, partial(window.come_forward, str(package)))
            package = None
        else:
            QTimer.singleShot(0, window.first_start)
        code = app.exec()
        doorbell.rung.disconnect(window.come_forward)
        mishaps.watch()
        desk.reader.close()
        if not window.data.chosen:
            return code
        go_back(keeping, window.data.chosen)
    return 1


def _call_the_first(folder: Path, package: Path | None) -> int:
    try:
        ring(folder, package)
    except OSError:
        tell(None, NAME, "Chương trình đang mở ở một cửa sổ khác. Hãy dùng cửa sổ đó.")
        return 1
    return 0
