"""Seeds of periods, citations, numbers and what is out of date; frozen like ``seeding``."""

import random
import re
from dataclasses import replace

from cchc_desktop.document.tree import (
    Document,
    Run,
    Table,
    text_of,
)
from tests.review.seeding import (
    Spoilt,
    headings,
    inserted,
    kind,
    somewhere,
    swapped,
    text_at,
    texts,
    with_sentence,
    with_text,
)

# ------------------------------------------------------------------ period and years


@kind("last year's figure of the year")
def _stale_year(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Các chỉ tiêu năm 2025 đều hoàn thành, vượt kế hoạch đề ra.")


@kind("year far from the document's")
def _far_year(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Công tác tuyên truyền năm 2023 được tổ chức thường xuyên.")


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
    text = text_at(document, 0)
    new = re.sub(r"((6|9) tháng đầu )?năm 2026 như sau", "quý II năm 2026 như sau", text)
    return with_text(document, 0, new) if new != text else None


@kind("another year in the opening")
def _opening_year(document: Document, rng: random.Random) -> Spoilt:
    text = text_at(document, 0)
    new = re.sub(r"năm 2026 như sau", "năm 2025 như sau", text)
    return with_text(document, 0, new) if new != text else None


@kind("another period in the closing")
def _closing_period(document: Document, rng: random.Random) -> Spoilt:
    at = len(document.blocks) - 1
    text = text_at(document, at)
    new = re.sub(r"((6|9) tháng đầu )?năm 2026", "quý IV năm 2026", text, count=1)
    return with_text(document, at, new) if new != text else None


@kind("another year in the closing")
def _closing_year(document: Document, rng: random.Random) -> Spoilt:
    at = len(document.blocks) - 1
    new = re.sub("2026", "2025", text_at(document, at), count=1)
    return with_text(document, at, new) if new != text_at(document, at) else None


@kind("tasks of a period that is over")
def _past_tasks(document: Document, rng: random.Random) -> Spoilt:
    for at in headings(document, "roman"):
        text = text_at(document, at)
        if text.startswith("PHƯƠNG HƯỚNG"):
            return with_text(document, at, "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2025")
    return None


@kind("another period in the middle")
def _middle_period(document: Document, rng: random.Random) -> Spoilt:
    at = somewhere(document, rng)
    return inserted(
        document, at, "Trong quý II, công tác tuyên truyền được duy trì thường xuyên, có hiệu quả."
    )


# ------------------------------------------------------------------ citations

_CITED = r"số (\d+)/(KH-UBND) ngày (\d\d tháng \d\d năm 2026|\d\d/\d\d?/2026)"


@kind("citation without its day")
def _no_day(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, _CITED, r"số \1/\2 ngày")


@kind("citation without its number")
def _no_number(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, _CITED, r"số /\2 ngày \3")


@kind("citation without the word số")
def _no_so(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, _CITED, r"\1/\2 ngày \3")


@kind("citation of a day to come")
def _later_day(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, _CITED, r"số \1/\2 ngày 30 tháng 12 năm 2026")


@kind("citation of an impossible day")
def _no_such_day(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, _CITED, r"số \1/\2 ngày 31 tháng 4 năm 2026")


@kind("citation with blanks in its symbol")
def _blank_symbol(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, r"(số \d+)/(KH)-(UBND)", r"\1/\2 - \3")


@kind("citation with a long dash")
def _dash_symbol(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, r"(số \d+)/(KH)-(UBND)", r"\1/\2–\3")


@kind("citation without its hyphen")
def _no_hyphen(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, r"(số \d+)/(KH)-(UBND)", r"\1/\2UBND")


@kind("citation whose symbol is of another type")
def _other_type(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, r"(Kế hoạch số \d+)/(KH)-(UBND)", r"\1/BC-\3")


@kind("citation cited again with another day")
def _two_days(document: Document, rng: random.Random) -> Spoilt:
    found = next((m for at in texts(document) if (m := re.search(_CITED, text_at(document, at)))), None)
    if not found:
        return None
    sentence = f"Kết quả thực hiện Kế hoạch số {found[1]}/KH-UBND ngày 28/02/2026 được đánh giá tốt."
    return with_sentence(document, rng, sentence)


@kind("plan whose abstract names another year")
def _other_year(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, f"({_CITED}[^;,.]*?)năm 2026(?=[;,. ])", r"\1năm 2024")


@kind("law without its day or issuer")
def _half_citation(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Xã đã quán triệt Quyết định số 1085/QĐ-TTg về rà soát thủ tục.")


@kind("Party document with the State's sign")
def _party(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Thực hiện Nghị quyết số 57/NQ/TW ngày 22/12/2024 của Bộ Chính trị.")


@kind("resolution with a wrong day")
def _wrong_resolution(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(
        document, rng, "Tiếp tục thực hiện Nghị quyết số 76/NQ-CP ngày 15/6/2021 của Chính phủ về CCHC."
    )


# ------------------------------------------------------------------ numbers


@kind("per cent that does not follow")
def _percent(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Đã giải quyết 180/200 hồ sơ, đạt 95%.")


@kind("part greater than the whole")
def _part(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Có 19/17 thôn thành lập Tổ công nghệ số cộng đồng.")


@kind("parts that do not make the sum")
def _sum(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(
        document, rng, "Tổng số 120 hồ sơ, trong đó: trực tuyến 70 hồ sơ, trực tiếp 40 hồ sơ."
    )


@kind("average that does not fit the total")
def _average(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Bình quân 03 tin/ngày; cả kỳ đã đăng tải tổng số 90 tin, bài.")


@kind("over one hundred per cent of people")
def _too_much(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Có 22/20 cán bộ, công chức được cấp chữ ký số, đạt 110%.")


@kind("English thousands")
def _thousands(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98.5%.")


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
    return with_sentence(document, rng, "Đẩy mạnh dịch vụ công trực tuyến mức độ 3, mức độ 4.")


@kind("district")
def _district(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Tham gia đầy đủ các lớp tập huấn do huyện tổ chức.")


@kind("district's office")
def _district_office(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Báo cáo kết quả về Phòng Nội vụ theo quy định.")


@kind("ministry that is no more")
def _ministry(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Thực hiện hướng dẫn của Sở Thông tin và Truyền thông.")


@kind("decree that is no more")
def _dead_decree(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(
        document, rng, "Giải quyết hồ sơ theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ."
    )


@kind("law that is no more")
def _dead_law(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Căn cứ Luật Tổ chức chính quyền địa phương năm 2015 để thực hiện.")


@kind("province that is no more")
def _dead_province(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Học tập kinh nghiệm của tỉnh Hải Dương về chuyển đổi số.")
