"""The figures sheet with its chart: made of what the diary shows, written as PDF or for Word."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QRectF, QUrl
from PySide6.QtGui import QDesktopServices, QFont, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from cchc_desktop.carry.disk import write_whole
from cchc_desktop.carry.figures_sheet import CHART, Counted, figures_sheet
from cchc_desktop.document.tree import Document, Place
from cchc_desktop.entry import Period
from cchc_desktop.figures.channels import Channel
from cchc_desktop.figures.periods import said_rule
from cchc_desktop.figures.summary import summary, titles_of
from cchc_desktop.form.wording import period_name
from cchc_desktop.office import Office
from cchc_desktop.prose import folded
from cchc_desktop.store.activities import Activities, Sought
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.diary.bar_chart import draw_bars
from cchc_desktop.ui.paper.exporting import document_bytes
from cchc_desktop.ui.paper.lines import UNITS_PER_POINT, mm
from cchc_desktop.ui.paper.pages import Drawing
from cchc_desktop.ui.paper.painter import pdf

_CHART_HEIGHT = mm(70)
_CHART_LETTERS = 8
_KINDS = "Bản in PDF, có biểu đồ (*.pdf);;Văn bản Word (*.docx)"


def write_sheet(path: Path, desk: Desk, period: Period | None, sought: Sought) -> None:
    """Write the sheet of the rows sought, as the file's ending says; raises ``CannotWrite``."""
    document, drawings = sheet_of(desk, period, sought)
    word = path.suffix.lower() == ".docx"
    write_whole(path, document_bytes("docx", document) if word else pdf(document, drawings))


def sheet_of(desk: Desk, period: Period | None, sought: Sought) -> tuple[Document, dict[Place, Drawing]]:
    """The sheet of the rows sought, and the chart that is drawn in it where there are any."""
    counted = _counted(desk, sought)
    rule = said_rule(period, desk.cut_off().rule) if period else ""
    document = figures_sheet(desk.office() or Office(), period, rule, counted, date.today())
    chart = Drawing(_CHART_HEIGHT, lambda painter, area: _draw(painter, area, counted))
    return document, {CHART: chart} if counted.months else {}


def ask_sheet_name(parent: QWidget, period: Period | None) -> Path | None:
    """Where the sheet goes, or None."""
    of = folded(period_name(period)).replace(" ", "-").replace("/", ".") if period else "moi-ngay"
    proposed = str(Path.home() / f"phieu-so-lieu-{of}.pdf")
    name, kind = QFileDialog.getSaveFileName(parent, "Ghi phiếu số liệu", proposed, _KINDS)
    if not name:
        return None
    ending = ".docx" if "docx" in kind else ".pdf"
    path = Path(name)
    return path if path.suffix.lower() in (".pdf", ".docx") else path.with_name(path.name + ending)


def open_file(path: Path) -> None:
    """Show a file with the program that Windows keeps for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _counted(desk: Desk, sought: Sought) -> Counted:
    diary = Activities(desk.reader)
    channels: Mapping[str, Channel] = {channel.id: channel for channel in diary.channels()}
    lines = summary(diary.totals(sought), diary.states(sought), channels)
    return Counted(lines, diary.rows(sought)[::-1], diary.by_month(sought), channels)


def _draw(painter: QPainter, area: QRectF, counted: Counted) -> None:
    """The chart in points, so that its gaps are those of the screen."""
    painter.save()
    painter.translate(area.topLeft())
    painter.scale(UNITS_PER_POINT, UNITS_PER_POINT)
    font = QFont("Times New Roman")
    font.setPixelSize(_CHART_LETTERS)
    painter.setFont(font)
    inside = QRectF(0, 0, area.width() / UNITS_PER_POINT, area.height() / UNITS_PER_POINT)
    draw_bars(
        painter, inside.adjusted(0, 4, 0, -4), counted.months, titles_of(counted.channels, counted.rows)
    )
    painter.restore()
