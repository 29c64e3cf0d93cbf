"""The calls to Windows behind “Chép ra USB”, made by Windows' Python on A:, which Wine calls removable.

Not seen here: that FILE_FLAG_NO_BUFFERING goes past a real cache (Wine reads as ever), the label and the
file system of a real stick, and a stick that is let go: Wine's drive is a folder and refuses it.
"""

import json
from pathlib import Path

import pytest

from installer.places import WORK

ROOM = 8 << 20
DRIVES = r"HKLM\Software\Wine\Drives"


@pytest.fixture(scope="module")
def seen(one_pc):
    """What the script saw on a stick with 8 MB."""
    pc = one_pc
    pc.clear()
    for name in ("python", "source"):
        (pc.folder / "d" / name).mkdir()
    pc.bring(Path(__file__).with_name("on_stick.py"))
    pc.wine("wine", "reg", "add", DRIVES, "/v", "a:", "/d", "floppy", "/f")
    pc.stop()
    pc.extra = [
        "--size", str(ROOM), "--tmpfs", "/pc/stick",
        "--ro-bind", str(WORK / "python"), "/pc/d/python", "--ro-bind", str(WORK / "source"), "/pc/d/source",
    ]  # fmt: skip
    letter = pc.folder / "prefix" / "dosdevices" / "a:"
    letter.symlink_to("/pc/stick")
    python = r"D:\python\python.exe"
    done = pc.wine("wine", python, r"D:\on_stick.py", r"D:\source", "A:\\", r"D:\seen.json")
    found = pc.folder / "d" / "seen.json"
    assert found.exists(), done.stderr.decode("utf-8", "replace")[-2000:]
    yield json.loads(found.read_text(encoding="ascii"))
    pc.wine("wine", "reg", "delete", DRIVES, "/v", "a:", "/f")
    letter.unlink()
    pc.stop()
    pc.extra = []


def test_stick_is_found_with_its_room_and_no_other_drive_is_taken_for_one(seen):
    assert {"C:\\", "D:\\", "A:\\"} <= set(seen["roots"])
    assert seen["removable"] == ["A:\\"]
    assert 0 < seen["free"] <= seen["total"] <= ROOM
    assert seen["title"].endswith("(A:), còn trống 8 MB")


def test_files_of_every_size_come_back_past_the_cache_byte_for_byte(seen):
    assert len(seen["read back"]) == 10
    assert all(size == there and same for size, there, same in seen["read back"])
    assert seen["after writing"] == ["báo cáo.docx"]


def test_copying_skips_what_is_there_and_writes_other_content_beside(seen):
    assert seen["copied"] == ["bc-0.docx", "bc-1.docx", "bc-2.docx"]
    assert seen["again"] == [True, True, True]
    assert seen["found"] == {"bc-0.docx": "same", "bc-1.docx": "other", "bc-2.docx": "same"}
    assert seen["beside"] == ["bc-0.docx", "bc-1_2.docx", "bc-2.docx"]


def test_what_goes_wrong_on_the_stick_is_told_plainly_and_leaves_nothing_half(seen):
    assert "đang mở trong Word" in seen["open in Word"]
    assert seen["kept while open"]
    assert "Không còn chỗ trống" in seen["full"]
    assert "Hãy đặt tên khác" in seen["forbidden name"]
    assert "USB có thể đã rút ra" in seen["pulled out"]
    assert seen["nothing half is left"] is True


def test_stick_that_cannot_be_let_go_is_told_plainly(seen):
    assert seen["can eject"]
    assert seen["eject"].startswith("Chưa ngắt được USB")
