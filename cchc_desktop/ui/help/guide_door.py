"""F1 anywhere: the chapter of the user guide that fits the place where the clerk is."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget
from shiboken6 import isValid

from cchc_desktop.ui.help.guide_window import GuideWindow

PLACES = {
    "AboutDialog": "bat-dau",
    "BackupDialog": "sao-luu",
    "BinDialog": "trang-thai#thung-rac",
    "CalendarPopup": "bao-cao-moi",
    "CarriedDialog": "chep-usb",
    "CarryDialog": "chep-usb",
    "ChannelsDialog": "so-theo-doi",
    "CommitmentsDialog": "ke-hoach",
    "CutOffDialog": "bao-cao-moi",
    "DiaryWindow": "so-theo-doi",
    "EntryPage": "dien-tung-muc",
    "CheckPage": "xuat",
    "ExportDialog": "xuat",
    "FileReviewDialog": "soat",
    "Home": "man-hinh-dau",
    "KeepDialog": "lan-dau",
    "KnownDocumentsDialog": "dien-tung-muc#van-ban-vien-dan",
    "LeftoverDialog": "ky-moi",
    "MentionDialog": "dien-tung-muc#van-ban-vien-dan",
    "MishapWindow": "su-co#loi-ngoai-du-kien",
    "NewEntryDialog": "bao-cao-moi",
    "NumberEditor": "dien-tung-muc#so-lieu",
    "OfficeDialog": "lan-dau",
    "OfficesDialog": "lan-dau",
    "PackageDialog": "chep-usb",
    "PackageFiguresDialog": "chep-usb",
    "PhraseDialog": "dien-tung-muc#doan-van",
    "PhraseEdit": "dien-tung-muc#doan-van",
    "Preview": "in-pdf",
    "RatioEditor": "dien-tung-muc#so-lieu",
    "RegisterDialog": "trang-thai#so-dang-ky",
    "ReviewPanel": "soat",
    "RollOverDialog": "ky-moi",
    "SectionList": "dien-tung-muc#sua-muc",
    "SetUpDialog": "lan-dau",
    "SourceDialog": "ky-moi#bao-cao-cu",
    "SpreadDialog": "ky-moi#bao-cao-cu",
    "StateDialog": "trang-thai",
    "ValuePicker": "dien-tung-muc#gia-tri",
    "VersionsDialog": "trang-thai#ban-truoc",
}
"""Which chapter is about which page or dialog, by the class's name: nobody has to know of the guide."""


class GuideDoor(QObject):
    """Gives every dialog the key F1, and opens the guide over whatever has the keys."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.guide: GuideWindow | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def open(self, place: str = "") -> None:
        """The guide at a place; without one, at the chapter of what is on the screen."""
        place = place or place_of(QApplication.focusWidget()) or place_of(self._page())
        over = QApplication.activeModalWidget() or self._window
        if self.guide and isValid(self.guide) and self.guide.parentWidget() is not over:
            self.guide.deleteLater()
            self.guide = None
        if self.guide is None or not isValid(self.guide):
            self.guide = GuideWindow(over)
        self.guide.show_place(place)

    def _page(self) -> QWidget | None:
        """What the window shows, where nothing has the keys."""
        stacks: Any = self._window.findChildren(QStackedWidget)
        return stacks[0].currentWidget() if stacks else None

    def _on_focus(self, _left: QWidget | None, entered: QWidget | None) -> None:
        window = entered.window() if entered else None
        if isinstance(window, QDialog) and not (isinstance(window, GuideWindow) or window.findChild(_Key)):
            _Key(window, self)


class _Key(QShortcut):
    """F1 in one dialog; it goes with the dialog."""

    def __init__(self, dialog: QDialog, door: GuideDoor) -> None:
        super().__init__(QKeySequence("F1"), dialog)
        self.activated.connect(door.open)


def place_of(widget: QWidget | None) -> str:
    """The chapter about the nearest page or dialog that a widget is in."""
    while widget is not None:
        for cls in type(widget).__mro__:
            if cls.__name__ in PLACES:
                return PLACES[cls.__name__]
        widget = widget.parentWidget()
    return ""
