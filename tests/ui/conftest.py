"""One application for all tests of the clerk's side, with Times on every machine."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_WITHOUT_OLD_LIBERATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  <selectfont><rejectfont><pattern>
    <patelt name="family"><string>Liberation Serif</string></patelt>
    <patelt name="fontversion"><int>70123</int></patelt>
  </pattern></rejectfont></selectfont>
</fontconfig>
"""
"""Liberation 1 has no “Ệ”, and Debian installs it beside Liberation 2 under the same name."""


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> QApplication:
    fonts: Path = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    fonts.write_text(_WITHOUT_OLD_LIBERATION, encoding="utf-8")
    os.environ.setdefault("FONTCONFIG_FILE", str(fonts))
    application = QApplication.instance() or QApplication(["cchc"])
    assert isinstance(application, QApplication)
    return application
