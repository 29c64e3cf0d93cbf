"""Words that fit no answer stand beside the content they were typed into, and beside no other."""

from dataclasses import replace

from cchc_desktop.store.bin import Bin
from cchc_desktop.store.database import fetch
from cchc_desktop.store.entries import Entries, next_revision
from cchc_desktop.store.unread import Unread

TYPED = {"ngay_hop": {"": "31/02/2026"}, "": {"so-van-ban": "7-b"}}


def test_words_are_kept_until_they_are_put_right(db, entry):
    Entries(db).save(entry)
    Unread(db).keep(entry, TYPED)
    assert Unread(db).of(entry) == TYPED
    Unread(db).keep(entry, {})
    assert Unread(db).of(entry) == {}


def test_words_belong_to_their_revision(db, entry):
    Entries(db).save(entry)
    Unread(db).keep(entry, TYPED)
    assert Unread(db).of(next_revision(entry)) == {}


def test_number_given_meanwhile_stands(db, entry):
    Entries(db).save(entry)
    Unread(db).keep(entry, TYPED)
    assert Unread(db).of(replace(entry, number="99")) == {"ngay_hop": {"": "31/02/2026"}}


def test_entry_deleted_for_ever_leaves_no_words(db, entry):
    Entries(db).save(entry)
    Unread(db).keep(entry, TYPED)
    Bin(db).put([entry.id])
    Bin(db).delete([entry.id])
    assert fetch(db, "SELECT * FROM unread") == []
