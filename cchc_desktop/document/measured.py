"""A document as it measures: paragraphs with their resolved properties, tables and page set-ups."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

MM = 25.4 / 1440
"""Millimetres of a twip."""

Properties = dict[str, Mapping[str, str]]
"""What stands in a pPr, rPr or sectPr: tag → attributes, both without namespace."""

_OFF = ("0", "false", "off", "none")


def is_on(properties: Properties, toggle: str) -> bool:
    """Whether a switch such as ``b`` or ``keepNext`` is on."""
    found = properties.get(toggle)
    return found is not None and found.get("val", "1") not in _OFF


def whole(value: str, default: int = 0) -> int:
    """A number of an attribute; what is no number counts as ``default``."""
    try:
        return round(float(value))
    except (ValueError, OverflowError):
        return default


@dataclass(frozen=True)
class Letters:
    """A run: its text and its resolved properties."""

    text: str
    properties: Properties

    @property
    def size(self) -> float:
        """Points."""
        return whole(self.properties.get("sz", {}).get("val", "20"), 20) / 2

    @property
    def bold(self) -> bool:
        """Whether it is bold."""
        return is_on(self.properties, "b")

    @property
    def italic(self) -> bool:
        """Whether it is slanted."""
        return is_on(self.properties, "i")

    @property
    def underlined(self) -> bool:
        """Whether a line is drawn under it."""
        return is_on(self.properties, "u")

    @property
    def upper(self) -> bool:
        """Whether it is shown in capitals whatever was typed."""
        return is_on(self.properties, "caps")

    @property
    def font(self) -> str:
        """The font that Vietnamese letters are shown in."""
        fonts = self.properties.get("rFonts", {})
        return fonts.get("ascii") or fonts.get("hAnsi") or "Times New Roman"

    @property
    def colour(self) -> str:
        """Six hexadecimal digits or “auto”."""
        return self.properties.get("color", {}).get("val", "auto")


@dataclass(frozen=True)
class Para:
    """A paragraph: its label and runs, its resolved properties, and the width it stands in (mm)."""

    style: str
    label: str
    label_bold: bool
    runs: tuple[Letters, ...]
    properties: Properties
    width: float
    cell: tuple[int, int, int] | None = None
    drawn: bool = False
    """Whether a shape or picture hangs on it."""

    @property
    def text(self) -> str:
        """The characters without the automatic label."""
        return "".join(run.text for run in self.runs)

    def number(self, tag: str, attribute: str) -> int:
        """A number of the properties, in the unit of the file; 0 when it is not given."""
        return whole(self.properties.get(tag, {}).get(attribute, "0"))

    @property
    def align(self) -> str:
        """“left”, “center”, “right” or “both”."""
        value = self.properties.get("jc", {}).get("val", "left")
        return {"start": "left", "end": "right", "distribute": "both"}.get(value, value)

    @property
    def keeps(self) -> bool:
        """Whether it stays on one page with the next."""
        return is_on(self.properties, "keepNext")

    @property
    def outline(self) -> int:
        """The level as a heading from 1, or 0 for body text."""
        level = self.properties.get("outlineLvl", {}).get("val", "9")
        return whole(level, 9) + 1 if whole(level, 9) < 9 else 0

    @property
    def rule(self) -> float | None:
        """The length of the rule line this paragraph draws, in millimetres."""
        if "pBdr" not in self.properties or self.text:
            return None
        return self.width - (self.number("ind", "left") + self.number("ind", "right")) * MM


@dataclass
class Grid:
    """A table: its paragraphs by row and column, and its properties."""

    rows: list[list[list[Para]]]
    borders: bool
    whole: list[bool]
    header: list[bool]
    padding: dict[str, int]
    indent: int


@dataclass
class Section:
    """A part with its own page set-up; ``blocks`` in order; ``fields`` are those of headers and footers."""

    blocks: list[Para | Grid] = field(default_factory=list)
    page: Properties = field(default_factory=dict)
    headers: dict[str, list[Para]] = field(default_factory=dict)
    footers: dict[str, list[Para]] = field(default_factory=dict)
    fields: dict[str, list[str]] = field(default_factory=dict)

    def length(self, tag: str, attribute: str, default: int) -> int:
        """A length of the page set-up in twips."""
        return whole(self.page.get(tag, {}).get(attribute, str(default)), default)

    @property
    def width(self) -> float:
        """Between the margins, millimetres."""
        sides = self.length("pgMar", "left", 1440) + self.length("pgMar", "right", 1440)
        return (self.length("pgSz", "w", 11906) - sides) * MM

    @property
    def paragraphs(self) -> list[Para]:
        """Those outside tables."""
        return [block for block in self.blocks if isinstance(block, Para)]

    @property
    def tables(self) -> list[Grid]:
        """The tables in order."""
        return [block for block in self.blocks if isinstance(block, Grid)]


def inside(grid: Grid) -> Iterator[Para]:
    """The paragraphs of a table, row by row."""
    return (para for row in grid.rows for cell in row for para in cell)
