"""Everything that is shipped is named with its licence, and the licence can be read."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication

from cchc_desktop import __version__
from cchc_desktop.ui.help.about_dialog import AboutDialog
from cchc_desktop.ui.help.help_menu import HelpMenu
from cchc_desktop.ui.help.licences import parts, text_named, text_of
from tests.ui.clerk import Clerk, Key
from tests.ui.test_mishaps import words_of

ROOT = Path(__file__).resolve().parent.parent.parent
INSTALLED_ONLY = {"pyinstaller"}
NEVER_SHIPPED = {"altgraph", "packaging", "pefile", "pip", "pyinstaller-hooks-contrib", "pywin32-ctypes"}
NEVER_SHIPPED |= {"setuptools", "tzdata"}


@pytest.fixture
def clerk(app: QApplication, tmp_path: Path) -> Iterator[Clerk]:
    made = Clerk(tmp_path)
    yield made
    made.close()


def locked() -> set[str]:
    names = ("requirements.lock", "installer/requirements-windows.lock")
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in names]
    return {name for text in texts for name in re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE)}


def test_every_package_that_is_shipped_is_named():
    assert {package for part in parts() for package in part.packages} == locked() - NEVER_SHIPPED


def test_every_text_of_ours_belongs_to_a_part():
    ours = {path.name for path in (ROOT / "resources" / "licences").iterdir()}
    assert ours - {text for part in parts() for text in part.texts} == {"DOC-TRUOC.txt"}


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.name)
def test_licence_of_every_part_is_found_from_a_checkout(part):
    for name in part.files:
        assert len(text_named(name)) > 200 or set(part.packages) <= INSTALLED_ONLY, name
    assert text_of(part)


def test_text_that_is_only_in_the_installed_program_is_told(monkeypatch):
    (part,) = [part for part in parts() if "pyinstaller" in part.packages]
    assert "giay-phep" in text_of(part)


def test_installed_program_reads_its_own_folder(monkeypatch, tmp_path: Path):
    (tmp_path / "giay-phep").mkdir()
    (tmp_path / "giay-phep" / "lxml.txt").write_text("ở đây", encoding="utf-8")
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", str(tmp_path / "cchc.exe"))
    assert text_named("lxml.txt") == "ở đây"
    assert text_named("CCHC.txt") == ""


def test_clerk_reads_a_licence_by_the_keys(clerk: Clerk):
    read: list[str] = []

    def look(dialog: AboutDialog) -> None:
        assert f"Phiên bản {__version__}" in words_of(dialog)
        clerk.tab_to(dialog.list)
        clerk.press(Key.Key_Down)
        read.append(dialog.text.toPlainText())
        clerk.press(Key.Key_Escape)

    clerk.during(look, lambda: cast(HelpMenu, clerk.window.findChild(HelpMenu)).show_about())
    assert "LGPL" in read[0]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in read[0]
