"""The guided set-up of the first start: five questions, each kept when it is left, all of them skippable."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.prose import BadEntry
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialog import Dialog, room_of
from cchc_desktop.ui.office.sample_page import SamplePage, sample_document
from cchc_desktop.ui.office.setup_steps import STEPS, Draft, Step, kept_draft
from cchc_desktop.ui.pieces import button, label, resize_within, tell

TITLE = "Thiết lập lần đầu"
_STATE = "set_up"
_DONE = "xong"


def needs_set_up(desk: Desk) -> bool:
    """Whether the program was never set up: nothing is known and nothing begun, or it broke off."""
    state = desk.settings.get(_STATE)
    if state is None:
        return not desk.settings.offices() and not desk.entries.rows()
    return bool(state != _DONE)


class SetUpDialog(Dialog):
    """Begins where it broke off, else with the first question."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE if needs_set_up(desk) else "Thiết lập từng bước")
        self._desk = desk
        self._draft: Draft = kept_draft(desk)
        self._told, self._title, self._about = label("", "quiet"), label("", "title"), label("", "quiet")
        self._stack = QStackedWidget()
        self._areas: list[QScrollArea] = []
        self._sample = SamplePage()
        self._back = button("Quay lạ&i", self.back)
        self._next = button("Tiế&p", self.next, main=True)
        self.steps: tuple[Step, ...] = tuple(step() for step in STEPS)
        self._lay_out()
        for step in self.steps:
            step.changed.connect(self._paint)
        state = desk.settings.get(_STATE)
        self._go_to(state if isinstance(state, int) and 0 <= state < len(STEPS) else 0)

    @property
    def step(self) -> Step:
        """The open page."""
        return self.steps[self._stack.currentIndex()]

    def next(self) -> None:
        """Keep this page's answers and turn to the next, or end."""
        if self.step.ready() and self._keep(self.step.taken(self._draft)):
            self._onward()

    def skip(self) -> None:
        """Leave this question as it was, or was proposed, and turn to the next, or end."""
        draft = self.step.proposed(self._draft)
        if draft == self._draft or self._keep(draft):
            self._onward()

    def _keep(self, draft: Draft) -> bool:
        try:
            self.step.keep(self._desk, draft)
        except (BadEntry, StoreProblem) as error:
            tell(self, self.windowTitle(), f"Chưa lưu được: {error}")
            return False
        self._draft = draft
        return True

    def _onward(self) -> None:
        after = self._stack.currentIndex() + 1
        if after < len(STEPS):
            self._go_to(after)
        else:
            self._desk.put(_STATE, _DONE)
            self.accept()

    def back(self) -> None:
        """The question before; what was typed on this page and not kept is gone with it."""
        self._go_to(max(0, self._stack.currentIndex() - 1))

    def reject(self) -> None:
        """Put it off: what was kept stays, and the next start does not ask again."""
        self._desk.put(_STATE, _DONE)
        super().reject()

    def _go_to(self, number: int) -> None:
        self._desk.put(_STATE, number)
        self._stack.setCurrentIndex(number)
        self._told.setText(f"Bước {number + 1}/{len(STEPS)}")
        self._title.setText(self.step.title)
        self._about.setText(self.step.about)
        self._back.setEnabled(number > 0)
        self._next.setText("Tiế&p" if number + 1 < len(STEPS) else "&Xong")
        self.step.show_draft(self._draft)
        bar = self._areas[number].verticalScrollBar().sizeHint().width()
        least = self.step.minimumSizeHint().width() + bar
        self._stack.setMinimumWidth(min(least, room_of(self).width() * 6 // 10))
        self._paint()
        self.step.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _paint(self) -> None:
        draft = self.step.taken(self._draft)
        try:
            document = sample_document(
                draft.office, draft.signer, self.step.recipients(draft), self.step.kind
            )
        except BadEntry:
            return  # a character that no document holds: told when the page is to be kept
        self._sample.show_document(document, self.step.marked)

    def _lay_out(self) -> None:
        for step in self.steps:
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(step)
            self._stack.addWidget(area)
            self._areas.append(area)
        left = QVBoxLayout()
        left.setSpacing(10)
        for words in (self._told, self._title, self._about):
            left.addWidget(words)
        left.addWidget(self._stack, 1)
        right = QVBoxLayout()
        right.addWidget(label("Văn bản sẽ trông như thế này (chỗ chưa ghi thì lấy ví dụ):", "quiet"))
        right.addWidget(self._sample, 1)
        halves = QHBoxLayout()
        halves.setSpacing(20)
        halves.addLayout(left, 1)
        halves.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(button("Thiết lập &sau", self.reject))
        buttons.addStretch(1)
        for made in (self._back, button("Bỏ &qua bước này", self.skip), self._next):
            buttons.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(halves, 1)
        column.addLayout(buttons)
        resize_within(self, 980, 690)
