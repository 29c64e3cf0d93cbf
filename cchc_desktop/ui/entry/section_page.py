"""One section's questions, each with its help and a real example, on one page."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from cchc_desktop.document.tree import Place
from cchc_desktop.form.definition import (
    ABSTRACT,
    ADDRESSEES,
    RECIPIENTS,
    SIGNATURE,
    TAIL,
    Field,
    FormSection,
)
from cchc_desktop.form.findings import Finding
from cchc_desktop.form.taking_over import can_take_over, fitting, taken_over
from cchc_desktop.ui.entry.asides import Asides
from cchc_desktop.ui.entry.earlier import Said
from cchc_desktop.ui.fields.editors import make_editor
from cchc_desktop.ui.fields.field_editor import FieldEditor
from cchc_desktop.ui.fields.words import Words
from cchc_desktop.ui.flow import Flow
from cchc_desktop.ui.pieces import Scrolled, button, label

_LEAST = 420
"""Pixels that a page keeps when the window becomes narrow."""

_SETTLED, _SETTLING = 30, 3_000
"""Milliseconds without another height until the texts are taken to be wrapped, and in which they may be."""

_FRAME = (ABSTRACT, ADDRESSEES, RECIPIENTS, SIGNATURE)
"""What every document has above and below its body: nobody would call it optional."""


class Question(QWidget):
    """A question with its editor; the note below it is shown only after the section was left."""

    taken = Signal(str, object)
    """What was done, and what undoes it, if Ctrl+Z does not."""

    def __init__(self, field: Field, words: Words, said: Said | None = None) -> None:
        """``said`` is what the period before answered."""
        super().__init__()
        self.field = field
        self.editor: FieldEditor = make_editor(field, words)
        self._words = words
        self._said = said
        self.asides = Asides(field.question)
        self.asides.take_wanted.connect(self._take)
        self._note = label("", "note")
        self._note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        optional = "" if field.required or field.id in _FRAME else "  (không bắt buộc)"
        column.addWidget(label(field.question + optional, "question", self.editor.first_focus()))
        if field.help:
            column.addWidget(label(field.help, "quiet"))
        if field.example:
            self.asides.add_example(field.example)
        if said:
            self.asides.add_earlier(said, can_take_over(field))
        column.addWidget(self.asides)
        self.asides.setVisible(bool(field.example or said))
        column.addWidget(self.editor)
        column.addWidget(self._note)
        self.editor.setToolTip("")

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Say what this field still lacks."""
        sentences = [finding.sentence for finding in findings if finding.field == self.field.id]
        self._note.setText("\n".join(sentences))
        self._note.setVisible(bool(sentences))

    def _take(self) -> None:
        """Use the answer of the period before; what stands there stays."""
        if self._said is None:
            return
        present = self.editor.answer()
        earlier = fitting(self._said.raw, self._words.names(), self._said.say)
        answer = taken_over(self.field, present, earlier)
        self.editor.first_focus().setFocus()
        if answer == present:
            self.taken.emit("Câu trả lời của kỳ trước đã có ở đây.", None)
        elif not self.editor.take_over(answer):
            self.taken.emit("Đã chép câu trả lời của kỳ trước.", lambda: self.editor.take_over(present))
        else:
            self.taken.emit("Đã chép câu trả lời của kỳ trước. Bấm Ctrl+Z để bỏ.", None)


class SectionPage(QScrollArea):
    """The page of one section. It tells which field changed; the entry is not its business."""

    changed = Signal(str)
    warned = Signal(str)
    step_wanted = Signal(int)
    rows_wanted = Signal(object, str)
    taken = Signal(str, object)

    def __init__(
        self,
        section: FormSection,
        title: str,
        words: Words,
        said: Callable[[Field], Said | None],
        extra: QWidget | None = None,
    ) -> None:
        """``said`` tells what the period before answered; ``extra`` stands above the questions."""
        super().__init__()
        self._again = QTimer(self, singleShot=True, interval=_SETTLED)
        self._again.timeout.connect(self._keep_focus_in_sight)
        self._since = QElapsedTimer()
        self.section = section
        self.questions = {field.id: Question(field, words, said(field)) for field in section.fields}
        self._title: QLabel = label(title, "title")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always in its place, and seen only when it is of use: texts are as high as their width makes them,
        # so that a bar which comes and goes would change the heights that it comes and goes by.
        bar = self.verticalScrollBar()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        bar.rangeChanged.connect(self._on_other_height)
        self._lay_out(extra)
        for field_id, question in self.questions.items():
            question.editor.changed.connect(lambda field_id=field_id: self.changed.emit(field_id))
            question.editor.warned.connect(self.warned)
            question.taken.connect(self.taken)
            question.editor.rows_wanted.connect(self.rows_wanted)

    def showEvent(self, event: QShowEvent) -> None:
        """Keep room for the widest question in letters as large as now: the page scrolls downwards only."""
        super().showEvent(event)
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(_LEAST, self.widget().minimumSizeHint().width() + bar))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is worked on stays in sight when the texts wrap otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._wrap_anew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._wrap_anew()

    def _wrap_anew(self) -> None:
        self._since.start()
        self._again.start()

    def _on_other_height(self) -> None:
        """A slow PC wraps one text after the other, and each of them moves those below it."""
        if self._since.isValid() and self._since.elapsed() < _SETTLING:
            self._again.start()

    def set_title(self, title: str) -> None:
        """The section's name, numbered as in the document."""
        self._title.setText(title)

    def set_answers(self, answer: Callable[[Field], Any]) -> None:
        """Put the answers into their editors; nothing is told."""
        for question in self.questions.values():
            question.editor.set_answer(answer(question.field))

    def unread(self) -> dict[str, Mapping[str, str]]:
        """What was typed here and fits no answer yet, by field."""
        typed = {field_id: question.editor.unread() for field_id, question in self.questions.items()}
        return {field_id: words for field_id, words in typed.items() if words}

    def set_unread(self, typed: Mapping[str, Mapping[str, str]]) -> None:
        """Show again what ``unread`` gave."""
        for field_id, question in self.questions.items():
            if field_id in typed:
                question.editor.set_unread(typed[field_id])

    def refresh_values(self) -> None:
        """Show live values as they stand now."""
        for question in self.questions.values():
            question.editor.refresh_values()

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Say what the fields still lack."""
        found = list(findings)
        for question in self.questions.values():
            question.show_findings(found)

    def focus_first(self, field_id: str = "") -> None:
        """Put the cursor into a field, or into the first one; where nothing is asked, Enter goes on."""
        question = self.questions.get(field_id) or next(iter(self.questions.values()), None)
        if question:
            question.editor.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(question)
        else:
            self._onward.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, widget: QWidget) -> None:
        """Scroll until the cursor of a control stands well inside the view.

        Once more when the layout is done: on a page that was never shown the text is still to be wrapped.
        """
        self._reveal(widget)
        QTimer.singleShot(0, widget, lambda: self._reveal(widget))

    def follow(self, widget: QTextEdit) -> None:
        """Keep the line that is written in sight, once the text has found its height."""
        QTimer.singleShot(0, widget, lambda: self._keep_in_sight(widget))

    def _keep_focus_in_sight(self) -> None:
        widget = QApplication.focusWidget()
        if isinstance(widget, QTextEdit) and self.isAncestorOf(widget):
            self._keep_in_sight(widget)
        elif widget and self.isAncestorOf(widget):
            self.ensureWidgetVisible(widget)

    def _keep_in_sight(self, widget: QTextEdit) -> None:
        cursor = widget.cursorRect()
        for corner in (cursor.bottomLeft(), cursor.topLeft()):
            seen = widget.viewport().mapTo(self.widget(), corner)
            self.ensureVisible(0, seen.y(), 0, cursor.height())

    def _reveal(self, widget: QWidget) -> None:
        place = widget.rect().center()
        if isinstance(widget, QTextEdit):
            bar, view = widget.verticalScrollBar(), widget.viewport()
            bar.setValue(bar.value() + widget.cursorRect().center().y() - view.height() // 2)
            place = view.mapTo(widget, widget.cursorRect().center())
        seen = widget.mapTo(self.widget(), place)
        self.ensureVisible(seen.x(), seen.y(), 20, self.height() // 3)

    def toggle_aside(self, name: str, widget: QWidget | None) -> bool:
        """Show or hide what stands beside the question with the cursor; False when there is nothing."""
        for question in self.questions.values():
            if widget and question.isAncestorOf(widget):
                shown = question.asides.toggle(name)
                self.ensureWidgetVisible(question.asides)
                return shown
        return False

    def place_of(self, widget: QWidget | None) -> Place:
        """Where in the document the control with the cursor writes; the section when it tells no more."""
        for field_id, question in self.questions.items():
            if widget and question.isAncestorOf(widget):
                paragraph = widget.textCursor().blockNumber() if isinstance(widget, QTextEdit) else 0
                return Place(self.section.id, field_id, paragraph)
        return Place(self.section.id)

    def _lay_out(self, extra: QWidget | None) -> None:
        inside = Scrolled()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(16)
        column.addWidget(self._title)
        if extra:
            column.addWidget(extra)
            extra.show()
        if not self.questions and not extra:
            column.addWidget(label("Mục này chỉ có tiêu đề; nội dung nằm ở các mục nhỏ bên dưới.", "quiet"))
        for question in self.questions.values():
            column.addWidget(question)
        column.addStretch(1)
        row = Flow()
        row.addWidget(button("Mục trước", lambda: self.step_wanted.emit(-1)))
        row.addStretch(1)
        onward = "Xem lại và xuất" if self.section.id == TAIL else "Mục tiếp theo"
        self._onward = button(onward, lambda: self.step_wanted.emit(1), main=True, hint="F6")
        row.addWidget(self._onward)
        column.addLayout(row)
        self.setWidget(inside)
        self.setMinimumWidth(_LEAST)
