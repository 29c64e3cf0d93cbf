"""The task: note what was done, repeat it, correct it, take it out and back, by keyboard alone."""

from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.figures.activities import Activity
from cchc_desktop.store.activities import Activities
from cchc_desktop.ui.diary.diary_window import DiaryWindow
from tests.ui.clerk import ALT, CTRL, Clerk, Key


@pytest.fixture
def clerk(app, tmp_path: Path):
    made = Clerk(tmp_path)
    yield made
    made.close()


def kept(clerk: Clerk) -> list[Activity]:
    """The diary on the disk, the latest row first."""
    return Activities(clerk.window._desk.reader).rows()


def note(clerk: Clerk, diary: DiaryWindow) -> None:
    """One line from the channel to the evidence, with Tab between its parts."""
    clerk.tab_to(diary.line.channel)
    clerk.choose(diary.line.channel, diary.line.channel.findData("hoi-nghi"))
    for words in ("Hội nghị đối thoại", "01"):
        clerk.press(Key.Key_Tab)
        clerk.type(words)
    clerk.tab_to(diary.line.people)
    for words in ("45", "lồng ghép", "bien-ban.docx"):
        clerk.type(words)
        clerk.press(Key.Key_Tab)
    clerk.press(Key.Key_Return)


def test_the_diary_is_kept_by_keys(clerk):
    def act(diary: DiaryWindow) -> None:
        clerk.tab_to(diary.line.evidence)
        note(clerk, diary)
        (row,) = kept(clerk)
        assert (row.day, row.channel, row.title) == (date.today(), "hoi-nghi", "Hội nghị đối thoại")
        assert (str(row.quantity), row.unit, row.attendants) == ("1", "cuộc", 45)
        assert (row.note, row.evidence) == ("lồng ghép", "bien-ban.docx")

        clerk.press(Key.Key_L, ALT)
        clerk.until(diary.line.day.hasFocus)
        clerk.retype("02/03/2023")
        clerk.press(Key.Key_Return)
        assert [one.day for one in kept(clerk)] == [date.today(), date(2023, 3, 2)]

        clerk.tab_to(diary.table)
        clerk.press(Key.Key_Down)
        while diary.model.rows[diary.table.currentIndex().row()].day != date(2023, 3, 2):
            clerk.press(Key.Key_Down)
        clerk.press(Key.Key_F2)
        clerk.tab_to(diary.line.quantity)
        clerk.retype("2")
        clerk.press(Key.Key_Return)
        assert [str(one.quantity) for one in kept(clerk)] == ["1", "2"]

        before = kept(clerk)
        clerk.until(diary.table.hasFocus)
        clerk.press(Key.Key_Delete)
        assert len(kept(clerk)) == 1
        clerk.tab_to(diary.notice._action)
        clerk.press(Key.Key_Space)
        assert kept(clerk) == before
        clerk.press(Key.Key_Escape)

    clerk.during(act, lambda: clerk.press(Key.Key_D, CTRL))
