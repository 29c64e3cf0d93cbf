"""What a file measures against the decree's table: sheet, letters, lines, gaps (NĐ 30/2020, PL I)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cchc_desktop.document.look import Style
from cchc_desktop.document.measured import Letters, Para, Section, is_on
from cchc_desktop.document.metrics import text_width
from cchc_desktop.review import reading as part
from cchc_desktop.review.checks import check, grouped, ruled
from cchc_desktop.review.reading import Passage, ReadDocument
from cchc_desktop.review.rules import Found, Rule

FONT = "Times New Roman"

_TWIPS = 1440 / 25.4
_NEAR = 6  # twips that rounding may take
_HIDDEN = re.compile("[\ue000-\uf8ff\ufffd\u200b-\u200f\u2060\ufeff\u00ad]")
_OLD_FONT = re.compile(r"\.?vn[a-z]|vni[- ]", re.IGNORECASE)
_DRAWN_LINE = re.compile(r"[\s_\-–—.*]{3,}")


@ruled("PG-01")
def sheet_size(document: ReadDocument, rule: Rule) -> Iterator[Found]:
    """Sheets that are not A4."""
    for section in document.sheets:
        size = sorted(section.length("pgSz", side, 0) for side in "wh")
        if any(
            abs(got - wanted * _TWIPS) > 20 for got, wanted in zip(size, rule.settings["size"], strict=True)
        ):
            yield Found(words={"found": " × ".join(f"{one / _TWIPS:.0f}" for one in size)})
            return


@check("PG-02")
def lying(document: ReadDocument) -> Iterator[Found]:
    """Lying sheets without a table."""
    for section in document.sheets:
        if section.length("pgSz", "w", 0) > section.length("pgSz", "h", 0) and not _ruled(section):
            yield Found()


def _ruled(section: Section) -> bool:
    return any(grid.borders for grid in section.tables)


@ruled("PG-03", "PG-04", "PG-05")
def margins(document: ReadDocument, rule: Rule) -> Iterator[Found]:
    """Margins out of their range; one finding for each."""
    least, most = (one * _TWIPS for one in rule.settings["range"])
    for side, name in rule.settings["sides"].items():
        widths = [section.length("pgMar", side, 1440) for section in document.sheets]
        wrong = [width for width in widths if not least - _NEAR <= width <= most + _NEAR]
        if wrong:
            yield Found(words={"side": name, "found": f"{wrong[0] / _TWIPS:.1f}".replace(".", ",")})


def _numbered(section: Section) -> list[Para]:
    return [para for para in section.headers.get("default", []) if para.text.strip() or para.runs]


@check("PG-06")
def page_number(document: ReadDocument) -> Iterator[Found]:
    """No page number, or one that stands elsewhere than in the middle above."""
    for section in document.sheets[:1]:
        if "PAGE" not in section.fields.get("default", []):
            below = any(
                "PAGE" in codes for kind, codes in section.fields.items() if kind.startswith("footer")
            )
            yield Found(words={"found": "đang ở lề dưới" if below else "chưa có"})
            return
        if all(para.align != "center" and not _tabbed(para) for para in _numbered(section)):
            yield Found(words={"found": "không ở giữa"})
        if section.page.get("pgNumType", {}).get("fmt", "decimal") != "decimal":
            yield Found(words={"found": "không phải chữ số Ả Rập"})
        if section.page.get("pgNumType", {}).get("start", "1") != "1":
            yield Found(words={"found": "không bắt đầu từ 1"})


def _tabbed(para: Para) -> bool:
    return para.text.startswith("\t") or "framePr" in para.properties


@ruled("PG-07")
def page_number_letters(document: ReadDocument, rule: Rule) -> Iterator[Found]:
    """Page numbers in other letters."""
    for section in document.sheets[:1]:
        if "PAGE" in section.fields.get("default", []):
            for para in _numbered(section):
                wrong = [what for run in para.runs for what in _letters(run, rule.settings["letters"])]
                if wrong:
                    yield Found(words={"found": ", ".join(dict.fromkeys(wrong))})
                    return


@check("PG-08")
def first_page(document: ReadDocument) -> Iterator[Found]:
    """A number on page one."""
    for section in document.sheets[:1]:
        if "PAGE" in section.fields.get("default", []):
            own = any(para.text.strip() for para in section.headers.get("first", []))
            if not is_on(section.page, "titlePg") or own or section.fields.get("first"):
                yield Found()


@check("PG-09")
def own_numbers(document: ReadDocument) -> Iterator[Found]:
    """Appendices that go on with the document's page numbers."""
    for passage in document.of(part.APPENDIX):
        own = document.sheets[passage.section :][:1] if passage.section else ()
        if any(section.page.get("pgNumType", {}).get("start") != "1" for section in own):
            yield Found(passage)


def _measured(document: ReadDocument) -> Iterator[tuple[Passage, Letters]]:
    """Every run with visible letters."""
    for passage in document.passages:
        for run in passage.para.runs if passage.para else ():
            if run.text.strip():
                yield passage, run


@check("FN-01")
def font(document: ReadDocument) -> Iterator[Found]:
    """Other fonts than Times New Roman."""
    yield from grouped((passage, run.font) for passage, run in _measured(document) if run.font != FONT)


@check("FN-02")
def colour(document: ReadDocument) -> Iterator[Found]:
    """Letters that are not black; text on a link is blue in Word by itself and counts too."""
    yield from grouped(
        (passage, run.colour)
        for passage, run in _measured(document)
        if run.colour.lower() not in ("auto", "000000")
    )


@check("FN-03")
def encoding(document: ReadDocument) -> Iterator[Found]:
    """Old encodings, letters taken apart, hidden characters."""
    yield from grouped(
        (passage, f"dùng phông mã cũ {run.font}")
        for passage, run in _measured(document)
        if _OLD_FONT.match(run.font)
    )
    for passage in document.passages:
        if hidden := _HIDDEN.search(passage.text):
            what = f"có ký tự ẩn hoặc không đọc được (U+{ord(hidden[0]):04X})"
            yield Found(passage, hidden.span(), "", {"found": what, "more": "", "quote": passage.text[:40]})
        elif not unicodedata.is_normalized("NFC", passage.text):
            yield Found(
                passage, None, unicodedata.normalize("NFC", passage.text),
                {"found": "có chữ tổ hợp (chữ và dấu rời nhau)", "more": ""},
            )  # fmt: skip


@check("FN-04")
def one_size(document: ReadDocument) -> Iterator[Found]:
    """A body of several sizes."""
    sizes = {run.size for passage in document.body for run in visible(passage)}
    if len(sizes) > 1:
        yield Found(words={"found": ", ".join(f"{size:g}" for size in sorted(sizes))})


@ruled("FN-05")
def preset(document: ReadDocument, rule: Rule) -> Iterator[Found]:
    """Sizes above that do not go together."""
    firsts = [document.first(role) for role in (part.NATION, part.MOTTO, part.PLACE_DATE)]
    sizes = [next((run.size for run in visible(one)), 0) for one in firsts if one and one.para]
    if len(sizes) == 3 and sizes not in rule.settings["sets"]:
        yield Found(firsts[0], words={"found": ", ".join(f"{size:g}" for size in sizes)})


@ruled(
    "QH-01", "QH-02", "CQ-01", "CQ-04", "SO-04", "DD-03", "TL-01", "TL-02", "KG-03", "NN-01", "NN-02",
    "CK-05", "CK-06", "CK-07", "PL-02", "PL-03",
)  # fmt: skip
def letters_of_component(document: ReadDocument, rule: Rule) -> Iterator[Found]:
    """A component's text and letters against its line of the decree's table (PL I, Mục V)."""
    for passage in document.of(rule.settings["role"]):
        wrong = _off(passage, rule)
        if wrong:
            yield Found(passage, words={"found": ", ".join(dict.fromkeys(wrong))})
            return


def _off(passage: Passage, rule: Rule) -> list[str]:
    texts = rule.settings.get("texts")
    wrong = []
    if texts and not any(_same(passage, text) for text in texts):
        wrong.append(f"đang viết “{passage.text.strip()}”")
    if passage.para is None:
        return wrong
    return wrong + list(off_letters(passage, rule.settings["letters"]))


def _same(passage: Passage, text: str) -> bool:
    shown = passage.text.strip()
    upper = bool(passage.para) and all(run.upper for run in visible(passage))
    return (shown.upper() if upper else shown) == text


def off_letters(passage: Passage, wanted: Mapping[str, Any]) -> Iterator[str]:
    """What differs in a measured passage's letters from what is wanted."""
    for run in visible(passage):
        if re.search(r"\w", run.text):
            yield from _letters(run, wanted)
    typed = passage.words if passage.role == part.HEADING else passage.text
    upper = typed.upper() == typed or all(run.upper for run in visible(passage))
    if wanted.get("upper") is True and not upper:
        yield "chưa in hoa"
    if wanted.get("upper") is False and upper and len(typed) > 3:
        yield "đang in hoa"
    if passage.para and wanted.get("align") == "center" and passage.para.align != "center":
        yield "chưa canh giữa"


def _letters(run: Letters, wanted: Mapping[str, Any]) -> Iterator[str]:
    least, most = wanted["size"]
    if not least <= run.size <= most:
        yield f"cỡ chữ đang là {run.size:g}".replace(".", ",")
    for name, is_so, word in (("bold", run.bold, "đậm"), ("italic", run.italic, "nghiêng")):
        if name in wanted and is_so != wanted[name]:
            yield f"{'đang' if is_so else 'chưa'} {word}"


def visible(passage: Passage) -> list[Letters]:
    """The runs with letters that are seen; none for a passage of our own entries."""
    return [run for run in passage.para.runs if run.text.strip()] if passage.para else []


@ruled("QH-03", "CQ-03", "TL-03")
def rule_line(document: ReadDocument, rule: Rule) -> Iterator[Found]:
    """The line under Tiêu ngữ, agency and abstract: there, and of the right length."""
    named = document.of(rule.settings["role"])
    if not named or not named[-1].para or any(one.para and one.para.drawn for one in _top(document)):
        return
    above = named[-1]
    at = document.passages.index(above)
    under = document.passages[at + 1] if at + 1 < len(document.passages) else above
    share = _share(above, under)
    least, most = rule.settings["share"]
    if share is None:
        yield Found(above, words={"found": "chưa thấy đường kẻ"})
    elif not least <= share <= most:
        yield Found(above, words={"found": f"đang dài {share:.0%} dòng chữ"})


def _top(document: ReadDocument) -> Iterable[Passage]:
    at = next((n for n, one in enumerate(document.passages) if one.role == part.BODY), 0)
    return document.passages[: max(at, 1)]


def _share(above: Passage, under: Passage) -> float | None:
    """How long the line is against the text above it; None without a line."""
    length = _last_line(above)
    if under.para is not None and under.para.rule is not None and length:
        return under.para.rule / length
    if under.text.strip() and _DRAWN_LINE.fullmatch(under.text) and length:
        return text_width(under.text.strip(), _style(under)) / length
    underlined = bool(visible(above)) and all(run.underlined for run in visible(above))
    return 1.0 if underlined else None


def _style(passage: Passage) -> Style:
    run = next(iter(visible(passage)), None)
    return Style(run.size, run.bold, run.italic) if run else Style(13)


def _last_line(passage: Passage) -> float:
    style, line = _style(passage), ""
    for word in passage.text.split():
        longer = f"{line} {word}".strip()
        line = longer if passage.para and text_width(longer, style) <= passage.para.width else word
    return text_width(line, style)


@check("QH-04")
def nation_on_one_line(document: ReadDocument) -> Iterator[Found]:
    """Quốc hiệu that its column is too narrow for."""
    passage = document.first(part.NATION)
    para = passage.para if passage else None
    if passage and para and para.cell and para.width > 20:
        length = text_width(passage.text.strip(), _style(passage))
        yield from [Found(passage)] if length > para.width + 1 else []
