"""Finding identifiers in running text, never inside a longer word or number."""

import re
from collections.abc import Iterator

from attrs import frozen

from poa.identifiers.checking import is_masked, tidy
from poa.identifiers.kinds import Kind, Search, kind_named
from poa.identifiers.labels import goes_on, is_word_character, label_ends
from poa.identifiers.writing import fold

_JOINTS = "-_@"
_LONG_DASHES = "\u2014\u2015\u2e3a\u2e3b"  # between words of a sentence, not inside a word


@frozen
class Found:
    """An identifier in a text: `text[start:end]` is `text_as_written`; `identifier` is what it says, normalised."""

    kind: str
    text_as_written: str
    identifier: str
    start: int
    end: int


@frozen
class _Folded:
    """A text as it is searched, and where each character of it came from."""

    text: str
    folded: str
    places: list[int]


def find(kind: str, text: str) -> tuple[Found, ...]:
    """Find the identifiers of one kind in a text, in order, in time linear in its length.

    An identifier with a form of its own is found anywhere, a bare number (complaint, case, GTIN, ISBN-10 and most
    tracking numbers) only behind its label, or in a list behind one. Masked ones (B07TLXXXXX) are passed over, and so
    are letters of other scripts that look Latin. A SKU has no form by which it could be found. Raises ValueError for
    an unknown kind.
    """
    known = kind_named(kind)
    if not known.searches:
        return ()
    folded = _Folded(text, *fold(text))
    matches = sorted(
        ((match.start(), match.end(), search) for search in known.searches for match in _whole_words(search, folded)),
        key=lambda each: each[:2],
    )
    behind_label = {search.label: label_ends(folded.folded, search.label) for search in known.searches if search.label}
    found: list[Found] = []
    taken_to = 0
    for start, end, search in matches:
        identifier = tidy(known, folded.folded[start:end])
        if start < taken_to or is_masked(known, identifier) or (search.accept and not search.accept(identifier)):
            continue
        listed = bool(found) and goes_on(folded.folded, taken_to, start)
        if search.label is None or listed or start in behind_label[search.label]:
            found.append(_found(known, folded, identifier, start, end))
            taken_to = end
    return tuple(found)


def _whole_words(search: Search, folded: _Folded) -> Iterator[re.Match[str]]:
    for match in re.finditer(f"(?<![0-9A-Za-z])(?:{search.pattern})(?![0-9A-Za-z])", folded.folded, re.ASCII):
        start, end = match.span()
        if not (_continues(folded, start - 1, -1) or _continues(folded, end, 1) or _splits(folded.places, start, end)):
            yield match


def _continues(folded: _Folded, place: int, step: int) -> bool:
    """Whether the word goes on at a place next to a match: with a letter, or with a joint and a letter behind it."""
    if not 0 <= place < len(folded.folded):
        return False
    next_to, beyond = folded.folded[place], place + step
    if is_word_character(next_to):
        return True
    if next_to not in _JOINTS or folded.text[folded.places[place]] in _LONG_DASHES:
        return False
    return 0 <= beyond < len(folded.folded) and is_word_character(folded.folded[beyond])


def _splits(places: list[int], start: int, end: int) -> bool:
    """Whether a match begins or ends within one written character that stands for several."""
    return (start > 0 and places[start - 1] == places[start]) or (end < len(places) and places[end - 1] == places[end])


def _found(kind: Kind, folded: _Folded, identifier: str, start: int, end: int) -> Found:
    first, last = folded.places[start], folded.places[end - 1] + 1
    return Found(kind.name, folded.text[first:last], identifier, first, last)
