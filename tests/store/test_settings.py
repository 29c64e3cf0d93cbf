from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.office import Office
from cchc_desktop.prose import BadEntry
from cchc_desktop.store.settings import Person, RecipientList, Settings

MERGER = date(2025, 7, 1)
DECOMPOSED = "Bo\u0302\u0323"


@pytest.fixture
def settings(db) -> Settings:
    return Settings(db)


def test_office_is_the_one_that_held_on_the_day(settings, office):
    after = replace(office, superior="", province="thành phố Hải Phòng")
    settings.set_office(after, MERGER)
    settings.set_office(office, date(2016, 1, 1))
    assert settings.office_on(date(2025, 6, 30)) == office
    assert settings.office_on(MERGER) == settings.office_on(date(2030, 1, 1)) == after
    assert [since for since, _ in settings.offices()] == [date(2016, 1, 1), MERGER]


def test_day_before_every_office_gets_the_first(settings, office):
    settings.set_office(office, MERGER)
    assert settings.office_on(date(2020, 1, 1)) == office


def test_office_is_moved_to_another_day_whole(settings, office):
    settings.set_office(office, MERGER)
    after = replace(office, superior="huyện Tứ Kỳ")
    settings.move_office(after, date(2016, 1, 1), MERGER)
    assert settings.offices() == [(date(2016, 1, 1), after)]


def test_forgotten_office_leaves_the_one_before_it(settings, office):
    settings.set_office(office, date(2016, 1, 1))
    settings.set_office(Office(name="Sai"), MERGER)
    settings.drop_office(MERGER)
    assert settings.office_on(MERGER) == office


def test_no_office_is_known_at_first(settings):
    assert settings.office_on(MERGER) is None


def test_office_of_the_same_day_is_replaced(settings, office):
    settings.set_office(Office(name="Sai"), MERGER)
    settings.set_office(office, MERGER)
    assert settings.offices() == [(MERGER, office)]


def test_office_that_no_document_can_show_is_refused(settings):
    with pytest.raises(BadEntry, match="unit"):
        settings.set_office(Office(unit="huyện"), MERGER)
    assert settings.offices() == []


def test_people_keep_their_order_and_whether_they_still_sign(settings):
    people = [
        Person("Trần Thị B", "pho-chu-tich", "PHÓ CHỦ TỊCH"),
        Person("A", "chu-tich", "CHỦ TỊCH", False),
    ]
    settings.set_people(people)
    assert settings.people() == people
    settings.set_people(people[::-1])
    assert settings.people() == people[::-1]


def test_lists_of_recipients_are_chosen_by_kind(settings):
    plans, reports, both = (
        RecipientList(kind or "chung", kind, ("- UBND huyện;", "- Lưu: VT.")) for kind in ("KH", "BC", "")
    )
    settings.set_recipients([plans, reports, both])
    assert settings.recipients("BC") == [reports, both]
    assert settings.recipients() == [plans, reports, both]


def test_names_are_kept_composed(settings):
    settings.set_people([Person(DECOMPOSED, "", "")])
    settings.set_recipients([RecipientList("", "", (DECOMPOSED,))])
    assert settings.people()[0].name == settings.recipients()[0].items[0] == "Bộ"


def test_list_with_a_bad_name_leaves_the_old_one(settings):
    settings.set_people([Person("A", "", "")])
    with pytest.raises(BadEntry):
        settings.set_people([Person("B", "", ""), Person("\x00", "", "")])
    assert [one.name for one in settings.people()] == ["A"]


@pytest.mark.parametrize("value", [125, "E:/bao cáo", None, True, {"cột": [1, 2.5]}])
def test_plain_setting_comes_back_the_same(settings, value):
    settings.put("khóa", value)
    assert settings.get("khóa", "không có") == value


def test_setting_never_made_is_its_default(settings):
    assert settings.get("khóa", 7) == 7
