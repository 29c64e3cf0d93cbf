"""A state given by hand keeps the content it was given to."""

from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.store.entries import BEFORE_RETURN, Entries, next_revision
from cchc_desktop.store.states import States

DAY = date(2026, 7, 20)


@pytest.fixture
def entries(db, entry) -> Entries:
    made = Entries(db)
    made.save(entry, "Báo cáo")
    return made


def test_reviewed_content_is_kept_and_work_goes_on_in_a_new_revision(db, entries, entry):
    after = States(db).set(entry.id, "đã soát", DAY)
    (version,) = entries.versions(entry.id)
    assert (version.reason, version.revision) == ("soát", entry.revision)
    assert (after.state, after.parent) == ("đã soát", entry.revision)
    assert entries.load(entry.id) == after
    assert not entries.is_frozen(after)


def test_day_of_handing_in_is_noted(db, entries, entry):
    States(db).set(entry.id, "đã nộp", DAY)
    assert States(db).handed_in() == {entry.id: DAY}
    assert entries.rows()[0].state == "đã nộp"
    assert entries.version(entry.id, entry.revision).state == "đã nộp"


def test_issued_document_made_a_draft_again_goes_on_in_a_new_revision(db, entries, entry):
    entries.record_export(entry, "E:/a.docx", "0" * 64, "docx")
    after = States(db).set(entry.id, "nháp", DAY)
    assert after.parent == entry.revision
    entries.freeze(after.answered("mo_dau", ["Khác"]), "xuất")
    assert len(entries.versions(entry.id)) == 2


def test_every_way_through_the_states_can_be_frozen_again(db, entries, entry):
    for state in ("đã soát", "đã xuất", "đã nộp", "đã soát", "nháp", "đã nộp", "đã xuất"):
        after = States(db).set(entry.id, state, DAY)
        assert after.state == entries.load(entry.id).state == state
    entries.record_export(entries.load(entry.id), "E:/a.docx", "0" * 64, "docx")


def test_old_content_brought_back_is_a_new_draft_and_the_present_one_is_kept(entries, entry):
    entries.freeze(entry, "xuất")
    later = next_revision(entry).answered("mo_dau", ["Sau này"])
    entries.save(later)
    back = entries.bring_back(entry.id, entry.revision, "Báo cáo cũ")
    assert back.answers == entry.answers
    assert back.parent == later.revision
    assert back.state == "nháp"
    assert entries.load(entry.id) == back
    assert entries.rows()[0].title == "Báo cáo cũ"
    newest = entries.versions(entry.id)[0]
    assert (newest.revision, newest.reason) == (later.revision, BEFORE_RETURN)
    assert entries.version(entry.id, later.revision) == later


def test_bringing_back_an_unknown_version_changes_nothing(entries, entry):
    with pytest.raises(KeyError):
        entries.bring_back(entry.id, "r0", "")
    assert entries.load(entry.id) == entry
    assert entries.versions(entry.id) == []


def test_content_kept_by_hand_is_a_version_and_the_state_stays(entries, entry):
    entries.save(replace(entry, state="đã soát"))
    after = entries.keep(entry.id, "giữ lại")
    assert (after.state, after.parent) == ("đã soát", entry.revision)
    assert [version.reason for version in entries.versions(entry.id)] == ["giữ lại"]
