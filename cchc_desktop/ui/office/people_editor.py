"""Who signs for the office: their names, posts and ways of signing, in the order they are proposed."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QVBoxLayout, QWidget

from cchc_desktop.document.look import signature_cases
from cchc_desktop.review.letterhead import wrong_name
from cchc_desktop.store.settings import Person
from cchc_desktop.ui.fields.inputs import ComboBox, LineEdit, Note
from cchc_desktop.ui.office.ordered import Ordered

ABOUT = "Người đứng đầu danh sách được ghi sẵn vào văn bản mới; trong từng văn bản vẫn chọn được người khác."


class PeopleEditor(QWidget):
    """``people`` are those that have a name, as they stand in it; it keeps nothing itself."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cases = {case.id: case for case in signature_cases()}
        self.order = Ordered("Người ký", _title, self._fresh, "&Thêm người")
        self.name = LineEdit("Họ và tên người ký", "Nguyễn Văn A")
        self.note = Note()
        self.way = ComboBox("Hình thức ký", ((case.id, case.title) for case in self._cases.values()))
        self.way.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.way.setMinimumContentsLength(24)
        self.position = LineEdit("Chức vụ", "CHỦ TỊCH")
        self.gone = QCheckBox("&Không còn ký (giữ tên cho văn bản cũ)")
        self._lay_out()
        self.order.chosen.connect(self._show)
        self.order.changed.connect(self.changed)
        self.order.add_button.clicked.connect(lambda _checked: self.name.setFocus())
        for line in (self.name, self.position):
            line.textEdited.connect(self._take)
        self.name.left.connect(self._say)
        self.way.activated.connect(self._on_way)
        self.gone.clicked.connect(self._take)
        self._show()

    @property
    def people(self) -> tuple[Person, ...]:
        """Everyone with a name, in the office's order."""
        return tuple(person for person in self.order.values if person.name)

    def show_people(self, people: Iterable[Person]) -> None:
        """Show these people."""
        self.order.show_values(people)

    def _fresh(self) -> Person:
        case = next(iter(self._cases.values()))
        return Person("", case.id, case.position)

    def _show(self) -> None:
        person: Person | None = self.order.current
        for control in (self.name, self.way, self.position, self.gone):
            control.setEnabled(person is not None)
        self.name.setText(person.name if person else "")
        self.position.setText(person.position if person else "")
        self.way.choose(person.case_id if person else "")
        self.gone.setChecked(person is not None and not person.valid)
        self._say()

    def _take(self) -> None:
        person = Person(
            self.name.text().strip(),
            self.way.currentData() or self.order.current.case_id,
            self.position.text().strip(),
            not self.gone.isChecked(),
        )
        if person != self.order.current:
            self.order.rewrite(person)

    def _on_way(self) -> None:
        """The new way's own post takes the place of the old way's; a typed one stays."""
        before: Person = self.order.current
        known = self._cases.get(before.case_id)
        if not before.position or (known and before.position == known.position):
            self.position.setText(self._cases[self.way.currentData()].position)
        self._take()

    def _say(self) -> None:
        found = wrong_name(self.name.text().strip())
        self.note.say(f"Họ tên {found}; viết như “Nguyễn Văn A” (Nghị định 30/2020/NĐ-CP)." if found else "")

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(8)
        form.addRow("&Họ và tên", self.name)
        form.addRow(self.note)
        form.addRow("Hì&nh thức ký", self.way)
        form.addRow("&Chức vụ", self.position)
        form.addRow("", self.gone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.order)
        column.addLayout(form)
        column.addStretch(1)


def _title(person: Person) -> str:
    said = f"{person.name or '(chưa có tên)'}, {person.position}" if person.position else person.name
    return said if person.valid else f"{said} (không còn ký)"
