"""Times with every Vietnamese letter, on every machine that tests or demonstrates, and an office's screen."""

import json
import os
from pathlib import Path

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


def use_whole_times(folder: Path) -> None:
    """Let Qt see no Liberation Serif without all letters; before the first QGuiApplication."""
    fonts = folder / "fonts.conf"
    fonts.write_text(_WITHOUT_OLD_LIBERATION, encoding="utf-8")
    os.environ.setdefault("FONTCONFIG_FILE", str(fonts))


def use_office_screen(folder: Path) -> None:
    """Let Qt draw for a screen of 1366×768 that is not there; before the first QGuiApplication."""
    screen = {"name": "office", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}
    config = folder / "screen.json"
    config.write_text(json.dumps({"screens": [{**screen, "logicalBaseDpi": 96}]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"
