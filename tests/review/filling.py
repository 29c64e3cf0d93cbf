"""Every shipped form filled in as a careful clerk would, for clean documents to read and to spoil."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from cchc_desktop.document.compose import compose
from cchc_desktop.document.tree import Document
from cchc_desktop.entry import Entry, Period
from cchc_desktop.figures.periods import with_window
from cchc_desktop.form.definition import Field, Form, new_entry
from cchc_desktop.office import Office
from tests.goldens import forms

OFFICE = Office(name="Tam Hợp", superior="tỉnh Nghệ An", province="tỉnh Nghệ An")
ISSUED = {"nam": (12, 24), "6-thang-dau": (6, 18), "9-thang": (9, 16), "quy-1": (3, 17), "quy-3": (9, 16)}
CLEAN = (
    ("bc-tuyen-truyen", "6-thang-dau"),
    ("bc-tuyen-truyen-day-du", "nam"),
    ("bc-cchc-dinh-ky", "9-thang"),
    ("kh-tuyen-truyen", "nam"),
    ("kh-cchc-nam", "nam"),
)
"""Forms and periods of the clean documents that mistakes are seeded into."""


def filled(form: Form, kind: str = "", year: int = 2026, office: Office = OFFICE) -> Entry:
    """An entry of the form with every question answered, number and day given."""
    kind = kind or form.periods[0]
    period = with_window(kind, year) if kind != "khac" else _quarter(year)
    entry = new_entry(form, office, period)
    for n, field in enumerate(form.fields(), 11):
        answer = _answer(field, n, entry.answers.get(field.id), year)
        if answer is not None:
            entry = entry.answered(field.id, answer)
    day = date(year, 1, 15) if form.kind == "KH" else date(year, *ISSUED.get(kind, (12, 24)))
    return replace(entry, number="07", date=day.isoformat())


def clean_document(form_id: str, kind: str, year: int = 2026) -> Document:
    """The document of a filled form."""
    form = forms()[form_id]
    return compose(form, filled(form, kind, year))


def _quarter(year: int) -> Period:
    return Period("khac", year, date(year, 1, 1), date(year, 3, 31))


def _answer(field: Field, n: int, default: Any, year: int) -> Any:
    answers: dict[str, Callable[[], Any]] = {
        "number": lambda: {"typed": "95" if field.settings.get("unit") == "%" else f"{n + 20}"},
        "ratio": lambda: {"part": "18", "whole": "20"},
        "date": lambda: date(year, 1, 20).isoformat(),
        "choice": lambda: default or next(iter(field.settings["options"])),
        "citations": lambda: [_cited(cited, k, n, year) for k, cited in enumerate(default or ())],
        "table": lambda: _rows(field),
        "signature": lambda: {**(default or {}), "name": "Nguyễn Văn An"},
    }
    return answers.get(field.kind, lambda: default)()


def _cited(cited: dict[str, Any], k: int, n: int, year: int) -> dict[str, Any]:
    known = dict(cited)
    known.setdefault("number", f"{n + k + 10}")
    known.setdefault("date", date(year, 1, 3 + k + n % 5).isoformat())
    known.setdefault("issuer", "UBND xã Tam Hợp")
    return known


def _rows(field: Field) -> list[list[str]]:
    names = ("Trang thông tin điện tử", "Tư pháp - hộ tịch")
    return [
        [f"{(n + 2) * 12}" if column.get("number") else name for column in field.settings["columns"]]
        for n, name in enumerate(names)
    ]
