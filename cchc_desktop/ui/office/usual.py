"""What an office usually writes below its documents, put into new ones where the form leaves it open."""

from cchc_desktop.document.look import signature_cases
from cchc_desktop.entry import Entry
from cchc_desktop.form.definition import RECIPIENTS, SIGNATURE, Form
from cchc_desktop.form.loading import load_forms
from cchc_desktop.office import Office
from cchc_desktop.paths import own_forms
from cchc_desktop.store.settings import Person, RecipientList, Settings
from cchc_desktop.ui.desk import Desk

_OPEN = {RECIPIENTS: ["Lưu: VT"], SIGNATURE: {"case": "chu-tich"}}
"""What stands in a form that says nothing about them."""

_NAME = "Nơi nhận thường dùng"


def with_usual(desk: Desk, form: Form, entry: Entry) -> Entry:
    """The new entry with the office's usual recipients and signer.

    A form of the office's own that names recipients or a way of signing does so deliberately, and keeps
    them; so does every answer that is no longer the form's.
    """
    lists = desk.settings.recipients(form.kind)
    if lists and _may_fill(form, entry, RECIPIENTS):
        entry = entry.answered(RECIPIENTS, list(lists[0].items))
    people = [person for person in desk.settings.people() if person.valid]
    if not _may_fill(form, entry, SIGNATURE):
        case = (entry.answers.get(SIGNATURE) or {}).get("case")
        untouched = entry.answers.get(SIGNATURE) == _default(form, SIGNATURE)
        people = [person for person in people if untouched and person.case_id == case]
    return entry.answered(SIGNATURE, signing(people[0])) if people else entry


def signing(person: Person) -> dict[str, str]:
    """The answer of the signature for a person, without what the way of signing writes by itself."""
    posts = {case.id: case.position for case in signature_cases()}
    raw = {"case": person.case_id, "name": person.name}
    if person.position != posts.get(person.case_id):
        raw["position"] = person.position
    return raw


def proposed_lists(office: Office) -> tuple[RecipientList, ...]:
    """Lists to begin with, made of the office's own names; a person edits them freely."""
    unit = office.unit
    above = f"UBND {office.superior} (để báo cáo)" if office.superior else ""
    local = (f"Thường trực Đảng ủy, HĐND {unit}", f"Chủ tịch, các Phó Chủ tịch UBND {unit}")
    plan = (
        *((above,) if above else ()),
        *local,
        f"Ủy ban MTTQ Việt Nam và các tổ chức chính trị - xã hội {unit}",
        f"Các phòng, đơn vị thuộc UBND {unit}",
        "Lưu: VT, VHXH",
    )
    report = (*local, f"Các phòng, đơn vị thuộc UBND {unit}", "Lưu: VT, VHXH")
    return (RecipientList(_NAME, "KH", plan), RecipientList(_NAME, "BC", report))


def keep_people(desk: Desk, people: tuple[Person, ...]) -> None:
    """Keep everyone who signs; raises ``BadEntry`` and ``StoreProblem``."""
    desk.writer.do(lambda db: Settings(db).set_people(people)).result()


def keep_lists(desk: Desk, lists: tuple[RecipientList, ...]) -> None:
    """Keep the lists of recipients; raises ``BadEntry`` and ``StoreProblem``."""
    desk.writer.do(lambda db: Settings(db).set_recipients(lists)).result()


def _may_fill(form: Form, entry: Entry, field_id: str) -> bool:
    proposed = _default(form, field_id)
    if entry.answers.get(field_id) != proposed:
        return False
    return proposed == _OPEN[field_id] or form.id not in load_forms([own_forms()])[0]


def _default(form: Form, field_id: str) -> object:
    return next((field.default for field in form.tail.fields if field.id == field_id), None)
