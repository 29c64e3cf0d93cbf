"""Documents go out on a stick and come in on another PC, through the program's own dialogs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import cast

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from sqlite_utils import Database

from cchc_desktop.ancestry import History
from cchc_desktop.carry import copying
from cchc_desktop.carry.disk import CannotWrite
from cchc_desktop.carry.package import Package, read_package
from cchc_desktop.commandline import all_forms
from cchc_desktop.entry import Entry
from cchc_desktop.figures.activities import Activity
from cchc_desktop.figures.periods import with_window
from cchc_desktop.form.definition import new_entry
from cchc_desktop.store.activities import Activities
from cchc_desktop.store.bin import Bin
from cchc_desktop.store.carries import Carries
from cchc_desktop.store.entries import EXPORTED, Entries
from cchc_desktop.ui.data.backup_dialog import BackupDialog
from cchc_desktop.ui.data.carried_dialog import CarriedDialog
from cchc_desktop.ui.data.carry_dialog import CarryDialog
from cchc_desktop.ui.data.opening import go_back, open_desk
from cchc_desktop.ui.data.package_dialog import PackageDialog, show_package
from cchc_desktop.ui.data.package_figures import PackageFiguresDialog
from cchc_desktop.ui.data.safekeeping import Safekeeping
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.main_window import MainWindow
from tests.goldens import golden_entry


def until(true) -> None:
    from PySide6.QtTest import QTest

    for _ in range(2000):
        if true():
            return
        QTest.qWait(5)
    raise AssertionError("waited in vain")


@pytest.fixture(autouse=True)
def told(monkeypatch) -> list[str]:
    """What message boxes said; every question is answered with its first button."""
    said: list[str] = []

    def answer(box: QMessageBox) -> int:
        said.append(box.text())
        box.buttons()[0].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return said


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def _save(entry: Entry, title: str, db: Database) -> None:
    Entries(db).save(entry, title)


def new_desk(folder: Path) -> Desk:
    folder.mkdir(exist_ok=True)
    return Desk(folder / "so-du-lieu.db", *all_forms())


@pytest.fixture
def desk(app: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """A store with two documents, one of them ready."""
    desk = new_desk(tmp_path / "one")
    for name, state in (("tai-son-bc-2023-06", "đã soát"), ("lien-minh-kh-2022", "nháp")):
        entry = replace(golden_entry(name), state=state)
        title = desk.title_of(desk.form_of(entry), entry)
        desk.writer.do(partial(_save, entry, title)).result()
    yield desk
    desk.writer.close()
    desk.reader.close()


@pytest.fixture
def other(app: QApplication, tmp_path: Path) -> Iterator[Desk]:
    desk = new_desk(tmp_path / "two")
    yield desk
    desk.writer.close()
    desk.reader.close()


def carried(desk: Desk, stick: Path, *boxes: str, entry_id: str = "") -> str:
    """What the dialog says after copying."""
    dialog = CarryDialog(desk, entry_id)
    dialog.use_folder(stick)
    for box in boxes:
        getattr(dialog, box).setChecked(True)
    dialog.copy()
    until(lambda: not dialog._beside.busy)
    dialog.reject()
    return dialog.told.text()


def test_ready_document_is_copied_read_back_and_noted(desk, stick, told):
    assert carried(desk, stick, "_pdf", "_receipt") == (
        "Đã chép xong, có thể rút USB. 4 tệp, kể cả gói dữ liệu và biên bản giao, nhận, đã được đọc lại từ "
        "USB và đúng từng chữ."
    )
    assert sorted(path.suffix for path in stick.iterdir()) == [".cchc", ".docx", ".docx", ".pdf"]
    assert {one.kind for one in Carries(desk.reader).all()} == {"docx", "pdf"}
    (row,) = [row for row in desk.entries.rows() if row.form_kind == "BC"]
    assert row.state == EXPORTED
    assert told == []


def note_three_rows(desk: Desk) -> None:
    """Three rows of the diary, of which two belong to the half-year that the report is given."""
    old, period = golden_entry("tai-son-bc-2023-06"), with_window("6-thang-dau", 2023)
    fresh = new_entry(desk.form_of(old), old.office, period)
    report = replace(old, state="đã soát", period=period, outline=fresh.outline)
    desk.writer.do(lambda db: Entries(db).save(report)).result()
    rows = [
        Activity(day, "trang-tin", f"Bài {n}", Decimal(n), "tin, bài")
        for n, day in enumerate((date(2023, 2, 13), date(2023, 6, 30), date(2023, 7, 1)), 1)
    ]
    desk.writer.do(lambda db: Activities(db).add(rows)).result()


def test_figures_come_along_as_a_workbook_when_wished(desk, stick):
    note_three_rows(desk)
    assert carried(desk, stick, "_figures").startswith("Đã chép xong")
    (book,) = stick.glob("*.xlsx")
    assert book.name == "2023-07-20_BC_tuyen-truyen-CCHC_6-thang_xa-Tai-Son_so-lieu.xlsx"
    sheet = openpyxl.load_workbook(book)["Các dòng sổ"]
    assert [row[3].value for row in sheet.iter_rows(min_row=4)] == ["Bài 1", "Bài 2"]
    assert {one.kind for one in Carries(desk.reader).all()} == {"docx", "xlsx"}


def test_figures_stay_at_home_when_not_wished(desk, stick):
    note_three_rows(desk)
    carried(desk, stick)
    assert not list(stick.glob("*.xlsx"))


def received(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch, *boxes: str) -> list[str]:
    """What the dialog of a package listed, once it was taken with these boxes ticked."""
    shown: list[str] = []

    def look_and_take(dialog: PackageDialog) -> int:
        shown.extend(dialog.list.item(n).text() for n in range(dialog.list.count()))
        for box in boxes:
            getattr(dialog, box).setChecked(True)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(PackageDialog, "exec", look_and_take)
    assert show_package(desk, Safekeeping(desk.path), path, None)
    return shown


def test_rows_behind_the_figures_are_taken_only_when_asked(desk, other, stick, told, monkeypatch):
    note_three_rows(desk)
    carried(desk, stick)
    (path,) = stick.glob("*.cchc")
    (line,) = received(other, path, monkeypatch)
    assert "kèm 2 số liệu: văn bản mới" in line
    assert Activities(other.reader).rows() == []
    assert "dòng sổ" not in told[-1]
    received(other, path, monkeypatch, "rows")
    assert [row.title for row in Activities(other.reader).rows()] == ["Bài 2", "Bài 1"]
    assert "2 dòng sổ theo dõi đã thêm" in told[-1]
    received(other, path, monkeypatch, "rows")
    assert len(Activities(other.reader).rows()) == 2
    assert "đều đã có" in told[-1]
    received(desk, path, monkeypatch, "rows")
    assert len(Activities(desk.reader).rows()) == 3


def test_figures_of_a_package_open_down_to_their_rows(desk, stick):
    note_three_rows(desk)
    carried(desk, stick)
    (path,) = stick.glob("*.cchc")
    dialog = PackageFiguresDialog(read_package(path.read_bytes(), desk.forms))
    document = dialog.tree.topLevelItem(0)
    figure = document.child(1)
    assert "xã Tái Sơn" in document.text(0)
    assert figure.text(1) == "36 tin, bài viết"
    assert [figure.child(n).text(0) for n in range(figure.childCount())] == [
        "13/02/2023: Trang, cổng thông tin điện tử. Bài 1",
        "30/06/2023: Trang, cổng thông tin điện tử. Bài 2",
    ]


def test_package_without_figures_offers_none(desk, other):
    package = Package((History("Kế hoạch", golden_entry("lien-minh-kh-2022")),))
    dialog = PackageDialog(other, Safekeeping(other.path), package)
    assert dialog.rows.isHidden()
    buttons = cast("list[QPushButton]", dialog.findChildren(QPushButton))
    assert [one.text() for one in buttons if not one.isHidden()] == ["Hủy", "&Nhận vào"]


def test_copying_again_says_that_it_is_the_same(desk, stick, told):
    carried(desk, stick)
    assert told == []
    (row,) = [row for row in desk.entries.rows() if row.form_kind == "BC"]
    assert "2 tệp đã có sẵn, giống hệt" in carried(desk, stick, entry_id=row.id)


def test_other_file_of_the_name_is_asked_about_once(desk, stick, told):
    carried(desk, stick)
    for path in stick.iterdir():
        path.write_bytes(b"other")
    (row,) = [row for row in desk.entries.rows() if row.form_kind == "BC"]
    carried(desk, stick, entry_id=row.id)
    assert len(told) == 1
    assert all(path.read_bytes() != b"other" for path in stick.iterdir())


def test_failing_stick_is_told_and_running_again_completes(desk, stick, monkeypatch):
    def fail(*_: object) -> None:
        raise CannotWrite("USB có thể hỏng; hãy thử nơi khác.")

    with monkeypatch.context() as broken:
        broken.setattr(copying, "write_whole", fail)
        assert carried(desk, stick).startswith("Chưa chép xong. USB có thể hỏng")
    assert Carries(desk.reader).all() == []
    assert carried(desk, stick).startswith("Đã chép xong")


def test_without_a_stick_it_says_how_to_plug_one_in(desk, told):
    dialog = CarryDialog(desk, "")
    dialog._place.clear()
    dialog.copy()
    assert "cắm USB" in told[0]


def test_carried_list_tells_what_changed_since(desk, stick):
    carried(desk, stick)
    assert CarriedDialog(desk).list.topLevelItem(0).text(4) == "không đổi"
    (row,) = [row for row in desk.entries.rows() if row.form_kind == "BC"]
    edited = replace(desk.entries.load(row.id), revision="r9", number="99")
    desk.writer.do(lambda db: Entries(db).save(edited)).result()
    assert CarriedDialog(desk).list.topLevelItem(0).text(4) == "đã sửa, chưa chép lại"


def test_package_shows_what_it_holds_and_is_taken_once(desk, other, stick, told, monkeypatch):
    carried(desk, stick)
    (path,) = stick.glob("*.cchc")
    shown: list[str] = []

    def look_and_take(dialog: PackageDialog) -> int:
        shown.append(dialog.list.item(0).text())
        assert other.entries.rows() == [] or shown[1:]
        dialog.office.setChecked(True)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(PackageDialog, "exec", look_and_take)
    keeping = Safekeeping(other.path)
    assert show_package(other, keeping, path, None)
    assert show_package(other, keeping, path, None)
    assert [one.rpartition(": ")[2] for one in shown] == ["văn bản mới", "đã có, không thay đổi gì"]
    assert len(other.entries.rows()) == 1
    assert {one.reason for one in keeping.backups()} == {"nhan-ve"}
    assert len(told) == 2


def test_package_says_that_what_it_holds_lies_in_the_bin_and_takes_it_out(desk, stick, told, monkeypatch):
    carried(desk, stick)
    (path,) = stick.glob("*.cchc")
    (row,) = [row for row in desk.entries.rows() if row.form_kind == "BC"]
    desk.writer.do(lambda db: Bin(db).put([row.id])).result()
    shown: list[str] = []

    def look_and_take(dialog: PackageDialog) -> int:
        shown.append(dialog.list.item(0).text())
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(PackageDialog, "exec", look_and_take)
    assert show_package(desk, Safekeeping(desk.path), path, None)
    assert shown[0].endswith("đang ở thùng rác, sẽ lấy ra")
    assert "- 1 lấy ra khỏi thùng rác" in told[0]
    assert row.id in {one.id for one in desk.entries.rows()}


def test_broken_package_is_refused_in_plain_words(desk, stick, told):
    (stick / "a.cchc").write_bytes(b"x")
    assert not show_package(desk, Safekeeping(desk.path), stick / "a.cchc", None)
    assert not show_package(desk, Safekeeping(desk.path), stick / "gone.cchc", None)
    assert "không phải do chương trình ghi ra" in told[0]
    assert "Hãy cắm lại USB" in told[1]


def test_handover_becomes_the_data_of_a_new_pc(desk, other, stick, told):
    giving = BackupDialog(desk, Safekeeping(desk.path))
    giving.hand_over_to(stick)
    until(lambda: not giving._beside.busy)
    assert "đọc lại đúng" in giving.told.text()
    (path,) = stick.iterdir()
    keeping = Safekeeping(other.path)
    taking = BackupDialog(other, keeping)
    taking.look_into(path)
    until(lambda: not taking._beside.busy)
    assert "có 2 văn bản" in told[0]
    assert taking.chosen
    other.writer.close()
    other.reader.close()
    go_back(keeping, taking.chosen)
    again = open_desk(keeping, lambda: Desk(other.path, *all_forms()))
    assert again
    assert len(again.entries.rows()) == 2
    again.writer.close()
    again.reader.close()


def test_backup_by_hand_is_listed(desk):
    dialog = BackupDialog(desk, Safekeeping(desk.path))
    dialog.back_up()
    until(lambda: not dialog._beside.busy)
    assert "do người dùng sao lưu" in dialog.list.item(0).text()


def test_closing_the_window_backs_up_once_while_nothing_changes(app, tmp_path):
    for _ in range(2):
        window = MainWindow(new_desk(tmp_path / "three"))
        window.resize(1000, 700)
        assert window.close()
        window.deleteLater()
        app.processEvents()
    keeping = Safekeeping(tmp_path / "three" / "so-du-lieu.db")
    assert {one.reason for one in keeping.backups()} == {"dong"}


def test_damaged_data_at_the_start_goes_back_to_the_newest_good_backup(desk, told):
    keeping = Safekeeping(desk.path)
    dialog = BackupDialog(desk, keeping)
    dialog.back_up()
    until(lambda: not dialog._beside.busy)
    desk.writer.close()
    desk.reader.close()
    damaged = desk.path.read_bytes()[:5000] + bytes(20_000)
    desk.path.write_bytes(damaged)
    again = open_desk(keeping, lambda: Desk(desk.path, *all_forms()))
    assert again
    assert len(again.entries.rows()) == 2
    assert desk.path.with_name("so-du-lieu-hong-1.db").read_bytes() == damaged
    assert "Bản sao lưu tốt gần nhất" in told[0]
    assert "Tệp hỏng được giữ lại" in told[1]
    again.writer.close()
    again.reader.close()


def test_damaged_data_without_a_backup_is_told_and_left(app, tmp_path, told):
    path = tmp_path / "so-du-lieu.db"
    path.write_bytes(b"damaged")
    assert open_desk(Safekeeping(path), lambda: Desk(path, *all_forms())) is None
    assert "Không có bản sao lưu nào" in told[0]
    assert path.read_bytes() == b"damaged"


def test_old_data_is_backed_up_before_it_changes_its_shape(app, tmp_path):
    import sqlite3

    path = tmp_path / "so-du-lieu.db"
    plain = sqlite3.connect(path)
    plain.executescript((Path(__file__).parents[1] / "store" / "store-01.sql").read_text(encoding="utf-8"))
    plain.close()
    keeping = Safekeeping(path)
    made = open_desk(keeping, lambda: Desk(path, *all_forms()))
    assert made
    assert [one.reason for one in keeping.backups()] == ["nang-cap"]
    made.writer.close()
    made.reader.close()


def test_disk_without_room_for_the_backup_leaves_old_data_as_it_is(app, tmp_path, told, monkeypatch):
    import sqlite3

    path = tmp_path / "so-du-lieu.db"
    plain = sqlite3.connect(path)
    plain.executescript((Path(__file__).parents[1] / "store" / "store-01.sql").read_text(encoding="utf-8"))
    plain.close()
    before = path.read_bytes()

    def full(*_: object) -> Path:
        raise CannotWrite("Không còn chỗ trống. Hãy xóa bớt tệp.")

    monkeypatch.setattr("cchc_desktop.ui.data.safekeeping.keep_backup", full)
    assert open_desk(Safekeeping(path), lambda: Desk(path, *all_forms())) is None
    assert path.read_bytes() == before
    assert "chưa sao lưu được" in told[0]
