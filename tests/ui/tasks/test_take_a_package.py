"""The task “take in what another PC brings on a stick”, by keyboard alone."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from cchc_desktop.carry.package import write_package
from cchc_desktop.store.activities import Activities
from cchc_desktop.ui.data.package_dialog import PackageDialog
from cchc_desktop.ui.data.package_figures import PackageFiguresDialog
from cchc_desktop.ui.data.safekeeping import Safekeeping
from tests.carry.packages import with_figures
from tests.ui.by_keyboard import SLOW_DISK, from_menu, name_the_path, read_and_agree, wait_in, when
from tests.ui.clerk import ALT, Clerk, Key


@pytest.fixture
def clerk(app, tmp_path: Path) -> Iterator[Clerk]:
    made = Clerk(tmp_path / "pc")
    yield made
    made.close()


def look_at_the_figures(clerk: Clerk, seen: list[str], dialog: PackageFiguresDialog) -> None:
    clerk.tab_to(dialog.tree)
    clerk.press(Key.Key_Home)
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Right)
    seen.append(dialog.tree.currentItem().text(1))
    seen.append(dialog.tree.currentItem().child(0).text(0))
    clerk.press(Key.Key_Escape)


def take(clerk: Clerk, path: Path, said: list[str], seen: list[str]) -> None:
    """One package, with its rows of the diary."""
    problems: list[list[str]] = []

    def inside(dialog: PackageDialog) -> None:
        clerk.during(partial(look_at_the_figures, clerk, seen), lambda: clerk.press(Key.Key_X, ALT))
        wait_in(clerk, dialog, lambda: seen)
        clerk.press(Key.Key_D, ALT)
        clerk.until(dialog.rows.isChecked)
        problems.append(when(QMessageBox, read_and_agree(clerk, said)))
        clerk.press(Key.Key_N, ALT)

    problems.append(when(PackageDialog, inside))
    clerk.during(lambda _: name_the_path(clerk, path), lambda: from_menu(clerk, Key.Key_U, Key.Key_N))
    clerk.until(lambda: not QApplication.activeModalWidget(), SLOW_DISK)
    assert not any(problems)


def test_package_is_looked_into_and_taken_and_the_second_time_changes_nothing(clerk: Clerk, tmp_path: Path):
    path = tmp_path / "gói.cchc"
    path.write_bytes(write_package(with_figures()))
    desk = clerk.window._desk
    said: list[str] = []
    seen: list[str] = []
    take(clerk, path, said, seen)
    assert seen == ["36 tin", "13/02/2023: Trang, cổng thông tin điện tử. Đăng bài =1+1"]
    assert "2 văn bản mới" in said[0]
    assert "3 dòng sổ theo dõi đã thêm" in said[0]
    rows, entries = Activities(desk.reader).rows(), [desk.entries.load(row.id) for row in desk.entries.rows()]
    take(clerk, path, said, seen)
    assert "2 đã có, không thay đổi gì" in said[1]
    assert Activities(desk.reader).rows() == rows
    assert [desk.entries.load(row.id) for row in desk.entries.rows()] == entries
    assert [one.reason for one in Safekeeping(desk.path).backups()] == ["nhan-ve", "nhan-ve"]
