"""Documents cited, which lend themselves to the text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc_desktop.entry import checked_keys
from cchc_desktop.form.definition import Field
from cchc_desktop.form.kind import Kind, checked_day, checked_text
from cchc_desktop.form.wording import Citation
from cchc_desktop.prose import BadEntry, Line, is_blank, line_from_json


@dataclass(frozen=True)
class Cited:
    """A citation of the list: its own id and its words; issuer and abstract may hold live values."""

    id: str
    type: str
    number: str
    symbol: str
    day: date | None
    issuer: Line
    abstract: Line

    @property
    def is_blank(self) -> bool:
        """Whether nothing is known of the document yet."""
        words = (self.type, self.number, self.symbol)
        return not (any(words) or self.day) and is_blank(self.issuer) and is_blank(self.abstract)

    def resolved(self, issuer: str, abstract: str) -> Citation:
        """The citation with its live values in words."""
        return Citation(self.type, self.number, self.symbol, self.day, issuer, abstract)


class Citations(Kind):
    """Documents cited; each lends itself to the text as “field.id” and may be written as a list."""

    name, title = "citations", "văn bản được viện dẫn"
    settings = ("display",)

    def read(self, raw: Any, field: Field, place: str) -> tuple[Cited, ...]:
        if not isinstance(raw, list):
            raise BadEntry(place, "phải là danh sách văn bản")
        cited = tuple(_cited(item, f"{place}[{n}]") for n, item in enumerate(raw))
        ids = [item.id for item in cited]
        if len(set(ids)) < len(ids):
            raise BadEntry(place, "hai văn bản có cùng id")
        return cited

    def lines(self, answer: tuple[Cited, ...]) -> Iterator[Line]:
        for item in answer:
            yield item.issuer
            yield item.abstract

    def check_settings(self, settings: Mapping[str, Any], place: str) -> None:
        super().check_settings(settings, place)
        if settings.get("display", "none") not in ("none", "list"):
            raise BadEntry(f"{place}.display", "phải là none hoặc list")


def _cited(raw: Any, place: str) -> Cited:
    raw = checked_keys(raw, place, ["id", "type", "number", "symbol", "date", "issuer", "abstract"])
    words = {
        key: checked_text(raw.get(key, ""), f"{place}.{key}") for key in ("id", "type", "number", "symbol")
    }
    if not words["id"]:
        raise BadEntry(f"{place}.id", "mỗi văn bản phải có id")
    return Cited(
        **words,
        day=checked_day(raw.get("date"), f"{place}.date"),
        issuer=line_from_json(raw.get("issuer", ""), f"{place}.issuer"),
        abstract=line_from_json(raw.get("abstract", ""), f"{place}.abstract"),
    )
