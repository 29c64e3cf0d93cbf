"""Every place where typed words stand, and other words put there."""

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.form.live import Values
from cchc_desktop.form.spots import cut, spliced, spots, with_line
from cchc_desktop.prose import Line, Live, Text, merged, plain
from tests.goldens import NAMES, document_of, forms, golden_entry

spans = st.one_of(
    st.builds(Text, st.text(alphabet="ab c", max_size=6), st.booleans()), st.builds(Live, st.just("nam"))
)
lines = st.lists(spans, max_size=5).map(merged)


def length(line: Line) -> int:
    return sum(len(span.text) if isinstance(span, Text) else 1 for span in line)


@given(lines, st.data())
def test_a_line_cut_in_two_is_the_same_line(line, data):
    at = data.draw(st.integers(0, length(line)))
    assert merged((*cut(line, 0, at), *cut(line, at, None))) == line


@given(lines, st.data())
def test_only_the_words_between_are_replaced(line, data):
    start = data.draw(st.integers(0, length(line)))
    end = data.draw(st.integers(start, length(line)))
    new = spliced(line, start, end, plain("xyz"))
    assert merged(cut(new, 0, start)) == merged(cut(line, 0, start))
    assert merged(cut(new, start + 3, None)) == merged(cut(line, end, None))


def test_every_line_put_back_is_the_same_document():
    for name in NAMES:
        entry = golden_entry(name)
        values = Values(forms()[entry.form.id], entry)
        for spot in spots(values):
            assert document_of(with_line(values, spot, spot.line)) == document_of(entry)


def test_words_go_where_they_are_sent_and_nowhere_else():
    entry = golden_entry("tam-hop-bc-2024")
    values = Values(forms()[entry.form.id], entry)
    for spot in spots(values):
        changed = with_line(values, spot, plain("chữ khác"))
        again = Values(forms()[entry.form.id], changed)
        differing = [
            old for old, new in zip(spots(values), spots(again), strict=True) if old.line != new.line
        ]
        assert differing == [spot]


def test_a_live_value_becomes_characters_where_none_can_stand():
    entry = golden_entry("chi-lang-nam-bc-2022")
    values = Values(forms()[entry.form.id], entry)
    name = next(spot for spot in spots(values) if spot.path == ("name",))
    assert with_line(values, name, (Live("nam"),)).answers["nguoi_ky"]["name"] == "2022"
