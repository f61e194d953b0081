"""A fact: one value that the seller states or a report gave, in the one form that TOML and JSON share."""

import datetime
import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
    model_serializer,
    model_validator,
)
from pydantic_core import CoreSchema

from poa.characters import fold, legal
from poa.errors import Problem
from poa.keys import SLOT_NAME
from poa.validation import refuse
from poa.values import FrozenMap, Line

_DIGITS = 18
_DEEPEST = 16  # levels of lists and tables in a value: records have two


def normal(value: object, depth: int = 0) -> Any:
    """Bring a value to the form in which the same case is equal from TOML, JSON and Python.

    Days and times become ISO text, lists become tuples, tables become frozen maps, blanks in text are folded; a
    pydantic value becomes the table of its parts. ValueError for what has no such form (null, infinity, a datetime
    with a time in it, an object) and for characters that a letter cannot hold.
    """
    if depth > _DEEPEST:
        raise ValueError(f"is nested more than {_DEEPEST} levels deep")
    match value:
        case bool():
            return value
        case int() | float() | Decimal():
            return _number(value)
        case str():
            return fold(legal(value)).strip(" ")
        case datetime.datetime():
            raise ValueError(f"{value.isoformat()} has a day and a time: state the day alone, 2026-05-14")
        case datetime.date():
            return value.isoformat()
        case datetime.time():
            return value.isoformat("seconds" if value.second else "minutes")
        case BaseModel():
            return normal(value.model_dump(by_alias=True, exclude_defaults=True), depth)
        case Mapping():
            table = {str(normal(key)): normal(part, depth + 1) for key, part in value.items()}
            if len(table) < len(value):
                raise ValueError("has two names that differ in nothing but blanks")
            return FrozenMap(table)
        case list() | tuple():
            return tuple(normal(part, depth + 1) for part in value)
        case None:
            raise ValueError("there is no value: leave the fact out if it is not known")
        case _:
            raise ValueError(f"{value!r} is not a value that a case can state")


def _number(value: float | Decimal) -> int | float:
    if not isinstance(value, int) and not math.isfinite(value):  # of a large int it raises OverflowError
        raise ValueError(f"{value!r} is not a value that a case can state")
    if not isinstance(value, float) and abs(value) >= 10**_DIGITS:
        raise ValueError(f"has more than {_DIGITS} digits: that is no number of a letter")
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def plain(value: Any) -> Any:
    """Give a normal value as lists and dicts again, ready for JSON."""
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return value


FactValue = Annotated[
    Any,
    BeforeValidator(normal),
    PlainSerializer(plain),
    WithJsonSchema({"description": "The value, in the form that the slot's kind asks for (see the schema of facts)."}),
]


class Fact(BaseModel):
    """One stated value and where it comes from: `seller`, or a report with field and window.

    A bare value is accepted: `Fact.model_validate(37)` is the seller's 37.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=False)

    value: FactValue
    source: Line = "seller"

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, data: object) -> object:
        if isinstance(data, Fact):
            return {"value": data.value, "source": data.source}
        if isinstance(data, Mapping) and _looks_sourced(data):
            return dict(data)
        return {"value": data}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Say that a bare value is accepted too."""
        table = handler.resolve_ref_schema(handler(schema))
        bare = {"type": ["string", "number", "integer", "boolean", "array", "object"]}
        return {"title": "Fact", "description": table.pop("description", ""), "anyOf": [table, bare]}

    @model_serializer
    def _serialise(self) -> Any:
        value = plain(self.value)
        bare = self.source == "seller" and not _looks_sourced(value)
        return value if bare else {"value": value, "source": self.source}


def _looks_sourced(value: object) -> bool:
    return isinstance(value, Mapping) and "value" in value  # no kind of slot has a part of that name


def _names(facts: object) -> object:
    if isinstance(facts, Mapping):
        wrong = [name for name in facts if not (isinstance(name, str) and SLOT_NAME.fullmatch(name))]
        if wrong:
            refuse(
                Problem(
                    f"'{name}' is not the name of a fact.", "Write small letters, digits and underscores.", (str(name),)
                )
                for name in wrong
            )
    return facts


Facts = Annotated[FrozenMap[Fact], BeforeValidator(_names)]
