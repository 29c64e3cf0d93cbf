"""A clerk whose interactions are counted: clicks, and runs of keys that nothing interrupts."""

from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from cchc_desktop.entry import Entry
from cchc_desktop.store.entries import Entries
from cchc_desktop.ui.entry.leftover_dialog import LeftoverDialog
from cchc_desktop.ui.entry.rolling import RollOverDialog
from tests.ui.clerk import ALT, NONE, Clerk, Key

_MOVES = {
    Key.Key_Tab,
    Key.Key_Up,
    Key.Key_Down,
    Key.Key_Left,
    Key.Key_Right,
    Key.Key_Home,
    Key.Key_End,
    Key.Key_F6,
}


class CountingClerk(Clerk):
    """Counts strictly: moving to a place is one interaction (the click that it stands for), typing there
    another, and an answer sent with Enter or by a button's key ends its run, so that the next counts anew."""

    def __init__(self, folder: Path) -> None:
        self.interactions = 0
        self._problems: list[BaseException] = []
        self._run = ""
        super().__init__(folder)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self._count("move" if key in _MOVES else "keys")
        sent = not isinstance(self.focus(), QTextEdit)
        super().press(key, modifiers)
        if modifiers & ALT or (sent and key in (Key.Key_Return, Key.Key_Space)):
            self._run = ""

    def type(self, text: str) -> None:
        if text:
            self._count("keys")
            super().type(text)

    def _count(self, run: str) -> None:
        self.interactions += run != self._run
        self._run = run

    def keep(self, entry: Entry) -> None:
        """An entry of last year in the store, and the list of documents on the screen."""
        title = self.window._desk.title_of(self.window._desk.form_of(entry), entry)
        self.window._desk.writer.do(lambda db: Entries(db).save(entry, title)).result()
        self.window.home.refresh()

    def roll_over(self, kind: str, answers: dict[str, str]) -> None:
        """The new period of the document chosen in the list, its leftovers answered by their words.

        What is proposed is taken all at once where it can be; a leftover that is still not named gets
        the answer that is proposed.
        """

        def choose(dialog: RollOverDialog) -> None:
            combo = dialog.period._kind
            if combo.currentData() != kind:
                self.choose(combo, combo.findData(kind))
            self.press(Key.Key_Return)

        def answer(dialog: LeftoverDialog) -> None:
            if dialog.all.isVisible():
                self.press(Key.Key_A, ALT)
                self.until(lambda: not dialog.all.isVisible())
            while dialog.isVisible():
                before = len(dialog.items)
                self.type(answers.get(dialog.current.title, ""))
                self.press(Key.Key_Return)
                assert len(dialog.items) < before, f"no answer to {dialog.current.title!r}"

        self.during(lambda dialog: self._and_then(answer, lambda: choose(dialog)), self._ask)

    def _ask(self) -> None:
        self.press(Key.Key_L, ALT)

    def _and_then(self, act: Callable[[LeftoverDialog], None], begin: Callable[[], None]) -> None:
        """The list of leftovers opens as soon as the dialog before it has closed."""

        def go() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, LeftoverDialog) and QApplication.activeWindow() is dialog:
                try:
                    act(dialog)
                except BaseException as problem:  # a slot must not raise: told when the program is closed
                    self._problems.append(problem)
                finally:
                    dialog.close()
            else:
                QTimer.singleShot(10, go)

        QTimer.singleShot(0, go)
        begin()

    def close(self) -> None:
        """Close the program, and tell what went wrong in a dialog meanwhile."""
        super().close()
        if self._problems:
            raise self._problems[0]

    def click(self, widget: QWidget) -> None:
        """A click that gives a control the cursor."""
        self._run = ""
        self._count("click")
        widget.setFocus()

    def go_to(self, section_id: str) -> None:
        """Into a section, with F6."""
        sections = self.page.sections
        rows = [row.id for row in sections._rows]
        while sections.current != section_id:
            ahead = rows.index(sections.current) < rows.index(section_id)
            self.press(Key.Key_F6, NONE if ahead else Qt.KeyboardModifier.ShiftModifier)


def overtyping(old: str, new: str) -> int:
    """Interactions to make the new text of the old one by hand: a click and a run for every place."""
    pieces = SequenceMatcher(None, old.split(), new.split(), autojunk=False).get_opcodes()
    return 2 * sum(kind != "equal" for kind, *_ in pieces)
