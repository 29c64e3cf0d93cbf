"""The window: the list of documents, or one of them being worked on."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget

from cchc_desktop import __version__
from cchc_desktop.carry.export import CannotWrite, proposed_name
from cchc_desktop.entry import Entry
from cchc_desktop.office import Office
from cchc_desktop.prose import BadEntry
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.store.settings import Settings
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.entry_page import EntryPage
from cchc_desktop.ui.export_dialog import ExportDialog
from cchc_desktop.ui.exporting import export
from cchc_desktop.ui.home import Home
from cchc_desktop.ui.new_entry import NewEntryDialog
from cchc_desktop.ui.office_dialog import OfficeDialog
from cchc_desktop.ui.period_dialog import ask_period
from cchc_desktop.ui.pieces import ask, new_action, tell

NAME = "Kế hoạch, báo cáo CCHC"


class MainWindow(QMainWindow):
    """Introduces the pages to each other; every one of them only says what it wants."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._page: EntryPage | None = None
        self._told = QLabel("")
        self._told.setAccessibleName("Tình trạng ghi")
        self.home = Home(desk)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.home)
        self.setCentralWidget(self._stack)
        self.statusBar().addPermanentWidget(self._told)
        self.home.new_wanted.connect(self.new_entry)
        self.home.open_wanted.connect(self.open_entry)
        desk.problem.connect(self._warn)
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

    def new_entry(self, kind: str = "") -> None:
        """Ask which document, and open it."""
        dialog = NewEntryDialog(self._desk, kind, self)
        if not dialog.exec():
            return
        office = dialog.new_office()
        if office:
            self._keep_office(office)
        self._desk.put("cut_off", dialog.cut_off())
        entry = dialog.entry()
        title = self._desk.title_of(dialog.form(), entry)
        self._desk.writer.do(lambda db: Entries(db).save(entry, title)).result()
        self._open(entry)

    def open_entry(self, entry_id: str) -> None:
        """Open an entry of the store."""
        try:
            self._open(self._desk.entries.load(entry_id))
        except KeyError:
            self._show_home()
        except BadEntry as error:
            tell(self, NAME, f"Không mở được văn bản này: {error}. Các văn bản khác không bị ảnh hưởng.")

    def export(self) -> None:
        """Ask for a folder and write the open entry there."""
        if not self._page:
            return
        page = self._page
        page.save_now()
        lacking = [finding.sentence for finding in page.findings()]
        folder = self._desk.settings.get("export_folder", "") or str(_documents())
        dialog = ExportDialog(folder, proposed_name(page.form, page.entry), lacking, self)
        if dialog.exec():
            self._export_to(page, dialog.folder, dialog.targets())

    def edit_office(self) -> None:
        """Change the office for new documents."""
        dialog = OfficeDialog(self._desk.office() or Office(), self)
        if dialog.exec():
            self._keep_office(dialog.office())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave only when everything is on the disk, or when the person says to."""
        self._leave_entry(remember=True)
        geometry = self.saveGeometry().toBase64().toStdString()
        self._desk.put("geometry", geometry)
        if self._desk.writer.flush(10) or self._close_unsaved():
            self._desk.writer.close(10)
            event.accept()
        else:
            event.ignore()

    def _open(self, entry: Entry) -> None:
        self._leave_entry()
        try:
            page = EntryPage(self._desk, entry)
        except BadEntry as error:
            tell(self, NAME, f"Không mở được văn bản này: {error}. Các văn bản khác không bị ảnh hưởng.")
            return
        page.told.connect(self._told.setText)
        page.period_wanted.connect(lambda: self._change_period(page))
        page.office_wanted.connect(lambda: self._change_office(page))
        self._page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.setWindowTitle(f"{page.document.title} – {NAME}")
        self._desk.put("open_entry", entry.id)
        self._enable()

    def _show_home(self) -> None:
        self._leave_entry()
        self.home.refresh()
        self._stack.setCurrentWidget(self.home)
        self.setWindowTitle(NAME)
        self._told.clear()
        self._enable()

    def _leave_entry(self, *, remember: bool = False) -> None:
        """Everything of the open entry goes to the store before its page goes."""
        if not self._page:
            return
        self._page.save_now()
        if not remember:
            self._desk.put("open_entry", "")
            self._desk.writer.flush(10)
            self._stack.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None

    def _export_to(self, page: EntryPage, folder: Path, targets: dict[str, Path]) -> None:
        try:
            done = export(self._desk, page.form, page.entry, targets)
        except (CannotWrite, BadEntry, StoreProblem) as error:
            tell(self, "Chưa xuất được", f"{error}\n\nNội dung đã nhập vẫn nguyên trong chương trình.")
            return
        page.exported(done.entry)
        self._desk.put("export_folder", str(folder))
        names = ", ".join(path.name for path in done.files)
        page.notice.say(f"Đã xuất {names} vào {folder}.")

    def _change_period(self, page: EntryPage) -> None:
        page.settle()
        period = ask_period(
            self, page.form, page.entry.period, self._desk.settings.get("cut_off", "calendar")
        )
        if period:
            page.set_period(period)

    def _change_office(self, page: EntryPage) -> None:
        page.settle()
        dialog = OfficeDialog(page.entry.office, self)
        if dialog.exec():
            page.set_office(dialog.office())
            self._keep_office(dialog.office())

    def _keep_office(self, office: Office) -> None:
        self._desk.writer.do(lambda db: Settings(db).set_office(office, date.today())).result()

    def _close_unsaved(self) -> bool:
        return ask(
            self,
            "Chưa ghi được",
            "Còn nội dung chưa ghi được xuống ổ đĩa. Nếu đóng bây giờ, phần đó sẽ mất.",
            "Đóng và bỏ phần đó",
            "Ở lại",
        )

    def _warn(self, sentence: str) -> None:
        notice = self._page.notice if self._page else self.home.notice
        notice.say(sentence)

    def _say_saved(self) -> None:
        if self._page:
            self._page.save_now()
        self.statusBar().showMessage("Chương trình tự ghi; mọi thứ đã nhập đều được giữ.", 5000)

    def _fill_menus(self) -> None:
        bar = self.menuBar()
        document = bar.addMenu("&Văn bản")
        document.addAction(new_action(self, "Văn bản &mới…", self.new_entry, "Ctrl+N"))
        self._export = new_action(self, "&Xuất ra Word…", self.export, "Ctrl+E")
        document.addAction(self._export)
        document.addAction(new_action(self, "&Ghi", self._say_saved, "Ctrl+S"))
        self._back = new_action(self, "&Danh sách văn bản", self._show_home, "Ctrl+W")
        document.addAction(self._back)
        document.addSeparator()
        document.addAction(new_action(self, "Đó&ng chương trình", self.close, "Alt+F4"))
        office = bar.addMenu("&Cơ quan")
        office.addAction(new_action(self, "&Thông tin cơ quan…", self.edit_office))
        pages = bar.addMenu("&Mục")
        pages.addAction(new_action(self, "Mục &tiếp theo", lambda: self._step(1), "F6"))
        pages.addAction(new_action(self, "Mục t&rước", lambda: self._step(-1), "Shift+F6"))
        about = bar.addMenu("&Trợ giúp")
        about.addAction(new_action(self, "&Giới thiệu", self._about))

    def _step(self, by: int) -> None:
        if self._page:
            self._page.step(by)

    def _enable(self) -> None:
        for action in (self._export, self._back):
            action.setEnabled(self._page is not None)

    def _about(self) -> None:
        tell(
            self,
            "Giới thiệu",
            f"{NAME}\nPhiên bản {__version__}\n\nSoạn kế hoạch, báo cáo theo Nghị định 30/2020/NĐ-CP. "
            "Dữ liệu chỉ nằm trên máy này.",
        )


def _documents() -> Path:
    folder = Path.home() / "Documents"
    return folder if folder.is_dir() else Path.home()
