"""Taking one step back without losing what was typed since."""

from dataclasses import replace

from cchc_desktop.entry import Entry, Section


def taken_back(before: Entry, after: Entry, now: Entry) -> Entry:
    """``now`` without the step that led from ``before`` to ``after``.

    The outline becomes the old one; an answer that the step changed becomes the old one unless it was
    answered anew since; all other answers stay as they are now.
    """
    answers = dict(now.answers)
    for key in before.answers.keys() | after.answers.keys():
        old, new = before.answers.get(key), after.answers.get(key)
        if old == new or now.answers.get(key) != new:
            continue
        if old is None:
            answers.pop(key, None)
        else:
            answers[key] = old
    outline = before.outline if before.outline != after.outline else now.outline
    for key in _fields(after.outline) - _fields(outline):
        answers.pop(key, None)  # what was written into a section that is gone again
    return replace(now, outline=outline, answers=answers)


def _fields(outline: tuple[Section, ...]) -> set[str]:
    return {spec["id"] for section in outline for spec in section.fields}
