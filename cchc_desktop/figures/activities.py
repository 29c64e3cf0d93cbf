"""Activities of communication: one row of the diary each, read from typed words, and counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache

from cchc_desktop.entry import YEARS
from cchc_desktop.figures.channels import Channel, named
from cchc_desktop.form.wording import date_remark, parsed_number, screen_date, typed_date, written_number
from cchc_desktop.prose import BadEntry, clean, folded

COLUMNS = (
    *("Ngày", "Loại hình", "Nội dung", "Số lượng", "Đơn vị tính"),
    *("Số người", "Ghi chú", "Minh chứng"),
)
"""The diary on the screen, on paper and in files, in this order."""

LONGEST, MOST_ROWS = 2_000, 50_000
_NAMES_ENOUGH = 2
"""From so many names of columns on, a first row is taken for them."""

LARGEST = Decimal(10) ** 9


@dataclass(frozen=True)
class Activity:
    """What was done on a day. ``whole`` is y where the quantity is x of y; ``id`` is 0 before it is kept."""

    day: date
    channel: str
    title: str
    quantity: Decimal
    unit: str
    attendants: int = 0
    note: str = ""
    evidence: str = ""
    whole: Decimal | None = None
    id: int = 0


@dataclass(frozen=True)
class Total:
    """What a channel's rows in one unit add up to; ``rows`` is how many they are."""

    channel: str
    unit: str
    quantity: Decimal
    rows: int
    attendants: int = 0


@dataclass(frozen=True)
class Mistake:
    """A row that cannot be taken, by its number in the file, and why."""

    row: int
    what: str

    def __str__(self) -> str:
        return f"Dòng {self.row}: {self.what}"


def activity_from_row(cells: Sequence[str], channels: Iterable[Channel] | Mapping[str, Channel]) -> Activity:
    """An activity from the words of one row, in the order of ``COLUMNS``; ``BadEntry`` says what is wrong.

    ``channels`` may be given as ``named`` makes them, where many rows are read.

    >>> from cchc_desktop.figures.channels import shipped_channels
    >>> row = activity_from_row(["13/2/2023", "bảng điện tử", "Khẩu hiệu", "02"], shipped_channels())
    >>> row.day, row.channel, row.quantity, row.unit
    (datetime.date(2023, 2, 13), 'bang-dien-tu', Decimal('2'), 'lần')
    """
    words = [*(cell.strip() for cell in cells[: len(COLUMNS)]), *[""] * (len(COLUMNS) - len(cells))]
    for column, cell in zip(COLUMNS, words, strict=True):
        if len(cell) > LONGEST:
            raise BadEntry(column, f"dài quá {written_number(LONGEST)} chữ")
        clean(cell, column)
    day, channel, title, quantity, unit, attendants, note, evidence = (clean(cell, "") for cell in words)
    by_name = channels if isinstance(channels, Mapping) else named(channels)
    known = by_name.get(channel.casefold()) or _without_marks(channel, by_name)
    if known is None:
        near = _near(channel, tuple(one.title for one in by_name.values()))
        raise BadEntry("Loại hình", f"không có loại hình “{channel}” trong danh sách; {near}")
    part, whole = _quantity(quantity, known)
    return Activity(
        _day(day), known.id, title, part, unit or known.units[0], _people(attendants), note, evidence, whole
    )


def activity_to_row(activity: Activity, channels: Mapping[str, Channel]) -> tuple[str, ...]:
    """The words of one row, in the order of ``COLUMNS``."""
    channel = channels.get(activity.channel)
    whole = "" if activity.whole is None else f"/{written_number(activity.whole)}"
    return (
        screen_date(activity.day),
        channel.title if channel else activity.channel,
        activity.title,
        written_number(activity.quantity) + whole,
        activity.unit,
        written_number(activity.attendants) if activity.attendants else "",
        activity.note,
        activity.evidence,
    )


def activities_from_rows(
    rows: Iterable[Sequence[str]], channels: Iterable[Channel]
) -> tuple[list[Activity], list[Mistake]]:
    """All activities of a table and all its mistakes; rows are numbered from 1, blank ones are passed over.

    A first row that names the columns is no activity; they may stand in any order then. One mistake is
    enough for nothing to be taken.
    """
    known, done, mistakes = named(channels), [], []
    order: tuple[int, ...] = ()
    for number, cells in enumerate(rows, 1):
        if number > MOST_ROWS + 1:
            too_many = f"tệp có quá {written_number(MOST_ROWS)} dòng; hãy chia thành nhiều tệp"
            return [], [Mistake(number, too_many)]
        if not any(cell.strip() for cell in cells):
            continue
        if number == 1 and ((order := _order(cells)) or cells[0].strip() == COLUMNS[0]):
            continue
        put = [cells[at] if 0 <= at < len(cells) else "" for at in order] if order else cells
        try:
            done.append(activity_from_row(put, known))
        except BadEntry as error:
            mistakes.append(Mistake(number, f"{error.place}: {error.what}" if error.place else error.what))
    return done, mistakes


def _order(cells: Sequence[str]) -> tuple[int, ...]:
    """Where each of the columns stands in a row that names them, -1 for one that is not there; else nothing.

    >>> _order(["Nội dung", "Ngày", "Loại hình"]), _order(["13/02/2023", "Xe loa", "Phát"])
    ((1, 2, 0, -1, -1, -1, -1, -1), ())
    """
    names = [folded(cell.strip()) for cell in cells]
    known = [folded(column) for column in COLUMNS]
    if sum(name in known for name in names) < _NAMES_ENOUGH:
        return ()
    return tuple(names.index(column) if column in names else -1 for column in known)


def _without_marks(title: str, by_name: Mapping[str, Channel]) -> Channel | None:
    """The channel whose title is the same but for its marks: “mang xa hoi”."""
    return next((one for name, one in by_name.items() if folded(name) == folded(title)), None)


@lru_cache
def _near(title: str, titles: tuple[str, ...]) -> str:
    """Which of the titles may have been meant; many rows of a table make the same mistake."""
    bare, words = {folded(one): one for one in titles}, folded(title)
    near = [name for name in bare if words and words in name] or get_close_matches(words, bare, 2)
    told = ", ".join(f"“{bare[name]}”" for name in near[:2])
    return f"gần giống: {told}" if told else "bấm “Loại hình…” để xem hoặc thêm"


def _day(words: str) -> date:
    day = typed_date(words)
    if day is None or day.year not in YEARS:
        why = date_remark(words) or f"“{words}” không phải là ngày của sổ này."
        raise BadEntry("Ngày", f"{why.rstrip('.')}; viết như 13/02/2026")
    return day


def _quantity(words: str, channel: Channel) -> tuple[Decimal, Decimal | None]:
    part, slash, whole = words.partition("/")
    if slash and not channel.ratio:
        raise BadEntry("Số lượng", f"“{words}”: loại hình này đếm bằng một số, không ghi x/y")
    return _amount(part or "1", words), _amount(whole, words) if slash else None


def _amount(digits: str, words: str) -> Decimal:
    value = parsed_number(digits)
    if value is None or value > LARGEST:
        raise BadEntry("Số lượng", f"“{words}” không phải là con số; viết như 36 hoặc 17/18")
    return value


def _people(words: str) -> int:
    value = parsed_number(words or "0")
    if value is None or value != int(value) or value > LARGEST:
        raise BadEntry("Số người", f"“{words}” không phải là số nguyên")
    return int(value)
