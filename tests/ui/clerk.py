"""A clerk's hands: the real window, worked through key events alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QWidget

from cchc_desktop.commandline import all_forms
from cchc_desktop.document.look import signature_cases
from cchc_desktop.entry import Entry, Section
from cchc_desktop.form.answers import KINDS
from cchc_desktop.form.definition import Field, Form
from cchc_desktop.office import Office
from cchc_desktop.prose import Line, Live, Prose, Text, line_from_json, prose_from_json
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.entry.entry_page import EntryPage
from cchc_desktop.ui.fields.live_text import LiveText
from cchc_desktop.ui.fields.mention import MentionDialog
from cchc_desktop.ui.fields.picker import ValuePicker
from cchc_desktop.ui.home.new_entry import NewEntryDialog
from cchc_desktop.ui.main_window import MainWindow
from cchc_desktop.ui.office.office_dialog import OfficeDialog
from cchc_desktop.ui.paper.export_dialog import ExportDialog

CTRL, ALT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)
Key = Qt.Key
_PATIENCE = 60_000
"""Milliseconds; only a test that fails waits so long."""


def shut(dialog: QWidget) -> None:
    """Close a dialog, even one that says it is busy: a test that failed in it must not wait for ever."""
    if not dialog.close() and isinstance(dialog, QDialog):
        dialog.done(0)


class Clerk:
    """Opens the program on a data folder, types, presses keys, and closes it again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keys = 0
        self.open()

    def open(self) -> None:
        """Start the program."""
        self.window = MainWindow(Desk(self.folder / "so.db", *all_forms()))
        self.window.resize(1366, 728)
        self.window.restore()
        self.window.show()
        self.window.activateWindow()
        self.until(lambda: QApplication.activeWindow() is self.window)

    def close(self) -> None:
        """Close the program, as Alt+F4 does; everything is on the disk then."""
        assert self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()

    @property
    def page(self) -> EntryPage:
        """The entry on the screen."""
        assert self.window.page
        return self.window.page

    # ---------------------------------------------------------------- keys

    def focus(self) -> QWidget:
        """The control with the cursor."""
        widget = QApplication.focusWidget()
        assert widget, "nothing has the focus"
        return widget

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """One key, with shortcuts, to whatever has the focus."""
        self.keys += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Characters as a keyboard program sends them, one event each."""
        widget = self.focus()
        for char in text:
            self.keys += 1
            key = ord(char.upper()) if char.isascii() else 0
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, key, NONE, char))
        QApplication.processEvents()

    def retype(self, text: str) -> None:
        """Another text in the line with the cursor."""
        if isinstance(line := self.focus(), QLineEdit) and line.text() == text:
            return
        self.press(Key.Key_A, CTRL)
        self.press(Key.Key_Delete)
        self.type(text)

    def tab_to(self, wanted: QWidget) -> None:
        """Go on with Tab until the wanted control has the focus."""
        proxy = wanted.focusProxy()
        for _ in range(80):
            if QApplication.focusWidget() in (wanted, proxy):
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {wanted.accessibleName() or wanted}")

    def choose(self, combo: QComboBox, index: int) -> None:
        """An option of a drop-down list, by its arrow keys."""
        self.tab_to(combo)
        while combo.currentIndex() != index:
            self.press(Key.Key_Down if combo.currentIndex() < index else Key.Key_Up)

    def during(self, act: Callable[[Any], None], begin: Callable[[], None]) -> None:
        """Begin what opens a dialog, and act in it."""
        before, modal = QApplication.activeWindow(), QApplication.activeModalWidget()
        problems: list[BaseException] = []
        done: list[bool] = []

        def go() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None or dialog is modal:
                QTimer.singleShot(10, go)  # a mnemonic presses its button a moment later
                return
            try:
                self.until(lambda: QApplication.activeWindow() is dialog)
                act(dialog)
            except BaseException as problem:  # a slot must not raise: told below
                problems.append(problem)
                shut(dialog)
            done.append(True)

        QTimer.singleShot(0, go)
        begin()
        self.until(lambda: done)
        if problems:
            raise problems[0]
        if before:  # where there is no window manager, nobody else gives the focus back
            before.activateWindow()
            self.until(lambda: QApplication.activeWindow() is before)

    def until(self, true: Callable[[], object], patience: int = _PATIENCE) -> None:
        """Wait for something to become true, at most so many milliseconds."""
        clock = QElapsedTimer()
        clock.start()
        while not true():
            assert clock.elapsed() < patience, "waited in vain"
            QTest.qWait(5)

    # ---------------------------------------------------------------- tasks

    def begin(self, form: Form, entry: Entry) -> None:
        """A new document of the form, for the entry's period and office."""
        self.during(lambda dialog: self._new(dialog, form, entry), lambda: self.press(Key.Key_N, CTRL))

    def export(self, folder: Path, name: str) -> Path:
        """The open document as a Word file."""

        def act(dialog: ExportDialog) -> None:
            self.tab_to(dialog._folder)
            self.retype(str(folder))
            self.tab_to(dialog._name)
            self.retype(name)
            self.press(Key.Key_Return)

        if not self.page.is_checking:
            self.press(Key.Key_E, CTRL)
        self.during(act, lambda: self.press(Key.Key_E, CTRL))
        return folder / f"{name}.docx"

    def fill(self, form: Form, entry: Entry) -> None:
        """The whole document as the entry file has it, as a person would fill it in."""
        self._shape(form, entry)
        self._ids: dict[str, str] = {}
        fields = [field for section in self.page._values.sections for field in section.fields]
        texts = ("prose", "list", "text", "assignments")
        for field in sorted(fields, key=lambda field: field.kind in texts):
            self._answer(field, entry)
        self.page.open_section("phan-dau")
        for line, words in ((self.page.dating._number, entry.number), (self.page.dating._date, entry.date)):
            self.tab_to(line)
            self.retype("/".join(reversed(words.split("-"))))

    def _new(self, dialog: NewEntryDialog, form: Form, entry: Entry) -> None:
        forms = dialog._forms
        self.tab_to(forms)
        self.press(Key.Key_Home)
        while dialog.form().id != form.id:
            self.press(Key.Key_Down)
        period = dialog._period
        self.choose(period._kind, period._kind.findData(entry.period.kind))
        self.tab_to(period._year)
        self.press(Key.Key_A, CTRL)
        self.type(str(entry.period.year))
        for edit, day in ((period._start, entry.period.start), (period._end, entry.period.end)):
            if day:
                self.tab_to(edit.line)
                self.retype(f"{day:%d/%m/%Y}")
        self.during(lambda office: self._office(office, entry.office), lambda: self.press(Key.Key_S, ALT))
        self.press(Key.Key_Return)

    def _office(self, dialog: OfficeDialog, office: Office) -> None:
        self.choose(dialog._unit, dialog._unit.findData(office.unit))
        for name, line in dialog._lines.items():
            self.tab_to(line)
            self.retype(getattr(office, name))
        self.press(Key.Key_Return)

    # ---------------------------------------------------------------- outline

    def _shape(self, form: Form, entry: Entry) -> None:
        """Rename and take out sections until the outline is the entry's."""
        wanted = {section.id: section for section in entry.outline}
        for section in self.page.entry.outline:
            if section.id not in wanted:
                self._go_to(section.id)
                self.during(self._agree, lambda: self.press(Key.Key_Delete))
            elif wanted[section.id].heading != section.heading:
                self._rename(wanted[section.id])

    def _agree(self, _question: QWidget) -> None:
        self.press(Key.Key_Tab)
        self.press(Key.Key_Space)

    def _rename(self, section: Section) -> None:
        def act(dialog: QWidget) -> None:
            line = dialog.findChild(LiveText)
            self.write(cast(LiveText, line), (section.heading,))
            self.press(Key.Key_Tab)
            self.press(Key.Key_Tab)
            self.press(Key.Key_Space)

        self._go_to(section.id)
        self.during(act, lambda: self.press(Key.Key_F2))

    def _go_to(self, section_id: str) -> None:
        sections = self.page.sections
        self.page.sections._list.setFocus()
        while sections.current != section_id:
            row = [row.id for row in sections._rows].index(section_id)
            self.press(Key.Key_Down if sections._list.currentRow() < row else Key.Key_Up)

    # ---------------------------------------------------------------- answers

    def _answer(self, field: Field, entry: Entry) -> None:
        section = next(one.id for one in self.page._values.sections if field in one.fields)
        raw = entry.answers.get(field.id)
        if raw is None and field.default is None:
            return
        if self.page.sections.current != section:
            self.page.open_section(section)
        editor = self.page._pages[section].questions[field.id].editor
        getattr(self, f"_fill_{field.kind}")(editor, field, raw)

    def _fill_prose(self, editor: Any, field: Field, raw: Any) -> None:
        self.write(editor.text, prose_from_json(raw or [], field.id))

    _fill_list = _fill_addressees = _fill_recipients = _fill_prose

    def _fill_text(self, editor: Any, field: Field, raw: Any) -> None:
        self.write(editor.text, (line_from_json(raw or "", field.id),))

    def _fill_number(self, editor: Any, field: Field, raw: Any) -> None:
        number = KINDS["number"].read(raw or {}, field, field.id)
        self.choose(editor.manner, editor.manner.findData(number.manner))
        self.tab_to(editor.figure)
        self.retype(number.typed)
        self.tab_to(editor.unit)
        self.retype(number.unit)

    def _fill_ratio(self, editor: Any, field: Field, raw: Any) -> None:
        for line, key in ((editor.part, "part"), (editor.whole, "whole")):
            self.tab_to(line)
            self.retype((raw or {}).get(key, ""))

    def _fill_citations(self, editor: Any, field: Field, raw: Any) -> None:
        raw = raw or []
        while len(editor.cards.cards) > len(raw):
            self.tab_to(editor.cards.cards[-1].drop)
            self.press(Key.Key_Space)
        for n, cited in enumerate(KINDS["citations"].read(raw, field, field.id)):
            if n == len(editor.cards.cards):
                self.tab_to(editor.cards.add_button)
                self.press(Key.Key_Space)
            card = editor.cards.cards[n]
            self.tab_to(card.type)
            self.retype(cited.type)
            for line, words in ((card.number, cited.number), (card.symbol, cited.symbol)):
                self.tab_to(line)
                self.retype(words)
            self.tab_to(card.day.line)
            self.retype(f"{cited.day:%d/%m/%Y}" if cited.day else "")
            self.write(card.issuer, (cited.issuer,))
            self.write(card.abstract, (cited.abstract,))
            self._ids[f"{field.id}.{cited.id}"] = f"{field.id}.{card.value()['id']}"

    def _fill_assignments(self, editor: Any, field: Field, raw: Any) -> None:
        raw = KINDS["assignments"].read(raw or [], field, field.id)
        while len(editor.cards.cards) > len(raw):
            self.tab_to(editor.cards.cards[-1].drop)
            self.press(Key.Key_Space)
        for n, item in enumerate(raw):
            if n == len(editor.cards.cards):
                self.tab_to(editor.cards.add_button)
                self.press(Key.Key_Space)
            card = editor.cards.cards[n]
            self.write(card.unit, (item.unit,))
            self.write(card.tasks, item.tasks)

    def _fill_yesno(self, editor: Any, field: Field, raw: Any) -> None:
        self.tab_to(editor.first_focus())
        if raw is not False and not editor.yes.isChecked():  # a document that does not say has the section
            self.press(Key.Key_Left)

    def _fill_choice(self, editor: Any, field: Field, raw: Any) -> None:
        self.choose(editor.options, max(0, editor.options.findData(raw or "")))

    def _fill_signature(self, editor: Any, field: Field, raw: Any) -> None:
        signing = KINDS["signature"].read(raw or {}, field, field.id)
        case = next(case for case in signature_cases() if case.id == signing.case)
        self.choose(editor.way, editor.way.findData(signing.case))
        self.tab_to(editor.position)
        self.retype(signing.position or case.position)
        self.tab_to(editor.name)
        self.retype(signing.name)
        if signing.authority:
            self.tab_to(editor.more)
            self.press(Key.Key_Space)
            self.press(Key.Key_A, CTRL)
            self.press(Key.Key_Delete)
            for n, line in enumerate(signing.authority):
                if n:
                    self.press(Key.Key_Return)
                self.type(line)

    # ---------------------------------------------------------------- text

    def write(self, text: LiveText, prose: Prose) -> None:
        """Prose with its bold, italic and live values, in place of what stands there."""
        prose = tuple(self._translated(line) for line in prose)
        if text.prose() == tuple(line for line in prose if line):
            return
        self.tab_to(text)
        self.press(Key.Key_A, CTRL)
        self.press(Key.Key_Delete)
        bold = italic = False
        for n, line in enumerate(prose):
            if n:
                self.press(Key.Key_Return)
            for span in line:
                if span.bold != bold:
                    self.press(Key.Key_B, CTRL)
                    bold = span.bold
                if span.italic != italic:
                    self.press(Key.Key_I, CTRL)
                    italic = span.italic
                if isinstance(span, Text):
                    self.type(span.text)
                else:
                    self._insert(text, span)

    def _translated(self, line: Line) -> Line:
        """Citations under the ids that the window gave them."""
        from dataclasses import replace

        return tuple(
            replace(span, name=self._ids.get(span.name, span.name))
            if isinstance(span, Live) and hasattr(self, "_ids")
            else span
            for span in line
        )

    def _insert(self, text: LiveText, live: Live) -> None:
        self.press(Key.Key_Space, CTRL)
        picker = QApplication.activePopupWidget()
        assert isinstance(picker, ValuePicker)
        self.until(lambda: QApplication.focusWidget() is picker.filter)
        title = self.page._values.names()[live.name]
        self.type(title)
        while picker.list.currentItem().data(0, Qt.ItemDataRole.UserRole) != live.name:
            before = picker.list.currentItem()
            self.press(Key.Key_Down)
            assert picker.list.currentItem() is not before, f"{live.name} is not in the list"
        self.press(Key.Key_Return)
        self.until(lambda: QApplication.focusWidget() is text)
        if live.parts or live.date:
            self._choose_parts(text, live)

    def _choose_parts(self, text: LiveText, live: Live) -> None:
        self.press(Key.Key_Return, CTRL)
        dialog = QApplication.activeModalWidget() or QApplication.activeWindow()
        assert isinstance(dialog, MentionDialog)
        if live.parts:
            self.press(Key.Key_V, ALT)
            self.until(dialog.by_choice.isChecked)
            for part, box in dialog.parts.items():
                if box.isChecked() != (part in live.parts):
                    self.tab_to(box)
                    self.press(Key.Key_Space)
        if live.date:
            self.choose(dialog.dates, dialog.dates.findData(live.date))
        self.tab_to(dialog.agree)
        self.press(Key.Key_Space)
        text.window().activateWindow()
        self.until(lambda: QApplication.focusWidget() is text)
