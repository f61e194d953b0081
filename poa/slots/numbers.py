"""Slots for numbers: plain ones, counts of something, shares, rates over a window, money."""

from decimal import Decimal
from typing import Any, ClassVar, Literal

from pydantic import model_validator

from poa.keys import LANGUAGE
from poa.languages import Language
from poa.slots import readings
from poa.slots.base import Noun, SlotBase, as_model
from poa.values import FrozenMap, Money, Rate, fraction

SHARE = {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"type": "string", "pattern": r"^[0-9.]+ ?%$"}]}


def check_nouns(noun: FrozenMap[Noun]) -> None:
    """See that a noun has a form for each plural category that its language needs; ValueError if not."""
    if not noun:
        raise ValueError("noun is empty: give noun.en")
    for language, forms in noun.items():
        if not LANGUAGE.fullmatch(language):
            raise ValueError(f"noun.{language}: '{language}' is no language: write en, zh, de")
        wanted = {"one", "other"} if language.split("-")[0] == "en" else {"other"}
        if not wanted <= set(forms):
            raise ValueError(f"noun.{language} should have {' and '.join(sorted(wanted))}")


class NumberSlot(SlotBase):
    """A number."""

    kind: Literal["number"] = "number"

    def typed(self, value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError("should be a number")
        return value if isinstance(value, int) else Decimal(str(value))

    def reading(self, value: Any, field: str | None, language: Language) -> str:  # noqa: ARG002
        return readings.number(value, language)

    def value_schema(self) -> dict[str, Any]:
        return {"type": "number"}


class CountSlot(SlotBase):
    """A count of something: 37 reads "37 orders"; its field `number` reads "37"."""

    kind: Literal["count"] = "count"
    fields: ClassVar[tuple[str, ...]] = ("number",)
    noun: FrozenMap[Noun]

    @model_validator(mode="after")
    def _has_forms(self) -> "CountSlot":
        check_nouns(self.noun)
        return self

    def typed(self, value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise ValueError("should be a whole number, 0 or more")
        return value

    def reading(self, value: Any, field: str | None, language: Language) -> str:
        if field == "number":
            return readings.number(value, language)
        return counted(value, self.noun, language)

    def value_schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": 0}


class PercentageSlot(SlotBase):
    """A share: 0.02 or "2%" reads "2%"."""

    kind: Literal["percentage"] = "percentage"

    def typed(self, value: Any) -> Any:
        return fraction(value)

    def reading(self, value: Any, field: str | None, language: Language) -> str:  # noqa: ARG002
        return readings.percent(value, language)

    def value_schema(self) -> dict[str, Any]:
        return SHARE


class RateSlot(SlotBase):
    """A share of orders over a window. `defects` and `orders` name the count slots that it must agree with."""

    kind: Literal["rate"] = "rate"
    fields: ClassVar[tuple[str, ...]] = ("rate", "window_days", "as_of")
    defects: str | None = None
    orders: str | None = None

    def typed(self, value: Any) -> Any:
        return as_model(Rate, value)

    def reading(self, value: Any, field: str | None, language: Language) -> str:
        match field:
            case "rate":
                return readings.percent(value.rate, language)
            case "window_days":
                return readings.counted(value.window_days, language.nouns["day"], language)
            case "as_of":
                return readings.day(value.as_of, language)
            case _:
                return readings.rate(value, language)

    def value_schema(self) -> dict[str, Any]:
        parts = {"rate": SHARE, "window_days": {"type": "integer", "minimum": 1}, "as_of": DAY}
        return {"type": "object", "properties": parts, "required": list(parts), "additionalProperties": False}


class MoneySlot(SlotBase):
    """An amount in a currency: "USD 25" reads "USD 25.00"."""

    kind: Literal["money"] = "money"

    def typed(self, value: Any) -> Any:
        from babel.numbers import get_currency_precision  # noqa: PLC0415 - as in readings

        money = as_model(Money, value)
        digits = get_currency_precision(money.currency)
        if money.amount != round(money.amount, digits):
            raise ValueError(f"{money.currency} has {digits} digits after the point, and {money.amount} has more")
        return money

    def reading(self, value: Any, field: str | None, language: Language) -> str:  # noqa: ARG002
        return readings.money(value, language)

    def value_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^[A-Z]{3} ?[0-9]+(\.[0-9]+)?$"}


DAY = {"type": "string", "format": "date"}


def counted(value: int, noun: FrozenMap[Noun], language: Language) -> str:
    """Say a count with its noun; in a language without one, the English noun stands in."""
    base = language.code.split("-")[0]
    chosen = next((code for code in (language.code, base, "en") if code in noun), next(iter(noun)))
    return readings.counted(value, noun[chosen], language, chosen.split("-")[0])
