"""What an answer is: every kind of field by its name.

An answer travels as plain JSON; its kind reads it into a value, says whether it is blank, what it
writes into the document by itself, and which live values it lends to the text.
"""

from typing import Any

from cchc_desktop.form.choice_kinds import Choice, DateKind, Signing, SigningKind, YesNo
from cchc_desktop.form.citation_kind import Citations, Cited
from cchc_desktop.form.definition import Field
from cchc_desktop.form.kind import Grid, Kind, Written
from cchc_desktop.form.number_kinds import MANNERS, Earlier, Number, NumberKind, Ratio, RatioKind
from cchc_desktop.form.results_kind import ResultsKind
from cchc_desktop.form.table_kind import TableKind
from cchc_desktop.form.text_kinds import (
    Addressees,
    Assignment,
    Assignments,
    NumberedList,
    ProseText,
    Recipients,
    ShortText,
)

__all__ = [
    "KINDS",
    "MANNERS",
    "Assignment",
    "Cited",
    "Earlier",
    "Grid",
    "Kind",
    "Number",
    "Ratio",
    "Signing",
    "Written",
    "is_answered",
    "read_answer",
]

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        ShortText(),
        ProseText(),
        NumberKind(),
        RatioKind(),
        DateKind(),
        Choice(),
        YesNo(),
        Citations(),
        NumberedList(),
        Assignments(),
        TableKind(),
        ResultsKind(),
        Addressees(),
        Recipients(),
        SigningKind(),
    )
}


def read_answer(field: Field, raw: Any, place: str = "") -> Any:
    """The value of a field's answer in JSON."""
    return KINDS[field.kind].read(raw, field, place or f"answers.{field.id}")


def is_answered(field: Field, raw: Any) -> bool:
    """Whether an answer in JSON says anything."""
    return raw is not None and not KINDS[field.kind].is_blank(read_answer(field, raw))
