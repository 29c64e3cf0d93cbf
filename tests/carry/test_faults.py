"""Every step of export, package, backup and restore gone wrong in every way: never a false success."""

import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

import pytest

from cchc_desktop.carry import disk as disk_module
from cchc_desktop.carry.backup import CLOSING, Contents, backups, keep_backup, read_backup
from cchc_desktop.carry.disk import CannotWrite, Disk, write_whole
from cchc_desktop.carry.package import read_package, write_package
from cchc_desktop.store import images as images_module
from cchc_desktop.store.database import open_store
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.images import check_image, image_at
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.ui.data.safekeeping import Safekeeping
from tests.carry.faulty import FAULTS, FaultyDisk, Killed, PowerDisk
from tests.carry.packages import sample
from tests.goldens import forms, golden_entry

OLD, NEW = b"old" * 20_000, b"new" * 50_000
PACKAGE = write_package(sample())
NOON = datetime.fromisoformat("2023-07-20 12:00:00")
MOST_STEPS = 60


@dataclass(frozen=True)
class Scenario:
    """Something that writes: how it starts, what it does, and what must hold after it, done or not."""

    prepare: Callable[[Path], None]
    act: Callable[[Path, Disk], object]
    holds: Callable[[Path, bool], None]


def old_file(folder: Path) -> None:
    (folder / "bc.docx").write_bytes(OLD)


def export_holds(folder: Path, done: bool) -> None:
    target = folder / "bc.docx"
    assert target.read_bytes() == NEW if done else not target.exists() or target.read_bytes() in (OLD, NEW)


def package_holds(folder: Path, done: bool) -> None:
    target = folder / "bc.cchc"
    if done or target.exists():
        assert len(read_package(target.read_bytes(), forms()).histories) == 2


def backup_there(folder: Path) -> None:
    keep_backup(folder, Contents(OLD), CLOSING, NOON.replace(day=1), bool)


def backup(folder: Path, disk: Disk) -> None:
    keep_backup(folder, Contents(NEW), CLOSING, NOON, bool, disk)


def backup_holds(folder: Path, done: bool) -> None:
    held = {read_backup(one.path.read_bytes(), bool).store for one in backups(folder)}
    assert held == {OLD, NEW} if done else {OLD} <= held <= {OLD, NEW}


def store_of(path: Path, number: str) -> bytes:
    with open_store(path) as db:
        entry = golden_entry("tai-son-bc-2023-06")
        Entries(db).save(entry.answered("ghi_chu", number), "Báo cáo")
    return image_at(path)


def noted(path: Path) -> str:
    with open_store(path) as db:
        (row,) = Entries(db).rows()
        return str(Entries(db).load(row.id).answers["ghi_chu"])


@cache
def stores() -> tuple[bytes, bytes]:
    """Two stores, as they lie on the disk."""
    with TemporaryDirectory() as name:
        return store_of(Path(name) / "other.db", "other"), store_of(Path(name) / "today.db", "today")


def store_there(folder: Path) -> None:
    for name, image in zip(("image", "so-du-lieu.db"), stores(), strict=True):
        (folder / name).write_bytes(image)


def restore(folder: Path, disk: Disk) -> None:
    Safekeeping(folder / "so-du-lieu.db", disk).restore(
        Contents((folder / "image").read_bytes(), {"bc.toml": b"x = 1"})
    )


def unpacked(folder: Path) -> Iterator[Path]:
    """The stores in the backups, each of which must be good."""
    safe = Safekeeping(folder / "so-du-lieu.db")
    for one in safe.backups():
        (folder / "kept.db").write_bytes(safe.read(one.path)[0].store)
        yield folder / "kept.db"


def restore_holds(folder: Path, done: bool) -> None:
    """The other store with today's kept in a backup, or today's untouched: nothing between."""
    there = noted(folder / "so-du-lieu.db")
    if done:
        assert there == "other"
        assert (folder / "bieu-mau" / "bc.toml").read_bytes() == b"x = 1"
    if there == "other":
        assert "today" in {noted(kept) for kept in unpacked(folder)}
    else:
        assert there == "today"


def hand_over(folder: Path, disk: Disk) -> None:
    path = Safekeeping(folder / "so-du-lieu.db", disk).hand_over(folder, (folder / "image").read_bytes())
    assert path.parent == folder


def handover_holds(folder: Path, done: bool) -> None:
    found = list(folder.glob("*_ban-giao.saoluu"))
    assert found or not done
    for path in found:
        check_image(read_backup(path.read_bytes(), bool).store, path)


SCENARIOS = {
    "export": Scenario(
        old_file, lambda folder, disk: write_whole(folder / "bc.docx", NEW, disk), export_holds
    ),
    "package": Scenario(
        lambda _: None, lambda folder, disk: write_whole(folder / "bc.cchc", PACKAGE, disk), package_holds
    ),
    "backup": Scenario(backup_there, backup, backup_holds),
    "restore": Scenario(store_there, restore, restore_holds),
    "handover": Scenario(store_there, hand_over, handover_holds),
}


def outcome(act: Callable[[], object]) -> bool:
    """Whether it said that it was done; a refusal must be in plain words."""
    told = ""
    try:
        act()
    except (CannotWrite, StoreProblem) as problem:
        told = str(problem)
    except Killed:
        return False
    assert not told or "ãy" in told
    return not told


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", SCENARIOS)
def test_no_fault_at_any_step_makes_a_torn_file_or_a_false_success(name: str, fault: str, tmp_path: Path):
    scenario = SCENARIOS[name]
    for at in range(MOST_STEPS):
        folder = tmp_path / str(at)
        folder.mkdir()
        scenario.prepare(folder)
        disk = FaultyDisk(fault, at)
        done = outcome(partial(scenario.act, folder, disk))
        scenario.holds(folder, done)
        assert outcome(partial(scenario.act, folder, Disk()))
        scenario.holds(folder, True)
        if not disk.struck:
            return
    raise AssertionError("the faults never ended")


def cuts_survived(write: Callable[..., None], chances: int = 8) -> list[str]:
    """What a power cut after each step left wrong, if anything."""
    target, wrong = Path("/usb/bc.docx"), []
    for seed in range(chances):
        for cut_at in range(12):
            disk = PowerDisk({target: OLD}, cut_at, random.Random(seed))
            done = outcome(partial(write, target, NEW, disk))
            for files in disk.after_cut():
                held = files.get(target)
                if held not in ((NEW,) if done else (OLD, NEW)):
                    wrong.append(f"cut after {cut_at}: {'done' if done else 'not done'}")
    return wrong


def lies_told(write: Callable[..., None], folder: Path) -> list[int]:
    """At which steps a disk that writes or reads other bytes was believed."""
    believed = []
    for at in range(8):
        disk = FaultyDisk("lies", at)
        target = folder / f"{at}.docx"
        if outcome(partial(write, target, NEW, disk)) and target.read_bytes() != NEW:
            believed.append(at)
    return believed


def test_power_cut_at_any_step_leaves_the_old_file_or_the_new():
    assert cuts_survived(write_whole) == []


def test_disk_that_lies_is_not_believed(tmp_path):
    assert lies_told(write_whole, tmp_path) == []


MUTATIONS = {
    "no flush of the file": ("        disk.flush(beside)\n", ""),
    "no flush of the folder": ("        disk.flush(path.parent)\n", ""),
    "name before flush": (
        "        disk.flush(beside)\n        _require(disk.read(beside) == data, path)\n"
        "        disk.replace(beside, path)\n",
        "        disk.replace(beside, path)\n        disk.flush(path)\n"
        "        _require(disk.read(path) == data, path)\n",
    ),
    "written in place": ('path.with_name(f".{path.name}.dang-ghi")', "path"),
    "no reading back": ("disk.read(", "bytes(data) or ("),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_careless_writer_would_be_caught(name: str, tmp_path: Path):
    source = Path(disk_module.__file__).read_text(encoding="utf-8")
    before, after = MUTATIONS[name]
    assert before in source
    careless: dict[str, object] = {"__name__": "careless", "CannotWrite": CannotWrite}
    mutated = source.replace(before, after).replace("class CannotWrite(Exception)", "class _Other(Exception)")
    exec(compile(mutated, "careless", "exec"), careless)  # the module as a careless hand would leave it
    write: Callable[..., None] = careless["write_whole"]  # type: ignore[assignment]
    assert cuts_survived(write) or lies_told(write, tmp_path)


RESTORE_MUTATIONS = {
    "swapped before today's is kept": (
        "        aside = _put_aside(path, write, keep) if path.exists() else None\n"
        "        fresh.replace(path)\n",
        "        fresh.replace(path)\n        aside = _put_aside(path, write, keep)\n",
    ),
    "today's not kept": ("_put_aside(path, write, keep) if path.exists() else None", "None"),
    "written in place": ('fresh = path.with_name(path.name + ".khoi-phuc")', "fresh = path"),
    "not looked into": ("    check_image(image, path)\n    with explained", "    with explained"),
}


@pytest.mark.parametrize("name", RESTORE_MUTATIONS)
def test_a_careless_restore_would_be_caught(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    source = Path(images_module.__file__).read_text(encoding="utf-8")
    before, after = RESTORE_MUTATIONS[name]
    assert before in source
    careless: dict[str, object] = {"__name__": "careless"}
    monkeypatch.setitem(sys.modules, "careless", ModuleType("careless"))
    exec(compile(source.replace(before, after), "careless", "exec"), careless)
    monkeypatch.setattr("cchc_desktop.ui.data.safekeeping.put_in_place", careless["put_in_place"])
    with pytest.raises((AssertionError, StoreProblem)):
        _restore_through_everything(tmp_path)


def _restore_through_everything(tmp_path: Path) -> None:
    """Faults at every step, then an image that is no store."""
    for fault in ("killed", "broken"):
        for at in range(14):
            folder = tmp_path / f"{fault}-{at}"
            folder.mkdir()
            store_there(folder)
            restore_holds(folder, outcome(partial(restore, folder, FaultyDisk(fault, at))))
    folder = tmp_path / "bad"
    folder.mkdir()
    store_there(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    (folder / "image").write_bytes(b"no store")
    assert not outcome(partial(restore, folder, Disk()))
    assert before.keys() == {path.name for path in folder.iterdir() if path.is_file()}
    assert noted(folder / "so-du-lieu.db") == "today"


def test_the_true_restore_comes_through_everything(tmp_path):
    _restore_through_everything(tmp_path)
