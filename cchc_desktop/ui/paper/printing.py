"""The open document on paper, by Windows' own print dialog, and as a PDF."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from cchc_desktop.document.tree import Document, Place
from cchc_desktop.ui.paper.lines import LineCache
from cchc_desktop.ui.paper.pages import Drawing, Page, lay_out
from cchc_desktop.ui.paper.painter import PagesTold, print_pages, unheard
from cchc_desktop.ui.pieces import ask
from cchc_desktop.ui.progress import Stopped, go_on, in_steps

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

TITLE = "In văn bản"
PDF_TITLE = "Lưu thành PDF"
_PDF = ".pdf"


def print_document(
    document: Document, parent: QWidget, drawings: Mapping[Place, Drawing] | None = None
) -> bool:
    """Ask which printer, pages and copies, and print; True when the clerk would rather have a PDF.

    The printer's paper is A4, upright or lying as each page is, whatever it was set to.
    """
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # 3 MB that most starts never need

    if not QPrinterInfo.availablePrinterNames():
        return no_printer(parent)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    pages = lay_out(document, LineCache(), drawings)
    printer.setDocName(document.title)
    if not chosen(printer, len(pages), parent):
        return False
    try:
        in_steps(parent, TITLE, "Đang in…", lambda told: print_to(printer, pages, partial(go_on, told)))
    except Stopped:
        printer.abort()
    except OSError:
        return ask(
            parent,
            TITLE,
            "Máy in không nhận văn bản. Hãy xem máy in đã bật, đã nối dây và còn giấy chưa rồi in lại; "
            "hoặc lưu thành tệp PDF để in ở máy khác.",
            "&Lưu thành PDF…",
            "Hủy",
        )
    return False


def no_printer(parent: QWidget) -> bool:
    """Say that there is no printer; whether the clerk wants a PDF instead."""
    return ask(
        parent,
        TITLE,
        "Máy này chưa cài máy in nào. Có thể lưu văn bản thành tệp PDF, chép ra USB và in ở máy khác; "
        "trang in ra giống hệt trang đang xem.",
        "&Lưu thành PDF…",
        "Hủy",
        harmless=True,
    )


def chosen(printer: "QPrinter", count: int, parent: QWidget) -> bool:
    """Let the clerk choose in Windows' own dialog; False when nothing is to be printed."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(TITLE)
    dialog.setMinMax(1, count)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def print_to(printer: "QPrinter", pages: Sequence[Page], told: PagesTold = unheard) -> None:
    """Print the pages and copies that the printer was told of; ``OSError`` when it takes none."""
    ranges = printer.pageRanges()
    wanted = [page for n, page in enumerate(pages, 1) if ranges.isEmpty() or ranges.contains(n)]
    times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if wanted:
        print_pages(wanted * times, printer, told)


def ask_pdf(proposed: Path, parent: QWidget) -> Path | None:
    """Where a PDF goes, asked in Windows' own dialog, which also asks before it replaces a file."""
    name, _ = QFileDialog.getSaveFileName(parent, PDF_TITLE, str(proposed), f"Tệp PDF (*{_PDF})")
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() == _PDF:
        return path
    path = path.with_name(f"{path.name}{_PDF}")
    again = f"Trong thư mục đã có {path.name}. Ghi đè lên tệp cũ?"
    return path if not path.exists() or ask(parent, PDF_TITLE, again, "Ghi đè") else None
