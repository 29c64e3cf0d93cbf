"""What a field's editor is told about the rest of the entry: the words of its live values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from cchc_desktop.form.live import Values
from cchc_desktop.form.wording import LIVE_NAMES, Citation
from cchc_desktop.prose import Line, Live, Prose
from cchc_desktop.store.settings import Person, RecipientList


class Phrasing(Protocol):
    """The office's own phrases, as a text editor asks for them."""

    def choose(self, words: "Words", parent: QWidget, insert: Callable[[Prose], None]) -> None:
        """Let the person choose one; ``insert`` puts it into the text."""

    def keep(self, words: "Words", parent: QWidget, text: Prose) -> None:
        """Let the person keep a text under a name."""


@dataclass(frozen=True)
class Words:
    """The live values of one entry, asked afresh at every use.

    ``say`` answers for a citation as if it were its first mention; ``names`` are all values that
    may be inserted, by name, with their titles; ``people`` are those who sign; ``phrases`` are the
    office's own, where text can take them; ``plan`` gives the targets of the year's plan as a results
    answer; ``add_line`` adds a paragraph to a field; ``lists`` are the office's usual recipients;
    ``pasted`` hears of every paste, with what takes it out again as long as nothing was typed since;
    ``channels`` are the titles of the diary's channels in use, each with its usual unit; ``go_to`` turns to
    where a live value is given; ``documents`` are those that the office issued or cited before;
    ``is_unsaid`` tells whether an optional value takes its sentence out of the document.
    """

    say: Callable[[Live], str]
    names: Callable[[], Mapping[str, str]]
    is_citation: Callable[[str], bool] = lambda _: False
    people: tuple[Person, ...] = ()
    phrases: Phrasing | None = None
    plan: Callable[[], Mapping[str, Any] | None] = lambda: None
    add_line: Callable[[str, str], None] = lambda _field, _words: None
    lists: tuple[RecipientList, ...] = ()
    channels: Callable[[], Sequence[tuple[str, str]]] = tuple
    pasted: Callable[[Prose, Callable[[], bool]], object] = lambda _prose, _take_out: None
    go_to: Callable[[str], object] | None = None
    documents: Callable[[], Sequence[Citation]] = tuple
    is_unsaid: Callable[[Live], bool] = lambda _: False

    def text(self, line: Line) -> str:
        """A line's characters with its live values in words."""
        return "".join(self.say(span) if isinstance(span, Live) else span.text for span in line)


def entry_words(
    values: Callable[[], Values],
    people: Iterable[Person] = (),
    phrases: Phrasing | None = None,
) -> Words:
    """Words read from an entry; ``values`` makes fresh ones of the entry as it stands now.

    Of the people only those who still sign are offered.
    """
    signing = tuple(person for person in people if person.valid)

    def is_citation(name: str) -> bool:
        field_id, dot, _ = name.partition(".")
        field = values().fields.get(field_id) if dot else None
        return field is not None and field.kind == "citations"

    return Words(
        lambda live: values().say(live),
        lambda: values().names(),
        is_citation,
        signing,
        phrases,
        is_unsaid=lambda live: values().is_unsaid(live),
    )


def words_of_no_entry() -> Words:
    """Words where no document is open: a live value shows its title."""
    titles = {name: known.title for name, known in LIVE_NAMES.items()}
    return Words(lambda live: f"[{titles.get(live.name, live.name)}]", lambda: titles)
