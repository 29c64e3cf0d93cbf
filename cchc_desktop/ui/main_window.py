"""The window: the list of documents, or one of them being worked on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMainWindow, QMenu, QMenuBar, QStackedWidget

from cchc_desktop.carry.export import CannotWrite, proposed_name
from cchc_desktop.entry import Entry, checked
from cchc_desktop.figures.due import Due
from cchc_desktop.office import Office
from cchc_desktop.prose import BadEntry
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.ui.data.data_menu import DataMenu
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.diary.cut_off_dialog import CutOffDialog
from cchc_desktop.ui.diary.diary_window import DiaryWindow
from cchc_desktop.ui.diary.figures_sheet import open_file
from cchc_desktop.ui.entry.commitments_dialog import NOTHING_PLANNED, show_commitments
from cchc_desktop.ui.entry.counting import count_page, counted_anew, show_rows
from cchc_desktop.ui.entry.entry_page import EntryPage
from cchc_desktop.ui.entry.file_review import review_file
from cchc_desktop.ui.entry.phrases import edit_phrases
from cchc_desktop.ui.entry.rolling import ask_leftovers, remind, roll_over
from cchc_desktop.ui.entry.spreading import offer_spreading, show_homeless, take_over_report
from cchc_desktop.ui.help.help_menu import HelpMenu
from cchc_desktop.ui.home.home import Home
from cchc_desktop.ui.home.new_entry import NewEntryDialog
from cchc_desktop.ui.home.papers import Papers
from cchc_desktop.ui.home.period_dialog import ask_period
from cchc_desktop.ui.office.office_dialog import OfficeDialog
from cchc_desktop.ui.office.office_pages import fill_office_menu, first_start
from cchc_desktop.ui.office.offices import edit_offices, keep_office, offer_office, remind_of_office
from cchc_desktop.ui.paper.export_dialog import ExportDialog, export_sheet
from cchc_desktop.ui.paper.exporting import export_in_steps
from cchc_desktop.ui.paper.printing import ask_pdf, print_document
from cchc_desktop.ui.pieces import Filling, ask, new_action, scrolling, tell
from cchc_desktop.ui.progress import Stopped
from cchc_desktop.ui.text_size import TextSize

NAME = "Kế hoạch, báo cáo CCHC"
_OF_THIS = "Chỉ đổi trong văn bản này; văn bản mới lấy thông tin cơ quan ở bảng chọn Cơ quan."
_OTHERS = (
    "Các văn bản khác không bị ảnh hưởng. Hãy xem các bản trước hoặc khôi phục từ bản sao lưu; chưa được thì "
    "nhờ người hỗ trợ."
)


class MainWindow(QMainWindow):
    """Introduces the pages to each other; every one of them only says what it wants."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._page: EntryPage | None = None
        self._told = QLabel("")
        self._told.setAccessibleName("Trạng thái lưu")
        self.home = Home(desk)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.home)
        self.setCentralWidget(scrolling(Filling(self._stack)))
        self.statusBar().addPermanentWidget(self._told)
        self.home.new_wanted.connect(self.new_entry)
        self.home.open_wanted.connect(self.open_entry)
        self.home.roll_wanted.connect(self.roll_over)
        self.home.due_wanted.connect(self.begin_due)
        self.home.plan_wanted.connect(self._show_promises)
        self.home.diary_wanted.connect(self.open_diary)
        desk.problem.connect(self._warn)
        self.setAcceptDrops(True)
        self.data = DataMenu(desk, self, self._set_down, self._take_up)
        self.papers = Papers(desk, self.home, self, self._set_down, self._take_up)
        self.home.carry_wanted.connect(self.data.carry)
        self.home.carried_wanted.connect(self.data.show_carried)
        self._fill_menus()
        self.resize(1366, 700)
        self._show_home()

    @property
    def page(self) -> EntryPage | None:
        """The entry being worked on, if one is open."""
        return self._page

    def restore(self) -> None:
        """Open where the program was left: its place on the screen and the entry that was open."""
        geometry = self._desk.settings.get("geometry")
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        entry_id = self._desk.settings.get("open_entry", "")
        if entry_id:
            self.open_entry(entry_id)

    def first_start(self) -> None:
        """Guide through the set-up, once, before the first document."""
        if said := first_start(self._desk, self):
            self.home.notice.say(said)

    def come_forward(self, package: str = "") -> None:
        """Stand before other windows, as a second start wants it, and take in what it brought."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if package and QApplication.activeModalWidget() is None:
            self.data.take(Path(package))

    def new_entry(self, kind: str = "") -> None:
        """Ask which document, and open it."""
        dialog = NewEntryDialog(self._desk, kind, self)
        if not dialog.exec():
            return
        office = dialog.new_office()
        if office and not self._keep_office(office):
            return
        self._desk.put("cut_off", dialog.cut_off())
        try:
            entry = checked(dialog.entry())
            title = self._desk.title_of(dialog.form(), entry)
            self._desk.writer.do(lambda db: Entries(db).save(entry, title)).result()
        except (BadEntry, StoreProblem) as error:
            tell(self, "Chưa lập được văn bản", str(error))
        else:
            self._open(entry)

    def open_entry(self, entry_id: str) -> None:
        """Open an entry of the store."""
        if not self._leave_entry():
            return
        try:
            self._open(self._desk.entries.load(entry_id))
        except KeyError:
            self._show_home()
        except BadEntry as error:
            tell(
                self,
                NAME,
                f"Không mở được văn bản này: {error}. {_OTHERS}",
            )

    def begin_due(self, due: Due) -> None:
        """Begin a report that is due, from the document that it follows."""
        self.roll_over(due.origin, due)

    def roll_over(self, entry_id: str, due: Due | None = None) -> None:
        """Ask for the new period of a document, open what was made of it and walk through its leftovers."""
        try:
            entry = roll_over(self._desk, entry_id, self, due)
        except BadEntry as error:
            tell(self, NAME, f"Không đọc được văn bản này: {error}.")
            return
        if entry:
            self._open(entry)
            self._ask_leftovers()
            if entry.form.kind == "BC" and self._desk.entries.load(entry_id).form.kind == "KH":
                show_commitments(self._desk, entry, self)

    def open_diary(self) -> None:
        """The diary of communication, over whatever is on the screen."""
        DiaryWindow(self._desk, self).exec()
        if self._page:
            count_page(self._desk, self._page)

    def export(self) -> None:
        """Show the open entry once more; from there, ask for a folder and write it."""
        if self._page and self._page.is_checking:
            self._export_page(self._page)
        elif self._page:
            self._page.check()

    def _export_page(self, page: EntryPage) -> None:
        page.save_now()
        folder = self._desk.settings.get("export_folder", "") or str(_documents())
        dialog = ExportDialog(folder, proposed_name(page.form, page.entry), self)
        if dialog.exec():
            self._export_to(page, dialog.folder, dialog.targets())

    def print_page(self) -> None:
        """Print the open entry, or offer a PDF where there is no printer."""
        if self._page:
            self._page.save_now()
            if print_document(self._page.document, self):
                self.save_pdf()

    def save_pdf(self) -> None:
        """Ask for a name and save the open entry as a PDF."""
        if not self._page:
            return
        page = self._page
        page.save_now()
        folder = Path(self._desk.settings.get("export_folder", "") or _documents())
        path = ask_pdf(folder / f"{proposed_name(page.form, page.entry)}.pdf", self)
        if path:
            self._export_to(page, path.parent, {"pdf": path})

    def edit_office(self) -> None:
        """Change the office for new documents."""
        self._change_offices(lambda: edit_offices(self._desk, self))

    def _change_offices(self, change: Callable[[], object]) -> None:
        """Let the office be changed; what is new of it is offered to the open document."""
        before = self._desk.office()
        change()
        if self._page and self._desk.office() != before:
            offer_office(self._desk, self._page)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave only when everything is on the disk, or when the person says to."""
        if self._page:
            self._page.save_now()
        geometry = self.saveGeometry().toBase64().toStdString()
        self._desk.put("geometry", geometry)
        if self._desk.writer.flush(10) or self._close_unsaved():
            self.data.on_closing()
            self._desk.writer.close(10)
            event.accept()
        else:
            event.ignore()

    def _set_down(self) -> str:
        """Leave the open entry, so that nothing but the store holds it; its id."""
        entry_id = self._page.entry.id if self._page else ""
        self._show_home()
        return entry_id

    def _take_up(self, entry_id: str) -> None:
        self._show_home()
        if entry_id:
            self.open_entry(entry_id)

    def _open(self, entry: Entry) -> None:
        if not self._leave_entry():
            return
        try:
            page = EntryPage(self._desk, counted_anew(self._desk, entry))
        except BadEntry as error:
            tell(
                self,
                NAME,
                f"Không mở được văn bản này: {error}. {_OTHERS}",
            )
            return
        page.told.connect(self._told.setText)
        page.period_wanted.connect(lambda: self._change_period(page))
        page.office_wanted.connect(lambda: self._change_office(page))
        page.dating.changed.connect(lambda: remind_of_office(self._desk, page))
        page.state_wanted.connect(self.papers.change_state)
        page.versions_wanted.connect(self.papers.show_versions)
        page.home_wanted.connect(self._show_home)
        page.export_wanted.connect(lambda: self._export_page(page))
        page.rows_wanted.connect(lambda channels, unit: show_rows(self._desk, page, channels, unit, self))
        page.pasted.connect(lambda prose, take_out: offer_spreading(self._desk, page, prose, take_out))
        self._page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.home.forget_notice()
        page.enter()
        remind(self._desk, page)
        show_homeless(self._desk, page)
        self.setWindowTitle(f"{page.document.title} – {NAME}")
        self._desk.put("open_entry", entry.id)
        self._enable()

    def _show_home(self) -> None:
        """Back to the list, with the cursor on the document that was open."""
        entry_id = self._page.entry.id if self._page else ""
        if not self._leave_entry():
            return
        self.home.refresh()
        self.home.list.choose(entry_id)
        self._stack.setCurrentWidget(self.home)
        self.home.enter()
        self.setWindowTitle(NAME)
        self._told.clear()
        self._enable()

    def _leave_entry(self) -> bool:
        """Everything of the open entry goes to the store before its page goes.

        False when it could not be saved and the person would rather stay with it.
        """
        if not self._page:
            return True
        self._page.save_now()
        if not self._desk.writer.flush(10) and not self._close_unsaved():
            return False
        self._desk.put("open_entry", "")
        self._stack.removeWidget(self._page)
        self._page.deleteLater()
        self._page = None
        return True

    def _export_to(self, page: EntryPage, folder: Path, targets: dict[str, Path]) -> None:
        try:
            done = export_in_steps(self, self._desk, (page.form, page.entry), targets)
        except Stopped:
            page.notice.say("Đã dừng; chưa xuất tệp nào.")
            return
        except (CannotWrite, BadEntry, StoreProblem) as error:
            tell(self, "Chưa xuất được", f"{error}\n\nNội dung đã nhập vẫn nguyên trong chương trình.")
            return
        page.exported(done.entry)
        self._desk.put("export_folder", str(folder))
        names = ", ".join(path.name for path in done.files)
        page.notice.say(f"Đã xuất {names} vào {folder}.", "Mở thư mục", lambda: open_file(folder))

    def _change_period(self, page: EntryPage) -> None:
        page.settle()
        period = ask_period(self, page.form, page.entry.period, self._desk.cut_off())
        if period:
            page.set_period(period)
            count_page(self._desk, page)

    def _change_office(self, page: EntryPage) -> None:
        page.settle()
        dialog = OfficeDialog(page.entry.office, self, about=_OF_THIS)
        if dialog.exec():
            page.set_office(dialog.office())

    def _keep_office(self, office: Office) -> bool:
        """Whether the office was kept for new documents; if not, the reason was told."""
        try:
            keep_office(self._desk, office)
        except (BadEntry, StoreProblem) as error:
            tell(self, "Chưa lưu được thông tin cơ quan", str(error))
            return False
        return True

    def _close_unsaved(self) -> bool:
        return ask(
            self,
            "Chưa lưu được",
            "Còn nội dung chưa lưu được xuống ổ đĩa. Nếu đóng bây giờ, phần đó sẽ mất.",
            "Đóng và bỏ phần đó",
            "Ở lại",
        )

    def _warn(self, sentence: str) -> None:
        notice = self._page.notice if self._page else self.home.notice
        notice.say(sentence)

    def is_kept(self) -> bool:
        """Whether everything typed is on the disk by now."""
        if self._page:
            self._page.save_now()
        return self._desk.writer.flush(5)

    def _say_saved(self) -> None:
        if self.is_kept():
            sentence = "Chương trình tự lưu; mọi thứ đã nhập đều đã lưu."
        else:
            sentence = "Chưa lưu được xuống ổ đĩa. Chữ vừa gõ còn trong chương trình; đừng tắt máy."
        self.statusBar().showMessage(sentence, 8000)

    def _fill_menus(self) -> None:
        bar = self.menuBar()
        document = bar.addMenu("&Văn bản")
        self._fill_document(document)
        self._fill_paper(document)
        office = bar.addMenu("&Cơ quan")
        office.addAction(new_action(self, "&Thông tin cơ quan…", self.edit_office))
        office.addAction(new_action(self, "&Kỳ lấy số liệu của cơ quan…", self._edit_cut_off))
        fill_office_menu(office, self._desk, self, self._change_offices)
        office.addAction(new_action(self, "&Câu mẫu…", lambda: edit_phrases(self._desk, self)))
        self.papers.fill(document, self.data.fill(bar))
        document.addSeparator()
        document.addAction(new_action(self, "Đó&ng chương trình", self.close, "Alt+F4"))
        self._fill_last_menus(bar)

    def _fill_document(self, document: QMenu) -> None:
        """What begins a document or fills it."""
        document.addAction(new_action(self, "Văn bản &mới…", self.new_entry, "Ctrl+N"))
        self._roll = new_action(self, "Lập &kỳ mới từ văn bản này…", self._roll_page, "Ctrl+Shift+N")
        self._left = new_action(self, "&Chỗ còn sót của kỳ trước…", self._ask_leftovers, "F8")
        self._plan = new_action(self, "Chỉ tiêu, nhiệm &vụ của kế hoạch…", self._show_plan)
        self._old = new_action(self, "Chép từ &báo cáo cũ…", self._take_over)
        document.addActions([self._roll, self._left, self._plan, self._old])
        document.addSeparator()
        document.addAction(new_action(self, "Sổ &theo dõi tuyên truyền…", self.open_diary, "Ctrl+D"))
        document.addSeparator()

    def _fill_paper(self, document: QMenu) -> None:
        """What comes of a document, and what is said about it."""
        self._export = new_action(self, "&Xuất ra Word…", self.export, "Ctrl+E")
        self._print = new_action(self, "&In…", self.print_page, "Ctrl+P")
        self._pdf = new_action(self, "&Lưu thành PDF…", self.save_pdf, "Ctrl+Shift+S")
        document.addActions([self._export, self._print, self._pdf])
        document.addAction(new_action(self, "Lư&u", self._say_saved, "Ctrl+S"))
        document.addSeparator()
        self._review = new_action(self, "S&oát văn bản", self._review_page, "F5")
        self._sheet = new_action(self, "&Phiếu soát…", self._export_sheet)
        document.addActions([self._review, self._sheet])
        document.addAction(new_action(self, "Soát một tệp &Word…", self._review_file))
        document.addSeparator()
        self._back = new_action(self, "Về tr&ang đầu", self._show_home, "Ctrl+W")
        document.addAction(self._back)

    def _fill_last_menus(self, bar: QMenuBar) -> None:
        self._fill_sections(bar.addMenu("&Mục"))
        TextSize(self._desk, self).fill(bar)
        HelpMenu(self._desk, self, NAME).fill(bar)

    def _fill_sections(self, pages: QMenu) -> None:
        self._finding = (
            new_action(self, "Tìm trong &văn bản…", self._find, "Ctrl+F"),
            new_action(self, "Chỗ tìm thấy &sau", lambda: self._find_next(1), "F3"),
            new_action(self, "Chỗ tìm thấy trướ&c", lambda: self._find_next(-1), "Shift+F3"),
        )
        pages.addActions(self._finding)
        pages.addSeparator()
        pages.addAction(new_action(self, "Mục &tiếp theo", lambda: self._step(1), "F6"))
        pages.addAction(new_action(self, "Mục t&rước", lambda: self._step(-1), "Shift+F6"))
        pages.addAction(new_action(self, "Đổi tê&n mục này…", self._rename_section, "Ctrl+F2"))
        self._earlier = new_action(self, "&Kỳ trước viết gì", lambda: self._beside("earlier"), "F9")
        self._example = new_action(self, "Xem ví &dụ", lambda: self._beside("example"), "Shift+F9")
        pages.addActions([self._earlier, self._example])
        self._paper = new_action(self, "&Xem trang giấy", self._show_pages, "F7")
        pages.addAction(self._paper)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A Word file may be dropped anywhere on the window to be read."""
        if _word_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _word_files(event.mimeData()):
            review_file(path, self)

    def _roll_page(self) -> None:
        if self._page:
            self._page.save_now()
            self._desk.writer.flush(10)
            self.roll_over(self._page.entry.id)
        elif self.home.list.current:
            self.roll_over(self.home.list.current)
        else:
            self.home.notice.say("Chưa có văn bản nào để lập kỳ mới.")

    def _show_pages(self) -> None:
        if self._page:
            self._page.show_pages()

    def _ask_leftovers(self) -> None:
        if self._page:
            ask_leftovers(self._desk, self._page)

    def _show_promises(self, plan_id: str) -> None:
        """What a plan promised; what is ticked off there is no longer told on the first page."""
        show_commitments(self._desk, self._desk.entries.load(plan_id), self)
        self.home.refresh()

    def _edit_cut_off(self) -> None:
        CutOffDialog(self._desk, self).exec()

    def _show_plan(self) -> None:
        if self._page:
            self._page.settle()
            if not show_commitments(self._desk, self._page.entry, self):
                self._page.notice.say(NOTHING_PLANNED)

    def _find(self) -> None:
        if self._page:
            self._page.finder.open()

    def _find_next(self, by: int) -> None:
        if self._page:
            self._page.finder.step(by)

    def _take_over(self) -> None:
        if self._page:
            take_over_report(self._desk, self._page, _documents())

    def _beside(self, name: str) -> None:
        if self._page:
            self._page.show_aside(name)

    def _review_page(self) -> None:
        if self._page:
            self._page.review()

    def _review_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Soát một tệp Word", str(_documents()), "Văn bản Word (*.docx)"
        )
        if name:
            review_file(Path(name), self)

    def _export_sheet(self) -> None:
        if self._page:
            self._page.settle()
            folder = self._desk.settings.get("export_folder", "") or str(_documents())
            name = f"phieu-soat_{proposed_name(self._page.form, self._page.entry)}"
            export_sheet(self, self._page.reviewer.sheet(), folder, name)

    def _step(self, by: int) -> None:
        if self._page:
            self._page.step(by)

    def _rename_section(self) -> None:
        if self._page:
            self._page.sections.rename()

    def _enable(self) -> None:
        of_a_page = (self._export, self._print, self._pdf, self._back, self._review, self._sheet)
        beside = (self._earlier, self._example, self._paper, self._old, *self._finding)
        for known in (*of_a_page, *beside, self._left, self._plan):
            known.setEnabled(self._page is not None)


def _word_files(data: QMimeData) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == ".docx"]


def _documents() -> Path:
    folder = Path.home() / "Documents"
    return folder if folder.is_dir() else Path.home()
