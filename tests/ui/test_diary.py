"""The diary on the screen: a row by keys alone, rows from Excel, filters, totals and the chart."""

from datetime import date

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtTest import QTest

from cchc_desktop.commandline import all_forms
from cchc_desktop.figures.activities import activities_from_rows
from cchc_desktop.figures.channels import shipped_channels
from cchc_desktop.ui import diary_window
from cchc_desktop.ui.bar_chart import draw_bars
from cchc_desktop.ui.channels_dialog import ChannelsDialog
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.diary_window import DiaryWindow
from tests.ui.keys import CTRL, press, type_text

Key = Qt.Key


@pytest.fixture
def said(monkeypatch):
    told: list[str] = []
    monkeypatch.setattr(diary_window, "tell", lambda _parent, title, text: told.append(f"{title}\n{text}"))
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


def test_a_row_is_noted_by_keys_and_the_line_is_ready_for_the_next(diary):
    note(diary, "Đăng bài", "02")
    note(diary, "Đăng tin")
    assert shown(diary) == ["Đăng tin", "Đăng bài"]
    assert diary.model.rows[0].day == date.today()
    assert diary.focusWidget() is diary.line.title
    assert "Trang, cổng thông tin điện tử: 3 tin, bài" in diary.totals.text()


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
    diary.take_file(path)
    assert shown(diary) == []
    assert "Dòng 2: Ngày: “31/2/2023” không phải là ngày" in said[0]
    path.write_bytes("1/2/2023,Đài,a".encode("utf-16-le"))
    diary.take_file(path)
    assert "không phải là tệp CSV" in said[1] or "Unicode" in said[1]


@pytest.mark.parametrize("name", ["ra.csv", "ra.xlsx"])
def test_rows_written_to_a_file_are_read_back(diary, said, tmp_path, name):
    note(diary, "=1+1 Đăng bài")
    diary.write_file(tmp_path / name)
    diary.take_file(tmp_path / name)
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
    diary.period.setCurrentIndex(diary.period.findData(f"quy-1 {year}"))
    diary.channel.setCurrentIndex(diary.channel.findData("xe-loa"))
    assert shown(diary) == ["Buổi 1"]
    assert diary.totals.text() == "1 dòng · Xe loa: 1 suất"
    diary.period.setCurrentIndex(0)
    diary.search.setText("buoi 6")
    assert shown(diary) == ["Buổi 6"]


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
    dialog.lines.appendPlainText("Nhóm Zalo của thôn: tin")
    dialog.keep()
    diary.set_channels(dialog.channels)
    diary.line.channel.setCurrentIndex(diary.line.channel.findText("Nhóm Zalo của thôn"))
    note(diary, "Nhắn tin", "3")
    assert diary.totals.text() == "1 dòng · Nhóm Zalo của thôn: 3 tin"


def test_a_wrong_line_of_the_list_of_channels_is_said(diary):
    dialog = ChannelsDialog(diary._channels.values(), diary)
    dialog.lines.setPlainText("Zalo")
    dialog.keep()
    assert dialog._note.text() == "dòng 1: mỗi loại hình phải có ít nhất một đơn vị tính."
    assert not dialog.result()
