"""The diary from a file and into one, row by row, so that it can be watched and stopped."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from cchc_desktop.carry.diary_csv import CannotRead, csv_of, rows_of_csv
from cchc_desktop.carry.diary_xlsx import rows_of_xlsx, xlsx_of
from cchc_desktop.figures.activities import MOST_ROWS, Activity, Mistake, activities_from_rows
from cchc_desktop.figures.channels import Channel
from cchc_desktop.paths import reason

T = TypeVar("T")
Told = Callable[[int], bool]
"""Hears how many rows are done, and says whether to go on."""

_EVERY = 500


class Stopped(Exception):
    """Somebody wished it to end; nothing was taken and nothing was written."""


def activities_of_file(
    path: Path, channels: Iterable[Channel], told: Told
) -> tuple[list[Activity], list[Mistake]]:
    """The activities of an Excel or CSV file, or its mistakes by row: all or nothing.

    Raises ``CannotRead`` for a file that holds no table, and ``Stopped``.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        why = f"Không đọc được tệp ({reason(error)})."
        raise CannotRead(f"{why} Hãy đóng tệp trong Excel hoặc cắm lại USB rồi thử lại.") from error
    rows: Iterable[list[str]] = rows_of_xlsx(data) if _is_workbook(path) else rows_of_csv(data)
    return activities_from_rows(watched(islice(rows, MOST_ROWS + 2), told), channels)


def file_of_rows(path: Path, rows: Iterable[Sequence[str]], told: Told) -> bytes:
    """The rows as what the path's ending says, an Excel workbook or CSV; raises ``Stopped``."""
    counted = watched(rows, told)
    return xlsx_of(counted) if _is_workbook(path) else csv_of(counted)


def watched(rows: Iterable[T], told: Told) -> Iterator[T]:
    """The rows one by one; now and then it is told how many there were.

    >>> heard = []
    >>> len(list(watched(range(1100), lambda done: not heard.append(done))))
    1100
    >>> heard
    [500, 1000]
    """
    for number, row in enumerate(rows, 1):
        if number % _EVERY == 0 and not told(number):
            raise Stopped
        yield row


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() == ".xlsx"
