import unicodedata
from dataclasses import replace
from itertools import count

import pytest

from cchc_desktop.entry import entry_text, new_id
from cchc_desktop.prose import BadEntry
from cchc_desktop.store.database import fetch, transaction
from cchc_desktop.store.entries import Entries, EntryRow, next_revision
from cchc_desktop.store.problems import StoreProblem

TITLE = "Báo cáo kết quả tuyên truyền cải cách hành chính 6 tháng đầu năm 2023"


@pytest.fixture
def entries(db) -> Entries:
    clock = count()
    return Entries(db, now=lambda: f"2026-01-01T00:00:{next(clock):02}.000+00:00")


def statements(db, change) -> list[str]:
    """The first words of all that SQLite was told during a change."""
    told: list[str] = []
    db.conn.set_trace_callback(told.append)
    change()
    db.conn.set_trace_callback(None)
    return [statement.split()[0].rstrip(";").upper() for statement in told]


def test_saved_entry_comes_back_the_same(entries, entry):
    full = replace(entry, number="07a", date="2023-07", parent=new_id())
    entries.save(full)
    assert entries.load(entry.id) == full


def test_content_kept_is_the_entry_file(entries, entry, db):
    entries.save(entry)
    assert fetch(db, "SELECT content FROM entries") == [(entry_text(entry),)]


def test_save_is_one_commit(entries, entry, db):
    for title in (TITLE, "", "Khác"):
        told = statements(db, lambda title=title: entries.save(entry, title))
        assert (told.count("BEGIN"), told.count("COMMIT"), told.count("RELEASE")) == (1, 1, 0)
        assert not db.conn.in_transaction


def test_export_is_one_commit(entries, entry, db):
    told = statements(db, lambda: entries.record_export(entry, "E:/a.docx", "0" * 64, "docx"))
    assert (told.count("BEGIN"), told.count("COMMIT"), told.count("RELEASE")) == (1, 1, 0)


def test_change_that_fails_leaves_nothing_behind(entries, entry, db):
    db.execute("DROP TABLE exports")
    with pytest.raises(Exception, match="exports"):
        entries.record_export(entry, "E:/a.docx", "0" * 64, "docx")
    assert entries.rows() == []
    assert entries.versions(entry.id) == []


def test_row_says_what_a_list_shows(entries, entry):
    entries.save(replace(entry, number="07", date="2023-07-20"), TITLE)
    assert entries.rows() == [
        EntryRow(
            id=entry.id,
            form_id="bc-tuyen-truyen",
            form_kind="BC",
            title=TITLE,
            period_kind="6-thang-dau",
            year=2023,
            number="07",
            date="2023-07-20",
            state="nháp",
            changed="2026-01-01T00:00:00.000+00:00",
        )
    ]


def test_last_changed_entry_comes_first(entries, entry):
    other = replace(entry, id=new_id())
    for one in (entry, other, entry):
        entries.save(one)
    assert [row.id for row in entries.rows()] == [entry.id, other.id]


def test_saving_without_a_title_keeps_the_title(entries, entry):
    entries.save(entry, TITLE)
    entries.save(entry.answered("mo_dau", None))
    assert [row.title for row in entries.search("6 thang dau nam")] == [TITLE]


@pytest.mark.parametrize(
    "words",
    [
        "bao cao 2023 tai son",
        "Tái Sơn BÁO CÁO",
        unicodedata.normalize("NFD", "kế hoạch của huyện"),
        "cai cach hanh chinh",
        "đăng 12 tin",
        "",
    ],
)
def test_entry_is_found_by_its_words_in_any_order(entries, entry, words):
    entries.save(entry, TITLE)
    assert [row.id for row in entries.search(words)] == [entry.id]


@pytest.mark.parametrize("words", ["tai son 2024", "100%", "'", "_________________________________"])
def test_entry_is_not_found_by_a_word_it_lacks(entries, entry, words):
    entries.save(entry, TITLE)
    assert entries.search(words) == []


def test_place_is_remembered_through_later_saves(entries, entry):
    entries.save(entry)
    assert entries.place(entry.id) == ""
    entries.leave_at(entry.id, "ket-qua")
    entries.save(entry.answered("tin_bai", 12))
    assert entries.place(entry.id) == "ket-qua"


def test_section_gone_through_once_stays_so(entries, entry):
    entries.save(entry)
    assert entries.left(entry.id) == frozenset()
    entries.leave_at(entry.id, "ket-qua", ["mo-dau", "ket-qua"])
    entries.leave_at(entry.id, "mo-dau", ["noi-dung"])
    entries.save(entry.answered("tin_bai", 12))
    assert entries.left(entry.id) == {"mo-dau", "ket-qua", "noi-dung"}


def test_unknown_entry_is_missed_by_name(entries):
    with pytest.raises(KeyError, match="nobody"):
        entries.load("nobody")
    assert entries.place("nobody") == ""


def test_entry_that_cannot_be_read_names_the_mistake(entries, entry, db):
    entries.save(entry)
    with transaction(db):
        db.execute("UPDATE entries SET content = '{\"format\": 99}'")
    with pytest.raises(BadEntry, match="format"):
        entries.load(entry.id)


def test_version_keeps_what_later_edits_change(entries, entry):
    entries.save(entry)
    version = entries.freeze(entry, "đã soát")
    entries.save(next_revision(entry).answered("mo_dau", ["Khác"]))
    assert entries.versions(entry.id) == [version]
    assert version.reason == "đã soát"
    assert entries.version(entry.id, entry.revision) == entry


def test_freezing_the_same_content_again_changes_nothing(entries, entry):
    assert entries.freeze(entry, "xuất") == entries.freeze(replace(entry, state="đã soát"), "xuất")
    assert len(entries.versions(entry.id)) == 1


def test_revision_names_one_content_only(entries, entry):
    entries.freeze(entry, "xuất")
    with pytest.raises(ValueError, match=entry.revision):
        entries.freeze(entry.answered("mo_dau", ["Khác"]), "xuất")
    assert entries.load(entry.id) == entry


def test_next_revision_grows_from_the_frozen_one(entries, entry):
    exported = entries.record_export(entry, "E:/a.docx", "0" * 64, "docx")
    edited = next_revision(exported).answered("mo_dau", ["Khác"])
    entries.record_export(edited, "E:/b.docx", "1" * 64, "docx")
    newer, older = entries.versions(entry.id)
    assert (newer.parent, older.parent) == (older.revision, "")
    assert edited.state == "nháp"


def test_export_freezes_the_entry_and_sets_its_state(entries, entry):
    entries.save(entry, TITLE)
    exported = entries.record_export(entry, "E:/a.docx", "0" * 64, "docx")
    assert exported == replace(entry, state="đã xuất")
    assert entries.load(entry.id) == entries.version(entry.id, entry.revision) == exported
    assert [(row.state, row.title) for row in entries.rows()] == [("đã xuất", TITLE)]
    (made,) = entries.exports(entry.id)
    assert (made.revision, made.path, made.sha256, made.kind) == (
        *(entry.revision, "E:/a.docx", "0" * 64, "docx"),
    )


def test_two_files_of_one_content_share_a_version(entries, entry):
    exported = entries.record_export(entry, "E:/a.docx", "0" * 64, "docx")
    entries.record_export(exported, "E:/a.pdf", "1" * 64, "pdf")
    assert [made.kind for made in entries.exports(entry.id)] == ["pdf", "docx"]
    assert len(entries.versions(entry.id)) == 1


def test_entry_handed_in_stays_so_when_exported_again(entries, entry):
    exported = entries.record_export(entry, "E:/a.docx", "0" * 64, "docx")
    again = entries.record_export(replace(exported, state="đã nộp"), "F:/a.docx", "0" * 64, "docx")
    assert again.state == "đã nộp"


def test_version_of_no_entry_is_impossible(db):
    with pytest.raises(Exception, match="FOREIGN KEY"), transaction(db):
        db.execute("INSERT INTO exports VALUES (1, 'nobody', '', '', '', '', '')")


def test_full_disk_loses_nothing_that_was_saved(entries, entry, db):
    entries.save(entry, TITLE)
    pages = db.conn.execute("PRAGMA page_count").fetchone()[0]
    db.conn.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreProblem) as caught:
        entries.save(entry.answered("mo_dau", ["dài " * 100_000]))
    assert caught.value.reason == "full"
    assert entries.load(entry.id) == entry
