"""Matches of words that count: outside headings and quotations, in the letter's prose, one a sentence."""

from collections.abc import Iterator

from poa.review.patterns import Pattern
from poa.review.subject import Subject

PROSE = frozenset(
    ("greeting", "acknowledgement", "root_cause", "remediation", "prevention", "closing", "signature", "unplaced")
)


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


def said(subject: Subject, start: int, end: int) -> str:
    """The words at a place, in one line."""
    return " ".join(subject.text[start:end].split())
