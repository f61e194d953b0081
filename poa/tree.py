"""The letter as plain immutable values: blocks that hold inlines, and how to walk and change them.

A plain string is accepted wherever an inline or a block is. What is here cannot hold a character that a renderer
could not draw: constructors raise ValueError.
"""

import struct
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import attrs
from attrs import evolve, frozen

from poa.characters import fold, legal, paragraphs


def _text(value: str) -> str:
    return fold(legal(value))


def _name(value: str | None) -> str | None:
    return None if value is None else legal(value)


def as_inlines(value: "InlineLike") -> "tuple[Inline, ...]":
    """Make inlines of a string, an inline, or several of either."""
    if isinstance(value, str):
        return (Text(value),) if value else ()
    if isinstance(value, INLINE_TYPES):
        return (value,)
    made = tuple(Text(item) if isinstance(item, str) else item for item in value if item != "")
    for item in made:
        if not isinstance(item, INLINE_TYPES):
            raise TypeError(f"{item!r} cannot stand inside a paragraph")
    return made


def as_blocks(value: "BlockLike") -> "tuple[Block, ...]":
    """Make blocks of a string (a blank line starts a new paragraph), a block, or several of either."""
    if isinstance(value, str):
        return tuple(Para(part) for part in paragraphs(legal(value)))
    if isinstance(value, BLOCK_TYPES):
        return (value,)
    made: list[Block] = []
    for item in value:
        if not isinstance(item, (str, *BLOCK_TYPES)):
            raise TypeError(f"{item!r} is not a block")
        made += as_blocks(item)
    return tuple(made)


def _items(value: "str | Block | Iterable[BlockLike]") -> "tuple[tuple[Block, ...], ...]":
    listed = (value,) if isinstance(value, (str, *BLOCK_TYPES)) else value
    return tuple(as_blocks(item) for item in listed)


def _cells(value: "Iterable[InlineLike]") -> "tuple[tuple[Inline, ...], ...]":
    if isinstance(value, str):
        raise TypeError(f"{value!r} is one cell: a row of a table is a list of cells")
    return tuple(as_inlines(cell) for cell in value)


def _rows(value: "Iterable[Iterable[InlineLike]]") -> "tuple[tuple[tuple[Inline, ...], ...], ...]":
    return tuple(_cells(row) for row in value)


@frozen
class Text:
    """Words, as they are. Runs of blanks and line ends become one blank."""

    content: str = attrs.field(converter=_text)


@frozen
class Blank:
    """A slot that has no value yet; `field` is the part of the value that the sentence asks for."""

    slot: str = attrs.field(converter=_name)
    field: str | None = attrs.field(default=None, converter=_name)


@frozen
class Filled:
    """A slot with its value as it reads in the letter, the kind of the slot, and where the fact comes from."""

    slot: str = attrs.field(converter=_name)
    field: str | None = attrs.field(converter=_name)
    kind: str = attrs.field(converter=_name)
    content: str = attrs.field(converter=_text)
    source: str = attrs.field(default="seller", converter=_name)


@frozen
class Ref:
    """A reference to an exhibit, an annex or a point, by key; the number is found when the letter is drawn."""

    key: str = attrs.field(converter=_name)


@frozen
class Strong:
    """Words that stand out."""

    children: "tuple[Inline, ...]" = attrs.field(converter=as_inlines)


Inline: TypeAlias = Text | Strong | Blank | Filled | Ref
InlineLike: TypeAlias = str | Inline | Iterable[str | Inline]


@frozen
class Para:
    """A paragraph."""

    children: tuple[Inline, ...] = attrs.field(converter=as_inlines)


@frozen
class BulletList:
    """A list with a dot before each item; an item holds blocks."""

    items: "tuple[tuple[Block, ...], ...]" = attrs.field(converter=_items)


@frozen
class OrderedList:
    """A list that counts its items from 1; an item holds blocks."""

    items: "tuple[tuple[Block, ...], ...]" = attrs.field(converter=_items)


@frozen
class Table:
    """A table with one head row; every row has as many cells as the head, at least one. ValueError if not."""

    head: tuple[tuple[Inline, ...], ...] = attrs.field(converter=_cells)
    rows: tuple[tuple[tuple[Inline, ...], ...], ...] = attrs.field(converter=_rows)
    caption: tuple[Inline, ...] = attrs.field(default=(), converter=as_inlines)

    def __attrs_post_init__(self) -> None:
        if not self.head:
            raise ValueError("a table has at least one column")
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.head):
                raise ValueError(f"row {number} of the table has {len(row)} cells, its head {len(self.head)}")


@frozen
class Figure:
    """A picture as PNG bytes, what it shows in words, and a caption. ValueError if the bytes are not a PNG."""

    png: bytes = attrs.field(repr=False)
    alt: str = attrs.field(converter=_text)
    caption: tuple[Inline, ...] = attrs.field(default=(), converter=as_inlines)

    def __attrs_post_init__(self) -> None:
        head = bytes(self.png[:33])
        if len(head) < 33 or not head.startswith(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"):
            raise ValueError("the figure is not a PNG picture")
        if not all(0 < side < 2**31 for side in struct.unpack(">II", head[16:24])):
            raise ValueError("the figure is a PNG picture without a size")


Block: TypeAlias = Para | BulletList | OrderedList | Table | Figure
BlockLike: TypeAlias = str | Block | Iterable[str | Block]
Node: TypeAlias = Inline | Block

INLINE_TYPES = (Text, Strong, Blank, Filled, Ref)
BLOCK_TYPES = (Para, BulletList, OrderedList, Table, Figure)


def walk(*nodes: Node) -> Iterator[Node]:
    """Go through nodes and all that they hold, in reading order, each before what it holds."""
    for node in nodes:
        yield node
        match node:
            case Strong(children) | Para(children):
                yield from walk(*children)
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from walk(*item)
            case Table(head, rows, caption):
                for cell in (cell for row in (head, *rows) for cell in row):
                    yield from walk(*cell)
                yield from walk(*caption)
            case Figure():
                yield from walk(*node.caption)
            case _:
                pass


def map_inlines(block: Block, change: Callable[[Inline], Inline]) -> Block:
    """Put in place of each inline that holds no others what `change` makes of it; the shape stays."""

    def each(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(
            evolve(child, children=each(child.children)) if isinstance(child, Strong) else change(child)
            for child in children
        )

    match block:
        case Para():
            return Para(each(block.children))
        case BulletList() | OrderedList():
            return evolve(block, items=tuple(tuple(map_inlines(part, change) for part in item) for item in block.items))
        case Table():
            return Table(
                tuple(each(cell) for cell in block.head),
                tuple(tuple(each(cell) for cell in row) for row in block.rows),
                each(block.caption),
            )
        case Figure():
            return evolve(block, caption=each(block.caption))


def drawn_blank(blank: Blank) -> str:
    """Write a blank the one way in which every format draws it and a draft is read back."""
    return f"[MISSING: {blank.slot}{f'.{blank.field}' if blank.field else ''}]"


def plain(children: Iterable[Inline], refer: Callable[[str], str]) -> str:
    """Give the words of inlines as one string; `refer` says how a reference reads."""
    parts: list[str] = []
    for child in children:
        match child:
            case Text() | Filled():
                parts.append(child.content)
            case Blank():
                parts.append(drawn_blank(child))
            case Ref(key):
                parts.append(refer(key))
            case Strong(inner):
                parts.append(plain(inner, refer))
    return "".join(parts)
