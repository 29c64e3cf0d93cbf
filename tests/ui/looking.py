"""Measures a window as eyes and hands meet it: what is cut off, covered, unnamed, too small, too pale."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from typing import Any, TypeVar, cast

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QListView,
    QMenu,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

TARGET, MOST_CONTROLS, CONTRAST = 32, 25, 4.5
LEAST_SEEN = 8
_W = TypeVar("_W", bound=QWidget)


def of_kind(window: QWidget, kind: type[_W]) -> list[_W]:
    """The visible widgets of a kind in a window, those of its own child windows left out."""
    found = cast("list[_W]", window.findChildren(kind))
    return [one for one in found if one.isVisible() and one.window() is window.window() and not _of_qt(one)]


def _of_qt(widget: QWidget) -> bool:
    """Whether it is a part that Qt makes inside one of its own controls."""
    if widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar):
        return True
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QCalendarWidget):
        above = above.parentWidget()
    return above is not None


def named(widget: QWidget) -> str:
    """What to call a widget in a message."""
    text = getattr(widget, "text", str)
    words = text() if callable(text) else ""
    return f"{type(widget).__name__} “{(widget.accessibleName() or str(words))[:60]}”"


# ---------------------------------------------------------------- room


def too_large(window: QWidget, room: QSize) -> Iterator[str]:
    """A window that is larger than its screen."""
    if window.isWindow() and not isinstance(window, QMenu):
        size = window.size()
        if size.width() > room.width() or size.height() > room.height():
            yield f"window is {size.width()}×{size.height()}, the screen {room.width()}×{room.height()}"


def clipped(window: QWidget) -> Iterator[str]:
    """Texts that have less room than they need."""
    for kind, look in _CLIPPED:
        for one in of_kind(window, kind):
            yield from look(one)


def _clipped_button(button: QAbstractButton) -> Iterator[str]:
    need, have = button.sizeHint(), button.size()
    if button.hasHeightForWidth():
        need = QSize(button.minimumSizeHint().width(), button.heightForWidth(have.width()))
    if button.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Ignored:
        need.setHeight(button.fontMetrics().height())
    if button.text() and (have.width() < need.width() or have.height() < need.height()):
        yield f"{named(button)} has {_pair(have)} of {_pair(need)}"


def _clipped_area(area: QScrollArea) -> Iterator[str]:
    off = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    have, need = area.viewport().width(), area.widget().width()
    if off and have < need:
        yield f"{named(area)} shows {have} of {need} and cannot scroll"


def _clipped_label(label: QLabel) -> Iterator[str]:
    if not label.text() or not label.pixmap().isNull():
        return
    inside = label.contentsRect()
    if label.wordWrap():
        need = label.heightForWidth(label.width())
        if label.height() < need:
            yield f"{named(label)} is {label.height()} high, needs {need}"
        widest = max(
            (label.fontMetrics().horizontalAdvance(word) for word in label.text().replace("&", "").split()),
            default=0,
        )
        if inside.width() < widest:
            yield f"{named(label)} is {inside.width()} wide, a word needs {widest}"
    elif label.width() < label.sizeHint().width() or label.height() < label.sizeHint().height():
        yield f"{named(label)} has {_pair(label.size())} of {_pair(label.sizeHint())}"


def _clipped_line(line: QLineEdit) -> Iterator[str]:
    if isinstance(line.parent(), QComboBox | QAbstractSpinBox):
        return
    if line.height() < line.minimumSizeHint().height():
        yield f"{named(line)} is {line.height()} high, needs {line.minimumSizeHint().height()}"
    need = line.fontMetrics().horizontalAdvance(line.placeholderText()) + 22
    if not line.text() and line.placeholderText() and line.width() < need:
        yield f"{named(line)}: hint “{line.placeholderText()}” has {line.width()} of {need}"


def _clipped_combo(combo: QComboBox) -> Iterator[str]:
    if combo.height() < combo.minimumSizeHint().height():
        yield f"{named(combo)} is {combo.height()} high, needs {combo.minimumSizeHint().height()}"
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    inside = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    need = combo.fontMetrics().horizontalAdvance(combo.currentText())
    if not combo.isEditable() and inside.width() < need - 2 and combo.toolTip() != combo.currentText():
        yield f"{named(combo)}: “{combo.currentText()}” has {inside.width()} of {need}"


def _clipped_tabs(bar: QTabBar) -> Iterator[str]:
    for n in range(bar.count()):
        need, have = bar.fontMetrics().horizontalAdvance(bar.tabText(n).replace("&", "")), bar.tabRect(n)
        if have.width() < need or have.height() < bar.fontMetrics().height() or have.right() > bar.width():
            yield f"tab “{bar.tabText(n)}” has {have.width()} of {need}"


def _clipped_header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if header.orientation() != Qt.Orientation.Horizontal or model is None:
        return
    for n in range(header.count()):
        text = str(model.headerData(n, Qt.Orientation.Horizontal) or "")
        need = max((header.fontMetrics().horizontalAdvance(line) for line in text.split("\n")), default=0)
        wraps = bool(header.defaultAlignment() & Qt.TextFlag.TextWordWrap.value)
        if wraps:
            need = max((header.fontMetrics().horizontalAdvance(word) for word in text.split()), default=0)
        if not header.isSectionHidden(n) and header.sectionSize(n) < need + 6:
            yield f"header “{text}” has {header.sectionSize(n)} of {need + 6}"


def _clipped_items(view: QListView | QTreeView) -> Iterator[str]:
    model = view.model()
    columns = model.columnCount() if isinstance(view, QTreeView) else 1
    for row, column in (
        (row, column) for row in range(min(60, model.rowCount())) for column in range(columns)
    ):
        index = model.index(row, column)
        yield from _clipped_item(view, index)


def _clipped_item(view: QListView | QTreeView, index: QModelIndex) -> Iterator[str]:
    text, hint = str(index.data() or ""), str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
    area = view.visualRect(index)
    if not text or area.isEmpty() or text.strip() in hint:
        return
    font = index.data(Qt.ItemDataRole.FontRole) or view.font()
    metrics = view.fontMetrics() if font == view.font() else type(view.fontMetrics())(font)
    box = 24 if index.data(Qt.ItemDataRole.CheckStateRole) is not None else 0
    if view.wordWrap():
        flags = int(Qt.TextFlag.TextWordWrap.value)
        need = metrics.boundingRect(QRect(0, 0, area.width() - box - 16, 10_000), flags, text)
        if area.height() < need.height() or area.width() < need.width():
            yield f"item “{text[:50]}” has {_pair(area.size())} of {_pair(need.size())}"
    elif (
        need_width := max(metrics.horizontalAdvance(line) for line in text.split("\n")) + box
    ) > area.width():
        yield f"item “{text[:50]}” is {area.width()} wide, needs {need_width}"


_CLIPPED: tuple[tuple[type[Any], Callable[[Any], Iterator[str]]], ...] = (
    (QLabel, _clipped_label),
    (QAbstractButton, _clipped_button),
    (QLineEdit, _clipped_line),
    (QComboBox, _clipped_combo),
    (QTabBar, _clipped_tabs),
    (QHeaderView, _clipped_header),
    (QListView, _clipped_items),
    (QTreeView, _clipped_items),
    (QScrollArea, _clipped_area),
)


def covered(window: QWidget) -> Iterator[str]:
    """Controls of one layout that lie over each other, or reach out of what holds them."""
    for holder in (window, *of_kind(window, QWidget)):
        layout = holder.layout()
        if layout is None or _of_qt(holder):
            continue
        inside = [one for one in _members(layout) if one.isVisible() and not one.size().isEmpty()]
        for one, other in combinations(inside, 2):
            common = one.geometry() & other.geometry()
            if common.width() > 1 and common.height() > 1:
                yield f"{named(one)} and {named(other)} lie over each other by {_pair(common.size())}"
        for one in inside:
            if not holder.rect().adjusted(-1, -1, 1, 1).contains(one.geometry()):
                at = one.geometry().getRect()
                yield f"{named(one)} reaches out of {type(holder).__name__} {_pair(holder.size())}: {at}"


def _members(layout: QLayout) -> list[QWidget]:
    """The widgets of a layout and of the layouts in it; of a stack only the one on top."""
    found: list[QWidget] = []
    for n in range(layout.count()):
        item = layout.itemAt(n)
        widget, inner = (item.widget(), item.layout()) if item else (None, None)
        if widget is not None:
            found.append(widget)
        elif inner is not None:
            found += _members(inner)
    return found


# ---------------------------------------------------------------- hands


def controls(window: QWidget) -> list[QWidget]:
    """What takes the cursor by Tab."""
    return [
        one
        for one in of_kind(window, QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isEnabled()
        and not isinstance(one.parent(), QComboBox | QAbstractSpinBox)
        and one.focusProxy() is None
        and not isinstance(one, QMenu)
    ]


def tab_round(window: QWidget) -> list[QWidget]:
    """Where Tab comes to, one after the other, from the first control until it comes back."""
    known = controls(window)
    if not known:
        return []
    first = min(known, key=lambda one: _area(one, window).left() + _area(one, window).top())
    first.setFocus(Qt.FocusReason.TabFocusReason)
    gone = [first]
    while len(gone) <= len(known) + 5:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in gone:
            break
        gone.append(now)
    return gone


def unnamed(window: QWidget) -> Iterator[str]:
    """Controls that a screen reader could not call anything."""
    buddies = {id(label.buddy()) for label in of_kind(window, QLabel)}
    for one in (*controls(window), *of_kind(window, QAbstractButton)):
        words = one.text() if isinstance(one, QAbstractButton) else ""
        if not words and not one.accessibleName() and id(one) not in buddies:
            yield f"{type(one).__name__} in {type(one.parent()).__name__} has no name"


def too_many(window: QWidget) -> Iterator[str]:
    """More controls on a page than anybody wants to go through."""
    count = len(controls(window))
    if count > MOST_CONTROLS:
        yield f"{count} controls on one page"


def out_of_order(window: QWidget) -> Iterator[str]:
    """Steps of Tab that go back: upwards in the same column, or to the left in the same row."""
    for one, following in pairwise(tab_round(window)):
        here, there = _area(one, window), _area(following, window)
        upwards = there.bottom() <= here.top() and there.left() < here.right()
        backwards = (
            there.right() <= here.left() and there.top() < here.bottom() and here.top() < there.bottom()
        )
        if upwards or backwards:
            yield f"Tab goes from {named(one)} back to {named(following)}"


def too_small(window: QWidget) -> Iterator[str]:
    """What is clicked and lower than a finger."""
    inner = (QComboBox, QAbstractSpinBox, QTabBar)
    for kind in (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox):
        for one in of_kind(window, cast("type[QWidget]", kind)):
            if one.height() < TARGET and not isinstance(one.parent(), inner):
                yield f"{named(one)} is {one.height()} high"
    for what, height in _rows(window):
        if 0 < height < TARGET:
            yield f"{what} are {height} high"


def _rows(window: QWidget) -> Iterator[tuple[str, int]]:
    for view in (*of_kind(window, QListView), *of_kind(window, QTreeView), *of_kind(window, QTableView)):
        model = view.model()
        if model.rowCount():
            yield f"rows of {named(view)}", view.visualRect(model.index(0, 0)).height()
    for bar in of_kind(window, QTabBar):
        yield "tabs", bar.height() if bar.count() else 0
    if isinstance(window, QMenu):
        lines = [window.actionGeometry(one).height() for one in window.actions() if not one.isSeparator()]
        yield "menu lines", min(lines, default=0)


def unclear_labels(window: QWidget) -> Iterator[str]:
    """Labels that would read a clerk's text as markup, or mark a key that leads nowhere."""
    for label in of_kind(window, QLabel):
        plain = label.textFormat() == Qt.TextFormat.PlainText
        if not plain and "<" in label.text():
            yield f"{named(label)} is no plain text"
        if re.search(r"&\w", label.text().replace("&&", "")) and label.buddy() is None:
            yield f"{named(label)} has a key with Alt and no buddy"


def completing(window: QWidget) -> Iterator[str]:
    """Lines that finish what is typed: Unikey's letters would be mixed with theirs."""
    for line in cast("list[QLineEdit]", window.findChildren(QLineEdit)):
        if line.completer() is not None:
            yield f"{named(line)} completes what is typed"
    for combo in cast("list[QComboBox]", window.findChildren(QComboBox)):
        if combo.isEditable() and combo.completer() is not None:
            yield f"{named(combo)} completes what is typed"


# ---------------------------------------------------------------- eyes


def unseen_focus(window: QWidget) -> Iterator[str]:
    """Controls that look the same with and without the cursor."""
    before = QApplication.focusWidget()
    for one in controls(window):
        if isinstance(one, QMenu):
            continue
        area = _area(one, window).adjusted(-3, -3, 3, 3)
        one.clearFocus()
        QApplication.processEvents()
        without = window.grab(area).toImage()
        one.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if one.hasFocus() and _different(without, window.grab(area).toImage()) < 40:
            yield f"{named(one)} does not show that it has the focus"
    if before is not None:
        before.setFocus()


def pale(window: QWidget) -> Iterator[str]:
    """Texts whose ink stands out from its ground by less than 4.5 : 1."""
    texts = [*of_kind(window, QLabel), *of_kind(window, QAbstractButton)]
    picture = window.grab().toImage()
    for one in texts:
        words = getattr(one, "text", str)()
        if not one.isEnabled() or not words or not words.strip() or _hidden_by_scrolling(one):
            continue
        seen = one.visibleRegion().boundingRect().adjusted(4, 4, -4, -4)
        if seen.width() < LEAST_SEEN or seen.height() < LEAST_SEEN:
            continue
        ratio = _contrast(picture.copy(seen.translated(one.mapTo(window, QPoint(0, 0)))))
        if ratio < CONTRAST:
            yield f"{named(one)} has a contrast of {ratio:.1f}"


def _hidden_by_scrolling(widget: QWidget) -> bool:
    return widget.visibleRegion().isEmpty()


def _contrast(image: QImage) -> float:
    """The largest contrast between the ground, which is the commonest colour, and anything drawn on it."""
    colours = Counter(_pixels(image))
    ground = luminance(QColor(colours.most_common(1)[0][0] & 0xFFFFFF))
    return max(contrast(ground, luminance(QColor(colour & 0xFFFFFF))) for colour in colours)


def _pixels(image: QImage) -> memoryview:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)  # held until its bytes were copied
    return memoryview(bytes(plain.constBits())).cast("I")


def luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    """Contrast ratio of two luminances (WCAG 2.1)."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _different(one: QImage, other: QImage) -> int:
    if one.size() != other.size():
        return one.width() * one.height()
    return sum(here != there for here, there in zip(_pixels(one), _pixels(other), strict=True))


def _area(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window.window(), QPoint(0, 0)), widget.size())


def _pair(size: QSize) -> str:
    return f"{size.width()}×{size.height()}"
