"""What the rows of the diary add up to, in words for the foot of a list and the figures sheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cchc_desktop.figures.activities import Activity, Total
from cchc_desktop.figures.channels import Channel
from cchc_desktop.form.wording import written_number


@dataclass(frozen=True)
class Line:
    """A channel in one unit: the figure as it is written, of how many rows, with how many people."""

    channel: str
    title: str
    figure: str
    unit: str
    rows: int
    people: int = 0

    @property
    def said(self) -> str:
        """The line as a list's foot says it."""
        people = f" ({written_number(self.people)} người)" if self.people else ""
        return f"{self.title}: {self.figure} {self.unit}{people}".rstrip()


def summary(
    totals: Iterable[Total], states: Iterable[Activity], channels: Mapping[str, Channel]
) -> list[Line]:
    """The totals in the office's order of channels; what counts x of y stands as it was last noted."""
    last = {one.channel: one for one in states}
    order = {channel: n for n, channel in enumerate(channels)}
    told = sorted(totals, key=lambda one: order.get(one.channel, len(order)))
    return [_line(one, last.get(one.channel), channels) for one in told]


def titles_of(channels: Mapping[str, Channel], rows: Sequence[Activity] = ()) -> dict[str, str]:
    """The titles of all channels, also of those that only old rows still name."""
    known = {channel.id: channel.title for channel in channels.values()}
    return known | {row.channel: row.channel for row in rows if row.channel not in known}


def _line(total: Total, state: Activity | None, channels: Mapping[str, Channel]) -> Line:
    channel = channels.get(total.channel)
    figure = written_number(total.quantity)
    if state and state.whole is not None and state.unit == total.unit:
        figure = f"{written_number(state.quantity)}/{written_number(state.whole)}"
    title = channel.title if channel else total.channel
    return Line(total.channel, title, figure, total.unit, total.rows, total.attendants)
