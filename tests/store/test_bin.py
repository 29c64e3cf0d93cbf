"""What is thrown away is out of sight and whole, until somebody says otherwise."""

from dataclasses import replace

import pytest

from cchc_desktop.entry import new_id
from cchc_desktop.form.findings import Finding
from cchc_desktop.store.bin import Bin
from cchc_desktop.store.carries import Carries, Carry
from cchc_desktop.store.database import fetch
from cchc_desktop.store.dismissals import Dismissals
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.taking import grown_apart, hand_out, take_in


@pytest.fixture
def entries(db, entry) -> Entries:
    """One exported entry and one draft."""
    made = Entries(db)
    made.save(entry, "Báo cáo")
    made.record_export(entry, "E:/a.docx", "0" * 64, "docx")
    made.save(replace(entry, id=new_id(), revision=new_id()), "Nháp")
    return made


def carry(entry) -> Carry:
    return Carry(entry.id, entry.revision, "", "docx", "a.docx", "0" * 64, "", "USB", "E:/")


def test_entry_in_the_bin_is_in_no_list(db, entries, entry):
    Bin(db).put([entry.id])
    assert [row.title for row in entries.rows()] == ["Nháp"]
    assert [row.title for row in entries.search("cai cach")] == []
    assert Carries(db).waiting() == []
    assert Carries(db).balance().never == ()
    assert [one.row.id for one in Bin(db).all()] == [entry.id]


def test_entry_taken_out_is_what_it_was(db, entries, entry):
    before = [fetch(db, f"SELECT * FROM {table}") for table in ("entries", "versions", "exports")]
    Bin(db).put([entry.id])
    Bin(db).take_out([entry.id])
    assert [fetch(db, f"SELECT * FROM {table}") for table in ("entries", "versions", "exports")] == before
    assert entry.id in {row.id for row in entries.rows()}


def test_throwing_away_twice_is_throwing_away(db, entries, entry):
    Bin(db).put([entry.id])
    Bin(db).put([entry.id])
    assert len(Bin(db).all()) == 1


def test_deleting_for_ever_leaves_no_trace_and_no_other_entry_harmed(db, entries, entry):
    Carries(db).record([carry(entry)])
    Dismissals(db).dismiss(entry.id, Finding("r", "lỗi", "s", "f", "…"), "đúng rồi")
    Bin(db).put([entry.id])
    Bin(db).delete([entry.id])
    tables = {"entries": "id"} | dict.fromkeys(
        ("bin", "states", "versions", "exports", "carries", "dismissals"), "entry"
    )
    for table, column in tables.items():
        assert not fetch(db, f"SELECT 1 FROM {table} WHERE {column} = ?", (entry.id,)), table
    assert [row.title for row in entries.rows()] == ["Nháp"]
    assert not fetch(db, "PRAGMA foreign_key_check")


def test_entry_outside_the_bin_is_not_deleted(db, entries, entry):
    Bin(db).delete([entry.id])
    assert len(entries.rows()) == 2


def test_taking_in_what_lies_in_the_bin_brings_it_back(db, entries, entry):
    histories = hand_out(db, [entry.id])
    Bin(db).put([entry.id])
    (taken,) = take_in(db, histories)
    assert (taken.outcome, taken.from_bin) == ("known", True)
    assert entry.id in {row.id for row in entries.rows()}


def test_what_grew_apart_from_one_in_the_bin_stands_alone_and_loses_nothing(db, entries, entry):
    (history,) = hand_out(db, [entry.id])
    other = replace(history, tip=history.tip.answered("ghi_chu", "Máy hai"), past=())
    Bin(db).put([entry.id])
    (taken,) = take_in(db, [other])
    assert (taken.outcome, taken.from_bin) == ("apart", False)
    assert grown_apart(db) == set()
    Bin(db).take_out([entry.id])
    assert grown_apart(db) == {entry.id, taken.entry_id}


def test_what_was_deleted_for_ever_comes_in_again_as_new(db, entries, entry):
    histories = hand_out(db, [entry.id])
    Bin(db).put([entry.id])
    Bin(db).delete([entry.id])
    (taken,) = take_in(db, histories)
    assert taken.outcome == "new"
    assert entries.load(entry.id).answers == entry.answers
