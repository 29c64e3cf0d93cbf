"""Files that leave the PC: whole or not at all, under names that every system can read."""

import contextlib
import errno
import os
import re
import unicodedata
from pathlib import Path

from cchc_desktop.entry import Entry
from cchc_desktop.form.definition import Form

_LONGEST = 120
_SHORT_PERIODS = {
    "quy-1": "quy-I",
    "quy-2": "quy-II",
    "quy-3": "quy-III",
    "quy-4": "quy-IV",
    "6-thang-dau": "6-thang",
    "6-thang-cuoi": "6-thang-cuoi",
    "9-thang": "9-thang",
    "nam": "nam",
    "khac": "ky-khac",
}


class CannotWrite(Exception):
    """A file that could not be written; the sentence says what happened and what to do."""


def proposed_name(form: Form, entry: Entry) -> str:
    """A file name without its ending, as “2023-07-20_BC_tuyen-truyen-CCHC_6-thang_xa-Tai-Son”.

    Only letters of ASCII, digits, “-” and “_”; the date, or as much of it as is known, comes first.
    """
    day = entry.date or str(entry.period.year)
    subject = re.sub(r"^(Báo cáo|Kế hoạch)( kết quả)? ", "", form.title)
    words = (day, entry.form.kind, subject, _SHORT_PERIODS[entry.period.kind], entry.office.commune)
    return "_".join(filter(None, map(_ascii, words)))[:_LONGEST]


def write_whole(path: Path, data: bytes) -> None:
    """The file with exactly these bytes, or ``CannotWrite`` and the folder as it was.

    Written beside, flushed to the disk, put in place of the old one, read back.
    """
    beside = path.with_name(f".{path.name}.đang-ghi")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _flush_folder(path.parent)
        written = path.read_bytes()
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise CannotWrite(_sentence(error, path)) from error
    if written != data:
        raise CannotWrite(
            f"Tệp {path.name} đọc lại không đúng. Ổ đĩa hoặc USB có thể hỏng; hãy thử nơi khác."
        )


def _flush_folder(folder: Path) -> None:
    """Make a replaced name last through a power cut; Windows does so by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return re.sub(r"[^A-Za-z0-9-]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")


def _sentence(error: OSError, path: Path) -> str:
    place = path.parent
    if error.errno == errno.ENOSPC:
        return f"Không còn chỗ trống để ghi vào {place}. Hãy xóa bớt tệp hoặc chọn nơi khác."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"Không được phép ghi {path.name} vào {place}. Tệp có thể đang mở trong Word, hoặc thư mục, "
            "USB bị khóa ghi. Hãy đóng tệp hoặc chọn nơi khác."
        )
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return f"Không thấy thư mục {place}. USB có thể đã rút ra; hãy cắm lại hoặc chọn nơi khác."
    return (
        f"Không ghi được {path.name} vào {place} ({error.strerror or error}). Hãy thử lại hoặc chọn nơi khác."
    )
