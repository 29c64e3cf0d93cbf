"""The way of the Tab key through an open document: room by room, in each as one reads.

Qt's own order is that in which controls came into being; a page that is made when it is first turned to would
come behind the paper beside it.
"""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget


def tab_on(rooms: Iterable[QWidget], *, forward: bool) -> bool:
    """Give the keys to the next control, behind the last one to the first; False where there is none.

    Qt asks for it too when the control with the keys is about to be hidden: the way goes on from its place.
    """
    focused = QApplication.focusWidget()
    controls = [control for room in rooms if room.isVisible() for control in _as_read(room, focused)]
    if not controls or controls == [focused]:
        return False
    start = controls.index(focused) if focused in controls else -1 if forward else 0
    following = controls[(start + (1 if forward else -1)) % len(controls)]
    following.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _as_read(room: QWidget, focused: QWidget | None) -> list[QWidget]:
    """What Tab may come to, from the top down and in each row from the left."""
    inside = [room, *cast("list[QWidget]", room.findChildren(QWidget))]
    places = [(_place(one, room), one) for one in inside if one is focused or _takes_tab(one, room)]
    rows: list[list[tuple[QRect, QWidget]]] = []
    for place, one in sorted(places, key=lambda pair: pair[0].top()):
        if rows and place.top() < rows[-1][0][0].center().y():
            rows[-1].append((place, one))
        else:
            rows.append([(place, one)])
    return [one for row in rows for _, one in sorted(row, key=lambda pair: pair[0].left())]


def _takes_tab(one: QWidget, room: QWidget) -> bool:
    takes = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
    return bool(takes) and one.isEnabled() and one.isVisible() and one.window() is room.window()


def _place(one: QWidget, room: QWidget) -> QRect:
    return QRect(one.mapTo(room, QPoint(0, 0)), one.size())
