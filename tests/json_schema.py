"""A reader of the JSON Schema that poa writes: just the words it uses, and an error for any other."""

import datetime
import re

SAID_ELSEWHERE = {"title", "description", "default", "$defs", "examples", "$schema", "$id", "discriminator"}
TYPES = {
    "object": dict, "array": list, "string": str, "boolean": bool, "null": type(None), "integer": int, "number": (int, float),
}  # fmt: skip


def objections(schema, value, whole=None):
    """Say in sentences why a value does not fit a schema; an empty list if it does."""
    whole = schema if whole is None else whole
    if schema is True:
        return []
    if schema is False:
        return [f"{value!r} is not allowed"]
    found = []
    for word, said in schema.items():
        if word not in SAID_ELSEWHERE:
            found += WORDS[word](said, value, schema, whole)
    return found


def _is(kind, value):
    if isinstance(value, bool) and kind in {"integer", "number"}:
        return False
    return isinstance(value, TYPES[kind])


def _type(said, value, schema, whole):
    kinds = said if isinstance(said, list) else [said]
    return [] if any(_is(kind, value) for kind in kinds) else [f"{value!r} is no {said}"]


def _any_of(said, value, schema, whole):
    tried = [objections(option, value, whole) for option in said]
    return [] if [] in tried else [f"{value!r} fits none: {tried}"]


def _properties(said, value, schema, whole):
    if not isinstance(value, dict):
        return []
    return [each for name, part in said.items() if name in value for each in objections(part, value[name], whole)]


def _additional(said, value, schema, whole):
    if not isinstance(value, dict):
        return []
    others = [name for name in value if name not in schema.get("properties", {})]
    return [f"{name}: {each}" for name in others for each in objections(said, value[name], whole)]


def _items(said, value, schema, whole):
    return [each for part in value for each in objections(said, part, whole)] if isinstance(value, list) else []


def _format(said, value, schema, whole):
    if said == "date" and isinstance(value, str):
        try:
            datetime.date.fromisoformat(value)
        except ValueError:
            return [f"{value!r} is no date"]
    return []


def _unless(holds):
    """A word of a schema that says something of values of its own type and nothing of others."""
    return lambda said, value, *_: [] if holds(said, value) else [f"{value!r} against {said!r}"]


def _reference(said, value, schema, whole):
    return objections(whole["$defs"][said.rpartition("/")[2]], value, whole)


WORDS = {
    "type": _type,
    "anyOf": _any_of,
    "oneOf": _any_of,
    "$ref": _reference,
    "properties": _properties,
    "additionalProperties": _additional,
    "items": _items,
    "format": _format,
    "required": _unless(lambda said, value: not isinstance(value, dict) or set(said) <= set(value)),
    "enum": _unless(lambda said, value: any(type(each) is type(value) and each == value for each in said)),
    "const": _unless(lambda said, value: type(said) is type(value) and said == value),
    "pattern": _unless(lambda said, value: not isinstance(value, str) or bool(re.search(said, value))),
    "minimum": _unless(lambda said, value: not _is("number", value) or value >= said),
    "maximum": _unless(lambda said, value: not _is("number", value) or value <= said),
    "minLength": _unless(lambda said, value: not isinstance(value, str) or len(value) >= said),
    "maxLength": _unless(lambda said, value: not isinstance(value, str) or len(value) <= said),
    "minItems": _unless(lambda said, value: not isinstance(value, list) or len(value) >= said),
    "maxItems": _unless(lambda said, value: not isinstance(value, list) or len(value) <= said),
    "minProperties": _unless(lambda said, value: not isinstance(value, dict) or len(value) >= said),
}
