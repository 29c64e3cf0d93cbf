"""What the installer is made from, checked without building it."""

import re
import struct
import subprocess
import sys
import tomllib
import unicodedata

import pytest

from installer.dlls import windows_libraries
from installer.licences import check_parts
from installer.packing import LIST, REMOVER
from installer.places import HERE, NAME, PUBLISHER, ROOT, CannotBuild

OWN = [
    path
    for path in sorted(HERE.rglob("*"))
    if path.suffix in {".nsi", ".nsh", ".nlf", ".py", ".spec", ".txt"}
]
NSI = (HERE / "cchc.nsi").read_text(encoding="utf-8")
LOCK = (HERE / "requirements-windows.lock").read_text(encoding="utf-8")


def pins(text):
    return dict(re.findall(r"^(\S+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_every_word_is_in_composed_unicode(path):
    assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))


def test_windows_gets_the_versions_that_were_tested():
    tested, frozen = pins((ROOT / "requirements.lock").read_text(encoding="utf-8")), pins(LOCK)
    assert {name: tested[name] for name in tested.keys() & frozen.keys()}.items() <= frozen.items()
    assert tested.keys() - frozen.keys() == {"pip", "tzdata"}


def test_lock_is_hashed_and_names_no_registry_and_no_path():
    blocks = re.split(r"^(?=\S+==)", LOCK, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in block for block in blocks)
    assert not re.search(r"://|--index|--extra|--find| /|^/", LOCK)


def test_qt_is_one_that_windows_10_1809_can_load():
    assert pins(LOCK)["pyside6-essentials"].startswith("6.8.")
    assert not {"icu.dll", "icuuc.dll"} & windows_libraries()


def test_printing_is_frozen_and_windows_has_what_it_asks_for():
    spec = (HERE / "cchc.spec").read_text(encoding="utf-8").lower()
    assert "printsupport" not in spec
    assert {"winspool.drv", "comdlg32.dll", "gdi32.dll"} <= windows_libraries()


def test_part_of_the_program_without_its_licence_stops_the_build(tmp_path):
    for part in tomllib.loads((ROOT / "resources" / "parts.toml").read_text(encoding="utf-8"))["part"]:
        for name in [*part.get("texts", []), *(f"{package}.txt" for package in part.get("packages", []))]:
            (tmp_path / name).write_text("…", encoding="utf-8")
    check_parts(tmp_path)
    (tmp_path / "lxml.txt").unlink()
    with pytest.raises(CannotBuild, match=r"lxml: giay-phep/lxml\.txt"):
        check_parts(tmp_path)


def test_name_publisher_and_files_are_the_same_everywhere():
    main_window = (ROOT / "cchc_desktop" / "ui" / "main_window.py").read_text(encoding="utf-8")
    spec = (HERE / "cchc.spec").read_text(encoding="utf-8")
    for text in (NSI, spec):
        assert f'"{NAME}"' in text
        assert f'"{PUBLISHER}"' in text
    assert f'NAME = "{NAME}"' in main_window
    assert f'LIST "{LIST}"' in NSI
    assert f"\\{REMOVER}" in NSI


def test_every_text_that_is_shown_exists_and_no_other():
    told = set(re.findall(r"SAY (\w+) ", (HERE / "texts.nsh").read_text(encoding="utf-8"))) - {"NAME"}
    assert told == set(re.findall(r"\$\(TEXT_(\w+)\)", NSI))


def test_removal_never_empties_a_folder_that_a_person_chose():
    wiped = re.findall(r"RMDir /r (\S+)", NSI)
    assert wiped == ['"$LOCALAPPDATA\\CCHC"']


def test_icon_holds_every_size_that_windows_asks_for():
    data = (ROOT / "resources" / "icons" / "cchc.ico").read_bytes()
    count = struct.unpack_from("<H", data, 4)[0]
    sizes = {data[6 + 16 * number] or 256 for number in range(count)}
    assert sizes >= {16, 20, 24, 32, 40, 48, 64, 128, 256}


def test_every_picture_is_of_a_kind_that_the_frozen_program_can_show():
    shown = {path.suffix for path in (ROOT / "resources").rglob("*")} & {
        ".jpg",
        ".jpeg",
        ".svg",
        ".gif",
        ".webp",
    }
    assert not shown, "the plug-ins for these are left out: see installer/cchc.spec"


def test_printing_is_shipped_and_its_library_is_one_that_windows_can_load():
    spec = (HERE / "cchc.spec").read_text(encoding="utf-8")
    assert "PySide6.QtPrintSupport" not in spec
    assert "qt6print" not in spec
    assert {"winspool.drv", "comdlg32.dll"} <= windows_libraries()


def test_manifest_asks_for_sharp_letters_and_no_administrator():
    manifest = (HERE / "cchc.manifest").read_text(encoding="utf-8")
    assert "PerMonitorV2" in manifest
    assert 'level="asInvoker"' in manifest


def test_program_starts_without_loading_what_its_window_does_not_need():
    code = "import sys, cchc_desktop.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"docx", "lxml", "babel"} & set(done.stdout.split())
