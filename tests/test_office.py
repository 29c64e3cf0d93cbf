"""How a commune's name stands in a document."""

import pytest

from cchc_desktop.office import Office


@pytest.mark.parametrize(
    ("unit", "name", "commune", "place"),
    [
        ("xã", "Tái Sơn", "xã Tái Sơn", "Tái Sơn"),
        ("xã", "xã Tái Sơn", "xã Tái Sơn", "Tái Sơn"),
        ("phường", "Phường Điện Biên Phủ", "Phường Điện Biên Phủ", "Phường Điện Biên Phủ"),
        ("phường", "1", "phường 1", "Phường 1"),
        ("xã", "", "xã", ""),
    ],
)
def test_name_is_written_with_its_noun_once(unit: str, name: str, commune: str, place: str):
    office = Office(unit=unit, name=name)
    assert (office.commune, office.place_name) == (commune, place)


def test_letterhead_names_the_commune_once():
    assert Office(name="xã Hồng Phong").agency == ("ỦY BAN NHÂN DÂN", "XÃ HỒNG PHONG")
