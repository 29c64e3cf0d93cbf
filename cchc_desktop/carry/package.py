"""The package (.cchc): entries with histories and figures, and the office, for another PC's program."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from cchc_desktop.ancestry import Frozen, History
from cchc_desktop.carry.container import BadContainer, json_bytes, pack, parse, unpack
from cchc_desktop.carry.package_figures import NOTHING, Counted, counted_from_json, counted_to_json
from cchc_desktop.document.compose import compose
from cchc_desktop.entry import Entry, checked_keys, entry_from_json, entry_to_json
from cchc_desktop.form.definition import Form
from cchc_desktop.form.loading import form_of
from cchc_desktop.office import Office, office_from_json, office_to_json
from cchc_desktop.prose import BadEntry, clean

T = TypeVar("T")

KIND = "cchc"
PLAIN, FORMAT = 1, 2
"""Format 2 brings figures and none without them: a program that knows format 1 alone reads all others.

Since the first release a new key in what is packed needs a new format: readers refuse keys they do not know.
"""

SUFFIX = ".cchc"
LARGEST = 64_000_000
"""Bytes of a whole package; ten years of a commune's documents are a tenth of it."""

_OFFICE, _FIGURES = "office.json", "figures.json"
_ENTRY = re.compile(r"entries/[0-9]{5}\.json", re.ASCII)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[0-9.+:Z-]{0,20}", re.ASCII)
_LONGEST_TITLE = 2000
_UNREADABLE = (BadEntry, LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)


@dataclass(frozen=True)
class Package:
    """What a package holds: histories, the sender's office by the day from which it holds, figures."""

    histories: tuple[History, ...]
    offices: tuple[tuple[date, Office], ...] = ()
    counted: Counted = NOTHING


def write_package(package: Package) -> bytes:
    """The package's bytes; the same content gives the same bytes, in whatever order it came.

    ``BadEntry`` when no program would open it, because it is too large.
    """
    histories = sorted(package.histories, key=lambda one: (one.tip.id, one.tip.revision))
    parts = {f"entries/{n:05}.json": json_bytes(_history(one)) for n, one in enumerate(histories, 1)}
    if package.offices:
        dated = [{"valid_from": day.isoformat(), "office": office_to_json(o)} for day, o in package.offices]
        parts[_OFFICE] = json_bytes(dated)
    if package.counted:
        parts[_FIGURES] = json_bytes(counted_to_json(package.counted))
    data = pack(KIND, FORMAT if package.counted else PLAIN, parts)
    if len(data) > LARGEST:
        raise BadEntry("gói dữ liệu", "lớn quá 64 MB; hãy chép làm nhiều lần, mỗi lần ít văn bản hơn")
    return data


def read_package(data: bytes, forms: Mapping[str, Form]) -> Package:
    """The package in these bytes, every document in it proven to open; raises ``BadContainer``."""
    written, parts = unpack(data, KIND, FORMAT, LARGEST)
    if written == FORMAT and _FIGURES not in parts:
        raise BadContainer("damaged", "bảng kê")
    offices = _read(parts.pop(_OFFICE), _OFFICE, _offices) if _OFFICE in parts else ()
    counted = NOTHING
    if written == FORMAT:
        counted = _read(parts.pop(_FIGURES), _FIGURES, counted_from_json)
    if not all(_ENTRY.fullmatch(name) for name in parts):
        raise BadContainer("unsafe", "phần lạ")
    histories = tuple(
        _read(parts[name], name, lambda raw: _read_history(raw, forms)) for name in sorted(parts)
    )
    tips = {(one.tip.id, one.tip.revision) for one in histories}
    if len(tips) != len(histories):
        raise BadContainer("unsafe", "một văn bản có hai lần")
    if not counted.entries <= tips:
        raise BadContainer("unsafe", "số liệu của văn bản không có trong gói")
    return Package(histories, offices, counted)


def _history(history: History) -> dict[str, Any]:
    past = [
        {"time": version.time, "reason": version.reason, "entry": entry_to_json(version.entry)}
        for version in history.past
    ]
    return {"title": history.title, "tip": entry_to_json(history.tip), "past": past}


def _read(data: bytes, place: str, make: Callable[[Any], T]) -> T:
    raw = parse(data, place)
    try:
        return make(raw)
    except _UNREADABLE as error:
        raise BadContainer("damaged", f"phần {place}: {error}") from error


def _offices(raw: Any) -> tuple[tuple[date, Office], ...]:
    if not isinstance(raw, list):
        raise BadEntry("office", "phải là danh sách")
    dated = []
    for n, item in enumerate(raw):
        checked_keys(item, f"office[{n}]", ["valid_from", "office"])
        dated.append((date.fromisoformat(item["valid_from"]), office_from_json(item["office"], "office")))
    return tuple(dated)


def _read_history(raw: Any, forms: Mapping[str, Form]) -> History:
    checked_keys(raw, "", ["title", "tip", "past"])
    tip = _entry(raw["tip"], forms)
    if not isinstance(raw["past"], list):
        raise BadEntry("past", "phải là danh sách")
    past = tuple(_frozen(item, forms) for item in raw["past"])
    revisions = {version.entry.revision for version in past}
    if len(revisions) != len(past) or any(version.entry.id != tip.id for version in past):
        raise BadEntry("past", "các lần ghi không thuộc cùng một văn bản")
    return History(_words(raw["title"], "title"), tip, past)


def _frozen(raw: Any, forms: Mapping[str, Form]) -> Frozen:
    checked_keys(raw, "past", ["time", "reason", "entry"])
    if not isinstance(raw["time"], str) or not _TIME.fullmatch(raw["time"]):
        raise BadEntry("time", "không phải là thời điểm")
    return Frozen(_entry(raw["entry"], forms), raw["time"], _words(raw["reason"], "reason"))


def _entry(raw: Any, forms: Mapping[str, Form]) -> Entry:
    """An entry that opens: it names itself, and a document can be composed of it."""
    entry = entry_from_json(raw)
    named = [entry.id, entry.revision, *([entry.parent] if entry.parent else [])]
    if not all(_ID.fullmatch(name) for name in named) or not entry.form.kind:
        raise BadEntry("id", "văn bản không có tên riêng")
    compose(form_of(entry, forms), entry)
    return entry


def _words(raw: Any, place: str) -> str:
    if not isinstance(raw, str) or len(raw) > _LONGEST_TITLE:
        raise BadEntry(place, "phải là chữ, không quá dài")
    return clean(raw, place)
