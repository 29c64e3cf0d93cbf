"""What is done with a stored document from list and menu: its state, its versions, the bin, the register."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from cchc_desktop.store.bin import Bin
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.store.states import States
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.home.bin_dialog import BinDialog
from cchc_desktop.ui.home.home import Home
from cchc_desktop.ui.home.register_dialog import RegisterDialog
from cchc_desktop.ui.home.state_dialog import StateDialog
from cchc_desktop.ui.home.versions_dialog import VersionsDialog
from cchc_desktop.ui.pieces import new_action, tell


class Papers(QObject):
    """Acts on the document that is open, else on the one chosen in the list, while no page holds it.

    ``set_down`` leaves the open document and tells its id; ``take_up`` opens one anew, or the list.
    """

    def __init__(
        self,
        desk: Desk,
        home: Home,
        window: QWidget,
        set_down: Callable[[], str],
        take_up: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._desk, self._home, self._window = desk, home, window
        self._set_down, self._take_up = set_down, take_up
        home.list.offer("&Mở", lambda ids: home.open_wanted.emit(ids[0]))
        home.list.offer("&Lập kỳ mới…", lambda ids: home.roll_wanted.emit(ids[0]))
        home.list.offer("Trạng t&hái…", lambda _ids: self.change_state())
        home.list.offer("X&em các bản trước…", lambda _ids: self.show_versions())
        home.list.offer("&Chép ra USB…", lambda ids: home.carry_wanted.emit(ids[0]))
        home.list.offer("Bỏ vào thùng &rác", self.throw_away, "Del", many=True)

    def fill(self, document: QMenu, data: QMenu) -> None:
        """Add what concerns one document, and what concerns all of them."""
        document.addSeparator()
        document.addAction(new_action(self._window, "Trạng t&hái văn bản…", self.change_state, "Ctrl+T"))
        document.addAction(new_action(self._window, "X&em các bản trước…", self.show_versions, "Ctrl+H"))
        document.addAction(new_action(self._window, "Bỏ vào thùng &rác", self.throw_current_away))
        data.addSeparator()
        data.addAction(new_action(self._window, "Sổ đăn&g ký số…", self.show_register))
        data.addAction(new_action(self._window, "Thùng &rác…", self.show_bin))

    def change_state(self) -> None:
        """Show the state of the document, and give it another."""
        opened = self._set_down()
        entry_id = opened or self._home.list.current
        row = next((row for row in self._desk.entries.rows() if row.id == entry_id), None)
        if row:
            handed_in = States(self._desk.reader).handed_in().get(entry_id)
            dialog = StateDialog(row.title, row.state, handed_in, self._window)
            if dialog.exec():
                state, day = dialog.state, dialog.day
                self._done(
                    lambda: self._desk.writer.do(lambda db: States(db).set(entry_id, state, day)).result()
                )
        self._take_up(opened)

    def show_versions(self) -> None:
        """Earlier versions of the document; one of them may be brought back."""
        opened = self._set_down()
        entry_id = opened or self._home.list.current
        if entry_id:
            dialog = VersionsDialog(self._desk, entry_id, self._window)
            dialog.exec()
            opened = entry_id if dialog.brought_back else opened
        self._take_up(opened)

    def throw_current_away(self) -> None:
        """Throw away the open document, or those chosen in the list."""
        opened = self._set_down()
        self.throw_away([opened] if opened else self._home.list.chosen())

    def throw_away(self, ids: Sequence[str]) -> None:
        """Put documents into the bin, with a way back."""
        rows = self._desk.entries.rows()
        if not ids or not self._done(lambda: self._desk.writer.do(lambda db: Bin(db).put(ids)).result()):
            return
        titles = {row.id: row.title for row in rows}
        self._take_up("")
        what = f"{len(ids)} văn bản" if len(ids) > 1 else f"“{titles.get(ids[0], 'văn bản')}”"
        self._home.notice.say(f"Đã bỏ {what} vào thùng rác.", "Hoàn tác", lambda: self._undo(ids))

    def show_bin(self) -> None:
        """What was thrown away."""
        opened = self._set_down()
        BinDialog(self._desk, self._window).exec()
        self._home.forget_notice()
        self._take_up(opened)

    def show_register(self) -> None:
        """The register of numbers."""
        opened = self._set_down()
        dialog = RegisterDialog(self._desk, self._window)
        dialog.exec()
        self._take_up(dialog.wanted or opened)

    def _undo(self, ids: Sequence[str]) -> None:
        self._done(lambda: self._desk.writer.do(lambda db: Bin(db).take_out(ids)).result())
        self._take_up("")
        self._home.list.choose(ids[0])

    def _done(self, act: Callable[[], object]) -> bool:
        """Whether it was done; if not, the reason was told."""
        try:
            act()
        except StoreProblem as problem:
            tell(self._window, "Chưa lưu được", str(problem))
            return False
        return True
