"""Many files to one stick: each whole and read back, with progress, a way to stop, and the plain truth."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from cchc_desktop.carry.disk import DISK, CannotWrite, Disk, Stopped, write_whole

LONGEST_PATH = 200
"""Characters; Windows programs of old cannot open what lies deeper than 259."""

Existing = Literal["new", "same", "other"]


@dataclass(frozen=True)
class File:
    """A file to carry; ``owner`` is what the caller knows it by."""

    name: str
    data: bytes
    owner: str = ""


@dataclass(frozen=True)
class Copied:
    """A file that is on the device; ``again`` when it lay there already, byte for byte."""

    file: File
    path: Path
    again: bool


@dataclass
class Outcome:
    """What came of it: the files on the device, and the sentence that tells why not all of them are."""

    copied: list[Copied] = field(default_factory=list)
    problem: str = ""
    stopped: bool = False

    @property
    def done(self) -> bool:
        """Whether every file is on the device."""
        return not self.problem and not self.stopped


def named_apart(files: Iterable[File]) -> list[File]:
    """The files, later ones of one name with a number behind it; letter case tells nothing apart."""
    taken: set[str] = set()
    apart = []
    for file in files:
        name = _free(file.name, lambda name: name.casefold() in taken)
        taken.add(name.casefold())
        apart.append(File(name, file.data, file.owner))
    return apart


def found_there(folder: Path, files: Iterable[File]) -> dict[str, Existing]:
    """For each name whether the folder has it, and with the same content."""
    return {file.name: _existing(folder / file.name, file.data) for file in files}


def copy_all(
    folder: Path,
    files: Sequence[File],
    *,
    replace: bool,
    told: Callable[[int, int], object] = lambda _done, _total: None,
    stopped: Callable[[], bool] = lambda: False,
    disk: Disk = DISK,
) -> Outcome:
    """Copies the files, skipping what is there already; other content is replaced or gets a new name.

    ``told(done, total)`` hears bytes and ``stopped()`` is asked between chunks, both from this thread.
    Ends at the first problem: calling again goes on where it ended.
    """
    outcome, before, total = Outcome(), 0, sum(len(file.data) for file in files)

    def progress(done: int) -> None:
        if stopped():
            raise Stopped
        told(before + done, total)

    for file in files:
        try:
            progress(0)
            outcome.copied.append(_copy(folder, file, replace, progress, disk))
        except Stopped:
            outcome.stopped = True
            break
        except CannotWrite as problem:
            outcome.problem = str(problem)
            break
        before += len(file.data)
        told(before, total)
    return outcome


def _copy(folder: Path, file: File, replace: bool, progress: Callable[[int], None], disk: Disk) -> Copied:
    path = folder / file.name
    state = _existing(path, file.data)
    if state == "other" and not replace:
        path = folder / _free(file.name, lambda name: _existing(folder / name, file.data) == "other")
        state = _existing(path, file.data)
    if len(str(path)) >= LONGEST_PATH:
        raise CannotWrite(f"Tên thư mục {folder} quá dài. Hãy chọn thư mục khác, ví dụ ngay gốc của USB.")
    if state != "same":
        write_whole(path, file.data, disk, progress)
    return Copied(file, path, state == "same")


def _existing(path: Path, data: bytes) -> Existing:
    try:
        if not path.exists():
            return "new"
        return "same" if path.stat().st_size == len(data) and DISK.read(path) == data else "other"
    except (OSError, ValueError):  # a name that no disk takes is told by the writing
        return "other"


def _free(name: str, is_taken: Callable[[str], bool]) -> str:
    stem, dot, ending = name.rpartition(".")
    number, free = 1, name
    while is_taken(free):
        number += 1
        free = f"{stem}_{number}{dot}{ending}"
    return free
