"""What is left of the period before, asked one by one: replace, keep or rewrite."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from cchc_desktop.entry import Entry
from cchc_desktop.form.definition import Field, Form
from cchc_desktop.form.leftovers import KEEP, Known, Leftover, leftovers, sharing
from cchc_desktop.form.live import Values
from cchc_desktop.form.rollover import open_figures, settled, with_figure
from cchc_desktop.form.spots import Path, cut
from cchc_desktop.form.table_kind import naming
from cchc_desktop.form.wording import parsed_number
from cchc_desktop.prose import BadEntry, plain
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.inputs import LineEdit, Note
from cchc_desktop.ui.pieces import button, label
from cchc_desktop.ui.style import scaled
from cchc_desktop.ui.wrapping import wrap_items

Key = tuple[str, str]
_TYPE_ANEW = "Gõ chữ mới rồi bấm Enter, hoặc chọn Giữ nguyên (Alt+G)."
_TYPE_FIGURE = "Gõ số rồi bấm Enter, hoặc chọn Để trống, điền sau (Alt+U)."
FIGURE = "con-so"
"""Rule part of the key under which a figure that is left blank for now is kept."""

_AROUND = 70
"""Characters shown on each side of what is asked about."""


@dataclass(frozen=True)
class Origin:
    """What an entry was made from: the old one, and which of its leftovers are to stay."""

    old: Entry
    known: Known
    kept: frozenset[Key] = frozenset()


@dataclass(frozen=True)
class Asked:
    """One thing to settle: equal leftovers together, or a figure to give."""

    title: str
    proposal: str
    contexts: tuple[str, ...]
    places: tuple[Leftover, ...] = ()
    field: Field | None = None

    @property
    def may_be_replaced(self) -> bool:
        """Whether there is something to put there without typing."""
        return bool(self.places) and self.places[0].mend is not None

    @property
    def key(self) -> Key:
        """Under what it is remembered that it stays as it is."""
        return self.places[0].key if self.field is None else (FIGURE, self.field.id)

    @property
    def is_ready(self) -> bool:
        """Whether other words are proposed for it."""
        return self.may_be_replaced and not self.leaves_gap

    @property
    def shown(self) -> str:
        """The item in the list: what stands there, and what is proposed instead."""
        words, places = self.title.partition("  (")[::2]
        return f"{words} → {self.proposal}{f'  ({places}' if places else ''}" if self.is_ready else self.title

    @property
    def leaves_gap(self) -> bool:
        """Whether nothing is put in its place: number and day of a document not known yet."""
        return bool(self.places) and self.places[0].mend == ()


def asked(form: Form, entry: Entry, origin: Origin) -> list[Asked]:
    """Everything still to be settled, in the order of the document."""
    values = Values(form, entry)
    order = {field_id: n for n, field_id in enumerate(values.fields)}
    found = [one for one in leftovers(form, entry, origin.old, origin.known) if one.key not in origin.kept]
    told = [(order.get(group[0].spot.field, -1), _of_places(values, group)) for group in sharing(found)]
    figures = (field for field in open_figures(values) if (FIGURE, field.id) not in origin.kept)
    told += [(order[field.id], _of_figure(values, field)) for field in figures]
    return [one for _, one in sorted(told, key=lambda item: item[0])]


class LeftoverDialog(Dialog):
    """Walks through the list; ``settled`` carries the entry after each answer, ``kept`` what stays."""

    settled = Signal(object)
    kept = Signal(object)

    def __init__(self, form: Form, entry: Entry, origin: Origin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chỗ còn sót của kỳ trước")
        self._form, self.entry, self.origin = form, entry, origin
        self._back: list[tuple[Entry, Origin]] = []
        self.items: list[Asked] = []
        self._list = QListWidget()
        self._list.setAccessibleName("Các chỗ cần xem")
        self._list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        wrap_items(self._list)
        self._list.setMinimumWidth(scaled(120))  # the longest word of a number with its symbol
        self._count = label("", "heading")
        self._title = label("", "question")
        self._contexts = label("", "example")
        self.line = LineEdit("Viết thành")
        self._note = Note()
        self.replace = button("&Thay", self._replace, main=True, hint="Enter")
        self.keep = button("&Giữ nguyên", self._keep, hint="Alt+G")
        self.rewrite = button("&Sửa như đã gõ", self._rewrite, hint="Enter")
        self.undo = button("&Hoàn tác", self._undo)
        self.all = button("", self._replace_all, hint="Alt+A")
        self.all.setAutoDefault(False)
        self._lay_out()
        self._list.currentRowChanged.connect(self._show)
        self.line.textEdited.connect(self._weigh)
        self.line.returnPressed.connect(self._enter)
        self._refresh(0)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(10)
        for widget in (
            self._title,
            self._contexts,
            label("&Viết thành", buddy=self.line),
            self.line,
            self._note,
        ):
            right.addWidget(widget)
        answers = QHBoxLayout()
        for made in (self.replace, self.keep, self.rewrite):
            made.setAutoDefault(False)
            made.setDefault(False)
            answers.addWidget(made)
        answers.addStretch(1)
        right.addLayout(answers)
        right.addStretch(1)
        halves = QHBoxLayout()
        halves.addWidget(self._list, 2)
        halves.addLayout(right, 3)
        foot = QHBoxLayout()
        foot.addWidget(self.undo)
        foot.addWidget(self.all)
        foot.addStretch(1)
        foot.addWidget(button("Để sau", self.reject))
        column = QVBoxLayout(self)
        column.addWidget(self._count)
        column.addLayout(halves, 1)
        column.addLayout(foot)
        self.resize(920, 520)

    def _refresh(self, row: int) -> None:
        """Ask anew what is left; with nothing left there is nothing to ask."""
        self.items = asked(self._form, self.entry, self.origin)
        self._count.setText(f"Còn {len(self.items)} chỗ cần xem trước khi dùng cho kỳ này")
        self._list.blockSignals(True)
        self._list.clear()
        self._list.addItems([item.shown for item in self.items])
        self._list.blockSignals(False)
        self.undo.setEnabled(bool(self._back))
        ready = sum(len(item.places) for item in self.items if item.is_ready)
        self.all.setText(f"Th&ay hết {ready} chỗ đã có đề nghị")
        self.all.setVisible(sum(item.is_ready for item in self.items) > 1)
        if self.items:
            self._list.setCurrentRow(min(row, len(self.items) - 1))
            self._show()
        else:
            self.accept()

    @property
    def current(self) -> Asked:
        """What is asked now."""
        return self.items[max(0, self._list.currentRow())]

    def _show(self) -> None:
        item = self.current
        self._title.setText(item.places[0].finding.sentence if item.places else item.title)
        self._contexts.setText("\n\n".join(item.contexts))
        self.line.setText(item.proposal)
        self.line.selectAll()
        self.line.setFocus()
        self._note.say("")
        self.replace.setVisible(item.may_be_replaced)
        self.replace.setText("&Thay bằng chỗ trống" if item.leaves_gap else "&Thay")
        self.keep.setText("&Giữ nguyên" if item.places else "Để trống, điền sa&u")
        self._weigh()

    def _weigh(self) -> None:
        words, item = self.line.text().strip(), self.current
        self.rewrite.setEnabled(words != item.proposal)
        cleared = "&Sửa: để trống" if not words and item.proposal else "&Sửa như đã gõ"
        self.rewrite.setText("Ghi &số đã gõ" if item.field else cleared)

    def _enter(self) -> None:
        """What Enter means: the words as they were typed, else the answer that is proposed."""
        if self.rewrite.isEnabled():
            self._rewrite()
        elif self.current.may_be_replaced:
            self._replace()
        elif self.current.places and self.current.places[0].advice == KEEP:
            self._keep()
        else:
            self._note.say(_TYPE_FIGURE if self.current.field else _TYPE_ANEW)

    def _replace(self) -> None:
        self._take(lambda: settled(self._form, self.entry, self.current.places))

    def _replace_all(self) -> None:
        """Everything that has words to put there, as the list shows them, in one step that is taken back."""
        self._take(self._all_replaced)

    def _all_replaced(self) -> Entry:
        """One group after the other, each looked for anew: what stands beside it may have moved."""
        entry = self.entry
        for key in [item.places[0].key for item in self.items if item.is_ready]:
            left = asked(self._form, entry, self.origin)
            item = next((one for one in left if one.places and one.places[0].key == key), None)
            entry = settled(self._form, entry, item.places) if item else entry
        return entry

    def _rewrite(self) -> None:
        item, words = self.current, self.line.text().strip()
        if item.field:
            field = item.field
            if words and not all(parsed_number(part) is not None for part in words.split("/")):
                self._note.say(f"“{words}” không phải là số. Viết như 36, 1.234,5 hoặc 17/18.")
                return
            self._take(lambda: with_figure(Values(self._form, self.entry), field, words))
        else:
            self._take(lambda: settled(self._form, self.entry, item.places, plain(words)))

    def _keep(self) -> None:
        item, row = self.current, self._list.currentRow()
        self._back.append((self.entry, self.origin))
        kept = self.origin.kept | {item.key}
        self.origin = Origin(self.origin.old, self.origin.known, kept)
        self.kept.emit(self.origin.kept)
        self._refresh(row)

    def _take(self, change: Callable[[], Entry]) -> None:
        row = self._list.currentRow()
        try:
            entry = change()
        except BadEntry as error:
            self._note.say(f"Chưa lưu được: {error.what}.")
            return
        self._back.append((self.entry, self.origin))
        self.entry = entry
        self.settled.emit(entry)
        self._refresh(row)

    def _undo(self) -> None:
        self.entry, self.origin = self._back.pop()
        self.settled.emit(self.entry)
        self.kept.emit(self.origin.kept)
        self._refresh(0)


def _of_places(values: Values, group: tuple[Leftover, ...]) -> Asked:
    first = group[0]
    times = f"  ({len(group)} chỗ)" if len(group) > 1 else ""
    mend = first.finding.mend
    proposal = first.finding.quote if mend is None or not first.spot.line else mend
    return Asked(f"{first.shown}{times}", proposal, tuple(_contexts(values, group)), group)


def _contexts(values: Values, group: Iterable[Leftover]) -> Iterator[str]:
    """Each place with the words around it: of a paragraph, of a table's row, or the whole cited document."""
    for one in group:
        field = values.fields.get(one.spot.field)
        if field and field.kind == "table":
            yield _cell(field, values.answer(field), one.spot.path)
        elif not one.spot.line and field:
            cited = values.afresh().citation(values.answer(field)[one.spot.path[0]])
            yield cited.mention(cited.default_parts(first=True))
        elif line := one.spot.line:
            start, end = one.finding.span
            parts = (cut(line, 0, start), cut(line, start, end), cut(line, end, None))
            before, words, after = (values.afresh().text(part) for part in parts)
            head = "…" * (len(before) > _AROUND) + before[-_AROUND:]
            yield f"{head}[{words}]{after[:_AROUND]}" + "…" * (len(after) > _AROUND)


def _cell(field: Field, rows: Sequence[Sequence[str]], path: Path) -> str:
    """“Chỉ tiêu theo loại hình: dòng “Xe loa”, cột “Cả năm” là [4].”."""
    row, column = int(path[0]), int(path[1])
    columns = field.settings["columns"]
    named = naming(bool(one.get("number")) for one in columns)
    name = "" if column == named else f"dòng “{rows[row][named].strip()}”, "
    return f"{field.question}: {name}cột “{columns[column]['title']}” là [{rows[row][column]}]."


def _of_figure(values: Values, field: Field) -> Asked:
    before = values.answer(field).before
    return Asked(field.question, "", (f"{before.period}: {before.figure}",), field=field)
