"""Whether every library that the program loads is shipped or a part of Windows 10 1809."""

import sys
from pathlib import Path
from typing import Any

from installer.interpreter import FOLDER
from installer.places import HERE, CannotBuild


def check_libraries(frozen: Path) -> int:
    """The number of libraries the program asks for; stop at the first that an old PC would miss."""
    windows = windows_libraries()
    binaries = [path for path in sorted(frozen.rglob("*")) if path.suffix in {".exe", ".dll", ".pyd"}]
    shipped = {path.name.lower() for path in binaries}
    asked: set[str] = set()
    for path in binaries:
        wanted = imported(path)
        asked |= wanted
        if missing := sorted(wanted - shipped - windows):
            raise CannotBuild(
                f"{path.name} needs {', '.join(missing)}: neither shipped nor in windows-10-1809.txt"
            )
    return len(asked)


def windows_libraries() -> set[str]:
    """The names in windows-10-1809.txt, in lower case."""
    lines = (HERE / "windows-10-1809.txt").read_text(encoding="utf-8").splitlines()
    return {line.strip().lower() for line in lines if line.strip() and not line.startswith("#")}


def imported(path: Path) -> set[str]:
    """The libraries in a binary's import tables, those loaded later included, in lower case."""
    pefile = _pefile()
    binary = pefile.PE(str(path), fast_load=True)
    tables = ["IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT"]
    binary.parse_data_directories([pefile.DIRECTORY_ENTRY[name] for name in tables])
    found = getattr(binary, "DIRECTORY_ENTRY_IMPORT", []) + getattr(
        binary, "DIRECTORY_ENTRY_DELAY_IMPORT", []
    )
    binary.close()
    return {entry.dll.decode("ascii").lower() for entry in found}


def _pefile() -> Any:
    """PyInstaller's reader of Windows binaries; on Linux it lies with Windows' Python."""
    packages = str(FOLDER / "Lib" / "site-packages")
    if sys.platform != "win32" and packages not in sys.path:
        sys.path.append(packages)
    import pefile  # type: ignore[import-not-found]

    return pefile
