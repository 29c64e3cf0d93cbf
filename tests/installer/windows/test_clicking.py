"""What a clerk sees: each page of the installer, each message, as pictures to be looked at."""

import time

import pytest

from installer.places import version
from tests.installer.windows.conftest import OLD
from tests.installer.windows.pc import NAME, PROGRAM, UNINSTALL, Pc

DESKTOP = "/desktop=pc,1366x768"


def show(pc, line):
    """Start a program on a desktop of its own, where windows have titles and the keyboard a place."""
    running = pc.begin("wine", "explorer", DESKTOP, *line)
    pc.until(lambda: pc.windows("pc - Wine Desktop"))
    time.sleep(3)
    pc.settle()
    return running


def turn(pc, *keys):
    pc.press("pc - Wine Desktop", *keys)
    time.sleep(0.5)
    pc.settle()


def test_clicked_installation_and_removal(pc, setup, pictures):
    name = pc.bring(setup)
    running = show(pc, [rf"D:\{name}"])
    pc.picture(pictures / "1-welcome.png")
    turn(pc, "Return")
    pc.picture(pictures / "2-folder.png")
    pc.press("pc - Wine Desktop", "Return")
    time.sleep(0.7)
    pc.picture(pictures / "3-copying.png")
    pc.until(lambda: pc.key(r"HKCU\Software\CCHC", "Version"))
    time.sleep(2)
    pc.settle()
    pc.picture(pictures / "4-done.png")
    assert pc.start_link.exists()
    turn(pc, "Return")
    pc.until(lambda: pc.processes("cchc.exe"))
    time.sleep(4)
    pc.settle()
    pc.picture(pictures / "5-opened.png")
    running.terminate()
    pc.kill("cchc.exe")
    pc.kill("explorer")

    show(pc, [rf"{PROGRAM}\{version()}\go-bo.exe"])
    pc.picture(pictures / "6-remove.png")
    turn(pc, "Return")
    pc.picture(pictures / "7-removed.png")
    assert not pc.key(UNINSTALL, "DisplayName")
    assert (pc.data / "so-du-lieu.db").exists()
    turn(pc, "Return")
    pc.kill("explorer")


@pytest.fixture
def used(pc, setup):
    pc.install(setup)
    pc.data.mkdir(parents=True)
    (pc.data / "so-du-lieu.db").write_bytes(b"work")
    return pc


def ask_to_delete(pc, name, pictures):
    show(pc, [rf"{PROGRAM}\{version()}\go-bo.exe"])
    turn(pc, "alt+x")
    pc.picture(pictures / f"{name}-ticked.png")
    turn(pc, "Return")
    pc.picture(pictures / f"{name}-sure.png")


def test_data_stays_when_the_second_answer_is_no(used, pictures):
    ask_to_delete(used, "8-no", pictures)
    turn(used, "Return")
    turn(used, "Return")
    used.until(lambda: not used.key(UNINSTALL, "DisplayName"))
    assert (used.data / "so-du-lieu.db").exists()


def test_data_goes_when_both_answers_are_yes(used, pictures):
    ask_to_delete(used, "9-yes", pictures)
    turn(used, "Tab", "Return")
    used.until(lambda: not used.key(UNINSTALL, "DisplayName"))
    used.until(lambda: not used.data.exists())
    used.settle()
    used.picture(pictures / "9-yes-gone.png")


def test_upgrade_says_what_is_there(pc, old, setup, pictures):
    pc.install(old)
    show(pc, [rf"D:\{pc.bring(setup)}"])
    pc.picture(pictures / "10-upgrade.png")


def test_repair_says_so(pc, setup, pictures):
    pc.install(setup)
    show(pc, [rf"D:\{pc.bring(setup)}"])
    pc.picture(pictures / "11-repair.png")


def test_older_version_asks_first(pc, new, setup, pictures):
    pc.install(new)
    show(pc, [rf"D:\{pc.bring(setup)}"])
    pc.picture(pictures / "12-older.png")


def test_open_program_is_asked_to_be_closed(pc, old, setup, pictures):
    pc.install(old)
    pc.begin("wine", rf"{PROGRAM}\{OLD}\cchc.exe")
    pc.until(lambda: pc.windows(NAME))
    show(pc, [rf"D:\{pc.bring(setup)}"])
    turn(pc, "Return")
    pc.picture(pictures / "13-open.png")
    pc.kill("cchc.exe")
    time.sleep(3)  # until Wine lets go of the killed program's file
    turn(pc, "Return")
    pc.picture(pictures / "13-retried.png")
    pc.until(lambda: pc.key(UNINSTALL, "DisplayVersion") == version())


@pytest.mark.parametrize(("arch", "windows"), [("win64", "win7"), ("win32", "win10")])
def test_unfit_windows_is_told_in_plain_words(place, display, setup, pictures, arch, windows):
    pc = Pc(place / f"unfit-{windows}", display, arch)
    try:
        pc.wine("winecfg", "-v", windows)
        assert pc.install(setup) == 3
        assert not pc.start_link.exists()
        show(pc, [rf"D:\{pc.bring(setup)}"])
        pc.picture(pictures / f"14-unfit-{windows}.png")
    finally:
        pc.stop()
