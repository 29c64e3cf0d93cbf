"""The package around the pages: the file's properties, and bytes that are the same on every machine."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from cchc_desktop.document.tree import Document

_FIRST = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE = (
    "<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
    "<cp:lastModifiedBy>{author}</cp:lastModifiedBy><dc:language>vi-VN</dc:language>"
    "</cp:coreProperties>"
)
_CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{}</Properties>'
)
_PROPERTY = (
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{}" name="{}">'
    "<vt:lpwstr>{}</vt:lpwstr></property>"
)


def describe(package: Package, document: Document) -> None:
    """Title and author, without dates; the entry and its revision where the document names them."""
    core = _CORE.format(title=escape(document.title), author=escape(document.author))
    _add(package, "core", CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES, core)
    named = (("cchc-id", document.entry_id), ("cchc-revision", document.revision))
    known = [(name, escape(value)) for name, value in named if value]
    if known:
        # Numbers 0 and 1 are taken by the format itself.
        inner = "".join(_PROPERTY.format(n, *pair) for n, pair in enumerate(known, 2))
        type_, relation = CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES
        _add(package, "custom", type_, relation, _CUSTOM.format(inner))


def packed(package: Package) -> bytes:
    """The package's bytes: parts uncompressed, in fixed order, with the oldest date a ZIP can tell."""
    saved, stored = BytesIO(), BytesIO()
    package.save(saved)
    with ZipFile(saved) as source, ZipFile(stored, "w", ZIP_STORED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name not in _FIRST, name)):
            entry = ZipInfo(name)
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return stored.getvalue()


def _add(package: Package, name: str, type_: str, relation: str, xml: str) -> None:
    part = Part(PackURI(f"/docProps/{name}.xml"), type_, (_XML + xml).encode(), package)
    package.relate_to(part, relation)
