"""The diary as an Excel workbook: rows of words in, days and figures out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from typing import Any

from cchc_desktop.carry.diary_csv import MOST_BYTES, CannotRead
from cchc_desktop.carry.workbook import Cell, Sheet, first_sheet, workbook_of
from cchc_desktop.figures.activities import COLUMNS
from cchc_desktop.form.wording import parsed_number, screen_date, typed_date, written_number

WIDTHS = (12, 32, 60, 10, 12, 10, 30, 30)
"""Of the diary's columns, in characters."""

_FIGURES = (3, 5)
_BROKEN = "Không đọc được tệp Excel này: tệp hỏng, có mật khẩu hoặc không phải .xlsx."


def rows_of_xlsx(data: bytes) -> Iterator[list[str]]:
    """The rows of a workbook's first sheet as words; what looks like a formula is only its words.

    Raises ``CannotRead``, also while the rows are taken one by one.
    """
    if len(data) > MOST_BYTES:
        raise CannotRead("Tệp lớn quá 50 MB. Hãy chia thành nhiều tệp.")
    try:
        for row in first_sheet(data, len(COLUMNS)):
            yield [_words(value) for value in row]
    except Exception as error:  # a damaged file fails in every library it is made of
        raise CannotRead(_BROKEN) from error


def xlsx_of(rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook with the diary's columns; days and figures can be sorted and added up, all else is text."""
    return workbook_of([Sheet("Sổ theo dõi", WIDTHS, chain([COLUMNS], map(cells_of, rows)))])


def cells_of(row: Sequence[str]) -> list[Cell]:
    """A row of the diary as Excel's cells."""
    return [_cell(column, words) for column, words in enumerate(row)]


def number_cell(words: str) -> Cell:
    """A figure as it is written, as one that Excel can add up: “1.234,5”; other words as they are."""
    number = parsed_number(words)
    if number is None:
        return words
    return number if number % 1 else int(number)


def _cell(column: int, words: str) -> Cell:
    if column == 0:
        return typed_date(words) or words
    return number_cell(words) if column in _FIGURES else words


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return screen_date(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return written_number(Decimal(str(value)).normalize() if value % 1 else int(value))
    return " ".join(str(value).split())
