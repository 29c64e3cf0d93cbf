"""Opens the package of a DOCX that anybody may have made: within bounds, or not at all."""

import posixpath
import struct
import zlib
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from cchc_desktop.document.unreadable import MOST_BYTES, UnreadableFile

MOST_XML = 12 << 20
"""Bytes of all parts read, unpacked."""

MOST_NODES = 300_000
"""Elements and attributes of all parts read."""

MOST_FILES = 5_000
DEEPEST = 120

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_UNPACKING = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


class Parts:
    """The XML parts of one package, each read once; raises ``UnreadableFile``."""

    def __init__(self, data: bytes) -> None:
        if len(data) > MOST_BYTES:
            raise UnreadableFile("large")
        if data.startswith(_OLE):
            raise UnreadableFile("old")
        if not data.startswith(b"PK"):
            raise UnreadableFile("word")
        if data.count(b"PK\x01\x02") > MOST_FILES:
            raise UnreadableFile("strange")
        try:
            self._package = ZipFile(BytesIO(data))
        except _UNPACKING as error:
            raise UnreadableFile("broken") from error
        self._bytes, self._nodes = MOST_XML, MOST_NODES
        self.main = self._main()

    def read(self, name: str) -> etree._Element | None:
        """The root of a part, or None when the package has none of that name."""
        try:
            info = self._package.getinfo(name)
        except KeyError:
            return None
        data = self._unpacked(info)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        self._nodes = _sift(data, self._nodes)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_pis=True,
            remove_comments=True,
        )  # fmt: skip
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UnreadableFile("broken") from error

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """The parts that a part refers to: id → last word of the relation's type, name of the part."""
        folder, file = posixpath.split(name)
        root = self.read(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root.iter(_RELATIONS) if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                kind = relation.get("Type", "").rpartition("/")[2]
                found[relation.get("Id", "")] = (kind, target.lstrip("/"))
        return found

    def _main(self) -> str:
        for kind, target in self.relations("").values():
            if kind == "officeDocument":
                return target
        raise UnreadableFile("word")

    def _unpacked(self, info: ZipInfo) -> bytes:
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise UnreadableFile("strange")
        try:
            with self._package.open(info) as part:
                data = part.read(self._bytes + 1)
        except _UNPACKING as error:
            raise UnreadableFile("broken") from error
        if len(data) > self._bytes:
            raise UnreadableFile("large")
        self._bytes -= len(data)
        return data


def _sift(data: bytes, allowed: int) -> int:
    """How many nodes are still allowed after this part; nothing is built while they are counted.

    A document type, which could define entities without end, and endless nesting are refused here,
    before the tree is made.
    """
    depth, left = 0, allowed

    def start(_name: str, attributes: list[str]) -> None:
        nonlocal depth, left
        depth += 1
        left -= 1 + len(attributes) // 2
        if depth > DEEPEST:
            raise UnreadableFile("strange")
        if left < 0:
            raise UnreadableFile("large")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_told: object) -> None:
        raise UnreadableFile("strange")

    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise UnreadableFile("broken") from error
    return left
