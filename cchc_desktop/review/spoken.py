"""The running text of a document in one piece, so that a pattern is tried once and not for each paragraph."""

from bisect import bisect_right

from cchc_desktop.review import reading as part
from cchc_desktop.review.reading import Passage, ReadDocument


class Spoken:
    """The passages of some components joined by line breaks; ``lower`` is the same in small letters."""

    def __init__(self, document: ReadDocument, *roles: str) -> None:
        self.passages = document.of(*roles)
        self.starts: list[int] = []
        at = 0
        for passage in self.passages:
            self.starts.append(at)
            at += len(passage.text) + 1
        self.text = "\n".join(passage.text for passage in self.passages)
        self.lower = self.text.lower()

    def place(self, span: tuple[int, int]) -> tuple[Passage, tuple[int, int]]:
        """The passage of a span, and the span inside it."""
        n = bisect_right(self.starts, span[0]) - 1
        start, passage = self.starts[n], self.passages[n]
        return passage, (span[0] - start, min(span[1] - start, len(passage.text)))


def spoken(document: ReadDocument) -> Spoken:
    """The running text with addressees and recipients; worked out once for each document."""
    known: Spoken | None = document.worked_out.get("spoken")
    if known is None:
        roles = (*part.SPOKEN, part.ADDRESSEES, part.RECIPIENTS)
        known = document.worked_out["spoken"] = Spoken(document, *roles)
    return known
