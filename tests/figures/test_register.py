"""The register of numbers as văn thư keeps it: one book a year and kind."""

import pytest

from cchc_desktop.figures.register import Registered, gaps, in_book, next_number, twins


def given(number: str, *, name: str = "", kind: str = "BC", date: str = "", year: int = 2026) -> Registered:
    return Registered(name or f"{kind}{number}{date}{year}", kind, number, date, year)


def test_book_is_the_year_of_the_day_and_else_of_the_period():
    documents = [given("02", date="2026-01-05", year=2025), given("01"), given("03", year=2025)]
    assert [one.number for one in in_book(documents, "BC", 2026)] == ["01", "02"]


def test_documents_stand_by_number_and_those_without_at_the_end():
    book = in_book([given(number) for number in ("10", "", "7a", "07", "9")], "BC", 2026)
    assert [one.number for one in book] == ["07", "7a", "9", "10", ""]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (given("7", name="x"), True),
        (given("007", name="x"), True),
        (given("7a", name="x"), False),
        (given("07", name="x", kind="KH"), False),
        (given("07", name="x", year=2025), False),
        (given("07", name="x", year=2025, date="2026-01-02"), True),
        (given("", name="x"), False),
    ],
)
def test_number_given_twice_is_found(other, same):
    one = given("07", name="one")
    assert twins(one, [one, other]) == ([other] if same else [])


def test_no_number_has_no_twin():
    assert twins(given("", name="one"), [given("", name="two")]) == []


def test_numbers_left_out_are_told_as_runs():
    assert gaps([given(number) for number in ("02", "03", "06", "6a", "")]) == "01, 04–05"
    assert gaps([given("1"), given("2")]) == gaps([]) == ""


def test_next_number_follows_the_last_one():
    assert next_number([]) == "01"
    assert next_number([given("08"), given("9"), given("")]) == "10"
