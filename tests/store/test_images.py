import random
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest
from sqlite_utils import Database

from cchc_desktop.carry.disk import write_whole
from cchc_desktop.store.database import open_store
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.images import check_image, has_steps_to_come, image_at, image_of, put_in_place
from cchc_desktop.store.problems import StoreProblem


def refuse(_image: bytes) -> None:
    raise AssertionError("there was nothing good to keep")


@pytest.fixture
def image(db, entry) -> bytes:
    Entries(db).save(entry, "Báo cáo")
    return image_of(db)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A store with other things in it, closed."""
    path = tmp_path / "other" / "sổ.db"
    open_store(path).close()
    return path


def test_image_tells_what_it_holds(image, path):
    holding = check_image(image, path)
    assert holding.entries == 1
    assert holding.changed.startswith("20")


def test_image_of_an_open_store_is_what_was_committed(db, image, path, entry):
    Entries(db).save(entry.answered("ghi_chu", "sau"))
    assert check_image(image, path).entries == 1
    assert image_of(db) != image


def test_image_of_a_closed_store_is_the_same(db, image, path):
    db.close()
    assert image_at(path) == image


def test_image_of_a_store_left_in_another_mode_can_be_checked(db, image, path):
    db.close()
    plain = sqlite3.connect(path)
    plain.execute("PRAGMA journal_mode = WAL")
    assert check_image(image_at(path), path).entries == 1
    plain.close()


def test_store_becomes_the_image_and_todays_is_kept(image, other, entry):
    kept: list[bytes] = []
    assert put_in_place(other, image, write_whole, kept.append) is None
    with open_store(other) as db:
        assert [row.id for row in Entries(db).rows()] == [entry.id]
    assert check_image(kept[0], other).entries == 0


def test_image_becomes_a_store_where_there_was_none(image, tmp_path):
    assert put_in_place(tmp_path / "sổ.db", image, write_whole, refuse) is None
    open_store(tmp_path / "sổ.db").close()


def test_damaged_store_is_kept_with_its_journal(image, other):
    for name in ("sổ-hong-1.db", "sổ-hong-2.db"):
        other.write_bytes(b"damaged")
        other.with_name("sổ.db-journal").write_bytes(b"journal")
        aside = put_in_place(other, image, write_whole, refuse)
        assert aside is not None
        assert aside == other.with_name(name)
        assert aside.read_bytes() == b"damaged"
        assert aside.with_name(name + "-journal").read_bytes() == b"journal"
        open_store(other).close()


def test_bad_image_changes_nothing(image, other):
    before = other.read_bytes()
    for bad in (b"", b"x" * 5000, image[: len(image) // 2], image[:5000] + bytes(3000) + image[8000:]):
        with pytest.raises(StoreProblem) as caught:
            put_in_place(other, bad, write_whole, refuse)
        assert caught.value.reason == "damaged"
        assert other.read_bytes() == before


def test_store_of_another_program_is_no_image(other):
    plain = sqlite3.connect(":memory:")
    plain.execute("CREATE TABLE other (a)")
    with pytest.raises(StoreProblem):
        put_in_place(other, plain.serialize(), write_whole, refuse)
    plain.close()


def test_image_of_a_newer_program_is_refused(db, other):
    db.table("_sqlite_migrations").insert(
        {"migration_set": "cchc", "name": "99 later", "applied_at": "2030-01-01"}
    )
    db.conn.commit()
    with pytest.raises(StoreProblem) as caught:
        image_of(db)
    assert caught.value.reason == "newer"


def test_link_that_leads_nowhere_is_damage(db, path):
    db.conn.execute("PRAGMA foreign_keys = OFF")
    db.execute("INSERT INTO branches VALUES ('a', 'b')")
    db.conn.commit()
    with pytest.raises(StoreProblem) as caught:
        image_of(db)
    assert caught.value.reason == "damaged"


def test_store_that_cannot_be_kept_is_not_replaced(image, other):
    before = other.read_bytes()

    def full(_image: bytes) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(StoreProblem):
        put_in_place(other, image, write_whole, full)
    assert other.read_bytes() == before


def test_store_held_by_somebody_is_not_replaced(image, other, monkeypatch):
    monkeypatch.setattr("cchc_desktop.store.images.BUSY_SECONDS", 0.05)
    before = other.read_bytes()
    holder = sqlite3.connect(other)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreProblem) as caught:
        put_in_place(other, image, write_whole, refuse)
    holder.close()
    assert caught.value.reason == "locked"
    assert other.read_bytes() == before


def test_old_store_has_steps_to_come_and_a_new_one_has_not(other, tmp_path):
    assert not has_steps_to_come(tmp_path / "nowhere.db")
    assert not has_steps_to_come(other)
    old = tmp_path / "old.db"
    with Database(sqlite3.connect(old)) as db:
        dump = Path(__file__).with_name("store-01.sql").read_text(encoding="utf-8")
        db.executescript(dump)
    assert has_steps_to_come(old)
    assert check_image(image_at(old), old).entries == 1


def test_whatever_is_put_in_an_image_is_looked_into_without_a_crash(image, path):
    chance = random.Random(3)
    for _ in range(100):
        at = chance.randrange(len(image) - 600)
        with suppress(StoreProblem):
            check_image(image[:at] + chance.randbytes(600) + image[at + 600 :], path)
