"""Where in the text of a TOML or JSON file a value stands, so that a message can name the line.

The text has been read by a real parser before it comes here: what follows only keeps count of lines and may be
lenient. A path that is not found has the line of its nearest parent.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]

_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_KEYS = re.compile(rf"\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*")
_PART = re.compile(_KEY)
_TOKEN = re.compile(
    r"""\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\#[^\n]*|[\[\]{}=,\n]|[^\s"'\#\[\]{}=,]+""",
    re.DOTALL,
)
_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,\n]|[^\s"\[\]{}:,]+')


def line_of(lines: Mapping[Path, int], path: Path) -> int | None:
    """Give the line of a path, or of the nearest part above it that has one."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return lines.get(())


def toml_lines(text: str) -> dict[Path, int]:
    """Map each table and key of a TOML text to its line, counted from 1."""
    lines: dict[Path, int] = {(): 1}
    counts: dict[Path, int] = {}
    table: Path = ()
    position, line = 0, 1
    while position < len(text):
        start = re.compile(r"[ \t]*").match(text, position)
        position = start.end() if start else position
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        row = text[position:end]
        if row.startswith("["):
            double = row.startswith("[[")
            match = _KEYS.match(row, 2 if double else 1)
            table = _place(_parts(match[1]) if match else (), counts)
            if double:
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            for length in range(1, len(table) + 1):
                lines.setdefault(table[:length], line)
        elif row and not row.startswith("#"):
            match = _KEYS.match(row)
            if match and row[match.end() : match.end() + 1] == "=":
                key = (*table, *_parts(match[1]))
                for length in range(len(table) + 1, len(key) + 1):
                    lines.setdefault(key[:length], line)
                position, passed = _skip_value(text, position + match.end() + 1, key, lines, line)
                line += passed
                continue
        position, line = end + 1, line + 1
    return lines


def json_lines(text: str) -> dict[Path, int]:
    """Map each member and item of a JSON text to its line, counted from 1."""
    lines: dict[Path, int] = {(): 1}
    stack: list[str | int] = []
    shapes: list[str] = []
    line, word = 1, ""
    for token in _JSON_TOKEN.finditer(text):
        sign = token.group()
        if sign == "\n":
            line += 1
        elif sign in "]}":
            shapes.pop()
            stack.pop()
        elif sign == ",":
            if shapes[-1] == "[":
                stack[-1] = int(stack[-1]) + 1
        elif sign == ":":
            stack[-1] = json.loads(word)
            lines.setdefault(tuple(stack), line)
        else:  # a value, or the name of a member
            word = sign
            if shapes and shapes[-1] == "[":
                lines.setdefault(tuple(stack), line)
            if sign in "[{":
                shapes.append(sign)
                stack.append(0 if sign == "[" else "")
    return lines


def second_line(text: str, name: str) -> int:
    """Give the line on which a name stands for the second time in one table of a JSON text."""
    line, word = 1, ""
    open_tables: list[set[str]] = []
    for token in _JSON_TOKEN.finditer(text):
        sign = token.group()
        if sign == "\n":
            line += 1
        elif sign == "{":
            open_tables.append(set())
        elif sign == "}":
            open_tables.pop()
        elif sign == ":":
            stated = json.loads(word)
            if stated == name and name in open_tables[-1]:
                return line
            open_tables[-1].add(stated)
        else:
            word = sign
    return 1


def _parts(keys: str) -> tuple[str, ...]:
    return tuple(_part(part) for part in _PART.findall(keys))


def _part(part: str) -> str:
    return str(tomllib.loads(f"part = {part}")["part"]) if part[0] in "\"'" else part


def _place(parts: tuple[str, ...], counts: dict[Path, int]) -> Path:
    """Put into a header's path the index of each array of tables that it goes through."""
    path: Path = ()
    for number, part in enumerate(parts):
        path = (*path, part)
        if path in counts and number < len(parts) - 1:
            path = (*path, counts[path])
    return path


def _skip_value(text: str, position: int, key: Path, lines: dict[Path, int], line: int) -> tuple[int, int]:
    """Go past a value; note the items of arrays and the keys of inline tables on the way."""
    stack: list[Path] = []  # for each array or inline table that is open, the index or the dotted key within it
    shapes: list[str] = []
    passed, name = 0, ""
    for token in _TOKEN.finditer(text, position):
        sign, within = token.group(), shapes[-1] if shapes else ""
        if sign == "\n":
            passed += 1
            if not shapes:
                return token.end(), passed
        elif sign.startswith("#"):
            continue
        elif sign in "]}":
            shapes.pop()
            stack.pop()
        elif sign == ",":
            stack[-1] = (int(stack[-1][0]) + 1,) if within == "[" else ()
            name = ""
        elif within == "{" and sign == "=":
            stack[-1] = _parts(name)
            above = (*key, *(part for level in stack[:-1] for part in level))
            for length in range(1, len(stack[-1]) + 1):
                lines.setdefault((*above, *stack[-1][:length]), line + passed)
        elif within == "{" and not stack[-1]:
            name += sign  # a key, perhaps a dotted one
        else:
            if within == "[":
                lines.setdefault((*key, *(part for level in stack for part in level)), line + passed)
            if sign in "[{":
                shapes.append(sign)
                stack.append((0,) if sign == "[" else ())
                name = ""
            passed += sign.count("\n")
    return len(text), passed
