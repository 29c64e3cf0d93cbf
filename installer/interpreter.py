"""Windows' CPython with the locked packages in it, as an unpacked folder that Wine can run."""

import io
import re
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

from installer.inputs import FITTING, LOCK, pip, wheels, windows_python
from installer.places import WORK, CannotBuild

FOLDER = WORK / "python"
_MAKERS = ("Python Software Foundation", "Microsoft Corporation")
_ROOTS = "/etc/ssl/certs/ca-certificates.crt"
_SIGNED = "1712102400"  # 3 April 2024, the day after CPython 3.11.9 was built: its certificate held then


def make_interpreter(given: Path | None) -> None:
    """Lay out CPython (``given``, or the pinned one) with the packages of the lock."""
    if given:
        shutil.copytree(given, FOLDER)
    else:
        _unpack_pinned()
    check_signatures(FOLDER)
    _open_library()
    packages = FOLDER / "Lib" / "site-packages"
    pip("install", "--quiet", "--no-compile", "--no-index", "--find-links", wheels(), *FITTING,
        "--target", packages, "--requirement", LOCK)  # fmt: skip


def check_signatures(folder: Path) -> None:
    """Stop unless every binary is whole and signed by its maker."""
    binaries = sorted(path for path in folder.iterdir() if path.suffix in {".exe", ".dll", ".pyd"})
    if not (folder / "python.exe").exists():
        raise CannotBuild(f"{folder} holds no python.exe")
    for path in binaries:
        maker = _maker(path)
        if maker not in _MAKERS:
            raise CannotBuild(f"{path.name} is not signed by {_MAKERS[0]} (but by {maker or 'nobody'})")


def _maker(path: Path) -> str:
    """Who signed a binary; nobody when the signature does not fit its bytes or leads to no known root.

    Debian does not hold Microsoft's root, so for the C runtime only the digest is compared.
    """
    command = [
        "osslsigncode",
        "verify",
        "-CAfile",
        _ROOTS,
        "-ignore-crl",
        "-ignore-timestamp",
        "-time",
        _SIGNED,
    ]
    said = subprocess.run([*command, str(path)], capture_output=True, text=True, check=False).stdout
    if "CN=Python Software Foundation" in said and "Succeeded" in said:
        return _MAKERS[0]
    stored, counted = (
        re.findall(rf"{word} message digest *: (\w+)", said) for word in ("Current", "Calculated")
    )
    runtime = path.name.lower().startswith("vcruntime140")
    if runtime and stored and stored == counted and "CN=Microsoft Corporation" in said:
        return _MAKERS[1]
    return ""


def _unpack_pinned() -> None:
    with tarfile.open(windows_python()) as outer:
        (name,) = (name for name in outer.getnames() if name.endswith("/data.zip"))
        member = outer.extractfile(name)
        inner = member.read() if member else b""
    with zipfile.ZipFile(io.BytesIO(inner)) as archive:
        for info in archive.infolist():
            if info.filename.startswith("cp311/") and not info.is_dir():
                target = FOLDER / info.filename.removeprefix("cp311/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(info))


def _open_library() -> None:
    """Unpack the embeddable form's zipped library: PyInstaller reads modules from a folder."""
    zipped = FOLDER / "python311.zip"
    if zipped.exists():
        with zipfile.ZipFile(zipped) as archive:
            archive.extractall(FOLDER / "Lib")
        zipped.unlink()
    paths = FOLDER / "python311._pth"
    if paths.exists():
        paths.write_text("Lib\n.\nLib\\site-packages\nimport site\n", encoding="ascii")
