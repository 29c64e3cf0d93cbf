"""Adding, renaming, moving, hiding and removing sections, as the list of sections asks for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.entry import Entry
from cchc_desktop.form.outline import add_after, index_of, move, remove, rename, show
from cchc_desktop.ui.entry.heading_dialog import ask_heading
from cchc_desktop.ui.entry.reviewer import Opened
from cchc_desktop.ui.entry.section_list import SectionList
from cchc_desktop.ui.fields.words import Words
from cchc_desktop.ui.pieces import ask


class Outliner(QObject):
    """Stands between the list of sections and the open entry.

    ``entry_wanted`` carries the changed entry, what was done, and the section to be turned to
    (empty: the one on the screen). ``told`` is a sentence about what cannot be done.
    """

    entry_wanted = Signal(Entry, str, str)
    told = Signal(str)

    def __init__(
        self, sections: SectionList, words: Words, opened: Callable[[], Opened], parent: QWidget
    ) -> None:
        """``opened`` takes in what was typed before it answers."""
        super().__init__(parent)
        self._words = words
        self._opened = opened
        self._window, self._sections = parent, sections
        sections.add_wanted.connect(self._add)
        sections.rename_wanted.connect(self._rename)
        sections.move_wanted.connect(self._move)
        sections.show_wanted.connect(self._show)
        sections.remove_wanted.connect(self.remove)

    def remove(self, section_id: str) -> None:
        """Take a section out once the person agrees; the last one stays."""
        opened = self._opened()
        entry, title = opened.entry, opened.titles[section_id]
        left = remove(entry, section_id)
        if not left.outline:
            self.told.emit("Văn bản phải còn ít nhất một mục.")
        elif ask(self._window, "Bỏ mục", f"Bỏ mục “{title}” cùng nội dung đã nhập?", "Bỏ mục"):
            at = min(index_of(entry, section_id), len(left.outline) - 1)
            self.entry_wanted.emit(left, f"Đã bỏ mục “{title}”.", left.outline[at].id)

    def _move(self, section_id: str, step: int) -> None:
        self.entry_wanted.emit(move(self._opened().entry, section_id, step), "Đã chuyển chỗ mục này.", "")

    def _show(self, section_id: str, shown: bool) -> None:
        said = "Mục này được in lại." if shown else "Mục này sẽ không in; nội dung vẫn được giữ."
        self.entry_wanted.emit(show(self._opened().entry, section_id, shown), said, "")

    def _add(self, section_id: str) -> None:
        opened = self._opened()
        heading = ask_heading(self._window, "Thêm mục", self._words, ())
        if heading is not None:
            entry, new_id = add_after(opened.form, opened.entry, section_id, heading)
            self.entry_wanted.emit(entry, "Đã thêm một mục.", new_id)

    def _rename(self, section_id: str) -> None:
        entry = self._opened().entry
        old = entry.outline[index_of(entry, section_id)].heading
        heading = ask_heading(self._window, "Đổi tên mục", self._words, old)
        self._sections.take_keys()
        if heading is not None and heading != old:
            self.entry_wanted.emit(rename(entry, section_id, heading), "Đã đổi tên mục.", "")
