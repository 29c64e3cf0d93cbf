"""Rows of the diary: read from typed words, told by row where they are wrong, written back the same."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.figures.activities import (
    COLUMNS,
    MOST_ROWS,
    Activity,
    activities_from_rows,
    activity_from_row,
    activity_to_row,
)
from cchc_desktop.figures.channels import (
    Channel,
    channel_from_json,
    channel_to_json,
    channels_from_rows,
    named,
    shipped_channels,
)
from cchc_desktop.prose import BadEntry

CHANNELS = shipped_channels()
BY_ID = {channel.id: channel for channel in CHANNELS}
words = st.text(alphabet="aăâđêôơư =+-@,.;\"'", max_size=30).map(str.strip)


def read(*cells):
    return activity_from_row(cells, CHANNELS)


def test_every_kind_of_channel_of_the_offices_is_there():
    assert len(CHANNELS) == 12
    assert [channel.id for channel in CHANNELS if channel.ratio] == ["to-cong-nghe-so", "hoc-chuyen-doi-so"]


def test_channels_come_back_from_their_data():
    assert tuple(channel_from_json(channel_to_json(one), "kênh") for one in CHANNELS) == CHANNELS


@pytest.mark.parametrize("raw", [{}, {"id": "a", "title": " ", "units": ["cái"]}, {"id": "a", "units": []}])
def test_a_channel_without_name_or_unit_is_refused(raw):
    with pytest.raises(BadEntry):
        channel_from_json(raw, "kênh")


def test_a_row_needs_a_day_and_a_channel_only():
    row = read("13022023", "xe loa", "")
    assert row == Activity(date(2023, 2, 13), "xe-loa", "", Decimal(1), "suất")


def test_x_of_y_is_read_where_the_channel_counts_so():
    row = read("1/3/2024", "Tổ công nghệ số cộng đồng", "Đến nay", "17/17", "tổ", "118")
    assert (row.quantity, row.whole, row.attendants) == (17, 17, 118)
    assert activity_to_row(row, BY_ID)[3] == "17/17"


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        (("31/2/2023", "xe loa", ""), "Ngày"),
        (("", "xe loa", ""), "Ngày"),
        (("1/1/1999", "xe loa", ""), "Ngày"),
        (("1/1/2023", "vô tuyến", ""), "Loại hình"),
        (("1/1/2023", "xe loa", "", "ba"), "Số lượng"),
        (("1/1/2023", "xe loa", "", "1/2"), "Số lượng"),
        (("1/1/2023", "xe loa", "", "9" * 30), "Số lượng"),
        (("1/1/2023", "xe loa", "", "1", "", "2,5"), "Số người"),
        (("1/1/2023", "xe loa", "a" * 3000), "Nội dung"),
        (("1/1/2023", "xe loa", "\x00"), "Nội dung"),
    ],
)
def test_a_wrong_cell_is_named_by_its_column(cells, place):
    with pytest.raises(BadEntry) as error:
        read(*cells)
    assert error.value.place == place


def test_mistakes_are_told_by_row_and_blank_rows_are_none():
    rows = [COLUMNS, ("1/1/2023", "xe loa", "a"), ("", "", ""), ("x", "xe loa", ""), ("1/1/2023", "?", "")]
    done, mistakes = activities_from_rows(rows, CHANNELS)
    assert len(done) == 1
    assert [str(mistake).split(":")[0] for mistake in mistakes] == ["Dòng 4", "Dòng 5"]


def test_first_row_without_any_cell_is_passed_over():
    (row,), mistakes = activities_from_rows([(), ("13/02/2023", "Xe loa")], CHANNELS)
    assert (row.channel, mistakes) == ("xe-loa", [])


def test_columns_named_in_the_first_row_may_stand_in_any_order():
    table = [("Nội dung", "Số lượng", "Ngày", "Loại hình"), ("Phát tin", "2", "13/02/2023", "xe loa")]
    (row,), mistakes = activities_from_rows(table, shipped_channels())
    assert not mistakes
    assert activity_to_row(row, BY_ID)[:4] == ("13/02/2023", "Xe loa", "Phát tin", "2")


def test_channel_is_known_without_marks_and_near_names_are_told():
    assert read("13/02/2023", "mang xa hoi").channel == read("13/02/2023", "Mạng xã hội").channel
    with pytest.raises(BadEntry, match=r"gần giống: “Pano.*”"):
        read("13/02/2023", "pano")
    with pytest.raises(BadEntry, match="bấm “Loại hình…” để xem hoặc thêm"):
        read("13/02/2023", "zzzz")


def test_a_table_that_is_too_long_is_refused_whole():
    rows = (("1/1/2023", "xe loa", "a") for _ in range(200_000))
    done, (mistake,) = activities_from_rows(rows, CHANNELS)
    assert done == []
    assert mistake.row == MOST_ROWS + 2


@given(
    st.dates(date(2001, 1, 1), date(2098, 1, 1)),
    st.sampled_from([channel for channel in CHANNELS if not channel.ratio]),
    words,
    st.decimals(0, 10**6, places=1),
    st.integers(0, 10**6),
    words,
)
def test_a_row_that_is_written_is_read_the_same(day, channel, title, quantity, people, note):
    activity = Activity(day, channel.id, title, quantity, channel.units[-1], people, note)
    assert read(*activity_to_row(activity, BY_ID)) == activity


def test_a_channel_is_known_by_id_and_by_title():
    assert named(CHANNELS)["xe-loa"] is named(CHANNELS)["xe loa"]


def rows(channels):
    return [(one.id, one.title, "; ".join(one.units), one.ratio) for one in channels]


def test_channels_are_edited_as_rows():
    every = rows(CHANNELS)
    assert channels_from_rows(every, CHANNELS) == CHANNELS
    changed = channels_from_rows([every[1], ("", "Nhóm Zalo của thôn", "tin; bài", False)], CHANNELS)
    assert [channel.id for channel in changed if channel.used] == ["truyen-thanh", "nhóm zalo của thôn"]
    assert len([channel for channel in changed if not channel.used]) == len(CHANNELS) - 1
    again = channels_from_rows([("", every[0][1], "tin", False)], changed)
    assert again[0].id == every[0][0]  # it comes back under its name


def test_renamed_channel_keeps_its_id_and_its_old_name_begins_a_new_one():
    loudspeaker = Channel("xe loa", "Xe loa", ("suất",))
    told = channels_from_rows(
        [("", "Xe loa", "tin", False), ("xe loa", "Loa kéo", "suất", False)], [loudspeaker]
    )
    assert [(one.id, one.title, one.units) for one in told] == [
        ("xe loa 2", "Xe loa", ("tin",)),
        ("xe loa", "Loa kéo", ("suất",)),
    ]
    assert channels_from_rows(rows(told), told) == told


def test_name_of_a_channel_out_of_use_means_the_one_in_use():
    old, new = Channel("a", "Xe loa", ("suất",), used=False), Channel("b", "Xe loa", ("tin",))
    assert named([new, old])["xe loa"] is named([old, new])["xe loa"] is new


@pytest.mark.parametrize(
    "told",
    [
        [("", "Zalo", "", False)],
        [("", "", "tin", False)],
        [("", "Zalo", "tin", False), ("", "zalo", "bài", False)],
        [("", "Zalo", " ; ", False)],
    ],
)
def test_a_row_that_tells_no_channel_is_refused(told):
    with pytest.raises(BadEntry, match="Dòng"):
        channels_from_rows(told, CHANNELS)
