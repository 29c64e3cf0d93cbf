"""Putting the pieces of an old report into an entry's answers; nothing that was written is lost."""

from collections.abc import Iterable
from typing import Any

from cchc_desktop.document.spreading import Piece, Room, field_for, rooms
from cchc_desktop.entry import Entry
from cchc_desktop.form.definition import Field
from cchc_desktop.form.live import Values
from cchc_desktop.prose import (
    Text,
    is_blank,
    line_from_json,
    line_to_json,
    merged,
    prose_from_json,
    prose_to_json,
)

_DASHES = ("-", "+", "–")


def filled(values: Values, placed: Iterable[tuple[str, Piece]], *, add: bool) -> tuple[Entry, list[Piece]]:
    """The entry with pieces in its sections (by id), and the pieces that found no room.

    A field that says nothing, or no more than the form's own default, takes the pieces in its place. One
    that was written in gets them behind its text with ``add``, and is left as it is without.
    """
    known = {room.section: room for room in rooms(values)}
    groups: dict[str, tuple[Field, list[Piece]]] = {}
    left: list[Piece] = []
    last: dict[str, Field | None] = {}
    for section, piece in placed:
        field = _field(known[section], piece, last.get(section)) if section in known else None
        last[section] = field
        if field is None or not (add or is_open(values, field)):
            left.append(piece)
        else:
            groups.setdefault(field.id, (field, []))[1].append(piece)
    entry = values.entry
    for field, pieces in groups.values():
        before = None if is_open(values, field) else values.raw(field)
        entry = entry.answered(field.id, _answer(field, before, pieces))
    return entry, left


def is_open(values: Values, field: Field) -> bool:
    """Whether a field says nothing of the clerk's own: it is blank, or as the form proposes it."""
    raw = values.entry.answers.get(field.id)
    return raw is None or not _says(field, raw) or _same(field, raw)


def written_in(values: Values, room: Room) -> bool:
    """Whether the clerk has written in a field of the section that takes text."""
    return not all(is_open(values, field) for field in room.fields)


def _field(room: Room, piece: Piece, before: Field | None) -> Field | None:
    """The field for a piece; a dash under an assignment is one of its tasks."""
    if before and before.kind == "assignments" and not piece.label and piece.text.startswith(_DASHES):
        return before
    return field_for(room, piece)


def _says(field: Field, raw: Any) -> bool:
    if field.kind == "assignments":
        return bool(raw)
    return not all(map(is_blank, prose_from_json(raw, field.id)))


def _same(field: Field, raw: Any) -> bool:
    if field.default is None or field.kind == "assignments":
        return bool(raw == field.default)
    return prose_from_json(raw, field.id) == prose_from_json(field.default, field.id)


def _answer(field: Field, before: Any, pieces: list[Piece]) -> Any:
    if field.kind == "assignments":
        return [*(before or []), *_assignments(pieces)]
    if field.kind == "text":
        line = () if before is None else line_from_json(before, field.id)
        for piece in pieces:
            line = merged((*line, *([Text(" ")] if line else []), *piece.whole))
        return line_to_json(line)
    old = () if before is None else prose_from_json(before, field.id)
    new = (piece.line if field.kind == "list" else piece.whole for piece in pieces)
    return prose_to_json(tuple(line for line in (*old, *new) if not is_blank(line)))


def _assignments(pieces: list[Piece]) -> list[dict[str, Any]]:
    """“Văn hóa - Thông tin: Hướng dẫn …” as who does what, with the dashes under it as more to do."""
    items: list[dict[str, Any]] = []
    for piece in pieces:
        if items and not piece.label:
            items[-1]["tasks"].append(piece.text.lstrip("-+– "))
        else:
            unit, _, task = piece.text.partition(":")
            items.append({"unit": unit.strip(), "tasks": [task.strip()] if task.strip() else []})
    return items
