"""Tasks of plans marked as done."""

from datetime import date

from cchc_desktop.store.database import open_store
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
