"""The task “carry the finished documents to the district on a stick”, by keyboard alone."""

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt

from cchc_desktop.carry.package import read_package
from cchc_desktop.document.compose import compose
from cchc_desktop.document.docx import write_docx
from cchc_desktop.entry import Entry
from cchc_desktop.store.carries import Carries
from cchc_desktop.store.entries import EXPORTED
from cchc_desktop.ui.data.carry_dialog import CarryDialog
from tests.goldens import forms, golden_entry
from tests.ui.by_keyboard import name_the_path, wait_in
from tests.ui.clerk import ALT, CTRL, Clerk, Key

REPORT, PLAN = "tai-son-bc-2023-06", "lien-minh-kh-2022"


@pytest.fixture
def clerk(app, tmp_path: Path) -> Iterator[Clerk]:
    made = Clerk(tmp_path / "pc")
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


def kept(clerk: Clerk, name: str, state: str) -> Entry:
    entry = replace(golden_entry(name), state=state)
    desk = clerk.window._desk
    desk.writer.save(entry, desk.title_of(desk.form_of(entry), entry))
    desk.writer.flush()
    return entry


def carry(clerk: Clerk, stick: Path, dialog: CarryDialog) -> None:
    """Another folder, the plan as well, the figures too, copy, close."""
    clerk.during(lambda _: name_the_path(clerk, stick), lambda: clerk.press(Key.Key_M, ALT))
    wait_in(clerk, dialog, lambda: dialog.folder == stick)
    clerk.press(Key.Key_V, ALT)
    clerk.press(Key.Key_Home)
    while dialog.list.currentItem().checkState() == Qt.CheckState.Checked:
        clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Space)
    clerk.press(Key.Key_E, ALT)
    clerk.until(dialog._figures.isChecked)
    clerk.press(Key.Key_C, ALT)
    wait_in(clerk, dialog, lambda: dialog.told.text().startswith("Đã chép xong, có thể rút USB."))
    clerk.press(Key.Key_Escape)


def test_ready_documents_lie_on_the_stick_whole_and_stand_in_the_list(
    clerk: Clerk, stick: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(
        os, "fsync", lambda _: None
    )  # minutes where others keep the disk busy; tried elsewhere
    entries = [kept(clerk, REPORT, "đã soát"), kept(clerk, PLAN, "nháp")]
    clerk.during(partial(carry, clerk, stick), lambda: clerk.press(Key.Key_U, CTRL))
    written = {path.read_bytes() for path in stick.glob("*.docx")}
    assert written == {write_docx(compose(forms()[one.form.id], one)) for one in entries}
    (package,) = stick.glob("*.cchc")
    assert len(read_package(package.read_bytes(), forms()).histories) == 2
    assert [openpyxl.load_workbook(path).sheetnames[0] for path in stick.glob("*.xlsx")] == ["Số liệu"] * 2
    desk = clerk.window._desk
    assert {(one.kind, Path(one.folder)) for one in Carries(desk.reader).all()} == {
        ("docx", stick),
        ("xlsx", stick),
    }
    assert {row.state for row in desk.entries.rows()} == {EXPORTED}
    assert not [path for path in stick.iterdir() if path.name.startswith(".")]
