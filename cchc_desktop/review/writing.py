"""Spelling, signs, blanks and capitals: rules that are patterns, and those that need a little more."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from cchc_desktop.paths import shipped
from cchc_desktop.review import reading as part
from cchc_desktop.review.checks import check, ruled
from cchc_desktop.review.reading import ReadDocument
from cchc_desktop.review.rules import Found, Rule, around_words, shortened
from cchc_desktop.review.spoken import spoken
from cchc_desktop.review.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_QUOTES = (("“", "”", "dấu ngoặc kép"), ("(", ")", "dấu ngoặc đơn"))
_LETTERS = {
    r"\p{Ll}": "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
    r"\p{Lu}": "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ",
}
"""Small and capital letters, by the names that patterns give them inside brackets."""

_BEGINNERS = '.!?:;“"(–-+/…'


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(shipped("resources/rules/words.toml").read_text(encoding="utf-8"))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    for name, letters in _LETTERS.items():
        pattern = pattern.replace(name, letters)
    return re.compile(pattern, re.MULTILINE)


@ruled(
    "KT-01", "KT-02", "KT-03", "KT-04", "KT-07", "KT-08", "KT-09", "KT-10", "KT-11", "KT-12", "KT-13",
    "TU-05", "VH-01", "VH-03", "VH-05", "VH-06", "VH-07", "VH-08", "VH-09",
)  # fmt: skip
def pattern(document: ReadDocument, rule: Rule) -> Iterator[Found]:
    """Places that match the rule's pattern, each with its mend."""
    running = spoken(document)
    around, template = rule.settings.get("around", 0), rule.settings.get("mend")
    needs = rule.settings.get("needs")
    if needs and not any(word in running.lower for word in needs):
        return
    for found in _compiled(rule.settings["pattern"]).finditer(running.text):
        passage, span = running.place(found.span())
        mend = found.expand(template) if template is not None else None
        quote = around_words(passage.text, span, around) if around else found[0]
        words = {"quote": " ".join(quote.split()) if rule.id != "KT-01" else quote, "found": mend or ""}
        yield Found(passage, span, mend, words)
        if rule.settings.get("once"):
            return


@check("KT-06")
def unclosed(document: ReadDocument) -> Iterator[Found]:
    """Quotes and brackets that are opened and not closed, or the other way round."""
    for passage in document.of(part.BODY, part.HEADING, part.ABSTRACT):
        text = passage.text[len(passage.typed) :] if passage.typed.endswith(")") else passage.text
        for opening, closing, name in _QUOTES:
            more = text.count(opening) - text.count(closing)
            if more:
                at = passage.text.rfind(opening if more > 0 else closing)
                what = f"mở {name} mà chưa đóng" if more > 0 else f"đóng {name} mà chưa mở"
                quote = around_words(passage.text, (at, at + 30), 10)
                yield Found(passage, (at, at + 1), words={"found": what, "quote": quote})
        if text.count('"') % 2:
            at = passage.text.rfind('"')
            quote = around_words(passage.text, (at, at + 30), 10)
            yield Found(passage, (at, at + 1), words={"found": "dấu ngoặc kép chưa đủ cặp", "quote": quote})


@check("TU-01")
def doubled(document: ReadDocument) -> Iterator[Found]:
    """A word or two words typed twice."""
    running, allowed = spoken(document), _twice()
    for found in _DOUBLED.finditer(running.text):
        if found[1].lower().split()[0] not in allowed:
            passage, span = running.place(found.span())
            second = (span[0] + len(found[1]), span[1])
            yield Found(passage, second, "", {"quote": found[0]})


_DOUBLED = re.compile(r"\b([^\W\d_]+(?: [^\W\d_]+)?)[ \xa0]+\1\b", re.IGNORECASE)


@cache
def _twice() -> frozenset[str]:
    return frozenset(_words()["twice"]["words"].split())


@cache
def _foreign() -> frozenset[str]:
    return frozenset(_words()["foreign"]["words"].split())


@check("TU-02")
def no_syllable(document: ReadDocument) -> Iterator[Found]:
    """Words in small letters that no Vietnamese syllable looks like."""
    running = spoken(document)
    strange = {word for word in set(_WORD.findall(running.text)) if _is_strange(word)}
    for passage in running.passages if strange else ():
        for found in _WORD.finditer(passage.text):
            if found[0] in strange and not _is_address(passage.text, found.span()):
                yield Found(passage, found.span())


def _is_strange(word: str) -> bool:
    return word.islower() and len(word) > 1 and not is_syllable(word) and word not in _foreign()


def _is_address(text: str, span: tuple[int, int]) -> bool:
    """Whether a word belongs to a web or mail address, or to a sign with figures."""
    before, after = text[max(0, span[0] - 1) : span[0]], text[span[1] : span[1] + 2]
    return before in ("/", "@", ".", "_", "-") or before.isdigit() or bool(re.match(r"[@/_\d]|\.\w", after))


@check("TU-03")
def misspelt(document: ReadDocument) -> Iterator[Found]:
    """Words that offices often misspell."""
    running = spoken(document)
    for anchor, wrong, right in _corrections():
        if anchor not in running.lower:
            continue
        for found in wrong.finditer(running.text):
            passage, span = running.place(found.span())
            mend = right if found[0].endswith(" ") else right.strip()
            mend = mend[:1].upper() + mend[1:] if found[0][:1].isupper() else mend
            yield Found(passage, span, mend, {"found": mend.strip(), "quote": found[0].strip()})


@cache
def _corrections() -> list[tuple[str, re.Pattern[str], str]]:
    """What must stand in a text, in small letters, for a misspelling to be looked for; the two spellings."""
    found = []
    for listed, right in _words()["misspelt"].items():
        for wrong in [listed] if "(" in listed else listed.split("|"):
            anchor = re.split(r"[\\(]", wrong)[0].lower()
            end = r"(?!\w)" if wrong[-1:].isalpha() else ""
            head = f"[{wrong[0].lower()}{wrong[0].upper()}]"
            found.append((anchor, re.compile(rf"{head}(?<!\w.){wrong[1:]}{end}"), right))
    return found


@ruled("TU-04")
def look_alikes(document: ReadDocument, rule: Rule) -> Iterator[Found]:
    """Letters of other alphabets that look like Vietnamese ones."""
    letters = rule.settings["letters"]
    wanted = _compiled(f"[{''.join(letters)}]")
    for passage in document.passages:
        for found in wanted.finditer(passage.text):
            right = letters[found[0]]
            start = passage.text.rfind(" ", 0, found.start()) + 1
            end = passage.text.find(" ", found.end())
            quote = passage.text[start : end if end > 0 else None]
            words = {"found": found[0], "code": f"{ord(found[0]):04X}", "right": right, "quote": quote}
            yield Found(passage, found.span(), right, words)


@check("VH-02")
def capital_inside(document: ReadDocument) -> Iterator[Found]:
    """Common words with a capital in the middle of a sentence, once for each word."""
    seen: set[str] = set()
    for passage in document.of(part.BODY, part.ABSTRACT):
        for found in _openers().finditer(passage.text):
            before = passage.text[max(0, found.start() - 60) : found.start()].rstrip()
            last = before.rpartition(" ")[2]
            if not before or before[-1] in _BEGINNERS or last[:1].isupper() or found[0].lower() in seen:
                continue
            if before == passage.typed or not re.search(r"[^\W\d_]", last.strip(",")):
                continue
            seen.add(found[0].lower())
            first = found[0].split()[0]
            mend = found[0][0].lower() + found[0][1:] if before[-1] == "," else None
            yield Found(
                passage,
                found.span(),
                mend,
                {"quote": around_words(passage.text, found.span(), 12), "found": first},
            )


@cache
def _openers() -> re.Pattern[str]:
    words = "".join(_words()["openers"]["words"].split("\n")).split("|")
    ways = "|".join(f"{word[0].upper()}{word[1:]}" for word in words if word)
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)")


@check("VH-04")
def small_start(document: ReadDocument) -> Iterator[Found]:
    """Paragraphs that begin with a small letter."""
    for passage in document.of(part.BODY):
        at = passage.text.find(passage.words) if passage.words else -1
        first = passage.words[:1]
        after = passage.words[1:2]
        if at >= 0 and first.islower() and after.isalpha() and len(passage.words) > 20:
            quote = shortened(passage.words, 40)
            yield Found(passage, (at, at + 1), first.upper(), {"quote": quote})
