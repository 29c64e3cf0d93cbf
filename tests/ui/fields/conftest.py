"""Words of a small entry that the tests may change."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication

from cchc_desktop.prose import Live
from cchc_desktop.store.settings import Person, RecipientList
from cchc_desktop.ui.fields.words import Words

PEOPLE = (
    Person("Nguyễn Văn An", "chu-tich", "CHỦ TỊCH"),
    Person("Trần Thị Bích", "thua-lenh", "CHÁNH VĂN PHÒNG"),
)
LISTS = (RecipientList("Báo cáo", "BC", ("Lãnh đạo UBND xã", "Lưu: VT, VHXH")),)


@dataclass
class Sayings:
    """Live values by name; a citation says its parts in brackets."""

    values: dict[str, str] = field(
        default_factory=lambda: {
            "ky": "6 tháng đầu năm 2023",
            "xa": "xã Tái Sơn",
            "can_cu.vb1": "Kế hoạch số 25/KH-UBND",
        }
    )

    def say(self, live: Live) -> str:
        parts = f"[{' '.join(live.parts)}|{live.date}]" if live.name == "can_cu.vb1" else ""
        return self.values.get(live.name, "[…]") + parts

    def words(self) -> Words:
        titles = {"ky": "Kỳ, có năm", "xa": "Tên xã", "can_cu.vb1": "Kế hoạch số 25/KH-UBND"}
        return Words(self.say, lambda: titles, lambda name: name.startswith("can_cu."), PEOPLE, lists=LISTS)


@pytest.fixture
def sayings() -> Sayings:
    return Sayings()


@pytest.fixture
def words(app: QApplication, sayings: Sayings) -> Words:
    return sayings.words()
