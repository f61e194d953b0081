"""Labels within a line: a heading that runs on into its text in the middle of a paragraph, and "Annex 1:"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import evolve

from poa.languages import language, languages
from poa.readers.letter.headings.candidates import Candidate, candidate
from poa.readers.letter.pieces import Piece

_WITHIN = re.compile(
    r"(?:[.!?;][\"'”’)]*\s+|[。！？；]\s*)(?=(?:[(（]?[0-9一二三A-D][.)、）]\s*)?[^.!?;:：。！？；]{2,80}[:：])"
)
_COUNT = re.compile(r"[(（]?(?:[0-9]|[一二三A-D])[.)、）]\s*")


def split_labels(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Part a paragraph before each label in it that names a section."""
    for piece in pieces:
        if piece.table or len(piece.words) < 20:
            yield piece
            continue
        start = 0
        for found in _WITHIN.finditer(piece.words):
            at = found.end()
            count = _COUNT.match(piece.words, at)
            label = Piece(piece.words[count.end() if count else at : at + 240])
            made = candidate(label)
            if made and made.end is not None and made.sure > 1:
                yield _part(piece, start, at)
                start = count.end() if count else at
        yield piece if not start else _part(piece, start, len(piece.words))


def _part(piece: Piece, start: int, end: int) -> Piece:
    cut = piece.cut(start, end)
    return cut if not start else evolve(cut, mark=None, level=None)


@cache
def _numbered(name: str, of: str | None = None) -> re.Pattern[str]:
    codes = languages() if of is None else (of,)
    shapes = {re.escape(language(code).text(name, number="\0")).replace("\0", "([0-9]{1,3})") for code in codes}
    pattern = "|".join(shape.replace(r"\ ", r"\s?") for shape in sorted(shapes))
    return re.compile(pattern, re.IGNORECASE if of is None else 0)


def label_of(name: str, words: str, of: str | None = None) -> tuple[int, int] | None:
    """Read "Exhibit 1:" or "附件 1：" (`name` is exhibit or annex) from the front: its number and where the rest begins.

    It may be in any language, or in the one that is asked for and then as that language writes it.
    """
    found = _numbered(name, of).match(words)
    if found is None:
        return None
    rest = words[found.end() :]
    sign = re.match(r"\s*[:：.–—-]\s*", rest)
    if sign is None and rest.strip():
        return None
    number = next(group for group in found.groups() if group)
    return int(number), found.end() + (sign.end() if sign else 0)


def is_entry_line(words: str) -> bool:
    """Whether a line begins an entry of the list of what is enclosed: "Exhibit 1: …"."""
    found = _numbered("exhibit").match(words)
    return found is not None and words[found.end() : found.end() + 2].strip()[:1] in {":", "："}


def is_annex_title(piece: Piece) -> bool:
    """Whether a piece is the title of an annex."""
    return not piece.table and label_of("annex", piece.words[:200]) is not None


__all__ = ["Candidate", "is_annex_title", "is_entry_line", "label_of", "split_labels"]
