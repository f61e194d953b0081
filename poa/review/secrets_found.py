"""What may be in no report: a password or a buyer's data that a rule found is hidden in all that any finding shows.

A report is copied, stored and logged.
"""

from bisect import bisect_left
from collections.abc import Iterable

from attrs import frozen

HIDDEN = "[hidden]"
_SHORTEST = 4  # characters; less is no secret where a message happens to hold it
_AROUND = " .,;:!?'\"“”’()[]。，；：！？"

Span = tuple[int, int]


@frozen
class Secrets:
    """Where they stand in a text, in order and apart."""

    text: str = ""
    spans: tuple[Span, ...] = ()
    words: tuple[str, ...] = ()

    @classmethod
    def at(cls, spans: Iterable[Span], text: str) -> "Secrets":
        """Make them of the places that rules found, which may overlap."""
        apart: list[Span] = []
        for start, end in sorted(spans):
            if apart and start < apart[-1][1]:
                apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
            elif start < end:
                apart.append((start, end))
        words = {" ".join(text[start:end].split()).strip(_AROUND) for start, end in apart}
        long = sorted((each for each in words if len(each) >= _SHORTEST), key=lambda each: (-len(each), each))
        return cls(text, tuple(apart), tuple(long))

    def shown(self, start: int, end: int) -> str:
        """Give the words at a place in one line, each secret hidden that any of them belongs to."""
        pieces: list[str] = []
        at = start
        for first, last in self._within(start, end):
            pieces += (self.text[at : max(at, first)], HIDDEN)
            at = last
        return " ".join("".join((*pieces, self.text[min(at, end) : end])).split())

    def hide(self, message: str, start: int, end: int) -> str:
        """Hide them in what a rule says of a place, where it may quote only a part of one, or cut one short by "…"."""
        for words in self.words:
            message = message.replace(words, HIDDEN)
        for first, last in self._within(start, end):
            part = " ".join(self.text[max(start, first) : min(end, last)].split()).strip(_AROUND)
            if len(part) >= _SHORTEST:
                message = message.replace(part, HIDDEN)
            for length in range(len(part) - 1, _SHORTEST - 1, -1) if "…" in message else ():
                message = message.replace(f"{part[:length]}…", f"{HIDDEN}…")
        return message

    def _within(self, start: int, end: int) -> Iterable[Span]:
        at = bisect_left(self.spans, (start,))
        at -= at > 0 and self.spans[at - 1][1] > start
        while at < len(self.spans) and self.spans[at][0] < end:
            yield self.spans[at]
            at += 1
