"""The installed program: what it makes, where it runs, how fast it opens."""

import json
import subprocess
import sys
import time
import zipfile
from statistics import median

import pytest

from installer.places import DIST, WORK, version
from tests.installer.windows.pc import LINK, NAME, PROGRAM, ROOT, Pc

EXE = rf"{PROGRAM}\{version()}\cchc.exe"
FROM_SOURCE = r"import sys; sys.path.insert(0, r'D:\source'); from cchc_desktop.__main__ import main; main()"
GOLDEN = sorted((ROOT / "tests" / "golden").glob("*.json"))


@pytest.fixture
def ready(pc, setup):
    assert pc.install(setup) == 0
    return pc


@pytest.fixture
def plain(pc, setup):
    """Installed where the path is plain: Wine's shortcuts hold it in 8-bit letters, Windows' do not."""
    assert pc.install(setup, r"/S /D=D:\CCHC") == 0
    return pc


def opened(pc, *command, **variables):
    """Start the program and wait for its first painted window; the seconds it took."""
    begun = time.monotonic()
    pc.begin(*command, **variables)
    pc.until(lambda: any(pc.colours(window) > 20 for window in pc.windows(f"^{NAME}$")))
    return time.monotonic() - begun


def close(pc):
    pc.kill("cchc.exe")
    pc.until(lambda: not pc.windows(f"^{NAME}$"))


def test_documents_made_on_windows_are_those_made_on_linux(ready, tmp_path, note):
    kinds = set()
    for entry in GOLDEN:
        kinds.add(json.loads(entry.read_text(encoding="utf-8"))["form"]["id"].partition("-")[0])
        name = ready.bring(entry)
        assert ready.run(EXE, "render", rf"D:\{name}", r"D:\văn-bản.docx") == 0
        here = tmp_path / "here.docx"
        subprocess.run([sys.executable, "-m", "cchc_desktop", "render", entry, here], check=True, cwd=ROOT)
        assert here.read_bytes() == ready.inside(r"D:\văn-bản.docx").read_bytes()
    assert kinds >= {"kh", "bc"}
    note["documents equal on Windows and Linux"] = str(len(GOLDEN))


def test_pages_as_pdf_are_made_without_a_console(ready):
    name = ready.bring(GOLDEN[0])
    assert ready.run(EXE, "render", rf"D:\{name}", r"D:\trang.pdf", "--pdf") == 0
    pages = ready.inside(r"D:\trang.pdf").read_bytes()
    assert pages.startswith(b"%PDF")
    assert b"LiberationSerif" in pages
    assert b"DejaVu" not in pages


def test_mistake_in_an_entry_ends_with_its_exit_code(ready):
    (ready.folder / "d" / "hỏng.json").write_text("{", encoding="utf-8")
    assert ready.run(EXE, "render", r"D:\hỏng.json", r"D:\x.docx") == 2
    assert not ready.inside(r"D:\x.docx").exists()


def test_shortcut_opens_the_program_with_its_data_in_the_users_folder(plain, pictures):
    opened(plain, "wine", "start", LINK)
    plain.settle()
    plain.picture(pictures / "program.png")
    assert (plain.data / "so-du-lieu.db").exists()
    assert not (plain.inside(r"D:\CCHC") / version() / "data").exists()
    close(plain)


def test_second_start_opens_no_second_program(plain, pictures):
    opened(plain, "wine", "start", LINK)
    first = plain.processes("cchc.exe")
    plain.begin("wine", "start", LINK)
    plain.until(lambda: plain.processes("cchc.exe") != first)
    plain.until(lambda: plain.processes("cchc.exe") == first)
    plain.settle()
    plain.picture(pictures / "second-start.png")
    close(plain)


def test_package_is_opened_by_the_program(plain):
    """Wine's classes leave out the user's own: what Windows would run is run here as it is written there."""
    command = plain.key(r"HKCU\Software\Classes\CCHC.Package\shell\open\command", "")
    assert command == rf'"D:\CCHC\{version()}\cchc.exe" "%1"'
    (plain.folder / "d" / "gói.cchc").write_bytes(b"")
    plain.begin("wine", rf"D:\CCHC\{version()}\cchc.exe", r"D:\gói.cchc")
    plain.until(lambda: plain.windows(NAME))
    plain.kill("cchc.exe")


def test_program_runs_where_it_may_not_write(ready):
    ready.stop()
    ready.extra = [
        "--ro-bind",
        str(ready.program),
        f"/pc/{ready.program.relative_to(ready.folder).as_posix()}",
    ]
    opened(ready, "wine", EXE)
    assert (ready.data / "so-du-lieu.db").exists()
    close(ready)


def test_data_in_a_path_of_200_characters(ready):
    folder = "D:\\" + "\\".join(["Ủy ban nhân dân xã Tái Sơn"] * 8)
    folder = folder[:199].rstrip("\\ ") + "x" * (200 - len(folder[:199].rstrip("\\ ")))
    assert len(folder) == 200
    opened(ready, "wine", EXE, CCHC_DATA=folder)
    assert (ready.inside(folder) / "so-du-lieu.db").exists()
    close(ready)


def test_program_on_a_stick_keeps_its_data_on_the_stick(pc):
    with zipfile.ZipFile(DIST / f"CCHC-{version()}-portable.zip") as archive:
        archive.extractall(pc.folder / "d" / "Thẻ nhớ")
    opened(pc, "wine", r"D:\Thẻ nhớ\CCHC\cchc.exe")
    assert pc.inside(r"D:\Thẻ nhớ\CCHC\data\so-du-lieu.db").exists()
    assert not pc.data.exists()
    close(pc)


def test_second_user_of_the_pc_has_data_of_his_own(place, display, ready):
    other = Pc(place / "other", display)
    try:
        share = ready.program / version()
        other.extra = ["--ro-bind", str(share), "/pc/d/CCHC"]
        other.stop()
        opened(other, "wine", r"D:\CCHC\cchc.exe")
        assert (other.data / "so-du-lieu.db").exists()
        assert not (ready.data / "so-du-lieu.db").exists()
        close(other)
    finally:
        other.stop()


def test_time_to_the_first_painted_window(ready, note):
    name = ready.folder / "d"
    (name / "python").mkdir()
    (name / "source").mkdir()
    ready.stop()
    ready.extra = [
        "--ro-bind", str(WORK / "python"), "/pc/d/python", "--ro-bind", str(WORK / "source"), "/pc/d/source",
    ]  # fmt: skip
    ways = {
        "installed": (("wine", EXE), "cchc.exe"),
        "from source": (("wine", r"D:\python\python.exe", "-c", FROM_SOURCE), "python.exe"),
    }
    for way, (command, process) in ways.items():
        times = []
        for _ in range(6):
            times.append(opened(ready, *command))
            ready.kill(process)
            ready.until(lambda: not ready.windows(f"^{NAME}$"))
        note[f"first painted window, {way} (s, first then median of 5)"] = (
            f"{times[0]:.2f} {median(times[1:]):.2f}"
        )
