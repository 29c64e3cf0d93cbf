"""Long work: a bar, what is left, and a button that stops it and leaves everything as it was."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from cchc_desktop.carry.package import Package, write_package
from cchc_desktop.commandline import all_forms
from cchc_desktop.document.compose import compose
from cchc_desktop.review.reviewing import check_docx
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.taking import hand_out
from cchc_desktop.ui import progress
from cchc_desktop.ui.data.loading_up import Wishes, load_up
from cchc_desktop.ui.data.package_dialog import PackageDialog, show_package
from cchc_desktop.ui.data.safekeeping import Safekeeping
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.entry import file_review
from cchc_desktop.ui.entry.file_review import review_file
from cchc_desktop.ui.paper.exporting import document_bytes, export
from cchc_desktop.ui.progress import Progress, ProgressDialog, Stopped, Told, beside, go_on, in_steps
from tests.goldens import golden_entry


@pytest.fixture(autouse=True)
def told(monkeypatch) -> list[str]:
    said: list[str] = []

    def answer(box: QMessageBox) -> int:
        said.append(box.text())
        box.buttons()[0].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return said


@pytest.fixture
def impatient(monkeypatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)


@pytest.fixture
def desk(app: QApplication, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "so.db", *all_forms())
    yield made
    made.writer.close()
    made.reader.close()


def press_stop(monkeypatch) -> None:
    """Whoever shows the bar finds its button pressed."""

    def show(dialog: ProgressDialog, event: object) -> None:
        dialog.progress.halt.click()

    monkeypatch.setattr(ProgressDialog, "showEvent", show)


def test_quick_work_shows_nothing_and_gives_what_it_made(app, monkeypatch):
    monkeypatch.setattr(ProgressDialog, "showEvent", lambda *_: pytest.fail("a bar for nothing"))
    assert beside(None, "Thử", "Đang thử…", lambda _told: 7) == 7
    assert in_steps(None, "Thử", "Đang thử…", lambda _told: 8) == 8


def test_what_goes_wrong_beside_is_raised_in_the_window(app):
    def fail(_told: Told) -> None:
        raise OSError("hỏng")

    with pytest.raises(OSError, match="hỏng"):
        beside(None, "Thử", "Đang thử…", fail)


def test_slow_work_says_how_much_is_left(app, impatient, monkeypatch):
    said: list[str] = []
    seen = threading.Event()
    show_done = Progress.show_done

    def look(bar: Progress, done: int, total: int) -> None:
        show_done(bar, done, total)
        said.append(bar.bar.text())
        seen.set()

    def work(told: Told) -> None:
        told(3, 10)
        seen.wait(5)

    monkeypatch.setattr(Progress, "show_done", look)
    beside(None, "Thử", "Đang thử…", work)
    assert said == ["còn 7"]


@pytest.mark.parametrize("way", [beside, in_steps])
def test_stop_ends_the_work(app, impatient, monkeypatch, way):
    press_stop(monkeypatch)
    rounds: list[int] = []

    def work(told: Told) -> None:
        for n in range(100_000):
            rounds.append(n)
            threading.Event().wait(0.001)
            go_on(told, n, 100_000)

    with pytest.raises(Stopped):
        way(None, "Thử", "Đang thử…", work)
    assert len(rounds) < 100_000


def test_what_is_done_whole_has_no_stop_button(app, impatient, monkeypatch):
    found: list[bool] = []
    seen = threading.Event()

    def look(dialog: ProgressDialog, _event: object) -> None:
        dialog.reject()
        found.extend((dialog.progress.halt.isHidden(), dialog.stopped))
        seen.set()

    monkeypatch.setattr(ProgressDialog, "showEvent", look)
    beside(None, "Thử", "Đang thử…", lambda _told: seen.wait(5), stoppable=False)
    assert found == [True, False]


def kept(desk: Desk) -> str:
    entry = golden_entry("tai-son-bc-2023-06")
    desk.writer.do(lambda db: Entries(db).save(entry, "Báo cáo")).result()
    return entry.id


def test_package_that_is_stopped_takes_nothing(desk, tmp_path, impatient, monkeypatch, told):
    source = Desk(tmp_path / "other.db", *all_forms())
    name = kept(source)
    histories = source.writer.do(lambda db: hand_out(db, [name])).result()
    path = tmp_path / "goi.cchc"
    path.write_bytes(write_package(Package(tuple(histories), ())))
    source.writer.close()
    source.reader.close()

    def accept(dialog: PackageDialog) -> int:
        with monkeypatch.context() as slow:
            slow.setattr(Safekeeping, "keep", lambda *_: threading.Event().wait(0.3))
            press_stop(slow)
            dialog.accept()
        return 0

    monkeypatch.setattr(PackageDialog, "exec", accept)
    show_package(desk, Safekeeping(desk.path), path, None)
    assert told == ["Đã dừng; chưa nhận gì."]
    assert desk.entries.rows() == []


def test_reading_of_a_word_file_that_is_stopped_shows_nothing(desk, tmp_path, impatient, monkeypatch, told):
    entry = golden_entry("tai-son-bc-2023-06")
    path = tmp_path / "bc.docx"
    path.write_bytes(document_bytes("docx", compose(desk.form_of(entry), entry)))

    def slow(data: bytes, *, told) -> object:
        def patient(done: int, total: int) -> None:
            threading.Event().wait(0.02)
            told(done, total)

        return check_docx(data, told=patient)

    monkeypatch.setattr(file_review, "check_docx", slow)
    monkeypatch.setattr(file_review.FileReviewDialog, "exec", lambda *_: pytest.fail("it was stopped"))
    press_stop(monkeypatch)
    review_file(path, None)  # type: ignore[arg-type]
    assert told == []


def test_export_that_is_stopped_writes_and_notes_nothing(desk, tmp_path):
    entry = desk.entries.load(kept(desk))
    targets = {kind: tmp_path / f"bc.{kind}" for kind in ("docx", "pdf")}
    with pytest.raises(Stopped):
        export(
            desk,
            desk.form_of(entry),
            entry,
            targets,
            lambda done, total: go_on(lambda *_: False, done, total),
        )
    assert not any(path.exists() for path in targets.values())
    assert desk.entries.exports(entry.id) == []


def test_loading_for_a_stick_tells_document_by_document_and_can_be_stopped(desk):
    name = kept(desk)
    steps: list[tuple[int, int]] = []
    load_up(desk, [name], Wishes(), "usb", lambda done, total: steps.append((done, total)))
    assert steps == [(0, 1)]
    with pytest.raises(Stopped):
        load_up(desk, [name], Wishes(), "usb", lambda done, total: go_on(lambda *_: False, done, total))
