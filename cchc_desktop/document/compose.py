"""From form and entry to the document tree: every value in words, every number in its place."""

from collections.abc import Iterator
from dataclasses import replace

from cchc_desktop.document.look import Look, look, signature_cases, type_name
from cchc_desktop.document.tree import (
    Appendix,
    Block,
    Column,
    Document,
    Heading,
    Item,
    Label,
    Letterhead,
    Paragraph,
    Place,
    Run,
    Runs,
    Signature,
    Table,
    roman,
    text_of,
)
from cchc_desktop.entry import Entry, Section
from cchc_desktop.form.answers import KINDS, Grid, Signing, Written
from cchc_desktop.form.definition import (
    ABSTRACT,
    ADDRESSEES,
    HEAD,
    RECIPIENTS,
    SIGNATURE,
    TAIL,
    Field,
    Form,
)
from cchc_desktop.form.live import Values
from cchc_desktop.form.unsaid import without_unsaid
from cchc_desktop.form.wording import GAP, partial_date
from cchc_desktop.prose import BadEntry, Line, Live, is_blank, plain

_BLANK = " " * 6
_WIDE = 7
_ENDS = (";", ".", ",", ":")


def compose(form: Form, entry: Entry) -> Document:
    """The document of an entry, made of nothing but the two; ``BadEntry`` names a wrong answer."""
    values = Values(form, entry)
    chosen = look(entry.office.look)
    abstract = _runs(values, values.answer(values.fields[ABSTRACT]) or ())
    addressees = tuple(_lines(values, ADDRESSEES))
    blocks, appendices = _body(values, chosen)
    return Document(
        letterhead=_letterhead(entry),
        type=type_name(entry.form.kind or form.kind),
        abstract=abstract,
        addressees=addressees,
        blocks=blocks,
        recipients=tuple(_recipients(values, bool(addressees))),
        signature=_signature(values),
        look=chosen,
        appendices=appendices,
        author=f"UBND {entry.office.commune}" if not entry.office.body else entry.office.body,
        entry_id=entry.id,
        revision=entry.revision,
        places={
            "abstract": Place(HEAD, ABSTRACT),
            "addressees": Place(HEAD, ADDRESSEES),
            "recipients": Place(TAIL, RECIPIENTS),
            "signature": Place(TAIL, SIGNATURE),
        },
    )


def shown_sections(values: Values) -> Iterator[Section]:
    """The sections that are written: not hidden by hand, by a “no”, or with the section above them."""
    hidden_by_answer = {
        field.settings.get("shows")
        for field in values.fields.values()
        if field.kind == "yesno" and values.answer(field) is False
    }
    hidden_level: int | None = None
    for section in values.entry.outline:
        if hidden_level is not None and section.level > hidden_level > 0:
            continue
        hidden_level = None
        if section.shown and section.id not in hidden_by_answer:
            yield section
        else:
            hidden_level = section.level


def labelled(sections: Iterator[Section]) -> Iterator[tuple[Section, Label | None]]:
    """Sections with their numbers: counters restart below every higher heading."""
    counters: list[int] = []
    styles: dict[int, str] = {}
    for section in sections:
        if not section.level or section.label == "none" or is_blank(section.heading):
            yield section, None
            continue
        counters = (counters + [0] * section.level)[: section.level]
        counters[-1] += 1
        styles[section.level] = section.label
        yield section, _label(section, counters, styles)


def _label(section: Section, counters: list[int], styles: dict[int, str]) -> Label:
    if section.label != "decimal":
        return Label(section.label, (counters[-1],))
    numbers = [
        n for level, n in enumerate(counters, start=1) if n and styles.get(level) in ("arabic", "decimal")
    ]
    return Label("decimal", tuple(numbers))


def _letterhead(entry: Entry) -> Letterhead:
    office = entry.office
    number = entry.number.zfill(2) if entry.number else _BLANK
    agency = (
        office.agency if office.name or office.body else (*office.agency[:-1], f"{office.unit.upper()} {GAP}")
    )
    day = partial_date(entry.date, _BLANK, entry.period.year)
    return Letterhead(
        parent=office.parent,
        agency=agency,
        symbol=f"Số: {number}/{entry.form.kind}-{office.symbol}",
        place_date=f"{office.place_name or GAP}, {day}",
    )


def _body(values: Values, chosen: Look) -> tuple[tuple[Block, ...], tuple[Appendix, ...]]:
    blocks: list[Block] = []
    grids: list[tuple[Grid, Place]] = []
    fields = {section.id: section.fields for section in values.sections}
    for section, label in labelled(shown_sections(values)):
        if section.level and not is_blank(section.heading):
            blocks.append(_heading(values, chosen, section, label))
        for field in fields[section.id]:
            for part in _written(values, field):
                place = Place(section.id, field.id, part.index if isinstance(part, Written) else 0)
                if isinstance(part, Grid) and part.appendix:
                    grids.append((part, place))
                elif isinstance(part, Grid):
                    blocks.append(_table(part, place))
                elif line := without_unsaid(part.line, values.is_unsaid):
                    written = replace(part, line=line)
                    blocks.append(_block(values, written, place, opening=not section.level))
    return tuple(_numbered(blocks)), tuple(_appendices(values.entry, grids))


def _heading(values: Values, chosen: Look, section: Section, label: Label | None) -> Heading:
    runs = _runs(values, section.heading)
    if chosen.headings[section.label].upper:
        runs = tuple(replace(run, text=run.text.upper()) for run in runs)
    return Heading(section.level, label, runs, Place(section.id))


def _written(values: Values, field: Field) -> Iterator[Written | Grid]:
    answer = values.answer(field)
    if answer is None:
        return
    if field.kind == "citations" and field.settings.get("display") == "list":
        told = [cited for cited in answer if not cited.is_blank]
        last = len(told) - 1
        for n, cited in enumerate(told):
            mark = "." if n == last else ";"
            yield Written((*plain("- "), Live(f"{field.id}.{cited.id}"), *plain(mark)), n)
    else:
        yield from KINDS[field.kind].written(answer, field)


def _block(values: Values, part: Written, place: Place, *, opening: bool) -> Block:
    runs = _runs(values, part.line)
    if opening and text_of(runs).startswith("Căn cứ "):
        runs = tuple(replace(run, italic=True) for run in runs)  # PL I, II.6.a
    if part.label:
        return Item(Label(part.label, (part.index + 1,)), runs, place)
    return Paragraph(runs, place)


def _numbered(blocks: list[Block]) -> Iterator[Block]:
    """The blocks with each list counted from 1, whatever blank items were left out of it."""
    count, field = 0, ""
    for block in blocks:
        if isinstance(block, Item):
            count = count + 1 if block.place.field == field else 1
            field = block.place.field
            yield replace(block, label=Label(block.label.style, (count,)))
        else:
            yield block


def _table(grid: Grid, place: Place) -> Table:
    columns = tuple(
        Column(column["title"], column.get("width", 1), column.get("number", False))
        for column in grid.columns
    )
    return Table(columns, grid.rows, grid.total, place)


def _appendices(entry: Entry, grids: list[tuple[Grid, Place]]) -> Iterator[Appendix]:
    for n, (grid, place) in enumerate(grids, start=1):
        number = f" {roman(n)}" if len(grids) > 1 else ""
        yield Appendix(
            label=f"Phụ lục{number}",
            title=grid.appendix.upper(),
            reference=_reference(entry),
            blocks=(_table(grid, place),),
            landscape=len(grid.columns) >= _WIDE,
        )


def _reference(entry: Entry) -> str:
    """“(Kèm theo Báo cáo số …)”: filled in on paper, so number and day stay clean gaps (PL I, III.1.c)."""
    kind = type_name(entry.form.kind).capitalize()
    number = entry.number.zfill(2) if entry.number else _BLANK
    day = partial_date(entry.date, _BLANK, entry.period.year)
    symbol = f"{entry.form.kind}-{entry.office.symbol}"
    issuer = entry.office.body or f"UBND {entry.office.commune}"
    return f"(Kèm theo {kind} số {number}/{symbol} {day} của {issuer})"


def _recipients(values: Values, has_addressees: bool) -> Iterator[str]:
    """Nơi nhận with dashes and marks; “Như trên” comes first when there is a Kính gửi (PL I, II.9.b, d)."""
    lines = [text_of(runs) for runs in _lines(values, RECIPIENTS)]
    if has_addressees and not any(line.startswith("Như trên") for line in lines):
        lines.insert(0, "Như trên")
    for n, line in enumerate(lines):
        dash = "" if line.startswith(("-", "+", "*")) else "- "
        mark = "" if line.endswith(_ENDS) else "." if n == len(lines) - 1 else ";"
        yield f"{dash}{line}{mark}"


def _signature(values: Values) -> Signature:
    signing: Signing = values.answer(values.fields[SIGNATURE]) or Signing()
    cases = {case.id: case for case in signature_cases()}
    if signing.case not in cases:
        raise BadEntry(f"answers.{SIGNATURE}.case", f"phải là một trong: {', '.join(cases)}")
    case = cases[signing.case]
    authority = case.authority if signing.authority is None else signing.authority
    position = case.position if signing.position is None else signing.position
    return Signature(authority, position, signing.name)


def _lines(values: Values, field_id: str) -> Iterator[Runs]:
    for line in values.answer(values.fields[field_id]) or ():
        if not is_blank(line):
            yield _runs(values, line)


def _runs(values: Values, line: Line) -> Runs:
    return tuple(
        Run(values.span_text(span), span.bold, span.italic, span.name if isinstance(span, Live) else "")
        for span in line
    )
