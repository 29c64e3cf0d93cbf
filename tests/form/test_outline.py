"""Changing an entry's own outline."""

from pathlib import Path

import pytest

from cchc_desktop.document.compose import compose
from cchc_desktop.document.text import body_lines
from cchc_desktop.entry import Entry, Period
from cchc_desktop.form.definition import Form, new_entry
from cchc_desktop.form.loading import load_form
from cchc_desktop.form.outline import add_after, move, remove, rename, show
from cchc_desktop.office import Office
from cchc_desktop.paths import shipped
from cchc_desktop.prose import plain

FORM: Form = load_form(Path(shipped("forms/bc-tuyen-truyen.toml")))


@pytest.fixture
def entry() -> Entry:
    return new_entry(FORM, Office(name="Tái Sơn"), Period("nam", 2026))


def ids(entry: Entry) -> list[str]:
    return [section.id for section in entry.outline]


def headings(entry: Entry) -> list[str]:
    document = compose(FORM, entry)
    numbers = ("I", "1.", "2.")
    return [line for line in body_lines(document) if line.startswith(numbers) and len(line) < 80]


def test_a_renamed_section_keeps_its_answers(entry: Entry) -> None:
    renamed = rename(entry, "ket-qua", plain("Kết quả đạt được"))
    assert "I. KẾT QUẢ ĐẠT ĐƯỢC" in headings(renamed)
    assert renamed.answers == entry.answers


def test_a_section_moves_with_all_under_it(entry: Entry) -> None:
    moved = move(entry, "phuong-huong", -1)
    assert ids(moved) == [
        *("mo-dau", "phuong-huong", "ket-qua", "trien-khai", "tuyen-truyen", "noi-dung", "thong-ke"),
        "ket-thuc",
    ]
    assert move(moved, "phuong-huong", 1) == entry


def test_numbers_follow_a_move(entry: Entry) -> None:
    moved = move(entry, "thong-ke", -1)
    assert "2.1. Thống kê lượng tin, bài thực hiện công tác tuyên truyền" in headings(moved)


@pytest.mark.parametrize(
    ("section", "step"),
    [
        ("noi-dung", -1),
        ("thong-ke", 1),
        ("ket-qua", -1),
        ("phuong-huong", 1),
        ("mo-dau", 1),
        ("ket-thuc", -1),
    ],
)
def test_at_the_edge_of_its_parent_a_section_stays(entry: Entry, section: str, step: int) -> None:
    assert move(entry, section, step) == entry


def test_a_section_that_is_not_shown_takes_those_under_it_along_and_keeps_its_answers(entry: Entry) -> None:
    hidden = show(entry, "tuyen-truyen", False)
    assert not any("2.1." in line for line in body_lines(compose(FORM, hidden)))
    assert show(hidden, "tuyen-truyen", True) == entry


def test_a_removed_section_takes_its_answers_along(entry: Entry) -> None:
    removed = remove(entry, "tuyen-truyen")
    assert ids(removed) == ["mo-dau", "ket-qua", "trien-khai", "phuong-huong", "ket-thuc"]
    assert set(entry.answers) - set(removed.answers) == {"hoan_thanh", "noi_dung", "thong_ke"} & set(
        entry.answers
    )


def test_a_new_section_stands_behind_all_that_is_under_its_neighbour(entry: Entry) -> None:
    added, new_id = add_after(FORM, entry, "ket-qua", plain("Đánh giá"))
    assert ids(added).index(new_id) == ids(entry).index("phuong-huong")
    answered = added.answered(f"{new_id.replace('-', '_')}_noi_dung", ["Làm tốt."])
    lines = body_lines(compose(FORM, answered))
    assert lines[lines.index("II. ĐÁNH GIÁ") + 1] == "Làm tốt."


def test_two_new_sections_have_two_ids(entry: Entry) -> None:
    once, first = add_after(FORM, entry, "ket-qua", plain("Một"))
    _, second = add_after(FORM, once, "ket-qua", plain("Hai"))
    assert first != second


def test_nothing_is_added_behind_the_closing(entry: Entry) -> None:
    added, new_id = add_after(FORM, entry, "ket-thuc", plain("Kiến nghị"))
    assert ids(added)[-2:] == [new_id, "ket-thuc"]
