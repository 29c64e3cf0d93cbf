"""Files written whole or not at all, and read back from the device itself before anyone is told."""

import contextlib
import errno
import math
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

CHUNK = 64 * 1024
"""Bytes between two words about progress: a tenth of a second on a slow stick."""


_REFUSED = (OSError, ValueError)
"""What the system says to a file or to its name: half a letter, or a zero, is refused as a value."""


class CannotWrite(Exception):
    """A file that could not be written; the sentence says what happened and what to do."""


class Stopped(Exception):
    """The clerk asked to stop; nothing half is left behind."""


class Disk:
    """The few things that are done to files on their way out, as the system does them; all raise OSError."""

    def write(self, path: Path, data: bytes, told: Callable[[int], object]) -> None:
        """A file with these bytes, handed to the system; ``told`` hears how many so far."""
        with path.open("wb", buffering=0) as file:
            for start in range(0, len(data), CHUNK):
                part = memoryview(data)[start : start + CHUNK]
                while part:
                    part = part[file.write(part) or 0 :]
                told(min(start + CHUNK, len(data)))

    def flush(self, path: Path) -> None:
        """Wait until the device itself has the file's bytes, or the folder's names."""
        if path.is_dir() and os.name == "nt":
            return  # Windows has no handle of a folder to flush; sticks write names through.
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file its final name, in place of what had it."""
        source.replace(target)

    def read(self, path: Path) -> bytes:
        """The bytes as the device gives them, not as the system remembers them."""
        if sys.platform == "win32":
            from cchc_desktop.carry import windows

            return windows.read_unbuffered(path)
        with path.open("rb", buffering=0) as file:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            return file.readall()

    def remove(self, path: Path) -> None:
        """The file gone, if it was there."""
        path.unlink(missing_ok=True)


DISK = Disk()


def write_whole(
    path: Path, data: bytes, disk: Disk = DISK, told: Callable[[int], object] = lambda _done: None
) -> None:
    """The file with exactly these bytes on the device, or ``CannotWrite`` and the old file as it was.

    Written beside, flushed, read back, put in place of the old one, read back again. ``told`` hears the
    bytes written so far and may raise ``Stopped``.
    """
    beside = path.with_name(f".{path.name}.dang-ghi")
    try:
        disk.write(beside, data, told)
        disk.flush(beside)
        _require(disk.read(beside) == data, path)
        disk.replace(beside, path)
    except BaseException as error:
        with contextlib.suppress(*_REFUSED):
            disk.remove(beside)
        if isinstance(error, _REFUSED):
            raise CannotWrite(_sentence(error, path, len(data))) from error
        raise
    _confirm(path, data, disk)


def make_folder(folder: Path) -> None:
    """The folder, there from now on; raises ``CannotWrite``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except _REFUSED as error:
        raise CannotWrite(_sentence(error, folder)) from error


def _confirm(path: Path, data: bytes, disk: Disk) -> None:
    """A last look under the final name; other bytes than were meant do not stay there."""
    try:
        disk.flush(path.parent)
        same = disk.read(path) == data
        if not same:
            disk.remove(path)
    except OSError as error:
        raise CannotWrite(_sentence(error, path)) from error
    _require(same, path)


def _require(same: bool, path: Path) -> None:
    if not same:
        raise CannotWrite(
            f"Tệp {_shown(path.name)} đọc lại không đúng. Ổ đĩa hoặc USB có thể hỏng; hãy thử nơi khác."
        )


def _sentence(error: OSError | ValueError, path: Path, size: int = 0) -> str:
    place, name = _shown(path.parent), _shown(path.name)
    code = error.errno if isinstance(error, OSError) else errno.EINVAL
    if code in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"Không được phép ghi {name} vào {place}. Tệp có thể đang mở trong Word, hoặc thư mục, "
            "USB bị khóa ghi. Hãy đóng tệp hoặc chọn nơi khác."
        )
    if code in (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO):
        return f"Không thấy thư mục {place}. USB có thể đã rút ra; hãy cắm lại hoặc chọn nơi khác."
    if code in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) or _room(path.parent) < size:
        return f"Không còn chỗ trống để ghi vào {place}. Hãy xóa bớt tệp hoặc chọn nơi khác."
    if code in (errno.EINVAL, errno.ENAMETOOLONG, errno.EILSEQ):
        return (
            f"Không ghi được {name} vào {place}: tên quá dài hoặc có ký tự mà ổ đĩa không nhận. "
            "Hãy đặt tên khác hoặc chọn nơi khác."
        )
    return f"Không ghi được {name} vào {place} (mã lỗi {code}). Hãy thử lại hoặc chọn nơi khác."


def _room(folder: Path) -> float:
    """Bytes that are free; some systems say of a full disk only that the writing was wrong."""
    try:
        return shutil.disk_usage(folder).free
    except _REFUSED:
        return math.inf


def _shown(name: str | Path) -> str:
    """A name in characters that a message can show, whatever the name is made of."""
    return "".join(char if char.isprintable() else "?" for char in str(name))
