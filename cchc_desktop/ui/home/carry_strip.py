"""The quiet line that tells when documents were last copied to a stick, and what is not yet on one."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from cchc_desktop.store.carries import Balance
from cchc_desktop.ui.pieces import button, label


class CarryStrip(QFrame):
    """Tells whether the person wants to copy now or to see what was copied."""

    carry_wanted = Signal()
    carried_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strip")
        self.said = label("", "quiet")
        self._copy = button("Chép &ngay…", self.carry_wanted.emit)
        self._look = button("Xem sổ ché&p…", self.carried_wanted.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.said, 1)
        row.addWidget(self._copy)
        row.addWidget(self._look)

    def show_balance(self, balance: Balance) -> None:
        """Say how things stand."""
        self.said.setText(sentence(balance))
        self._copy.setVisible(bool(balance.never or balance.changed))
        self._look.setVisible(balance.last is not None)


def sentence(balance: Balance) -> str:
    """The line in words."""
    if balance.last is None:
        known = "Chưa chép văn bản nào ra USB."
    else:
        time = datetime.fromisoformat(balance.last.time).astimezone()
        known = f"Lần chép ra USB gần nhất: {time:%d/%m/%Y %H:%M}, {balance.last.stick}."
    counts = (
        (len(balance.never), "văn bản đã soát hoặc đã xuất mà chưa chép"),
        (len(balance.changed), "văn bản đã sửa sau khi chép"),
    )
    waiting = ", ".join(f"{count} {what}" for count, what in counts if count)
    if waiting:
        return f"{known} Còn {waiting}."
    return f"{known} Không còn văn bản nào chờ chép." if balance.last else known
