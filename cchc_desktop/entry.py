"""An entry: all that one plan or report is made of, in the one format of file, store and package."""

import json
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from cchc_desktop.office import Office, office_from_json, office_to_json
from cchc_desktop.prose import BadEntry, Line, clean, line_from_json, line_to_json

FORMAT = 1
KINDS = ("KH", "BC")
PERIODS = (
    *("quy-1", "quy-2", "quy-3", "quy-4"),
    *("6-thang-dau", "6-thang-cuoi", "9-thang", "nam", "khac"),
)
LABELS = ("none", "roman", "arabic", "decimal", "letter")
STATES = ("nháp", "đã soát", "đã xuất", "đã nộp")
YEARS = range(2000, 2100)
_TOO_DEEP = "lồng quá nhiều tầng"


@dataclass(frozen=True)
class Period:
    """What time a document is about; ``start`` and ``end`` bound its data (empty: not told)."""

    kind: str = "nam"
    year: int = 2026
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class Section:
    """A section of an entry's own outline.

    Level 0 has no heading in the document (opening, closing): there ``heading`` is its name on the
    screen. ``fields`` are the settings of its fields that decide what is written, as in the form.
    """

    id: str
    level: int
    label: str
    heading: Line
    shown: bool = True
    fields: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class FormRef:
    """Which form an entry was made from."""

    id: str
    version: int
    kind: str


@dataclass(frozen=True)
class Entry:
    """One plan or report. ``answers`` maps a field's id to plain JSON in NFC, checked by its kind.

    ``date`` is empty, or as much as is known of it: “2023”, “2023-07”, “2023-07-20”. A revision
    names one content; ``parent`` names the one it grew from.
    """

    id: str
    revision: str
    form: FormRef
    office: Office
    period: Period
    outline: tuple[Section, ...]
    answers: Mapping[str, Any] = field(default_factory=dict)
    number: str = ""
    date: str = ""
    state: str = STATES[0]
    parent: str = ""

    def answered(self, field_id: str, answer: Any) -> "Entry":
        """The entry with one answer set, or taken away when it is None."""
        answers = {key: value for key, value in self.answers.items() if key != field_id}
        if answer is not None:
            answers[field_id] = clean_json(answer, f"answers.{field_id}")
        return replace(self, answers=answers)


def new_id() -> str:
    """A fresh id of an entry or a revision."""
    return str(uuid.uuid4())


def entry_to_json(entry: Entry) -> dict[str, Any]:
    """The entry file's content, keys in their documented order."""
    return {
        "format": FORMAT,
        "id": entry.id,
        "revision": entry.revision,
        "parent": entry.parent,
        "form": {"id": entry.form.id, "version": entry.form.version, "kind": entry.form.kind},
        "office": office_to_json(entry.office),
        "period": {
            "kind": entry.period.kind,
            "year": entry.period.year,
            "from": entry.period.start.isoformat() if entry.period.start else "",
            "to": entry.period.end.isoformat() if entry.period.end else "",
        },
        "number": entry.number,
        "date": entry.date,
        "state": entry.state,
        "outline": [_section_to_json(section) for section in entry.outline],
        "answers": dict(entry.answers),
    }


def checked(entry: Entry) -> Entry:
    """The entry as it would be read again: in NFC, or ``BadEntry`` for what no entry may hold.

    Whatever is saved has gone through here, so that all that was saved can be opened.
    """
    return entry_from_json(entry_to_json(entry))


def entry_text(entry: Entry) -> str:
    """The entry file: UTF-8 JSON that a person can read and compare."""
    return json.dumps(entry_to_json(entry), ensure_ascii=False, indent=1) + "\n"


def read_json(data: bytes, place: str) -> Any:
    """JSON from bytes; a key given twice or anything but UTF-8 is refused."""
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_no_twice)
    except UnicodeDecodeError as error:
        raise BadEntry(place, "không phải là chữ UTF-8") from error
    except json.JSONDecodeError as error:
        raise BadEntry(place, f"dòng {error.lineno}, cột {error.colno}: sai cú pháp JSON") from error
    except RecursionError as error:
        raise BadEntry(place, _TOO_DEEP) from error


def entry_from_json(raw: Any) -> Entry:
    """An entry from JSON; every unknown key and wrong value is named (``BadEntry``).

    ``id`` and ``revision`` may be left out of a file written by hand (then they are empty), and so
    may ``outline``, which stands for the form's own.
    """
    try:
        return _entry(raw)
    except RecursionError as error:
        raise BadEntry("", _TOO_DEEP) from error


def _entry(raw: Any) -> Entry:
    keys = "format id revision parent form office period number date state outline answers".split()
    raw = checked_keys(raw, "", keys)
    if raw.get("format") != FORMAT:
        raise BadEntry("format", f"phải là {FORMAT} (tệp của phiên bản chương trình khác?)")
    return Entry(
        id=_string(raw, "id"),
        revision=_string(raw, "revision"),
        parent=_string(raw, "parent"),
        form=_form_ref(raw.get("form")),
        office=office_from_json(raw.get("office", {}), "office"),
        period=_period(raw.get("period")),
        number=_number(raw),
        date=_date(raw),
        state=_one_of(_string(raw, "state") or STATES[0], "state", STATES),
        outline=tuple(_sections(raw.get("outline", []))),
        answers=_answers(raw.get("answers", {})),
    )


def checked_keys(raw: Any, place: str, keys: list[str]) -> dict[str, Any]:
    """The mapping itself when it has no keys but these."""
    if not isinstance(raw, dict):
        raise BadEntry(place, "phải là một khối có tên và giá trị")
    unknown = sorted(str(key) for key in raw if key not in keys)
    if unknown:
        raise BadEntry(place, f"khóa lạ: {', '.join(unknown)}")
    return raw


def clean_json(raw: Any, place: str) -> Any:
    """JSON with every string in NFC; a character that no document holds is refused with its place."""
    if isinstance(raw, str):
        return clean(raw, place)
    if isinstance(raw, list):
        return [clean_json(item, f"{place}[{n}]") for n, item in enumerate(raw)]
    if isinstance(raw, dict):
        return _no_twice([(clean(key, place), clean_json(raw[key], f"{place}.{key}")) for key in raw])
    return raw


def _no_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        if key in result:
            raise BadEntry(key, "khóa này có hai lần")
        result[key] = value
    return result


def _string(raw: Mapping[str, Any], key: str) -> str:
    value = raw.get(key, "")
    if not isinstance(value, str):
        raise BadEntry(key, "phải là chữ")
    return clean(value, key)


def _one_of(value: str, place: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise BadEntry(place, f"phải là một trong: {', '.join(allowed)}")
    return value


def _number(raw: Mapping[str, Any]) -> str:
    number = _string(raw, "number")
    if number and not re.fullmatch(r"[0-9]+[a-zđ]?", number):
        raise BadEntry("number", "số văn bản chỉ gồm chữ số, như 07 hoặc 1909")
    return number


def _date(raw: Mapping[str, Any]) -> str:
    value = _string(raw, "date")
    if value:
        known = re.fullmatch(r"(\d{4})(-\d\d)?(-\d\d)?", value)
        if not known:
            raise BadEntry("date", "viết như 2023-07-20, 2023-07, 2023 hoặc để trống")
        _calendar_date(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value, "date")
    return value


def _calendar_date(value: Any, place: str) -> date:
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise BadEntry(place, f"không có ngày {value!r}; viết như 2023-07-20") from error
    if day.year not in YEARS:
        raise BadEntry(place, f"năm phải từ {YEARS[0]} đến {YEARS[-1]}")
    return day


def _form_ref(raw: Any) -> FormRef:
    raw = checked_keys(raw, "form", ["id", "version", "kind"])
    version = raw.get("version", 1)
    if not isinstance(version, int) or isinstance(version, bool):
        raise BadEntry("form.version", "phải là số nguyên")
    kind = raw.get("kind", "")
    if not isinstance(raw.get("id"), str) or not isinstance(kind, str):
        raise BadEntry("form", "phải có id và kind là chữ")
    return FormRef(clean(raw["id"], "form.id"), version, kind and _one_of(kind, "form.kind", KINDS))


def _period(raw: Any) -> Period:
    raw = checked_keys(raw, "period", ["kind", "year", "from", "to"])
    year = raw.get("year")
    if not isinstance(year, int) or isinstance(year, bool) or year not in YEARS:
        raise BadEntry("period.year", f"phải là năm từ {YEARS[0]} đến {YEARS[-1]}")
    kind = _one_of(str(raw.get("kind", "")), "period.kind", PERIODS)
    start, end = (
        _calendar_date(raw[key], f"period.{key}") if raw.get(key) else None for key in ("from", "to")
    )
    if start and end and start > end:
        raise BadEntry("period.from", "ngày đầu kỳ sau ngày cuối kỳ")
    if kind == "khac" and not (start and end):
        raise BadEntry("period", "kỳ khác phải có from và to")
    return Period(kind, year, start, end)


def _sections(raw: Any) -> Iterator[Section]:
    if not isinstance(raw, list):
        raise BadEntry("outline", "phải là danh sách các mục")
    seen: set[str] = set()
    labels: dict[int, str] = {}
    for n, item in enumerate(raw):
        section = _section(item, f"outline[{n}]")
        if section.id in seen:
            raise BadEntry(f"outline[{n}].id", f"mục “{section.id}” có hai lần")
        if labels.setdefault(section.level, section.label) != section.label:
            raise BadEntry(f"outline[{n}].label", "các mục cùng cấp phải cùng kiểu đánh số")
        seen.add(section.id)
        yield section


def _section(raw: Any, place: str) -> Section:
    raw = checked_keys(raw, place, ["id", "level", "label", "heading", "shown", "fields"])
    level, shown, specs = raw.get("level"), raw.get("shown", True), raw.get("fields", [])
    if not isinstance(raw.get("id"), str) or not raw["id"]:
        raise BadEntry(f"{place}.id", "mỗi mục phải có id")
    if not isinstance(level, int) or isinstance(level, bool) or not 0 <= level <= 4:
        raise BadEntry(f"{place}.level", "phải là số từ 0 đến 4")
    if not isinstance(shown, bool):
        raise BadEntry(f"{place}.shown", "phải là true hoặc false")
    if not isinstance(specs, list) or not all(isinstance(spec, dict) for spec in specs):
        raise BadEntry(f"{place}.fields", "phải là danh sách các ô")
    return Section(
        id=clean(raw["id"], f"{place}.id"),
        level=level,
        label=_one_of(str(raw.get("label", "none")), f"{place}.label", LABELS),
        heading=line_from_json(raw.get("heading", ""), f"{place}.heading"),
        shown=shown,
        fields=tuple(clean_json(spec, f"{place}.fields[{k}]") for k, spec in enumerate(specs)),
    )


def _section_to_json(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "level": section.level,
        "label": section.label,
        "heading": line_to_json(section.heading),
        "shown": section.shown,
        "fields": [dict(spec) for spec in section.fields],
    }


def _answers(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise BadEntry("answers", "phải là một khối có tên ô và câu trả lời")
    answers: dict[str, Any] = clean_json(raw, "answers")
    return answers
