"""The window's quiet look: one stylesheet, one set of colours, sizes that follow the font."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

INK, QUIET, LINE = "#1f2a37", "#55606e", "#cfd6de"
PAPER, GROUND, TINT = "#ffffff", "#f3f5f7", "#e8f0fb"
ACCENT, ACCENT_DARK = "#1b5e9b", "#134675"
WARN_GROUND, WARN_INK = "#fff6e0", "#6b4a00"

_SHEET = f"""
QWidget {{ color: {INK}; }}
QMainWindow, QDialog, QScrollArea, #ground {{ background: {GROUND}; }}
QToolTip {{ color: {INK}; background: {PAPER}; border: 1px solid {LINE}; padding: 4px; }}
QLineEdit, QTextEdit, QPlainTextEdit, QTableWidget, QListWidget, QTreeWidget {{
  background: {PAPER}; border: 1px solid {LINE}; border-radius: 4px;
  selection-background-color: {ACCENT}; selection-color: {PAPER};
}}
QLineEdit {{ padding: 4px 8px; min-height: 24px; }}
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QTableWidget:focus, QListWidget:focus,
QTreeWidget:focus {{ border: 2px solid {ACCENT}; }}
QComboBox, QAbstractSpinBox {{ min-height: 28px; }}
QComboBox QLineEdit, QAbstractSpinBox QLineEdit {{
  border: none; padding: 0; min-height: 0; background: transparent;
}}
QPushButton, QToolButton {{
  background: {PAPER}; border: 1px solid {LINE}; border-radius: 4px; padding: 5px 12px; min-height: 22px;
}}
QPushButton:hover, QToolButton:hover {{ background: {TINT}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {LINE}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {ACCENT}; padding: 4px 11px; }}
QPushButton:disabled, QToolButton:disabled {{ color: #8a939e; }}
QPushButton[main="true"] {{ background: {ACCENT}; color: {PAPER}; border-color: {ACCENT}; font-weight: 600; }}
QPushButton[main="true"]:hover {{ background: {ACCENT_DARK}; }}
QPushButton[main="true"]:focus {{ border: 2px solid {INK}; }}
QPushButton[main="true"]:disabled {{ background: {LINE}; color: {QUIET}; }}
QListWidget#sections {{ background: {GROUND}; border: 1px solid {GROUND}; outline: none; }}
QListWidget#sections:focus {{ border: 1px solid {ACCENT}; }}
QListWidget#sections::item {{ padding: 7px 6px; border-radius: 4px; }}
QListWidget#sections::item:selected {{ background: {TINT}; color: {INK}; }}
QTreeWidget::item {{ padding: 6px 2px; }}
QListWidget::item {{ padding: 7px 6px; }}
QTreeWidget::item:selected, QListWidget::item:selected {{ background: {TINT}; color: {INK}; }}
QHeaderView::section {{
  background: {GROUND}; border: none; border-bottom: 1px solid {LINE}; padding: 6px; color: {QUIET};
}}
QLabel[role="title"] {{ font-size: 14pt; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: 12pt; font-weight: 600; }}
QLabel[role="question"] {{ font-weight: 600; }}
QLabel[role="quiet"] {{ color: {QUIET}; }}
QLabel[role="example"] {{ color: {QUIET}; background: {PAPER}; border-left: 3px solid {LINE}; padding: 6px; }}
QLabel[role="note"] {{ color: {WARN_INK}; background: {WARN_GROUND}; border-radius: 3px; padding: 4px 8px; }}
QFrame#notice {{ background: {WARN_GROUND}; border: 1px solid #ecd9a6; border-radius: 4px; }}
QFrame#notice QLabel {{ color: {WARN_INK}; }}
QFrame#card {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: 6px; }}
QToolButton#flat {{ border: none; background: transparent; padding: 3px 8px; }}
QToolButton#flat:hover {{ background: {TINT}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: #8a939e; }}
QToolButton[role="link"] {{ border: none; background: transparent; color: {ACCENT}; padding: 5px 0; }}
QToolButton[role="link"]:hover {{ color: {ACCENT_DARK}; text-decoration: underline; }}
QToolButton[role="link"]:focus {{ border-bottom: 2px solid {ACCENT}; }}
QSplitter::handle {{ background: {LINE}; }}
QStatusBar {{ background: {GROUND}; color: {QUIET}; }}
QMenu {{ background: {PAPER}; border: 1px solid {LINE}; }}
QMenu::item {{ padding: 6px 28px 6px 16px; }}
QMenu::item:selected {{ background: {TINT}; color: {INK}; }}
"""


def dress(app: QApplication) -> None:
    """Give the application its look: the same on every Windows theme, readable on a poor screen."""
    app.setStyle("Fusion")
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
    app.setPalette(palette)
    font = app.font()
    font.setPointSizeF(max(font.pointSizeF(), 10))
    app.setFont(font)
    app.setStyleSheet(_SHEET)
