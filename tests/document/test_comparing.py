"""Two documents side by side: what changed is told, word by word, and nothing else."""

from dataclasses import replace

import pytest

from cchc_desktop.document.comparing import Change, Unchanged, compared, is_same
from cchc_desktop.document.progress import progress
from cchc_desktop.document.text import text_parts
from cchc_desktop.entry import Entry, Period
from cchc_desktop.form.definition import new_entry
from cchc_desktop.form.outline import show
from cchc_desktop.office import Office
from tests.goldens import NAMES, document_of, forms, golden_entry

OLD = golden_entry("tai-son-bc-2023-06")


def changes(new: Entry, old: Entry = OLD) -> list[Change]:
    return [one for one in compared(document_of(old), document_of(new)) if isinstance(one, Change)]


def test_same_document_has_no_change():
    found = compared(document_of(OLD), document_of(OLD))
    assert is_same(found)
    assert sum(one.count for one in found if isinstance(one, Unchanged)) > 10


def test_changed_number_is_told_where_it_is_written_and_nowhere_else():
    raw = dict(OLD.answers["tin_bai"]) | {"typed": "48"}
    (change,) = changes(OLD.answered("tin_bai", raw))
    assert (change.part, change.kind) == ("body", "changed")
    assert [(mark, words) for mark, words in change.pieces if mark != "same"] == [
        ("removed", "36"),
        ("added", "48"),
    ]


def test_number_given_at_signing_is_told_in_its_part():
    (change,) = changes(replace(OLD, number="99"))
    assert change.part == "symbol"


def test_added_and_removed_paragraphs_stand_alone():
    tasks = OLD.answers["nhiem_vu"]
    (added,) = changes(OLD.answered("nhiem_vu", [*tasks, "Việc hoàn toàn mới của kỳ sau."]))
    assert (added.kind, len(added.pieces)) == ("added", 1)
    (removed,) = changes(OLD, OLD.answered("nhiem_vu", [*tasks, "Việc hoàn toàn mới của kỳ sau."]))
    assert removed.kind == "removed"


@pytest.mark.parametrize("name", NAMES)
def test_both_documents_can_be_read_from_the_comparison(name):
    new = document_of(golden_entry(name))
    found = [one for one in compared(document_of(OLD), new) if isinstance(one, Change)]
    lines = {line for _, part in text_parts(new) for line in part}
    for change in found:
        after = "".join(words for mark, words in change.pieces if mark != "removed")
        assert not after or after in lines


def test_progress_counts_the_sections_that_will_be_written():
    form = forms()["bc-tuyen-truyen"]
    fresh = new_entry(form, Office(name="Tái Sơn"), Period("nam", 2026))
    done, every = progress(form, fresh)
    assert done == 0
    assert progress(form, fresh, {"ket-thuc", "thong-ke"})[0] == 1  # the second lacks a figure
    assert progress(form, OLD)[0] > 1
    hidden = show(fresh, "phuong-huong", shown=False)
    assert progress(form, hidden)[1] == every - 1
