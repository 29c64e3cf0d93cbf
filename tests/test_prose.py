"""Lines of text and live values: their JSON, and the characters that no document holds."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.prose import (
    DATE_STYLES,
    PARTS,
    BadEntry,
    Live,
    Text,
    clean,
    is_blank,
    is_unwritable,
    line_from_json,
    line_to_json,
    lives,
    merged,
    plain,
    prose_from_json,
    prose_to_json,
    vietnamese_key,
)

words = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])).map(
    lambda text: unicodedata.normalize("NFC", "".join(c for c in text if not is_unwritable(c)))
)
weights = {"bold": st.booleans(), "italic": st.booleans()}
texts = st.builds(Text, words, **weights)
live_values = st.builds(
    Live,
    st.sampled_from(["nam", "xa", "tin_bai", "can_cu.kh_xa"]),
    **weights,
    parts=st.lists(st.sampled_from(PARTS), unique=True).map(tuple),
    date=st.sampled_from(["", *DATE_STYLES]),
)
lines = st.lists(texts | live_values).map(merged)


@given(lines)
def test_line_comes_back_from_its_json(line):
    again = line_from_json(line_to_json(line), "o")
    assert "".join(getattr(s, "text", "\0") for s in again) == "".join(getattr(s, "text", "\0") for s in line)
    assert line_to_json(again) == line_to_json(line)
    assert lives([again]) == lives([line])


@given(st.lists(lines))
def test_prose_comes_back_from_its_json(prose):
    raw = prose_to_json(tuple(prose))
    assert prose_to_json(prose_from_json(raw, "o")) == raw


@given(words)
def test_typed_characters_are_never_read_as_codes(text):
    assert line_from_json(text, "o") == plain(text)


@pytest.mark.parametrize("text", ["*đậm*", "{live}", "<b>&amp;</b>", '{"live": "nam"}', "**x**", "😀", "\t"])
def test_signs_of_codes_are_just_text(text):
    assert line_from_json([text], "o") == plain(text)


def test_plain_line_is_a_bare_string():
    assert line_to_json(plain("Kết quả")) == "Kết quả"
    assert line_to_json(()) == ""
    assert line_to_json((Live("nam"),)) == [{"live": "nam"}]


def test_neighbours_of_one_weight_are_joined_and_empty_ones_dropped():
    assert merged([Text("a"), Text("b"), Text("", bold=True), Text("c", bold=True)]) == (
        Text("ab"),
        Text("c", bold=True),
    )


def test_weights_may_stand_inside_each_other():
    line = line_from_json([{"bold": ["a", {"italic": ["b", {"live": "xa"}]}]}], "o")
    assert line == (Text("a", bold=True), Text("b", True, True), Live("xa", True, True))


def test_mention_keeps_its_parts_and_date_style():
    raw = [{"live": "can_cu.kh", "parts": ["type", "number"], "date": "bare"}]
    assert line_from_json(raw, "o") == (Live("can_cu.kh", parts=("type", "number"), date="bare"),)
    assert line_to_json(line_from_json(raw, "o")) == raw


def test_text_is_kept_in_nfc():
    assert clean(unicodedata.normalize("NFD", "Ủy ban nhân dân"), "o") == "Ủy ban nhân dân"


@pytest.mark.parametrize(
    ("char", "sign"),
    [
        ("\x00", "U+0000"),
        ("\x0b", "U+000B"),
        ("\n", "U+000A"),
        ("\x85", "U+0085"),
        ("\u2028", "U+2028"),
        ("\ud800", "U+D800"),
        ("\udfff", "U+DFFF"),
        ("\ufffe", "U+FFFE"),
        ("\uffff", "U+FFFF"),
        ("\U0001ffff", "U+1FFFF"),
    ],
)
def test_character_that_no_document_holds_is_refused_with_its_place(char, sign):
    with pytest.raises(BadEntry) as caught:
        prose_from_json(["tốt", ["đăng ", {"bold": f"tin{char}"}]], "answers.noi_dung")
    assert caught.value.place == "answers.noi_dung[1]"
    assert sign in caught.value.what


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (3, "phải là chữ, hoặc danh sách"),
        ([None], "phải là chữ, hoặc danh sách"),
        ({}, "không hiểu khối trống"),
        ({"bald": "a"}, "không hiểu bald"),
        ({"bold": "a", "italic": "b"}, "không hiểu bold, italic"),
        ({"live": "nam", "part": []}, "khóa lạ trong giá trị: part"),
        ({"live": ""}, "giá trị phải có tên"),
        ({"live": 3}, "giá trị phải có tên"),
        ({"live": "a", "parts": "type"}, "parts chỉ gồm: type, so"),
        ({"live": "a", "parts": ["day"]}, "parts chỉ gồm: type, so"),
        ({"live": "a", "date": "long"}, "date chỉ là một trong: full"),
    ],
)
def test_json_that_is_no_line_is_named(raw, message):
    with pytest.raises(BadEntry, match=f"^o: {message}"):
        line_from_json(raw, "o")


def test_prose_that_is_no_list_is_named():
    with pytest.raises(BadEntry, match="o: phải là danh sách các đoạn văn"):
        prose_from_json({"a": 1}, "o")
    assert prose_from_json("một đoạn", "o") == (plain("một đoạn"),)


def test_line_of_blanks_is_blank_and_a_live_value_is_not():
    assert is_blank(plain("  \u00a0"))
    assert not is_blank((Text(" "), Live("nam")))


def test_names_are_sorted_as_a_vietnamese_dictionary_does():
    names = [
        "Đỗ Văn An",
        "Dương Thị Ổn",
        "Bùi Ẩn",
        "Âu Văn Ba",
        "An Khê",
        "Ăn Mày",
        "Ban 10",
        "Ban 9",
        "đa",
        "Da",
    ]
    wanted = [
        "An Khê",
        "Ăn Mày",
        "Âu Văn Ba",
        "Ban 9",
        "Ban 10",
        "Bùi Ẩn",
        "Da",
        "Dương Thị Ổn",
        "đa",
        "Đỗ Văn An",
    ]
    assert sorted(names, key=vietnamese_key) == wanted


def test_tones_of_one_syllable_come_before_the_next_syllable():
    words = ["mạ a", "ma z", "má a", "mà a", "mã a", "mả a"]
    assert sorted(words, key=vietnamese_key) == ["ma z", "mà a", "mả a", "mã a", "má a", "mạ a"]


@given(st.text())
def test_letters_with_and_without_their_marks_joined_sort_alike(text):
    assert vietnamese_key(unicodedata.normalize("NFD", text)) == vietnamese_key(
        unicodedata.normalize("NFC", text)
    )
