"""Reading the HTML that Word, Excel and browsers put on the clipboard."""

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from cchc_desktop.prose import Text

_BLOCKS = frozenset(
    "p br div li tr h1 h2 h3 h4 h5 h6 ul ol dl dt dd table blockquote pre section article center".split()
)
_EMPTY = frozenset("br img hr meta link input col wbr base area".split())
_UNSEEN = frozenset(("script", "title", "xml", "del", "style"))
_BOLD = frozenset("b strong th h1 h2 h3 h4 h5 h6".split())
_ITALIC = frozenset(("i", "em", "cite"))
_OLD_FONT = re.compile(r"(^|[,:\s\"'])(\.Vn|VNI-)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_NUMBER_MARK = re.compile(r"\(?\w+(\.\w+)*[.)/:]+")


@dataclass(frozen=True)
class _Look:
    """How the text inside one element is written; ``mark`` says that it is a list's own mark."""

    bold: bool = False
    italic: bool = False
    old_font: bool = False
    unseen: bool = False
    mark: bool = False


class Markup(HTMLParser):
    """Collects ``lines`` of text with weight and slant, and whether an old font was met."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[Text]] = [[]]
        self.old_font = False
        self._open: list[tuple[str, _Look]] = []
        self._rules: dict[str, str] = {}
        self._counters: list[int] = []
        self._cells = 0
        self._only_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag in _EMPTY:
            self._bound(tag)
            return
        look = self._styled(tag, given)
        self._bound(tag)
        self._open.append((tag, look))
        self._structure(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in (name for name, _ in self._open):
            return
        if tag in ("ul", "ol") and self._counters:
            self._counters.pop()
        while self._open.pop()[0] != tag:
            pass
        self._bound(tag)

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "style":
            self._rules.update(_rules(data))
        look = self._look
        if look.unseen:
            return
        words = _BLANKS.sub(" ", data)
        if look.mark:
            words = _mark(words.strip()) if words.strip() else ""
        self.old_font |= look.old_font and any(char.isalpha() for char in words)
        self._add(words, look)

    def unknown_decl(self, data: str) -> None:
        """Word's conditional sections are read like any other text."""

    @property
    def _look(self) -> _Look:
        return self._open[-1][1] if self._open else _Look()

    def _add(self, words: str, look: _Look) -> None:
        if words:
            self.lines[-1].append(Text(words, look.bold, look.italic))
        self._only_mark &= not words.strip()

    def _bound(self, tag: str) -> None:
        if tag != "tr" and any(name in ("td", "th") for name, _ in self._open):
            self._add(" " if tag in _BLOCKS else "", self._look)
        elif tag in _BLOCKS:
            self._break()

    def _break(self) -> None:
        if self.lines[-1] and not self._only_mark:
            self.lines.append([])

    def _structure(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self._counters.append(0 if tag == "ol" else -1)
        elif tag == "li":
            self._item()
        elif tag == "tr":
            self._cells = 0
        elif tag in ("td", "th"):
            self._cell()

    def _cell(self) -> None:
        if self._cells:
            line = self.lines[-1]
            line[-1:] = [replace(span, text=span.text.rstrip()) for span in line[-1:]]
            self._add("; ", self._look)
        self._cells += 1

    def _item(self) -> None:
        numbered = bool(self._counters) and self._counters[-1] >= 0
        if numbered:
            self._counters[-1] += 1
        self._add(f"{self._counters[-1]}. " if numbered else "- ", _Look())
        self._only_mark = True

    def _styled(self, tag: str, given: dict[str, str]) -> _Look:
        look = self._look
        look = replace(
            look,
            bold=look.bold or tag in _BOLD,
            italic=look.italic or tag in _ITALIC,
            unseen=look.unseen or tag in _UNSEEN,
            old_font=bool(_OLD_FONT.search(given["face"])) if given.get("face") else look.old_font,
        )
        classes = [f".{name}" for name in given.get("class", "").lower().split()]
        for key in (tag, *classes, *(tag + name for name in classes)):
            look = _with_style(look, self._rules.get(key, ""))
        return _with_style(look, given.get("style", ""))


class Cells(HTMLParser):
    """Collects the cells of the first table, merged ones included."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[list[tuple[str, int, int]]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th") and self._rows:
            spans = dict(attrs)
            self._rows[-1].append(("", _count(spans.get("colspan")), _count(spans.get("rowspan"))))
            self._inside = True
        elif tag in ("br", "p", "div") and self._inside:
            self._append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._append(data)

    def unknown_decl(self, data: str) -> None:
        """Excel's conditional sections are read like any other text."""

    def grid(self) -> list[list[str]]:
        """Rows of cells; a merged cell stands in its first place, its other places are blank."""
        below: dict[int, int] = {}
        return [_spread(row, below) for row in self._rows]

    def _append(self, words: str) -> None:
        text, across, down = self._rows[-1][-1]
        self._rows[-1][-1] = (_BLANKS.sub(" ", text + words), across, down)


def _spread(row: list[tuple[str, int, int]], below: dict[int, int]) -> list[str]:
    cells: list[str] = []

    def pass_merged() -> None:
        while below.get(len(cells), 0):
            below[len(cells)] -= 1
            cells.append("")

    for text, across, down in row:
        pass_merged()
        for n in range(across):
            below[len(cells)] = down - 1
            cells.append("" if n else text)
    pass_merged()
    return cells


def _count(raw: str | None) -> int:
    return min(max(int(raw), 1), 1000) if raw and raw.isdecimal() else 1


def _rules(sheet: str) -> dict[str, str]:
    plain = re.sub(r"<!--|-->|/\*.*?\*/", " ", sheet, flags=re.DOTALL)
    return {
        selector.strip().lower(): body
        for selectors, body in _RULE.findall(plain)
        for selector in selectors.split(",")
    }


def _with_style(look: _Look, style: str) -> _Look:
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        look = _with_declaration(look, name.strip().lower(), value.strip())
    return look


def _with_declaration(look: _Look, name: str, value: str) -> _Look:
    plain = value.lower()
    if name == "font-weight":
        return replace(look, bold=plain in ("bold", "bolder") or (plain.isdecimal() and int(plain) >= 600))
    if name == "font-style":
        return replace(look, italic=plain in ("italic", "oblique"))
    if name in ("font-family", "font"):
        return replace(look, old_font=bool(_OLD_FONT.search(value)))
    if name == "display" and plain == "none":
        return replace(look, unseen=True)
    if name == "mso-list" and plain == "ignore":
        return replace(look, mark=True)
    return look


def _mark(words: str) -> str:
    if words == "+" or _NUMBER_MARK.fullmatch(words):
        return f"{words} "
    return "- "
