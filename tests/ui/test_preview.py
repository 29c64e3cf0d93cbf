"""The preview shows pages, stays where it is and says what was clicked."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from cchc_desktop.document.tree import Place
from cchc_desktop.ui.paper import preview as module
from cchc_desktop.ui.paper.pages import Page
from cchc_desktop.ui.paper.preview import Preview
from tests.ui.samples import body, changed, paragraph, report, rich_report


@pytest.fixture
def preview(app: QApplication) -> Iterator[Preview]:
    widget = Preview()
    widget.resize(700, 600)
    widget.show()
    widget.show_document(report(body(24)))
    app.processEvents()
    yield widget
    widget.close()


def click(preview: Preview, at: QPointF) -> None:
    port = preview.viewport()
    for kind in (QMouseEvent.Type.MouseButtonPress, QMouseEvent.Type.MouseButtonRelease):
        button = Qt.MouseButton.LeftButton
        QApplication.sendEvent(
            port, QMouseEvent(kind, at, port.mapToGlobal(at), button, button, Qt.KeyboardModifier.NoModifier)
        )


def press(preview: Preview, key: Qt.Key) -> int:
    QApplication.sendEvent(preview, QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
    return preview.verticalScrollBar().value()


def turn_wheel(preview: Preview, delta: int) -> None:
    at = QPointF(100, 100)
    event = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(preview.viewport(), event)


def middle_of(preview: Preview, place: Place) -> QPointF:
    area = preview._area(place)
    assert area is not None
    return area.center() - preview._offset()


def test_click_on_a_paragraph_tells_its_place(preview: Preview):
    told: list[Place] = []
    preview.place_clicked.connect(told.append)
    place = Place("noi-dung", "doan", 1)
    preview.reveal(place)
    click(preview, middle_of(preview, place))
    click(preview, QPointF(2, 2))
    assert told == [place]


@pytest.mark.parametrize("zoom", [50, 100, 200, None])
def test_click_tells_the_same_place_at_every_zoom(preview: Preview, zoom: int | None):
    told: list[Place] = []
    preview.place_clicked.connect(told.append)
    preview.set_zoom(zoom)
    for place in (Place("noi-dung", "doan", 9), Place("cuoi", "chu-ky"), Place("dau", "trich-yeu")):
        preview.reveal(place)
        click(preview, middle_of(preview, place))
        assert told.pop() == place


def test_pages_are_as_wide_as_the_window(preview: Preview):
    for width in (500, 760, 900):
        preview.resize(width, 600)
        QApplication.processEvents()
        area = preview._sheets[0].area
        assert area.width() == preview.viewport().width() - 32
        assert preview.horizontalScrollBar().maximum() == 0


def test_zoom_keeps_between_50_and_200(preview: Preview):
    told: list[int] = []
    preview.zoom_changed.connect(told.append)
    for asked, shown in ((100, 100), (10, 50), (900, 200)):
        preview.set_zoom(asked)
        assert preview.zoom == told[-1] == shown
        assert preview._sheets[0].area.width() == pytest.approx(793.7 * shown / 100, abs=2)
    preview.set_zoom(None)
    assert preview.fits_width


def test_control_and_wheel_zoom(preview: Preview):
    preview.set_zoom(100)
    turn_wheel(preview, 120)
    assert preview.zoom == 110
    turn_wheel(preview, -240)
    assert preview.zoom == 90


def test_changed_document_stays_where_it_was(preview: Preview):
    preview.verticalScrollBar().setValue(1234)
    preview.show_document(changed(report(body(24)), 3, "Ngắn."))
    assert preview.verticalScrollBar().value() == 1234
    preview.show_document(report(()))
    assert preview.verticalScrollBar().value() == preview.verticalScrollBar().maximum()


def test_reveal_moves_only_when_the_place_is_out_of_sight(preview: Preview):
    place = Place("noi-dung", "doan", 12)
    preview.reveal(place)
    value = preview.verticalScrollBar().value()
    assert value > 0
    assert preview.viewport().rect().contains(middle_of(preview, place).toPoint())
    preview.verticalScrollBar().setValue(value + 30)
    preview.reveal(place)
    assert preview.verticalScrollBar().value() == value + 30
    preview.reveal(Place("nowhere"))
    assert preview.verticalScrollBar().value() == value + 30


def test_keys_scroll(preview: Preview):
    bar = preview.verticalScrollBar()
    assert press(preview, Qt.Key.Key_Down) == bar.singleStep()
    assert press(preview, Qt.Key.Key_Up) == 0
    assert press(preview, Qt.Key.Key_PageDown) == bar.pageStep()
    assert press(preview, Qt.Key.Key_End) == bar.maximum()
    assert press(preview, Qt.Key.Key_PageUp) == bar.maximum() - bar.pageStep()
    assert press(preview, Qt.Key.Key_Home) == 0


def test_mark_is_drawn_and_taken_away(preview: Preview):
    plain = preview.grab().toImage()
    preview.mark(Place("noi-dung", "doan", 0))
    marked = preview.grab().toImage()
    preview.mark(None)
    assert marked != plain == preview.grab().toImage()


def test_only_pages_in_sight_are_painted(preview: Preview, monkeypatch: pytest.MonkeyPatch):
    painted: list[int] = []

    def note(_painter: QPainter, page: Page, **_how: object) -> None:
        painted.append(page.number)

    monkeypatch.setattr(module, "paint_page", note)
    preview.grab()
    assert painted == [1]
    assert len(preview.pages) > 3


def test_lying_page_is_fitted_by_itself_and_upright_ones_start_in_sight(preview: Preview):
    preview.show_document(rich_report())
    upright, lying = preview._sheets[0], preview._sheets[-1]
    assert lying.page.landscape
    assert lying.area.width() == upright.area.width()
    preview.resize(900, 600)
    preview.set_zoom(100)
    assert preview.horizontalScrollBar().maximum() > 0
    left = preview._sheets[0].area.left() - preview.horizontalScrollBar().value()
    assert left >= 0
    assert left + upright.area.width() <= preview.viewport().width()


def test_preview_introduces_itself(preview: Preview):
    assert preview.accessibleName() == "Bản xem trước"
    assert preview.accessibleDescription() == f"{len(preview.pages)} trang"


def test_empty_preview_takes_keys_clicks_and_zoom(app: QApplication):
    preview = Preview()
    preview.set_zoom(120)
    click(preview, QPointF(10, 10))
    press(preview, Qt.Key.Key_End)
    preview.reveal(Place("a"))
    assert not preview.grab().isNull()
    preview.show_document(report((paragraph("Một."),)))
    assert len(preview.pages) == 1
