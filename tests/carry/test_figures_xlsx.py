"""The figures of a document as a workbook: what stands in it, and that it is the same everywhere."""

import hashlib
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from cchc_desktop.carry.figures_xlsx import figures_xlsx
from cchc_desktop.figures.activities import Activity
from cchc_desktop.figures.backing import Backed
from cchc_desktop.figures.channels import shipped_channels
from cchc_desktop.figures.sources import Source

CHANNELS = {channel.id: channel for channel in shipped_channels()}
ROWS = (
    Activity(date(2023, 2, 13), "trang-tin", "=HYPERLINK(A1)", Decimal("1.5"), "tin, bài", note="+84"),
    Activity(date(2023, 3, 1), "xe-loa", "Đọc tin", Decimal(2), "@suất", 30, evidence="-1"),
)
TOLD = [
    Backed(
        Source("a", "Tin, bài?", "trên 500 tin", "498", "500", "=1+1", "tin", "từ …", ("x",)), ROWS, "3,5"
    ),
    Backed(Source("b", "Tổ công nghệ?", "17/17", "17/17", "17/17", channels=("y",)), ROWS[:1], "16/17"),
    Backed(Source("c", "-Tổ viên?", "118 tổ viên", "", "118", unit="tổ viên"), (), ""),
]
DIGEST = "ee2a473f61e577f229c1f7ce81ec6f63605c47e476b6505e3065b870e3b1a95f"


@pytest.fixture(scope="module")
def made():
    return figures_xlsx("Báo cáo quý I", TOLD, CHANNELS)


def values(made, title):
    book = openpyxl.load_workbook(io.BytesIO(made))
    return [[cell.value for cell in row] for row in book[title].iter_rows()]


def test_every_figure_stands_with_what_was_counted_and_what_was_typed(made):
    (title, *_), _, _, first, second, third = values(made, "Số liệu")
    assert title == "Báo cáo quý I"
    assert first == ["Tin, bài?", "trên 500 tin", "tin", 498, 500, "=1+1", "từ …", 2, 3.5]
    assert second == ["Tổ công nghệ?", "17/17", None, "17/17", None, None, None, 1, "16/17"]
    assert third == ["-Tổ viên?", "118 tổ viên", "tổ viên", None, 118, None, None, None, None]


def test_every_figure_has_its_rows_even_those_of_another(made):
    rows = values(made, "Các dòng sổ")[3:]
    assert [(row[0], row[3]) for row in rows] == [
        ("Tin, bài?", "=HYPERLINK(A1)"),
        ("Tin, bài?", "Đọc tin"),
        ("Tổ công nghệ?", "=HYPERLINK(A1)"),
    ]
    assert [row[1].date() for row in rows] == [date(2023, 2, 13), date(2023, 3, 1), date(2023, 2, 13)]
    assert [row[4] for row in rows] == [1.5, 2, 1.5]


def test_no_cell_is_a_formula(made):
    book = openpyxl.load_workbook(io.BytesIO(made))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    assert kinds == {"s", "n", "d"}


def test_bytes_are_the_same_on_every_machine_and_every_day(made):
    assert hashlib.sha256(made).hexdigest() == DIGEST


def test_names_of_columns_stay_in_view(made):
    for sheet in openpyxl.load_workbook(io.BytesIO(made)):
        assert sheet.freeze_panes == "A4"
        assert sheet["A3"].font.bold
        assert not sheet["A4"].font.bold
