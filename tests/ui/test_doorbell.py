"""A second start brings the first window to the front and hands over what was double-clicked."""

from pathlib import Path

from PySide6.QtTest import QTest

from cchc_desktop.ui.doorbell import Doorbell, ring


def heard(doorbell: Doorbell) -> list[str]:
    calls: list[str] = []
    doorbell.rung.connect(calls.append)
    return calls


def wait_for(calls: list[str]) -> None:
    for _ in range(200):
        if calls:
            return
        QTest.qWait(10)


def test_the_first_hears_a_second_start(app, tmp_path: Path):
    doorbell = Doorbell(tmp_path)
    calls = heard(doorbell)
    ring(tmp_path)
    wait_for(calls)
    assert calls == [""]


def test_a_double_clicked_package_is_handed_over(app, tmp_path: Path):
    doorbell = Doorbell(tmp_path)
    calls = heard(doorbell)
    ring(tmp_path, Path("/tệp của tôi/báo cáo.cchc"))
    wait_for(calls)
    assert calls == [str(Path("/tệp của tôi/báo cáo.cchc").absolute())]


def test_every_call_is_heard(app, tmp_path: Path):
    doorbell = Doorbell(tmp_path)
    calls = heard(doorbell)
    for n in (1, 2):
        ring(tmp_path)
        for _ in range(200):
            if len(calls) == n:
                break
            QTest.qWait(10)
    assert calls == ["", ""]


def test_a_call_to_a_program_that_is_gone_is_forgotten(app, tmp_path: Path):
    Doorbell(tmp_path)
    ring(tmp_path)
    calls = heard(Doorbell(tmp_path))
    QTest.qWait(50)
    assert not calls
