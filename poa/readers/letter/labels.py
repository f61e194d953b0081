"""Labels within a line: a heading that runs on into its text in the middle of a paragraph, and "Annex 1:"."""

import re
from collections.abc import Iterator, Sequence

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


def _numbered(name: str) -> re.Pattern[str]:
    shapes = {re.escape(language(code).text(name, number="\0")).replace("\0", "([0-9]{1,3})") for code in languages()}
    return re.compile("|".join(shape.replace(r"\ ", r"\s?") for shape in sorted(shapes)), re.IGNORECASE)


def label_of(name: str, words: str) -> tuple[int, int] | None:
    """Read "Exhibit 1:" or "附件 1：" (`name` is exhibit or annex) from the front: its number and where the rest begins."""
    found = _numbered(name).match(words)
    if found is None:
        return None
    rest = words[found.end() :]
    sign = re.match(r"\s*[:：.–—-]\s*", rest)
    if sign is None and rest.strip():
        return None
    number = next(group for group in found.groups() if group)
    return int(number), found.end() + (sign.end() if sign else 0)


def is_annex_title(piece: Piece) -> bool:
    """Whether a piece is the title of an annex."""
    return not piece.table and label_of("annex", piece.words[:200]) is not None


__all__ = ["Candidate", "is_annex_title", "label_of", "split_labels"]
