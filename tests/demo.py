"""The five real documents as DOCX and PDF, with pictures of the window: ``python -m tests.demo FOLDER``."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cchc_desktop.commandline import all_forms, read_entry
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.main_window import MainWindow
from cchc_desktop.ui.style import dress
from cchc_desktop.ui.vietnamese import speak_vietnamese
from tests.fonts import use_whole_times

ROOT = Path(__file__).resolve().parent.parent
SHOWN = ("tai-son-bc-2023-06", "noi-dung")
"""The document and the section in the picture of the form."""


def main(folder: Path) -> int:
    """Fills the folder and says what was made; 1 when anything is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = sorted((ROOT / "tests" / "golden").glob("*.json"))
    with tempfile.TemporaryDirectory() as kept:
        use_whole_times(Path(kept))
        made = [
            rendered(entry, folder / f"{entry.stem}{ending}")
            for entry in entries
            for ending in (".docx", ".pdf")
        ]
        made += pictures_of_window(Path(kept), entries, folder)
    print(f"{sum(made)} of {len(made)} files are in {folder}/")
    return 0 if made and all(made) else 1


def rendered(entry: Path, out: Path) -> bool:
    """Whether the program's own command line made ``out`` of an entry file."""
    start = time.monotonic()
    pdf = ["--pdf"] if out.suffix == ".pdf" else []
    command = [sys.executable, "-m", "cchc_desktop", "render", *pdf, str(entry), str(out)]
    done = subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    print(f"  {out.name}  {'' if done else 'NOT MADE  '}{time.monotonic() - start:.1f} s", flush=True)
    return done


def pictures_of_window(kept: Path, entries: list[Path], folder: Path) -> list[bool]:
    """Whether each picture was taken: the list of documents, and one of them in its form."""
    app = QApplication(["cchc"])
    dress(app)
    speak_vietnamese(app)
    desk = Desk(kept / "demo.db", *all_forms())
    for path in entries:
        form, entry = read_entry(path)
        desk.writer.save(entry, desk.title_of(form, entry))
        if path.stem == SHOWN[0]:
            shown = entry.id
    desk.writer.flush()
    window = MainWindow(desk)
    window.resize(1366, 728)
    window.show()
    taken = [_picture(window, folder / "danh-sach.png")]
    window.open_entry(shown)
    if window.page:
        window.page.open_section(SHOWN[1])
    taken.append(_picture(window, folder / "bieu-mau.png"))
    window.close()
    return taken


def _picture(window: MainWindow, path: Path) -> bool:
    QTest.qWait(300)  # a page with wrapping labels finds its heights in a few rounds
    print(f"  {path.name}", flush=True)
    return window.grab().save(str(path))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute()))
