import random
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cchc_desktop.carry.backup import (
    CLOSING,
    IMPORT,
    Backup,
    Contents,
    backups,
    keep_backup,
    kept,
    newest_good,
    read_backup,
    take_forms,
    write_backup,
)
from cchc_desktop.carry.container import BadContainer
from tests.carry.packages import parts_of, signed

NOON = datetime.fromisoformat("2023-07-20 12:00:00")
CONTENTS = Contents(b"SQLite format 3\0" * 600, {"bc-rieng.toml": 'title = "Báo cáo"'.encode()})


def accepts(_image: bytes) -> None:
    """Stands for the check of the store."""


def at(day: datetime, reason: str = CLOSING) -> Backup:
    return Backup(Path(f"{day:%Y-%m-%d_%H-%M-%S}_{reason}.saoluu"), day, reason)


def closed_daily(days: int) -> list[Backup]:
    return [at(NOON - timedelta(days=n)) for n in range(days)]


def test_backup_comes_back_the_same():
    assert read_backup(write_backup(CONTENTS), accepts) == CONTENTS


def test_handover_explains_itself_to_whoever_opens_the_zip():
    data = write_backup(CONTENTS, guide="Bấm “Khôi phục”.\n")
    assert parts_of(data)["huong-dan.txt"].decode("utf-8-sig") == "Bấm “Khôi phục”.\n"
    assert read_backup(data, accepts) == CONTENTS


def test_backup_is_found_again_with_day_and_reason(tmp_path):
    path = keep_backup(tmp_path / "sao-luu", CONTENTS, IMPORT, NOON, accepts)
    assert backups(tmp_path / "sao-luu") == [Backup(path, NOON, IMPORT)]


def test_two_backups_of_one_second_are_both_kept(tmp_path):
    paths = {keep_backup(tmp_path, CONTENTS, IMPORT, NOON, accepts) for _ in range(3)}
    assert {one.path for one in backups(tmp_path)} == paths
    assert len(paths) == 3


def test_other_files_in_the_folder_are_left_alone(tmp_path):
    for name in ("ghi-chu.txt", "2023-99-99_00-00-00_dong.saoluu", "a.saoluu"):
        (tmp_path / name).write_text("x")
    keep_backup(tmp_path, CONTENTS, CLOSING, NOON, accepts)
    assert len(backups(tmp_path)) == 1
    assert len(list(tmp_path.iterdir())) == 4


def test_seven_days_four_weeks_and_twelve_months_stay():
    stay = sorted((one.time for one in kept(closed_daily(800))), reverse=True)
    assert stay[:7] == [NOON - timedelta(days=n) for n in range(7)]
    assert len({day.isocalendar()[:2] for day in stay}) >= 4
    assert len({(day.year, day.month) for day in stay}) == 12
    assert len(stay) <= 7 + 4 + 12


def test_newest_of_a_day_stays():
    morning, evening = at(NOON - timedelta(hours=4)), at(NOON + timedelta(hours=4))
    assert kept([morning, evening]) == {evening}


def test_backup_made_before_a_change_stays_for_the_week():
    before = at(NOON - timedelta(hours=4), IMPORT)
    assert before in kept([before, *closed_daily(3)])
    assert before not in kept([before, *(at(NOON + timedelta(days=n)) for n in range(1, 40))])


def test_a_clock_gone_wrong_throws_nothing_away():
    good, lost = closed_daily(5), at(datetime.fromisoformat("2099-01-01"))
    assert kept([*good, lost]) >= set(good)
    assert kept([*good, at(datetime.fromisoformat("2009-01-01"))]) >= set(good)


def test_old_backups_go_only_after_the_new_one_is_proven(tmp_path):
    for n in range(20):
        keep_backup(tmp_path, CONTENTS, CLOSING, NOON - timedelta(days=20 - n), accepts)
    there = set(tmp_path.iterdir())

    def refuses(_image: bytes) -> None:
        raise sqlite3.DatabaseError

    with pytest.raises(sqlite3.DatabaseError):
        keep_backup(tmp_path, CONTENTS, CLOSING, NOON, refuses)
    assert set(tmp_path.iterdir()) == there
    keep_backup(tmp_path, CONTENTS, CLOSING, NOON + timedelta(days=1), accepts)
    assert len(backups(tmp_path)) <= 7 + 4 + 12


def test_newest_good_backup_passes_over_bad_ones(tmp_path):
    good = keep_backup(tmp_path, CONTENTS, CLOSING, NOON, accepts)
    for n, spoil in enumerate((b"", b"PK", good.read_bytes()[:-9]), start=1):
        keep_backup(tmp_path, CONTENTS, CLOSING, NOON + timedelta(days=n), accepts).write_bytes(spoil)
    found = newest_good(tmp_path, accepts)
    assert found
    assert found[0].path == good


def test_without_a_good_backup_there_is_none(tmp_path):
    assert newest_good(tmp_path / "nowhere", accepts) is None


def test_forms_that_are_there_stay_as_they_are(tmp_path):
    (tmp_path / "a.toml").write_bytes(b"mine")
    assert take_forms(tmp_path, {"a.toml": b"theirs", "b.toml": b"new"}) == ["b.toml"]
    assert (tmp_path / "a.toml").read_bytes() == b"mine"


@pytest.mark.parametrize(
    "name", ["../a.toml", "..\\a.toml", "C:a.toml", "/a.toml", ".a.toml", "a.exe", "a\0.toml", "nul.toml"]
)
def test_form_with_an_odd_name_is_refused(name):
    with pytest.raises(BadContainer) as caught:
        read_backup(write_backup(Contents(b"x", {name: b""})), accepts)
    assert caught.value.reason == "unsafe"


@pytest.mark.parametrize(
    "parts",
    [{}, {"bieu-mau.json": b"{}"}, {"so-du-lieu.db": b"x", "run.exe": b"x"}],
)
def test_backup_with_other_parts_than_its_own_is_refused(parts):
    with pytest.raises(BadContainer):
        read_backup(signed(parts, kind="cchc-sao-luu"), accepts)


@pytest.mark.parametrize("forms", [b"[]", b'{"a.toml": 1}', b'{"a.toml": "***"}', b"{"])
def test_backup_with_broken_forms_is_refused(forms):
    with pytest.raises(BadContainer):
        read_backup(signed({"so-du-lieu.db": b"x", "bieu-mau.json": forms}, kind="cchc-sao-luu"), accepts)


def test_package_is_not_taken_for_a_backup():
    with pytest.raises(BadContainer, match=r"\.saoluu"):
        read_backup(signed({"so-du-lieu.db": b"x"}), accepts)


def test_every_random_corruption_is_detected():
    whole, chance = write_backup(CONTENTS), random.Random(5)
    for n in range(300):
        at, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        corrupt = (
            whole[:at],
            whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :],
            whole[:at] + whole[at + 1 :],
            whole[:at] + b"\xff" + whole[at:],
        )[n % 4]
        with pytest.raises(BadContainer):
            read_backup(corrupt, accepts)
