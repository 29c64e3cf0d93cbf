"""The entry file: strict on the way in, one form on the way out."""

import unicodedata

import pytest

from cchc_desktop.entry import Entry, FormRef, Period, entry_from_json, entry_text, new_id, read_json
from cchc_desktop.office import Office
from cchc_desktop.prose import BadEntry
from tests.goldens import golden_json, with_value

NAME = "tam-hop-bc-2024"


def refused(raw):
    with pytest.raises(BadEntry) as caught:
        entry_from_json(raw)
    return str(caught.value)


def added(path, key):
    """The entry file with a key that it does not know, at the path."""
    raw = golden_json(NAME)
    inner = raw
    for step in path:
        inner = inner[step]
    inner[key] = "x"
    return raw


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), ""),
        (("form",), "form: "),
        (("office",), "office: "),
        (("office", "look"), "office.look: "),
        (("period",), "period: "),
        (("outline", 1), "outline[1]: "),
    ],
)
def test_unknown_key_is_named_with_its_place(path, place):
    assert refused(added(path, "lạ")) == f"{place}khóa lạ: lạ"


WRONG = [
    ("format", 2, "format: phải là 1"),
    ("number", "12/KH", "number: số văn bản chỉ gồm chữ số"),
    ("number", "١٢", "number: số văn bản chỉ gồm chữ số"),
    ("number", 12, "number: phải là chữ"),
    ("date", "24/12/2024", "date: viết như 2023-07-20"),
    ("date", "2024-13", "date: không có ngày"),
    ("date", "2024-02-30", "date: không có ngày"),
    ("date", "1024-02-03", "date: năm phải từ 2000 đến 2099"),
    ("state", "xong", "state: phải là một trong: nháp"),
    ("id", 7, "id: phải là chữ"),
    ("id", "a\x00", "id: có ký tự không viết được vào văn bản (U+0000)"),
    ("form.version", True, "form.version: phải là số nguyên"),
    ("form.version", "1", "form.version: phải là số nguyên"),
    ("form.id", 3, "form: phải có id và kind là chữ"),
    ("form.kind", "TTr", "form.kind: phải là một trong: KH, BC"),
    ("office", [], "office: phải là một khối"),
    ("office.unit", "huyện", "office.unit: phải là một trong: xã"),
    ("office.name", 3, "office.name: phải là chữ"),
    ("office.name", "Tam\nHợp", "office.name: có ký tự"),
    ("office.look.gap", "6", "office.look.gap: phải là số nguyên"),
    ("period.year", "2024", "period.year: phải là năm"),
    ("period.year", 1999, "period.year: phải là năm"),
    ("period.kind", "tháng", "period.kind: phải là một trong"),
    ("period.from", "2024-02-30", "period.from: không có ngày"),
    ("period.from", "2025-01-01", "period.from: ngày đầu kỳ sau ngày cuối kỳ"),
    ("outline", {}, "outline: phải là danh sách"),
    ("outline.0.id", "", "outline[0].id: mỗi mục phải có id"),
    ("outline.1.id", "chi-dao", "outline[1].id: mục “chi-dao” có hai lần"),
    ("outline.0.level", 9, "outline[0].level: phải là số từ 0 đến 4"),
    ("outline.0.shown", "có", "outline[0].shown: phải là true hoặc false"),
    ("outline.0.label", "greek", "outline[0].label: phải là một trong"),
    ("outline.2.label", "letter", "outline[2].label: các mục cùng cấp phải cùng kiểu"),
    ("outline.0.fields", [3], "outline[0].fields: phải là danh sách các ô"),
    ("outline.0.heading", 3, "outline[0].heading: phải là chữ"),
    ("answers", [], "answers: phải là một khối"),
    ("answers.uu_diem", ["tốt", "lỗi\ud800"], "answers.uu_diem[1]: có ký tự"),
]


@pytest.mark.parametrize(("path", "value", "message"), WRONG, ids=lambda value: repr(value)[:40])
def test_wrong_value_is_named_with_its_place(path, value, message):
    assert refused(with_value(golden_json(NAME), path, value)).startswith(message)


def test_free_period_needs_its_bounds():
    raw = golden_json("tai-son-bc-2022")
    raw["period"]["kind"] = "khac"
    assert refused(raw) == "period: kỳ khác phải có from và to"


def test_what_a_hand_may_leave_out_is_left_out():
    entry = entry_from_json({"format": 1, "form": {"id": "kh"}, "period": {"kind": "nam", "year": 2026}})
    assert entry == Entry("", "", FormRef("kh", 1, ""), Office(), Period(), ())


def test_answer_is_kept_in_nfc():
    raw = with_value(golden_json(NAME), "answers.ha_tang", [unicodedata.normalize("NFD", "Hạ tầng")])
    assert entry_from_json(raw).answers["ha_tang"] == ["Hạ tầng"]


def test_two_keys_that_become_one_in_nfc_are_refused():
    raw = golden_json(NAME)
    raw["answers"] |= {"số": "1", unicodedata.normalize("NFD", "số"): "2"}
    assert refused(raw) == "số: khóa này có hai lần"


def test_answering_none_takes_the_answer_away():
    entry = Entry("", "", FormRef("kh", 1, "KH"), Office(), Period(), ())
    answered = entry.answered("mo_dau", ["Một"])
    assert answered.answers == {"mo_dau": ["Một"]}
    assert answered.answered("mo_dau", None).answers == {}
    assert entry.answers == {}


def test_answer_with_half_a_surrogate_is_refused_at_once():
    entry = Entry("", "", FormRef("kh", 1, "KH"), Office(), Period(), ())
    with pytest.raises(BadEntry, match=r"answers\.mo_dau\[0\]"):
        entry.answered("mo_dau", ["\udc00"])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xfe{", "tep.json: không phải là chữ UTF-8"),
        (b'{"a": 1,}', "tep.json: dòng 1, cột 9: sai cú pháp JSON"),
        (b'{"a": 1, "a": 2}', "a: khóa này có hai lần"),
    ],
)
def test_file_that_is_no_json_is_named(data, message):
    with pytest.raises(BadEntry) as caught:
        read_json(data, "tep.json")
    assert str(caught.value) == message


def test_byte_order_mark_of_notepad_is_taken():
    assert read_json(b'\xef\xbb\xbf{"a": 1}', "tep.json") == {"a": 1}


def test_bottomless_nesting_is_refused_and_never_crashes():
    raw = golden_json(NAME)
    deep: list = []
    for _ in range(5000):
        deep = [deep]
    raw["outline"][0]["heading"] = deep
    assert refused(raw) == "lồng quá nhiều tầng"
    with pytest.raises(BadEntry, match="lồng quá nhiều tầng"):
        read_json(("[" * 200_000).encode(), "tep.json")


def test_entry_file_ends_in_a_line_break_and_keeps_vietnamese_readable():
    text = entry_text(entry_from_json(golden_json(NAME)))
    assert text.endswith("}\n")
    assert "Tam Hợp" in text


def test_new_ids_differ():
    assert new_id() != new_id()
