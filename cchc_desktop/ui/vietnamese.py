"""Vietnamese for what Qt itself writes on the screen: Qt ships none."""

import tomllib

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from cchc_desktop.paths import shipped

VIETNAMESE = QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)
"""Dates dd/MM/yyyy, numbers 1.234,5."""


def speak_vietnamese(app: QCoreApplication) -> None:
    """Let Qt write its own buttons, menus, dialogs, days and numbers in Vietnamese from now on."""
    QLocale.setDefault(VIETNAMESE)
    app.installTranslator(Vietnamese(app))


def table() -> dict[str, dict[str, str]]:
    """The Vietnamese texts, by Qt's context and its English text."""
    with shipped("resources/translations/qt-vi.toml").open("rb") as file:
        return tomllib.load(file)


class Vietnamese(QTranslator):
    """Looks Qt's texts up in the table; one that is not there stays as it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = table()

    def translate(  # type: ignore[override]  # None, not an empty text, leaves Qt's own
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return self._texts.get(context, {}).get(sourceText)

    def isEmpty(self) -> bool:
        return not self._texts
