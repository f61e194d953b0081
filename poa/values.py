"""The values that a fact can hold, beyond text, numbers and days: Rate, Period, Person, Money and their like."""

import datetime
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Generic, Literal, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from poa.characters import fold, legal, says_something
from poa.dates import read_day
from poa.keys import nearest

ItemType = TypeVar("ItemType", covariant=True)  # noqa: PLC0105 - Item_co says less


class FrozenMap(Mapping[str, ItemType], Generic[ItemType]):
    """A mapping that cannot be changed, so that what is frozen is frozen all the way down."""

    __slots__ = ("_items",)
    _items: dict[str, ItemType]

    def __init__(self, *items: Mapping[str, ItemType], **more: ItemType) -> None:
        object.__setattr__(self, "_items", dict(*items, **more))

    def __getitem__(self, key: str) -> ItemType:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"

    def __setattr__(self, name: str, value: object) -> None:
        raise TypeError("a FrozenMap cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise TypeError("a FrozenMap cannot be changed")

    def __reduce__(self) -> tuple[type["FrozenMap[Any]"], tuple[dict[str, Any]]]:
        return FrozenMap, (self._items,)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        item = (get_args(source) or (Any,))[0]
        table = handler.generate_schema(dict[str, item])  # type: ignore[valid-type]
        return core_schema.no_info_after_validator_function(
            cls,
            core_schema.no_info_before_validator_function(
                lambda value: dict(value) if isinstance(value, FrozenMap) else value, table
            ),
            serialization=core_schema.wrap_serializer_function_ser_schema(
                lambda value, serialise: serialise(dict(value)), schema=table
            ),
        )


def _day(value: object) -> object:
    if isinstance(value, datetime.datetime):
        raise ValueError(f"{value.isoformat()} has a day and a time: write the day alone, {value.date()}")
    if not isinstance(value, datetime.date | str):
        raise ValueError(f"{str(value).lower()} is not a day: write it as 2026-05-14")
    return read_day(value.strip()) if isinstance(value, str) else value


def _line(value: object) -> object:
    if not isinstance(value, str):
        return value
    line = fold(legal(value)).strip(" ")
    return line if says_something(line) else ""


def fraction(value: object) -> Decimal:
    """Read a share of one: 0.0898 or "8.98%"; ValueError for anything that is not between 0 and 1 (0% and 100%)."""
    text = str(value).strip() if isinstance(value, str | int | float | Decimal) and not isinstance(value, bool) else ""
    percent = text.endswith("%")
    try:
        number = Decimal(text.removesuffix("%").strip())
    except InvalidOperation:
        raise ValueError(f'{value!r} is not a share: write 0.0898 or "8.98%"') from None
    if number.is_finite() and number and number.adjusted() < -9:
        raise ValueError(f'{text[:40]} is too small for a share: write 0.0898 or "8.98%"')
    number = number / 100 if percent else number
    number = number or Decimal(0)  # -0 is 0
    if not number.is_finite() or not 0 <= number <= 1:
        meant = number.is_finite() and not percent and 1 < number <= 100
        mend = f': if {text} per cent is meant, write "{text}%"' if meant else ""
        raise ValueError(f"{value!r} is not between 0 and 1{mend}")
    return number


def matching(pattern: str, what: str) -> BeforeValidator:
    """Make a validator for text of a form, with the form in its schema; what does not match "is not" `what`."""

    def check(value: object) -> object:
        if isinstance(value, str) and not re.fullmatch(pattern, value, re.ASCII):
            raise ValueError(f"'{value}' is not {what}")
        return value

    form = WithJsonSchema({"type": "string", "pattern": f"^{pattern}$"})
    return BeforeValidator(check, json_schema_input_type=Annotated[str, form])


TIME_OF_DAY = "([01][0-9]|2[0-3]):[0-5][0-9]"
TimeOfDay = Annotated[str, matching(TIME_OF_DAY, 'a time of day: write it as "16:00"')]
Day = Annotated[datetime.date, BeforeValidator(_day)]
Line = Annotated[str, BeforeValidator(_line), Field(min_length=1)]
Fraction = Annotated[Decimal, BeforeValidator(fraction)]


class Value(BaseModel):
    """A frozen value with named parts; unknown parts are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Rate(Value):
    """A share of orders over a window that ends on a day: 0.0898 in the 30 days to 14 May 2026."""

    rate: Fraction
    window_days: int = Field(strict=True, ge=1, le=3660)
    as_of: Day


class Period(Value):
    """The days from one to another, both included."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    from_: Day = Field(alias="from")
    to: Day

    @model_validator(mode="after")
    def _in_order(self) -> "Period":
        if self.to < self.from_:
            raise ValueError(f"the period ends ({self.to}) before it begins ({self.from_})")
        return self

    @property
    def days(self) -> int:
        """How many days the period has, first and last included."""
        return (self.to - self.from_).days + 1


class Person(Value):
    """A person by name and role, as the letter names them."""

    name: Line
    role: Line


class Money(Value):
    """An amount in a currency, by its ISO 4217 code."""

    amount: Decimal = Field(ge=0, lt=10**15, allow_inf_nan=False)
    currency: Annotated[str, matching("[A-Z]{3}", 'a currency: write its three-letter code, "USD"')]

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        match = re.fullmatch(r"([A-Z]{3}) ?([0-9]+(?:\.[0-9]+)?)", value.strip(), re.ASCII)
        if match is None:
            raise ValueError(f'{value!r} is not an amount: write it as "USD 25.00"')
        return {"currency": match[1], "amount": match[2]}


Unit = Literal["minute", "hour", "day", "working_day", "week", "month"]


class Duration(Value):
    """A length of time in one unit: 24 hours, 2 working days."""

    amount: int = Field(strict=True, ge=0, lt=10**6)
    unit: Unit

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        match = re.fullmatch(r"([0-9]{1,12}) (minute|hour|day|working day|week|month)s?", value.strip(), re.ASCII)
        if match is None:
            raise ValueError(f'{value!r} is not a length of time: write it as "2 days", "24 hours" or "3 working days"')
        return {"amount": int(match[1]), "unit": match[2].replace(" ", "_")}


Rhythm = Literal[
    "hour", "day", "working_day", "week", "month", "quarter", "year",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
]  # fmt: skip


class Schedule(Value):
    """A rhythm: every working day at 10:00 and 16:00; every Monday; every 2 hours."""

    every: Rhythm | Duration
    at: tuple[TimeOfDay, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"every": value} if isinstance(value, str) else value

    @field_validator("every", mode="before")
    @classmethod
    def _known_rhythm(cls, value: object) -> object:
        if isinstance(value, str) and value not in get_args(Rhythm) and not value[:1].isdigit():
            mend = nearest(value.lower(), get_args(Rhythm)) or 'Write a word of these, or a length of time: "2 weeks"'
            raise ValueError(f"'{value}' is none of {', '.join(get_args(Rhythm))}. {mend}")
        return value

    @model_validator(mode="after")
    def _comes_round(self) -> "Schedule":
        if isinstance(self.every, Duration) and self.every.amount == 0:
            raise ValueError("a rhythm of 0 never comes round")
        return self


class Supplier(Value):
    """A supplier, as an invoice names it."""

    name: Line
    address: Line | None = None
    phone: Line | None = None
    email: Line | None = None
    website: Line | None = None


class Document(Value):
    """A paper that can be shown: a contract, an invoice, a certificate."""

    title: Line
    number: Line | None = None
    issuer: Line | None = None
    issued_on: Day | None = None
