"""One file that proves its own wholeness: a zip with a manifest and the SHA-256 of every part.

There is exactly one way to write it (parts in order, stored, without dates), so that whatever differs
in a single byte from what its own parts would give is known to be damaged.
"""

import hashlib
import json
import re
import struct
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from cchc_desktop.entry import read_json
from cchc_desktop.prose import BadEntry

MANIFEST = "manifest.json"
"""Stays the first part and uncompressed in every later format, so that an older program can read it."""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*\.[a-z0-9]+", re.ASCII)
_MOST_PARTS = 20_000
_LARGEST_MANIFEST = 8_000_000
_BROKEN = (BadZipFile, struct.error, ValueError, OSError, EOFError, RuntimeError, OverflowError, KeyError)

_SENTENCES = {
    "foreign": "Tệp này không phải do chương trình ghi ra. Hãy chọn đúng tệp có đuôi {suffix}.",
    "newer": (
        "Tệp này do một phiên bản mới hơn của chương trình ghi ra. Hãy cài phiên bản mới nhất của chương "
        "trình rồi mở lại tệp."
    ),
    "damaged": (
        "Tệp này bị hỏng ({what}), nên chương trình không lấy gì từ tệp. Hãy chép lại tệp từ nơi đã gửi, "
        "hoặc dùng một bản khác."
    ),
    "too-big": ("Tệp này lớn bất thường ({what}), nên chương trình không mở. Hãy xin lại tệp từ nơi đã gửi."),
    "unsafe": (
        "Tệp này chứa phần không bình thường ({what}), nên chương trình không mở. Hãy hỏi lại nơi đã gửi tệp."
    ),
}


class BadContainer(Exception):
    """A file that is refused: ``reason`` is foreign, newer, damaged, too-big or unsafe."""

    def __init__(self, reason: str, what: str = "", suffix: str = ".cchc") -> None:
        super().__init__(_SENTENCES[reason].format(what=what, suffix=suffix))
        self.reason = reason
        self.what = what


def pack(kind: str, version: int, parts: Mapping[str, bytes]) -> bytes:
    """The file's bytes, the same on every machine for the same parts."""
    listed = [{"name": name, "size": len(parts[name]), "sha256": _sum(parts[name])} for name in sorted(parts)]
    manifest = {"kind": kind, "format": version, "parts": listed}
    stored = BytesIO()
    with ZipFile(stored, "w", ZIP_STORED) as target:
        for name, data in [
            (MANIFEST, json_bytes(manifest)),
            *((name, parts[name]) for name in sorted(parts)),
        ]:
            info = ZipInfo(name)
            info.create_system = 0
            target.writestr(info, data)
    return stored.getvalue()


def unpack(data: bytes, kind: str, newest: int, largest: int) -> tuple[int, dict[str, bytes]]:
    """The format it was written in and the parts by name, each as its sum says; raises ``BadContainer``.

    ``newest`` is the newest format that can be read. Nothing is written anywhere.
    """
    if len(data) > largest:
        raise BadContainer("too-big", f"trên {largest // 1_000_000} MB")
    try:
        with ZipFile(BytesIO(data)) as source:
            version, parts = _checked(source, kind, newest, len(data))
    except BadContainer:
        raise
    except NotImplementedError as error:
        raise BadContainer("unsafe", "cách nén lạ") from error
    except _BROKEN as error:
        raise BadContainer("damaged" if data[:2] == b"PK" else "foreign", "không đọc được") from error
    if pack(kind, version, parts) != data:
        raise BadContainer("damaged", "thừa hoặc thiếu một đoạn")
    return version, parts


def json_bytes(value: Any) -> bytes:
    """Canonical UTF-8 JSON; ``ValueError`` for a number that JSON does not have."""
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def parse(data: bytes, place: str) -> Any:
    """JSON of a part; raises ``BadContainer``."""
    try:
        value = read_json(data, place)
        json_bytes(value)
    except (BadEntry, ValueError, RecursionError) as error:
        raise BadContainer("damaged", f"phần {place}") from error
    return value


def _checked(source: ZipFile, kind: str, newest: int, size: int) -> tuple[int, dict[str, bytes]]:
    infos = source.infolist()
    manifest = _manifest(source, infos)
    version = _check_manifest(manifest, kind, newest)
    if len(infos) > _MOST_PARTS:
        raise BadContainer("too-big", "quá nhiều phần")
    if len({info.orig_filename.casefold() for info in infos}) != len(infos):
        raise BadContainer("unsafe", "hai phần trùng tên")
    for info in infos:
        _check_part(info)
    if sum(info.file_size for info in infos) > size:
        raise BadContainer("too-big", "các phần chồng lên nhau")
    parts = {info.filename: source.read(info) for info in infos}
    del parts[MANIFEST]
    _check_sums(manifest["parts"], parts)
    return version, parts


def _manifest(source: ZipFile, infos: list[ZipInfo]) -> Any:
    found = [info for info in infos if info.orig_filename == MANIFEST]
    if not found:
        raise BadContainer("foreign")
    info = found[0]
    _check_part(info)
    if info.file_size > _LARGEST_MANIFEST:
        raise BadContainer("too-big", "bảng kê quá dài")
    return parse(source.read(info), MANIFEST)


def _check_manifest(manifest: Any, kind: str, newest: int) -> int:
    if not isinstance(manifest, dict) or manifest.get("kind") != kind:
        raise BadContainer("foreign")
    written = manifest.get("format")
    if not isinstance(written, int) or isinstance(written, bool) or written < 1:
        raise BadContainer("damaged", "bảng kê")
    if written > newest:
        raise BadContainer("newer")
    if manifest.keys() != {"kind", "format", "parts"} or not isinstance(manifest["parts"], list):
        raise BadContainer("damaged", "bảng kê")
    return written


def _check_part(info: ZipInfo) -> None:
    if not _NAME.fullmatch(info.orig_filename):
        raise BadContainer("unsafe", "tên phần lạ")
    if info.flag_bits & 0x1:
        raise BadContainer("unsafe", "phần bị khóa mật khẩu")
    if info.compress_type != ZIP_STORED or info.file_size != info.compress_size:
        raise BadContainer("unsafe", "phần bị nén")


def _check_sums(listed: list[Any], parts: Mapping[str, bytes]) -> None:
    real = [{"name": name, "size": len(data), "sha256": _sum(data)} for name, data in sorted(parts.items())]
    if [item.get("name") if isinstance(item, dict) else None for item in listed] != sorted(parts):
        raise BadContainer("damaged", "bảng kê không khớp với các phần")
    for told, found in zip(listed, real, strict=True):
        if told != found:
            raise BadContainer("damaged", f"phần {found['name']}")


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
