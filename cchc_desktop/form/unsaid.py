"""Leaving out the sentences that hang on an optional value nobody gave."""

import re
from collections.abc import Callable, Iterator

from cchc_desktop.form.spots import cut
from cchc_desktop.prose import Line, Live, Text

Ranges = tuple[tuple[int, int], ...]
"""From–to of pieces of a line, in characters; a live value counts as one."""

_OBJECT = "\ufffc"
_LABEL = re.compile(r"\s*(?:[-+•*]|(?:\d+\.)*\d+[.)/]|[a-zđ][.)])\s+")
_END = re.compile(r"[.!?…][”)\]]*\s+")
_SHORTENED = re.compile(
    r"(?:^|[\s(“])(?:[A-ZĐ]|TP|Tp|TX|ThS|TS|GS|PGS|BS|KS|CN|TT|NĐ|QĐ|NQ|CT|ĐC|Đ/c|đ/c|v\.v)\.\s+$"
)
"""An abbreviation whose full stop ends no sentence, as in “TP. Lạng Sơn”."""


def without_unsaid(line: Line, is_unsaid: Callable[[Live], bool]) -> Line:
    """The line without the sentences in which an optional value is unsaid; nothing of it when none is left.

    A dash or a label at the beginning stays with what is left of its line.
    """
    ranges = kept(line, is_unsaid)
    return tuple(span for start, end in ranges for span in cut(line, start, end))


def kept(line: Line, is_unsaid: Callable[[Live], bool]) -> Ranges:
    """What of the line ``without_unsaid`` leaves."""
    typed = "".join(span.text if isinstance(span, Text) else _OBJECT for span in line)
    gaps = [at for at, span in _objects(line) if span.optional and is_unsaid(span)]
    if not gaps:
        return ((0, len(typed)),)
    label = _LABEL.match(typed)
    begin = label.end() if label else 0
    said = [(a, b) for a, b in _sentences(typed, begin) if not any(a <= gap < b for gap in gaps)]
    while said and not typed[slice(*said[-1])].strip():
        said.pop()
    if not said:
        return ()
    start, end = said[-1]
    said[-1] = (start, start + len(typed[start:end].rstrip()))
    return tuple((a, b) for a, b in ((0, begin), *said) if a < b)


def _objects(line: Line) -> Iterator[tuple[int, Live]]:
    at = 0
    for span in line:
        if isinstance(span, Live):
            yield at, span
        at += 1 if isinstance(span, Live) else len(span.text)


def _sentences(typed: str, begin: int) -> Iterator[tuple[int, int]]:
    """From–to of each sentence, blanks included; one begins with a capital, a figure, a quote or a value."""
    start = begin
    for end in _END.finditer(typed, begin):
        following = typed[end.end() : end.end() + 1]
        begins = following.isupper() or following.isdigit() or following in ("“", '"', "(", _OBJECT)
        if begins and not _SHORTENED.search(typed, start, end.end()):
            yield start, end.end()
            start = end.end()
    yield start, len(typed)
