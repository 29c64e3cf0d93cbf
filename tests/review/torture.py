"""Spoils DOCX files at random and reads them: ``python -m tests.review.torture COUNT [FIRST]``.

Every file must be reviewed or refused with the one kind of error, within five seconds and 256 MB.
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from cchc_desktop.document.docx import write_docx
from cchc_desktop.document.unreadable import UnreadableFile
from cchc_desktop.review.reviewing import check_docx
from tests.review.filling import clean_document
from tests.review.seeding_layout import Parts, packed, unpacked

SECONDS = 5.0
MEGABYTES = 256
_LONGEST = 2_000_000
_TODAY = date(2027, 3, 1)
_VALUES = (
    "",
    "0",
    "-1",
    "999999999999",
    "1e400",
    "nan",
    "x",
    "true",
    "\u01ce",
    "A" * 5000,
    "-2147483649",
    "none",
)
_PARTS = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/_rels/document.xml.rels",
    "_rels/.rels",
)


@cache
def _good() -> tuple[Parts, ...]:
    forms = (("bc-tuyen-truyen-ba-phan", "nam"), ("kh-cchc-nam", "nam"))
    return tuple(unpacked(write_docx(clean_document(*form))) for form in forms)


def mutant(seed: int) -> bytes:
    """The spoilt file of this number, always the same."""
    rng = random.Random(seed)
    parts = dict(rng.choice(_good()))
    if rng.random() < 0.15:
        return _bytes_spoilt(rng, packed(parts))
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        name = rng.choice(_PARTS)
        if name in parts and len(parts[name]) < _LONGEST:
            rng.choice(_SPOILS)(rng, parts, name)
    return packed(parts) if rng.random() < 0.7 else _squeezed(parts)


def _squeezed(parts: Parts) -> bytes:
    stored = BytesIO()
    with ZipFile(stored, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return stored.getvalue()


def _bytes_spoilt(rng: random.Random, data: bytes) -> bytes:
    spoilt = bytearray(data)
    match rng.randrange(4):
        case 0:
            for _ in range(rng.randint(1, 30)):
                spoilt[rng.randrange(len(spoilt))] = rng.randrange(256)
        case 1:
            del spoilt[rng.randrange(len(spoilt)) :]
        case 2:
            at = rng.randrange(len(spoilt))
            del spoilt[at : at + rng.randint(1, 400)]
        case _:
            at = rng.randrange(max(1, len(spoilt) - 400), len(spoilt))
            spoilt[at : at + 4] = rng.randbytes(4)
    return bytes(spoilt)


def _tag(rng: random.Random, text: str) -> tuple[int, int]:
    """Where some tag stands."""
    at = text.find("<", rng.randrange(len(text))) if text else -1
    end = text.find(">", at)
    return (at, end + 1) if at >= 0 and at < end < at + 2_000 else (0, 0)


def _drop_tag(rng: random.Random, parts: Parts, name: str) -> None:
    start, end = _tag(rng, parts[name])
    parts[name] = parts[name][:start] + parts[name][end:]


def _double_tag(rng: random.Random, parts: Parts, name: str) -> None:
    start, end = _tag(rng, parts[name])
    tag = parts[name][start:end]
    parts[name] = parts[name][:start] + tag * rng.choice((2, 3, 200)) + parts[name][end:]


def _other_value(rng: random.Random, parts: Parts, name: str) -> None:
    text = parts[name]
    at = text.find('="', rng.randrange(len(text))) if text else -1
    end = text.find('"', at + 2)
    if 0 <= at < end:
        parts[name] = text[: at + 2] + rng.choice(_VALUES) + text[end:]


def _move(rng: random.Random, parts: Parts, name: str) -> None:
    text = parts[name]
    first, second = _tag(rng, text), _tag(rng, text)
    piece = text[first[0] : second[1]] if first[0] < second[1] else ""
    at = _tag(rng, text)[0]
    parts[name] = text[:at] + piece[:20_000] + text[at:]


def _lose_part(rng: random.Random, parts: Parts, name: str) -> None:
    parts.pop(name if rng.random() < 0.5 else rng.choice(list(parts)), None)


def _swap_parts(rng: random.Random, parts: Parts, name: str) -> None:
    other = rng.choice(list(parts))
    parts[name], parts[other] = parts[other], parts[name]


def _garbage(rng: random.Random, parts: Parts, name: str) -> None:
    at = rng.randrange(len(parts[name]) + 1)
    noise = rng.choice(
        ("\x00", "<", "&", "&amp;", "\ufffe", "]]>", "<!-- ", "﷽" * 50, "\u0301" * 300, ".,;:" * 500)
    )
    parts[name] = parts[name][:at] + noise + parts[name][at:]


def _doctype(rng: random.Random, parts: Parts, name: str) -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    head, sep, rest = parts[name].partition("?>")
    parts[name] = f"{head}{sep}<!DOCTYPE x [{entities}]>{rest.replace('<w:t>', '<w:t>&l8;', 1)}"


def _deep(rng: random.Random, parts: Parts, name: str) -> None:
    at = _tag(rng, parts[name])[0]
    depth = rng.choice((100, 300, 5_000))
    tag = rng.choice(("w:sdt", "w:tbl", "w:ins", "w:p", "a"))
    parts[name] = parts[name][:at] + f"<{tag}>" * depth + f"</{tag}>" * depth + parts[name][at:]


def _long_text(rng: random.Random, parts: Parts, name: str) -> None:
    word = rng.choice(
        ("a", "a ", "1/", "số 1/KH-UBND ngày ", "“", "I. ", "năm 2026 ", "- ", "tổng số 1 tin ", "ạ" * 3)
    )
    long = word * rng.choice((100, 3_000, 20_000))
    parts[name] = parts[name].replace("</w:t>", f"{long}</w:t>", 1)


def _many(rng: random.Random, parts: Parts, name: str) -> None:
    text = parts[name]
    piece = text[text.find("<w:p>") : text.find("</w:p>") + 6][:5_000]
    if piece:
        parts[name] = text.replace(piece, piece * rng.choice((50, 500, 3_000)), 1)


_SPOILS: tuple[Callable[[random.Random, Parts, str], None], ...] = (
    *(_drop_tag, _double_tag, _other_value, _other_value, _other_value, _move, _garbage, _swap_parts),
    *(_lose_part, _doctype, _deep, _long_text, _many),
)


def survives(seed: int) -> str:
    """How the file of this number ended: “read” or “refused”; anything else raises."""
    data = mutant(seed)
    start = time.process_time()
    try:
        check_docx(data, _TODAY)
        how = "read"
    except UnreadableFile:
        how = "refused"
    took = time.process_time() - start
    assert took < SECONDS, f"{seed} took {took:.1f} s"
    return how


def main(count: int, first: int = 0) -> None:
    """Reads so many files and says how they ended and what the worst one took."""
    import resource

    ended = {"read": 0, "refused": 0}
    _good()
    start, worst = time.monotonic(), 0.0
    for seed in range(first, first + count):
        begun = time.monotonic()
        ended[survives(seed)] += 1
        worst = max(worst, time.monotonic() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count} files: {ended}, worst {worst:.2f} s, peak {peak:.0f} MB, {time.monotonic() - start:.0f} s"
    )
    assert peak < MEGABYTES, f"{peak:.0f} MB"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
