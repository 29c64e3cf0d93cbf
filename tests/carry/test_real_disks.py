"""The writer on real file systems of a few megabytes: ext4 through a loop device, and tmpfs with a limit."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cchc_desktop.carry.copying import File, copy_all
from cchc_desktop.carry.disk import CannotWrite, Disk, write_whole

MEGABYTE = 1 << 20


@contextmanager
def mounted(what: list[str], at: Path) -> Iterator[Path]:
    at.mkdir(exist_ok=True)
    done = subprocess.run(["mount", *what, str(at)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("this machine mounts nothing for us")
    try:
        yield at
    finally:
        subprocess.run(["umount", str(at)], check=True)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """An ext4 of eight megabytes that nobody has mounted."""
    if os.name != "posix" or os.geteuid() or not shutil.which("mkfs.ext4"):
        pytest.skip("only the system's owner may mount")
    image = tmp_path / "ext4.img"
    image.write_bytes(bytes(8 * MEGABYTE))
    subprocess.run(["mkfs.ext4", "-q", str(image)], check=True)
    return image


@pytest.fixture(params=["ext4", "tmpfs"])
def small(request, tmp_path: Path) -> Iterator[Path]:
    """A mounted file system with room for a few megabytes."""
    if request.param == "ext4":
        what = ["-o", "loop", str(request.getfixturevalue("image"))]
    elif os.name != "posix" or os.geteuid():
        pytest.skip("only the system's owner may mount")
    else:
        what = ["-t", "tmpfs", "-o", "size=6m", "tmpfs"]
    with mounted(what, tmp_path / "usb") as folder:
        yield folder


def visible(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_stick_that_fills_up_at_any_file_holds_whole_files_only(small: Path):
    files = [File(f"{n}.docx", bytes([n]) * 300_000) for n in range(40)]
    outcome = copy_all(small, files, replace=True)
    assert "Không còn chỗ trống" in outcome.problem
    assert 10 < len(outcome.copied) < 40
    assert visible(small) == {one.file.name: one.file.data for one in outcome.copied}


def test_full_stick_keeps_the_old_file(small: Path):
    write_whole(small / "bc.docx", b"old" * 1000)
    for size in range(4, 9):
        with pytest.raises(CannotWrite, match="Không còn chỗ trống"):
            write_whole(small / "bc.docx", bytes(size * 2 * MEGABYTE))
        assert visible(small) == {"bc.docx": b"old" * 1000}


def test_write_protected_stick_is_told(small: Path):
    write_whole(small / "bc.docx", b"old")
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    with pytest.raises(CannotWrite, match="khóa ghi"):
        write_whole(small / "bc.docx", b"new")
    assert visible(small) == {"bc.docx": b"old"}


def after_power_cut(image: Path, disk: Disk) -> dict[str, bytes]:
    """What a stick holds that lost its power the moment the writer said that it was done."""
    stick, copy = image.with_name("stick"), image.with_name("copy.img")
    with mounted(["-o", "loop,noauto_da_alloc,commit=300", str(image)], stick) as folder:
        write_whole(folder / "bc.docx", b"new" * 50_000, disk)
        shutil.copyfile(image, copy)
    with mounted(["-o", "loop", str(copy)], image.with_name("again")) as folder:
        return visible(folder)


def test_written_file_survives_a_power_cut_on_a_real_file_system(image: Path):
    assert after_power_cut(image, Disk()) == {"bc.docx": b"new" * 50_000}


def test_without_flushing_it_would_not(image: Path):
    class Careless(Disk):
        def flush(self, path: Path) -> None:
            """Forgotten."""

    assert after_power_cut(image, Careless()).get("bc.docx") != b"new" * 50_000
