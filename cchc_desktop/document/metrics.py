"""How long a text is in Times, from a table and not from the machine's fonts."""

import tomllib
from functools import cache

from cchc_desktop.document.look import Style
from cchc_desktop.paths import shipped

_EM = 2048
_MM_PER_POINT = 25.4 / 72


def text_width(text: str, style: Style) -> float:
    """The length of one unbroken line in millimetres.

    >>> round(text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Style(13, bold=True)))
    96
    """
    widths = _widths(
        "bold_italic"
        if style.bold and style.italic
        else "bold"
        if style.bold
        else "italic"
        if style.italic
        else "regular"
    )
    units = sum(widths.get(char, _EM // 2) for char in text)
    return units / _EM * style.size * _MM_PER_POINT


@cache
def _widths(face: str) -> dict[str, int]:
    table = tomllib.loads(shipped("resources/rules/times.toml").read_text(encoding="utf-8"))
    return {char: int(width) for width, chars in table[face].items() for char in chars}
