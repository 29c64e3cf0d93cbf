"""Words for values: periods, dates, numbers, citations and the table of live names."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.entry import PERIODS, Entry, FormRef, Period
from cchc_desktop.form.wording import (
    GAP,
    LIVE_NAMES,
    Citation,
    next_period,
    parsed_number,
    partial_date,
    period_name,
    short_period_name,
    written_date,
    written_number,
    written_percent,
)
from cchc_desktop.office import Office

KH = Citation("Kế hoạch", "04", "KH-UBND", date(2023, 2, 13), "UBND xã Tái Sơn", "về tuyên truyền CCHC")
ENTRY = Entry(
    id="",
    revision="",
    form=FormRef("bc", 1, "BC"),
    office=Office(name="Tái Sơn", superior="huyện Tứ Kỳ", province="tỉnh Hải Dương"),
    period=Period("6-thang-dau", 2023, date(2022, 12, 15), date(2023, 6, 14)),
    outline=(),
    date="2023-07-20",
)

years = st.integers(2000, 2098)
kinds = st.sampled_from([kind for kind in PERIODS if kind != "khac"])
numbers = st.decimals(min_value=0, max_value=10**12, places=5) | st.integers(0, 10**15).map(Decimal)


@given(numbers)
def test_written_number_is_read_as_the_same(number):
    assert parsed_number(written_number(number)) == number


@given(st.integers(0, 10**9))
def test_whole_number_is_read_with_and_without_dots_and_zeros(number):
    assert parsed_number(str(number)) == parsed_number(f"0{number}") == number


@given(st.text(max_size=12))
def test_whatever_was_typed_is_a_number_or_none(typed):
    number = parsed_number(typed)
    assert number is None or number >= 0


@pytest.mark.parametrize("typed", ["", "12,", ",5", "1.23", "1,2,3", "-1", "1e5", "12 tin", "1.2345"])
def test_other_notations_are_no_numbers(typed):
    assert parsed_number(typed) is None


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_share_is_never_off_by_more_than_half_of_its_last_digit(part, whole):
    share = parsed_number(written_percent(Decimal(part), Decimal(whole)).removesuffix("%"))
    assert abs(share - Decimal(part) * 100 / whole) <= Decimal("0.00501")


def test_share_of_nothing_is_a_gap_and_half_is_rounded_up():
    assert written_percent(Decimal(1), Decimal(0)) == GAP
    assert written_percent(Decimal(1), Decimal(800)) == "0,13%"
    assert written_percent(Decimal(10**40), Decimal(1)).endswith("%")


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_zero_stands_before_days_to_nine_and_months_one_and_two_only(day):
    number, month = written_date(day).split()[1], written_date(day).split()[3]
    assert number == (f"0{day.day}" if day.day < 10 else str(day.day))
    assert month == (f"0{day.month}" if day.month < 3 else str(day.month))


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_document_date_is_written_as_every_date(day):
    assert partial_date(day.isoformat()) == written_date(day)
    assert written_date(day, "short").split()[1].split("/") == written_date(day).split()[1::2]
    assert written_date(day, "bare") == f"ngày {day.day}/{day.month}/{day.year}"


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ("", "ngày _ tháng _ năm 2022"),
        ("2023", "ngày _ tháng _ năm 2023"),
        ("2023-02", "ngày _ tháng 02 năm 2023"),
        ("2023-07-05", "ngày 05 tháng 7 năm 2023"),
    ],
)
def test_unknown_part_of_a_date_is_a_clean_gap(known, words):
    assert partial_date(known, "_", 2022) == words


@given(kinds, years)
def test_title_of_a_period_is_its_short_name_with_the_year(kind, year):
    period = Period(kind, year)
    assert period_name(period).startswith(short_period_name(period))
    assert period_name(period).endswith(f"năm {year}")
    assert period_name(period).count("năm") == 1


@given(kinds, years)
def test_next_period_is_later_and_never_skips_a_year(kind, year):
    later = next_period(Period(kind, year))
    assert later.year - year in (0, 1)
    assert period_name(later) != period_name(Period(kind, year))


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("quy-1", "quý II năm 2023"),
        ("quy-4", "quý I năm 2024"),
        ("6-thang-dau", "6 tháng cuối năm 2023"),
        ("6-thang-cuoi", "6 tháng đầu năm 2024"),
        ("9-thang", "3 tháng cuối năm 2023"),
        ("nam", "năm 2024"),
    ],
)
def test_tasks_are_set_for_the_period_that_follows(kind, name):
    assert period_name(next_period(Period(kind, 2023))) == name


@pytest.mark.parametrize(
    ("symbol", "number", "sign"),
    [
        ("KH-UBND", "04", "04/KH-UBND"),
        ("NQ-CP", "36a", "36a/NQ-CP"),
        ("QH15", "72/2025", "72/2025/QH15"),
        ("NQ/TW", "18", "18-NQ/TW"),
        ("QĐ/HU", "01", "01-QĐ/HU"),
        ("KH-UBND", "", "/KH-UBND"),
        ("", "12", "12"),
    ],
)
def test_party_sign_is_joined_by_a_hyphen_and_a_state_sign_by_a_stroke(symbol, number, sign):
    assert Citation(number=number, symbol=symbol).full_number == sign


def test_first_mention_is_full_and_later_ones_are_short():
    full = KH.mention(KH.default_parts(first=True))
    assert full == (
        "Kế hoạch số 04/KH-UBND ngày 13 tháng 02 năm 2023 của UBND xã Tái Sơn về tuyên truyền CCHC"
    )
    assert KH.mention(KH.default_parts(first=False)) == "Kế hoạch số 04/KH-UBND"


def test_law_is_cited_by_its_name():
    law = Citation("Luật", "72/2025", "QH15", date(2025, 6, 16), "Quốc hội", "Tổ chức chính quyền địa phương")
    for first in (True, False):
        assert law.mention(law.default_parts(first=first)) == "Luật Tổ chức chính quyền địa phương"


def test_mention_writes_only_the_parts_that_were_chosen_in_the_decrees_order():
    assert KH.mention(("date", "number", "type"), "bare") == "Kế hoạch 04/KH-UBND ngày 13/2/2023"
    assert replace(KH, day=None, number="").mention(("type", "so", "number", "date")) == (
        "Kế hoạch số /KH-UBND ngày"
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nam", "2023"),
        ("nam_truoc", "2022"),
        ("nam_sau", "2024"),
        ("ky", "6 tháng đầu năm 2023"),
        ("ky_ngan", "6 tháng đầu năm"),
        ("ky_sau", "6 tháng cuối năm 2023"),
        ("ky_sau_ngan", "6 tháng cuối năm"),
        ("so_lieu", "từ ngày 15/12/2022 đến ngày 14/6/2023"),
        ("don_vi", "xã"),
        ("xa", "xã Tái Sơn"),
        ("ten_xa", "Tái Sơn"),
        ("ubnd_xa", "UBND xã Tái Sơn"),
        ("uy_ban_xa", "Ủy ban nhân dân xã Tái Sơn"),
        ("cap_tren", "huyện Tứ Kỳ"),
        ("ubnd_cap_tren", "UBND huyện Tứ Kỳ"),
        ("tinh", "tỉnh Hải Dương"),
        ("ubnd_tinh", "UBND tỉnh Hải Dương"),
        ("ngay_van_ban", "ngày 20 tháng 7 năm 2023"),
    ],
)
def test_live_name_says_its_value(name, words):
    assert LIVE_NAMES[name].value(ENTRY) == words


def test_every_live_name_is_tried_here_and_has_a_title():
    tried = test_live_name_says_its_value.pytestmark[0].args[1]
    assert {name for name, _ in tried} == set(LIVE_NAMES)
    assert len({known.title for known in LIVE_NAMES.values()}) == len(LIVE_NAMES)


@pytest.mark.parametrize("name", ["xa", "ubnd_xa", "cap_tren", "ubnd_cap_tren", "ubnd_tinh", "so_lieu"])
def test_value_that_is_not_settled_is_a_gap(name):
    assert GAP in LIVE_NAMES[name].value(replace(ENTRY, office=Office(), period=Period()))
