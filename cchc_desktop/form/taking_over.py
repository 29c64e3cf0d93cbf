"""Taking over what the document of an earlier period answered to the same question."""

from collections.abc import Callable, Container
from typing import Any

from cchc_desktop.form.answers import is_answered
from cchc_desktop.form.definition import Field
from cchc_desktop.prose import Live

_JOINED = ("prose", "list", "addressees", "recipients", "assignments", "table", "citations")
_REPLACED = ("text", "date", "choice", "yesno", "signature")


def can_take_over(field: Field) -> bool:
    """Whether an earlier answer may become one of this period: a figure may not, it belongs to its own."""
    return field.kind in (*_JOINED, *_REPLACED)


def taken_over(field: Field, present: Any, earlier: Any) -> Any:
    """The answer with the earlier one below what stands there, or in its place when that is nobody's own.

    All three are answers in JSON, None for no answer. Nothing is written twice, and a table's figures
    are left out.

    >>> taken_over(Field("a", "prose"), ["Một."], ["Hai.", "Một."])
    ['Một.', 'Hai.']
    """
    if field.kind == "table":
        earlier = [_without_figures(field, row) for row in earlier]
    own = present is not None and present != field.default and is_answered(field, present)
    if not own or field.kind in _REPLACED:
        return earlier
    there = [_name(item) for item in present]
    return [*present, *(item for item in earlier if _name(item) not in there)]


def fitting(raw: Any, known: Container[str], say: Callable[[Live], str]) -> Any:
    """An answer with live values only where their names are known; others become what ``say`` says.

    >>> fitting(["Có ", {"live": "tin_cu"}], (), lambda live: "36 tin")
    ['Có ', '36 tin']
    """
    if isinstance(raw, list):
        return [fitting(item, known, say) for item in raw]
    if not isinstance(raw, dict):
        return raw
    if "live" in raw and raw["live"] not in known:
        return say(Live(raw["live"], parts=tuple(raw.get("parts", ())), date=raw.get("date", "")))
    return {key: fitting(value, known, say) for key, value in raw.items()}


def _name(item: Any) -> Any:
    """What tells two items of an answer apart: a cited document goes by its id."""
    return item.get("id", item) if isinstance(item, dict) else item


def _without_figures(field: Field, row: list[str]) -> list[str]:
    columns = field.settings["columns"]
    return ["" if column.get("number") else cell for column, cell in zip(columns, row, strict=True)]
