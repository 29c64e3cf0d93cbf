"""A new period from an old entry: what moves, what is emptied, and what is listed as left over."""

import os
import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.document.text import write_text
from cchc_desktop.entry import Period
from cchc_desktop.form.definition import new_entry
from cchc_desktop.form.leftovers import KEEP, OFFICE, REPLACE, Known, OldTerm, leftovers, sharing
from cchc_desktop.form.live import Values
from cchc_desktop.form.rollover import open_figures, report_of_plan, rolled_over, settled, with_figure
from cchc_desktop.form.stale_words import DOCUMENT, YEAR
from cchc_desktop.office import Office
from cchc_desktop.prose import plain
from tests.form.mutations import rolled, tried
from tests.goldens import NAMES, document_of, forms, golden_entry

MUTATIONS = int(os.environ.get("MUTATIONS", "100"))
"""How many are tried; ``make mutations`` tries 1,000."""

STALE = {
    "chi-lang-nam-bc-2022": 6,
    "lien-minh-kh-2022": 2,
    "tai-son-bc-2022": 9,
    "tai-son-bc-2023-06": 7,
    "tam-hop-bc-2024": 6,
}
"""Places that a person who reads the old document marks as stale."""

FALSE = {"tam-hop-bc-2024": ["17 xóm"]}
"""Listed although it may well stay: a number that stands typed is always asked about."""


def listed(name):
    _, found = rolled(golden_entry(name))
    return [one.shown for one in found]


def tai_son(kind="6-thang-dau", year=2023):
    old = golden_entry("tai-son-bc-2022")
    form = forms()[old.form.id]
    return form, old, rolled_over(form, old, Period(kind, year), old.office)


def test_text_is_kept_and_live_values_move():
    _, old, new = tai_son()
    assert new.outline == old.outline
    assert new.answers["nhiem_vu"] == old.answers["nhiem_vu"]
    assert "6 tháng đầu năm 2023" in write_text(document_of(new))


def test_new_entry_is_a_draft_of_its_own_without_number_and_day():
    _, old, new = tai_son()
    assert new.id != old.id
    assert (new.number, new.date, new.state, new.parent) == ("", "", "nháp", "")


def test_figures_are_empty_with_the_old_ones_beside_them():
    form, _, new = tai_son()
    assert new.answers["tin_bai"] == {"before": {"figure": "48", "period": "năm 2022"}}
    assert [field.id for field in open_figures(Values(form, new))] == ["hoan_thanh", "tin_bai"]
    assert "48" not in write_text(document_of(new))


def test_a_figure_given_is_no_longer_open():
    form, _, new = tai_son()
    field = open_figures(Values(form, new))[1]
    new = with_figure(Values(form, new), field, "36")
    assert "36 tin, bài viết" in write_text(document_of(new))
    assert [field.id for field in open_figures(Values(form, new))] == ["hoan_thanh"]


def test_a_ratio_given_in_one_line():
    old = golden_entry("tam-hop-bc-2024")
    form = forms()[old.form.id]
    new = rolled_over(form, old, Period("nam", 2025), old.office)
    field = next(one for one in open_figures(Values(form, new)) if one.id == "chung_chi")
    assert new.answers["chung_chi"] == {"before": {"figure": "22/22", "period": "năm 2024"}}
    new = with_figure(Values(form, new), field, "21/22")
    assert "21/22 cán bộ công chức" in write_text(document_of(new))


def test_one_answer_settles_all_equal_leftovers():
    form, old, new = tai_son()
    groups = {group[0].finding.quote: group for group in sharing(leftovers(form, new, old, Known()))}
    assert len(groups["2022"]) == 4
    done = settled(form, new, groups["2022"])
    assert "2022" not in [one.finding.quote for one in leftovers(form, done, old, Known())]
    assert write_text(document_of(done)).count("2022") == write_text(document_of(new)).count("2022") - 4


def test_a_citation_takes_number_and_day_from_one_line():
    form, old, new = tai_son()
    first = leftovers(form, new, old, Known())[0]
    done = settled(form, new, [first], plain("25 8/2/2023"))
    assert "Kế hoạch số 25/KH-UBND ngày 08 tháng 02 năm 2023" in write_text(document_of(done))
    assert leftovers(form, done, old, Known())[0].finding.quote != first.finding.quote


def test_a_period_that_another_replaces_is_proposed_as_a_live_value():
    form, old, new = tai_son()
    groups = {group[0].finding.quote: group for group in sharing(leftovers(form, new, old, Known()))}
    done = settled(form, new, groups["09 tháng đầu năm"])
    assert "Trong 6 tháng đầu năm UBND xã" in write_text(document_of(done))
    done = settled(form, done, groups["cuối năm 2023"])
    assert "trọng tâm 6 tháng cuối năm 2023 của" in write_text(document_of(done))


def test_laws_and_programmes_in_force_are_no_leftovers():
    for name in ("lien-minh-kh-2022", "tam-hop-bc-2024"):
        quotes = " ".join(listed(name))
        assert "76/NQ-CP" not in quotes
        assert "2030" not in quotes


def test_words_out_of_use_are_listed_from_their_day_on():
    term = OldTerm(re.compile("mức độ 3, 4"), date(2022, 6, 24), "toàn trình, một phần")
    old = golden_entry("tai-son-bc-2022")
    form = forms()[old.form.id]
    new = rolled_over(form, old, Period("nam", 2023), old.office)
    found = [one for one in leftovers(form, new, old, Known((term,))) if one.finding.quote == "mức độ 3, 4"]
    assert len(found) == 2
    assert found[0].advice == KEEP
    assert "toàn trình, một phần" in found[0].finding.sentence
    early = replace(term, since=date(2026, 1, 1))
    assert not [one for one in leftovers(form, new, old, Known((early,))) if one.advice == KEEP]


def test_a_signer_who_still_signs_is_no_leftover():
    old = golden_entry("chi-lang-nam-bc-2022")
    form = forms()[old.form.id]
    new = rolled_over(form, old, Period("nam", 2023), old.office)
    names = [one.finding.quote for one in leftovers(form, new, old, Known())]
    assert "Nguyễn Văn Nhưng" in names
    known = Known(signers=frozenset({"Nguyễn Văn Nhưng"}))
    assert "Nguyễn Văn Nhưng" not in [one.finding.quote for one in leftovers(form, new, old, known)]


def test_names_of_an_office_that_is_another_by_now_are_listed():
    old = golden_entry("lien-minh-kh-2022").answered("kinh_phi", ["Kinh phí của huyện Đức Thọ."])
    form = forms()[old.form.id]
    office = replace(old.office, superior="tỉnh Hà Tĩnh")
    new = rolled_over(form, old, Period("nam", 2026), office)
    (found,) = [one for one in leftovers(form, new, old, Known()) if one.finding.quote == "huyện Đức Thọ"]
    assert (found.finding.mend, found.advice) == ("tỉnh Hà Tĩnh", REPLACE)


def test_a_new_name_that_holds_the_old_one_is_no_leftover():
    old = golden_entry("lien-minh-kh-2022").answered("kinh_phi", ["Kinh phí của Minh và Liên Minh Mới."])
    old = replace(old, office=replace(old.office, name="Minh"))
    form = forms()[old.form.id]
    new = rolled_over(form, old, Period("nam", 2023), replace(old.office, name="Liên Minh Mới"))
    places = [one for one in leftovers(form, new, old, Known()) if one.finding.rule == OFFICE]
    done = settled(form, new, places)
    assert done.answers["kinh_phi"] == ["Kinh phí của Liên Minh Mới và Liên Minh Mới."]
    assert not [one for one in leftovers(form, done, old, Known()) if one.finding.rule == OFFICE]


@pytest.mark.parametrize("name", NAMES)
def test_answering_as_proposed_comes_to_an_end(name):
    old = golden_entry(name)
    form = forms()[old.form.id]
    for years in (1, 2):
        new = rolled_over(form, old, Period(old.period.kind, old.period.year + years), old.office)
        kept = set()
        for _ in range(30):
            left = [
                group for group in sharing(leftovers(form, new, old, Known())) if group[0].key not in kept
            ]
            if not left:
                break
            kept |= {left[0][0].key} if left[0][0].mend is None else set()
            new = settled(form, new, left[0])
        assert not left
        document_of(new)


def test_what_was_typed_since_is_no_leftover():
    form, old, new = tai_son()
    before = len(leftovers(form, new, old, Known()))
    new = new.answered("ket_thuc", [*new.answers["ket_thuc"], "Đã họp 15 cuộc ngày 12/5/2023."])
    assert len(leftovers(form, new, old, Known())) == before


def test_a_report_on_a_plan_cites_the_plan_and_what_the_plan_was_made_for():
    plan = replace(golden_entry("lien-minh-kh-2022"), number="15", date="2022-02-10")
    form = forms()["bc-tuyen-truyen"]
    report = report_of_plan(forms()[plan.form.id], plan, form, Period("nam", 2022), plan.office)
    text = write_text(document_of(report))
    assert "Kế hoạch số 169/KH-UBND ngày 24 tháng 01 năm 2022 của UBND huyện Đức Thọ" in text
    assert "Kế hoạch số 15/KH-UBND ngày 10 tháng 02 năm 2022 của UBND xã Liên Minh" in text


def test_default_texts_leave_no_more_over_than_a_share_in_per_cent():
    for form in forms().values():
        entry = new_entry(form, Office(name="Tái Sơn"), Period("nam", 2025))
        new = rolled_over(form, entry, Period("nam", 2026), entry.office)
        assert [one.finding.quote for one in leftovers(form, new, entry, Known())] in ([], ["100%"])


@pytest.mark.parametrize("name", NAMES)
def test_the_real_documents_list_what_is_stale_and_hardly_more(name):
    false = FALSE.get(name, [])
    quotes = listed(name)
    assert [quote for quote in quotes if quote in false] == false
    assert len(quotes) - len(false) == STALE[name], quotes


def test_injected_leftovers_are_moved_or_listed():
    outcomes = [tried(seed) for seed in range(MUTATIONS)]
    missed = [outcome for outcome in outcomes if not outcome.good]
    print(Counter(outcome.kind for outcome in outcomes), *missed, sep="\n")
    assert len(missed) <= MUTATIONS // 100
    assert not [one for one in missed if one.kind in ("ô số", "số")]


def test_sentence_made_of_the_results_does_not_come_along_but_an_edited_one_does():
    form = forms()["bc-tuyen-truyen"]
    rows = [{"target": "Xe loa", "unit": "suất", "plan": "4", "counted": "3"}]
    said = "Còn 01/01 chỉ tiêu chưa đạt kế hoạch: xe loa 3/4 suất (đạt 75%)."
    old = new_entry(form, Office(name="Tái Sơn"), Period("nam", 2025))
    old = old.answered("ket_qua_chi_tieu", {"plan": "x", "rows": rows})
    for line, kept in ((said, False), (f"- {said}", False), (f"{said} Lý do: mưa bão.", True)):
        told = old.answered("thong_ke", ["Đã đăng tin.", line])
        rolled = rolled_over(form, told, Period("nam", 2026), old.office)
        assert rolled.answers["thong_ke"] == ["Đã đăng tin.", *([line] if kept else [])]


def test_the_plan_of_the_year_is_cited_on_within_it():
    form, old, half = tai_son()
    first, whole = half, rolled_over(form, half, Period("nam", 2023), old.office)
    asked = [one.finding.rule for one in leftovers(form, whole, first, Known())]
    assert DOCUMENT not in asked
    assert YEAR not in asked
