"""What goes on the stick: documents composed and packed in the window, notes made after the copying."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cchc_desktop.ancestry import History
from cchc_desktop.carry.copying import Copied, File, named_apart
from cchc_desktop.carry.export import ascii_words, proposed_name, vietnamese_name
from cchc_desktop.carry.figures_xlsx import figures_xlsx
from cchc_desktop.carry.package import SUFFIX, Package, write_package
from cchc_desktop.carry.package_figures import Counted
from cchc_desktop.carry.receipt import Line, receipt
from cchc_desktop.document.compose import compose
from cchc_desktop.entry import Entry
from cchc_desktop.figures.backing import Backed, backing
from cchc_desktop.figures.channels import Channel
from cchc_desktop.office import Office
from cchc_desktop.store.activities import Activities, Sought
from cchc_desktop.store.carries import Carries, Carry
from cchc_desktop.store.entries import EXPORTED, SUBMITTED, Entries
from cchc_desktop.store.taking import hand_out
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.paper.exporting import document_bytes

RECEIPT = "_bien-ban-giao-nhan.docx"


@dataclass(frozen=True)
class Wishes:
    """What to put on the stick beside the Word files."""

    pdf: bool = False
    figures: bool = False
    package: bool = True
    receipt: bool = False
    vietnamese: bool = False


@dataclass(frozen=True)
class Load:
    """Files ready to be copied, and the entries that they were made of by their ids here."""

    files: tuple[File, ...]
    entries: dict[str, Entry]


def load_up(
    desk: Desk,
    entry_ids: list[str],
    wishes: Wishes,
    stick: str,
    told: Callable[[int, int], object] = lambda _done, _all: None,
) -> Load:
    """The files of these entries as they stand; each is frozen, so that a later edit is a later revision.

    ``told`` is called with how many documents are made, of how many; what it raises ends it. Raises
    ``BadEntry`` and ``StoreProblem`` besides.
    """
    handed_out = desk.writer.do(lambda db: hand_out(db, entry_ids)).result()
    histories = [replace(one, tip=_issued(one.tip)) for one in handed_out]
    entries = {name: replace(one.tip, id=name) for name, one in zip(entry_ids, histories, strict=True)}
    backed = {name: figures_behind(desk, entry) for name, entry in entries.items()}
    documents: list[File] = []
    for done, (name, entry) in enumerate(entries.items()):
        told(done, len(entries))
        documents += _documents(desk, entry, backed[name] if wishes.figures else [], wishes)
    files = named_apart(documents)
    if wishes.package:
        files.append(_package(desk, histories, list(backed.values())))
    if wishes.receipt:
        files.append(_receipt(desk, files, entries, stick))
    return Load(tuple(files), entries)


def _issued(entry: Entry) -> Entry:
    return entry if entry.state == SUBMITTED else replace(entry, state=EXPORTED)


def note_copied(desk: Desk, load: Load, copied: Iterable[Copied], stick: str) -> None:
    """The documents on the stick become exported entries and stand in the list of what was carried."""
    made = [one for one in copied if one.file.owner]
    carries = [_carry(load.entries[one.file.owner], one, stick) for one in made]
    for one, carry in zip(made, carries, strict=True):
        if carry.kind == "xlsx":
            continue  # its document was exported beside it
        entry, path = load.entries[one.file.owner], str(one.path)
        desk.writer.do(
            lambda db, entry=entry, path=path, carry=carry: Entries(db).record_export(  # type: ignore[misc]
                entry, path, carry.sha256, carry.kind
            )
        ).result()
    desk.writer.do(lambda db: Carries(db).record(carries)).result()


def _documents(desk: Desk, entry: Entry, backed: Sequence[Backed], wishes: Wishes) -> Iterable[File]:
    form = desk.form_of(entry)
    stem = (vietnamese_name if wishes.vietnamese else proposed_name)(form, entry)
    document = compose(form, entry)
    for kind in ("docx", *(("pdf",) if wishes.pdf else ())):
        yield File(f"{stem}.{kind}", document_bytes(kind, document), entry.id)
    if backed:
        data = figures_xlsx(document.title, backed, _channels(desk))
        yield File(f"{stem}_so-lieu.xlsx", data, entry.id)


def _package(desk: Desk, histories: Sequence[History], backed: Sequence[Sequence[Backed]]) -> File:
    offices = tuple(desk.settings.offices())
    whose = ascii_words(histories[0].tip.office.commune)
    counted = _counted(histories, backed, _channels(desk))
    data = write_package(Package(tuple(histories), offices, counted))
    return File(f"{date.today().isoformat()}_goi-du-lieu_{whose}{SUFFIX}", data)


def figures_behind(desk: Desk, entry: Entry) -> list[Backed]:
    """The entry's figures with the diary's rows behind them."""
    return backing(desk.form_of(entry), entry, Activities(desk.reader).rows(Sought.of_period(entry.period)))


def _counted(
    histories: Sequence[History], backed: Sequence[Sequence[Backed]], channels: Mapping[str, Channel]
) -> Counted:
    """The figures of all documents; a row that counts in several is there once."""
    rows = {row.id: replace(row, id=0) for figures in backed for figure in figures for row in figure.rows}
    return Counted(
        {
            (one.tip.id, one.tip.revision): tuple(figure.source for figure in figures)
            for one, figures in zip(histories, backed, strict=True)
            if figures
        },
        tuple(rows.values()),
        tuple(channels[name] for name in sorted({row.channel for row in rows.values()}) if name in channels),
    )


def _channels(desk: Desk) -> dict[str, Channel]:
    return {channel.id: channel for channel in Activities(desk.reader).channels()}


_DATA = "Gói dữ liệu để nhận vào chương trình"


def _receipt(desk: Desk, files: list[File], entries: dict[str, Entry], stick: str) -> File:
    lines = []
    for file in files:
        entry = entries.get(file.owner)
        title = desk.title_of(desk.form_of(entry), entry) if entry else _DATA
        number = entry.number if entry else ""
        lines.append(Line(title, number, file.name, hashlib.sha256(file.data).hexdigest()))
    office = desk.office() or Office()
    document = receipt(office, lines, stick, date.today())
    return File(f"{date.today().isoformat()}{RECEIPT}", document_bytes("docx", document))


def _carry(entry: Entry, copied: Copied, stick: str) -> Carry:
    return Carry(
        entry_id=entry.id,
        revision=entry.revision,
        time="",
        kind=Path(copied.file.name).suffix[1:],
        name=copied.path.name,
        sha256=hashlib.sha256(copied.file.data).hexdigest(),
        number=entry.number,
        stick=stick,
        folder=str(copied.path.parent),
    )
