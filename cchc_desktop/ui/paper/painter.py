"""The one painter: a page on the screen, on paper and in a PDF."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from cchc_desktop.document.tree import Document, Place
from cchc_desktop.ui.paper.lines import UNITS_PER_POINT, LineCache, pt
from cchc_desktop.ui.paper.pages import Drawing, Page, lay_out
from cchc_desktop.ui.paper.strips import Picture, Piece, Rule, Words

PagesTold = Callable[[int, int], object]
"""Hears how many pages are done, of how many."""

UNITS_PER_INCH = 72 * UNITS_PER_POINT

_RULE = pt(0.75)
_BORDER = pt(0.5)
_LIVE = QColor("#e8f0fb")
_MARK = QColor("#fff6e0")
_MARK_BAR = QColor("#e0b64a")
_MARK_SIDE = pt(6)


def unheard(_done: int, _all: int) -> None:
    """Stands for nobody who wants to hear."""


def paint_page(
    painter: QPainter, page: Page, *, on_screen: bool, marked: Place | None = None, clip: QRectF | None = None
) -> None:
    """Paint one page in its own units; the caller has scaled the painter to its device.

    Live values are tinted and the marked place is set off on the screen only. With ``clip``, only
    what touches it is painted.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pieces = [piece for piece in page.pieces if clip is None or _touches(piece.rect, clip)]
    if on_screen:
        if marked and (area := page.area(marked)):
            _paint_mark(painter, area)
        for piece in pieces:
            _paint_tints(painter, piece)
    for piece in pieces:
        _paint(painter, piece)


def print_pages(pages: Sequence[Page], device: QPagedPaintDevice, told: PagesTold = unheard) -> None:
    """Print pages on a printer or into a PDF; ``OSError`` when the device takes none.

    The device gets A4 without margins, upright or lying as each page is. ``told`` is called with how many
    pages are done, of how many; what it raises ends the printing.
    """
    device.setPageLayout(_sheet(pages[0]))
    painter = QPainter()
    if not painter.begin(device):
        raise OSError("the device cannot be painted on")
    try:
        for n, page in enumerate(pages):
            told(n, len(pages))
            if n:
                device.setPageLayout(_sheet(page))
                if not device.newPage():
                    raise OSError("the device takes no more pages")
            painter.save()
            painter.scale(device.logicalDpiX() / UNITS_PER_INCH, device.logicalDpiY() / UNITS_PER_INCH)
            paint_page(painter, page, on_screen=False)
            painter.restore()
    finally:
        painter.end()


def write_pdf(document: Document, to: str | Path | QIODevice) -> None:
    """Write the document as a PDF to a path or an open device; ``OSError`` when that fails."""
    data = pdf(document)
    if isinstance(to, QIODevice):
        if to.write(data) != len(data):
            raise OSError(to.errorString())
    else:
        Path(to).write_bytes(data)


def pdf(
    document: Document, drawings: Mapping[Place, Drawing] | None = None, told: PagesTold = unheard
) -> bytes:
    """The document as a PDF with selectable text in embedded Times, with drawings below their places."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(UNITS_PER_INCH)
    writer.setTitle(document.title)
    writer.setCreator(document.author)
    print_pages(lay_out(document, LineCache(), drawings), writer, told)
    return bytes(buffer.data().data())


def _sheet(page: Page) -> QPageLayout:
    way = QPageLayout.Orientation.Landscape if page.landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _touches(rect: QRectF, clip: QRectF) -> bool:
    """Whether a piece may be seen in the clip; letters reach a little beyond their lines."""
    return rect.top() - _MARK_SIDE < clip.bottom() and rect.bottom() + _MARK_SIDE > clip.top()


def _paint(painter: QPainter, piece: Piece) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(Qt.GlobalColor.black, _RULE if isinstance(piece, Rule) else _BORDER))
    if isinstance(piece, Words):
        piece.lines.draw(painter, QPointF(piece.x, piece.y), piece.first, piece.last)
    elif isinstance(piece, Rule):
        painter.drawLine(piece.rect.topLeft(), piece.rect.topRight())
    elif isinstance(piece, Picture):
        piece.draw(painter, piece.rect)
    else:
        painter.drawRect(piece.rect)


def _paint_mark(painter: QPainter, area: QRectF) -> None:
    painter.fillRect(area.adjusted(-_MARK_SIDE, 0, _MARK_SIDE, 0), _MARK)
    painter.fillRect(
        QRectF(area.left() - 2 * _MARK_SIDE, area.top(), _MARK_SIDE / 2, area.height()), _MARK_BAR
    )


def _paint_tints(painter: QPainter, piece: Piece) -> None:
    if isinstance(piece, Words):
        for tint in piece.lines.tinted(piece.first, piece.last):
            painter.fillRect(tint.translated(piece.x, piece.y), _LIVE)
