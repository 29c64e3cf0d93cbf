"""The figures sheet (phiếu số liệu) of a period: totals, months, the rows behind, and what was counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cchc_desktop.document.look import look
from cchc_desktop.document.tree import (
    Block,
    Column,
    Document,
    Heading,
    Label,
    Letterhead,
    Paragraph,
    Place,
    Run,
    Signature,
    Table,
)
from cchc_desktop.entry import Period
from cchc_desktop.figures.activities import Activity
from cchc_desktop.figures.channels import Channel
from cchc_desktop.figures.periods import counted_days
from cchc_desktop.figures.summary import Line, titles_of
from cchc_desktop.form.wording import (
    GAP,
    data_window,
    partial_date,
    period_name,
    written_date,
    written_number,
)
from cchc_desktop.office import Office

CHART = Place("phieu-so-lieu", "bieu-do")
"""The paragraph below which the chart by months is drawn."""

_TOTALS = (
    Column("TT", 2, number=True),
    Column("Loại hình", 11),
    Column("Số lượng", 4, number=True),
    Column("Đơn vị tính", 4),
    Column("Số lượt người", 4, number=True),
    Column("Số dòng", 3, number=True),
)
_MONTHS = (Column("Tháng", 2), Column("Số dòng", 2, number=True), Column("Trong đó", 10))
_ROWS = (
    Column("TT", 2, number=True),
    Column("Ngày", 5),
    Column("Nội dung", 11),
    Column("Số lượng", 4, number=True),
    Column("Đơn vị", 4),
    Column("Số người", 4, number=True),
    Column("Ghi chú, minh chứng", 8),
)


@dataclass(frozen=True)
class Counted:
    """What the sheet is made of: totals, rows (oldest first) and rows by month and channel, of one period."""

    lines: Sequence[Line]
    rows: Sequence[Activity]
    months: Mapping[tuple[str, str], int]
    channels: Mapping[str, Channel]


def figures_sheet(office: Office, period: Period | None, rule: str, counted: Counted, day: date) -> Document:
    """The sheet as a document; ``rule`` says how the days were cut off and by which decree.

    Without a period it is of all days. Every total is followed by its rows, under the same title.
    """
    blocks: list[Block] = [
        *(_paragraph(text, n) for n, text in enumerate(_said(period, rule))),
        _heading(1, "Tổng hợp theo loại hình"),
        Table(_TOTALS, tuple(_totals(counted.lines)), (), Place("phieu-so-lieu", "tong")),
        _heading(2, "Theo tháng"),
        Paragraph((Run("Số dòng của sổ theo dõi trong từng tháng:"),), CHART),
        Table(_MONTHS, tuple(_months(counted)), (), Place("phieu-so-lieu", "thang")),
        _heading(3, "Các dòng của sổ theo dõi"),
        *_rows(counted),
    ]
    name = period_name(period) if period else "mọi ngày"
    place_date = f"{office.place_name or GAP}, {partial_date(day.isoformat(), '…')}"
    known = office.name or office.body
    agency = office.agency if known else (*office.agency[:-1], f"{office.unit.upper()} {GAP}")
    return Document(
        letterhead=Letterhead(office.parent, agency, "", place_date),
        type="PHIẾU SỐ LIỆU",
        abstract=(Run(f"Công tác tuyên truyền cải cách hành chính {name}"),),
        addressees=(),
        blocks=tuple(blocks),
        recipients=(),
        signature=Signature(("NGƯỜI LẬP PHIẾU",), "(Ký, ghi rõ họ tên)", ""),
        look=look(office.look),
        author=f"UBND {office.commune}",
    )


def _said(period: Period | None, rule: str) -> list[str]:
    days = counted_days(period) if period else None
    if not period or not days:
        return ["Số liệu lấy từ mọi dòng của sổ theo dõi tuyên truyền."]
    said = [f"Khoảng lấy số liệu: {data_window(period)}. Cách lấy: {rule}."]
    if days[1] != period.end and period.end:
        said.append(f"Số liệu của {written_date(period.end, 'short')} tính vào kỳ sau.")
    return said


def _totals(lines: Iterable[Line]) -> list[tuple[str, ...]]:
    return [
        (
            str(n),
            line.title,
            line.figure,
            line.unit,
            written_number(line.people) if line.people else "",
            written_number(line.rows),
        )
        for n, line in enumerate(lines, 1)
    ]


def _months(counted: Counted) -> list[tuple[str, ...]]:
    titles = titles_of(counted.channels, counted.rows)
    told: list[tuple[str, ...]] = []
    for month in sorted({month for month, _ in counted.months}):
        parts = {title: counted.months.get((month, channel), 0) for channel, title in titles.items()}
        within = "; ".join(f"{title}: {count}" for title, count in parts.items() if count)
        told.append((f"{int(month[5:])}/{month[:4]}", written_number(sum(parts.values())), within))
    return told


def _rows(counted: Counted) -> list[Block]:
    """The rows under their channels, each with what they add up to."""
    titles = titles_of(counted.channels, counted.rows)
    blocks: list[Block] = []
    for channel, title in titles.items():
        own = [row for row in counted.rows if row.channel == channel]
        if not own:
            continue
        figures = ", ".join(
            f"{line.figure} {line.unit}".rstrip() for line in counted.lines if line.channel == channel
        )
        place = Place("phieu-so-lieu", f"dong-{channel}")
        blocks.append(Paragraph((Run(f"{title}: {figures}", bold=True),), place))
        rows = tuple(_row(n, row) for n, row in enumerate(own, 1))
        blocks.append(Table(_ROWS, rows, (), Place("phieu-so-lieu", f"bang-{channel}")))
    return blocks


def _row(number: int, row: Activity) -> tuple[str, ...]:
    whole = "" if row.whole is None else f"/{written_number(row.whole)}"
    return (
        str(number),
        f"{row.day:%d/%m/%Y}",
        row.title,
        f"{written_number(row.quantity)}{whole}",
        row.unit,
        written_number(row.attendants) if row.attendants else "",
        "; ".join(part for part in (row.note, row.evidence) if part),
    )


def _heading(number: int, text: str) -> Heading:
    return Heading(1, Label("arabic", (number,)), (Run(text),), Place("phieu-so-lieu", f"muc-{number}"))


def _paragraph(text: str, number: int) -> Paragraph:
    return Paragraph((Run(text),), Place("phieu-so-lieu", "loi", number))
