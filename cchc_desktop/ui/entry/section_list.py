"""The sections of an entry at the side, with their numbers and how far they are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.form.findings import DONE
from cchc_desktop.ui.entry.indented import LEVEL, Indented
from cchc_desktop.ui.entry.section_signs import Legend, sign_icon
from cchc_desktop.ui.fields.inputs import TARGET
from cchc_desktop.ui.pieces import button, label, new_action
from cchc_desktop.ui.style import QUIET, scaled
from cchc_desktop.ui.wrapping import wrap_items

_LEAST, _HIGH = 190, 450
"""Pixels: what the list keeps when the window becomes narrow; from which height on the legend has room."""


@dataclass(frozen=True)
class SectionRow:
    """One line of the list; ``own`` tells a section of the outline from head and tail.

    ``shown`` is whether it is written in the end; ``switched_on`` is its own switch, which a hidden
    section above it or a “no” may overrule.
    """

    id: str
    title: str
    level: int
    state: str
    shown: bool = True
    switched_on: bool = True
    own: bool = True


class SectionList(QWidget):
    """Tells which section is wanted, and what is wanted done with one."""

    chosen = Signal(str)
    entered = Signal()
    clicked = Signal()
    add_wanted = Signal(str)
    rename_wanted = Signal(str)
    move_wanted = Signal(str, int)
    show_wanted = Signal(str, bool)
    remove_wanted = Signal(str)
    undo_wanted = Signal()
    check_wanted = Signal()
    home_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[SectionRow] = []
        self._progress = label("", "question")
        self._legend = Legend()
        self._list = QListWidget()
        self._list.setObjectName("sections")
        wrap_items(self._list, Indented(self._list))
        self._list.setAccessibleName("Các mục của văn bản")
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._list.currentRowChanged.connect(self._on_row)
        self._list.itemActivated.connect(self.entered)
        self._list.itemClicked.connect(self.clicked)
        self._actions = self._make_actions()
        change = QToolButton()
        change.setText("Sử&a các mục")
        change.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(change)
        menu.addActions(list(self._actions.values()))
        menu.aboutToShow.connect(self._enable_actions)
        change.setMenu(menu)
        self._list.addActions(list(self._actions.values()))
        self._lay_out(change)

    def _lay_out(self, change: QToolButton) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(_home_button(self.home_wanted.emit), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._progress)
        column.addWidget(self._list, 1)
        column.addWidget(self._legend)
        column.addWidget(change)
        column.addWidget(button("Xem lại và xuất", self.check_wanted.emit, hint="Ctrl+E"))

    def minimumSizeHint(self) -> QSize:
        """Room for the buttons in full, and for a few words of a title."""
        return super().minimumSizeHint().expandedTo(QSize(_LEAST, 0))

    def show_rows(self, rows: Iterable[SectionRow], current: str) -> None:
        """Show these sections with one of them chosen; nothing is told."""
        self._rows = list(rows)
        self._list.setIconSize(QSize(1, 1) * self.fontMetrics().ascent())
        self._list.blockSignals(True)
        while self._list.count() > len(self._rows):
            self._list.takeItem(self._list.count() - 1)
        for n, row in enumerate(self._rows):
            if n == self._list.count():
                self._list.addItem(QListWidgetItem())
            self._draw(self._list.item(n), row)
            if row.id == current:
                self._list.setCurrentRow(n)
        self._list.blockSignals(False)
        self._list.scrollToItem(self._list.currentItem())
        asked = [row.state for row in self._rows if row.state and row.shown]
        self._progress.setText(f"Đã xong {asked.count(DONE)} trên {len(asked)} mục")
        self._enable_actions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low the list needs the legend's room; a row's hint tells its state too."""
        super().resizeEvent(event)
        self._legend.setVisible(event.size().height() >= scaled(_HIGH))

    def changeEvent(self, event: QEvent) -> None:
        """Rows and signs as high as the letters are now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._rows:
            self.show_rows(self._rows, self.current)
            self._list.scheduleDelayedItemsLayout()

    def step(self, by: int) -> None:
        """Choose the next (+1) or the previous (-1) section in which something is asked."""
        row = self._list.currentRow() + by
        while 0 < row < len(self._rows) - 1 and not self._rows[row].state:
            row += by
        self._list.setCurrentRow(max(0, min(self._list.count() - 1, row)))

    def rename(self) -> None:
        """Ask for another name of the chosen section, where it may have one."""
        self._actions["rename"].trigger()

    def take_keys(self) -> None:
        """Let the keys go to the list, to go on with its sections."""
        self._list.setFocus()

    @property
    def at_end(self) -> bool:
        """Whether the last section is chosen."""
        return self._list.currentRow() == self._list.count() - 1

    @property
    def has_focus(self) -> bool:
        """Whether the keys go to the list, now or as soon as a dialog gives them back to the window."""
        return self.window().focusWidget() is self._list

    @property
    def current(self) -> str:
        """The chosen section's id."""
        row = self._list.currentRow()
        return self._rows[row].id if 0 <= row < len(self._rows) else ""

    def _make_actions(self) -> dict[str, QAction]:
        return {
            "add": self._action("Thêm mục sau mục này…", lambda: self.add_wanted.emit(self.current), "Ins"),
            "rename": self._action("Đổi tên mục…", lambda: self.rename_wanted.emit(self.current), "F2"),
            "up": self._action("Chuyển lên", lambda: self.move_wanted.emit(self.current, -1), "Alt+Up"),
            "down": self._action("Chuyển xuống", lambda: self.move_wanted.emit(self.current, 1), "Alt+Down"),
            "shown": self._action("Không in mục này", self._switch_shown),
            "remove": self._action("Bỏ mục…", lambda: self.remove_wanted.emit(self.current), "Del"),
            "undo": self._action("Hoàn tác", self.undo_wanted.emit, "Ctrl+Z"),
        }

    def _action(self, text: str, done: Callable[[], object], key: str = "") -> QAction:
        made = new_action(self, text, done, key)
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return made

    def _row(self) -> SectionRow | None:
        row = self._list.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _enable_actions(self) -> None:
        row = self._row()
        own = bool(row and row.own)
        for name, action in self._actions.items():
            if name == "undo":
                continue
            movable = bool(row and row.level) or name in ("add", "shown", "remove")
            action.setEnabled(own and movable)
        self._actions["shown"].setText(
            "In lại mục này" if row and not row.switched_on else "Không in mục này"
        )

    def _switch_shown(self) -> None:
        row = self._row()
        if row:
            self.show_wanted.emit(row.id, not row.switched_on)

    def _on_row(self, row: int) -> None:
        self._enable_actions()
        if 0 <= row < len(self._rows):
            self.chosen.emit(self._rows[row].id)

    def _draw(self, item: QListWidgetItem, row: SectionRow) -> None:
        size = self.fontMetrics().ascent()
        if item.data(Qt.ItemDataRole.UserRole) == (row, size):
            return  # most rows, at every keystroke
        item.setData(Qt.ItemDataRole.UserRole, (row, size))
        title = row.title if row.shown else f"{row.title} (không in)"
        item.setText(title)
        item.setData(LEVEL, row.level)
        item.setIcon(sign_icon(row.state, size, self.devicePixelRatioF()))
        told = f"{title}: {row.state}" if row.state else title
        item.setToolTip(told)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        item.setForeground(QColor(QUIET) if not row.shown else QColor())
        font = item.font()
        font.setBold(row.level == 1)
        item.setFont(font)


def _home_button(pressed: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setProperty("role", "link")
    made.setText("‹ Trang đầu")
    made.setAccessibleName("Về trang đầu")
    made.setToolTip("Ctrl+W; văn bản đã được lưu")
    made.setMinimumHeight(TARGET)
    made.clicked.connect(lambda _checked: pressed())
    return made
