"""Who may import whom: arrows point down only, and each library has one door."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "cchc_desktop"

FLOORS = (
    {"app", "__main__", "commandline"},
    {"ui"},
    {"carry", "review", "store"},
    {"document"},
    {"figures"},
    {"form"},
    {"ancestry", "entry", "office", "paths", "prose"},
)
OPEN_INSIDE = (FLOORS[0], FLOORS[-1])
"""Floors whose rooms are single modules and may ask each other."""

DOORS = {
    "PySide6": ("ui/*", "app.py"),
    "shiboken6": ("ui/*", "app.py"),
    "docx": ("document/docx*",),
    "lxml": ("document/docx*",),
    "sqlite_utils": ("store/*",),
    "sqlite3": ("store/*",),
    "babel": ("form/wording.py",),
    "openpyxl": ("carry/workbook.py",),
}


def offences(place: str, source: str) -> list[str]:
    """Each import in the module at ``place`` (as "ui/window.py") that the house does not allow."""
    found = (
        (line, name, _objection(place, name)) for line, name in _imports(place, ast.parse(source, place))
    )
    return [f"{place}:{line} imports {name}: {why}" for line, name, why in found if why]


def _imports(place: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(module, names, level):
                start = _absolute(place, level, module or "")
                yield from ((node.lineno, f"{start}.{alias.name}") for alias in names)
            case ast.Call(
                ast.Name("__import__") | ast.Attribute(attr="import_module"), [ast.Constant(str(name))]
            ):
                yield node.lineno, name


def _absolute(place: str, level: int, module: str) -> str:
    if not level:
        return module
    folders = [PACKAGE, *Path(place).parent.parts]
    return ".".join([*folders[: len(folders) - level + 1], module]).rstrip(".")


def _objection(place: str, name: str) -> str:
    library, _, inside = name.partition(".")
    if library == PACKAGE:
        return _against_the_arrows(_room(place), inside.partition(".")[0])
    doors = DOORS.get(library)
    if doors is None:
        return "" if library in sys.stdlib_module_names else "no door is drawn for this library"
    if any(fnmatch(place, door) for door in doors):
        return ""
    return f"its door is {' and '.join(doors)}"


def _against_the_arrows(asking: str, asked: str) -> str:
    if asked == asking or asked.startswith("__version"):
        return ""
    above, below = _floor(asking), _floor(asked)
    if above is None or below is None:
        return f"{asking if above is None else asked} is not drawn in the plan"
    if below == above:
        return "" if FLOORS[above] in OPEN_INSIDE else "rooms side by side do not ask each other"
    return "" if below > above else "arrows point down only"


def _room(place: str) -> str:
    return Path(place).parts[0].removesuffix(".py")


def _floor(room: str) -> int | None:
    return next((n for n, rooms in enumerate(FLOORS) if room in rooms), None)


def test_arrows_point_down_and_each_library_has_one_door():
    house = ROOT / PACKAGE
    found = [
        offence
        for path in sorted(house.rglob("*.py"))
        if path != house / "__init__.py"
        for offence in offences(path.relative_to(house).as_posix(), path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


def test_work_for_the_writing_thread_holds_no_widget():
    """Its last hand on a widget would end the widget in that thread, where Qt must not be called."""
    jobs = [
        (path.name, job)
        for path in sorted((ROOT / PACKAGE / "ui").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("writer.do")
        for job in call.args
    ]
    assert len(jobs) > 10
    assert not [
        f"{name}:{job.lineno} {ast.unparse(job)}"
        for name, job in jobs
        for part in ast.walk(job)
        if isinstance(part, ast.Name) and part.id == "self"
    ]


def test_forms_and_resources_hold_no_python():
    assert not [*ROOT.glob("forms/**/*.py"), *ROOT.glob("resources/**/*.py")]


def test_first_window_waits_for_no_library_of_the_writers():
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in [*(ROOT / PACKAGE).glob("ui/**/*.py"), *(ROOT / PACKAGE).glob("app.py")]
    ]
    code = "\n".join([*(f"import {name}" for name in modules), "import sys; print(*sys.modules)"])
    loaded = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert loaded.returncode == 0, loaded.stderr
    assert not {"docx", "lxml", "babel", "openpyxl"} & set(loaded.stdout.split())


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("app.py", "from cchc_desktop.ui.window import Window"),
        ("__main__.py", "from cchc_desktop import commandline"),
        ("ui/window.py", "from cchc_desktop.store import entries"),
        ("ui/window.py", "from cchc_desktop.ui import pages"),
        ("ui/window.py", "from . import pages"),
        ("review/terms.py", "from cchc_desktop.document.tree import Document"),
        ("document/docx.py", "from docx import Document"),
        ("document/docx_reader.py", "import lxml.etree"),
        ("form/wording.py", "def f():\n    from babel.numbers import format_decimal"),
        ("store/entries.py", "import sqlite_utils, json"),
        ("entry.py", "from cchc_desktop.office import Office"),
        ("carry/package.py", "from cchc_desktop import __version__"),
        ("app.py", "from PySide6.QtWidgets import QApplication"),
    ],
)
def test_import_as_drawn_is_allowed(place, line):
    assert offences(place, line) == []


@pytest.mark.parametrize(
    ("place", "line", "offence"),
    [
        ("form/loading.py", "import cchc_desktop.document.tree", "arrows point down only"),
        ("store/entries.py", "from cchc_desktop import ui", "arrows point down only"),
        ("store/entries.py", "from ..ui import window", "imports cchc_desktop.ui.window: arrows"),
        ("entry.py", "from cchc_desktop.form.answers import KINDS", "arrows point down only"),
        ("ui/window.py", "from cchc_desktop.app import main", "arrows point down only"),
        ("store/entries.py", "from cchc_desktop.carry import drives", "side by side"),
        ("document/tree.py", "if TYPE_CHECKING:\n    from cchc_desktop.ui import x", "tree.py:2 imports"),
        ("figures/targets.py", "import cchc_desktop.cloud", "cloud is not drawn in the plan"),
        (
            "form/answers.py",
            "def f():\n    import babel.numbers",
            "answers.py:2 imports babel.numbers: its door",
        ),
        ("commandline.py", "from PySide6 import QtGui", "its door is ui/* and app.py"),
        ("document/text.py", "from docx.shared import Pt", "its door is document/docx*"),
        ("ui/lists.py", "import sqlite3", "its door is store/*"),
        ("figures/channels.py", "import openpyxl", "its door is carry/workbook.py"),
        ("ui/window.py", "import requests", "no door is drawn"),
        ("entry.py", 'importlib.import_module("docx")', "its door is document/docx*"),
    ],
)
def test_offender_is_named(place, line, offence):
    (found,) = offences(place, line)
    assert offence in found
