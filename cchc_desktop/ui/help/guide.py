"""The user guide as it is shipped: one HTML file, read as chapters that can be searched without marks."""

import re
from dataclasses import dataclass
from functools import cache
from html import unescape

from cchc_desktop.paths import shipped
from cchc_desktop.prose import folded

FOLDER = "resources/help"
FILE = f"{FOLDER}/huong-dan.html"

_CHAPTER = re.compile(r'<h1 id="([a-z0-9-]+)">(.*?)</h1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Chapter:
    """A chapter: ``id`` in addresses, its title as it is read, and its HTML with the title."""

    id: str
    title: str
    html: str

    @property
    def text(self) -> str:
        """What is read, in one line."""
        return " ".join(unescape(_TAG.sub(" ", self.html)).split())

    def holds(self, wanted: str) -> bool:
        """Whether every word that is looked for stands in it, with or without marks."""
        text = folded(self.text)
        return all(word in text for word in folded(wanted).split())


@cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters in their order."""
    html = shipped(FILE).read_text(encoding="utf-8").partition("<body>")[2].partition("</body>")[0]
    starts = list(_CHAPTER.finditer(html))
    ends = [*(start.start() for start in starts[1:]), len(html)]
    return tuple(
        Chapter(start[1], unescape(_TAG.sub("", start[2])), html[start.start() : end])
        for start, end in zip(starts, ends, strict=True)
    )
