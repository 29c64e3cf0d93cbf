"""Every window of the program, opened one after another as a clerk would, for the tests of their looks.

``tour`` shows each to a visitor. What a menu or a button with “…” opens is found by itself; a window that
opens otherwise is added to ``_Tour``. ``tests/ui/test_looks.py`` fails for a dialog that the tour misses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, cast
from unittest import mock

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QTextEdit,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from cchc_desktop.ancestry import History
from cchc_desktop.carry.package import Package
from cchc_desktop.carry.package_figures import Counted
from cchc_desktop.commandline import all_forms
from cchc_desktop.document.compose import compose
from cchc_desktop.document.docx import write_docx
from cchc_desktop.document.known import documents_of
from cchc_desktop.document.text import write_text
from cchc_desktop.entry import Entry
from cchc_desktop.figures.activities import Activity
from cchc_desktop.figures.channels import Channel
from cchc_desktop.figures.sources import Source
from cchc_desktop.form.live import Values
from cchc_desktop.office import Office
from cchc_desktop.prose import Line, Live, plain, prose_from_json
from cchc_desktop.review.old_report import pieces_of_text
from cchc_desktop.review.reviewing import check_docx
from cchc_desktop.store.activities import Activities
from cchc_desktop.store.carries import Carries, Carry
from cchc_desktop.store.phrases import Phrases
from cchc_desktop.store.settings import Person, RecipientList, Settings
from cchc_desktop.ui.data.package_dialog import PackageDialog
from cchc_desktop.ui.data.package_figures import PackageFiguresDialog
from cchc_desktop.ui.data.safekeeping import Safekeeping
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.entry.commitments_dialog import CommitmentsDialog
from cchc_desktop.ui.entry.file_review import FileReviewDialog
from cchc_desktop.ui.entry.spread_dialog import SpreadDialog
from cchc_desktop.ui.fields.dates import DateLine
from cchc_desktop.ui.fields.known_documents import KnownDocumentsDialog
from cchc_desktop.ui.fields.live_text import LiveText
from cchc_desktop.ui.fields.mention import MentionDialog
from cchc_desktop.ui.fields.words import entry_words
from cchc_desktop.ui.help.guide_door import PLACES
from cchc_desktop.ui.help.guide_window import GuideWindow
from cchc_desktop.ui.help.mishaps import MishapWindow
from cchc_desktop.ui.main_window import MainWindow
from cchc_desktop.ui.office.offices import OfficesDialog
from cchc_desktop.ui.progress import ProgressDialog
from tests.goldens import NAMES, golden_entry

Visit = Callable[[str, QWidget], object]

REPORT, PLAN = "tai-son-bc-2023-06", "lien-minh-kh-2022"
OPENS = {"Giới thiệu"}
"""Menu lines without “…” that open a window all the same."""

LEAVES = {"Đóng chương trình"}
"""Menu lines that are not tried: they end the program."""

AGREED = {"RollOverDialog"}
"""Dialogs that are answered with their main button, because others come only after them."""

_ROUNDS = 4


def tour(folder: Path, visit: Visit, size: QSize, text: int = 100) -> None:
    """Show every window to ``visit``; a screen leaves ``size`` to each, the text has ``text`` per cent."""
    folder.mkdir(parents=True, exist_ok=True)
    _Tour(folder, visit, size, text).go()


def settle() -> None:
    """Let layouts come to rest: a page with wrapping labels finds its heights in a few rounds."""
    for _ in range(_ROUNDS):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QTest.qWait(1)


def furnished(folder: Path) -> Desk:
    """A desk of an office that has worked for two years: five documents, people, phrases, a diary."""
    desk = Desk(folder / "so.db", *all_forms())
    for name in NAMES:
        entry = golden_entry(name)
        desk.writer.save(entry, desk.title_of(desk.form_of(entry), entry))
    today = date.today()
    office = Office(name="Tái Sơn", superior="huyện Tứ Kỳ", province="tỉnh Hải Dương")
    text = prose_from_json(
        ["Tiếp tục đẩy mạnh tuyên truyền công tác cải cách hành chính trên địa bàn."], "câu"
    )
    people = (
        Person("Nguyễn Văn An", "chu-tich", "CHỦ TỊCH"),
        Person("Trần Thị Bích", "pho-chu-tich", "PHÓ CHỦ TỊCH"),
    )
    lists = (RecipientList("Báo cáo thường kỳ", "BC", ("- Như trên;", "- Lưu: VT.")),)
    rows = [
        Activity(
            today,
            "trang-tin",
            f"Đăng tin về thủ tục hành chính trực tuyến số {n}",
            Decimal(n + 1),
            "tin, bài",
        )
        for n in range(12)
    ]
    entry, place = golden_entry(REPORT), ("bao-cao.docx", "0" * 64, "07", "USB của Phòng Nội vụ", "E:")
    carried = [Carry(entry.id, entry.revision, "2026-01-05T02:00:00+00:00", "docx", *place)]
    for work in (
        lambda db: Settings(db).set_office(office, date(2021, 1, 1)),
        lambda db: Settings(db).set_people(people),
        lambda db: Settings(db).set_recipients(lists),
        lambda db: Phrases(db).add("Nhiệm vụ thời gian tới", text),
        lambda db: Activities(db).add(rows),
        lambda db: Carries(db).record(carried),
    ):
        desk.writer.do(cast("Callable[[Any], object]", work)).result()
    desk.writer.flush()
    return desk


class _Tour:
    def __init__(self, folder: Path, visit: Visit, size: QSize, text: int) -> None:
        self._text = text
        self._folder, self._visit, self._size = folder, visit, size
        self._seen: set[str] = set()

    def go(self) -> None:
        """All of it, and nothing stays open."""
        empty = self._window(Desk(self._folder / "trong.db", *all_forms()))
        self._show("trang đầu, chưa có gì", empty)
        self._end(empty)
        self.window = self._window(furnished(self._folder))
        with self._answered():
            self._home()
            self._entry(PLAN, ("phan-dau",))
            self._entry(REPORT)
            self._parts_of_an_entry()
            self._press_all(self.window)
            self._menus()
            self._home()
            self._others()
        self._end(self.window)

    # ---------------------------------------------------------------- places

    def _home(self) -> None:
        self.window.open_home() if hasattr(self.window, "open_home") else self.window._show_home()
        self._show("trang đầu", self.window)
        self._press_all(self.window.home)
        self._menus()

    def _entry(self, name: str, sections: tuple[str, ...] = ()) -> None:
        entry = golden_entry(name)
        self.window.open_entry(entry.id)
        page = self.window.page
        assert page
        for section in sections or self._sections(entry):
            page.open_section(section)
            self._show(f"{entry.form.kind}, mục {section}", self.window)
        page.review()
        self._show(f"{entry.form.kind}, soát", self.window)
        for tabs in cast("list[QTabWidget]", page.findChildren(QTabWidget)):
            for n in range(tabs.count()):
                tabs.setCurrentIndex(n)
                self._show(f"{entry.form.kind}, thẻ {tabs.tabText(n)}", self.window)
            tabs.setCurrentIndex(0)

    def _sections(self, entry: Entry) -> tuple[str, ...]:
        return ("phan-dau", *(section.id for section in entry.outline), "phan-cuoi")

    def _parts_of_an_entry(self) -> None:
        """What opens from inside a section: calendar, values, context menus."""
        page = self.window.page
        assert page
        for section in self._sections(page.entry):
            page.open_section(section)
            settle()
            shown = cast("list[QWidget]", page.findChildren(QWidget))
            for widget in [one for one in shown if one.isVisible()]:
                self._part(widget)

    def _part(self, widget: QWidget) -> None:
        if isinstance(widget, DateLine):
            self._once("lịch", widget.open_calendar)
        elif isinstance(widget, LiveText):
            self._once("danh sách giá trị", widget.choose_value)
        if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
            self._context_menu(widget)
        menu = cast("QMenu | None", widget.menu()) if isinstance(widget, QToolButton) else None
        if isinstance(widget, QToolButton) and menu is not None and widget.text() not in self._seen:
            self._seen.add(widget.text())
            menu.popup(widget.mapToGlobal(widget.rect().bottomLeft()))
            self._show(f"bảng chọn {widget.text()}", menu)
            menu.close()

    def _once(self, name: str, begin: Callable[[], object]) -> None:
        if name in self._seen:
            return
        self._seen.add(name)
        made = begin()
        popup = made if isinstance(made, QWidget) else QApplication.activePopupWidget()
        if popup:
            self._show(name, popup)
            popup.close()

    def _context_menu(self, widget: QWidget) -> None:
        if type(widget).__name__ in self._seen:
            return
        self._seen.add(type(widget).__name__)
        place = QPoint(5, 5)
        target = widget.viewport() if isinstance(widget, QTextEdit | QPlainTextEdit) else widget
        QApplication.sendEvent(
            target, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place))
        )
        menu = QApplication.activePopupWidget()
        if menu:
            self._show(f"bảng chọn của {type(widget).__name__}", menu)
            menu.close()

    def _others(self) -> None:
        """What opens only when something breaks, or when an office has worked for longer."""
        desk = self.window._desk
        for made in (
            MishapWindow(self.window, "Mọi thứ đã nhập đều đã lưu.", "Chi tiết", lambda _parent: None),
            OfficesDialog(desk, self.window),
            CommitmentsDialog(desk, golden_entry(PLAN), self.window),
            *_with_things_from_outside(desk, self.window),
        ):
            self._shown(made)
            made.close()

    # ---------------------------------------------------------------- hands

    def _menus(self) -> None:
        for words in [_plain(action.text()) for action in self._lines()]:
            if (words.endswith("…") or words in OPENS) and words not in LEAVES:
                self._trigger(words)

    def _lines(self) -> list[QAction]:
        """The lines of all menus as they are now."""
        menus = cast("list[QMenu]", self.window.menuBar().findChildren(QMenu))
        return [action for menu in menus for action in menu.actions()]

    def _trigger(self, words: str) -> None:
        entry = self.window.page.entry.id if self.window.page else ""
        for action in [one for one in self._lines() if _plain(one.text()) == words and one.isEnabled()][:1]:
            action.trigger()
            settle()
        if entry and (not self.window.page or self.window.page.entry.id != entry):
            self.window.open_entry(entry)

    def _press_all(self, widget: QWidget) -> None:
        """Press what has “…” at its end: it opens something that asks first."""
        for made in cast("list[QPushButton]", widget.findChildren(QPushButton)):
            if isValid(made) and made.isVisible() and made.isEnabled() and _plain(made.text()).endswith("…"):
                made.click()
                settle()

    # ---------------------------------------------------------------- dialogs

    @contextmanager
    def _answered(self) -> Iterator[None]:
        """Dialogs are shown to the visitor instead of waiting for an answer."""

        def answer(dialog: QDialog) -> int:
            return self._exec(dialog)

        with (
            mock.patch.object(QDialog, "exec", answer),
            mock.patch.object(QMessageBox, "exec", answer),
            mock.patch.object(QFileDialog, "getOpenFileName", return_value=("", "")),
            mock.patch.object(QFileDialog, "getSaveFileName", return_value=("", "")),
            mock.patch.object(QFileDialog, "getExistingDirectory", return_value=""),
            mock.patch("cchc_desktop.ui.dialog.room_of", return_value=self._size),
        ):
            yield

    def _exec(self, dialog: QDialog) -> int:
        kind = type(dialog).__name__
        said = dialog.text() if isinstance(dialog, QMessageBox) else ""
        if f"{kind} {dialog.windowTitle()} {said}" in self._seen:
            return kind in AGREED
        self._seen.add(f"{kind} {dialog.windowTitle()} {said}")
        dialog.show()
        self._shown(dialog)
        if kind in AGREED:
            dialog.accept()
            return 1
        dialog.hide()
        return 0

    def _shown(self, dialog: QDialog) -> None:
        dialog.show()
        self._show(f"{type(dialog).__name__}, {dialog.windowTitle()}", dialog)
        for tabs in cast("list[QTabWidget]", dialog.findChildren(QTabWidget)):
            for n in range(1, tabs.count()):
                tabs.setCurrentIndex(n)
                self._show(f"{type(dialog).__name__}, thẻ {tabs.tabText(n)}", dialog)
        self._press_all(dialog)

    def _show(self, name: str, widget: QWidget) -> None:
        widget.show() if widget.isWindow() and not isinstance(widget, QMenu) else None
        settle()
        self._visit(name, widget)

    def _window(self, desk: Desk) -> MainWindow:
        desk.put("text_size", self._text)
        desk.writer.flush()
        window = MainWindow(desk)
        window.resize(self._size)
        window.show()
        settle()
        return window

    def _end(self, window: MainWindow) -> None:
        with self._answered():
            window.close()
        window._desk.reader.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _with_things_from_outside(desk: Desk, window: MainWindow) -> Iterator[QDialog]:
    """What a file, a package, a long wait or a click into running text brings up."""
    entry = golden_entry(REPORT)
    form = desk.form_of(entry)
    source = Source("tin_bai", "Đã đăng bao nhiêu tin, bài?", "36 tin, bài", "30", "36", "Thiếu tháng 6")
    channel = Channel("trang-tin", "Trang, cổng thông tin điện tử", ("tin, bài",))
    rows = (Activity(date(2023, 3, 1), "trang-tin", "Đăng tin về một cửa", Decimal(30), "tin, bài"),)
    counted = Counted({(entry.id, entry.revision): (source,)}, rows, (channel,))
    package = Package(
        (History(desk.title_of(form, entry), entry),), ((date(2021, 1, 1), entry.office),), counted
    )
    yield PackageDialog(desk, Safekeeping(desk.path), package, window)
    yield PackageFiguresDialog(package, window)
    document = compose(form, entry)
    yield FileReviewDialog(Path("bao-cao.docx"), check_docx(write_docx(document)), window)
    yield SpreadDialog(Values(form, entry), pieces_of_text(_lines_of(write_text(document))), window)
    yield KnownDocumentsDialog(list(documents_of(form, entry)), window)
    yield MentionDialog(Live("can_cu.kh_xa"), entry_words(lambda: Values(form, entry)), window)
    waiting = ProgressDialog(window, "Soát tệp Word", "Đang soát bao-cao.docx…")
    waiting.progress.show_done(3, 1234)
    yield waiting
    guide = GuideWindow(window)
    guide.show_place(PLACES["CarryDialog"])
    yield guide


def _lines_of(text: str) -> tuple[Line, ...]:
    return tuple(map(plain, text.splitlines()))


def _plain(text: str) -> str:
    return text.split("\t", maxsplit=1)[0].replace("&", "").replace("...", "…").strip()
