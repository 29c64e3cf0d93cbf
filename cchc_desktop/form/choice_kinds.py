"""What is chosen: a day, an option, yes or no, the way of signing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from cchc_desktop.entry import checked_keys
from cchc_desktop.form.definition import Field
from cchc_desktop.form.kind import Kind, checked_day, checked_text
from cchc_desktop.form.wording import GAP, written_date
from cchc_desktop.prose import BadEntry, Line, plain


class DateKind(Kind):
    """A day."""

    name, title = "date", "ngày"
    suffixes: ClassVar[Mapping[str, str]] = {"": "viết đầy đủ", ".ngan": "viết gọn"}

    def read(self, raw: Any, field: Field, place: str) -> date | None:
        return checked_day(raw, place)

    def value(self, answer: date | None, field: Field, suffix: str) -> Line:
        return plain(written_date(answer, "short" if suffix else "full") if answer else GAP)


class Choice(Kind):
    """One of the options of the form; the answer is its id, the document shows its text."""

    name, title = "choice", "lựa chọn"
    settings = ("options",)
    suffixes: ClassVar[Mapping[str, str]] = {"": ""}

    def read(self, raw: Any, field: Field, place: str) -> str:
        options = field.settings.get("options", {})
        if raw not in ("", *options):
            raise BadEntry(place, f"phải là một trong: {', '.join(options)}")
        return str(raw)

    def value(self, answer: str, field: Field, suffix: str) -> Line:
        return plain(field.settings["options"][answer] if answer else GAP)

    def check_settings(self, settings: Mapping[str, Any], place: str) -> None:
        super().check_settings(settings, place)
        options = settings.get("options")
        texts = options.values() if isinstance(options, dict) else ()
        if not texts or not all(isinstance(text, str) for text in texts):
            raise BadEntry(f"{place}.options", "phải là bảng mã = chữ")


class YesNo(Kind):
    """Yes or no; no hides the section that ``shows`` names."""

    name, title = "yesno", "có hoặc không"
    settings = ("shows",)

    def read(self, raw: Any, field: Field, place: str) -> bool:
        if not isinstance(raw, bool):
            raise BadEntry(place, "phải là true hoặc false")
        return raw

    def is_blank(self, answer: bool) -> bool:
        return False

    def check_settings(self, settings: Mapping[str, Any], place: str) -> None:
        super().check_settings(settings, place)
        if not isinstance(settings.get("shows", ""), str):
            raise BadEntry(f"{place}.shows", "phải là id của một mục")


@dataclass(frozen=True)
class Signing:
    """Who signs and how; ``authority`` and ``position`` of None stand for what the way of signing writes."""

    case: str = "chu-tich"
    authority: tuple[str, ...] | None = None
    position: str | None = None
    name: str = ""


class SigningKind(Kind):
    """The way of signing (PL I, II.7), the post and the name."""

    name, title = "signature", "người ký"

    def read(self, raw: Any, field: Field, place: str) -> Signing:
        raw = checked_keys(raw, place, ["case", "authority", "position", "name"])
        authority, position = raw.get("authority"), raw.get("position")
        if authority is not None and not isinstance(authority, list):
            raise BadEntry(f"{place}.authority", "phải là danh sách các dòng")
        return Signing(
            checked_text(raw.get("case", "chu-tich"), f"{place}.case"),
            None
            if authority is None
            else tuple(checked_text(line, f"{place}.authority") for line in authority),
            None if position is None else checked_text(position, f"{place}.position"),
            checked_text(raw.get("name", ""), f"{place}.name"),
        )

    def is_blank(self, answer: Signing) -> bool:
        return not answer.name
