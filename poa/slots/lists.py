"""Slots for lists: identifiers of one kind, and records that are drawn as a table."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from poa.identifiers import check
from poa.keys import nearest
from poa.languages import Language
from poa.slots import calendar, numbers, parties, readings, words
from poa.slots.base import Noun, SlotBase, Texts, as_text, in_language, one_or_more
from poa.slots.numbers import counted
from poa.values import FrozenMap


class IdentifiersSlot(SlotBase):
    """Identifiers of one kind: reads them as a list; its field `count` reads "2 SKUs"."""

    kind: Literal["asins", "skus", "order_ids", "complaint_ids", "tracking_numbers"]
    fields: ClassVar[tuple[str, ...]] = ("count",)

    def typed(self, value: Any) -> Any:
        parts = (value,) if isinstance(value, str) else value
        if not isinstance(parts, tuple) or not parts:
            raise ValueError("should be a list, with at least one in it")
        return tuple(check(self.kind.removesuffix("s"), as_text(part)) for part in parts)

    def reading(self, value: Any, field: str | None, language: Language) -> str:
        if field == "count":
            return readings.counted(len(value), language.nouns[self.kind], language)
        return readings.listed(value, language)

    def value_schema(self) -> dict[str, Any]:
        return one_or_more({"type": "string", "minLength": 1})


ColumnKind = Literal[
    "text", "number", "percentage", "money", "day", "time", "duration", "person", "names",
    "email", "asins", "skus", "order_ids", "complaint_ids", "tracking_numbers",
]  # fmt: skip

_COLUMN_SLOTS: dict[str, type[SlotBase]] = {
    "text": words.TextSlot,
    "email": words.EmailSlot,
    "number": numbers.NumberSlot,
    "percentage": numbers.PercentageSlot,
    "money": numbers.MoneySlot,
    "day": calendar.DaySlot,
    "time": calendar.TimeSlot,
    "duration": calendar.DurationSlot,
    "person": parties.PersonSlot,
    "names": parties.NamesSlot,
}


class Column(BaseModel):
    """A column of records: its title per language and the kind of its values."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Texts
    kind: ColumnKind

    def heading(self, language: Language) -> str:
        """Give the title in a language."""
        return in_language(self.title, language.code)

    def slot(self) -> SlotBase:
        """Give a slot that types and reads the column's values."""
        made = _COLUMN_SLOTS.get(self.kind, IdentifiersSlot)
        return made.model_validate({"kind": self.kind, "question": self.title, "example": ""})


class RecordsSlot(SlotBase):
    """Rows that are drawn as a table; its field `count` reads "12 orders"."""

    kind: Literal["records"] = "records"
    fields: ClassVar[tuple[str, ...]] = ("count",)
    noun: FrozenMap[Noun]
    columns: FrozenMap[Column] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_forms(self) -> "RecordsSlot":
        numbers.check_nouns(self.noun)
        return self

    def typed(self, value: Any) -> Any:
        if not isinstance(value, tuple) or not value:
            raise ValueError("should be a list of tables, with at least one in it")
        return tuple(self._row(number, row) for number, row in enumerate(value, 1))

    def _row(self, number: int, row: object) -> FrozenMap[Any]:
        if not isinstance(row, Mapping):
            raise ValueError(f"row {number} should be a table with {', '.join(self.columns)}")
        for name in row:
            if name not in self.columns:
                raise ValueError(f"row {number}: '{name}' is no column. {nearest(name, self.columns)}".rstrip(" ."))
        typed: dict[str, Any] = {}
        for name, column in self.columns.items():
            if name not in row:
                raise ValueError(f"row {number} has no '{name}'")
            try:
                typed[name] = column.slot().typed(row[name])
            except ValueError as problem:
                raise ValueError(f"row {number}, {name}: {problem}") from None
        return FrozenMap(typed)

    def reading(self, value: Any, field: str | None, language: Language) -> str:  # noqa: ARG002
        return counted(len(value), self.noun, language)

    def cells(self, value: Any, language: Language) -> tuple[tuple[str, ...], ...]:
        """Say the values of a table, row by row in the order of the columns."""
        return tuple(
            tuple(column.slot().reading(row[name], None, language) for name, column in self.columns.items())
            for row in value
        )

    def value_schema(self) -> dict[str, Any]:
        parts = {name: column.slot().value_schema() for name, column in self.columns.items()}
        row = {"type": "object", "properties": parts, "required": list(parts), "additionalProperties": False}
        return {"type": "array", "items": row, "minItems": 1}
