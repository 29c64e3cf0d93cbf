from datetime import date

from cchc_desktop.carry.receipt import Line, receipt
from cchc_desktop.document.docx import write_docx
from cchc_desktop.document.text import write_text
from cchc_desktop.office import Office

OFFICE = Office(name="Tái Sơn", superior="huyện Tứ Kỳ", province="tỉnh Hải Dương")
LINES = [Line("Báo cáo kết quả tuyên truyền", "07", "2023-07-20_BC.docx", "3fa94c1e" + "0" * 56)]


def test_receipt_names_both_sides_the_stick_and_every_file():
    text = write_text(receipt(OFFICE, LINES, "KINGSTON", date(2023, 7, 20)))
    for words in (
        "UBND xã Tái Sơn",
        "UBND huyện Tứ Kỳ",
        "01 tệp",
        "KINGSTON",
        "ngày 20 tháng 7 năm 2023",
        "BÊN GIAO",
        "BÊN NHẬN",
    ):
        assert words in text
    assert "1 | Báo cáo kết quả tuyên truyền | 07 | 2023-07-20_BC.docx | 3fa94c1e" in text


def test_receipt_is_written_like_every_document():
    assert write_docx(receipt(OFFICE, LINES * 40, "USB", date(2026, 1, 5))).startswith(b"PK")


def test_office_without_a_superior_still_has_a_receiver():
    assert "cơ quan cấp trên" in write_text(receipt(Office(name="Tái Sơn"), LINES, "USB", date(2026, 1, 5)))
