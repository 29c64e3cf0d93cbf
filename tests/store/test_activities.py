"""The diary on the disk: added whole or not at all, found with or without marks, counted exactly."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cchc_desktop.figures.activities import Activity
from cchc_desktop.figures.channels import Channel, shipped_channels
from cchc_desktop.figures.periods import with_window
from cchc_desktop.store.activities import Activities, Sought
from cchc_desktop.store.database import open_store


@pytest.fixture
def diary(tmp_path):
    with open_store(tmp_path / "so.db") as db:
        yield Activities(db)


def made(day, channel="trang-tin", title="Đăng bài về cải cách hành chính", quantity="1", unit="tin, bài"):
    return Activity(date.fromisoformat(day), channel, title, Decimal(quantity), unit)


def test_rows_come_back_as_they_were_kept_the_latest_first(diary):
    kept = diary.add([made("2023-01-05"), replace(made("2023-03-01"), whole=Decimal("17.0"), note="a=b")])
    assert diary.rows() == list(reversed(kept))


def test_one_bad_row_leaves_no_row(diary):
    with pytest.raises(AttributeError):
        diary.add([made("2023-01-05"), None])
    assert diary.rows() == []


def test_a_row_is_changed_and_taken_out(diary):
    (row,) = diary.add([made("2023-01-05")])
    diary.change(replace(row, title="Phát thanh"))
    assert [one.title for one in diary.rows(Sought(text="phat"))] == ["Phát thanh"]
    assert diary.rows(Sought(text="dang")) == []
    diary.remove([row.id, 999])
    assert diary.rows() == []


def test_words_are_found_from_their_beginning_with_or_without_marks(diary):
    diary.add([made("2023-01-05"), made("2023-01-06", title='Treo "băng rôn" (cổng xã)')])
    for text in ("bang ron", "Băng", 'rôn "', "xã treo"):
        assert [one.title for one in diary.rows(Sought(text=text))] == ['Treo "băng rôn" (cổng xã)']
    assert len(diary.rows(Sought(text='"*(-'))) == 2


def test_a_day_that_two_periods_share_counts_in_the_new_one(diary):
    diary.add([made("2023-12-10"), made("2024-12-09"), made("2024-12-10")])
    found = diary.rows(Sought.of_period(with_window("nam", 2024, "tenth")))
    assert [one.day.isoformat() for one in found] == ["2024-12-09", "2023-12-10"]


def test_totals_are_exact_by_channel_and_unit(diary):
    diary.add([made("2023-01-05", quantity="0.1") for _ in range(3)])
    diary.add([made("2023-01-05", unit="văn bản", quantity="5"), made("2023-02-05", "xe-loa", unit="suất")])
    told = [(one.channel, one.unit, one.quantity, one.rows) for one in diary.totals()]
    assert told == [
        ("trang-tin", "tin, bài", Decimal("0.3"), 3),
        ("trang-tin", "văn bản", Decimal(5), 1),
        ("xe-loa", "suất", Decimal(1), 1),
    ]
    assert [one.channel for one in diary.totals(Sought(channels=("xe-loa",)))] == ["xe-loa"]


def test_quarters_add_up_to_the_year(diary):
    diary.add([made(f"2024-{month:02}-{day}") for month in range(1, 13) for day in (10, 14, 15, 28)])
    for rule in ("calendar", "central", "tenth"):
        quarters = [with_window(f"quy-{n}", 2024, rule) for n in range(1, 5)]
        rows = sum(one.rows for quarter in quarters for one in diary.totals(Sought.of_period(quarter)))
        (year,) = diary.totals(Sought.of_period(with_window("nam", 2024, rule)))
        assert rows == year.rows


def test_rows_are_counted_by_month(diary):
    diary.add([made("2023-01-05"), made("2023-01-31"), made("2023-02-01", "xe-loa")])
    assert diary.by_month() == {("2023-01", "trang-tin"): 2, ("2023-02", "xe-loa"): 1}


def test_the_office_changes_its_channels(diary):
    assert diary.channels() == shipped_channels()
    own = (Channel("zalo", "Nhóm Zalo của thôn", ("tin",)), *shipped_channels()[:2])
    diary.set_channels(own)
    assert diary.channels() == own


def test_rows_of_another_diary_are_taken_once(diary):
    diary.add([made("2023-01-05")])
    theirs = [made("2023-01-05"), made("2023-01-05"), made("2023-02-01", title="Phát thanh")]
    assert [row.title for row in diary.take(theirs)] == ["Đăng bài về cải cách hành chính", "Phát thanh"]
    assert diary.take(theirs) == []
    assert len(diary.rows()) == 3


def test_amounts_written_otherwise_are_the_same_row(diary):
    diary.add([made("2023-01-05", quantity="2.0")])
    assert diary.take([made("2023-01-05", quantity="2")]) == []


def test_channel_of_a_row_that_is_taken_comes_along_and_known_ones_stay(diary):
    own, theirs = Channel("loa", "Loa phường", ("buổi",)), Channel("ve-hoa", "Vẽ tranh", ("bức",))
    renamed = Channel("xe-loa", "Xe phát thanh", ("lượt",))
    diary.take([made("2023-01-05", "ve-hoa"), made("2023-01-06", "xe-loa")], [own, theirs, renamed])
    assert diary.channels() == (*shipped_channels(), theirs)
