"""What can go wrong with the store, in words that tell a clerk what happened and what to do."""

import errno
import sqlite3
from pathlib import Path

_MESSAGES = {
    "newer": (
        "Dữ liệu này do một phiên bản mới hơn của chương trình ghi, nên phiên bản đang dùng không mở "
        "được. Dữ liệu vẫn nguyên vẹn. Hãy cài phiên bản mới nhất của chương trình rồi mở lại."
    ),
    "damaged": (
        "Tệp dữ liệu {file} bị hỏng, hoặc không phải là dữ liệu của chương trình này, nên không mở được. "
        "Chương trình không sửa gì trong tệp. Hãy giữ nguyên tệp đó và dùng bản sao lưu gần nhất, hoặc nhờ "
        "người hỗ trợ."
    ),
    "read-only": (
        "Không ghi được vào thư mục {folder}: thư mục hoặc tệp dữ liệu trong đó chỉ cho đọc, hoặc không "
        "còn ở đó. Hãy bỏ khóa chống ghi, cắm lại USB, hoặc nhờ người quản lý máy cho quyền ghi vào thư "
        "mục này, rồi thử lại."
    ),
    "full": (
        "Ổ đĩa chứa dữ liệu đã đầy nên không ghi thêm được. Hãy xóa bớt tệp không cần, dọn sạch Thùng "
        "rác, rồi thử lại."
    ),
    "network": (
        "Thư mục dữ liệu {folder} nằm trên ổ đĩa mạng. Đứt mạng giữa chừng có thể làm mất nội dung đã "
        "nhập, nên chương trình không mở dữ liệu ở đó. Hãy dùng một thư mục trên máy này hoặc trên USB."
    ),
    "locked": (
        "Dữ liệu đang bị một chương trình khác giữ. Đó có thể là một cửa sổ khác của chương trình này, "
        "phần mềm sao lưu hoặc phần mềm diệt vi-rút. Hãy đóng chương trình đó, hoặc chờ một lát, rồi thử lại."
    ),
    "disk": (
        "Ổ đĩa báo lỗi khi đọc hoặc ghi tệp dữ liệu {file}. Hãy kiểm tra dây nối hoặc USB rồi thử lại. Nếu "
        "vẫn lỗi, ổ đĩa có thể sắp hỏng: hãy chép dữ liệu sang một ổ khác."
    ),
    "unsaved": (
        "Nội dung vừa nhập chưa lưu được xuống ổ đĩa, nên việc này chưa làm. Nội dung vẫn còn trong chương "
        "trình. Hãy khắc phục lỗi lưu đã báo trước đó rồi thử lại."
    ),
}

_SQLITE_REASONS = {
    **dict.fromkeys((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB), "damaged"),
    **dict.fromkeys((sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM), "read-only"),
    **dict.fromkeys((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL), "locked"),
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_IOERR: "disk",
}

_OS_REASONS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "full"),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), "read-only"),
    **dict.fromkeys((errno.ENOTDIR, errno.EEXIST, errno.ENOENT), "read-only"),
}


class StoreProblem(Exception):
    """The store cannot be used now; ``str()`` is the message for the clerk, in Vietnamese.

    ``reason`` is one of newer, damaged, read-only, full, network, locked, disk, unsaved.
    """

    def __init__(self, reason: str, path: Path) -> None:
        super().__init__(_MESSAGES[reason].format(file=path, folder=path.parent))
        self.reason = reason
        self.path = path


def problem_of(error: sqlite3.Error | OSError, path: Path) -> StoreProblem | None:
    """The problem behind an error of the disk or of SQLite; None for a mistake in the program."""
    if isinstance(error, OSError):
        return StoreProblem(_OS_REASONS.get(error.errno or 0, "disk"), path)
    reason = _SQLITE_REASONS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return StoreProblem(reason, path) if reason else None


def is_mistake(error: BaseException) -> bool:
    """Whether nobody foresaw an error: it is neither the system's nor told in the program's own words."""
    return not isinstance(error, OSError) and not type(error).__module__.startswith("cchc_desktop")
