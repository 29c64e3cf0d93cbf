"""The editor of assignments: a card for each unit with its tasks."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from cchc_desktop.form.definition import Field
from cchc_desktop.form.spots import Path
from cchc_desktop.prose import is_blank, line_from_json, line_to_json, prose_from_json, prose_to_json
from cchc_desktop.ui.fields import content
from cchc_desktop.ui.fields.cards import Card, Cards
from cchc_desktop.ui.fields.field_editor import FieldEditor
from cchc_desktop.ui.fields.inputs import captioned
from cchc_desktop.ui.fields.live_text import ONE_LINE, LiveText, Shape
from cchc_desktop.ui.fields.words import Words


class AssignmentCard(Card):
    """One unit and what it is to do, a task in each line."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__("đơn vị")
        self._field = field
        self._words = words
        self.unit = LiveText(words, "Đơn vị, người được giao", ONE_LINE)
        self.tasks = LiveText(words, "Nhiệm vụ được giao", Shape(least=2, most=12, marks_own=True))
        self.add_with_buttons(captioned("Đơn vị, người được giao", self.unit))
        self.body.addLayout(captioned("Nhiệm vụ (mỗi việc một dòng)", self.tasks))
        for text in (self.unit, self.tasks):
            text.changed.connect(self.changed)
            text.warned.connect(self.warned)

    def set_value(self, raw: Mapping[str, Any]) -> None:
        self.unit.set_line(line_from_json(raw.get("unit", ""), self._field.id))
        self.tasks.set_prose(prose_from_json(raw.get("tasks", []), self._field.id))

    def value(self) -> dict[str, Any]:
        tasks = tuple(line for line in self.tasks.prose() if not is_blank(line))
        return {"unit": line_to_json(self.unit.line()), "tasks": prose_to_json(tasks)}

    def is_blank(self) -> bool:
        return all(is_blank(line) for line in (self.unit.line(), *self.tasks.prose()))

    def title(self) -> str:
        return self._words.text(self.unit.line()).strip() or "đơn vị chưa ghi tên"

    def controls(self) -> tuple[QWidget, ...]:
        return (self.unit, self.tasks)

    def show_hit(self, path: Path, start: int, end: int) -> QWidget:
        if path[0] == "unit":
            return content.select(self.unit, 0, start, end)
        filled = [n for n, line in enumerate(self.tasks.prose()) if not is_blank(line)]
        return content.select(self.tasks, filled[int(path[1])], start, end)

    def refresh_values(self) -> None:
        self.unit.refresh_values()
        self.tasks.refresh_values()


class AssignmentsEditor(FieldEditor):
    """Units and their tasks."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__(field, words)
        self.cards = Cards(lambda: AssignmentCard(field, words), "Thêm đơn vị", dict)
        self.column.addWidget(self.cards)
        self.cards.changed.connect(self.changed)
        self.cards.warned.connect(self.warned)

    def set_answer(self, raw: Any) -> None:
        self.cards.set_values(list(raw or ()))

    def answer(self) -> Any:
        items = self.cards.values()
        return self.or_none(items, blank=not items)

    def first_focus(self) -> QWidget:
        return self.cards.first_focus()

    def show_hit(self, path: Path, start: int, end: int) -> QWidget:
        return self.cards.show_hit(path, start, end)

    def refresh_values(self) -> None:
        self.cards.refresh_values()
