"""A sentence that hangs on an optional figure is written only when there is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.form.unsaid import without_unsaid
from cchc_desktop.prose import Line, Live, line_from_json, line_to_json

FIGURE = {"live": "so", "optional": True}


def left(*spans: object) -> object:
    """What is written of a line in which “so” has no answer."""
    return line_to_json(without_unsaid(line_from_json(list(spans), ""), lambda live: live.name == "so"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["- Đã cử ", FIGURE, " đi học."], ""),
        (["Đã làm. Đạt ", FIGURE, ". Còn lại đang làm."], "Đã làm. Còn lại đang làm."),
        (["Đã làm. Đạt ", FIGURE, "."], "Đã làm."),
        (["- Đạt ", FIGURE, ". Đang làm tiếp."], "- Đang làm tiếp."),
        (["Đạt ", FIGURE, " (tăng 1.200 bài). Hết."], "Hết."),
        (["Theo TT. số 1, đạt ", FIGURE, "; hết."], ""),
        ([{"bold": "Đã làm. "}, "Đạt ", FIGURE, "."], [{"bold": "Đã làm."}]),
        (["Đã làm.", {"bold": " "}, " Đạt ", FIGURE, "."], "Đã làm."),
        (["Tại TP. Lạng Sơn đạt ", FIGURE, " tin. Đã xong."], "Đã xong."),
        (["Do Đ/c. Bí thư và ThS. An giao ", FIGURE, " tin. Đã xong."], "Đã xong."),
        (["Đạt ", FIGURE, " tin. 12 thôn đã xong."], "12 thôn đã xong."),
        (["Đã làm năm 2026. Đạt ", FIGURE, " tin."], "Đã làm năm 2026."),
        (["2.1. Đạt ", FIGURE, " tin."], ""),
        (["a) Đạt ", FIGURE, " tin."], ""),
        (["1. Đạt ", FIGURE, " tin. Đã xong."], "1. Đã xong."),
    ],
)
def test_sentence_without_its_figure_is_left_out(line: list[object], said: object):
    assert left(*line) == said


@pytest.mark.parametrize("other", [{"live": "so"}, {"live": "khac", "optional": True}])
def test_sentence_stays_when_its_figure_must_be_given_or_is_given(other: object):
    assert left("Đạt ", other, ".") == ["Đạt ", other, "."]


WORDS = st.lists(st.sampled_from(["Đã làm. ", "Đạt ", "xong; ", "A. B ", "“Hay”. ", "- "]), max_size=6)


@given(WORDS, WORDS)
def test_nothing_is_added_and_no_gap_stays(before: list[str], after: list[str]):
    line: Line = line_from_json(["".join(before), FIGURE, "".join(after)], "")
    rest = without_unsaid(line, lambda _live: True)
    assert not any(isinstance(span, Live) for span in rest)
    whole = "".join(before) + "".join(after)
    said = "".join(span.text for span in rest if not isinstance(span, Live))
    position = 0
    for char in said:
        position = whole.index(char, position) + 1
