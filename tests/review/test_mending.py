"""Safe mends: an entry and a finding give the entry without the mistake, and nothing else changes."""

from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.document.compose import compose
from cchc_desktop.entry import Entry
from cchc_desktop.form.findings import Finding
from cchc_desktop.prose import plain
from cchc_desktop.review.mending import can_mend, mended
from cchc_desktop.review.reviewing import review
from tests.goldens import NAMES, document_of, forms, golden_entry
from tests.review.filling import filled

TODAY = date(2027, 3, 1)


def report() -> Entry:
    return filled(forms()["bc-tuyen-truyen"], "6-thang-dau")


def plan() -> Entry:
    return filled(forms()["kh-tuyen-truyen"])


def found(entry: Entry, rule: str) -> list[Finding]:
    return [one for one in review(document_of(entry), TODAY) if one.rule == rule]


def mend(entry: Entry, rule: str) -> Entry:
    return mended(forms()[entry.form.id], entry, found(entry, rule))


def texts(entry: Entry) -> str:
    return "\n".join(str(answer) for answer in entry.answers.values())


@pytest.mark.parametrize(
    ("field", "answer", "rule", "wanted"),
    [
        ("noi_dung", ["Xã đã  tổ chức."], "KT-01", ["Xã đã tổ chức."]),
        ("noi_dung", ["Xã đã bổ xung, sử lý hồ sơ."], "TU-03", ["Xã đã bổ sung, xử lý hồ sơ."]),
        ("noi_dung", ["Các các thôn đã làm."], "TU-01", ["Các thôn đã làm."]),
        ("noi_dung", ["Đ\u01ceng tải tin, bài."], "TU-04", ["Đăng tải tin, bài."]),
        ("noi_dung", ["Phối hợp với Đảng ủy- HĐND xã."], "KT-08", ["Phối hợp với Đảng ủy - HĐND xã."]),
        ("noi_dung", ["a. Phát thanh hằng tuần."], "HD-03", ["a) Phát thanh hằng tuần."]),
        ("noi_dung", ["Ủy ban Nhân dân xã chỉ đạo."], "VH-01", ["Ủy ban nhân dân xã chỉ đạo."]),
        ("noi_dung", ["Đạt 98.5% kế hoạch đề ra."], "KT-10", ["Đạt 98,5% kế hoạch đề ra."]),
        ("nhiem_vu", ["Xã duy trì , nâng cao chất lượng."], "KT-02", ["Xã duy trì, nâng cao chất lượng."]),
        ("trich_yeu", "Kết quả 6 tháng đầu năm 2026.", "TL-04", "Kết quả 6 tháng đầu năm 2026"),
        ("noi_nhan", ["Sở Nội vụ (BC)", "Lưu: VT"], "NN-06", ["Sở Nội vụ (b/c)", "Lưu: VT"]),
        ("noi_nhan", ["Như trên", "Lưu VP"], "NN-03", ["Như trên", "Lưu: VT, VP"]),
        ("noi_nhan", ["Sở Nội vụ", "Lưu: VP. KT"], "NN-03", ["Sở Nội vụ", "Lưu: VT, VP, KT"]),
        ("noi_dung", [["Có ", {"bold": "12  tin"}, "."]], "KT-01", [["Có ", {"bold": "12 tin"}, "."]]),
        ("noi_dung", [[{"live": "ky"}, " đã bổ xung."]], "TU-03", [[{"live": "ky"}, " đã bổ sung."]]),
    ],
)  # fmt: skip
def test_mend_changes_its_own_place_alone(field, answer, rule, wanted):
    before = report().answered(field, answer)
    after = mend(before, rule)
    assert after.answers[field] == wanted
    assert after == before.answered(field, wanted)
    assert not found(after, rule)


def test_mend_of_an_assignment_finds_the_unit_or_its_task():
    answer = [
        {"unit": "Phòng  Kinh tế", "tasks": ["Chủ trì, bổ xung kinh phí."]},
        {"unit": "Các thôn", "tasks": ["Họp  thôn hằng tháng.", "Phát thanh  hằng tuần."]},
    ]
    after = mend(mend(plan().answered("phan_cong", answer), "KT-01"), "TU-03")
    assert after.answers["phan_cong"] == [
        {"unit": "Phòng Kinh tế", "tasks": ["Chủ trì, bổ sung kinh phí."]},
        {"unit": "Các thôn", "tasks": ["Họp thôn hằng tháng.", "Phát thanh hằng tuần."]},
    ]


def test_mend_of_a_heading_leaves_its_words():
    before = report()
    outline = tuple(
        replace(one, heading=plain("Công tác triển khai.")) if one.id == "trien-khai" else one
        for one in before.outline
    )
    assert mend(replace(before, outline=outline), "HD-08") == before


def test_name_of_the_signer_is_mended_in_his_field():
    before = report()
    loud = before.answered("nguoi_ky", {**before.answers["nguoi_ky"], "name": "NGUYỄN VĂN AN"})
    assert mend(loud, "CK-03") == before


def test_nothing_is_mended_inside_a_live_value():
    before = report()
    cited = [
        {**one, "abstract": "về  tuyên truyền cải cách hành chính năm 2026"}
        for one in before.answers["can_cu"]
    ]
    entry = before.answered("can_cu", cited)
    assert all(one.mend is None for one in found(entry, "KT-01"))
    assert mend(entry, "KT-01") == entry


@pytest.mark.parametrize("before", ["Bình quân mỗi ngày {} tin. ", "Có {} tin. Đã  xong. "])
def test_mend_finds_its_place_behind_a_sentence_that_is_not_written(before):
    figure = {"live": "hoan_thanh", "optional": True}
    head, tail = before.split("{}")
    unsaid = report().answered("hoan_thanh", {})
    entry = unsaid.answered("noi_dung", [[head, figure, tail + "Xã đã  tổ chức."]])
    after = mend(entry, "KT-01")
    assert after.answers["noi_dung"] == [[head, figure, tail.replace("  ", " ") + "Xã đã tổ chức."]]


def test_finding_that_no_longer_fits_changes_nothing():
    entry = report().answered("noi_dung", ["Xã đã  tổ chức."])
    (one,) = found(entry, "KT-01")
    form = forms()[entry.form.id]
    assert can_mend(form, entry, one)
    later = entry.answered("noi_dung", ["Đã xong."])
    assert not can_mend(form, later, one)
    assert mended(form, later, [one, replace(one, field="khong_co"), replace(one, paragraph=9)]) == later


@pytest.mark.parametrize("name", NAMES)
def test_all_mends_of_a_real_document_are_put_in_at_once(name):
    before = golden_entry(name)
    form = forms()[before.form.id]
    offered = [one for one in review(document_of(before), TODAY) if one.mend is not None]
    after = mended(form, before, offered)
    left = [one for one in review(compose(form, after), TODAY) if one.mend is not None]
    assert not left
    assert after.outline == before.outline or len(after.outline) == len(before.outline)
    assert after.answers.keys() >= before.answers.keys()
