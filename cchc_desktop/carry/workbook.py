"""Excel workbooks: sheets of plain values out, always the same bytes; the values of a first sheet in."""

import io
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

Cell = str | int | Decimal | date
"""What a cell holds; words stay words, even those that Excel would take for a formula."""

_A4 = 9
_CORE = "docProps/core.xml"
_LOOKS: Mapping[str, Any] = {
    "title": {"bold": True, "wrap": False},
    "head": {"bold": True},
    "plain": {},
    "day": {"form": "dd/mm/yyyy"},
}
_NOBODY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties'
    b' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)


@dataclass(frozen=True)
class Sheet:
    """A sheet with its widths in characters.

    Row ``heads``, from 1, names the columns and stays in view; the rows above it say what the sheet is.
    """

    title: str
    widths: tuple[int, ...]
    rows: Iterable[Sequence[Cell]]
    heads: int = 1


def workbook_of(sheets: Iterable[Sheet]) -> bytes:
    """The workbook's bytes, the same on every machine and on every day for the same cells."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet)
    made = io.BytesIO()
    book.save(made)
    return _steady(made)


def first_sheet(data: bytes, columns: int) -> Iterator[tuple[Any, ...]]:
    """The values of a workbook's first sheet, row by row; raises whatever a damaged file makes it raise."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of ornaments that are not read
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # some programs write a wrong size, and rows beyond it would be lost
        yield from sheet.iter_rows(max_col=columns, values_only=True)


def _fill(made: Any, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter

    for number, width in enumerate(sheet.widths, 1):
        made.column_dimensions[get_column_letter(number)].width = width
    made.freeze_panes = f"A{sheet.heads + 1}"
    made.page_setup.orientation, made.page_setup.paperSize = "landscape", _A4
    made.page_setup.fitToHeight = 0
    made.sheet_properties.pageSetUpPr.fitToPage = True
    looks = {name: _look(made, **look) for name, look in _LOOKS.items()}
    try:
        for number, row in enumerate(sheet.rows, 1):
            head = "title" if number < sheet.heads else "head" if number == sheet.heads else ""
            made.append([_cell(made, value, looks[head or _look_of(value)]) for value in row])
    except BaseException:
        made.close()  # openpyxl complains of a sheet that is left half written
        raise


def _look_of(value: Cell) -> str:
    return "day" if isinstance(value, date) else "plain"


def _look(made: Any, *, bold: bool = False, wrap: bool = True, form: str = "General") -> Any:
    """A cell's look, made once: to make it for every cell takes five times as long."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    cell = WriteOnlyCell(made)
    cell.alignment = Alignment(vertical="top", wrap_text=wrap)
    cell.font = Font(bold=bold)
    cell.number_format = form
    return cell._style  # noqa: SLF001, what openpyxl's own documentation copies from cell to cell


def _cell(made: Any, value: Cell, look: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(made, value)
    if isinstance(value, str):
        cell.data_type = "s"
    cell._style = look  # noqa: SLF001
    return cell


def _steady(saved: io.BytesIO) -> bytes:
    """The same parts uncompressed and without the clock: not in the zip, nor in the file's properties."""
    stored = io.BytesIO()
    with ZipFile(saved) as source, ZipFile(stored, "w", ZIP_STORED) as target:
        for name in source.namelist():
            info = ZipInfo(name)
            info.create_system = 0
            target.writestr(info, _NOBODY if name == _CORE else source.read(name))
    return stored.getvalue()
