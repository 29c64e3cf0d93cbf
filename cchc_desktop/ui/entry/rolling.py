"""A new period from an old document: which one, for which period, and what of it is left over."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.entry import Entry, Period
from cchc_desktop.figures.due import Due
from cchc_desktop.figures.proposing import coming
from cchc_desktop.figures.targets import results_fields
from cchc_desktop.form.definition import Form
from cchc_desktop.form.leftovers import Known, OldTerm
from cchc_desktop.form.rollover import report_of_plan, rolled_over
from cchc_desktop.prose import BadEntry
from cchc_desktop.review.terms import all_terms, own_rules
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.settings import Settings
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.entry.entry_page import EntryPage
from cchc_desktop.ui.entry.leftover_dialog import LeftoverDialog, Origin, asked
from cchc_desktop.ui.entry.planning import with_plan
from cchc_desktop.ui.fields.inputs import ComboBox
from cchc_desktop.ui.home.period_dialog import PeriodEdit
from cchc_desktop.ui.office.usual import with_usual
from cchc_desktop.ui.pieces import button, label

_SAME = "cung-loai"


class RollOverDialog(Dialog):
    """Which document is made of the old one, and for which period; ``entry()`` is the new one."""

    def __init__(self, desk: Desk, old: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lập kỳ mới từ văn bản này")
        self._desk, self._old = desk, old
        self._form = desk.form_of(old)
        self._cut_off = desk.cut_off()
        self.made = ComboBox("Văn bản sẽ lập", self._offers())
        self.period = PeriodEdit(self._cut_off)
        self._lay_out()
        self.made.currentIndexChanged.connect(self._offer)
        self._offer()

    def entry(self) -> Entry:
        """The new document, for the office as it is today."""
        office = self._desk.office() or self._old.office
        period, form = self.period.period(), self.form()
        if not self.copies:
            report = report_of_plan(self._form, self._old, form, period, office)
            return with_usual(self._desk, form, with_plan(self._desk, report, self._old))
        made = rolled_over(form, self._old, period, office)
        had = any(self._old.answers.get(field.id) for field in results_fields(form, self._old))
        return with_plan(self._desk, made) if had else made

    def form(self) -> Form:
        """The form of the new document."""
        return self._form if self.copies else self._desk.forms[self.made.currentData()]

    @property
    def copies(self) -> bool:
        """Whether the new document takes over the text of the old one."""
        return bool(self.made.currentData() == _SAME)

    def propose(self, form_id: str, period: Period) -> None:
        """Propose what is due: a report of this form for this period."""
        if not self.copies or self._form.kind == "KH":
            self.made.setCurrentIndex(max(1, self.made.findData(form_id)))
        self.period.offer(tuple(dict.fromkeys((*self.form().periods, period.kind))))
        self.period.show_period(period)

    def _offers(self) -> list[tuple[str, str]]:
        same = "Kế hoạch như thế này" if self._old.form.kind == "KH" else "Báo cáo như thế này"
        of_plans = (form for form in self._desk.forms.values() if form.kind == "BC")
        reports = sorted(of_plans, key=lambda form: (form.plan != self._old.form.id, form.id))
        of_plan = [(form.id, f"{form.title}, thực hiện kế hoạch này") for form in reports]
        return [(_SAME, same), *(of_plan if self._old.form.kind == "KH" else [])]

    def _offer(self) -> None:
        old = self._old.period
        period = coming(old, self._cut_off.rule) if self.copies else old
        self.period.offer(tuple(dict.fromkeys((*self.form().periods, period.kind))))
        self.period.show_period(period)

    def _lay_out(self) -> None:
        title = self._desk.title_of(self._form, self._old)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Hủy", self.reject))
        buttons.addWidget(button("Lập văn bản", self.accept, main=True))
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(label(f"Từ: {title}", "heading"))
        column.addWidget(self.made)
        column.addWidget(self.period)
        said = "Văn bản cũ giữ nguyên. Con số để trống; chỗ nào còn sót của kỳ trước sẽ được hỏi lần lượt."
        column.addWidget(label(said, "quiet"))
        column.addLayout(buttons)
        self.resize(640, 360)


def remember_origin(desk: Desk, entry: Entry, old: Entry, kept: frozenset[tuple[str, str]]) -> None:
    """Keep which entry this one was made from, and what of it is to stay."""
    value: dict[str, Any] = {"entry": old.id, "kept": sorted(list(key) for key in kept)}
    desk.writer.do(lambda db: Settings(db).put(_key(entry), value))


def origin_of(desk: Desk, entry: Entry) -> Origin | None:
    """What an entry was made from, or None when it was made from none or that one cannot be read."""
    told = desk.settings.get(_key(entry))
    try:
        old = desk.entries.load(told["entry"]) if told else None
    except (KeyError, BadEntry):
        return None
    kept = frozenset((rule, words) for rule, words in told["kept"]) if told else frozenset()
    return Origin(old, known_today(desk), kept) if old else None


def known_today(desk: Desk) -> Known:
    """Words out of use and the people who sign, as the office knows them."""
    terms = (
        OldTerm(term.pattern, term.since, term.instead, term.near) for term in all_terms(own_rules()).terms
    )
    signers = frozenset(person.name for person in desk.settings.people() if person.valid)
    return Known(tuple(terms), signers)


def _key(entry: Entry) -> str:
    return f"ky_truoc/{entry.id}"


def roll_over(desk: Desk, entry_id: str, parent: QWidget, due: Due | None = None) -> Entry | None:
    """Ask for the new period, and keep the new document made of the old one; None when left with Esc.

    What is due is proposed, but asked all the same.
    """
    old = desk.entries.load(entry_id)
    dialog = RollOverDialog(desk, old, parent)
    if due:
        dialog.propose(due.form_id, due.period)
    if not dialog.exec():
        return None
    entry = dialog.entry()
    title = desk.title_of(dialog.form(), entry)
    desk.writer.do(lambda db: Entries(db).save(entry, title)).result()
    if dialog.copies:
        remember_origin(desk, entry, old, frozenset())
        desk.writer.flush(10)
    return entry


def left_over(desk: Desk, page: EntryPage) -> int:
    """How many places of the period before are still to be looked at."""
    origin = origin_of(desk, page.entry)
    return len(asked(page.form, page.entry, origin)) if origin else 0


def ask_leftovers(desk: Desk, page: EntryPage) -> None:
    """Walk through what is left of the period before, as long as the clerk likes."""
    page.settle()
    origin = origin_of(desk, page.entry)
    if not origin or not asked(page.form, page.entry, origin):
        page.notice.say("Đã xem hết: không còn chỗ nào của kỳ trước cần xem.")
        return
    dialog = LeftoverDialog(page.form, page.entry, origin, page)
    dialog.settled.connect(page.take)
    dialog.kept.connect(lambda kept: remember_origin(desk, page.entry, origin.old, kept))
    if dialog.exec():
        page.notice.say("Đã xem hết các chỗ còn sót của kỳ trước.")
    else:
        desk.writer.flush(10)  # what is to stay is read again
        remind(desk, page)


def remind(desk: Desk, page: EntryPage) -> None:
    """Say what is still left of the period before, if anything is."""
    if count := left_over(desk, page):
        said = f"Còn {count} chỗ của kỳ trước chưa xem."
        page.notice.say(said, "Xem lần lượt", lambda: ask_leftovers(desk, page))
