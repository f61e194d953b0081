"""Whose words a letter is made of, and how close it comes to what was sent before. A measure, not a verdict.

It says nothing about whether a text was written by a machine, and it is no means to disguise one.
"""

from functools import cache
from typing import Any

from attrs import frozen

from poa.review.prose import count
from poa.review.subject import Subject, sentence_spans
from poa.tree import Filled

_SHORT = 3  # words up to which a sentence says nothing of its own: "See Exhibit 1."
NEAR = 90.0  # from which similarity on a sentence counts as the same, in percent


@frozen
class Closeness:
    """How close a letter comes to an earlier attempt: its day, and the share of sentences that stand in both."""

    sent_on: str
    share: float


@frozen
class Overlap:
    """Shares of the letter's words, from 0 to 1: catalogue text, the seller's facts, the seller's own words.

    `attempts` are the earlier letters of the case, oldest first.
    """

    catalogue: float = 0.0
    facts: float = 0.0
    own: float = 0.0
    attempts: tuple[Closeness, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give the shares as plain data."""
        return {
            "catalogue": round(self.catalogue, 3),
            "facts": round(self.facts, 3),
            "own": round(self.own, 3),
            "attempts": [{"sent_on": each.sent_on, "share": round(each.share, 3)} for each in self.attempts],
        }


def overlap(subject: Subject) -> Overlap:
    """Measure a letter."""
    counts = {"catalogue": 0, "facts": 0, "own": 0}
    from_catalogue = {(point.section, point.index): not point.is_own_words for point in subject.points}
    framing = subject.case is not None
    for passage in subject.passages:
        if passage.part in {"annexes", "enclosures", "signature", "title"}:
            continue
        words = count(passage.text, subject.language)
        facts = sum(
            count(subject.text[each.start : each.end], subject.language)
            for each in passage.said
            if isinstance(each.node, Filled)
        )
        is_catalogue = (
            from_catalogue.get((passage.part, passage.point or 0), framing) if passage.point is not None else framing
        )
        counts["facts"] += facts
        counts["catalogue" if is_catalogue else "own"] += words - facts
    total = sum(counts.values()) or 1
    attempts = subject.case.attempts if subject.case else ()
    return Overlap(
        **{name: count / total for name, count in counts.items()},
        attempts=tuple(Closeness(each.sent_on.isoformat(), shared(subject, each.letter)) for each in attempts),
    )


def shared(subject: Subject, earlier: str) -> float:
    """Give the share of the letter's words that stand in sentences which an earlier letter has too, or nearly."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only cases with attempts need it

    before = _sentences(earlier)
    now = [
        subject.text[start:end]
        for start, end in subject.sentences_of("acknowledgement", "root_cause", "remediation", "prevention")
    ]
    weights = {sentence: words for sentence in now if (words := count(sentence, subject.language)) > _SHORT}
    if not before or not weights:
        return 0.0
    same = sum(
        weight
        for sentence, weight in weights.items()
        if process.extractOne(sentence, before, scorer=fuzz.ratio, score_cutoff=NEAR)
    )
    return same / sum(weights.values())


@cache
def _sentences(text: str) -> tuple[str, ...]:
    blocks = "\n\n".join(text.splitlines())
    return tuple(blocks[start:end].strip() for start, end in sentence_spans(blocks))
