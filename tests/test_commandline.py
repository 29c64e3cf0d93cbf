"""The command line: an entry file in, a document out, or one clear line and exit code 2."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_desktop.commandline import run

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The README's own example."""
    block = re.search(r"```json\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert block
    path = tmp_path / "bc.json"
    path.write_text(block[1], encoding="utf-8")
    return path


def changed(path: Path, **keys: object) -> Path:
    content = json.loads(path.read_text(encoding="utf-8"))
    content.update(keys)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_the_example_of_the_readme_is_rendered(example: Path, capfdbinary):
    assert run(["render", "--text", str(example)]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert "Đã đăng 36 tin, bài viết về **công tác CCHC**." in lines
    assert "Tái Sơn, ngày 20 tháng 7 năm 2023" in lines


def test_the_same_entry_gives_the_same_bytes(example: Path, tmp_path: Path):
    outs = [tmp_path / "1.docx", tmp_path / "2.docx"]
    for out in outs:
        subprocess.run([sys.executable, "-m", "cchc_desktop", "render", example, out], cwd=ROOT, check=True)
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_a_pdf_needs_no_screen(example: Path, tmp_path: Path):
    out = str(tmp_path / "bc.pdf")
    command = [sys.executable, "-m", "cchc_desktop", "render", "--pdf", str(example), out]
    subprocess.run(
        command, cwd=ROOT, check=True, env=os.environ | {"DISPLAY": "", "QT_QPA_PLATFORM": "offscreen"}
    )
    assert (tmp_path / "bc.pdf").read_bytes().startswith(b"%PDF-")


def test_a_new_entry_of_a_form_can_be_rendered(tmp_path: Path, capsys):
    assert run(["new", "kh-tuyen-truyen"]) == 0
    path = tmp_path / "new.json"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    assert run(["render", str(path), str(tmp_path / "new.docx")]) == 0


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"khoa_la": 1}, "khóa lạ: khoa_la"),
        ({"format": 2}, "format"),
        ({"date": "2023-02-30"}, "không có ngày"),
        ({"form": {"id": "khong-co"}}, "không có biểu mẫu “khong-co”"),
        ({"answers": {"khong_hoi": "x"}}, "khong_hoi"),
        ({"answers": {"thong_ke": ["tiếng\u0007chuông"]}}, "U+0007"),
        ({"answers": {"thong_ke": ["\ud800"]}}, "U+D800"),
        ({"answers": {"tin_bai": {"typd": "3"}}}, "khóa lạ: typd"),
        ({"office": {"look": {"indent": "3"}}}, "office.look.indent"),
        ({"period": {"kind": "nam", "year": "2023"}}, "period.year"),
    ],
)
def test_bad_input_is_told_in_one_line_and_nothing_is_written(
    example: Path, tmp_path: Path, capsys, keys: dict[str, object], told: str
):
    out = tmp_path / "bc.docx"
    assert run(["render", str(changed(example, **keys)), str(out)]) == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1
    assert not out.exists()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b'{"format": 1,', "JSON"),
        (b'{"format": 1, "format": 1}', "hai lần"),
        (b"[" * 100_000, "quá nhiều tầng"),
        (b"[" * 500 + b"]" * 500, "phải là một khối"),
        (b"[]", "phải là một khối"),
    ],
)
def test_a_file_that_is_no_entry_is_told(tmp_path: Path, capsys, data: bytes, told: str):
    path = tmp_path / "x.json"
    path.write_bytes(data)
    assert run(["render", str(path), str(tmp_path / "x.docx")]) == 2
    assert told in capsys.readouterr().err


def test_a_missing_file_is_told(tmp_path: Path, capsys):
    assert run(["render", str(tmp_path / "none.json"), str(tmp_path / "x.docx")]) == 2
    assert "không đọc được" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["", "render", "check", "new"])
def test_help_speaks_vietnamese_alone(capsys, command: str):
    with pytest.raises(SystemExit) as left:
        run([*command.split(), "--help"])
    said = capsys.readouterr().out
    assert left.value.code == 0
    assert said.startswith("Cách dùng: ")
    assert not re.search(r"\b(usage|options|optional|positional|arguments|show|help message|exit)\b", said)
