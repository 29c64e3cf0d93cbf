"""The register of checks: each gives what it found for the rule that it is named after."""

from collections.abc import Callable, Iterable, Iterator

from cchc_desktop.form.findings import Finding
from cchc_desktop.review.reading import Passage, ReadDocument
from cchc_desktop.review.rules import MOST_OF_A_RULE, Found, Rule, finding, holding, rules

Check = Callable[[ReadDocument], Iterable[Found]]
RuledCheck = Callable[[ReadDocument, Rule], Iterable[Found]]

_CHECKS: dict[str, RuledCheck] = {}


def check(*rule_ids: str) -> Callable[[Check], Check]:
    """Registers a check that needs nothing but the document."""

    def register(function: Check) -> Check:
        for rule_id in rule_ids:
            _CHECKS[rule_id] = lambda document, _rule: function(document)
        return function

    return register


def ruled(*rule_ids: str) -> Callable[[RuledCheck], RuledCheck]:
    """Registers a check that works by the rule's own numbers, texts or patterns."""

    def register(function: RuledCheck) -> RuledCheck:
        for rule_id in rule_ids:
            _CHECKS[rule_id] = function
        return function

    return register


def run_checks(
    document: ReadDocument, told: Callable[[int, int], object] = lambda _done, _all: None
) -> Iterator[Finding]:
    """The findings of every rule that binds this document, rule by rule.

    ``told`` is called with how many rules are done, of how many; what it raises ends the reading.
    """
    binding = holding(document)
    for done, (rule_id, rule) in enumerate(binding.items()):
        told(done, len(binding))
        for count, found in enumerate(_CHECKS[rule_id](document, rule)):
            if count >= MOST_OF_A_RULE:
                break
            yield finding(rule, found)


def without_echoes(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those that another one at the same place says better."""
    listed = list(findings)
    places: dict[tuple[str, str, str, int], list[tuple[int, int]]] = {}
    for one in listed:
        places.setdefault((one.rule, one.section, one.field, one.paragraph), []).append(one.span)
    return [one for one in listed if not _is_echo(one, places)]


def _is_echo(finding: Finding, places: dict[tuple[str, str, str, int], list[tuple[int, int]]]) -> bool:
    start, end = finding.span
    for better in rules()[finding.rule].settings.get("yields_to", ()):
        for first, last in places.get((better, finding.section, finding.field, finding.paragraph), ()):
            if first <= end and start <= last:
                return True
    return False


def checked() -> frozenset[str]:
    """The ids of all rules that have a check."""
    return frozenset(_CHECKS)


def grouped(found: Iterable[tuple[Passage, str]]) -> Iterator[Found]:
    """One finding for each thing that is wrong, at its first place, telling how many more there are."""
    places: dict[str, list[Passage]] = {}
    for passage, what in found:
        places.setdefault(what, []).append(passage)
    for what, passages in places.items():
        others = len(passages) - 1
        more = f" (và {others} đoạn khác)" if others else ""
        yield Found(passages[0], words={"found": what, "more": more})
