"""The running text of a letter: its paragraphs without headings, tables, enclosures and signature; and how long it is."""

from collections.abc import Iterator

from poa.keys import SECTION_KEYS
from poa.review.passages import Passage
from poa.review.subject import Subject

MIDDLE_PARTS = ("root_cause", "remediation", "prevention")
_PARTS = frozenset((*SECTION_KEYS, "unplaced"))
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


def count(text: str, language: str) -> int:
    """Count the words of a text; in Chinese each character is one, and so is a run of Latin letters or figures."""
    if language == "zh":
        wide = sum(1 for sign in text if _WIDE_FROM <= sign <= _WIDE_TO and sign.isalnum())
        parts = "".join(" " if sign > _WIDE_FROM else sign for sign in text).split()
        return wide + sum(1 for part in parts if _says(part))
    return sum(1 for word in text.split() if _says(word))


def _says(word: str) -> bool:
    return word[0].isalnum() or any(map(str.isalnum, word))
