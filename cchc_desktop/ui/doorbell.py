"""A later start of the program rings at the first one, which comes forward and takes what was brought."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QSaveFile, Signal

_FOLDER, _CALL = "goi-cua", "goi.txt"


class Doorbell(QObject):
    """Watches a folder of its own for a call: a small file with the path of a package, or nothing in it."""

    rung = Signal(str)

    def __init__(self, data: Path) -> None:
        super().__init__()
        self._call = data / _FOLDER / _CALL
        self._call.parent.mkdir(parents=True, exist_ok=True)
        self._call.unlink(missing_ok=True)  # a call to a program that is no longer there
        self._watcher = QFileSystemWatcher([str(self._call.parent)], self)
        self._watcher.directoryChanged.connect(self._answer)

    def _answer(self) -> None:
        if self._call.exists():
            brought = self._call.read_text(encoding="utf-8")
            self._call.unlink(missing_ok=True)
            self.rung.emit(brought)


def ring(data: Path, package: Path | None = None) -> None:
    """Call the program that works on this data folder; ``OSError`` when the call cannot be written."""
    call = QSaveFile(str(data / _FOLDER / _CALL))
    words = str(package.absolute()).encode() if package else b""
    if not (
        call.open(QSaveFile.OpenModeFlag.WriteOnly) and call.write(words) == len(words) and call.commit()
    ):
        raise OSError(call.errorString())
