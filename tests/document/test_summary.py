"""The last look before export: every question that is written, with the words that will stand there."""

from dataclasses import replace

import pytest

from cchc_desktop.document.summary import DATE, NUMBER, OFFICE, PERIOD, Part, Row, summary
from cchc_desktop.document.text import write_text
from cchc_desktop.entry import Entry
from cchc_desktop.form.outline import index_of, show
from tests.goldens import NAMES, document_of, forms, golden_entry


def parts_of(entry: Entry) -> tuple[Part, ...]:
    return summary(forms()[entry.form.id], entry, document_of(entry))


def rows_of(entry: Entry) -> dict[str, Row]:
    return {row.field: row for part in parts_of(entry) for row in part.rows}


@pytest.mark.parametrize("name", NAMES)
def test_every_question_of_the_document_is_there_once_and_in_order(name):
    entry = golden_entry(name)
    form = forms()[entry.form.id]
    asked = [
        *(field.id for field in form.head.fields),
        *(spec["id"] for section in entry.outline for spec in section.fields),
        *(field.id for field in form.tail.fields),
    ]
    told = [row.field for part in parts_of(entry) for row in part.rows]
    assert told == [NUMBER, DATE, PERIOD, OFFICE, *asked]


@pytest.mark.parametrize("name", NAMES)
def test_answers_that_write_text_read_as_the_document_does(name):
    entry = golden_entry(name)
    written = " ".join(write_text(document_of(entry)).split())
    fields = forms()[entry.form.id].fields()
    prose = {field.id for field in fields if field.kind in ("prose", "list", "assignments", "recipients")}
    lines = [
        line.removesuffix(" …")
        for row in rows_of(entry).values()
        if row.field in prose
        for line in row.answer.split("\n")
    ]
    assert lines
    for line in lines:
        assert " ".join(line.split()) in written


@pytest.mark.parametrize("name", NAMES)
def test_titles_are_numbered_as_in_the_document(name):
    entry = golden_entry(name)
    written = write_text(document_of(entry)).lower()
    headed = {section.id for section in entry.outline if section.level}
    titles = [part.title for part in parts_of(entry) if part.section in headed]
    assert len(titles) == len(headed)
    assert all(title.lower() in written for title in titles)


def test_figures_and_citations_are_said_in_words():
    rows = rows_of(golden_entry("tam-hop-bc-2024"))
    assert rows["tin_bai"].answer == "trên 500 tin, bài"
    assert rows["to_cong_nghe"].answer == "17/17 (100%)"
    assert rows["van_ban_tren"].answer.startswith(
        "Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành"
    )
    assert rows[PERIOD].answer == "Năm 2024 (số liệu từ ngày 10/12/2023 đến ngày 10/12/2024)"
    assert rows[NUMBER].answer == "1909/BC-UBND"


def test_what_the_clerk_of_records_writes_later_is_left_open():
    rows = rows_of(golden_entry("tai-son-bc-2022"))
    assert (rows[NUMBER].answer, rows[DATE].answer) == ("…/BC-UBND", "ngày … tháng … năm 2022")


def test_unanswered_question_has_no_answer():
    entry = golden_entry("tai-son-bc-2022")
    row = rows_of(entry.answered("tin_bai", None))["tin_bai"]
    assert (row.answer, row.required) == ("", True)


def test_section_that_is_not_written_is_not_looked_through():
    entry = golden_entry("tai-son-bc-2022")
    hidden = show(entry, "thong-ke", shown=False)
    assert index_of(hidden, "thong-ke")
    assert "thong-ke" not in [part.section for part in parts_of(hidden)]


def test_table_is_told_by_its_lines_and_its_total():
    entry = golden_entry("tam-hop-bc-2024")
    field = next(one for one in forms()[entry.form.id].fields() if one.id == "bang_tin_bai")
    numbers = [bool(column.get("number")) for column in field.settings["columns"]]
    rows = [["5" if number else f"Kênh {n}" for number in numbers] for n in (1, 2)]
    said = rows_of(entry.answered("bang_tin_bai", rows))["bang_tin_bai"].answer
    assert said.endswith("Bảng 2 dòng: Kênh 1; Kênh 2. Tổng cộng: 10.")


def test_long_answer_is_cut_between_words():
    entry = golden_entry("tai-son-bc-2022")
    long = rows_of(entry.answered("thong_ke", ["tuyên truyền " * 100]))["thong_ke"].answer
    assert long.endswith((" tuyên …", " truyền …"))
    assert len(long) <= 602


def test_number_and_day_once_given_are_told_whole():
    entry = replace(golden_entry("tai-son-bc-2022"), number="07", date="2022-10-05")
    rows = rows_of(entry)
    assert (rows[NUMBER].answer, rows[DATE].answer) == ("07/BC-UBND", "ngày 05 tháng 10 năm 2022")
