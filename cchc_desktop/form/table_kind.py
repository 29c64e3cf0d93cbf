"""Tables: rows under the columns of the form, with a total that sums itself."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cchc_desktop.entry import checked_keys
from cchc_desktop.form.definition import Field
from cchc_desktop.form.kind import Grid, Kind, Written, checked_text
from cchc_desktop.form.targets import ROLES, with_year
from cchc_desktop.form.wording import parsed_number, written_number
from cchc_desktop.prose import BadEntry, plain


class TableKind(Kind):
    """Rows under the columns of the form; a total row sums the columns of numbers.

    ``lead`` is the sentence that the body says of the table: it stands before it, or, with an
    ``appendix`` title, in its place. A table without rows leaves neither. Columns with a ``role``
    hold a plan's targets and tasks.
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
        columns, rows = with_year(field.settings["columns"], rows)
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
            checked_text(settings.get(key, ""), f"{place}.{key}")
        if not isinstance(settings.get("total", False), bool):
            raise BadEntry(f"{place}.total", "phải là true hoặc false")


def naming(are_numbers: Iterable[bool]) -> int:
    """Which column names a row: the first that holds no numbers."""
    return next((n for n, number in enumerate(are_numbers) if not number), 0)


def _check_column(raw: Any, place: str) -> None:
    column = checked_keys(raw, place, ["title", "number", "width", "role"])
    if column.get("role", ROLES[0]) not in ROLES:
        raise BadEntry(f"{place}.role", f"phải là một trong: {', '.join(ROLES)}")
    checked_text(column.get("title"), f"{place}.title")
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
