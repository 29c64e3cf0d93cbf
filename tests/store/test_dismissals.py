"""Findings that were passed over stay so, with their reason."""

import pytest

from cchc_desktop.form.findings import Finding
from cchc_desktop.prose import BadEntry
from cchc_desktop.store.database import open_store
from cchc_desktop.store.dismissals import Dismissals, told
from cchc_desktop.store.entries import Entries

ONE = Finding("VH-08", "gợi ý", "noi-dung", "noi_dung", "“nhân dân” …", 3, (4, 12), quote="nhân dân")
OTHER = Finding("KT-01", "gợi ý", "noi-dung", "noi_dung", "hai khoảng trắng", 3, (1, 3), " ", "  ")


@pytest.fixture
def kept(db, entry):
    Entries(db).save(entry, "Báo cáo")
    return Dismissals(db, now=lambda: "2026-01-01T00:00:00.000+00:00")


def test_dismissed_finding_keeps_its_reason(kept, entry, path):
    kept.dismiss(entry.id, ONE, " theo thông lệ của xã ")
    with open_store(path) as again:
        (dismissal,) = Dismissals(again).of(entry.id)
    assert dismissal.reason == "theo thông lệ của xã"
    assert dismissal.time == "2026-01-01T00:00:00.000+00:00"


def test_dismissal_follows_the_words_and_not_the_place(kept, entry):
    kept.dismiss(entry.id, ONE, "đã rõ")
    moved = Finding("VH-08", "gợi ý", "noi-dung", "noi_dung", "khác", 7, (0, 8), quote="nhân dân")
    open_, over = told([moved, OTHER], kept.of(entry.id))
    assert open_ == [OTHER]
    assert over[moved].reason == "đã rõ"


def test_finding_is_dismissed_once_and_told_again_on_wish(kept, entry):
    kept.dismiss(entry.id, ONE, "một")
    kept.dismiss(entry.id, ONE, "hai")
    (dismissal,) = kept.of(entry.id)
    assert dismissal.reason == "hai"
    kept.take_back(dismissal)
    assert told([ONE], kept.of(entry.id)) == ([ONE], {})


def test_another_entry_is_not_touched(kept, entry):
    kept.dismiss(entry.id, ONE, "một")
    assert kept.of("khác") == []


def test_reason_that_no_document_can_hold_is_refused(kept, entry):
    with pytest.raises(BadEntry):
        kept.dismiss(entry.id, ONE, "a\x00b")
    assert kept.of(entry.id) == []
