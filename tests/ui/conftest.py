"""One application for all tests of the clerk's side, in its own look, with Times on every machine."""

import os

import pytest
from PySide6.QtWidgets import QApplication

from cchc_desktop.ui.garbage import Garbage
from cchc_desktop.ui.style import dress
from cchc_desktop.ui.vietnamese import speak_vietnamese
from tests.fonts import use_whole_times

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> QApplication:
    use_whole_times(tmp_path_factory.mktemp("fonts"))
    application = QApplication.instance() or QApplication(["cchc"])
    assert isinstance(application, QApplication)
    Garbage(application)
    dress(application)  # once: Qt forgets no widget of a stylesheet that was taken off, dead ones neither
    speak_vietnamese(application)
    return application
