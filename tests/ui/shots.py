"""Pictures of every window at every scaling, size of text and screen: ``python -m tests.ui.shots FOLDER``.

Each scaling is a process of its own, because Qt reads ``QT_SCALE_FACTOR`` when it starts. Beside the pictures
lie a contact sheet for each setting and ``index.html``; what is cut off or covered is printed.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, qInstallMessageHandler
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desktop.ui.garbage import Garbage
from cchc_desktop.ui.style import dress, set_text_size
from cchc_desktop.ui.vietnamese import speak_vietnamese
from tests.fonts import use_whole_times
from tests.ui import looking
from tests.ui.windows import tour

SCALINGS, TEXTS, SCREENS = (100, 125, 150), (100, 125, 175), ((1366, 768), (1024, 768))
TASK_BAR = 40
"""Pixels of the screen's height that the system keeps; at larger scalings they are larger too."""

_COLUMNS, _CELL = 4, 480


def main(folder: Path) -> int:
    """Take all pictures; 1 when anything is cut off, covered or larger than the screen."""
    folder.mkdir(parents=True, exist_ok=True)
    wrong = sum(
        subprocess.run(
            [sys.executable, "-m", "tests.ui.shots", str(folder), str(scaling)],
            env={**os.environ, "QT_SCALE_FACTOR": str(scaling / 100), "QT_QPA_PLATFORM": "offscreen"},
            check=False,
        ).returncode
        for scaling in SCALINGS
    )
    sheets = sorted(path.name for path in folder.glob("*.png"))
    links = "".join(f'<h2>{name}</h2><img src="{name}" width="100%">\n' for name in sheets)
    (folder / "index.html").write_text(f"<!doctype html><meta charset=utf-8>\n{links}", encoding="utf-8")
    print(f"{len(sheets)} contact sheets in {folder}/index.html")
    return int(wrong > 0)


def at_scaling(folder: Path, scaling: int) -> int:
    """All sizes of text on all screens at the scaling of this process."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as kept:
        use_whole_times(Path(kept))
        os.environ["CCHC_DATA"] = str(Path(kept) / "data")
        qInstallMessageHandler(_say)
        app = QApplication(["cchc"])
        dress(app)
        speak_vietnamese(app)
        Garbage(app)
        wrong = 0
        for n, (text, (width, height)) in enumerate((text, screen) for text in TEXTS for screen in SCREENS):
            name = f"{width}x{height}-{scaling}-{text}"
            room = QSize(width * 100 // scaling, height * 100 // scaling - TASK_BAR)
            set_text_size(app, text)
            wrong += _pictures(folder, name, room, text, Path(kept) / str(n))
    return int(wrong > 0)


def _say(_kind: object, _context: object, message: str) -> None:
    """What Qt reports, but for what a platform without a screen cannot do."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


def _pictures(folder: Path, name: str, room: QSize, text: int, kept: Path) -> int:
    taken: list[QImage] = []
    wrong: list[str] = []
    (folder / name).mkdir(exist_ok=True)
    checks = (looking.clipped, looking.covered, partial(looking.too_large, room=room))

    def visit(window_name: str, window: QWidget) -> None:
        taken.append(window.grab().toImage())
        taken[-1].setDevicePixelRatio(1)  # a contact sheet counts the picture's own pixels
        file = re.sub(r"[^\w-]+", "-", window_name)[:60]
        taken[-1].save(str(folder / name / f"{len(taken):02} {file}.png"))
        wrong.extend(f"{window_name}: {said}" for check in checks for said in check(window))

    tour(kept, visit, room, text)
    _sheet(taken).save(str(folder / f"{name}.png"))
    print(
        f"  {name}: {len(taken)} pictures, room {room.width()}×{room.height()}, {len(wrong)} wrong",
        flush=True,
    )
    for said in wrong:
        print(f"    {said}", flush=True)
    return len(wrong)


def _sheet(pictures: list[QImage]) -> QImage:
    """All pictures of a setting on one, four in a row."""
    smooth = Qt.TransformationMode.SmoothTransformation
    small = [one.scaledToWidth(min(_CELL - 8, one.width()), smooth) for one in pictures]
    rows = [small[n : n + _COLUMNS] for n in range(0, len(small), _COLUMNS)]
    heights = [max(one.height() for one in row) + 8 for row in rows]
    sheet = QImage(_COLUMNS * _CELL, sum(heights), QImage.Format.Format_RGB32)
    sheet.fill(QColor("#8a939e"))
    painter = QPainter(sheet)
    for (x, y), one in zip(_places(rows, heights), small, strict=True):
        painter.drawImage(x, y, one)
    painter.end()
    return sheet


def _places(rows: list[list[QImage]], heights: list[int]) -> Iterator[tuple[int, int]]:
    y = 0
    for row, height in zip(rows, heights, strict=True):
        yield from ((n * _CELL, y) for n in range(len(row)))
        y += height


if __name__ == "__main__":
    to = Path(sys.argv[1]).absolute()
    sys.exit(at_scaling(to, int(sys.argv[2])) if sys.argv[2:] else main(to))
