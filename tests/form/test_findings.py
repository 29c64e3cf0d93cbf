"""Where a section stands: quiet before it was left, honest afterwards."""

from typing import Any

import pytest

from cchc_desktop.document.compose import compose
from cchc_desktop.document.summary import lacking
from cchc_desktop.entry import Entry, Period
from cchc_desktop.form.definition import new_entry
from cchc_desktop.form.findings import (
    DONE,
    GAPS,
    NO_NUMBER,
    STARTED,
    TO_REVIEW,
    UNTOUCHED,
    field_findings,
    is_begun,
    section_state,
    told_once,
)
from cchc_desktop.form.live import Values
from cchc_desktop.form.loading import form_from_toml
from cchc_desktop.office import Office
from cchc_desktop.review.reviewing import review
from tests.goldens import forms, golden_entry

_TOML = """
id = "mau"
version = 1
kind = "BC"
title = "Mẫu"
[[sections]]
id = "mot"
level = 1
heading = "Một"
[[sections.fields]]
id = "tin_bai"
kind = "number"
question = "Bao nhiêu tin?"
required = true
[[sections.fields]]
id = "ket_qua"
kind = "prose"
question = "Kết quả?"
default = ["Đã thực hiện."]
"""
FORM = form_from_toml(_TOML)


@pytest.fixture
def entry() -> Entry:
    return new_entry(FORM, Office(name="Tái Sơn"), Period("nam", 2023))


def state(entry: Entry, **known: Any) -> str:
    values = Values(FORM, entry)
    return section_state(values, values.sections[1], **known)


def test_default_texts_are_nobodys_work(entry):
    assert state(entry) == UNTOUCHED
    assert state(entry.answered("tin_bai", {"counted": ""})) == UNTOUCHED


def test_section_whose_texts_are_all_the_forms_own_is_done_only_once_it_was_read(entry):
    counted = entry.answered("tin_bai", {"counted": "5"})
    assert [state(counted), state(counted, left=True)] == [UNTOUCHED, DONE]


def test_section_in_work_is_told_no_fault_before_it_is_left(entry):
    begun = entry.answered("ket_qua", ["Đã làm xong."])
    assert state(begun) == STARTED
    assert state(begun, left=True) == TO_REVIEW


def test_section_without_fault_is_done_wherever_the_clerk_is(entry):
    whole = entry.answered("tin_bai", {"typed": "36"})
    assert [state(whole), state(whole, left=True)] == [DONE, DONE]


def test_error_of_the_reading_calls_back_to_a_section_that_was_left(entry):
    whole = entry.answered("tin_bai", {"typed": "36"})
    assert state(whole, wrong=True) == DONE
    assert state(whole, left=True, wrong=True) == TO_REVIEW


@pytest.mark.parametrize(("required", "wanted"), [(True, 2), (False, 0)])
def test_optional_value_is_asked_for_only_where_it_must_be_answered(entry, required, wanted):
    form = form_from_toml(_TOML.replace("true", str(required).lower()))
    said = entry.answered("ket_qua", [["Đã đăng ", {"live": "tin_bai", "optional": True}, "."]])
    values = Values(form, said)
    assert len(list(field_findings(values, values.sections[1]))) == wanted


def test_optional_value_that_is_no_more_is_a_gap(entry):
    said = entry.answered("ket_qua", [["Đã đăng ", {"live": "khong_con", "optional": True}, "."]])
    values = Values(FORM, said)
    (_, gap) = field_findings(values, values.sections[1])
    assert gap.rule == GAPS


def test_gap_of_a_citation_is_told_at_its_card_and_elsewhere_still():
    entry = golden_entry("tai-son-bc-2022")
    form = forms()[entry.form.id]
    cards = [{**card, "number": ""} for card in entry.answers["can_cu"]]
    entry = entry.answered("can_cu", cards).answered("noi_dung", ["Theo Công văn số /UBND ngày tháng 3."])
    values = Values(form, entry)
    read = told_once(values, lacking(values), review(compose(form, entry)))
    gaps = [one for one in read if one.rule == "TX-04"]
    assert {one.field for one in gaps} == {"noi_dung"}
    assert any(one.rule == NO_NUMBER for one in read)


def test_figure_that_is_not_a_number_calls_back(entry):
    assert state(entry.answered("tin_bai", {"typed": "ba sáu"}), left=True) == TO_REVIEW


def test_what_the_diary_counted_is_not_begun_by_a_person(entry):
    for raw, begun in (({"counted": "5"}, False), ({"counted": "5", "typed": "6"}, True)):
        values = Values(FORM, entry.answered("tin_bai", raw))
        assert is_begun(values, values.sections[1]) is begun
