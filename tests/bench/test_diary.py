"""20,000 rows of the diary: search beside a plain LIKE scan in the same run, list and totals in time."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from time import perf_counter

import openpyxl
import pytest

from cchc_desktop.carry.diary_files import Stopped, activities_of_file
from cchc_desktop.figures.activities import Activity
from cchc_desktop.figures.channels import shipped_channels
from cchc_desktop.figures.periods import with_window
from cchc_desktop.store.activities import Activities, Sought
from cchc_desktop.store.database import open_store

ROWS = 20_000
PLACES = "Đông Hưng Lạc Thành Minh Phú Quang Tân Vĩnh Xuân An Bình Cao Đại Giang Hòa Kim Long Nam Sơn".split()


@pytest.fixture(scope="module")
def diary(tmp_path_factory):
    dice = random.Random(4)
    with open_store(tmp_path_factory.mktemp("bench") / "so.db") as db:
        channels = shipped_channels()
        Activities(db).add(
            Activity(
                date(2020, 1, 1) + timedelta(dice.randrange(2_500)),
                (channel := dice.choice(channels)).id,
                f"Tuyên truyền cải cách hành chính tại thôn {dice.choice(PLACES)} {dice.choice(PLACES)} {n}",
                Decimal(dice.randint(1, 9)),
                channel.units[0],
                note="Lồng ghép trong cuộc họp thôn, sinh hoạt chi bộ hằng tháng",
            )
            for n in range(ROWS)
        )
        yield db


def least(act: Callable[[], object], times: int = 15) -> float:
    """The least time of many, in milliseconds: what the work itself takes."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        act()
        taken.append(perf_counter() - start)
    return min(taken) * 1000


def test_search_takes_a_twentieth_of_a_plain_scan(diary):
    def scan():
        sql = "SELECT * FROM activities WHERE title LIKE ? OR note LIKE ? OR evidence LIKE ?"
        return diary.execute(sql, ("%19876%",) * 3).fetchall()

    def search():
        return Activities(diary).rows(Sought(text="19876"))

    assert len(scan()) == len(search()) == 1
    plain, quick = least(scan), least(search)
    print(f"LIKE {plain:.2f} ms, search {quick:.3f} ms, 1/{plain / quick:.0f}")
    assert quick * 20 <= plain


def test_list_totals_and_chart_are_quick(diary):
    year = Sought.of_period(with_window("nam", 2023))
    for name, act, most in (
        ("all rows", lambda: Activities(diary).rows(), 1000),
        ("a year", lambda: Activities(diary).rows(year), 200),
        ("totals of all", lambda: Activities(diary).totals(), 200),
        ("totals of a year", lambda: Activities(diary).totals(year), 100),
        ("months of all", lambda: Activities(diary).by_month(), 200),
    ):
        taken = least(act, 5)
        print(f"{name}: {taken:.1f} ms")
        assert taken < most, name


def huge_workbook(rows: int) -> bytes:
    """A workbook of so many rows, written by hand: openpyxl would take minutes."""
    words = ("13/02/2023", "Xe loa", "Đọc tin", "1", "suất")
    cells = "".join(f'<c t="inlineStr"><is><t>{word}</t></is></c>' for word in words)
    made = io.BytesIO()
    small = openpyxl.Workbook()
    small.save(made)
    huge = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(huge, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                data = re.sub(
                    rb"<sheetData\s*/>|<sheetData>.*</sheetData>", b"<sheetData>@</sheetData>", data
                )
                data = data.replace(b"@", f"<row>{cells}</row>".encode() * rows)
            new.writestr(name, data)
    return huge.getvalue()


@pytest.mark.parametrize("name", ["to.csv", "to.xlsx"])
def test_200_000_rows_are_refused_by_row_and_can_be_stopped_at_once(tmp_path, name):
    path, rows = tmp_path / name, 200_000
    path.write_bytes(b"13/2/2023,Xe loa,a,1\r\n" * rows if name.endswith("csv") else huge_workbook(rows))
    start = perf_counter()
    done, (mistake,) = activities_of_file(path, shipped_channels(), lambda _done: True)
    print(f"{name}: 200,000 rows refused after {perf_counter() - start:.1f} s")
    assert done == []
    assert "quá 50.000 dòng" in str(mistake)
    start = perf_counter()
    with pytest.raises(Stopped):
        activities_of_file(path, shipped_channels(), lambda _done: False)
    print(f"{name}: stopped after {perf_counter() - start:.1f} s")
    assert perf_counter() - start < 10
