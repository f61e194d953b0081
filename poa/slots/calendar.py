"""Slots for time: a day, a time of day, a period, a length of time, a rhythm."""

import re
from typing import Any, ClassVar, Literal, get_args

from poa.dates import read_day
from poa.languages import Language
from poa.slots import readings
from poa.slots.base import SlotBase, as_model, as_text
from poa.slots.numbers import DAY
from poa.values import TIME_OF_DAY, Duration, Period, Rhythm, Schedule, Unit


class DaySlot(SlotBase):
    """A day: 2026-05-14 reads "14 May 2026"."""

    kind: Literal["day"] = "day"

    def typed(self, value: Any) -> Any:
        return read_day(as_text(value))

    def reading(self, value: Any, field: str | None, language: Language) -> str:  # noqa: ARG002
        return readings.day(value, language)

    def value_schema(self) -> dict[str, Any]:
        return DAY


class TimeSlot(SlotBase):
    """A time of day: "16:00"."""

    kind: Literal["time"] = "time"

    def typed(self, value: Any) -> Any:
        if not re.fullmatch(TIME_OF_DAY, as_text(value), re.ASCII):
            raise ValueError(f"'{value}' is not a time of day: write it as \"16:00\"")
        return value

    def reading(self, value: Any, field: str | None, language: Language) -> str:  # noqa: ARG002
        return str(value)

    def value_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{TIME_OF_DAY}$"}


class PeriodSlot(SlotBase):
    """The days from one to another: reads "1 to 5 May 2026"."""

    kind: Literal["period"] = "period"
    fields: ClassVar[tuple[str, ...]] = ("from", "to", "days")

    def typed(self, value: Any) -> Any:
        return as_model(Period, value)

    def reading(self, value: Any, field: str | None, language: Language) -> str:
        match field:
            case "from":
                return readings.day(value.from_, language)
            case "to":
                return readings.day(value.to, language)
            case "days":
                return readings.counted(value.days, language.nouns["day"], language)
            case _:
                return readings.period(value, language)

    def value_schema(self) -> dict[str, Any]:
        parts = {"from": DAY, "to": DAY}
        return {"type": "object", "properties": parts, "required": list(parts), "additionalProperties": False}


class DurationSlot(SlotBase):
    """A length of time: "2 working days"; its field `amount` reads "2"."""

    kind: Literal["duration"] = "duration"
    fields: ClassVar[tuple[str, ...]] = ("amount",)

    def typed(self, value: Any) -> Any:
        return as_model(Duration, value)

    def reading(self, value: Any, field: str | None, language: Language) -> str:
        return readings.number(value.amount, language) if field == "amount" else readings.duration(value, language)

    def value_schema(self) -> dict[str, Any]:
        units = "|".join(unit.replace("_", " ") for unit in get_args(Unit))
        return {"type": "string", "pattern": f"^[0-9]+ ({units})s?$"}


class ScheduleSlot(SlotBase):
    """A rhythm: "monday", or `{ every = "working_day", at = ["10:00", "16:00"] }`."""

    kind: Literal["schedule"] = "schedule"

    def typed(self, value: Any) -> Any:
        return as_model(Schedule, value)

    def reading(self, value: Any, field: str | None, language: Language) -> str:  # noqa: ARG002
        return readings.schedule(value, language)

    def value_schema(self) -> dict[str, Any]:
        every = {"anyOf": [{"enum": list(get_args(Rhythm))}, {"type": "string", "pattern": "^[0-9]+ [a-z ]+$"}]}
        parts = {"every": every, "at": {"type": "array", "items": {"type": "string", "pattern": f"^{TIME_OF_DAY}$"}}}
        table = {"type": "object", "properties": parts, "required": ["every"], "additionalProperties": False}
        return {"anyOf": [every, table]}
