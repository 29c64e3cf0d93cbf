"""Which paragraph of an old report goes into which section: proposed, changed by hand, agreed to."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.document.spread_answers import written_in
from cchc_desktop.document.spreading import ASIDE, HOMELESS, TEXT, TITLE, Piece, Room, rooms, spread
from cchc_desktop.form.live import Values
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.inputs import TARGET, ComboBox
from cchc_desktop.ui.pieces import button, label

_INDEX = Qt.ItemDataRole.UserRole
_LEFT, _FRAME = "\x00", "\x01"
"""Stand for a section: what is not taken over yet, and the frame of the old report."""

_LONGEST = 220
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SpreadDialog(Dialog):
    """Sections with the paragraphs proposed for them; what has no section stands first, in plain view."""

    def __init__(self, values: Values, pieces: Sequence[Piece], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chép từ báo cáo cũ")
        self._pieces = pieces
        goals = spread(values, pieces)
        places = {HOMELESS: _LEFT, ASIDE: _FRAME, TITLE: ""}
        self._where = [goal.section if goal.what == TEXT else places[goal.what] for goal in goals]
        known = [room for room in rooms(values) if room.fields]
        self._written = {room.section for room in known if written_in(values, room)}
        self._groups = self._titles(known)
        self.tree = self._make_tree()
        self.goal = ComboBox("Mục để chuyển vào", self._groups.items())
        self.goal.setCurrentIndex(1)
        self.goal.setMinimumContentsLength(20)  # the longest title must not make the dialog wider
        self.goal.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add = QRadioButton("Chép thêm vào &cuối, sau chữ đã có")
        self.leave = QRadioButton("Để &nguyên mục đó, không chép vào")
        self.add.setChecked(True)
        self._told = label("")
        self._agree = button("&Chép vào các mục", self.accept, main=True)
        self._choice = QWidget()
        self._lay_out()
        self._fill()
        self.tree.setFocus()

    def placed(self) -> list[tuple[str, Piece]]:
        """The pieces that go into sections, by the section's id, in the order of the old report."""
        pairs = zip(self._where, self._pieces, strict=True)
        return [(where, piece) for where, piece in pairs if where not in ("", _LEFT, _FRAME)]

    def left(self) -> list[Piece]:
        """The pieces for which there is no section."""
        return [piece for where, piece in zip(self._where, self._pieces, strict=True) if where == _LEFT]

    def move_to(self, group: str) -> None:
        """Put the chosen paragraphs into another section."""
        chosen = {item.data(0, _INDEX) for item in self.tree.selectedItems()} - {None}
        for index in chosen:
            self._where[index] = group
        if chosen:
            self._fill(chosen)

    def _step(self, step: int) -> None:
        """The chosen paragraphs one section up or down."""
        chosen = [item.data(0, _INDEX) for item in self.tree.selectedItems()]
        indexes = [index for index in chosen if index is not None]
        order = list(self._groups)
        if indexes:
            at = order.index(self._where[min(indexes) if step < 0 else max(indexes)]) + step
            if 0 <= at < len(order):
                self.move_to(order[at])

    def _titles(self, known: list[Room]) -> Mapping[str, str]:
        named = {room.section: f"{room.label} {room.title}".strip() for room in known}
        return {
            _LEFT: "Chưa có mục để chép vào",
            **named,
            _FRAME: "Không chép: phần đầu, nơi nhận và chữ ký của báo cáo cũ",
        }

    def _fill(self, chosen: set[int] | frozenset[int] = frozenset()) -> None:
        """Show every paragraph under its section; those chosen stay chosen."""
        self.tree.clear()
        first: QTreeWidgetItem | None = None
        for group, title in self._groups.items():
            inside = [n for n, where in enumerate(self._where) if where == group]
            head = self._head(group, title, len(inside))
            for n in inside:
                item = self._item(head, n)
                if n in chosen:
                    item.setSelected(True)
                    first = first or item
            head.setExpanded(group != _FRAME or bool(chosen & set(inside)))
        start = first or self.tree.topLevelItem(0)
        if start is not None:
            self.tree.setCurrentItem(start, 0, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.tree.scrollToItem(start)
        self._tell()

    def _head(self, group: str, title: str, count: int) -> QTreeWidgetItem:
        told = f"{count} đoạn" if count else "không có đoạn nào"
        written = "; mục đã có chữ" if group in self._written and count else ""
        head = QTreeWidgetItem([f"{title}  ({told}{written})"])
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        head.setToolTip(0, head.text(0))
        head.setSizeHint(0, QSize(0, TARGET))
        self.tree.addTopLevelItem(head)
        if group == _LEFT:
            head.setHidden(not count)
        return head

    def _item(self, head: QTreeWidgetItem, index: int) -> QTreeWidgetItem:
        piece = self._pieces[index]
        words = " ".join(f"{piece.label} {piece.text}".split())
        item = QTreeWidgetItem([words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"])
        item.setData(0, _INDEX, index)
        item.setToolTip(0, words)
        item.setSizeHint(0, QSize(0, TARGET))
        head.addChild(item)
        return item

    def _tell(self) -> None:
        placed, left = self.placed(), self.left()
        sections = {section for section, _ in placed}
        told = f"{len(placed)} đoạn sẽ được chép vào {len(sections)} mục."
        if left:
            told += f" {len(left)} đoạn chưa có mục; các đoạn này vẫn giữ bên cạnh để chép tay."
        self._told.setText(told)
        self._agree.setEnabled(bool(placed))
        self._choice.setVisible(bool(sections & self._written))

    def _make_tree(self) -> QTreeWidget:
        tree = _Tree()
        tree.stepped.connect(self._step)
        tree.setAccessibleName("Các mục và những đoạn sẽ chép vào")
        tree.setHeaderHidden(True)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # how many paragraphs stands at the end
        tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        return tree

    def _lay_out(self) -> None:
        told = (
            "Xem từng đoạn đã đúng mục chưa. Đoạn nào sai thì chọn đoạn đó, rồi bấm Alt+↑ hoặc Alt+↓ để đưa "
            "sang mục trên, mục dưới, hoặc chọn mục ở ô bên dưới."
        )
        words = label("Chuyển đoạn đang chọn &vào:", "", self.goal)
        words.setWordWrap(False)
        move = QHBoxLayout()
        move.addWidget(words)
        move.addWidget(self.goal, 1)
        move.addWidget(button("C&huyển", lambda: self.move_to(self.goal.currentData())))
        choice = QVBoxLayout(self._choice)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.addWidget(label("Mục nào trước đó đã có chữ thì:"))
        choice.addWidget(self.add)
        choice.addWidget(self.leave)
        buttons = QHBoxLayout()
        buttons.addWidget(self._told, 1)
        buttons.addWidget(button("Hủy", self.reject))
        buttons.addWidget(self._agree)
        column = QVBoxLayout(self)
        column.addWidget(label(told, "quiet", self.tree))
        column.addWidget(self.tree, 1)
        column.addLayout(move)
        column.addWidget(self._choice)
        column.addLayout(buttons)
        self.resize(900, 640)


class _Tree(QTreeWidget):
    """A tree in which Alt with an arrow does not move the cursor but what is chosen."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        step = _STEPS.get(Qt.Key(event.key())) if alt else None
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)
