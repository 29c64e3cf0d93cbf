"""Documents built straight from the tree, for whoever tests a writer."""

from cchc_desktop.document.look import look
from cchc_desktop.document.tree import (
    Appendix,
    Block,
    Column,
    Document,
    Heading,
    Item,
    Label,
    Letterhead,
    Paragraph,
    Place,
    Run,
    Runs,
    Signature,
    Table,
)
from cchc_desktop.office import LookChoice

HERE = Place("phan", "truong")
SENTENCE = (
    "Ủy ban nhân dân xã đã chỉ đạo các ban, ngành, đoàn thể và các thôn tuyên truyền công tác cải cách "
    "hành chính đến cán bộ, công chức và Nhân dân trên địa bàn xã bằng nhiều hình thức phù hợp."
)


def runs(text: str, *, bold: bool = False, italic: bool = False) -> Runs:
    return (Run(text, bold, italic),) if text else ()


def paragraph(text: str) -> Paragraph:
    return Paragraph(runs(text), HERE)


def heading(level: int, text: str, style: str = "", *counters: int) -> Heading:
    return Heading(level, Label(style, counters) if style else None, runs(text), HERE)


def items(style: str, *texts: str) -> tuple[Item, ...]:
    return tuple(Item(Label(style, (n,)), runs(text), HERE) for n, text in enumerate(texts, start=1))


def channels(*, total: bool = True) -> Table:
    return Table(
        (Column("Hình thức", 3), Column("Đơn vị", 1), Column("Số lượng", 1, number=True)),
        (("Tin, bài trên đài truyền thanh", "bài", "1.250"), ("Tờ rơi, tờ gấp", "tờ", "300")),
        ("Cộng", "", "1.550") if total else (),
        HERE,
    )


def body() -> tuple[Block, ...]:
    """A report's usual body: three levels of headings, a list with Vietnamese letters, a table."""
    return (
        paragraph(f"Thực hiện Kế hoạch số 12/KH-UBND, {SENTENCE}"),
        heading(1, "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "roman", 1),
        heading(2, "Công tác chỉ đạo", "arabic", 1),
        paragraph(SENTENCE),
        paragraph("- Ban hành 02 kế hoạch; mở 03 hội nghị."),
        heading(2, "Kết quả tuyên truyền", "arabic", 2),
        heading(3, "Trên đài truyền thanh", "decimal", 2, 1),
        paragraph(SENTENCE),
        heading(3, "Qua hội nghị", "decimal", 2, 2),
        *items("letter", *(f"Hội nghị thứ {n} của thôn;" for n in range(1, 12))),
        heading(1, "KẾT QUẢ THỰC HIỆN", "roman", 2),
        heading(2, "Số liệu", "arabic", 1),
        channels(),
        heading(2, "Đánh giá", "arabic", 2),
        heading(3, "Ưu điểm", "letter", 1),
        paragraph(SENTENCE),
        heading(3, "Hạn chế", "letter", 2),
        paragraph("Trên đây là báo cáo công tác tuyên truyền cải cách hành chính năm 2026./."),
    )


def appendix(label: str = "Phụ lục", *, landscape: bool = False) -> Appendix:
    return Appendix(
        label,
        "KẾT QUẢ TUYÊN TRUYỀN CẢI CÁCH HÀNH CHÍNH",
        "(Kèm theo Báo cáo số      /BC-UBND ngày      tháng 7 năm 2026 của UBND xã Tái Sơn)",
        (channels(), heading(1, "GHI CHÚ", "roman", 1), paragraph("Số liệu tính đến ngày 30/6/2026.")),
        landscape,
    )


def report(
    blocks: tuple[Block, ...] | None = None,
    *,
    choice: LookChoice = LookChoice(),  # noqa: B008 - frozen
    agency: tuple[str, ...] = ("ỦY BAN NHÂN DÂN", "XÃ TÁI SƠN"),
    parent: str = "",
    symbol: str = "Số:      /BC-UBND",
    place_date: str = "Tái Sơn, ngày      tháng 7 năm 2026",
    abstract: str = "Kết quả tuyên truyền cải cách hành chính 6 tháng đầu năm 2026",
    addressees: tuple[str, ...] = ("Ủy ban nhân dân tỉnh Hải Dương",),
    signer: str = "Nguyễn Văn A",
    appendices: tuple[Appendix, ...] = (),
) -> Document:
    """A Báo cáo of an invented commune that keeps every rule."""
    return Document(
        letterhead=Letterhead(parent, agency, symbol, place_date),
        type="BÁO CÁO",
        abstract=runs(abstract),
        addressees=tuple(runs(name) for name in addressees),
        blocks=body() if blocks is None else blocks,
        recipients=("- Như trên;", "- Thường trực Đảng ủy, HĐND xã;", "- Lưu: VT, VHXH."),
        signature=Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", signer),
        look=look(choice),
        appendices=appendices,
        author="UBND xã Tái Sơn",
        entry_id="9f0c7f0a-2d5e-4a8e-8b8c-000000000001",
        revision="9f0c7f0a-2d5e-4a8e-8b8c-000000000002",
    )
