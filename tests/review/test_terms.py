"""Terms out of date: by the document's day, with an office's own table beside the shipped one."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.review.reviewing import review
from cchc_desktop.review.terms import all_terms, forget_terms, own_rules, shipped_terms
from tests.review.building import built

TODAY = date(2027, 3, 1)
OWN = """
[[term]]
words = ["Cổng dịch vụ công của tỉnh"]
from = 2026-01-01
instead = "Cổng Dịch vụ công quốc gia"
why = "cổng của tỉnh đã đóng"
level = "gợi ý"
"""


@pytest.fixture(autouse=True)
def read_anew():
    forget_terms()
    yield
    forget_terms()


def own_table(text: str) -> Path:
    own_rules().mkdir(parents=True)
    path = own_rules() / "don-vi.toml"
    path.write_text(text, encoding="utf-8")
    return path


def told(text: str, place_date: str = "") -> dict[str, str]:
    document = built("body", text)
    if place_date:
        document = replace(document, letterhead=replace(document.letterhead, place_date=place_date))
    return {
        one.rule: one.sentence
        for one in review(document, TODAY)
        if one.rule.startswith("TX-1") or one.rule == "TX-05"
    }


def test_term_is_dead_from_its_day_on():
    text = "Tham gia tập huấn do huyện tổ chức."
    assert "TX-05" in told(text, "Tam Hợp, ngày 01 tháng 7 năm 2025")
    assert "TX-05" not in told(text, "Tam Hợp, ngày 30 tháng 6 năm 2025")


def test_draft_without_a_day_is_read_as_of_the_end_of_its_month_or_year():
    text = "Tham gia tập huấn do huyện tổ chức."
    assert "TX-05" in told(text, "Tam Hợp, ngày      tháng 7 năm 2025")
    assert "TX-05" in told(text, "Tam Hợp, ngày      tháng      năm 2025")
    assert "TX-05" not in told(text, "Tam Hợp, ngày      tháng 6 năm 2025")


def test_office_adds_terms_of_its_own():
    own_table(OWN)
    assert "cổng của tỉnh đã đóng" in told("Nộp hồ sơ trên Cổng dịch vụ công của tỉnh.")["TX-12"]


@pytest.mark.parametrize(
    "text",
    [
        "[[term]",
        "term = 3",
        "[[term]]\nwords = ['a']",
        "[[term]]\nwords = 'a'\nfrom = 2026-01-01\nwhy = 'b'",
        "[[term]]\nwords = ['a']\nfrom = '2026'\nwhy = 'b'",
        "[[term]]\nwords = ['a']\nfrom = 2026-01-01\nwhy = 'b'\nlevel = 'nặng'",
        "[[term]]\npattern = '(a+)+$'\nwords = ['a']\nfrom = 2026-01-01\nwhy = 'b'",
    ],
)
def test_broken_table_is_told_and_the_rest_still_works(text):
    own_table(text)
    findings = told("Đẩy mạnh dịch vụ công trực tuyến mức độ 4.")
    assert "don-vi.toml" in findings["TX-13"]
    assert "TX-10" in findings


def test_table_that_is_not_utf_8_is_told():
    own_table("").write_bytes("[[term]]\nwords = ['một']".encode("utf-16"))
    assert "don-vi.toml" in told("Đã xong.")["TX-13"]


@pytest.mark.parametrize("text", ["", OWN])
def test_sound_table_is_not_told(text):
    own_table(text)
    assert "TX-13" not in told("Đã xong.")


def test_tables_are_read_once():
    assert all_terms(own_rules()) is all_terms(own_rules())
    assert shipped_terms() is shipped_terms()
