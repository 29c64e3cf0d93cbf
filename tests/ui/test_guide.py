"""The user guide cannot drift from the program: its words, pictures and chapters are the program's own."""

import ast
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from cchc_desktop.ui.help.guide import FOLDER, chapters
from cchc_desktop.ui.help.guide_door import PLACES, place_of
from cchc_desktop.ui.help.guide_window import GuideWindow
from cchc_desktop.ui.help.help_menu import HelpMenu
from tests.ui.clerk import CTRL, Clerk, Key
from tests.ui.test_window import started

ROOT = Path(__file__).resolve().parent.parent.parent
UI = ROOT / "cchc_desktop" / "ui"
HELP = ROOT / FOLDER
HTML = (HELP / "huong-dan.html").read_text(encoding="utf-8")
WIDEST, MOST_PICTURES, MOST_BYTES = 660, 18, 1_200_000


@pytest.fixture
def clerk(app: QApplication, tmp_path: Path) -> Iterator[Clerk]:
    made = Clerk(tmp_path)
    yield made
    made.close()


def guide(clerk: Clerk) -> GuideWindow:
    window = cast(HelpMenu, clerk.window.findChild(HelpMenu)).door.guide
    assert window
    return window


def words_of_program() -> set[str]:
    """Every text in the source of the program, as it is read on a button."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in UI.parent.rglob("*.py"))
    texts = (
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {as_read(text) for text in texts}


def as_read(text: str) -> str:
    return text.replace("&", "").strip(" .:,…\n").casefold()


def classes() -> set[str]:
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in UI.rglob("*.py"))
    return {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def dialogs() -> set[str]:
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in UI.rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    return {node.name for node in nodes if {ast.unparse(base) for base in node.bases} & {"QDialog", "Dialog"}}


def test_every_button_and_title_that_the_guide_quotes_is_in_the_program():
    bold = re.findall(r"<b>(.*?)</b>", HTML, re.DOTALL)
    quoted = {word for text in bold for word in re.findall(r"“(.*?)”", text, re.DOTALL)}
    assert len(quoted) > 60
    known = words_of_program()
    assert sorted(word for word in quoted if as_read(word) not in known) == []


def test_every_picture_of_the_guide_is_there_and_no_other():
    named = set(re.findall(r'<img src="(.*?)">', HTML))
    assert named == {path.name for path in HELP.glob("*.png")}


def test_guide_stays_small():
    pictures = list(HELP.glob("*.png"))
    widths = [struct.unpack(">I", path.read_bytes()[16:20])[0] for path in pictures]
    assert len(pictures) <= MOST_PICTURES
    assert max(widths) <= WIDEST
    assert sum(path.stat().st_size for path in HELP.iterdir()) <= MOST_BYTES


def test_every_link_and_every_place_leads_somewhere():
    ids = re.findall(r'<h[12] id="(.*?)">', HTML)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#(.*?)"', HTML)) <= set(ids)
    for place in PLACES.values():
        chapter_id, _, heading = place.partition("#")
        (chapter,) = [chapter for chapter in chapters() if chapter.id == chapter_id]
        assert not heading or f'<h2 id="{heading}">' in chapter.html, place


def test_every_dialog_has_its_chapter():
    without = dialogs() - PLACES.keys() - {"Dialog", "GuideWindow", "ProgressDialog"}
    assert not without, "name the chapter of each in PLACES of ui/help/guide_door.py"
    assert PLACES.keys() <= classes()


def test_every_shortcut_of_the_menus_is_in_the_chapter_of_keys(clerk: Clerk):
    (keys,) = [chapter.text for chapter in chapters() if chapter.id == "phim-tat"]
    used = {action.shortcut().toString() for action in actions(clerk) if action.shortcut().toString()}
    assert len(used) > 15
    spelt = {"Alt+F4", "Ctrl++", "Ctrl+-", "Ctrl+="}  # Windows' own, and told in words
    assert sorted(key for key in used - spelt if key not in keys) == []


def test_every_menu_line_that_the_guide_names_is_in_that_menu(clerk: Clerk):
    told = set(re.findall(r"[Bb]ảng chọn <b>“(.*?)”</b>, mục <b>“(.*?)”</b>", HTML))
    assert len(told) > 10
    menus = cast(list[QMenu], clerk.window.menuBar().findChildren(QMenu))
    lines = {(as_read(menu.title()), as_read(line.text())) for menu in menus for line in menu.actions()}
    assert sorted(pair for pair in told if (as_read(pair[0]), as_read(pair[1])) not in lines) == []


def test_every_key_that_the_guide_names_does_something(clerk: Clerk):
    (keys,) = [chapter.html for chapter in chapters() if chapter.id == "phim-tat"]
    named = {key for cell in re.findall(r"<tr><td>(.*?)</td>", keys) for key in cell.split(", ")}
    used = {action.shortcut().toString() for action in actions(clerk)}
    typed = {"F4", "Ctrl+dấu cách", "Ctrl+M", "Ctrl+Shift+M", "Ctrl+B", "Ctrl+I", "Ctrl+Z", "Ctrl+Y"}
    in_words = {"Ctrl và +", "Ctrl và -", "Alt và chữ có gạch chân"}
    assert sorted(named - used - typed - in_words) == []


def actions(clerk: Clerk) -> list[QAction]:
    return cast(list[QAction], clerk.window.findChildren(QAction))


def test_f1_opens_the_chapter_of_the_place(clerk: Clerk):
    clerk.press(Key.Key_F1)
    assert guide(clerk).chapter.id == "man-hinh-dau"
    guide(clerk).close()
    clerk.window.activateWindow()
    started(clerk)
    clerk.until(lambda: QApplication.activeWindow() is clerk.window)
    clerk.page.open_section("thong-ke", "tin_bai")
    clerk.press(Key.Key_F1)
    assert guide(clerk).chapter.id == "dien-tung-muc"
    assert place_of(clerk.page.sections) == "dien-tung-muc#sua-muc"
    guide(clerk).close()


def test_f1_in_a_dialog_can_be_read_beside_it(clerk: Clerk):
    def look(dialog: QDialog) -> None:
        clerk.press(Key.Key_F1)
        assert guide(clerk).chapter.id == "bao-cao-moi"
        assert guide(clerk).parentWidget() is dialog
        clerk.until(lambda: QApplication.activeWindow() is guide(clerk))
        clerk.press(Key.Key_Escape)
        dialog.close()

    clerk.during(look, lambda: clerk.press(Key.Key_N, CTRL))
    clerk.press(Key.Key_F1)
    assert guide(clerk).parentWidget() is clerk.window
    guide(clerk).close()


def test_guide_is_searched_without_marks(clerk: Clerk):
    clerk.press(Key.Key_F1)
    window = guide(clerk)
    clerk.until(lambda: QApplication.activeWindow() is window)
    clerk.press(Key.Key_F, CTRL)
    clerk.type("bien nhan")
    titles = [window.contents.item(row).text() for row in range(window.contents.count())]
    assert titles == ["Chép ra USB"]
    assert window.chapter.id == "chep-usb"
    marks: list[Any] = window.page.extraSelections()
    marked = [mark.cursor.selectedText().lower() for mark in marks]
    assert {"biên", "nhận"} <= set(marked)
    clerk.type(" xyz")
    assert window.contents.count() == 0
    assert window.nothing.isVisible()
    window.close()


def test_link_in_the_guide_turns_to_its_chapter(clerk: Clerk):
    clerk.press(Key.Key_F1)
    guide(clerk).page.anchorClicked.emit(QUrl("#sao-luu"))
    assert guide(clerk).chapter.id == "sao-luu"
    guide(clerk).close()


def test_two_runs_give_the_same_pictures(tmp_path: Path):
    names = ("man-hinh-dau", "thiet-lap")
    for run in ("1", "2"):
        command = [sys.executable, "-m", "tests.guide", str(tmp_path / run), *names]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    for name in names:
        one, other = ((tmp_path / run / f"{name}.png").read_bytes() for run in ("1", "2"))
        assert one == other
        assert one.startswith(b"\x89PNG")
