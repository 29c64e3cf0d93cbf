"""Who signs and who receives: kept by keyboard, offered in documents, put into new ones."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.entry import Period
from cchc_desktop.form.definition import RECIPIENTS, SIGNATURE, new_entry
from cchc_desktop.office import Office
from cchc_desktop.store.settings import Person, RecipientList, Settings
from cchc_desktop.ui.keep_dialog import KeepDialog
from cchc_desktop.ui.office import usual
from cchc_desktop.ui.office.lists_editor import ListsEditor
from cchc_desktop.ui.office.office_pages import lists_dialog, people_dialog
from cchc_desktop.ui.office.people_editor import PeopleEditor
from cchc_desktop.ui.office.sample_page import sample_document
from cchc_desktop.ui.office.usual import proposed_lists, with_usual
from tests.goldens import forms
from tests.ui.clerk import ALT, Clerk, Key

OFFICE = Office(name="Tái Sơn", superior="tỉnh Hải Dương", province="tỉnh Hải Dương")
CHAIR = Person("Nguyễn Văn An", "chu-tich", "CHỦ TỊCH")
DEPUTY = Person("Trần Thị Bích", "pho-chu-tich", "PHÓ CHỦ TỊCH")
BC = forms()["bc-tuyen-truyen"]
YEAR = Period("nam", 2026)


@pytest.fixture
def clerk(app, tmp_path: Path) -> Iterator[Clerk]:
    made = Clerk(tmp_path)
    yield made
    made.close()


def keep(clerk: Clerk, people=(), lists=()) -> None:
    writer = clerk.window._desk.writer
    writer.do(lambda db: Settings(db).set_people(people)).result()
    writer.do(lambda db: Settings(db).set_recipients(lists)).result()


def people(clerk: Clerk) -> list[Person]:
    return clerk.window._desk.settings.people()


def in_dialog(clerk: Clerk, make, act) -> None:
    clerk.during(act, lambda: make(clerk.window._desk, clerk.window).exec())


def begin(clerk: Clerk, dialog: KeepDialog) -> None:
    """A new line by its key, ready to be typed into."""
    editor = dialog.editor
    assert isinstance(editor, PeopleEditor | ListsEditor)
    count = len(editor.order.values)
    clerk.press(Key.Key_T, ALT)
    clerk.until(lambda: len(editor.order.values) > count and editor.name.hasFocus())


def test_people_are_entered_by_keyboard_and_kept(clerk: Clerk):
    def act(dialog: KeepDialog) -> None:
        editor = dialog.editor
        assert isinstance(editor, PeopleEditor)
        begin(clerk, dialog)
        clerk.type(CHAIR.name)
        begin(clerk, dialog)
        clerk.type(DEPUTY.name)
        clerk.choose(editor.way, 1)
        clerk.press(Key.Key_Return)

    in_dialog(clerk, people_dialog, act)
    assert people(clerk) == [CHAIR, DEPUTY]


def test_order_is_changed_and_somebody_gone_is_kept_but_not_offered(clerk: Clerk):
    keep(clerk, (CHAIR, DEPUTY))

    def act(dialog: KeepDialog) -> None:
        editor = dialog.editor
        assert isinstance(editor, PeopleEditor)
        clerk.tab_to(editor.order.list)
        clerk.press(Key.Key_Down, ALT)
        clerk.tab_to(editor.gone)
        clerk.press(Key.Key_Space)
        clerk.press(Key.Key_Return)

    in_dialog(clerk, people_dialog, act)
    assert people(clerk) == [DEPUTY, replace(CHAIR, valid=False)]
    entry = with_usual(clerk.window._desk, BC, new_entry(BC, OFFICE, YEAR))
    assert entry.answers[SIGNATURE] == {"case": "pho-chu-tich", "name": DEPUTY.name}


def test_title_before_a_name_is_told_and_never_rewritten(clerk: Clerk):
    def act(dialog: KeepDialog) -> None:
        editor = dialog.editor
        assert isinstance(editor, PeopleEditor)
        begin(clerk, dialog)
        clerk.type("ThS. Nguyễn Văn An")
        clerk.press(Key.Key_Tab)
        assert "không ghi học vị" in editor.note.text()
        clerk.press(Key.Key_Return)

    in_dialog(clerk, people_dialog, act)
    assert [one.name for one in people(clerk)] == ["ThS. Nguyễn Văn An"]


def test_list_of_recipients_is_entered_by_keyboard_and_kept_for_its_kind(clerk: Clerk):
    def act(dialog: KeepDialog) -> None:
        editor = dialog.editor
        assert isinstance(editor, ListsEditor)
        begin(clerk, dialog)
        clerk.type("Gửi tỉnh")
        clerk.choose(editor.kind, 2)
        clerk.tab_to(editor.items)
        clerk.type("- Lãnh đạo UBND xã;")
        clerk.press(Key.Key_Return)
        clerk.type("Lưu: VT, VHXH")
        clerk.press(Key.Key_Tab)
        clerk.press(Key.Key_Tab)
        clerk.press(Key.Key_Space)

    in_dialog(clerk, lists_dialog, act)
    settings = clerk.window._desk.settings
    assert settings.recipients("BC") == [
        RecipientList("Gửi tỉnh", "BC", ("Lãnh đạo UBND xã", "Lưu: VT, VHXH"))
    ]
    assert settings.recipients("KH") == []


def test_value_is_taken_out_by_key(clerk: Clerk):
    keep(clerk, lists=proposed_lists(OFFICE))

    def act(dialog: KeepDialog) -> None:
        editor = dialog.editor
        assert isinstance(editor, ListsEditor)
        clerk.tab_to(editor.order.list)
        clerk.press(Key.Key_Delete)
        clerk.tab_to(editor.name)
        clerk.press(Key.Key_Return)

    in_dialog(clerk, lists_dialog, act)
    assert [one.kind for one in clerk.window._desk.settings.recipients()] == ["BC"]


def test_new_document_takes_the_usual_ones_of_its_kind(clerk: Clerk):
    keep(clerk, (DEPUTY, CHAIR), proposed_lists(OFFICE))
    entry = with_usual(clerk.window._desk, BC, new_entry(BC, OFFICE, YEAR))
    assert entry.answers[RECIPIENTS] == list(proposed_lists(OFFICE)[1].items)
    assert entry.answers[SIGNATURE]["name"] == DEPUTY.name


def test_form_of_the_office_keeps_what_it_says_deliberately(clerk: Clerk, tmp_path: Path, monkeypatch):
    folder = tmp_path / "bieu-mau"
    folder.mkdir()
    text = (Path(__file__).parents[2] / "forms" / "bc-tuyen-truyen.toml").read_text(encoding="utf-8")
    own = text.replace('signature = "chu-tich"', 'signature = "pho-chu-tich"')
    (folder / "bc.toml").write_text(own, encoding="utf-8")
    monkeypatch.setattr(usual, "own_forms", lambda: folder)
    from cchc_desktop.form.loading import load_form

    form = load_form(folder / "bc.toml")
    keep(clerk, (CHAIR, DEPUTY), proposed_lists(OFFICE))
    entry = with_usual(clerk.window._desk, form, new_entry(form, OFFICE, YEAR))
    assert entry.answers[RECIPIENTS] == form.tail.fields[0].default
    assert entry.answers[SIGNATURE] == {"case": "pho-chu-tich", "name": DEPUTY.name}


def test_proposed_lists_name_the_body_above_only_when_it_is_known():
    plan = proposed_lists(OFFICE)[0]
    assert plan.items[0] == "UBND tỉnh Hải Dương (để báo cáo)"
    assert proposed_lists(Office())[0].items[0] == "Thường trực Đảng ủy, HĐND xã"


def test_esc_asks_before_it_drops_what_was_typed(clerk: Clerk, monkeypatch):
    asked: list[str] = []

    def agree(_parent, _title, question: str, *_buttons: str) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr("cchc_desktop.ui.keep_dialog.ask", agree)

    def act(dialog: KeepDialog) -> None:
        begin(clerk, dialog)
        clerk.type("Nguyễn")
        clerk.press(Key.Key_Escape)

    in_dialog(clerk, people_dialog, act)
    assert asked
    assert people(clerk) == []


@pytest.mark.parametrize(("kind", "type_"), [("BC", "BÁO CÁO"), ("KH", "KẾ HOẠCH")])
def test_sample_page_is_of_the_kind_it_is_asked_for(kind: str, type_: str):
    document = sample_document(OFFICE, None, ("Lưu: VT",), kind)
    assert document.type == type_
    assert bool(document.addressees) == (kind == "BC")
