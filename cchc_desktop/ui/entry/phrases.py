"""The office's phrases on the screen: one is chosen for a text, kept from a text, renamed or taken out."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cchc_desktop.form.phrasing import lasting, proposed_name
from cchc_desktop.prose import BadEntry, Prose, folded, is_blank
from cchc_desktop.store.phrases import Phrase, Phrases
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.inputs import LineEdit, Note
from cchc_desktop.ui.fields.live_text import LiveText, Shape
from cchc_desktop.ui.fields.words import Words, words_of_no_entry
from cchc_desktop.ui.pieces import MOVES, Notice, button, label, tell

TITLE = "Câu mẫu của cơ quan"
EMPTY = (
    "Chưa có câu mẫu nào. Câu hay dùng lại thì lưu ở đây: trong ô soạn thảo, bôi đen đoạn chữ rồi bấm "
    "Ctrl+Shift+M (hoặc bấm chuột phải, chọn “Lưu phần chọn làm câu mẫu…”). Cũng có thể bấm “Thêm…” để gõ."
)
_PHRASE = Qt.ItemDataRole.UserRole


class Phrasebook:
    """The bank of phrases in the open store. A change is on the disk before it is shown."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[Phrase]:
        """Every phrase, the last used first."""
        return Phrases(self._desk.reader).all()

    def choose(self, words: Words, parent: QWidget, insert: Callable[[Prose], None]) -> None:
        """Let the person choose a phrase; ``insert`` puts it into the text."""
        dialog = PhraseDialog(self, words, parent, to_insert=True)
        if dialog.exec() and (phrase := dialog.phrase()):
            insert(phrase.text)
            self._desk.writer.do(lambda db: Phrases(db).use(phrase.id))

    def keep(self, words: Words, parent: QWidget, text: Prose) -> None:
        """Let the person keep a text under a name."""
        kept = lasting(text, words.say)
        if kept:
            dialog = PhraseEdit("Lưu câu mẫu", words, parent, proposed_name(kept, words.say), kept)
            dialog.ask_for(lambda name, prose: self.add(name, lasting(prose, words.say)))

    def add(self, name: str, text: Prose) -> None:
        """Keep a new phrase; raises ``BadEntry`` and ``StoreProblem``, as do the others."""
        self._desk.writer.do(lambda db: Phrases(db).add(name, text)).result()

    def change(self, phrase: Phrase, name: str, text: Prose) -> None:
        """Another name or text for a phrase."""
        self._desk.writer.do(lambda db: Phrases(db).change(phrase.id, name, text)).result()

    def remove(self, phrase: Phrase) -> None:
        """Take a phrase out."""
        self._desk.writer.do(lambda db: Phrases(db).remove(phrase.id)).result()

    def put_back(self, phrase: Phrase) -> None:
        """Undo ``remove``."""
        self._desk.writer.do(lambda db: Phrases(db).put_back(phrase)).result()


def edit_phrases(desk: Desk, parent: QWidget) -> None:
    """The page on which phrases are looked after, with no document at hand."""
    PhraseDialog(Phrasebook(desk), words_of_no_entry(), parent, to_insert=False).exec()


class PhraseDialog(Dialog):
    """All phrases: typing narrows them, Enter takes one (or opens it for a change), Esc closes."""

    def __init__(self, book: Phrasebook, words: Words, parent: QWidget, *, to_insert: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chèn câu mẫu" if to_insert else TITLE)
        self._book, self._words = book, words
        self.filter = LineEdit("Tìm câu mẫu", "Gõ để tìm, không cần dấu")
        self.list = QListWidget()
        self.list.setAccessibleName("Các câu mẫu")
        self.shown = _preview(words)
        self.empty = label(EMPTY, "quiet")
        self.notice = Notice()
        self._change = button("&Sửa…", self.change, main=not to_insert)
        self._remove = button("&Xóa", self.remove, hint="Xóa câu mẫu đang chọn; hoàn tác được ngay sau đó")
        self._insert = button("&Chèn", self.accept, main=to_insert)
        self._insert.setVisible(to_insert)
        self._close = button("Hủy" if to_insert else "Đóng", self.reject)
        self._lay_out()
        self.filter.textChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.list.itemDoubleClicked.connect(lambda _: self._insert.click() if to_insert else self.change())
        self.fill()
        self.filter.setFocus()

    def phrase(self) -> Phrase | None:
        """The phrase that is chosen."""
        chosen = [item.data(_PHRASE) for item in self.list.selectedItems() if not item.isHidden()]
        return chosen[0] if chosen and isinstance(chosen[0], Phrase) else None

    def fill(self) -> None:
        """Read the phrases anew; the choice stays where it was."""
        row = self.list.currentRow()
        self.list.clear()
        for phrase in self._book.all():
            item = QListWidgetItem(phrase.name)
            item.setData(_PHRASE, phrase)
            item.setToolTip("\n".join(self._words.text(line) for line in phrase.text))
            self.list.addItem(item)
        self.empty.setVisible(not self.list.count())
        for part in (self.list, self.shown):
            part.setVisible(self.list.count() > 0)
        self._narrow(self.filter.text())
        row = min(row, self.list.count() - 1)
        if row > 0 and not self.list.item(row).isHidden():
            self.list.setCurrentRow(row)

    def add(self) -> None:
        """Ask for a new phrase."""
        self._ask("Thêm câu mẫu", "", (), self._book.add)

    def change(self) -> None:
        """Ask for another name or text of the chosen phrase."""
        if phrase := self.phrase():
            self._ask("Sửa câu mẫu", phrase.name, phrase.text, lambda *now: self._book.change(phrase, *now))

    def remove(self) -> None:
        """Take the chosen phrase out, with a way back."""
        phrase = self.phrase()
        if phrase and self._done(lambda: self._book.remove(phrase)):
            said = f"Đã xóa câu mẫu “{phrase.name}”."
            self.notice.say(said, "Hoàn tác", lambda: self._done(lambda: self._book.put_back(phrase)))
            self.filter.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES:
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _ask(self, title: str, name: str, text: Prose, keep: Callable[[str, Prose], None]) -> None:
        PhraseEdit(title, self._words, self, name, text).ask_for(
            lambda name, prose: keep(name, lasting(prose, self._words.say))
        )
        self.fill()

    def _done(self, deed: Callable[[], None]) -> bool:
        try:
            deed()
        except StoreProblem as error:
            tell(self, TITLE, str(error))
            return False
        self.fill()
        return True

    def _narrow(self, typed: str) -> None:
        wanted = folded(typed).split()
        shown = []
        for n in range(self.list.count()):
            item = self.list.item(n)
            known = folded(f"{item.text()} {item.toolTip()}")
            item.setHidden(not all(word in known for word in wanted))
            shown += [] if item.isHidden() else [n]
        self.list.setCurrentRow(shown[0] if shown else -1)
        self._show()

    def _show(self) -> None:
        phrase = self.phrase()
        self.shown.set_prose(phrase.text if phrase else ())
        for deed in (self._change, self._remove, self._insert):
            deed.setEnabled(phrase is not None)

    def _lay_out(self) -> None:
        both = QHBoxLayout()
        both.addWidget(self.list, 2)
        both.addWidget(self.shown, 3, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        for deed in (button("&Thêm…", self.add), self._change, self._remove):
            row.addWidget(deed)
        row.addStretch(1)
        row.addWidget(self._close)
        row.addWidget(self._insert)
        column = QVBoxLayout(self)
        column.addWidget(label("&Gõ vài chữ của câu mẫu để tìm:", "quiet", self.filter))
        column.addWidget(self.filter)
        column.addWidget(self.empty)
        column.addLayout(both, 1)
        column.addStretch(0)
        column.addWidget(self.notice)
        column.addLayout(row)
        self.resize(760, 460)


class PhraseEdit(Dialog):
    """The name and the text of one phrase."""

    def __init__(self, title: str, words: Words, parent: QWidget, name: str, text: Prose) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._words = words = replace(words, phrases=None, go_to=None, pasted=lambda _text, _take_out: None)
        self.name = LineEdit("Tên câu mẫu")
        self.name.setText(name)
        self.text = LiveText(words, "Nội dung câu mẫu", Shape(least=8, most=12))
        self.text.set_prose(text)
        self.note = Note()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Hủy", self.reject))
        buttons.addWidget(button("&Lưu", self._keep, main=True))
        column = QVBoxLayout(self)
        column.addWidget(label("&Tên câu mẫu", "question", self.name))
        column.addWidget(self.name)
        column.addWidget(label("&Nội dung", "question", self.text))
        column.addWidget(self.text)
        column.addWidget(self.note)
        column.addStretch(1)
        column.addLayout(buttons)
        self.resize(560, 320)
        self._keep_as: Callable[[str, Prose], None] = lambda _name, _text: None
        self.name.setFocus()
        self.name.selectAll()

    def ask_for(self, keep: Callable[[str, Prose], None]) -> None:
        """Let the person write; ``keep`` is called with what is to be kept, and may refuse it."""
        self._keep_as = keep
        self.exec()

    def _keep(self) -> None:
        text = self.text.prose()
        if all(map(is_blank, text)):
            self.note.say("Câu mẫu chưa có nội dung.")
            self.text.setFocus()
            return
        try:
            self._keep_as(self.name.text().strip() or proposed_name(text, self._words.say), text)
        except (BadEntry, StoreProblem) as error:
            self.note.say(f"Chưa lưu được: {error}")
        else:
            self.accept()


def _preview(words: Words) -> LiveText:
    """The text of the chosen phrase as it would read here."""
    shown = LiveText(words, "Nội dung câu mẫu", Shape(least=16, most=16))
    shown.setReadOnly(True)
    shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    shown.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    return shown
