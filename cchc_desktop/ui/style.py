"""The window's quiet look: one stylesheet, one set of colours, sizes that follow the font."""

import re

from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from cchc_desktop.paths import shipped

INK, QUIET, LINE = "#1f2a37", "#55606e", "#cfd6de"
PAPER, GROUND, TINT = "#ffffff", "#f3f5f7", "#e8f0fb"
ACCENT, ACCENT_DARK = "#1b5e9b", "#134675"
WARN_GROUND, WARN_INK = "#fff6e0", "#6b4a00"
DONE_GROUND, DONE_INK = "#e8f5ec", "#1c5230"
DISABLED = "#8a939e"
HANDLE = "#848e9a"
"""What is drawn along a scroll bar; contrast to the ground 3.1:1."""

PROBLEM = "#b3400f"
"""What wants to be looked at again; contrast to paper 5.7:1."""

TEXT_SIZES = (100, 115, 125, 150, 175)
"""Per cent of the usual text that the clerk may choose for the screen."""

_LEAST_POINTS = 10.0
"""Points of the usual text, where the system does not write larger of itself."""

_THICKEST_LINE = 2
_BASE, _CHOSEN = "cchcBasePoints", "cchcTextSize"

_SHEET = f"""
QWidget {{ color: {INK}; }}
QFrame#strip {{ border-top: 1px solid {LINE}; border-bottom: 1px solid {LINE}; }}
QMainWindow, QDialog, QScrollArea, #ground {{ background: {GROUND}; }}
QToolTip {{ color: {INK}; background: {PAPER}; border: 1px solid {LINE}; padding: 4px; }}
QLineEdit, QTextEdit, QPlainTextEdit, QTableView, QListWidget, QTreeWidget {{
  background: {PAPER}; border: 1px solid {LINE}; border-radius: 4px;
  selection-background-color: {ACCENT}; selection-color: {PAPER};
}}
QTextEdit, QPlainTextEdit, QTableView, QListWidget, QTreeWidget {{ padding: 1px; }}
QTextEdit:focus, QPlainTextEdit:focus, QTableView:focus, QListWidget:focus, QTreeWidget:focus {{
  border: 2px solid {ACCENT}; padding: 0;
}}
QLineEdit {{ padding: 4px 8px; min-height: 24px; placeholder-text-color: {QUIET}; }}
QLineEdit:focus {{ border: 2px solid {ACCENT}; padding: 3px 7px; }}
QComboBox {{ min-height: 30px; padding: 1px 4px; }}
QAbstractSpinBox {{ min-height: 23px; padding: 1px 4px; }}
QComboBox:focus, QAbstractSpinBox:focus {{ border: 2px solid {ACCENT}; border-radius: 4px; }}
QComboBox QAbstractItemView::item {{ min-height: 32px; }}
QComboBox QAbstractItemView::item:selected {{ background: {ACCENT}; color: {PAPER}; }}
QComboBox QLineEdit, QAbstractSpinBox QLineEdit {{
  border: none; padding: 0; min-height: 0; background: transparent;
}}
QPushButton, QToolButton {{
  background: {PAPER}; border: 1px solid {LINE}; border-radius: 4px; padding: 5px 12px; min-height: 22px;
}}
QPushButton:hover, QToolButton:hover {{ background: {TINT}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {LINE}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {ACCENT}; padding: 4px 11px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {DISABLED}; }}
QPushButton[main="true"] {{ background: {ACCENT}; color: {PAPER}; border-color: {ACCENT}; font-weight: 600; }}
QPushButton[main="true"]:hover {{ background: {ACCENT_DARK}; }}
QPushButton[main="true"]:focus {{ border: 2px solid {INK}; }}
QPushButton[main="true"]:disabled {{ background: {LINE}; color: {QUIET}; }}
QPushButton#big {{ border-radius: 6px; padding: 0; }}
QListView, QTreeView {{ outline: none; }}
QListWidget#sections {{ background: {GROUND}; border: 1px solid {GROUND}; outline: none; }}
QListWidget#sections:focus {{ border: 1px solid {ACCENT}; }}
QListWidget#sections::item {{ padding: 8px 6px; border: 1px solid transparent; border-radius: 4px; }}
QListWidget#sections::item:selected {{ background: {TINT}; color: {INK}; }}
QTreeWidget::item {{ padding: 8px 2px; border: 1px solid transparent; }}
QListWidget::item {{ padding: 8px 6px; border: 1px solid transparent; }}
QTreeWidget::item:selected, QListWidget::item:selected {{ background: {TINT}; color: {INK}; }}
QHeaderView::section {{
  background: {GROUND}; border: none; border-bottom: 1px solid {LINE}; padding: 6px; color: {QUIET};
}}
QLabel[role="title"] {{ font-size: 14pt; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: 12pt; font-weight: 600; }}
QLabel[role="question"] {{ font-weight: 600; }}
QLabel[role="quiet"] {{ color: {QUIET}; }}
QLabel[role="late"] {{ color: {WARN_INK}; font-weight: 600; }}
QLabel[role="example"] {{ color: {QUIET}; background: {PAPER}; border-left: 3px solid {LINE}; padding: 6px; }}
QLabel[role="note"] {{ color: {WARN_INK}; background: {WARN_GROUND}; border-radius: 3px; padding: 4px 8px; }}
QFrame#notice {{ background: {WARN_GROUND}; border: 1px solid #ecd9a6; border-radius: 4px; }}
QFrame#notice QLabel {{ color: {WARN_INK}; }}
QFrame#notice[done="true"] {{ background: {DONE_GROUND}; border-color: #b9dcc3; }}
QFrame#notice[done="true"] QLabel, QLabel[role="done"] {{ color: {DONE_INK}; }}
QLabel[role="done"] {{ background: {DONE_GROUND}; border-radius: 3px; padding: 6px 8px; font-weight: 600; }}
QFrame#summary {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: 6px; }}
QFrame#summary[wanted="true"] {{ border: 2px solid {PROBLEM}; }}
QFrame#card {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: 6px; }}
QToolButton#flat {{
  border: none; background: transparent; padding: 3px 11px; min-height: 26px;
}}
QToolButton#flat:focus {{ border: 2px solid {ACCENT}; padding: 1px 9px; }}
QToolButton#flat:hover, QToolButton#flat:checked {{ background: {TINT}; }}
QCheckBox, QRadioButton {{
  min-height: 28px; spacing: 8px; padding: 0 4px; border: 2px solid transparent; border-radius: 4px;
}}
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{ width: 15px; height: 15px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {ACCENT}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {DISABLED}; }}
QToolButton[role="link"] {{ border: none; background: transparent; color: {ACCENT}; padding: 5px 0; }}
QToolButton[role="link"]:hover {{ color: {ACCENT_DARK}; text-decoration: underline; }}
QToolButton[role="link"]:focus {{ border-bottom: 2px solid {ACCENT}; }}
QTabBar::tab {{
  min-height: 32px; padding: 0 14px; background: transparent; color: {QUIET};
  border: 2px solid transparent; border-bottom: 3px solid transparent;
}}
QTabBar::tab:selected {{ color: {INK}; border-bottom-color: {ACCENT}; }}
QTabBar::tab:hover {{ background: {TINT}; }}
QTabBar::tab:selected:focus {{ border: 2px solid {ACCENT}; border-bottom-width: 3px; }}
QSplitter::handle {{ background: {LINE}; }}
QScrollBar {{ background: {GROUND}; border: none; }}
QScrollBar:vertical {{ width: 14px; }}
QScrollBar:horizontal {{ height: 14px; }}
QScrollBar::handle {{ background: {HANDLE}; border: 3px solid {GROUND}; border-radius: 7px; }}
QScrollBar::handle:vertical {{ min-height: 34px; }}
QScrollBar::handle:horizontal {{ min-width: 34px; }}
QScrollBar::handle:hover {{ background: {QUIET}; }}
QScrollBar::handle:disabled {{ background: {GROUND}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: {GROUND}; }}
QStatusBar {{ background: {GROUND}; color: {QUIET}; }}
QMenu {{ background: {PAPER}; border: 1px solid {LINE}; }}
QMenuBar {{ background: {GROUND}; border-bottom: 1px solid {LINE}; }}
QMenuBar::item {{ padding: 9px 10px; background: transparent; }}
QMenuBar::item:selected {{ background: {TINT}; }}
QMenu::item {{ padding: 9px 28px 9px 16px; }}
QMenu::item:selected {{ background: {TINT}; color: {INK}; }}
QMenu::item:disabled {{ color: {DISABLED}; }}
"""


def dress(app: QApplication, size: int = 100) -> None:
    """Give the application its look: the same on every Windows theme, readable on a poor screen."""
    app.setWindowIcon(QIcon(str(shipped("resources/icons/cchc.ico"))))
    app.setStyle("Fusion")
    app.setPalette(_palette())
    app.setProperty(_BASE, max(app.font().pointSizeF(), _LEAST_POINTS))
    set_text_size(app, size)


def text_size(app: QApplication) -> int:
    """The chosen size of the text in per cent."""
    return int(app.property(_CHOSEN) or 100)


def set_text_size(app: QApplication, size: int) -> None:
    """All text, and the room around it, at so many per cent of the usual, from now on."""
    font = app.font()
    font.setPointSizeF(float(app.property(_BASE) or _LEAST_POINTS) * size / 100)
    app.setProperty(_CHOSEN, size)
    app.setFont(font)
    app.setStyleSheet(sheet(size))


def scaled(pixels: int) -> int:
    """A width or height that is right for the usual text, for the text as large as it is now."""
    return round(pixels * max(1.0, QApplication.font().pointSizeF() / _LEAST_POINTS))


def sheet(size: int) -> str:
    """The stylesheet for text of this size; lines stay as thin as they are."""

    def larger(found: re.Match[str]) -> str:
        number = int(found[1])
        return f"{round(number * size / 100) if number > _THICKEST_LINE else number}{found[2]}"

    return re.sub(r"\b([0-9]+)(px|pt)\b", larger, _SHEET)


def _palette() -> QPalette:
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, GROUND),
        (QPalette.ColorRole.Base, PAPER),
        (QPalette.ColorRole.AlternateBase, GROUND),
        (QPalette.ColorRole.Button, PAPER),
        (QPalette.ColorRole.WindowText, INK),
        (QPalette.ColorRole.Text, INK),
        (QPalette.ColorRole.ButtonText, INK),
        (QPalette.ColorRole.Highlight, ACCENT),
        (QPalette.ColorRole.HighlightedText, PAPER),
        (QPalette.ColorRole.PlaceholderText, QUIET),
        (QPalette.ColorRole.ToolTipBase, PAPER),
        (QPalette.ColorRole.ToolTipText, INK),
    ):
        palette.setColor(role, QColor(colour))
    return palette
