"""The first page: what to begin, what is due, and every plan and report there is."""

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from cchc_desktop.entry import STATES
from cchc_desktop.figures.due import Due
from cchc_desktop.figures.targets import Countdown, DueTask
from cchc_desktop.prose import BadEntry
from cchc_desktop.store.carries import Carries
from cchc_desktop.store.entries import EntryRow
from cchc_desktop.store.folding import excerpt
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.store.states import States
from cchc_desktop.store.taking import grown_apart
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.entry.planning import PlanWatch
from cchc_desktop.ui.fields.inputs import ComboBox, LineEdit
from cchc_desktop.ui.home.agenda import Agenda
from cchc_desktop.ui.home.agenda_panel import MOST, AgendaPanel
from cchc_desktop.ui.home.big_button import BigButton
from cchc_desktop.ui.home.carry_strip import CarryStrip
from cchc_desktop.ui.home.entry_list import EntryList
from cchc_desktop.ui.pieces import Notice, label

_KINDS = {"": "Kế hoạch và báo cáo", "KH": "Kế hoạch", "BC": "Báo cáo"}
_FIRST = (
    "Chưa có văn bản nào. Bắt đầu như sau:\n\n"
    "1. Bấm “Báo cáo mới” hoặc “Kế hoạch mới”, chọn mẫu văn bản và kỳ.\n"
    "2. Điền lần lượt từng mục; trang giấy hiện ngay bên cạnh, chương trình tự lưu.\n"
    "3. Bấm F5 để soát, Ctrl+E để xuất ra Word, rồi chép ra USB.\n\n"
    "Đã có văn bản ở máy khác: vào “Dữ liệu”, chọn “Nhận gói dữ liệu (.cchc)”.\n"
    "Cần hướng dẫn lúc nào thì bấm F1."
)
_ROOM_FOR_TWO = 78
"""Widths of a capital letter from which the list and what is due stand side by side."""
_NO_MATCH = "Không có văn bản nào khớp. Thử ít chữ hơn hoặc bỏ bớt điều kiện lọc."


class Home(QWidget):
    """Tells when the clerk wants a new document of a kind, or something done with one there is."""

    new_wanted = Signal(str)
    open_wanted = Signal(str)
    roll_wanted = Signal(str)
    due_wanted = Signal(Due)
    plan_wanted = Signal(str)
    diary_wanted = Signal()
    carry_wanted = Signal(str)
    carried_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._desk = desk
        self._agenda = Agenda(desk)
        self._watch = PlanWatch(desk)
        self._rows: list[EntryRow] = []
        self.notice = Notice()
        self.list = EntryList()
        self.agenda = AgendaPanel()
        self.strip = CarryStrip()
        self._search = LineEdit("Tìm văn bản", "Tìm (Ctrl+F)")
        self._search.setClearButtonEnabled(True)
        self._kind = _filter("Loại", _KINDS)
        self._year = _filter("Năm", {"": "Mọi năm"})
        self._state = _filter("Trạng thái", {"": "Mọi trạng thái"})
        self._found_in = label("", "quiet")
        self._nothing = label("")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._nothing.setMargin(12)
        self._lay_out()
        self._connect()
        self.forget_notice()

    def refresh(self) -> None:
        """Read everything again."""
        self._rows = self._desk.entries.rows()
        self._apart = grown_apart(self._desk.reader)
        self._handed_in = States(self._desk.reader).handed_in()
        _fill(self._year, sorted({str(row.year) for row in self._rows}, reverse=True))
        _fill(self._state, [state for state in STATES if any(row.state == state for row in self._rows)])
        self._show_rows()
        self._show_agenda()
        self.strip.show_balance(Carries(self._desk.reader).balance())
        for widget in (self.strip, self._kind, self._year, self._state):
            widget.setVisible(bool(self._rows))

    def forget_notice(self) -> None:
        """Nothing is told any more of what was done, only of forms that cannot be used."""
        self.notice.hide()
        if self._desk.broken:
            files = "\n".join(str(problem) for problem in self._desk.broken)
            self.notice.say(f"Có biểu mẫu không dùng được, các biểu mẫu khác vẫn dùng bình thường:\n{files}")

    def search(self) -> None:
        """The cursor goes to the search line, its words chosen."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def enter(self) -> None:
        """The cursor goes to the documents, or to the first thing to begin."""
        (self.list if self.list.topLevelItemCount() else self._begin[0]).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room for it, else one under the other, to be scrolled."""
        super().resizeEvent(event)
        self._make_room(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        """A larger text needs more room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._make_room(self.width())

    def _lay_out(self) -> None:
        begin = QHBoxLayout()
        begin.setSpacing(10)
        self._begin = self._make_buttons()
        for made in self._begin:
            begin.addWidget(made, 1)
        inside = QWidget()
        inside.setObjectName("ground")
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(10)
        column.addWidget(label("Kế hoạch, báo cáo cải cách hành chính", "title"))
        column.addWidget(self.notice)
        column.addLayout(begin)
        column.addWidget(self.strip)
        column.addLayout(self._lay_out_halves(), 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _lay_out_halves(self) -> QBoxLayout:
        """The documents with their filters, and what is due beside them."""
        combos = QHBoxLayout()
        for combo in (self._kind, self._year, self._state):
            combos.addWidget(combo)
        self._filters = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._filters.addWidget(self._search, 1)
        self._filters.addLayout(combos)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        papers = QVBoxLayout()
        papers.setSpacing(8)
        papers.addLayout(self._filters)
        papers.addLayout(self._stack, 1)
        papers.addWidget(self._found_in)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(16)
        self._halves.addLayout(papers, 1)
        self._halves.addWidget(self.agenda)
        return self._halves

    def _make_room(self, width: int) -> None:
        letter = self.fontMetrics().horizontalAdvance("M")
        beside = width >= _ROOM_FOR_TWO * letter
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        for layout in (self._halves, self._filters):
            layout.setDirection(way)
        self.list.setMinimumHeight((10 if beside else 16) * self.fontMetrics().height())
        self.agenda.stand(beside=beside)
        for made in self._begin:
            made.explain(beside)

    def _make_buttons(self) -> list[BigButton]:
        self._roll = BigButton("&Lập kỳ mới…", "Từ văn bản đang chọn", self._roll_over)
        return [
            BigButton("&Báo cáo mới", "Chọn mẫu và kỳ", partial(self.new_wanted.emit, "BC"), main=True),
            BigButton("&Kế hoạch mới", "Chọn mẫu và năm", partial(self.new_wanted.emit, "KH")),
            self._roll,
            BigButton("&Sổ theo dõi tuyên truyền", "Ghi việc đã làm, đếm số liệu", self.diary_wanted.emit),
            BigButton("Chép &ra USB", "Mang văn bản đi trình, nộp", partial(self.carry_wanted.emit, "")),
        ]

    def _connect(self) -> None:
        self._search.textChanged.connect(self._show_rows)
        for combo in (self._kind, self._year, self._state):
            combo.currentIndexChanged.connect(self._show_rows)
        self.list.opened.connect(self.open_wanted)
        self.list.currentItemChanged.connect(self._show_found)
        self.agenda.open_wanted.connect(self.open_wanted)
        self.agenda.due_wanted.connect(self.due_wanted)
        self.agenda.plan_wanted.connect(self.plan_wanted)
        self.agenda.pass_wanted.connect(self._pass_over)
        self.strip.carry_wanted.connect(partial(self.carry_wanted.emit, ""))
        self.strip.carried_wanted.connect(self.carried_wanted)
        self._search.returnPressed.connect(self.enter)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.search)

    def _show_rows(self) -> None:
        rows = [row for row in self._found() if self._matches(row)]
        self.list.show_rows(rows, self._apart, self._handed_in)
        self._roll.setEnabled(bool(rows))
        self._nothing.setText(_NO_MATCH if self._rows else _FIRST)
        self._stack.setCurrentWidget(self.list if rows else self._nothing)
        self._show_found()

    def _show_agenda(self) -> None:
        today = date.today()
        due, in_work = self._agenda.due(self._rows, today), self._agenda.in_work(self._rows, MOST)
        planned: list[Countdown | DueTask] = [
            *self._watch.due(self._rows, today)[: MOST - 1],
            *self._watch.countdowns(self._rows, today),
        ]
        self.agenda.show_agenda(due, in_work, self._desk.forms, today, planned)
        self.agenda.setVisible(bool(self._rows))

    def _pass_over(self, due: Due, *, over: bool = True) -> None:
        """Hear no more of a report of one period, with a way back."""
        try:
            self._agenda.pass_over(due, over=over)
        except StoreProblem as problem:
            self.notice.say(str(problem))
            return
        self._show_agenda()
        self.list.setFocus()
        if over:
            said = "Không nhắc báo cáo kỳ này nữa."
            self.notice.say(said, "Hoàn tác", lambda: self._pass_over(due, over=False))

    def _show_found(self) -> None:
        """Where the searched words stand in the document that is looked at."""
        words, told = self._search.text().strip(), ""
        if words and self.list.current:
            try:
                told = excerpt(self._desk.entries.load(self.list.current), words)
            except (BadEntry, KeyError):
                told = ""  # opening it tells what is wrong
        self._found_in.setText(f"Có trong văn bản đang chọn: “{told}”" if told else "")
        self._found_in.setVisible(bool(told))

    def _found(self) -> list[EntryRow]:
        text = self._search.text()
        return self._desk.entries.search(text) if text.strip() else self._rows

    def _matches(self, row: EntryRow) -> bool:
        wanted = (self._kind.currentData(), self._year.currentData(), self._state.currentData())
        return all(
            not want or want == have
            for want, have in zip(wanted, (row.form_kind, str(row.year), row.state), strict=True)
        )

    def _roll_over(self) -> None:
        self.roll_wanted.emit(self.list.current)


def _filter(name: str, options: dict[str, str]) -> ComboBox:
    return ComboBox(name, options.items())


def _fill(combo: ComboBox, values: list[str]) -> None:
    """Everything after the first option anew, the chosen one kept if it is still there."""
    chosen = combo.currentData()
    combo.blockSignals(True)
    while combo.count() > 1:
        combo.removeItem(1)
    for value in values:
        combo.addItem(value.capitalize(), value)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    combo.blockSignals(False)
