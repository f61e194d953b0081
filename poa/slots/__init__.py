"""Slots: the places in a text where a fact goes, declared by kind, and how a value of each kind reads."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, TypeAlias

from pydantic import Field, TypeAdapter

from poa.slots.base import SlotBase
from poa.slots.calendar import DaySlot, DurationSlot, PeriodSlot, ScheduleSlot, TimeSlot
from poa.slots.lists import IdentifiersSlot, RecordsSlot
from poa.slots.numbers import CountSlot, MoneySlot, NumberSlot, PercentageSlot, RateSlot
from poa.slots.parties import DocumentSlot, NamesSlot, PersonSlot, SupplierSlot
from poa.slots.words import ChoiceSlot, ConfirmationSlot, EmailSlot, TextSlot

__all__ = ["RateSlot", "RecordsSlot", "Slot", "SlotBase", "read_slot", "slot_schema"]

Slot: TypeAlias = (
    TextSlot | NumberSlot | CountSlot | PercentageSlot | RateSlot | MoneySlot | DaySlot | TimeSlot | PeriodSlot
    | DurationSlot | ScheduleSlot | PersonSlot | NamesSlot | IdentifiersSlot | EmailSlot | SupplierSlot | DocumentSlot
    | ChoiceSlot | ConfirmationSlot | RecordsSlot
)  # fmt: skip


@cache
def _adapter() -> TypeAdapter[Slot]:
    return TypeAdapter(Annotated[Slot, Field(discriminator="kind")])


def read_slot(name: str, table: Mapping[str, Any]) -> Slot:
    """Read a slot's declaration, as it stands in a `slots.toml`. Raises pydantic's ValidationError."""
    return _adapter().validate_python({**table, "name": name})


def slot_schema() -> dict[str, Any]:
    """Give the JSON Schema of a slot's declaration."""
    return _adapter().json_schema()
