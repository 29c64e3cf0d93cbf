import hashlib
import json
import random
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from cchc_desktop.carry import package as package_module
from cchc_desktop.carry.container import BadContainer, pack
from cchc_desktop.carry.package import Package, read_package, write_package
from cchc_desktop.carry.package_figures import Counted
from cchc_desktop.prose import BadEntry
from tests.carry.packages import parts_of, sample, with_figures
from tests.goldens import forms

DIGEST = "59646d9a03a1a5d42d9891a635f4f1715c1ff7f54b04db2668c5144fee42a890"


def test_package_comes_back_the_same():
    package = sample()
    read = read_package(write_package(package), forms())
    assert sorted(read.histories, key=str) == sorted(package.histories, key=str)
    assert read.offices == package.offices


def test_package_is_the_same_bytes_in_whatever_order_it_was_filled():
    package = sample()
    turned = replace(package, histories=package.histories[::-1])
    assert write_package(turned) == write_package(package)


def test_package_is_the_same_bytes_on_every_machine():
    data = pack("cchc", 1, {"entries/00001.json": "Tái Sơn".encode(), "office.json": b"[]"})
    assert hashlib.sha256(data).hexdigest() == DIGEST


def test_package_is_a_zip_of_json_that_anyone_can_read():
    data = write_package(sample())
    assert zipfile.ZipFile(BytesIO(data)).testzip() is None
    assert list(parts_of(data)) == [
        "manifest.json",
        "entries/00001.json",
        "entries/00002.json",
        "office.json",
    ]
    assert "xã Tái Sơn" not in parts_of(data)["manifest.json"].decode()
    assert "Tái Sơn" in "".join(part.decode() for part in parts_of(data).values())


def test_figures_come_back_with_the_rows_behind_them():
    package = with_figures()
    read = read_package(write_package(package), forms()).counted
    assert read.figures == package.counted.figures
    assert sorted(read.rows, key=str) == sorted(package.counted.rows, key=str)
    assert sorted(read.channels, key=str) == sorted(package.counted.channels, key=str)


def test_package_with_figures_is_the_same_bytes_in_whatever_order_it_was_filled():
    package = with_figures()
    counted = package.counted
    turned = Counted(counted.figures, counted.rows[::-1], counted.channels[::-1])
    assert write_package(replace(package, counted=turned)) == write_package(package)


def test_figures_are_listed_with_their_sum_in_the_manifest():
    parts = parts_of(write_package(with_figures()))
    (listed,) = [p for p in json.loads(parts["manifest.json"])["parts"] if p["name"] == "figures.json"]
    assert listed["sha256"] == hashlib.sha256(parts["figures.json"]).hexdigest()


def test_package_of_the_first_format_opens_and_has_no_figures():
    read = read_package((Path(__file__).parent / "goi-1.cchc").read_bytes(), forms())
    assert [len(one.past) for one in read.histories] == [2, 1]
    assert len(read.offices) == 1
    assert not read.counted


def test_package_without_figures_stays_one_that_older_programs_open():
    manifests = [parts_of(write_package(made))["manifest.json"] for made in (sample(), with_figures())]
    assert [json.loads(manifest)["format"] for manifest in manifests] == [1, 2]


def test_package_that_nobody_could_open_is_not_written(monkeypatch):
    monkeypatch.setattr(package_module, "LARGEST", 1000)
    with pytest.raises(BadEntry, match="chép làm nhiều lần"):
        write_package(sample())


def test_package_without_office_holds_none():
    package = Package(sample().histories)
    assert read_package(write_package(package), forms()).offices == ()


@pytest.mark.parametrize("package", [sample(), with_figures()], ids=["plain", "with figures"])
def test_every_random_corruption_is_detected(package):
    whole, chance = write_package(package), random.Random(5)
    damages = {
        "flip": lambda data, at: data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :],
        "cut": lambda data, at: data[:at],
        "zeros": lambda data, at: data[:at] + bytes(min(512, len(data) - at)) + data[at + 512 :],
        "gone": lambda data, at: data[:at] + data[at + 1 :],
        "more": lambda data, at: data[:at] + b"\x00" + data[at:],
        "twice": lambda data, at: data + data[at:],
    }
    for n in range(300):
        damage = damages[list(damages)[n % len(damages)]]
        corrupt = damage(whole, chance.randrange(len(whole)))
        if corrupt == whole:
            continue
        with pytest.raises(BadContainer):
            read_package(corrupt, forms())
