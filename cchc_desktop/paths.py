"""Where things lie: what is shipped with the program, and what the clerk's data folder holds."""

import errno
import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent

_REASONS = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.ENOTDIR: "không có thư mục này",
    errno.EISDIR: "đó là một thư mục",
    errno.EACCES: "không được phép, hoặc tệp đang mở trong chương trình khác",
    errno.EPERM: "không được phép, hoặc tệp đang mở trong chương trình khác",
    errno.EROFS: "ổ đĩa hoặc USB bị khóa ghi",
    errno.ENOSPC: "không còn chỗ trống",
    errno.EIO: "ổ đĩa hoặc USB đọc ghi bị lỗi",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.ENODEV: "ổ đĩa hoặc USB đã rút ra",
}


def shipped(name: str) -> Path:
    """A shipped file or folder, as ``shipped("resources/rules/nd30.toml")``.

    The same in a checkout (beside the package), in an installed wheel (inside the package) and in a
    frozen program (beside the executable's libraries).
    """
    frozen = getattr(sys, "_MEIPASS", None)
    roots = [Path(frozen)] if frozen else [_PACKAGE, _PACKAGE.parent]
    for root in roots:
        if (root / name).exists():
            return root / name
    raise FileNotFoundError(name)


def program_folder() -> Path:
    """The folder of the program itself: the executable's, or the checkout's."""
    return Path(sys.executable).parent if getattr(sys, "frozen", False) else _PACKAGE.parent


def data_folder() -> Path:
    """Where the clerk's data lives: a folder ``data`` beside the program (on a stick), else the user's own.

    ``CCHC_DATA`` names another folder, for tests and support.
    """
    if chosen := os.environ.get("CCHC_DATA"):
        return Path(chosen)
    beside = program_folder() / "data"
    if getattr(sys, "frozen", False) and beside.is_dir():
        return beside
    if sys.platform == "win32":
        home = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return home / "CCHC"


def own_forms() -> Path:
    """The folder where an office puts form files of its own."""
    return data_folder() / "bieu-mau"


def reason(error: OSError) -> str:
    """Why the system refused, in words that a clerk knows; its own number where there are none."""
    return _REASONS.get(error.errno or 0, f"mã lỗi {error.errno}")
