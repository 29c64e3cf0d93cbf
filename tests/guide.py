"""The pictures of the user guide, taken from the program itself: ``python -m tests.guide FOLDER [NAME…]``.

Two runs give the same bytes: nothing in a picture hangs on the clock, a blinking cursor or chance.
"""

import datetime
import os
import struct
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desktop.commandline import all_forms
from cchc_desktop.figures.activities import Activity
from cchc_desktop.figures.channels import shipped_channels
from cchc_desktop.store.activities import Activities
from cchc_desktop.store.settings import Settings
from cchc_desktop.ui.data.backup_dialog import BackupDialog
from cchc_desktop.ui.data.carry_dialog import CarryDialog
from cchc_desktop.ui.data.safekeeping import Safekeeping
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.diary.diary_window import DiaryWindow
from cchc_desktop.ui.entry.rolling import RollOverDialog
from cchc_desktop.ui.help.mishaps import _KEPT, MishapWindow
from cchc_desktop.ui.home.new_entry import NewEntryDialog
from cchc_desktop.ui.main_window import MainWindow
from cchc_desktop.ui.office.setup_dialog import SetUpDialog
from cchc_desktop.ui.paper.export_dialog import ExportDialog
from cchc_desktop.ui.style import dress
from tests.fonts import use_office_screen, use_whole_times
from tests.goldens import golden_entry

DAY = datetime.date(2023, 7, 18)
WIDEST = 660
"""Pixels: what the guide's window shows without scrolling sideways."""
REPORT = "tai-son-bc-2023-06"


DIARY = (
    ((5, 4), "Bài về nộp hồ sơ trực tuyến", 3),
    ((5, 11), "Phát thanh về Bộ phận Một cửa", 4),
    ((5, 22), "Băng rôn tại trụ sở UBND xã", 2),
    ((6, 2), "Chạy chữ về dịch vụ công", 5),
    ((6, 9), "Tập huấn nộp hồ sơ trực tuyến", 1),
    ((6, 20), "Lồng ghép tại họp thôn", 2),
    ((7, 3), "Bài về thanh toán trực tuyến", 4),
    ((7, 14), "Hướng dẫn tại nhà văn hóa thôn", 6),
)
"""Day and month, what was done and how often, by the order of the shipped channels."""


class _Kind(type):
    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, cls.__mro__[1])


class _Today(datetime.date, metaclass=_Kind):
    @classmethod
    def today(cls) -> Any:
        return DAY


class _Now(datetime.datetime, metaclass=_Kind):
    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Any:
        return datetime.datetime(2023, 7, 18, 1, 30, tzinfo=datetime.UTC).astimezone(tz)


def stop_the_clock() -> None:
    """It is one and the same moment in every module of the program from now on."""
    os.environ["TZ"] = "UTC"
    for name, module in list(sys.modules.items()):
        if name.startswith("cchc_desktop"):
            for old, new in ((datetime.date, _Today), (datetime.datetime, _Now)):
                for key in [key for key, value in vars(module).items() if value is old]:
                    setattr(module, key, new)


class Studio:
    """The program with a commune's half year in it, and one way to take a picture of each place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.desk = Desk(folder / "so-du-lieu.db", *all_forms())
        self.entry = golden_entry(REPORT)
        self._fill()
        self.window = MainWindow(self.desk)
        self.window.resize(1100, 700)
        self.window.show()

    def pictures(self) -> Iterator[tuple[str, QWidget]]:
        """Each picture's name, and what is to be seen in it."""
        steps: list[Callable[[], Iterator[tuple[str, QWidget]]]] = [
            self._home,
            self._first_start,
            self._entry,
            self._out,
            self._dialogs,
        ]
        for step in steps:
            yield from step()

    def _home(self) -> Iterator[tuple[str, QWidget]]:
        yield "man-hinh-dau", self.window

    def _first_start(self) -> Iterator[tuple[str, QWidget]]:
        (self.folder / "moi").mkdir()
        desk = Desk(self.folder / "moi" / "so.db", *all_forms())
        yield "thiet-lap", self._shown(SetUpDialog(desk))
        desk.writer.close()

    def _entry(self) -> Iterator[tuple[str, QWidget]]:
        yield "van-ban-moi", self._shown(NewEntryDialog(self.desk, "BC", self.window))
        self.window.resize(1240, 700)
        self.window.open_entry(self.entry.id)
        page = self.window.page
        assert page
        page.open_section("noi-dung")
        yield "bieu-mau", self.window
        page.open_section("thong-ke")
        yield "con-so", page._pages
        page.review()
        QTest.qWait(1500)
        yield "soat", page.panel
        self.window.export()
        yield "xem-lai", self.window
        yield "ky-moi", self._shown(RollOverDialog(self.desk, self.entry, self.window))

    def _out(self) -> Iterator[tuple[str, QWidget]]:
        yield (
            "xuat",
            self._shown(ExportDialog("D:\\Văn bản", "2023-07-20_BC_tuyen-truyen-CCHC_6-thang", self.window)),
        )
        carry = CarryDialog(self.desk, self.entry.id, self.window)
        yield "chep-usb", self._shown(carry)
        diary = DiaryWindow(self.desk, self.window)
        diary.resize(1000, 620)
        yield "so-theo-doi", self._shown(diary)
        yield "sao-luu", self._shown(BackupDialog(self.desk, Safekeeping(self.desk.path), self.window))

    def _dialogs(self) -> Iterator[tuple[str, QWidget]]:
        words = "2023-07-18 08:30:00 0.1.0 ValueError"
        yield "su-co", self._shown(MishapWindow(self.window, _KEPT, words, lambda _parent: None))

    def _shown(self, widget: QWidget) -> QWidget:
        widget.show()
        return widget

    def _fill(self) -> None:
        office, channels = self.entry.office, shipped_channels()
        self.desk.writer.do(lambda db: Settings(db).set_office(office, datetime.date(2022, 1, 1))).result()
        for name in ("tai-son-bc-2022", REPORT):
            entry = golden_entry(name)
            self.desk.writer.save(entry, self.desk.title_of(self.desk.form_of(entry), entry))
        rows = [
            Activity(datetime.date(2023, *day), channel.id, title, Decimal(count), channel.units[0])
            for (day, title, count), channel in zip(DIARY, (*channels, *channels), strict=False)
        ]
        self.desk.writer.do(lambda db: Activities(db).add(rows)).result()


def main(folder: Path, wanted: frozenset[str] = frozenset()) -> int:
    """Takes every picture, or the wanted ones, into the folder and says how large they are together."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept:
        use_whole_times(Path(kept))
        use_office_screen(Path(kept))
        app = QApplication.instance() or QApplication(["cchc"])
        assert isinstance(app, QApplication)
        app.setCursorFlashTime(0)
        dress(app)
        stop_the_clock()
        studio = Studio(Path(kept))
        size = 0
        missing = set(wanted)
        for name, widget in studio.pictures():
            if wanted and name not in wanted:
                continue
            QTest.qWait(300)  # a page with wrapping labels finds its heights in a few rounds
            data = picture(widget.grab().toImage())
            (folder / f"{name}.png").write_bytes(data)
            size += len(data)
            print(f"  {name}.png  {len(data) // 1024} KB", flush=True)
            if widget.isWindow() and widget is not studio.window:
                widget.hide()
            missing.discard(name)
            if wanted and not missing:
                break
        studio.window.close()
    print(f"{size // 1024} KB in {folder}/")
    return 0


def picture(image: QImage) -> bytes:
    """A PNG of at most 256 colours, no wider than the guide shows."""
    if image.width() > WIDEST:
        image = image.scaledToWidth(WIDEST, Qt.TransformationMode.SmoothTransformation)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    width, height = image.width(), image.height()
    data, step = bytes(image.constBits()), image.bytesPerLine()
    lines = [data[y * step : y * step + width * 3] for y in range(height)]
    points = [line[x : x + 3] for line in lines for x in range(0, len(line), 3)]
    seen = Counter(points)
    palette = _palette(seen)
    number = {colour: n for n, colour in enumerate(palette)}
    for colour in seen:
        if colour not in number:
            number[colour] = min(range(len(palette)), key=lambda n: _apart(colour, palette[n]))
    rows = bytes(
        byte
        for y in range(height)
        for byte in (0, *(number[point] for point in points[y * width : (y + 1) * width]))
    )
    return _png(width, height, b"".join(palette), rows)


def _palette(seen: Counter[bytes]) -> list[bytes]:
    """The 256 colours that tell most: of each family the commonest, then whatever is common."""
    by_number = [colour for colour, _ in sorted(seen.items(), key=lambda item: (-item[1], item[0]))]
    first: dict[bytes, bytes] = {}
    for colour in by_number:
        first.setdefault(bytes(part >> 5 for part in colour), colour)
    return list(dict.fromkeys([*list(first.values())[:160], *by_number]))[:256]


def _apart(one: bytes, other: bytes) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _png(width: int, height: int, palette: bytes, rows: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute(), frozenset(sys.argv[2:])))
