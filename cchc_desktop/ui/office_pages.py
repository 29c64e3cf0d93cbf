"""The menu of the office: who it is and was, who signs, who receives, and the guided set-up."""

from PySide6.QtWidgets import QMenu, QWidget

from cchc_desktop.store.settings import Person, RecipientList, Settings
from cchc_desktop.ui import lists_editor, people_editor
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.keep_dialog import KeepDialog
from cchc_desktop.ui.lists_editor import ListsEditor
from cchc_desktop.ui.people_editor import PeopleEditor
from cchc_desktop.ui.pieces import new_action


def fill_office_menu(menu: QMenu, desk: Desk, window: QWidget) -> None:
    """Put the pages of the office into its menu."""
    pages = (("&Người ký…", people_dialog), ("Nơi nhận thường &dùng…", lists_dialog))
    for text, page in pages:
        menu.addAction(new_action(window, text, lambda page=page: page(desk, window).exec()))  # type: ignore[misc]


def keep_people(desk: Desk, people: tuple[Person, ...]) -> None:
    """Keep everyone who signs; raises ``BadEntry`` and ``StoreProblem``."""
    desk.writer.do(lambda db: Settings(db).set_people(people)).result()


def keep_lists(desk: Desk, lists: tuple[RecipientList, ...]) -> None:
    """Keep the lists of recipients; raises ``BadEntry`` and ``StoreProblem``."""
    desk.writer.do(lambda db: Settings(db).set_recipients(lists)).result()


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
