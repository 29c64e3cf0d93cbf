"""Text as a clerk types it: lines of plain, bold and italic spans and of live values."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

PARTS = ("type", "so", "number", "date", "issuer", "abstract")
"""The parts of a citation that a mention may write; ``so`` is the word “số”."""

DATE_STYLES = ("full", "short", "bare")
"""ngày 08 tháng 02 năm 2023 · ngày 08/02/2023 (zeros as the decree) · ngày 8/2/2023."""


_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\0\u0300\u0309\u0303\u0301\u0323"
_NONCHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_UNWRITABLE = re.compile(f"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{_NONCHARACTERS}]")


class BadEntry(Exception):
    """Input that cannot be taken: where it stands and, in Vietnamese, what is wrong."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place}: {what}" if place else what)
        self.place = place
        self.what = what


@dataclass(frozen=True)
class Text:
    """Typed characters of one weight; what looks like a code in them is just text."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Live:
    """A value kept by its name, shown as it stands now.

    ``parts`` and ``date`` are set only on a mention of a citation whose writing the clerk chose. An
    ``optional`` one takes its sentence out of the document while there is nothing to say.
    """

    name: str
    bold: bool = False
    italic: bool = False
    parts: tuple[str, ...] = ()
    date: str = ""
    optional: bool = False


Span = Text | Live
Line = tuple[Span, ...]
Prose = tuple[Line, ...]


def clean(text: str, place: str) -> str:
    """The text in NFC, or ``BadEntry`` for a character that no document can hold.

    XML 1.0 has no place for control characters and lone surrogates; dropping them in silence
    would change what was typed.
    """
    if found := _UNWRITABLE.search(text):
        raise BadEntry(place, f"có ký tự không viết được vào văn bản (U+{ord(found[0]):04X})")
    return unicodedata.normalize("NFC", text)


def is_unwritable(char: str) -> bool:
    """Whether a character has no place in a line: a control, a line break, half a surrogate."""
    return _UNWRITABLE.match(char) is not None


def folded(text: str) -> str:
    """The text as one types it in a hurry: small letters without marks, đ as d, blanks collapsed.

    >>> folded("  Báo cáo  ĐẶC KHU ")
    'bao cao dac khu'
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text).lower())
    return " ".join(bare.replace("đ", "d").split())


def vietnamese_key(text: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """What lists sort by: word after word, in each the letters (a ă â b c d đ …), then the tones.

    The order of tones is that of the dictionaries: none, huyền, hỏi, ngã, sắc, nặng. Numbers come
    before letters and by their value.

    >>> " ".join(sorted("bạ ban bà đa dã bả ba ăn âm an bá bã".split(), key=vietnamese_key))
    'an ăn âm ba bà bả bã bá bạ ban dã đa'
    """
    return tuple(map(_word_key, re.findall(r"[0-9]+|[^\W0-9]+", unicodedata.normalize("NFC", text.lower()))))


def _word_key(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if word.isdecimal():
        return (0, int(word)), ()
    bare, tones = [], []
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tones.append(_TONES.index(char))
        else:
            bare.append(char)
    letters = unicodedata.normalize("NFC", "".join(bare))
    return tuple(_LETTERS.find(char) + 1 or ord(char) + 100 for char in letters), tuple(tones)


def plain(text: str) -> Line:
    """A line of unadorned text; the empty text is the empty line."""
    return (Text(text),) if text else ()


def is_blank(line: Line) -> bool:
    """Whether a line holds neither a live value nor a visible character."""
    return not any(isinstance(span, Live) or span.text.strip() for span in line)


def lives(lines: Iterable[Line]) -> list[Live]:
    """Every live value in the lines, in order."""
    return [span for line in lines for span in line if isinstance(span, Live)]


def merged(spans: Iterable[Span]) -> Line:
    """The same line with neighbours of one weight joined and nothing empty, the one way to store it."""
    line: list[Span] = []
    for span in spans:
        if isinstance(span, Text):
            if not span.text:
                continue
            last = line[-1] if line else None
            if isinstance(last, Text) and (last.bold, last.italic) == (span.bold, span.italic):
                line[-1] = replace(last, text=last.text + span.text)
                continue
        line.append(span)
    return tuple(line)


def line_from_json(raw: Any, place: str) -> Line:
    """A line from its JSON: a string, or a list of strings and ``bold``/``italic``/``live`` objects."""
    return merged(_spans(raw, place, bold=False, italic=False))


def prose_from_json(raw: Any, place: str) -> Prose:
    """Paragraphs from their JSON list; a single string is one paragraph."""
    if isinstance(raw, str):
        raw = [raw]
    if not isinstance(raw, list):
        raise BadEntry(place, "phải là danh sách các đoạn văn")
    return tuple(line_from_json(line, f"{place}[{n}]") for n, line in enumerate(raw))


def line_to_json(line: Line) -> Any:
    """The JSON of a line: a bare string when it is nothing more."""
    items = [_span_to_json(span) for span in merged(line)]
    if not items:
        return ""
    return items[0] if len(items) == 1 and isinstance(items[0], str) else items


def prose_to_json(prose: Prose) -> list[Any]:
    """The JSON of paragraphs."""
    return [line_to_json(line) for line in prose]


def _spans(raw: Any, place: str, *, bold: bool, italic: bool) -> list[Span]:
    if isinstance(raw, str):
        return [Text(clean(raw, place), bold, italic)]
    if isinstance(raw, list):
        return [span for item in raw for span in _spans(item, place, bold=bold, italic=italic)]
    if not isinstance(raw, dict):
        raise BadEntry(place, "phải là chữ, hoặc danh sách chữ và giá trị")
    if set(raw) == {"bold"}:
        return _spans(raw["bold"], place, bold=True, italic=italic)
    if set(raw) == {"italic"}:
        return _spans(raw["italic"], place, bold=bold, italic=True)
    if "live" in raw:
        return [_live(raw, place, bold=bold, italic=italic)]
    raise BadEntry(place, f"không hiểu {', '.join(sorted(map(str, raw))) or 'khối trống'}")


def _live(raw: dict[str, Any], place: str, *, bold: bool, italic: bool) -> Live:
    unknown = sorted(set(raw) - {"live", "parts", "date", "optional"})
    if unknown:
        raise BadEntry(place, f"khóa lạ trong giá trị: {', '.join(unknown)}")
    name, parts, date = raw["live"], raw.get("parts", []), raw.get("date", "")
    optional = raw.get("optional", False)
    if not isinstance(name, str) or not name:
        raise BadEntry(place, "giá trị phải có tên")
    if not isinstance(parts, list) or any(part not in PARTS for part in parts):
        raise BadEntry(place, f"parts chỉ gồm: {', '.join(PARTS)}")
    if date and date not in DATE_STYLES:
        raise BadEntry(place, f"date chỉ là một trong: {', '.join(DATE_STYLES)}")
    if not isinstance(optional, bool):
        raise BadEntry(place, "optional phải là true hoặc false")
    return Live(clean(name, place), bold, italic, tuple(parts), date, optional)


def _span_to_json(span: Span) -> Any:
    value: Any
    if isinstance(span, Text):
        value = span.text
    else:
        value = {"live": span.name}
        if span.parts:
            value["parts"] = list(span.parts)
        if span.date:
            value["date"] = span.date
        if span.optional:
            value["optional"] = True
    if span.italic:
        value = {"italic": value}
    if span.bold:
        value = {"bold": value}
    return value
