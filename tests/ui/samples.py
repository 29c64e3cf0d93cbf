"""Documents built straight from the tree, for the tests of what the clerk sees."""

from dataclasses import replace
from itertools import count

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

SENTENCE = (
    "Ủy ban nhân dân xã Tái Sơn đã chỉ đạo các ban, ngành, đoàn thể và các thôn tuyên truyền công tác "
    "cải cách hành chính đến cán bộ, công chức và Nhân dân trên địa bàn xã bằng nhiều hình thức phù hợp; "
    "niêm yết công khai, đầy đủ thủ tục hành chính tại Bộ phận Tiếp nhận và Trả kết quả. "
)
LOOK = look(LookChoice())
SIGNED = Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Nguyễn Văn A")


def runs(text: str) -> Runs:
    return (Run(text),)


def heading(text: str, style: str = "arabic", number: int = 1, place: Place | None = None) -> Heading:
    level = ("roman", "arabic", "decimal", "letter").index(style) + 1
    return Heading(level, Label(style, (number,)), runs(text), place or Place(f"muc-{text}"))


def paragraph(text: str, number: int = 0) -> Paragraph:
    return Paragraph(runs(text), Place("noi-dung", "doan", number))


def words(count: int, number: int = 0) -> Paragraph:
    """A paragraph of so many words."""
    return paragraph(" ".join((SENTENCE * (count // 50 + 1)).split()[:count]), number)


def body(paragraphs: int, length: int = 60) -> tuple[Block, ...]:
    """Paragraphs of about so many words, a heading before every third."""
    blocks: list[Block] = []
    for n in range(paragraphs):
        if n % 3 == 0:
            blocks.append(heading(f"Nội dung thứ {n // 3 + 1}", number=n // 3 + 1))
        blocks.append(words(length + 7 * (n % 5), n))
    return tuple(blocks)


def channels(rows: int, *, total: bool = True) -> Table:
    names = (
        "Tin, bài trên đài truyền thanh xã, thôn",
        "Tờ rơi, tờ gấp",
        "Hội nghị lồng ghép tại nhà văn hóa thôn",
    )
    return Table(
        (
            Column("TT", 1, number=True),
            Column("Hình thức", 6),
            Column("Đơn vị", 2),
            Column("Số lượng", 2, number=True),
        ),
        tuple((str(n + 1), names[n % 3], "lần", f"{n * 137 + 5}") for n in range(rows)),
        ("", "Cộng", "", "1.550") if total else (),
        Place("so-lieu", "kenh"),
    )


def report(
    blocks: tuple[Block, ...],
    *,
    addressees: tuple[str, ...] = ("Ủy ban nhân dân huyện Tứ Kỳ",),
    abstract: str = "Kết quả tuyên truyền công tác cải cách hành chính 6 tháng đầu năm 2023",
    recipients: tuple[str, ...] = ("- Như trên;", "- TTĐU; HĐND; lãnh đạo UBND xã;", "- Lưu: VT, VHXH."),
    signature: Signature = SIGNED,
    appendices: tuple[Appendix, ...] = (),
    choice: LookChoice | None = None,
) -> Document:
    return Document(
        letterhead=Letterhead(
            "", ("ỦY BAN NHÂN DÂN", "XÃ TÁI SƠN"), "Số: 07/BC-UBND", "Tái Sơn, ngày 20 tháng 7 năm 2023"
        ),
        type="BÁO CÁO",
        abstract=runs(abstract),
        addressees=tuple(runs(name) for name in addressees),
        blocks=blocks,
        recipients=recipients,
        signature=signature,
        look=look(choice) if choice else LOOK,
        appendices=appendices,
        author="UBND xã Tái Sơn",
        places={
            "abstract": Place("dau", "trich-yeu"),
            "addressees": Place("dau", "kinh-gui"),
            "recipients": Place("cuoi", "noi-nhan"),
            "signature": Place("cuoi", "chu-ky"),
        },
    )


def changed(document: Document, number: int, text: str) -> Document:
    """The document with another text in one of its blocks."""
    block = document.blocks[number]
    assert not isinstance(block, Table)
    new = replace(block, runs=runs(text))
    return replace(document, blocks=(*document.blocks[:number], new, *document.blocks[number + 1 :]))


def rich_report() -> Document:
    """A report with everything in it: three levels, live values, lists, tables, two appendices."""
    live = (
        Run("Thực hiện Kế hoạch số 25/KH-UBND ngày 08 tháng 02 năm 2023 của UBND huyện, "),
        Run("UBND xã Tái Sơn", live="ubnd"),
        Run(" đã đăng "),
        Run("36", bold=True, live="tin_bai"),
        Run(" tin, bài viết; "),
        Run("đúng tiến độ", italic=True),
        Run(f". {SENTENCE}"),
    )
    number = count()
    letters = tuple(
        Item(Label("letter", (n,)), runs(f"{SENTENCE[:90]};"), Place("noi-dung", "muc", n))
        for n in range(1, 7)
    )
    blocks: tuple[Block, ...] = (
        Paragraph(live, Place("mo-dau", "can-cu")),
        heading("Kết quả thực hiện", "roman", 1),
        heading("Công tác triển khai", "arabic", 1),
        *(words(70, next(number)) for _ in range(3)),
        paragraph("- Tổ chức phổ biến, tuyên truyền kịp thời.", next(number)),
        heading("Kết quả tuyên truyền", "arabic", 2),
        *letters,
        channels(30),
        heading("Phương hướng, nhiệm vụ 6 tháng cuối năm", "roman", 2),
        *(words(85, next(number)) for _ in range(4)),
        paragraph("Trên đây là báo cáo kết quả tuyên truyền cải cách hành chính./.", next(number)),
    )
    reference = "(Kèm theo Báo cáo số 07/BC-UBND ngày 20 tháng 7 năm 2023 của UBND xã Tái Sơn)"
    appendices = (
        Appendix("Phụ lục I", "KẾT QUẢ TUYÊN TRUYỀN THEO KÊNH", reference, (channels(45),)),
        Appendix("Phụ lục II", "DANH SÁCH HỘI NGHỊ", reference, (channels(40, total=False),), landscape=True),
    )
    return report(
        blocks, addressees=("Ủy ban nhân dân huyện Tứ Kỳ", "Phòng Nội vụ huyện Tứ Kỳ"), appendices=appendices
    )
