"""What a field's editor is told about the rest of the entry: the words of its live values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cchc_desktop.form.live import Values
from cchc_desktop.prose import Line, Live


@dataclass(frozen=True)
class Words:
    """The live values of one entry, asked afresh at every use.

    ``say`` answers for a citation as if it were its first mention; ``names`` are all values that
    may be inserted, by name, with their titles; ``people`` are the names of those who sign.
    """

    say: Callable[[Live], str]
    names: Callable[[], Mapping[str, str]]
    is_citation: Callable[[str], bool] = lambda _: False
    people: tuple[str, ...] = ()

    def text(self, line: Line) -> str:
        """A line's characters with its live values in words."""
        return "".join(self.say(span) if isinstance(span, Live) else span.text for span in line)


def entry_words(values: Callable[[], Values], people: tuple[str, ...] = ()) -> Words:
    """Words read from an entry; ``values`` makes fresh ones of the entry as it stands now."""

    def is_citation(name: str) -> bool:
        field_id, dot, _ = name.partition(".")
        field = values().fields.get(field_id) if dot else None
        return field is not None and field.kind == "citations"

    return Words(lambda live: values().say(live), lambda: values().names(), is_citation, people)
