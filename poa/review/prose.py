"""The running text of a letter: its paragraphs without headings, tables, enclosures and signature; and how long it is."""

from collections.abc import Iterator

from poa.keys import SECTION_KEYS
from poa.review.passages import Passage
from poa.review.patterns import pattern
from poa.review.subject import Subject

_PARTS = frozenset((*SECTION_KEYS, "unplaced"))
_WIDE = pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_WIDE_FROM, _WIDE_TO = "\u2e80", "\u9fff"


def prose(subject: Subject) -> Iterator[Passage]:
    """Go through the paragraphs and list items of the six sections, and what a reader of drafts could not place."""
    table: tuple[str, int | None, tuple[int, ...]] | None = None
    for passage in subject.passages:
        if passage.part not in _PARTS:
            continue
        way = passage.way
        if passage.is_heading:
            table = (passage.part, passage.point, way[:-2]) if len(way) > 2 else None
        elif table is None or table != (passage.part, passage.point, way[:-2]):
            yield passage


def counts_characters(language: str) -> bool:
    """Whether a language sets no blanks, so that its characters are counted and not its words."""
    return language in {"zh", "ja"}


def count(text: str, language: str) -> int:
    """Count the words of a text; a Chinese or Japanese character is one, and so is a run of Latin letters or figures."""
    if _is_wide(text, language):
        wide = sum(1 for sign in text if _WIDE_FROM <= sign <= _WIDE_TO and sign.isalnum())
        return wide + _words("".join(" " if sign > _WIDE_FROM else sign for sign in text))
    return _words(text)


def is_longer(text: str, most: int, language: str) -> bool:
    """Whether a text has more words than that; it is not counted where its length says enough."""
    most_possible = len(text) if _is_wide(text, language) else text.count(" ") + 1
    return most_possible > most and count(text, language) > most


def _is_wide(text: str, language: str) -> bool:
    return counts_characters(language) or not (text.isascii() or _WIDE.search(text) is None)


def _words(text: str) -> int:
    words = text.split()
    signs = [word for word in words if not word[0].isalnum()]  # most are words in brackets or quotation marks
    return len(words) - sum(1 for word in signs if not any(map(str.isalnum, word)))
