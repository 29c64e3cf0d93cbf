"""What every kind of field can do with an answer, and what an answer writes into the document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from cchc_desktop.entry import checked_keys
from cchc_desktop.form.definition import Field
from cchc_desktop.form.wording import GAP
from cchc_desktop.prose import BadEntry, Line, plain


@dataclass(frozen=True)
class Written:
    """A paragraph that an answer writes; ``label`` is “arabic” or “letter” in a numbered list."""

    line: Line
    index: int = 0
    label: str = ""


@dataclass(frozen=True)
class Grid:
    """A table that an answer writes; with an appendix title it goes behind the document."""

    columns: tuple[Mapping[str, Any], ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...]
    appendix: str = ""


class Kind:
    """A kind of field. The plain one keeps no settings, writes nothing and lends nothing."""

    name: ClassVar[str]
    title: ClassVar[str]
    settings: ClassVar[tuple[str, ...]] = ()
    suffixes: ClassVar[Mapping[str, str]] = {}
    """Endings of the live names that an answer lends, with their titles: “.ty_le” → “tỷ lệ”."""

    def read(self, raw: Any, field: Field, place: str) -> Any:
        """The answer's value, or ``BadEntry`` naming the place inside it."""
        raise NotImplementedError

    def is_blank(self, answer: Any) -> bool:
        """Whether nothing was answered."""
        return not answer

    def says_nothing(self, answer: Any) -> bool:
        """Whether a sentence that hangs on the answer has nothing to tell."""
        return self.is_blank(answer)

    def written(self, answer: Any, field: Field) -> Iterator[Written | Grid]:
        """What the answer writes by itself."""
        return iter(())

    def value(self, answer: Any, field: Field, suffix: str) -> Line:
        """The line that a live value of this field shows."""
        return plain(GAP)

    def lines(self, answer: Any) -> Iterator[Line]:
        """Every line of the answer that may hold live values."""
        return iter(())

    def check_settings(self, settings: Mapping[str, Any], place: str) -> None:
        """``BadEntry`` for settings that the kind does not know or that are wrong."""
        checked_keys(dict(settings), place, list(self.settings))


def checked_text(raw: Any, place: str) -> str:
    """Characters, or ``BadEntry`` naming the place."""
    if not isinstance(raw, str):
        raise BadEntry(place, "phải là chữ")
    return raw


def checked_day(raw: Any, place: str) -> date | None:
    """A day in ISO 8601, None for nothing, or ``BadEntry`` naming the place."""
    if not raw:
        return None
    try:
        return date.fromisoformat(raw)
    except (TypeError, ValueError) as error:
        raise BadEntry(place, f"không có ngày {raw!r}; viết như 2023-07-20") from error
