"""Whether the slots of a pack have good examples, and rates name counts."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from poa.errors import Problem
from poa.facts import normal
from poa.keys import nearest
from poa.languages import language
from poa.slots import RateSlot, Slot


def slot_problems(slot: Slot) -> Iterator[Problem]:
    """Find what is wrong with a slot by itself."""
    try:
        value = slot.typed(normal(slot.example))
    except ValueError as problem:
        yield Problem(f"the example of '{slot.name}' {problem}.")
        return
    for field in (None, *slot.fields):
        try:
            slot.reading(value, field, language("en"))
        except (ValueError, KeyError, AttributeError) as problem:
            yield Problem(f"the example of '{slot.name}' cannot be read: {problem}.")
    if "en" not in slot.question:
        yield Problem(f"the slot '{slot.name}' has no question in English.")


def rate_problems(slot: RateSlot, declared: Mapping[str, tuple[Slot, Path]]) -> Iterator[Problem]:
    """Find the counts that a rate names and that are none."""
    for count in (slot.defects, slot.orders):
        if count is not None and (count not in declared or declared[count][0].kind != "count"):
            yield Problem(f"the rate '{slot.name}' names '{count}', which is no count.", nearest(count, declared))
