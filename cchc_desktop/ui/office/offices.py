"""The office through time: what it is called since which day, and which one a document is dated in.

The day of issue decides what stands in a letterhead (NĐ 30/2020, PL I, II.2 and II.4). A new document is
still to be issued, so it begins with the office of today, whatever period it tells about. Once it is
dated on a day of another office, the page says so and offers that one; it changes nothing by itself.
"""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from cchc_desktop.form.wording import screen_date
from cchc_desktop.office import Office
from cchc_desktop.prose import BadEntry
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.store.settings import Settings
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.entry.entry_page import EntryPage
from cchc_desktop.ui.office.office_dialog import OfficeDialog
from cchc_desktop.ui.pieces import ask, button, label, tell

MERGER = date(2025, 7, 1)
"""From this day there is no district above a commune (Luật Tổ chức chính quyền địa phương 72/2025/QH15)."""

_ALWAYS = date(2000, 1, 1)
_TITLE = "Thông tin cơ quan"


def first_day(office: Office) -> date:
    """Since when an office holds that is the first to be known: by who stands above it.

    A thị trấn belongs to the time of before, whoever stands above it.
    """
    above = office.superior
    after = not above or above == office.province or above.startswith("tỉnh ")
    return MERGER if after and office.unit != "thị trấn" else _ALWAYS


def held_since(desk: Desk) -> date | None:
    """The first day of the office of today, or None before one was set."""
    days = [day for day, _ in desk.settings.offices()]
    return max((day for day in days if day <= date.today()), default=min(days, default=None))


def keep_office(desk: Desk, office: Office, since: date | None = None) -> None:
    """Keep the office from a day on, else in place of today's; raises ``BadEntry`` and ``StoreProblem``."""
    day = since or held_since(desk) or first_day(office)
    desk.writer.do(lambda db: Settings(db).set_office(office, day)).result()


def keep_only_office(desk: Desk, office: Office) -> None:
    """Keep the office, and where no other is known let it hold from the first day of its own model."""
    known = [day for day, _ in desk.settings.offices()]
    if len(known) == 1:
        before, day = known[0], first_day(office)
        desk.writer.do(lambda db: Settings(db).move_office(office, day, before)).result()
    else:
        keep_office(desk, office)


def edit_offices(desk: Desk, parent: QWidget) -> None:
    """Change the office for new documents; where several are known, first ask which."""
    if len(desk.settings.offices()) > 1:
        OfficesDialog(desk, parent).exec()
    else:
        office = desk.office() or Office()
        _edit(desk, office, held_since(desk), parent)


def remind_of_office(desk: Desk, page: EntryPage) -> None:
    """Offer the office of the document's own day, when it bears another of the known ones."""
    if len(page.entry.date) < 10:
        return
    known = [office for _, office in desk.settings.offices()]
    then = desk.settings.office_on(date.fromisoformat(page.entry.date))
    if then and then != page.entry.office and page.entry.office in known:
        day = screen_date(date.fromisoformat(page.entry.date))
        said = f"Ngày {day}, cơ quan theo thông tin đã ghi là {described(then)}."
        page.notice.say(said, "Dùng thông tin lúc đó", lambda: page.set_office(then))


def offer_office(desk: Desk, page: EntryPage) -> None:
    """Offer the office as it is now to the open document, which keeps the names that it was made with."""
    now = desk.office()
    if now and now != page.entry.office:
        said = "Thông tin cơ quan vừa ghi chưa vào văn bản đang mở."
        page.notice.say(said, "Đưa vào văn bản này", lambda: page.set_office(now))


def described(office: Office) -> str:
    """“UBND xã Gia Viễn, cấp trên: tỉnh Ninh Bình”."""
    above = f", cấp trên: {office.superior}" if office.superior else ""
    return f"{office.body or 'UBND'} {office.commune}{above}"


class OfficesDialog(Dialog):
    """The offices known, the newest first; each change is kept at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_TITLE)
        self._desk = desk
        self.list = QListWidget()
        self.list.setAccessibleName("Thông tin cơ quan theo thời gian")
        self.list.itemActivated.connect(lambda _item: self.edit())
        buttons = QHBoxLayout()
        buttons.addWidget(button("&Bỏ", self.remove))
        buttons.addStretch(1)
        buttons.addWidget(button("Đóng", self.accept))
        buttons.addWidget(button("&Sửa…", self.edit, main=True))
        column = QVBoxLayout(self)
        about = (
            "Văn bản mới lấy thông tin đang áp dụng hôm nay. Văn bản đề ngày khác thì chương trình hỏi có "
            "lấy thông tin của ngày đó không."
        )
        column.addWidget(label(about, "quiet"))
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.resize(620, 360)
        self._refresh()

    def edit(self) -> None:
        """Change the chosen one, or make another of it that holds from another day."""
        day, office = self._offices[max(0, self.list.currentRow())]
        _edit(self._desk, office, day, self)
        self._refresh()

    def remove(self) -> None:
        """Forget the chosen one; the last stays."""
        day, office = self._offices[max(0, self.list.currentRow())]
        if len(self._offices) == 1:
            tell(self, _TITLE, "Phải còn ít nhất một thông tin cơ quan; hãy sửa thay vì bỏ.")
        elif ask(self, _TITLE, f"Bỏ thông tin “{described(office)}”? Văn bản đã lập giữ nguyên.", "Bỏ"):
            _forget(self._desk, day, self)
            self._refresh()

    def _refresh(self) -> None:
        self._offices = self._desk.settings.offices()[::-1]
        now = held_since(self._desk)
        self.list.ensurePolished()
        self.list.clear()
        for day, office in self._offices:
            used = " (đang dùng)" if day == now else ""
            self.list.addItem(f"Từ {screen_date(day)}{used}: {described(office)}")
        self.list.setCurrentRow(0)


def _edit(desk: Desk, office: Office, since: date | None, parent: QWidget) -> None:
    dialog = OfficeDialog(office, parent, since)
    if not dialog.exec():
        return
    try:
        keep_office(desk, dialog.office(), dialog.since() if since else None)
    except (BadEntry, StoreProblem) as error:
        tell(parent, "Chưa lưu được thông tin cơ quan", str(error))
    else:
        _tell_of_lists(desk, office.superior, dialog.office().superior, parent)


def _tell_of_lists(desk: Desk, before: str, after: str, parent: QWidget) -> None:
    """Recipients are the clerk's own words: another body above does not change them, but is told."""
    named = [one.name for one in desk.settings.recipients() if before and before in "\n".join(one.items)]
    if named and before != after:
        said = f"Trong nơi nhận thường dùng ({', '.join(named)}) còn ghi “{before}”."
        tell(parent, _TITLE, f"{said} Xem lại trong bảng chọn Cơ quan, mục Nơi nhận thường dùng.")


def _forget(desk: Desk, day: date, parent: QWidget) -> None:
    try:
        desk.writer.do(lambda db: Settings(db).drop_office(day)).result()
    except StoreProblem as error:
        tell(parent, _TITLE, str(error))
