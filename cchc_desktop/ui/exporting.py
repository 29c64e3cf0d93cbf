"""Taking an entry out of the program: compose, write whole, note it in the store."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.carry.export import write_whole
from cchc_desktop.document.compose import compose
from cchc_desktop.document.tree import Document
from cchc_desktop.entry import Entry
from cchc_desktop.form.definition import Form
from cchc_desktop.store.entries import Entries
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.screenless import pdf_bytes


@dataclass(frozen=True)
class Exported:
    """The entry as the store keeps it after its export, and the files."""

    entry: Entry
    files: tuple[Path, ...]


def export(desk: Desk, form: Form, entry: Entry, targets: dict[str, Path]) -> Exported:
    """Write the entry's files, then note them; raises ``CannotWrite``, and then nothing is noted."""
    document = compose(form, entry)
    for kind, path in targets.items():
        entry = _noted(desk, entry, kind, path, write_file(document, kind, path))
    return Exported(entry, tuple(targets.values()))


def write_file(document: Document, kind: str, path: Path) -> bytes:
    """Write a document as “docx” or “pdf” and give the bytes; raises ``CannotWrite``."""
    data = document_bytes(kind, document)
    write_whole(path, data)
    return data


def document_bytes(kind: str, document: Document) -> bytes:
    """A document as “docx” or “pdf”."""
    return _WRITERS[kind](document)


def _noted(desk: Desk, entry: Entry, kind: str, path: Path, data: bytes) -> Entry:
    digest = hashlib.sha256(data).hexdigest()
    job = desk.writer.do(lambda db: Entries(db).record_export(entry, str(path), digest, kind))
    return job.result()


def _docx(document: Document) -> bytes:
    from cchc_desktop.document.docx import write_docx  # 0.3 s on an old disk: only when exporting

    return write_docx(document)


_WRITERS = {"docx": _docx, "pdf": pdf_bytes}
