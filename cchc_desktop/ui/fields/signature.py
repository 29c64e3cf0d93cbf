"""The editor of who signs: the way of signing, the post, the name, the lines of authority."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QWidget

from cchc_desktop.document.look import SignatureCase, signature_cases
from cchc_desktop.form.answers import KINDS, Signing
from cchc_desktop.form.definition import Field
from cchc_desktop.form.spots import Path
from cchc_desktop.ui.fields.field_editor import FieldEditor
from cchc_desktop.ui.fields.inputs import TARGET, ComboBox, LineEdit, OpenComboBox, PlainLines, captioned
from cchc_desktop.ui.fields.words import Words
from cchc_desktop.ui.pieces import button, label


class SignatureEditor(FieldEditor):
    """What is written by the way of signing itself is not kept in the answer, only what differs."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__(field, words)
        self._cases = {case.id: case for case in signature_cases()}
        self.way = ComboBox("Hình thức ký", ((case.id, case.title) for case in self._cases.values()))
        self.position = LineEdit("Chức vụ người ký")
        self.name = OpenComboBox("Họ và tên người ký", dict.fromkeys(one.name for one in words.people))
        self.more = button("Sửa dòng quyền hạn…", self._show_authority)
        self.more.setMinimumHeight(TARGET)
        self.authority = PlainLines("Dòng quyền hạn")
        self.authority_caption = label("Quyền hạn của người ký (mỗi dòng một hàng)", "quiet", self.authority)
        self._answered = False
        self._unknown = ""
        self._arrange()
        self.way.activated.connect(self._on_way)
        self.name.activated.connect(self._on_person)
        for signal in (self.position.textEdited, self.name.line.textEdited, self.authority.textChanged):
            signal.connect(self._on_edit)
        self._show(Signing())

    def set_answer(self, raw: Any) -> None:
        self._answered = raw is not None
        self._show(Signing() if raw is None else KINDS["signature"].read(raw, self.field, self.field.id))

    def answer(self) -> Any:
        if not self._answered:
            return None
        case = self._case()
        authority, position = self.authority.lines(), self.position.text().strip()
        raw: dict[str, Any] = {"case": case.id}
        if authority != case.authority:
            raw["authority"] = list(authority)
        if position != case.position:
            raw["position"] = position
        if self.name.currentText().strip():
            raw["name"] = self.name.currentText().strip()
        return raw

    def first_focus(self) -> QWidget:
        return self.way

    def show_hit(self, path: Path, start: int, end: int) -> QWidget:
        if path[0] == "authority":
            return self.authority if self.authority.isVisibleTo(self) else self.way
        line = self.position if path[0] == "position" else self.name.line
        line.setSelection(start, end - start)
        return line

    def _arrange(self) -> None:
        self.column.addLayout(captioned("Hình thức ký", self.way))
        self.column.addLayout(captioned("Chức vụ", self.position))
        self.column.addLayout(captioned("Họ và tên", self.name))
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.authority_caption)
        self.column.addWidget(self.authority)

    def _case(self) -> SignatureCase:
        chosen = self.way.currentData() or self._unknown
        return self._cases.get(chosen, SignatureCase(chosen, "", (), ""))

    def _show(self, signing: Signing) -> None:
        self._unknown = "" if signing.case in self._cases else signing.case
        self.way.choose(signing.case)
        case = self._case()
        self.position.setText(case.position if signing.position is None else signing.position)
        self.name.setEditText(signing.name)
        self._set_authority(case.authority if signing.authority is None else signing.authority)
        self._open_authority(bool(signing.authority))
        self._before = case

    def _on_way(self) -> None:
        """The new way's own words take the place of the old way's; what was typed stays."""
        before, case = self._before, self._case()
        if self.position.text().strip() in ("", before.position):
            self.position.setText(case.position)
        if self.authority.lines() in ((), before.authority):
            self._set_authority(case.authority)
        self._before = case
        self._on_edit()

    def _on_person(self) -> None:
        """Somebody known brings the post and the way of signing along."""
        person = next((one for one in self.words.people if one.name == self.name.currentText()), None)
        if person and person.case_id in self._cases:
            self.way.choose(person.case_id)
            self.position.setText(person.position)
            self._set_authority(self._case().authority)
            self._before = self._case()
        self._on_edit()

    def _set_authority(self, lines: tuple[str, ...]) -> None:
        with QSignalBlocker(self.authority):
            self.authority.setPlainText("\n".join(lines))

    def _show_authority(self) -> None:
        self._open_authority(True)
        self.authority.setFocus()

    def _open_authority(self, shown: bool) -> None:
        self.more.setVisible(not shown)
        self.authority.setVisible(shown)
        self.authority_caption.setVisible(shown)

    def _on_edit(self) -> None:
        self._answered = True
        self.changed.emit()
