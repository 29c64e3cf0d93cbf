"""Where an exported document goes and under which name."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.carry.export import CannotWrite
from cchc_desktop.document.tree import Document
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.inputs import LineEdit
from cchc_desktop.ui.paper.exporting import write_file
from cchc_desktop.ui.pieces import ask, button, label, tell

_FORBIDDEN = '<>:"/\\|?*'


class ExportDialog(Dialog):
    """Asks for folder, name and kinds of file; refuses only what no system could write."""

    def __init__(self, folder: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Xuất văn bản")
        self._folder = LineEdit("Thư mục")
        self._folder.setText(folder)
        self._name = LineEdit("Tên tệp")
        self._name.setText(name)
        self._pdf = QCheckBox("Ghi thêm bản &PDF")
        self._lay_out()

    @property
    def folder(self) -> Path:
        """The chosen folder."""
        return Path(self._folder.text().strip())

    def targets(self) -> dict[str, Path]:
        """The files to write by kind: “docx” and, on wish, “pdf”."""
        kinds = ["docx", *(["pdf"] if self._pdf.isChecked() else [])]
        name = self._name.text().strip().removesuffix(".docx")
        return {kind: self.folder / f"{name}.{kind}" for kind in kinds}

    def accept(self) -> None:
        """Close when the folder is there and the name can be written."""
        name = self._name.text().strip()
        if not self._folder.text().strip() or not self.folder.is_dir():
            tell(self, "Xuất văn bản", f"Không thấy thư mục “{self.folder}”. Hãy chọn thư mục khác.")
        elif not name or any(char in _FORBIDDEN for char in name) or name.startswith("."):
            tell(self, "Xuất văn bản", f"Tên tệp không được trống, không chứa {' '.join(_FORBIDDEN)}.")
        elif self._may_replace():
            super().accept()

    def _may_replace(self) -> bool:
        there = [path.name for path in self.targets().values() if path.exists()]
        return not there or ask(
            self,
            "Xuất văn bản",
            f"Trong thư mục đã có {', '.join(there)}. Ghi đè lên tệp cũ?",
            "Ghi đè",
            "Đặt tên khác",
        )

    def _lay_out(self) -> None:
        folder = QHBoxLayout()
        folder.addWidget(self._folder, 1)
        folder.addWidget(button("&Chọn…", self._choose))
        form = QFormLayout()
        form.addRow(label("Thư &mục", buddy=self._folder), folder)
        form.addRow("&Tên tệp", self._name)
        form.addRow("", self._pdf)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Hủy", self.reject))
        buttons.addWidget(button("Xuất", self.accept, main=True))
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addLayout(buttons)
        self.setMinimumWidth(640)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Chọn thư mục", self._folder.text())
        if chosen:
            self._folder.setText(chosen)


def export_sheet(parent: QWidget, document: Document, folder: str, name: str) -> None:
    """Ask where a document that is no entry (a sheet, a receipt) goes, and write it there."""
    dialog = ExportDialog(folder, name, parent)
    if not dialog.exec():
        return
    try:
        for kind, path in dialog.targets().items():
            write_file(document, kind, path)
    except CannotWrite as error:
        tell(parent, "Chưa xuất được", str(error))
    else:
        tell(parent, "Xuất văn bản", f"Đã ghi vào {dialog.folder}.")
