"""The labelled mistakes of the five real documents, and how many were seen."""

import csv
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from cchc_desktop.document.docx import write_docx
from cchc_desktop.form.findings import ERROR, Finding
from cchc_desktop.form.loading import form_of
from cchc_desktop.review.reading import ReadDocument, read_document
from cchc_desktop.review.reviewing import check_docx, found_in, read_file, review
from tests.goldens import NAMES, document_of, forms, golden_entry
from tests.review.filling import CLEAN, clean_document, filled

HERE = Path(__file__).parent
TODAY = date(2026, 1, 1)

SEEN_BY = {
    "period": ("TX-02", "TX-03", "TX-07"),
    "blank": ("TX-04",),
    "dead term": ("TX-05", "TX-10"),
    "punctuation": ("HD-08", "KT-04", "KT-05", "KT-08", "ND-06", "VH-02"),
    "numbering": ("HD-03", "HD-04", "HD-05"),
    "recipients": ("NN-03", "NN-06"),
    "broken name": ("TU-05",),
    "duplicate": ("TX-01", "TX-08", "TX-09"),
    "numbers": ("SL-04",),
    "missing word": ("TU-03",),
    "spelling": ("TU-02", "TU-03"),
    "capitals": ("VH-01", "VH-02"),
    "structure": ("CT-01",),
    "citation": ("CC-06", "CC-09"),
    "broken off": ("CC-10",),
    "tone marks": ("TX-06",),
    "end mark": ("ND-06",),
}
"""Which rules can say what a label says; a finding of another rule at the same place is none of it."""


class Label(NamedTuple):
    """A mistake that a reader marked."""

    file: str
    span: str
    kind: str
    what: str


def labels() -> list[Label]:
    with (HERE / "mistakes.tsv").open(encoding="utf-8", newline="") as file:
        return [Label(*row) for row in list(csv.reader(file, delimiter="\t"))[1:]]


def agreed() -> set[tuple[str, str, str]]:
    """Findings outside the labels that a reader of the decree agrees with: file, rule, words."""
    with (HERE / "agreed.tsv").open(encoding="utf-8", newline="") as file:
        return {(row[0], row[1], row[2]) for row in list(csv.reader(file, delimiter="\t"))[1:]}


@cache
def read(name: str, way: str) -> ReadDocument:
    document = document_of(golden_entry(name))
    return read_document(document, TODAY) if way == "entry" else read_file(write_docx(document), TODAY)


def shown_at(document: ReadDocument, finding: Finding) -> list[str]:
    """The paragraphs at a finding's place, with their labels."""
    place = (finding.section, finding.field, finding.paragraph)
    return [
        f"{one.label} {one.text}".strip()
        for one in document.passages
        if (one.place.section, one.place.field, one.place.paragraph) == place
    ]


def sees(document: ReadDocument, finding: Finding, label: Label) -> bool:
    if finding.rule not in SEEN_BY[label.kind]:
        return False
    words, end, _ = label.span.partition("⏎")
    if label.kind == "structure":
        return True
    texts = shown_at(document, finding)
    return any(text.endswith(words) if end else words in text for text in texts)


@cache
def measured(way: str) -> tuple[list[Label], list[Label], dict[str, list[Finding]]]:
    """Labels seen, labels missed, and by file the findings that no label and no reader asks for."""
    seen: list[Label] = []
    missed: list[Label] = []
    alarms: dict[str, list[Finding]] = defaultdict(list)
    for name in NAMES:
        document = read(name, way)
        findings, mine = found_in(document), [label for label in labels() if label.file == name]
        for label in mine:
            (seen if any(sees(document, one, label) for one in findings) else missed).append(label)
        for one in findings:
            known = (name, one.rule, " ".join(one.quote.split())[:40]) in agreed()
            if not known and not any(sees(document, one, label) for label in mine):
                alarms[name].append(one)
    return seen, missed, alarms


WAYS = pytest.mark.parametrize("way", ["entry", "docx"])


@WAYS
def test_labelled_mistakes_are_seen(way):
    seen, missed, _ = measured(way)
    print(f"{way}: {len(seen)} of {len(seen) + len(missed)} labelled mistakes seen; missed: {missed}")
    assert len(seen) >= 0.95 * (len(seen) + len(missed))


@WAYS
@pytest.mark.parametrize("name", NAMES)
def test_document_has_at_most_one_false_alarm(name, way):
    alarms = measured(way)[2][name]
    print(f"{name}, {way}: {[(one.rule, one.quote, one.sentence) for one in alarms]}")
    assert len(alarms) <= 1


@pytest.mark.parametrize("form", forms().values(), ids=forms().keys())
def test_our_own_exports_give_no_error(form):
    for kind in form.periods:
        from cchc_desktop.document.compose import compose

        document = compose(form_of(filled(form, kind), forms()), filled(form, kind))
        found = [*review(document, date(2027, 3, 1)), *check_docx(write_docx(document), date(2027, 3, 1))]
        assert not [one for one in found if one.level == ERROR], kind


@pytest.mark.parametrize(("form", "kind"), CLEAN)
def test_document_and_its_file_are_judged_alike(form, kind):
    document = clean_document(form, kind)
    ours, file = (
        {(one.rule, one.quote) for one in found}
        for found in (review(document, TODAY), check_docx(write_docx(document), TODAY))
    )
    assert ours == file
