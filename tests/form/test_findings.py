"""Where a section stands: quiet before it was left, honest afterwards."""

import pytest

from cchc_desktop.entry import Entry, Period
from cchc_desktop.form.definition import new_entry
from cchc_desktop.form.findings import DONE, STARTED, TO_REVIEW, UNTOUCHED, is_begun, section_state
from cchc_desktop.form.live import Values
from cchc_desktop.form.loading import form_from_toml
from cchc_desktop.office import Office

FORM = form_from_toml("""
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
""")


@pytest.fixture
def entry() -> Entry:
    return new_entry(FORM, Office(name="Tái Sơn"), Period("nam", 2023))


def state(entry: Entry, **known: bool) -> str:
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


def test_figure_that_is_not_a_number_calls_back(entry):
    assert state(entry.answered("tin_bai", {"typed": "ba sáu"}), left=True) == TO_REVIEW


def test_what_the_diary_counted_is_not_begun_by_a_person(entry):
    for raw, begun in (({"counted": "5"}, False), ({"counted": "5", "typed": "6"}, True)):
        values = Values(FORM, entry.answered("tin_bai", raw))
        assert is_begun(values, values.sections[1]) is begun
