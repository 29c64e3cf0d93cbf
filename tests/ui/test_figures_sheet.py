"""The figures sheet from the diary: totals, months with their chart, every row, and how the days were cut."""

import io

import docx
import pytest

from cchc_desktop.carry.figures_sheet import CHART
from cchc_desktop.commandline import all_forms
from cchc_desktop.document.text import write_text
from cchc_desktop.figures.periods import with_window
from cchc_desktop.store.activities import Sought
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.diary import diary_window
from cchc_desktop.ui.diary.diary_window import DiaryWindow
from cchc_desktop.ui.diary.figures_sheet import sheet_of
from cchc_desktop.ui.paper.lines import LineCache
from cchc_desktop.ui.paper.pages import lay_out
from cchc_desktop.ui.paper.strips import Picture
from tests.ui.test_printing import with_printer

ROWS = [
    ("10/12/2023", "Xe loa", "Đọc đầu kỳ", "2", "suất", "", "", "loa.docx"),
    ("09/12/2024", "Xe loa", "Đọc cuối kỳ", "3", "suất", "40"),
    ("10/12/2024", "Xe loa", "Đọc kỳ sau", "9", "suất"),
    ("01/06/2024", "Tổ công nghệ số cộng đồng", "", "15/17", "tổ"),
    ("01/09/2024", "Tổ công nghệ số cộng đồng", "", "16/17", "tổ"),
]
YEAR = with_window("nam", 2024, "tenth")


@pytest.fixture
def diary(app, tmp_path):
    desk = Desk(tmp_path / "so.db", *all_forms())
    desk.put("cut_off", "tenth")
    desk.writer.flush(10)
    window = DiaryWindow(desk)
    window.take([list(row) for row in ROWS])
    yield window
    window.close()
    desk.writer.close(10)


def sheet(diary, period=YEAR):
    sought = Sought.of_period(period) if period else Sought()
    return sheet_of(diary._desk, period, sought)


def test_the_sheet_says_totals_rows_and_how_the_days_were_cut(diary):
    text = write_text(sheet(diary)[0])
    assert "Khoảng lấy số liệu: từ ngày 10/12/2023 đến ngày 10/12/2024." in text
    assert "Cách lấy: từ ngày 10/12 đến ngày 10/12, thông lệ của một số cơ quan." in text
    assert "Số liệu của ngày 10/12/2024 tính vào kỳ sau." in text
    assert "2 | Xe loa | 5 | suất | 40 | 2" in text
    assert "1 | Tổ công nghệ số cộng đồng | 16/17 | tổ |  | 2" in text
    assert "1 | 10/12/2023 | Đọc đầu kỳ | 2 | suất |  | loa.docx" in text
    assert "12/2024 | 1 | Xe loa: 1" in text
    assert "Đọc kỳ sau" not in text


def test_the_decree_stands_on_the_sheet(diary):
    diary._desk.put("cut_off", "central")
    diary._desk.writer.flush(10)
    text = write_text(sheet(diary, with_window("6-thang-dau", 2024, "central"))[0])
    assert "Nghị định 09/2019/NĐ-CP, Điều 12" in text


def test_days_of_ones_own_are_called_so(diary):
    text = write_text(sheet(diary, with_window("nam", 2024))[0])
    assert "Cách lấy: ngày đầu, ngày cuối tự chọn." in text


def test_every_row_of_the_sheet_adds_up_to_its_total(diary):
    document, _ = sheet(diary, None)
    tables = [block for block in document.blocks if hasattr(block, "rows")]
    rows = [row for table in tables[2:] for row in table.rows]
    assert len(rows) == len(ROWS)
    assert sum(int(row[3]) for row in rows if row[4] == "suất") == 14
    assert tables[0].rows[1][2] == "14"


def test_the_chart_stands_below_its_sentence_on_the_same_page(diary):
    document, drawings = sheet(diary)
    pages = lay_out(document, LineCache(), drawings)
    (page,) = [page for page in pages if any(isinstance(piece, Picture) for piece in page.pieces)]
    (picture,) = [piece for piece in page.pieces if isinstance(piece, Picture)]
    sentence = page.area(CHART)
    assert sentence
    assert picture.rect.top() >= sentence.bottom()
    assert page.text_area.adjusted(-1, -1, 1, 1).contains(picture.rect)


def test_a_diary_without_rows_has_a_sheet_without_chart(diary):
    document, drawings = sheet(diary, with_window("nam", 2001))
    assert not drawings
    assert lay_out(document, LineCache(), drawings)


@pytest.mark.parametrize("name", ["phieu.pdf", "phieu.docx"])
def test_the_sheet_is_written_from_the_diary(diary, tmp_path, name):
    diary.filters.period.setCurrentIndex(diary.filters.period.findData("nam 2024"))
    diary.write_sheet_to(tmp_path / name)
    data = (tmp_path / name).read_bytes()
    assert name in diary.notice.text
    if name.endswith("pdf"):
        assert data.startswith(b"%PDF")
    else:
        tables = docx.Document(io.BytesIO(data)).tables
        assert "Đọc đầu kỳ" in [cell.text for table in tables for row in table.rows for cell in row.cells]


def test_a_place_that_cannot_be_written_is_said(diary, tmp_path, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(diary_window, "tell", lambda _parent, title, text: said.append(f"{title} {text}"))
    diary.write_sheet_to(tmp_path / "nowhere" / "phieu.pdf")
    assert said[0].startswith("Chưa lưu được phiếu")


def test_the_sheet_is_printed_from_its_menu(diary, tmp_path, monkeypatch):
    with_printer(monkeypatch, tmp_path / "in.pdf")
    diary.show()
    diary.filters.period.setCurrentIndex(diary.filters.period.findData("nam 2024"))
    diary.sheet_button.menu().actions()[0].trigger()
    assert (tmp_path / "in.pdf").read_bytes().startswith(b"%PDF")
