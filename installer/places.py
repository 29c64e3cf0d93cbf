"""What the parts of the build agree on: names, limits, folders and the one moment all files carry."""

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "installer"
INPUTS = ROOT / "build" / "inputs"
WORK = ROOT / "build" / "windows"
DIST = ROOT / "dist"

NAME = "Kế hoạch, báo cáo CCHC"
PUBLISHER = "Nhóm tác giả CCHC"
MEGABYTE = 1024 * 1024
INSTALLER_LIMIT, INSTALLED_LIMIT, FILES_LIMIT = 22 * MEGABYTE, 75 * MEGABYTE, 150

_NO_HISTORY = 1704067200  # 2024-01-01, for a tree without Git: any fixed moment does


class CannotBuild(Exception):
    """What is missing or wrong, in a sentence for the person who builds."""


def version() -> str:
    """The program's version, read without importing it."""
    text = (ROOT / "cchc_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)"$', text, re.MULTILINE)
    if not found:
        raise CannotBuild("cchc_desktop/__init__.py: __version__ is not of the form 1.2.3")
    return found.group(1)


def moment() -> int:
    """Seconds since 1970 that every shipped file carries: the last commit's, so that builds are equal."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    git = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        said = subprocess.run(git, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return _NO_HISTORY
    return int(said) // 2 * 2  # a zip counts in steps of two seconds


def run(command: list[str | Path], **options: object) -> str:
    """What a command printed; when it fails, its last lines are the reason."""
    done = subprocess.run(  # type: ignore[call-overload]
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,  # Windows' Python under Wine dies when its output is a file
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        **options,
    )
    if done.returncode:
        last = "\n".join(done.stdout.splitlines()[-30:])
        raise CannotBuild(f"{Path(str(command[0])).name} ended with {done.returncode}:\n{last}")
    return str(done.stdout)
