"""A clerk who never stops typing: saves two entries over and over and says what was acknowledged.

``python -m tests.store.autosaving STORE ENTRY CYCLE`` goes on until it is killed. Each line it prints,
``id count``, tells that this many edits of that entry are on the disk.
"""

import os
import sys
from itertools import count
from pathlib import Path

from cchc_desktop.entry import Entry, entry_from_json, read_json
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.writer import Writer

STEADY = "steady"
"""The id of the entry that every cycle goes on editing."""


def typed(number: int) -> str:
    """The line that an edit adds, of a length that varies, so that pages of the file come and go."""
    return f"Lần sửa {number}: " + "tuyên truyền cải cách hành chính " * (number % 40)


def edited(entry: Entry) -> Entry:
    """The entry with one line more; of old ones the last 200 stay."""
    number = entry.answers.get("edits", 0)
    lines = [*entry.answers.get("lines", [])[-200:], typed(number)]
    return entry.answered("lines", lines).answered("edits", number + 1)


def main(path: Path, template: Path, cycle: str) -> None:
    """Saves until killed."""
    edits: dict[int, int] = {}

    def acknowledged(entry_id: str, _: str, token: int) -> None:
        try:
            sys.stdout.write(f"{entry_id} {edits[token]}\n")
            sys.stdout.flush()
        except OSError:
            os._exit(1)  # Whoever was to kill this is gone.

    fresh = read_json(template.read_bytes(), "template")
    writer = Writer(path, acknowledged)
    ids = {row.id for row in writer.do(lambda db: Entries(db).rows()).result()}
    entries = [entry_from_json(fresh | {"id": entry_id}) for entry_id in (STEADY, f"cycle-{cycle}")]
    if STEADY in ids:
        entries[0] = writer.do(lambda db: Entries(db).load(STEADY)).result()
    for turn in count():
        entries[turn % 2] = entry = edited(entries[turn % 2])
        edits[turn + 1] = entry.answers["edits"]
        writer.save(entry, f"Báo cáo chu kỳ {cycle}")
        if turn % 7 == 0:
            writer.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
