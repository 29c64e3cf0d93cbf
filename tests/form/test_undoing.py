"""One step taken back, and nothing else."""

from cchc_desktop.entry import Entry, Period
from cchc_desktop.form.definition import new_entry
from cchc_desktop.form.outline import add_after, move, remove
from cchc_desktop.form.undoing import taken_back
from cchc_desktop.office import Office
from cchc_desktop.prose import plain
from tests.goldens import forms

FORM = forms()["bc-tuyen-truyen"]


def fresh() -> Entry:
    return new_entry(FORM, Office(name="Tái Sơn"), Period("nam", 2026))


def test_a_removed_section_comes_back_and_what_was_typed_since_stays():
    before = fresh()
    after = remove(before, "phuong-huong")
    now = after.answered("ket_thuc", ["Hết./."])
    back = taken_back(before, after, now)
    assert back.outline == before.outline
    assert back.answers["nhiem_vu"] == before.answers["nhiem_vu"]
    assert back.answers["ket_thuc"] == ["Hết./."]


def test_an_answer_cleared_since_stays_cleared():
    before = fresh()
    after = move(before, "phuong-huong", -1)
    assert "ket_thuc" not in taken_back(before, after, after.answered("ket_thuc", None)).answers


def test_what_was_written_into_an_added_section_goes_with_it():
    before = fresh()
    after, new_id = add_after(FORM, before, "ket-qua", plain("Thêm"))
    field_id = next(section for section in after.outline if section.id == new_id).fields[0]["id"]
    back = taken_back(before, after, after.answered(field_id, ["Chữ"]))
    assert back == before


def test_an_added_section_never_bears_the_name_of_one_that_was_there():
    first, one = add_after(FORM, fresh(), "ket-qua", plain("Một"))
    _, two = add_after(FORM, remove(first, one), "ket-qua", plain("Hai"))
    assert one != two
