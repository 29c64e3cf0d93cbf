"""Draws the program's icon and the installer's pictures: ``python -m installer.draw`` writes them anew."""

import struct
from typing import cast

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter, QPainterPath, QPen

from installer.places import HERE, ROOT

SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
SIDE, HEAD = (328, 628), (300, 114)  # twice what the installer's pages take, for sharp screens
LIGHT, DARK, PAPER, LINE, MARK = "#2a78bd", "#134675", "#ffffff", "#9db4cb", "#e2a412"


def icon(size: int) -> QImage:
    """A sheet with lines and a tick on a blue tile, drawn for its size: small ones have fewer lines."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _tile(painter, size)
    sheet = _sheet(painter, size)
    _lines(painter, size, sheet)
    _tick(painter, size)
    painter.end()
    return image


def _grid(size: int, share: float) -> float:
    """A share of the size, on a whole pixel where pixels can be seen."""
    return float(round(size * share)) if size < 64 else size * share


def _tile(painter: QPainter, size: int) -> None:
    colours = QLinearGradient(0, 0, 0, size)
    colours.setColorAt(0, QColor(LIGHT))
    colours.setColorAt(1, QColor(DARK))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours)
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.19, size * 0.19)


def _sheet(painter: QPainter, size: int) -> QRectF:
    left, top = _grid(size, 0.2), _grid(size, 0.13)
    sheet = QRectF(left, top, _grid(size, 0.54), size - 2 * top)
    painter.setBrush(QColor(PAPER))
    painter.drawRoundedRect(sheet, size * 0.03, size * 0.03)
    return sheet


def _lines(painter: QPainter, size: int, sheet: QRectF) -> None:
    """The two heads of a letter, then text."""
    thick = max(1.0, _grid(size, 0.05))
    gap = _grid(size, 0.08)
    head = (sheet.width() - 3 * gap) / 2
    y = sheet.top() + _grid(size, 0.1)
    if size >= 24:
        for left in (sheet.left() + gap, sheet.right() - gap - head):
            painter.fillRect(QRectF(left, y, head, thick), QColor(DARK))
        y += _grid(size, 0.14)
    count = 2 if size < 32 else 4
    step = (sheet.bottom() - gap - y) / count
    for number in range(count):
        width = sheet.width() - 2 * gap if number % 2 == 0 else (sheet.width() - 2 * gap) * 0.7
        place = round(y + number * step) if size < 64 else y + number * step
        painter.fillRect(QRectF(sheet.left() + gap, place, width, thick), QColor(LINE))


def _tick(painter: QPainter, size: int) -> None:
    path = QPainterPath(QPointF(size * 0.44, size * 0.66))
    path.lineTo(size * 0.6, size * 0.82)
    path.lineTo(size * 0.9, size * 0.44)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, share in ((PAPER, 0.2), (MARK, 0.115)):
        pen = QPen(QColor(colour), size * share)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(path)


def ico(images: list[QImage]) -> bytes:
    """An icon file: up to 64 as bitmaps, which every program reads, larger ones as PNG."""
    frames = [_png(one) if one.width() > 64 else _bitmap(one) for one in images]
    directory = struct.pack("<HHH", 0, 1, len(frames))
    place = len(directory) + 16 * len(frames)
    for one, frame in zip(images, frames, strict=True):
        side = one.width() % 256
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(frame), place)
        place += len(frame)
    return directory + b"".join(frames)


def _bitmap(image: QImage) -> bytes:
    size = image.width()
    rows = [bytes(cast(memoryview, image.constScanLine(y)))[: size * 4] for y in reversed(range(size))]
    mask = bytes((size + 31) // 32 * 4) * size  # the fourth byte of each pixel says what shows through
    header = struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, len(rows[0]) * size, 0, 0, 0, 0)
    return header + b"".join(rows) + mask


def _png(image: QImage) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, the method a string
    return bytes(held.data())


def side() -> QImage:
    """The picture at the left of the first and the last page."""
    width, height = SIDE
    image = QImage(width, height, QImage.Format.Format_RGB32)
    colours = QLinearGradient(0, 0, width, height)
    colours.setColorAt(0, QColor(LIGHT))
    colours.setColorAt(1, QColor(DARK))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(image.rect(), colours)
    painter.setPen(Qt.PenStyle.NoPen)
    for share, strength in ((0.95, 14), (0.62, 18), (0.34, 22)):
        painter.setBrush(QColor(255, 255, 255, strength))
        painter.drawEllipse(QPointF(width * 0.5, height * 0.42), width * share, width * share)
    painter.drawImage(QPointF((width - 160) / 2, height * 0.42 - 80), icon(160))
    painter.end()
    return image


def head() -> QImage:
    """The picture at the right of the pages between: white as the page's head, with the icon."""
    width, height = HEAD
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    painter.drawImage(QPointF(width - 96, (height - 80) / 2), icon(80))
    painter.end()
    return image


def main() -> None:
    """Write the icon to resources/icons and the pictures to installer/pictures."""
    app = QGuiApplication(["draw", "-platform", "offscreen"])
    icons, pictures = ROOT / "resources" / "icons", HERE / "pictures"
    for folder in (icons, pictures):
        folder.mkdir(parents=True, exist_ok=True)
    (icons / "cchc.ico").write_bytes(ico([icon(size) for size in SIZES]))
    icon(256).save(str(icons / "cchc.png"))
    for name, image in (("side", side()), ("head", head())):
        image.convertToFormat(QImage.Format.Format_RGB888).save(str(pictures / f"{name}.bmp"))
    del app


if __name__ == "__main__":
    main()
