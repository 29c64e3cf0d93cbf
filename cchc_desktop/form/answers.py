"""What an answer is: one small class for each kind of field.

An answer travels as plain JSON; its kind reads it into a value, says whether it is blank, what it
writes into the document by itself, and which live values it lends to the text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from cchc_desktop.entry import checked_keys
from cchc_desktop.form.definition import Field
from cchc_desktop.form.wording import (
    GAP,
    Citation,
    compared,
    parsed_number,
    written_date,
    written_number,
    written_percent,
)
from cchc_desktop.prose import (
    BadEntry,
    Line,
    Text,
    is_blank,
    line_from_json,
    plain,
    prose_from_json,
)

MANNERS = ("exact", "trên", "ước", "bình quân")


@dataclass(frozen=True)
class Written:
    """A paragraph that an answer writes; ``label`` is “arabic” or “letter” in a numbered list."""

    line: Line
    index: int = 0
    label: str = ""


@dataclass(frozen=True)
class Grid:
    """A table that an answer writes; with an appendix title it goes behind the document."""

    columns: tuple[Mapping[str, Any], ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...]
    appendix: str = ""


class Kind:
    """A kind of field. The plain one keeps no settings, writes nothing and lends nothing."""

    name: ClassVar[str]
    title: ClassVar[str]
    settings: ClassVar[tuple[str, ...]] = ()
    suffixes: ClassVar[Mapping[str, str]] = {}
    """Endings of the live names that an answer lends, with their titles: “.ty_le” → “tỷ lệ”."""

    def read(self, raw: Any, field: Field, place: str) -> Any:
        """The answer's value, or ``BadEntry`` naming the place inside it."""
        raise NotImplementedError

    def is_blank(self, answer: Any) -> bool:
        """Whether nothing was answered."""
        return not answer

    def written(self, answer: Any, field: Field) -> Iterator[Written | Grid]:
        """What the answer writes by itself."""
        return iter(())

    def value(self, answer: Any, field: Field, suffix: str) -> Line:
        """The line that a live value of this field shows."""
        return plain(GAP)

    def lines(self, answer: Any) -> Iterator[Line]:
        """Every line of the answer that may hold live values."""
        return iter(())

    def check_settings(self, settings: Mapping[str, Any], place: str) -> None:
        """``BadEntry`` for settings that the kind does not know or that are wrong."""
        checked_keys(dict(settings), place, list(self.settings))


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
class Earlier:
    """What the same figure was in the document that this one follows, and of which period it spoke."""

    figure: str
    period: str


@dataclass(frozen=True)
class Number:
    """A count with its source: ``counted`` from the diary, ``typed`` by the clerk, which wins.

    ``typed`` is kept as it was typed (“02”, “1.234,5”).
    """

    counted: str = ""
    typed: str = ""
    reason: str = ""
    manner: str = MANNERS[0]
    unit: str = ""
    before: Earlier | None = None

    @property
    def figure(self) -> str:
        """The digits as they are written."""
        return self.typed or self.counted

    @property
    def is_number(self) -> bool:
        """Whether the figure can be calculated with."""
        return parsed_number(self.figure) is not None


class NumberKind(Kind):
    """A number with its unit, exact or “trên”, “ước”, “bình quân”."""

    name, title = "number", "số"
    settings = ("unit", "channels", "per_day")
    suffixes: ClassVar[Mapping[str, str]] = {"": "", ".so": "chỉ con số", ".so_sanh": "so với kỳ trước"}

    def check_settings(self, settings: Mapping[str, Any], place: str) -> None:
        super().check_settings(settings, place)
        _text(settings.get("unit", ""), f"{place}.unit")
        _check_channels(settings, place)
        if not isinstance(settings.get("per_day", False), bool):
            raise BadEntry(f"{place}.per_day", "phải là true hoặc false")

    def read(self, raw: Any, field: Field, place: str) -> Number:
        raw = checked_keys(raw, place, ["counted", "typed", "reason", "manner", "unit", "before"])
        unit = raw.get("unit", field.settings.get("unit", ""))
        number = Number(
            counted=_figure(raw.get("counted"), f"{place}.counted"),
            typed=_figure(raw.get("typed"), f"{place}.typed"),
            reason=_text(raw.get("reason", ""), f"{place}.reason"),
            manner=raw.get("manner", MANNERS[0]),
            unit=_text(unit, f"{place}.unit"),
            before=_earlier(raw.get("before"), f"{place}.before"),
        )
        if number.manner not in MANNERS:
            raise BadEntry(f"{place}.manner", f"phải là một trong: {', '.join(MANNERS)}")
        return number

    def is_blank(self, answer: Number) -> bool:
        return not answer.figure

    def value(self, answer: Number, field: Field, suffix: str) -> Line:
        if not answer.figure:
            return plain(GAP)
        if suffix == ".so":
            return plain(answer.figure)
        if suffix == ".so_sanh":
            return plain(_compared(answer))
        manner = "" if answer.manner == MANNERS[0] else f"{answer.manner} "
        joint = "" if answer.unit.startswith("%") else " "
        return plain(f"{manner}{answer.figure}{joint}{answer.unit}".strip())


def _compared(answer: Number) -> str:
    now = parsed_number(answer.figure)
    before = parsed_number(answer.before.figure) if answer.before else None
    if now is None or before is None or not answer.before:
        return GAP
    return compared(now, before, answer.unit, answer.before.period)


@dataclass(frozen=True)
class Ratio:
    """x of y, as typed or as the diary had it; ``counted`` is what the diary says (“17/17”)."""

    part: str = ""
    whole: str = ""
    counted: str = ""
    before: Earlier | None = None

    @property
    def percent(self) -> str:
        """“94,44%”, or the gap when it cannot be calculated."""
        part, whole = parsed_number(self.part), parsed_number(self.whole)
        return GAP if part is None or whole is None else written_percent(part, whole)


class RatioKind(Kind):
    """x/y with its per cent."""

    name, title = "ratio", "tỷ lệ x/y"
    settings = ("unit", "channels")
    suffixes: ClassVar[Mapping[str, str]] = {"": "x/y", ".ty_le": "tỷ lệ %", ".phan": "x", ".tong": "y"}

    def check_settings(self, settings: Mapping[str, Any], place: str) -> None:
        super().check_settings(settings, place)
        _text(settings.get("unit", ""), f"{place}.unit")
        _check_channels(settings, place)

    def read(self, raw: Any, field: Field, place: str) -> Ratio:
        raw = checked_keys(raw, place, ["part", "whole", "counted", "before"])
        part, whole, counted = (
            _figure(raw.get(key), f"{place}.{key}") for key in ("part", "whole", "counted")
        )
        return Ratio(part, whole, counted, _earlier(raw.get("before"), f"{place}.before"))

    def is_blank(self, answer: Ratio) -> bool:
        return not (answer.part and answer.whole)

    def value(self, answer: Ratio, field: Field, suffix: str) -> Line:
        part, whole = answer.part or GAP, answer.whole or GAP
        text = {".ty_le": answer.percent, ".phan": part, ".tong": whole}.get(suffix, f"{part}/{whole}")
        unit = field.settings.get("unit", "")
        return plain(f"{text} {unit}".strip() if not suffix else text)


class DateKind(Kind):
    """A day."""

    name, title = "date", "ngày"
    suffixes: ClassVar[Mapping[str, str]] = {"": "viết đầy đủ", ".ngan": "viết gọn"}

    def read(self, raw: Any, field: Field, place: str) -> date | None:
        return _day(raw, place)

    def value(self, answer: date | None, field: Field, suffix: str) -> Line:
        return plain(written_date(answer, "short" if suffix else "full") if answer else GAP)


class Choice(Kind):
    """One of the options of the form; the answer is its id, the document shows its text."""

    name, title = "choice", "lựa chọn"
    settings = ("options",)
    suffixes: ClassVar[Mapping[str, str]] = {"": ""}

    def read(self, raw: Any, field: Field, place: str) -> str:
        options = field.settings.get("options", {})
        if raw not in ("", *options):
            raise BadEntry(place, f"phải là một trong: {', '.join(options)}")
        return str(raw)

    def value(self, answer: str, field: Field, suffix: str) -> Line:
        return plain(field.settings["options"][answer] if answer else GAP)

    def check_settings(self, settings: Mapping[str, Any], place: str) -> None:
        super().check_settings(settings, place)
        options = settings.get("options")
        texts = options.values() if isinstance(options, dict) else ()
        if not texts or not all(isinstance(text, str) for text in texts):
            raise BadEntry(f"{place}.options", "phải là bảng mã = chữ")


class YesNo(Kind):
    """Yes or no; no hides the section that ``shows`` names."""

    name, title = "yesno", "có hoặc không"
    settings = ("shows",)

    def read(self, raw: Any, field: Field, place: str) -> bool:
        if not isinstance(raw, bool):
            raise BadEntry(place, "phải là true hoặc false")
        return raw

    def is_blank(self, answer: bool) -> bool:
        return False

    def check_settings(self, settings: Mapping[str, Any], place: str) -> None:
        super().check_settings(settings, place)
        if not isinstance(settings.get("shows", ""), str):
            raise BadEntry(f"{place}.shows", "phải là id của một mục")


@dataclass(frozen=True)
class Cited:
    """A citation of the list: its own id and its words; issuer and abstract may hold live values."""

    id: str
    type: str
    number: str
    symbol: str
    day: date | None
    issuer: Line
    abstract: Line

    @property
    def is_blank(self) -> bool:
        """Whether nothing is known of the document yet."""
        words = (self.type, self.number, self.symbol)
        return not (any(words) or self.day) and is_blank(self.issuer) and is_blank(self.abstract)

    def resolved(self, issuer: str, abstract: str) -> Citation:
        """The citation with its live values in words."""
        return Citation(self.type, self.number, self.symbol, self.day, issuer, abstract)


class Citations(Kind):
    """Documents cited; each lends itself to the text as “field.id” and may be written as a list."""

    name, title = "citations", "văn bản được viện dẫn"
    settings = ("display",)

    def read(self, raw: Any, field: Field, place: str) -> tuple[Cited, ...]:
        if not isinstance(raw, list):
            raise BadEntry(place, "phải là danh sách văn bản")
        cited = tuple(_cited(item, f"{place}[{n}]") for n, item in enumerate(raw))
        ids = [item.id for item in cited]
        if len(set(ids)) < len(ids):
            raise BadEntry(place, "hai văn bản có cùng id")
        return cited

    def lines(self, answer: tuple[Cited, ...]) -> Iterator[Line]:
        for item in answer:
            yield item.issuer
            yield item.abstract

    def check_settings(self, settings: Mapping[str, Any], place: str) -> None:
        super().check_settings(settings, place)
        if settings.get("display", "none") not in ("none", "list"):
            raise BadEntry(f"{place}.display", "phải là none hoặc list")


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


class TableKind(Kind):
    """Rows under the columns of the form; a total row sums the columns of numbers.

    ``lead`` is the sentence that the body says of the table: it stands before it, or, with an
    ``appendix`` title, in its place. A table without rows leaves neither.
    """

    name, title = "table", "bảng"
    settings = ("columns", "total", "appendix", "lead")

    def read(self, raw: Any, field: Field, place: str) -> tuple[tuple[str, ...], ...]:
        if not isinstance(raw, list) or not all(isinstance(row, list) for row in raw):
            raise BadEntry(place, "phải là danh sách các dòng")
        width = len(field.settings.get("columns", ()))
        for n, row in enumerate(raw):
            if len(row) != width or not all(isinstance(cell, str) for cell in row):
                raise BadEntry(f"{place}[{n}]", f"dòng phải có {width} ô chữ")
        return tuple(tuple(row) for row in raw)

    def is_blank(self, answer: tuple[tuple[str, ...], ...]) -> bool:
        return not any(cell.strip() for row in answer for cell in row)

    def written(self, answer: tuple[tuple[str, ...], ...], field: Field) -> Iterator[Written | Grid]:
        rows = tuple(row for row in answer if any(cell.strip() for cell in row))
        columns = tuple(field.settings["columns"])
        if rows:
            total = _total(columns, rows) if field.settings.get("total") else ()
            if lead := field.settings.get("lead"):
                yield Written(plain(lead))
            yield Grid(columns, rows, total, field.settings.get("appendix", ""))

    def check_settings(self, settings: Mapping[str, Any], place: str) -> None:
        super().check_settings(settings, place)
        columns = settings.get("columns")
        if not isinstance(columns, list) or not columns:
            raise BadEntry(f"{place}.columns", "bảng phải có ít nhất một cột")
        for n, column in enumerate(columns):
            _check_column(column, f"{place}.columns[{n}]")
        for key in ("appendix", "lead"):
            _text(settings.get(key, ""), f"{place}.{key}")
        if not isinstance(settings.get("total", False), bool):
            raise BadEntry(f"{place}.total", "phải là true hoặc false")


@dataclass(frozen=True)
class Signing:
    """Who signs and how; ``authority`` and ``position`` of None stand for what the way of signing writes."""

    case: str = "chu-tich"
    authority: tuple[str, ...] | None = None
    position: str | None = None
    name: str = ""


class SigningKind(Kind):
    """The way of signing (PL I, II.7), the post and the name."""

    name, title = "signature", "người ký"

    def read(self, raw: Any, field: Field, place: str) -> Signing:
        raw = checked_keys(raw, place, ["case", "authority", "position", "name"])
        authority, position = raw.get("authority"), raw.get("position")
        if authority is not None and not isinstance(authority, list):
            raise BadEntry(f"{place}.authority", "phải là danh sách các dòng")
        return Signing(
            _text(raw.get("case", "chu-tich"), f"{place}.case"),
            None if authority is None else tuple(_text(line, f"{place}.authority") for line in authority),
            None if position is None else _text(position, f"{place}.position"),
            _text(raw.get("name", ""), f"{place}.name"),
        )

    def is_blank(self, answer: Signing) -> bool:
        return not answer.name


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        ShortText(),
        ProseText(),
        NumberKind(),
        RatioKind(),
        DateKind(),
        Choice(),
        YesNo(),
        Citations(),
        NumberedList(),
        Assignments(),
        TableKind(),
        Addressees(),
        Recipients(),
        SigningKind(),
    )
}


def read_answer(field: Field, raw: Any, place: str = "") -> Any:
    """The value of a field's answer in JSON."""
    return KINDS[field.kind].read(raw, field, place or f"answers.{field.id}")


def is_answered(field: Field, raw: Any) -> bool:
    """Whether an answer in JSON says anything."""
    return raw is not None and not KINDS[field.kind].is_blank(read_answer(field, raw))


def _figure(raw: Any, place: str) -> str:
    if raw is None or raw == "":
        return ""
    if isinstance(raw, bool) or not isinstance(raw, str | int) or (isinstance(raw, int) and raw < 0):
        raise BadEntry(place, 'phải là số nguyên không âm, hoặc chữ như "02" hay "1.234,5"')
    return str(written_number(raw)) if isinstance(raw, int) else _text(raw, place).strip()


def _earlier(raw: Any, place: str) -> Earlier | None:
    if raw is None:
        return None
    raw = checked_keys(raw, place, ["figure", "period"])
    return Earlier(*(_text(raw.get(key, ""), f"{place}.{key}") for key in ("figure", "period")))


def _text(raw: Any, place: str) -> str:
    if not isinstance(raw, str):
        raise BadEntry(place, "phải là chữ")
    return raw


def _day(raw: Any, place: str) -> date | None:
    if not raw:
        return None
    try:
        return date.fromisoformat(raw)
    except (TypeError, ValueError) as error:
        raise BadEntry(place, f"không có ngày {raw!r}; viết như 2023-07-20") from error


def _cited(raw: Any, place: str) -> Cited:
    raw = checked_keys(raw, place, ["id", "type", "number", "symbol", "date", "issuer", "abstract"])
    words = {key: _text(raw.get(key, ""), f"{place}.{key}") for key in ("id", "type", "number", "symbol")}
    if not words["id"]:
        raise BadEntry(f"{place}.id", "mỗi văn bản phải có id")
    return Cited(
        **words,
        day=_day(raw.get("date"), f"{place}.date"),
        issuer=line_from_json(raw.get("issuer", ""), f"{place}.issuer"),
        abstract=line_from_json(raw.get("abstract", ""), f"{place}.abstract"),
    )


def _assignment(raw: Any, place: str) -> Assignment:
    raw = checked_keys(raw, place, ["unit", "tasks"])
    return Assignment(
        line_from_json(raw.get("unit", ""), f"{place}.unit"),
        prose_from_json(raw.get("tasks", []), f"{place}.tasks"),
    )


def _check_channels(settings: Mapping[str, Any], place: str) -> None:
    channels = settings.get("channels", [])
    if not isinstance(channels, list) or not all(isinstance(one, str) for one in channels):
        raise BadEntry(f"{place}.channels", "phải là danh sách mã loại hình của sổ theo dõi")


def _check_column(raw: Any, place: str) -> None:
    column = checked_keys(raw, place, ["title", "number", "width"])
    _text(column.get("title"), f"{place}.title")
    if not isinstance(column.get("number", False), bool):
        raise BadEntry(f"{place}.number", "phải là true hoặc false")
    width = column.get("width", 1)
    if not isinstance(width, int) or isinstance(width, bool) or width < 1:
        raise BadEntry(f"{place}.width", "phải là số nguyên từ 1")


def _total(columns: tuple[Mapping[str, Any], ...], rows: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    sums = ["" for _ in columns]
    for n, column in enumerate(columns):
        values = [parsed_number(row[n]) for row in rows if row[n].strip()]
        if column.get("number") and values and None not in values:
            sums[n] = written_number(sum(value for value in values if value is not None))
    first = next((n for n, column in enumerate(columns) if not column.get("number")), None)
    if first is not None:
        sums[first] = "Tổng cộng"
    return tuple(sums)
