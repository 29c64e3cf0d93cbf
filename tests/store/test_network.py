from pathlib import Path

import pytest

from cchc_desktop.store import network
from cchc_desktop.store.network import is_network_drive, is_network_mount, on_network

MOUNTS = r"""
/dev/sda1 / ext4 rw,relatime 0 0
server:/home /home nfs4 rw,vers=4.2 0 0
/dev/sdb1 /home/lan/usb vfat rw 0 0
//nas/chung /mnt/o\040chung cifs rw 0 0
lan@pc:/ /mnt/ssh fuse.sshfs rw 0 0
C:\134 /mnt/c 9p rw 0 0
"""


@pytest.mark.parametrize(
    "path", ["/home/lan/data", "/home", "/mnt/o chung/cchc", "/mnt/ssh/x", "/mnt/c/Users/lan"]
)
def test_folder_on_a_network_mount_is_remote(path):
    assert is_network_mount(path, MOUNTS)


@pytest.mark.parametrize("path", ["/", "/srv/data", "/home/lan/usb/data", "/homework", "/mnt/o"])
def test_folder_on_a_disk_of_this_machine_is_local(path):
    assert not is_network_mount(path, MOUNTS)


def test_later_mount_hides_the_earlier_one():
    assert not is_network_mount("/home/lan", MOUNTS + "/dev/sdc1 /home ext4 rw 0 0\n")


def test_machine_that_lives_on_a_network_is_taken_as_it_is():
    assert not is_network_mount("/home/lan", "root / 9p rw 0 0")


@pytest.mark.parametrize(
    ("path", "drive_type"),
    [
        (r"\\may-chu\chung\cchc", 1),
        ("//may-chu/chung/cchc", 1),
        (r"\\?\UNC\may-chu\chung", 3),
        (r"Z:\cchc", 4),
        (r"\\?\Z:\cchc", 4),
    ],
)
def test_share_and_mapped_drive_of_windows_are_remote(path, drive_type):
    assert is_network_drive(path, drive_type)


@pytest.mark.parametrize(("path", "drive_type"), [(r"C:\cchc", 3), (r"E:\cchc", 2), (r"\\?\C:\cchc", 3)])
def test_disk_and_stick_of_windows_are_local(path, drive_type):
    assert not is_network_drive(path, drive_type)


def test_folder_of_these_tests_is_local(tmp_path):
    assert not on_network(tmp_path)


def test_link_to_a_network_folder_is_remote(tmp_path, monkeypatch):
    remote, link = tmp_path / "remote", tmp_path / "link"
    remote.mkdir()
    link.symlink_to(remote)
    monkeypatch.setattr(network, "_mounts", lambda: f"nas:/ {remote} nfs rw 0 0")
    assert on_network(link / "data")
    assert not on_network(Path(tmp_path / "data"))
