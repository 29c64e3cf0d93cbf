"""Backups: one file each that proves its own wholeness, kept in rotation; the same file is the handover."""

import base64
import binascii
import contextlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from cchc_desktop.carry.container import BadContainer, json_bytes, pack, parse, unpack
from cchc_desktop.carry.disk import DISK, Disk, make_folder, write_whole

KIND = "cchc-sao-luu"
FORMAT = 1
SUFFIX = ".saoluu"
LARGEST = 1_000_000_000
"""Bytes of a whole backup; ten years of a commune's documents are a hundredth of it."""

DAYS, WEEKS, MONTHS = 7, 4, 12
CLOSING, UPGRADE, IMPORT, RESTORE, BY_HAND = "dong", "nang-cap", "nhan-ve", "khoi-phuc", "tu-tay"
REASONS = {
    CLOSING: "khi đóng chương trình",
    UPGRADE: "trước khi nâng cấp dữ liệu",
    IMPORT: "trước khi nhận văn bản",
    RESTORE: "trước khi khôi phục",
    BY_HAND: "do người dùng sao lưu",
}

_STORE, _FORMS, _GUIDE = "so-du-lieu.db", "bieu-mau.json", "huong-dan.txt"
_NAMED = re.compile(r"(\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d)_([a-z-]+)(?:_\d+)?\.saoluu", re.ASCII)
_FORM_NAME = re.compile(
    r'(?!(?i:con|prn|aux|nul|com\d|lpt\d)\.)[^<>:"/\\|?*.\x00-\x1f][^<>:"/\\|?*\x00-\x1f]{0,100}\.toml'
)
_STAMP = "%Y-%m-%d_%H-%M-%S"


@dataclass(frozen=True)
class Backup:
    """A backup in its folder, by its name: when (the PC's clock) and why."""

    path: Path
    time: datetime
    reason: str


@dataclass(frozen=True)
class Contents:
    """What a backup holds: the whole store, the office's own forms by file name."""

    store: bytes
    forms: Mapping[str, bytes] = field(default_factory=dict)


def write_backup(contents: Contents, guide: str = "") -> bytes:
    """The backup's bytes; with a guide it is a handover that explains itself."""
    parts = {_STORE: contents.store}
    if contents.forms:
        coded = {name: base64.b64encode(data).decode() for name, data in sorted(contents.forms.items())}
        parts[_FORMS] = json_bytes(coded)
    if guide:
        parts[_GUIDE] = guide.encode("utf-8-sig")
    return pack(KIND, FORMAT, parts)


def read_backup(data: bytes, check: Callable[[bytes], object]) -> Contents:
    """The contents, proven whole; raises ``BadContainer``, and what ``check`` raises for a bad store."""
    try:
        _, parts = unpack(data, KIND, FORMAT, LARGEST)
    except BadContainer as error:
        raise BadContainer(error.reason, error.what, SUFFIX) from error
    if _STORE not in parts or parts.keys() - {_STORE, _FORMS, _GUIDE}:
        raise BadContainer("unsafe", "phần lạ", SUFFIX)
    forms = _forms(parse(parts[_FORMS], _FORMS)) if _FORMS in parts else {}
    check(parts[_STORE])
    return Contents(parts[_STORE], forms)


def backups(folder: Path) -> list[Backup]:
    """The backups in a folder, the newest first."""
    if not folder.is_dir():
        return []
    found = (_backup(path) for path in folder.iterdir())
    return sorted(filter(None, found), key=lambda one: (one.time, one.path.name), reverse=True)


def keep_backup(
    folder: Path,
    contents: Contents,
    reason: str,
    now: datetime,
    check: Callable[[bytes], object],
    disk: Disk = DISK,
) -> Path:
    """Writes a backup, proves it, and only then lets old ones go; raises ``CannotWrite``."""
    make_folder(folder)
    path = _free(folder / f"{now.strftime(_STAMP)}_{reason}{SUFFIX}")
    write_checked(path, contents, check, disk)
    there = backups(folder)
    old = [one.path for one in set(there) - kept(there) if one.path != path]
    for needless in (*old, *folder.glob(f".*{SUFFIX}.dang-ghi")):  # also what a power cut left half
        with contextlib.suppress(OSError):  # one too many does no harm, and goes the next time
            disk.remove(needless)
    return path


def write_checked(
    path: Path, contents: Contents, check: Callable[[bytes], object], disk: Disk = DISK, guide: str = ""
) -> None:
    """A backup's file: what it will say is looked into first, then the device is asked for every byte."""
    data = write_backup(contents, guide)
    read_backup(data, check)
    write_whole(path, data, disk)


def kept(there: Iterable[Backup]) -> set[Backup]:
    """Which backups stay: the newest of 7 days, 4 weeks and 12 months that have one.

    Of the 7 days every backup stays that was made before something was changed. Days are counted by
    backups and not from today, so that a clock gone wrong throws nothing away.
    """
    newest_first = sorted(there, key=lambda one: (one.time, one.path.name), reverse=True)
    days = list(dict.fromkeys(one.time.date() for one in newest_first))[:DAYS]
    kept = {one for one in newest_first if one.time.date() in days and one.reason != CLOSING}
    for form, count in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        groups: dict[str, Backup] = {}
        for one in newest_first:
            groups.setdefault(one.time.strftime(form), one)
        kept.update(list(groups.values())[:count])
    return kept


def newest_good(folder: Path, check: Callable[[bytes], object]) -> tuple[Backup, Contents] | None:
    """The newest backup that is whole; bad ones are passed over."""
    for one in backups(folder):
        try:
            return one, read_backup(one.path.read_bytes(), check)
        except Exception:  # noqa: S112 – whatever is wrong with one, the one before it may be good
            continue
    return None


def take_forms(folder: Path, forms: Mapping[str, bytes], disk: Disk = DISK) -> list[str]:
    """Writes the office's own forms that are not there yet; one that is there stays. The names written."""
    missing = [name for name in sorted(forms) if not (folder / name).exists()]
    make_folder(folder)
    for name in missing:
        write_whole(folder / name, forms[name], disk)
    return missing


def read_forms(folder: Path) -> dict[str, bytes]:
    """The office's own forms as they lie there, broken ones too."""
    found = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    return {path.name: path.read_bytes() for path in found if _FORM_NAME.fullmatch(path.name)}


def _forms(raw: Any) -> dict[str, bytes]:
    if not isinstance(raw, dict) or not all(isinstance(text, str) for text in raw.values()):
        raise BadContainer("damaged", "biểu mẫu", SUFFIX)
    if not all(_FORM_NAME.fullmatch(name) for name in raw):
        raise BadContainer("unsafe", "tên biểu mẫu lạ", SUFFIX)
    try:
        return {name: base64.b64decode(text, validate=True) for name, text in raw.items()}
    except binascii.Error as error:
        raise BadContainer("damaged", "biểu mẫu", SUFFIX) from error


def _backup(path: Path) -> Backup | None:
    named = _NAMED.fullmatch(path.name)
    if not named:
        return None
    try:
        return Backup(path, datetime.strptime(named[1], _STAMP), named[2])  # noqa: DTZ007 – the PC's own clock
    except ValueError:
        return None


def _free(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}_{number}")
    return free
