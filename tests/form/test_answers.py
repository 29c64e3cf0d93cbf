"""Kinds of field: what each reads, writes and lends to the text."""

import pytest

from cchc_desktop.form.answers import KINDS, Grid, Number, Ratio, Signing, Written, is_answered, read_answer
from cchc_desktop.form.definition import Field
from cchc_desktop.form.wording import GAP
from cchc_desktop.prose import BadEntry, Live, Text

CITED = {"id": "nq76", "type": "Nghị quyết", "number": "76", "symbol": "NQ-CP", "date": "2021-07-15"}
COLUMNS = [{"title": "Kênh"}, {"title": "Tin", "number": True}, {"title": "Bài", "number": True}]


def field(kind, **settings):
    return Field("o", kind, settings=settings)


def shown(asked, raw, suffix=""):
    line = KINDS[asked.kind].value(read_answer(asked, raw), asked, suffix)
    return "".join(span.text for span in line if isinstance(span, Text))


def written(asked, raw):
    return list(KINDS[asked.kind].written(read_answer(asked, raw), asked))


def lines(asked, raw):
    """The paragraphs that an answer writes, with a label in front where it numbers itself."""
    return [
        f"{part.label}{' ' if part.label else ''}{''.join(getattr(span, 'text', '·') for span in part.line)}"
        for part in written(asked, raw)
    ]


def refused(asked, raw):
    with pytest.raises(BadEntry) as caught:
        read_answer(asked, raw)
    return str(caught.value)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_name_on_the_screen(kind):
    assert KINDS[kind].name == kind
    assert KINDS[kind].title


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_refuses_what_it_cannot_read(kind):
    options = {"options": {"a": "A"}} if kind == "choice" else {}
    assert refused(field(kind, **options), 3.5).startswith("answers.o")


class TestText:
    def test_lends_its_words(self):
        assert shown(field("text"), "Phòng Văn hóa - Xã hội") == "Phòng Văn hóa - Xã hội"

    def test_may_hold_a_live_value(self):
        assert read_answer(field("text"), ["Phòng ", {"live": "xa"}]) == (Text("Phòng "), Live("xa"))

    def test_blanks_alone_are_no_answer(self):
        assert not is_answered(field("text"), "  ")

    def test_code_that_was_typed_is_text(self):
        assert shown(field("text"), "{live} *đậm* <b>") == "{live} *đậm* <b>"


class TestProse:
    def test_writes_its_paragraphs_without_the_blank_ones(self):
        assert lines(field("prose"), ["Một", "", "- Hai"]) == ["Một", "- Hai"]

    def test_paragraph_keeps_its_place_in_the_answer(self):
        assert [part.index for part in written(field("prose"), ["", "Một"])] == [1]

    def test_lends_nothing(self):
        assert KINDS["prose"].suffixes == {}


class TestList:
    def test_numbers_itself(self):
        assert lines(field("list"), ["Một", "Hai"]) == ["arabic Một", "arabic Hai"]
        assert lines(field("list", label="letter"), ["Một"]) == ["letter Một"]


class TestNumber:
    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            ({"typed": "02"}, "02 tin"),
            ({"typed": 1234}, "1.234 tin"),
            ({"typed": "500", "manner": "trên"}, "trên 500 tin"),
            ({"typed": "60", "manner": "ước"}, "ước 60 tin"),
            ({"typed": "2", "manner": "bình quân", "unit": "tin/ngày"}, "bình quân 2 tin/ngày"),
            ({"typed": "100", "unit": "%"}, "100%"),
            ({"typed": "4", "unit": ""}, "4"),
            ({}, GAP),
        ],
    )
    def test_is_written_with_manner_and_unit(self, answer, words):
        assert shown(field("number", unit="tin"), answer) == words

    def test_lends_its_bare_figure(self):
        assert shown(field("number", unit="tin"), {"typed": "500", "manner": "trên"}, ".so") == "500"

    def test_what_was_typed_wins_over_what_was_counted(self):
        answer = read_answer(field("number"), {"counted": "36", "typed": "48", "reason": "thiếu tháng 6"})
        assert answer.figure == "48"
        assert read_answer(field("number"), {"counted": "36"}).figure == "36"

    def test_figure_that_is_no_number_is_kept_as_typed(self):
        assert read_answer(field("number"), {"typed": "nhiều"}) == Number(typed="nhiều")
        assert not Number(typed="nhiều").is_number

    def test_zero_is_an_answer(self):
        assert is_answered(field("number"), {"typed": "0"})
        assert not is_answered(field("number"), {"typed": ""})

    @pytest.mark.parametrize("wrong", [-1, True, 1.5, ["1"]])
    def test_count_below_zero_or_in_parts_is_refused(self, wrong):
        assert "answers.o.typed" in refused(field("number"), {"typed": wrong})

    def test_unknown_manner_is_named(self):
        assert "answers.o.manner: phải là một trong: exact" in refused(field("number"), {"manner": "gần"})


class TestRatio:
    def test_lends_both_figures_and_their_share(self):
        answer = {"part": "1.240", "whole": "1.251"}
        asked = field("ratio", unit="hồ sơ")
        assert [shown(asked, answer, suffix) for suffix in ("", ".ty_le", ".phan", ".tong")] == [
            *("1.240/1.251 hồ sơ", "99,12%", "1.240", "1.251"),
        ]

    @pytest.mark.parametrize(
        "answer", [{"part": "1", "whole": "0"}, {"part": "x", "whole": "2"}, {"part": "1"}]
    )
    def test_share_that_cannot_be_calculated_is_a_gap(self, answer):
        assert shown(field("ratio"), answer, ".ty_le") == GAP

    def test_half_an_answer_is_none(self):
        assert not is_answered(field("ratio"), {"part": "17"})
        assert Ratio("17", "17").percent == "100%"


class TestDate:
    def test_is_written_in_full_or_short(self):
        assert shown(field("date"), "2026-02-08") == "ngày 08 tháng 02 năm 2026"
        assert shown(field("date"), "2026-12-05", ".ngan") == "ngày 05/12/2026"

    def test_day_that_is_none_is_named(self):
        assert "không có ngày '2026-02-30'" in refused(field("date"), "2026-02-30")


class TestChoice:
    asked = field("choice", options={"dat": "đạt kế hoạch"})

    def test_shows_the_text_of_the_option(self):
        assert shown(self.asked, "dat") == "đạt kế hoạch"

    def test_unknown_option_is_refused(self):
        assert "phải là một trong: dat" in refused(self.asked, "cham")

    def test_no_choice_yet_is_a_gap(self):
        assert shown(self.asked, "") == GAP


class TestYesNo:
    def test_no_is_an_answer_too(self):
        assert is_answered(field("yesno"), raw=False)

    def test_word_is_refused(self):
        assert "phải là true hoặc false" in refused(field("yesno"), "không")


class TestCitations:
    def test_reads_its_parts(self):
        (cited,) = read_answer(field("citations"), [{**CITED, "issuer": ["UBND ", {"live": "xa"}]}])
        assert cited.issuer == (Text("UBND "), Live("xa"))
        assert not cited.is_blank

    def test_two_of_one_id_are_refused(self):
        assert "hai văn bản có cùng id" in refused(field("citations"), [CITED, CITED])

    def test_unknown_key_is_named_with_its_place(self):
        assert "answers.o[0]: khóa lạ: nubmer" in refused(field("citations"), [{"id": "a", "nubmer": "1"}])

    def test_nothing_but_an_id_is_blank(self):
        (cited,) = read_answer(field("citations"), [{"id": "a"}])
        assert cited.is_blank


class TestAssignments:
    asked = field("assignments")

    def test_one_task_follows_its_unit(self):
        assert lines(self.asked, [{"unit": "Tư pháp", "tasks": ["Rà soát."]}]) == ["arabic Tư pháp: Rà soát."]

    def test_several_tasks_stand_under_it(self):
        answer = [{"unit": "Tư pháp", "tasks": ["Một.", "", "Hai."]}]
        assert lines(self.asked, answer) == ["arabic Tư pháp:", "- Một.", "- Hai."]

    def test_task_without_unit_is_written_alone(self):
        assert lines(self.asked, [{"unit": "", "tasks": ["Các đoàn thể phối hợp."]}]) == [
            "arabic Các đoàn thể phối hợp."
        ]

    def test_nothing_is_written_of_a_blank_one(self):
        assert lines(self.asked, [{"unit": "", "tasks": [""]}]) == []
        assert not is_answered(self.asked, [{"unit": " ", "tasks": []}])


class TestTable:
    def grid(self, rows, **settings):
        asked = field("table", columns=COLUMNS, **settings)
        return [part for part in written(asked, rows) if isinstance(part, Grid)]

    def test_total_row_sums_the_columns_of_numbers(self):
        (grid,) = self.grid([["Loa", "1.200", "2,5"], ["Web", "34", "1"]], total=True)
        assert grid.total == ("Tổng cộng", "1.234", "3,5")

    def test_column_with_a_word_has_no_sum(self):
        (grid,) = self.grid([["Loa", "nhiều", "2"]], total=True)
        assert grid.total == ("Tổng cộng", "", "2")

    def test_blank_rows_are_left_out(self):
        (grid,) = self.grid([["", " ", ""], ["Loa", "1", ""]])
        assert grid.rows == (("Loa", "1", ""),)
        assert grid.total == ()

    def test_empty_table_leaves_neither_grid_nor_sentence(self):
        assert written(field("table", columns=COLUMNS, lead="Như sau:"), [["", "", ""]]) == []

    def test_sentence_stands_before_the_table(self):
        first, _ = written(field("table", columns=COLUMNS, lead="Như sau:"), [["Loa", "1", "2"]])
        assert first == Written((Text("Như sau:"),))

    def test_row_of_another_width_is_refused(self):
        assert "answers.o[0]: dòng phải có 3 ô chữ" in refused(field("table", columns=COLUMNS), [["a"]])


class TestLinesOutsideTheBody:
    @pytest.mark.parametrize("kind", ["addressees", "recipients"])
    def test_write_nothing_into_the_body(self, kind):
        assert written(field(kind), ["UBND tỉnh"]) == []


class TestSignature:
    def test_reads_case_and_own_words(self):
        answer = {"case": "chu-tich", "authority": ["TM. ỦY BAN NHÂN DÂN XÃ"], "name": "Nguyễn Thế Thọ"}
        assert read_answer(field("signature"), answer) == Signing(
            "chu-tich", ("TM. ỦY BAN NHÂN DÂN XÃ",), None, "Nguyễn Thế Thọ"
        )

    def test_emptied_line_of_authority_is_an_answer(self):
        assert read_answer(field("signature"), {"authority": []}).authority == ()

    def test_unknown_key_is_named(self):
        assert "answers.o: khóa lạ: ten" in refused(field("signature"), {"ten": "A"})


def test_counted_decimals_are_calculated_with():
    assert Ratio("0,5", "2").percent == "25%"
    assert Number(typed="1.234,5").is_number
