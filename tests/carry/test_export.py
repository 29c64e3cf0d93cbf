"""Files that leave the PC: whole or not at all."""

import os
import re
import shutil
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.carry.copying import File, copy_all
from cchc_desktop.carry.disk import Disk, make_folder
from cchc_desktop.carry.export import CannotWrite, proposed_name, vietnamese_name, write_whole
from cchc_desktop.entry import Period
from cchc_desktop.form.definition import new_entry
from cchc_desktop.form.loading import load_form
from cchc_desktop.office import Office
from cchc_desktop.paths import shipped

FORM = load_form(shipped("forms/bc-tuyen-truyen.toml"))


def entry(**office: str):
    return new_entry(FORM, Office(**office), Period("6-thang-dau", 2023))  # type: ignore[arg-type]


def test_a_name_says_when_what_and_whose():
    from dataclasses import replace

    dated = replace(entry(name="Tái Sơn"), date="2023-07-20")
    assert proposed_name(FORM, dated) == "2023-07-20_BC_tuyen-truyen-CCHC_6-thang_xa-Tai-Son"


def test_without_a_date_the_year_comes_first():
    assert proposed_name(FORM, entry(name="Đông Đô")).startswith("2023_BC_")


@given(st.text(max_size=300))
def test_a_name_can_be_written_on_every_system(commune):
    name = proposed_name(FORM, entry(name=commune))
    assert re.fullmatch(r"[A-Za-z0-9_-]+", name)
    assert len(name) <= 120


def test_a_file_is_written_whole(tmp_path: Path):
    write_whole(tmp_path / "bc.docx", b"abc")
    assert [path.name for path in tmp_path.iterdir()] == ["bc.docx"]
    assert (tmp_path / "bc.docx").read_bytes() == b"abc"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failed_export_leaves_the_old_file_and_no_half_one(tmp_path: Path, monkeypatch, step: str):
    target = tmp_path / "bc.docx"
    target.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises(CannotWrite, match="Không còn chỗ trống"):
        write_whole(target, b"new")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_bytes_that_read_back_otherwise_are_told(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(Disk, "read", lambda _disk, _path: b"other")
    with pytest.raises(CannotWrite, match="đọc lại không đúng"):
        write_whole(tmp_path / "bc.docx", b"abc")


def test_a_folder_that_is_gone_is_named(tmp_path: Path):
    with pytest.raises(CannotWrite, match="Không thấy thư mục"):
        write_whole(tmp_path / "usb" / "bc.docx", b"abc")


@pytest.mark.parametrize("name", ["bc\ud800.docx", "bc\x00.docx", "b" * 300 + ".docx", "bc\udcff\x00"])
def test_name_that_no_disk_takes_ends_in_a_plain_message(tmp_path: Path, name: str):
    with pytest.raises(CannotWrite, match="Hãy đặt tên khác") as told:
        write_whole(tmp_path / name, b"abc")
    assert str(told.value).encode()
    assert list(tmp_path.iterdir()) == []


def test_folder_that_no_disk_takes_ends_in_a_plain_message(tmp_path: Path):
    with pytest.raises(CannotWrite, match="Hãy đặt tên khác"):
        make_folder(tmp_path / "sao-luu\ud800")
    assert "Hãy đặt tên khác" in copy_all(tmp_path / "usb\x00", [File("a.docx", b"a")], replace=False).problem


def test_full_disk_is_told_as_such_even_by_a_system_that_calls_it_something_else(tmp_path: Path, monkeypatch):
    def fail(*_: object) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(Disk, "write", fail)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=2))
    with pytest.raises(CannotWrite, match="Không còn chỗ trống"):
        write_whole(tmp_path / "bc.docx", b"abc")
    with pytest.raises(CannotWrite, match="Hãy đặt tên khác"):
        write_whole(tmp_path / "bc.docx", b"ab")


def test_message_about_a_failing_disk_speaks_no_english(tmp_path: Path, monkeypatch):
    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CannotWrite, match=r"\(mã lỗi 5\)"):
        write_whole(tmp_path / "bc.docx", b"abc")


def test_a_vietnamese_name_keeps_its_marks_and_nothing_forbidden():
    from dataclasses import replace

    dated = replace(entry(name='Tái: "Sơn"'), date="2023-07-20")
    assert vietnamese_name(FORM, dated) == "2023-07-20 BC tuyên truyền CCHC 6 tháng xã Tái Sơn"


@given(st.text(max_size=300))
def test_a_vietnamese_name_can_be_written_on_windows(commune):
    name = vietnamese_name(FORM, entry(name=commune))
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]|[ .]$', name)
    assert unicodedata.is_normalized("NFC", name)
    assert len(name) <= 120
