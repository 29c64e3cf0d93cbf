"""The diary as CSV: what goes out comes back, and what is no table ends in a clear sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.carry.diary_csv import CannotRead, csv_of, rows_of_csv, rows_of_paste
from cchc_desktop.figures.activities import COLUMNS, activities_from_rows
from cchc_desktop.figures.channels import shipped_channels

cells = st.text(alphabet="aăđ =+-@'\",;\t\n\rx1", max_size=12)


@given(st.lists(st.lists(cells, min_size=8, max_size=8), max_size=4))
def test_rows_that_are_written_are_read_the_same(rows):
    assert rows_of_csv(csv_of(rows)) == [list(COLUMNS), *rows]


def test_a_cell_that_looks_like_a_formula_stays_text():
    data = csv_of([["=cmd|' /C calc'!A0", "-1+2", "@SUM(A1)", "thường", "", "", "", ""]])
    assert data.decode("utf-8-sig").splitlines()[1].startswith("'=cmd|' /C calc'!A0,'-1+2,'@SUM(A1),thường")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("divider", [",", ";", "\t"])
def test_encodings_and_dividers_of_excel_are_read(encoding, divider):
    data = divider.join(["13/2/2023", "Xe loa", "Đọc tin"]).encode(encoding)
    assert rows_of_csv(data) == [["13/2/2023", "Xe loa", "Đọc tin"]]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("a\nTuyên".encode("cp1258", "replace") + b"\xea\xff", "Dòng 2: chữ không phải mã Unicode"),
        (b"a\x00b", "không phải là tệp CSV"),
        (b'a,"b', "thiếu dấu ngoặc kép đóng"),
        (b'a,"b"c', "đặt sai chỗ"),
        (b"x" * 50_000_001, "50 MB"),
    ],
)
def test_what_is_no_table_is_told_in_one_sentence(data, words):
    with pytest.raises(CannotRead, match=words):
        rows_of_csv(data)


def test_200_000_rows_are_refused_whole():
    data = b"13/2/2023,xe loa,a\r\n" * 200_000
    done, mistakes = activities_from_rows(rows_of_csv(data), shipped_channels())
    assert done == []
    assert str(mistakes[0]) == "Dòng 50002: tệp có quá 50.000 dòng; hãy chia thành nhiều tệp"


def test_cells_copied_from_excel_are_rows():
    assert rows_of_paste('1/2/2023\txe loa\t"hai\ndòng"\r\n2/2/2023\txe loa\tb\r\n') == [
        ["1/2/2023", "xe loa", "hai dòng"],
        ["2/2/2023", "xe loa", "b"],
    ]
