"""Seeds of signs, words, capitals and repetition; frozen like ``seeding``."""

import random
import re

from cchc_desktop.document.tree import (
    Document,
)
from tests.review.seeding import (
    Spoilt,
    inserted,
    kind,
    somewhere,
    swapped,
    text_at,
    texts,
    with_sentence,
    with_text,
)

# ------------------------------------------------------------------ signs and blanks


@kind("two blanks")
def _two_blanks(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, r"(\w) (\w)", r"\1  \2")


@kind("blank before a comma")
def _blank_before_comma(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, ",", " ,")


@kind("blank before the full stop")
def _blank_before_stop(document: Document, rng: random.Random) -> Spoilt:
    at = somewhere(document, rng)
    return with_text(document, at, re.sub(r"[.;]$", " .", text_at(document, at)))


@kind("no blank after a comma")
def _no_blank_after_comma(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, r", (\w)", r",\1")


@kind("no full stop")
def _no_full_stop(document: Document, rng: random.Random) -> Spoilt:
    at = somewhere(document, rng)
    return with_text(document, at, text_at(document, at).rstrip(".;:"))


@kind("two full stops")
def _two_full_stops(document: Document, rng: random.Random) -> Spoilt:
    at = somewhere(document, rng)
    return with_text(document, at, text_at(document, at).rstrip(".;:") + "..")


@kind("comma and full stop")
def _comma_and_stop(document: Document, rng: random.Random) -> Spoilt:
    at = somewhere(document, rng)
    return with_text(document, at, text_at(document, at).rstrip(".;:") + ",.")


@kind("two commas")
def _two_commas(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, ", ", ",, ")


@kind("quote left open")
def _open_quote(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Treo khẩu hiệu “Đẩy mạnh cải cách hành chính tại trụ sở.")


@kind("bracket left open")
def _open_bracket(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Các đoàn thể (Hội Phụ nữ, Đoàn Thanh niên đã hưởng ứng.")


@kind("blank inside a bracket")
def _blank_in_bracket(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Các đoàn thể ( Hội Phụ nữ, Đoàn Thanh niên ) đã hưởng ứng.")


@kind("blanks around a hyphen on one side")
def _lame_hyphen(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Phối hợp với Đảng ủy- HĐND xã tổ chức thực hiện.")


@kind("number stuck to its unit")
def _stuck_number(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Đã phát 12tin, bài trên hệ thống truyền thanh.")


@kind("full stop and no blank")
def _stop_no_blank(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Việc tuyên truyền được duy trì.Người dân đồng tình hưởng ứng.")


@kind("list without its colon")
def _no_colon(document: Document, rng: random.Random) -> Spoilt:
    at = somewhere(document, rng)
    longer, _ = inserted(document, at, "+ Hệ thống truyền thanh: 12 tin, bài.")
    return inserted(longer, at, "Kết quả tuyên truyền cụ thể trên từng kênh như sau")


# ------------------------------------------------------------------ words


@kind("word typed twice")
def _word_twice(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, r" (các|của|và|trong|công|được|với) ", r" \1 \1 ")


@kind("phrase typed twice")
def _phrase_twice(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, r"(tuyên truyền|thực hiện|cải cách|tổ chức) ", r"\1 \1 ")


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
        if found := swapped(document, rng, right, wrong):
            return found
    return None


@kind("another misspelt word")
def _misspelt_again(document: Document, rng: random.Random) -> Spoilt:
    return _misspelt(document, rng)


@kind("tone left off")
def _tone_off(document: Document, rng: random.Random) -> Spoilt:
    wrong = (("thực hiện", "thưc hiện"), ("được", "đươc"), ("việc", "viêc"), ("các cấp", "cac cấp"))
    for right, new in rng.sample(wrong, len(wrong)):
        if found := swapped(document, rng, right, new):
            return found
    return None


@kind("letter typed twice")
def _letter_twice(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, r"\b(t|đ|ch|th)(uyên|ịnh|ính|ông|ực)\b", r"\1\1\2")


@kind("Telex left over")
def _telex(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, "tuyên truyền", "tuyeen truyền")


@kind("letters changed places")
def _transposed(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, r"\bhành chính\b", "hành chíhn")


@kind("look-alike letter")
def _look_alike(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, "ă", "\u01ce")


@kind("Eth for Đ")
def _eth(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, "Đ", "\u00d0")


@kind("two ways of placing the tone")
def _mixed_tones(document: Document, rng: random.Random) -> Spoilt:
    return swapped(document, rng, "hóa", "hoá")


@kind("Uỷ beside Ủy")
def _mixed_uy(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Uỷ ban Mặt trận Tổ quốc Việt Nam tham gia giám sát.")


@kind("broken name")
def _broken_name(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Công tác này đã triển khai trên địa bàn huyện xã Tam Hợp.")


@kind("word missing from a known name")
def _missing_word(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Hưởng ứng Ngày Chuyển số quốc gia, xã đã treo băng rôn.")


@kind("sentence broken off")
def _broken_off(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Chỉ đạo các thôn, tổ dân phố tiếp tục tuyên truyền và.")


@kind("full stop missing between sentences")
def _run_on(document: Document, rng: random.Random) -> Spoilt:
    return swapped(
        document, rng, r"([a-zà-ỹ])\. (Thường|Thực|Tiếp|Trong|Tổ chức|Phối hợp|Đẩy mạnh)", r"\1 \2"
    )


@kind("gap left to be filled")
def _gap(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Đã tổ chức ……… cuộc họp.")


@kind("place held by letters")
def _xxx(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Đã tổ chức xxx hội nghị với [...] lượt người tham gia.")


@kind("note to oneself")
def _note(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Tỷ lệ hồ sơ trực tuyến đạt ??%.")


# ------------------------------------------------------------------ capitals


@kind("Nhân dân in the committee's name")
def _nhan_dan(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Ủy ban Nhân dân xã chỉ đạo các thôn thực hiện.")


@kind("capital inside a sentence")
def _capital(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Các phòng đã chủ động Phối hợp tuyên truyền.")


@kind("no capital after a full stop")
def _no_capital(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "các thôn đã tuyên truyền bằng nhiều hình thức.")


@kind("Khoản, Điểm with capitals")
def _article(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Việc này thực hiện theo Điểm a Khoản 2 Điều 5 của Quy chế.")


@kind("common noun of a unit with a capital")
def _unit(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Cán bộ của Xã đã tham gia đầy đủ các lớp tập huấn.")


@kind("paragraph begins small")
def _small_start(document: Document, rng: random.Random) -> Spoilt:
    at = somewhere(document, rng)
    text = text_at(document, at)
    first = next(n for n, char in enumerate(text) if char.isalpha())
    return with_text(document, at, text[:first] + text[first].lower() + text[first + 1 :])


@kind("committee's name begins small")
def _small_committee(document: Document, rng: random.Random) -> Spoilt:
    return with_sentence(document, rng, "Báo cáo này đã được ủy ban nhân dân xã thông qua.")


# ------------------------------------------------------------------ paragraphs twice


@kind("paragraph twice")
def _twice(document: Document, rng: random.Random) -> Spoilt:
    first, second = sorted(rng.sample(texts(document, 90)[1:-1], 2))
    return inserted(document, second + 1, text_at(document, first))


@kind("paragraph twice, one word changed")
def _nearly_twice(document: Document, rng: random.Random) -> Spoilt:
    first, second = sorted(rng.sample(texts(document, 120)[1:-1], 2))
    return inserted(document, second + 1, re.sub(r"\b(các|và)\b", "những", text_at(document, first), count=1))


@kind("sentence again in another section")
def _again(document: Document, rng: random.Random) -> Spoilt:
    first, second = sorted(rng.sample(texts(document, 130)[1:-1], 2))
    sentence = text_at(document, first).lstrip("-+ ")
    return with_text(document, second, f"{text_at(document, second)} {sentence}")
