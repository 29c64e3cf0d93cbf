import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.entry import Entry
from cchc_desktop.form.definition import HEAD
from cchc_desktop.form.finding_text import Hit, find, step
from cchc_desktop.form.live import Values
from cchc_desktop.form.spots import spots
from cchc_desktop.prose import folded
from tests.goldens import NAMES, forms, golden_entry


def values(entry: Entry) -> Values:
    return Values(forms()[entry.form.id], entry)


def with_opening(*lines: object) -> Values:
    """The Tái Sơn report with these lines as its opening."""
    return values(golden_entry("tai-son-bc-2022").answered("mo_dau", list(lines)))


def in_opening(found: list[Hit]) -> list[tuple[int, int, int]]:
    return [(int(hit.path[0]), hit.start, hit.end) for hit in found if hit.field == "mo_dau"]


@pytest.mark.parametrize("wanted", ["tờ rơi", "to roi", "TO ROI", "  to   roi ", "TỜ RƠI"])
def test_words_are_found_with_and_without_marks(wanted: str):
    assert in_opening(find(with_opening("Phát tờ rơi; Tờ Rơi."), wanted)) == [(0, 5, 11), (0, 13, 19)]


def test_words_with_a_mark_are_found_only_as_they_are():
    assert in_opening(find(with_opening("tính tỉnh tinh"), "tỉnh")) == [(0, 5, 9)]
    assert len(in_opening(find(with_opening("tính tỉnh tinh"), "tinh"))) == 3
    assert in_opening(find(with_opening("đo do"), "đo")) == [(0, 0, 2)]


def test_words_half_bold_and_in_later_lines_are_found():
    found = find(with_opening("Một.", ["phát tờ ", {"bold": "rơi"}, " ở xã"]), "to roi")
    assert in_opening(found) == [(1, 5, 11)]


def test_live_value_is_found_by_its_words_and_counts_as_one_character():
    found = find(with_opening(["Tại ", {"live": "xa"}, " năm nay"]), "tai son")
    assert in_opening(found) == [(0, 4, 5)]
    found = find(with_opening(["Tại ", {"live": "xa"}, " năm nay"]), "son nam")
    assert in_opening(found) == [(0, 4, 9)]


def test_tables_assignments_and_headings_are_searched():
    entry = golden_entry("lien-minh-kh-2022").answered("du_toan", [["Băng rôn", "5"]])
    assert {hit.field for hit in find(values(entry), "bang ron")} == {"du_toan"}
    assert "phan_cong" in {hit.field for hit in find(values(entry), "buu dien xa")}
    assert ("muc-dich-yeu-cau", "") in {
        (hit.section, hit.field) for hit in find(values(entry), "muc dich, yeu cau")
    }


def test_nothing_is_found_of_nothing():
    assert find(with_opening("Một."), "  ") == []
    assert find(with_opening("Một."), "không có chữ này") == []


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=20, deadline=None)
@given(st.data())
def test_every_stretch_of_a_line_is_found_where_it_stands(name: str, data: st.DataObject):
    known = values(golden_entry(name))
    lines = [
        spot
        for spot in spots(known)
        if spot.typed.isprintable() and "\ufffc" not in spot.typed and spot.typed
    ]
    spot = data.draw(st.sampled_from(lines))
    text = unicodedata.normalize("NFC", spot.typed)
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : start + data.draw(st.integers(1, 30))]
    if not part.strip() or part != part.strip() or "\ue000" <= max(part) <= "\ue002":
        return
    for wanted in (part, folded(part)):
        hits = [hit for hit in find(known, wanted) if (hit.field, hit.path) == (spot.field, spot.path)]
        assert any(hit.start <= start < hit.end for hit in hits)


def test_next_and_previous_go_around():
    hits = find(with_opening("a b a", "a"), "a b")
    hits = [Hit(HEAD, "x", (), order, start, start + 1) for order, start in ((0, 3), (0, 9), (2, 0))]
    assert [step(hits, at, 1) for at in ((-1, 0), (0, 3), (0, 9), (1, 5), (2, 0))] == [0, 1, 2, 2, 0]
    assert [step(hits, at, -1) for at in ((0, 3), (0, 9), (2, 0), (9, 0))] == [2, 0, 1, 2]
