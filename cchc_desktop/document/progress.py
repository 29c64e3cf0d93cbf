"""How far a document is: sections done of those that will be written."""

from cchc_desktop.document.compose import shown_sections
from cchc_desktop.entry import Entry
from cchc_desktop.form.definition import HEAD, TAIL, Form
from cchc_desktop.form.findings import DONE, section_state
from cchc_desktop.form.live import Values


def progress(form: Form, entry: Entry) -> tuple[int, int]:
    """How many sections are done, and how many there are; those that only hold others do not count."""
    values = Values(form, entry)
    shown = {section.id for section in shown_sections(values)} | {HEAD, TAIL}
    asked = [section for section in values.sections if section.id in shown and section.fields]
    return sum(section_state(values, section) == DONE for section in asked), len(asked)
