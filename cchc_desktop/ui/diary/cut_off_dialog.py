"""The office's own way of cutting its periods: seen with all its days before it is kept."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.figures.own_rules import (
    every_third_month,
    free_id,
    own_rule,
    own_rules_to_json,
    said_windows,
)
from cchc_desktop.figures.periods import Rule
from cchc_desktop.form.wording import typed_date
from cchc_desktop.prose import BadEntry
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.store.settings import Settings
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.inputs import ComboBox, LineEdit, Note
from cchc_desktop.ui.pieces import ask, button, label

_NEW = ""
_HELP = (
    "Mỗi cơ quan chốt số liệu theo ngày riêng. Chọn một cách có sẵn, hoặc đặt cách riêng: "
    "ngày bắt đầu năm và ngày bắt đầu của từng quý, viết như 10/12."
)
_SHARED = "Ngày &cuối kỳ ghi trùng ngày đầu kỳ sau (như 10/12 đến 10/12); ngày đó tính vào kỳ sau"
_QUARTERS = ("Quý I, đầu năm", "Quý II", "Quý III", "Quý IV")


class CutOffDialog(Dialog):
    """Which rule the office uses, and its own ones; a rule that leaves a gap or overlaps is not kept."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kỳ lấy số liệu của cơ quan")
        self._desk = desk
        cut_off = desk.cut_off()
        self._rules = dict(cut_off.rules)
        self.which = ComboBox("Cách lấy số liệu", self._options())
        self.name = LineEdit("Tên của cách này")
        self.starts = [LineEdit(f"Ngày bắt đầu {quarter}", "10/12") for quarter in _QUARTERS]
        self.shared = QCheckBox(_SHARED)
        self.windows = label("", "example")
        self.note = Note()
        self.drop = button("&Bỏ cách này", self._drop)
        self._lay_out()
        self._connect()
        self.which.choose(cut_off.chosen if cut_off.chosen in self._rules else "calendar")
        self._show()

    def accept(self) -> None:
        """Keep the chosen rule as it is typed, and use it from now on."""
        chosen = str(self.which.currentData())
        try:
            rule = self._typed()
            if rule is not None:
                chosen = chosen or free_id(self._rules)
                self._rules[chosen] = rule
            self._keep(chosen)
        except (BadEntry, StoreProblem) as error:
            self.note.say(_said(error))
        else:
            super().accept()

    def _options(self) -> list[tuple[str, str]]:
        known = [(key, rule["title"]) for key, rule in self._rules.items()]
        return [*known, (_NEW, "Cách khác, tự đặt ngày…")]

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow("&Lấy số liệu", self.which)
        form.addRow("&Tên của cách này", self.name)
        quarters = QHBoxLayout()
        quarters.setSpacing(10)
        for words, line in zip(_QUARTERS, self.starts, strict=True):
            line.setMaximumWidth(90)
            quarters.addWidget(label(words, buddy=line))
            quarters.addWidget(line)
        quarters.addStretch(1)
        form.addRow("Bắt đầu từ ngày", quarters)
        form.addRow("", self.shared)
        foot = QHBoxLayout()
        foot.addWidget(self.drop)
        foot.addStretch(1)
        foot.addWidget(button("Hủy", self.reject))
        foot.addWidget(button("Dùng cách này", self.accept, main=True))
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(label(_HELP, "quiet"))
        column.addLayout(form)
        for widget in (self.windows, self.note):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(foot)
        self.resize(820, 520)

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(self._show)
        self.shared.toggled.connect(self._show_windows)
        self.starts[0].left.connect(self._propose)
        for line in (self.name, *self.starts):
            line.textEdited.connect(self._show_windows)

    def _show(self) -> None:
        """The chosen rule; one that came with the program can be read, not changed."""
        rule = self._rules.get(str(self.which.currentData()))
        own = rule is None or "starts" in rule
        self.name.setText(rule["title"] if rule else "")
        for line, start in zip(self.starts, _starts(rule), strict=True):
            line.setText(start)
            line.setReadOnly(not own)
        self.shared.setChecked(bool(rule and rule["shared"]))
        self.name.setReadOnly(not own)
        self.shared.setEnabled(own)
        self.drop.setEnabled(bool(rule and own))
        self._show_windows()

    def _show_windows(self) -> None:
        """All periods of this year by what is typed, or what is wrong with it."""
        rule: Rule | None = None
        try:
            rule = self._typed() or self._rules.get(str(self.which.currentData()))
            self.note.say("")
        except BadEntry as error:
            self.note.say(_said(error) if any(line.text() for line in self.starts) else "")
        year = date.today().year
        said = "\n".join(said_windows(rule, year)) if rule else ""
        source = f"\nCăn cứ: {rule['source']}" if rule else ""
        self.windows.setText(f"{said}{source}")
        self.windows.setVisible(bool(said))

    def _propose(self) -> None:
        """The other quarters every third month after the first, where nothing was typed for them."""
        first, *others = self.starts
        if typed_date(f"{first.text().strip()}/2023") and not any(line.text() for line in others):
            for line, start in zip(
                self.starts, every_third_month(first.text().replace("-", "/")), strict=True
            ):
                line.setText(start)
            self._show_windows()

    def _typed(self) -> dict[str, Any] | None:
        """The office's own rule as it is typed; None for one that came with the program."""
        rule = self._rules.get(str(self.which.currentData()))
        if rule and "starts" not in rule:
            return None
        starts = [line.text() for line in self.starts]
        return own_rule(self.name.text(), starts, shared=self.shared.isChecked())

    def _drop(self) -> None:
        """Take an own rule away; documents keep their days."""
        chosen = str(self.which.currentData())
        title = self._rules[chosen]["title"]
        if ask(
            self, self.windowTitle(), f"Bỏ cách lấy số liệu “{title}”? Văn bản đã lập giữ nguyên kỳ.", "Bỏ"
        ):
            del self._rules[chosen]
            try:
                self._keep("calendar")
            except StoreProblem as error:
                self.note.say(str(error))
                return
            self.which.removeItem(self.which.currentIndex())
            self.which.choose("calendar")

    def _keep(self, chosen: str) -> None:
        own = own_rules_to_json(self._rules)

        def put(settings: Settings) -> None:
            settings.put("cut_off_rules", own)
            settings.put("cut_off", chosen)

        self._desk.writer.do(lambda db: put(Settings(db))).result()


def _starts(rule: Rule | None) -> list[str]:
    if rule is None:
        return ["", "", "", ""]
    if "starts" in rule:
        return list(rule["starts"])
    month = (12 - rule["months_before"]) % 12 + 1
    return every_third_month(f"{rule['day']}/{month}")


def _said(error: Exception) -> str:
    if isinstance(error, BadEntry):
        return (
            f"{error.place}: {error.what}." if error.place else f"{error.what[:1].upper()}{error.what[1:]}."
        )
    return str(error)
