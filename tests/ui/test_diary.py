"""The diary on the screen: a row by keys alone, rows from Excel, filters, totals and the chart."""

import io
import re
from dataclasses import replace
from datetime import date, timedelta

import openpyxl
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap, QWheelEvent
from PySide6.QtTest import QTest

from cchc_desktop.carry.diary_csv import csv_of
from cchc_desktop.carry.diary_xlsx import xlsx_of
from cchc_desktop.commandline import all_forms
from cchc_desktop.figures.activities import activities_from_rows
from cchc_desktop.figures.channels import shipped_channels
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.diary import diary_files, diary_window
from cchc_desktop.ui.diary.bar_chart import draw_bars
from cchc_desktop.ui.diary.channels_dialog import ChannelsDialog
from cchc_desktop.ui.diary.diary_window import DiaryWindow
from tests.ui.keys import CTRL, press, type_text

Key = Qt.Key


@pytest.fixture
def said(monkeypatch):
    told: list[str] = []
    for module in (diary_window, diary_files):
        monkeypatch.setattr(module, "tell", lambda _parent, title, text: told.append(f"{title}\n{text}"))
    return told


@pytest.fixture
def diary(app, tmp_path):
    desk = Desk(tmp_path / "so.db", *all_forms())
    window = DiaryWindow(desk)
    window.show()
    yield window
    window.close()
    desk.writer.close(10)


def shown(diary):
    return [one.title for one in diary.model.rows]


def note(diary, title, quantity="1"):
    type_text(diary.line.title, title)
    type_text(diary.line.quantity, quantity)
    press(diary.line.quantity, Key.Key_Return)


def wait(diary):
    for _ in range(3_000):
        if not diary.files.busy:
            return
        QTest.qWait(10)
    raise AssertionError("the file is still being read")


def take_file(diary, path):
    diary.files.take(path, tuple(diary._channels.values()))
    wait(diary)


def write_file(diary, path):
    diary.files.write(path, diary.model.rows, diary._channels)
    wait(diary)


def test_a_row_is_noted_by_keys_and_the_line_is_ready_for_the_next(diary):
    note(diary, "Đăng bài", "02")
    note(diary, "Đăng tin")
    assert shown(diary) == ["Đăng tin", "Đăng bài"]
    assert diary.model.rows[0].day == date.today()
    assert diary.focusWidget() is diary.line.title
    assert "Trang, cổng thông tin điện tử: 3 tin, bài" in diary.totals.text()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12/1", date(date.today().year, 1, 12)),
        ("15/3/26", date(2026, 3, 15)),
        ("15032026", date(2026, 3, 15)),
    ],
)
def test_date_may_be_typed_in_short(diary, typed: str, day: date):
    diary.line.day.clear()
    type_text(diary.line.day, typed)
    note(diary, "Đăng tin", "hai")
    assert diary.notice.isVisible()
    assert diary.line.day.text() == f"{day:%d/%m/%Y}"
    assert diary.focusWidget() is diary.line.quantity
    diary.line.quantity.clear()
    type_text(diary.line.quantity, "2")
    press(diary.line.quantity, Key.Key_Return)
    assert diary.notice.isVisible() == (day > date.today())  # what was wrong is right now
    assert [row.day for row in diary.model.rows] == [day]


def test_day_that_has_not_come_is_taken_and_told(diary):
    day = date.today() + timedelta(days=40)
    diary.line.day.clear()
    type_text(diary.line.day, f"{day:%d%m%Y}")
    note(diary, "Đăng bài", "1")
    assert [row.day for row in diary.model.rows] == [day]
    assert diary.notice.text == f"Ngày {day:%d/%m/%Y} của dòng vừa thêm chưa đến. Hãy xem lại ngày."


def test_what_is_wrong_in_the_line_is_said_and_stays(diary):
    note(diary, "Đăng bài", "hai")
    assert shown(diary) == []
    assert diary.notice.text == "Số lượng: “hai” không phải là con số; viết như 36 hoặc 17/18."
    assert diary.line.title.text() == "Đăng bài"


def test_the_latest_row_is_repeated(diary):
    note(diary, "Đọc tin trên xe loa")
    diary.repeat_last()
    assert diary.focusWidget() is diary.line.day
    press(diary.line.title, Key.Key_Return)
    assert shown(diary) == ["Đọc tin trên xe loa"] * 2


def test_rows_copied_from_excel_are_added_and_taken_back(diary, said):
    rows = "\r\n".join(f"0{n}/02/2023\tXe loa\tBuổi {n}\t{n}\tsuất" for n in range(1, 6))
    QGuiApplication.clipboard().setText(rows)
    diary.activateWindow()
    assert QTest.qWaitForWindowActive(diary)
    diary.table.setFocus()
    QTest.keyClick(diary.table, Key.Key_V, CTRL)
    assert shown(diary) == [f"Buổi {n}" for n in range(5, 0, -1)]
    assert not said
    diary.notice._act()
    assert shown(diary) == []


def test_one_wrong_row_of_a_file_leaves_all_of_it_out(diary, said, tmp_path):
    path = tmp_path / "so.csv"
    path.write_text("1/2/2023,Xe loa,a\n31/2/2023,Xe loa,b\n", encoding="utf-8")
    take_file(diary, path)
    assert shown(diary) == []
    assert "Dòng 2: Ngày: Không có ngày “31/2/2023”" in said[0]
    path.write_bytes("1/2/2023,Đài,a".encode("utf-16-le"))
    take_file(diary, path)
    assert "không phải là tệp CSV" in said[1] or "Unicode" in said[1]


@pytest.mark.parametrize("name", ["ra.csv", "ra.xlsx"])
def test_rows_written_to_a_file_are_read_back(diary, said, tmp_path, name):
    note(diary, "=1+1 Đăng bài")
    write_file(diary, tmp_path / name)
    take_file(diary, tmp_path / name)
    assert shown(diary) == ["=1+1 Đăng bài"] * 2
    assert not said


def test_period_channel_and_words_filter_rows_totals_and_chart(diary):
    year = date.today().year
    rows = [
        (f"10/{month}/{year}", channel, f"Buổi {month}", "1")
        for month in (1, 6)
        for channel in ("xe-loa", "khac")
    ]
    diary.take(rows)
    diary.filters.period.setCurrentIndex(diary.filters.period.findData(f"quy-1 {year}"))
    diary.filters.channel.setCurrentIndex(diary.filters.channel.findData("xe-loa"))
    assert shown(diary) == ["Buổi 1"]
    assert diary.totals.text() == "1 dòng · Xe loa: 1 suất"
    diary.filters.period.setCurrentIndex(0)
    diary.filters.search.setText("buoi 6")
    assert shown(diary) == ["Buổi 6"]


def test_wheel_over_the_tabs_turns_none(diary):
    note(diary, "Đăng tin")
    bar = diary.views.tabBar()
    down = QPoint(0, -120)
    where = QPointF(bar.rect().center())
    wheel = QWheelEvent(
        where, bar.mapToGlobal(where), QPoint(), down, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QGuiApplication.sendEvent(bar, wheel)
    assert diary.views.currentIndex() == 0


def test_a_row_taken_out_comes_back(diary):
    note(diary, "Đăng bài")
    diary.table.selectRow(0)
    diary.remove_chosen()
    assert shown(diary) == []
    diary.notice._act()
    assert shown(diary) == ["Đăng bài"]


def test_bars_stand_for_their_counts(app):
    picture = QPixmap(600, 200)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    draw_bars(painter, QRectF(0, 0, 600, 200), {("2023-01", "a"): 4, ("2023-02", "a"): 2}, {"a": "Xe loa"})
    painter.end()
    image = picture.toImage()
    blue = "#1b5e9b"
    bars = [[y for y in range(200) if image.pixelColor(x, y).name() == blue] for x in range(500)]
    heights = sorted({len(column) for column in bars if len(column) > 20})
    assert len(heights) == 2
    assert heights[1] == pytest.approx(2 * heights[0], abs=2)


def test_an_empty_diary_draws_no_bar(app):
    picture = QPixmap(10, 10)
    painter = QPainter(picture)
    draw_bars(painter, QRectF(0, 0, 10, 10), {}, {"a": "Xe loa"})
    painter.end()


def test_a_year_of_600_rows_is_read_and_shown(diary):
    rows = [(f"{n % 28 + 1}/{n % 12 + 1}/2024", "trang-tin", f"Bài {n}", "1") for n in range(600)]
    done, mistakes = activities_from_rows(rows, shipped_channels())
    assert not mistakes
    diary.add(done)
    assert "600 dòng · Trang, cổng thông tin điện tử: 600 tin, bài" in diary.totals.text()


def test_a_channel_of_the_office_is_offered_and_counted(diary):
    dialog = ChannelsDialog(diary._channels.values(), diary)
    dialog.add()
    row = dialog.table.rowCount() - 1
    cell(dialog, row, 0, "Nhóm Zalo của thôn")
    cell(dialog, row, 1, "tin")
    dialog.keep()
    diary.set_channels(dialog.channels)
    diary.line.channel.setCurrentIndex(diary.line.channel.findText("Nhóm Zalo của thôn"))
    note(diary, "Nhắn tin", "3")
    assert diary.totals.text() == "1 dòng · Nhóm Zalo của thôn: 3 tin"


def test_a_wrong_line_of_the_list_of_channels_is_said(diary):
    dialog = ChannelsDialog(diary._channels.values(), diary)
    cell(dialog, 0, 1, " ")
    dialog.keep()
    assert dialog._note.text() == "Dòng 1: mỗi loại hình phải có ít nhất một đơn vị tính."
    assert not dialog.result()


def test_a_channel_under_another_name_is_still_the_same(diary):
    put(diary, ("13/02/2023", "Xe loa", "Đọc loa", "2", "suất"))
    dialog = ChannelsDialog(diary._channels.values(), diary)
    names = [dialog.table.model().index(n, 0).data() for n in range(dialog.table.rowCount())]
    cell(dialog, names.index("Xe loa"), 0, "Loa kéo")
    dialog.keep()
    diary.set_channels(dialog.channels)
    assert diary.totals.text() == "1 dòng · Loa kéo: 2 suất"


def cell(dialog: ChannelsDialog, row: int, column: int, text: str) -> None:
    model = dialog.table.model()
    assert model.setData(model.index(row, column), text)


def put(diary, *rows):
    diary.take([list(row) for row in rows])


def test_a_kept_row_is_changed_by_keys_and_taken_back(diary):
    put(diary, ("13/02/2023", "Xe loa", "Đọc loa", "2", "suất", "12", "ghi chú", "a.docx"))
    before = diary.model.rows[0]
    diary.activateWindow()
    assert QTest.qWaitForWindowActive(diary)
    diary.table.setFocus()
    diary.table.selectRow(0)
    QTest.keyClick(diary.table, Key.Key_F2)
    assert diary.line.day.text() == "13/02/2023"
    assert diary.line.evidence.text() == "a.docx"
    type_text(diary.line.quantity, "0")
    press(diary.line.quantity, Key.Key_Return)
    assert str(diary.model.rows[0].quantity) == "20"
    assert diary.model.rows[0].id == before.id
    assert not diary.line.changing
    diary.notice._act()
    assert diary.model.rows == [before]


def test_a_row_is_left_unchanged_with_esc_and_the_diary_stays_open(diary):
    put(diary, ("13/02/2023", "Xe loa", "Đọc loa", "2"))
    diary.table.selectRow(0)
    diary.table.doubleClicked.emit(diary.model.index(0, 0))
    assert diary.line.enter.text() == "&Lưu dòng này"
    press(diary.line.title, Key.Key_Escape)
    assert diary.isVisible()
    assert diary.line.title.text() == ""
    assert shown(diary) == ["Đọc loa"]
    press(diary.line.title, Key.Key_Escape)
    assert not diary.isVisible()


def test_a_wrong_change_is_said_and_the_row_stays(diary):
    put(diary, ("13/02/2023", "Xe loa", "Đọc loa", "2"))
    diary.table.selectRow(0)
    diary.change_chosen()
    type_text(diary.line.quantity, "x")
    press(diary.line.quantity, Key.Key_Return)
    assert "không phải là con số" in diary.notice.text
    assert diary.line.changing
    assert str(diary.model.rows[0].quantity) == "2"


def test_a_row_of_a_channel_out_of_use_keeps_it_when_changed(diary):
    put(diary, ("13/02/2023", "Xe loa", "Đọc loa", "2"))
    channels = [replace(one, used=one.id != "xe-loa") for one in diary._channels.values()]
    diary.set_channels(channels)
    diary.table.selectRow(0)
    diary.change_chosen()
    press(diary.line.title, Key.Key_Return)
    assert diary.model.rows[0].channel == "xe-loa"
    assert diary.line.channel.findData("xe-loa") < 0


def test_days_of_ones_own_filter_with_a_channel_and_totals_follow(diary):
    rows = [
        (f"0{n}/03/2021", channel, f"Buổi {n}", "2") for n in range(1, 6) for channel in ("xe-loa", "khac")
    ]
    put(diary, *rows)
    filters = diary.filters
    filters.period.setCurrentIndex(filters.period.findData("khac"))
    assert filters.start.isVisible()
    type_text(filters.start.line, "02/03/2021")
    type_text(filters.end.line, "04/03/2021")
    filters.channel.setCurrentIndex(filters.channel.findData("xe-loa"))
    assert shown(diary) == ["Buổi 4", "Buổi 3", "Buổi 2"]
    assert diary.totals.text() == "3 dòng · Xe loa: 6 suất"


def test_every_year_of_the_rows_can_be_chosen(diary, app):
    put(diary, ("01/03/2021", "Xe loa", "Đọc", "1"))
    again = DiaryWindow(diary._desk)
    assert again.filters.period.findData("9-thang 2021") > 0
    again.close()


def test_what_counts_x_of_y_is_not_added_up_at_the_foot(diary):
    for day, quantity in (("01/02/2023", "15/17"), ("01/06/2023", "16/17")):
        put(diary, (day, "Tổ công nghệ số cộng đồng", "", quantity, "tổ", "118"))
    assert "Tổ công nghệ số cộng đồng: 16/17 tổ" in diary.totals.text()


def test_a_deleted_row_leaves_the_cursor_beside_it(diary):
    put(diary, *((f"0{n}/03/2021", "Xe loa", f"Buổi {n}", "1") for n in range(1, 5)))
    diary.table.selectRow(1)
    diary.remove_chosen()
    assert diary.model.rows[diary.table.currentIndex().row()].title == "Buổi 2"


@pytest.mark.parametrize("name", ["to.csv", "to.xlsx"])
def test_reading_a_file_can_be_stopped_and_leaves_the_diary_as_it_was(diary, said, tmp_path, name):
    rows = [["13/02/2023", "Xe loa", f"Buổi {n}", "1", "suất", "", "", ""] for n in range(3_000)]
    (tmp_path / name).write_bytes(csv_of(rows) if name.endswith("csv") else xlsx_of(rows))
    diary.files.take(tmp_path / name, tuple(diary._channels.values()))
    assert diary.files.isVisible()
    diary.files.halt.click()
    wait(diary)
    assert said == ["Chưa thêm dòng nào\nĐã dừng; sổ vẫn như cũ."]
    assert shown(diary) == []
    assert not diary.files.isVisible()


def test_keeping_the_rows_of_a_file_can_be_stopped_and_keeps_none(diary, said, tmp_path):
    rows = [["13/02/2023", "Xe loa", f"Buổi {n}", "1", "suất", "", "", ""] for n in range(1_200)]
    (tmp_path / "to.csv").write_bytes(csv_of(rows))
    progress = diary.files._progress

    def stop_when_kept(done: int, whole: int) -> None:
        progress(done, whole)
        if whole:
            assert diary.files.bar.text() == "còn 700 dòng"
            diary.files.halt.click()

    diary.files._beside.progressed.disconnect()
    diary.files._beside.progressed.connect(stop_when_kept, Qt.ConnectionType.BlockingQueuedConnection)
    take_file(diary, tmp_path / "to.csv")
    assert said == ["Chưa thêm dòng nào\nĐã dừng; sổ vẫn như cũ."]
    diary.refresh()
    assert shown(diary) == []


def test_a_stopped_export_writes_no_file(diary, said, tmp_path):
    put(diary, *(["13/02/2023", "Xe loa", f"Buổi {n}", "1"] for n in range(2_000)))
    diary.files.write(tmp_path / "ra.xlsx", diary.model.rows, diary._channels)
    diary.files.stop()
    wait(diary)
    assert said == ["Chưa xuất được\nĐã dừng; không ghi tệp nào."]
    assert not list(tmp_path.glob("ra*"))


def test_a_huge_file_is_refused_in_one_sentence_while_the_window_lives(diary, said, tmp_path):
    path = tmp_path / "to.csv"
    path.write_bytes(b"13/2/2023,xe loa,a\r\n" * 200_000)
    diary.files.take(path, tuple(diary._channels.values()))
    wait(diary)
    assert "Dòng 50002: tệp có quá 50.000 dòng; hãy chia thành nhiều tệp" in said[0]
    assert shown(diary) == []


def formulas():
    """A workbook whose figure and day are formulas, and whose title looks like one."""
    book = openpyxl.Workbook()
    book.active.append(["13/02/2023", "Xe loa", "=1+1", "=SUM(A1:A9)", "suất"])
    book.active.append(["=TODAY()", "Xe loa", "Đọc", "1", "suất"])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


GOOD = "13/02/2023,Xe loa,Đọc loa,1,suất\r\n"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", (GOOD + "14/02/2023,Xe loa,Đọc tin,hai,suất\r\n").encode(), "Dòng 2: Số lượng: “hai”"),
        ("a.csv", (GOOD + "14/02/2023,Xe lửa,Đọc tin,2,suất\r\n").encode(), "Dòng 2: Loại hình: không có"),
        ("a.csv", (GOOD * 3 + '14/02/2023,"Xe loa\r\n').encode(), "thiếu dấu ngoặc kép đóng"),
        ("a.csv", GOOD.encode() + "14/2/2023,Xe loa,Tuyên".encode("utf-16-le"), "Unicode|CSV"),
        ("a.csv", GOOD.encode() + b"14/2/2023,Xe loa,Tuy\xean\r\n", "Dòng 2: chữ không phải mã Unicode"),
        ("a.csv", (GOOD + "=cmd|' /C calc'!A0,Xe loa,a,1\r\n").encode(), "Dòng 2: Ngày: “=cmd"),
        ("a.xlsx", formulas(), "Dòng 1: Số lượng: “=SUM"),
        ("a.xlsx", b"PK\x03\x04 hong", "Không đọc được tệp Excel này"),
        ("a.xlsx", GOOD.encode(), "Không đọc được tệp Excel này"),
    ],
)
def test_a_file_that_is_wrong_anywhere_is_told_by_row_and_nothing_is_taken(
    diary, said, tmp_path, name, data, words
):
    (tmp_path / name).write_bytes(data)
    take_file(diary, tmp_path / name)
    assert len(said) == 1
    assert said[0].startswith("Chưa thêm dòng nào\n")
    assert re.search(words, said[0]), said[0]
    assert shown(diary) == []


def test_words_that_look_like_formulas_stay_words(diary, said, tmp_path):
    (tmp_path / "a.csv").write_text("13/02/2023,Xe loa,=1+1,1,suất,,@SUM(A1),-x\r\n", encoding="utf-8")
    take_file(diary, tmp_path / "a.csv")
    (row,) = diary.model.rows
    assert (row.title, row.note, row.evidence) == ("=1+1", "@SUM(A1)", "-x")
    assert not said
