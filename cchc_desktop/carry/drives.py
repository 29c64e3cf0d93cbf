"""The sticks that are plugged in: where they are, what they are called, how much room they have."""

import contextlib
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_REMOVABLE = 2
"""What Windows' GetDriveTypeW answers for a stick or a card."""


@dataclass(frozen=True)
class Drive:
    """A removable drive; ``free`` and ``total`` in bytes, ``kind`` its file system as “FAT32”."""

    root: Path
    name: str
    kind: str
    free: int
    total: int

    @property
    def title(self) -> str:
        """“KINGSTON (E:), còn trống 3,2 GB”."""
        place = str(self.root).rstrip("\\/") or str(self.root)
        return f"{self.name or 'USB'} ({place}), còn trống {size_words(self.free)}"


def removable_drives() -> list[Drive]:
    """The removable drives that can be read now; an empty card reader is left out."""
    found = _windows() if sys.platform == "win32" else _linux()
    drives = []
    for root, name, kind in found:
        try:
            room = shutil.disk_usage(root)
        except OSError:
            continue
        drives.append(Drive(root, name, kind, room.free, room.total))
    return drives


def can_eject() -> bool:
    """Whether this system lets a program send a stick off."""
    return sys.platform == "win32"


def eject(drive: Drive) -> str:
    """Sends the stick off; the sentence to show."""
    if sys.platform == "win32":
        from cchc_desktop.carry import windows

        try:
            windows.eject(str(drive.root))
        except OSError:
            return (
                "Chưa ngắt được USB vì còn chương trình đang dùng. Hãy đóng cửa sổ thư mục và các tệp đang "
                "mở trên USB rồi thử lại."
            )
    return "Đã ngắt USB, có thể rút ra."


def size_words(size: int) -> str:
    """A size in words that a clerk reads.

    >>> size_words(3_435_973_836), size_words(700_000), size_words(12)
    ('3,2 GB', '684 KB', '12 byte')
    """
    for unit, factor in (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if size >= factor:
            digits = 1 if unit == "GB" else 0
            return f"{size / factor:.{digits}f} {unit}".replace(".", ",")
    return f"{size} byte"


def mounted(mounts: str, is_removable: Callable[[str], bool]) -> Iterator[tuple[Path, str, str]]:
    """Mount point, name and file system of removable devices in text as /proc/mounts."""
    for fields in map(str.split, mounts.splitlines()):
        if len(fields) >= 3 and fields[0].startswith("/dev/") and is_removable(fields[0][5:]):
            point = re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[1])
            yield Path(point), Path(point).name, fields[2]


def is_removable(device: str, blocks: Path = Path("/sys/class/block")) -> bool:
    """Whether a block device, or the one that it is a part of, can be taken out or hangs on USB."""
    place = Path(os.path.realpath(blocks / device))
    if "usb" in "/".join(place.parts[:-1]):
        return True
    flags = (folder / "removable" for folder in (place, place.parent))
    return any(flag.is_file() and flag.read_text().strip() == "1" for flag in flags)


def _linux() -> Iterator[tuple[Path, str, str]]:
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return
    yield from mounted(mounts, is_removable)


def _windows() -> list[tuple[Path, str, str]]:
    found: list[tuple[Path, str, str]] = []
    if sys.platform == "win32":
        from cchc_desktop.carry import windows

        for root in filter(lambda root: windows.drive_type(root) == _REMOVABLE, windows.drive_roots()):
            with contextlib.suppress(OSError):  # a card reader without a card
                found.append((Path(root), *windows.volume(root)))
    return found
