"""The figures of one document as an Excel workbook, with the diary's rows that they were counted from."""

from collections.abc import Iterator, Mapping, Sequence

from cchc_desktop.carry.diary_xlsx import WIDTHS, cells_of, number_cell
from cchc_desktop.carry.workbook import Cell, Sheet, workbook_of
from cchc_desktop.figures.activities import COLUMNS, activity_to_row
from cchc_desktop.figures.backing import Backed
from cchc_desktop.figures.channels import Channel

_FIGURES = (
    *("Số liệu", "Trong văn bản", "Đơn vị tính", "Đếm từ sổ", "Nhập tay", "Lý do nhập tay"),
    *("Khoảng ngày đã đếm", "Số dòng sổ", "Cộng theo sổ hiện nay"),
)
_FIGURE_WIDTHS = (48, 24, 14, 12, 12, 30, 26, 10, 12)


def figures_xlsx(title: str, told: Sequence[Backed], channels: Mapping[str, Channel]) -> bytes:
    """Two sheets, the same bytes everywhere: each figure with its source, and each figure's rows.

    A row that counts in two figures stands under both, so that each can be added up by itself.
    """
    figures = [[title], ["Số liệu trong văn bản và nơi lấy số"], _FIGURES, *map(_figure, told)]
    rows = [[title], ["Các dòng của sổ theo dõi đã đếm"], ("Số liệu", *COLUMNS), *_rows(told, channels)]
    return workbook_of(
        [
            Sheet("Số liệu", _FIGURE_WIDTHS, figures, heads=3),
            Sheet("Các dòng sổ", (40, *WIDTHS), rows, heads=3),
        ]
    )


def _figure(backed: Backed) -> list[Cell]:
    source = backed.source
    typed = source.typed if source.by_hand or not source.counted else ""
    return [
        source.title,
        source.written,
        source.unit,
        number_cell(source.counted),
        number_cell(typed),
        source.reason,
        source.window,
        len(backed.rows) if source.channels else "",
        number_cell(backed.now),
    ]


def _rows(told: Sequence[Backed], channels: Mapping[str, Channel]) -> Iterator[list[Cell]]:
    for backed in told:
        for row in backed.rows:
            yield [backed.source.title, *cells_of(activity_to_row(row, channels))]
