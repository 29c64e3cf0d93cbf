"""What the document of the period before answered to the same questions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cchc_desktop.document.compose import compose
from cchc_desktop.document.summary import answer_words
from cchc_desktop.document.tree import Document
from cchc_desktop.entry import STATES, Entry
from cchc_desktop.figures.periods import nearest_before
from cchc_desktop.form.definition import Field, Form
from cchc_desktop.form.live import Values
from cchc_desktop.form.wording import period_title
from cchc_desktop.prose import BadEntry, Live
from cchc_desktop.ui.desk import Desk


@dataclass(frozen=True)
class Said:
    """An earlier answer: of which period, in words, in JSON, and what its live values said."""

    period: str
    words: str
    raw: Any
    say: Callable[[Live], str]


class EarlierAnswers:
    """The answers of one earlier entry, read when the first of them is wanted."""

    def __init__(self, form: Form, entry: Entry) -> None:
        self._form = form
        self._entry = entry
        self._document: Document | None = None

    def said(self, field: Field) -> Said | None:
        """What was answered to a question, or None when it was not asked or left blank."""
        values = Values(self._form, self._entry)
        known = values.fields.get(field.id)
        if known is None or known.kind != field.kind:
            return None
        self._document = self._document or compose(self._form, self._entry)
        words = answer_words(values, known, self._document)
        if not words:
            return None
        return Said(period_title(self._entry.period), words, values.raw(known), values.say)


def earlier_answers(desk: Desk, entry: Entry) -> EarlierAnswers | None:
    """Those of the nearest earlier period in the same form; None when there is no such document.

    Of several for one period the one furthest on its way is taken, then the last changed.
    """
    rows = [row for row in desk.entries.rows() if row.form_id == entry.form.id and row.id != entry.id]
    period = nearest_before(
        (entry.period.kind, entry.period.year), ((row.period_kind, row.year) for row in rows)
    )
    found = [row for row in rows if (row.period_kind, row.year) == period]
    try:
        old = desk.entries.load(max(found, key=lambda row: STATES.index(row.state)).id) if found else None
        return EarlierAnswers(desk.form_of(old), old) if old else None
    except (KeyError, BadEntry):
        return None  # what cannot be read is told where it is opened
