"""The receipt (biên bản giao, nhận): what was handed over on a stick, for both sides to sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cchc_desktop.document.look import look
from cchc_desktop.document.sheet import line, sheet
from cchc_desktop.document.tree import Column, Document, Letterhead, Place, Signature, Table
from cchc_desktop.form.wording import partial_date
from cchc_desktop.office import Office

_COLUMNS = (
    Column("TT", 10),
    Column("Văn bản", 57),
    Column("Số", 14),
    Column("Tên tệp", 56),
    Column("Mã kiểm tra", 26),
)
_DOTS = "…" * 24
_HAND = "(Ký, ghi rõ họ tên)"
_AGREED = "Bên nhận đã mở được các tệp nêu trên. Biên bản này lập thành 02 bản, mỗi bên giữ 01 bản."


@dataclass(frozen=True)
class Line:
    """A file that was handed over: its document's title and number (or empty), its name and SHA-256."""

    title: str
    number: str
    name: str
    sha256: str


def receipt(office: Office, lines: Sequence[Line], stick: str, day: date) -> Document:
    """The receipt as a document; the first eight signs of a file's sum tell it from any other."""
    receiver = f"UBND {office.superior}" if office.superior else "cơ quan cấp trên"
    rows = tuple(
        (str(n), line.title, line.number, line.name, line.sha256[:8]) for n, line in enumerate(lines, 1)
    )
    said = (
        f"Bên giao: UBND {office.commune}.",
        f"Người giao: {_DOTS}",
        f"Bên nhận: {receiver}.",
        f"Người nhận: {_DOTS}",
        f"Hai bên giao, nhận {len(lines):02} tệp chép trên USB “{stick}”, gồm:",
    )
    return sheet(
        ("BIÊN BẢN", "Giao, nhận văn bản qua USB"),
        (
            *(line(text, Place("bien-ban", "noi-dung", n)) for n, text in enumerate(said)),
            Table(_COLUMNS, rows, (), Place("bien-ban", "van-ban")),
            line(_AGREED, Place("bien-ban", "noi-dung", len(said))),
        ),
        look(office.look),
        letterhead=Letterhead(
            office.parent, office.agency, "", f"{office.place_name}, {partial_date(day.isoformat(), '…')}"
        ),
        signature=Signature(("BÊN NHẬN",), _HAND, ""),
        beside=Signature(("BÊN GIAO",), _HAND, ""),
        author=f"UBND {office.commune}",
    )
