"""The named styles of a DOCX: the decree's components by their Vietnamese names, sized by the look."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from cchc_desktop.document.docx_parts import GAP_STYLE, RULE_STYLE, node, twips
from cchc_desktop.document.look import Look, Style
from cchc_desktop.document.tree import Document, Heading

SIGNATURE_LINES = 4
"""Empty lines between post and name; the decree fixes none, its sample forms leave four."""

_LINE = 1.15  # a line of Times is this much higher than its letters
_HEADINGS = 4  # always there, so that a clerk finds them in Word; deeper ones when used


@dataclass(frozen=True)
class _Named:
    """A paragraph style: Word's id and name, the component of the look, and how it stands.

    ``before`` and ``after`` are points. No name has a comma: Word reads one as a second name.
    """

    id: str
    name: str
    component: str
    align: str = "center"
    before: float = 0
    after: float = 0
    keep: bool = False
    outline: int | None = None


_NAMED = (
    _Named("Header", "header", "page_number"),
    _Named("QuocHieu", "Quốc hiệu", "nation"),
    _Named("TieuNgu", "Tiêu ngữ", "motto"),
    _Named("CoQuanChuQuan", "Tên cơ quan chủ quản", "parent"),
    _Named("TenCoQuan", "Tên cơ quan", "agency"),
    _Named("SoKyHieu", "Số và ký hiệu", "symbol"),
    _Named("DiaDanh", "Địa danh và thời gian", "place_date"),
    _Named("TenLoai", "Tên loại", "type", before=18, keep=True),
    _Named("TrichYeu", "Trích yếu", "abstract", keep=True),
    _Named("KinhGui", "Kính gửi", "addressees", align="left", before=6),
    _Named("Bang", "Nội dung bảng", "table", align="left", before=2, after=2),
    _Named("BangSo", "Số trong bảng", "table", align="right", before=2, after=2),
    _Named("BangTong", "Tổng cộng", "table_head", align="left", before=2, after=2),
    _Named("BangTongSo", "Số tổng cộng", "table_head", align="right", before=2, after=2),
    _Named("BangDau", "Đầu bảng", "table_head", before=2, after=2, keep=True),
    _Named("NoiNhan", "Nơi nhận", "recipients_head", align="left", keep=True),
    _Named("NoiNhanDong", "Danh sách nơi nhận", "recipients", align="left"),
    _Named("QuyenHan", "Quyền hạn", "authority", keep=True),
    _Named("ChucVu", "Chức vụ", "position", keep=True),
    _Named("PhuLuc", "Phụ lục", "appendix_label", keep=True, outline=0),
    _Named("PhuLucTen", "Tên phụ lục", "appendix_title", keep=True),
    _Named("PhuLucKem", "Kèm theo", "appendix_reference", keep=True),
)


def styles(document: Document) -> Iterator[Element]:
    """Every style that ``write_docx`` uses, and no other."""
    look = document.look
    yield _style("Normal", "Normal", look.styles["body"], node("widowControl"), default=1)
    for named in _NAMED:
        yield _style(named.id, named.name, look.styles[named.component], *_stand(named))
    signer = look.styles["signer"]
    room = _Named("HoTen", "Họ tên", "signer", before=SIGNATURE_LINES * _LINE * signer.size)
    yield _style(room.id, room.name, signer, *_stand(room))
    yield _style("NoiDung", "Nội dung", look.styles["body"], *_body(look))
    yield from _headings(document)
    yield from _lines()


def heading_styles(document: Document) -> dict[int, Style]:
    """The letters of the built-in headings by level, each weighed as the first heading of its level."""
    size = document.look.styles["body"].size
    weights: dict[int, bool] = {}
    for blocks in (document.blocks, *(appendix.blocks for appendix in document.appendices)):
        for heading in blocks:
            if isinstance(heading, Heading):
                weights.setdefault(heading.level, is_bold(heading, document.look))
    deepest = max(_HEADINGS, *weights) if weights else _HEADINGS
    return {level: Style(size, bold=weights.get(level, True)) for level in range(1, deepest + 1)}


def is_bold(heading: Heading, look: Look) -> bool:
    """Whether a heading is bold: its label's style says so (PL I, V.6b)."""
    return look.headings[heading.label.style if heading.label else "none"].bold


def _headings(document: Document) -> Iterator[Element]:
    for level, letters in heading_styles(document).items():
        stand = (node("keepNext"), *_body(document.look), node("outlineLvl", val=level - 1))
        yield _style(f"Heading{level}", f"heading {level}", letters, *stand, following="NoiDung")


def _body(look: Look) -> Iterable[Element]:
    """Both edges flush, first line in, a gap before (PL I, II.6.e)."""
    line = round(240 * look.spacing)
    return (
        node("widowControl"),
        node("spacing", before=round(look.gap * 20), after=0, line=line, lineRule="auto"),
        node("ind", firstLine=twips(look.indent)),
        node("jc", val="both"),
    )


def _stand(named: _Named) -> Iterator[Element]:
    if named.keep:
        yield node("keepNext")
    yield node("spacing", before=round(named.before * 20), after=round(named.after * 20))
    yield node("jc", val=named.align)
    if named.outline is not None:
        yield node("outlineLvl", val=named.outline)


def _lines() -> Iterator[Element]:
    """The rule line, 0.75 pt and solid, and the low empty paragraph around tables."""
    border = node("pBdr", node("top", val="single", sz=6, space=0, color="auto"))
    low, letters = node("spacing", before=0, after=0, line=120, lineRule="exact"), Style(4)
    under = node("spacing", before=40, after=0, line=120, lineRule="exact")
    yield _style(RULE_STYLE, "Đường kẻ", letters, border, under)
    yield _style(GAP_STYLE, "Cách", letters, low)


def _style(
    style_id: str, name: str, letters: Style, *stand: Element, default: int = 0, following: str = ""
) -> Element:
    """A paragraph style; the default one is every other's parent."""
    size = round(letters.size * 2)
    weights = [node(tag) for tag, on in (("b", letters.bold), ("i", letters.italic)) if on]
    shown = node("rPr", *weights, node("sz", val=size), node("szCs", val=size))
    head = [node("name", val=name)]
    head += [] if default else [node("basedOn", val="Normal")]
    head += [node("next", val=following)] if following else []
    head += [node("uiPriority", val=9), node("qFormat")]
    kind = {"default": default} if default else {}
    return node("style", *head, node("pPr", *stand), shown, type="paragraph", styleId=style_id, **kind)
