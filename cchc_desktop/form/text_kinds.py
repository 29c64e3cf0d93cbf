"""Text: one line, paragraphs, numbered items, and units with what they are to do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from cchc_desktop.entry import checked_keys
from cchc_desktop.form.definition import Field
from cchc_desktop.form.kind import Kind, Written
from cchc_desktop.prose import BadEntry, Line, Text, is_blank, line_from_json, plain, prose_from_json


class ShortText(Kind):
    """One line."""

    name, title = "text", "chữ ngắn"
    suffixes: ClassVar[Mapping[str, str]] = {"": ""}

    def read(self, raw: Any, field: Field, place: str) -> Line:
        return line_from_json(raw, place)

    def is_blank(self, answer: Line) -> bool:
        return is_blank(answer)

    def value(self, answer: Line, field: Field, suffix: str) -> Line:
        return answer

    def lines(self, answer: Line) -> Iterator[Line]:
        yield answer


class ProseText(Kind):
    """Paragraphs; a blank one is not written."""

    name, title = "prose", "đoạn văn"

    def read(self, raw: Any, field: Field, place: str) -> tuple[Line, ...]:
        return prose_from_json(raw, place)

    def is_blank(self, answer: tuple[Line, ...]) -> bool:
        return all(is_blank(line) for line in answer)

    def written(self, answer: tuple[Line, ...], field: Field) -> Iterator[Written]:
        for index, line in enumerate(answer):
            if not is_blank(line):
                yield Written(line, index)

    def lines(self, answer: tuple[Line, ...]) -> Iterator[Line]:
        yield from answer


class NumberedList(ProseText):
    """Items that number themselves: 1. 2. 3. or a) b) c)."""

    name, title = "list", "danh sách đánh số"
    settings = ("label",)

    def written(self, answer: tuple[Line, ...], field: Field) -> Iterator[Written]:
        for item in super().written(answer, field):
            yield Written(item.line, item.index, field.settings.get("label", "arabic"))

    def check_settings(self, settings: Mapping[str, Any], place: str) -> None:
        super().check_settings(settings, place)
        if settings.get("label", "arabic") not in ("arabic", "letter"):
            raise BadEntry(f"{place}.label", "phải là arabic hoặc letter")


class Lines(ProseText):
    """Short lines outside the body: addressees, recipients."""

    def written(self, answer: tuple[Line, ...], field: Field) -> Iterator[Written]:
        return iter(())


class Addressees(Lines):
    """The bodies of Kính gửi; an empty list means the document has none."""

    name, title = "addressees", "Kính gửi"


class Recipients(Lines):
    """The lines of Nơi nhận, without dash and mark."""

    name, title = "recipients", "Nơi nhận"


@dataclass(frozen=True)
class Assignment:
    """A unit and what it is to do; a unit left blank writes its tasks alone."""

    unit: Line
    tasks: tuple[Line, ...]


class Assignments(Kind):
    """Numbered: “1. Unit: task”, or the unit alone with its tasks under it as “-” lines."""

    name, title = "assignments", "phân công"
    settings = ("label",)

    def read(self, raw: Any, field: Field, place: str) -> tuple[Assignment, ...]:
        if not isinstance(raw, list):
            raise BadEntry(place, "phải là danh sách đơn vị và việc")
        return tuple(_assignment(item, f"{place}[{n}]") for n, item in enumerate(raw))

    def is_blank(self, answer: tuple[Assignment, ...]) -> bool:
        return all(is_blank(line) for line in self.lines(answer))

    def written(self, answer: tuple[Assignment, ...], field: Field) -> Iterator[Written]:
        label = field.settings.get("label", "arabic")
        for index, item in enumerate(answer):
            tasks = [task for task in item.tasks if not is_blank(task)]
            joint = plain(": ") if not is_blank(item.unit) and tasks else ()
            if len(tasks) <= 1 and (tasks or not is_blank(item.unit)):
                yield Written((*item.unit, *joint, *(line for task in tasks for line in task)), index, label)
            elif tasks:
                yield Written((*item.unit, *plain(":")), index, label)
                yield from (Written((Text("- "), *task), index) for task in tasks)

    def lines(self, answer: tuple[Assignment, ...]) -> Iterator[Line]:
        for item in answer:
            yield item.unit
            yield from item.tasks


def _assignment(raw: Any, place: str) -> Assignment:
    raw = checked_keys(raw, place, ["unit", "tasks"])
    return Assignment(
        line_from_json(raw.get("unit", ""), f"{place}.unit"),
        prose_from_json(raw.get("tasks", []), f"{place}.tasks"),
    )
