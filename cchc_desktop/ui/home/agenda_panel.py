"""Beside the list of documents: what is due, and what is in work."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cchc_desktop.entry import Period
from cchc_desktop.figures.due import Due, in_days
from cchc_desktop.figures.targets import Countdown, DueTask
from cchc_desktop.form.definition import Form
from cchc_desktop.form.wording import period_title, screen_date
from cchc_desktop.ui.fields.inputs import tool
from cchc_desktop.ui.home.agenda import InWork
from cchc_desktop.ui.home.entry_list import KINDS
from cchc_desktop.ui.pieces import button, label

MOST = 3
"""Lines of each kind: what is far away or long untouched would only hide what is near."""
_LONG = 90

_NOTHING_DUE = (
    "Chưa có việc nào sắp đến hạn.\nLịch này tự có khi năm trước đã có báo cáo cùng kỳ, hoặc khi kế hoạch "
    "trong năm ghi việc báo cáo, như “định kỳ 3 tháng/lần”."
)


class AgendaPanel(QScrollArea):
    """Shows them and tells which is wanted: a report that is due, or a document to go on with."""

    due_wanted = Signal(Due)
    pass_wanted = Signal(Due)
    open_wanted = Signal(str)
    plan_wanted = Signal(str)
    """What a plan promised is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("ground")
        self._beside = True
        self._content = QWidget()
        self.setWidget(self._content)

    def stand(self, *, beside: bool) -> None:
        """Stand beside the list and scroll by itself, or under it as long as it is."""
        self._beside = beside
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bars.ScrollBarAsNeeded if beside else bars.ScrollBarAlwaysOff)
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred if beside else QSizePolicy.Policy.Expanding,
            QSizePolicy.Policy.Expanding if beside else QSizePolicy.Policy.Minimum,
        )
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # lines wrap otherwise, and under the list it is as high as they need

    def sizeHint(self) -> QSize:
        letter, line = self.fontMetrics().horizontalAdvance("M"), self.fontMetrics().height()
        least = self._content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(27 * letter, least), 10 * line if self._beside else self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        if self._beside:
            return QSize(self.sizeHint().width(), 0)
        width = max(self.width(), self._content.minimumSizeHint().width())
        return QSize(self._content.minimumSizeHint().width(), self._content.heightForWidth(width))

    def show_agenda(
        self,
        due: Sequence[Due],
        in_work: Sequence[InWork],
        forms: Mapping[str, Form],
        today: date,
        planned: Sequence[Countdown | DueTask] = (),
    ) -> None:
        """Show what is due on a day, what the plans still want by then, and what is in work."""
        inside = QWidget()
        inside.setObjectName("ground")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(6)
        column.addWidget(label("Việc đến hạn", "heading"))
        if not due and not planned:
            column.addWidget(label(_NOTHING_DUE, "quiet"))
        for one in due[:MOST]:
            column.addWidget(self._due(one, forms, today))
        for wanted in planned[: MOST - 1]:
            column.addWidget(self._planned(wanted, today))
        if in_work:
            column.addSpacing(8)
            column.addWidget(label("Đang làm", "heading"))
        for work in in_work[:MOST]:
            column.addWidget(self._work(work, forms))
        column.addStretch(1)
        self._gone = self.takeWidget()  # held till the next time: a button on it may be pressed just now
        self._gone.deleteLater()
        self._content = inside
        self.setWidget(inside)

    def _due(self, due: Due, forms: Mapping[str, Form], today: date) -> QFrame:
        form = forms.get(due.form_id)
        name = f"{form.title if form else 'Báo cáo'}, {_small(period_title(due.period))}"
        by = f"Hạn {screen_date(due.day)}" if due.named else f"Hết kỳ {screen_date(due.day)}"
        when = f"{by}: {in_days(due.day, today)}"
        if due.draft:
            act, text = self._opening(due.draft), "Mở"
        else:
            act, text = (lambda: self.due_wanted.emit(due)), "Lập báo cáo"
        frame, column = _card(name)
        column.addLayout(self._source(due, name))
        column.addLayout(_row(name, when, (text, act), late=due.day <= today))
        return frame

    def _source(self, due: Due, name: str) -> QHBoxLayout:
        """What a line was read from, and a way to hear of it no more."""
        told = label(_shortened(due.source), "quiet")
        told.setToolTip(due.source)
        over = tool("Bỏ qua", f"Bỏ qua: {name}")
        over.setObjectName("")
        over.setProperty("role", "link")
        over.clicked.connect(lambda: self.pass_wanted.emit(due))
        row = QHBoxLayout()
        row.addWidget(told, 1)
        row.addWidget(over)
        return row

    def _planned(self, wanted: Countdown | DueTask, today: date) -> QFrame:
        offer = ("Xem", lambda: self.plan_wanted.emit(wanted.plan))
        far = in_days(today + timedelta(wanted.left), today)
        if isinstance(wanted, Countdown):
            name = f"Chỉ tiêu năm {wanted.year}: đạt {wanted.met}/{wanted.every}"
            return _line(name, f"Đến hết năm: {far}", "; ".join(wanted.lacking), offer, late=wanted.left <= 0)
        task = wanted.task
        return _line(task.words, f"{task.until}: {far}", task.who, offer, late=wanted.left <= 0)

    def _work(self, work: InWork, forms: Mapping[str, Form]) -> QFrame:
        row, form = work.row, forms.get(work.row.form_id)
        name = form.title if form else f"{KINDS[row.form_kind]} {_small(row.title)}"
        if row.period_kind != "khac":
            name = f"{name}, {_small(period_title(Period(row.period_kind, row.year)))}"
        far = f"{work.done}/{work.every} mục xong" if work.every else "không đọc được"
        return _line(name, f"{row.state.capitalize()}: {far}", "", ("Mở", self._opening(row.id)))

    def _opening(self, entry_id: str) -> Callable[[], None]:
        return lambda: self.open_wanted.emit(entry_id)


def _card(name: str) -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame()
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(10, 6, 8, 6)
    column.setSpacing(2)
    column.addWidget(label(name, "question"))
    return frame, column


def _line(
    name: str, when: str, source: str, offer: tuple[str, Callable[[], object]], *, late: bool = False
) -> QFrame:
    frame, column = _card(name)
    if source:
        told = label(_shortened(source), "quiet")
        told.setToolTip(source)
        column.addWidget(told)
    column.addLayout(_row(name, when, offer, late=late))
    return frame


def _row(name: str, when: str, offer: tuple[str, Callable[[], object]], *, late: bool = False) -> QHBoxLayout:
    text, act = offer
    go = button(text, act)
    go.setAccessibleName(f"{text}: {name}")
    row = QHBoxLayout()
    row.addWidget(label(when, "late" if late else ""), 1)
    row.addWidget(go)
    return row


def _shortened(text: str) -> str:
    told = text[:1].upper() + text[1:]
    return told if len(told) <= _LONG else told[: told.rfind(" ", 0, _LONG)] + " …"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
