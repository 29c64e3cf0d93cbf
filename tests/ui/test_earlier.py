"""“Kỳ trước viết gì”: looked at beside each question, taken over only when asked, with a way back."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from cchc_desktop.entry import Entry, Period, new_id
from cchc_desktop.form.definition import new_entry
from cchc_desktop.form.rollover import rolled_over
from cchc_desktop.prose import BadEntry, Live, lives
from cchc_desktop.store.entries import Entries
from cchc_desktop.ui.entry.section_page import Question
from tests.goldens import forms, golden_entry
from tests.ui.clerk import CTRL, Clerk, Key
from tests.ui.keys import SHIFT

FORM = forms()["bc-tuyen-truyen"]
OLD = golden_entry("tai-son-bc-2022")


@pytest.fixture
def clerk(app, tmp_path: Path):
    made = Clerk(tmp_path)
    yield made
    if made.window.isVisible():
        made.close()


def keep(clerk: Clerk, *entries: Entry) -> None:
    for entry in entries:
        clerk.window._desk.writer.save(entry, "Báo cáo")
    clerk.window._desk.writer.flush()


def fresh(year: int = 2026) -> Entry:
    return new_entry(FORM, OLD.office, Period("nam", year, date(year, 1, 1), date(year, 12, 31)))


def opened(clerk: Clerk, entry: Entry, *others: Entry) -> None:
    keep(clerk, *others, entry)
    clerk.window.open_entry(entry.id)


def question(clerk: Clerk, section: str, field: str) -> Question:
    clerk.page.open_section(section, field)
    return clerk.page._pages[section].questions[field]


def seen(asked: Question) -> str:
    labels = cast("list[QLabel]", asked.asides.findChildren(QLabel))
    return " ".join(one.text() for one in labels if one.isVisible())


def buttons(asked: Question) -> list[QPushButton]:
    every = cast("list[QPushButton]", asked.findChildren(QPushButton))
    return [one for one in every if one.text() == "Chép vào"]


def take(clerk: Clerk, asked: Question) -> None:
    clerk.press(Key.Key_F9)
    (button,) = buttons(asked)
    while clerk.focus() is not button:
        clerk.press(Key.Key_Tab, SHIFT)
    clerk.press(Key.Key_Space)


def test_f9_shows_what_the_period_before_wrote_and_hides_it_again(clerk: Clerk):
    opened(clerk, fresh(), OLD)
    asked = question(clerk, "thong-ke", "thong_ke")
    assert "Năm 2022" not in seen(asked)
    clerk.press(Key.Key_F9)
    assert "Năm 2022 đã viết:" in seen(asked)
    assert "đã đăng 48 tin, bài viết về công tác CCHC" in seen(asked)
    clerk.press(Key.Key_F9)
    assert "Năm 2022" not in seen(asked)


def test_text_taken_over_keeps_its_live_values_and_is_undone_by_the_editor(clerk: Clerk):
    entry = fresh()
    opened(clerk, entry, OLD)
    asked = question(clerk, "thong-ke", "thong_ke")
    clerk.press(Key.Key_A, CTRL)
    clerk.type("Câu của tôi.")
    take(clerk, asked)
    text = asked.editor.first_focus()
    assert clerk.focus() is text
    clerk.page.save_now()
    clerk.window._desk.writer.flush()
    answer = Entries(clerk.window._desk.reader).load(entry.id).answers["thong_ke"]
    assert answer == ["Câu của tôi.", *OLD.answers["thong_ke"]]
    assert Live("tin_bai") in lives(text.prose())  # type: ignore[attr-defined]
    clerk.press(Key.Key_Z, CTRL)
    assert asked.editor.answer() == ["Câu của tôi."]


def test_cited_documents_taken_over_are_brought_back_by_the_notice(clerk: Clerk):
    opened(clerk, fresh(), OLD)
    asked = question(clerk, "mo-dau", "can_cu")
    asked.editor.take_over([])
    take(clerk, asked)
    assert [item["id"] for item in asked.editor.answer()] == [item["id"] for item in OLD.answers["can_cu"]]
    clerk.page.notice._act()
    assert asked.editor.answer() in (None, [])


def test_figure_is_shown_and_not_taken_over(clerk: Clerk):
    opened(clerk, fresh(), OLD)
    asked = question(clerk, "thong-ke", "tin_bai")
    clerk.press(Key.Key_F9)
    assert "48 tin, bài viết" in seen(asked)
    assert "chỉ để đối chiếu" in seen(asked)
    assert not buttons(asked)


def test_nearest_earlier_document_of_the_same_form_is_meant(clerk: Clerk):
    def of_year(year: int, words: str) -> Entry:
        made = replace(OLD, id=new_id(), revision=new_id(), period=Period("nam", year))
        return made.answered("thong_ke", [words])

    others = (of_year(2021, "Năm xưa."), of_year(2024, "Năm vừa rồi."), of_year(2027, "Năm sau."))
    plan = replace(golden_entry("lien-minh-kh-2022"), period=Period("nam", 2025))
    opened(clerk, fresh(), *others, plan)
    asked = question(clerk, "thong-ke", "thong_ke")
    clerk.press(Key.Key_F9)
    assert "Năm vừa rồi." in seen(asked)


def test_without_an_earlier_document_there_is_nothing_to_press(clerk: Clerk):
    opened(clerk, replace(fresh(), period=Period("nam", 2020)), OLD)
    asked = question(clerk, "thong-ke", "thong_ke")
    assert "earlier" not in asked.asides._switches
    clerk.press(Key.Key_F9)
    assert clerk.page.notice.text == "Không có câu trả lời của kỳ trước cho câu hỏi này."


def test_earlier_document_that_cannot_be_read_is_left_alone(clerk: Clerk, monkeypatch):
    entry = fresh()
    keep(clerk, OLD, entry)
    load = Entries.load

    def torn(entries: Entries, entry_id: str) -> Entry:
        if entry_id == OLD.id:
            raise BadEntry("answers", "hỏng")
        return load(entries, entry_id)

    monkeypatch.setattr(Entries, "load", torn)
    clerk.window.open_entry(entry.id)
    assert "earlier" not in question(clerk, "thong-ke", "thong_ke").asides._switches


def test_text_that_was_rolled_over_is_not_written_twice(clerk: Clerk):
    entry = rolled_over(FORM, OLD, Period("nam", 2023), OLD.office)
    opened(clerk, entry, OLD)
    asked = question(clerk, "thong-ke", "thong_ke")
    before = asked.editor.answer()
    take(clerk, asked)
    assert asked.editor.answer() == before
    assert "đã có ở đây" in clerk.page.notice.text
