"""Forms from TOML files: every mistake is named by file, section and field."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cchc_desktop.entry import KINDS as DOCUMENT_KINDS
from cchc_desktop.entry import LABELS, PERIODS, Entry, checked_keys, clean_json
from cchc_desktop.form.answers import KINDS, read_answer
from cchc_desktop.form.definition import (
    ABSTRACT,
    ADDRESSEES,
    HEAD,
    RECIPIENTS,
    SIGNATURE,
    TAIL,
    Field,
    Form,
    FormSection,
)
from cchc_desktop.form.wording import LIVE_NAMES
from cchc_desktop.office import UNITS
from cchc_desktop.paths import reason
from cchc_desktop.prose import BadEntry, Live, is_blank, line_from_json, lives, plain

_FORM_KEYS = (
    "id version kind title description periods labels abstract addressees recipients signature plan sections"
).split()
_FIELD_KEYS = "id kind question help example required default default_in".split()
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")


class BadForm(Exception):
    """A form file that cannot be used: file, place in it and, in Vietnamese, what is wrong."""


def load_form(path: Path) -> Form:
    """The form in one TOML file, or ``BadForm``."""
    try:
        return form_from_toml(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadForm(f"{path.name}: không phải là chữ UTF-8") from error
    except OSError as error:
        raise BadForm(f"{path.name}: không đọc được ({reason(error)})") from error
    except tomllib.TOMLDecodeError as error:
        raise BadForm(f"{path.name}: sai cú pháp TOML {_where(error)}") from error
    except BadEntry as error:
        raise BadForm(f"{path.name}, {error}") from error


def _where(error: tomllib.TOMLDecodeError) -> str:
    found = re.search(r"at line (\d+), column (\d+)", str(error))
    return f"ở dòng {found[1]}, cột {found[2]}" if found else "ở cuối tệp"


def load_forms(folders: Iterable[Path]) -> tuple[dict[str, Form], list[BadForm]]:
    """Every form of the folders by its id, and the files that could not be used.

    A later folder's form replaces an earlier one of the same id: so an office adapts a shipped form.
    """
    forms: dict[str, Form] = {}
    broken: list[BadForm] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                form = load_form(path)
            except BadForm as error:
                broken.append(error)
            else:
                forms[form.id] = form
    return forms, broken


def form_from_toml(text: str) -> Form:
    """The form in a TOML text; ``BadEntry`` names the place of a mistake, ``TOMLDecodeError`` the line."""
    raw = checked_keys(clean_json(tomllib.loads(text), "biểu mẫu"), "biểu mẫu", _FORM_KEYS)
    kind = _one_of(raw, "kind", DOCUMENT_KINDS)
    form = Form(
        id=_id(raw, "biểu mẫu"),
        version=_version(raw),
        kind=kind,
        title=_words(raw, "title", "biểu mẫu", required=True),
        description=_words(raw, "description", "biểu mẫu"),
        periods=_listed(raw, "periods", PERIODS) or PERIODS,
        labels=_listed(raw, "labels", LABELS),
        head=_head(raw),
        sections=tuple(_sections(raw)),
        tail=_tail(raw),
        plan=_words(raw, "plan", "biểu mẫu"),
    )
    _check_ids(form)
    _check_defaults(form)
    return form


def form_of(entry: Entry, forms: Mapping[str, Form]) -> Form:
    """The entry's form; when its file is gone, one made from the entry's own outline."""
    if known := forms.get(entry.form.id):
        return known
    return Form(
        id=entry.form.id,
        version=entry.form.version,
        kind=entry.form.kind,
        title=entry.form.id,
        description="",
        periods=PERIODS,
        labels=tuple(dict(sorted((s.level, s.label) for s in entry.outline if s.level)).values()),
        head=_head({}),
        sections=(),
        tail=_tail({}),
    )


def check_entry(form: Form, entry: Entry) -> None:
    """``BadEntry`` for an answer that its field cannot read, or that no field asks for."""
    outside = [*form.head.fields, *form.tail.fields]
    fields = {field.id: field for field in outside}
    for n, section in enumerate(entry.outline):
        for spec in section.fields:
            field = _outline_field(spec, f"outline[{n}].fields")
            if field.id in fields:
                raise BadEntry(f"outline[{n}].fields", f"ô “{field.id}” có hai lần")
            fields[field.id] = field
    for field_id, raw in entry.answers.items():
        if field_id not in fields:
            raise BadEntry(f"answers.{field_id}", "biểu mẫu không hỏi ô này")
        read_answer(fields[field_id], raw)


def _outline_field(spec: Mapping[str, Any], place: str) -> Field:
    if not isinstance(spec.get("id"), str) or spec.get("kind") not in tuple(KINDS):
        raise BadEntry(place, f"ô phải có id và loại ô đã biết: {spec.get('kind')!r}")
    settings = {key: value for key, value in spec.items() if key not in ("id", "kind")}
    KINDS[spec["kind"]].check_settings(settings, f"{place}.{spec['id']}")
    return Field(spec["id"], spec["kind"], settings=settings)


def _head(raw: Mapping[str, Any]) -> FormSection:
    fields = (
        Field(ABSTRACT, "text", "Trích yếu", _ABSTRACT_HELP, required=True, default=raw.get("abstract", "")),
        Field(ADDRESSEES, "addressees", "Kính gửi", _ADDRESSEES_HELP, default=raw.get("addressees", [])),
    )
    return FormSection(HEAD, 0, plain("Phần đầu văn bản"), fields)


def _tail(raw: Mapping[str, Any]) -> FormSection:
    signature = {"case": raw.get("signature", "chu-tich")}
    fields = (
        Field(
            RECIPIENTS, "recipients", "Nơi nhận", _RECIPIENTS_HELP,
            default=raw.get("recipients", ["Lưu: VT"]),
        ),
        Field(SIGNATURE, "signature", "Người ký", _SIGNATURE_HELP, default=signature),
    )  # fmt: skip
    return FormSection(TAIL, 0, plain("Nơi nhận và người ký"), fields)


_ABSTRACT_HELP = "Một câu ngắn nói văn bản viết về việc gì, có kỳ và năm; không có dấu chấm ở cuối."
_ADDRESSEES_HELP = (
    "Báo cáo gửi cấp trên có phần Kính gửi (Nghị định 30/2020/NĐ-CP). Mỗi nơi một dòng; "
    "bỏ trống thì văn bản không có Kính gửi."
)
_RECIPIENTS_HELP = (
    "Mỗi nơi một dòng, không cần gõ gạch đầu dòng và dấu chấm phẩy. Dòng cuối là “Lưu: VT, …”. "
    "Có Kính gửi thì chương trình tự ghi “Như trên” ở dòng đầu."
)
_SIGNATURE_HELP = "Chọn hình thức ký rồi ghi họ tên người ký; chưa biết ai ký thì để trống họ tên."


def _sections(raw: Mapping[str, Any]) -> Iterator[FormSection]:
    sections = raw.get("sections", [])
    if not isinstance(sections, list) or not sections:
        raise BadEntry("biểu mẫu", "phải có ít nhất một mục [[sections]]")
    for n, section in enumerate(sections, start=1):
        place = f"mục thứ {n}"
        checked_keys(section, place, ["id", "level", "heading", "fields"])
        section_id = _id(section, place)
        place = f"mục “{section_id}”"
        level = section.get("level", 1)
        if not isinstance(level, int) or isinstance(level, bool) or not 0 <= level <= 4:
            raise BadEntry(place, "level phải là số từ 0 đến 4")
        heading = line_from_json(section.get("heading", ""), f"{place}, heading")
        if is_blank(heading):
            raise BadEntry(f"{place}, heading", "mỗi mục phải có tên")
        fields = section.get("fields", [])
        if not isinstance(fields, list):
            raise BadEntry(place, "các ô phải viết là [[sections.fields]]")
        asked = tuple(_field(field, place, k) for k, field in enumerate(fields, start=1))
        yield FormSection(section_id, level, heading, asked)


def _field(raw: Any, section: str, n: int) -> Field:
    if not isinstance(raw, dict):
        raise BadEntry(section, f"ô thứ {n} phải là một khối có tên và giá trị")
    field_id = _id(raw, f"{section}, ô thứ {n}")
    place = f"{section}, ô “{field_id}”"
    if raw.get("kind") not in tuple(KINDS):
        raise BadEntry(place, f"không có loại ô “{raw.get('kind')}”; có: {', '.join(KINDS)}")
    kind = KINDS[raw["kind"]]
    checked_keys(raw, place, [*_FIELD_KEYS, *kind.settings])
    settings = {key: raw[key] for key in kind.settings if key in raw}
    kind.check_settings(settings, place)
    if not isinstance(raw.get("required", False), bool):
        raise BadEntry(place, "required phải là true hoặc false")
    return Field(
        field_id,
        raw["kind"],
        _words(raw, "question", place, required=True),
        _words(raw, "help", place),
        _words(raw, "example", place),
        raw.get("required", False),
        raw.get("default"),
        settings,
        checked_keys(raw.get("default_in", {}), f"{place}, default_in", list(UNITS)),
    )


def _check_ids(form: Form) -> None:
    seen_sections: set[str] = set()
    seen_fields: set[str] = set()
    for section in form.every_section():
        if section.id in seen_sections:
            raise BadEntry(f"mục “{section.id}”", "có hai lần")
        seen_sections.add(section.id)
        for field in section.fields:
            if field.id in seen_fields:
                raise BadEntry(f"mục “{section.id}”, ô “{field.id}”", "id này có hai lần")
            if field.id in LIVE_NAMES:
                raise BadEntry(f"mục “{section.id}”, ô “{field.id}”", "id này là tên một giá trị sẵn có")
            seen_fields.add(field.id)
    for section in form.sections:
        for field in section.fields:
            shows = field.settings.get("shows")
            if shows and shows not in {other.id for other in form.sections}:
                raise BadEntry(f"mục “{section.id}”, ô “{field.id}”", f"không có mục “{shows}” để ẩn, hiện")


def _check_defaults(form: Form) -> None:
    known = set(LIVE_NAMES)
    read: list[tuple[str, Field, Any]] = []
    for section in form.every_section():
        for field in section.fields:
            place = f"mục “{section.id}”, ô “{field.id}”"
            known |= {field.id + suffix for suffix in KINDS[field.kind].suffixes}
            defaults = {"default": field.default} | {
                f"default_in.{unit}": default for unit, default in field.default_in.items()
            }
            for key, default in defaults.items():
                if default is None:
                    continue
                answer = read_answer(field, default, f"{place}, {key}")
                read.append((place, field, answer))
                if field.kind == "citations":
                    known |= {f"{field.id}.{cited.id}" for cited in answer}
    for place, field, answer in read:
        _check_lives(place, lives(KINDS[field.kind].lines(answer)), known)
    for section in form.sections:
        _check_lives(f"mục “{section.id}”, heading", lives([section.heading]), known)


def _check_lives(place: str, found: list[Live], known: set[str]) -> None:
    for live in found:
        if live.name not in known:
            raise BadEntry(place, f"không có giá trị tên “{live.name}”")


def _id(raw: Any, place: str) -> str:
    value = raw.get("id")
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise BadEntry(place, "phải có id gồm chữ thường không dấu, số, gạch")
    return value


def _version(raw: Mapping[str, Any]) -> int:
    version = raw.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise BadEntry("biểu mẫu", "version phải là số nguyên từ 1")
    return version


def _words(raw: Mapping[str, Any], key: str, place: str, *, required: bool = False) -> str:
    value = raw.get(key, "")
    if not isinstance(value, str) or (required and not value.strip()):
        raise BadEntry(place, f"{key} phải là chữ" + (", không được trống" if required else ""))
    return value


def _one_of(raw: Mapping[str, Any], key: str, allowed: tuple[str, ...]) -> str:
    if raw.get(key) not in allowed:
        raise BadEntry("biểu mẫu", f"{key} phải là một trong: {', '.join(allowed)}")
    return str(raw[key])


def _listed(raw: Mapping[str, Any], key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    values = raw.get(key, [])
    if not isinstance(values, list) or any(value not in allowed for value in values):
        raise BadEntry("biểu mẫu", f"{key} chỉ gồm: {', '.join(allowed)}")
    return tuple(values)
