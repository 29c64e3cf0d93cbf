"""Every rule has texts or files that break it, and others that do not."""

import re
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.document.compose import compose
from cchc_desktop.document.docx import write_docx
from cchc_desktop.document.tree import Paragraph, Place, Run
from cchc_desktop.form.findings import ERROR, HINT, WARNING
from cchc_desktop.office import Office
from cchc_desktop.review.checks import checked
from cchc_desktop.review.reviewing import check_docx, review
from cchc_desktop.review.rules import rules
from tests.goldens import forms
from tests.review.building import built
from tests.review.filling import clean_document, filled
from tests.review.seeding_layout import Parts, packed, unpacked

HERE = Path(__file__).parent
TODAY = date(2027, 3, 1)
TEXTS: dict[str, dict[str, Any]] = tomllib.loads((HERE / "cases-text.toml").read_text(encoding="utf-8"))
FILES: dict[str, dict[str, Any]] = tomllib.loads((HERE / "cases-form.toml").read_text(encoding="utf-8"))
OF_ITS_OWN = {"TX-13"}
"""Rules whose cases are no texts and no files: see the tests of terms."""


def cases(of: dict[str, dict[str, Any]], which: str) -> list[Any]:
    return [
        pytest.param(rule, told, case, id=f"{rule} {n}")
        for rule, told in of.items()
        for n, case in enumerate(told[which], 1)
    ]


def broken_by(told: dict[str, Any], text: str) -> set[str]:
    return {
        found.rule
        for found in review(built(told.get("part", "body"), text, told.get("form", "bc-tuyen-truyen")), TODAY)
    }


@pytest.mark.parametrize(("rule", "told", "text"), cases(TEXTS, "breaks"))
def test_text_breaks_its_rule(rule, told, text):
    assert rule in broken_by(told, text)


@pytest.mark.parametrize(("rule", "told", "text"), cases(TEXTS, "keeps"))
def test_text_keeps_the_rule(rule, told, text):
    assert rule not in broken_by(told, told.get("keeps_after", "") + text)


@cache
def good_file(name: str) -> Parts:
    if name == "phong":
        office = Office(name="Tam Hợp", superior="tỉnh Nghệ An", body="Phòng Văn hóa - Xã hội", symbol="VHXH")
        form = forms()["bc-tuyen-truyen"]
        return unpacked(write_docx(compose(form, filled(form, "6-thang-dau", office=office))))
    if name == "can-cu":
        document = clean_document("kh-tuyen-truyen", "nam")
        texts = ("Căn cứ Luật Ngân sách nhà nước;", "Căn cứ Quy chế làm việc của Ủy ban nhân dân xã.")
        grounds = tuple(Paragraph((Run(text, italic=True),), Place("mo-dau")) for text in texts)
        return unpacked(write_docx(replace(document, blocks=(*grounds, *document.blocks))))
    forms_of = {"bc": ("bc-tuyen-truyen", "6-thang-dau"), "kh": ("kh-cchc-nam", "nam")}
    return unpacked(write_docx(clean_document(*forms_of[name])))


def changed(parts: Parts, change: list[Any]) -> None:
    where, pattern, new, *count = change
    if style := where.removeprefix("style:") if where.startswith("style:") else "":
        block = re.search(
            rf'<w:style [^>]*w:styleId="{style}".*?</w:style>', parts["word/styles.xml"], re.DOTALL
        )
        assert block, style
        text = re.sub(pattern, new, block[0], flags=re.DOTALL)
        assert text != block[0], change
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(block[0], text)
    else:
        text = re.sub(pattern, new, parts[where], count=count[0] if count else 0, flags=re.DOTALL)
        assert text != parts[where], change
        parts[where] = text


def file_with(told: dict[str, Any], changes: list[Any]) -> bytes:
    parts = dict(good_file(told.get("of", "bc")))
    for change in changes:
        changed(parts, change)
    return packed(parts)


@pytest.mark.parametrize(("rule", "told", "changes"), cases(FILES, "breaks"))
def test_file_breaks_its_rule(rule, told, changes):
    assert rule in {found.rule for found in check_docx(file_with(told, changes), TODAY)}


@pytest.mark.parametrize(("rule", "told", "changes"), cases(FILES, "keeps"))
def test_file_keeps_the_rule(rule, told, changes):
    assert rule not in {found.rule for found in check_docx(file_with(told, changes), TODAY)}


def test_every_rule_has_a_check_and_every_check_a_rule():
    assert checked() == rules().keys()


def test_every_rule_has_two_cases_of_each_kind():
    told = TEXTS | FILES
    assert told.keys() == rules().keys() - OF_ITS_OWN
    assert not [name for name, case in told.items() if len(case["breaks"]) < 2 or len(case["keeps"]) < 2]


def test_there_are_at_least_sixty_rules():
    assert len(rules()) >= 60


@pytest.mark.parametrize("rule", rules().values(), ids=rules().keys())
def test_rule_says_where_it_comes_from_and_what_it_means(rule):
    assert rule.level in (ERROR, WARNING, HINT)
    assert rule.component
    assert rule.article
    assert rule.since < rule.until
    assert rule.sentence.endswith(".")


def test_rule_of_the_decree_does_not_bind_an_older_document():
    parts = dict(good_file("bc"))
    parts["word/document.xml"] = (
        parts["word/document.xml"].replace("năm 2026", "năm 2019").replace('w:left="1701"', 'w:left="567"')
    )
    assert "PG-04" not in {found.rule for found in check_docx(packed(parts), TODAY)}
