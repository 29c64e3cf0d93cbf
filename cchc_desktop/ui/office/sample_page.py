"""A small painted page beside a question: what the answers will look like on paper."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cchc_desktop.document.compose import compose
from cchc_desktop.document.tree import Document, Place
from cchc_desktop.entry import Entry, FormRef, Period, Section
from cchc_desktop.form.definition import ABSTRACT, ADDRESSEES, RECIPIENTS, SIGNATURE
from cchc_desktop.form.loading import form_of
from cchc_desktop.office import Office
from cchc_desktop.store.settings import Person
from cchc_desktop.ui.office.usual import signing
from cchc_desktop.ui.paper.lines import LineCache, mm
from cchc_desktop.ui.paper.pages import Page, lay_out
from cchc_desktop.ui.paper.painter import paint_page
from cchc_desktop.ui.style import LINE, PAPER

_SIGNER = Person("Nguyễn Văn A", "chu-tich", "CHỦ TỊCH")
_BODY = "noi_dung"
_EDGE = mm(6)
"""So much of the margins is shown around the text."""


class SamplePage(QWidget):
    """The upper part of a page, its text as wide as the widget."""

    def __init__(self) -> None:
        super().__init__()
        self._cache = LineCache()
        self._page: Page | None = None
        self._marked: Place | None = None
        self.setAccessibleName("Hình mẫu văn bản")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(340, 300)

    def sizeHint(self) -> QSize:
        return QSize(450, 480)

    def show_document(self, document: Document, marked: Place | None = None) -> None:
        """Paint the document's first page; the text of the marked place is set off."""
        self._page, self._marked = lay_out(document, self._cache)[0], marked
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(PAPER))
        painter.setPen(QColor(LINE))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._page is None:
            return
        area = self._page.text_area.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
        painter.setClipRect(self.rect().adjusted(1, 1, -1, -1), Qt.ClipOperation.IntersectClip)
        painter.scale(self.width() / area.width(), self.width() / area.width())
        painter.translate(-area.topLeft())
        paint_page(painter, self._page, on_screen=False)
        if self._marked and (marked := self._page.area(self._marked)):
            painter.fillRect(marked, QColor(27, 94, 155, 26))


def sample_document(
    office: Office, signer: Person | None, recipients: tuple[str, ...], kind: str = "BC"
) -> Document:
    """A tiny report (or plan, “KH”) of the office; the example's names stand where it has none yet."""
    shown = replace(
        office,
        name=office.name or "Gia Viễn",
        superior=office.superior or office.province or "tỉnh Ninh Bình",
    )
    does = "báo cáo kết quả" if kind == "BC" else "ban hành kế hoạch"
    text = (
        f"UBND {shown.commune} {does} tuyên truyền cải cách hành chính trên địa bàn như sau: "
        "phần này là nội dung văn bản./."
    )
    entry = Entry(
        id="mau",
        revision="mau",
        form=FormRef("mau", 1, kind),
        office=shown,
        period=Period("nam", 2026),
        outline=(Section("mau", 0, "none", (), fields=({"id": _BODY, "kind": "prose"},)),),
        answers={
            ABSTRACT: f"{'Kết quả t' if kind == 'BC' else 'T'}uyên truyền cải cách hành chính năm 2026",
            ADDRESSEES: [f"Ủy ban nhân dân {shown.superior}"] if kind == "BC" else [],
            _BODY: [text],
            RECIPIENTS: list(recipients),
            SIGNATURE: signing(signer or _SIGNER),
        },
    )
    return compose(form_of(entry, {}), entry)
