"""The office that issues a document: who it is, who stands above it, how its pages look."""

from dataclasses import asdict, dataclass, field, fields
from typing import Any

from cchc_desktop.prose import BadEntry, clean

UNITS = ("xã", "phường", "đặc khu", "thị trấn")
"""Kinds of commune; thị trấn lives on in documents of before 01/7/2025."""


@dataclass(frozen=True)
class LookChoice:
    """What the decree leaves open and an office settles for itself (NĐ 30/2020, PL I, II.6.e and V)."""

    preset: str = "14"
    indent: str = "1.27"
    spacing: str = "1.0"
    gap: int = 6


@dataclass(frozen=True)
class Office:
    """One commune's office as a document shows it.

    ``name`` may carry its own noun: “Phường Điện Biên Phủ” is written so, with a capital, because it is
    named after an event (PL II, III). ``superior`` and ``province`` carry their common noun (“huyện Tứ Kỳ”,
    “tỉnh Hải Dương”). ``body`` is the department that issues in its own name; empty means the People's
    Committee itself.
    """

    unit: str = "xã"
    name: str = ""
    superior: str = ""
    province: str = ""
    body: str = ""
    place: str = ""
    symbol: str = "UBND"
    look: LookChoice = field(default_factory=LookChoice)

    @property
    def commune(self) -> str:
        """“xã Tái Sơn”."""
        return self.name if self.has_noun else f"{self.unit} {self.name}".strip()

    @property
    def has_noun(self) -> bool:
        """Whether the name begins with a kind of commune by itself."""
        return self.name.lower().startswith(tuple(f"{unit} " for unit in UNITS))

    @property
    def bare_name(self) -> str:
        """The name without such a noun: “Tái Sơn”."""
        noun = next((unit for unit in UNITS if self.name.lower().startswith(f"{unit} ")), "")
        return self.name[len(noun) :].strip() if noun else self.name

    @property
    def place_name(self) -> str:
        """The địa danh before the date: the commune's name, in full where it is a number or a person's.

        NĐ 30/2020, PL I, II.4.a; one given with its noun in a capital is of a person or an event.
        """
        if self.place:
            return self.place
        name = self.bare_name
        in_full = name[:1].isdigit() or (self.has_noun and self.name[:1].isupper())
        return self.commune[:1].upper() + self.commune[1:] if in_full else name

    @property
    def agency(self) -> tuple[str, ...]:
        """The lines of the issuing body in the letterhead, upper case."""
        if self.body:
            return (self.body.upper(),)
        return ("ỦY BAN NHÂN DÂN", self.commune.upper())

    @property
    def parent(self) -> str:
        """The body above in the letterhead: none for a People's Committee (PL I, II.2.a)."""
        return f"UBND {self.commune}".upper() if self.body else ""


def office_to_json(office: Office) -> dict[str, Any]:
    """The snapshot as the entry keeps it."""
    return asdict(office)


def office_from_json(raw: Any, place: str) -> Office:
    """An office from its JSON; every unknown key and wrong value is named."""
    values = _known(raw, Office, place)
    look = LookChoice(**_known(values.pop("look", {}), LookChoice, f"{place}.look"))
    office = Office(**values, look=look)
    if office.unit not in UNITS:
        raise BadEntry(f"{place}.unit", f"phải là một trong: {', '.join(UNITS)}")
    return office


def _known(raw: Any, kind: type[Any], place: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise BadEntry(place, "phải là một khối có tên và giá trị")
    known = {spec.name: spec for spec in fields(kind)}
    unknown = sorted(set(raw) - set(known))
    if unknown:
        raise BadEntry(place, f"khóa lạ: {', '.join(map(str, unknown))}")
    values: dict[str, Any] = {}
    for name, value in raw.items():
        if name == "look":
            values[name] = value
        elif known[name].type is int or known[name].type == "int":
            if not isinstance(value, int) or isinstance(value, bool):
                raise BadEntry(f"{place}.{name}", "phải là số nguyên")
            values[name] = value
        elif isinstance(value, str):
            values[name] = clean(value, f"{place}.{name}")
        else:
            raise BadEntry(f"{place}.{name}", "phải là chữ")
    return values
