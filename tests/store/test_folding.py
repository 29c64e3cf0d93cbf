import unicodedata
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.prose import folded
from cchc_desktop.store.folding import excerpt, searchable


def test_marks_case_and_blanks_make_no_difference():
    assert folded("  Báo cáo\n TUYÊN  truyền, Đặc khu ") == "bao cao tuyen truyen, dac khu"


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text):
    assert folded(unicodedata.normalize("NFC", text)) == folded(unicodedata.normalize("NFD", text))


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert folded(folded(text)) == folded(text)


def test_word_with_one_bold_letter_stays_one_word(entry):
    bold = replace(entry, answers={"a": [["tuyên tr", {"bold": "u"}, "yền"]]})
    assert "tuyen truyen" in searchable(bold, "")


def test_paragraphs_are_not_run_together(entry):
    two = replace(entry, answers={"a": ["một", "hai"]})
    assert "mot hai" in searchable(two, "")


def test_name_of_a_live_value_is_no_text(entry):
    live = replace(entry, answers={"a": [["trong ", {"live": "so_tin_bai"}, " tin"]]})
    assert "so_tin_bai" not in searchable(live, "")


def test_numbers_citations_and_symbol_are_found(entry):
    answers = {"tin_bai": {"typed": 187}, "van_ban": {"symbol": "76/NQ-CP"}}
    text = searchable(replace(entry, number="07", answers=answers), "")
    assert all(word in text for word in ("187", "76/nq-cp", "07/bc-ubnd"))


def test_excerpt_shows_the_words_where_they_stand_as_they_were_typed(entry):
    raw = ["Câu đầu.", ["Xã đã tổ chức ", {"bold": "mười hai"}, " cuộc hội nghị lồng ghép tuyên truyền."]]
    found = excerpt(entry.answered("ket_qua", raw), "hoi nghi DA", around=9)
    assert found == "…cuộc hội nghị lồng…"
    assert excerpt(entry.answered("ket_qua", raw), "cau dau") == "Câu đầu."
    raw = [["Đến nay có ", {"live": "chung_chi"}, " cán bộ."]]
    assert excerpt(entry.answered("ket_qua", raw), "can bo") == "Đến nay có … cán bộ."


def test_excerpt_of_what_stands_in_no_answer_is_empty(entry):
    assert excerpt(entry, "tu ky duong xyz") == ""
