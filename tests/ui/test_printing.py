"""What is printed is what was seen: A4, the chosen pages, and a PDF where there is no printer."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from cchc_desktop.ui.paper import printing
from cchc_desktop.ui.paper.lines import LineCache
from cchc_desktop.ui.paper.pages import lay_out
from cchc_desktop.ui.paper.printing import ask_pdf, print_to
from tests.goldens import golden_entry
from tests.ui.clerk import CTRL, Clerk, Key
from tests.ui.samples import body, report, rich_report
from tests.ui.test_window import started

TIMES = {b"LiberationSerif", b"TimesNewRoman", b"TimesNewRomanPS", b"TimesNewRomanPSMT", b"Tinos"}


@pytest.fixture
def clerk(app: QApplication, tmp_path: Path) -> Iterator[Clerk]:
    made = Clerk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def told(monkeypatch) -> list[str]:
    """What message boxes said; every question is answered with its first button."""
    said: list[str] = []

    def answer(box: QMessageBox) -> int:
        said.append(box.text())
        box.buttons()[0].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return said


def printer_into(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def sizes(path: Path) -> list[tuple[int, ...]]:
    """Width and height of each page in points."""
    boxes = re.findall(rb"/MediaBox \[([\d. ]+)\]", path.read_bytes())
    return [tuple(round(float(side)) for side in box.split()[2:]) for box in boxes]


def with_printer(monkeypatch, path: Path, pages: str = "") -> None:
    """A PC with one printer, which writes what it prints into a file; the dialog is agreed to."""

    def choose(printer: QPrinter, _count: int, _parent: object) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        if pages:
            printer.setPageRanges(QPageRanges.fromString(pages))
        return True

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["HP LaserJet 1010"])
    monkeypatch.setattr(printing, "chosen", choose)


def test_whole_document_is_printed_on_a4_upright_and_lying(app, tmp_path: Path):
    pages = lay_out(rich_report(), LineCache())
    print_to(printer_into(tmp_path / "p.pdf"), pages)
    assert sizes(tmp_path / "p.pdf") == [(842, 595) if page.landscape else (595, 842) for page in pages]
    assert any(page.landscape for page in pages)


@pytest.mark.parametrize(("chosen", "count"), [("1", 1), ("2-3", 2), ("1,3", 2), ("2-99", 3), ("7", 0)])
def test_only_the_chosen_pages_are_printed(app, tmp_path: Path, chosen: str, count: int):
    pages = lay_out(report(body(24)), LineCache())[:4]
    assert len(pages) == 4
    printer = printer_into(tmp_path / "p.pdf")
    printer.setPageRanges(QPageRanges.fromString(chosen))
    print_to(printer, pages)
    assert (len(sizes(tmp_path / "p.pdf")) if count else 0) == count
    assert (tmp_path / "p.pdf").exists() == bool(count)


def test_copies_that_the_printer_does_not_make_itself_are_printed_one_after_the_other(app, tmp_path: Path):
    printer = printer_into(tmp_path / "p.pdf")
    printer.setCopyCount(2)
    pages = lay_out(report(body(24)), LineCache())[:2]
    print_to(printer, pages)
    assert len(sizes(tmp_path / "p.pdf")) == (2 if printer.supportsMultipleCopies() else 4)


def test_printed_letters_are_times_and_no_other(app, tmp_path: Path):
    print_to(printer_into(tmp_path / "p.pdf"), lay_out(rich_report(), LineCache()))
    data = (tmp_path / "p.pdf").read_bytes()
    names = set(re.findall(rb"/(?:FontName|BaseFont)\s*/(?:[A-Z]+\+)?([A-Za-z]+)", data))
    assert names
    assert names <= TIMES


def test_ctrl_p_prints_the_open_document(clerk: Clerk, tmp_path: Path, monkeypatch, told):
    started(clerk, golden_entry("tam-hop-bc-2024"))
    with_printer(monkeypatch, tmp_path / "p.pdf", "2")
    clerk.press(Key.Key_P, CTRL)
    assert sizes(tmp_path / "p.pdf") == [(595, 842)]
    assert told == []


def test_without_a_printer_a_pdf_is_offered(clerk: Clerk, tmp_path: Path, monkeypatch, told):
    started(clerk, golden_entry("tam-hop-bc-2024"))
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "bc.pdf"), ""))
    clerk.press(Key.Key_P, CTRL)
    assert "chưa cài máy in" in told[0]
    assert len(sizes(tmp_path / "bc.pdf")) == len(clerk.page.preview.pages)


def test_printer_that_takes_nothing_is_told_and_pdf_offered(clerk: Clerk, tmp_path: Path, monkeypatch, told):
    started(clerk, golden_entry("tam-hop-bc-2024"))
    with_printer(monkeypatch, tmp_path / "không có" / "p.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "bc.pdf"), ""))
    clerk.press(Key.Key_P, CTRL)
    assert "Máy in không nhận" in told[0]
    assert (tmp_path / "bc.pdf").read_bytes().startswith(b"%PDF")


def test_pdf_is_noted_as_an_export(clerk: Clerk, tmp_path: Path, monkeypatch):
    entry = started(clerk, golden_entry("tam-hop-bc-2024"))
    asked: list[str] = []

    def choose(_parent: object, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(proposed)
        return str(tmp_path / "bc"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    clerk.press(Key.Key_S, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert asked[0].endswith("_xa-Tam-Hop.pdf")
    assert (tmp_path / "bc.pdf").read_bytes().startswith(b"%PDF")
    assert clerk.page.entry.state == "đã xuất"
    assert clerk.window._desk.entries.version(entry.id, entry.revision).answers == entry.answers
    assert "bc.pdf" in clerk.page.notice.text


def test_pdf_that_cannot_be_written_is_noted_nowhere(clerk: Clerk, tmp_path: Path, monkeypatch, told):
    started(clerk, golden_entry("tam-hop-bc-2024"))
    before = clerk.page.entry.state
    gone = str(tmp_path / "không có" / "bc.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (gone, ""))
    clerk.window.save_pdf()
    assert "Không thấy thư mục" in told[0]
    assert clerk.page.entry.state == before


def test_file_that_would_be_replaced_is_asked_about_when_its_ending_was_left_out(
    clerk: Clerk, tmp_path: Path, monkeypatch
):
    (tmp_path / "bc.pdf").write_bytes(b"old")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "bc"), ""))
    monkeypatch.setattr(printing, "ask", lambda *_: False)
    assert ask_pdf(tmp_path / "x.pdf", clerk.window) is None
    monkeypatch.setattr(printing, "ask", lambda *_: True)
    assert ask_pdf(tmp_path / "x.pdf", clerk.window) == tmp_path / "bc.pdf"
