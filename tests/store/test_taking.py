"""Two computers, one stick: what goes out, comes in, and wins."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from cchc_desktop.entry import Entry
from cchc_desktop.store.database import fetch, open_store
from cchc_desktop.store.entries import EXPORTED, Entries
from cchc_desktop.store.taking import foretell, grown_apart, hand_out, take_in

TABLES = ("entries", "versions", "exports", "branches", "office", "settings")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Database]:
    with open_store(tmp_path / "máy hai" / "sổ.db") as db:
        yield db


def carried(source: Database, target: Database) -> list[str]:
    """The outcomes of carrying everything from one to the other."""
    histories = hand_out(source, [row.id for row in Entries(source).rows()])
    foretold = foretell(target, histories)
    assert take_in(target, histories) == foretold
    return [taken.outcome for taken in foretold]


def edit(db: Database, words: str, entry_id: str = "") -> Entry:
    """One more edit of the entry, as the page makes it."""
    entry = Entries(db).load(entry_id or Entries(db).rows()[0].id).answered("ghi_chu", words)
    Entries(db).save(entry, "Báo cáo")
    return entry


def contents(db: Database) -> list[object]:
    return [fetch(db, f"SELECT * FROM {table} ORDER BY 1") for table in TABLES]


def words_of(db: Database) -> set[str]:
    return {Entries(db).load(row.id).answers.get("ghi_chu", "") for row in Entries(db).rows()}


@pytest.fixture
def both(db: Database, other: Database, entry: Entry) -> tuple[Database, Database]:
    """Two stores that hold the same draft."""
    Entries(db).save(entry, "Báo cáo")
    assert carried(db, other) == ["new"]
    return db, other


def test_new_entry_arrives_with_its_title_and_content(both, entry):
    theirs = both[1]
    assert Entries(theirs).load(entry.id).answers == entry.answers
    assert Entries(theirs).rows()[0].title == "Báo cáo"


def test_taking_in_twice_changes_nothing(both):
    before = contents(both[1])
    assert carried(*both) == ["known"]
    assert contents(both[1]) == before


def test_what_went_there_and_back_changes_nothing(both):
    before = contents(both[0])
    assert carried(both[1], both[0]) == ["known"]
    assert contents(both[0]) == before


def test_handing_out_twice_without_an_edit_is_the_same(both):
    ids = [row.id for row in Entries(both[0]).rows()]
    before = contents(both[0])
    assert hand_out(both[0], ids) == hand_out(both[0], ids)
    assert contents(both[0]) == before


def test_later_revision_wins_and_the_older_stays_in_the_history(both, entry):
    edit(both[1], "sửa ở máy hai")
    assert carried(both[1], both[0]) == ["later"]
    assert words_of(both[0]) == {"sửa ở máy hai"}
    kept = Entries(both[0]).versions(entry.id)
    assert [Entries(both[0]).version(entry.id, one.revision).answers.get("ghi_chu") for one in kept] == [
        "sửa ở máy hai",
        None,
    ]


def test_older_revision_does_not_come_back(both):
    stale = hand_out(both[0], [Entries(both[0]).rows()[0].id])
    edit(both[1], "mới hơn")
    carried(both[1], both[0])
    assert [taken.outcome for taken in take_in(both[0], stale)] == ["known"]
    assert words_of(both[0]) == {"mới hơn"}


def test_many_edits_back_and_forth_stay_one_entry(both):
    for n in range(4):
        edit(both[n % 2], f"lần {n}")
        assert carried(both[n % 2], both[1 - n % 2]) == ["later"]
    assert words_of(both[0]) == words_of(both[1]) == {"lần 3"}
    assert len(Entries(both[0]).rows()) == 1


def test_two_that_grew_apart_are_both_kept_and_shown(both, entry):
    edit(both[0], "ở máy một")
    edit(both[1], "ở máy hai")
    assert carried(both[1], both[0]) == ["apart"]
    assert words_of(both[0]) == {"ở máy một", "ở máy hai"}
    assert grown_apart(both[0]) == {row.id for row in Entries(both[0]).rows()}


def test_what_grew_apart_comes_in_once(both):
    edit(both[0], "ở máy một")
    edit(both[1], "ở máy hai")
    carried(both[1], both[0])
    before = contents(both[0])
    assert carried(both[1], both[0]) == ["known"]
    assert contents(both[0]) == before


def test_branch_goes_on_where_it_grew(both):
    edit(both[0], "ở máy một")
    edit(both[1], "ở máy hai")
    carried(both[1], both[0])
    edit(both[1], "ở máy hai, sửa tiếp")
    assert carried(both[1], both[0]) == ["later"]
    assert words_of(both[0]) == {"ở máy một", "ở máy hai, sửa tiếp"}


def test_branches_travel_under_their_first_name(both):
    edit(both[0], "ở máy một")
    edit(both[1], "ở máy hai")
    carried(both[1], both[0])
    assert sorted(carried(both[0], both[1])) == ["apart", "known"]
    assert words_of(both[0]) == words_of(both[1])
    assert carried(both[1], both[0]) == ["known", "known"]


def test_clock_decides_nothing(both, entry):
    late = Entries(both[0], now=lambda: "2099-01-01T00:00:00.000+00:00")
    late.save(late.load(entry.id), "Báo cáo")
    edit(both[1], "sửa sau")
    assert carried(both[1], both[0]) == ["later"]


def test_copied_folder_with_one_draft_edited_on_both_sides_loses_neither(db, other, entry):
    for store, words in ((db, "máy cũ"), (other, "máy mới")):
        Entries(store).save(entry.answered("ghi_chu", words), "Báo cáo")
    assert carried(db, other) == ["apart"]
    assert words_of(other) == {"máy cũ", "máy mới"}


def test_issued_document_arrives_issued(db, other, entry):
    Entries(db).record_export(entry, "E:/a.docx", "0" * 64, "docx")
    assert carried(db, other) == ["new"]
    arrived = Entries(other).load(entry.id)
    assert (arrived.state, arrived.revision) == (EXPORTED, entry.revision)
    assert carried(other, db) == ["known"]


def test_past_that_bites_its_tail_ends(both, entry):
    (sent,) = hand_out(both[0], [entry.id])
    looped = replace(sent.past[0], entry=replace(sent.past[0].entry, parent="r9"))
    again = replace(sent.past[0], entry=replace(looped.entry, revision="r9", parent=looped.entry.revision))
    forged = replace(sent, past=(looped, again), tip=replace(sent.tip, revision="r10", parent="r9"))
    assert [taken.outcome for taken in take_in(both[0], [forged])] == ["apart"]


def test_taking_in_is_all_or_nothing(both, entry):
    edit(both[0], "mới")
    (sent,) = hand_out(both[0], [entry.id])
    before = contents(both[1])
    nowhen: Any = None
    broken = replace(sent, tip=replace(sent.tip, id="khác"), past=(replace(sent.past[0], time=nowhen),))
    with pytest.raises(Exception, match="NOT NULL"):
        take_in(both[1], [sent, broken])
    assert contents(both[1]) == before
