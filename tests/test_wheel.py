"""The program as it is installed, away from its checkout."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MADE = shutil.ignore_patterns("__pycache__", "*.egg-info")
LOOK = """
from pathlib import Path
from cchc_desktop import __file__ as package, paths

folders = [paths.shipped(name) for name in ("forms", "resources")]
for folder in folders:
    assert Path(package).parent in folder.parents, folder
for folder in folders:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            print(path.relative_to(folder.parent).as_posix(), path.stat().st_size)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built of a copy so that the checkout stays clean."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("cchc_desktop", "forms", "resources"):
        shutil.copytree(ROOT / name, source / name, ignore=MADE)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, source)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    _pip("install", "--no-deps", "--target", folder, wheel)
    return folder


def test_wheel_holds_every_module_of_the_checkout(wheel):
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if name.endswith(".py")}
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "cchc_desktop").rglob("*.py")}
    assert modules == inside


def test_installed_program_finds_all_forms_and_resources_in_itself(installed, tmp_path):
    found = set(_run(installed, tmp_path, "-c", LOOK).splitlines())
    assert found == {
        f"{path.relative_to(ROOT).as_posix()} {path.stat().st_size}"
        for folder in ("forms", "resources")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_installed_program_says_its_version(installed, tmp_path):
    version = "import importlib.metadata as m; print(m.version('cchc-desktop'))"
    own = "import cchc_desktop; print(cchc_desktop.__version__)"
    assert _run(installed, tmp_path, "-c", version) == _run(installed, tmp_path, "-c", own)


def _pip(command: str, *arguments: str | Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", command, "--quiet", "--no-index", *map(str, arguments)],
        check=True,
    )


def _run(installed: Path, cwd: Path, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    ).stdout
