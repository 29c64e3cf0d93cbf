"""Measures an exported DOCX against the measurable rules of NĐ 30/2020, PL I (form, not content)."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from cchc_desktop.document.docx_reader import Pages
from cchc_desktop.document.look import Style
from cchc_desktop.document.measured import MM, Grid, Para, Section, inside, is_on
from cchc_desktop.document.metrics import text_width

FONT = "Times New Roman"
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
MOTTO = "Độc lập - Tự do - Hạnh phúc"
CODES = {"KẾ HOẠCH": "KH", "BÁO CÁO": "BC"}
LETTERS = "abcdđeghiklmnopqrstuvxy"
HIDDEN = re.compile("[\ue000-\uf8ff\ufffd\u200b-\u200f\u2060\ufeff]")


class Broken(NamedTuple):
    """A rule that a document breaks, and how."""

    rule: str
    reason: str


class Layout(NamedTuple):
    """The components of a document by their place on the page."""

    pages: Pages
    names: list[Para]
    symbol: Para
    nation: Para
    motto: Para
    place_date: Para
    type: Para
    abstract: Para
    addressees: list[Para]
    body: list[Para]
    recipients: list[Para]
    signature: list[Para]
    head: Grid
    foot: Grid

    @property
    def first(self) -> Section:
        return self.pages.sections[0]

    @property
    def headings(self) -> list[Para]:
        found = [*self.body, *(para for part in self.pages.sections[1:] for para in part.paragraphs)]
        return [para for para in found if para.style.startswith("Heading")]

    @property
    def lines(self) -> list[Para]:
        """The body without its headings."""
        return [para for para in self.body if not para.style.startswith("Heading")]


Check = Callable[[Layout], Iterator[str]]
_CHECKS: list[tuple[str, Check]] = []


def broken(data: bytes) -> list[Broken]:
    """The rules a DOCX breaks, in the order of the decree; none for a good one."""
    layout = _read(Pages(data))
    return [Broken(rule, reason) for rule, check in _CHECKS for reason in check(layout)]


def rules_broken(data: bytes) -> set[str]:
    """The ids alone."""
    return {found.rule for found in broken(data)}


def _read(pages: Pages) -> Layout:
    section = pages.sections[0]
    head, foot = section.tables[0], section.tables[-1]
    left, right = (_spoken([para for row in head.rows for para in row[column]]) for column in (0, 1))
    texts = _spoken(section.paragraphs)
    rest = texts[2:]
    greeted = bool(rest) and rest[0].text.startswith("Kính gửi")
    end = next((n for n, para in enumerate(rest) if para.align == "both"), len(rest)) if greeted else 0
    return Layout(
        pages=pages,
        names=left[:-1],
        symbol=left[-1],
        nation=right[0],
        motto=right[1],
        place_date=right[-1],
        type=texts[0],
        abstract=texts[1],
        addressees=rest[:end],
        body=rest[end:],
        recipients=_spoken(foot.rows[0][0]),
        signature=_spoken(foot.rows[0][1]),
        head=head,
        foot=foot,
    )


def _spoken(paras: list[Para]) -> list[Para]:
    return [para for para in paras if para.text.strip() or para.label]


def rule(rule_id: str) -> Callable[[Check], Check]:
    """Registers a check that yields one reason for every place where the rule is broken."""

    def register(check: Check) -> Check:
        _CHECKS.append((rule_id, check))
        return check

    return register


def _off(para: Para, least: float, most: float, *, bold: bool, italic: bool = False) -> Iterator[str]:
    """What differs in a paragraph's letters from what the decree's table wants."""
    for run in para.runs:
        if run.text.strip() and not least <= run.size <= most:
            yield f"size {run.size:g} in “{para.text[:30]}”"
        if run.text.strip() and (run.bold, run.italic) != (bold, italic):
            yield f"weight of “{run.text[:30]}”"


def _not_centred(para: Para) -> Iterator[str]:
    if para.align != "center":
        yield f"“{para.text[:30]}” stands {para.align}"


def _not_upper(text: str) -> Iterator[str]:
    if text != text.upper():
        yield f"“{text[:30]}” is not in capitals"


def _length(para: Para) -> float:
    """The length of a paragraph's last line, wrapped word by word."""
    style = Style(para.runs[0].size, para.runs[0].bold, para.runs[0].italic)
    line = ""
    for word in para.text.split(" "):
        longer = f"{line} {word}" if line else word
        line = longer if text_width(longer, style) <= para.width else word
    return text_width(line, style)


def _rule_off(paras: list[Para], above: Para, least: float, most: float) -> Iterator[str]:
    """What is wrong with the rule line right under a paragraph."""
    under = paras[paras.index(above) + 1 :][:1]
    length = under[0].rule if under else None
    if length is None:
        yield f"no rule line under “{above.text[:30]}”"
        return
    share = length / _length(above)
    if not least <= share <= most:
        yield f"rule line of {share:.0%} under “{above.text[:30]}”"
    if abs(under[0].number("ind", "left") - under[0].number("ind", "right")) > 1:
        yield f"rule line out of the middle under “{above.text[:30]}”"


def _twips(layout: Layout, side: str, least: int, most: int) -> Iterator[str]:
    for section in layout.pages.sections:
        value = int(section.page["pgMar"][side])
        if not least - 6 <= value <= most + 6:
            yield f"{side} margin {value * MM:.1f} mm"


@rule("PG-01")
def _page_size(layout: Layout) -> Iterator[str]:
    for section in layout.pages.sections:
        size = sorted(int(section.page["pgSz"][side]) for side in "wh")
        if abs(size[0] - 11906) > 20 or abs(size[1] - 16838) > 20:
            yield f"sheet of {size[0]} × {size[1]} twips"


@rule("PG-02")
def _upright(layout: Layout) -> Iterator[str]:
    for section in layout.pages.sections:
        size = section.page["pgSz"]
        lying = int(size["w"]) > int(size["h"])
        if lying != (size.get("orient") == "landscape"):
            yield "orientation and size disagree"
        if lying and not any(table.borders for table in section.tables):
            yield "lying sheet without a table"


@rule("PG-03")
def _top_and_bottom(layout: Layout) -> Iterator[str]:
    yield from _twips(layout, "top", 1134, 1417)
    yield from _twips(layout, "bottom", 1134, 1417)


@rule("PG-04")
def _left(layout: Layout) -> Iterator[str]:
    yield from _twips(layout, "left", 1701, 1984)


@rule("PG-05")
def _right(layout: Layout) -> Iterator[str]:
    yield from _twips(layout, "right", 851, 1134)


@rule("PG-06")
def _page_number(layout: Layout) -> Iterator[str]:
    for section in layout.pages.sections:
        if section.fields.get("default") != ["PAGE"]:
            yield "no page number in the header"
        elif section.headers["default"][0].align != "center":
            yield "page number out of the middle"
        if section.page.get("pgNumType", {}).get("fmt", "decimal") != "decimal":
            yield "page number not in Arabic figures"
    if layout.first.page.get("pgNumType", {}).get("start", "1") != "1":
        yield "the first page is not page 1"


@rule("PG-07")
def _page_number_letters(layout: Layout) -> Iterator[str]:
    for section in layout.pages.sections:
        for para in section.headers.get("default", []):
            yield from _off(para, 13, 14, bold=False)


@rule("PG-08")
def _first_page(layout: Layout) -> Iterator[str]:
    for section in layout.pages.sections:
        if not is_on(section.page, "titlePg"):
            yield "the first page shows its number"
        if section.fields.get("first") or any(para.text for para in section.headers.get("first", [])):
            yield "the first page's header is not empty"


@rule("PG-09")
def _own_numbers(layout: Layout) -> Iterator[str]:
    for section in layout.pages.sections[1:]:
        if section.page.get("pgNumType", {}).get("start") != "1":
            yield "an appendix goes on with the document's page numbers"


@rule("FN-01")
def _font(layout: Layout) -> Iterator[str]:
    for para in layout.pages.paragraphs:
        for run in para.runs:
            fonts = run.properties.get("rFonts", {})
            wrong = {fonts.get(slot) for slot in ("ascii", "hAnsi", "cs", "eastAsia")} - {FONT}
            if wrong or any(slot.endswith("Theme") for slot in fonts):
                yield f"font {wrong} in “{run.text[:30]}”"


@rule("FN-02")
def _colour(layout: Layout) -> Iterator[str]:
    for para in layout.pages.paragraphs:
        for run in para.runs:
            colour = run.properties.get("color", {}).get("val", "auto")
            if colour not in ("auto", "000000"):
                yield f"colour {colour} in “{run.text[:30]}”"


@rule("FN-03")
def _encoding(layout: Layout) -> Iterator[str]:
    for para in layout.pages.paragraphs:
        if unicodedata.normalize("NFC", para.text) != para.text or HIDDEN.search(para.text):
            yield f"“{para.text[:30]}”"


@rule("FN-04")
def _one_size(layout: Layout) -> Iterator[str]:
    sizes = {run.size for para in layout.body for run in para.runs if run.text.strip()}
    if len(sizes) != 1 or not sizes <= {13, 14}:
        yield f"body sizes {sorted(sizes)}"
    pair = tuple(para.runs[0].size for para in (layout.nation, layout.motto, layout.place_date))
    if pair not in ((13, 14, 14), (12, 13, 13)):
        yield f"Quốc hiệu, Tiêu ngữ, địa danh at {pair}"


@rule("QH-01")
def _nation(layout: Layout) -> Iterator[str]:
    if layout.nation.text not in NATION:
        yield f"“{layout.nation.text}”"
    yield from _off(layout.nation, 12, 13, bold=True)


@rule("QH-02")
def _motto(layout: Layout) -> Iterator[str]:
    if layout.motto.text != MOTTO:
        yield f"“{layout.motto.text}”"
    yield from _off(layout.motto, 13, 14, bold=True)
    yield from _not_centred(layout.motto)


@rule("QH-03")
def _motto_rule(layout: Layout) -> Iterator[str]:
    yield from _rule_off(layout.head.rows[0][1], layout.motto, 0.95, 1.05)


@rule("QH-04")
def _nation_line(layout: Layout) -> Iterator[str]:
    style = Style(layout.nation.runs[0].size, bold=True)
    if text_width(layout.nation.text, style) > layout.nation.width:
        yield "Quốc hiệu takes more than one line"
    for para in (layout.nation, layout.motto):
        if para.number("spacing", "line") != 240 or para.number("spacing", "after"):
            yield f"“{para.text[:30]}” is not single spaced"
    if layout.head.indent < 0:
        yield "the letterhead hangs over the margin"


@rule("CQ-01")
def _agency(layout: Layout) -> Iterator[str]:
    issuing = [para for para in layout.names if para.runs[0].bold]
    if not issuing:
        yield "no issuing body in bold"
    for para in issuing:
        yield from _off(para, 12, 13, bold=True)
        yield from _not_upper(para.text)
        yield from _not_centred(para)


@rule("CQ-02")
def _parent(layout: Layout) -> Iterator[str]:
    above = [para for para in layout.names if not para.runs[0].bold]
    if above and layout.names[0].text.startswith("ỦY BAN NHÂN DÂN"):
        yield "a People's Committee with a body above it"
    for para in above:
        yield from _off(para, 12, 13, bold=False)
        yield from _not_upper(para.text)
        yield from _not_centred(para)
        if layout.names.index(para) >= len(above):
            yield "the body above stands below"


@rule("CQ-03")
def _agency_rule(layout: Layout) -> Iterator[str]:
    yield from _rule_off(layout.head.rows[0][0], layout.names[-1], 0.33, 0.5)


@rule("SO-01")
def _symbol(layout: Layout) -> Iterator[str]:
    if not re.fullmatch(r"Số: ?(\d{2,}| *)/(KH|BC)-[A-ZĐ]+(-[A-ZĐ]+)*", layout.symbol.text):
        yield f"“{layout.symbol.text}”"


@rule("SO-02")
def _leading_zero(layout: Layout) -> Iterator[str]:
    if re.match(r"Số: ?\d/", layout.symbol.text):
        yield f"“{layout.symbol.text}”"


@rule("SO-03")
def _no_blanks(layout: Layout) -> Iterator[str]:
    if re.search(r"\d +/|/ | -|- ", layout.symbol.text):
        yield f"“{layout.symbol.text}”"


@rule("SO-04")
def _symbol_letters(layout: Layout) -> Iterator[str]:
    yield from _off(layout.symbol, 13, 13, bold=False)
    yield from _not_centred(layout.symbol)


@rule("SO-05")
def _code(layout: Layout) -> Iterator[str]:
    if f"/{CODES.get(layout.type.text, '?')}-" not in layout.symbol.text:
        yield f"“{layout.symbol.text}” for {layout.type.text}"


@rule("DD-01")
def _place(layout: Layout) -> Iterator[str]:
    place, comma, _ = layout.place_date.text.partition(", ngày")
    if not comma or not place[:1].isupper():
        yield f"“{layout.place_date.text}”"


@rule("DD-02")
def _date(layout: Layout) -> Iterator[str]:
    date = r"ngày (0[1-9]|[12]\d|3[01]| *) tháng (01|02|[3-9]|1[0-2]| *) năm 20\d\d"
    if not re.search(f"{date}$", layout.place_date.text):
        yield f"“{layout.place_date.text}”"


@rule("DD-03")
def _date_letters(layout: Layout) -> Iterator[str]:
    yield from _off(layout.place_date, 13, 14, bold=False, italic=True)
    rows = {para.cell[1] for para in (layout.symbol, layout.place_date) if para.cell}
    if len(rows) != 1:
        yield "not on the line of the symbol"


@rule("TL-01")
def _type(layout: Layout) -> Iterator[str]:
    yield from _off(layout.type, 13, 14, bold=True)
    yield from _not_upper(layout.type.text)
    yield from _not_centred(layout.type)


@rule("TL-02")
def _abstract(layout: Layout) -> Iterator[str]:
    yield from _off(layout.abstract, 13, 14, bold=True)
    yield from _not_centred(layout.abstract)
    if layout.abstract.text == layout.abstract.text.upper():
        yield "the abstract is in capitals"


@rule("TL-03")
def _abstract_rule(layout: Layout) -> Iterator[str]:
    yield from _rule_off(layout.first.paragraphs, layout.abstract, 0.33, 0.5)


@rule("ND-01")
def _justified(layout: Layout) -> Iterator[str]:
    yield from (f"“{para.text[:30]}”" for para in layout.body if para.align != "both")


@rule("ND-02")
def _body_size(layout: Layout) -> Iterator[str]:
    for run in (run for para in layout.lines for run in para.runs if run.text.strip()):
        if not 13 <= run.size <= 14:
            yield f"size {run.size:g} in “{run.text[:30]}”"


@rule("ND-03")
def _first_line(layout: Layout) -> Iterator[str]:
    found = {para.number("ind", "firstLine") - para.number("ind", "hanging") for para in layout.body}
    if len(found) > 1 or not found <= {567, 720}:
        yield f"first lines at {sorted(found)} twips"


@rule("ND-04")
def _gap(layout: Layout) -> Iterator[str]:
    for para in layout.body:
        if para.number("spacing", "before") + para.number("spacing", "after") < 120:
            yield f"“{para.text[:30]}”"


@rule("ND-05")
def _line_spacing(layout: Layout) -> Iterator[str]:
    for para in layout.body:
        kind, line = para.properties["spacing"].get("lineRule", "auto"), para.number("spacing", "line")
        if kind == "auto" and not 240 <= line <= 360:
            yield f"{line / 240:.2f} lines"
        if kind == "exact" and line < 20 * 1.15 * para.runs[0].size:
            yield f"exactly {line / 20:g} pt"


@rule("ND-06")
def _end_mark(layout: Layout) -> Iterator[str]:
    if not layout.body or not layout.body[-1].text.endswith("./."):
        yield "the text does not end with ./."


@rule("HD-01")
def _roman(layout: Layout) -> Iterator[str]:
    for para in layout.headings:
        if re.fullmatch("[IVXLC]+[.]", para.label):
            yield from _off(para, 13, 14, bold=True)
            yield from _not_upper(para.text)
            if not para.label_bold:
                yield f"label {para.label} is not bold"


@rule("HD-02")
def _arabic(layout: Layout) -> Iterator[str]:
    for para in layout.headings:
        if re.fullmatch("([0-9]+[.])+", para.label):
            yield from _off(para, 13, 14, bold=True)
            if not para.label_bold:
                yield f"label {para.label} is not bold"


@rule("HD-03")
def _letter(layout: Layout) -> Iterator[str]:
    for para in layout.body:
        if para.label.endswith(")"):
            if not re.fullmatch(f"[{LETTERS}]{{1,2}}[)]", para.label):
                yield f"label {para.label}"
            if para.label_bold:
                yield f"label {para.label} is bold"


@rule("HD-06")
def _heading_kept(layout: Layout) -> Iterator[str]:
    yield from (f"“{para.text[:30]}”" for para in layout.headings if not para.keeps)


@rule("KG-02")
def _addressees(layout: Layout) -> Iterator[str]:
    if not layout.addressees:
        return
    first, *bodies = layout.addressees
    for para in layout.addressees:
        yield from _off(para, 13, 14, bold=False)
    if bodies:
        if first.text != "Kính gửi:":
            yield f"“{first.text}”"
        wrong = [para for para in bodies[:-1] if not re.fullmatch("- .*;", para.text)]
        wrong += [para for para in bodies[-1:] if not re.fullmatch("- .*[.]", para.text)]
        yield from (f"“{para.text[:30]}”" for para in wrong)
        letters = Style(first.runs[0].size)
        colon = first.number("ind", "left") * MM + text_width("Kính gửi", letters)
        dashes = {para.number("ind", "left") - para.number("ind", "hanging") for para in bodies}
        if any(abs(dash * MM - colon) > 1 for dash in dashes):
            yield "dashes do not stand under the colon"
    elif not re.fullmatch("Kính gửi: .*[.]", first.text):
        yield f"“{first.text}”"


@rule("NN-01")
def _recipients_head(layout: Layout) -> Iterator[str]:
    if not layout.recipients or layout.recipients[0].text != "Nơi nhận:":
        yield "no “Nơi nhận:” level with the signature"
        return
    yield from _off(layout.recipients[0], 12, 12, bold=True, italic=True)
    if layout.recipients[0].number("ind", "left") or layout.foot.padding["left"] or layout.foot.indent:
        yield "not at the left margin"


@rule("NN-02")
def _recipients(layout: Layout) -> Iterator[str]:
    for para in layout.recipients[1:]:
        yield from _off(para, 11, 11, bold=False)
        if not re.fullmatch("- .*[;.]", para.text):
            yield f"“{para.text}”"


@rule("NN-03")
def _kept_copies(layout: Layout) -> Iterator[str]:
    if not re.fullmatch(r"- Lưu: VT(, .+)?\.", layout.recipients[-1].text if layout.recipients else ""):
        yield "the last line is not “- Lưu: VT, ….”"


@rule("NN-04")
def _as_above(layout: Layout) -> Iterator[str]:
    said = any(para.text.startswith("- Như trên") for para in layout.recipients)
    if said != bool(layout.addressees):
        yield "“Như trên” and “Kính gửi” do not go together"


@rule("CK-01")
def _authority(layout: Layout) -> Iterator[str]:
    lines = [para for para in layout.signature if para.text == para.text.upper()]
    if not lines:
        yield "no post above the name"
    for para in lines:
        yield from _off(para, 13, 14, bold=True)
        yield from _not_centred(para)
        if re.match(r"(TM|Q|KT|TL|TUQ)\b(?!\. )", para.text):
            yield f"“{para.text}”"


@rule("CK-02")
def _combination(layout: Layout) -> Iterator[str]:
    lines = [para.text for para in layout.signature]
    for above, below in pairwise(lines):
        if above.startswith("KT.") and not below.startswith("PHÓ"):
            yield f"{above} / {below}"
    for line in lines:
        if line.startswith("TM. ") and re.match("TM. (PHÓ )?(CHỦ TỊCH|TRƯỞNG|CHÁNH)", line):
            yield line


@rule("CK-03")
def _signer(layout: Layout) -> Iterator[str]:
    for para in (para for para in layout.signature if para.style == "HoTen"):
        yield from _off(para, 13, 14, bold=True)
        yield from _not_centred(para)
        if para.text == para.text.upper() or re.match(r"\w+[.]", para.text) or not para.text.istitle():
            yield f"“{para.text}”"


@rule("CK-04")
def _signature_whole(layout: Layout) -> Iterator[str]:
    if layout.foot.borders or len(layout.foot.rows) != 1 or not all(layout.foot.whole):
        yield "the signature may be split"
    before = layout.first.blocks[: layout.first.blocks.index(layout.foot)]
    for block in reversed(before):
        last = block if isinstance(block, Para) else list(inside(block))[-1]
        if not last.keeps:
            yield "the signature may stand alone on a page"
        if last.text:
            break


def _appendix(layout: Layout) -> Iterator[list[Para]]:
    return (_spoken(section.paragraphs) for section in layout.pages.sections[1:])


@rule("PL-01")
def _appendix_label(layout: Layout) -> Iterator[str]:
    several = len(layout.pages.sections) > 2
    for label, *_ in _appendix(layout):
        if not re.fullmatch("Phụ lục [IVX]+" if several else "Phụ lục", label.text):
            yield f"“{label.text}”"
        yield from _off(label, 14, 14, bold=True)
        yield from _not_centred(label)


@rule("PL-02")
def _appendix_title(layout: Layout) -> Iterator[str]:
    for _, title, *_ in _appendix(layout):
        yield from _off(title, 13, 14, bold=True)
        yield from _not_upper(title.text)
        yield from _not_centred(title)


@rule("PL-03")
def _appendix_reference(layout: Layout) -> Iterator[str]:
    for _, _, reference, *_ in _appendix(layout):
        if not re.fullmatch(r"\(Kèm theo .*\)", reference.text):
            yield f"“{reference.text}”"
        yield from _off(reference, 13, 14, bold=False, italic=True)
        yield from _not_centred(reference)
