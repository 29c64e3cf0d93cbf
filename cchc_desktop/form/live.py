"""What the live values of one entry say, wherever its text mentions them."""

from collections.abc import Iterator
from typing import Any

from cchc_desktop.entry import Entry
from cchc_desktop.form.answers import KINDS, Cited, read_answer
from cchc_desktop.form.definition import ABSTRACT, Field, Form, sections_of
from cchc_desktop.form.wording import GAP, LIVE_NAMES, Citation
from cchc_desktop.prose import Line, Live, Span

_DEEPEST = 3


class Values:
    """The answers of one entry read by their kinds, and the words for every live value.

    ``say`` remembers which citations were mentioned, because the decree writes the first mention in
    full and later ones short (PL I, II.6.b): make a fresh one for each reading of the document.
    """

    def __init__(self, form: Form, entry: Entry) -> None:
        self.entry = entry
        self.sections = sections_of(form, entry)
        self.fields = {field.id: field for section in self.sections for field in section.fields}
        self._outside = {field.id for section in (form.head, form.tail) for field in section.fields}
        self._read: dict[str, Any] = {}
        self._mentioned: set[str] = set()

    def afresh(self) -> "Values":
        """The same values for a new reading: every citation is yet to be mentioned."""
        self._mentioned.clear()
        return self

    def raw(self, field: Field) -> Any:
        """The answer in JSON; above and below the body the form's default stands until it is answered."""
        default = field.default if field.id in self._outside else None
        return self.entry.answers.get(field.id, default)

    def answer(self, field: Field) -> Any:
        """The answer's value, or None."""
        if field.id not in self._read:
            raw = self.raw(field)
            self._read[field.id] = None if raw is None else read_answer(field, raw)
        return self._read[field.id]

    def say(self, live: Live, depth: int = 0) -> str:
        """The words that a live value stands for; the gap when it is not answered."""
        if live.name in LIVE_NAMES:
            return LIVE_NAMES[live.name].value(self.entry)
        field_id, _, rest = live.name.partition(".")
        field = self.fields.get(field_id)
        answer = self.answer(field) if field else None
        if field is None or answer is None or depth > _DEEPEST:
            return GAP
        if field.kind == "citations":
            return self._mention(live, answer, rest, depth)
        line = KINDS[field.kind].value(answer, field, f".{rest}" if rest else "")
        return self.text(line, depth + 1) or GAP

    def is_unsaid(self, live: Live) -> bool:
        """Whether a value may be left out and has nothing to say: what must be answered is never unsaid."""
        field = self.fields.get(live.name.partition(".")[0])
        if field is None or field.required:
            return False
        answer = self.answer(field)
        return answer is None or KINDS[field.kind].says_nothing(answer) or GAP in self.say(live)

    def text(self, line: Line, depth: int = 0) -> str:
        """A line's characters with its live values in words."""
        return "".join(self.span_text(span, depth) for span in line)

    def span_text(self, span: Span, depth: int = 0) -> str:
        """The characters of one span."""
        return self.say(span, depth) if isinstance(span, Live) else span.text

    def citation(self, cited: Cited, depth: int = 0) -> Citation:
        """A cited document with the live values of its issuer and abstract in words."""
        return cited.resolved(self.text(cited.issuer, depth + 1), self.text(cited.abstract, depth + 1))

    def names(self) -> dict[str, str]:
        """Every live value that text of this entry may hold, with its title on the screen."""
        return {
            **{name: known.title for name, known in LIVE_NAMES.items()},
            **{name: title for field in self.fields.values() for name, title in self._lent(field)},
        }

    def _lent(self, field: Field) -> Iterator[tuple[str, str]]:
        if field.id == ABSTRACT:
            return
        if field.kind == "citations":
            for cited in self.answer(field) or ():
                title = self.citation(cited).mention(("type", "so", "number"))
                yield f"{field.id}.{cited.id}", title
        for suffix, what in KINDS[field.kind].suffixes.items():
            yield field.id + suffix, field.question + (f" ({what})" if what else "")

    def _mention(self, live: Live, answer: tuple[Cited, ...], cited_id: str, depth: int) -> str:
        cited = next((item for item in answer if item.id == cited_id), None)
        if cited is None:
            return GAP
        first = live.name not in self._mentioned
        self._mentioned.add(live.name)
        citation = self.citation(cited, depth)
        return citation.mention(live.parts or citation.default_parts(first=first), live.date) or GAP
