"""A year of 600 diary rows becomes every figure of a report, each led back to its rows, and its appendix."""

from collections import defaultdict
from datetime import date, timedelta

import docx
import pytest
from PySide6.QtWidgets import QFileDialog

from cchc_desktop.carry.diary_csv import csv_of
from cchc_desktop.entry import Period
from cchc_desktop.figures.activities import Activity
from cchc_desktop.figures.channels import shipped_channels
from cchc_desktop.form.definition import new_entry
from cchc_desktop.office import Office
from cchc_desktop.ui.diary.diary_window import DiaryWindow
from tests.goldens import forms
from tests.ui.clerk import ALT, CTRL, Key
from tests.ui.rolling import CountingClerk

BC, KH = forms()["bc-tuyen-truyen-day-du"], forms()["kh-tuyen-truyen"]
TAM_HOP = Office(name="Tam Hợp", superior="huyện Quỳ Hợp", province="tỉnh Nghệ An")
FIRST, LAST = date(2023, 12, 10), date(2024, 12, 10)
YEAR = Period("nam", 2024, FIRST, LAST)
SECTIONS = {
    "dien-tu": ("tin_bai", "tin_ngay", "chung_chi"),
    "truyen-thanh": ("cuoc_hop", "truc_quan", "phat_thanh", "hinh_thuc_khac", "to_cong_nghe"),
}
COUNTED = {channel.id: channel for channel in shipped_channels() if not channel.ratio}


def diary_rows():
    """600 rows: 597 within the year, its first and its last day among them, one of the next, two states."""
    channels = list(COUNTED.values())
    days = [FIRST + timedelta(n * 366 // 597) for n in range(597)]
    rows = [
        [
            f"{day:%d/%m/%Y}",
            (one := channels[n % 10]).title,
            f"Việc {n}",
            str(n % 4 + 1),
            one.units[0],
            "",
            "",
            "",
        ]
        for n, day in enumerate(days)
    ]
    rows.append(
        [f"{YEAR.end:%d/%m/%Y}", channels[0].title, "Việc của kỳ sau", "1000", "tin, bài", "", "", ""]
    )
    rows.append(["01/06/2024", "Tổ công nghệ số cộng đồng", "", "17/17", "tổ", "118", "", ""])
    rows.append(["01/06/2024", "Cán bộ học chuyển đổi số", "", "22/22", "cán bộ", "", "", ""])
    return rows


def sums(rows):
    """What a person with a calculator adds up for each channel within the year."""
    titles = {channel.title: key for key, channel in COUNTED.items()}
    found: dict[str, int] = defaultdict(int)
    for day, title, what, quantity, *_ in rows:
        if title in titles and what != "Việc của kỳ sau":
            assert FIRST <= date(*map(int, reversed(day.split("/")))) < LAST
            found[titles[title]] += int(quantity)
    return found


def by_hand(expected, settings):
    """The channels of a figure added up, those in its own unit alone where there are any."""
    in_unit = [key for key in settings["channels"] if COUNTED[key].units[0] == settings["unit"]]
    return sum(expected[key] for key in in_unit or settings["channels"])


@pytest.fixture
def clerk(app, tmp_path):
    clerk = CountingClerk(tmp_path)
    yield clerk
    clerk.close()


def bring_in(clerk, path, monkeypatch):
    """The file into the diary, by its button's key."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    def act(diary: DiaryWindow):
        clerk.press(Key.Key_N, ALT)
        clerk.until(lambda: diary.totals.text().startswith("600 dòng"))
        clerk.press(Key.Key_Escape)

    clerk.during(act, lambda: clerk.press(Key.Key_D, CTRL))


def begin_report(clerk):
    targets = [
        [channel.title, channel.units[0], "", "", "", "", "100"] for channel in list(COUNTED.values())[:9]
    ]
    plan = new_entry(KH, TAM_HOP, Period("nam", 2024)).answered("chi_tieu_loai_hinh", targets)
    clerk.keep(plan)
    clerk.begin(BC, new_entry(BC, TAM_HOP, YEAR))
    clerk.until(lambda: clerk.window.page)


def question(clerk, section, field):
    if clerk.page.sections.current != section:
        clerk.page.open_section(section)
    return clerk.page._pages[section].questions[field].editor


def rows_behind(clerk, button):
    """What the diary shows when a figure's button is pressed."""
    seen: list[Activity] = []

    def act(diary: DiaryWindow):
        seen.extend(diary.model.rows)
        clerk.press(Key.Key_Escape)

    clerk.tab_to(button)
    clerk.during(act, lambda: clerk.press(Key.Key_Space))
    return seen


def test_every_figure_comes_from_its_rows_and_the_appendix_adds_up(clerk, tmp_path, monkeypatch):
    (tmp_path / "so.csv").write_bytes(csv_of(diary_rows()))
    bring_in(clerk, tmp_path / "so.csv", monkeypatch)
    begin_report(clerk)
    expected, checked = sums(diary_rows()), 0
    for section, fields in SECTIONS.items():
        for field_id in fields:
            editor = question(clerk, section, field_id)
            behind = rows_behind(clerk, editor.rows)
            counted = clerk.page.entry.answers[field_id]["counted"]
            assert {row.channel for row in behind} <= set(editor.field.settings["channels"])
            whole = sum(int(row.quantity) for row in behind)
            if editor.field.settings.get("per_day"):
                assert counted == str(round(whole / 366, 1)).replace(".", ",")
            elif editor.field.kind == "ratio":
                assert counted == f"{behind[0].quantity}/{behind[0].whole}"
            else:
                assert counted == f"{whole:,}".replace(",", ".")
                assert whole == by_hand(expected, editor.field.settings)
            checked += 1
    assert checked == 8
    check_appendix(clerk, expected, tmp_path)


def check_appendix(clerk, expected, folder):
    editor = question(clerk, "truyen-thanh", "ket_qua_chi_tieu")
    clerk.tab_to(editor.take)
    clerk.press(Key.Key_Space)
    behind = rows_behind(clerk, editor.behind)
    path = clerk.export(folder, "bc")
    clerk.until(path.exists)
    rows = [[cell.text for cell in row.cells] for row in docx.Document(str(path)).tables[-1].rows]
    assert rows[0] == ["Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Kết quả", "Tỷ lệ"]
    titles = {channel.title: key for key, channel in COUNTED.items()}
    assert len(rows) == 10
    for name, _, plan, result, share in rows[1:]:
        assert int(result) == expected[titles[name]]
        assert share == f"{100 * int(result) / int(plan):.2f}".rstrip("0").rstrip(".").replace(".", ",") + "%"
    assert sum(int(row.quantity) for row in behind) == int(rows[1][3])
    assert sum(int(row[3]) for row in rows[1:]) == sum(expected[titles[row[0]]] for row in rows[1:])
