"""The five real documents as DOCX and PDF, with a picture of the window: ``python -m tests.demo FOLDER``."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(folder: Path) -> int:
    """Fills the folder and says what was made; 1 when anything is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = sorted((ROOT / "tests" / "golden").glob("*.json"))
    made = [
        rendered(entry, folder / f"{entry.stem}{ending}") for entry in entries for ending in (".docx", ".pdf")
    ]
    picture = picture_of_window(folder)
    if picture:
        print(f"  {picture.name}")
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


def picture_of_window(folder: Path) -> Path | None:
    """The picture that was taken of the window, in the folder; None as long as there is no window."""
    return None


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute()))
