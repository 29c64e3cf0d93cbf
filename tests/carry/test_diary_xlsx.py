"""The diary as an Excel workbook: what goes out comes back, and what is no workbook ends in a sentence."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from cchc_desktop.carry.diary_csv import CannotRead
from cchc_desktop.carry.diary_xlsx import rows_of_xlsx, xlsx_of
from cchc_desktop.figures.activities import COLUMNS, MOST_ROWS, activities_from_rows
from cchc_desktop.figures.channels import shipped_channels

ROWS = [
    ["13/02/2023", "Xe loa", "=1+1 Đọc tin", "1.234,5", "suất", "12", "'ghi chú", "@SUM(A1)"],
    ["01/03/2023", "Tổ công nghệ số cộng đồng", "Đến nay", "17/17", "tổ", "118", "", "-x"],
]


def workbook(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_rows_that_are_written_are_read_the_same():
    assert list(rows_of_xlsx(xlsx_of(ROWS))) == [list(COLUMNS), *ROWS]


def test_days_and_figures_are_such_for_excel_and_formulas_are_text():
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_of(ROWS))).active
    assert sheet["A2"].value.date() == date(2023, 2, 13)
    assert sheet["D2"].value == 1234.5
    assert (sheet["C2"].data_type, sheet["H2"].data_type) == ("s", "s")


def test_a_sheet_that_was_typed_in_excel_is_read():
    data = workbook([["Ngày"], [date(2023, 2, 13), "xe loa", "Đọc\ntin", 2, None, 3.0]])
    done, mistakes = activities_from_rows(rows_of_xlsx(data), shipped_channels())
    assert not mistakes
    assert (done[0].title, str(done[0].quantity), done[0].attendants) == ("Đọc tin", "2", 3)


def test_a_formula_where_a_figure_belongs_is_told_by_its_row():
    data = workbook([[date(2023, 2, 13), "xe loa", "a", "=SUM(A1:A9)"], [True, "xe loa", "", -3]])
    done, mistakes = activities_from_rows(rows_of_xlsx(data), shipped_channels())
    assert done == []
    assert [str(one)[:7] for one in mistakes] == ["Dòng 1:", "Dòng 2:"]


def test_a_sheet_that_is_too_long_is_refused_before_it_is_read_whole():
    data = workbook([["13/2/2023", "xe loa", "a"]] * (MOST_ROWS + 500))
    done, (mistake,) = activities_from_rows(rows_of_xlsx(data), shipped_channels())
    assert done == []
    assert mistake.row == MOST_ROWS + 2


def test_rows_beyond_a_wrong_size_are_not_lost():
    made = workbook([["13/02/2023", "Xe loa", f"Buổi {n}"] for n in range(5)])
    wrong = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(wrong, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<dimension ref="A1:C5"', b'<dimension ref="A1"'))
    assert b'ref="A1"' in zipfile.ZipFile(wrong).read("xl/worksheets/sheet1.xml")
    assert [row[2] for row in rows_of_xlsx(wrong.getvalue())] == [f"Buổi {n}" for n in range(5)]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"a,b,c", xlsx_of(ROWS)[:-300], b"x" * 50_000_001])
def test_what_is_no_workbook_is_told_in_one_sentence(data):
    with pytest.raises(CannotRead):
        list(rows_of_xlsx(data))
