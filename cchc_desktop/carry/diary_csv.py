"""The diary as a CSV file that Excel opens: rows of words in, rows of words out."""

import csv
import io
from collections.abc import Iterable, Sequence

from cchc_desktop.figures.activities import COLUMNS

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
MOST_BYTES = 50_000_000


class CannotRead(Exception):
    """A file that holds no table; says in Vietnamese why."""


def csv_of(rows: Iterable[Sequence[str]], columns: Sequence[str] = COLUMNS) -> bytes:
    """A table, with the diary's columns or others, in the encoding by which Excel knows Vietnamese letters.

    A cell that Excel would take for a formula gets an apostrophe, by which Excel keeps it as text.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def rows_of_csv(data: bytes) -> list[list[str]]:
    """The rows of a CSV file, whichever of comma, semicolon and tab divides its cells.

    Raises ``CannotRead`` for letters in another encoding, an open quotation mark, or a huge file.
    """
    if len(data) > MOST_BYTES:
        raise CannotRead("Tệp lớn quá 50 MB. Hãy chia thành nhiều tệp.")
    text = _decoded(data)
    if "\x00" in text:
        raise CannotRead("Đây không phải là tệp CSV.")
    first = text.partition("\n")[0]
    divider = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True))
    except csv.Error as error:
        raise CannotRead(f"Tệp CSV sai cấu trúc: {_why(str(error))}.") from error
    return [[_unguarded(cell) for cell in row] for row in rows]


def rows_of_paste(text: str) -> list[list[str]]:
    """The rows copied from Excel: tabs between cells, quotation marks around cells with line breaks."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
    return [[" ".join(cell.split()) for cell in row] for row in rows]


def _decoded(data: bytes) -> str:
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CannotRead(
            f"Dòng {line}: chữ không phải mã Unicode (UTF-8). Trong Excel, lưu lại theo kiểu “CSV UTF-8”."
        ) from error


def _why(message: str) -> str:
    return "thiếu dấu ngoặc kép đóng" if "end of data" in message else "dấu ngoặc kép đặt sai chỗ"


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_FORMULA, "'")) else cell
