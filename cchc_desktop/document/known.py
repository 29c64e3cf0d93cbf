"""The documents that an entry knows in full: itself once it has a number and a day, and those it cites."""

from collections.abc import Hashable, Iterable, Iterator
from datetime import date

from cchc_desktop.document.look import type_name
from cchc_desktop.entry import Entry
from cchc_desktop.form.definition import ABSTRACT, Form
from cchc_desktop.form.live import Values
from cchc_desktop.form.wording import Citation
from cchc_desktop.prose import folded


def documents_of(form: Form, entry: Entry, *, itself: bool = True) -> Iterator[Citation]:
    """Every document of the entry with number and day, as it would be cited; the entry itself comes first."""
    values = Values(form, entry)
    if itself and entry.number and entry.date.count("-") == 2:
        yield _itself(values)
    for field in values.fields.values():
        for cited in (values.answer(field) or ()) if field.kind == "citations" else ():
            if cited.number and cited.day:
                yield values.citation(cited)


def each_once(documents: Iterable[Citation]) -> list[Citation]:
    """The newest first; of those with the same type, number, day and issuer the first that came."""
    known: dict[Hashable, Citation] = {}
    for one in documents:
        known.setdefault((folded(one.issuer), identity(one)), one)
    return sorted(known.values(), key=lambda one: one.day or date.min, reverse=True)


def identity(document: Citation) -> Hashable:
    """What is the same for two citations of one document, however its issuer is written."""
    return (document.type.casefold(), document.full_number.lstrip("0").casefold(), document.day)


def _itself(values: Values) -> Citation:
    entry = values.entry
    office = entry.office
    title = values.text(values.answer(values.fields[ABSTRACT]) or ())
    if title[1:2].islower():
        title = title[:1].lower() + title[1:]
    return Citation(
        type_name(entry.form.kind).capitalize(),
        entry.number.zfill(2),
        f"{entry.form.kind}-{office.symbol}",
        date.fromisoformat(entry.date),
        office.body or f"UBND {office.commune}",
        title if title.startswith("về ") else f"về {title}",
    )
