"""A store of one's own and an entry to keep in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from cchc_desktop.entry import Entry, FormRef, Period, Section, new_id
from cchc_desktop.office import Office
from cchc_desktop.prose import Text
from cchc_desktop.store.database import open_store

OFFICE = Office(name="Tái Sơn", superior="huyện Tứ Kỳ", province="tỉnh Hải Dương")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dữ liệu" / "sổ.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with open_store(path) as db:
        yield db


@pytest.fixture
def office() -> Office:
    return OFFICE


@pytest.fixture
def entry() -> Entry:
    return Entry(
        id=new_id(),
        revision=new_id(),
        form=FormRef("bc-tuyen-truyen", 1, "BC"),
        office=OFFICE,
        period=Period("6-thang-dau", 2023),
        outline=(Section("ket-qua", 1, "roman", (Text("KẾT QUẢ THỰC HIỆN"),)),),
        answers={"mo_dau": ["Thực hiện Kế hoạch của huyện", ["đăng ", {"bold": "12"}, " tin bài"]]},
    )
