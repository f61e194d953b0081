"""What a letter says for itself: matches in its prose, none in a heading or in the words of others."""

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from poa.review.patterns import Match, Pattern
from poa.review.subject import Subject

Part: TypeAlias = Literal[
    "title", "greeting", "acknowledgement", "root_cause", "remediation", "prevention", "closing", "signature",
    "enclosures", "annexes", "unplaced",
]  # fmt: skip
PROSE: tuple[Part, ...] = (
    "greeting", "acknowledgement", "root_cause", "remediation", "prevention", "closing", "signature", "unplaced",
)  # fmt: skip


def said(subject: Subject, searched: Pattern | None, parts: Iterable[str] = PROSE) -> Iterator[Match]:
    """Find a pattern in what the letter says for itself, once in each sentence."""
    done = -1
    for match in searched.finditer(subject.text) if searched else ():
        start, end = match.span()
        if start < done:
            continue
        passage = subject.passage_at(start)
        if passage.is_heading or passage.part not in parts or subject.is_quoted(start, end):
            continue
        yield match
        done = subject.sentence_at(start)[1]


def shown(match: Match) -> str:
    """Give the words of a match as a message quotes them."""
    return " ".join(match.group().split()).strip(" ,;:")


def counted(searched: Pattern, subject: Subject) -> Iterator[tuple[int, int]]:
    """Go through the places that count, each match by itself."""
    for match in subject.find(searched):
        start, end = match.span()
        passage = subject.passage_at(start)
        if passage.part in PROSE and not passage.is_heading and not subject.is_quoted(start, end):
            yield start, end


def once_a_sentence(searched: Pattern, subject: Subject, excused: Pattern | None = None) -> Iterator[tuple[int, int]]:
    """Go through the places that count, the first in each sentence; none that overlaps a match of `excused`."""
    found = list(counted(searched, subject))
    free = [each.span() for each in excused.finditer(subject.text)] if found and excused else []
    said_until = -1
    for start, end in found:
        if start < said_until or any(first < end and start < last for first, last in free):
            continue
        yield start, end
        said_until = subject.sentence_at(start)[1]


def words_at(subject: Subject, start: int, end: int) -> str:
    """Give the words at a place, in one line."""
    return " ".join(subject.text[start:end].split())
