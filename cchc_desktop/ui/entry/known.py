"""The documents that the office issued or cited, offered wherever one is to be cited again."""

from collections.abc import Iterator

from cchc_desktop.document.known import documents_of, each_once
from cchc_desktop.form.wording import Citation
from cchc_desktop.prose import BadEntry
from cchc_desktop.ui.desk import Desk

_LATEST = 80
"""Documents that are looked through for others they cite: those changed last."""


def known_documents(desk: Desk, but: str = "") -> list[Citation]:
    """They as they would be cited, the newest first; the entry ``but`` is not offered to itself."""
    ids = [row.id for row in desk.entries.rows()[:_LATEST]]
    return each_once(one for entry_id in ids for one in _of(desk, entry_id, itself=entry_id != but))


def _of(desk: Desk, entry_id: str, *, itself: bool) -> Iterator[Citation]:
    try:
        entry = desk.entries.load(entry_id)
        yield from documents_of(desk.form_of(entry), entry, itself=itself)
    except (BadEntry, KeyError):
        return  # one that cannot be read says so where it is opened
