"""Figures counted from the diary: over the right days, kept when exported, overruled by what is typed."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from cchc_desktop.document.text import write_text
from cchc_desktop.figures.activities import Activity, Total
from cchc_desktop.figures.counting import count, recounted
from cchc_desktop.figures.periods import with_window
from cchc_desktop.form.definition import Field, new_entry
from cchc_desktop.form.findings import field_findings
from cchc_desktop.form.live import Values
from cchc_desktop.office import Office
from cchc_desktop.prose import Live
from cchc_desktop.store.activities import Activities, Sought
from cchc_desktop.store.database import open_store
from tests.goldens import document_of, forms

FORM = forms()["bc-tuyen-truyen-day-du"]
YEAR = with_window("nam", 2024, "tenth")


def total(channel, quantity, unit="tin, bài"):
    return Total(channel, unit, Decimal(quantity), 1)


@pytest.fixture
def entry():
    return new_entry(FORM, Office(name="Tam Hợp"), YEAR)


def test_a_figure_is_counted_and_what_is_typed_wins(entry):
    entry = recounted(FORM, entry, [total("trang-tin", 512)])
    assert entry.answers["tin_bai"]["counted"] == "512"
    assert "512 tin, bài" in write_text(document_of(entry))
    entry = entry.answered("tin_bai", {**entry.answers["tin_bai"], "typed": "520", "reason": "thêm bản tin"})
    entry = recounted(FORM, entry, [total("trang-tin", 513)])
    assert entry.answers["tin_bai"]["typed"] == "520"
    assert entry.answers["tin_bai"]["counted"] == "513"


def test_a_diary_without_rows_has_counted_nothing(entry):
    assert recounted(FORM, entry, []) == entry
    counted = recounted(FORM, entry, [total("trang-tin", 5)])
    assert recounted(FORM, counted, []).answers.get("tin_bai") is None


def test_a_channel_without_rows_in_a_diary_that_has_some_is_zero(entry):
    assert recounted(FORM, entry, [total("trang-tin", 5)]).answers["phat_thanh"]["counted"] == "0"


def test_an_exported_document_keeps_its_figures(entry):
    entry = replace(recounted(FORM, entry, [total("trang-tin", 512)]), state="đã xuất")
    assert recounted(FORM, entry, [total("trang-tin", 999)]) == entry


def test_rows_in_the_fields_own_unit_are_counted_alone():
    field = Field("f", "number", settings={"unit": "cuộc", "channels": ["a", "b"]})
    totals = [total("a", 3, "cuộc"), total("b", 2, "cuộc"), total("a", 40, "lượt"), total("c", 9, "cuộc")]
    assert count(field, totals, YEAR) == "5"
    assert count(replace(field, settings={"channels": ["a"]}), totals, YEAR) == "43"


@pytest.mark.parametrize(("quantity", "mean"), [(732, "2"), (366, "1"), (500, "1,4"), (2000, "5")])
def test_a_mean_is_taken_over_the_days_that_count(quantity, mean):
    field = Field("f", "number", settings={"channels": ["a"], "per_day": True})
    assert count(field, [total("a", quantity)], YEAR) == mean


def test_a_year_of_600_rows_gives_the_figures_of_the_report_each_with_its_rows(entry, tmp_path):
    channels = ["trang-tin", "truyen-thanh", "truc-quan", "hoi-nghi", "khac", "xe-loa"]
    days = [date(2023, 12, 10) + timedelta(n * 366 // 600) for n in range(598)]
    rows = [Activity(day, channels[n % 6], f"{n}", Decimal(1), "lần") for n, day in enumerate(days)]
    for channel, whole in (("to-cong-nghe-so", 17), ("hoc-chuyen-doi-so", 22)):
        rows.append(Activity(days[-1], channel, "", Decimal(whole), "tổ", whole=Decimal(whole)))
    with open_store(tmp_path / "so.db") as db:
        diary, sought = Activities(db), Sought.of_period(YEAR)
        diary.add(rows)
        entry = recounted(FORM, entry, diary.totals(sought), diary.states(sought))
        for field in Values(FORM, entry).fields.values():
            behind = diary.rows(replace(sought, channels=tuple(field.settings.get("channels", ["không"]))))
            counted = {
                "number": str(len(behind)),
                "ratio": "/".join([str(behind[0].whole)] * 2) if behind else "",
            }
            if behind and not field.settings.get("per_day"):
                assert entry.answers[field.id]["counted"] == counted[field.kind], field.id
    kinds = [entry.answers[key] for key in entry.answers if "counted" in str(entry.answers[key])]
    assert len(kinds) == 8


def test_figure_that_was_noted_in_other_units_says_so_until_the_unit_is_the_same(entry):
    totals = [total("mang-xa-hoi", 14, "bài"), total("xe-loa", 0, "suất")]
    entry = recounted(FORM, entry, totals)
    assert entry.answers["hinh_thuc_khac"] == {"counted": "14", "counted_in": "bài"}
    assert "Sổ theo dõi ghi theo “bài”, văn bản viết “lần”." in said_of(entry)
    same = recounted(FORM, entry.answered("hinh_thuc_khac", {"unit": "bài"}), totals)
    assert not any("Sổ theo dõi ghi theo" in sentence for sentence in said_of(same))


def said_of(entry):
    values = Values(FORM, entry)
    return [one.sentence for section in values.sections for one in field_findings(values, section)]


def test_a_comparison_speaks_of_the_document_before(entry):
    before = {"figure": "48", "period": "năm 2023"}
    entry = entry.answered("tin_bai", {"typed": "60", "before": before})
    said = Values(FORM, entry).say(Live("tin_bai.so_sanh"))
    assert said == "tăng 12 tin, bài (tăng 25%) so với năm 2023"
    entry = entry.answered("tin_bai", {"typed": "60"})
    assert Values(FORM, entry).say(Live("tin_bai.so_sanh")) == "[…]"


def test_x_of_y_is_the_last_state_and_follows_until_another_is_typed(entry, tmp_path):
    def row(day, part):
        return Activity(
            date.fromisoformat(day), "to-cong-nghe-so", "", Decimal(part), "tổ", whole=Decimal(17)
        )

    with open_store(tmp_path / "so.db") as db:
        diary, sought = Activities(db), Sought.of_period(YEAR)
        diary.add([row("2024-02-01", 15), row("2024-06-01", 16), row("2025-01-01", 17)])
        entry = recounted(FORM, entry, diary.totals(sought), diary.states(sought))
        assert entry.answers["to_cong_nghe"] == {"part": "16", "whole": "17", "counted": "16/17"}
        diary.add([row("2024-11-01", 17)])
        entry = recounted(FORM, entry, diary.totals(sought), diary.states(sought))
        assert entry.answers["to_cong_nghe"] == {"part": "17", "whole": "17", "counted": "17/17"}
        entry = entry.answered("to_cong_nghe", {**entry.answers["to_cong_nghe"], "part": "14"})
        entry = recounted(FORM, entry, diary.totals(sought), diary.states(sought))
        assert entry.answers["to_cong_nghe"] == {"part": "14", "whole": "17", "counted": "17/17"}
