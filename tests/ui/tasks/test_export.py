"""The task: take a report out of the program as a Word file, by keyboard alone."""

from pathlib import Path

import pytest

from cchc_desktop.document.docx import write_docx
from cchc_desktop.store.entries import EXPORTED, Entries
from cchc_desktop.ui.paper.export_dialog import ExportDialog
from tests.goldens import NAMES, document_of, golden_entry
from tests.ui.clerk import ALT, CTRL, Clerk, Key


@pytest.fixture
def clerk(app, tmp_path: Path):
    made = Clerk(tmp_path)
    yield made
    if made.window.isVisible():
        made.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB của tôi"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_word_file_is_what_render_writes(clerk: Clerk, stick: Path, name: str):
    entry = golden_entry(name)
    clerk.window._desk.writer.save(entry, "Văn bản")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(entry.id)
    path = clerk.export(stick, "Báo cáo năm")
    assert path.read_bytes() == write_docx(document_of(entry))
    clerk.window._desk.writer.flush()
    entries = Entries(clerk.window._desk.reader)
    assert entries.load(entry.id).state == EXPORTED
    assert [export.path for export in entries.exports(entry.id)] == [str(path)]


def test_export_from_the_button_of_the_last_look_writes_word_and_pdf(clerk: Clerk, stick: Path):
    entry = golden_entry("tai-son-bc-2023-06")
    clerk.window._desk.writer.save(entry, "Báo cáo")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(entry.id)

    def fill(dialog: ExportDialog) -> None:
        clerk.tab_to(dialog._folder)
        clerk.retype(str(stick))
        clerk.tab_to(dialog._name)
        clerk.retype("bao-cao")
        clerk.tab_to(dialog._pdf)
        clerk.press(Key.Key_Space)
        clerk.press(Key.Key_Return)

    clerk.press(Key.Key_E, CTRL)
    clerk.during(fill, lambda: clerk.press(Key.Key_W, ALT))
    assert sorted(path.name for path in stick.iterdir()) == ["bao-cao.docx", "bao-cao.pdf"]
    assert (stick / "bao-cao.pdf").read_bytes().startswith(b"%PDF")
    assert clerk.page.entry.state == EXPORTED
    assert "đã xuất" in clerk.page.check_page._state.text()
    assert not clerk.page.check_page.mark.isVisible()
