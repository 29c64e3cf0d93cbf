"""Leaving out the sentences that hang on an optional value nobody gave."""

import re
from collections.abc import Callable, Iterator

from cchc_desktop.form.spots import cut
from cchc_desktop.prose import Line, Live, Text, is_blank

_OBJECT = "\ufffc"
_DASH = re.compile(r"\s*[-+•*]\s+")
_END = re.compile(r"[.!?…][”)\]]*\s+")


def without_unsaid(line: Line, is_unsaid: Callable[[Live], bool]) -> Line:
    """The line without the sentences in which an optional value is unsaid; nothing of it when none is left.

    A dash at the beginning stays with what is left of its line.
    """
    typed = "".join(span.text if isinstance(span, Text) else _OBJECT for span in line)
    gaps = [at for at, span in _objects(line) if span.optional and is_unsaid(span)]
    if not gaps:
        return line
    dash = _DASH.match(typed)
    begin = dash.end() if dash else 0
    kept = [(a, b) for a, b in _sentences(typed, begin) if not any(a <= gap < b for gap in gaps)]
    rest = _trimmed(tuple(span for a, b in kept for span in cut(line, a, b)))
    return () if is_blank(rest) else (*cut(line, 0, begin), *rest)


def _objects(line: Line) -> Iterator[tuple[int, Live]]:
    at = 0
    for span in line:
        if isinstance(span, Live):
            yield at, span
        at += 1 if isinstance(span, Live) else len(span.text)


def _sentences(typed: str, begin: int) -> Iterator[tuple[int, int]]:
    """From–to of each sentence, blanks included; one begins with a capital, a quote or a value."""
    start = begin
    for end in _END.finditer(typed, begin):
        following = typed[end.end() : end.end() + 1]
        if following.isupper() or following in ("“", '"', "(", _OBJECT):
            yield start, end.end()
            start = end.end()
    yield start, len(typed)


def _trimmed(line: Line) -> Line:
    """Without the blanks that stood before a sentence at the end."""
    if line and isinstance(line[-1], Text):
        last = line[-1]
        return (*line[:-1], Text(last.text.rstrip(), last.bold, last.italic))
    return line
