"""Blanks and known facts to filled slots. A blank whose fact is not known stays a blank."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from poa.languages import Language
from poa.slots import RecordsSlot, SlotBase
from poa.spacing import spaced
from poa.tree import Blank, Block, BulletList, Filled, Inline, OrderedList, Para, Table, map_inlines


@frozen
class Known:
    """A typed value for a slot, and the fact's source. `brief` says a person who has been introduced by name alone."""

    slot: SlotBase
    value: Any
    source: str = "seller"
    brief: bool = False


def fill(blocks: Iterable[Block], known: Mapping[str, Known], language: Language) -> tuple[Block, ...]:
    """Put into blocks what is known; doing it twice, or by parts in any order, gives the same.

    A `records` slot that stands alone in a paragraph becomes a table.
    """
    return tuple(_fill_block(block, known, language) for block in blocks)


def _fill_block(block: Block, known: Mapping[str, Known], language: Language) -> Block:
    match block:
        case Para(children=(Blank(slot, None),)) if slot in known and isinstance(known[slot].slot, RecordsSlot):
            return _table(known[slot], language)
        case _:
            filled = map_inlines(block, lambda child: _fill_inline(child, known, language))
            return _space(filled) if language.closes_up else filled


def _space(block: Block) -> Block:
    match block:
        case Para(children):
            return Para(spaced(children))
        case BulletList(items) | OrderedList(items):
            return type(block)(tuple(tuple(_space(each) for each in item) for item in items))
        case _:
            return block


def _fill_inline(child: Inline, known: Mapping[str, Known], language: Language) -> Inline:
    if not isinstance(child, Blank) or child.slot not in known:
        return child
    fact = known[child.slot]
    if child.field is not None and child.field not in fact.slot.fields:
        return child
    field = "name" if fact.brief and fact.slot.kind == "person" and child.field is None else child.field
    content = fact.slot.reading(fact.value, field, language)
    return Filled(child.slot, child.field, fact.slot.kind, content, fact.source) if content else child


def _table(fact: Known, language: Language) -> Table:
    slot = fact.slot
    assert isinstance(slot, RecordsSlot)  # noqa: S101 - the caller has looked
    head = tuple((column.heading(language),) for column in slot.columns.values())
    names = tuple(slot.columns.items())
    rows = tuple(
        tuple(
            (Filled(slot.name, name, column.kind, text, fact.source),)
            for (name, column), text in zip(names, cells, strict=True)
        )
        for cells in slot.cells(fact.value, language)
    )
    return Table(head, rows)
