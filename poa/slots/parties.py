"""Slots for people, suppliers and papers."""

from typing import Any, ClassVar, Literal

from pydantic import BaseModel

from poa.languages import Language
from poa.slots import readings
from poa.slots.base import SlotBase, as_model, as_text, one_or_more
from poa.values import Document, Person, Supplier


class PersonSlot(SlotBase):
    """A person: reads "Zhao Min (Warehouse lead)"."""

    kind: Literal["person"] = "person"
    fields: ClassVar[tuple[str, ...]] = ("name", "role")

    def typed(self, value: Any) -> Any:
        return as_model(Person, value)

    def reading(self, value: Any, field: str | None, language: Language) -> str:
        return str(getattr(value, field)) if field in self.fields else readings.person(value, language)

    def value_schema(self) -> dict[str, Any]:
        return _parts(Person)


class NamesSlot(SlotBase):
    """Several names: reads "Anna and Bo"; its field `count` reads "2"."""

    kind: Literal["names"] = "names"
    fields: ClassVar[tuple[str, ...]] = ("count",)

    def typed(self, value: Any) -> Any:
        listed = (value,) if isinstance(value, str) else value
        if not isinstance(listed, tuple) or not listed:
            raise ValueError("should be a list of names")
        return tuple(as_text(part) for part in listed)

    def reading(self, value: Any, field: str | None, language: Language) -> str:
        return readings.number(len(value), language) if field == "count" else readings.listed(value, language)

    def value_schema(self) -> dict[str, Any]:
        return one_or_more({"type": "string", "minLength": 1})


class _WithParts(SlotBase):
    """A value with named parts, of which the first is how it reads in whole; a part that is not stated reads as nothing."""

    model: ClassVar[type[BaseModel]]

    def typed(self, value: Any) -> Any:
        return as_model(self.model, value)

    def reading(self, value: Any, field: str | None, language: Language) -> str:
        part = getattr(value, field or self.fields[0])
        if part is None:
            return ""
        return readings.day(part, language) if field == "issued_on" else str(part)

    def value_schema(self) -> dict[str, Any]:
        return _parts(self.model)


class SupplierSlot(_WithParts):
    """A supplier: reads the name; its parts are fields."""

    kind: Literal["supplier"] = "supplier"
    fields: ClassVar[tuple[str, ...]] = ("name", "address", "phone", "email", "website")
    model: ClassVar[type[BaseModel]] = Supplier


class DocumentSlot(_WithParts):
    """A paper: reads the title; its parts are fields."""

    kind: Literal["document"] = "document"
    fields: ClassVar[tuple[str, ...]] = ("title", "number", "issuer", "issued_on")
    model: ClassVar[type[BaseModel]] = Document


def _parts(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema()
    return {key: schema[key] for key in ("type", "properties", "required", "additionalProperties")}
