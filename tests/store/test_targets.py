"""Tasks of plans marked as done."""

from datetime import date

from cchc_desktop.store.bin import Bin
from cchc_desktop.store.database import open_store
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.targets import DoneTasks


def test_a_task_is_done_until_that_is_taken_back(tmp_path):
    with open_store(tmp_path / "so.db") as db:
        tasks = DoneTasks(db)
        tasks.mark("kh", "Tập huấn", date(2026, 6, 1))
        tasks.mark("kh", "Tập huấn", date(2026, 6, 2))
        tasks.mark("khác", "Tập huấn", date(2026, 6, 3))
        assert tasks.of("kh") == {"Tập huấn": date(2026, 6, 2)}
        tasks.unmark("kh", "Tập huấn")
        assert tasks.of("kh") == {}
        assert tasks.of("khác") == {"Tập huấn": date(2026, 6, 3)}


def test_a_plan_deleted_for_ever_leaves_no_mark(db, entry):
    Entries(db).save(entry, "Kế hoạch")
    DoneTasks(db).mark(entry.id, "Tập huấn", date(2026, 6, 1))
    Bin(db).put([entry.id])
    assert DoneTasks(db).of(entry.id)
    Bin(db).delete([entry.id])
    assert DoneTasks(db).of(entry.id) == {}
