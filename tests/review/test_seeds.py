"""A fresh set of mistakes, seeded into clean documents before the rules were tuned: how many are seen."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from cchc_desktop.document.docx import write_docx
from cchc_desktop.form.findings import Finding
from cchc_desktop.review.reading import ReadDocument, read_document
from cchc_desktop.review.reviewing import check_docx, found_in, read_file, review
from tests.review.filling import CLEAN, clean_document
from tests.review.seeding import text_seeds
from tests.review.seeding_layout import FORMS, file_seeds

TODAY = date(2027, 3, 1)
NOWHERE = ("SL-05", "NN-03", "KG-01", "TP-01")
"""Rules whose finding stands at what is missing, or at the table's first cell."""


def told(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    return Counter((one.rule, one.sentence) for one in findings)


def new_ones(findings: list[Finding], clean: Counter[tuple[str, str]]) -> list[Finding]:
    """The findings that the clean document did not have."""
    left = clean.copy()
    fresh = []
    for one in findings:
        key = (one.rule, one.sentence)
        if left[key]:
            left[key] -= 1
        else:
            fresh.append(one)
    return fresh


def stands_at(document: ReadDocument, finding: Finding, where: Iterable[str]) -> bool:
    """Whether a finding stands in one of the seeded paragraphs."""
    place = (finding.section, finding.field, finding.paragraph)
    here = [
        one.text
        for one in document.passages
        if (one.place.section, one.place.field, one.place.paragraph) == place
    ]
    return finding.rule in NOWHERE or any(
        words.strip() in text for words in where for text in [*here, finding.quote]
    )


def test_nine_in_ten_seeded_mistakes_are_seen_where_they_are():
    clean = {form: told(review(clean_document(form, kind), TODAY)) for form, kind in CLEAN}
    missed, count = defaultdict(list), 0
    for seed in text_seeds():
        count += 1
        document = read_document(seed.document, TODAY)
        fresh = new_ones(found_in(document), clean[seed.form])
        if not any(stands_at(document, one, seed.where) for one in fresh):
            missed[seed.kind].append(seed.form)
    lost = sum(map(len, missed.values()))
    print(f"{count - lost} of {count} seeded mistakes seen; missed: {dict(missed)}")
    assert count >= 300
    assert count - lost >= 0.9 * count


def test_nine_in_ten_seeded_mistakes_of_form_are_seen():
    clean = {form: told(check_docx(write_docx(clean_document(form, kind)), TODAY)) for form, kind in FORMS}
    missed, count = defaultdict(list), 0
    for seed in file_seeds():
        count += 1
        document = read_file(seed.data, TODAY)
        fresh = new_ones(found_in(document), clean[seed.form])
        if not any(not seed.where or stands_at(document, one, [seed.where]) for one in fresh):
            missed[seed.kind].append(seed.form)
    lost = sum(map(len, missed.values()))
    print(f"{count - lost} of {count} seeded mistakes of form seen; missed: {dict(missed)}")
    assert count - lost >= 0.9 * count
