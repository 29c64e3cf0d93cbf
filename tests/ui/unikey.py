"""How Unikey types: keys of Telex or VNI, and what it sends to the program for each of them.

For a key that changes letters already there, Unikey sends a backspace for each letter from the first one that
changes, then the letters anew as characters without a key (VK_PACKET). The marks go where the syllable wants
them: when a letter is added behind “hoà” the mark moves, and the letters before it are sent again.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

BACK = "\b"
_CIRCUMFLEX, _BREVE, _HORN, _STROKE = "\u0302", "\u0306", "\u031b", "-"
_TONES = {"\u0301": 1, "\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0323": 5}
_TONE_SIGNS = {number: sign for sign, number in _TONES.items()}
_TELEX_TONES = {1: "s", 2: "f", 3: "r", 4: "x", 5: "j"}
_VOWELS = "aeiouy"


@dataclass(frozen=True)
class Letter:
    """A letter as the keyboard has it, and the mark that makes another one of it (â, ă, ơ, đ)."""

    base: str
    mark: str = ""

    @property
    def text(self) -> str:
        if self.mark == _STROKE:
            return "Đ" if self.base.isupper() else "đ"
        return unicodedata.normalize("NFC", self.base + self.mark)


@dataclass(frozen=True)
class Syllable:
    """What was typed since the last blank; ``new`` is the manner “hoà, thuý” instead of “hòa, thúy”."""

    letters: tuple[Letter, ...] = ()
    tone: int = 0
    new: bool = False

    @property
    def text(self) -> str:
        at = self._bearer() if self.tone else -1
        return "".join(
            unicodedata.normalize("NFC", one.text + (_TONE_SIGNS[self.tone] if n == at else ""))
            for n, one in enumerate(self.letters)
        )

    def typed(self, key: str, *, vni: bool) -> "Syllable":
        """The syllable after one more key."""
        changed = self._with_tone(key, vni) or self._marked(key, vni)
        return changed or replace(self, letters=(*self.letters, Letter(key)))

    def _with_tone(self, key: str, vni: bool) -> "Syllable | None":
        keys = {str(n): n for n in _TONE_SIGNS} if vni else {sign: n for n, sign in _TELEX_TONES.items()}
        tone = keys.get(key.lower())
        return replace(self, tone=tone) if tone and self._vowels() else None

    def _marked(self, key: str, vni: bool) -> "Syllable | None":
        low = key.lower()
        if low == ("9" if vni else "d"):
            return self._with(
                {n for n, one in enumerate(self.letters[:1]) if one.base in "dD" and not one.mark}, _STROKE
            )
        if low == "7" if vni else low == "w":
            found = self._last("ou")
            pair = found - 1 if found > 0 and self.letters[found].base.lower() == "o" else -1
            both = {found} | ({pair} if pair in self._vowels() and self.letters[pair].base in "uU" else set())
            if found >= 0 and (vni or self._last("a") < found):
                return self._with(both, _HORN)
        if low == "8" if vni else low == "w":
            return self._with({self._last("a")}, _BREVE)
        if low == "6" if vni else low in "aeo":
            return self._with({self._last("aeo" if vni else low)}, _CIRCUMFLEX)
        return None

    def _with(self, places: set[int], mark: str) -> "Syllable | None":
        kept = {n for n in places if n >= 0 and not self.letters[n].mark}
        if not kept:
            return None
        letters = (replace(one, mark=mark) if n in kept else one for n, one in enumerate(self.letters))
        return replace(self, letters=tuple(letters))

    def _last(self, bases: str) -> int:
        return next((n for n in reversed(self._vowels()) if self.letters[n].base.lower() in bases), -1)

    def _vowels(self) -> list[int]:
        """The letters that can bear a tone: not the u of “qu”, not the i of “gi” before another vowel."""
        found = [n for n, one in enumerate(self.letters) if one.base.lower() in _VOWELS]
        head = "".join(one.base.lower() for one in self.letters[:2])
        return found[1:] if head in ("qu", "gi") and len(found) > 1 else found

    def _bearer(self) -> int:
        vowels = self._vowels()
        marked = [n for n in vowels if self.letters[n].mark]
        if marked:
            return marked[-1]
        closed = vowels[-1] < len(self.letters) - 1
        if len(vowels) > 2 or (len(vowels) == 2 and closed):
            return vowels[1]
        pair = "".join(self.letters[n].base.lower() for n in vowels)
        return vowels[1] if self.new and pair in ("oa", "oe", "uy") else vowels[0]


def keys_of(word: str, *, vni: bool, late: bool) -> str:
    """The keys for a word: marks behind their letters, the tone behind its vowel or, ``late``, at the end."""
    keys, tone = "", ""
    for char in word:
        base, mark, number = _taken_apart(char)
        keys += base + _mark_key(base, mark, vni)
        if number:
            tone = str(number) if vni else _TELEX_TONES[number]
            keys += "" if late else tone
    return keys + (tone if late else "")


def shown(keys: str, *, vni: bool, new: bool) -> Iterator[str]:
    """What stands on the screen after each key."""
    syllable = Syllable(new=new)
    for key in keys:
        syllable = syllable.typed(key, vni=vni)
        yield syllable.text


def sent(word: str, *, vni: bool, late: bool) -> str | None:
    """The characters that reach the program while a word is typed, backspaces among them.

    None when Unikey would make another word of these keys (“Internet”): nobody types it so.
    """
    keys = keys_of(word, vni=vni, late=late)
    for new in (False, True):
        screens = ["", *shown(keys, vni=vni, new=new)]
        if screens[-1] == word:
            return "".join(_burst(before, after) for before, after in pairwise(screens))
    return None


def send(stream: str) -> None:
    """The stream as key events, to whatever has the focus at each of them."""
    for char in stream:
        widget = QApplication.focusWidget()
        assert widget
        key = Qt.Key.Key_Backspace if char == BACK else Qt.Key.Key_Space if char == " " else Qt.Key(0)
        if char.isascii() and char.isalnum():
            key = Qt.Key(ord(char.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char))


def _burst(before: str, after: str) -> str:
    same = next(
        (n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )
    return BACK * (len(before) - same) + after[same:]


def _taken_apart(char: str) -> tuple[str, str, int]:
    if char in "đĐ":
        return ("D" if char == "Đ" else "d"), _STROKE, 0
    base, *signs = [*unicodedata.normalize("NFD", char)]
    marks = [sign for sign in signs if sign not in _TONES]
    tones = [_TONES[sign] for sign in signs if sign in _TONES]
    return base, marks[0] if marks else "", tones[0] if tones else 0


def _mark_key(base: str, mark: str, vni: bool) -> str:
    if not mark:
        return ""
    if vni:
        return {_CIRCUMFLEX: "6", _HORN: "7", _BREVE: "8", _STROKE: "9"}[mark]
    return "w" if mark in (_HORN, _BREVE) else base.lower()
