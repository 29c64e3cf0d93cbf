"""One plan or report: its sections at the side, one of them in the middle, its pages at the right."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.document.compose import compose
from cchc_desktop.document.summary import answered_at, given_at, lacking, titles, written_sections
from cchc_desktop.document.tree import Document, Place, text_of
from cchc_desktop.entry import STATES, Entry, Period, checked
from cchc_desktop.form.definition import HEAD, Form
from cchc_desktop.form.finding_text import Hit, find
from cchc_desktop.form.findings import Finding
from cchc_desktop.form.live import Values
from cchc_desktop.form.spots import with_paragraph
from cchc_desktop.form.standing import Standing
from cchc_desktop.office import Office
from cchc_desktop.prose import BadEntry
from cchc_desktop.store.entries import next_revision
from cchc_desktop.ui.desk import Desk, Saver, single_shot
from cchc_desktop.ui.entry.checker import Checker
from cchc_desktop.ui.entry.dating import Dating
from cchc_desktop.ui.entry.earlier import earlier_answers
from cchc_desktop.ui.entry.finding import Finder
from cchc_desktop.ui.entry.known import known_documents
from cchc_desktop.ui.entry.outliner import Outliner
from cchc_desktop.ui.entry.panes import Panes
from cchc_desktop.ui.entry.phrases import Phrasebook
from cchc_desktop.ui.entry.planning import channels_in_use, planned_results
from cchc_desktop.ui.entry.review_panel import ReviewPanel
from cchc_desktop.ui.entry.reviewer import Opened, Reviewer
from cchc_desktop.ui.entry.section_list import SectionList, SectionRow
from cchc_desktop.ui.entry.section_pages import SectionPages
from cchc_desktop.ui.entry.steps import Steps
from cchc_desktop.ui.entry.tab_round import tab_on
from cchc_desktop.ui.entry.trail import Trail
from cchc_desktop.ui.fields.words import entry_words
from cchc_desktop.ui.home.register_dialog import registered
from cchc_desktop.ui.paper.preview import Preview
from cchc_desktop.ui.pieces import Notice

SETTLE = 60
"""Milliseconds from a keystroke to the new pages; keys that come meanwhile go along."""


class EntryPage(QWidget):
    """Holds the entry while it is worked on, the only place where it changes.

    Everything typed goes through ``settle`` into the entry, its pages and the saver.
    """

    told = Signal(str)
    period_wanted = Signal()
    office_wanted = Signal()
    state_wanted = Signal()
    versions_wanted = Signal()
    rows_wanted = Signal(object, str)
    export_wanted = Signal()
    home_wanted = Signal()
    pasted = Signal(object, object)
    """Several paragraphs came into a text at once: the prose, and what takes them out again."""

    def __init__(self, desk: Desk, entry: Entry) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._desk = desk
        self.form: Form = desk.form_of(entry)
        self.entry = entry
        self.document: Document = compose(self.form, entry)
        self._values = Values(self.form, entry)
        self._words = replace(
            entry_words(self._fresh_values, desk.settings.people(), Phrasebook(desk)),
            plan=lambda: planned_results(desk, self.entry),
            add_line=self.add_line,
            channels=lambda: channels_in_use(desk),
            lists=tuple(desk.settings.recipients(self.form.kind)),
            pasted=self.pasted.emit,
            go_to=self.go_to_value,
            documents=lambda: known_documents(desk, entry.id),
        )
        self._trail = Trail(desk, entry)
        self._frozen = desk.entries.is_frozen(entry)
        self._standing = Standing(
            self._values,
            self._trail.place,
            left=self._trail.left,
            finished=self._frozen or bool(entry.parent),
        )
        self._dirty: set[str] = set()
        self._marked = Place()
        self._saver = Saver(desk, self)
        self._saver.told.connect(self.told)
        self.notice = Notice()
        self.sections = SectionList()
        self.preview = Preview()
        self.panel = ReviewPanel()
        self.reviewer = Reviewer(desk, self.panel, self._opened, self._lacking, self)
        self.dating = Dating(entry, lambda: registered(desk))
        self._pages = SectionPages(self._words, self.dating, earlier_answers(desk, entry))
        self._panes = Panes(self.sections, self._pages, self.preview, self.panel)
        self._outliner = Outliner(self.sections, self._words, self._settled, self)
        self._settling = single_shot(self, SETTLE, self.settle)
        self._lay_out()
        self._connect()
        self._show_all()
        self.open_section(self._trail.place)
        self.reviewer.soon()

    def open_section(self, section_id: str, field_id: str = "") -> None:
        """Turn to a section, with the cursor in its first field or in the given one.

        While the keys go to the list of sections they stay there; Enter goes into the section.
        """
        known = {section.id: section for section in self._values.sections}
        section = known.get(section_id, known[HEAD])
        self.settle()
        self._leave()
        page = self._pages.turn_to(section, titles(self._values)[section.id], self._values.raw)
        self._show_rows(section.id)
        self._mark(Place(section.id))
        if control := self.dating.control(field_id):
            control.setFocus()
        elif field_id or not self.sections.has_focus:
            page.focus_first(field_id)
        self._trail.keep_place(section.id, self._standing.left)

    def step(self, by: int) -> None:
        """Go into the next (+1) or the previous (-1) section; behind the last one comes the last look."""
        if self.is_checking:
            if by < 0:
                self._end_check()
        elif by > 0 and self.sections.at_end:
            self.check()
        else:
            self.sections.step(by)
            self.enter()

    @property
    def is_checking(self) -> bool:
        """Whether the last look before export is on the screen."""
        return self._pages.currentWidget() is self.check_page

    def check(self) -> None:
        """Show every answer once more before the document leaves the program; all sections count as left."""
        self.settle()
        self._leave()
        self._standing.leave(*(section.id for section in self._values.sections))
        self._trail.keep_place(self.section_on_screen(), self._standing.left)
        self._pages.setCurrentWidget(self.check_page)
        self.reviewer.now()
        self._panes.show_form()
        self.check_page.focus_first()

    def settle(self) -> None:
        """Take what was typed into the entry, its pages and the saver."""
        self._settling.stop()
        if not self._dirty:
            return
        entry = self.entry
        for field_id in sorted(self._dirty):
            entry = self._with_answer(entry, field_id)
        self._dirty.clear()
        self.change(entry)

    def change(self, entry: Entry) -> None:
        """Another content of the same entry: composed, shown, handed to be saved."""
        if entry == self.entry:
            return
        try:
            entry = checked(self._worked_on(entry))
            document = compose(self.form, entry)
        except BadEntry as error:
            self.notice.say(f"Chưa lưu được: {error.what}.")
            return
        self._tell_of_draft(entry)
        self._frozen = self._frozen and entry.revision == self.entry.revision
        self.entry, self.document = entry, document
        self._saver.touch(entry, text_of(document.abstract))
        self._show_all()
        self.reviewer.soon()

    def save_now(self) -> None:
        """Take and hand over everything at once, as before closing or exporting."""
        self.settle()
        self._saver.save_now()
        self._trail.keep_unread(self.entry, self._pages.unread())

    def exported(self, entry: Entry) -> None:
        """The entry as the store keeps it after an export."""
        self.entry = entry
        self._frozen = self._desk.entries.is_frozen(entry)
        self.dating.show_entry(entry)
        if self.is_checking:
            self._checker.show()

    def review(self) -> None:
        """Read the document now and show what was found."""
        self.settle()
        self._leave()
        self.reviewer.now()
        self._panes.show_review()
        self.panel.focus_list()

    def show_pages(self) -> None:
        """Bring the pages to the front, with the keys on them."""
        self.settle()
        self._panes.show_pages()

    def set_period(self, period: Period) -> None:
        """Another period; every live value of it follows."""
        self.change(replace(self.entry, period=period))

    def set_office(self, office: Office) -> None:
        """The office as it is to stand in this document."""
        self.change(replace(self.entry, office=office))

    def take(self, entry: Entry, said: str = "", back: str = "Hoàn tác") -> None:
        """Another content that was not typed here; its sections are shown anew, with a way back if told."""
        self._step_to(entry, said, back=back)

    def show_beside(self, widget: QWidget, title: str, *, front: bool = False) -> None:
        """Show something beside the form, in a place of its own with the pages."""
        self._panes.show_beside(widget, title, front=front)

    def drop_beside(self, widget: QWidget) -> None:
        """Take away what ``show_beside`` showed."""
        self._panes.drop_beside(widget)

    def add_line(self, field_id: str, words: str) -> None:
        """A paragraph below those of a field, with a way back; without the field, to be pasted anywhere."""
        self.settle()
        field = self._values.fields.get(field_id)
        if field:
            said = f"Đã thêm câu này vào “{field.question}”."
            self._step_to(with_paragraph(self._values, field, words), said)
        else:
            QGuiApplication.clipboard().setText(words)
            self.notice.say("Đã chép câu này; dán (Ctrl+V) vào chỗ cần viết.")

    def settled_values(self) -> Values:
        """The entry with all that was typed, its live values in words."""
        self.settle()
        return Values(self.form, self.entry)

    def section_on_screen(self) -> str:
        """The id of the section that is worked on."""
        return self.sections.current or HEAD

    def show_hit(self, hit: Hit) -> QWidget | None:
        """Turn to words that were found, and select them; the control that holds them."""
        self._panes.show_form()
        self.open_section(hit.section, hit.field)
        return self._pages.show_hit(hit)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  # Qt's own name
        rooms = (self.notice, self.finder.bar, *self._panes.rooms())
        return tab_on(rooms, forward=next) or super().focusNextPrevChild(next)

    def _lay_out(self) -> None:
        self._pages.set_unread(self._trail.unread)
        self._steps = Steps(lambda: self._settled().entry, self._put_back)
        self._checker = Checker(self._desk, self.reviewer, self._opened, self)
        self.check_page = self._checker.page
        self._pages.addWidget(self.check_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        self.finder = Finder(self, self)
        column.addWidget(self.finder.bar)
        column.addWidget(self._panes, 1)

    def _connect(self) -> None:
        self.sections.chosen.connect(self.open_section)
        self.sections.entered.connect(self.enter)
        self._outliner.entry_wanted.connect(self._step_to)
        self._outliner.told.connect(self.notice.say)
        self._pages.changed.connect(self._on_changed)
        self._pages.warned.connect(self.notice.say)
        self._pages.rows_wanted.connect(self.rows_wanted)
        self._pages.step_wanted.connect(self.step)
        self._pages.taken.connect(self._tell_taken)
        self.sections.undo_wanted.connect(self._undo_step)
        self.sections.home_wanted.connect(self.home_wanted)
        self.sections.clicked.connect(self.enter)
        self.sections.check_wanted.connect(self.check)
        self._connect_reading()

    def _connect_reading(self) -> None:
        """What is read, looked at and dated."""
        self.check_page.go_wanted.connect(lambda section, field: self._go_to(Place(section, field)))
        self.check_page.looked_at.connect(lambda section, field: self._mark(Place(section, field)))
        self.check_page.back_wanted.connect(self._end_check)
        self.check_page.mark_wanted.connect(self.save_now)
        self.check_page.mark_wanted.connect(self._checker.mark)
        self._checker.checked.connect(self.exported)
        self._checker.told.connect(self.notice.say)
        self.check_page.export_wanted.connect(self.export_wanted)
        self._pages.cursor_moved.connect(self._mark)
        self.preview.place_clicked.connect(self._go_to)
        self.panel.go_wanted.connect(self._go_to_finding)
        self.reviewer.read.connect(self._show_reading)
        self.reviewer.entry_wanted.connect(self._step_to)
        self.dating.changed.connect(self._redate)
        self.dating.misread.connect(self.reviewer.soon)
        self.dating.period_wanted.connect(self.period_wanted)
        self.dating.office_wanted.connect(self.office_wanted)
        self.dating.state_wanted.connect(self.state_wanted)

    def _on_changed(self, field_id: str) -> None:
        self._dirty.add(field_id)
        if not self._settling.isActive():
            self._settling.start()

    def _worked_on(self, entry: Entry) -> Entry:
        """A changed entry: a draft again, unless it only got its number and day, as văn thư gives them.

        Content that is kept as a version is never changed: what is worked on is a new revision.
        """
        before = self.entry
        dated = replace(before, number=entry.number, date=entry.date) == entry
        if self._frozen and entry.revision == before.revision:
            draft = next_revision(before)
            entry = replace(entry, revision=draft.revision, parent=draft.parent)
        return entry if dated else replace(entry, state=STATES[0])

    def _tell_taken(self, said: str, undo: Callable[[], object] | None) -> None:
        self.notice.say(said, "Hoàn tác" if undo else "", undo)

    def _tell_of_draft(self, entry: Entry) -> None:
        """Say once that a document that was reviewed or issued is a draft again, and where it is kept."""
        was = self.entry.state
        if was != STATES[0] and entry.state == STATES[0]:
            said = f"Văn bản {was} vừa được sửa nên trở lại Nháp; bản {was} vẫn giữ nguyên."
            self.notice.say(said, "Xem các bản trước", self.versions_wanted.emit)

    def _with_answer(self, entry: Entry, field_id: str) -> Entry:
        question = self._pages.question(field_id)
        try:
            return entry.answered(field_id, question.editor.answer())
        except BadEntry as error:
            self.notice.say(f"“{question.field.question}” chưa lưu được: {error.what}.")
            return entry

    def _leave(self) -> None:
        """The section is left: from now on it says what it lacks."""
        page = self._pages.current
        if page and self._pages.was_entered:
            self._standing.leave(page.section.id)
            self._show_notes()
            self._trail.keep_unread(self.entry, self._pages.unread())

    def _show_reading(self) -> None:
        self._panes.count_review(len(self.reviewer.findings))
        self._show_notes()
        self._show_rows(self.sections.current)
        if self.is_checking:
            self._checker.show()

    def _show_notes(self) -> None:
        """What sections already left are told, on their pages and in the margin of the paper."""
        read, passed = self.reviewer.findings, self.reviewer.is_passed
        for page in self._pages:
            if self._standing.was_left(page.section.id):
                page.show_findings(self._standing.notes(self._values, page.section, read, passed))
        flagged = (Place(one.section, one.field, one.paragraph) for one in self._standing.flagged(read))
        self.preview.flag(frozenset(self._nearest(place) for place in flagged))

    def _lacking(self) -> Iterator[Finding]:
        yield from lacking(self._values)
        yield from self._pages.unread_findings(self._values)

    def _opened(self) -> Opened:
        return Opened(self.form, self.entry, self.document, titles(self._values))

    def _settled(self) -> Opened:
        self.settle()
        return self._opened()

    def _go_to_finding(self, finding: Finding) -> None:
        """Go where the finding is answered, with the words it is about selected."""
        place = answered_at(self._values, finding)
        self._go_to(place)
        if place.field != finding.field:
            return
        hits = [one for one in find(self._values, finding.quote) if one.field == finding.field]
        for hit in [one for one in hits if one.path[:1] == (finding.paragraph,)] or hits:
            self._pages.show_hit(hit)
            break

    def go_to_value(self, name: str) -> None:
        """Go where a live value comes from."""
        self._go_to(given_at(self._values, name))

    def _show_all(self) -> None:
        self._values = Values(self.form, self.entry)
        self.preview.show_document(self.document)
        self._pages.refresh(titles(self._values))
        self._show_notes()
        self.dating.show_entry(self.entry)
        self._show_rows(self.sections.current or HEAD)
        if self.is_checking:
            self._checker.show()

    def _end_check(self) -> None:
        """Back to the section from which the last look was taken."""
        if self.is_checking:
            self.open_section(self.sections.current)

    def _show_rows(self, current: str) -> None:
        shown = {section.id for section in written_sections(self._values)}
        own = {section.id: section.shown for section in self.entry.outline}
        named, read = titles(self._values), self.reviewer.findings
        rows = (
            SectionRow(
                section.id,
                named[section.id],
                section.level,
                self._standing.state(self._values, section, read, self.reviewer.is_passed),
                section.id in shown,
                own.get(section.id, True),
                section.id in own,
            )
            for section in self._values.sections
        )
        self.sections.show_rows(rows, current)

    def _fresh_values(self) -> Values:
        return self._values.afresh()

    def _mark(self, at: Place) -> None:
        """Follow the cursor: the paragraph under it is marked in the pages."""
        place = self._nearest(at)
        self.preview.mark(place)
        if place != self._marked:
            self._marked = place
            self.preview.reveal(place)

    def _nearest(self, place: Place) -> Place:
        """The place itself where the document has it, else where its section begins in the document."""
        places = [*self.document.places.values(), *(block.place for block in self.document.blocks)]
        if place in places:
            return place
        return next((known for known in places if known.section == place.section), place)

    def show_aside(self, name: str) -> None:
        """Show or hide “earlier” or “example”: what stands beside the question with the cursor."""
        self._pages.show_aside(name)

    def enter(self) -> None:
        """Put the cursor into the chosen section."""
        self._end_check()
        self._pages.enter()

    def _go_to(self, place: Place) -> None:
        self._panes.show_form()
        self.open_section(place.section or HEAD, place.field)

    def _redate(self) -> None:
        self.change(replace(self.entry, number=self.dating.number, date=self.dating.date))

    def _step_to(self, entry: Entry, said: str, current: str = "", back: str = "Hoàn tác") -> None:
        """One step that was not typed, with a way back."""
        if entry == self.entry:
            return
        before = self.entry
        self.change(entry)
        after = self.entry
        self._remake_pages(current)
        if said:
            self.notice.say(said, back, self._steps.remember(before, after))

    def _undo_step(self) -> None:
        done = self._steps.take_last_back()
        self.notice.say("Đã hoàn tác." if done else "Không còn gì để hoàn tác ở các mục.")

    def _put_back(self, entry: Entry) -> None:
        """Another content after a step was taken back; a section that is there again is turned to."""
        known = {section.id for section in self.entry.outline}
        again = next((section.id for section in entry.outline if section.id not in known), "")
        self.change(entry)
        self._remake_pages(again)

    def _remake_pages(self, current: str) -> None:
        """Show the entry's fields and answers anew: titles, fields and texts may be others now."""
        place = self._pages.place
        seen = self._pages.current.verticalScrollBar().value() if self._pages.current else 0
        self._pages.forget(self._values.raw)
        if current or not self.is_checking:
            section = current or self.sections.current
            self.open_section(section, place.field if place.section == section else "")
            if page := self._pages.current if place.section == section else None:
                QTimer.singleShot(0, page, lambda: page.verticalScrollBar().setValue(seen))
