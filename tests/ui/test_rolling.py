"""A new period from last year's document, through the real window by keys, and its interactions counted."""

from dataclasses import replace

from cchc_desktop.document.compose import compose
from cchc_desktop.document.text import write_text
from cchc_desktop.entry import Period
from cchc_desktop.store.settings import Settings
from tests.goldens import golden_entry, golden_text
from tests.ui.clerk import ALT, CTRL, Key
from tests.ui.rolling import CountingClerk, overtyping


def begin(tmp_path, name):
    clerk = CountingClerk(tmp_path)
    clerk.keep(golden_entry(name))
    return clerk


def text_of(clerk):
    clerk.page.settle()
    return write_text(compose(clerk.page.form, clerk.page.entry))


def editor(clerk, field_id):
    section = clerk.page.sections.current
    return clerk.page._pages[section].questions[field_id].editor


def write_over(clerk, field_id, lefts, backs, words):
    """At the end of a text, so many characters back, others in place of some."""
    clerk.tab_to(editor(clerk, field_id).text)
    clerk.press(Key.Key_End, CTRL)
    for _ in range(lefts):
        clerk.press(Key.Key_Left)
    for _ in range(backs):
        clerk.press(Key.Key_Backspace)
    clerk.type(words)


def test_tai_son_2023_is_made_from_2022_with_half_the_interactions_of_overtyping(app, tmp_path):
    clerk = begin(tmp_path, "tai-son-bc-2022")
    clerk.roll_over(
        "6-thang-dau",
        {
            "52/KH-UBND ngày 04/03/2022": "25 8/2/2023",
            "07/KH-UBND ngày 11/03/2022": "04 13/2/2023",
            "Kết quả thực hiện so với kế hoạch": "100",
            "Đã đăng bao nhiêu tin, bài về CCHC trong kỳ?": "36",
        },
    )
    finish_tai_son(clerk)
    old, new = golden_text("tai-son-bc-2022"), golden_text("tai-son-bc-2023-06")
    assert text_of(clerk) == new
    print("interactions:", clerk.interactions, "overtyping:", overtyping(old, new))
    assert clerk.interactions * 2 <= overtyping(old, new)
    clerk.close()


def finish_tai_son(clerk):
    """What the report of 2023 says otherwise than that of 2022, beyond all that has moved."""
    clerk.tab_to(clerk.page.dating._date)
    clerk.type("20/7/2023")
    clerk.go_to("mo-dau")
    write_over(clerk, "mo_dau", len(" như sau:"), 1, "cải cách hành chính 6 tháng đầu năm")
    clerk.go_to("trien-khai")
    write_bare_date(clerk)
    clerk.go_to("thong-ke")
    clerk.tab_to(editor(clerk, "thong_ke").text)
    clerk.press(Key.Key_Home, CTRL)
    clerk.press(Key.Key_Delete)
    clerk.type("6 tháng đầu năm d")
    clerk.go_to("phuong-huong")
    rename_section(clerk)
    clerk.go_to("phan-cuoi")
    clerk.tab_to(editor(clerk, "noi_nhan").text)
    clerk.press(Key.Key_A, CTRL)
    recipients = ("Phòng VHTT huyện (BC)", "TTĐU; HĐND; Lãnh đạo UBND xã", "Trang TTĐT xã", "Lưu: VP. KT.")
    for n, words in enumerate(recipients):
        if n:
            clerk.press(Key.Key_Return)
        clerk.type(words)
    signing = editor(clerk, "nguoi_ky")
    clerk.tab_to(signing.name)
    clerk.type("Nguyễn Thế Thọ")
    clerk.tab_to(signing.more)
    clerk.press(Key.Key_Space)
    clerk.press(Key.Key_End, CTRL)
    clerk.type(" XÃ")


def write_bare_date(clerk):
    """The day of the plan as 13/2/2023, by typing it in place of the mention."""
    text = editor(clerk, "trien_khai").text
    rest = " về tuyên truyền CCHC năm  và các văn bản triển khai thực hiện công tác cải cách hành chính."
    clerk.tab_to(text)
    clerk.press(Key.Key_End, CTRL)
    for _ in range(len(rest) + 1):
        clerk.press(Key.Key_Left)
    clerk.press(Key.Key_Backspace)
    clerk.type("Kế hoạch số 04/KH-UBND ngày 13/2/2023")


def rename_section(clerk):
    def act(_dialog):
        clerk.press(Key.Key_Backspace)
        clerk.type(" 6 tháng cuối năm.")
        clerk.press(Key.Key_Return)

    clerk.during(act, lambda: clerk.press(Key.Key_F2, CTRL))


def test_lien_minh_2023_is_made_from_2022(app, tmp_path):
    clerk = begin(tmp_path, "lien-minh-kh-2022")
    clerk.roll_over(
        "nam",
        {
            "169/KH-UBND ngày 24/01/2022": "21 30/1/2023",
            "Mấy tháng tổng hợp báo cáo một lần?": "3",
        },
    )
    wanted = golden_entry("lien-minh-kh-2022")
    cited = {**wanted.answers["can_cu"][0], "number": "21", "date": "2023-01-30"}
    cited["abstract"] = cited["abstract"].replace("2022", "2023")
    wanted = replace(wanted.answered("can_cu", [cited]), period=Period("nam", 2023))
    assert text_of(clerk) == write_text(compose(clerk.page.form, wanted))
    print("interactions:", clerk.interactions)
    clerk.close()


def put_off(clerk, act):
    """The period that is proposed, and what to do in the list of leftovers."""
    clerk.during(lambda _: clerk._and_then(act, lambda: clerk.press(Key.Key_Return)), clerk._ask)


def test_leftovers_put_off_are_asked_again_when_the_document_is_opened(app, tmp_path):
    clerk = begin(tmp_path, "tai-son-bc-2022")
    put_off(clerk, lambda left: left.reject())
    clerk.until(lambda: clerk.page.notice.text == "Còn 9 chỗ của kỳ trước chưa xem.")
    clerk.close()
    clerk.open()
    assert clerk.page.notice.text == "Còn 9 chỗ của kỳ trước chưa xem."
    clerk.close()


def test_a_leftover_that_stays_is_not_asked_again_and_an_answer_is_taken_back(app, tmp_path):
    clerk = begin(tmp_path, "tai-son-bc-2022")
    clerk.window._desk.writer.do(lambda db: Settings(db).put("cut_off", "tenth")).result()

    def act(dialog):
        titles = [item.title for item in dialog.items]
        dialog._list.setCurrentRow(titles.index("2022  (4 chỗ)"))
        dialog._keep()
        assert "2022  (4 chỗ)" not in [item.title for item in dialog.items]
        before = dialog.entry
        dialog._replace()
        dialog._undo()
        assert dialog.entry == before
        dialog.reject()

    put_off(clerk, act)
    clerk.until(lambda: "Còn 8 chỗ" in clerk.page.notice.text)
    clerk.close()


def test_figure_left_blank_for_now_goes_from_the_list_and_comes_back_by_undo(app, tmp_path):
    clerk = begin(tmp_path, "tai-son-bc-2022")

    def act(dialog):
        asked = len(dialog.items)
        row = next(n for n, item in enumerate(dialog.items) if item.field)
        dialog._list.setCurrentRow(row)
        title = dialog.current.title
        assert not dialog.replace.isVisible()
        clerk.type("bốn mươi")
        clerk.press(Key.Key_Return)
        assert dialog._note.text() == "“bốn mươi” không phải là số. Viết như 36, 1.234,5 hoặc 17/18."
        assert dialog.current.title == title
        clerk.press(Key.Key_U, ALT)
        clerk.until(lambda: title not in [item.title for item in dialog.items])
        assert f"Còn {asked - 1} chỗ" in dialog._count.text()
        dialog._undo()
        assert title in [item.title for item in dialog.items]
        dialog._list.setCurrentRow(row)
        dialog._keep()
        dialog.reject()

    put_off(clerk, act)
    clerk.until(lambda: clerk.page.notice.text == "Còn 8 chỗ của kỳ trước chưa xem.")
    clerk.close()


def test_all_proposals_are_taken_at_once_as_the_list_shows_them_and_taken_back(app, tmp_path):
    clerk = begin(tmp_path, "tai-son-bc-2022")

    def act(dialog):
        shown = [dialog._list.item(n).text() for n in range(dialog._list.count())]
        assert "2022 → 2023  (4 chỗ)" in shown
        assert "52/KH-UBND ngày 04/03/2022" in shown
        before, asked = dialog.entry, len(dialog.items)
        clerk.press(Key.Key_A, ALT)
        clerk.until(lambda: len(dialog.items) < asked)
        left = [item.title for item in dialog.items]
        assert "52/KH-UBND ngày 04/03/2022" in left
        assert not any(item.is_ready for item in dialog.items)
        assert "09 tháng đầu năm" in str(before.answers)
        assert "09 tháng đầu năm" not in str(dialog.entry.answers)
        dialog._undo()
        assert (dialog.entry, len(dialog.items)) == (before, asked)
        dialog.reject()

    put_off(clerk, act)
    clerk.close()


def test_a_section_is_renamed_from_its_text_and_enter_keeps_the_name(app, tmp_path):
    clerk = begin(tmp_path, "tai-son-bc-2022")
    put_off(clerk, lambda left: left.reject())
    clerk.until(lambda: clerk.window.page)
    clerk.go_to("phuong-huong")

    def act(_dialog):
        clerk.type(" mới")
        clerk.press(Key.Key_Return)

    clerk.during(act, lambda: clerk.press(Key.Key_F2, CTRL))
    (section,) = [one for one in clerk.page.entry.outline if one.id == "phuong-huong"]
    assert section.heading[-1].text.endswith(" mới")
    clerk.close()


def test_a_report_is_made_of_this_years_plan(app, tmp_path):
    clerk = CountingClerk(tmp_path)
    clerk.keep(replace(golden_entry("lien-minh-kh-2022"), number="15", date="2022-02-10"))

    def choose(dialog):
        clerk.choose(dialog.made, dialog.made.findData("bc-tuyen-truyen"))
        clerk.press(Key.Key_Return)

    clerk.during(choose, clerk._ask)
    clerk.until(lambda: clerk.window.page)
    assert clerk.page.entry.form.id == "bc-tuyen-truyen"
    assert clerk.page.entry.period.year == 2022
    text = text_of(clerk)
    assert "Kế hoạch số 169/KH-UBND ngày 24 tháng 01 năm 2022 của UBND huyện Đức Thọ" in text
    assert "Kế hoạch số 15/KH-UBND ngày 10 tháng 02 năm 2022 của UBND xã Liên Minh" in text
    clerk.close()
