"""Nodes into blocks of the letter, with the lines of the file on which each of their texts stands."""

import re
from collections.abc import Sequence

from attrs import define, field

from poa.readers.letter.nesting import Leaf, Listing, Node
from poa.readers.letter.pieces import Piece, Range
from poa.sections import Spot
from poa.tree import Blank, Block, BulletList, Inline, OrderedList, Para, Strong, Table, Text

_NAME = "[a-z][a-z0-9]*(?:_[a-z0-9]+)*"
_BLANK = re.compile(rf"\[MISSING: ({_NAME})(?:\.({_NAME}))?\]")


@define
class Builder:
    """Makes blocks and remembers their lines."""

    lines: dict[Spot, tuple[Range, ...]] = field(factory=dict)

    def blocks(
        self, nodes: Sequence[Node], part: str, point: int | None = None, way: tuple[int, ...] = ()
    ) -> list[Block]:
        """Make the blocks of nodes; `way` leads to what holds them. The last number of a way counts these blocks."""
        *above, first = way or (0,)
        made: list[Block] = []
        for node in nodes:
            here = (*above, first + len(made))
            if isinstance(node, Listing):
                items = [self.blocks(item, part, point, (*here, number, 0)) for number, item in enumerate(node.items)]
                made.append(OrderedList(items) if node.ordered else BulletList(items))
            elif node.piece.table:
                made.append(self.table(node.piece, part, point, here))
            elif node.piece.words:
                self.lines[part, point, here] = node.piece.starts
                made.append(Para(inlines(node.piece)))
        return made

    def table(
        self, piece: Piece, part: str, point: int | None, way: tuple[int, ...], caption: Piece | None = None
    ) -> Table:
        """Make a table; its first row is the head."""
        for row, cells in enumerate(piece.table):
            for column, cell in enumerate(cells):
                if cell.starts:
                    self.lines[part, point, (*way, row, column)] = cell.starts
        if caption is not None:
            self.lines[part, point, way] = caption.starts
        head, *rows = [[inlines(cell) for cell in cells] for cells in piece.table]
        return Table(head, rows, inlines(caption) if caption is not None else ())

    def words(self, piece: Piece | None, part: str, point: int | None = None) -> str:
        """Give a heading or a title as words."""
        if piece is None:
            return ""
        self.lines[part, point, ()] = piece.starts
        return piece.words


def leaves(pieces: Sequence[Piece]) -> list[Node]:
    """Let pieces stand as paragraphs, marks or none."""
    return [Leaf(piece) for piece in pieces]


def inlines(piece: Piece) -> tuple[Inline, ...]:
    """Make words, strong words and blanks of a piece."""
    blanks = [(*found.span(), Blank(found[1], found[2])) for found in _BLANK.finditer(piece.words)]
    made: list[Inline] = []
    at = 0
    for start, end in (*_apart(piece.strong, blanks), (len(piece.words), len(piece.words))):
        made += _with_blanks(piece.words, at, start, blanks)
        if start < end:
            made.append(Strong(_with_blanks(piece.words, start, end, blanks)))
        at = end
    return tuple(made)


def _apart(strong: Sequence[Range], blanks: Sequence[tuple[int, int, Blank]]) -> list[Range]:
    """Cut strong ranges so that none ends within a blank."""
    inside = {at: (start, end) for start, end, _ in blanks for at in range(start + 1, end)}
    kept = [(inside.get(start, (0, start))[1], inside.get(end, (end, 0))[0]) for start, end in strong]
    return [(start, end) for start, end in kept if start < end]


def _with_blanks(words: str, start: int, end: int, blanks: Sequence[tuple[int, int, Blank]]) -> list[Inline]:
    made: list[Inline] = []
    for opens, closes, blank in blanks:
        if start <= opens and closes <= end:
            if start < opens:
                made.append(Text(words[start:opens]))
            made.append(blank)
            start = closes
    if start < end:
        made.append(Text(words[start:end]))
    return made
