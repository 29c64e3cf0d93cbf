"""What the program does on a stick, run by Windows' own Python: ``on_stick.py SOURCE STICK RESULT``."""

import json
import sys
from pathlib import Path
from typing import Any

assert sys.platform == "win32"
source, root, result = sys.argv[1:]
sys.path.insert(0, source)

from cchc_desktop.carry import windows  # noqa: E402
from cchc_desktop.carry.copying import File, copy_all, found_there  # noqa: E402
from cchc_desktop.carry.disk import DISK, CannotWrite, write_whole  # noqa: E402
from cchc_desktop.carry.drives import can_eject, eject, removable_drives  # noqa: E402

STICK = Path(root)
SIZES = (0, 1, 511, 4096, 4097, 65_537, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 2_500_001)
seen: dict[str, Any] = {}


def sentence(path: Path, data: bytes = b"abc") -> str:
    """What the clerk would read when this file is written."""
    try:
        write_whole(path, data)
    except CannotWrite as problem:
        return str(problem)
    return "written"


def content(size: int) -> bytes:
    """Bytes that no two blocks of the file have in common."""
    return b"".join(n.to_bytes(4, "big") for n in range(size // 4 + 1))[:size]


def names() -> list[str]:
    """Every file on the stick, hidden ones too."""
    return sorted(path.name for path in STICK.iterdir())


(stick,) = [drive for drive in removable_drives() if drive.root == STICK]
seen["title"], seen["total"], seen["free"] = stick.title, stick.total, stick.free
seen["roots"] = windows.drive_roots()
seen["removable"] = [str(drive.root) for drive in removable_drives()]

seen["read back"] = []
for size in SIZES:
    path = STICK / "báo cáo.docx"
    write_whole(path, content(size))
    seen["read back"].append([size, path.stat().st_size, DISK.read(path) == content(size)])
seen["after writing"] = names()

path.unlink()
files = [File(f"bc-{n}.docx", content(200_000 + n)) for n in range(3)]
seen["copied"] = [one.path.name for one in copy_all(STICK, files, replace=False).copied]
seen["again"] = [one.again for one in copy_all(STICK, files, replace=False).copied]
(STICK / "bc-1.docx").write_bytes(b"other")
seen["found"] = found_there(STICK, files)
seen["beside"] = [one.path.name for one in copy_all(STICK, files, replace=False).copied]

before = names()
with (STICK / "bc-0.docx").open("rb"):  # as Word holds a document that it has open
    seen["open in Word"] = sentence(STICK / "bc-0.docx", b"new")
seen["kept while open"] = (STICK / "bc-0.docx").read_bytes() == files[0].data
seen["full"] = sentence(STICK / "big.docx", content(20_000_000))
seen["forbidden name"] = sentence(STICK / "bc?.docx")
seen["pulled out"] = sentence(Path("Y:\\bc.docx"))
seen["nothing half is left"] = names() == before or [names(), before]

seen["can eject"] = can_eject()
seen["eject"] = eject(stick)
Path(result).write_text(json.dumps(seen, ensure_ascii=True), encoding="ascii")
