"""Mistakes of form seeded into good DOCX files, as they come about in Word; frozen like ``seeding``."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from cchc_desktop.document.docx import write_docx
from tests.review.filling import clean_document

FORMS = (("bc-tuyen-truyen", "6-thang-dau"), ("kh-cchc-nam", "nam"), ("bc-cchc-dinh-ky", "9-thang"))
STYLES, BODY, HEADER = "word/styles.xml", "word/document.xml", "word/header"

Parts = dict[str, str]
Spoil = Callable[[Parts], None]
_SPOILS: list[tuple[str, str, Spoil]] = []


@dataclass(frozen=True)
class FileSeed:
    """A spoilt file: the kind of mistake, the clean form, the bytes, words of the component (or none)."""

    kind: str
    form: str
    data: bytes
    where: str


def kind(name: str, where: str = "") -> Callable[[Spoil], Spoil]:
    """Registers a way of spoiling a file."""

    def register(spoil: Spoil) -> Spoil:
        _SPOILS.append((name, where, spoil))
        return spoil

    return register


def file_seeds() -> Iterator[FileSeed]:
    """Every kind of mistake in every clean file."""
    for form, period in FORMS:
        clean = unpacked(write_docx(clean_document(form, period)))
        for name, where, spoil in _SPOILS:
            parts = dict(clean)
            spoil(parts)
            assert parts != clean, name
            yield FileSeed(name, form, packed(parts), where)


def unpacked(data: bytes) -> Parts:
    """The parts of a package as text."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def packed(parts: Parts) -> bytes:
    """A package of the parts."""
    stored = BytesIO()
    with ZipFile(stored, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return stored.getvalue()


def _sub(parts: Parts, part: str, pattern: str, new: str, count: int = 0) -> None:
    for name in [name for name in parts if name.startswith(part)]:
        parts[name] = re.sub(pattern, new, parts[name], count=count, flags=re.DOTALL)


def _style(parts: Parts, style: str, pattern: str, new: str) -> None:
    """Changes the definition of one style."""
    block = re.search(rf'<w:style [^>]*w:styleId="{style}".*?</w:style>', parts[STYLES], re.DOTALL)
    assert block, style
    changed = re.sub(pattern, new, block[0], flags=re.DOTALL)
    parts[STYLES] = parts[STYLES].replace(block[0], changed)


def _letters(parts: Parts, style: str, tags: str) -> None:
    """Lays other letters over all that a style writes."""
    _style(parts, style, r"<w:sz w:val", f"{tags}<w:sz w:val")


def _size(parts: Parts, style: str, points: int) -> None:
    _style(parts, style, r'<w:sz w:val="\d+"', f'<w:sz w:val="{points * 2}"')


def _centre_lost(parts: Parts, style: str) -> None:
    _style(parts, style, r'<w:jc w:val="\w+"', '<w:jc w:val="left"')


@kind("sheet of Letter")
def _letter_sheet(parts: Parts) -> None:
    _sub(parts, BODY, r'<w:pgSz w:w="11906" w:h="1683\d"', '<w:pgSz w:w="12240" w:h="15840"')


@kind("top margin 15 mm")
def _top(parts: Parts) -> None:
    _sub(parts, BODY, r'w:top="1134"', 'w:top="851"')


@kind("bottom margin 30 mm")
def _bottom(parts: Parts) -> None:
    _sub(parts, BODY, r'w:bottom="1134"', 'w:bottom="1701"')


@kind("left margin 20 mm")
def _left(parts: Parts) -> None:
    _sub(parts, BODY, r'w:left="1701"', 'w:left="1134"')


@kind("right margin 25 mm")
def _right(parts: Parts) -> None:
    _sub(parts, BODY, r'w:right="851"', 'w:right="1417"')


@kind("no page number")
def _no_page(parts: Parts) -> None:
    _sub(parts, BODY, r"<w:headerReference [^>]*/>", "")


@kind("page number at the right")
def _page_right(parts: Parts) -> None:
    _style(parts, "Header", r'<w:jc w:val="center"', '<w:jc w:val="right"')


@kind("page number of 10 points")
def _page_small(parts: Parts) -> None:
    _size(parts, "Header", 10)


@kind("page number on the first page")
def _page_first(parts: Parts) -> None:
    _sub(parts, BODY, "<w:titlePg/>", "")


@kind("another font in the body", "")
def _font(parts: Parts) -> None:
    _letters(parts, "NoiDung", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>')


@kind("font of the old encoding")
def _old_font(parts: Parts) -> None:
    _letters(parts, "NoiDung", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime" w:cs=".VnTime"/>')


@kind("red words")
def _red(parts: Parts) -> None:
    _letters(parts, "NoiDung", '<w:color w:val="FF0000"/>')


@kind("body of 12 points")
def _small_body(parts: Parts) -> None:
    _size(parts, "NoiDung", 12)


@kind("one paragraph of another size")
def _one_size(parts: Parts) -> None:
    _sub(
        parts,
        BODY,
        r'(<w:pStyle w:val="NoiDung"/></w:pPr><w:r>)(<w:t)',
        r'\1<w:rPr><w:sz w:val="26"/></w:rPr>\2',
        1,
    )


@kind("body not justified")
def _ragged(parts: Parts) -> None:
    _style(parts, "NoiDung", r'<w:jc w:val="both"', '<w:jc w:val="left"')


@kind("no first line indent")
def _no_indent(parts: Parts) -> None:
    _style(parts, "NoiDung", r'<w:ind w:firstLine="\d+"', '<w:ind w:firstLine="0"')


@kind("no gap between paragraphs")
def _no_gap(parts: Parts) -> None:
    _style(parts, "NoiDung", r'w:before="\d+"', 'w:before="0"')


@kind("lines double")
def _double(parts: Parts) -> None:
    _style(parts, "NoiDung", r'w:line="\d+"', 'w:line="480"')


@kind("lines exactly 14 points")
def _tight(parts: Parts) -> None:
    _style(parts, "NoiDung", r'w:line="\d+" w:lineRule="auto"', 'w:line="280" w:lineRule="exact"')


@kind("Quốc hiệu of 15 points", "CỘNG HÒA")
def _big_nation(parts: Parts) -> None:
    _size(parts, "QuocHieu", 15)


@kind("Quốc hiệu not bold", "CỘNG HÒA")
def _light_nation(parts: Parts) -> None:
    _style(parts, "QuocHieu", "<w:b/>", "")


@kind("Tiêu ngữ with a long dash", "Độc lập")
def _motto_dash(parts: Parts) -> None:
    _sub(parts, BODY, "Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")


@kind("Tiêu ngữ in small letters", "ộc lập")
def _motto_small(parts: Parts) -> None:
    _sub(parts, BODY, "Độc lập - Tự do - Hạnh phúc", "Độc lập - tự do - hạnh phúc")


@kind("Tiêu ngữ slanted", "Độc lập")
def _motto_italic(parts: Parts) -> None:
    _letters(parts, "TieuNgu", "<w:i/>")


@kind("no line under Tiêu ngữ", "Độc lập")
def _motto_rule(parts: Parts) -> None:
    _sub(parts, BODY, r"(Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p>)<w:p>.*?</w:p>", r"\1", 1)


@kind("agency not bold", "ỦY BAN NHÂN DÂN")
def _light_agency(parts: Parts) -> None:
    _style(parts, "TenCoQuan", "<w:b/>", "")


@kind("agency of 14 points", "ỦY BAN NHÂN DÂN")
def _big_agency(parts: Parts) -> None:
    _size(parts, "TenCoQuan", 14)


@kind("agency in small letters", "y ban nhân dân")
def _small_agency(parts: Parts) -> None:
    _sub(parts, BODY, "ỦY BAN NHÂN DÂN</w:t></w:r></w:p><w:p>", "Ủy ban nhân dân</w:t></w:r></w:p><w:p>", 1)


@kind("province above the committee", "TỈNH NGHỆ AN")
def _above(parts: Parts) -> None:
    above = (
        '<w:p><w:pPr><w:pStyle w:val="CoQuanChuQuan"/></w:pPr><w:r><w:t>UBND TỈNH NGHỆ AN</w:t></w:r></w:p>'
    )
    _sub(parts, BODY, r'<w:p><w:pPr><w:pStyle w:val="TenCoQuan"/>', above + r"\g<0>", 1)


@kind("symbol of 14 points", "Số:")
def _big_symbol(parts: Parts) -> None:
    _size(parts, "SoKyHieu", 14)


@kind("symbol bold", "Số:")
def _bold_symbol(parts: Parts) -> None:
    _letters(parts, "SoKyHieu", "<w:b/>")


@kind("place and date upright", "Tam Hợp, ngày")
def _upright_date(parts: Parts) -> None:
    _style(parts, "DiaDanh", "<w:i/>", "")


@kind("place and date bold", "Tam Hợp, ngày")
def _bold_date(parts: Parts) -> None:
    _letters(parts, "DiaDanh", "<w:b/>")


@kind("type not bold", "")
def _light_type(parts: Parts) -> None:
    _style(parts, "TenLoai", "<w:b/>", "")


@kind("type of 16 points", "")
def _big_type(parts: Parts) -> None:
    _size(parts, "TenLoai", 16)


@kind("type at the left", "")
def _left_type(parts: Parts) -> None:
    _centre_lost(parts, "TenLoai")


@kind("abstract not bold", "2026")
def _light_abstract(parts: Parts) -> None:
    _style(parts, "TrichYeu", "<w:b/>", "")


@kind("abstract slanted", "2026")
def _italic_abstract(parts: Parts) -> None:
    _letters(parts, "TrichYeu", "<w:i/>")


@kind("heading I not bold", "")
def _light_heading(parts: Parts) -> None:
    _style(parts, "Heading1", "<w:b/>", "")


@kind("heading I of 16 points", "")
def _big_heading(parts: Parts) -> None:
    _size(parts, "Heading1", 16)


@kind("Nơi nhận upright", "Nơi nhận")
def _upright_recipients(parts: Parts) -> None:
    _style(parts, "NoiNhan", "<w:i/>", "")


@kind("Nơi nhận of 14 points", "Nơi nhận")
def _big_recipients(parts: Parts) -> None:
    _size(parts, "NoiNhan", 14)


@kind("recipients of 13 points", "- ")
def _big_list(parts: Parts) -> None:
    _size(parts, "NoiNhanDong", 13)


@kind("star before Nơi nhận", "Nơi nhận")
def _star(parts: Parts) -> None:
    _sub(parts, BODY, ">Nơi nhận:<", ">* Nơi nhận:<")


@kind("authority not bold", "TM. ỦY BAN")
def _light_authority(parts: Parts) -> None:
    _style(parts, "QuyenHan", "<w:b/>", "")


@kind("post at the left", "CHỦ TỊCH")
def _left_post(parts: Parts) -> None:
    _centre_lost(parts, "ChucVu")


@kind("signer not bold", "Nguyễn Văn An")
def _light_signer(parts: Parts) -> None:
    _style(parts, "HoTen", "<w:b/>", "")


@kind("signer slanted", "Nguyễn Văn An")
def _italic_signer(parts: Parts) -> None:
    _letters(parts, "HoTen", "<w:i/>")


@kind("hidden character")
def _hidden(parts: Parts) -> None:
    _sub(parts, BODY, "cải cách", "cải\u200b cách", 1)


@kind("letters taken apart")
def _decomposed(parts: Parts) -> None:
    _sub(parts, BODY, "cách", "ca\u0301ch", 1)
