"""What the program consists of, and the licence of each part in full."""

import os
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.paths import program_folder, shipped

FOLDER = "giay-phep"
"""Where the installed program has the texts, beside itself."""

_NAMES = re.compile(r"(^|/)(licen[cs]es?|copying|notice)[^/]*$", re.IGNORECASE)
_ELSEWHERE = "Văn bản giấy phép này nằm trong thư mục “giay-phep” của bản cài đặt."


@dataclass(frozen=True)
class Part:
    """Something that is shipped: its name, what it is for, its licence, and where that stands."""

    name: str
    what: str
    licence: str
    texts: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The names of its texts in the installed program's folder."""
        own = [f"{package}.txt" for package in self.packages if package not in _UNDER_LGPL]
        return (*own, *self.texts)


_UNDER_LGPL = ("pyside6-essentials", "shiboken6")
"""Packages that bring no text of their licence; it is among ours."""


def parts() -> list[Part]:
    """Everything that is shipped, the program itself first."""
    raw = tomllib.loads(shipped("resources/parts.toml").read_text(encoding="utf-8"))
    return [
        Part(
            one["name"],
            one["what"],
            one["licence"],
            tuple(one.get("texts", ())),
            tuple(one.get("packages", ())),
        )
        for one in raw["part"]
    ]


def text_of(part: Part) -> str:
    """The part's licence in full; a sentence in its place where there is none, or not here."""
    if not part.files:
        return f"{part.name}: {part.licence}."
    return "\n\n".join(text_named(name) or _ELSEWHERE for name in part.files)


def text_named(name: str) -> str:
    """A licence text by its name in the installed program, as “LGPL-3.txt”; empty when it is not here.

    From a checkout or a wheel it comes from the resources, from Python itself or from the package.
    """
    if getattr(sys, "frozen", False):
        found = [program_folder() / FOLDER / name]
    elif name == "Python.txt":
        found = [Path(os.__file__).parent / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt"]
    elif (ours := shipped("resources/licences") / name).exists():
        found = [ours]
    else:
        found = list(_of_package("cchc-desktop" if name == "CCHC.txt" else name.removesuffix(".txt")))
    return "\n\n".join(path.read_text(encoding="utf-8") for path in found if path.exists())


def _of_package(name: str) -> Iterator[Path]:
    from importlib.metadata import PackageNotFoundError, distribution

    if name == "cchc-desktop" and (root := program_folder() / "LICENSE").exists():
        yield root
        return
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return
    for path in files:
        if _NAMES.search(path.as_posix()) and path.suffix not in {".py", ".pyc"}:
            yield Path(str(path.locate()))
