"""A case as a file: TOML for people, JSON for programs; and a TOML file changed in place, comments kept."""

import datetime
import json
import re
import tomllib
from collections.abc import Mapping, MutableMapping
from functools import cached_property
from typing import Any

from attrs import evolve, frozen

from poa.characters import legal
from poa.errors import CaseError, Problem
from poa.positions import Path, json_lines, line_of, second_line, toml_lines

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


@frozen(slots=False, eq=False)
class Origin:
    """The file that a case came from. It says where things stand and is no part of what the case states."""

    file: str
    text: str

    def __eq__(self, other: object) -> bool:
        return other is None or isinstance(other, Origin)

    def __hash__(self) -> int:
        return 0

    @cached_property
    def _lines(self) -> dict[Path, int]:
        return json_lines(self.text) if is_json(self.file) else toml_lines(self.text)

    def place(self, problem: Problem) -> Problem:
        """Add file and line to a problem."""
        if problem.file:  # it stands in a file of a pack
            return problem
        return evolve(problem, file=self.file, line=line_of(self._lines, problem.path))


_TOML_PHRASES = {
    "Illegal character '\\n'": "a quote is opened and not closed on this line",
    "Cannot overwrite a value": "a name stands twice in one table",
    "Cannot declare": "a table stands twice, or is a value already",
    "Invalid value": "there is no value that TOML knows; put text between quotes",
}
_JSON_PHRASES = {
    "Expecting value": "a value is expected here; is there a comma too many, or is the file empty?",
    "Expecting property name enclosed in double quotes": "a name in double quotes is expected; is there a comma too many?",
    "Illegal trailing comma before end of object": "there is a comma too many at the end of a table",
    "Illegal trailing comma before end of array": "there is a comma too many at the end of a list",
}


def is_json(file: str) -> bool:
    """Whether a file's name says that it is JSON."""
    return file.lower().endswith(".json")


def parse(text: str, file: str) -> dict[str, Any]:
    """Read the text of a case file, JSON if its name ends so, else TOML. Raises CaseError with the line."""
    try:
        data = json.loads(text, object_pairs_hook=_without_doubles) if is_json(file) else tomllib.loads(text)
    except json.JSONDecodeError as problem:
        what = _JSON_PHRASES.get(problem.msg, f"{problem.msg[:1].lower()}{problem.msg[1:]}")
        raise CaseError(
            f"this is not JSON: {what}{'' if what.endswith('?') else '.'}", file=file, line=problem.lineno
        ) from None
    except tomllib.TOMLDecodeError as problem:
        what = re.sub(r" \(at (line \d+, column \d+|end of document)\)$", "", str(problem))
        found = re.search(r"line (\d+)", str(problem))
        line = int(found[1]) if found else text.count("\n") + 1
        what = next((plainly for theirs, plainly in _TOML_PHRASES.items() if what.startswith(theirs)), what)
        raise CaseError(f"this is not TOML: {what[0].lower()}{what[1:]}.", file=file, line=line) from None
    except RecursionError:
        raise CaseError("lists and tables stand too deep in one another.", file=file, line=1) from None
    except _DoubleNameError as problem:
        what = f"the name '{problem}' stands twice in one table."
        raise CaseError(what, "Keep one.", file=file, line=second_line(text, str(problem))) from None
    except ValueError as problem:
        number = re.search(r"[0-9]{1000,}", text)
        what = "a number has too many digits" if number else str(problem)
        line = text.count("\n", 0, number.start() if number else 0) + 1
        raise CaseError(f"{what}.", file=file, line=line) from None
    if not isinstance(data, dict):
        raise CaseError("the file does not hold a case: it should be a table of names and values.", file=file, line=1)
    return data


class _DoubleNameError(ValueError):
    """A name that stands twice in one table of a JSON file."""


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a table of a JSON object; a name that stands twice is refused, where json would take the last in silence."""
    table: dict[str, Any] = {}
    for name, value in pairs:
        if name in table:
            raise _DoubleNameError(name)
        legal(name)
        table[name] = value
    return table


def updated_toml(old: str, before: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """Write `data` as TOML over an older text that says `before`: what is the same stays as it is written there."""
    import tomlkit  # noqa: PLC0415 - only who writes a case needs it

    document = tomlkit.parse(old)
    _update(document, before, data, days=False)
    return tomlkit.dumps(document)


def toml_value(value: Any) -> str:
    """Write a value as it would stand in a case file."""
    match value:
        case bool():
            return "true" if value else "false"
        case Mapping():
            parts = ", ".join(f"{_toml_key(key)} = {toml_value(part)}" for key, part in value.items())
            return f"{{ {parts} }}" if parts else "{}"
        case list() | tuple():
            return "[" + ", ".join(toml_value(part) for part in value) + "]"
        case str() if _is_day(value):
            return value
        case str():
            return json.dumps(value, ensure_ascii=False)  # a JSON string is a TOML string
        case _:
            return str(value)


def _toml_key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key, re.ASCII) else json.dumps(key, ensure_ascii=False)


def _is_day(value: str) -> bool:
    if not _ISO_DAY.fullmatch(value):
        return False
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _update(
    container: MutableMapping[str, Any], before: Mapping[str, Any], data: Mapping[str, Any], *, days: bool
) -> None:
    """Change a table of a file that says `before` to say `data`; a default that is written out there stays."""
    import tomlkit.items  # noqa: PLC0415

    for key in [key for key in container if key in before and key not in data]:
        del container[key]
    for key, value in data.items():
        old, said = container.get(key), before.get(key)
        if key in container and _same(said, value):
            continue
        inner = days or key in _WITH_FACTS
        if isinstance(old, MutableMapping) and isinstance(said, Mapping) and isinstance(value, Mapping):
            _update(old, said, value, days=inner)
        elif isinstance(old, tomlkit.items.AoT) and isinstance(said, list) and len(old) == len(said) and _tables(value):
            for item, past, part in zip(old, said, value, strict=False):
                _update(item, past, part, days=inner)
            del old[len(value) :]
            for part in value[len(old) :]:
                old.append(_item(part, top=True, days=inner))
        else:
            top = isinstance(container, tomlkit.TOMLDocument)
            container[key] = _item(value, top=top, days=key != "source" and (inner or key in _DAYS))


_WITH_FACTS = {"facts", "defaults"}  # a day among facts is known by its form,
_DAYS = {"written_on", "received", "deadline", "issued_on", "sent_on", "until"}  # elsewhere by its name


def _same(first: object, second: object) -> bool:
    """Whether two values are equal and of one type: true is not 1, and 1 is not 1.0."""
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        return set(first) == set(second) and all(_same(first[key], second[key]) for key in first)
    if isinstance(first, list) and isinstance(second, list):
        return len(first) == len(second) and all(map(_same, first, second))
    return type(first) is type(second) and first == second


def _item(value: Any, *, top: bool = False, days: bool = False) -> Any:
    """Make a TOML item: tables at the top level and lists of them get headers, what is inside is inline."""
    import tomlkit  # noqa: PLC0415

    if isinstance(value, Mapping):
        table: Any = tomlkit.table() if top else tomlkit.inline_table()
        for key, part in value.items():
            table[key] = _item(part, days=key != "source" and (days or key in _WITH_FACTS or key in _DAYS))
        return table
    if top and _tables(value):
        tables = tomlkit.aot()
        for part in value:
            tables.append(_item(part, top=True, days=days))
        return tables
    if isinstance(value, list | tuple):
        array = tomlkit.array()
        array.extend([_item(part, days=days) for part in value])
        return array
    if days and isinstance(value, str) and _is_day(value):
        return tomlkit.item(datetime.date.fromisoformat(value))
    return tomlkit.item(value)


def _tables(value: object) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(part, Mapping) for part in value)
