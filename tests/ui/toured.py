"""What one tour through every window found, kept for all tests of the looks."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desktop.ui.style import set_text_size
from tests.ui import looking
from tests.ui.texts import texts_of
from tests.ui.windows import tour

SCREENS = {"1366×768": QSize(1366, 728), "1024×768": QSize(1024, 728), "1366×768 at 150 %": QSize(910, 472)}
"""What a screen leaves to a window, title and task bar taken off, in logical pixels."""

Check = Callable[[QWidget], Iterator[str]]

ROOM: dict[str, Check] = {"clipped": looking.clipped, "covered": looking.covered}
HANDS_AND_EYES: dict[str, Check] = {
    check.__name__: check
    for check in (
        *(looking.unnamed, looking.too_many, looking.too_small),
        *(looking.unclear_labels, looking.completing, looking.pale, looking.unseen_focus),
    )
}


@dataclass
class Found:
    """``wrong`` by check: “window: what”; all words seen by window; the classes of the windows."""

    wrong: dict[str, list[str]] = field(default_factory=dict)
    texts: set[tuple[str, str]] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    windows: int = 0


@cache
def toured(screen: str, text: int, *, whole: bool = False) -> Found:
    """A tour on a screen with text of a size; ``whole`` with everything but room too."""
    found = Found()
    checks: dict[str, Check] = {**ROOM, "too_large": partial(looking.too_large, room=SCREENS[screen])}
    checks |= HANDS_AND_EYES if whole else {}
    found.wrong = {name: [] for name in checks}

    def visit(name: str, window: QWidget) -> None:
        found.windows += 1
        found.kinds.add(type(window).__name__)
        if whole:
            found.texts |= {(name, words) for words in texts_of(window)}
        for check, look in checks.items():
            found.wrong[check] += [f"{name}: {said}" for said in look(window)]

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        tour(Path(folder), visit, SCREENS[screen], text)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    set_text_size(application, 100)
    return found
