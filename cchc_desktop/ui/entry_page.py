"""One plan or report: its sections at the side, one of them in the middle, its pages at the right."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.document.compose import compose, labelled, shown_sections
from cchc_desktop.document.tree import Document, Place, text_of
from cchc_desktop.entry import STATES, Entry, Period, Section, checked
from cchc_desktop.form.definition import HEAD, TAIL, Form, FormSection
from cchc_desktop.form.findings import HINT, Finding, field_findings, section_state
from cchc_desktop.form.live import Values
from cchc_desktop.form.outline import add_after, move, remove, rename, show
from cchc_desktop.form.undoing import taken_back
from cchc_desktop.office import Office
from cchc_desktop.prose import BadEntry
from cchc_desktop.store.entries import Entries, next_revision
from cchc_desktop.ui.dating import Dating
from cchc_desktop.ui.desk import Desk, Saver, single_shot
from cchc_desktop.ui.fields.words import entry_words
from cchc_desktop.ui.heading_dialog import ask_heading
from cchc_desktop.ui.phrases import Phrasebook
from cchc_desktop.ui.pieces import Notice, ask
from cchc_desktop.ui.preview import Preview
from cchc_desktop.ui.review_panel import ReviewPanel
from cchc_desktop.ui.reviewer import Opened, Reviewer
from cchc_desktop.ui.section_list import SectionList, SectionRow
from cchc_desktop.ui.section_page import SectionPage

SETTLE = 60
"""Milliseconds from a keystroke to the new pages; keys that come meanwhile go along."""

ROOM_FOR_THREE = 1200
"""Logical pixels from which sections, form and pages stand side by side."""


class EntryPage(QWidget):
    """Holds the entry while it is worked on, the only place where it changes.

    Everything typed goes through ``settle`` into the entry, its pages and the saver.
    """

    told = Signal(str)
    period_wanted = Signal()
    office_wanted = Signal()
    rows_wanted = Signal(str)

    def __init__(self, desk: Desk, entry: Entry) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._desk = desk
        self.form: Form = desk.form_of(entry)
        self.entry = entry
        self.document: Document = compose(self.form, entry)
        self._values = Values(self.form, entry)
        people = tuple(person.name for person in desk.settings.people() if person.valid)
        self._words = entry_words(self._fresh_values, people, Phrasebook(desk))
        self._pages: dict[str, SectionPage] = {}
        self._left: set[str] = set()
        self._dirty: set[str] = set()
        self._marked = Place()
        self._unread: dict[str, Mapping[str, str]] = {}
        self._saver = Saver(desk, self)
        self._saver.told.connect(self.told)
        self.notice = Notice()
        self.sections = SectionList()
        self.preview = Preview()
        self.panel = ReviewPanel()
        self.reviewer = Reviewer(desk, self.panel, self._opened, self)
        self.dating = Dating(entry)
        self._stack = QStackedWidget()
        self._settling = single_shot(self, SETTLE, self.settle)
        self._lay_out()
        self._connect()
        self._show_all()
        self.open_section(desk.entries.place(entry.id) or HEAD)
        self.reviewer.soon()

    def open_section(self, section_id: str, field_id: str = "") -> None:
        """Turn to a section, with the cursor in its first field or in the given one.

        While the keys go to the list of sections they stay there; Enter goes into the section.
        """
        known = {section.id for section in self._values.sections}
        section_id = section_id if section_id in known else HEAD
        self.settle()
        self._leave()
        page = self._page(section_id)
        self._stack.setCurrentWidget(page)
        self._show_rows(section_id)
        if field_id or not self.sections.has_focus:
            page.focus_first(field_id)
        entry_id = self.entry.id
        self._desk.writer.do(lambda db: Entries(db).leave_at(entry_id, section_id))

    def step(self, by: int) -> None:
        """Go into the next (+1) or the previous (-1) section."""
        self.sections.step(by)
        self.enter()

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
        if entry.revision == self.entry.revision and self.entry.state in STATES[2:]:
            draft = next_revision(self.entry)
            entry = replace(entry, revision=draft.revision, parent=draft.parent, state=draft.state)
        try:
            entry = checked(entry)
            document = compose(self.form, entry)
        except BadEntry as error:
            self.notice.say(f"Chưa ghi được: {error.what}.")
            return
        self.entry, self.document = entry, document
        self._saver.touch(entry, text_of(document.abstract))
        self._show_all()
        self.reviewer.soon()

    def save_now(self) -> None:
        """Take and hand over everything at once, as before closing or exporting."""
        self.settle()
        self._saver.save_now()

    def exported(self, entry: Entry) -> None:
        """The entry as the store keeps it after an export."""
        self.entry = entry

    def review(self) -> None:
        """Read the document now and show what was found."""
        self.settle()
        self._leave()
        self.reviewer.now()
        self._side.setCurrentWidget(self.panel)
        self._tabs.setCurrentWidget(self._side if self._tabs.indexOf(self._side) >= 0 else self._split)
        self.panel.focus_list()

    def findings(self) -> list[Finding]:
        """What is still lacking in the sections that will be written."""
        shown = {section.id for section in shown_sections(self._values)} | {HEAD, TAIL}
        return [
            finding
            for section in self._values.sections
            if section.id in shown
            for finding in field_findings(self._values, section)
        ]

    def set_period(self, period: Period) -> None:
        """Another period; every live value of it follows."""
        self.change(replace(self.entry, period=period))

    def set_office(self, office: Office) -> None:
        """The office as it is to stand in this document."""
        self.change(replace(self.entry, office=office))

    def take(self, entry: Entry) -> None:
        """Another content that was not typed here; its sections are shown anew."""
        self._step_to(entry, "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else the pages in a tab of their own."""
        super().resizeEvent(event)
        self._make_room(event.size().width() >= ROOM_FOR_THREE)

    def _lay_out(self) -> None:
        self._side = QTabWidget()
        self._side.setDocumentMode(True)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.addTab(self.preview, "Trang giấy")
        self._side.addTab(self.panel, "Soát văn bản")
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # else Tab is caught by its hidden bar
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.sections)
        self._split.addWidget(self._stack)
        self._split.addWidget(self._side)
        self._split.setSizes([250, 560, 556])
        self._split.setStretchFactor(2, 1)
        self.sections.setMinimumWidth(190)
        self._stack.setMinimumWidth(420)
        self._tabs.addTab(self._split, "Điền nội dung")
        self._tabs.tabBar().hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        column.addWidget(self._tabs, 1)

    def _make_room(self, wide: bool) -> None:
        beside = self._split.indexOf(self._side) >= 0
        if wide and not beside:
            self._tabs.removeTab(1)
            self._split.addWidget(self._side)
            self._side.show()
        elif not wide and beside:
            self._tabs.addTab(self._side, "Xem trang và soát")
        bar = self._tabs.tabBar()
        bar.setVisible(not wide)
        bar.setFocusPolicy(Qt.FocusPolicy.NoFocus if wide else Qt.FocusPolicy.TabFocus)

    def _connect(self) -> None:
        self.sections.chosen.connect(self.open_section)
        self.sections.entered.connect(self.enter)
        self.sections.add_wanted.connect(self._add)
        self.sections.rename_wanted.connect(self._rename)
        self.sections.move_wanted.connect(self._moved)
        self.sections.show_wanted.connect(self._shown)
        self.sections.remove_wanted.connect(self._remove)
        self.preview.place_clicked.connect(self._go_to)
        self.panel.go_wanted.connect(self._go_to_finding)
        self.reviewer.read.connect(self._show_reading)
        self.reviewer.entry_wanted.connect(self._step_to)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch)
        self.dating.changed.connect(self._redate)
        self.dating.period_wanted.connect(self.period_wanted)
        self.dating.office_wanted.connect(self.office_wanted)

    def _page(self, section_id: str) -> SectionPage:
        if section_id not in self._pages:
            section = next(one for one in self._values.sections if one.id == section_id)
            page = SectionPage(
                section, self._title(section), self._words, self.dating if section_id == HEAD else None
            )
            page.set_answers(self._values.raw)
            page.set_unread(self._unread)
            page.changed.connect(self._on_changed)
            page.warned.connect(self.notice.say)
            page.rows_wanted.connect(self.rows_wanted)
            page.step_wanted.connect(self.step)
            self._stack.addWidget(page)
            self._pages[section_id] = page
        return self._pages[section_id]

    def _on_changed(self, field_id: str) -> None:
        self._dirty.add(field_id)
        if not self._settling.isActive():
            self._settling.start()

    def _with_answer(self, entry: Entry, field_id: str) -> Entry:
        question = next(
            page.questions[field_id] for page in self._pages.values() if field_id in page.questions
        )
        try:
            return entry.answered(field_id, question.editor.answer())
        except BadEntry as error:
            self.notice.say(f"“{question.field.question}” chưa ghi được: {error.what}.")
            return entry

    def _leave(self) -> None:
        """The section is left: from now on it says what it lacks."""
        page = self._stack.currentWidget()
        if isinstance(page, SectionPage):
            self._left.add(page.section.id)
            page.show_findings(self._notes(page.section))
            self._show_flags()

    def _notes(self, section: FormSection) -> list[Finding]:
        """What a section that was left is told: what it lacks, and what the last reading found in it."""
        read = (one for one in self.reviewer.findings if one.section == section.id and one.level != HINT)
        return [*field_findings(self._values, section), *read]

    def _show_reading(self) -> None:
        count = len(self.reviewer.findings)
        self._show_flags()
        self._side.setTabText(1, f"Soát văn bản ({count})" if count else "Soát văn bản")
        for section_id in self._left & self._pages.keys():
            page = self._pages[section_id]
            page.show_findings(self._notes(page.section))

    def _show_flags(self) -> None:
        """Mark in the pages what was found in sections already left."""
        flagged = (one for one in self.reviewer.findings if one.level != HINT and one.section in self._left)
        self.preview.flag(
            frozenset(self._nearest(Place(one.section, one.field, one.paragraph)) for one in flagged)
        )

    def _opened(self) -> Opened:
        titles = {section.id: self._title(section) for section in self._values.sections}
        return Opened(self.form, self.entry, self.document, titles)

    def _go_to_finding(self, finding: Finding) -> None:
        self._go_to(Place(finding.section, finding.field, finding.paragraph))

    def _show_all(self) -> None:
        self._values = Values(self.form, self.entry)
        self.preview.show_document(self.document)
        for section_id, page in self._pages.items():
            page.refresh_values()
            page.set_title(self._title(page.section))
            if section_id in self._left:
                page.show_findings(self._notes(page.section))
        self.dating.show_entry(self.entry)
        self._show_rows(self.sections.current or HEAD)

    def _show_rows(self, current: str) -> None:
        shown = {section.id for section in shown_sections(self._values)}
        own = {section.id: section for section in self.entry.outline}
        self.sections.show_rows(
            (self._row(section, own, shown) for section in self._values.sections), current
        )

    def _row(self, section: FormSection, own: dict[str, Section], shown: set[str]) -> SectionRow:
        outside = section.id not in own
        state = section_state(self._values, section)
        title = self._title(section)
        return SectionRow(
            section.id, title, section.level, state, outside or section.id in shown, not outside
        )

    def _title(self, section: FormSection) -> str:
        """The section's name with its number, as “2.1. Nội dung, hình thức tuyên truyền”."""
        labels = {one.id: label for one, label in labelled(shown_sections(self._values))}
        label = labels.get(section.id)
        name = self._values.text(section.heading) or "(không tên)"
        return f"{label.text} {name}" if label else name

    def _fresh_values(self) -> Values:
        return self._values.afresh()

    def _watch(self, left: QWidget | None, entered: QWidget | None) -> None:
        """Follow the cursor: the paragraph under it is marked in the pages."""
        for widget in (left, entered):
            if isinstance(widget, QTextEdit) and self._stack.isAncestorOf(widget):
                if widget is entered:
                    widget.cursorPositionChanged.connect(self._mark)
                else:
                    widget.cursorPositionChanged.disconnect(self._mark)
        if entered and self._stack.isAncestorOf(entered):
            self._mark()

    def _mark(self) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, SectionPage):
            place = self._nearest(page.place_of(QApplication.focusWidget()))
            if place != self._marked:
                self._marked = place
                self.preview.mark(place)
                self.preview.reveal(place)

    def _nearest(self, place: Place) -> Place:
        """The place itself where the document has it, else where its section begins in the document."""
        places = [*self.document.places.values(), *(block.place for block in self.document.blocks)]
        if place in places:
            return place
        return next((known for known in places if known.section == place.section), place)

    def enter(self) -> None:
        """Put the cursor into the section on the screen."""
        page = self._stack.currentWidget()
        if isinstance(page, SectionPage):
            page.focus_first()

    def _go_to(self, place: Place) -> None:
        self._tabs.setCurrentIndex(0)
        self.open_section(place.section or HEAD, place.field)

    def _redate(self) -> None:
        self.change(replace(self.entry, number=self.dating.number, date=self.dating.date))

    def _step_to(self, entry: Entry, said: str, current: str = "") -> None:
        """One step that was not typed, with a way back."""
        if entry == self.entry:
            return
        before = self.entry
        self.change(entry)
        after = self.entry
        self._remake_pages(current)
        if said:
            self.notice.say(said, "Hoàn tác", lambda: self._take_back(before, after))

    def _take_back(self, before: Entry, after: Entry) -> None:
        self.settle()
        self.change(taken_back(before, after, self.entry))
        self._remake_pages("")

    def _remake_pages(self, current: str) -> None:
        """Show the entry's fields and answers anew: titles, fields and texts may be others now."""
        for section_id, page in list(self._pages.items()):
            if section_id in (HEAD, TAIL):
                page.set_answers(self._values.raw)
            else:
                self._unread.update(page.unread())
                self._stack.removeWidget(page)
                page.deleteLater()
                del self._pages[section_id]
        self.open_section(current or self.sections.current)

    def _moved(self, section_id: str, step: int) -> None:
        self.settle()
        self._step_to(move(self.entry, section_id, step), "Đã chuyển chỗ mục này.")

    def _shown(self, section_id: str, shown: bool) -> None:
        self.settle()
        said = "Mục này được in lại." if shown else "Mục này sẽ không in; nội dung vẫn được giữ."
        self._step_to(show(self.entry, section_id, shown), said)

    def _add(self, section_id: str) -> None:
        self.settle()
        heading = ask_heading(self, "Thêm mục", self._words, ())
        if heading is not None:
            entry, new_id = add_after(self.form, self.entry, section_id, heading)
            self._step_to(entry, "Đã thêm một mục.", new_id)

    def _rename(self, section_id: str) -> None:
        self.settle()
        section = next(one for one in self.entry.outline if one.id == section_id)
        heading = ask_heading(self, "Đổi tên mục", self._words, section.heading)
        if heading is not None and heading != section.heading:
            self._step_to(rename(self.entry, section_id, heading), "Đã đổi tên mục.")

    def _remove(self, section_id: str) -> None:
        self.settle()
        section = next(one for one in self._values.sections if one.id == section_id)
        title = self._title(section)
        if not remove(self.entry, section_id).outline:
            self.notice.say("Văn bản phải còn ít nhất một mục.")
            return
        sure = ask(self, "Bỏ mục", f"Bỏ mục “{title}” cùng nội dung đã nhập?", "Bỏ mục")
        if sure:
            self._step_to(remove(self.entry, section_id), f"Đã bỏ mục “{title}”.", HEAD)
