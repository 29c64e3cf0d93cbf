"""Usual recipients: named lists for plans, reports or both, in the order they are proposed."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFormLayout, QSizePolicy, QVBoxLayout, QWidget

from cchc_desktop.store.settings import RecipientList
from cchc_desktop.ui.fields.inputs import ComboBox, LineEdit, PlainLines
from cchc_desktop.ui.office.ordered import Ordered
from cchc_desktop.ui.pieces import label

ABOUT = (
    "Danh sách đầu tiên của mỗi loại được ghi sẵn vào văn bản mới; trong từng văn bản vẫn chọn được danh "
    "sách khác hoặc sửa riêng."
)
_KINDS = {"": "Kế hoạch và báo cáo", "KH": "Kế hoạch", "BC": "Báo cáo"}


class ListsEditor(QWidget):
    """``lists`` are those that name a recipient, as they stand in it; it keeps nothing itself."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.order = Ordered(
            "Danh sách nơi nhận", _title, lambda: RecipientList("", "", ()), "&Thêm danh sách"
        )
        self.name = LineEdit("Tên danh sách", "Báo cáo gửi cấp trên")
        self.kind = ComboBox("Dùng cho", _KINDS.items())
        self.items = PlainLines("Các nơi nhận, mỗi nơi một dòng")
        self._lay_out()
        self.order.chosen.connect(self._show)
        self.order.changed.connect(self.changed)
        self.order.add_button.clicked.connect(lambda _checked: self.name.setFocus())
        self.name.textEdited.connect(self._take)
        self.kind.activated.connect(self._take)
        self.items.textChanged.connect(self._take)
        self._show()

    @property
    def lists(self) -> tuple[RecipientList, ...]:
        """Every list with a recipient; one without a name is called by what it is for."""
        told = (one for one in self.order.values if one.items)
        return tuple(replace(one, name=one.name or _KINDS[one.kind]) for one in told)

    def show_lists(self, lists: Iterable[RecipientList]) -> None:
        """Show these lists."""
        self.order.show_values(lists)

    def _show(self) -> None:
        one: RecipientList | None = self.order.current
        for control in (self.name, self.kind, self.items):
            control.setEnabled(one is not None)
        self.name.setText(one.name if one else "")
        self.kind.choose(one.kind if one else "")
        with QSignalBlocker(self.items):
            self.items.setPlainText("\n".join(one.items) if one else "")

    def _take(self) -> None:
        if self.order.current is None:
            return
        items = tuple(_bare(line) for line in self.items.lines())
        one = RecipientList(self.name.text().strip(), self.kind.currentData(), items)
        if one != self.order.current:
            self.order.rewrite(one)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(8)
        form.addRow("Tê&n danh sách", self.name)
        form.addRow("&Dùng cho", self.kind)
        line = self.items.fontMetrics().lineSpacing()
        self.items.setMinimumHeight(6 * line)
        self.items.setMaximumHeight(16 * line)
        self.items.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.order)
        column.addLayout(form)
        column.addWidget(
            label("&Các nơi nhận, mỗi nơi một dòng; không cần gõ gạch đầu dòng", buddy=self.items)
        )
        column.addWidget(self.items, 1)


def _title(one: RecipientList) -> str:
    return f"{_KINDS[one.kind]}: {one.name or '(chưa có tên)'}"


def _bare(line: str) -> str:
    """A line without the dash and the mark that the document puts there itself."""
    return line.removeprefix("-").strip().rstrip(";").strip()
