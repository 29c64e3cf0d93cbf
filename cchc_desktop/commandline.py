"""The command line for support staff and tests: compose an entry file without window or data folder."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from cchc_desktop import __version__
from cchc_desktop.carry.export import CannotWrite, write_whole
from cchc_desktop.document.compose import compose
from cchc_desktop.document.tree import Document
from cchc_desktop.document.unreadable import MOST_BYTES, UnreadableFile
from cchc_desktop.entry import Entry, Period, entry_from_json, entry_text, read_json
from cchc_desktop.form.definition import Form, completed, new_entry
from cchc_desktop.form.loading import BadForm, check_entry, form_of, load_forms
from cchc_desktop.office import Office
from cchc_desktop.paths import own_forms, reason, shipped
from cchc_desktop.prose import BadEntry


def run(arguments: list[str]) -> int:
    """The exit code: 0, or 2 with one clear line on standard error."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "new":
            print(entry_text(_empty(options.form)), end="")
        elif options.command == "check":
            _check(options)
        else:
            _render(options)
    except (BadEntry, BadForm, CannotWrite, UnreadableFile) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def read_entry(path: Path) -> tuple[Form, Entry]:
    """An entry file with the form it was made from; ``BadEntry`` names the place of a mistake."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadEntry(str(path), f"không đọc được ({reason(error)})") from error
    try:
        return _read(data)
    except BadEntry as error:
        raise BadEntry(path.name, str(error)) from error


def all_forms() -> tuple[dict[str, Form], list[BadForm]]:
    """The shipped forms and the office's own, and the files that could not be used."""
    return load_forms([shipped("forms"), own_forms()])


def _read(data: bytes) -> tuple[Form, Entry]:
    entry = entry_from_json(read_json(data, ""))
    form = form_of(entry, all_forms()[0])
    if not form.kind:
        raise BadEntry("form.id", f"không có biểu mẫu “{entry.form.id}”")
    entry = completed(form, entry)
    check_entry(form, entry)
    return form, entry


class _Usage(argparse.HelpFormatter):
    """Begins how a command is used in Vietnamese; argparse has its own words in English only."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """Speaks Vietnamese, and of a wrong call in one line, as of every other bad input."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings | {"add_help": False, "formatter_class": _Usage})
        self._positionals.title = "Phải có"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem cách dùng rồi thôi")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"Không hiểu lệnh này. Xem cách dùng: python -m cchc_desktop --help ({self.prog})\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser("cchc", description="Soạn kế hoạch, báo cáo CCHC cấp xã.")
    parser.add_argument("--version", action="version", version=__version__, help="xem phiên bản")
    commands = parser.add_subparsers(dest="command", required=True, title="Các lệnh", metavar="LỆNH")
    render = commands.add_parser("render", help="tạo văn bản từ tệp bản nhập, không mở cửa sổ")
    render.add_argument("entry", type=Path, help="tệp bản nhập (JSON)")
    render.add_argument("out", type=Path, nargs="?", help="tệp văn bản sẽ ghi")
    kind = render.add_mutually_exclusive_group()
    kind.add_argument(
        "--text", action="store_true", help="ghi thành chữ thường (không có OUT: in ra màn hình)"
    )
    kind.add_argument("--pdf", action="store_true", help="ghi thành PDF")
    check = commands.add_parser("check", help="soát một tệp .docx bất kỳ theo Nghị định 30/2020/NĐ-CP")
    check.add_argument("file", type=Path, help="tệp .docx")
    check.add_argument("--json", action="store_true", help="in nhận xét thành JSON")
    new = commands.add_parser("new", help="in ra một bản nhập mới của biểu mẫu")
    new.add_argument("form", help="id của biểu mẫu")
    return parser


def _render(options: argparse.Namespace) -> None:
    form, entry = read_entry(options.entry)
    document = compose(form, entry)
    if options.text and options.out is None:
        sys.stdout.buffer.write(_text(document))
        return
    if options.out is None:
        raise BadEntry("OUT", "thiếu tên tệp sẽ ghi")
    write = _text if options.text else _pdf if options.pdf else _docx
    write_whole(options.out, write(document))


def _check(options: argparse.Namespace) -> None:
    """Prints what looks wrong in anybody's file; findings are no failure."""
    from cchc_desktop.review.reviewing import check_docx
    from cchc_desktop.review.sheet import findings_json, findings_lines

    try:
        with options.file.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadEntry(str(options.file), f"không đọc được ({reason(error)})") from error
    found = check_docx(data)
    written = findings_json(found) if options.json else findings_lines(found)
    sys.stdout.buffer.write(written.encode())


def _text(document: Document) -> bytes:
    from cchc_desktop.document.text import write_text

    return write_text(document).encode()


def _docx(document: Document) -> bytes:
    from cchc_desktop.document.docx import write_docx

    return write_docx(document)


def _pdf(document: Document) -> bytes:
    from cchc_desktop.ui.screenless import pdf_bytes

    return pdf_bytes(document)


def _empty(form_id: str) -> Entry:
    forms, _ = all_forms()
    if form_id not in forms:
        raise BadEntry("FORM", f"không có biểu mẫu “{form_id}”; có: {', '.join(sorted(forms))}")
    form = forms[form_id]
    return new_entry(form, Office(), Period(form.periods[0], date.today().year))
