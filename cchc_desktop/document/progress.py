"""How far a document is: sections done of those that will be written."""

from collections.abc import Callable, Container

from cchc_desktop.document.compose import shown_sections
from cchc_desktop.entry import Entry
from cchc_desktop.form.definition import HEAD, TAIL, Form
from cchc_desktop.form.findings import DONE, Finding, never, section_state
from cchc_desktop.form.live import Values


def progress(
    form: Form, entry: Entry, left: Container[str] = (), passed: Callable[[Finding], bool] = never
) -> tuple[int, int]:
    """How many sections are done, and how many there are; those that only hold others do not count.

    ``left`` are the sections that the clerk has been through; ``passed`` tells what was passed over.
    """
    values = Values(form, entry)
    shown = {section.id for section in shown_sections(values)} | {HEAD, TAIL}
    asked = [section for section in values.sections if section.id in shown and section.fields]
    states = [section_state(values, one, left=one.id in left, passed=passed) for one in asked]
    return states.count(DONE), len(asked)
