"""A file that is not read: the one refusal of the reader, in words for a clerk."""

MOST_BYTES = 64 << 20
"""Of a file that is read at all."""

_WHY = {
    "word": (
        "Đây không phải là tệp .docx. Hãy mở tệp bằng Word rồi chọn Save As (Lưu dưới dạng), kiểu "
        "“Word Document (*.docx)”."
    ),
    "old": (
        "Đây là tệp Word kiểu cũ (.doc) hoặc tệp có mật khẩu. Hãy mở bằng Word, bỏ mật khẩu nếu có, "
        "rồi lưu thành kiểu .docx."
    ),
    "broken": "Tệp bị hỏng nên không đọc được. Hãy xin gửi lại, hoặc mở bằng Word rồi lưu thành một tệp mới.",
    "large": (
        "Tệp lớn quá mức của một kế hoạch hay báo cáo nên chương trình không đọc. "
        "Hãy tách phần nội dung ra một tệp riêng."
    ),
    "strange": (
        "Tệp có cấu trúc khác thường, có thể không an toàn, nên chương trình không đọc. "
        "Hãy mở bằng Word rồi chép nội dung sang một tệp mới."
    ),
}


class UnreadableFile(Exception):
    """A file that is not read; ``str()`` says why and what to do, in Vietnamese.

    ``reason`` is one of word, old, broken, large, strange.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(_WHY[reason])
        self.reason = reason
