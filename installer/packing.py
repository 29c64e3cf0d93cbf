"""The frozen folder in the clerk's hands: one installer, one zip for a stick, and their SHA-256."""

import os
import shutil
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from installer.inputs import sha256
from installer.places import (
    DIST,
    FILES_LIMIT,
    HERE,
    INSTALLED_LIMIT,
    INSTALLER_LIMIT,
    MEGABYTE,
    ROOT,
    WORK,
    CannotBuild,
    moment,
    run,
    version,
)

LISTS = WORK / "lists"
LIST, REMOVER = "danh-sach-tep.txt", "go-bo.exe"
PORTABLE_NOTE = """\
CCHC chạy thẳng từ thư mục này, không cần cài đặt: chép cả thư mục vào USB hoặc ổ đĩa, rồi mở cchc.exe.
Mọi dữ liệu nhập vào nằm trong thư mục "data" bên cạnh cchc.exe. Đừng xóa hay đổi tên thư mục đó.
Cần Windows 10 phiên bản 1809 trở lên, loại 64-bit.
"""


def check_limits(frozen: Path) -> tuple[int, int]:
    """Bytes and number of the installed files; stop when an old PC's disk is asked for too much."""
    files = [path for path in frozen.rglob("*") if path.is_file()]
    size, count = sum(path.stat().st_size for path in files), len(files) + 2  # the list and the uninstaller
    if size > INSTALLED_LIMIT or count > FILES_LIMIT:
        raise CannotBuild(
            f"{size / MEGABYTE:.1f} MB in {count} files: the limits are"
            f" {INSTALLED_LIMIT // MEGABYTE} MB and {FILES_LIMIT} files"
        )
    return size, count


def date_files(frozen: Path) -> None:
    """Give every file the one moment, which the installer keeps and the zip tells."""
    for path in sorted(frozen.rglob("*"), reverse=True):
        os.utime(path, (moment(), moment()))


def make_installer(frozen: Path, sign: bool) -> Path:
    """``dist/CCHC-Setup-<version>.exe``."""
    target = compile_installer(frozen, DIST / f"CCHC-Setup-{version()}.exe", version(), sign=sign)
    if target.stat().st_size > INSTALLER_LIMIT:
        raise CannotBuild(f"{target.name} has {target.stat().st_size / MEGABYTE:.1f} MB, more than it may")
    return target


def compile_installer(
    frozen: Path, target: Path, number: str, sign: bool = False, quick: bool = False
) -> Path:
    """The installer of a frozen folder under a number; a quick one, for tests, is hardly compressed."""
    size, _ = check_limits(frozen)
    _write_lists(frozen)
    target.unlink(missing_ok=True)
    values = {"VERSION": number, "OUTFILE": target, "LISTS": LISTS, "ROOT": ROOT, "SIZE_KB": size // 1024}
    if sign:
        values["SIGN"] = f'"{sys.executable}" "{HERE / "signing.py"}"'
    if quick:
        values["QUICK"] = 1
    defined = [f"-D{name}={value}" for name, value in values.items()]
    environment = dict(os.environ) | {"SOURCE_DATE_EPOCH": str(moment())}
    run(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, HERE / "cchc.nsi"], env=environment)
    return target


def make_portable(frozen: Path) -> Path:
    """``dist/CCHC-<version>-portable.zip``: the program with an empty folder ``data`` beside it."""
    target = DIST / f"CCHC-{version()}-portable.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _put(archive, "CCHC/data/", b"")
        _put(archive, "CCHC/DOC-TRUOC.txt", PORTABLE_NOTE.replace("\n", "\r\n").encode("utf-8-sig"))
        for path in _files(frozen):
            _put(archive, f"CCHC/{path.relative_to(frozen).as_posix()}", path.read_bytes())
    return target


def write_sum(path: Path) -> str:
    """The file's SHA-256, written beside it in the form that ``sha256sum -c`` reads."""
    digest = sha256(path)
    path.with_name(f"{path.name}.sha256").write_text(
        f"{digest}  {path.name}\n", encoding="ascii", newline="\n"
    )
    return digest


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    when = datetime.fromtimestamp(moment(), UTC)
    info = zipfile.ZipInfo(name, (when.year, when.month, when.day, when.hour, when.minute, when.second))
    info.create_system = 0  # as written on Windows, wherever it was
    info.external_attr = 0x10 if name.endswith("/") else 0x20
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, data)


def _files(frozen: Path) -> list[Path]:
    return sorted((path for path in frozen.rglob("*") if path.is_file()), key=lambda path: path.as_posix())


def _write_lists(frozen: Path) -> None:
    """What to unpack, what must then be whole, and what a removal may delete."""
    if LISTS.exists():
        shutil.rmtree(LISTS)
    LISTS.mkdir(parents=True)
    names = [path.relative_to(frozen).as_posix().replace("/", "\\") for path in _files(frozen)]
    sizes = [path.stat().st_size for path in _files(frozen)]
    folders = sorted(
        {above for name in names for above in _folders_above(name)}, key=lambda name: (-len(name), name)
    )
    listed = [*names, REMOVER, *(f"{name}\\" for name in folders)]
    (LISTS / LIST).write_bytes("".join(f"{name}\r\n" for name in listed).encode("utf-16-le"))
    os.utime(LISTS / LIST, (moment(), moment()))
    _write("files.nsh", _unpacking(frozen, names))
    _write(
        "whole.nsh", (f'!insertmacro WHOLE "{name}" {size}' for name, size in zip(names, sizes, strict=True))
    )


def _unpacking(frozen: Path, names: list[str]) -> Iterator[str]:
    """NSIS lines that unpack each file; the program itself last, so that half a program cannot be started."""
    at = ""
    for name in sorted(names, key=lambda name: (name == "cchc.exe", name)):
        folder = name.rpartition("\\")[0]
        if folder != at or at == "":
            yield f'SetOutPath "$INSTDIR\\$Folder\\{folder}"'.replace('\\"', '"')
            at = folder
        yield f'File "{frozen / name.replace(chr(92), "/")}"'


def _folders_above(name: str) -> list[str]:
    parts = name.split("\\")[:-1]
    return ["\\".join(parts[: end + 1]) for end in range(len(parts))]


def _write(name: str, lines: Iterator[str]) -> None:
    (LISTS / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
