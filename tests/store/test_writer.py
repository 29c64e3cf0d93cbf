import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.entry import entry_text, new_id
from cchc_desktop.store.database import open_reader, transaction
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.store.writer import Writer

SOON = 30.0
"""Seconds after which a test that waits has failed."""


class Told:
    """Notes what a writer calls back."""

    def __init__(self) -> None:
        self.saved: list[tuple[str, str, int]] = []
        self.problems: list[str] = []
        self.save = threading.Event()
        self.problem = threading.Event()

    def on_saved(self, *what) -> None:
        self.saved.append(what)
        self.save.set()

    def on_problem(self, message) -> None:
        self.problems.append(message)
        self.problem.set()


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def writer(path, told):
    writer = Writer(path, told.on_saved, told.on_problem)
    yield writer
    writer.close(SOON)


class Gate:
    """Holds the writing thread until it is opened."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.open = threading.Event()

    def __call__(self, *_) -> None:
        self.reached.set()
        assert self.open.wait(SOON)


@pytest.fixture
def held(writer):
    """A gate at which the thread already stands."""
    gate = Gate()
    writer.do(gate)
    assert gate.reached.wait(SOON)
    yield gate
    gate.open.set()


def kept(path: Path, entry_id: str, field: str):
    with open_reader(path) as db:
        return Entries(db).load(entry_id).answers.get(field)


def fill_disk(db) -> None:
    (pages,) = db.conn.execute("PRAGMA page_count").fetchone()
    db.conn.execute(f"PRAGMA max_page_count = {pages}")


def empty_disk(db) -> None:
    db.conn.execute("PRAGMA max_page_count = 1000000")


@pytest.fixture
def full(writer, told, entry, monkeypatch):
    """A writer whose disk is full, holding a save that failed; frees the disk when called."""
    connections: list = []
    writer.do(connections.append).result(SOON)
    writer.do(fill_disk).result(SOON)
    long = entry.answered("mo_dau", ["dài " * 100_000])
    writer.save(long)
    assert told.problem.wait(SOON)

    def free() -> None:
        save = Entries.save

        def with_room(self, entry, title="") -> None:
            empty_disk(connections[0])
            save(self, entry, title)

        monkeypatch.setattr(Entries, "save", with_room)

    return free


def test_acknowledged_save_is_on_the_disk(path, entry):
    seen = []
    told = threading.Event()

    def look(entry_id, revision, token) -> None:
        seen.append((kept(path, entry_id, "tin_bai"), revision, token))
        told.set()

    writer = Writer(path, look)
    token = writer.save(entry.answered("tin_bai", 12))
    assert told.wait(SOON)
    assert seen == [(12, entry.revision, token)]
    assert writer.close(SOON)


def test_save_returns_before_a_slow_disk_has_committed(writer, told, entry, path):
    committing = Gate()

    def slow_commit(db) -> None:
        db.conn.set_trace_callback(lambda told: committing() if told.startswith("COMMIT") else None)

    writer.do(slow_commit).result(SOON)
    writer.save(entry.answered("tin_bai", 1))
    assert committing.reached.wait(SOON)
    last = [writer.save(entry.answered("tin_bai", n)) for n in range(2, 50)][-1]
    assert told.saved == []
    committing.open.set()
    assert writer.flush(SOON)
    assert [token for _, _, token in told.saved] == [1, last]
    assert kept(path, entry.id, "tin_bai") == 49


def test_only_the_newest_content_of_each_entry_is_written(writer, held, told, entry, path):
    other = replace(entry, id=new_id())
    for n in range(10):
        writer.save(entry.answered("tin_bai", n))
        writer.save(other.answered("tin_bai", -n))
    held.open.set()
    assert writer.flush(SOON)
    assert [(entry_id, token) for entry_id, _, token in told.saved] == [(entry.id, 19), (other.id, 20)]
    assert (kept(path, entry.id, "tin_bai"), kept(path, other.id, "tin_bai")) == (9, -9)


def test_job_sees_what_was_handed_over_before_it_and_nothing_later(writer, held, entry):
    writer.save(entry.answered("tin_bai", 1))
    seen = writer.do(lambda db: Entries(db).load(entry.id).answers["tin_bai"])
    writer.save(entry.answered("tin_bai", 2))
    later = writer.do(lambda db: Entries(db).load(entry.id).answers["tin_bai"])
    held.open.set()
    assert (seen.result(SOON), later.result(SOON)) == (1, 2)


def test_mistake_in_a_job_reaches_who_asked_and_ends_nothing(writer, entry):
    with pytest.raises(ZeroDivisionError):
        writer.do(lambda _: 1 / 0).result(SOON)
    writer.save(entry)
    assert writer.flush(SOON)


def test_job_that_leaves_a_transaction_open_changes_nothing(writer, entry):
    writer.save(entry)

    def forget(db) -> None:
        db.conn.execute("DELETE FROM entries")

    with pytest.raises(RuntimeError, match="open"):
        writer.do(forget).result(SOON)
    assert len(writer.do(lambda db: Entries(db).rows()).result(SOON)) == 1


def test_trouble_with_the_disk_in_a_job_is_explained(writer):
    def out_of_room(db) -> None:
        fill_disk(db)
        with transaction(db):
            db.execute("INSERT INTO settings VALUES ('a', ?)", ("x" * 1_000_000,))

    with pytest.raises(StoreProblem, match="đầy"):
        writer.do(out_of_room).result(SOON)


def test_job_called_off_in_time_is_not_run(writer, held):
    ran: list[object] = []
    job = writer.do(ran.append)
    assert job.cancel()
    held.open.set()
    assert writer.flush(SOON)
    assert ran == []


def test_failing_listener_does_not_end_the_saving(path, entry, caplog):
    def fail(*_) -> None:
        raise RuntimeError("the window is gone")

    writer = Writer(path, fail)
    writer.save(entry.answered("tin_bai", 1))
    writer.flush(SOON)
    writer.save(entry.answered("tin_bai", 2))
    assert writer.close(SOON)
    assert kept(path, entry.id, "tin_bai") == 2
    assert "the window is gone" in caplog.text


def test_full_disk_is_told_and_never_acknowledged(full, writer, told, entry):
    assert "Chưa lưu được" in told.problems[0]
    assert "đầy" in told.problems[0]
    assert not writer.flush(SOON)
    assert told.saved == []


def test_save_that_failed_is_made_up_for_by_the_next_flush(full, writer, told, entry, path):
    full()
    assert writer.flush(SOON)
    assert [entry_id for entry_id, _, _ in told.saved] == [entry.id]
    assert len(kept(path, entry.id, "mo_dau")[0]) == 400_000


def test_save_that_failed_is_made_up_for_by_the_next_save_of_another(full, writer, told, entry):
    full()
    writer.save(replace(entry, id=new_id()))
    assert writer.flush(SOON)
    assert len(told.saved) == 2


def test_newer_content_takes_the_place_of_what_failed(full, writer, told, entry, path):
    full()
    token = writer.save(entry.answered("mo_dau", ["ngắn"]))
    assert writer.flush(SOON)
    assert told.saved == [(entry.id, entry.revision, token)]
    assert kept(path, entry.id, "mo_dau") == ["ngắn"]


def test_no_job_runs_on_top_of_a_save_that_failed(full, writer):
    with pytest.raises(StoreProblem) as caught:
        writer.do(lambda db: Entries(db).rows()).result(SOON)
    assert caught.value.reason == "unsaved"
    full()
    assert len(writer.do(lambda db: Entries(db).rows()).result(SOON)) == 1


def test_closing_says_that_something_could_not_be_saved(full, writer):
    assert not writer.close(SOON)


def test_save_that_failed_is_tried_again_by_itself(path, told, entry):
    writer = Writer(path, told.on_saved, told.on_problem, retry=0.01)
    other = sqlite3.connect(path, timeout=SOON)
    writer.do(lambda db: db.conn.execute("PRAGMA busy_timeout = 1")).result(SOON)
    other.execute("BEGIN EXCLUSIVE")
    writer.save(entry)
    assert told.problem.wait(SOON)
    other.rollback()
    other.close()
    assert told.save.wait(SOON)
    assert told.saved == [(entry.id, entry.revision, 1)]
    assert writer.close(SOON)


def test_content_that_cannot_be_written_does_not_hold_up_another_entry(writer, told, entry, path):
    broken = replace(entry, id=new_id(), answers={"a": "\ud800"})
    writer.save(broken)
    writer.save(entry)
    assert not writer.flush(SOON)
    assert [entry_id for entry_id, _, _ in told.saved] == [entry.id]
    assert "ký tự" in told.problems[0]
    writer.save(broken.answered("a", "chữ"))
    assert writer.flush(SOON)
    assert kept(path, broken.id, "a") == "chữ"


def test_flush_gives_up_in_time(writer, held):
    assert not writer.flush(0.01)


def test_closing_saves_what_is_left(path, entry):
    writer = Writer(path)
    writer.save(entry.answered("tin_bai", 3))
    assert writer.close(SOON)
    assert writer.close(SOON)
    assert kept(path, entry.id, "tin_bai") == 3
    with pytest.raises(RuntimeError, match="closed"):
        writer.save(entry)


def test_program_that_ends_without_closing_still_saves(path, entry):
    code = (
        "import sys; from pathlib import Path; from cchc_desktop.entry import *;"
        "from cchc_desktop.store.writer import Writer;"
        "Writer(Path(sys.argv[1])).save(entry_from_json(read_json(sys.stdin.buffer.read(), '')))"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(path)],
        input=entry_text(entry.answered("tin_bai", 4)).encode(),
        cwd=Path(__file__).parents[2],
        check=True,
        timeout=SOON,
    )
    assert kept(path, entry.id, "tin_bai") == 4


def test_store_that_cannot_be_opened_is_told_at_once(path):
    path.parent.mkdir()
    path.write_bytes(b"nothing of ours" * 100)
    with pytest.raises(StoreProblem) as caught:
        Writer(path)
    assert caught.value.reason == "damaged"
