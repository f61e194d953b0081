"""The middle sections as a rule about a whole section sees them, and what stands for them in a draft without headings."""

from collections.abc import Iterator

from attrs import frozen

from poa.review.subject import Subject

_SHORTEST = 60  # words, from which on a text without sections is taken for a letter
_CHARACTERS = {"zh": 1.2, "ja": 1.2}  # in a word; 6 elsewhere, with the blank after it
_LEAST = 3  # words, from which on a section says something; in Chinese characters


@frozen
class SectionSeen:
    """A section's words at `text[start:end]`, its heading left out; without a `key` it is a draft as a whole."""

    key: str | None
    start: int
    end: int


def is_long(subject: Subject, words: int) -> bool:
    """Whether a letter has about as many words, by its characters."""
    return len(subject.text) >= words * (_CHARACTERS.get(subject.language, 6))


def sections_seen(subject: Subject, *keys: str) -> Iterator[SectionSeen]:
    """Go through these sections as far as they say something.

    A draft in which no section was found, and that is long enough for a letter, stands as a whole for the first.
    """
    for key in keys:
        passages = [each for each in subject.passages_of(key) if not each.is_heading]
        if passages and _says(subject.text[passages[0].start : passages[-1].end]):
            yield SectionSeen(key, passages[0].start, passages[-1].end)
    if not subject.is_composed and not any(
        subject.passages_of(key) for key in ("root_cause", "remediation", "prevention")
    ):
        passages = [each for each in subject.passages if not each.is_heading]
        if passages and is_long(subject, _SHORTEST):
            yield SectionSeen(None, passages[0].start, passages[-1].end)


def _says(words: str) -> bool:
    return len(words.split()) >= _LEAST or (not words.isascii() and len(words) > 2 * _LEAST)
