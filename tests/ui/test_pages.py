"""Pages as the decree wants them, whatever is written on them."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice, QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from cchc_desktop.document.look import Style
from cchc_desktop.document.metrics import text_width
from cchc_desktop.document.tree import Block, Document, Heading, Paragraph, Place, Run, Signature
from cchc_desktop.office import LookChoice
from cchc_desktop.ui.paper.lines import CENTRE, MISSING, LineCache, Lines, Setting, mm
from cchc_desktop.ui.paper.pages import Page, lay_out
from cchc_desktop.ui.paper.painter import paint_page, pdf, write_pdf
from cchc_desktop.ui.paper.strips import Box, Rule, Words
from tests.ui.samples import (
    SENTENCE,
    body,
    changed,
    channels,
    heading,
    paragraph,
    report,
    rich_report,
    runs,
    words,
)

pytestmark = pytest.mark.usefixtures("app")
SIGNATURE = Place("cuoi", "chu-ky")


def pages_of(document: Document) -> list[Page]:
    return lay_out(document, LineCache())


def words_on(page: Page) -> list[Words]:
    return [piece for piece in page.pieces if isinstance(piece, Words)]


def found(page: Page, text: str) -> Words:
    return next(piece for piece in words_on(page) if text in piece.text)


def rules_on(page: Page) -> list[Rule]:
    return [piece for piece in page.pieces if isinstance(piece, Rule)]


def number_shown(page: Page) -> str:
    """What stands in the top margin."""
    return "".join(piece.text for piece in words_on(page) if piece.y < page.text_area.top() - 1)


def body_pieces(page: Page) -> list[Words]:
    return [piece for piece in words_on(page) if piece.y >= page.text_area.top() - 1]


def picture(page: Page, *, on_screen: bool, marked: Place | None = None) -> QImage:
    image = QImage(round(page.width / 8), round(page.height / 8), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(1 / 8, 1 / 8)
    paint_page(painter, page, on_screen=on_screen, marked=marked)
    painter.end()
    return image


def colourful(image: QImage) -> bool:
    """Whether any pixel is neither black, white nor grey."""
    pixels = (image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(image.height()))
    return any(pixel.saturation() for pixel in pixels)


@pytest.mark.parametrize("preset", ["13", "14"])
def test_nation_is_one_line_within_its_column(preset: str):
    (page,) = pages_of(report((words(20),), choice=LookChoice(preset=preset)))
    nation = found(page, "CỘNG HÒA")
    assert nation.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert nation.rect.right() == pytest.approx(page.text_area.right())
    assert mm(text_width(nation.text, nation.lines.style)) <= nation.rect.width() == pytest.approx(mm(97))


def test_symbol_and_date_stand_on_one_line():
    (page,) = pages_of(report((words(20),)))
    symbol, dated = found(page, "Số: 07/BC-UBND"), found(page, "Tái Sơn, ngày")
    assert symbol.y + symbol.lines.baseline == pytest.approx(dated.y + dated.lines.baseline)
    assert symbol.rect.right() <= dated.rect.left() + 1


@pytest.mark.parametrize(
    ("above", "least", "most"),
    [("Độc lập", 0.95, 1.05), ("XÃ TÁI SƠN", 1 / 3, 1 / 2), ("Kết quả tuyên truyền", 1 / 3, 1 / 2)],
)
def test_rule_is_as_long_as_the_decree_says(above: str, least: float, most: float):
    (page,) = pages_of(report((words(20),)))
    text = found(page, above)
    rule = next(
        rule for rule in rules_on(page) if text.rect.left() < rule.x < text.rect.right() and rule.y > text.y
    )
    length = mm(text_width(text.text, text.lines.style))
    assert least <= rule.length / length <= most
    assert rule.x + rule.length / 2 == pytest.approx(text.rect.center().x())


def test_rule_follows_the_last_line_of_a_long_abstract():
    (page,) = pages_of(report((words(20),), abstract=SENTENCE[:120]))
    abstract = found(page, SENTENCE[:20])
    assert abstract.lines.count == 2
    rule = max(rules_on(page), key=lambda rule: rule.y)
    length = mm(text_width(abstract.lines.text(-1), abstract.lines.style))
    assert 1 / 3 <= rule.length / length <= 1 / 2


def test_one_addressee_stands_beside_the_word_and_several_below_its_colon():
    (page,) = pages_of(report((words(20),)))
    assert found(page, "Kính gửi").text == "Kính gửi: Ủy ban nhân dân huyện Tứ Kỳ."
    (page,) = pages_of(report((words(20),), addressees=("Sở Nội vụ", "Ủy ban nhân dân huyện Tứ Kỳ")))
    head, first, last = (found(page, text) for text in ("Kính gửi:", "- Sở", "- Ủy ban"))
    assert (first.text, last.text) == ("- Sở Nội vụ;", "- Ủy ban nhân dân huyện Tứ Kỳ.")
    assert first.x == last.x == pytest.approx(head.x + mm(text_width("Kính gửi", head.lines.style)))


def test_label_is_followed_by_one_blank_and_weighs_as_its_heading():
    (page,) = pages_of(report((heading("Kết quả", "roman", 2), heading("Ưu điểm", "letter", 5), words(30))))
    assert found(page, "II.").text == "II. KẾT QUẢ"
    assert found(page, "đ)").text == "đ) Ưu điểm"


def test_nothing_reaches_into_the_bottom_margin():
    for page in pages_of(rich_report()):
        bottom = max(piece.rect.bottom() for piece in page.pieces)
        assert bottom <= page.text_area.bottom() + 0.1


@pytest.mark.parametrize("length", range(1, 40, 3))
def test_heading_is_never_last_on_a_page(length: int):
    for page in pages_of(report(body(30, length))):
        last = body_pieces(page)[-1]
        assert last.place is not None
        assert not last.place.section.startswith("muc-")


@pytest.mark.parametrize("length", [20, 34, 48, 61, 77, 95])
def test_no_line_of_a_paragraph_stands_alone(length: int):
    for page in pages_of(report(body(30, length))):
        on_page: dict[Lines, list[Words]] = {}
        for piece in body_pieces(page):
            if piece.place and piece.place.section == "noi-dung":
                on_page.setdefault(piece.lines, []).append(piece)
        for lines, pieces in on_page.items():
            assert len(pieces) >= min(2, lines.count)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.integers(1, 130), min_size=1, max_size=30),
    st.integers(1, 14),
    st.sampled_from(["paragraph", "heading", "table"]),
)
def test_signature_is_whole_and_never_alone(lengths: list[int], recipients: int, before: str):
    blocks = [words(length, n) for n, length in enumerate(lengths)]
    others: dict[str, list[Block]] = {
        "paragraph": [],
        "heading": [heading("Kết thúc"), words(9)],
        "table": [channels(7)],
    }
    lines = tuple(f"- Phòng số {n};" for n in range(recipients))
    pages = pages_of(report((*blocks, *others.get(before, [])), recipients=lines))
    closing = {Place("cuoi", "noi-nhan"), SIGNATURE}
    signed = [page for page in pages if any(piece.place in closing for piece in page.pieces)]
    assert signed == [pages[-1]]
    text = [piece for piece in body_pieces(pages[-1]) if piece.place and piece.place not in closing]
    assert len({piece.y for piece in text}) >= 2
    assert max(piece.rect.bottom() for piece in pages[-1].pieces) <= pages[-1].text_area.bottom() + 0.1


def test_recipients_and_signature_begin_level():
    (page,) = pages_of(report((words(20),)))
    assert found(page, "Nơi nhận:").y == pytest.approx(found(page, "TM. ỦY BAN").y)


def test_recipients_beyond_a_page_run_on():
    pages = pages_of(report(body(3), recipients=tuple(f"- Phòng số {n};" for n in range(120))))
    assert found(pages[-1], "- Phòng số 119;")
    assert all(
        piece.rect.bottom() <= page.text_area.bottom() + 0.1 for page in pages for piece in page.pieces
    )


def test_unsigned_document_without_recipients_ends_with_its_text():
    (page,) = pages_of(report((words(5),), recipients=(), signature=Signature((), "", "")))
    assert found(page, "Ủy ban nhân dân xã") == words_on(page)[-1]


def test_page_number_stands_in_the_header_from_the_second_page_on():
    pages = pages_of(report(body(24)))
    assert [number_shown(page) for page in pages] == ["", *(str(n) for n in range(2, len(pages) + 1))]
    number = next(piece for piece in words_on(pages[1]) if piece.y < pages[1].text_area.top() - 1)
    assert number.lines.setting.align == CENTRE
    assert number.y == pytest.approx(mm(10))
    assert number.rect.bottom() < pages[1].text_area.top()


def test_appendix_numbers_its_own_pages_and_may_lie():
    pages = pages_of(rich_report())
    starts = [n for n, page in enumerate(pages) if page.number == 1]
    assert len(starts) == 3
    assert [number_shown(page) for page in pages[starts[1] : starts[2]]] == ["", "2"]
    assert [page.landscape for page in pages] == [n >= starts[2] for n in range(len(pages))]
    assert (pages[-1].width, pages[-1].height) == (pages[0].height, pages[0].width)
    assert found(pages[starts[1]], "Phụ lục I").lines.style == Style(14, bold=True)


def test_table_repeats_its_header_and_keeps_rows_whole():
    pages = pages_of(report((channels(90),), addressees=()))
    assert len(pages) > 2
    for page in pages:
        assert found(page, "Hình thức")
    for page in pages[1:]:
        assert body_pieces(page)[0].text == "TT"
        assert min(piece.y for piece in page.pieces if isinstance(piece, Box)) == pytest.approx(mm(20))
    last = [piece.text for piece in body_pieces(pages[-1]) if piece.place and piece.place.field == "kenh"]
    assert last[-4:-1] == ["", "Cộng", ""]


@pytest.mark.parametrize("length", range(560, 660, 10))
def test_words_that_announce_a_table_are_never_last_on_a_page(length: int):
    pages = pages_of(
        report((words(length), paragraph("Theo từng kênh như sau:", 1), channels(3), words(90, 2)))
    )
    for page in pages:
        assert body_pieces(page)[-1].text != "Theo từng kênh như sau:"


def test_table_row_higher_than_a_page_loses_nothing():
    table = replace(channels(0, total=False), rows=(("1", SENTENCE * 60, "lần", "5"),))
    pages = pages_of(report((heading("Số liệu"), table, words(30))))
    pieces = [piece for page in pages for piece in body_pieces(page) if piece.lines.count > 100]
    text = "".join(piece.text for piece in pieces)
    assert text.count("Trả kết quả") == 60
    assert all(
        piece.rect.bottom() <= page.text_area.bottom() + 0.1 for page in pages for piece in page.pieces
    )


def test_symbol_is_not_broken_after_its_slash():
    pages = pages_of(report(tuple(paragraph(f"{SENTENCE[:n]} số 125/KH-UBND", n) for n in range(40, 90))))
    lines = [piece.text for page in pages for piece in words_on(page)]
    assert any(line.endswith("số ") for line in lines)
    assert not [line for line in lines if line.endswith("/")]


def test_lines_are_justified_and_begin_indented():
    (page,) = pages_of(report((words(60),)))
    image = picture(page, on_screen=False)
    first, second = (
        piece for piece in words_on(page) if piece.place == Place("noi-dung", "doan") and piece.first < 2
    )
    left, right = page.text_area.left() / 8, page.text_area.right() / 8

    def ink(piece: Words) -> list[int]:
        rows = range(round(piece.rect.top() / 8), round(piece.rect.bottom() / 8))
        return [x for x in range(image.width()) if any(image.pixelColor(x, y).value() < 128 for y in rows)]

    assert ink(first)[0] == pytest.approx(left + mm(12.7) / 8, abs=2)
    assert ink(second)[0] == pytest.approx(left, abs=2)
    assert ink(first)[-1] == pytest.approx(right, abs=2)
    assert ink(second)[-1] == pytest.approx(right, abs=2)


def test_click_finds_the_place_of_every_part():
    document = rich_report()
    for page in pages_of(document):
        for piece in page.pieces:
            if piece.place and isinstance(piece, Words):
                assert page.place_at(piece.rect.center()) == piece.place
    assert pages_of(document)[0].place_at(QPointF(10, 10)) is None


def test_changed_paragraph_alone_is_set_anew():
    document, cache = report(body(40)), LineCache()
    before = lay_out(document, cache)
    made = cache.made
    after = lay_out(changed(document, 17, "Đã sửa."), cache)
    assert len(before) == len(after) > 5
    assert cache.made == made + 1
    lay_out(changed(document, 17, "Đã sửa."), cache)
    assert cache.made == made + 1


def test_forgotten_paragraph_is_set_again():
    cache = LineCache()
    for blocks, made in ((body(1), True), ((), False), ((), False), (body(1), True)):
        count = cache.made
        lay_out(report(blocks), cache)
        assert (cache.made > count) == made


def test_character_outside_times_shows_as_a_box():
    line = Lines((Run("Vui 😀\U0001f1fb, ✓ và → ≥ Ệ", live="x"),), Style(14), Setting(mm(165)))
    assert line.text() == f"Vui {MISSING}{MISSING}, {MISSING} và → ≥ Ệ"
    assert [tint.line for tint in line.tints] == [0]


def test_width_is_that_of_the_table_of_times():
    text = "fi AVATo – Ủy ban nhân dân xã Tái Sơn, Tứ Kỳ 2023"
    for style in (Style(14), Style(13, bold=True), Style(14, italic=True), Style(12, bold=True, italic=True)):
        line = Lines((Run(text, live="x"),), style, Setting(mm(165)))
        assert line.tints[0].right == pytest.approx(mm(text_width(text, style)), rel=0.002)


def test_live_values_and_the_mark_are_seen_on_the_screen_only():
    page, place = pages_of(rich_report())[0], Place("mo-dau", "can-cu")
    assert colourful(picture(page, on_screen=True))
    assert not colourful(picture(page, on_screen=False, marked=place))
    plain = pages_of(report((words(30),)))[0]
    assert not colourful(picture(plain, on_screen=True))
    assert colourful(picture(plain, on_screen=True, marked=Place("noi-dung", "doan")))


def test_pdf_has_a4_pages_upright_and_lying():
    data = pdf(rich_report())
    boxes = re.findall(rb"/MediaBox \[([\d. ]+)\]", data)
    sizes = [tuple(round(float(side)) for side in box.split()[2:]) for box in boxes]
    pages = pages_of(rich_report())
    assert sizes == [(842, 595) if page.landscape else (595, 842) for page in pages]


def test_pdf_holds_no_font_but_times():
    emoji = Paragraph((Run("Vui 😀 ✓ 中文"), Run(" đậm 😀", bold=True)), Place())
    for document in (rich_report(), report((emoji,))):
        names = set(re.findall(rb"/(?:FontName|BaseFont)\s*/(?:[A-Z]+\+)?([A-Za-z]+)", pdf(document)))
        assert names
        assert names <= {
            b"LiberationSerif",
            b"TimesNewRoman",
            b"TimesNewRomanPS",
            b"TimesNewRomanPSMT",
            b"Tinos",
        }


def test_pdf_carries_its_title(tmp_path: Path):
    document = report((words(10),))
    write_pdf(document, tmp_path / "bc.pdf")
    data = (tmp_path / "bc.pdf").read_bytes()
    title = re.search(rb"/Title <([0-9A-Fa-f]+)>|/Title \((.*?)\)\n", data, re.DOTALL)
    assert data.startswith(b"%PDF-1.4")
    assert title is not None


def test_pdf_goes_to_a_device_too():
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    write_pdf(report((words(10),)), buffer)
    assert bytes(buffer.data().data()).startswith(b"%PDF")


def test_pdf_that_cannot_be_written_says_so(tmp_path: Path):
    with pytest.raises(OSError, match="bc"):
        write_pdf(report((words(10),)), tmp_path / "không có" / "bc.pdf")


def test_heading_of_many_lines_stays_whole():
    long = Heading(1, None, runs(SENTENCE * 2), Place("muc-dai"))
    for length in range(10, 200, 23):
        pages = pages_of(report((*body(6, length), long, words(40))))
        with_it = [page for page in pages if page.area(Place("muc-dai"))]
        assert len(with_it) == 1
