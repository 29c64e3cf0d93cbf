from dataclasses import replace

import pytest

from cchc_desktop.store.carries import Balance, Carries, Carry
from cchc_desktop.store.entries import Entries, next_revision


@pytest.fixture
def ready(db, entry):
    """An entry that is ready to be carried."""
    made = replace(entry, state="đã soát", number="07")
    Entries(db).save(made, "Báo cáo")
    return made


def carry(db, entry) -> Carry:
    """The entry exported to a stick, and noted."""
    Entries(db).record_export(entry, "E:/bc.docx", "0" * 64, "docx")
    one = Carry(entry.id, entry.revision, "", "docx", "bc.docx", "0" * 64, entry.number, "KINGSTON", "E:/")
    Carries(db, now=lambda: "2026-01-01T00:00:00.000+00:00").record([one])
    return replace(one, time="2026-01-01T00:00:00.000+00:00")


def test_what_was_carried_is_listed_with_stick_and_number(db, ready):
    made = carry(db, ready)
    assert Carries(db).all() == [made]


def test_ready_entry_waits_until_it_was_carried(db, ready):
    assert Carries(db).waiting() == [ready.id]
    carry(db, ready)
    assert Carries(db).waiting() == []


def test_draft_does_not_wait(db, entry):
    Entries(db).save(entry, "Báo cáo")
    assert Carries(db).waiting() == []


def test_changed_entry_is_told_and_waits_again_when_ready(db, ready):
    made = carry(db, ready)
    assert not Carries(db).changed_since(made)
    edited = replace(next_revision(ready).answered("ghi_chu", "mới"), state="đã soát")
    Entries(db).save(edited, "Báo cáo")
    assert Carries(db).changed_since(made)
    assert Carries(db).waiting() == [ready.id]


def test_new_revision_of_the_same_words_is_no_change(db, ready):
    made = carry(db, ready)
    Entries(db).save(next_revision(ready), "Báo cáo")
    assert not Carries(db).changed_since(made)


def test_balance_tells_what_was_never_carried_and_what_changed_since(db, ready):
    assert Carries(db).balance() == Balance(None, (ready.id,), ())
    carry(db, ready)
    last = Carries(db).all()[0]
    assert Carries(db).balance() == Balance(last, (), ())
    Entries(db).save(next_revision(ready), "Báo cáo")
    assert Carries(db).balance() == Balance(last, (), ())
    Entries(db).save(next_revision(ready).answered("ghi_chu", "mới"), "Báo cáo")
    assert Carries(db).balance() == Balance(last, (), (ready.id,))
