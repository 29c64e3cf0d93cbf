"""The task “print to PDF”, by keyboard alone, from the open document to the file."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from tests.goldens import golden_entry
from tests.ui.clerk import ALT, CTRL, Clerk, Key
from tests.ui.test_window import started

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def clerk(app, tmp_path: Path) -> Iterator[Clerk]:
    made = Clerk(tmp_path)
    yield made
    made.close()


def when(kind: type[QWidget], act: Callable[[], None]) -> None:
    """Act as soon as a dialog of this kind has the keys."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and QApplication.activeWindow() is dialog:
            act()
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def check(path: Path, clerk: Clerk) -> None:
    """The whole document on A4, in Times alone, under its own title."""
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    pages = clerk.page.preview.pages
    boxes = [tuple(float(side) for side in box.split()) for box in re.findall(rb"/MediaBox \[(.*?)\]", data)]
    sizes = [(842, 595) if page.landscape else (595, 842) for page in pages]
    assert [(round(box[2]), round(box[3])) for box in boxes] == sizes
    fonts = set(re.findall(rb"/FontName\s*/(?:[A-Z]+\+)?([A-Za-z]+)", data))
    assert fonts <= {b"LiberationSerif", b"TimesNewRomanPSMT", b"TimesNewRoman", b"Tinos"}
    title = re.search(rb"/Title \((.*?)\)\n", data, re.DOTALL)
    assert title
    assert clerk.page.document.title in re.sub(rb"\\(.)", rb"\1", title[1]).decode("utf-16")


@pytest.mark.parametrize("name", ["tam-hop-bc-2024", "lien-minh-kh-2022"])
def test_clerk_saves_the_document_as_a_pdf(clerk: Clerk, tmp_path: Path, name: str):
    started(clerk, golden_entry(name))

    def name_it() -> None:
        clerk.press(Key.Key_A, CTRL)
        clerk.type(str(tmp_path / "ban-in.pdf"))
        clerk.press(Key.Key_Return)

    when(QFileDialog, name_it)
    clerk.press(Key.Key_S, CTRL | SHIFT)
    check(tmp_path / "ban-in.pdf", clerk)
    assert clerk.page.entry.state == "đã xuất"


def test_clerk_without_a_printer_gets_a_pdf_from_ctrl_p(clerk: Clerk, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    started(clerk, golden_entry("tam-hop-bc-2024"))

    def name_it() -> None:
        clerk.press(Key.Key_A, CTRL)
        clerk.type(str(tmp_path / "ban-in.pdf"))
        clerk.press(Key.Key_Return)

    def agree() -> None:
        when(QFileDialog, name_it)
        clerk.press(Key.Key_L, ALT)

    when(QMessageBox, agree)
    clerk.press(Key.Key_P, CTRL)
    check(tmp_path / "ban-in.pdf", clerk)


def test_clerk_who_thinks_better_of_it_gets_no_file(clerk: Clerk, tmp_path: Path):
    started(clerk, golden_entry("tam-hop-bc-2024"))
    when(QFileDialog, lambda: clerk.press(Key.Key_Escape))
    clerk.press(Key.Key_S, CTRL | SHIFT)
    assert not list(tmp_path.glob("*.pdf"))
    assert clerk.page.entry.state == "nháp"
