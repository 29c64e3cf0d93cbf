"""The questions of the first start, one page each; every page keeps its own answers when it is left."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from cchc_desktop.document.tree import Place
from cchc_desktop.form.definition import ADDRESSEES, HEAD, RECIPIENTS, SIGNATURE, TAIL
from cchc_desktop.office import UNITS, LookChoice, Office
from cchc_desktop.store.settings import Person, RecipientList
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.fields.inputs import ComboBox, LineEdit
from cchc_desktop.ui.office import lists_editor, people_editor
from cchc_desktop.ui.office.lists_editor import ListsEditor
from cchc_desktop.ui.office.look_edit import LookEdit
from cchc_desktop.ui.office.offices import MERGER, first_day, keep_office, keep_only_office
from cchc_desktop.ui.office.people_editor import PeopleEditor
from cchc_desktop.ui.office.usual import keep_lists, keep_people, proposed_lists
from cchc_desktop.ui.pieces import label


@dataclass(frozen=True)
class Draft:
    """What the set-up knows so far: as it is kept, and as the open page has it."""

    office: Office = field(default_factory=Office)
    people: tuple[Person, ...] = ()
    lists: tuple[RecipientList, ...] = ()

    @property
    def signer(self) -> Person | None:
        """Who signs usually."""
        return next((person for person in self.people if person.valid), None)

    @property
    def recipients(self) -> tuple[str, ...]:
        """Who receives a report."""
        lists = self.lists or proposed_lists(self.office)
        return next((one.items for one in lists if one.kind in ("BC", "")), lists[0].items)


def kept_draft(desk: Desk) -> Draft:
    """What the store knows."""
    settings = desk.settings
    office = desk.office() or Office()
    return Draft(office, tuple(settings.people()), tuple(settings.recipients()))


class Step(QWidget):
    """One page. ``changed`` tells that what it would keep is another."""

    changed = Signal()
    title = ""
    about = ""
    marked: Place | None = None

    def show_draft(self, draft: Draft) -> None:
        """Show what is known."""
        raise NotImplementedError

    def taken(self, draft: Draft) -> Draft:
        """The draft with this page's answers in it."""
        raise NotImplementedError

    def proposed(self, draft: Draft) -> Draft:
        """The draft when the page is passed by: what the page proposed stands, what was typed goes."""
        return draft

    def ready(self) -> bool:
        """Whether to go on; False once, when there is something on the page to be looked at first."""
        return True

    def recipients(self, draft: Draft) -> tuple[str, ...]:
        """Who is shown as recipients while this page is open."""
        return draft.recipients

    @property
    def kind(self) -> str:
        """The kind of document that is shown while this page is open."""
        return "BC"

    def keep(self, desk: Desk, draft: Draft) -> None:
        """Put this page's part of the draft on the disk; raises ``BadEntry`` and ``StoreProblem``."""
        if draft.office != Office():
            keep_office(desk, draft.office)

    def first_focus(self) -> QWidget:
        """Where the cursor begins."""
        raise NotImplementedError


class CommuneStep(Step):
    """Which commune."""

    title = "Cơ quan nào ban hành văn bản?"
    about = "Tên xã, phường tự vào đầu văn bản và mọi câu có tên xã. Chỉ ghi một lần."

    def __init__(self) -> None:
        super().__init__()
        self.unit = ComboBox("Loại đơn vị", ((unit, _unit(unit)) for unit in UNITS))
        self.name = LineEdit("Tên xã, phường", "ví dụ: Gia Viễn")
        self.province = LineEdit("Tỉnh, thành phố", "ví dụ: tỉnh Ninh Bình")
        rows = (("&Loại", self.unit), ("&Tên xã, phường", self.name), ("Tỉ&nh, thành phố", self.province))
        said = (
            "Ghi cả chữ “tỉnh” hoặc “thành phố”, như “tỉnh Ninh Bình”; riêng Thành phố Hồ Chí Minh viết hoa. "
            "Tên đặt theo tên người, sự kiện thì ghi đủ, như “Phường Điện Biên Phủ”."
        )
        self.note = _form(self, rows, said)
        self._noun = Noun(self.province, self.note)
        self.unit.currentIndexChanged.connect(self.changed)
        for line in (self.name, self.province):
            line.textEdited.connect(self.changed)

    def show_draft(self, draft: Draft) -> None:
        self.unit.choose(draft.office.unit)
        self.name.setText(draft.office.name)
        self.province.setText(draft.office.province)

    def taken(self, draft: Draft) -> Draft:
        return _with_office(
            draft,
            unit=self.unit.currentData(),
            name=self.name.text().strip(),
            province=self.province.text().strip(),
        )

    def ready(self) -> bool:
        return self._noun.ready()

    def first_focus(self) -> QWidget:
        return self.name


class SuperiorStep(Step):
    """Who stands above, by the model of before or after 1 July 2025."""

    title = "Cấp trên trực tiếp là cơ quan nào?"
    about = (
        "Từ ngày 01/7/2025 không còn cấp huyện: trên xã, phường, đặc khu là tỉnh hoặc thành phố. "
        "Văn bản đề ngày trước đó vẫn ghi huyện."
    )
    marked = Place(HEAD, ADDRESSEES)

    def __init__(self) -> None:
        super().__init__()
        self.after = QRadioButton("Từ 01/7/2025: cấp trên là &tỉnh, thành phố")
        self.before = QRadioButton("Trước 01/7/2025: cấp trên là &huyện, thị xã, quận")
        self.superior = LineEdit("Cấp trên trực tiếp", "ví dụ: tỉnh Ninh Bình")
        self._province = ""
        rows = (("", self.after), ("", self.before), ("&Cấp trên", self.superior))
        said = "Ghi tên như đứng sau chữ UBND: “tỉnh Ninh Bình” thành “UBND tỉnh Ninh Bình”."
        self.note = _form(self, rows, said)
        self._noun = Noun(self.superior, self.note)
        self.after.clicked.connect(self._propose)
        self.before.clicked.connect(self._propose)
        self.superior.textEdited.connect(self.changed)

    def show_draft(self, draft: Draft) -> None:
        self._province = draft.office.province
        after = first_day(draft.office) == MERGER
        self.superior.setText(draft.office.superior or (draft.office.province if after else "huyện "))
        self.after.setChecked(after)
        self.before.setChecked(not after)

    def taken(self, draft: Draft) -> Draft:
        return _with_office(draft, superior=self.superior.text().strip())

    def proposed(self, draft: Draft) -> Draft:
        return _with_office(draft, superior=draft.office.superior or draft.office.province)

    def ready(self) -> bool:
        return self._noun.ready()

    def keep(self, desk: Desk, draft: Draft) -> None:
        if draft.office != Office():
            keep_only_office(desk, draft.office)

    def first_focus(self) -> QWidget:
        return self.superior

    def _propose(self) -> None:
        """The other model's name, unless a person has typed one of their own."""
        if self.superior.text().strip() in ("", "huyện", self._province):
            self.superior.setText("huyện " if self.before.isChecked() else self._province)
            self.superior.setFocus()
        self.changed.emit()


class PeopleStep(Step):
    """Who signs, and how."""

    title = "Ai ký văn bản?"
    about = people_editor.ABOUT
    marked = Place(TAIL, SIGNATURE)

    def __init__(self) -> None:
        super().__init__()
        self.editor = PeopleEditor()
        _only(self, self.editor)
        self.editor.changed.connect(self.changed)

    def show_draft(self, draft: Draft) -> None:
        self.editor.show_people(draft.people)
        if not draft.people:
            self.editor.order.add()

    def taken(self, draft: Draft) -> Draft:
        return replace(draft, people=self.editor.people)

    def keep(self, desk: Desk, draft: Draft) -> None:
        keep_people(desk, draft.people)

    def first_focus(self) -> QWidget:
        return self.editor.name


class ListsStep(Step):
    """Who usually receives."""

    title = "Văn bản thường gửi cho những nơi nào?"
    about = "Các nơi dưới đây là gợi ý theo tên cơ quan; sửa cho đúng với xã mình. " + lists_editor.ABOUT
    marked = Place(TAIL, RECIPIENTS)

    def __init__(self) -> None:
        super().__init__()
        self.editor = ListsEditor()
        _only(self, self.editor)
        self.editor.changed.connect(self.changed)
        self.editor.order.chosen.connect(self.changed)

    def show_draft(self, draft: Draft) -> None:
        self.editor.show_lists(draft.lists or proposed_lists(draft.office))

    def taken(self, draft: Draft) -> Draft:
        return replace(draft, lists=self.editor.lists)

    def recipients(self, draft: Draft) -> tuple[str, ...]:
        one: RecipientList | None = self.editor.order.current
        return one.items if one else ()

    @property
    def kind(self) -> str:
        one: RecipientList | None = self.editor.order.current
        return (one.kind if one else "") or "BC"

    def keep(self, desk: Desk, draft: Draft) -> None:
        keep_lists(desk, draft.lists)

    def first_focus(self) -> QWidget:
        return self.editor.items


class LookStep(Step):
    """Place name, symbol, and what the decree leaves open."""

    title = "Địa danh, ký hiệu và cách trình bày"
    about = (
        "Để nguyên là đúng Nghị định 30/2020/NĐ-CP: cỡ chữ 14, lùi đầu dòng 1,27 cm, giãn dòng đơn, "
        "cách đoạn 6 pt. Chỉ đổi khi cơ quan quen dùng cách khác mà Nghị định cũng cho phép."
    )

    def __init__(self) -> None:
        super().__init__()
        self.place = LineEdit("Địa danh", "để trống: lấy tên xã")
        self.symbol = LineEdit("Ký hiệu", "UBND")
        self.look = LookEdit(LookChoice(), self)
        rows = (("Đị&a danh trước ngày tháng", self.place), ("&Ký hiệu sau KH-, BC-", self.symbol))
        _form(self, (*rows, *self.look.rows()), "")
        self.look.changed.connect(self.changed)
        for line in (self.place, self.symbol):
            line.textEdited.connect(self.changed)

    def show_draft(self, draft: Draft) -> None:
        self.place.setText(draft.office.place)
        self.symbol.setText(draft.office.symbol)
        self.look.show_look(draft.office.look)

    def taken(self, draft: Draft) -> Draft:
        symbol = self.symbol.text().strip() or Office().symbol
        return _with_office(draft, place=self.place.text().strip(), symbol=symbol, look=self.look.look())

    def first_focus(self) -> QWidget:
        return self.place


STEPS: tuple[type[Step], ...] = (CommuneStep, SuperiorStep, PeopleStep, ListsStep, LookStep)


_NOUNS = ("tỉnh ", "thành phố ", "huyện ", "thị xã ", "quận ")
"""What a name of a superior begins with, in small letters."""


def _with_office(draft: Draft, **values: object) -> Draft:
    return replace(draft, office=replace(draft.office, **values))  # type: ignore[arg-type]


def _unit(unit: str) -> str:
    return f"{unit} (văn bản trước 01/7/2025)" if unit == "thị trấn" else unit


def _form(step: Step, rows: Iterable[tuple[str, QWidget]], note: str) -> QLabel:
    form = QFormLayout(step)
    form.setContentsMargins(0, 0, 0, 0)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setVerticalSpacing(10)
    for caption, control in rows:
        form.addRow(caption, control) if caption else form.addRow(control)
    said = label(note, "quiet")
    if note:
        form.addRow(said)
    return said


class Noun:
    """Minds the “tỉnh”, “huyện” … at the beginning of a name; what was typed stays.

    The note tells of a missing one when the line is left, and goes away as soon as the word is there.
    """

    def __init__(self, line: LineEdit, note: QLabel) -> None:
        self._line, self._note, self._usual = line, note, note.text()
        self._agreed = ""
        line.editingFinished.connect(self._tell)
        line.textChanged.connect(self._typed)

    def ready(self) -> bool:
        """False once for every name without one: the person may mean it so."""
        name = self._line.text().strip()
        if not self._lacks() or name == self._agreed:
            return True
        self._agreed = name
        self._tell()
        self._line.setFocus()
        return False

    def _lacks(self) -> bool:
        name = self._line.text().strip()
        return bool(name) and not name.casefold().startswith(_NOUNS)

    def _tell(self) -> None:
        name = self._line.text().strip()
        unsaid = f"“{name}” chưa có chữ “tỉnh”, “thành phố”… ở đầu: văn bản sẽ ghi “UBND {name}”."
        self._note.setText(unsaid if self._lacks() else self._usual)

    def _typed(self) -> None:
        if not self._lacks():
            self._note.setText(self._usual)


def _only(step: Step, editor: QWidget) -> None:
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(editor)
