"""The program as a folder that runs on Windows without Python: PyInstaller under Wine, or natively."""

import os
import shutil
import sys
from pathlib import Path

from installer.interpreter import make_interpreter
from installer.places import HERE, ROOT, WORK, moment, run
from installer.wine import DRIVE, Wine

SOURCE = WORK / "source"
FROZEN = WORK / "frozen" / "CCHC"
_OPTIONS = ["-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]


def freeze(python: Path | None) -> Path:
    """The frozen folder, made anew; ``python`` holds Windows' CPython (natively: the running one)."""
    if WORK.exists():
        shutil.rmtree(WORK)
    _copy_source()
    steady = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "SOURCE_DATE_EPOCH": str(moment())}
    if sys.platform == "win32":
        run(
            [sys.executable, *_OPTIONS, *_places(str(WORK)), SOURCE / "cchc.spec"],
            env=dict(os.environ) | steady,
        )
        return FROZEN
    make_interpreter(python)
    wine = Wine()
    wine.prepare()
    try:
        command = [f"{DRIVE}\\python\\python.exe", *_OPTIONS, *_places(DRIVE), f"{DRIVE}\\source\\cchc.spec"]
        wine.run(*command, **steady)
    finally:
        wine.close()
    return FROZEN


def _places(work: str) -> list[str]:
    return ["--distpath", f"{work}\\frozen", "--workpath", f"{work}\\made"]


def _copy_source() -> None:
    """Only what is shipped, so that nothing lying about in a checkout gets in."""
    leave = shutil.ignore_patterns("__pycache__")
    for name in ("cchc_desktop", "forms", "resources"):
        shutil.copytree(ROOT / name, SOURCE / name, ignore=leave)
    for name in ("cchc.spec", "cchc.manifest", "start.py"):
        shutil.copy(HERE / name, SOURCE)
