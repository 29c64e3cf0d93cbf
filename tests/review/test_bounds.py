"""Hostile and broken files: read or refused with one kind of error, within bounds, nothing written."""

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from cchc_desktop.document.unreadable import UnreadableFile
from cchc_desktop.review.reviewing import check_docx
from tests.review.seeding_layout import packed
from tests.review.torture import _TODAY, MEGABYTES, SECONDS, _good, survives

ROOT = Path(__file__).resolve().parents[2]
MAIN = "word/document.xml"
HEAD = (
    '<?xml version="1.0"?>{}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{}</w:body></w:document>"
)


def file_of(body: str, before: str = "") -> bytes:
    return packed({**_good()[0], MAIN: HEAD.format(before, body)})


def squeezed(name: str, size: int, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stored = BytesIO()
    with zipfile.ZipFile(stored, "w", method) as package:
        for part, text in _good()[0].items():
            if part != name:
                package.writestr(part, text)
        with package.open(name, "w") as bomb:
            for _ in range(size >> 20):
                bomb.write(bytes(1 << 20))
            bomb.write(b" ")
    return stored.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        check_docx(data, _TODAY)
    assert "Hãy" in str(caught.value)
    return caught.value.reason


def paragraphs(text: str, count: int) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" * count


ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
STRANGE = {
    "entities that multiply": file_of(paragraphs("&l9;", 1), f"<!DOCTYPE d [{ENTITIES}]>"),
    "an outside entity": file_of(
        paragraphs("&x;", 1), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    ),
    "a document type": file_of(paragraphs("a", 1), '<!DOCTYPE d SYSTEM "http://example.invalid/d.dtd">'),
    "a million levels": file_of("<a>" * 1_000_000 + "</a>" * 1_000_000),
    "a million levels left open": file_of("<w:tbl>" * 1_000_000),
    "another packing": squeezed(MAIN, 0, zipfile.ZIP_LZMA),
}
LARGE = {
    "a bomb in the document": squeezed(MAIN, 600 << 20),
    "a bomb in the styles": squeezed("word/styles.xml", 300 << 20),
    "too many nodes": file_of("<w:bookmarkStart/>" * 320_000),
    "too many paragraphs": file_of("<w:p/>" * 12_500),
    "too many letters": file_of(paragraphs("Cải cách hành chính. " * 100, 400)),
}
BROKEN = {
    "half a file": packed(_good()[0])[:9_000],
    "only a beginning": b"PK\x03\x04" + bytes(200),
    "bytes that fail their sum": packed(_good()[0]).replace("Tam Hợp".encode(), b"x" * 10),
    "tags that do not close": file_of("<w:p>"),
    "letters of no encoding": packed(_good()[0]).replace(b"UTF-8", b"UTF-9"),
}
OTHER = {
    "nothing": (b"", "word"),
    "a text": ("Báo cáo".encode(), "word"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "word"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old"),
    "a package of something else": (packed({"a.txt": "a"}), "word"),
    "a package that names no document": (packed({**_good()[0], "_rels/.rels": "<a/>"}), "word"),
    "an empty document part": (packed({**_good()[0], MAIN: "<a/>"}), "word"),
}


@pytest.mark.parametrize("data", STRANGE.values(), ids=STRANGE.keys())
def test_strange_file_is_refused(data):
    assert refusal(data) == "strange"


@pytest.mark.parametrize("data", LARGE.values(), ids=LARGE.keys())
def test_large_file_is_refused(data):
    assert refusal(data) == "large"


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN.keys())
def test_broken_file_is_refused(data):
    assert refusal(data) == "broken"


@pytest.mark.parametrize(("data", "reason"), OTHER.values(), ids=OTHER.keys())
def test_other_file_is_refused(data, reason):
    assert refusal(data) == reason


@pytest.mark.parametrize("first", range(0, 3_000, 500))
def test_five_hundred_spoilt_files_end_within_bounds(first):
    ended = {survives(seed) for seed in range(first, first + 500)}
    assert ended == {"read", "refused"}


def test_largest_files_take_no_more_than_their_room(tmp_path):
    if not Path("/proc/self/status").exists():
        pytest.skip("this system tells the highest memory of a process otherwise")
    code = f"""
import re, time
from pathlib import Path
from cchc_desktop.review.reviewing import check_docx, UnreadableFile
for path in sorted(Path({str(tmp_path)!r}).iterdir()):
    start = time.process_time()
    try:
        check_docx(path.read_bytes())
    except UnreadableFile:
        pass
    peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
    print(path.name, time.process_time() - start, int(peak) / 1024)
"""
    run = '<w:r><w:rPr><w:sz w:val="{0}"/><w:color w:val="{0:06x}"/></w:rPr><w:t>ab, </w:t></w:r>'
    many = "".join(f"<w:p>{''.join(run.format(n * 20 + k) for k in range(20))}</w:p>" for n in range(1_900))
    bodies = {
        "runs": many,
        "letters": paragraphs("Theo Kế hoạch số 25/KH-UBND ngày 01/02/2026, đạt 1/2; " * 85, 100),
        "paragraphs": paragraphs("I. năm 2026", 11_900),
        "nodes": "<w:bookmarkStart/>" * 290_000,
    }
    for name, body in bodies.items():
        (tmp_path / name).write_bytes(file_of(body))
    (tmp_path / "bomb").write_bytes(LARGE["a bomb in the document"])
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*bodies, "bomb"])
    print(done.stdout)
    for line in done.stdout.splitlines():
        name, seconds, megabytes = line.split()
        assert float(seconds) < SECONDS, name
        assert float(megabytes) < MEGABYTES, name
