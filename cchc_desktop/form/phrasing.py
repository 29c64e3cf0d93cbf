"""What makes a text of one document fit to be used in another."""

from collections.abc import Callable

from cchc_desktop.form.wording import LIVE_NAMES
from cchc_desktop.prose import Line, Live, Prose, Span, Text, is_blank, merged

LONGEST_NAME = 60
"""Characters of a name that is proposed for a phrase."""


def lasting(prose: Prose, say: Callable[[Live], str]) -> Prose:
    """The text with live values only where every document has them; all others become their words.

    The commune's name stays alive; a figure or a cited document of this one entry would be a gap in another.
    """
    return tuple(merged(_lasting(span, say) for span in line) for line in prose if not is_blank(line))


def proposed_name(prose: Prose, say: Callable[[Live], str]) -> str:
    """The first words of a text, as many as a list can show."""
    words = next((" ".join(_text(line, say).split()) for line in prose if not is_blank(line)), "")
    words = words.lstrip("-+ ")
    if len(words) <= LONGEST_NAME:
        return words.rstrip(" .;:,")
    return words[: words.rfind(" ", 0, LONGEST_NAME) if " " in words[:LONGEST_NAME] else LONGEST_NAME] + "…"


def _lasting(span: Span, say: Callable[[Live], str]) -> Span:
    if isinstance(span, Text) or span.name in LIVE_NAMES:
        return span
    return Text(say(span), span.bold, span.italic)


def _text(line: Line, say: Callable[[Live], str]) -> str:
    return "".join(say(span) if isinstance(span, Live) else span.text for span in line)
