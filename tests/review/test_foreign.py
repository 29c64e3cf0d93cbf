"""Documents by other hands: no styles of ours, text boxes, tabs, tracked changes; components by content."""

from datetime import date

import pytest

from cchc_desktop.document.docx_reader import Pages
from cchc_desktop.document.measured import Grid, Para
from cchc_desktop.review import reading as part
from cchc_desktop.review.reading import ReadDocument
from cchc_desktop.review.reviewing import check_docx, read_file
from tests.review.seeding_layout import packed

TODAY = date(2027, 3, 1)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567"/></w:sectPr>'
)
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>
<w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259"
 w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:rPr><w:b/><w:sz w:val="28"/></w:rPr>
</w:style>
<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="b"/><w:pPr><w:jc w:val="both"/>
<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="d"><w:rPr><w:b/><w:color w:val="C00000"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:basedOn w:val="pool"/></w:style>
<w:style w:type="paragraph" w:styleId="pool"><w:basedOn w:val="loop"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/>
<w:lvlText w:val="%1."/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/>
</w:lvlOverride></w:num>
"""
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/>'
    "</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
)


def file_of(body: str, *, namespace: str = W) -> bytes:
    def xml(tag: str, inner: str) -> str:
        return f'<?xml version="1.0"?><w:{tag} xmlns:w="{namespace}">{inner}</w:{tag}>'

    kinds = {"styles": "styles.xml", "numbering": "numbering.xml", "theme": "theme/theme1.xml"}
    links = "".join(f'<Relationship Id="{k}" Type="{OFFICE}/{k}" Target="{t}"/>' for k, t in kinds.items())
    return packed({
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" '
        f'Type="{OFFICE}/officeDocument" Target="/word/other.xml"/></Relationships>',
        "word/other.xml": xml("document", f"<w:body>{body}{SHEET}</w:body>"),
        "word/_rels/other.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>',
        "word/styles.xml": xml("styles", STYLES),
        "word/numbering.xml": xml("numbering", NUMBERING),
        "word/theme/theme1.xml": THEME,
    })  # fmt: skip


def p(text: str, style: str = "", properties: str = "", letters: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = f'<w:r><w:rPr>{letters}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{run}</w:p>"


def paras(body: str) -> list[Para]:
    return list(Pages(file_of(body)).paragraphs)


def read(body: str) -> ReadDocument:
    return read_file(file_of(body), TODAY)


def test_theme_and_defaults_are_followed():
    (one,) = paras(p("Chữ"))
    assert (one.runs[0].font, one.runs[0].size) == ("Calibri", 11)
    assert one.number("spacing", "after") == 160


def test_style_is_followed_to_its_parents():
    (one,) = paras(p("Chữ", "c"))
    assert (one.runs[0].size, one.runs[0].bold, one.runs[0].italic, one.align) == (14, True, True, "both")


def test_bold_inside_bold_is_upright_again():
    (one,) = paras(p("Chữ", "b", letters='<w:rStyle w:val="d"/>'))
    assert not one.runs[0].bold
    assert one.runs[0].colour == "C00000"


def test_styles_that_go_in_a_circle_end():
    (one,) = paras(p("Chữ", "loop"))
    assert one.text == "Chữ"


def test_style_brings_its_number_along():
    first, second, third = paras(
        p("Một", "c")
        + p("Hai", "c")
        + p("Ba", "", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')
    )
    assert [first.label, second.label, third.label] == ["III.", "IV.", "IX."]
    assert first.number("ind", "firstLine") == 720


def test_number_taken_off_is_no_number():
    (one,) = paras(p("Chữ", "c", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'))
    assert one.label == ""


def test_deleted_words_are_not_read_and_inserted_ones_are():
    body = (
        "<w:p><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins>"
        "<w:r><w:noBreakHyphen/><w:t>thêm</w:t></w:r></w:p>"
    )
    assert [one.text for one in paras(body)] == ["mới-thêm"]


def test_words_in_controls_and_text_boxes_are_read_once():
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>trong ô</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p></w:txbxContent></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p></w:txbxContent>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert [one.text for one in paras(body) if one.text] == ["trong ô", "hộp"]


def test_strict_file_is_read_like_any_other():
    data = file_of(p("Chữ", "b"), namespace="http://purl.oclc.org/ooxml/wordprocessingml/main")
    (one,) = Pages(data).paragraphs
    assert (one.text, one.runs[0].bold) == ("Chữ", True)


CENTRE, BOLD = '<w:jc w:val="center"/>', "<w:b/>"
TYPED = [
    "UBND XÃ TAM HỢP\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "\tĐộc lập - Tự do - Hạnh phúc",
    "Số: 12/BC-UBND\tTam Hợp, ngày 20 tháng 6 năm 2026",
]
REST = (
    p("BÁO CÁO", "", CENTRE, BOLD)
    + p("Kết quả tuyên truyền cải cách hành chính", "", CENTRE, BOLD)
    + p("6 tháng đầu năm 2026", "", CENTRE, BOLD)
    + p("Kính gửi: UBND tỉnh Nghệ An.")
    + p("Thực hiện chế độ báo cáo, UBND xã báo cáo kết quả 6 tháng đầu năm 2026 như sau:")
    + p("I. KẾT QUẢ", letters=BOLD)
    + p("1. Công tác chỉ đạo", letters=BOLD)
    + p("- Xã đã ban hành kế hoạch tuyên truyền và tổ chức thực hiện nghiêm túc.")
    + p("Trên đây là báo cáo 6 tháng đầu năm 2026 của UBND xã./.")
    + p("Nơi nhận:")
    + p("- Như trên;")
    + p("- Lưu: VT.")
    + p("TM. ỦY BAN NHÂN DÂN")
    + p("CHỦ TỊCH")
    + p("Nguyễn Văn An")
)


def typed_line(text: str) -> str:
    left, _, right = text.partition("\t")
    return f"<w:p><w:r><w:t>{left}</w:t></w:r><w:r><w:tab/><w:t>{right}</w:t></w:r></w:p>"


WITH_TABS = "".join(map(typed_line, TYPED)) + REST
WITH_BREAKS = (
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>UBND XÃ TAM HỢP</w:t><w:br/><w:t>Số: 12/BC-UBND</w:t></w:r></w:p>"
    "</w:tc><w:tc><w:p><w:r><w:t>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t><w:br/>"
    "<w:t>Độc lập - Tự do - Hạnh phúc</w:t><w:br/><w:t>Tam Hợp, ngày 20 tháng 6 năm 2026</w:t></w:r></w:p>"
    "</w:tc></w:tr></w:tbl>" + REST
)


@pytest.mark.parametrize("body", [WITH_TABS, WITH_BREAKS], ids=["tabs", "line breaks"])
def test_components_are_found_by_what_they_say(body):
    document = read(body)
    found = {
        role: [one.text.strip() for one in document.of(role)]
        for role in {one.role for one in document.passages}
    }
    assert found[part.SYMBOL] == ["Số: 12/BC-UBND"]
    assert found[part.PLACE_DATE] == ["Tam Hợp, ngày 20 tháng 6 năm 2026"]
    assert found[part.MOTTO] == ["Độc lập - Tự do - Hạnh phúc"]
    assert found[part.AGENCY] == ["UBND XÃ TAM HỢP"]
    assert (document.type, document.dated) == ("BÁO CÁO", (2026, 6, 20))
    assert document.abstract == "Kết quả tuyên truyền cải cách hành chính 6 tháng đầu năm 2026"
    assert found[part.ADDRESSEES] == ["Kính gửi: UBND tỉnh Nghệ An."]
    assert found[part.HEADING] == ["I. KẾT QUẢ", "1. Công tác chỉ đạo"]
    assert len(found[part.BODY]) == 3
    assert found[part.RECIPIENTS] == ["- Như trên;", "- Lưu: VT."]
    assert [*found[part.AUTHORITY], *found[part.POSITION], *found[part.SIGNER]] == [
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An",
    ]  # fmt: skip


@pytest.mark.parametrize("sides", [("left", "right"), ("start", "end")])
def test_margins_of_cells_are_read_by_either_name(sides):
    margins = "".join(f'<w:{side} w:w="60" w:type="dxa"/>' for side in sides)
    properties = f"<w:tblPr><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
    cell = f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{p("Xe loa")}</w:tc>'
    body = f"<w:tbl>{properties}<w:tr>{cell}</w:tr></w:tbl>"
    (grid,) = [block for section in Pages(file_of(body)).sections for block in section.blocks]
    assert isinstance(grid, Grid)
    assert grid.padding == {"left": 60, "right": 60}


def test_foreign_document_is_measured():
    rules = {one.rule for one in check_docx(file_of(WITH_BREAKS), TODAY)}
    assert {"FN-01", "ND-01", "ND-02", "ND-03", "PG-06", "QH-01", "DD-03", "SO-04"} <= rules
    assert not rules & {"PG-01", "PG-03", "PG-04", "PG-05", "SO-01", "DD-02", "TP-01", "NN-03", "ND-06"}


def test_file_without_any_component_is_still_read():
    rules = [one.rule for one in check_docx(file_of(p("Chào các bạn.")), TODAY)]
    assert rules.count("TP-01") == 6


def test_empty_file_is_read():
    assert check_docx(file_of(""), TODAY)
