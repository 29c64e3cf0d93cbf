"""The tasks “make a backup”, “go back to one” and “hand everything over to another PC”, by keyboard alone."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox

from cchc_desktop.store.entries import Entries
from cchc_desktop.ui.data.backup_dialog import BackupDialog
from cchc_desktop.ui.data.opening import go_back
from cchc_desktop.ui.data.safekeeping import Safekeeping
from tests.goldens import golden_entry
from tests.ui.by_keyboard import SLOW_DISK, from_menu, name_the_path, read_and_agree, wait_in, when
from tests.ui.clerk import ALT, Clerk, Key

REPORT = golden_entry("tai-son-bc-2023-06")


def keep(clerk: Clerk, number: str) -> None:
    """The report with this number, saved."""
    writer = clerk.window._desk.writer
    writer.do(lambda db: Entries(db).save(replace(REPORT, number=number), "Báo cáo")).result()


def numbers(clerk: Clerk) -> list[str]:
    entries = clerk.window._desk.entries
    return [entries.load(row.id).number for row in entries.rows()]


def in_the_dialog(clerk: Clerk, act: Callable[[BackupDialog], None]) -> None:
    clerk.during(act, lambda: from_menu(clerk, Key.Key_U, Key.Key_S))


def back_up(clerk: Clerk, dialog: BackupDialog) -> None:
    clerk.press(Key.Key_S, ALT)
    wait_in(clerk, dialog, lambda: "Đã sao lưu và kiểm tra xong" in dialog.told.text())
    clerk.press(Key.Key_Escape)


def hand_over(clerk: Clerk, stick: Path, dialog: BackupDialog) -> None:
    clerk.during(lambda _: name_the_path(clerk, stick), lambda: clerk.press(Key.Key_B, ALT))
    wait_in(clerk, dialog, lambda: "đọc lại đúng" in dialog.told.text())
    clerk.press(Key.Key_Escape)


def go_back_by(clerk: Clerk, begin: Callable[[], None], said: list[str]) -> None:
    """Choose a backup, read what is asked, agree; the window closes after the dialog."""
    problems: list[list[str]] = []

    def choose(_: BackupDialog) -> None:
        problems.append(when(QMessageBox, read_and_agree(clerk, said)))
        begin()

    problems.append(when(BackupDialog, choose))
    from_menu(clerk, Key.Key_U, Key.Key_S)
    clerk.until(lambda: any(problems) or not clerk.window.isVisible(), SLOW_DISK)
    assert not any(problems)


def opened_again(clerk: Clerk) -> None:
    """What the program does once its window was closed for a backup, and what it then says."""
    chosen, desk = clerk.window.data.chosen, clerk.window._desk
    assert chosen
    desk.reader.close()
    clerk.window.deleteLater()
    said: list[str] = []
    problems = when(QMessageBox, read_and_agree(clerk, said))
    go_back(Safekeeping(desk.path), chosen)
    assert said
    assert not problems
    clerk.open()


def test_clerk_makes_a_backup_changes_the_report_and_goes_back(app, tmp_path: Path):
    clerk = Clerk(tmp_path / "pc")
    said: list[str] = []
    keep(clerk, "7")
    in_the_dialog(clerk, partial(back_up, clerk))
    keep(clerk, "8")
    path = clerk.window._desk.path

    def choose_listed() -> None:
        clerk.press(Key.Key_K, ALT)

    go_back_by(clerk, choose_listed, said)
    assert "có 1 văn bản" in said[0]
    opened_again(clerk)
    assert numbers(clerk) == ["7"]
    reasons = {one.reason for one in Safekeeping(path).backups()}
    assert {"tu-tay", "khoi-phuc"} <= reasons
    clerk.close()


def test_clerk_hands_everything_over_to_another_pc(app, tmp_path: Path):
    stick = tmp_path / "usb"
    stick.mkdir()
    giving = Clerk(tmp_path / "old")
    keep(giving, "7")
    in_the_dialog(giving, partial(hand_over, giving, stick))
    giving.close()
    (path,) = stick.iterdir()

    taking = Clerk(tmp_path / "new")
    said: list[str] = []
    problems: list[list[str]] = []

    def choose_file() -> None:
        problems.append(when(QFileDialog, lambda _: name_the_path(taking, path)))
        taking.press(Key.Key_T, ALT)

    go_back_by(taking, choose_file, said)
    assert not any(problems)
    assert "có 1 văn bản" in said[0]
    opened_again(taking)
    assert numbers(taking) == ["7"]
    taking.close()
