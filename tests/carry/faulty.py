"""Disks that fail, lie, vanish or lose their power, at a chosen step."""

import errno
import random
from collections.abc import Callable
from pathlib import Path

from cchc_desktop.carry.disk import Disk


class Killed(BaseException):
    """The program ended here, as by kill -9: nothing after it runs, clearing up included."""


class FaultyDisk(Disk):
    """The real disk, on which the step number ``at`` goes wrong in the way of ``fault``."""

    def __init__(self, fault: str, at: int) -> None:
        self.fault, self.at = fault, at
        self.steps = 0
        self.struck = self.dead = False

    def _step(self) -> bool:
        if self.dead:
            raise Killed if self.fault == "killed" else OSError(errno.ENODEV, "No such device")
        self.steps += 1
        if self.steps - 1 != self.at:
            return False
        self.struck = True
        self.dead = self.fault in ("killed", "vanished")
        return True

    def _fail(self) -> None:
        codes = {"full": errno.ENOSPC, "broken": errno.EIO, "read-only": errno.EROFS, "locked": errno.EACCES}
        if self.fault == "killed":
            raise Killed
        if self.fault == "vanished":
            raise OSError(errno.ENODEV, "No such device")
        if self.fault in codes:
            raise OSError(codes[self.fault], self.fault)

    def write(self, path: Path, data: bytes, told: Callable[[int], object]) -> None:
        if self._step():
            if self.fault != "read-only":
                path.write_bytes(data[: len(data) // 2])
            self._fail()
            data = data[:-1] + bytes([data[-1] ^ 1]) if self.fault == "lies" else data
        super().write(path, data, told)

    def flush(self, path: Path) -> None:
        if self._step():
            self._fail()
        super().flush(path)

    def replace(self, source: Path, target: Path) -> None:
        if self._step():
            self._fail()
        super().replace(source, target)

    def read(self, path: Path) -> bytes:
        struck = self._step()
        if struck:
            self._fail()
        data = super().read(path)
        return data[:-1] + bytes([data[-1] ^ 1]) if struck and self.fault == "lies" else data

    def remove(self, path: Path) -> None:
        if self.dead:
            self._fail()
        super().remove(path)


FAULTS = ("full", "broken", "read-only", "locked", "vanished", "killed", "lies")


class PowerDisk(Disk):
    """A disk in memory that keeps through a power cut only what was flushed.

    ``after_cut`` tells what its files may then hold: unflushed names may have gone over or not,
    unflushed bytes are a beginning followed by zeros.
    """

    def __init__(self, files: dict[Path, bytes], cut_at: int, chance: random.Random) -> None:
        self._cut_at, self._chance, self.steps = cut_at, chance, 0
        self._bytes: dict[int, bytes] = dict(enumerate(files.values()))
        self._safe = dict(self._bytes)
        self._names = {path: number for number, path in enumerate(files)}
        self._safe_names = dict(self._names)

    def _step(self) -> None:
        self.steps += 1
        if self.steps > self._cut_at:
            raise Killed

    def write(self, path: Path, data: bytes, told: Callable[[int], object]) -> None:
        self._step()
        number = len(self._bytes)
        self._names[path], self._bytes[number] = number, data
        self._safe[number] = data[: self._chance.randrange(len(data))].ljust(len(data), b"\0")
        told(len(data))

    def flush(self, path: Path) -> None:
        self._step()
        if path in self._names:
            self._safe[self._names[path]] = self._bytes[self._names[path]]
        else:
            self._safe_names = dict(self._names)

    def replace(self, source: Path, target: Path) -> None:
        self._step()
        self._names[target] = self._names.pop(source)

    def read(self, path: Path) -> bytes:
        self._step()
        return self._bytes[self._names[path]]

    def remove(self, path: Path) -> None:
        self._step()
        self._names.pop(path, None)

    def after_cut(self) -> list[dict[Path, bytes]]:
        """The files as they may stand when the power is back."""
        return [
            {path: self._safe[number] for path, number in names.items()}
            for names in (self._safe_names, self._names)
        ]
