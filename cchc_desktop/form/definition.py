"""What a form is: the questions of one plan or report, in the order it is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cchc_desktop.entry import Entry, FormRef, Period, Section, new_id
from cchc_desktop.office import Office
from cchc_desktop.prose import Line

ABSTRACT, ADDRESSEES, RECIPIENTS, SIGNATURE = "trich_yeu", "kinh_gui", "noi_nhan", "nguoi_ky"
"""Ids of the fields that every form has: what stands above and below the body."""

HEAD, TAIL = "phan-dau", "phan-cuoi"
"""Ids of the two sections that hold them; an entry's outline is the body between."""


@dataclass(frozen=True)
class Field:
    """One question. ``settings`` are what its kind needs to know to write the answer (unit, columns…).

    ``default_in`` holds other defaults for kinds of commune: a phường has other departments than a xã.
    """

    id: str
    kind: str
    question: str = ""
    help: str = ""
    example: str = ""
    required: bool = False
    default: Any = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    default_in: Mapping[str, Any] = field(default_factory=dict)

    def default_for(self, office: Office) -> Any:
        """What a new entry of this office begins with, or None."""
        return self.default_in.get(office.unit, self.default)

    @property
    def spec(self) -> dict[str, Any]:
        """What an entry's outline keeps of the field, so that it opens unchanged years later."""
        return {"id": self.id, "kind": self.kind, **self.settings}


@dataclass(frozen=True)
class FormSection:
    """A section as the form proposes it; level 0 has no heading in the document."""

    id: str
    level: int
    heading: Line
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True)
class Form:
    """One plan or report as data. ``labels[n]`` is the label style of headings of level n + 1.

    ``plan`` is the form of the year's plan that a report reports on.
    """

    id: str
    version: int
    kind: str
    title: str
    description: str
    periods: tuple[str, ...]
    labels: tuple[str, ...]
    head: FormSection
    sections: tuple[FormSection, ...]
    tail: FormSection
    plan: str = ""

    def every_section(self) -> tuple[FormSection, ...]:
        """Head, body and tail."""
        return (self.head, *self.sections, self.tail)

    def fields(self) -> Iterator[Field]:
        """Every field in the order it is asked."""
        for section in self.every_section():
            yield from section.fields

    def label(self, level: int) -> str:
        """The label style of headings of a level."""
        return self.labels[level - 1] if 0 < level <= len(self.labels) else "none"

    def outline(self) -> tuple[Section, ...]:
        """The outline a new entry begins with."""
        return tuple(
            Section(
                section.id,
                section.level,
                self.label(section.level),
                section.heading,
                fields=tuple(field.spec for field in section.fields),
            )
            for section in self.sections
        )


def new_entry(form: Form, office: Office, period: Period) -> Entry:
    """A fresh entry that begins with the form's default texts, under its own new id."""
    known = {field.id: field.default_for(office) for field in form.fields()}
    defaults = {field_id: default for field_id, default in known.items() if default is not None}
    return Entry(
        id=new_id(),
        revision=new_id(),
        form=FormRef(form.id, form.version, form.kind),
        office=office,
        period=period,
        outline=form.outline(),
        answers=defaults,
    )


def completed(form: Form, entry: Entry) -> Entry:
    """The entry with the form's outline where a hand-written file left it out or left fields out."""
    proposed = {section.id: section for section in form.outline()}
    outline = tuple(
        replace(section, fields=proposed[section.id].fields)
        if not section.fields and section.id in proposed
        else section
        for section in entry.outline
    )
    ref = FormRef(entry.form.id, entry.form.version, entry.form.kind or form.kind)
    return replace(entry, form=ref, outline=outline or form.outline())


def sections_of(form: Form, entry: Entry) -> tuple[FormSection, ...]:
    """The entry's own sections with their questions: head, its outline, tail.

    A field keeps the question and help of the form as long as the form still asks it; one that the
    form has since dropped is asked by its section's heading, so that no answer becomes unreachable.
    """
    asked = {field.id: field for field in form.fields()}
    body = tuple(
        FormSection(
            section.id,
            section.level,
            section.heading,
            tuple(_field(spec, asked) for spec in section.fields),
        )
        for section in entry.outline
    )
    return (form.head, *body, form.tail)


def own_section(section_id: str, level: int, label: str, heading: Line) -> Section:
    """A section that the clerk adds: a heading and one piece of prose."""
    spec = {"id": section_id.replace("-", "_") + "_noi_dung", "kind": "prose"}
    return Section(section_id, level, label, heading, fields=(spec,))


def _field(spec: Mapping[str, Any], asked: Mapping[str, Field]) -> Field:
    settings = {key: value for key, value in spec.items() if key not in ("id", "kind")}
    known = asked.get(spec["id"])
    if known and known.kind == spec["kind"]:
        return replace(known, settings=settings)
    return Field(spec["id"], spec["kind"], "Nội dung của mục", settings=settings)
