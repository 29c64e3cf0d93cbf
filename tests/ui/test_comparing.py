"""Sentences about figures, from what is typed in the window to the words of the exported file."""

from datetime import date
from decimal import Decimal

import docx
import pytest

from cchc_desktop.figures.activities import Activity
from cchc_desktop.figures.periods import with_window
from cchc_desktop.form.definition import new_entry
from cchc_desktop.office import Office
from cchc_desktop.prose import Live, Text
from cchc_desktop.store.activities import Activities
from cchc_desktop.store.entries import Entries
from tests.goldens import forms
from tests.ui.clerk import Clerk, Key

FORM = forms()["bc-tuyen-truyen-day-du"]


def row(day, quantity, channel="trang-tin", unit="tin, bài"):
    return Activity(date.fromisoformat(day), channel, "Bài", Decimal(quantity), unit)


ROWS = [
    row("2023-05-01", 48),
    row("2024-02-01", 30),
    row("2024-05-01", 36),
    row("2023-05-02", 2, "truc-quan", "cái"),
    row("2024-05-02", 2, "truc-quan", "cái"),
    row("2024-05-03", 5, "hoi-nghi", "cuộc"),
]


@pytest.fixture
def clerk(app, tmp_path):
    clerk = Clerk(tmp_path)
    clerk.window._desk.writer.do(lambda db: Activities(db).add(ROWS)).result()
    yield clerk
    clerk.close()


def open_report(clerk, kind, year=2024):
    entry = new_entry(FORM, Office(name="Tam Hợp"), with_window(kind, year))
    clerk.window._desk.writer.do(lambda db: Entries(db).save(entry, "Báo cáo")).result()
    clerk.window.open_entry(entry.id)


def editor(clerk, section, field):
    if clerk.page.sections.current != section:
        clerk.page.open_section(section)
    return clerk.page._pages[section].questions[field].editor


def written(clerk, folder, *names):
    """The words of the exported file for a paragraph of these live values, written by keys."""
    line = [part for name in names for part in (Text("; "), Live(name))][1:]
    clerk.write(editor(clerk, "dien-tu", "dien_tu").text, (tuple(line),))
    path = clerk.export(folder, "bc")
    clerk.until(path.exists)
    paragraphs = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    at = next(n for n, words in enumerate(paragraphs) if words.startswith("Tuyên truyền trên Trang"))
    return paragraphs[at + 1]


def test_a_quarter_is_compared_with_last_year_and_the_quarter_before(clerk, tmp_path):
    open_report(clerk, "quy-2")
    assert written(clerk, tmp_path, "tin_bai.cung_ky", "tin_bai.ky_truoc") == (
        "giảm 12 tin, bài (giảm 25%) so với cùng kỳ năm 2023; "
        "tăng 6 tin, bài (tăng 20%) so với quý I năm 2024"
    )


def test_from_zero_and_equal_are_said_as_such(clerk, tmp_path):
    open_report(clerk, "quy-2")
    assert written(clerk, tmp_path, "truc_quan.cung_ky", "cuoc_hop.cung_ky") == (
        "bằng cùng kỳ năm 2023; tăng 5 cuộc họp so với cùng kỳ năm 2023 (cùng kỳ năm 2023 không có)"
    )


def test_a_year_is_compared_with_the_year_before(clerk, tmp_path):
    open_report(clerk, "nam")
    assert written(clerk, tmp_path, "tin_bai.cung_ky") == "tăng 18 tin, bài (tăng 37,5%) so với năm 2023"


def test_an_office_that_noted_nothing_then_leaves_a_gap(clerk, tmp_path):
    open_report(clerk, "quy-1")
    assert written(clerk, tmp_path, "tin_bai.cung_ky", "tin_bai.ky_truoc") == "[…]; […]"


def test_what_the_old_document_said_wins_over_the_diary(clerk):
    open_report(clerk, "quy-2")
    before = {"figure": "50", "period": "quý II năm 2023"}
    entry = clerk.page.entry.answered("tin_bai", {"before": before})
    clerk.window._desk.writer.do(lambda db: Entries(db).save(entry, "Báo cáo")).result()
    clerk.window.open_entry(entry.id)
    assert clerk.page.entry.answers["tin_bai"]["last_year"] == {"figure": "50", "period": "cùng kỳ năm 2023"}


@pytest.mark.parametrize(
    ("manner", "typed", "said"),
    [("trên", "500", "trên 500 tin, bài"), ("ước", "", "ước 36 tin, bài"), ("exact", "036", "036 tin, bài")],
)
def test_the_manner_of_a_figure_is_chosen_not_typed(clerk, tmp_path, manner, typed, said):
    open_report(clerk, "quy-2")
    number = editor(clerk, "dien-tu", "tin_bai")
    clerk.choose(number.manner, number.manner.findData(manner))
    clerk.tab_to(number.figure)
    clerk.retype(typed)
    assert written(clerk, tmp_path, "tin_bai") == said


def test_a_mean_per_day_is_counted_over_the_days_of_the_period(clerk, tmp_path):
    rows = [row(f"2024-04-{day:02}", 6) for day in range(1, 31)]
    clerk.window._desk.writer.do(lambda db: Activities(db).add(rows)).result()
    open_report(clerk, "quy-2")
    number = editor(clerk, "dien-tu", "tin_ngay")
    clerk.choose(number.manner, number.manner.findData("bình quân"))
    assert written(clerk, tmp_path, "tin_ngay", "so_lieu") == (
        "bình quân 2 tin/ngày; từ ngày 01/4/2024 đến ngày 30/6/2024"
    )


def test_the_figures_of_earlier_periods_stand_beside_the_field(clerk):
    open_report(clerk, "quy-2")
    number = editor(clerk, "dien-tu", "tin_bai")
    assert number.counted.text() == ("Sổ theo dõi đếm được 36. Cùng kỳ năm 2023: 48. Quý I năm 2024: 30.")
    clerk.tab_to(number.figure)
    clerk.type("7")
    clerk.press(Key.Key_Tab)
    clerk.page.settle()
    assert clerk.page.entry.answers["tin_bai"]["previous"] == {"figure": "30", "period": "quý I năm 2024"}
