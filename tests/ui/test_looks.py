"""Every window as eyes and hands meet it, and that each of the looks would catch what it looks for."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.ui.fields.inputs import ComboBox
from cchc_desktop.ui.pieces import label
from cchc_desktop.ui.style import ACCENT, INK, PAPER
from tests.ui import looking
from tests.ui.toured import HANDS_AND_EYES, ROOM, toured

UI = Path(__file__).resolve().parent.parent.parent / "cchc_desktop" / "ui"


@pytest.mark.parametrize("check", [*ROOM, *HANDS_AND_EYES, "too_large"])
def test_every_window_looks_right(app: QApplication, check: str):
    assert toured("1366×768", 100, whole=True).wrong[check] == []


@pytest.mark.parametrize("check", [*ROOM, "too_large"])
def test_every_window_has_room_for_the_largest_text_on_the_smallest_screen(app: QApplication, check: str):
    assert toured("1366×768 at 150 %", 175).wrong[check] == []


def test_tour_comes_to_every_dialog_of_the_program(app: QApplication):
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in UI.glob("**/*.py")]
    classes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    dialogs = {
        node.name for node in classes if any(isinstance(b, ast.Name) and b.id == "Dialog" for b in node.bases)
    }
    assert len(dialogs) > 15
    assert dialogs - toured("1366×768", 100, whole=True).kinds == set()


def test_every_dialog_is_one_that_fits_the_screen():
    lines = [
        f"{path.name}: {line}"
        for path in UI.glob("**/*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "(QDialog)" in line or " QDialog(" in line
    ]
    assert lines == ["dialog.py: class Dialog(QDialog):"]


# ---------------------------------------------------------------- each look catches what it looks for


@pytest.fixture
def window(app: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(300, 200)
    yield made
    made.close()
    made.deleteLater()


def shown(window: QWidget) -> QWidget:
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    return window


def caught(check: Callable[[QWidget], Iterator[str]], window: QWidget) -> list[str]:
    return list(check(shown(window)))


LONG = "Ủy ban nhân dân xã Tái Sơn báo cáo kết quả tuyên truyền công tác cải cách hành chính"


@pytest.mark.parametrize("kind", [QPushButton, QLabel, QCheckBox])
def test_text_without_room_is_caught(window: QWidget, kind: type[QPushButton]):
    kind(LONG, window).resize(80, 34)
    assert len(caught(looking.clipped, window)) == 1


def test_wrapped_text_that_is_cut_below_is_caught(window: QWidget):
    made = label(LONG)
    made.setParent(window)
    made.resize(100, 20)
    assert "high" in caught(looking.clipped, window)[0]


def test_hint_option_header_and_item_without_room_are_caught(window: QWidget):
    line, combo, tree = QLineEdit(window), QComboBox(window), QTreeWidget(window)
    line.setPlaceholderText(LONG)
    combo.addItem(LONG)
    tree.setHeaderLabels([LONG, "Số"])
    tree.addTopLevelItem(QTreeWidgetItem([LONG]))
    tree.setColumnWidth(0, 60)
    for made in (line, combo, tree):
        made.resize(90, 90)
    told = caught(looking.clipped, window)
    assert [any(word in one for one in told) for word in ("hint", "ComboBox", "item", "header")] == [True] * 4


def test_covered_controls_are_caught(window: QWidget):
    grid = QGridLayout(window)
    for text in ("Một", "Hai"):
        grid.addWidget(QPushButton(text), 0, 0)
    assert "lie over each other" in caught(looking.covered, window)[0]


def test_control_out_of_its_page_is_caught(window: QWidget):
    row = QHBoxLayout(window)
    made = QPushButton("Lưu")
    row.addWidget(made)
    shown(window)
    made.move(280, 10)
    assert "reaches out" in next(looking.covered(window))


def test_window_larger_than_the_screen_is_caught(window: QWidget):
    assert list(looking.too_large(shown(window), QSize(299, 300)))
    assert not list(looking.too_large(window, QSize(300, 200)))


def test_control_without_a_name_is_caught(window: QWidget):
    line = QLineEdit(window)
    assert len(caught(looking.unnamed, window)) == 1
    line.setAccessibleName("Tên")
    assert caught(looking.unnamed, window) == []


def test_more_than_25_controls_are_caught(window: QWidget):
    column = QVBoxLayout(window)
    for n in range(26):
        column.addWidget(QPushButton(str(n)))
    assert caught(looking.too_many, window) == ["26 controls on one page"]


def test_tab_that_goes_back_is_caught(window: QWidget):
    column = QVBoxLayout(window)
    made = [QLineEdit() for _ in range(3)]
    for line in made:
        column.addWidget(line)
    assert caught(looking.out_of_order, window) == []
    QWidget.setTabOrder(made[0], made[2])
    QWidget.setTabOrder(made[2], made[1])
    assert len(caught(looking.out_of_order, window)) == 1


def test_small_target_is_caught(window: QWidget):
    made = QPushButton("Ghi", window)
    made.setStyleSheet("QPushButton { min-height: 0; padding: 0; }")
    made.setFixedHeight(31)
    assert len(caught(looking.too_small, window)) == 1


def test_markup_and_key_without_buddy_are_caught(window: QWidget):
    QLabel("<b>Tên</b>", window)
    QLabel("&Tên", window)
    label("Thư &mục").setParent(window)
    assert len(caught(looking.unclear_labels, window)) == 3


def test_inline_completion_is_caught(window: QWidget):
    QLineEdit(window).setCompleter(QCompleter(["xã Tái Sơn"]))
    assert len(caught(looking.completing, window)) == 1


def test_pale_text_is_caught(window: QWidget):
    column = QVBoxLayout(window)
    pale, plain = QLabel("Chữ nhạt quá khó đọc"), QLabel("Chữ đậm dễ đọc")
    pale.setStyleSheet("color: #9aa3ad; background: white;")
    for made in (pale, plain):
        column.addWidget(made)
    told = caught(looking.pale, window)
    assert len(told) == 1
    assert "nhạt" in told[0]


def test_focus_that_nobody_sees_is_caught(window: QWidget):
    column = QVBoxLayout(window)
    seen, unseen = QPushButton("Thấy"), QPushButton("Không thấy")
    unseen.setStyleSheet("QPushButton, QPushButton:focus { border: none; background: white; outline: none; }")
    for made in (seen, unseen):
        column.addWidget(made)
    told = caught(looking.unseen_focus, window)
    assert len(told) == 1
    assert "Không thấy" in told[0]


def test_contrast_is_that_of_the_guidelines():
    black, white = (looking.luminance(QColor(name)) for name in ("black", "white"))
    assert looking.contrast(black, white) == pytest.approx(21)


def test_marked_option_of_a_pop_up_is_white_on_blue(window: QWidget):
    box = ComboBox("Loại", (("xa", "mmmm"), ("phuong", "mmmm")))
    box.setParent(window)
    box.show()
    box.showPopup()
    QTest.qWait(50)
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    marked = box.view().visualRect(box.view().currentIndex())
    image = box.view().viewport().grab(marked).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    box.hidePopup()
    assert {ACCENT, PAPER} <= colours
    assert INK not in colours
