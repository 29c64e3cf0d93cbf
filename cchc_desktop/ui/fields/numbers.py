"""Editors of figures: a number with its manner and unit, and x of y with its per cent."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cchc_desktop.form.answers import KINDS, MANNERS, Earlier, Number, Ratio
from cchc_desktop.form.definition import Field
from cchc_desktop.form.spots import Path
from cchc_desktop.form.wording import GAP, parsed_number
from cchc_desktop.ui.fields.field_editor import FieldEditor
from cchc_desktop.ui.fields.inputs import ComboBox, LineEdit, Note, captioned
from cchc_desktop.ui.fields.words import Words
from cchc_desktop.ui.flow import Flow
from cchc_desktop.ui.pieces import button, label

_MANNER_TITLES = ("đúng", "trên", "ước", "bình quân")


def remark(typed: str) -> str:
    """What to say about a figure that cannot be calculated with; nothing about a good one."""
    if not typed.strip() or parsed_number(typed) is not None:
        return ""
    return f"“{typed.strip()}” chưa phải là con số. Viết như 36 hoặc 1.234,5. Chữ đã gõ vẫn được giữ."


def said_before(answer: Number | Ratio) -> list[str]:
    """What the same figure was before, in the document that this one follows and in earlier periods."""
    told = dict.fromkeys((_capital(one.period), one.figure) for one in _earlier(answer).values())
    return [f"{period}: {figure}." for period, figure in told]


_TOO_FEW = "Chưa đến 1 nên câu dùng con số này không in; muốn in thì gõ số."


def said_counted(counted: str, typed: str, units: str = "") -> list[str]:
    """What the diary counted, in which other units, and that something else was typed by hand."""
    if not counted:
        return []
    by_hand = typed not in ("", counted)
    noted = f" (ghi theo {units})" if units else ""
    return [f"{'Nhập tay; sổ' if by_hand else 'Sổ'} theo dõi đếm được {counted}{noted}."]


def kept_before(answer: Number | Ratio) -> dict[str, Any]:
    """The earlier figures, as the answer keeps them."""
    return {key: {"figure": one.figure, "period": one.period} for key, one in _earlier(answer).items()}


def _earlier(answer: Number | Ratio) -> dict[str, Earlier]:
    keys = ("before", "last_year", "previous") if isinstance(answer, Number) else ("before",)
    known = {key: getattr(answer, key) for key in keys}
    return {key: one for key, one in known.items() if one}


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


class NumberEditor(FieldEditor):
    """A figure kept as it was typed; what the diary counted stands beside it."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__(field, words)
        self.manner = ComboBox(f"{field.question}: cách ghi", zip(MANNERS, _MANNER_TITLES, strict=True))
        self.figure = LineEdit(field.question)
        self.unit = LineEdit(f"{field.question}: đơn vị tính")
        self.reason = LineEdit(f"{field.question}: vì sao khác sổ theo dõi")
        self.note = Note()
        self.counted = label("", "quiet")
        self.rows = button("Xem các dòng của sổ theo dõi", self._want_rows)
        self._known = Number()
        self._arrange()
        for line in (self.figure, self.unit, self.reason):
            line.textEdited.connect(self.changed)
        self.figure.textEdited.connect(self._show_source)
        self.figure.left.connect(lambda: self.note.say(remark(self.figure.text())))
        self.manner.activated.connect(self.changed)
        self.set_answer(None)

    def set_answer(self, raw: Any) -> None:
        self._known = KINDS["number"].read({} if raw is None else raw, self.field, self.field.id)
        self.figure.setText(self._known.typed)
        self.unit.setText(self._known.unit)
        self.reason.setText(self._known.reason)
        self.manner.choose(self._known.manner)
        self.figure.setPlaceholderText(self._known.counted)
        self.note.say(remark(self._known.typed))
        self._show_source()

    def answer(self) -> Any:
        unit = self.unit.text().strip()
        raw = {
            "counted": self._known.counted,
            "counted_in": self._known.counted_in,
            "typed": self.figure.text().strip(),
            "reason": self.reason.text().strip(),
            "manner": self.manner.currentData() if self.manner.currentIndex() > 0 else "",
        }
        kept = {key: words for key, words in raw.items() if words} | kept_before(self._known)
        own_unit = unit != self.field.settings.get("unit", "")
        return self.or_none(kept | ({"unit": unit} if own_unit else {}), blank=not kept and not own_unit)

    def first_focus(self) -> QWidget:
        return self.figure

    def show_hit(self, path: Path, start: int, end: int) -> QWidget:
        self.unit.setSelection(start, end - start)
        return self.unit

    def _arrange(self) -> None:
        row = Flow()
        row.setSpacing(8)
        self.figure.hold(8, 18)
        row.addLayout(captioned("Cách ghi", self.manner))
        row.addLayout(captioned("Con số", self.figure), 1)
        row.addLayout(captioned("Đơn vị tính", self.unit), 2)
        self.column.addLayout(row)
        self.column.addWidget(self.counted)
        self.column.addWidget(self.rows, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.reason, self.note):
            self.column.addWidget(part)
        self.reason.setPlaceholderText("Vì sao con số này khác sổ theo dõi?")

    def _want_rows(self) -> None:
        unit = str(self.field.settings.get("unit", ""))
        self.rows_wanted.emit(tuple(self.field.settings.get("channels", ())), unit)

    def _show_source(self) -> None:
        counted, typed = self._known.counted, self.figure.text().strip()
        overruled = bool(typed and typed != counted)
        self.rows.setVisible(bool(counted and self.field.settings.get("channels")))
        self.counted.setText(
            " ".join([*said_counted(counted, typed, self._known.counted_in), *said_before(self._known)])
        )
        if counted and not typed and not self.field.required and KINDS["number"].says_nothing(self._known):
            self.counted.setText(f"{self.counted.text()} {_TOO_FEW}")
        self.counted.setVisible(bool(self.counted.text()))
        self.reason.setVisible(bool(counted and overruled) or bool(self.reason.text()))


class RatioEditor(FieldEditor):
    """x of y, as typed, with the per cent that follows from them."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__(field, words)
        self.part = LineEdit(f"{field.question}: số đạt được")
        self.whole = LineEdit(f"{field.question}: tổng số")
        self.percent = label("")
        self.percent.setWordWrap(False)
        self.note = Note()
        self.before = label("", "quiet")
        self.rows = button("Xem các dòng của sổ theo dõi", self._want_rows)
        self._known = Ratio()
        self._arrange()
        for line in (self.part, self.whole):
            line.textEdited.connect(self.changed)
            line.textEdited.connect(self._show_percent)
            line.textEdited.connect(self._show_source)
            line.left.connect(self._remark)

    def set_answer(self, raw: Any) -> None:
        ratio: Ratio = KINDS["ratio"].read({} if raw is None else raw, self.field, self.field.id)
        self.part.setText(ratio.part)
        self.whole.setText(ratio.whole)
        self._known = ratio
        self._show_source()
        self._show_percent()
        self._remark()

    def answer(self) -> Any:
        raw = {"part": self.part.text().strip(), "whole": self.whole.text().strip()}
        raw["counted"] = self._known.counted
        kept = {key: words for key, words in raw.items() if words} | kept_before(self._known)
        return self.or_none(kept, blank=not kept)

    def first_focus(self) -> QWidget:
        return self.part

    def _arrange(self) -> None:
        row = Flow()
        row.setSpacing(8)
        row.addWidget(self.part)
        row.addWidget(label("trên tổng số"))
        row.addWidget(self.whole)
        unit = self.field.settings.get("unit", "")
        if unit:
            row.addWidget(label(unit))
        row.addWidget(self.percent)
        row.addStretch(1)
        for line in (self.part, self.whole):
            line.hold(6, 12)
        self.column.addLayout(row)
        self.column.addWidget(self.before)
        self.column.addWidget(self.rows, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.note)

    def _want_rows(self) -> None:
        self.rows_wanted.emit(tuple(self.field.settings.get("channels", ())), "")

    def _show_source(self) -> None:
        counted, typed = self._known.counted, f"{self.part.text().strip()}/{self.whole.text().strip()}"
        self.before.setText(" ".join([*said_counted(counted, typed), *said_before(self._known)]))
        self.before.setVisible(bool(self.before.text()))
        self.rows.setVisible(bool(counted and self.field.settings.get("channels")))

    def _show_percent(self) -> None:
        share = Ratio(self.part.text().strip(), self.whole.text().strip()).percent
        self.percent.setText("" if share == GAP else f"= {share}")

    def _remark(self) -> None:
        self.note.say(remark(self.part.text()) or remark(self.whole.text()))
