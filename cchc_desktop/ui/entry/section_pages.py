"""The pages of an entry's sections, one of them on the screen, each made when it is first turned to."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QTextEdit, QWidget

from cchc_desktop.document.summary import given_at
from cchc_desktop.document.tree import Place
from cchc_desktop.form.definition import HEAD, TAIL, Field, FormSection
from cchc_desktop.form.finding_text import Hit
from cchc_desktop.form.findings import ERROR, UNREAD, Finding
from cchc_desktop.form.live import Values
from cchc_desktop.form.wording import date_remark
from cchc_desktop.ui.entry.dating import Dating, unread_remark
from cchc_desktop.ui.entry.earlier import EarlierAnswers, Said
from cchc_desktop.ui.entry.section_page import Question, SectionPage
from cchc_desktop.ui.fields.words import Words

_NOTHING = {
    "earlier": "Không có câu trả lời của kỳ trước cho câu hỏi này.",
    "example": "Câu hỏi này không có ví dụ.",
}


class SectionPages(QStackedWidget):
    """Tells which field changed and where the cursor is; the entry is not its business."""

    changed = Signal(str)
    warned = Signal(str)
    step_wanted = Signal(int)
    rows_wanted = Signal(object, str)
    cursor_moved = Signal(Place)
    taken = Signal(str, object)

    def __init__(self, words: Words, head: Dating, earlier: EarlierAnswers | None) -> None:
        """``head`` stands above the questions of the first section."""
        super().__init__()
        self._words = words
        self._head = head
        head.setParent(self)  # it goes with the pages even when the first one was never turned to
        head.hide()
        self._earlier = earlier
        self._pages: dict[str, SectionPage] = {}
        self._unread: dict[str, Mapping[str, str]] = {}
        self._entered: set[str] = set()
        self.currentChanged.connect(self._make_room)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch)

    def __getitem__(self, section_id: str) -> SectionPage:
        """The page of a section that was turned to before."""
        return self._pages[section_id]

    def __iter__(self) -> Iterator[SectionPage]:
        """Every page made so far."""
        return iter(self._pages.values())

    @property
    def current(self) -> SectionPage | None:
        """The page on the screen."""
        page = self.currentWidget()
        return page if isinstance(page, SectionPage) else None

    @property
    def was_entered(self) -> bool:
        """Whether the cursor was ever in the section on the screen: looking at it is not working on it."""
        return bool(self.current and self.current.section.id in self._entered)

    @property
    def place(self) -> Place:
        """Where in the document the cursor writes."""
        return self.current.place_of(QApplication.focusWidget()) if self.current else Place()

    def question(self, field_id: str) -> Question:
        """A field's question on a page made so far."""
        return next(page.questions[field_id] for page in self if field_id in page.questions)

    def turn_to(self, section: FormSection, title: str, answer: Callable[[Field], Any]) -> SectionPage:
        """Bring a section's page to the front."""
        if section.id not in self._pages:
            self._pages[section.id] = self._made(section, title, answer)
        self.setCurrentWidget(self._pages[section.id])
        return self._pages[section.id]

    def unread(self) -> dict[str, Mapping[str, str]]:
        """What was typed anywhere and fits no answer, by field; that above the first questions under “”."""
        typed = dict(self._unread)
        for page in self:
            typed |= page.unread()
        above = self._head.unread()
        return typed | ({"": above} if above else {})

    def set_unread(self, typed: Mapping[str, Mapping[str, str]]) -> None:
        """Show again what ``unread`` gave, each when its page is made."""
        self._unread = {field_id: words for field_id, words in typed.items() if field_id}
        self._head.set_unread(typed.get("", {}))

    def unread_findings(self, values: Values) -> Iterator[Finding]:
        """That typed words were not kept, and why; of a field that is no more there is nothing to tell."""
        for field_id, typed in self.unread().items():
            for place, words in typed.items():
                if field_id in values.fields:
                    at, why = given_at(values, field_id), date_remark(words)
                elif not field_id:
                    at, why = Place(HEAD, place), unread_remark(place, words)
                else:
                    continue
                said = f"{why} Chữ này chưa vào văn bản."
                yield Finding(UNREAD, ERROR, at.section, at.field, said, quote=words)

    def enter(self) -> None:
        """Put the cursor into the section on the screen."""
        if self.current:
            self.current.focus_first()

    def show_hit(self, hit: Hit) -> QWidget | None:
        """Select words found on the page on the screen; None for those of its title."""
        question = self.current.questions.get(hit.field) if self.current else None
        if self.current is None or question is None:
            return None
        widget = question.editor.show_hit(hit.path, hit.start, hit.end)
        widget.setFocus()
        self.current.reveal(widget)
        return widget

    def show_aside(self, name: str) -> None:
        """Show or hide what stands beside the question with the cursor, or say that there is nothing."""
        if not (self.current and self.current.toggle_aside(name, QApplication.focusWidget())):
            self.warned.emit(_NOTHING[name])

    def refresh(self, titles: Mapping[str, str]) -> None:
        """Show titles and live values as they stand now; nothing typed is touched.

        A section just taken out has no title any more, and its page goes next.
        """
        for page in self:
            page.refresh_values()
            page.set_title(titles.get(page.section.id, ""))

    def forget(self, answer: Callable[[Field], Any]) -> None:
        """Let go of pages whose questions or answers may be others now; what fitted no answer is kept.

        The page on the screen goes too: turn to one afterwards.
        """
        for section_id, page in list(self._pages.items()):
            if section_id in (HEAD, TAIL):
                page.set_answers(answer)
            else:
                self._unread.update(page.unread())
                self.removeWidget(page)
                page.deleteLater()
                del self._pages[section_id]

    def _make_room(self) -> None:
        """The page on the screen has the height it needs; the others need none."""
        policy = QSizePolicy.Policy
        for n in range(self.count()):
            height = policy.Expanding if n == self.currentIndex() else policy.Ignored
            self.widget(n).setSizePolicy(policy.Expanding, height)

    def _made(self, section: FormSection, title: str, answer: Callable[[Field], Any]) -> SectionPage:
        head = self._head if section.id == HEAD else None
        page = SectionPage(section, title, self._words, self._said, head)
        page.set_answers(answer)
        page.set_unread(self._unread)
        for field_id in page.questions:
            self._unread.pop(field_id, None)
        page.changed.connect(self.changed)
        page.warned.connect(self.warned)
        page.rows_wanted.connect(self.rows_wanted)
        page.step_wanted.connect(self.step_wanted)
        page.taken.connect(self.taken)
        self.addWidget(page)
        return page

    def _said(self, field: Field) -> Said | None:
        return self._earlier.said(field) if self._earlier else None

    def _watch(self, left: QWidget | None, entered: QWidget | None) -> None:
        for widget in (left, entered):
            if isinstance(widget, QTextEdit) and self.isAncestorOf(widget):
                if widget is entered:
                    widget.cursorPositionChanged.connect(self._tell_place)
                else:
                    widget.cursorPositionChanged.disconnect(self._tell_place)
        if entered and self.current and self.isAncestorOf(entered):
            self._entered.add(self.current.section.id)
            self._tell_place()

    def _tell_place(self) -> None:
        widget = QApplication.focusWidget()
        if self.current and isinstance(widget, QTextEdit):
            self.current.follow(widget)
        self.cursor_moved.emit(self.place)
