"""What was written the period before, taken over without overwriting anything."""

import pytest

from cchc_desktop.form.definition import Field
from cchc_desktop.form.taking_over import can_take_over, fitting, taken_over

PROSE = Field("ket_qua", "prose", default=["Mẫu câu."])
TABLE = Field(
    "bang", "table", settings={"columns": [{"title": "Kênh"}, {"title": "Số lượng", "number": True}]}
)
CITED = Field("can_cu", "citations")


@pytest.mark.parametrize("present", [None, [], [""], ["Mẫu câu."]])
def test_earlier_text_stands_in_place_of_what_nobody_wrote(present):
    assert taken_over(PROSE, present, ["Năm ngoái."]) == ["Năm ngoái."]


def test_earlier_text_comes_below_ones_own():
    assert taken_over(PROSE, ["Của tôi."], ["Năm ngoái."]) == ["Của tôi.", "Năm ngoái."]


def test_nothing_is_written_twice():
    assert taken_over(PROSE, ["Của tôi.", "Năm ngoái."], ["Năm ngoái."]) == ["Của tôi.", "Năm ngoái."]


def test_cited_document_that_is_there_stays_as_it_is():
    mine, old, other = {"id": "a", "number": "7"}, {"id": "a", "number": "5"}, {"id": "b", "number": "1"}
    assert taken_over(CITED, [mine], [old, other]) == [mine, other]


def test_table_is_taken_over_without_its_figures():
    assert taken_over(TABLE, None, [["Đài", "36"], ["Trang", "5"]]) == [["Đài", ""], ["Trang", ""]]


@pytest.mark.parametrize(("kind", "can"), [("number", False), ("ratio", False), ("prose", True)])
def test_figure_belongs_to_its_own_period(kind, can):
    assert can_take_over(Field("so", kind)) is can


def test_live_values_stay_alive_where_they_are_known():
    raw = [{"bold": ["Đã đăng ", {"live": "tin_bai"}, " theo ", {"live": "can_cu.cu", "parts": ["number"]}]}]
    fit = fitting(raw, {"tin_bai"}, lambda live: f"số {live.parts[0]}")
    assert fit == [{"bold": ["Đã đăng ", {"live": "tin_bai"}, " theo ", "số number"]}]
