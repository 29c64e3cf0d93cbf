"""Opening the clerk's data: backed up before it changes its shape, and a way back when it is damaged."""

from collections.abc import Callable
from pathlib import Path

from cchc_desktop.carry.backup import Backup, Contents
from cchc_desktop.carry.disk import CannotWrite
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.ui.data.safekeeping import Safekeeping
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.pieces import ask, tell
from cchc_desktop.ui.progress import beside

TITLE = "Mở dữ liệu"


def open_desk(keeping: Safekeeping, make: Callable[[], Desk]) -> Desk | None:
    """The open store; None when it cannot be opened, and the clerk was told why."""
    try:
        keeping.before_opening()
        return make()
    except StoreProblem as problem:
        if problem.reason == "damaged" and _went_back(keeping, problem):
            return open_desk(keeping, make)
        if problem.reason != "damaged":
            tell(None, TITLE, str(problem))
    except CannotWrite as problem:
        tell(None, TITLE, f"Chưa mở được, vì chưa sao lưu được dữ liệu trước khi nâng cấp. {problem}")
    return None


def go_back(keeping: Safekeeping, contents: Contents) -> None:
    """The store becomes the backup's, or stays as it is; either way the clerk is told."""
    try:
        aside = beside(
            None, TITLE, "Đang khôi phục dữ liệu…", lambda _told: keeping.restore(contents), stoppable=False
        )
    except (CannotWrite, StoreProblem) as problem:
        tell(None, TITLE, f"Chưa khôi phục được, dữ liệu đang có vẫn nguyên. {problem}")
        return
    kept = f"Tệp hỏng được giữ lại: {aside}." if aside else "Dữ liệu trước đó đã được sao lưu."
    tell(None, TITLE, f"Đã khôi phục xong. {kept}")


def _went_back(keeping: Safekeeping, problem: StoreProblem) -> bool:
    found = keeping.newest_good()
    if not found:
        tell(
            None,
            TITLE,
            f"{problem}\n\nKhông có bản sao lưu nào còn tốt trong {keeping.folder}. Hãy giữ nguyên thư mục "
            "này và nhờ người hỗ trợ; có tệp .saoluu trên USB thì đưa kèm.",
        )
        return False
    backup, contents = found
    if not ask(None, TITLE, _question(keeping.path, backup), "Khôi phục bản này", "Không, đóng lại"):
        return False
    go_back(keeping, contents)
    return True


def _question(path: Path, backup: Backup) -> str:
    return (
        f"Tệp dữ liệu {path.name} bị hỏng nên không mở được, có thể do mất điện hoặc ổ đĩa lỗi.\n\n"
        f"Bản sao lưu tốt gần nhất: {backup.time:%H:%M ngày %d/%m/%Y}. Khôi phục bản này thì những gì nhập "
        "sau lúc đó không còn. Tệp hỏng vẫn được giữ lại."
    )
