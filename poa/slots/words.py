"""Slots for words: text, e-mail, a choice of given words, a statement that the seller confirms."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from poa.identifiers import check
from poa.keys import LANGUAGE, nearest
from poa.languages import Language
from poa.slots.base import SlotBase, Texts, as_text, in_language
from poa.values import FrozenMap


class TextSlot(SlotBase):
    """Words, as stated; per language if the case gives `{ en = "…", zh = "…" }`."""

    kind: Literal["text"] = "text"

    def typed(self, value: Any) -> Any:
        if isinstance(value, Mapping) and value:
            for key in value:
                if not LANGUAGE.fullmatch(key):
                    raise ValueError(f"should be text, or a text for each language; '{key}' is not a language")
            return FrozenMap({key: as_text(part) for key, part in value.items()})
        return as_text(value)

    def reading(self, value: Any, field: str | None, language: Language) -> str:  # noqa: ARG002
        if isinstance(value, str):
            return value
        base = language.code.split("-")[0]
        if language.code in value or base in value:
            return in_language(value, language.code)
        stated, text = next(iter(value.items()))
        return language.text("missing_language", text=text, language=stated)

    def value_schema(self) -> dict[str, Any]:
        text = {"type": "string", "minLength": 1}
        return {"anyOf": [text, {"type": "object", "additionalProperties": text, "minProperties": 1}]}


class EmailSlot(SlotBase):
    """An e-mail address."""

    kind: Literal["email"] = "email"

    def typed(self, value: Any) -> Any:
        return check("email", as_text(value))

    def reading(self, value: Any, field: str | None, language: Language) -> str:  # noqa: ARG002
        return str(value)

    def value_schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "email"}


class ChoiceSlot(SlotBase):
    """One of a few given wordings, chosen by key."""

    kind: Literal["choice"] = "choice"
    options: FrozenMap[Texts] = Field(min_length=1)

    def typed(self, value: Any) -> Any:
        key = as_text(value)
        if key not in self.options:
            near = nearest(key, self.options)
            raise ValueError(f"'{key}' is none of {', '.join(self.options)}{f'. {near}' if near else ''}")
        return key

    def reading(self, value: Any, field: str | None, language: Language) -> str:  # noqa: ARG002
        return in_language(self.options[value], language.code)

    def value_schema(self) -> dict[str, Any]:
        return {"enum": list(self.options)}


class ConfirmationSlot(SlotBase):
    """A statement that the letter makes only if the seller confirms it."""

    kind: Literal["confirmation"] = "confirmation"
    statement: Texts

    def typed(self, value: Any) -> Any:
        if value is not True:
            stated = in_language(self.statement, "en")
            raise ValueError(f'can only be true: a paragraph that states "{stated}" cannot be used where it is not so')
        return True

    def reading(self, value: Any, field: str | None, language: Language) -> str:  # noqa: ARG002
        return in_language(self.statement, language.code)

    def value_schema(self) -> dict[str, Any]:
        return {"const": True}
