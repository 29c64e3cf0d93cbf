"""Taking an entry out of the program: compose, write whole, note it in the store."""

import hashlib
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from cchc_desktop.carry.export import write_whole
from cchc_desktop.document.compose import compose
from cchc_desktop.document.tree import Document
from cchc_desktop.entry import Entry
from cchc_desktop.form.definition import Form
from cchc_desktop.store.entries import Entries
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.paper.painter import PagesTold, unheard
from cchc_desktop.ui.progress import go_on, in_steps
from cchc_desktop.ui.screenless import pdf_bytes


@dataclass(frozen=True)
class Exported:
    """The entry as the store keeps it after its export, and the files."""

    entry: Entry
    files: tuple[Path, ...]


def export(
    desk: Desk, form: Form, entry: Entry, targets: dict[str, Path], told: PagesTold = unheard
) -> Exported:
    """Write the entry's files, then note them; raises ``CannotWrite``, and then nothing is noted.

    ``told`` hears of each page that is painted; what it raises ends it before anything is written.
    """
    document = compose(form, entry)
    files = {kind: document_bytes(kind, document, told) for kind in targets}
    for kind, path in targets.items():
        write_whole(path, files[kind])
        entry = _noted(desk, entry, kind, path, files[kind])
    return Exported(entry, tuple(targets.values()))


def export_in_steps(
    parent: QWidget, desk: Desk, of: tuple[Form, Entry], targets: dict[str, Path]
) -> Exported:
    """As ``export``, with a bar while pages are painted; raises ``Stopped`` besides."""
    words = "Đang xuất từng trang…"
    return in_steps(
        parent, "Xuất văn bản", words, lambda told: export(desk, *of, targets, partial(go_on, told))
    )


def write_file(document: Document, kind: str, path: Path) -> bytes:
    """Write a document as “docx” or “pdf” and give the bytes; raises ``CannotWrite``."""
    data = document_bytes(kind, document)
    write_whole(path, data)
    return data


def document_bytes(kind: str, document: Document, told: PagesTold = unheard) -> bytes:
    """A document as “docx” or “pdf”; ``told`` hears of each page that is painted."""
    return pdf_bytes(document, told) if kind == "pdf" else _docx(document)


def _noted(desk: Desk, entry: Entry, kind: str, path: Path, data: bytes) -> Entry:
    digest = hashlib.sha256(data).hexdigest()
    job = desk.writer.do(lambda db: Entries(db).record_export(entry, str(path), digest, kind))
    return job.result()


def _docx(document: Document) -> bytes:
    from cchc_desktop.document.docx import write_docx  # 0.3 s on an old disk: only when exporting

    return write_docx(document)
