"""What a plan promises is read from its sentences; what is no promise of a report is left alone."""

import pytest

from cchc_desktop.entry import Period
from cchc_desktop.figures.promises import kind_near, promises, promises_of
from cchc_desktop.form.definition import new_entry
from cchc_desktop.office import Office
from tests.goldens import forms, golden_entry

QUARTERS = ("quy-1", "6-thang-dau", "9-thang", "nam")
HALVES = ("6-thang-dau", "nam")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("định kỳ 3 tháng/lần tổng hợp báo cáo lên phòng", QUARTERS),
        ("Định kỳ 03 tháng / lần báo cáo UBND xã.", QUARTERS),
        ("Ba tháng một lần báo cáo kết quả về UBND xã", QUARTERS),
        ("Hằng quý báo cáo kết quả thực hiện", QUARTERS),
        ("báo cáo định kỳ hàng quý", QUARTERS),
        ("6 tháng 1 lần gửi báo cáo", HALVES),
        ("Thực hiện chế độ báo cáo 6 tháng, năm theo quy định", HALVES),
        ("Báo cáo kết quả 6 tháng đầu năm và cả năm", HALVES),
        ("Báo cáo quý, 6 tháng, 9 tháng và năm", QUARTERS),
        ("Hằng năm tổng hợp, báo cáo UBND tỉnh", ("nam",)),
        ("Báo cáo năm gửi về Phòng Văn hóa - Xã hội", ("nam",)),
        ("Sơ kết 6 tháng, tổng kết năm", HALVES),
    ],
)
def test_frequency_is_read(text, kinds):
    (found,) = promises(text)
    assert set(found.kinds) == set(kinds)
    assert (found.day, found.dates) == (0, ())


@pytest.mark.parametrize(
    ("text", "day", "dates"),
    [
        ("Báo cáo hằng quý trước ngày 15 tháng cuối quý", 15, ()),
        ("gửi báo cáo trước ngày 10 của tháng cuối mỗi quý để tổng hợp", 10, ()),
        ("Gửi báo cáo năm trước ngày 05/12/2026 để tổng hợp", 0, ((5, 12, 2026),)),
        ("Báo cáo 6 tháng và năm trước ngày 15/6 và ngày 15/12", 0, ((15, 6, 0), (15, 12, 0))),
        ("Báo cáo chậm nhất ngày 20 tháng 11 năm 2026", 0, ((20, 11, 2026),)),
    ],
)
def test_deadline_is_read(text, day, dates):
    (found,) = promises(text)
    assert (found.day, found.dates) == (day, dates)


def test_dates_alone_name_their_periods():
    (found,) = promises("Các thôn gửi báo cáo trước ngày 10/6 và 10/12")
    assert found.kinds == HALVES


@pytest.mark.parametrize(
    "text",
    [
        "Truyền thanh cơ sở có chuyên mục tuyên truyền về CCHC, định kỳ thông báo về CCHC.",
        "Tổ chức họp 3 tháng/lần.",
        "Thực hiện đầy đủ chế độ báo cáo CCHC định kỳ và đột xuất.",
        "Thực hiện Báo cáo số 07/BC-UBND ngày 20/7/2023 của UBND xã",
        "Báo cáo 5 tháng/lần",
        "Hằng tháng báo cáo kết quả",
        "Phát thanh hằng quý; báo cáo khi có yêu cầu",
        "Báo cáo trước ngày 45/13",
        "",
    ],
)
def test_what_promises_no_report_is_left_alone(text):
    assert promises(text) == ()


def test_real_plan_promises_a_report_every_three_months():
    plan = golden_entry("lien-minh-kh-2022")
    (found,) = promises_of(forms()["kh-tuyen-truyen"], plan)
    assert found.kinds == QUARTERS
    assert found.quote == "định kỳ 3 tháng/lần tổng hợp báo cáo lên phòng"


def test_date_asked_by_the_form_is_read_from_the_sentence_that_shows_it():
    form = forms()["kh-cchc-nam"]
    plan = new_entry(form, Office(name="Tái Sơn"), Period("nam", 2026)).answered("han_bao_cao", "2026-12-05")
    found = [one for one in promises_of(form, plan) if one.dates]
    assert [(one.kinds, one.dates) for one in found] == [(("nam",), ((5, 12, 2026),))]


@pytest.mark.parametrize("month", range(1, 13))
def test_every_day_is_near_some_period(month):
    assert {kind_near(day, month) for day in (1, 15, 31)} <= {*QUARTERS}
