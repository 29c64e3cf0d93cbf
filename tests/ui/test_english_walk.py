"""No English word stands in any window, menu, hint or name, nor in the source of what is shown."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from tests.ui.qt_catalogue import catalogue
from tests.ui.texts import texts_of
from tests.ui.toured import toured

ROOT = Path(__file__).resolve().parent.parent.parent
UI = ROOT / "cchc_desktop" / "ui"
WORDS = """
about above accept add after again all allow already also and another any apply are ask available back
backup because been before begin below between both browse but button cancel cannot change check choose
clear click close column complete confirm contains content continue copy could create current cut data
database date day default delete detail details dialog directory does document done down drive edit empty
enter entry error every exit export failed field file files find first folder font form format found from
full has have help here hide import info information insert install invalid item keep keyboard language
last later left less letter line list load loading local long lower made make many match menu message
missing mode month more move name never new next none nothing number off ok old only open option options
other over overwrite page paper parent paste path period please position preview previous print printer
problem program properties quit read ready recent redo refresh remove rename replace report required
reset restore result retry right row run save saved saving search section select selected send set
settings show size skip some sorry sort start state stop stopped string success sure switch system tab
table template text than that then these this title tool total true type undo unknown until update upper
use used user value version view wait warning was were what when where which while window with without
word write wrong year yes yet you your zoom
"""
NAMES = set(
    "word excel usb pdf docx xlsx csv cchc unikey windows start ctrl alt shift telex vni email website "
    "zalo facebook qt python pyside sqlite unicode mit apache gnu lgpl byte".split()
)
"""What a clerk knows by its English name."""

KEYS = re.compile(
    r"(Ctrl|Alt|Shift)(\+(Ctrl|Alt|Shift))*\+(Page (Up|Down)|Delete|Insert|Home|End|Enter|Space|Tab|.)"
    r"|\b(Delete|Insert|Home|End|Enter|Esc|Tab|Backspace|Page Up|Page Down|Print Screen|F\d+)\b(?=$|[,.;)]| )"
)
"""Keys are called what stands on them."""

LICENCES = {"AboutDialog", "LicenceDialog"}


@cache
def english() -> frozenset[str]:
    """Words of Qt's English and common ones, but for those that Vietnamese has too."""
    own = {word for texts in catalogue().values() for text in texts for word in _words(text) if len(word) > 2}
    return frozenset((own | set(WORDS.split())) - _vietnamese_without_marks() - NAMES)


def _vietnamese_without_marks() -> set[str]:
    """Words of the documents and of the forms that need no mark: “ban”, “theo”, “trong”, “hay”."""
    sources = [*(ROOT / "tests" / "golden").glob("*.txt"), ROOT / "tests" / "ui" / "test_english_walk.py"]
    documents = " ".join(path.read_text(encoding="utf-8") for path in sources[:-1])
    return _words(documents) | set(
        "in to an on no so me he can con cho con may hay van tin khi long sang phong".split()
    )


def _words(text: str) -> set[str]:
    plain = text.replace("&", "")
    return {word.lower() for word in re.findall(r"[^\W\d_]+", plain) if word.isascii()}


def english_in(text: str) -> set[str]:
    """The English words of a text on the screen; names of keys are none."""
    return _words(KEYS.sub(" ", text)) & english()


def test_no_window_menu_hint_or_name_is_english(app: QApplication):
    found = toured("1366×768", 100, whole=True)
    assert len(found.texts) > 500
    told = {(words, tuple(english_in(words))) for _, words in found.texts if not _from_outside(words)}
    assert sorted(one for one in told if one[1]) == []


def _from_outside(words: str) -> bool:
    """Paths, addresses, names of files and of what the program is made of, which are nobody's words."""
    part = r"GPL|BSD-|^Microsoft|^click-"
    return bool(re.search(rf"[\\/][\w.-]+[\\/]|https?:|{part}|\.(docx|toml|cchc|saoluu)\b", words))


UNSEEN = {
    *(
        "Times New Roman",
        "Documents",
        "LICENSE",
        "LICENSE.txt",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "Ins",
        "Del",
        "Preview",
    ),
    "(^|/)(licen[cs]es?|copying|notice)[^/]*$",
}
"""Names of fonts, files, folders, variables and keys."""


def _sources() -> Iterator[tuple[str, str]]:
    """Every string in the source of the window that may reach the screen, with its place."""
    for path in sorted(UI.glob("**/*.py")):
        if path.name != "wordhtml.py":  # its words are Word's tags
            tree = ast.parse(path.read_text(encoding="utf-8"))
            unseen = {id(inner) for node in _unseen(tree) for inner in ast.walk(node)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in unseen:
                    yield f"{path.name}:{node.lineno}", node.value


def _unseen(tree: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, types, and what is said to programmers: in the log, in an error that ends the program."""
    for node in ast.walk(tree):
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        call = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        if docstring or isinstance(node, ast.Raise) or call == "cast" or call.startswith("logging."):
            yield node
        elif isinstance(node, ast.FunctionDef | ast.AnnAssign | ast.arg):
            yield from filter(None, (getattr(node, "returns", None), getattr(node, "annotation", None)))


def _technical(text: str) -> bool:
    """Ids, keys, signals, styles and types: one word in small letters, or marks of their own languages."""
    return bool(
        re.fullmatch(r"[a-z0-9_./:#*?%+=<>\[\]|,-]*", text) or re.search(r"[{};]|^Q[A-Z]|\(\)|->|::", text)
    )


def test_no_string_in_the_source_of_the_window_is_english():
    seen = [(place, text) for place, text in _sources() if not _technical(text)]
    assert len(seen) > 400
    told = [
        (place, text) for place, text in seen if english_in(text) and not _marks(text) and text not in UNSEEN
    ]
    assert told == []


def _marks(text: str) -> bool:
    return bool(re.search(r"[À-ỹ]", text))


@pytest.mark.parametrize(
    "planted", ["Cancel", "&Save", "Open file", "Show Details...", "Are you sure?", "Delete all"]
)
def test_planted_english_is_caught_wherever_it_stands(app: QApplication, planted: str):
    dialog = QDialog()
    places: list[QWidget] = [QPushButton(planted), QLabel(planted), QLineEdit(), QWidget(), QMenu(dialog)]
    places[2].setPlaceholderText(planted)  # type: ignore[attr-defined]
    places[3].setToolTip(planted)
    places[4].addAction(planted)
    dialog.setWindowTitle(planted)
    for place in places[:4]:
        place.setParent(dialog)
        alone = [words for words in texts_of(place) if english_in(words)]
        assert alone == [planted]
    assert len([words for words in texts_of(dialog) if english_in(words)]) >= 6
    dialog.deleteLater()


@pytest.mark.parametrize(
    "kept", ["Xuất ra Word…", "Chép ra USB", "Bấm Ctrl+S để ghi", "In", "Kèm bản PDF", "Bàn phím Unikey"]
)
def test_what_a_clerk_knows_by_its_name_is_let_through(kept: str):
    assert english_in(kept) == set()
