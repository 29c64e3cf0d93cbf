"""What live values say: names of the office, fields of the entry, citations mentioned again."""

import pytest

from cchc_desktop.document.compose import compose
from cchc_desktop.document.text import write_text
from cchc_desktop.entry import Entry, Period
from cchc_desktop.form.definition import new_entry
from cchc_desktop.form.live import Values
from cchc_desktop.form.loading import form_from_toml
from cchc_desktop.form.wording import GAP
from cchc_desktop.office import Office
from cchc_desktop.prose import Live, Text, line_from_json
from tests.goldens import forms

FORM = form_from_toml("""
id = "mau"
version = 1
kind = "BC"
title = "Mẫu"
[[sections]]
id = "mot"
level = 0
heading = "Một"
[[sections.fields]]
id = "dau_moi"
kind = "text"
question = "Đầu mối?"
[[sections.fields]]
id = "tin_bai"
kind = "number"
question = "Bao nhiêu tin?"
unit = "tin"
[[sections.fields]]
id = "ty_le"
kind = "ratio"
question = "Bao nhiêu hồ sơ?"
[[sections.fields]]
id = "van_ban"
kind = "citations"
question = "Văn bản nào?"
""")
PLAN = {
    "id": "kh",
    "type": "Kế hoạch",
    "number": "04",
    "symbol": "KH-UBND",
    "date": "2023-02-13",
    "issuer": [{"live": "ubnd_xa"}],
    "abstract": ["về tuyên truyền ", {"live": "xa"}],
}


@pytest.fixture
def entry() -> Entry:
    fresh = new_entry(FORM, Office(name="Tái Sơn"), Period("nam", 2023))
    return fresh.answered("van_ban", [PLAN]).answered("tin_bai", {"typed": "48"})


def says(entry, *raw):
    values = Values(FORM, entry)
    return [values.text(line_from_json([line], "o")) for line in raw]


def test_name_in_words_stands_for_the_value(entry):
    assert says(entry, {"live": "ubnd_xa"}, {"live": "tin_bai"}) == ["UBND xã Tái Sơn", "48 tin"]


def test_text_of_an_answer_may_hold_live_values_itself(entry):
    answered = entry.answered("dau_moi", ["Văn phòng ", {"live": "ubnd_xa"}])
    assert says(answered, {"live": "dau_moi"}) == ["Văn phòng UBND xã Tái Sơn"]


def test_answer_that_mentions_itself_ends_in_a_gap(entry):
    assert GAP in says(entry.answered("dau_moi", ["a ", {"live": "dau_moi"}]), {"live": "dau_moi"})[0]


@pytest.mark.parametrize("name", ["khong_co", "dau_moi", "ty_le", "ty_le.ty_le", "van_ban.khac", "van_ban"])
def test_what_is_not_answered_is_a_gap(entry, name):
    assert says(entry, {"live": name}) == [GAP]


def test_second_mention_of_a_citation_is_short(entry):
    assert says(entry, {"live": "van_ban.kh"}, {"live": "van_ban.kh"}) == [
        "Kế hoạch số 04/KH-UBND ngày 13 tháng 02 năm 2023 của UBND xã Tái Sơn về tuyên truyền xã Tái Sơn",
        "Kế hoạch số 04/KH-UBND",
    ]


def test_each_mention_may_choose_its_parts_and_date(entry):
    mention = {"live": "van_ban.kh", "parts": ["type", "number", "date"], "date": "bare"}
    assert says(entry, mention) == ["Kế hoạch 04/KH-UBND ngày 13/2/2023"]


def test_every_value_that_text_may_hold_has_a_title(entry):
    names = Values(FORM, entry).names()
    assert {"nam", "xa", "dau_moi", "tin_bai", "tin_bai.so", "ty_le.ty_le", "van_ban.kh"} <= set(names)
    assert all(names.values())


def test_weight_of_a_live_value_is_its_own(entry):
    values = Values(FORM, entry)
    assert values.text((Text("a "), Live("xa", bold=True))) == "a xã Tái Sơn"


@pytest.mark.parametrize(
    ("answer", "unsaid"),
    [
        (None, True),
        ({"counted": "0"}, True),
        ({"counted": "0,3"}, True),
        ({"counted": "3"}, False),
        ({"counted": "3", "typed": "0"}, False),
    ],
)
def test_optional_figure_has_nothing_to_say_when_none_was_noted_and_none_typed(answer, unsaid: bool):
    form = forms()["bc-tuyen-truyen-day-du"]
    entry = new_entry(form, Office(name="Tái Sơn"), Period("nam", 2026)).answered("cuoc_hop", answer)
    assert Values(form, entry).is_unsaid(Live("cuoc_hop", optional=True)) is unsaid
    assert ("cuộc họp có nội dung" in write_text(compose(form, entry))) is not unsaid
