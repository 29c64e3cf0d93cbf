"""Installing, upgrading, repairing and removing, silently."""

import hashlib
import subprocess
import time

import pytest

from installer.places import version
from tests.installer.windows.conftest import NEW, OLD
from tests.installer.windows.pc import NAME, PROGRAM, UNINSTALL

CLASSES = r"HKCU\Software\Classes"


def runs(pc, folder):
    """Whether the program in a version's folder starts."""
    return pc.run(rf"{folder}\cchc.exe", "--version") == 0


def opens(link, folder):
    """Whether a shortcut opens the program in a version's folder."""
    return rf"\{folder}\cchc.exe".encode() in link.read_bytes()


def work(pc):
    """Something that a clerk typed in, and what it must still be later."""
    pc.data.mkdir(parents=True, exist_ok=True)
    (pc.data / "so-du-lieu.db").write_bytes(b"work of a year")
    return lambda: (pc.data / "so-du-lieu.db").read_bytes() == b"work of a year"


def folders(pc):
    return sorted(path.name for path in pc.program.iterdir())


def test_sum_beside_the_installer_is_its_sum(setup):
    digest, name = setup.with_name(f"{setup.name}.sha256").read_text().split()
    assert name == setup.name
    assert hashlib.sha256(setup.read_bytes()).hexdigest() == digest


def test_silent_installation_puts_everything_in_its_place(pc, setup):
    assert pc.install(setup) == 0
    assert folders(pc) == [version()]
    assert runs(pc, rf"{PROGRAM}\{version()}")
    for link in (pc.start_link, pc.desktop_link):
        assert opens(link, version())
    assert pc.key(UNINSTALL, "DisplayName") == NAME
    assert pc.key(UNINSTALL, "DisplayVersion") == version()
    assert pc.key(UNINSTALL, "Publisher")
    assert int(pc.key(UNINSTALL, "EstimatedSize"), 16) > 30_000
    assert "CCHC.Package" in pc.wine("wine", "reg", "query", rf"{CLASSES}\.cchc", "/ve").stdout.decode()


def test_upgrade_keeps_the_data_and_leaves_nothing_of_before(pc, old, setup):
    assert pc.install(old) == 0
    kept = work(pc)
    assert pc.install(setup) == 0
    assert folders(pc) == [version()]
    assert opens(pc.start_link, version())
    assert pc.key(UNINSTALL, "DisplayVersion") == version()
    assert runs(pc, rf"{PROGRAM}\{version()}")
    assert kept()


def test_shortcut_taken_off_the_desktop_does_not_come_back(pc, old, setup):
    pc.install(old)
    pc.desktop_link.unlink()
    pc.install(setup)
    assert not pc.desktop_link.exists()


def test_pinned_shortcut_follows_the_upgrade(pc, old, setup):
    pc.install(old)
    pinned = (
        pc.home
        / "AppData/Roaming/Microsoft/Internet Explorer/Quick Launch/User Pinned/TaskBar"
        / pc.start_link.name
    )
    pinned.parent.mkdir(parents=True, exist_ok=True)
    pinned.write_bytes(pc.start_link.read_bytes())
    pc.install(setup)
    assert opens(pinned, version())
    pinned.unlink()


def test_older_version_does_not_replace_a_newer_one_unasked(pc, new, setup):
    pc.install(new)
    assert pc.install(setup) == 7
    assert folders(pc) == [NEW]
    assert pc.install(setup, "/S /DOWNGRADE") == 0
    assert folders(pc) == [version()]


def test_running_it_again_repairs_a_damaged_program(pc, setup):
    pc.install(setup)
    kept = work(pc)
    (pc.program / version() / "_internal" / "python311.dll").unlink()
    assert pc.install(setup) == 0
    (folder,) = folders(pc)
    assert runs(pc, rf"{PROGRAM}\{folder}")
    assert opens(pc.start_link, folder)
    assert kept()


def test_removal_keeps_the_data_and_leaves_nothing_else(pc, setup):
    pc.install(setup)
    kept = work(pc)
    pc.uninstall()
    assert not pc.program.exists()
    assert not pc.start_link.exists()
    assert not pc.desktop_link.exists()
    assert not pc.key(r"HKCU\Software\CCHC", "Version")
    assert kept()


def test_removal_leaves_what_a_person_put_beside_the_program(pc, setup):
    folder = r"D:\Việc của tôi"
    pc.install(setup, rf"/S /D={folder}")
    own = pc.inside(folder) / "ghi chép.txt"
    own.write_text("của tôi", encoding="utf-8")
    pc.run(rf"{folder}\{version()}\go-bo.exe", "/S")
    pc.until(lambda: not pc.key(UNINSTALL, "DisplayName"))
    pc.until(lambda: sorted(own.parent.iterdir()) == [own])


def test_folder_with_diacritics_on_another_drive(pc, setup):
    folder = r"D:\Ứng dụng\Sổ văn thư"
    assert pc.install(setup, rf"/S /D={folder}") == 0
    assert runs(pc, rf"{folder}\{version()}")
    assert not pc.program.exists()
    pc.uninstall(folder)


def test_moving_to_another_folder_takes_the_program_along(pc, old, setup):
    pc.install(old)
    assert pc.install(setup, r"/S /D=D:\Chỗ mới") == 0
    assert runs(pc, rf"D:\Chỗ mới\{version()}")
    assert not pc.program.exists()


def test_program_that_is_open_is_not_replaced_behind_its_back(pc, old, setup):
    pc.install(old)
    pc.begin("wine", rf"{PROGRAM}\{OLD}\cchc.exe")
    pc.until(lambda: pc.windows(NAME))
    assert pc.install(setup) == 5
    assert folders(pc) == [OLD]
    pc.kill("cchc.exe")
    assert pc.install(setup) == 0


def test_full_disk_is_told_before_anything_is_written(pc, setup):
    pc.stop()
    pc.extra = ["--size", "30000000", "--tmpfs", "/pc/small"]
    small = pc.folder / "prefix" / "dosdevices" / "e:"
    small.symlink_to("/pc/small")
    assert pc.install(setup, r"/S /D=E:\CCHC") == 6
    small.unlink()
    assert not pc.start_link.exists()


def test_folder_that_cannot_be_written_is_told(pc, setup):
    pc.stop()
    locked = pc.folder / "d" / "Khóa"
    locked.mkdir()
    pc.extra = ["--ro-bind", str(locked), "/pc/d/Khóa"]
    assert pc.install(setup, r"/S /D=D:\Khóa\CCHC") == 8


@pytest.fixture(scope="module")
def duration(one_pc, setup):
    """How long an installation takes here."""
    begun = time.monotonic()
    one_pc.install(setup)
    return time.monotonic() - begun


@pytest.mark.parametrize("moment", range(12))
def test_plug_pulled_during_an_upgrade_leaves_the_old_program_or_the_new(pc, old, setup, moment, duration):
    pc.install(old)
    kept = work(pc)
    name = pc.bring(setup)
    seconds = duration * (moment + 0.5) / 12
    running = pc.begin("wine", "cmd", "/c", rf"D:\{name} /S")
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired:
        pc.kill("CCHC-Setup")
    running.wait(30)
    there = [folder for folder in folders(pc) if opens(pc.start_link, folder)]
    assert len(there) == 1
    assert runs(pc, rf"{PROGRAM}\{there[0]}")
    assert kept()
    assert pc.install(setup) == 0
    (folder,) = folders(pc)
    assert opens(pc.start_link, folder)
    assert runs(pc, rf"{PROGRAM}\{folder}")
