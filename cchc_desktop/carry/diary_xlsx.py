"""The diary as an Excel workbook: rows of words in, days and figures out."""

import io
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cchc_desktop.carry.diary_csv import MOST_BYTES, CannotRead
from cchc_desktop.figures.activities import COLUMNS
from cchc_desktop.form.wording import parsed_number, screen_date, typed_date, written_number

_WIDTHS = (12, 32, 60, 10, 12, 10, 30, 30)
_FIGURES = (3, 5)
_BROKEN = "Không đọc được tệp Excel này: tệp hỏng, có mật khẩu hoặc không phải .xlsx."


def rows_of_xlsx(data: bytes) -> Iterator[list[str]]:
    """The rows of a workbook's first sheet as words; what looks like a formula is only its words.

    Raises ``CannotRead``, also while the rows are taken one by one.
    """
    if len(data) > MOST_BYTES:
        raise CannotRead("Tệp lớn quá 50 MB. Hãy chia thành nhiều tệp.")
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of ornaments that are not read
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
            for row in book.worksheets[0].iter_rows(max_col=len(COLUMNS), values_only=True):
                yield [_words(value) for value in row]
    except Exception as error:  # a damaged file fails in every library it is made of
        raise CannotRead(_BROKEN) from error


def xlsx_of(rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook with the diary's columns; days and figures can be sorted and added up, all else is text."""
    import openpyxl
    from openpyxl.cell import WriteOnlyCell

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Sổ theo dõi")
    for letter, width in zip("ABCDEFGH", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append(COLUMNS)

    def cell_of(column: int, words: str) -> Any:
        cell = WriteOnlyCell(sheet, _value(column, words))
        if isinstance(cell.value, str):
            cell.data_type = "s"
        return cell

    try:
        for row in rows:
            sheet.append([cell_of(column, words) for column, words in enumerate(row)])
    except BaseException:
        sheet.close()  # openpyxl complains of a sheet that is left half written
        raise
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _value(column: int, words: str) -> Any:
    if column == 0:
        return typed_date(words) or words
    number = parsed_number(words) if column in _FIGURES else None
    if number is None:
        return words
    return number if number % 1 else int(number)


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return screen_date(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return written_number(Decimal(str(value)).normalize() if value % 1 else int(value))
    return " ".join(str(value).split())
