"""What a letter says for itself: matches in its prose, none in a heading or in the words of others."""

from collections.abc import Iterable, Iterator

from poa.review.patterns import Match, Pattern
from poa.review.subject import Subject

PROSE = ("greeting", "acknowledgement", "root_cause", "remediation", "prevention", "closing", "signature", "unplaced")


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
