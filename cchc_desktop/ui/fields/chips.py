"""Live values inside an editor: objects one character wide that show their value's present words."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from cchc_desktop.form.wording import GAP
from cchc_desktop.prose import Live
from cchc_desktop.ui.fields.words import Words

CHIP = int(QTextFormat.ObjectTypes.UserObject) + 1
OBJECT = "\ufffc"
"""The character that stands for a live value in the editor's text."""

SHORT = ("type", "so", "number")
"""How a citation is shown inside the editor: enough to know it, short enough to read past."""

LONGEST = 48
UNSAID = "chưa có: câu này không in"
"""Stands for an optional value without an answer: its sentence is left out of the document."""

_NAME, _PARTS, _DATE, _OPTIONAL = (int(QTextFormat.Property.UserProperty) + n for n in (1, 2, 3, 4))
_PADDING = 3.0


def text_format(*, bold: bool = False, italic: bool = False) -> QTextCharFormat:
    """The format of typed characters: weight and slant, nothing else."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setFontItalic(italic)
    return made


def is_bold(look: QTextCharFormat) -> bool:
    """Whether characters of this format are bold."""
    return look.fontWeight() >= QFont.Weight.DemiBold


def chip_format(live: Live) -> QTextCharFormat:
    """The format of the one character that stands for a live value."""
    made = text_format(bold=live.bold, italic=live.italic)
    made.setObjectType(CHIP)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    made.setProperty(_NAME, live.name)
    made.setProperty(_PARTS, " ".join(live.parts))
    made.setProperty(_DATE, live.date)
    made.setProperty(_OPTIONAL, live.optional)
    return made


def live_of(look: QTextFormat) -> Live | None:
    """The live value that a format stands for, or None for the format of typed characters."""
    if look.objectType() != CHIP:
        return None
    char = look.toCharFormat()
    return Live(
        char.stringProperty(_NAME),
        is_bold(char),
        char.fontItalic(),
        tuple(char.stringProperty(_PARTS).split()),
        char.stringProperty(_DATE),
        char.boolProperty(_OPTIONAL),
    )


def mixed(ground: QColor, tint: QColor, share: float) -> QColor:
    """A soft colour: ``share`` of the tint over the ground."""

    def between(below: float, above: float) -> float:
        return below + (above - below) * share

    return QColor.fromRgbF(
        between(ground.redF(), tint.redF()),
        between(ground.greenF(), tint.greenF()),
        between(ground.blueF(), tint.blueF()),
    )


class Chips(QPyTextObject):
    """Draws the live values of one document, remembering their words until told to ask again."""

    def __init__(self, document: QTextDocument, words: Words, palette: Callable[[], QPalette]) -> None:
        super().__init__(document)
        self._palette = palette
        self._words = words
        self._shown: dict[Live, str] = {}
        document.documentLayout().registerHandler(CHIP, self)

    def shown(self, live: Live) -> str:
        """The words on the chip: a citation in short unless its writing was chosen."""
        if live not in self._shown:
            said = self._words.say(live if live.parts else replace(live, parts=SHORT))
            said = UNSAID if live.optional and self._words.is_unsaid(live) else said
            self._shown[live] = said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"
        return self._shown[live]

    def asked_again(self, live: Live) -> bool:
        """Ask for a value's words anew; tells whether they changed."""
        before = self._shown.pop(live, None)
        return self.shown(live) != before

    def hint(self, live: Live) -> str:
        """What the pointer tells about a value: its title and all its words."""
        title = self._words.names().get(live.name)
        if title is None:
            return "Giá trị này không còn trong biểu mẫu. Hãy xóa đi hoặc chèn giá trị khác."
        if self.shown(live) == UNSAID:
            return f"Chưa có câu trả lời “{title}” nên câu này không in; có rồi thì in lại."
        where = "\nBấm đúp để đến chỗ trả lời." if self._words.go_to else ""
        return f"{title}: {self._words.say(live)}{where}"

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:  # noqa: A002
        metrics = QFontMetricsF(_font(doc, format))
        live = live_of(format)
        width = metrics.horizontalAdvance(self.shown(live)) if live else 0
        room = doc.textWidth() - 4 * doc.documentMargin()
        wanted = width + 2 * _PADDING + 2
        return QSizeF(min(wanted, room) if room > 0 else wanted, metrics.height())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,  # noqa: A002
    ) -> None:
        live = live_of(format)
        if live is None:
            return
        said, font = self.shown(live), _font(doc, format)
        metrics = QFontMetricsF(font)
        box = QRectF(rect).adjusted(1, 0, -1, 0)
        said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, box.width() - 2 * _PADDING + 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground(said))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(self._palette().color(QPalette.ColorRole.Text))
        painter.setFont(font)
        painter.drawText(QPointF(box.left() + _PADDING, box.top() + metrics.ascent()), said)
        painter.restore()

    def _ground(self, said: str) -> QColor:
        tint = QColor("#f2b233") if GAP in said else self._palette().color(QPalette.ColorRole.Highlight)
        return mixed(self._palette().color(QPalette.ColorRole.Base), tint, 0.3 if GAP in said else 0.16)


def _font(doc: QTextDocument, look: QTextFormat) -> QFont:
    char = look.toCharFormat()
    font = QFont(doc.defaultFont())
    font.setBold(is_bold(char))
    font.setItalic(char.fontItalic())
    return font
