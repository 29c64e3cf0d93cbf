"""The decree on the exported bytes: the five real documents, and every form under every choice of looks."""

from dataclasses import replace
from itertools import product

import pytest

from cchc_desktop.document.compose import compose
from cchc_desktop.document.docx import write_docx
from cchc_desktop.document.docx_reader import Pages
from cchc_desktop.entry import Entry, Period
from cchc_desktop.form.definition import new_entry
from cchc_desktop.office import LookChoice, Office
from tests.goldens import NAMES, document_of, forms, golden_entry, golden_text
from tests.layout import rules_broken

TYPED_MISTAKES = {
    "chi-lang-nam-bc-2022": {"NN-03"},  # “- Lưu VP.”
    "lien-minh-kh-2022": {"ND-06"},  # no ./. at the end
    "tai-son-bc-2022": set[str](),
    "tai-son-bc-2023-06": {"NN-03"},  # “- Lưu: VP. KT.”
    "tam-hop-bc-2024": set[str](),
}
"""What the clerks themselves wrote against the decree; it stays as it was typed."""


def exported(entry: Entry) -> bytes:
    return write_docx(document_of(entry))


def paragraphs(data: bytes) -> list[str]:
    """Every paragraph of a DOCX as Word shows it, with its automatic number."""
    return [f"{para.label} {para.text}".strip() for para in Pages(data).paragraphs]


@pytest.mark.parametrize("name", NAMES)
def test_only_what_the_clerk_typed_breaks_a_rule(name: str):
    assert rules_broken(exported(golden_entry(name))) == TYPED_MISTAKES[name]


@pytest.mark.parametrize("name", NAMES)
def test_the_body_stands_in_the_file_paragraph_for_paragraph(name: str):
    body = golden_text(name).split("# body\n")[1].split("# recipients")[0].splitlines()
    wanted = [line.replace("**", "") for line in body]
    shown = paragraphs(exported(golden_entry(name)))
    start = shown.index(wanted[0])
    assert [line for line in shown[start:] if line][: len(wanted)] == wanted


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("preset", "indent", "spacing", "gap"),
    list(product(("14", "13"), ("1", "1.27"), ("1.0", "1.5"), (6, 12))),
)
def test_every_choice_that_the_decree_leaves_open_keeps_it(name, preset, indent, spacing, gap):
    entry = golden_entry(name)
    office = replace(entry.office, look=LookChoice(preset, indent, spacing, gap))
    assert rules_broken(exported(replace(entry, office=office))) == TYPED_MISTAKES[name]


@pytest.mark.parametrize("form_id", sorted(forms()))
@pytest.mark.parametrize(
    "office",
    [
        Office(name="Tái Sơn", superior="tỉnh Hải Dương", province="tỉnh Hải Dương"),
        Office(unit="phường", name="Điện Biên Phủ", place="Phường Điện Biên Phủ", superior="thành phố Huế"),
        Office(
            name="An Thới Đông",
            superior="Thành phố Hồ Chí Minh",
            body="Phòng Văn hóa - Xã hội",
            symbol="VHXH",
        ),
    ],
    ids=["xã", "phường", "phòng"],
)
def test_a_fresh_document_of_every_form_keeps_the_decree(form_id: str, office: Office):
    form = forms()[form_id]
    entry = new_entry(form, office, Period(form.periods[0], 2026))
    assert rules_broken(write_docx(compose(form, entry))) == set()
