from pathlib import Path

import pytest

from cchc_desktop.carry import drives
from cchc_desktop.carry.drives import Drive, is_removable, mounted, removable_drives

MOUNTS = r"""/dev/nvme0n1p2 / ext4 rw 0 0
proc /proc proc rw 0 0
/dev/sdb1 /media/an/KINGSTON vfat rw 0 0
/dev/sdc1 /media/an/USB\040của\040xã exfat rw 0 0
tmpfs /tmp tmpfs rw 0 0
broken
"""


def test_only_removable_devices_are_found():
    found = list(mounted(MOUNTS, lambda device: device.startswith("sd")))
    assert found == [
        (Path("/media/an/KINGSTON"), "KINGSTON", "vfat"),
        (Path("/media/an/USB của xã"), "USB của xã", "exfat"),
    ]


def test_part_of_a_removable_disk_is_removable(tmp_path):
    part = tmp_path / "devices" / "sdb" / "sdb1"
    part.mkdir(parents=True)
    (part.parent / "removable").write_text("1\n")
    (tmp_path / "sdb1").symlink_to(part)
    assert is_removable("sdb1", tmp_path)
    (part.parent / "removable").write_text("0\n")
    assert not is_removable("sdb1", tmp_path)


def test_disk_that_hangs_on_usb_is_removable(tmp_path):
    part = tmp_path / "pci0000" / "usb1" / "sdb" / "sdb1"
    part.mkdir(parents=True)
    (tmp_path / "sdb1").symlink_to(part)
    assert is_removable("sdb1", tmp_path)


def test_device_that_is_gone_is_not_removable(tmp_path):
    assert not is_removable("sdz9", tmp_path)


def test_drive_that_cannot_be_read_is_left_out(tmp_path, monkeypatch):
    found = [(tmp_path, "USB", "vfat"), (tmp_path / "gone", "CARD", "vfat")]
    monkeypatch.setattr(drives, "_linux", lambda: iter(found))
    (drive,) = removable_drives()
    assert (drive.root, drive.name) == (tmp_path, "USB")
    assert 0 < drive.free <= drive.total


@pytest.mark.parametrize(("name", "title"), [("KINGSTON", "KINGSTON (E:)"), ("", "USB (E:)")])
def test_title_tells_name_place_and_room(name, title):
    drive = Drive(Path("E:"), name, "FAT32", 3_435_973_836, 8_000_000_000)
    assert drive.title == f"{title}, còn trống 3,2 GB"


def test_this_machine_answers():
    assert all(drive.total for drive in removable_drives())
