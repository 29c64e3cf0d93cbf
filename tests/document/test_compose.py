"""From entry to document: numbers, lists, appendices, head and foot."""

from dataclasses import replace

import pytest

from cchc_desktop.document.compose import compose
from cchc_desktop.document.text import body_lines, write_text
from cchc_desktop.document.tree import Item, Paragraph
from cchc_desktop.entry import Entry, FormRef, Period, Section
from cchc_desktop.form.loading import form_of
from cchc_desktop.office import Office
from cchc_desktop.prose import BadEntry, plain

TABLE = {
    "kind": "table",
    "columns": [{"title": "Việc"}, {"title": "Số", "number": True}],
    "appendix": "Danh mục",
}


def section(section_id: str, level: int, label: str, *specs: dict, shown: bool = True) -> Section:
    return Section(section_id, level, label, plain(section_id.capitalize()), shown, specs)


def entry_of(*sections: Section, office: Office | None = None, **answers) -> Entry:
    office = office or Office(name="Tái Sơn")
    entry = Entry("e", "r", FormRef("mau", 1, "BC"), office, Period("nam", 2026), sections)
    for field_id, answer in answers.items():
        entry = entry.answered(field_id, answer)
    return entry


def document(*sections: Section, **answers):
    entry = entry_of(*sections, **answers)
    return compose(form_of(entry, {}), entry)


def test_headings_number_themselves_and_restart_below_a_higher_one():
    outline = [
        *(section("a", 1, "roman"), section("b", 2, "arabic"), section("c", 3, "decimal")),
        *(section("d", 3, "decimal"), section("e", 2, "arabic"), section("f", 3, "decimal")),
        *(section("g", 1, "roman"), section("h", 2, "arabic"), section("i", 4, "letter")),
    ]
    assert body_lines(document(*outline)) == [
        *("I. A", "1. B", "1.1. C", "1.2. D", "2. E", "2.1. F", "II. G", "1. H", "a) I"),
    ]


def test_hidden_section_takes_what_is_below_it_along():
    outline = [
        section("a", 1, "roman", shown=False),
        section("b", 2, "arabic"),
        section("c", 1, "roman"),
    ]
    assert body_lines(document(*outline)) == ["I. C"]


def test_no_hides_a_section_and_yes_shows_it():
    outline = [
        section("a", 1, "roman", {"id": "co", "kind": "yesno", "shows": "b"}),
        section("b", 1, "roman"),
    ]
    assert body_lines(document(*outline, co=False)) == ["I. A"]
    assert body_lines(document(*outline, co=True)) == body_lines(document(*outline)) == ["I. A", "II. B"]


def test_each_list_counts_from_one_whatever_was_left_blank():
    outline = [
        section("a", 1, "roman", {"id": "l", "kind": "list"}, {"id": "m", "kind": "list", "label": "letter"}),
    ]
    lines = body_lines(document(*outline, l=["Một", "", "Hai"], m=["Ba", "Bốn"]))
    assert lines == ["I. A", "1. Một", "2. Hai", "a) Ba", "b) Bốn"]


def test_tasks_between_two_units_do_not_restart_the_count():
    outline = [section("a", 1, "roman", {"id": "p", "kind": "assignments"})]
    answer = [{"unit": "A", "tasks": ["Một", "Hai"]}, {"unit": "B", "tasks": ["Ba"]}]
    assert body_lines(document(*outline, p=answer))[1:] == ["1. A:", "- Một", "- Hai", "2. B: Ba"]


def test_labels_and_dashes_that_were_typed_are_text():
    outline = [section("a", 1, "roman", {"id": "p", "kind": "prose"})]
    _, *blocks = document(*outline, p=["a. Một", "- Hai", "1. Ba"]).blocks
    assert all(isinstance(block, Paragraph) for block in blocks)


def test_item_of_a_list_is_numbered_automatically():
    _, item = document(section("a", 1, "roman", {"id": "l", "kind": "list"}), l=["Một"]).blocks
    assert isinstance(item, Item)


def test_grounds_of_the_opening_are_in_italics():
    outline = [
        section("a", 0, "none", {"id": "p", "kind": "prose"}),
        section("b", 1, "roman", {"id": "q", "kind": "prose"}),
    ]
    opening, _, inside = document(*outline, p=["Căn cứ Luật X;"], q=["Căn cứ Luật X;"]).blocks
    assert opening.runs[0].italic
    assert not inside.runs[0].italic


def test_citations_shown_as_a_list_end_in_a_full_stop_and_skip_the_blank():
    outline = [section("a", 0, "none", {"id": "v", "kind": "citations", "display": "list"})]
    cited = [
        {"id": "a", "type": "Luật", "abstract": "A"},
        {"id": "b"},
        {"id": "c", "type": "Luật", "abstract": "C"},
    ]
    assert body_lines(document(*outline, v=cited)) == ["- Luật A;", "- Luật C."]


def test_one_appendix_has_no_number_and_two_have_roman_ones():
    outline = [section("a", 1, "roman", {"id": "t", **TABLE}, {"id": "u", **TABLE})]
    rows = [["x", "1"]]
    assert [a.label for a in document(*outline, t=rows).appendices] == ["Phụ lục"]
    both = document(*outline, t=rows, u=rows).appendices
    assert [a.label for a in both] == ["Phụ lục I", "Phụ lục II"]
    assert both[0].title == "DANH MỤC"
    assert both[0].reference.endswith("của UBND xã Tái Sơn)")


def test_recipients_get_dashes_and_marks_and_keep_their_own():
    lines = document(section("a", 1, "roman"), noi_nhan=["UBND tỉnh", "Phòng A;", "", "Lưu: VT"]).recipients
    assert lines == ("- UBND tỉnh;", "- Phòng A;", "- Lưu: VT.")


def test_kinh_gui_brings_nhu_tren():
    made = document(section("a", 1, "roman"), kinh_gui=["UBND tỉnh"], noi_nhan=["Lưu: VT"])
    assert made.recipients == ("- Như trên;", "- Lưu: VT.")
    again = document(section("a", 1, "roman"), kinh_gui=["UBND tỉnh"], noi_nhan=["Như trên", "Lưu: VT"])
    assert again.recipients == made.recipients


def test_number_and_day_that_are_not_given_are_clean_gaps():
    head = document(section("a", 1, "roman")).letterhead
    assert head.symbol == "Số:       /BC-UBND"
    assert head.place_date == "Tái Sơn, ngày        tháng        năm 2026"


def test_number_below_ten_gets_its_zero():
    entry = replace(entry_of(section("a", 1, "roman")), number="7", date="2026-02-05")
    head = compose(form_of(entry, {}), entry).letterhead
    assert (head.symbol, head.place_date) == ("Số: 07/BC-UBND", "Tái Sơn, ngày 05 tháng 02 năm 2026")


def test_unknown_way_of_signing_is_named():
    with pytest.raises(BadEntry, match=r"answers\.nguoi_ky\.case: phải là một trong: chu-tich"):
        document(section("a", 1, "roman"), nguoi_ky={"case": "chu_tich"})


def test_what_was_typed_bold_is_marked_in_the_text_and_stars_stay_stars():
    outline = [section("a", 0, "none", {"id": "p", "kind": "prose"})]
    made = document(*outline, p=[["**** ", {"bold": "Đẩy"}, {"bold": [" mạnh ", {"live": "xa"}]}, "!"]])
    assert body_lines(made) == ["**** **Đẩy mạnh xã Tái Sơn**!"]


def test_text_closes_the_gaps_of_the_letterhead():
    assert "Số: /BC-UBND\n# place-date\nTái Sơn, ngày tháng năm 2026\n" in write_text(
        document(section("a", 1, "roman"))
    )
