"""The findings on paper and as lines, and how they are dismissed."""

import json
from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.commandline import run
from cchc_desktop.document.docx import write_docx
from cchc_desktop.document.text import write_text
from cchc_desktop.review.reviewing import check_docx, review
from cchc_desktop.review.sheet import findings_lines, findings_sheet
from tests.review.building import built
from tests.review.filling import clean_document

TODAY = date(2027, 3, 1)


def faulty():
    document = built("body", "Xã đã  bổ xung quy chế.⏎Đạt 180/200 hồ sơ, đạt 95%.")
    return document, review(document, TODAY)


def test_sheet_tells_each_finding_with_its_place_and_article():
    document, findings = faulty()
    text = write_text(findings_sheet(document, findings, {"noi-dung": "2.1. Nội dung"}))
    assert "PHIẾU SOÁT VĂN BẢN" in text
    assert "2 cảnh báo, 2 gợi ý" in text
    assert "1 | gợi ý | Đề mục | " in text or "| 2.1. Nội dung |" in text
    for one in findings:
        assert one.sentence in text


def test_sheet_tells_why_a_finding_was_passed_over():
    document, findings = faulty()
    text = write_text(findings_sheet(document, findings, {}, {findings[0]: "đã hỏi lại"}))
    assert "(bỏ qua)" in text
    assert "Lý do bỏ qua: đã hỏi lại" in text


def test_sheet_of_nothing_says_so():
    assert "không có nhận xét nào" in write_text(findings_sheet(None, [], {}))


def test_sheet_can_be_written_as_a_file():
    document, findings = faulty()
    assert write_docx(findings_sheet(document, findings, {})).startswith(b"PK")


def test_lines_end_with_their_count():
    _, findings = faulty()
    assert findings_lines(findings).endswith(f"{len(findings)} nhận xét.\n")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "báo cáo.docx"
    path.write_bytes(write_docx(built("body", "Xã đã  bổ xung quy chế.")))
    return path


def test_command_reads_any_file_and_findings_are_no_failure(file, capfdbinary):
    assert run(["check", str(file)]) == 0
    out = capfdbinary.readouterr().out.decode()
    assert "“bổ xung” nên viết là “bổ sung”" in out
    assert out.endswith("nhận xét.\n")
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_command_tells_json_on_wish(file, capfdbinary):
    assert run(["check", str(file), "--json"]) == 0
    told = json.loads(capfdbinary.readouterr().out)
    assert {one["rule"] for one in told} >= {"KT-01", "TU-03"}
    assert told[0].keys() >= {"level", "sentence", "section", "field", "paragraph", "span", "mend", "article"}


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"PK\x03\x04", "bị hỏng"), (b"abc", ".docx"), (None, "không đọc được")],
)
def test_command_refuses_with_one_clear_line(tmp_path, capsys, content, words):
    path = tmp_path / "a.docx"
    if content is not None:
        path.write_bytes(content)
    assert run(["check", str(path)]) == 2
    shown = capsys.readouterr()
    assert words in shown.err
    assert shown.err.count("\n") == 1
    assert not shown.out


def test_finding_of_a_file_says_which_paragraph():
    data = write_docx(built("body", "Xã đã  bổ xung quy chế."))
    (one,) = [one for one in check_docx(data, TODAY) if one.rule == "TU-03"]
    assert one.quote == "bổ xung"
    assert one.mend == "bổ sung"
    assert one.field == "than-bai"


def test_review_of_a_document_does_not_change_it():
    document = clean_document("kh-cchc-nam", "nam")
    before = replace(document)
    review(document, TODAY)
    assert document == before
