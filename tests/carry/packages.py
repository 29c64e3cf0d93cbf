"""Packages to be read, and the same ones after somebody had his hands on them."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from cchc_desktop.ancestry import Frozen, History
from cchc_desktop.carry.package import Package, write_package
from cchc_desktop.carry.package_figures import Counted
from cchc_desktop.entry import Entry
from cchc_desktop.figures.activities import Activity
from cchc_desktop.figures.channels import shipped_channels
from cchc_desktop.figures.periods import with_window
from cchc_desktop.figures.sources import Source
from tests.goldens import golden_entry

TIME = "2023-07-20T08:00:00.000+00:00"


def frozen(entry: Entry) -> Frozen:
    return Frozen(entry, TIME, "xuất")


def chain(entry: Entry, *revisions: str) -> History:
    """A history of so many frozen revisions; each differs from the last by one answer."""
    past: list[Entry] = []
    for revision in revisions:
        parent = past[-1].revision if past else ""
        past.append(replace(entry, revision=revision, parent=parent, number=str(len(past) + 1)))
    return History("Báo cáo", past[-1], tuple(map(frozen, past)))


def sample() -> Package:
    one, other = golden_entry("tai-son-bc-2023-06"), golden_entry("lien-minh-kh-2022")
    return Package((chain(one, "r1", "r2"), chain(other, "k1")), ((date(2023, 1, 1), one.office),))


def with_figures() -> Package:
    """The sample with the figures of its report, and three rows of the diary, two of them alike."""
    report = replace(golden_entry("tai-son-bc-2023-06"), period=with_window("6-thang-dau", 2023))
    plain = replace(sample(), histories=(chain(report, "r1", "r2"), sample().histories[1]))
    tip = plain.histories[0].tip
    row = Activity(date(2023, 2, 13), "trang-tin", "Đăng bài =1+1", Decimal("1.5"), "tin, bài", 30, "x", "y")
    state = replace(row, channel="to-cong-nghe-so", quantity=Decimal(15), whole=Decimal(17))
    source = Source(
        "tin_bai", "Bao nhiêu tin, bài?", "36 tin", "3", "36", "thêm", "tin", "từ …", ("trang-tin",)
    )
    channels = tuple(one for one in shipped_channels() if one.id in (row.channel, state.channel))
    figures = {(tip.id, tip.revision): (source, replace(source, field="tv", channels=()))}
    return replace(plain, counted=Counted(figures, (row, row, state), channels))


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def zipped(parts: list[tuple[str, bytes]], compression: int = ZIP_STORED) -> bytes:
    """A zip exactly as told, duplicates and odd names included."""
    stored = BytesIO()
    with ZipFile(stored, "w", compression) as target:
        for name, data in parts:
            info = ZipInfo(name)
            info.create_system, info.compress_type = 0, compression
            info.filename = name
            target.writestr(info, data)
    return stored.getvalue()


def signed(parts: dict[str, bytes], kind: str = "cchc", version: object = 1, **more: object) -> bytes:
    """A zip whose manifest tells true sums, as an attacker would write it."""
    listed = [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in sorted(parts.items())
    ]
    manifest = {"kind": kind, "format": version, "parts": listed} | more
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    return zipped([("manifest.json", text.encode()), *sorted(parts.items())])


def tampered(change: Callable[[Any], object], name: str = "entries/00001.json") -> bytes:
    """The sample with one part's JSON changed in place, and sums that agree with it."""
    parts = parts_of(write_package(sample()))
    del parts["manifest.json"]
    raw = json.loads(parts[name])
    change(raw)
    parts[name] = json.dumps(raw).encode()
    return signed(parts)


def figures_tampered(change: Callable[[Any], object]) -> bytes:
    """The sample with figures, of which something was changed, and sums that agree with it."""
    parts = parts_of(write_package(with_figures()))
    del parts["manifest.json"]
    raw = json.loads(parts["figures.json"])
    change(raw)
    return signed(parts | {"figures.json": json.dumps(raw).encode()}, version=2)


def with_part(name: str, data: bytes) -> bytes:
    """The sample with one part more, or another in its place, listed truly."""
    parts = parts_of(write_package(sample()))
    del parts["manifest.json"]
    return signed(parts | {name: data})


def deflated() -> bytes:
    return zipped(list(parts_of(write_package(sample())).items()), ZIP_DEFLATED)
