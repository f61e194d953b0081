"""What every kind of slot has: a name, a question, an example; how a stated value is typed and how it reads."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from poa.characters import says_something
from poa.facts import FactValue
from poa.keys import LANGUAGE
from poa.languages import Language
from poa.validation import problems_of
from poa.values import FrozenMap, Line


def _languages(value: object) -> object:
    if isinstance(value, Mapping):
        wrong = [key for key in value if not LANGUAGE.fullmatch(str(key))]
        if wrong:
            raise ValueError(f"'{wrong[0]}' is not a language: write en, zh …")
    return value


Texts = Annotated[FrozenMap[Line], BeforeValidator(_languages), Field(min_length=1)]
Noun = FrozenMap[Line]


class SlotBase(BaseModel, ABC):
    """A declared slot. Kinds say in `fields` which parts of a value a text can ask for."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    fields: ClassVar[tuple[str, ...]] = ()

    kind: str
    name: str = ""
    question: Texts
    example: FactValue
    per_statement: bool = False
    private: bool = False

    @abstractmethod
    def typed(self, value: Any) -> Any:
        """Type a stated value; ValueError with one sentence that says what it should be."""

    @abstractmethod
    def reading(self, value: Any, field: str | None, language: Language) -> str:
        """Say a typed value, or a part of it, in a language; empty if the value has no such part."""

    @abstractmethod
    def value_schema(self) -> dict[str, Any]:
        """Give the JSON Schema of a stated value."""

    def asked(self, language: str) -> str:
        """Give the question in a language, in English where it is not translated."""
        return in_language(self.question, language)


def in_language(texts: Mapping[str, str], language: str) -> str:
    """Choose the text for `en-GB`, else `en`, else English, else whichever there is."""
    for code in (language, language.split("-", maxsplit=1)[0], "en"):
        if code in texts:
            return texts[code]
    return next(iter(texts.values()))


def as_text(value: object) -> str:
    """Take a value that should be one line of text; ValueError if not."""
    if not isinstance(value, str) or not says_something(value):
        raise ValueError("should be text" if not isinstance(value, str) else "is empty")
    return value


def as_model(model: type[BaseModel], value: object) -> Any:
    """Make a value of a pydantic model; ValueError with all that is wrong in one sentence."""
    raw = dict(value) if isinstance(value, Mapping) else value
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        found = " ".join(str(problem) for problem in problems_of(error, model))
        raise ValueError(found.rstrip(".")) from None


def one_or_more(schema: dict[str, Any]) -> dict[str, Any]:
    """Give the JSON Schema of a list, for which a lone one may stand."""
    return {"anyOf": [schema, {"type": "array", "items": schema, "minItems": 1}]}
