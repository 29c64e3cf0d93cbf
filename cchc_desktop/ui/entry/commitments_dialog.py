"""What a plan promised: its targets with what was reached, its tasks to be ticked off."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.entry import Entry
from cchc_desktop.figures.targets import tasks_of
from cchc_desktop.form.results import Result
from cchc_desktop.form.targets import Task
from cchc_desktop.form.wording import period_name
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.store.targets import DoneTasks
from cchc_desktop.ui.columns import fit_columns
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.entry.planning import plans_of, results_in
from cchc_desktop.ui.pieces import Notice, button, label

NOTHING_PLANNED = (
    "Kế hoạch của năm này chưa có bảng chỉ tiêu theo loại hình (mục “Chỉ tiêu cụ thể”), cũng chưa có bảng "
    "nhiệm vụ có thời hạn (mục “Tổ chức thực hiện”)."
)
_SOON = 14
_TASK = Qt.ItemDataRole.UserRole


class CommitmentsDialog(Dialog):
    """The plans of a document's year, or the plan itself; a tick is kept at once."""

    def __init__(self, desk: Desk, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chỉ tiêu, nhiệm vụ của kế hoạch")
        self._desk, self._entry = desk, entry
        self.plans = [entry] if entry.form.kind == "KH" else plans_of(desk, entry.period.year)
        self.notice = Notice()
        self.list = QTreeWidget()
        self.list.setAccessibleName("Chỉ tiêu và nhiệm vụ")
        self.list.setHeaderLabels(["Nội dung", "Kế hoạch, đơn vị thực hiện", "Kết quả, thời hạn"])
        self._lay_out()
        for plan in self.plans:
            self._add_plan(plan)
        self.list.expandAll()
        self.list.itemChanged.connect(self._mark)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.list.topLevelItemCount()

    def _lay_out(self) -> None:
        fit_columns(self.list, 0)
        said = (
            "Kết quả của chỉ tiêu đếm từ sổ theo dõi trong kỳ của văn bản này. "
            "Đánh dấu (phím cách) vào nhiệm vụ đã làm xong để chương trình thôi nhắc."
        )
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("Đóng", self.reject, main=True))
        column = QVBoxLayout(self)
        column.addWidget(self.notice)
        column.addWidget(label(said, "quiet"))
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.resize(900, 520)

    def _add_plan(self, plan: Entry) -> None:
        form = self._desk.form_of(plan)
        rows = results_in(self._desk, plan, self._entry.period)
        name = self._desk.title_of(form, plan)
        if rows:
            group = self._group(f"Chỉ tiêu {period_name(self._entry.period)}: {name}")
            for row in rows:
                group.addChild(_target(row))
        if tasks := tasks_of(form, plan):
            group = self._group(f"Nhiệm vụ: {name}")
            done = DoneTasks(self._desk.reader).of(plan.id)
            for task in tasks:
                group.addChild(_task(plan.id, task, done=task.words in done))

    def _group(self, title: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([title])
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        self.list.addTopLevelItem(item)
        item.setFirstColumnSpanned(True)
        return item

    def _mark(self, item: QTreeWidgetItem) -> None:
        plan_id, words = item.data(0, _TASK) or ("", "")
        if not plan_id:
            return
        today = date.today()
        if item.checkState(0) == Qt.CheckState.Checked:
            job = self._desk.writer.do(lambda db: DoneTasks(db).mark(plan_id, words, today))
        else:
            job = self._desk.writer.do(lambda db: DoneTasks(db).unmark(plan_id, words))
        try:
            job.result()
        except StoreProblem as error:
            self.notice.say(f"Chưa lưu được: {error}")


def show_commitments(desk: Desk, entry: Entry, parent: QWidget) -> bool:
    """Show what the plans behind a document promised; False when there is nothing to show."""
    dialog = CommitmentsDialog(desk, entry, parent)
    if dialog.is_empty:
        return False
    dialog.exec()
    return True


def _target(row: Result) -> QTreeWidgetItem:
    share = f" ({row.percent})" if row.percent else ""
    plan = f"{row.plan} {row.unit}{' cả năm' if row.yearly else ''}"
    item = QTreeWidgetItem([row.target, plan, f"{row.figure}{share}" if row.figure else "chưa đếm được"])
    item.setToolTip(0, row.target)
    return item


def _task(plan_id: str, task: Task, *, done: bool) -> QTreeWidgetItem:
    until = task.until
    if task.due and not done:
        left = (task.due - date.today()).days
        until += f" (quá hạn {-left} ngày)" if left < 0 else f" (còn {left} ngày)" if left <= _SOON else ""
    item = QTreeWidgetItem([task.words, task.who, until])
    item.setToolTip(0, task.words)
    item.setData(0, _TASK, (plan_id, task.words))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(0, Qt.CheckState.Checked if done else Qt.CheckState.Unchecked)
    return item
