"""Qt's own catalogue of what it writes on the screen, read from a translation that comes with Qt."""

import struct
from functools import cache
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

_HASHES, _MESSAGES = 0x42, 0x69
_END, _TEXT, _OBSOLETE, _SOURCE, _CONTEXT, _COMMENT = 1, 3, 5, 6, 7, 8


@cache
def catalogue() -> dict[str, frozenset[str]]:
    """Every English text of Qt's base libraries, by its context."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    parts = _parts((Path(folder) / "qtbase_de.qm").read_bytes())
    hashes, messages = parts[_HASHES], parts[_MESSAGES]
    found: dict[str, set[str]] = {}
    for _, offset in struct.iter_unpack(">II", hashes):
        context, source = _message(messages, offset)
        found.setdefault(context, set()).add(source)
    return {context: frozenset(texts) for context, texts in found.items()}


def _parts(raw: bytes) -> dict[int, bytes]:
    """The parts of a .qm file by their tags; 16 bytes of magic come first."""
    parts, at = {}, 16
    while at < len(raw):
        tag, length = struct.unpack_from(">BI", raw, at)
        parts[tag] = raw[at + 5 : at + 5 + length]
        at += 5 + length
    return parts


def _message(raw: bytes, at: int) -> tuple[str, str]:
    """Context and English text of the message at an offset."""
    told = {_CONTEXT: "", _SOURCE: ""}
    while (tag := raw[at]) != _END:
        if tag == _OBSOLETE:
            at += 5
            continue
        assert tag in (_TEXT, _SOURCE, _CONTEXT, _COMMENT), f"unknown tag {tag}"
        (length,) = struct.unpack_from(">i", raw, at + 1)
        text = raw[at + 5 : at + 5 + max(0, length)]
        if tag in told:
            told[tag] = text.decode("utf-8")
        at += 5 + max(0, length)
    return told[_CONTEXT], told[_SOURCE]
