"""Findings that a clerk passed over, each with the reason, so that they are not told again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from cchc_desktop.form.findings import Finding
from cchc_desktop.prose import clean
from cchc_desktop.store.database import fetch, transaction
from cchc_desktop.store.entries import now_utc


@dataclass(frozen=True)
class Dismissal:
    """A finding passed over: the rule, where, the words it showed at, and why. ``time`` is UTC."""

    id: int
    entry_id: str
    rule: str
    section: str
    field: str
    quote: str
    reason: str
    time: str

    def covers(self, finding: Finding) -> bool:
        """Whether it is this finding, wherever in its field the words stand by now."""
        told = (finding.rule, finding.section, finding.field, finding.quote)
        return told == (self.rule, self.section, self.field, self.quote)


def covered(dismissals: Iterable[Dismissal], finding: Finding) -> bool:
    """Whether a finding was passed over."""
    return any(dismissal.covers(finding) for dismissal in dismissals)


class Dismissals:
    """What was passed over in an open store. Every change is one transaction; all raise ``StoreProblem``."""

    def __init__(self, db: Database, now: Callable[[], str] = now_utc) -> None:
        self._db = db
        self._now = now

    def dismiss(self, entry_id: str, finding: Finding, reason: str) -> None:
        """Passes over a finding of a saved entry; done again, the new reason stands."""
        row = (
            entry_id, finding.rule, finding.section, finding.field, finding.quote,
            clean(reason.strip(), "reason"), self._now(),
        )  # fmt: skip
        with transaction(self._db):
            self._db.execute(
                "INSERT OR REPLACE INTO dismissals (entry, rule, section, field, quote, reason, time)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                row,
            )

    def of(self, entry_id: str) -> list[Dismissal]:
        """All of an entry, the oldest first."""
        sql = (
            "SELECT id, entry, rule, section, field, quote, reason, time FROM dismissals"
            " WHERE entry = ? ORDER BY id"
        )
        return [Dismissal(*row) for row in fetch(self._db, sql, (entry_id,))]

    def take_back(self, dismissal: Dismissal) -> None:
        """Tells the finding again."""
        with transaction(self._db):
            self._db.execute("DELETE FROM dismissals WHERE id = ?", (dismissal.id,))


def told(
    findings: Iterable[Finding], passed: Iterable[Dismissal]
) -> tuple[list[Finding], dict[Finding, Dismissal]]:
    """The findings still to be told, and those passed over with what was said to them."""
    known = list(passed)
    open_, over = [], {}
    for finding in findings:
        dismissal = next((one for one in known if one.covers(finding)), None)
        if dismissal is None:
            open_.append(finding)
        else:
            over[finding] = dismissal
    return open_, over
