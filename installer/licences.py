"""The licences of everything that is shipped, in the folder ``giay-phep`` beside the program."""

import re
import sys
import sysconfig
import tomllib
from importlib.metadata import Distribution, distributions
from pathlib import Path

from installer.interpreter import FOLDER
from installer.places import HERE, ROOT, CannotBuild

NAME = "giay-phep"
_ONLY_FREEZE = {
    "altgraph",
    "packaging",
    "pefile",
    "pyinstaller-hooks-contrib",
    "pywin32-ctypes",
    "setuptools",
}
_OWN_TEXTS = {
    "pyside6-essentials",
    "shiboken6",
}  # the wheels bring no text of the LGPL: ours are in resources/licences
_IS_LICENCE = re.compile(r"(^|/)(licen[cs]es?|copying|notice)[^/]*$", re.IGNORECASE)


def add_licences(frozen: Path) -> None:
    """Write the folder: our own licence, Python's, Qt's and each package's."""
    folder = frozen / NAME
    folder.mkdir()
    for path in sorted((ROOT / "resources" / "licences").iterdir()):
        _write(folder / path.name, path.read_text(encoding="utf-8"))
    _write(folder / "CCHC.txt", (ROOT / "LICENSE").read_text(encoding="utf-8"))
    _write(folder / "Python.txt", _python().read_text(encoding="utf-8"))
    for package in distributions(path=[str(_packages())]):
        name = re.sub(r"[-_.]+", "-", package.name).lower()
        if _is_shipped(name):
            _write(folder / f"{name}.txt", _texts(package))
    check_parts(folder)


def check_parts(folder: Path) -> None:
    """Every part that the program's own window names has its text here."""
    for part in tomllib.loads((ROOT / "resources" / "parts.toml").read_text(encoding="utf-8"))["part"]:
        own = [f"{name}.txt" for name in part.get("packages", []) if name not in _OWN_TEXTS]
        for name in [*own, *part.get("texts", [])]:
            if not (folder / name).exists():
                raise CannotBuild(f"{part['name']}: {NAME}/{name} is missing")


def _is_shipped(name: str) -> bool:
    lock = (HERE / "requirements-windows.lock").read_text(encoding="utf-8")
    locked = re.search(rf"^{re.escape(name)}==", lock, re.MULTILINE)
    return bool(locked) and name not in _ONLY_FREEZE | _OWN_TEXTS


def _texts(package: Distribution) -> str:
    """All licence files of a package, one after the other."""
    named = [path for path in package.files or [] if _IS_LICENCE.search(path.as_posix())]
    texts = [path.read_text(encoding="utf-8") for path in sorted(named) if path.suffix not in {".py", ".pyc"}]
    if not texts:
        raise CannotBuild(f"{package.name} brings no licence text: add one to resources/licences")
    return f"{package.name} {package.version}\n\n" + "\n\n".join(texts)


def _python() -> Path:
    return Path(sys.base_prefix) / "LICENSE.txt" if sys.platform == "win32" else FOLDER / "LICENSE.txt"


def _packages() -> Path:
    if sys.platform == "win32":
        return Path(sysconfig.get_path("purelib"))
    return FOLDER / "Lib" / "site-packages"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\r\n")
