"""The editor of cited documents: a card for each, with the words it will be written in."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cchc_desktop.document.known import identity
from cchc_desktop.entry import new_id
from cchc_desktop.form.answers import KINDS, Cited
from cchc_desktop.form.definition import Field
from cchc_desktop.form.spots import Path
from cchc_desktop.form.wording import Citation
from cchc_desktop.prose import is_blank, line_to_json, plain
from cchc_desktop.ui.fields import content
from cchc_desktop.ui.fields.cards import Card, Cards
from cchc_desktop.ui.fields.dates import DateLine
from cchc_desktop.ui.fields.field_editor import FieldEditor
from cchc_desktop.ui.fields.inputs import LineEdit, OpenComboBox, captioned, tool
from cchc_desktop.ui.fields.known_documents import KnownDocumentsDialog
from cchc_desktop.ui.fields.live_text import ONE_LINE, LiveText
from cchc_desktop.ui.fields.words import Words
from cchc_desktop.ui.flow import Flow
from cchc_desktop.ui.pieces import label
from cchc_desktop.ui.style import scaled

_TYPES = (
    *("Kế hoạch", "Quyết định", "Công văn", "Nghị quyết", "Chỉ thị", "Nghị định", "Thông tư"),
    *("Luật", "Thông báo", "Báo cáo", "Chương trình", "Hướng dẫn", "Kết luận"),
)


class TypeBox(OpenComboBox):
    """Leaves F4 to the card; its list drops down with Alt and an arrow."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            event.ignore()
        else:
            super().keyPressEvent(event)


class CitationCard(Card):
    """One cited document; ``cards`` are those beside it, itself among them."""

    def __init__(self, field: Field, words: Words, cards: Callable[[], Sequence["CitationCard"]]) -> None:
        super().__init__("văn bản")
        self._field = field
        self._all = cards
        self._words = words
        self._id = ""
        self.type = TypeBox("Loại văn bản", _TYPES)
        self.number = LineEdit("Số văn bản")
        self.symbol = LineEdit("Ký hiệu văn bản", "KH-UBND")
        self.day = DateLine("Ngày ban hành")
        self.issuer = LiveText(words, "Cơ quan ban hành", ONE_LINE)
        self.abstract = LiveText(words, "Trích yếu", ONE_LINE)
        self.known = tool("Chọn…", "Chọn trong các văn bản đã lập, đã viện dẫn (F4)", by_mouse_only=True)
        self.known.clicked.connect(self.choose_known)
        self.mention = label("", "quiet")
        self.mention.setMinimumWidth(scaled(90))  # the longest word of a number with its symbol
        self._arrange()
        self._listen()

    def set_value(self, raw: Mapping[str, Any]) -> None:
        (cited,) = KINDS["citations"].read([raw], self._field, self._field.id)
        self._id = cited.id
        self.type.setEditText(cited.type)
        self.number.setText(cited.number)
        self.symbol.setText(cited.symbol)
        self.day.set_day(cited.day)
        self.issuer.set_line(cited.issuer)
        self.abstract.set_line(cited.abstract)
        self._show_mention()

    def value(self) -> dict[str, Any]:
        day = self.day.day()
        raw = {
            "type": self.type.currentText().strip(),
            "number": self.number.text().strip(),
            "symbol": self.symbol.text().strip(),
            "date": day.isoformat() if day else "",
            "issuer": "" if is_blank(self.issuer.line()) else line_to_json(self.issuer.line()),
            "abstract": "" if is_blank(self.abstract.line()) else line_to_json(self.abstract.line()),
        }
        return {"id": self._id, **{key: value for key, value in raw.items() if value}}

    def is_blank(self) -> bool:
        return len(self.value()) == 1 and not self.day.unread()

    def title(self) -> str:
        if self.is_blank():
            return "văn bản chưa điền"
        return self.citation().mention(("type", "so", "number"))

    def controls(self) -> tuple[QWidget, ...]:
        return (self.type, self.number, self.symbol, self.day.line, self.issuer, self.abstract)

    def show_hit(self, path: Path, start: int, end: int) -> QWidget:
        return content.select(self.issuer if path[0] == "issuer" else self.abstract, 0, start, end)

    def refresh_values(self) -> None:
        self.issuer.refresh_values()
        self.abstract.refresh_values()
        self._show_mention()

    def citation(self) -> Citation:
        """The document as it stands on the card, its live values in words."""
        cited = Cited(
            self._id,
            self.type.currentText().strip(),
            self.number.text().strip(),
            self.symbol.text().strip(),
            self.day.day(),
            self.issuer.line(),
            self.abstract.line(),
        )
        return cited.resolved(self._words.text(cited.issuer), self._words.text(cited.abstract))

    def choose_known(self) -> KnownDocumentsDialog:
        """Let the person choose a document that is known already."""
        taken = {identity(card.citation()) for card in self._all() if card is not self}
        kind = self.type.currentText().strip()
        dialog = KnownDocumentsDialog(self._words.documents(), self, kind, taken)
        dialog.chosen.connect(self._take_known)
        dialog.open()
        return dialog

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self.choose_known()
        else:
            super().keyPressEvent(event)

    def _take_known(self, document: Citation) -> None:
        """Fill the card; issuer and abstract that say the same already stay live."""
        now = self.citation()
        self.type.setEditText(document.type)
        self.number.setText(document.number)
        self.symbol.setText(document.symbol)
        self.day.set_day(document.day)
        for text, words, said in (
            (self.issuer, document.issuer, now.issuer),
            (self.abstract, document.abstract, now.abstract),
        ):
            if words and words != said:
                text.set_line(plain(words))
        self._show_mention()
        self.changed.emit()
        self.number.setFocus()

    def _arrange(self) -> None:
        self.number.hold(4)
        self.symbol.hold(9)
        upper, lower = Flow(), Flow()
        for caption, control, share in (("Loại văn bản", self.type, 3), ("Số", self.number, 2)):
            upper.addLayout(captioned(caption, control), share)
        upper.addLayout(captioned("Ký hiệu", self.symbol), 3)
        upper.addLayout(captioned("Ngày ban hành", self.day, self.day.line), 4)
        lower.addLayout(captioned("Cơ quan ban hành", self.issuer), 5)
        lower.addLayout(captioned("Trích yếu", self.abstract), 7)
        self.body.addLayout(upper)
        self.body.addLayout(lower)
        words = QHBoxLayout()
        words.addWidget(self.mention, 1)
        words.addWidget(self.known, 0, Qt.AlignmentFlag.AlignBottom)
        self.add_with_buttons(words)

    def _listen(self) -> None:
        for signal in (
            self.type.editTextChanged,
            self.number.textChanged,
            self.symbol.textChanged,
            self.day.line.textChanged,
            self.issuer.changed,
            self.abstract.changed,
        ):
            signal.connect(self._show_mention)
        for signal in (
            self.type.line.textEdited,
            self.type.activated,
            self.number.textEdited,
            self.symbol.textEdited,
            self.day.changed,
            self.issuer.changed,
            self.abstract.changed,
        ):
            signal.connect(self.changed)
        self.issuer.warned.connect(self.warned)
        self.abstract.warned.connect(self.warned)

    def _show_mention(self) -> None:
        citation = self.citation()
        said = f"Sẽ viết: {citation.mention(citation.default_parts(first=True))}"
        self.mention.setText("Điền những gì đã biết; chưa có số thì để trống." if self.is_blank() else said)


class CitationsEditor(FieldEditor):
    """The documents that the text may mention."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__(field, words)
        self.cards = Cards(lambda: CitationCard(field, words, self._cards), "Thêm văn bản", self._fresh)
        self.column.addWidget(self.cards)
        self.cards.changed.connect(self.changed)
        self.cards.warned.connect(self.warned)

    def set_answer(self, raw: Any) -> None:
        self.cards.set_values(list(raw or ()))

    def answer(self) -> Any:
        items = self.cards.values()
        return self.or_none(items, blank=not items)

    def first_focus(self) -> QWidget:
        return self.cards.first_focus()

    def show_hit(self, path: Path, start: int, end: int) -> QWidget:
        return self.cards.show_hit(path, start, end)

    def refresh_values(self) -> None:
        self.cards.refresh_values()

    def unread(self) -> Mapping[str, str]:
        typed = ((f"{card.value()['id']}.date", card.day.unread()) for card in self._cards())
        return {place: words for place, words in typed if words}

    def set_unread(self, typed: Mapping[str, str]) -> None:
        for card in self._cards():
            words = typed.get(f"{card.value()['id']}.date")
            if words:
                card.day.set_unread(words)

    def _cards(self) -> list[CitationCard]:
        return [card for card in self.cards.cards if isinstance(card, CitationCard)]

    def _fresh(self) -> dict[str, Any]:
        """A new document's id: never one that text may still mention."""
        return {"id": f"vb{new_id()[:8]}"}
