"""Changing one entry's own outline: sections added, renamed, hidden, taken out and moved.

Each function gives a new entry; a section moves together with the smaller sections under it.
"""

from dataclasses import replace

from cchc_desktop.entry import Entry, Section
from cchc_desktop.entry import new_id as new_entry_id
from cchc_desktop.form.definition import Form, own_section
from cchc_desktop.prose import Line


def index_of(entry: Entry, section_id: str) -> int:
    """Where a section stands in the outline; ``KeyError`` when it is not there."""
    for n, section in enumerate(entry.outline):
        if section.id == section_id:
            return n
    raise KeyError(section_id)


def rename(entry: Entry, section_id: str, heading: Line) -> Entry:
    """The section under another heading."""
    return _changed(entry, section_id, heading=heading)


def show(entry: Entry, section_id: str, shown: bool) -> Entry:
    """The section written into the document or left out; its answers stay."""
    return _changed(entry, section_id, shown=shown)


def add_after(form: Form, entry: Entry, section_id: str, heading: Line) -> tuple[Entry, str]:
    """A new section of the same level behind the given one and all under it, with the new one's id."""
    at = index_of(entry, section_id)
    level = entry.outline[at].level or 1
    label = next((s.label for s in entry.outline if s.level == level), form.label(level))
    new_id = f"muc-{new_entry_id()[:8]}"  # never the name of a section that was there before
    after = _end(entry, at) if entry.outline[at].level else _after_opening(entry, at)
    section = own_section(new_id, level, label, heading)
    return replace(entry, outline=(*entry.outline[:after], section, *entry.outline[after:])), new_id


def remove(entry: Entry, section_id: str) -> Entry:
    """The entry without the section, those under it and their answers."""
    at = index_of(entry, section_id)
    gone = entry.outline[at : _end(entry, at)]
    fields = {spec["id"] for section in gone for spec in section.fields}
    answers = {key: value for key, value in entry.answers.items() if key not in fields}
    outline = (*entry.outline[:at], *entry.outline[_end(entry, at) :])
    return replace(entry, outline=outline, answers=answers)


def move(entry: Entry, section_id: str, step: int) -> Entry:
    """The section, and those under it, before (-1) or behind (+1) its neighbour of the same level.

    At the edge of its parent the entry is returned as it was.
    """
    at = index_of(entry, section_id)
    first, second = (at, _end(entry, at)) if step > 0 else (_before(entry, at), at)
    if first is None or second >= len(entry.outline):
        return entry
    if entry.outline[first].level != entry.outline[second].level or not entry.outline[first].level:
        return entry
    last = _end(entry, second)
    moved = (*entry.outline[second:last], *entry.outline[first:second])
    return replace(entry, outline=(*entry.outline[:first], *moved, *entry.outline[last:]))


def _end(entry: Entry, at: int) -> int:
    """The index behind a section and everything under it."""
    level = entry.outline[at].level
    end = at + 1
    while level and end < len(entry.outline) and entry.outline[end].level > level:
        end += 1
    return end


def _before(entry: Entry, at: int) -> int | None:
    """The index of the neighbour of the same level before a section, if its parent has one."""
    level = entry.outline[at].level
    for n in range(at - 1, -1, -1):
        if entry.outline[n].level <= level:
            return n if entry.outline[n].level == level else None
    return None


def _after_opening(entry: Entry, at: int) -> int:
    """Behind an untitled section; behind the last one (the closing) nothing may come, so before it."""
    return at if at and at == len(entry.outline) - 1 else at + 1


def _changed(entry: Entry, section_id: str, **changes: object) -> Entry:
    at = index_of(entry, section_id)
    section: Section = replace(entry.outline[at], **changes)  # type: ignore[arg-type]
    return replace(entry, outline=(*entry.outline[:at], section, *entry.outline[at + 1 :]))
