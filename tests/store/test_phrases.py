from itertools import count

import pytest

from cchc_desktop.prose import BadEntry, Live, Text
from cchc_desktop.store.database import open_store
from cchc_desktop.store.images import image_of
from cchc_desktop.store.phrases import Phrases

TEXT = ((Text("Tiếp tục "), Text("tuyên truyền", bold=True), Text(" tại "), Live("xa")), (Text("- Hai."),))


@pytest.fixture
def kept(db) -> Phrases:
    clock = count()
    return Phrases(db, now=lambda: f"2026-01-01T00:00:{next(clock):02}")


def names(kept: Phrases) -> list[str]:
    return [phrase.name for phrase in kept.all()]


def test_weight_and_live_values_of_a_phrase_survive(kept):
    kept.add(" Nhiệm vụ ", TEXT)
    (phrase,) = kept.all()
    assert (phrase.name, phrase.text) == ("Nhiệm vụ", TEXT)


def test_last_used_phrase_stands_first(kept):
    for name in ("một", "hai", "ba"):
        kept.add(name, TEXT)
    kept.use(kept.all()[-1].id)
    assert names(kept) == ["một", "ba", "hai"]


def test_phrase_is_renamed_and_rewritten_in_its_place(kept):
    kept.add("một", TEXT)
    kept.add("hai", TEXT)
    kept.change(kept.all()[1].id, "một nữa", ((Text("khác"),),))
    assert names(kept) == ["hai", "một nữa"]
    assert kept.all()[1].text == ((Text("khác"),),)


def test_phrase_taken_out_comes_back_to_its_place_beside_newer_ones(kept):
    for name in ("một", "hai"):
        kept.add(name, TEXT)
    gone = kept.all()[0]
    kept.remove(gone.id)
    kept.add("ba", TEXT)
    kept.put_back(gone)
    assert names(kept) == ["ba", "hai", "một"]


@pytest.mark.parametrize(
    ("name", "text"), [(" ", TEXT), ("một", ()), ("một", ((Text(" "),),)), ("a\x00", TEXT)]
)
def test_phrase_that_says_nothing_is_refused(kept, name, text):
    with pytest.raises(BadEntry):
        kept.add(name, text)
    assert kept.all() == []


def test_handover_and_backup_hold_the_phrases(kept, db, tmp_path):
    kept.add("một", TEXT)
    copy = tmp_path / "copy.db"
    copy.write_bytes(image_of(db))
    with open_store(copy) as other:
        assert [phrase.text for phrase in Phrases(other).all()] == [TEXT]
