"""Whether a folder lies on another computer, where a commit is not on a disk when it says so."""

import os
import re
import sys
from pathlib import Path

DRIVE_REMOTE = 4
"""What Windows' GetDriveTypeW answers for a network drive."""

NETWORK_TYPES = frozenset(
    "9p afp afs ceph cifs coda davfs fuse.davfs fuse.rclone fuse.sshfs glusterfs ncpfs nfs nfs4 smb smb3 "
    "smbfs sshfs".split()
)


def on_network(path: Path) -> bool:
    """Whether the path lies on a network drive, as far as the system tells."""
    if sys.platform == "win32":
        import ctypes

        place = str(path.absolute())
        root = os.path.splitdrive(place)[0] + "\\"
        network = is_network_drive(place, ctypes.windll.kernel32.GetDriveTypeW(root))
    else:
        network = is_network_mount(os.path.realpath(path), _mounts())
    return network


def is_network_drive(path: str, drive_type: int) -> bool:
    r"""Whether an absolute Windows path is remote: ``\\server\share`` or a drive of that type."""
    path = path.replace("/", "\\")
    if path[:8].upper() == "\\\\?\\UNC\\":
        return True
    if path.startswith(("\\\\?\\", "\\\\.\\")):
        path = path[4:]
    return path.startswith("\\\\") or drive_type == DRIVE_REMOTE


def is_network_mount(path: str, mounts: str) -> bool:
    """Whether the innermost mount that holds an absolute path is a network one.

    ``mounts`` is text as in /proc/mounts: device, mount point, type, …; where two lie on the same
    point, the later hides the earlier. A machine whose whole system comes over a network (``/``) has no
    better place.
    """
    innermost, network = "", False
    for fields in map(str.split, mounts.splitlines()):
        if len(fields) < 3:
            continue
        point = _unescaped(fields[1]).rstrip("/") + "/"
        if f"{path}/".startswith(point) and len(point) >= len(innermost):
            innermost, network = point, point != "/" and fields[2] in NETWORK_TYPES
    return network


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
