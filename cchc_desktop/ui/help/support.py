"""The file for the people who help: how program, PC and store are, without a word of the clerk's."""

import locale
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, qVersion
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from cchc_desktop import __version__
from cchc_desktop.carry.disk import CannotWrite, write_whole
from cchc_desktop.carry.support import LOG, support_text
from cchc_desktop.store.health import SQLITE, counts, integrity
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.ui.data.safekeeping import Safekeeping
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.pieces import tell

TITLE = "Thông tin hỗ trợ"
_MEGABYTE = 1024 * 1024
_NEWEST = 200_000
"""Characters of the log that are read, from its end."""


def save_support(desk: Desk, parent: QWidget | None) -> None:
    """Ask where the file goes, write it, and say what to do with it."""
    proposed = Path(_documents()) / f"{date.today().isoformat()}_ho-tro-CCHC.txt"
    name, _ = QFileDialog.getSaveFileName(parent, TITLE, str(proposed), "Tệp văn bản thô (*.txt)")
    if not name:
        return
    path = Path(name) if name.lower().endswith(".txt") else Path(f"{name}.txt")
    try:
        write_whole(path, support_file(desk).encode())
    except CannotWrite as problem:
        tell(parent, TITLE, str(problem))
    else:
        tell(
            parent,
            TITLE,
            f"Đã ghi {path}.\n\nHãy gửi tệp này cho người hỗ trợ. Tệp không chứa nội dung văn bản; có thể "
            "mở ra xem trước khi gửi.",
        )


def support_file(desk: Desk) -> str:
    """The whole text of the file."""
    return support_text([*_program(), *_screens(), *_store(desk), *_folder(desk.path)], _log(desk.path))


def _program() -> Iterator[tuple[str, str]]:
    frozen = getattr(sys, "frozen", False)
    yield "Phiên bản", __version__
    yield "Cách chạy", "bản cài hoặc bản chạy từ USB" if frozen else "từ mã nguồn"
    yield "Hệ điều hành", platform.platform()
    yield "Bộ xử lý", f"{platform.machine()}, {os.cpu_count()} nhân"
    yield "Ngôn ngữ của máy", str(locale.getlocale()[0])
    yield "Python, Qt, SQLite", f"{platform.python_version()}, {qVersion()}, {SQLITE}"


def _screens() -> Iterator[tuple[str, str]]:
    for number, screen in enumerate(QApplication.screens(), 1):
        size, ratio = screen.size(), screen.devicePixelRatio()
        dots = f"{screen.logicalDotsPerInch():.0f} điểm ảnh mỗi inch"
        yield f"Màn hình {number}", f"{size.width()} × {size.height()}, phóng {ratio:.0%}, {dots}"
    yield "Cỡ chữ", f"{QApplication.font().pointSizeF():g} pt"


def _store(desk: Desk) -> Iterator[tuple[str, str]]:
    try:
        yield "Số dòng trong dữ liệu", ", ".join(f"{name} {n}" for name, n in counts(desk.reader).items())
        yield "Dữ liệu nguyên vẹn", integrity(desk.reader)
    except StoreProblem as problem:
        yield "Dữ liệu không đọc được", problem.reason
    yield "Biểu mẫu của cơ quan", f"{len(desk.broken)} hỏng, {len(desk.forms)} dùng được"


def _folder(store: Path) -> Iterator[tuple[str, str]]:
    try:
        yield "Cỡ tệp dữ liệu", f"{store.stat().st_size} byte"
        yield "Ổ đĩa còn trống", f"{shutil.disk_usage(store.parent).free // _MEGABYTE} MB"
    except OSError as error:
        yield "Không đọc được ổ đĩa", f"mã lỗi {error.errno}"
    yield "Đường dẫn dữ liệu", f"{len(str(store))} ký tự{'' if str(store).isascii() else ', có dấu'}"
    kept = Safekeeping(store).backups()
    yield "Bản sao lưu", f"{len(kept)}, mới nhất {kept[0].time:%d/%m/%Y %H:%M}" if kept else "chưa có"


def _log(store: Path) -> str:
    try:
        return (store.parent / LOG).read_text(encoding="utf-8", errors="replace")[-_NEWEST:]
    except OSError:  # there is none as long as nothing broke
        return ""


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
