"""Documents that are known in full, to be cited without typing them again."""

from dataclasses import replace
from datetime import date

from cchc_desktop.document.known import documents_of, each_once
from cchc_desktop.form.wording import Citation
from tests.goldens import forms, golden_entry


def said(name: str) -> list[str]:
    entry = golden_entry(name)
    known = each_once(documents_of(forms()[entry.form.id], entry))
    return [one.mention(one.default_parts(first=True), "short") for one in known]


def test_document_with_number_and_day_is_known_itself():
    assert said("tam-hop-bc-2024")[0] == (
        "Báo cáo số 1909/BC-UBND ngày 24/12/2024 của UBND xã Tam Hợp về kết quả thực hiện công tác "
        "tuyên truyền Cải cách hành chính trên địa bàn xã Tam Hợp năm 2024"
    )


def test_document_is_not_offered_to_itself_but_those_it_cites_are():
    entry = golden_entry("tam-hop-bc-2024")
    known = list(documents_of(forms()[entry.form.id], entry))
    assert list(documents_of(forms()[entry.form.id], entry, itself=False)) == known[1:]


def test_documents_it_cites_are_known_when_they_have_number_and_day():
    assert said("tai-son-bc-2023-06") == [
        "Kế hoạch số 04/KH-UBND ngày 13/02/2023 của UBND xã Tái Sơn về tuyên truyền cải cách hành chính xã "
        "năm 2023",
        "Kế hoạch số 25/KH-UBND ngày 08/02/2023 của UBND huyện Tứ Kỳ về tuyên truyền cải cách hành chính "
        "huyện năm 2023",
    ]


def test_same_document_is_there_once_and_the_newest_comes_first():
    plan = Citation("Kế hoạch", "04", "KH-UBND", date(2023, 2, 13), "UBND xã Tái Sơn", "về tuyên truyền")
    again = replace(plan, type="kế hoạch", number="4", issuer="UBND Xã Tái Sơn", abstract="khác")
    of_another = replace(plan, issuer="UBND huyện Tứ Kỳ")
    newer = replace(plan, day=date(2023, 3, 1))
    assert each_once([plan, again, of_another, newer]) == [newer, plan, of_another]


def test_abstract_that_begins_with_its_own_word_is_not_led_in_twice():
    entry = golden_entry("tam-hop-bc-2024").answered("trich_yeu", "Về việc tuyên truyền")
    known = next(documents_of(forms()[entry.form.id], entry))
    assert known.abstract == "về việc tuyên truyền"
