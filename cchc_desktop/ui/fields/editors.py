"""The editor for each kind of field."""

from cchc_desktop.form.definition import Field
from cchc_desktop.ui.fields.assignments import AssignmentsEditor
from cchc_desktop.ui.fields.choices import ChoiceEditor, YesNoEditor
from cchc_desktop.ui.fields.citations import CitationsEditor
from cchc_desktop.ui.fields.dates import DateEditor
from cchc_desktop.ui.fields.field_editor import FieldEditor
from cchc_desktop.ui.fields.numbers import NumberEditor, RatioEditor
from cchc_desktop.ui.fields.results import ResultsEditor
from cchc_desktop.ui.fields.signature import SignatureEditor
from cchc_desktop.ui.fields.table import TableEditor
from cchc_desktop.ui.fields.texts import LinesEditor, ListEditor, ProseEditor, RecipientsEditor, TextEditor
from cchc_desktop.ui.fields.words import Words

EDITORS: dict[str, type[FieldEditor]] = {
    "text": TextEditor,
    "prose": ProseEditor,
    "number": NumberEditor,
    "ratio": RatioEditor,
    "date": DateEditor,
    "choice": ChoiceEditor,
    "yesno": YesNoEditor,
    "citations": CitationsEditor,
    "list": ListEditor,
    "assignments": AssignmentsEditor,
    "table": TableEditor,
    "results": ResultsEditor,
    "addressees": LinesEditor,
    "recipients": RecipientsEditor,
    "signature": SignatureEditor,
}


def make_editor(field: Field, words: Words) -> FieldEditor:
    """An empty editor for the field."""
    return EDITORS[field.kind](field, words)
