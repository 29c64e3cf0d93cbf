"""The loader names file, section and field of every mistake, and what is wrong there."""

from pathlib import Path

import pytest

from cchc_desktop.document.compose import compose
from cchc_desktop.document.text import write_text
from cchc_desktop.entry import Period
from cchc_desktop.form.definition import completed, new_entry
from cchc_desktop.form.loading import BadForm, check_entry, form_from_toml, form_of, load_form, load_forms
from cchc_desktop.office import Office
from cchc_desktop.prose import BadEntry
from tests.goldens import NAMES, forms, golden_entry, golden_text

HEAD = """
id = "mau"
version = 1
kind = "BC"
title = "Mẫu"
labels = ["roman", "arabic"]
"""
SECTION = """
[[sections]]
id = "ket-qua"
level = 1
heading = "Kết quả"
"""
FIELD = """
[[sections.fields]]
id = "tin_bai"
kind = "number"
question = "Bao nhiêu tin, bài?"
unit = "tin, bài"
"""
GOOD = HEAD + SECTION + FIELD


def field(kind: str, *settings: str, field_id: str = "o_moi") -> str:
    lines = [f'id = "{field_id}"', f'kind = "{kind}"', 'question = "Hỏi?"', *settings]
    return GOOD + "\n[[sections.fields]]\n" + "\n".join(lines) + "\n"


def without(line: str) -> str:
    assert line in GOOD
    return GOOD.replace(line, "", 1)


def instead(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


IN_FIELD = "mục “ket-qua”, ô “tin_bai”"
IN_NEW = "mục “ket-qua”, ô “o_moi”"
COLUMN = '{ title = "Kênh" }'

MISTAKES = {
    "broken TOML": (GOOD + "id = \n", ["sai cú pháp TOML ở dòng", "cột 6"]),
    "TOML that breaks off": (GOOD + "id = ", ["sai cú pháp TOML ở cuối tệp"]),
    "a key given twice": (HEAD + 'title = "Hai"\n' + SECTION, ["sai cú pháp TOML"]),
    "unknown key of the form": (HEAD + 'tittle = "x"\n' + SECTION, ["biểu mẫu", "khóa lạ: tittle"]),
    "no id": (without('id = "mau"'), ["biểu mẫu", "phải có id"]),
    "id with marks": (instead('id = "mau"', 'id = "Mẫu 1"'), ["biểu mẫu", "không dấu"]),
    "no version": (without("version = 1"), ["biểu mẫu", "version phải là số nguyên từ 1"]),
    "version of zero": (instead("version = 1", "version = 0"), ["version phải là số nguyên từ 1"]),
    "version in words": (instead("version = 1", 'version = "1"'), ["version phải là số nguyên từ 1"]),
    "unknown kind of document": (instead('"BC"', '"TTr"'), ["kind phải là một trong: KH, BC"]),
    "no title": (without('title = "Mẫu"'), ["biểu mẫu", "title phải là chữ, không được trống"]),
    "unknown period": (HEAD + 'periods = ["tuan"]\n' + SECTION, ["periods chỉ gồm", "quy-1"]),
    "unknown label": (instead('"arabic"]', '"greek"]'), ["labels chỉ gồm", "roman"]),
    "no section": (HEAD, ["phải có ít nhất một mục"]),
    "sections that are no list": (HEAD + 'sections = "x"', ["phải có ít nhất một mục"]),
    "section without id": (without('id = "ket-qua"'), ["mục thứ 1", "phải có id"]),
    "unknown key of a section": (instead("level = 1", "levle = 1"), ["mục thứ 1", "khóa lạ: levle"]),
    "level too deep": (instead("level = 1", "level = 7"), ["mục “ket-qua”", "level phải là số từ 0 đến 4"]),
    "level that is no number": (instead("level = 1", "level = true"), ["mục “ket-qua”", "level phải là số"]),
    "section given twice": (GOOD + SECTION, ["mục “ket-qua”", "có hai lần"]),
    "section with the id of the head": (
        instead('"ket-qua"', '"phan-dau"'),
        ["mục “phan-dau”", "có hai lần"],
    ),
    "section without heading": (without('heading = "Kết quả"'), ["mục “ket-qua”, heading", "phải có tên"]),
    "unknown live value in a heading": (
        instead('heading = "Kết quả"', 'heading = [{ live = "nawm" }]'),
        ["mục “ket-qua”, heading", "không có giá trị tên “nawm”"],
    ),
    "code in a heading that is none": (
        instead('heading = "Kết quả"', "heading = [{ value = 1 }]"),
        ["mục “ket-qua”, heading", "không hiểu value"],
    ),
    "fields as one table": (
        instead("[[sections.fields]]", "[sections.fields]"),
        ["mục “ket-qua”", "[[sections.fields]]"],
    ),
    "fields as a number": (HEAD + SECTION + "fields = 3", ["mục “ket-qua”", "[[sections.fields]]"]),
    "field that is no table": (
        HEAD + SECTION + 'fields = ["x"]',
        ["mục “ket-qua”", "ô thứ 1 phải là một khối"],
    ),
    "field without id": (without('id = "tin_bai"'), ["mục “ket-qua”, ô thứ 1", "phải có id"]),
    "unknown kind of field": (
        instead('"number"', '"numbr"'),
        [IN_FIELD, "không có loại ô “numbr”", "number"],
    ),
    "kind of field that is a list": (instead('"number"', '["number"]'), [IN_FIELD, "không có loại ô"]),
    "no question": (
        without('question = "Bao nhiêu tin, bài?"'),
        [IN_FIELD, "question phải là chữ, không được trống"],
    ),
    "help that is no text": (GOOD + "help = 3", [IN_FIELD, "help phải là chữ"]),
    "required in words": (GOOD + 'required = "có"', [IN_FIELD, "required phải là true hoặc false"]),
    "unknown key of a field": (GOOD + 'hepl = "x"', [IN_FIELD, "khóa lạ: hepl"]),
    "setting of another kind": (GOOD + "total = true", [IN_FIELD, "khóa lạ: total"]),
    "unit that is no text": (field("number", "unit = 5"), [f"{IN_NEW}.unit", "phải là chữ"]),
    "field given twice": (field("text", field_id="tin_bai"), [IN_FIELD, "id này có hai lần"]),
    "field with the name of a live value": (field("text", field_id="nam"), ["ô “nam”", "giá trị sẵn có"]),
    "default of another kind": (field("prose", "default = 3"), [f"{IN_NEW}, default", "danh sách các đoạn"]),
    "default with an unknown live value": (
        field("prose", 'default = [["đăng ", { live = "tin_baii" }]]'),
        [IN_NEW, "không có giá trị tên “tin_baii”"],
    ),
    "default with an unknown part": (
        field("prose", 'default = [[{ live = "nam", parts = ["day"] }]]'),
        [f"{IN_NEW}, default[0]", "parts chỉ gồm"],
    ),
    "default number below zero": (field("number", "default = { typed = -1 }"), [IN_NEW, "không âm"]),
    "default for an unknown kind of commune": (
        field("prose", 'default_in = { "thành phố" = ["a"] }'),
        [f"{IN_NEW}, default_in", "thành phố"],
    ),
    "default of another kind for a phường": (
        field("prose", 'default_in = { "phường" = 3 }'),
        [f"{IN_NEW}, default_in.phường", "danh sách các đoạn"],
    ),
    "default outside the options": (
        field("choice", 'options = { a = "A" }', 'default = "b"'),
        [f"{IN_NEW}, default", "phải là một trong: a"],
    ),
    "default day that is none": (field("date", 'default = "2026-02-30"'), [IN_NEW, "không có ngày"]),
    "default citation without id": (
        field("citations", 'default = [{ type = "Luật" }]'),
        [f"{IN_NEW}, default[0].id", "mỗi văn bản phải có id"],
    ),
    "default row of another width": (
        field("table", f"columns = [{COLUMN}]", 'default = [["a", "b"]]'),
        [f"{IN_NEW}, default[0]", "dòng phải có 1 ô chữ"],
    ),
    "choice without options": (field("choice"), [f"{IN_NEW}.options", "phải là bảng mã = chữ"]),
    "list with an unknown label": (
        field("list", 'label = "roman"'),
        [f"{IN_NEW}.label", "arabic hoặc letter"],
    ),
    "citations with an unknown display": (
        field("citations", 'display = "all"'),
        [f"{IN_NEW}.display", "list"],
    ),
    "table without columns": (field("table"), [f"{IN_NEW}.columns", "ít nhất một cột"]),
    "column without title": (
        field("table", "columns = [{ number = true }]"),
        [f"{IN_NEW}.columns[0].title", "phải là chữ"],
    ),
    "column with an unknown key": (
        field("table", 'columns = [{ title = "A", wide = 2 }]'),
        [f"{IN_NEW}.columns[0]", "khóa lạ: wide"],
    ),
    "column without width": (
        field("table", 'columns = [{ title = "A", width = 0 }]'),
        [f"{IN_NEW}.columns[0].width", "số nguyên từ 1"],
    ),
    "total in words": (
        field("table", f"columns = [{COLUMN}]", 'total = "có"'),
        [f"{IN_NEW}.total", "true hoặc false"],
    ),
    "yes or no that shows no section": (
        field("yesno", 'shows = "ket-quaa"'),
        [IN_NEW, "không có mục “ket-quaa” để ẩn, hiện"],
    ),
    "yes or no that shows the head": (field("yesno", 'shows = "phan-dau"'), [IN_NEW, "không có mục"]),
    "abstract with an unknown live value": (
        HEAD + 'abstract = [{ live = "kyy" }]\n' + SECTION,
        ["mục “phan-dau”, ô “trich_yeu”", "không có giá trị tên “kyy”"],
    ),
    "recipients that are no list": (
        HEAD + "recipients = 3\n" + SECTION,
        ["mục “phan-cuoi”, ô “noi_nhan”", "danh sách các đoạn"],
    ),
    "control character": (instead('"Kết quả"', '"Kết\\u0007quả"'), ["heading", "U+0007"]),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_is_named_with_its_place(mistake, tmp_path):
    text, fragments = MISTAKES[mistake]
    path = tmp_path / "mau-cua-xa.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadForm) as caught:
        load_form(path)
    message = str(caught.value)
    assert message.startswith("mau-cua-xa.toml")
    for fragment in fragments:
        assert fragment in message


def test_table_of_mistakes_begins_with_a_good_form():
    form = form_from_toml(GOOD)
    assert [section.id for section in form.every_section()] == ["phan-dau", "ket-qua", "phan-cuoi"]


def test_file_in_another_encoding_is_named(tmp_path):
    path = tmp_path / "cu.toml"
    path.write_bytes('id = "kế hoạch"'.encode("utf-16"))
    with pytest.raises(BadForm, match=r"cu\.toml: không phải là chữ UTF-8"):
        load_form(path)


def test_byte_order_mark_of_notepad_is_taken(tmp_path):
    path = tmp_path / "mau.toml"
    path.write_text(GOOD, encoding="utf-8-sig")
    assert load_form(path).id == "mau"


def test_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(BadForm, match=r"khong-co\.toml: không đọc được"):
        load_form(tmp_path / "khong-co.toml")


def test_broken_form_never_stops_the_others(tmp_path):
    (tmp_path / "a.toml").write_text("id = ", encoding="utf-8")
    (tmp_path / "b.toml").write_text(GOOD, encoding="utf-8")
    loaded, broken = load_forms([tmp_path, tmp_path / "missing"])
    assert list(loaded) == ["mau"]
    assert ["a.toml" in str(error) for error in broken] == [True]


def test_form_of_the_office_replaces_the_shipped_one_of_its_id(tmp_path: Path):
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    for folder, title in ((shipped, "Mẫu"), (own, "Mẫu của xã")):
        folder.mkdir()
        (folder / "mau.toml").write_text(instead("Mẫu", title), encoding="utf-8")
    loaded, _ = load_forms([shipped, own])
    assert loaded["mau"].title == "Mẫu của xã"


@pytest.mark.parametrize("name", NAMES)
def test_entry_opens_unchanged_when_its_form_file_is_gone(name):
    entry = golden_entry(name)
    form = form_of(entry, {})
    check_entry(form, entry)
    assert write_text(compose(form, entry)) == golden_text(name)


def test_entry_keeps_its_outline_when_the_form_has_grown():
    form = form_from_toml(GOOD)
    entry = new_entry(form, Office(name="Tái Sơn"), Period())
    grown = form_from_toml(GOOD + SECTION.replace("ket-qua", "moi").replace("Kết quả", "Mục mới"))
    assert compose(grown, entry).blocks == compose(form, entry).blocks


def test_outline_left_out_of_a_file_stands_for_the_forms_own():
    form = forms()["bc-tuyen-truyen"]
    entry = new_entry(form, Office(), Period())
    assert completed(form, golden_entry(NAMES[0])).outline == golden_entry(NAMES[0]).outline
    assert completed(form, entry).outline == form.outline()


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"tin_baii": {"typed": "1"}}, "answers.tin_baii: biểu mẫu không hỏi ô này"),
        ({"tin_bai": {"type": "1"}}, "answers.tin_bai: khóa lạ: type"),
        ({"tin_bai": {"typed": 1.5}}, "answers.tin_bai.typed: phải là số nguyên"),
        ({"tin_bai": 36}, "answers.tin_bai: phải là một khối"),
        ({"noi_nhan": "Lưu: VT", "trich_yeu": 3}, "answers.trich_yeu: phải là chữ"),
    ],
)
def test_answer_that_no_field_can_read_is_named(answers, message):
    form = form_from_toml(GOOD)
    entry = new_entry(form, Office(), Period())
    for field_id, answer in answers.items():
        entry = entry.answered(field_id, answer)
    with pytest.raises(BadEntry, match=message):
        check_entry(form, entry)
