"""The painter without a window: PDF from the command line, on a machine with or without a screen."""

import os
import sys

from PySide6.QtGui import QGuiApplication

from cchc_desktop.document.tree import Document
from cchc_desktop.ui.paper.painter import PagesTold, pdf, unheard

_running: list[QGuiApplication] = []


def pdf_bytes(document: Document, told: PagesTold = unheard) -> bytes:
    """The document as PDF; Qt is started for it where no window has done so; ``told`` hears of each page."""
    if QGuiApplication.instance() is None:
        if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _running.append(QGuiApplication(["cchc"]))  # lives as long as the process: fonts hang on it
    return pdf(document, told=told)
