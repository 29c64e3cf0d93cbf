"""Steps that were not typed: each can be taken back, in any order, without losing what was typed since."""

from collections.abc import Callable

from cchc_desktop.entry import Entry
from cchc_desktop.form.undoing import taken_back


class Steps:
    """Remembers the steps of this sitting; ``put`` shows another content of the entry.

    ``now`` takes in what was typed and gives the entry.
    """

    def __init__(self, now: Callable[[], Entry], put: Callable[[Entry], object]) -> None:
        self._now, self._put = now, put
        self._taken: list[tuple[Entry, Entry]] = []

    def remember(self, before: Entry, after: Entry) -> Callable[[], object]:
        """Keep a step, and give what takes just this one back."""
        step = (before, after)
        self._taken.append(step)
        return lambda: self._take_back(step)

    def take_last_back(self) -> bool:
        """Take back the last step that still stands; False when there is none."""
        return bool(self._taken) and self._take_back(self._taken[-1])

    def _take_back(self, step: tuple[Entry, Entry]) -> bool:
        if step not in self._taken:
            return False
        self._taken.remove(step)
        self._put(taken_back(*step, self._now()))
        return True
