import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cchc_desktop.document.docx import write_docx
from cchc_desktop.document.docx_reader import Pages
from cchc_desktop.document.measured import MM, Grid, Para, Section
from cchc_desktop.document.metrics import text_width
from cchc_desktop.document.tree import (
    Block,
    Document,
    Heading,
    Item,
    Label,
    Run,
)
from cchc_desktop.office import LookChoice
from cchc_desktop.prose import is_unwritable
from tests.document.samples import (
    HERE,
    SENTENCE,
    appendix,
    body,
    channels,
    heading,
    items,
    paragraph,
    report,
    runs,
)
from tests.layout import broken, rules_broken

PRESET_13 = LookChoice(preset="13", indent="1", spacing="1.15", gap=12)
LONG = (
    "Kết quả thực hiện kế hoạch tuyên truyền cải cách hành chính nhà nước và nâng cao chỉ số cải cách "
    "hành chính trên địa bàn xã Tái Sơn 6 tháng đầu năm 2026 và phương hướng 6 tháng cuối năm 2026"
)
SEVERAL = ("Ủy ban nhân dân tỉnh", "Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch")
DEPARTMENT = {
    "parent": "UBND XÃ AN THỚI ĐÔNG",
    "agency": ("PHÒNG VĂN HÓA - XÃ HỘI",),
    "symbol": "Số: 07/BC-VHXH",
    "place_date": "An Thới Đông, ngày 05 tháng 01 năm 2026",
}
SAMPLES: dict[str, Document] = {
    "preset 14": report(),
    "preset 13": report(choice=PRESET_13),
    "a department": report(**DEPARTMENT),  # type: ignore[arg-type]
    "one line of agency": report(agency=("ỦY BAN NHÂN DÂN XÃ TÁI SƠN",)),
    "a long abstract": report(abstract=LONG),
    "three addressees": report(addressees=SEVERAL),
    "no signer yet": report(signer=""),
    "one appendix": report(appendices=(appendix(),)),
    "two appendices": report(appendices=(appendix("Phụ lục I"), appendix("Phụ lục II", landscape=True))),
}


def main_part(data: bytes, name: str = "word/document.xml") -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


def altered(data: bytes, part: str, old: str, new: str) -> bytes:
    """The file with one place of a part written otherwise."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            if name == part:
                assert old in text, f"{part} has no {old}"
                text = text.replace(old, new, 1)
            target.writestr(name, text)
    return out.getvalue()


def restyled(data: bytes, style: str, old: str, new: str) -> bytes:
    text = main_part(data, "word/styles.xml")
    found = re.search(f'<w:style [^>]*w:styleId="{style}".*?</w:style>', text, re.DOTALL)
    assert found, style
    assert old in found[0], f"{style} has no {old}: {found[0]}"
    return altered(data, "word/styles.xml", found[0], found[0].replace(old, new, 1))


def spoken(section: Section) -> list[Para]:
    return [para for para in section.paragraphs if para.text]


def one(pages: Pages, style: str) -> Para:
    return next(para for para in pages.paragraphs if para.style == style)


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_written_keeps_every_rule(name):
    assert broken(write_docx(SAMPLES[name])) == []


DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
MARGINS = (
    '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" '
    'w:header="567" w:footer="567" w:gutter="0"/>'
)
SIGNATURE_ROW = '<w:gridCol w:w="4677"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>'
LAST_WORDS = '</w:pPr><w:r><w:t xml:space="preserve">Trên đây là báo cáo'
SECOND_LEVEL = (
    '<w:lvlText w:val="%2."/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr><w:rPr>'
)
BREAKS = [
    ("PG-01", DOCUMENT, 'w:h="16838"', 'w:h="15840"'),
    ("PG-02", DOCUMENT, 'w:orient="landscape"', 'w:orient="portrait"'),
    ("PG-03", DOCUMENT, 'w:top="1134"', 'w:top="1000"'),
    ("PG-04", DOCUMENT, 'w:left="1701"', 'w:left="1440"'),
    ("PG-05", DOCUMENT, 'w:right="851"', 'w:right="840"'),
    ("PG-06", "word/header1.xml", " PAGE ", " DATE "),
    ("PG-06", "Header", '"center"', '"right"'),
    ("PG-07", "Header", 'w:sz w:val="28"', 'w:sz w:val="22"'),
    ("PG-08", DOCUMENT, "<w:titlePg/>", ""),
    ("PG-08", "word/header2.xml", "</w:p>", "<w:r><w:t>1</w:t></w:r></w:p>"),
    ("PG-09", DOCUMENT, f'landscape"/>{MARGINS}<w:pgNumType w:start="1"/>', f'landscape"/>{MARGINS}'),
    ("FN-01", STYLES, 'w:cs="Times New Roman"', 'w:cs="Arial"'),
    ("FN-02", "NoiDung", "<w:sz ", '<w:color w:val="FF0000"/><w:sz '),
    ("FN-03", DOCUMENT, "Ủy ban", unicodedata.normalize("NFD", "Ủy ban")),
    ("FN-04", "Heading1", 'w:sz w:val="28"', 'w:sz w:val="26"'),
    ("FN-04", "QuocHieu", 'w:sz w:val="26"', 'w:sz w:val="24"'),
    ("QH-01", DOCUMENT, "CỘNG HÒA XÃ HỘI", "Cộng hòa XÃ HỘI"),
    ("QH-02", DOCUMENT, "Độc lập - Tự do", "Độc lập – Tự do"),
    ("QH-03", DOCUMENT, 'w:left="1036" w:right="1036"', 'w:left="1136" w:right="1136"'),
    ("QH-03", DOCUMENT, 'w:left="1036" w:right="1036"', 'w:left="936" w:right="1136"'),
    ("QH-04", "QuocHieu", 'w:sz w:val="26"', 'w:sz w:val="28"'),
    ("CQ-01", "TenCoQuan", "<w:b/>", ""),
    ("CQ-02", DOCUMENT, "TenCoQuan", "CoQuanChuQuan"),
    ("CQ-03", DOCUMENT, "DuongKe", "Cach"),
    ("SO-01", DOCUMENT, "Số:      /BC-UBND", "Số: ... BC-UBND"),
    ("SO-02", DOCUMENT, "Số:      /BC", "Số: 7/BC"),
    ("SO-03", DOCUMENT, "/BC-UBND<", "/BC - UBND<"),
    ("SO-04", "SoKyHieu", 'w:sz w:val="26"', 'w:sz w:val="28"'),
    ("SO-05", DOCUMENT, "/BC-UBND", "/KH-UBND"),
    ("DD-01", DOCUMENT, "Tái Sơn, ngày", "tái sơn, ngày"),
    ("DD-02", DOCUMENT, "tháng 7 năm", "tháng 07 năm"),
    ("DD-03", "DiaDanh", "<w:i/>", ""),
    ("TL-01", DOCUMENT, "BÁO CÁO", "Báo cáo"),
    ("TL-02", "TrichYeu", "<w:b/>", ""),
    ("TL-03", DOCUMENT, "6 tháng đầu năm 2026", "năm"),
    ("ND-01", "NoiDung", '"both"', '"left"'),
    ("ND-02", "NoiDung", 'w:sz w:val="28"', 'w:sz w:val="30"'),
    ("ND-03", "NoiDung", 'w:firstLine="720"', 'w:firstLine="0"'),
    ("ND-04", "NoiDung", 'w:before="120"', 'w:before="60"'),
    ("ND-05", "NoiDung", 'w:line="240"', 'w:line="480"'),
    ("ND-06", DOCUMENT, "./.", "."),
    ("HD-01", DOCUMENT, "CÔNG TÁC CHỈ ĐẠO", "Công tác chỉ đạo"),
    ("HD-02", NUMBERING, f'{SECOND_LEVEL}<w:b w:val="1"/>', f'{SECOND_LEVEL}<w:b w:val="0"/>'),
    ("HD-03", NUMBERING, 'w:val="đ)"', 'w:val="f)"'),
    ("HD-06", "Heading2", "<w:keepNext/>", ""),
    ("KG-02", DOCUMENT, "tỉnh Hải Dương.", "tỉnh Hải Dương"),
    ("NN-01", "NoiNhan", "<w:i/>", ""),
    ("NN-02", "NoiNhanDong", 'w:sz w:val="22"', 'w:sz w:val="24"'),
    ("NN-03", DOCUMENT, "- Lưu: VT, VHXH.", "- Lưu VT;"),
    ("NN-04", DOCUMENT, "- Như trên;", "- Sở Nội vụ;"),
    ("CK-01", DOCUMENT, "KT. CHỦ TỊCH", "KT CHỦ TỊCH"),
    ("CK-02", DOCUMENT, "PHÓ CHỦ TỊCH", "TRƯỞNG PHÒNG"),
    ("CK-03", DOCUMENT, "Nguyễn Văn A", "ThS. Nguyễn Văn A"),
    ("CK-04", DOCUMENT, SIGNATURE_ROW, SIGNATURE_ROW.replace("<w:cantSplit/>", "")),
    ("CK-04", DOCUMENT, f"<w:keepNext/>{LAST_WORDS}", LAST_WORDS),
    ("PL-01", DOCUMENT, "Phụ lục II<", "Phụ lục 2<"),
    ("PL-02", "PhuLucTen", '"center"', '"left"'),
    ("PL-03", "PhuLucKem", "<w:i/>", ""),
]


@pytest.mark.parametrize(("rule", "where", "old", "new"), BREAKS)
def test_a_rule_broken_on_purpose_is_reported(rule, where, old, new):
    data = write_docx(SAMPLES["two appendices"])
    change = altered if where.endswith(".xml") else restyled
    assert rule in rules_broken(change(data, where, old, new))


def labels(data: bytes) -> list[str]:
    pages = Pages(data)
    return [para.label for section in pages.sections for para in section.paragraphs if para.label]


def expected(document: Document) -> list[str]:
    parts = (document.blocks, *(part.blocks for part in document.appendices))
    blocks = [block for part in parts for block in part]
    return [block.label.text for block in blocks if isinstance(block, Heading | Item) and block.label]


@pytest.mark.parametrize("name", SAMPLES)
def test_word_counts_what_the_tree_says(name):
    assert labels(write_docx(SAMPLES[name])) == expected(SAMPLES[name])


def test_headings_count_together_in_one_list_of_several_levels():
    data = write_docx(report())
    found = re.findall(
        r'"Heading(\d)"/><w:numPr><w:ilvl w:val="(\d)"/><w:numId w:val="(\d+)"', main_part(data)
    )
    assert {(level, depth) for level, depth, _ in found} == {("1", "0"), ("2", "1"), ("3", "2")}
    assert {number for level, _, number in found if level in "12"} == {"1"}


def test_vietnamese_letters_follow_the_alphabet_past_its_end():
    document = report(items("letter", *"x" * 30))
    assert labels(write_docx(document))[:11] == "a) b) c) d) đ) e) g) h) i) k) l)".split()
    assert labels(write_docx(document))[21:] == "x) y) aa) ab) ac) ad) ađ) ae) ag)".split()


def test_every_new_list_begins_anew():
    document = report((*items("arabic", "một", "hai"), paragraph("Rồi"), *items("arabic", "một", "hai")))
    assert labels(write_docx(document)) == ["1.", "2.", "1.", "2."]


def test_a_list_goes_on_after_a_paragraph_between_its_entries():
    first, second, third = items("letter", "một", "hai", "ba")
    document = report((first, paragraph("Rồi"), second, channels(), third))
    assert labels(write_docx(document)) == ["a)", "b)", "c)"]


def test_an_appendix_counts_from_the_beginning():
    found = labels(write_docx(report(body(), appendices=(appendix(), appendix()))))
    assert found[-2:] == ["I.", "I."]


def test_labels_are_as_heavy_as_the_decree_says():
    pages = Pages(write_docx(report()))
    weights = {para.label: para.label_bold for para in pages.paragraphs if para.label}
    assert weights["I."]
    assert weights["2."]
    assert weights["2.1."]
    assert not weights["a)"]
    assert not weights["đ)"]


def test_a_typed_label_is_text():
    document = report((paragraph("a. Một"), paragraph("- Hai"), paragraph("+ Ba")))
    found = [para for para in Pages(write_docx(document)).sections[0].paragraphs if para.style == "NoiDung"]
    assert [(para.text, para.label) for para in found] == [("a. Một", ""), ("- Hai", ""), ("+ Ba", "")]


STYLES_OF_LABELS = st.sampled_from(["roman", "arabic", "letter"])
COUNTED = st.integers(1, 60)
LABELS = st.one_of(
    st.builds(lambda style, n: Label(style, (n,)), STYLES_OF_LABELS, COUNTED),
    st.lists(st.integers(1, 4), min_size=1, max_size=4).map(lambda ns: Label("decimal", tuple(ns))),
)
BLOCKS = st.one_of(
    st.builds(lambda level, label: Heading(level, label, runs("Mục"), HERE), st.integers(1, 4), LABELS),
    st.builds(lambda level: Heading(level, None, runs("Mục"), HERE), st.integers(1, 4)),
    st.builds(lambda label: Item(label, runs("Điểm"), HERE), LABELS),
)


@given(st.lists(BLOCKS, max_size=25))
@settings(deadline=None, max_examples=60)
def test_any_labels_in_any_order_show_as_they_are(blocks: list[Block]):
    document = report(tuple(blocks), appendices=(replace(appendix(), blocks=tuple(blocks)),))
    assert labels(write_docx(document)) == expected(document)


@given(st.lists(st.sampled_from(["roman", "arabic", "decimal", "letter", "none"]), min_size=1, max_size=30))
@settings(deadline=None, max_examples=60)
def test_a_growing_outline_shows_its_own_numbers(steps: list[str]):
    depth = {"roman": 1, "none": 1, "arabic": 2, "decimal": 3, "letter": 4}
    counters, blocks = [0] * 5, []
    for style in steps:
        level = depth[style]
        counters[level:] = [counters[level] + 1] + [0] * (4 - level)
        numbers = tuple(counters[2:4]) if style == "decimal" else (counters[level],)
        blocks.append(heading(level, "Mục", "" if style == "none" else style, *numbers))
    document = report(tuple(blocks))
    assert labels(write_docx(document)) == expected(document)


LEGAL = st.text(st.characters(exclude_categories=["Cs"]).filter(lambda char: not is_unwritable(char)))


@given(LEGAL, LEGAL)
@settings(deadline=None, max_examples=60)
def test_every_character_comes_out(first: str, second: str):
    text = f"{first}\t & <{second}>  😀 "
    blocks = (replace(paragraph(""), runs=(Run(text, bold=True), Run(second, italic=True))),)
    document = report(blocks, abstract=text, signer=text, addressees=(text, second))
    pages = Pages(write_docx(document))
    assert one(pages, "NoiDung").text == text + second
    assert one(pages, "TrichYeu").text == text
    assert one(pages, "HoTen").text == text


def test_a_hundred_thousand_characters_come_out():
    text = ("Nhân dân xã Tái Sơn.  " * 5000)[:100_000]
    assert one(Pages(write_docx(report((paragraph(text),)))), "NoiDung").text == text


def test_blanks_for_number_and_day_stay_clean_gaps():
    xml = main_part(write_docx(report()))
    assert '<w:t xml:space="preserve">Số:      /BC-UBND</w:t>' in xml
    assert '<w:t xml:space="preserve">Tái Sơn, ngày      tháng 7 năm 2026</w:t>' in xml


def test_bold_and_italic_words_are_runs_of_their_own():
    line = (Run("Có "), Run("02", live="so"), Run(" tin", bold=True), Run(" bài", italic=True))
    found = one(Pages(write_docx(report((replace(paragraph(""), runs=line),)))), "NoiDung")
    assert [(run.text, run.bold, run.italic) for run in found.runs] == [
        ("Có 02", False, False),
        (" tin", True, False),
        (" bài", False, True),
    ]


def test_the_same_document_gives_the_same_bytes():
    document = SAMPLES["two appendices"]
    assert write_docx(document) == write_docx(document)


def test_parts_lie_uncompressed_in_fixed_order_without_a_date():
    with ZipFile(BytesIO(write_docx(SAMPLES["two appendices"]))) as package:
        entries = package.infolist()
    assert [entry.filename for entry in entries] == [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
        "word/_rels/document.xml.rels",
        "word/header1.xml",
        "word/header2.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    assert {entry.compress_type for entry in entries} == {ZIP_STORED}
    assert {entry.create_system for entry in entries} == {0}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_says_what_it_is_and_not_when():
    core = main_part(write_docx(report()), "docProps/core.xml")
    assert (
        "<dc:title>Báo cáo Kết quả tuyên truyền cải cách hành chính 6 tháng đầu năm 2026</dc:title>" in core
    )
    assert "<dc:creator>UBND xã Tái Sơn</dc:creator>" in core
    assert "<cp:lastModifiedBy>UBND xã Tái Sơn</cp:lastModifiedBy>" in core
    assert "<dc:language>vi-VN</dc:language>" in core
    assert "dcterms" not in core


def test_the_file_names_its_entry_and_revision():
    custom = main_part(write_docx(report()), "docProps/custom.xml")
    assert 'name="cchc-id"><vt:lpwstr>9f0c7f0a-2d5e-4a8e-8b8c-000000000001</vt:lpwstr>' in custom
    assert 'name="cchc-revision"><vt:lpwstr>9f0c7f0a-2d5e-4a8e-8b8c-000000000002</vt:lpwstr>' in custom


def test_a_document_of_no_entry_has_no_custom_properties():
    data = write_docx(replace(report(), entry_id="", revision=""))
    assert "docProps/custom.xml" not in ZipFile(BytesIO(data)).namelist()
    assert "custom-properties" not in main_part(data, "[Content_Types].xml")


def test_the_language_is_vietnamese_and_word_shows_no_compatibility_banner():
    data = write_docx(report())
    assert '<w:lang w:val="vi-VN" w:eastAsia="vi-VN"' in main_part(data, "word/styles.xml")
    set_up = main_part(data, "word/settings.xml")
    assert re.search('"compatibilityMode" [^>]*w:val="15"', set_up)
    assert "updateFields" not in set_up


def test_every_style_has_its_name_and_every_paragraph_a_style():
    data = write_docx(SAMPLES["two appendices"])
    known = dict(
        re.findall(r'w:styleId="(\w+)"[^>]*><w:name w:val="([^"]+)"', main_part(data, "word/styles.xml"))
    )
    used = set(re.findall(r'<w:pStyle w:val="(\w+)"', main_part(data)))
    assert used <= set(known)
    assert known["QuocHieu"] == "Quốc hiệu"
    assert [known[f"Heading{n}"] for n in range(1, 5)] == [f"heading {n}" for n in range(1, 5)]
    assert not any("," in name for name in known.values())


def test_headings_stand_in_words_navigation():
    pages = Pages(write_docx(report()))
    found = [(para.number("outlineLvl", "val"), para.style) for para in pages.paragraphs if para.label]
    assert (0, "Heading1") in found
    assert (1, "Heading2") in found
    assert (2, "Heading3") in found


def test_a_rule_line_is_as_long_as_the_motto():
    for name in ("preset 14", "preset 13"):
        document = SAMPLES[name]
        right = Pages(write_docx(document)).sections[0].tables[0].rows[0][1]
        length = text_width(document.look.motto, document.look.styles["motto"])
        assert right[-1].rule == pytest.approx(length, abs=0.1)


def test_the_rule_line_under_a_long_abstract_is_measured_by_its_last_line():
    document = report(abstract=LONG)
    under = next(para for para in Pages(write_docx(document)).sections[0].paragraphs if para.rule)
    letters = document.look.styles["abstract"]
    ends = [LONG[-n:] for n in range(1, len(LONG)) if LONG[-n - 1] == " "]
    assert text_width(LONG, letters) > 2 * document.look.page.text_width
    assert any(under.rule == pytest.approx(0.4 * text_width(end, letters), abs=0.1) for end in ends)


def test_an_office_without_a_name_leaves_no_rule_line():
    grid = Pages(write_docx(report(agency=()))).sections[0].tables[0]
    assert [para.rule for para in grid.rows[0][0]] == [None]


def test_the_right_column_holds_the_nation_on_one_line():
    nation = one(Pages(write_docx(report())), "QuocHieu")
    assert text_width(nation.text, report().look.styles["nation"]) < nation.width
    assert nation.width == pytest.approx(97, abs=0.1)


def test_one_addressee_stands_on_the_line_of_kinh_gui():
    found = [para.text for para in Pages(write_docx(report())).paragraphs if para.style == "KinhGui"]
    assert found == ["Kính gửi: Ủy ban nhân dân tỉnh Hải Dương."]


def test_several_addressees_stand_under_the_colon_with_their_marks():
    data = write_docx(report(addressees=("UBND tỉnh", "Sở Nội vụ;", "Sở Y tế")))
    found = [para for para in Pages(data).paragraphs if para.style == "KinhGui"]
    assert [para.text for para in found] == ["Kính gửi:", "- UBND tỉnh;", "- Sở Nội vụ;", "- Sở Y tế."]
    colon = found[0].number("ind", "left") * MM + text_width("Kính gửi", report().look.styles["addressees"])
    for para in found[1:]:
        dash = para.number("ind", "left") - para.number("ind", "hanging")
        assert dash * MM == pytest.approx(colon, abs=0.2)


def test_no_addressee_leaves_no_kinh_gui():
    assert "Kính gửi" not in main_part(write_docx(report(addressees=())))


def ruled(document: Document) -> Grid:
    return next(grid for grid in Pages(write_docx(document)).sections[0].tables if grid.borders)


def test_a_table_repeats_its_header_and_splits_no_row():
    grid = ruled(report((channels(), paragraph("./."))))
    assert grid.header == [True, False, False, False]
    assert all(grid.whole)
    assert all(para.align == "center" and para.runs[0].bold for cell in grid.rows[0] for para in cell)


def test_numbers_stand_right_and_totals_are_bold():
    grid = ruled(report((channels(), paragraph("./."))))
    assert [cell[0].align for cell in grid.rows[1]] == ["left", "left", "right"]
    assert grid.rows[3][2][0].align == "right"
    assert grid.rows[3][2][0].runs[0].bold
    assert not grid.rows[2][2][0].runs[0].bold


def test_a_table_fills_the_width_between_the_margins():
    data = write_docx(SAMPLES["two appendices"])
    widths = [int(width) * MM for width in re.findall(r'<w:tblW w:w="(\d+)"', main_part(data))]
    assert widths == pytest.approx([165, 165, 165, 165, 252], abs=0.1)


def test_tables_never_touch_each_other():
    data = write_docx(
        report((channels(), channels()), appendices=(replace(appendix(), blocks=(channels(),)),))
    )
    assert "</w:tbl><w:tbl>" not in main_part(data)
    assert "</w:tbl><w:sectPr>" not in main_part(data)


def test_a_table_without_a_total_ends_with_its_rows():
    assert len(ruled(report((channels(total=False), paragraph("./.")))).rows) == 3


def kept(*texts: str) -> list[bool]:
    data = write_docx(report(tuple(paragraph(text) for text in texts)))
    found = Pages(data).sections[0].paragraphs
    return [para.keeps for para in found if para.style == "NoiDung"]


def test_the_last_paragraph_goes_with_the_signature():
    assert kept(SENTENCE, SENTENCE, SENTENCE) == [False, False, True]


def test_a_short_end_takes_the_paragraphs_before_it_along():
    assert kept(SENTENCE, SENTENCE, "Trên đây là báo cáo./.") == [False, True, True]
    assert kept(SENTENCE, "- Một;", "- Hai;", "- Ba./.") == [False, True, True, True]


def test_words_that_announce_something_stay_with_it():
    assert kept(SENTENCE, "Gồm có:", SENTENCE, SENTENCE, SENTENCE)[:3] == [False, True, False]


def test_a_signature_after_a_table_takes_its_last_rows_along():
    pages = Pages(write_docx(report((paragraph(SENTENCE), channels()))))
    grid = pages.sections[0].tables[1]
    assert [row[0][0].keeps for row in grid.rows] == [True, False, True, True]


def test_a_signer_not_yet_known_leaves_a_clean_gap():
    foot = Pages(write_docx(report(signer=""))).sections[0].tables[-1]
    name = foot.rows[0][1][-1]
    assert name.style == "HoTen"
    assert name.text == ""
    assert name.number("spacing", "before") > 4 * 14 * 20


def test_without_recipients_there_is_no_noi_nhan():
    foot = Pages(write_docx(replace(report(), recipients=()))).sections[0].tables[-1]
    assert [para.text for para in foot.rows[0][0]] == [""]


def test_an_appendix_begins_a_section_with_its_own_page_numbers():
    upright, lying = Pages(write_docx(SAMPLES["two appendices"])).sections[1:]
    assert [section.page["pgNumType"]["start"] for section in (upright, lying)] == ["1", "1"]
    assert lying.page["pgSz"] == {"w": "16838", "h": "11906", "orient": "landscape"}
    assert upright.page["pgSz"] == {"w": "11906", "h": "16838"}
    assert next(para.text for para in spoken(lying)) == "Phụ lục II"


def test_a_rule_line_stands_under_an_appendix_reference():
    document = report(choice=PRESET_13, appendices=(appendix(),))
    paras = Pages(write_docx(document)).sections[1].paragraphs
    letters = document.look.styles["appendix_reference"]
    wanted = 0.4 * text_width(document.appendices[0].reference, letters)
    assert paras[3].rule == pytest.approx(wanted, abs=0.1)


def test_an_appendix_without_a_reference_has_its_rule_line_under_the_title():
    bare = replace(appendix(), reference="")
    paras = Pages(write_docx(report(appendices=(bare,)))).sections[1].paragraphs
    assert [para.style for para in paras[:3]] == ["PhuLuc", "PhuLucTen", "DuongKe"]


def test_a_heading_of_another_weight_than_its_level_keeps_its_own():
    blocks = (
        heading(1, "MỤC", "roman", 1),
        heading(2, "Khoản", "arabic", 1),
        heading(2, "Điểm", "letter", 1),
    )
    found = [para for para in Pages(write_docx(report(blocks))).paragraphs if para.label]
    assert [(para.runs[0].bold, para.label_bold) for para in found] == [
        (True,) * 2,
        (True,) * 2,
        (False,) * 2,
    ]


# The children of each element in the order of ECMA-376, part 1, annex A (wml.xsd).
ORDERS = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr
        shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi
        adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
        textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
        snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText
        vertAlign rtl cs em lang eastAsianLayout specVanish oMath""",
    "numPr": "ilvl numId numberingChange ins",
    "pBdr": "top left bottom right between bar",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc
        tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription""",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign
        hideMark""",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p",
    "p": "pPr r",
    "sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders
        lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid""",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed
        qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr""",
    "styles": "docDefaults latentStyles style",
    "settings": """writeProtection view zoom removePersonalInformation mirrorMargins proofState
        defaultTabStop autoHyphenation characterSpacingControl compat rsids mathPr themeFontLang
        clrSchemeMapping decimalSymbol listSeparator""",
}


def out_of_order(root: etree._Element) -> Iterator[str]:
    for tag, order in ORDERS.items():
        places = {qn(f"w:{name}"): n for n, name in enumerate(order.split())}
        for element in root.iter(qn(f"w:{tag}")):
            # A child that is not in the list at all fails with its name.
            found = [places[child.tag] for child in element]
            if found != sorted(found):
                yield f"{tag}: {[etree.QName(child).localname for child in element]}"


@pytest.mark.parametrize("name", SAMPLES)
def test_children_stand_in_the_order_of_the_schema(name):
    data = write_docx(SAMPLES[name])
    with ZipFile(BytesIO(data)) as package:
        for part in package.namelist():
            assert list(out_of_order(etree.fromstring(package.read(part)))) == []


def test_children_out_of_order_are_found():
    xml = main_part(write_docx(report())).replace("<w:cantSplit/></w:trPr>", "</w:trPr><w:trPr/>", 1)
    wrong = re.sub("(<w:pStyle [^>]*/>)(<w:keepNext/>)", r"\2\1", xml, count=1)
    assert len(list(out_of_order(etree.fromstring(wrong.encode())))) == 1


def test_the_template_brings_no_clutter():
    with ZipFile("resources/blank.docx") as package:
        names = package.namelist()
    assert not [name for name in names if re.search("theme|thumbnail|fontTable|webSettings|custom|app", name)]
