"""What Qt itself writes is Vietnamese: nothing of its catalogue that reaches the screen is forgotten."""

import re
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
)

from cchc_desktop.ui.vietnamese import table
from tests.ui.qt_catalogue import catalogue

NEVER_SEEN = {
    *(
        "QRegularExpression",
        "QXmlStream",
        "QLibrary",
        "QFactoryLoader",
        "QPluginLoader",
        "QCommandLineParser",
    ),
    *("QDomParser", "QJsonParseError", "QSharedMemory", "QSystemSemaphore", "QProcess", "QTgaFile"),
    *("QFile", "QFileDevice", "QIODevice", "QSaveFile", "QImageReader", "QImageWriter"),  # told in our words
    *("QGuiApplication", "QApplication", "QWidget"),  # of the command line, and “*” of a changed window
    *("QDBusTrayIcon", "QAxSelect", "QWindowsDirect2DIntegration", "QSpiAccessibleBridge"),
    *("QMdiArea", "QFontDatabase", "QPageSize"),  # names of writing systems and of sizes of paper
}
OTHER_SYSTEMS = re.compile(
    r"QSql|Socket|Ssl|Dtls|Dns|Http|Network|Host|Server$|Sctp|Udp|Android|Cocoa|MAC_|quiacc"
)
DATABASES = re.compile(r"(Result|Driver)(Private)?:?$|QMimerSQL|QSQLite|QODBC|QPSQL|QOCI|QDB2|QIBase|QMYSQL")


def wanted() -> list[tuple[str, str]]:
    return [
        (context, text)
        for context, texts in sorted(catalogue().items())
        if context not in NEVER_SEEN | {"QShortcut"}
        and not OTHER_SYSTEMS.search(context)
        and not DATABASES.search(context)
        and "Assets" not in context
        for text in sorted(texts)
        if not text.startswith("<p>Qt is a C++")  # “About Qt”, which no menu opens
    ]


def test_nothing_that_qt_can_write_on_the_screen_is_forgotten():
    texts = table()
    assert len(wanted()) > 350
    assert [one for one in wanted() if not texts.get(one[0], {}).get(one[1])] == []


def test_nothing_is_translated_that_qt_does_not_say():
    known = catalogue()
    odd = [
        (context, text) for context, texts in table().items() for text in texts if text not in known[context]
    ]
    assert odd == []


def test_places_for_values_are_all_there():
    for context, texts in table().items():
        for english, vietnamese in texts.items():
            assert sorted(re.findall(r"%\d", english)) == sorted(re.findall(r"%\d", vietnamese)), context


def test_keys_with_alt_are_ascii_letters():
    marked = [text for texts in table().values() for text in texts.values() if "&" in text]
    assert marked
    assert [text for text in marked if not re.search(r"&[A-Za-z]", text)] == []


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("Ctrl+S", "Ctrl+S"),
        ("Alt+Up", "Alt+Mũi tên lên"),
        ("Del", "Delete"),
        ("Ctrl+Space", "Ctrl+Phím cách"),
        ("F5", "F5"),
    ],
)
def test_keys_are_read_in_english_and_shown_in_words_of_the_keyboard(
    app: QApplication, keys: str, shown: str
):
    sequence = QKeySequence(keys)
    assert not sequence.isEmpty()
    assert sequence.toString(QKeySequence.SequenceFormat.NativeText) == shown
    assert QKeySequence(shown) == sequence
    assert QKeySequence(sequence.toString(QKeySequence.SequenceFormat.PortableText)) == sequence


def test_every_standard_button_is_vietnamese(app: QApplication):
    box = QDialogButtonBox()
    for button in QDialogButtonBox.StandardButton:
        if button != QDialogButtonBox.StandardButton.NoButton:
            box.addButton(button)
    texts = {button.text().replace("&", "") for button in box.buttons()}
    assert {"Đồng ý", "Hủy", "Đóng", "Có", "Không", "Lưu", "Mở", "Bỏ qua", "Thử lại"} <= texts
    assert not texts & {"OK", "Cancel", "Close", "Yes", "No", "Save", "Open", "Ignore", "Retry", "Help"}


def test_menu_of_a_text_is_vietnamese(app: QApplication):
    line, text = QLineEdit("chữ"), QTextEdit("chữ")
    for menu in (line.createStandardContextMenu(), text.createStandardContextMenu()):
        words = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
        assert words[:5] == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán"]
        menu.deleteLater()


def test_file_dialog_of_other_systems_is_vietnamese(app: QApplication, tmp_path: Path):
    dialog = QFileDialog(None, "Chọn tệp", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = cast(
        "list[QLabel | QPushButton]", [*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton)]
    )
    buttons = cast("list[QToolButton]", dialog.findChildren(QToolButton))
    said = {control.text().replace("&", "") for control in labels} | {one.toolTip() for one in buttons}
    assert {"Tìm trong:", "Tên tệp:", "Loại tệp:", "Mở", "Hủy", "Thư mục cha"} <= said
    assert not {one for one in said if one.isascii() and " " in one}
    dialog.deleteLater()


def test_days_and_numbers_are_written_as_in_viet_nam(app: QApplication):
    local = QLocale()
    assert local.toString(1234.5) == "1.234,5"
    day = date(2026, 8, 5)
    assert local.toString(QDate(day.year, day.month, day.day), "dd/MM/yyyy") == "05/08/2026"
    assert local.standaloneDayName(1) == "Thứ Hai"


def test_what_qt_does_not_know_stays_as_it_is(app: QApplication):
    assert QCoreApplication.translate("QLineEdit", "Something else") == "Something else"
