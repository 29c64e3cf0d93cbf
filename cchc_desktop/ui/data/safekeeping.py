"""Backups at the right moments: this is where the store and what leaves the PC meet."""

from datetime import UTC, date, datetime
from pathlib import Path

from cchc_desktop.carry.backup import (
    CLOSING,
    RESTORE,
    SUFFIX,
    UPGRADE,
    Backup,
    Contents,
    backups,
    keep_backup,
    newest_good,
    read_backup,
    read_forms,
    take_forms,
    write_backup,
    write_checked,
)
from cchc_desktop.carry.disk import DISK, Disk, write_whole
from cchc_desktop.paths import shipped
from cchc_desktop.store.images import Holding, check_image, has_steps_to_come, image_at, put_in_place


class Safekeeping:
    """The backups of one data folder. ``path`` is its store, ``folder`` where the backups lie."""

    def __init__(self, path: Path, disk: Disk = DISK) -> None:
        self.path = path
        self.folder = path.parent / "sao-luu"
        self._own_forms = path.parent / "bieu-mau"
        self._disk = disk

    def before_opening(self) -> None:
        """A backup where opening will bring the store to a newer shape; raises as reading and writing do."""
        if has_steps_to_come(self.path):
            self.keep(image_at(self.path), UPGRADE)

    def keep(self, image: bytes, reason: str) -> Path:
        """A verified backup of this copy of the store; raises ``CannotWrite`` or ``StoreProblem``."""
        contents, now = Contents(image, read_forms(self._own_forms)), datetime.now(UTC).astimezone()
        return keep_backup(self.folder, contents, reason, now, self._check, self._disk)

    def keep_on_closing(self, image: bytes) -> Path | None:
        """The day's backup, unless the newest one holds just this."""
        newest = next(iter(self.backups()), None)
        if newest and newest.path.read_bytes() == write_backup(Contents(image, read_forms(self._own_forms))):
            return None
        return self.keep(image, CLOSING)

    def backups(self) -> list[Backup]:
        """All backups, the newest first."""
        return backups(self.folder)

    def newest_good(self) -> tuple[Backup, Contents] | None:
        """The backup to go back to when the store is damaged."""
        return newest_good(self.folder, self._check)

    def read(self, path: Path) -> tuple[Contents, Holding]:
        """A backup or handover and what it holds; raises ``BadContainer``, ``StoreProblem``, ``OSError``."""
        contents = read_backup(path.read_bytes(), self._check)
        return contents, self._check(contents.store)

    def restore(self, contents: Contents) -> Path | None:
        """The store becomes the backup's; nobody may have it open. Where a damaged store was put aside."""
        take_forms(self._own_forms, contents.forms, self._disk)
        return put_in_place(
            self.path,
            contents.store,
            lambda path, data: write_whole(path, data, self._disk),
            lambda today: self.keep(today, RESTORE),
        )

    def hand_over(self, folder: Path, image: bytes) -> Path:
        """One file with everything in a folder of the clerk's choice: data, forms, settings, the guide."""
        contents = Contents(image, read_forms(self._own_forms))
        guide = shipped("resources/ban-giao.txt").read_text(encoding="utf-8")
        path = folder / f"{date.today().isoformat()}_ban-giao{SUFFIX}"
        write_checked(path, contents, self._check, self._disk, guide)
        return path

    def _check(self, image: bytes) -> Holding:
        return check_image(image, self.path)
