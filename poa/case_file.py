"""A case as a file: TOML for people, JSON for programs; and a TOML file changed in place, comments kept."""

import datetime
import json
import re
import tomllib
from collections.abc import Callable, Mapping, MutableMapping
from functools import cached_property
from typing import Any

from attrs import evolve, frozen

from poa.errors import CaseError, Problem
from poa.positions import Path, json_lines, line_of, toml_lines

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
        return json_lines(self.text) if self.file.endswith(".json") else toml_lines(self.text)

    def place(self, problem: Problem) -> Problem:
        """Add file and line to a problem."""
        return evolve(problem, file=self.file, line=line_of(self._lines, problem.path))


def parse(text: str, file: str) -> dict[str, Any]:
    """Read the text of a case file, JSON if its name ends so, else TOML. Raises CaseError with the line."""
    try:
        data = json.loads(text, object_pairs_hook=_without_doubles) if file.endswith(".json") else tomllib.loads(text)
    except json.JSONDecodeError as problem:
        raise CaseError(f"this is not JSON: {problem.msg}.", file=file, line=problem.lineno) from None
    except tomllib.TOMLDecodeError as problem:
        what = re.sub(r" \(at (line \d+, column \d+|end of document)\)$", "", str(problem))
        found = re.search(r"line (\d+)", str(problem))
        line = int(found[1]) if found else text.count("\n") + 1
        raise CaseError(f"this is not TOML: {what[0].lower()}{what[1:]}.", file=file, line=line) from None
    except (RecursionError, ValueError) as problem:
        raise CaseError(f"the file cannot be read: {problem}.", file=file) from None
    if not isinstance(data, dict):
        raise CaseError("the file does not hold a case: it should be a table of names and values.", file=file, line=1)
    return data


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a table of a JSON object; a name that stands twice is refused, where json would take the last in silence."""
    table: dict[str, Any] = {}
    for name, value in pairs:
        if name in table:
            raise ValueError(f"the name '{name}' stands twice in one table")
        table[name] = value
    return table


def updated_toml(old: str, data: Mapping[str, Any], normal: Callable[[Any], Any]) -> str:
    """Write `data` as TOML over an older text: what is equal after `normal` stays, with its comments and order."""
    import tomlkit  # noqa: PLC0415 - only who writes a case needs it

    document = tomlkit.parse(old)
    _update(document, data, normal)
    return tomlkit.dumps(document)


def toml_value(value: Any) -> str:
    """Write a value as it would stand in a case file."""
    match value:
        case bool():
            return "true" if value else "false"
        case dict():
            return "{ " + ", ".join(f"{key} = {toml_value(part)}" for key, part in value.items()) + " }"
        case list():
            return "[" + ", ".join(toml_value(part) for part in value) + "]"
        case str() if len(value) == 10 and value[4] == value[7] == "-" and value.replace("-", "").isdigit():
            return value
        case str():
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{escaped}"'
        case _:
            return str(value)


def _update(container: MutableMapping[str, Any], data: Mapping[str, Any], normal: Callable[[Any], Any]) -> None:
    import tomlkit.items  # noqa: PLC0415

    for key in [key for key in container if key not in data]:
        del container[key]
    for key, value in data.items():
        old = container.get(key)
        if key in container and normal(_plain(old)) == normal(value):
            continue
        if isinstance(old, MutableMapping) and isinstance(value, Mapping):
            _update(old, value, normal)
        elif isinstance(old, tomlkit.items.AoT) and _tables(value) and value:
            for item, part in zip(old, value, strict=False):
                _update(item, part, normal)
            del old[len(value) :]
            for part in value[len(old) :]:
                old.append(_item(part))
        else:
            container[key] = _item(value, top=isinstance(container, tomlkit.TOMLDocument))


def _item(value: Any, *, top: bool = False) -> Any:
    """Make a TOML item: tables at the top level and lists of them get headers, what is inside is inline."""
    import tomlkit  # noqa: PLC0415

    if isinstance(value, Mapping):
        table: Any = tomlkit.table() if top else tomlkit.inline_table()
        for key, part in value.items():
            table[key] = _item(part)
        return table
    if top and _tables(value) and value:
        tables = tomlkit.aot()
        for part in value:
            table = tomlkit.table()
            for key, inner in part.items():
                table[key] = _item(inner)
            tables.append(table)
        return tables
    if isinstance(value, list | tuple):
        array = tomlkit.array()
        array.extend([_item(part) for part in value])
        return array
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            return tomlkit.item(datetime.date.fromisoformat(value))
        except ValueError:
            return tomlkit.item(value)
    return tomlkit.item(value)


def _plain(item: Any) -> Any:
    return item.unwrap() if hasattr(item, "unwrap") else item


def _tables(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(part, Mapping) for part in value)
