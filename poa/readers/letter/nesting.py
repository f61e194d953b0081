"""Pieces into paragraphs and lists within lists, by their marks and how far they are indented."""

from collections.abc import Sequence

from attrs import define, field

from poa.readers.letter.pieces import Piece

DEEPEST = 8
"""Lists within lists; what is deeper stands on the deepest."""


@define
class Leaf:
    """A paragraph or a table."""

    piece: Piece


@define
class Listing:
    """A list; each item holds paragraphs and lists."""

    ordered: bool
    items: "list[list[Node]]" = field(factory=list)


Node = Leaf | Listing


@define
class _Open:
    kind: str
    indent: int
    listing: Listing


def nest(pieces: Sequence[Piece]) -> list[Node]:
    """Make lists of what has marks. A paragraph belongs to the item before it if it is further in."""
    top: list[Node] = []
    stack: list[_Open] = []
    interrupted = _interrupted(pieces)
    for piece in pieces:
        if piece.mark is None:
            _close_for(piece, stack, interrupted)
            holder = stack[-1].listing.items[-1] if stack else top
            holder.append(Leaf(piece))
            continue
        kind = piece.mark.kind
        _close(stack, kind, piece.indent)
        goes_on = bool(stack) and stack[-1].kind == kind and _level(stack[-1].indent, piece.indent)
        if not goes_on and len(stack) < DEEPEST:
            listing = Listing(piece.mark.is_ordered)
            (stack[-1].listing.items[-1] if stack else top).append(listing)
            stack.append(_Open(kind, piece.indent, listing))
        stack[-1].listing.items.append([Leaf(piece)] if piece.words or piece.table else [])
    return top


def _level(one: int, other: int) -> bool:
    return abs(one - other) <= 1


def _close(stack: list[_Open], kind: str, indent: int) -> None:
    """Close the lists that an item with this mark ends."""
    while stack and indent < stack[-1].indent - 1:
        stack.pop()
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].kind == kind and _level(stack[depth].indent, indent):
            del stack[depth + 1 :]
            return


def _close_for(piece: Piece, stack: list[_Open], interrupted: set[str]) -> None:
    """Close the lists that a paragraph without a mark ends: those that are not further out than it."""
    if piece.role in {"item", "continued"}:
        if piece.role == "continued":
            del stack[1:]
        return
    for depth in range(len(stack) - 1, -1, -1):
        if piece.indent > stack[depth].indent + 1:
            del stack[depth + 1 :]
            return
    if stack and stack[-1].kind in interrupted:
        return
    if stack and stack[0].kind in interrupted:
        del stack[1:]
        return
    stack.clear()


def _interrupted(pieces: Sequence[Piece]) -> set[str]:
    """Find the counting marks whose items have paragraphs below them: the count goes on behind a paragraph."""
    found: set[str] = set()
    open_kinds: dict[str, int] = {}
    at = 0
    for piece in pieces:
        if piece.mark is None:
            at += 1
            continue
        mark = piece.mark
        if mark.is_ordered and open_kinds.get(mark.kind, at) < at and mark.numbers and mark.numbers[-1] > 1:
            found.add(mark.kind)
        if mark.is_ordered:
            open_kinds[mark.kind] = at
            if len(piece.words) <= 90 and mark.numbers and not piece.words.endswith((";", "；", ",", "，")):
                short = len(piece.words.split()) <= 14
                if short and piece.words[-1:] not in ".。!！":
                    found.add(mark.kind)
    return found
