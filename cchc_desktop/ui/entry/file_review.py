"""Reading anybody's Word file: what was found in it, to look at and to print."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.document.unreadable import MOST_BYTES, UnreadableFile
from cchc_desktop.form.findings import Finding
from cchc_desktop.paths import reason
from cchc_desktop.review.reviewing import check_docx
from cchc_desktop.review.sheet import findings_sheet
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.entry.review_panel import Reviewed, ReviewPanel
from cchc_desktop.ui.paper.export_dialog import export_sheet
from cchc_desktop.ui.pieces import button, label, tell
from cchc_desktop.ui.progress import Stopped, Told, beside, go_on


def review_file(path: Path, parent: QWidget) -> None:
    """Read a Word file and show what was found; the file itself is never touched."""
    try:
        findings = beside(parent, "Soát tệp Word", f"Đang soát {path.name}…", partial(_checked, path))
    except Stopped:
        return
    except OSError as error:
        tell(parent, "Soát tệp Word", f"Không đọc được {path.name} ({reason(error)}). Hãy thử tệp khác.")
    except UnreadableFile as error:
        tell(parent, "Soát tệp Word", f"Không soát được {path.name}: {error}")
    else:
        FileReviewDialog(path, findings, parent).exec()


def _checked(path: Path, told: Told) -> list[Finding]:
    with path.open("rb") as file:
        return check_docx(file.read(MOST_BYTES + 1), told=partial(go_on, told))


class FileReviewDialog(Dialog):
    """What was found in a file."""

    def __init__(self, path: Path, findings: list[Finding], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Soát {path.name}")
        self._path, self._findings = path, findings
        self.panel = ReviewPanel(of_file=True)
        self.panel.show_reviewed(Reviewed(findings))
        self.panel.sheet_wanted.connect(self._save_sheet)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Đóng", self.accept, main=True))
        column = QVBoxLayout(self)
        column.addWidget(
            label(f"{len(findings)} nhận xét. Tệp không bị sửa; người soạn tự quyết định.", "quiet")
        )
        column.addWidget(self.panel, 1)
        column.addLayout(buttons)
        self.resize(720, 560)

    def _save_sheet(self) -> None:
        sheet = findings_sheet(None, self._findings, {})
        export_sheet(self, sheet, str(self._path.parent), f"phieu-soat_{self._path.stem}")
