"""How far the sections of one entry are in this sitting: which were left, and what each of them is told."""

from collections.abc import Callable, Iterable

from cchc_desktop.form.definition import FormSection
from cchc_desktop.form.findings import (
    ERROR,
    FORM_RULES,
    HINT,
    UNREAD,
    Finding,
    field_findings,
    is_begun,
    never,
    section_state,
    told_once,
)
from cchc_desktop.form.live import Values


class Standing:
    """Remembers the sections that were left; ``read`` is always what the last reading found.

    Those ``left`` before the entry was opened now, or worked on, count as left, but for ``place``, the one
    to go on in: a document taken up again tells at once where it is lacking, and an untouched one says
    nothing. In one that was ``finished`` once, exported or kept as a version, every section counts as left.
    """

    def __init__(
        self, values: Values, place: str, *, left: Iterable[str] = (), finished: bool = False
    ) -> None:
        before = frozenset(left)
        self._left = {
            section.id
            for section in values.sections
            if finished or (section.id != place and (section.id in before or is_begun(values, section)))
        }
        self._seen = before & {place}

    @property
    def left(self) -> frozenset[str]:
        """The sections that were left, now or before the entry was opened."""
        return self._seen.union(self._left)

    def leave(self, *section_ids: str) -> None:
        """From now on these sections say what they lack."""
        self._left.update(section_ids)

    def was_left(self, section_id: str) -> bool:
        """Whether a section may say what it lacks."""
        return section_id in self._left

    def state(
        self,
        values: Values,
        section: FormSection,
        read: Iterable[Finding],
        passed: Callable[[Finding], bool] = never,
    ) -> str:
        """One of the four states; empty where nothing is asked. What was ``passed`` over lacks nothing."""
        if not section.fields:
            return ""
        wrong = any(one.section == section.id and one.level == ERROR for one in read)
        left, seen = self.was_left(section.id), section.id in self._seen
        return section_state(values, section, left=left, seen=seen, wrong=wrong, passed=passed)

    def notes(
        self,
        values: Values,
        section: FormSection,
        read: Iterable[Finding],
        passed: Callable[[Finding], bool] = never,
    ) -> list[Finding]:
        """What a section is told: what it lacks, and what the last reading found in it, but for hints."""
        found = (one for one in read if one.section == section.id and one.level != HINT)
        said = [one for one in found if one.rule not in FORM_RULES or one.rule == UNREAD]
        lacking = [one for one in field_findings(values, section) if not passed(one)]
        return told_once(values, lacking, said)

    def flagged(self, read: Iterable[Finding]) -> list[Finding]:
        """What is marked in the pages: findings in sections that were left, but for hints."""
        return [one for one in read if one.level != HINT and self.was_left(one.section)]
