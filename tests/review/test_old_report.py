"""An old report finds its places: the five documents of the project, and reports that are less tidy."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from cchc_desktop.document.docx import write_docx
from cchc_desktop.document.spread_answers import filled
from cchc_desktop.document.spreading import ASIDE, HOMELESS, TEXT, TITLE, Goal, Piece, spread
from cchc_desktop.document.tree import Column, Heading, Item, Paragraph, Place, Table, text_of
from cchc_desktop.entry import Entry
from cchc_desktop.form.definition import new_entry
from cchc_desktop.form.live import Values
from cchc_desktop.prose import Text, folded, plain
from cchc_desktop.review.old_report import pieces_of_file, pieces_of_text
from tests.goldens import NAMES, document_of, forms, golden_entry, golden_text

LETTERHEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def blank(name: str) -> Values:
    """A new entry of the form that a golden document was made from."""
    entry = golden_entry(name)
    form = forms()[entry.form.id]
    return Values(form, new_entry(form, entry.office, entry.period))


def expected(name: str) -> list[tuple[str, str, str]]:
    """Each paragraph of a golden document's body: its words, what it is, its section."""
    blocks = document_of(golden_entry(name)).blocks
    return [
        (_bare(text_of(block.runs)), TITLE if isinstance(block, Heading) else TEXT, block.place.section)
        for block in blocks
        if isinstance(block, Heading | Paragraph | Item)
    ]


def pasted(name: str) -> str:
    """A golden document as the clipboard has it from Word."""
    lines = [line for line in golden_text(name).splitlines() if not line.startswith("# ")]
    return LETTERHEAD + "\n".join(lines).replace("**", "")


def spoken(pieces: list[Piece], goals: list[Goal]) -> list[tuple[str, str, str]]:
    return [
        (_bare(piece.text), goal.what, goal.section)
        for piece, goal in zip(pieces, goals, strict=True)
        if goal.what != ASIDE
    ]


def share(found: list[tuple[str, str, str]], name: str) -> float:
    """How many paragraphs of the body are where they belong, of all that should be or are there."""
    wanted = expected(name)
    right = sum(one in found for one in wanted)
    return right / max(len(wanted), len(found))


def _bare(text: str) -> str:
    """Words for comparing: a number may stand before them or not."""
    return re.sub(r"^([ivx]+|\d+(\.\d+)*|[a-z])[.)]+ ", "", folded(text.replace("*", ""))).rstrip(":")


@pytest.mark.parametrize("name", NAMES)
def test_word_file_of_a_real_document_finds_all_its_sections(name: str):
    pieces = pieces_of_file(write_docx(document_of(golden_entry(name))))
    assert share(spoken(pieces, spread(blank(name), pieces)), name) >= 0.95


@pytest.mark.parametrize("name", NAMES)
def test_pasted_text_of_a_real_document_finds_all_its_sections(name: str):
    pieces = pieces_of_text(tuple(plain(line) for line in pasted(name).splitlines()))
    assert share(spoken(pieces, spread(blank(name), pieces)), name) >= 0.95


MANNERS: dict[str, Callable[[str], str]] = {
    "capitals": lambda title: title.upper() + ":",
    "bracket": lambda title: re.sub(r"^(\d+)\. ", r"\1) ", title),
    "dash": lambda title: re.sub(r"^([IVX]+)\. ", r"\1 - ", title),
    "part": lambda title: re.sub(r"^([IVX]+)\. ", r"Phần \1: ", title),
    "no marks": folded,
}


@pytest.mark.parametrize("manner", MANNERS)
def test_titles_written_in_another_manner_are_found(manner: str):
    right = []
    for name in NAMES:
        titles = {words for words, what, _ in expected(name) if what == TITLE}
        lines = [
            MANNERS[manner](line) if _bare(line) in titles else line for line in pasted(name).splitlines()
        ]
        pieces = pieces_of_text(tuple(map(plain, lines)))
        found = spoken(pieces, spread(blank(name), pieces))
        right.append(share(found, name))
    assert sum(right) / len(right) >= 0.95


def report(*lines: str) -> list[Piece]:
    return pieces_of_text(tuple(map(plain, lines)))


def goals_of(pieces: list[Piece], name: str = "tai-son-bc-2022") -> list[tuple[str, str]]:
    return [(goal.what, goal.section) for goal in spread(blank(name), pieces)]


def test_section_that_the_form_does_not_have_stays_in_view():
    pieces = report(
        "I. KẾT QUẢ THỰC HIỆN",
        "1. Công tác triển khai",
        "Đã ban hành kế hoạch.",
        "III. KHEN THƯỞNG VÀ KỶ LUẬT",
        "Khen 02 tập thể.",
        "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ",
        "1. Duy trì chuyên mục.",
    )
    assert goals_of(pieces) == [
        *((TITLE, "ket-qua"), (TITLE, "trien-khai"), (TEXT, "trien-khai")),
        *((HOMELESS, ""), (HOMELESS, "")),
        *((TITLE, "phuong-huong"), (TEXT, "phuong-huong")),
    ]


def test_numbers_of_a_list_inside_a_section_begin_no_section():
    pieces = report(
        "I. KẾT QUẢ THỰC HIỆN", "1. Công tác triển khai", "Như sau:", "1. Họp thôn", "2. Phát tờ rơi"
    )
    assert goals_of(pieces)[2:4] == [(TEXT, "trien-khai")] * 2


def test_frame_of_the_old_report_is_set_aside():
    pieces = report(*pasted("tai-son-bc-2023-06").splitlines())
    aside = [
        piece.text
        for piece, goal in zip(pieces, spread(blank("tai-son-bc-2023-06"), pieces), strict=True)
        if goal.what == ASIDE
    ]
    assert "XÃ TÁI SƠN" in aside
    assert "- Lưu: VP. KT." in aside
    assert "Nguyễn Thế Thọ" in aside
    assert not [text for text in aside if len(text) > 120]


def test_text_without_any_title_is_left_to_the_clerk():
    pieces = report("Trong tháng, xã đã tổ chức hội nghị.", "Đài truyền thanh phát 12 tin.")
    assert {what for what, _ in goals_of(pieces)} <= {HOMELESS, TEXT}
    assert not [section for what, section in goals_of(pieces) if what == TEXT and section != "mo-dau"]


def placed(values: Values, pieces: list[Piece]) -> list[tuple[str, Piece]]:
    goals = spread(values, pieces)
    return [(goal.section, piece) for goal, piece in zip(goals, pieces, strict=True) if goal.what == TEXT]


REPORT = (
    "I. KẾT QUẢ THỰC HIỆN",
    "1. Công tác triển khai",
    "Đã ban hành kế hoạch.",
    "- Họp thôn.",
    "II. PHƯƠNG HƯỚNG, NHIỆM VỤ",
    "1. Duy trì chuyên mục.",
)


def test_default_of_the_form_gives_way_and_list_items_lose_their_number():
    values = blank("tai-son-bc-2022")
    entry, left = filled(values, placed(values, report(*REPORT)), add=True)
    assert entry.answers["trien_khai"] == ["Đã ban hành kế hoạch.", "- Họp thôn."]
    assert entry.answers["nhiem_vu"] == ["Duy trì chuyên mục."]
    assert left == []


def written() -> tuple[Values, Entry]:
    values = blank("tai-son-bc-2022")
    entry = values.entry.answered("trien_khai", ["Của tôi."])
    return Values(forms()[entry.form.id], entry), entry


def test_text_of_the_clerk_is_followed_and_never_replaced():
    values, entry = written()
    new, _ = filled(values, placed(values, report(*REPORT)), add=True)
    assert new.answers["trien_khai"] == ["Của tôi.", "Đã ban hành kế hoạch.", "- Họp thôn."]
    assert entry.answers["trien_khai"] == ["Của tôi."]


def test_text_of_the_clerk_is_left_alone_and_the_pieces_stay_in_view():
    values, _ = written()
    new, left = filled(values, placed(values, report(*REPORT)), add=False)
    assert new.answers["trien_khai"] == ["Của tôi."]
    assert [piece.text for piece in left] == ["Đã ban hành kế hoạch.", "- Họp thôn."]
    assert new.answers["nhiem_vu"] == ["Duy trì chuyên mục."]


def test_who_does_what_becomes_an_assignment_with_its_tasks():
    values = blank("lien-minh-kh-2022")
    pieces = report(
        "IV. TỔ CHỨC THỰC HIỆN",
        "Các đơn vị triển khai.",
        "1. Tư pháp: Lồng ghép.",
        "2. Văn hóa:",
        "- Phát tin.",
        "- Họp.",
    )
    entry, left = filled(values, placed(values, pieces), add=True)
    assert entry.answers["phan_cong"][-2:] == [
        {"unit": "Tư pháp", "tasks": ["Lồng ghép."]},
        {"unit": "Văn hóa", "tasks": ["Phát tin.", "Họp."]},
    ]
    assert entry.answers["to_chuc"] == ["Các đơn vị triển khai."]
    assert left == []


def test_typed_number_and_weight_stay_in_prose():
    values = blank("chi-lang-nam-bc-2022")
    pieces = pieces_of_text(
        (plain("II. KẾT QUẢ ĐẠT ĐƯỢC"), (Text("a) Đã "), Text("treo", bold=True), Text(" 5.")))
    )
    entry, _ = filled(values, placed(values, pieces), add=True)
    assert entry.answers["ket_qua"] == [["a) Đã ", {"bold": "treo"}, " 5."]]


def test_row_of_a_table_is_one_piece_that_stays_in_view():
    document = document_of(golden_entry("tai-son-bc-2022"))
    columns = (Column("TT", number=True), Column("Hình thức"))
    table = Table(columns, (("1", "Tờ rơi"), ("2", "Tin bài")), (), Place())
    pieces = pieces_of_file(write_docx(replace(document, blocks=(*document.blocks[:3], table))))
    goals = spread(blank("tai-son-bc-2022"), pieces)
    homeless = [piece.text for piece, goal in zip(pieces, goals, strict=True) if goal.what == HOMELESS]
    assert homeless == ["TT; Hình thức", "1; Tờ rơi", "2; Tin bài"]
