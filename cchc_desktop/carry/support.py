"""What the people who help may see: a mishap told by its kind and its way through the program, no text."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import PurePosixPath
from traceback import walk_tb

LOG = "nhat-ky-loi.txt"
"""The local log's name in the data folder."""

_BAR = "  | "
_OWN = ("cchc_desktop/", "site-packages/", "lib/python3.11/")
_DEEPEST = 40
"""Steps of the way that are told: a call that goes round in circles has thousands."""

_KIND = r"[A-Za-z_]\w*(\.\w+)*( [a-z]+=\d+)?"
_PLACE = r"[\w./<>-]{1,120}:\d+ [\w<>]{1,80}"
_TELLING = re.compile(
    rf"\d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d [\d.]+ {_KIND}|  after {_KIND}|  {_PLACE}", re.ASCII
)
"""The lines of the log in which nobody's words can stand."""


def headline(version: str, kind: str, when: datetime) -> str:
    """The first line of an entry of the log."""
    return f"{when:%Y-%m-%d %H:%M:%S} {version} {kind}"


def account(error: BaseException) -> str:
    """An error for the local log, without its headline: causes, way through the program, message.

    The message may quote what somebody typed; it stands behind bars, where ``cleaned`` leaves it out.
    """
    lines = [*_way(error)]
    for cause in _causes(error):
        lines += [f"  after {kind_of(cause)}", *_way(cause)]
    return "\n".join([*lines, barred(str(error))])


def barred(words: str) -> str:
    """Words of whatever origin as they stand in the log."""
    return "\n".join(f"{_BAR}{line}" for line in words.splitlines() or [""])


def kind_of(error: BaseException) -> str:
    """What an error is: its class, and the number that the system or SQLite gave it."""
    number = getattr(error, "errno", None) or getattr(error, "sqlite_errorcode", None)
    cls = type(error)
    name = cls.__qualname__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__qualname__}"
    return f"{name} errno={number}" if isinstance(number, int) else name


def place_of(error: BaseException) -> str:
    """Where in the program an error began, as “cchc_desktop/ui/desk.py:12”; empty without a traceback."""
    way = [*_way(error)]
    return way[-1].split()[0] if way else ""


def cleaned(log: str) -> str:
    """The lines of a log that tell kinds and places alone; everything else is left out."""
    return "\n".join(line for line in log.splitlines() if _TELLING.fullmatch(line))


def support_text(facts: Iterable[tuple[str, str]], log: str) -> str:
    """The file for the people who help: facts about program and PC, then the cleaned log."""
    told = "\n".join(f"{name}: {value}" for name, value in facts)
    return f"{_PREFACE}\n\n{told}\n\nLỗi đã ghi lại\n{cleaned(log) or 'không có'}\n"


_PREFACE = """\
THÔNG TIN HỖ TRỢ CỦA PHẦN MỀM CCHC
Tệp này không chứa nội dung văn bản, số liệu, tên người, tên cơ quan hay đường dẫn thư mục trên máy."""


def _way(error: BaseException) -> Iterator[str]:
    for frame, number in [*walk_tb(error.__traceback__)][-_DEEPEST:]:
        yield f"  {_short(frame.f_code.co_filename)}:{number} {frame.f_code.co_name}"


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen = {id(error)}
    while cause := error.__cause__ or (None if error.__suppress_context__ else error.__context__):
        if id(cause) in seen:
            return
        seen.add(id(cause))
        yield cause
        error = cause


def _short(path: str) -> str:
    """A file's path from the program's or a library's folder on: where they lie tells who the clerk is."""
    plain = path.replace("\\", "/")
    for folder in _OWN:
        _, found, rest = plain.rpartition(folder)
        if found:
            return f"{folder}{rest}" if folder == _OWN[0] else rest
    return PurePosixPath(plain).name
