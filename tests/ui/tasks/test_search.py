"""The task: find an old report among many by words without marks, and take it out as a Word file."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlite_utils import Database

from cchc_desktop.document.docx_reader import Pages
from cchc_desktop.entry import Entry, Period, new_id
from cchc_desktop.office import Office
from cchc_desktop.store.entries import Entries
from tests.goldens import golden_entry
from tests.ui.clerk import CTRL, Clerk, Key


@pytest.fixture
def clerk(app, tmp_path: Path):
    made = Clerk(tmp_path)
    yield made
    if made.window.isVisible():
        made.close()


def _save(entry: Entry, title: str, db: Database) -> None:
    Entries(db).save(entry, title)


def keep(clerk: Clerk, entry: Entry) -> Entry:
    desk = clerk.window._desk
    desk.writer.do(partial(_save, entry, desk.title_of(desk.form_of(entry), entry))).result()
    return entry


def test_report_is_found_without_marks_and_exported(clerk: Clerk, tmp_path: Path):
    wanted = keep(clerk, golden_entry("tai-son-bc-2023-06"))
    other = Office(name="Đông Sơn", superior="huyện Tứ Kỳ", province="tỉnh Hải Dương")
    for year in range(2010, 2020):
        period = Period("nam", year)
        keep(clerk, replace(golden_entry("tai-son-bc-2022"), id=new_id(), office=other, period=period))
    keep(clerk, golden_entry("lien-minh-kh-2022"))
    clerk.close()
    clerk.open()
    assert clerk.window.home.list.topLevelItemCount() == 12
    clerk.press(Key.Key_F, CTRL)
    clerk.type("bao cao 2023 tai son")
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Return)
    path = clerk.export(tmp_path, "tim-thay")
    assert clerk.page.entry.id == wanted.id
    written = [para.text for para in Pages(path.read_bytes()).paragraphs]
    assert any("6 tháng đầu năm 2023" in line for line in written)
    assert not any("Đông Sơn" in line for line in written)
    (made,) = clerk.window._desk.entries.exports(wanted.id)
    assert made.path == str(path)
