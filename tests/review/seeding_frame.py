"""Seeds of the outline and of what stands above and below the body; frozen like ``seeding``."""

import random
import re
from dataclasses import replace
from typing import Any

from cchc_desktop.document.tree import (
    Document,
    Heading,
    Label,
    Place,
    Run,
    text_of,
)
from tests.review.seeding import Spoilt, headings, inserted, kind, somewhere, text_at, with_text

# ------------------------------------------------------------------ outline and end


@kind("end mark missing")
def _no_end(document: Document, rng: random.Random) -> Spoilt:
    at = len(document.blocks) - 1
    return with_text(document, at, text_at(document, at).removesuffix("/."))


@kind("heading with a full stop")
def _heading_stop(document: Document, rng: random.Random) -> Spoilt:
    at = rng.choice(headings(document))
    return with_text(document, at, text_at(document, at) + ".")


@kind("heading not in capitals")
def _heading_small(document: Document, rng: random.Random) -> Spoilt:
    at = rng.choice(headings(document, "roman"))
    return with_text(document, at, text_at(document, at).capitalize())


@kind("heading number left out")
def _number_gap(document: Document, rng: random.Random) -> Spoilt:
    at = headings(document, "roman")[-1]
    block = document.blocks[at]
    assert isinstance(block, Heading)
    assert block.label
    label = replace(block.label, counters=(block.label.counters[0] + 1,))
    blocks = (*document.blocks[:at], replace(block, label=label), *document.blocks[at + 1 :])
    return replace(document, blocks=blocks), text_of(block.runs)


@kind("heading number twice")
def _number_twice(document: Document, rng: random.Random) -> Spoilt:
    at = headings(document, "roman")[-1]
    block = document.blocks[at]
    assert isinstance(block, Heading)
    assert block.label
    label = replace(block.label, counters=(block.label.counters[0] - 1,))
    blocks = (*document.blocks[:at], replace(block, label=label), *document.blocks[at + 1 :])
    return replace(document, blocks=blocks), text_of(block.runs)


@kind("letters with full stops")
def _letter_stop(document: Document, rng: random.Random) -> Spoilt:
    at = somewhere(document, rng)
    longer, _ = inserted(document, at, "b. Tuyên truyền trên hệ thống truyền thanh của xã.")
    return inserted(longer, at, "a. Tuyên truyền tại các cuộc họp thôn, tổ dân phố.")


@kind("letter that Vietnamese has not")
def _letter_f(document: Document, rng: random.Random) -> Spoilt:
    at = somewhere(document, rng)
    longer, _ = inserted(document, at, "f) Tuyên truyền trên hệ thống truyền thanh của xã.")
    return inserted(longer, at, "e) Tuyên truyền tại các cuộc họp thôn, tổ dân phố.")


@kind("section without text")
def _empty_section(document: Document, rng: random.Random) -> Spoilt:
    at = headings(document, "roman")[-1]
    block = document.blocks[at]
    assert isinstance(block, Heading)
    assert block.label
    title = "CÔNG TÁC PHỐI HỢP"
    new = Heading(1, block.label, (Run(title),), Place("rong"))
    after = replace(block, label=Label("roman", (block.label.counters[0] + 1,)))
    blocks = (*document.blocks[:at], new, after, *document.blocks[at + 1 :])
    return replace(document, blocks=blocks), title


@kind("no opening")
def _no_opening(document: Document, rng: random.Random) -> Spoilt:
    first = headings(document, "roman")[0]
    return replace(document, blocks=document.blocks[first:]), text_of(document.blocks[first].runs)  # type: ignore[union-attr]


# ------------------------------------------------------------------ above and below the body


def _headed(document: Document, **parts: Any) -> Document:
    return replace(document, letterhead=replace(document.letterhead, **parts))


@kind("number without its zero")
def _no_zero(document: Document, rng: random.Random) -> Spoilt:
    symbol = document.letterhead.symbol.replace("07", "7")
    return _headed(document, symbol=symbol), symbol


@kind("symbol with blanks")
def _symbol_blanks(document: Document, rng: random.Random) -> Spoilt:
    symbol = document.letterhead.symbol.replace("-", " - ")
    return _headed(document, symbol=symbol), symbol


@kind("symbol of another type")
def _symbol_type(document: Document, rng: random.Random) -> Spoilt:
    symbol = document.letterhead.symbol.replace("/BC-", "/QĐ-").replace("/KH-", "/BC-")
    return _headed(document, symbol=symbol), symbol


@kind("symbol with the year in it")
def _symbol_year(document: Document, rng: random.Random) -> Spoilt:
    symbol = document.letterhead.symbol.replace("07/", "07/2026/")
    return _headed(document, symbol=symbol), symbol


@kind("day without its zero")
def _day_zero(document: Document, rng: random.Random) -> Spoilt:
    place = re.sub(r"ngày \d\d", "ngày 5", document.letterhead.place_date)
    return _headed(document, place_date=place), place


@kind("month with a zero too many")
def _month_zero(document: Document, rng: random.Random) -> Spoilt:
    place = re.sub(r"tháng \d+", "tháng 06", document.letterhead.place_date)
    return _headed(document, place_date=place), place


@kind("day in figures")
def _figures(document: Document, rng: random.Random) -> Spoilt:
    place = "Tam Hợp, ngày 15/6/2026"
    return _headed(document, place_date=place), place


@kind("impossible day")
def _bad_day(document: Document, rng: random.Random) -> Spoilt:
    place = "Tam Hợp, ngày 31 tháng 6 năm 2026"
    return _headed(document, place_date=place), place


@kind("last year's day")
def _old_day(document: Document, rng: random.Random) -> Spoilt:
    place = "Tam Hợp, ngày 16 tháng 6 năm 2025"
    return _headed(document, place_date=place), place


@kind("place begins small")
def _small_place(document: Document, rng: random.Random) -> Spoilt:
    place = document.letterhead.place_date.replace("Tam Hợp", "tam Hợp")
    return _headed(document, place_date=place), place


@kind("no comma after the place")
def _no_comma(document: Document, rng: random.Random) -> Spoilt:
    place = document.letterhead.place_date.replace(",", "")
    return _headed(document, place_date=place), place


@kind("abstract begins with V/v")
def _regarding(document: Document, rng: random.Random) -> Spoilt:
    text = f"V/v {text_of(document.abstract)}"
    return replace(document, abstract=(Run(text),)), text


@kind("abstract ends with a full stop")
def _abstract_stop(document: Document, rng: random.Random) -> Spoilt:
    text = f"{text_of(document.abstract)}."
    return replace(document, abstract=(Run(text),)), text


@kind("no archive line")
def _no_archive(document: Document, rng: random.Random) -> Spoilt:
    lines = (*document.recipients[:-2], document.recipients[-2].replace(";", "."))
    return replace(document, recipients=lines), lines[-1]


@kind("archive line without its colon")
def _archive_colon(document: Document, rng: random.Random) -> Spoilt:
    lines = (*document.recipients[:-1], "- Lưu VT.")
    return replace(document, recipients=lines), lines[-1]


@kind("archive line without VT")
def _archive_vp(document: Document, rng: random.Random) -> Spoilt:
    lines = (*document.recipients[:-1], "- Lưu: VP.")
    return replace(document, recipients=lines), lines[-1]


@kind("recipient without its semicolon")
def _no_semicolon(document: Document, rng: random.Random) -> Spoilt:
    line = document.recipients[0].replace(";", "")
    return replace(document, recipients=(line, *document.recipients[1:])), line


@kind("last recipient without its full stop")
def _no_last_stop(document: Document, rng: random.Random) -> Spoilt:
    line = document.recipients[-1].replace(".", "")
    return replace(document, recipients=(*document.recipients[:-1], line)), line


@kind("recipient twice")
def _recipient_twice(document: Document, rng: random.Random) -> Spoilt:
    line = document.recipients[1]
    return replace(document, recipients=(document.recipients[0], line, *document.recipients[1:])), line


@kind("Như trên with nobody above")
def _as_nobody(document: Document, rng: random.Random) -> Spoilt:
    lines = ("- Như trên;", *(line for line in document.recipients if "Như trên" not in line))
    return replace(document, addressees=(), recipients=lines), "- Như trên;", document.type


@kind("nobody as above")
def _not_as_above(document: Document, rng: random.Random) -> Spoilt:
    if not document.addressees:
        return None
    lines = tuple(line for line in document.recipients if "Như trên" not in line)
    return replace(document, recipients=lines), lines[0], text_of(document.addressees[0])


@kind("KT. without a deputy")
def _kt(document: Document, rng: random.Random) -> Spoilt:
    signature = replace(
        document.signature, authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), position="CHỦ TỊCH"
    )
    return replace(document, signature=signature), "KT. CHỦ TỊCH", "CHỦ TỊCH"


@kind("deputy without KT.")
def _deputy(document: Document, rng: random.Random) -> Spoilt:
    signature = replace(document.signature, authority=("TM. ỦY BAN NHÂN DÂN",), position="PHÓ CHỦ TỊCH")
    return replace(document, signature=signature), "PHÓ CHỦ TỊCH"


@kind("TM without its full stop")
def _tm(document: Document, rng: random.Random) -> Spoilt:
    signature = replace(document.signature, authority=("TM ỦY BAN NHÂN DÂN",))
    return replace(document, signature=signature), "TM ỦY BAN NHÂN DÂN"


@kind("T/M")
def _t_m(document: Document, rng: random.Random) -> Spoilt:
    signature = replace(document.signature, authority=("T/M ỦY BAN NHÂN DÂN",))
    return replace(document, signature=signature), "T/M ỦY BAN NHÂN DÂN"


@kind("TM. before the chairman")
def _tm_chair(document: Document, rng: random.Random) -> Spoilt:
    signature = replace(document.signature, authority=("TM. CHỦ TỊCH",))
    return replace(document, signature=signature), "TM. CHỦ TỊCH"


@kind("signer in capitals")
def _loud_signer(document: Document, rng: random.Random) -> Spoilt:
    signature = replace(document.signature, signer="NGUYỄN VĂN AN")
    return replace(document, signature=signature), "NGUYỄN VĂN AN"


@kind("signer with a degree")
def _learned_signer(document: Document, rng: random.Random) -> Spoilt:
    signature = replace(document.signature, signer="ThS. Nguyễn Văn An")
    return replace(document, signature=signature), "ThS. Nguyễn Văn An"
