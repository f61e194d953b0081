"""Lines into pieces: a hard-wrapped line goes on where the one before it was full; a mark begins an item."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from poa.readers.letter.marks import Counts, leading_mark
from poa.readers.letter.pieces import Mark, Piece, Range, tidy

WIDEST = 120
"""Columns: a draft with longer lines is not wrapped by hand."""

_END = re.compile(r"[.!?:;。！？：；…][\"'”’)）\]]*$")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


@frozen
class Line:
    """A line as a format gives it.

    `closed` says that it cannot go on from the line before, `marked` that its mark
    is known (or known to be none) and its words are not to be looked at for one, `whole` has the mark in the words.
    """

    words: str
    number: int
    indent: int = 0
    gap: bool = False
    strong: tuple[Range, ...] = ()
    mark: Mark | None = None
    marked: bool = False
    closed: bool = False
    level: int | None = None
    role: str = ""
    columns: int = 0
    table: tuple[tuple[Piece, ...], ...] = ()
    whole: str = ""


def columns(text: str) -> int:
    """Count the columns of a text where Chinese and the like take two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def pieces_of(
    lines: Sequence[Line], is_heading: Callable[[str], bool], is_entry: Callable[[str], bool]
) -> Iterator[Piece]:
    """Make pieces of lines.

    `is_heading` says of a line alone whether its words are those of a heading, `is_entry` whether they begin an entry
    of the list of what is enclosed.
    """
    joiner = _Joiner(lines, is_heading, is_entry)
    gathered: list[Line] = []
    for each in joiner.lines:
        line = each
        if gathered and joiner.is_wrapped_number(gathered[-1], line):
            line = evolve(line, words=line.whole, mark=None, whole="")
        if gathered and not joiner.goes_on(gathered, line):
            yield _piece(gathered)
            gathered = []
        gathered.append(line)
    if gathered:
        yield _piece(gathered)


class _Joiner:
    def __init__(
        self, lines: Sequence[Line], is_heading: Callable[[str], bool], is_entry: Callable[[str], bool]
    ) -> None:
        raw = [None if line.marked else leading_mark(line.words) for line in lines]
        counts = Counts(found[0] for found in raw if found)
        self.lines = []
        for line, found in zip(lines, raw, strict=True):
            mark = counts.read(found[0]) if found else None
            self.lines.append(_split(line, mark, found[1]) if found and mark else line)
        wide = sum(line.columns > WIDEST for line in lines)
        within = [line.columns for line in lines if line.columns <= WIDEST]
        width = max(within, default=0)
        wrapped = sum(
            not (line.gap or line.closed or line.mark)
            and 0.6 * width <= before.columns <= WIDEST
            and not _END.search(before.words[-8:])
            for before, line in pairwise(self.lines)
        )
        self.width = width if wrapped > (1 if not wide else 3) and wide * 5 <= len(lines) else 0
        self.is_heading = is_heading
        self.is_entry = is_entry

    def is_wrapped_number(self, before: Line, line: Line) -> bool:
        """Whether what looks like a mark is a number in the middle of a sentence that was wrapped before it."""
        if line.gap or line.mark is None or not line.whole or not before.words or before.table:
            return False
        return not _END.search(before.words[-8:]) and (self.is_full(before, line) or not line.words)

    def goes_on(self, gathered: list[Line], line: Line) -> bool:
        before, first = gathered[-1], gathered[0]
        if (
            line.gap
            or line.closed
            or line.table
            or before.table
            or line.level is not None
            or before.level is not None
            or line.role != before.role
        ):
            return False
        if not before.words:
            return line.mark is None  # a mark alone on its line has its words on the next one
        if line.mark or self.is_entry(line.words[:120]):
            return False
        if before.words.rfind("[MISSING:", -80) > before.words.rfind("]", -80):
            return True
        if len(gathered) == 1 and self.is_heading(first.words) and not (
            self.is_full(before, line) and not _END.search(before.words[-8:])
        ):  # fmt: skip
            return False
        if self.is_heading(line.words) and _END.search(before.words[-8:]):
            return False
        if line.words[:1].islower() and before.words[-1:] not in ":：":
            return True
        if self.is_full(before, line):
            return True
        ended = bool(_END.search(before.words[-8:]))
        return not ended and self.width >= 40 and before.columns >= 0.6 * self.width

    def is_full(self, before: Line, line: Line) -> bool:
        if self.width < 40 or before.columns > WIDEST:
            return False
        first = line.words.split(" ", 1)[0]
        needed = 2 if _WIDE.match(first) else columns(first) + 1
        return before.columns + needed > self.width - 3


def _split(line: Line, mark: Mark, at: int) -> Line:
    rest = line.words[at:]
    skipped = at + len(rest) - len(rest.lstrip())
    strong = tuple((max(start - skipped, 0), end - skipped) for start, end in line.strong if end > skipped)
    return evolve(line, words=rest.strip(), mark=mark, strong=strong, whole=line.words)


def _piece(lines: list[Line]) -> Piece:
    first = lines[0]
    parts: list[str] = []
    starts: list[Range] = []
    strong: list[Range] = []
    length = 0
    last = ""
    for line in lines:
        words, ranges = tidy(line.words, line.strong)
        if not words:
            continue
        if last:
            wide = _WIDE.match(last) and _WIDE.match(words)
            parts.append("" if wide else " ")
            length += len(parts[-1])
        starts.append((length, line.number))
        strong += ((start + length, end + length) for start, end in ranges)
        parts.append(words)
        length += len(words)
        last = words[-1]
    return Piece(
        "".join(parts),
        tuple(starts) or ((0, first.number),),
        first.mark,
        first.indent,
        first.gap,
        first.level,
        tuple(strong),
        first.role,
        first.table,
    )
