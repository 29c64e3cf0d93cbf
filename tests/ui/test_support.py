"""The file for the people who help knows the PC and nothing of the clerk's."""

import getpass
import platform
import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from cchc_desktop.carry.support import LOG
from cchc_desktop.commandline import all_forms
from cchc_desktop.entry import entry_to_json
from cchc_desktop.figures.activities import Activity
from cchc_desktop.figures.channels import shipped_channels
from cchc_desktop.office import Office
from cchc_desktop.store.activities import Activities
from cchc_desktop.store.settings import Person, RecipientList, Settings
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.help.support import save_support, support_file
from tests.goldens import golden_entry

ENTRY = golden_entry("tai-son-bc-2023-06")
DAY = date(2023, 3, 1)
WRITTEN = ("Phát thanh ở thôn Thượng", "Bà Lê Thị Kín", "Thôn bí mật", "ghi chú riêng")


@pytest.fixture
def desk(app, tmp_path: Path) -> Iterator[Desk]:
    """A store full of secrets, in a folder that tells whose it is."""
    folder = tmp_path / "nguyen-thi-anh" / "Tài liệu riêng"
    folder.mkdir(parents=True)
    desk = Desk(folder / "so-du-lieu.db", *all_forms())
    desk.writer.save(ENTRY, "Báo cáo mật về thôn Thượng")
    channel = shipped_channels()[0].id
    activity = Activity(DAY, channel, WRITTEN[0], Decimal(36), "buổi", note=WRITTEN[3])
    desk.writer.do(lambda db: Activities(db).add([activity])).result()
    desk.writer.do(lambda db: Settings(db).set_office(Office(name=WRITTEN[2]), DAY)).result()
    desk.writer.do(lambda db: Settings(db).set_people([Person(WRITTEN[1], "chu-tich", "Chủ tịch")])).result()
    desk.writer.do(lambda db: Settings(db).set_recipients([RecipientList("Ai đó", "KH", WRITTEN)])).result()
    (folder / LOG).write_text(
        f"2026-07-01 08:30:00 0.1.0 KeyError\n  cchc_desktop/ui/home/home.py:12 refresh\n  | {WRITTEN[0]}\n"
        f"{folder}\nNguyễn Thị Ánh\n  after nguyen thi anh\n",
        encoding="utf-8",
    )
    yield desk
    desk.writer.close()
    desk.reader.close()


def strings(value: Any) -> Iterator[str]:
    """Every text of an entry file that is long enough to tell something."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str) and len(value) > 7:
        yield value


def test_nothing_that_was_written_is_in_the_file(desk: Desk):
    text = support_file(desk)
    known = entry_to_json(ENTRY)
    secrets = {*strings(known["answers"]), *strings(known["outline"]), ENTRY.id, ENTRY.revision, *WRITTEN}
    secrets |= {"Tái Sơn", "Tứ Kỳ", "Hải Dương", "thôn Thượng", "Nguyễn", "Báo cáo mật"}
    assert len(secrets) > 40
    assert [secret for secret in secrets if secret in text] == []


def test_no_name_of_user_pc_or_folder_is_in_the_file(desk: Desk):
    text = support_file(desk)
    parts = [part for part in desk.path.parts if len(part) > 2]
    secrets = {
        *parts,
        "nguyen-thi-anh",
        "nguyen thi anh",
        "Tài liệu riêng",
        getpass.getuser(),
        platform.node(),
    }
    assert [secret for secret in secrets if secret in text] == []


def test_file_tells_what_helps(desk: Desk):
    text = support_file(desk)
    for told in (
        "entries 1",
        "activities 1",
        "Dữ liệu nguyên vẹn: ok",
        "Màn hình 1",
        "Ổ đĩa còn trống",
        "Qt",
    ):
        assert told in text
    assert "2026-07-01 08:30:00 0.1.0 KeyError\n  cchc_desktop/ui/home/home.py:12 refresh\n" in text


def test_file_is_written_where_the_clerk_says(desk: Desk, tmp_path: Path, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "ho tro"), ""))
    room = shutil.disk_usage(tmp_path)  # other programs write meanwhile
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: room)
    save_support(desk, None)
    assert (tmp_path / "ho tro.txt").read_text(encoding="utf-8") == support_file(desk)
    assert "gửi tệp này" in said[0]


def test_folder_that_takes_no_file_is_told(desk: Desk, tmp_path: Path, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "không có" / "x.txt"), ""))
    save_support(desk, None)
    assert "Không thấy thư mục" in said[0]
