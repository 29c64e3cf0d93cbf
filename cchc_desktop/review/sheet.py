"""The findings on paper, for the person who signs: a document printed like any other, or plain lines."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from cchc_desktop.document.look import look
from cchc_desktop.document.sheet import NO_LETTERHEAD, line, sheet
from cchc_desktop.document.tree import Column, Document, Letterhead, Place, Table
from cchc_desktop.form.findings import Finding
from cchc_desktop.office import LookChoice
from cchc_desktop.review.rules import LEVELS, rules

_COLUMNS = (
    Column("TT", 1, number=True),
    Column("Mức", 2),
    Column("Vị trí", 4),
    Column("Nhận xét", 9),
    Column("Căn cứ", 4),
)


def findings_sheet(
    document: Document | None,
    findings: Iterable[Finding],
    titles: Mapping[str, str],
    reasons: Mapping[Finding, str] | None = None,
) -> Document:
    """The sheet for a document, or for a file (None).

    ``titles`` name the sections on the screen; ``reasons`` are those of the findings passed over.
    """
    listed, passed = list(findings), dict(reasons or {})
    kept = [one for one in listed if one not in passed]
    rows = [_row(n, one, titles, passed.get(one, "")) for n, one in enumerate([*kept, *passed], 1)]
    counts = Counter(finding.level for finding in kept)
    told = (
        ", ".join(f"{counts[level]} {level}" for level in LEVELS if counts[level]) or "không có nhận xét nào"
    )
    return sheet(
        ("PHIẾU SOÁT VĂN BẢN", document.title if document else "Văn bản trong tệp"),
        [
            line(f"Kết quả soát: {told}."),
            *([Table(_COLUMNS, tuple(rows), (), Place())] if rows else []),
            line("Nhận xét là để tham khảo; người soạn và người ký quyết định./."),
        ],
        document.look if document else look(LookChoice()),
        letterhead=Letterhead("", document.letterhead.agency, "", "") if document else NO_LETTERHEAD,
    )


def place_of(finding: Finding, titles: Mapping[str, str]) -> str:
    """Where a finding stands, in words: the section's title, or the paragraph of a file."""
    if finding.section in titles:
        return titles[finding.section]
    component = rules()[finding.rule].component if finding.rule in rules() else ""
    return f"Đoạn {finding.paragraph + 1}, {component}" if finding.field else component.capitalize()


def article_of(finding: Finding) -> str:
    """The article a finding rests on."""
    known = rules().get(finding.rule)
    return known.article if known else ""


def findings_json(findings: Iterable[Finding]) -> str:
    """The findings as a JSON list, each with its article."""
    told = [
        {**asdict(finding), "span": list(finding.span), "article": article_of(finding)}
        for finding in findings
    ]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def findings_lines(findings: Iterable[Finding]) -> str:
    """The findings as lines to read: level, rule, place, sentence, article; then how many there are."""
    listed = list(findings)
    lines = [
        f"{one.level} [{one.rule}] {place_of(one, {})}: {one.sentence} ({article_of(one)})" for one in listed
    ]
    return "\n".join([*lines, f"{len(listed)} nhận xét."]) + "\n"


def _row(n: int, finding: Finding, titles: Mapping[str, str], reason: str) -> tuple[str, ...]:
    level = f"{finding.level} (bỏ qua)" if reason else finding.level
    sentence = f"{finding.sentence} Lý do bỏ qua: {reason}" if reason else finding.sentence
    return (str(n), level, place_of(finding, titles), sentence, article_of(finding))
