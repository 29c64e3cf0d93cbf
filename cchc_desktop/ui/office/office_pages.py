"""The menu of the office: who it is and was, who signs, who receives, and the guided set-up."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.keep_dialog import KeepDialog
from cchc_desktop.ui.office import lists_editor, people_editor
from cchc_desktop.ui.office.lists_editor import ListsEditor
from cchc_desktop.ui.office.people_editor import PeopleEditor
from cchc_desktop.ui.office.setup_dialog import SetUpDialog, needs_set_up
from cchc_desktop.ui.office.usual import keep_lists, keep_people
from cchc_desktop.ui.pieces import new_action

_SET_UP = "Đã thiết lập xong. Bấm “Báo cáo mới” hoặc “Kế hoạch mới” để lập văn bản đầu tiên."
_LATER = "Có thể thiết lập bất cứ lúc nào trong bảng chọn Cơ quan, mục Thiết lập từng bước."


def fill_office_menu(
    menu: QMenu, desk: Desk, window: QWidget, change: Callable[[Callable[[], object]], object]
) -> None:
    """Put the pages of the office into its menu; ``change`` is called with what changes it."""
    pages = (
        ("&Người ký…", people_dialog),
        ("Nơi nhận thường &dùng…", lists_dialog),
        ("Thiết lập từng &bước…", SetUpDialog),
    )
    for text, page in pages:
        menu.addAction(new_action(window, text, partial(change, partial(_show, page, desk, window))))


def _show(page: Callable[[Desk, QWidget], Dialog], desk: Desk, window: QWidget) -> None:
    page(desk, window).exec()


def first_start(desk: Desk, window: QWidget) -> str:
    """Guide through the set-up when the program never was; what to say afterwards, empty for nothing."""
    if not needs_set_up(desk):
        return ""
    finished = SetUpDialog(desk, window).exec()
    return _SET_UP if finished else _LATER


def people_dialog(desk: Desk, parent: QWidget | None) -> KeepDialog:
    """The page of who signs."""
    editor = PeopleEditor()
    editor.show_people(desk.settings.people())
    dialog = KeepDialog(
        "Người ký", people_editor.ABOUT, editor, lambda: keep_people(desk, editor.people), parent
    )
    editor.changed.connect(dialog.touch)
    return dialog


def lists_dialog(desk: Desk, parent: QWidget | None) -> KeepDialog:
    """The page of usual recipients."""
    editor = ListsEditor()
    editor.show_lists(desk.settings.recipients())
    dialog = KeepDialog(
        "Nơi nhận thường dùng", lists_editor.ABOUT, editor, lambda: keep_lists(desk, editor.lists), parent
    )
    editor.changed.connect(dialog.touch)
    return dialog
