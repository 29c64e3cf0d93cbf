import errno
import hashlib
import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from cchc_desktop.store import database, network
from cchc_desktop.store.database import explained, fetch, open_reader, open_store, transaction
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.migrations import migrations
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.store.settings import Settings

TECHNICAL = re.compile(r"database|sqlite|schema|lock|disk|file|error|None", re.IGNORECASE)


def pragma(db: Database, name: str) -> object:
    return db.conn.execute(f"PRAGMA {name}").fetchone()[0]


def contents(folder: Path) -> dict[str, str]:
    """Every file that holds something, with the sum of its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def refusal(path: Path) -> StoreProblem:
    """The problem that opening ends with, after checking that it reads well and nothing was touched."""
    before = contents(path.parent)
    with pytest.raises(StoreProblem) as caught:
        open_store(path)
    assert contents(path.parent) == before
    assert not TECHNICAL.search(str(caught.value).replace(str(path.parent), ""))
    assert "Hãy" in str(caught.value)
    return caught.value


def from_dump(path: Path) -> None:
    """The store of the first release, with an exported entry in it."""
    path.parent.mkdir()
    with Database(sqlite3.connect(path)) as db:
        db.executescript(Path(__file__).with_name("store-01.sql").read_text(encoding="utf-8"))


def shape(db: Database) -> dict[str, object]:
    """The columns and indexes of every table."""
    return {table.name: (table.columns, table.indexes, table.foreign_keys) for table in db.tables}


@pytest.fixture
def kept(path: Path, entry) -> Path:
    """A store that holds an entry."""
    with open_store(path) as db:
        Entries(db).save(entry, "Báo cáo")
    return path


def test_new_store_is_durable(path):
    with open_store(path) as db:
        assert (pragma(db, "journal_mode"), pragma(db, "synchronous")) == ("truncate", 2)
        assert pragma(db, "foreign_keys") == 1
        assert pragma(db, "busy_timeout") == database.BUSY_SECONDS * 1000


def test_store_is_durable_again_at_every_open(kept):
    with sqlite3.connect(kept) as plain:
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    plain.close()
    with open_store(kept) as db:
        assert (pragma(db, "journal_mode"), pragma(db, "synchronous")) == ("truncate", 2)


def test_store_left_in_another_mode_is_brought_back(kept):
    plain = sqlite3.connect(kept)
    assert plain.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    plain.close()
    with open_store(kept) as db:
        assert pragma(db, "journal_mode") == "truncate"
        assert len(Entries(db).rows()) == 1


def test_opening_and_closing_changes_no_byte(kept):
    before = contents(kept.parent)
    open_store(kept).close()
    assert contents(kept.parent) == before


def test_closed_store_is_one_file(kept, tmp_path):
    copy = Path(shutil.copy(kept, tmp_path / "copy.db"))
    assert set(contents(kept.parent)) == {kept.name}
    with open_store(copy) as db:
        assert len(Entries(db).rows()) == 1


def test_reader_sees_what_was_committed_and_writes_nothing(kept):
    with open_reader(kept) as reader:
        assert len(Entries(reader).rows()) == 1
        with pytest.raises(StoreProblem), transaction(reader):
            reader.execute("DELETE FROM entries")


def test_reader_makes_no_store(path):
    with pytest.raises(StoreProblem):
        open_reader(path)
    assert not path.exists()


def test_old_store_is_brought_to_the_newest_shape(kept):
    with Database(sqlite3.connect(kept)) as db:
        for table in ("exports", "versions", "entries"):
            db.table(table).drop()
        db.execute("DELETE FROM _sqlite_migrations WHERE name = '01 entries'")
        db.execute("INSERT INTO settings VALUES ('cỡ chữ', '14')")
    with open_store(kept) as db:
        assert Entries(db).rows() == []
        assert fetch(db, "SELECT value FROM settings") == [("14",)]


def test_store_of_the_first_release_opens(path):
    from_dump(path)
    with open_store(path) as db:
        (row,) = Entries(db).search("bao cao 2023 tai son")
        (version,) = Entries(db).versions(row.id)
        assert Entries(db).load(row.id) == Entries(db).version(row.id, version.revision)
        assert [made.kind for made in Entries(db).exports(row.id)] == ["docx"]
        assert [one.name for one in Settings(db).people()] == ["Nguyễn Văn Đạt"]


def test_first_steps_still_make_what_they_made(path):
    from_dump(path)
    with Database(sqlite3.connect(path)) as old, Database(memory=True, strict=True) as made:
        later = [step.name for step in migrations.pending(made) if not step.name.startswith("01")]
        migrations.apply(made, stop_before=later)
        assert shape(made) == shape(old)


def test_newer_store_is_refused(kept):
    with Database(sqlite3.connect(kept)) as db:
        db.table("_sqlite_migrations").insert(
            {"migration_set": "cchc", "name": "99 later", "applied_at": "2030-01-01"}
        )
    assert refusal(kept).reason == "newer"


def test_text_in_place_of_a_store_is_refused(path):
    path.parent.mkdir()
    path.write_text("Đây không phải là sổ dữ liệu. " * 100, encoding="utf-8")
    assert refusal(path).reason == "damaged"


def test_store_that_lost_its_content_is_not_taken_for_a_new_one(path):
    path.parent.mkdir()
    path.touch()
    assert refusal(path).reason == "damaged"
    assert path.stat().st_size == 0


def test_store_of_another_program_is_refused(path):
    path.parent.mkdir()
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE other (a)")
    plain.close()
    assert refusal(path).reason == "damaged"


@pytest.mark.parametrize("kind", ["cut", "zeroed", "scrambled"])
def test_damaged_store_is_refused(kept, kind):
    whole = kept.read_bytes()
    half = len(whole) // 2
    damage = {
        "cut": whole[:half],
        "zeroed": whole[:half] + bytes(len(whole) - half),
        "scrambled": whole[:4096] + bytes(byte ^ 0x5A for byte in whole[4096:]),
    }
    kept.write_bytes(damage[kind])
    assert refusal(kept).reason == "damaged"


def test_store_held_by_another_program_is_refused(kept, monkeypatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(kept)
    other.execute("BEGIN EXCLUSIVE")
    assert refusal(kept).reason == "locked"
    other.close()


def test_folder_that_cannot_be_made_is_explained(tmp_path):
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "file" / "data" / "store.db").reason == "read-only"


def test_write_protected_file_is_refused(kept, monkeypatch):
    # Whoever tests as root may write everywhere, so SQLite itself is told to open for reading.
    def for_reading(path: Path) -> Database:
        return Database(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True))

    monkeypatch.setattr(database, "_connect", for_reading)
    assert refusal(kept).reason == "read-only"


def test_folder_where_no_journal_can_be_made_is_refused(kept):
    # A link that leads nowhere, where the journal would be, stands for a folder that takes no file.
    journal = kept.with_name(kept.name + "-journal")
    journal.unlink(missing_ok=True)
    journal.symlink_to("/nowhere/at/all")
    assert refusal(kept).reason == "read-only"


def test_store_on_a_network_drive_is_refused(kept, monkeypatch):
    monkeypatch.setattr(network, "_mounts", lambda: "nas:/ " + str(kept.parents[1]) + " nfs rw 0 0")
    assert refusal(kept).reason == "network"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, ""), "full"),
        (OSError(errno.EROFS, ""), "read-only"),
        (OSError(errno.EIO, ""), "disk"),
    ],
)
def test_error_of_the_system_is_explained(path, error, reason):
    with pytest.raises(StoreProblem) as caught, explained(path):
        raise error
    assert caught.value.reason == reason


def test_mistake_of_the_program_is_not_dressed_up(db):
    with pytest.raises(sqlite3.OperationalError):
        fetch(db, "SELECT nothing FROM nowhere")


def test_leftovers_of_a_first_start_cut_short_do_no_harm(path):
    path.parent.mkdir()
    for name in (f"{path.name}.new", f"{path.name}.new-journal"):
        (path.parent / name).write_bytes(b"half")
    open_store(path).close()
    assert set(contents(path.parent)) == {path.name}


def test_journal_of_a_store_taken_away_is_put_aside(path):
    path.parent.mkdir()
    path.with_name(path.name + "-journal").write_bytes(b"of another file")
    with open_store(path) as db:
        assert Entries(db).rows() == []
    assert path.with_name(path.name + "-journal.cu").read_bytes() == b"of another file"


def test_full_disk_while_opening_an_old_store_leaves_it_old(kept, monkeypatch):
    with Database(sqlite3.connect(kept)) as db:
        db.table("versions").drop()
        db.table("exports").drop()
        db.table("entries").drop()
        db.execute("DELETE FROM _sqlite_migrations WHERE name = '01 entries'")
        db.vacuum()
    proven = database._prove_writable

    def on_a_full_disk(db: Database) -> None:
        proven(db)
        db.conn.execute("PRAGMA max_page_count = 1")

    monkeypatch.setattr(database, "_prove_writable", on_a_full_disk)
    assert refusal(kept).reason == "full"
