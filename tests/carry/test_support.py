"""The log tells kinds and places; what somebody wrote stays behind bars and out of the support file."""

from datetime import datetime

import pytest

from cchc_desktop.carry.support import account, barred, cleaned, headline, kind_of, place_of, support_text

WHEN = datetime(2026, 7, 1, 8, 30)  # noqa: DTZ001, the clerk's own clock
SECRETS = ("Nguyễn Văn Ánh", "C:\\Users\\anh.nguyen", "anh.nguyen", "36 tin bài", "mat-khau")


def raised(error: Exception, cause: Exception | None = None) -> Exception:
    try:
        raise error from cause  # noqa: TRY301, only what was raised knows its way
    except Exception as caught:
        return caught


def entry(error: Exception) -> str:
    return f"{headline('0.1.0', kind_of(error), WHEN)}\n{account(error)}"


def test_kind_and_place_of_an_error_are_kept():
    error = raised(KeyError("tin_bai"), raised(OSError(28, "đầy")))
    told = cleaned(entry(error)).splitlines()
    assert told[0] == "2026-07-01 08:30:00 0.1.0 KeyError"
    assert told[1].endswith(" raised")
    assert "  after OSError errno=28" in told
    assert place_of(error) in told[1]


@pytest.mark.parametrize("secret", SECRETS)
def test_message_of_an_error_is_left_out(secret: str):
    error = raised(ValueError(f"không hiểu {secret}\n{secret}\n  after {secret}"), raised(OSError(2, secret)))
    assert secret in account(error)
    assert secret not in cleaned(entry(error))


@pytest.mark.parametrize(
    "line",
    [
        "  after Nguyễn",
        "2026-07-01 08:30:00 0.1.0 Báo cáo",
        "  C:/Users/anh nguyen/x.py:3 f",
        "File “C:\\Users\\anh”",
        "  home.py:3 f rồi nữa",
        "Nguyen Van Anh",
    ],
)
def test_line_that_is_not_of_the_logs_own_making_is_left_out(line: str):
    assert cleaned(line) == ""


def test_words_that_look_like_the_log_stay_behind_bars():
    fake = "2026-07-01 08:30:00 0.1.0 NguyenVanAnh\n  after NguyenVanAnh"
    assert cleaned(barred(fake)) == ""


def test_place_tells_the_file_from_the_program_on():
    code = compile("raise ValueError", r"C:\Users\anh.nguyen\cchc\cchc_desktop\ui\home.py", "exec")
    with pytest.raises(ValueError) as caught:  # noqa: PT011, the place matters
        exec(code)
    assert place_of(caught.value) == "cchc_desktop/ui/home.py:1"
    assert "anh.nguyen" not in account(caught.value)


def test_call_that_goes_round_in_circles_is_told_in_few_lines():
    def again() -> None:
        again()

    with pytest.raises(RecursionError) as caught:
        again()
    assert len(account(caught.value).splitlines()) < 60


def test_file_says_what_it_leaves_out():
    text = support_text([("Phiên bản", "0.1.0")], "")
    assert "không chứa nội dung văn bản" in text
    assert "Phiên bản: 0.1.0" in text
    assert text.endswith("Lỗi đã ghi lại\nkhông có\n")
