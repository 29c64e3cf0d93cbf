"""What in a sentence of an earlier period is taken for stale, and what is right in every period."""

import pytest

from cchc_desktop.entry import Period
from cchc_desktop.form.stale_words import (
    DATE,
    DOCUMENT,
    NUMBER,
    PERIOD,
    PERSON,
    STAGE,
    YEAR,
    Times,
    stale_words,
)
from cchc_desktop.prose import Live, Text

YEARLY = Times(Period("nam", 2022), Period("nam", 2023))
HALF = Times(Period("nam", 2022), Period("6-thang-dau", 2023))


def found(text, times=YEARLY):
    stales = stale_words(text, times)
    return [(stale.rule, text[stale.start : max(stale.end, stale.named)]) for stale in stales]


def mends(text, times=YEARLY):
    return [
        "".join(span.name if isinstance(span, Live) else span.text for span in stale.mend)
        for stale in stale_words(text, times)
        if stale.mend
    ]


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("công tác năm 2022.", YEAR, "2022"),
        ("NĂM 2023 tiếp tục", YEAR, "2023"),
        ("năm hai nghìn không trăm hai mươi hai", YEAR, "hai nghìn không trăm hai mươi hai"),
        ("họp ngày 13/2/2022", DATE, "ngày 13/2/2022"),
        ("ngày 13 tháng 02 năm 2022 đã", DATE, "ngày 13 tháng 02 năm 2022"),
        ("trong tháng 3", DATE, "tháng 3"),
        ("giai đoạn 2016–2021 đã xong", STAGE, "giai đoạn 2016–2021"),
        ("năm học 2022-2023", STAGE, "năm học 2022-2023"),
        ("Trong 09 tháng đầu năm UBND xã", PERIOD, "09 tháng đầu năm"),
        ("Quý II/2022 đã", PERIOD, "Quý II/2022"),
        ("Kế hoạch số 04/KH-UBND ngày 13/2/2022 của", DOCUMENT, "Kế hoạch số 04/KH-UBND ngày 13/2/2022"),
        ("đăng 48 tin, bài", NUMBER, "48 tin"),
        ("treo 4 băng rôn tại", NUMBER, "4 băng rôn"),
        ("17/17 thôn", NUMBER, "17/17 thôn"),
        ("đạt 94,5%", NUMBER, "94,5%"),
        ("mở hai hội nghị", NUMBER, "hai hội nghị"),
        ("đồng chí Nguyễn Văn Bình phụ trách", PERSON, "Nguyễn Văn Bình"),
    ],
)
def test_words_of_the_old_period_are_found(text, rule, words):
    assert found(text) == [(rule, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ giai đoạn 2021-2030",
        "Quyết định số 3504/QĐ-UBND ngày 22/10/2021 của UBND tỉnh",
        "Nghị định số 30/2020/NĐ-CP; Đề án 06; Điều 12",
        "định hướng đến năm 2030",
        "giai đoạn 2019 - 2020, định hướng đến 2025",
        "1. Duy trì chuyên mục",
        "2.1. Nội dung",
        "dịch vụ công trực tuyến mức độ 3, 4",
        "hệ thống chạy 24/7",
        "trong năm báo cáo, một cửa, một số nơi",
        "Ông cha ta",
    ],
)
def test_what_is_right_in_every_period_is_left_alone(text):
    assert found(text) == []


def test_the_new_periods_own_names_are_right():
    assert found("6 tháng đầu năm 2023, 6 tháng đầu năm, 6 tháng cuối năm", HALF) == []
    assert found("6 tháng đầu năm 2022", HALF) == [(PERIOD, "6 tháng đầu năm 2022")]


def test_proposals_are_live_values_that_move_again_next_time():
    assert mends("năm 2021, năm 2022 và năm 2023") == ["nam_truoc", "nam", "nam_sau"]
    assert mends("quý II năm 2022") == ["ky"]
    assert mends("trọng tâm cuối năm", HALF) == ["ky_sau_ngan"]


def test_only_a_deadline_is_moved_by_a_year():
    assert mends("trước ngày 15/12/2022") == ["ngày 15/12/2023"]
    assert mends("họp ngày 15/12/2022") == []


def test_a_document_cited_in_the_text_leaves_a_gap_that_cannot_be_overlooked():
    assert mends("số 04/KH-UBND ngày 13/2/2022") == ["số […]/KH-UBND ngày […]"]


def test_mends_are_lines_of_text_or_live_values():
    (stale,) = stale_words("giai đoạn 2021-2022", YEARLY)
    assert stale.mend == (Text("giai đoạn 2022-2023"),)


@pytest.mark.parametrize(("text", "figure"), [("treo 4 băng rôn tại", "4"), ("mở hai hội nghị", "hai")])
def test_only_the_figure_is_written_anew(text, figure):
    (stale,) = stale_words(text, YEARLY)
    assert text[stale.start : stale.end] == figure


def test_within_a_year_its_years_stages_and_documents_are_right():
    quarters = Times(Period("quy-1", 2026), Period("quy-2", 2026))
    for text in ("năm 2026", "giai đoạn 2025-2026", "đến năm 2027", "Kế hoạch số 04/KH-UBND ngày 13/2/2026"):
        assert found(text, quarters) == []
    assert found("trước ngày 15/3/2026", quarters) == [(DATE, "ngày 15/3/2026")]
    assert mends("trước ngày 15/3/2026", quarters) == []
    assert found("quý I năm 2026", quarters) == [(PERIOD, "quý I năm 2026")]
