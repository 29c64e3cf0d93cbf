"""Mistakes as commune offices make them, seeded into clean documents: what a chief of office should see.

Written from the decree and from office experience before any rule was tuned, and left as it was since:
the found rate counts only as long as neither the kinds nor the places are fitted to the rules.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from cchc_desktop.document.tree import (
    Block,
    Document,
    Heading,
    Item,
    Label,
    Paragraph,
    Place,
    Run,
    Table,
    text_of,
)
from tests.review.filling import CLEAN, clean_document


@dataclass(frozen=True)
class Seed:
    """A spoilt document: which kind of mistake, in which clean one, and the words where it shows."""

    kind: str
    form: str
    document: Document
    where: tuple[str, ...]


Spoilt = tuple[Document, str] | tuple[Document, str, str] | None
Spoil = Callable[[Document, random.Random], Spoilt]
_SPOILS: list[tuple[str, Spoil]] = []


def kind(name: str) -> Callable[[Spoil], Spoil]:
    """Registers a way of spoiling a document."""

    def register(spoil: Spoil) -> Spoil:
        _SPOILS.append((name, spoil))
        return spoil

    return register


def text_seeds() -> Iterator[Seed]:
    """Every kind of mistake in every clean document that has a place for it."""
    for form, period in CLEAN:
        clean = clean_document(form, period)
        for name, spoil in _SPOILS:
            spoilt = spoil(clean, random.Random(f"{form} {name}"))
            if spoilt:
                document, *where = spoilt
                assert document != clean, name
                yield Seed(name, form, document, tuple(where))


# ------------------------------------------------------------------ places to spoil


def _texts(document: Document, least: int = 60) -> list[int]:
    """Where paragraphs of running text stand."""
    return [
        n
        for n, block in enumerate(document.blocks)
        if isinstance(block, Paragraph | Item) and len(text_of(block.runs)) >= least
    ]


def _text(document: Document, at: int) -> str:
    block = document.blocks[at]
    assert not isinstance(block, Table)
    return text_of(block.runs)


def _with(document: Document, at: int, text: str) -> tuple[Document, str]:
    block = document.blocks[at]
    assert not isinstance(block, Table)
    changed: Block = replace(block, runs=(Run(text),))
    return replace(document, blocks=(*document.blocks[:at], changed, *document.blocks[at + 1 :])), text


def _insert(document: Document, at: int, text: str) -> tuple[Document, str]:
    new = Paragraph((Run(text),), Place("them", "them", at))
    return replace(document, blocks=(*document.blocks[:at], new, *document.blocks[at:])), text


def _swap(document: Document, rng: random.Random, pattern: str, new: str) -> Spoilt:
    """One place of the running text that matches the pattern, written otherwise."""
    places = [
        (at, found) for at in _texts(document, 20) for found in re.finditer(pattern, _text(document, at))
    ]
    if not places:
        return None
    at, found = rng.choice(places)
    text = _text(document, at)
    return _with(document, at, text[: found.start()] + found.expand(new) + text[found.end() :])


def _somewhere(document: Document, rng: random.Random) -> int:
    """A paragraph in the middle: not the opening, not the closing."""
    return rng.choice(_texts(document)[1:-1])


def _headings(document: Document, style: str = "") -> list[int]:
    return [
        n
        for n, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.label and (not style or block.label.style == style)
    ]


def _add_sentence(document: Document, rng: random.Random, sentence: str) -> tuple[Document, str]:
    at = _somewhere(document, rng)
    return _with(document, at, f"{_text(document, at)} {sentence}")


# ------------------------------------------------------------------ signs and blanks


@kind("two blanks")
def _two_blanks(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, r"(\w) (\w)", r"\1  \2")


@kind("blank before a comma")
def _blank_before_comma(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, ",", " ,")


@kind("blank before the full stop")
def _blank_before_stop(document: Document, rng: random.Random) -> Spoilt:
    at = _somewhere(document, rng)
    return _with(document, at, re.sub(r"[.;]$", " .", _text(document, at)))


@kind("no blank after a comma")
def _no_blank_after_comma(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, r", (\w)", r",\1")


@kind("no full stop")
def _no_full_stop(document: Document, rng: random.Random) -> Spoilt:
    at = _somewhere(document, rng)
    return _with(document, at, _text(document, at).rstrip(".;:"))


@kind("two full stops")
def _two_full_stops(document: Document, rng: random.Random) -> Spoilt:
    at = _somewhere(document, rng)
    return _with(document, at, _text(document, at).rstrip(".;:") + "..")


@kind("comma and full stop")
def _comma_and_stop(document: Document, rng: random.Random) -> Spoilt:
    at = _somewhere(document, rng)
    return _with(document, at, _text(document, at).rstrip(".;:") + ",.")


@kind("two commas")
def _two_commas(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, ", ", ",, ")


@kind("quote left open")
def _open_quote(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Treo khẩu hiệu “Đẩy mạnh cải cách hành chính tại trụ sở.")


@kind("bracket left open")
def _open_bracket(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Các đoàn thể (Hội Phụ nữ, Đoàn Thanh niên đã hưởng ứng.")


@kind("blank inside a bracket")
def _blank_in_bracket(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Các đoàn thể ( Hội Phụ nữ, Đoàn Thanh niên ) đã hưởng ứng.")


@kind("blanks around a hyphen on one side")
def _lame_hyphen(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Phối hợp với Đảng ủy- HĐND xã tổ chức thực hiện.")


@kind("number stuck to its unit")
def _stuck_number(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Đã phát 12tin, bài trên hệ thống truyền thanh.")


@kind("full stop and no blank")
def _stop_no_blank(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Việc tuyên truyền được duy trì.Người dân đồng tình hưởng ứng.")


@kind("list without its colon")
def _no_colon(document: Document, rng: random.Random) -> Spoilt:
    at = _somewhere(document, rng)
    longer, _ = _insert(document, at, "+ Hệ thống truyền thanh: 12 tin, bài.")
    return _insert(longer, at, "Kết quả tuyên truyền cụ thể trên từng kênh như sau")


# ------------------------------------------------------------------ words


@kind("word typed twice")
def _word_twice(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, r" (các|của|và|trong|công|được|với) ", r" \1 \1 ")


@kind("phrase typed twice")
def _phrase_twice(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, r"(tuyên truyền|thực hiện|cải cách|tổ chức) ", r"\1 \1 ")


MISSPELT = (
    ("sửa đổi", "sữa đổi"),
    ("hỗ trợ", "hổ trợ"),
    ("xử lý", "sử lý"),
    ("bổ sung", "bổ xung"),
    ("lãnh đạo", "lảnh đạo"),
    ("đẩy mạnh", "đẫy mạnh"),
    ("kỷ luật", "kỹ luật"),
    ("ngành", "nghành"),
    ("băng rôn", "băng zôn"),
    ("giải quyết", "giãi quyết"),
    ("hiệu quả", "hiệu quã"),
    ("dễ dàng", "dể dàng"),
    ("những", "nhửng"),
    ("đăng tải", "đang tải"),
    ("bồi dưỡng", "bồi dưởng"),
    ("nhiệm vụ", "nhiệm vu"),
    ("chất lượng", "chất lượn"),
    ("thủ tục", "thũ tục"),
    ("kết quả", "kết qủa"),
    ("kịp thời", "kip thời"),
)


@kind("misspelt word")
def _misspelt(document: Document, rng: random.Random) -> Spoilt:
    for right, wrong in rng.sample(MISSPELT, len(MISSPELT)):
        if found := _swap(document, rng, right, wrong):
            return found
    return None


@kind("another misspelt word")
def _misspelt_again(document: Document, rng: random.Random) -> Spoilt:
    return _misspelt(document, rng)


@kind("tone left off")
def _tone_off(document: Document, rng: random.Random) -> Spoilt:
    wrong = (("thực hiện", "thưc hiện"), ("được", "đươc"), ("việc", "viêc"), ("các cấp", "cac cấp"))
    for right, new in rng.sample(wrong, len(wrong)):
        if found := _swap(document, rng, right, new):
            return found
    return None


@kind("letter typed twice")
def _letter_twice(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, r"\b(t|đ|ch|th)(uyên|ịnh|ính|ông|ực)\b", r"\1\1\2")


@kind("Telex left over")
def _telex(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, "tuyên truyền", "tuyeen truyền")


@kind("letters changed places")
def _transposed(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, r"\bhành chính\b", "hành chíhn")


@kind("look-alike letter")
def _look_alike(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, "ă", "\u01ce")


@kind("Eth for Đ")
def _eth(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, "Đ", "\u00d0")


@kind("two ways of placing the tone")
def _mixed_tones(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, "hóa", "hoá")


@kind("Uỷ beside Ủy")
def _mixed_uy(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Uỷ ban Mặt trận Tổ quốc Việt Nam tham gia giám sát.")


@kind("broken name")
def _broken_name(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Công tác này đã triển khai trên địa bàn huyện xã Tam Hợp.")


@kind("word missing from a known name")
def _missing_word(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Hưởng ứng Ngày Chuyển số quốc gia, xã đã treo băng rôn.")


@kind("sentence broken off")
def _broken_off(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Chỉ đạo các thôn, tổ dân phố tiếp tục tuyên truyền và.")


@kind("full stop missing between sentences")
def _run_on(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, r"([a-zà-ỹ])\. (Thường|Thực|Tiếp|Trong|Tổ chức|Phối hợp|Đẩy mạnh)", r"\1 \2")


@kind("gap left to be filled")
def _gap(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Đã tổ chức ……… cuộc họp.")


@kind("place held by letters")
def _xxx(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Đã tổ chức xxx hội nghị với [...] lượt người tham gia.")


@kind("note to oneself")
def _note(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Tỷ lệ hồ sơ trực tuyến đạt ??%.")


# ------------------------------------------------------------------ capitals


@kind("Nhân dân in the committee's name")
def _nhan_dan(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Ủy ban Nhân dân xã chỉ đạo các thôn thực hiện.")


@kind("capital inside a sentence")
def _capital(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Các phòng đã chủ động Phối hợp tuyên truyền.")


@kind("no capital after a full stop")
def _no_capital(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "các thôn đã tuyên truyền bằng nhiều hình thức.")


@kind("Khoản, Điểm with capitals")
def _article(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Việc này thực hiện theo Điểm a Khoản 2 Điều 5 của Quy chế.")


@kind("common noun of a unit with a capital")
def _unit(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Cán bộ của Xã đã tham gia đầy đủ các lớp tập huấn.")


@kind("paragraph begins small")
def _small_start(document: Document, rng: random.Random) -> Spoilt:
    at = _somewhere(document, rng)
    text = _text(document, at)
    first = next(n for n, char in enumerate(text) if char.isalpha())
    return _with(document, at, text[:first] + text[first].lower() + text[first + 1 :])


@kind("committee's name begins small")
def _small_committee(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Báo cáo này đã được ủy ban nhân dân xã thông qua.")


# ------------------------------------------------------------------ paragraphs twice


@kind("paragraph twice")
def _twice(document: Document, rng: random.Random) -> Spoilt:
    first, second = sorted(rng.sample(_texts(document, 90)[1:-1], 2))
    return _insert(document, second + 1, _text(document, first))


@kind("paragraph twice, one word changed")
def _nearly_twice(document: Document, rng: random.Random) -> Spoilt:
    first, second = sorted(rng.sample(_texts(document, 120)[1:-1], 2))
    return _insert(document, second + 1, re.sub(r"\b(các|và)\b", "những", _text(document, first), count=1))


@kind("sentence again in another section")
def _again(document: Document, rng: random.Random) -> Spoilt:
    first, second = sorted(rng.sample(_texts(document, 130)[1:-1], 2))
    sentence = _text(document, first).lstrip("-+ ")
    return _with(document, second, f"{_text(document, second)} {sentence}")


# ------------------------------------------------------------------ period and years


@kind("last year's figure of the year")
def _stale_year(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Các chỉ tiêu năm 2025 đều hoàn thành, vượt kế hoạch đề ra.")


@kind("year far from the document's")
def _far_year(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Công tác tuyên truyền năm 2023 được tổ chức thường xuyên.")


@kind("another year in the abstract")
def _abstract_year(document: Document, rng: random.Random) -> Spoilt:
    text = re.sub("2026", "2025", text_of(document.abstract))
    return replace(document, abstract=(Run(text),)), text


@kind("another period in the abstract")
def _abstract_period(document: Document, rng: random.Random) -> Spoilt:
    text = re.sub(r"((6|9) tháng đầu )?năm 2026", "quý III năm 2026", text_of(document.abstract))
    return replace(document, abstract=(Run(text),)), text, text_of(clean_opening(document))


def clean_opening(document: Document) -> tuple[Run, ...]:
    """The runs of the first paragraph."""
    block = document.blocks[0]
    assert not isinstance(block, Table)
    return block.runs


@kind("another period in the opening")
def _opening_period(document: Document, rng: random.Random) -> Spoilt:
    text = _text(document, 0)
    new = re.sub(r"((6|9) tháng đầu )?năm 2026 như sau", "quý II năm 2026 như sau", text)
    return _with(document, 0, new) if new != text else None


@kind("another year in the opening")
def _opening_year(document: Document, rng: random.Random) -> Spoilt:
    text = _text(document, 0)
    new = re.sub(r"năm 2026 như sau", "năm 2025 như sau", text)
    return _with(document, 0, new) if new != text else None


@kind("another period in the closing")
def _closing_period(document: Document, rng: random.Random) -> Spoilt:
    at = len(document.blocks) - 1
    text = _text(document, at)
    new = re.sub(r"((6|9) tháng đầu )?năm 2026", "quý IV năm 2026", text, count=1)
    return _with(document, at, new) if new != text else None


@kind("another year in the closing")
def _closing_year(document: Document, rng: random.Random) -> Spoilt:
    at = len(document.blocks) - 1
    new = re.sub("2026", "2025", _text(document, at), count=1)
    return _with(document, at, new) if new != _text(document, at) else None


@kind("tasks of a period that is over")
def _past_tasks(document: Document, rng: random.Random) -> Spoilt:
    for at in _headings(document, "roman"):
        text = _text(document, at)
        if text.startswith("PHƯƠNG HƯỚNG"):
            return _with(document, at, "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2025")
    return None


@kind("another period in the middle")
def _middle_period(document: Document, rng: random.Random) -> Spoilt:
    at = _somewhere(document, rng)
    return _insert(
        document, at, "Trong quý II, công tác tuyên truyền được duy trì thường xuyên, có hiệu quả."
    )


# ------------------------------------------------------------------ citations

_CITED = r"số (\d+)/(KH-UBND) ngày (\d\d tháng \d\d năm 2026|\d\d/\d\d?/2026)"


@kind("citation without its day")
def _no_day(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, _CITED, r"số \1/\2 ngày")


@kind("citation without its number")
def _no_number(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, _CITED, r"số /\2 ngày \3")


@kind("citation without the word số")
def _no_so(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, _CITED, r"\1/\2 ngày \3")


@kind("citation of a day to come")
def _later_day(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, _CITED, r"số \1/\2 ngày 30 tháng 12 năm 2026")


@kind("citation of an impossible day")
def _no_such_day(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, _CITED, r"số \1/\2 ngày 31 tháng 4 năm 2026")


@kind("citation with blanks in its symbol")
def _blank_symbol(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, r"(số \d+)/(KH)-(UBND)", r"\1/\2 - \3")


@kind("citation with a long dash")
def _dash_symbol(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, r"(số \d+)/(KH)-(UBND)", r"\1/\2–\3")


@kind("citation without its hyphen")
def _no_hyphen(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, r"(số \d+)/(KH)-(UBND)", r"\1/\2UBND")


@kind("citation whose symbol is of another type")
def _other_type(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, r"(Kế hoạch số \d+)/(KH)-(UBND)", r"\1/BC-\3")


@kind("citation cited again with another day")
def _two_days(document: Document, rng: random.Random) -> Spoilt:
    found = next((m for at in _texts(document) if (m := re.search(_CITED, _text(document, at)))), None)
    if not found:
        return None
    sentence = f"Kết quả thực hiện Kế hoạch số {found[1]}/KH-UBND ngày 28/02/2026 được đánh giá tốt."
    return _add_sentence(document, rng, sentence)


@kind("plan whose abstract names another year")
def _other_year(document: Document, rng: random.Random) -> Spoilt:
    return _swap(document, rng, f"({_CITED}[^;,.]*?)năm 2026(?=[;,. ])", r"\1năm 2024")


@kind("law without its day or issuer")
def _half_citation(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Xã đã quán triệt Quyết định số 1085/QĐ-TTg về rà soát thủ tục.")


@kind("Party document with the State's sign")
def _party(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Thực hiện Nghị quyết số 57/NQ/TW ngày 22/12/2024 của Bộ Chính trị.")


@kind("resolution with a wrong day")
def _wrong_resolution(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(
        document, rng, "Tiếp tục thực hiện Nghị quyết số 76/NQ-CP ngày 15/6/2021 của Chính phủ về CCHC."
    )


# ------------------------------------------------------------------ numbers


@kind("per cent that does not follow")
def _percent(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Đã giải quyết 180/200 hồ sơ, đạt 95%.")


@kind("part greater than the whole")
def _part(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Có 19/17 thôn thành lập Tổ công nghệ số cộng đồng.")


@kind("parts that do not make the sum")
def _sum(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(
        document, rng, "Tổng số 120 hồ sơ, trong đó: trực tuyến 70 hồ sơ, trực tiếp 40 hồ sơ."
    )


@kind("average that does not fit the total")
def _average(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Bình quân 03 tin/ngày; cả kỳ đã đăng tải tổng số 90 tin, bài.")


@kind("over one hundred per cent of people")
def _too_much(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Có 22/20 cán bộ, công chức được cấp chữ ký số, đạt 110%.")


@kind("English thousands")
def _thousands(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98.5%.")


@kind("table whose total is wrong")
def _total(document: Document, rng: random.Random) -> Spoilt:
    for at, block in enumerate(document.blocks):
        if isinstance(block, Table) and block.total:
            total = tuple("999" if cell.isdigit() else cell for cell in block.total)
            blocks = (*document.blocks[:at], replace(block, total=total), *document.blocks[at + 1 :])
            return replace(document, blocks=blocks), "999"
    return None


# ------------------------------------------------------------------ out of date


@kind("levels 3 and 4")
def _levels(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Đẩy mạnh dịch vụ công trực tuyến mức độ 3, mức độ 4.")


@kind("district")
def _district(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Tham gia đầy đủ các lớp tập huấn do huyện tổ chức.")


@kind("district's office")
def _district_office(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Báo cáo kết quả về Phòng Nội vụ theo quy định.")


@kind("ministry that is no more")
def _ministry(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Thực hiện hướng dẫn của Sở Thông tin và Truyền thông.")


@kind("decree that is no more")
def _dead_decree(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(
        document, rng, "Giải quyết hồ sơ theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ."
    )


@kind("law that is no more")
def _dead_law(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Căn cứ Luật Tổ chức chính quyền địa phương năm 2015 để thực hiện.")


@kind("province that is no more")
def _dead_province(document: Document, rng: random.Random) -> Spoilt:
    return _add_sentence(document, rng, "Học tập kinh nghiệm của tỉnh Hải Dương về chuyển đổi số.")


# ------------------------------------------------------------------ outline and end


@kind("end mark missing")
def _no_end(document: Document, rng: random.Random) -> Spoilt:
    at = len(document.blocks) - 1
    return _with(document, at, _text(document, at).removesuffix("/."))


@kind("heading with a full stop")
def _heading_stop(document: Document, rng: random.Random) -> Spoilt:
    at = rng.choice(_headings(document))
    return _with(document, at, _text(document, at) + ".")


@kind("heading not in capitals")
def _heading_small(document: Document, rng: random.Random) -> Spoilt:
    at = rng.choice(_headings(document, "roman"))
    return _with(document, at, _text(document, at).capitalize())


@kind("heading number left out")
def _number_gap(document: Document, rng: random.Random) -> Spoilt:
    at = _headings(document, "roman")[-1]
    block = document.blocks[at]
    assert isinstance(block, Heading)
    assert block.label
    label = replace(block.label, counters=(block.label.counters[0] + 1,))
    blocks = (*document.blocks[:at], replace(block, label=label), *document.blocks[at + 1 :])
    return replace(document, blocks=blocks), text_of(block.runs)


@kind("heading number twice")
def _number_twice(document: Document, rng: random.Random) -> Spoilt:
    at = _headings(document, "roman")[-1]
    block = document.blocks[at]
    assert isinstance(block, Heading)
    assert block.label
    label = replace(block.label, counters=(block.label.counters[0] - 1,))
    blocks = (*document.blocks[:at], replace(block, label=label), *document.blocks[at + 1 :])
    return replace(document, blocks=blocks), text_of(block.runs)


@kind("letters with full stops")
def _letter_stop(document: Document, rng: random.Random) -> Spoilt:
    at = _somewhere(document, rng)
    longer, _ = _insert(document, at, "b. Tuyên truyền trên hệ thống truyền thanh của xã.")
    return _insert(longer, at, "a. Tuyên truyền tại các cuộc họp thôn, tổ dân phố.")


@kind("letter that Vietnamese has not")
def _letter_f(document: Document, rng: random.Random) -> Spoilt:
    at = _somewhere(document, rng)
    longer, _ = _insert(document, at, "f) Tuyên truyền trên hệ thống truyền thanh của xã.")
    return _insert(longer, at, "e) Tuyên truyền tại các cuộc họp thôn, tổ dân phố.")


@kind("section without text")
def _empty_section(document: Document, rng: random.Random) -> Spoilt:
    at = _headings(document, "roman")[-1]
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
    first = _headings(document, "roman")[0]
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
