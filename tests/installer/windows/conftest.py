"""The PC, the built installer, and installers of an older and a newer version made of the same program."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.freezing import FROZEN
from installer.packing import compile_installer
from installer.places import DIST, version
from tests.installer.windows.pc import ROOT, TREE, Pc

collect_ignore = ["on_stick.py"]  # for Windows' Python alone
PLACE = ROOT / "build" / "installer-test"
OLD, NEW = "0.0.1", "99.0.0"


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A screen of the usual size of an old laptop."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as said:
        yield f":{said.readline().strip()}"
    server.terminate()
    server.wait()


@pytest.fixture(scope="session")
def place() -> Path:
    """The folder where everything happens, made anew; pictures and figures stay there to be looked at."""
    assert (TREE / "recipe").exists(), "no Debian tree with Wine: make test-installer makes it"
    subprocess.run(["rm", "-rf", str(PLACE)], check=True)
    PLACE.mkdir(parents=True)
    return PLACE


@pytest.fixture(scope="session")
def one_pc(place: Path, display: str) -> Iterator[Pc]:
    pc = Pc(place / "pc", display)
    yield pc
    pc.stop()


@pytest.fixture
def pc(one_pc: Pc) -> Iterator[Pc]:
    """The PC as if the program had never been there."""
    one_pc.clear()
    yield one_pc
    if one_pc.extra:
        one_pc.stop()
        one_pc.extra = []


@pytest.fixture(scope="session")
def setup() -> Path:
    """The installer, the very file that is given away."""
    path = DIST / f"CCHC-Setup-{version()}.exe"
    assert path.exists(), "no installer in dist/: make installer makes it"
    return path


@pytest.fixture(scope="session")
def old(place: Path) -> Path:
    """An older version, with a file that today's has no more."""
    folder = place / "old"
    shutil.copytree(FROZEN, folder, copy_function=os.link)
    (folder / "_internal" / "ngay-xua").mkdir()
    (folder / "_internal" / "ngay-xua" / "cu.txt").write_text("cũ\n", encoding="utf-8")
    return compile_installer(folder, place / f"CCHC-Setup-{OLD}.exe", OLD, quick=True)


@pytest.fixture(scope="session")
def new(place: Path) -> Path:
    """A newer version."""
    return compile_installer(FROZEN, place / f"CCHC-Setup-{NEW}.exe", NEW, quick=True)


@pytest.fixture(scope="session")
def pictures(place: Path) -> Path:
    return place / "pictures"


@pytest.fixture(scope="session")
def note(place: Path) -> Iterator[dict[str, str]]:
    """Figures that were measured; written down and shown at the end."""
    figures: dict[str, str] = {}
    yield figures
    lines = "".join(f"{name}: {value}\n" for name, value in figures.items())
    (place / "figures.txt").write_text(lines, encoding="utf-8")
