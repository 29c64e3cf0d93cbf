"""How a document looks: sizes and lengths from the decree's table and the office's choices."""

import tomllib
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, cast

from cchc_desktop.office import LookChoice
from cchc_desktop.paths import shipped
from cchc_desktop.prose import BadEntry


@dataclass(frozen=True)
class Style:
    """One component's letters: size in points and weight (NĐ 30/2020, PL I, V)."""

    size: float
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class HeadingStyle:
    """How a heading of one label style stands: upper case or not, bold or not (PL I, V.6b)."""

    upper: bool = False
    bold: bool = False


@dataclass(frozen=True)
class Page:
    """The sheet and its margins, millimetres (PL I, I)."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    font: str

    @property
    def text_width(self) -> float:
        """Between the margins."""
        return self.width - self.left - self.right


@dataclass(frozen=True)
class SignatureCase:
    """One way of signing (PL I, II.7): its id, its name on the screen and what it writes."""

    id: str
    title: str
    authority: tuple[str, ...]
    position: str


@dataclass(frozen=True)
class Look:
    """Everything a writer needs to know about looks.

    ``indent`` is the first line's, in millimetres; ``spacing`` counts lines; ``gap`` is in points
    before every body paragraph. Rule ratios are of the text's length above the rule.
    """

    page: Page
    styles: MappingProxyType[str, Style]
    headings: MappingProxyType[str, HeadingStyle]
    indent: float
    spacing: float
    gap: float
    nation: str
    motto: str
    right_column: float
    rule_motto: float
    rule_agency: float
    rule_abstract: float


def look(choice: LookChoice) -> Look:
    """The decree's look with the office's choices in it; ``BadEntry`` for one outside its ranges."""
    law = rules()
    for name in ("preset", "indent", "spacing"):
        allowed = law["choices"][name]
        if getattr(choice, name) not in allowed:
            raise BadEntry(f"office.look.{name}", f"phải là một trong: {', '.join(allowed)}")
    least, most = law["choices"]["gap"]
    if not least <= choice.gap <= most:
        raise BadEntry("office.look.gap", f"phải từ {least} đến {most}")
    column = law["choices"]["preset"].index(choice.preset)
    head = law["letterhead"]
    return Look(
        page=Page(**law["page"]),
        styles=MappingProxyType({name: _style(raw, column) for name, raw in law["styles"].items()}),
        headings=MappingProxyType({name: HeadingStyle(**raw) for name, raw in law["headings"].items()}),
        indent=float(choice.indent) * 10,
        spacing=float(choice.spacing),
        gap=choice.gap,
        **head,
    )


@cache
def rules() -> dict[str, Any]:
    """The decree's table as it stands in ``resources/rules/nd30.toml``."""
    return tomllib.loads(shipped("resources/rules/nd30.toml").read_text(encoding="utf-8"))


@cache
def signature_cases() -> tuple[SignatureCase, ...]:
    """The ways of signing, the usual one first."""
    return tuple(
        SignatureCase(raw["id"], raw["title"], tuple(raw["authority"]), raw["position"])
        for raw in rules()["signatures"]
    )


def type_name(kind: str) -> str:
    """“BÁO CÁO” for BC, “KẾ HOẠCH” for KH (PL III, I)."""
    return cast(str, rules()["types"][kind])


def _style(raw: dict[str, Any], column: int) -> Style:
    return Style(raw["size"][column], raw.get("bold", False), raw.get("italic", False))
