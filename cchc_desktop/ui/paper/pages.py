"""The document on A4 pages: strips under one another, page by page, and what stands where."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from cchc_desktop.document.look import Look
from cchc_desktop.document.tree import Document, Place, Run
from cchc_desktop.ui.paper.lines import CENTRE, LineCache, mm, pt
from cchc_desktop.ui.paper.parts import appendix_strips, body_strips
from cchc_desktop.ui.paper.strips import Picture, Piece, Sheet, Strip, whole

_HIT = pt(4)
"""How far above or below a text a click still means it: the gaps between paragraphs are no dead ground."""
_ROUNDING = 0.01


@dataclass(frozen=True)
class Page:
    """One sheet and the pieces on it, in units of a tenth of a point from its top left corner.

    ``number`` counts from 1 and starts again in every appendix; ``text_area`` is within the margins.
    """

    width: float
    height: float
    number: int
    text_area: QRectF
    pieces: tuple[Piece, ...]

    @property
    def landscape(self) -> bool:
        """Whether the sheet lies on its long side."""
        return self.width > self.height

    def place_at(self, point: QPointF) -> Place | None:
        """Where in the entry the text at a point, or else close to it, came from."""
        for piece in self.pieces:
            if piece.place and piece.rect.contains(point):
                return piece.place
        close = (0, -_HIT, 0, _HIT)
        return next(
            (place for place, area in self._areas.items() if area.adjusted(*close).contains(point)), None
        )

    def area(self, place: Place) -> QRectF | None:
        """What the text from one place covers on this page."""
        return self._areas.get(place)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places whose text stands here, in the order they are read."""
        return tuple(self._areas)

    @cached_property
    def _areas(self) -> dict[Place, QRectF]:
        areas: dict[Place, QRectF] = {}
        for piece in self.pieces:
            if piece.place:
                areas[piece.place] = areas.get(piece.place, piece.rect).united(piece.rect)
        return areas


class Drawing(NamedTuple):
    """What is drawn below a paragraph, as wide as the text; the height is in units."""

    height: float
    draw: Callable[[QPainter, QRectF], None]


def lay_out(
    document: Document, cache: LineCache, drawings: Mapping[Place, Drawing] | None = None
) -> list[Page]:
    """The pages of a document. Only paragraphs that ``cache`` does not hold are set anew."""
    upright = _sheet(document.look, cache, landscape=False)
    strips = _illustrated(body_strips(document, upright), drawings or {}, upright)
    pages = list(_pages(list(strips), upright))
    for appendix in document.appendices:
        sheet = _sheet(document.look, cache, landscape=appendix.landscape)
        pages += _pages(appendix_strips(appendix, sheet), sheet)
    cache.sweep()
    return pages


def page_breaks(strips: Sequence[Strip], height: float) -> list[list[tuple[float, Strip]]]:
    """Strips with their distance from the top of the text, page by page.

    Strips glued together move to the next page together, unless they are more than a page holds.
    """
    pages: list[list[tuple[float, Strip]]] = [[]]
    y = 0.0
    for group in _groups(strips):
        needed = sum(strip.before + strip.height for strip in group)
        for strip in group:
            full = y + max(needed, strip.before + strip.height) > height + _ROUNDING
            if full and pages[-1]:
                pages.append([])
            y = _put(strip, pages[-1], y)
            needed = 0
    return pages


def _illustrated(strips: Sequence[Strip], drawings: Mapping[Place, Drawing], sheet: Sheet) -> Iterator[Strip]:
    """The strips with each drawing under the last of its paragraph, on the same page."""
    places = [strip.pieces[0].place if strip.pieces else None for strip in strips]
    for n, strip in enumerate(strips):
        place = places[n]
        drawing = drawings.get(place) if place and place not in places[n + 1 :] else None
        yield strip._replace(glued=True) if drawing else strip
        if drawing:
            picture = Picture(sheet.left, 0, sheet.width, drawing.height, drawing.draw)
            yield Strip(drawing.height, (picture,))


def _put(strip: Strip, page: list[tuple[float, Strip]], y: float) -> float:
    """Put a strip at y and answer where the next may stand."""
    if page:
        y += strip.before
    else:
        y = 0
        if strip.again:
            page.append((0, strip.again))
            y = strip.again.height
    page.append((y, strip))
    return y + strip.height


def _groups(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.glued:
            yield group
            group = []
    if group:
        yield group


def _sheet(look: Look, cache: LineCache, *, landscape: bool) -> Sheet:
    """The text's area of an upright or lying page; the margins keep their sides (PL I, I.3)."""
    page = look.page
    width, height = (page.height, page.width) if landscape else (page.width, page.height)
    area = QRectF(
        mm(page.left), mm(page.top), mm(width - page.left - page.right), mm(height - page.top - page.bottom)
    )
    return Sheet(look, cache, mm(width), mm(height), area)


def _pages(strips: Sequence[Strip], sheet: Sheet) -> Iterator[Page]:
    for number, placed in enumerate(page_breaks(strips, sheet.area.height()), 1):
        top = sheet.area.top()
        pieces = [piece.lowered(top + y) for y, strip in placed for piece in strip.pieces]
        if number > 1:
            pieces.append(_page_number(number, sheet))
        yield Page(sheet.page_width, sheet.page_height, number, sheet.area, tuple(pieces))


def _page_number(number: int, sheet: Sheet) -> Piece:
    """In the middle of the top margin, from the second page on (PL I, I.7)."""
    lines = sheet.set((Run(str(number)),), "page_number", CENTRE)
    return whole(lines, sheet.left, mm(sheet.look.page.header), None)
