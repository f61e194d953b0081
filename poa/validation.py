"""What pydantic found wrong, in plain sentences with the way out."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError

from poa.errors import Problem
from poa.keys import nearest

ModelType = TypeVar("ModelType", bound=BaseModel)

_BRANCH = re.compile(
    r"(?:tuple|list|dict|literal|nullable|function-[a-z]+|tagged-union|lax-or-strict|FrozenMap)\[.*\]", re.DOTALL
)
_SENTENCES = {
    "string_unicode": "has half of a surrogate pair, which a letter cannot hold: take it out.",
    "string_type": "should be text.",
    "int_type": "should be a whole number.",
    "int_parsing": "should be a whole number.",
    "int_from_float": "should be a whole number.",
    "bool_type": "should be true or false.",
    "bool_parsing": "should be true or false.",
    "dict_type": "should be a table of names and values.",
    "mapping_type": "should be a table of names and values.",
    "string_too_short": "is empty.",
    "too_short": "is empty.",
    "decimal_parsing": "should be a number.",
}


def refuse(problems: Iterable[Problem]) -> NoReturn:
    """Raise, inside a validator, several problems with their own places."""
    found = tuple(problems)
    raise PydanticCustomError("problems", "{text}", {"text": " ".join(str(each) for each in found), "problems": found})


def problems_of(error: ValidationError, model: type[BaseModel]) -> tuple[Problem, ...]:
    """Turn what pydantic found into problems; names that are not known are compared with the model's own."""
    schema = model.model_json_schema()
    return tuple(problem for found in error.errors(include_url=False) for problem in _problems(found, schema))


def _problems(found: Any, schema: Mapping[str, Any]) -> Iterable[Problem]:
    path = _stated(found["loc"])
    context = found.get("ctx", {})
    match found["type"]:
        case "problems":
            for problem in context["problems"]:
                yield problem.at(*path)
        case "missing":
            yield Problem(f"'{path[-1]}' is missing.", path=path[:-1])
        case "extra_forbidden":
            yield Problem(f"'{path[-1]}' is not known here.", _meant(str(path[-1]), path[:-1], schema), path=path)
        case "value_error":
            text = str(context["error"])
            yield Problem(text if text.endswith(("?", "…")) else f"{text}.", path=path)
        case "union_tag_not_found":
            yield Problem("'kind' is missing.", path=path)
        case "union_tag_invalid":
            mend = nearest(context["tag"], [tag.strip("'") for tag in context["expected_tags"].split(", ")])
            yield Problem(
                f"there is no kind '{context['tag']}', only {context['expected_tags']}.", mend, (*path, "kind")
            )
        case "literal_error" | "enum":
            value = found["input"]
            mend = nearest(value, re.findall("'([^']*)'", context["expected"])) if isinstance(value, str) else ""
            yield Problem(f"{_short(value)} is none of {context['expected']}.", mend, path=path)
        case "tuple_type" | "list_type":
            mend = f"Write [[{path[-1]}]] above each table." if isinstance(found["input"], Mapping) and path else ""
            yield Problem("should be a list.", mend, path)
        case "model_type" | "model_attributes_type":
            yield Problem(f"should be a table{_form(context.get('class_name', ''), schema)}.", path=path)
        case kind if kind in _SENTENCES:
            yield Problem(_SENTENCES[kind], path=path)
        case _:
            message = found["msg"].removeprefix("Value error, ").removeprefix("Input ")
            yield Problem(f"{message} (it is {_short(found['input'])}).", path=path)


def _stated(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Give the path as the file has it, without what pydantic adds: its validators, and the `value` of a bare fact."""
    stated = tuple(part for part in path if not (isinstance(part, str) and _BRANCH.fullmatch(part)))
    is_fact = "facts" in stated[:-1] or "defaults" in stated[:-1]
    return stated[:-1] if is_fact and stated[-1] == "value" and len(stated) > 2 else stated


def _form(class_name: str, schema: Mapping[str, Any]) -> str:
    """Show the parts that a table needs: `: { name = ..., role = ... }`."""
    table = schema.get("$defs", {}).get(class_name) or (schema if schema.get("title") == class_name else {})
    needed = table.get("required", ())
    return f": {{ {', '.join(f'{name} = ...' for name in needed)} }}" if needed else " of names and values"


def _short(value: object) -> str:
    if isinstance(value, Mapping | list | tuple):
        return "a table" if isinstance(value, Mapping) else "a list"
    try:
        text = repr(value)
    except ValueError:  # more digits than Python writes
        return "a number with too many digits"
    return text if len(text) <= 40 else f"{text[:37]}..."


def _meant(name: str, path: tuple[str | int, ...], schema: Mapping[str, Any]) -> str:
    """Say which name of that table was probably meant, or of which other table it is one."""
    table: Mapping[str, Any] = schema
    homes = {key: [where] for where, each in _tables(schema) for key in each.get("properties", {})}
    for part in path:
        table = _resolved(table, schema)
        found = table.get("items", {}) if isinstance(part, int) else table.get("properties", {}).get(part)
        table = found if found is not None else table.get("additionalProperties") or {}
    known = _resolved(table, schema).get("properties", {})
    near = nearest(name, known)
    if near or name not in homes:
        return near
    return f"'{name}' belongs to {homes[name][0]}: move it there."


def _tables(schema: Mapping[str, Any]) -> Iterable[tuple[str, Mapping[str, Any]]]:
    named = ((f"a table of the kind {name}", table) for name, table in schema.get("$defs", {}).items())
    return (*named, ("the top of the file, above the first [table]", schema))


def _resolved(table: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    for option in (table, *table.get("anyOf", ())):
        if "$ref" in option:
            named: Mapping[str, Any] = schema["$defs"][option["$ref"].rpartition("/")[2]]
            return named
    return table
