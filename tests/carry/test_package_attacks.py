"""Packages made to do harm: each is refused with its reason, and nothing is written anywhere."""

import re
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_desktop.carry import package as package_module
from cchc_desktop.carry.container import BadContainer
from cchc_desktop.carry.package import read_package, write_package
from tests.carry.packages import (
    deflated,
    figures_tampered,
    parts_of,
    sample,
    signed,
    tampered,
    with_part,
    zipped,
)
from tests.goldens import forms

WHOLE = write_package(sample())
PARTS = parts_of(WHOLE)
INNER = {name: data for name, data in PARTS.items() if name != "manifest.json"}
FIRST = "entries/00001.json"


def listed_twice() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate"):
        return zipped([*PARTS.items(), (FIRST, PARTS[FIRST])])


def two_manifests() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate"):
        return zipped([*PARTS.items(), ("manifest.json", b"{}")])


def overlapping() -> bytes:
    """A directory that names one stored part many times over."""
    name = b"entries/00002.json"
    at = WHOLE.index(b"PK\x01\x02")
    end = WHOLE.rindex(b"PK\x05\x06")
    start = WHOLE.index(name, at) - 46
    record = WHOLE[start : WHOLE.index(b"PK\x01\x02", start + 4)]
    copies = b"".join(record.replace(name, b"entries/%05d.json" % n) for n in range(10, 30))
    directory = WHOLE[at:end] + copies
    count = len(PARTS) + 20
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), at, 0)
    return WHOLE[:at] + directory + tail


def patched(offset: int, code: str, value: int, mark: bytes = b"PK\x01\x02") -> bytes:
    """The whole package with one number of the first directory record changed."""
    at = WHOLE.index(mark) + offset
    size = struct.calcsize(code)
    return WHOLE[:at] + struct.pack(code, value) + WHOLE[at + size :]


def bomb() -> bytes:
    return zipped([("manifest.json", PARTS["manifest.json"]), (FIRST, bytes(50_000_000))], 8)


def nested(raw: dict[str, object], depth: int) -> None:
    value: object = "x"
    for _ in range(depth):
        value = {"bold": value}
    raw["tip"]["answers"]["thong_ke"] = [[value]]  # type: ignore[index]


def long_digits() -> bytes:
    data = PARTS[FIRST].replace(b'"format": 1', b'"format": ' + b"1" * 6000)
    return with_part(FIRST, data)


ATTACKS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "an empty file": ("foreign", lambda: b""),
    "a text file": ("foreign", lambda: b"Ch\xc3\xa0o anh" * 100),
    "a zip of something else": ("foreign", lambda: zipped([("word/document.xml", b"<w/>")])),
    "a backup called a package": ("foreign", lambda: signed(INNER, kind="cchc-sao-luu")),
    "a later format": ("newer", lambda: signed(INNER, version=3)),
    "a later format with unknown keys and parts": (
        "newer",
        lambda: signed({**INNER, "so-lieu.bin": b"\x00"}, version=7, encoding="x"),
    ),
    "a format that is no number": ("damaged", lambda: signed(INNER, version="1")),
    "a format that is true": ("damaged", lambda: signed(INNER, version=True)),
    "a format below the first": ("damaged", lambda: signed(INNER, version=0)),
    "unknown keys in the manifest": ("damaged", lambda: signed(INNER, run="calc.exe")),
    "a manifest that is a list": ("foreign", lambda: zipped([("manifest.json", b"[]")])),
    "a manifest nested without end": ("damaged", lambda: zipped([("manifest.json", b"[" * 100_000)])),
    "a manifest with a key twice": ("damaged", lambda: zipped([("manifest.json", b'{"a":1,"a":2}')])),
    "a part not listed": ("damaged", lambda: zipped([*PARTS.items(), ("entries/00009.json", b"{}")])),
    "a part listed but missing": (
        "damaged",
        lambda: zipped([item for item in PARTS.items() if item[0] != FIRST]),
    ),
    "a part listed twice": ("unsafe", listed_twice),
    "two manifests": ("unsafe", two_manifests),
    "two names that Windows takes for one": ("unsafe", lambda: with_part("ENTRIES/00001.json", b"{}")),
    "a path upwards": ("unsafe", lambda: with_part("../../autoexec.json", b"{}")),
    "a path upwards with backslashes": ("unsafe", lambda: with_part("..\\..\\autoexec.json", b"{}")),
    "an absolute path": ("unsafe", lambda: with_part("/etc/passwd.json", b"{}")),
    "a path with a drive": ("unsafe", lambda: with_part("C:/Windows/win.ini", b"{}")),
    "a stream of a file": ("unsafe", lambda: with_part("entries/00001.json:evil", b"{}")),
    "a name that ends after a NUL": (
        "unsafe",
        lambda: re.sub(rb'(?<!")office.json', b"office.jso\x00", WHOLE),
    ),
    "a name in look-alike letters": ("unsafe", lambda: with_part("entries/0000１.json", b"{}")),
    "a folder": ("unsafe", lambda: with_part("entries/", b"")),
    "an unknown part under a good name": ("unsafe", lambda: with_part("scripts/run.py", b"")),
    "compressed parts": ("unsafe", deflated),
    "a bomb": ("unsafe", bomb),
    "parts that overlap": ("too-big", overlapping),
    "a part behind a password": ("unsafe", lambda: patched(8, "<H", 1)),
    "an unknown way of packing": ("unsafe", lambda: patched(10, "<H", 99)),
    "a size that lies": ("unsafe", lambda: patched(24, "<I", 7)),
    "an offset past the end": ("damaged", lambda: patched(42, "<I", 2**31)),
    "a program before the zip": ("damaged", lambda: b"PK" + bytes(64) + WHOLE),
    "a secret behind the zip": ("damaged", lambda: WHOLE + b"\x00" * 20),
    "a comment on the zip": ("damaged", lambda: WHOLE[:-2] + b"\x04\x00evil"),
    "other sums than the bytes": (
        "damaged",
        lambda: zipped([(name, data.replace(b"CCHC", b"CCCC")) for name, data in PARTS.items()]),
    ),
    "too many parts": (
        "too-big",
        lambda: signed({f"entries/{n:05}.json": b"" for n in range(20_001)}),
    ),
    "a document that is no document": ("damaged", lambda: with_part(FIRST, b"[]")),
    "text that is no JSON": ("damaged", lambda: with_part(FIRST, b"{")),
    "text that is no UTF-8": ("damaged", lambda: with_part(FIRST, b"\xff\xfe{}")),
    "JSON nested without end": ("damaged", lambda: with_part(FIRST, b"[" * 200_000)),
    "a number of six thousand digits": ("damaged", long_digits),
    "a number that JSON has not": (
        "damaged",
        lambda: tampered(lambda raw: raw["tip"]["answers"].update(x=float("nan"))),
    ),
    "prose nested too deep": ("damaged", lambda: tampered(lambda raw: nested(raw, 900))),
    "an unknown key in a document": ("damaged", lambda: tampered(lambda raw: raw["tip"].update(sql="x"))),
    "a control character in an answer": (
        "damaged",
        lambda: tampered(lambda raw: raw["tip"]["office"].update(name="Tái\x00Sơn")),
    ),
    "half a character in a title": ("damaged", lambda: tampered(lambda raw: raw.update(title="\ud800"))),
    "a title of a megabyte": ("damaged", lambda: tampered(lambda raw: raw.update(title="x" * 1_000_000))),
    "an entry without a name": ("damaged", lambda: tampered(lambda raw: raw["tip"].update(id=""))),
    "an entry whose name is a path": (
        "damaged",
        lambda: tampered(lambda raw: raw["tip"].update(id="../../x")),
    ),
    "a past of another entry": (
        "damaged",
        lambda: tampered(lambda raw: raw["past"][0]["entry"].update(id="other")),
    ),
    "a past with one revision twice": (
        "damaged",
        lambda: tampered(lambda raw: raw["past"].append(raw["past"][0])),
    ),
    "a time that is no time": (
        "damaged",
        lambda: tampered(lambda raw: raw["past"][0].update(time="'; DROP TABLE entries; --")),
    ),
    "one document twice": ("unsafe", lambda: with_part("entries/00003.json", PARTS[FIRST])),
    "an office that is no office": ("damaged", lambda: with_part("office.json", b'[{"valid_from": 1}]')),
    "a signing case that nobody has": (
        "damaged",
        lambda: tampered(lambda raw: raw["tip"]["answers"].update(nguoi_ky={"case": "vua"})),
    ),
    "the second format without what it brings": ("damaged", lambda: signed(INNER, version=2)),
    "figures in the first format": ("unsafe", lambda: with_part("figures.json", b"{}")),
    "figures of a document that is not there": (
        "unsafe",
        lambda: figures_tampered(lambda raw: raw["entries"][0].update(id="other")),
    ),
    "figures of one document twice": (
        "damaged",
        lambda: figures_tampered(lambda raw: raw["entries"].append(raw["entries"][0])),
    ),
    "an unknown key in a figure": (
        "damaged",
        lambda: figures_tampered(lambda raw: raw["entries"][0]["figures"][0].update(run="x")),
    ),
    "a figure that is no text": (
        "damaged",
        lambda: figures_tampered(lambda raw: raw["entries"][0]["figures"][0].update(counted=36)),
    ),
    "a row with a control character": (
        "damaged",
        lambda: figures_tampered(lambda raw: raw["rows"][0].update(title="a\x07")),
    ),
    "a row on a day that is none": (
        "damaged",
        lambda: figures_tampered(lambda raw: raw["rows"][0].update(day="2023-02-31")),
    ),
    "a row of another age": (
        "damaged",
        lambda: figures_tampered(lambda raw: raw["rows"][0].update(day="0001-01-01")),
    ),
    "a row without an end": (
        "damaged",
        lambda: figures_tampered(lambda raw: raw["rows"][0].update(quantity="Infinity")),
    ),
    "a row that counts down": (
        "damaged",
        lambda: figures_tampered(lambda raw: raw["rows"][0].update(quantity="-5")),
    ),
    "a crowd that is true": (
        "damaged",
        lambda: figures_tampered(lambda raw: raw["rows"][0].update(attendants=True)),
    ),
    "a row of a megabyte": (
        "damaged",
        lambda: figures_tampered(lambda raw: raw["rows"][0].update(note="x" * 1_000_000)),
    ),
    "a channel without a unit": (
        "damaged",
        lambda: figures_tampered(lambda raw: raw["channels"][0].update(units=[])),
    ),
    "one channel twice": (
        "damaged",
        lambda: figures_tampered(lambda raw: raw["channels"].append(raw["channels"][0])),
    ),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_package_is_refused(attack: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    reason, make = ATTACKS[attack]
    data = make()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadContainer) as caught:
        read_package(data, forms())
    assert caught.value.reason == reason, caught.value
    assert "Hãy" in str(caught.value)
    assert not re.search(r"hash|SHA|zip|database|Traceback", str(caught.value), re.IGNORECASE)
    assert not list(tmp_path.iterdir())


def test_package_larger_than_any_office_needs_is_refused(monkeypatch):
    monkeypatch.setattr(package_module, "LARGEST", len(WHOLE) - 1)
    with pytest.raises(BadContainer) as caught:
        read_package(WHOLE, forms())
    assert caught.value.reason == "too-big"
