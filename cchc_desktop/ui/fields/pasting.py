"""What is kept of text that comes from Word, a browser or Excel: paragraphs, bold, italic, dashes, cells."""

import re
from dataclasses import dataclass, replace

from cchc_desktop.prose import Line, Prose, Span, Text, is_blank, is_unwritable, merged, plain
from cchc_desktop.ui.fields.wordhtml import Cells, Markup

OLD_FONT = (
    "Đoạn vừa dán dùng phông chữ cũ (.VnTime hoặc VNI) nên chữ có thể hiện sai. Hãy gõ lại, "
    "hoặc chuyển mã sang Unicode bằng Unikey rồi dán lại."
)
_BULLET = re.compile(r"^\s*[•·▪◦‣●○■□♦➢✓✔\uf0b7\uf0a7\uf0d8]\s*")
_OWN_NUMBER = re.compile(r"^\s*(\d{1,3}[.)]|[a-zđ][.)]|[-–+•])\s+")
_OBJECT = "\ufffc"


@dataclass(frozen=True)
class Pasted:
    """Text ready for an editor, and what should be told about it."""

    prose: Prose
    old_font: bool = False
    removed: int = 0

    @property
    def warnings(self) -> tuple[str, ...]:
        """Plain sentences for the person who pasted."""
        told = [OLD_FONT] if self.old_font else []
        if self.removed:
            told.append(f"Đã bỏ {self.removed} ký tự không viết được vào văn bản khỏi đoạn vừa dán.")
        return tuple(told)


def writable(text: str) -> str:
    """One line of the text: line breaks become blanks, what no document can hold is left out."""
    kept = re.sub(r"[\t\r\n\v\f\u2028\u2029]+", " ", text)
    return "".join(char for char in kept if not is_unwritable(char) and char != _OBJECT)


def from_text(text: str) -> Pasted:
    """Plain text: every line break begins a line, blank lines are left out.

    >>> from_text("Một" + chr(10) + "• hai").prose
    ((Text(text='Một', bold=False, italic=False),), (Text(text='- hai', bold=False, italic=False),))
    """
    rows = re.split(r"\r\n|[\r\n\v\f\u2028\u2029]", text.removeprefix("\ufeff"))
    kept = [writable(row) for row in rows]
    lines = tuple(plain(_BULLET.sub("- ", line)) for line in kept if line.strip())
    return Pasted(lines or (plain("".join(kept)),), removed=unwritable("".join(rows)))


def from_html(html: str) -> Pasted:
    """Word's or a browser's clipboard: weight, slant, paragraphs and list marks are kept, no more."""
    markup = Markup()
    markup.feed(html)
    markup.close()
    removed = sum(unwritable(span.text) for line in markup.lines for span in line)
    lines = (_tidy(line) for line in markup.lines)
    return Pasted(tuple(line for line in lines if not is_blank(line)), markup.old_font, removed)


def without_marks(prose: Prose) -> Prose:
    """Lines for a list that puts its own numbers or dashes: those typed before them are taken off."""
    return tuple(_without_mark(line) for line in prose)


def in_one_line(prose: Prose) -> Prose:
    """The same text as a single line, its breaks turned into blanks; no value in it is optional."""
    spans: list[Span] = []
    for line in prose:
        spans += [Text(" "), *line] if spans else line
    stays = (span if isinstance(span, Text) else replace(span, optional=False) for span in spans)
    return (merged(stays),) if spans else ()


def cells_from(html: str, text: str) -> list[list[str]]:
    """The cells of a table on the clipboard; text without tabs is one column."""
    if "<table" in html.lower():
        table = Cells()
        table.feed(html)
        table.close()
        rows = table.grid()
    else:
        rows = [row.split("\t") for row in text.rstrip("\r\n").splitlines()]
    return [[writable(cell).strip() for cell in row] for row in rows]


def _tidy(line: list[Text]) -> Line:
    kept: list[Text] = []
    for span in line:
        words = writable(span.text)
        if not kept or kept[-1].text.endswith(" "):
            words = words.lstrip(" ")
        if words:
            kept.append(Text(words, span.bold, span.italic))
    if kept:
        kept[0] = Text(_BULLET.sub("- ", kept[0].text), kept[0].bold, kept[0].italic)
        kept[-1] = Text(kept[-1].text.rstrip(" "), kept[-1].bold, kept[-1].italic)
    return merged(kept)


def _without_mark(line: Line) -> Line:
    if not line or not isinstance(line[0], Text):
        return line
    first = line[0]
    return merged((Text(_OWN_NUMBER.sub("", first.text), first.bold, first.italic), *line[1:]))


def unwritable(text: str) -> int:
    """How many characters ``writable`` leaves out; a line break is none of them."""
    lost = (is_unwritable(char) and char not in "\r\n\v\f\u2028\u2029" for char in text)
    return sum(lost) + text.count(_OBJECT)
