"""Where in the text of a TOML or JSON file a value stands, so that a message can name the line.

The text has been read by a real parser before it comes here: what follows only keeps count of lines and may be
lenient. A path that is not found has the line of its nearest parent.
"""

import re
from collections.abc import Mapping
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]

_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_KEYS = re.compile(rf"\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*")
_PART = re.compile(_KEY)
_TOKEN = re.compile(r"""\"\"\"|'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\#[^\n]*|[\[\]{}=,\n]""")
_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,\n]')


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
        elif sign in "[{":
            shapes.append(sign)
            stack.append(0 if sign == "[" else "")
        elif sign in "]}":
            shapes.pop()
            stack.pop()
        elif sign == "," and shapes[-1] == "[":
            stack[-1] = int(stack[-1]) + 1
        elif sign == ":":
            stack[-1] = word
            lines.setdefault(tuple(stack), line)
        elif sign.startswith('"'):
            word = sign[1:-1]
        if shapes and shapes[-1] == "[":
            lines.setdefault(tuple(stack), line)
    return lines


def _parts(keys: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(keys))


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
    stack: list[str | int] = []
    shapes: list[str] = []
    passed, expect_key = 0, False
    while position < len(text):
        token = _TOKEN.search(text, position)
        if token is None:
            return len(text), passed
        between, sign, position = text[position : token.start()], token.group(), token.end()
        if expect_key and sign == "=":
            stack[-1] = (_parts(between) or ("",))[0]
            lines.setdefault((*key, *stack), line + passed)
            expect_key = False
        elif sign in {'"""', "'''"}:
            end = text.find(sign, position)
            passed += text.count("\n", position, end)
            position = end + 3
        elif sign == "\n":
            passed += 1
            if not shapes:
                return position, passed
        elif sign in "[{":
            shapes.append(sign)
            stack.append(0 if sign == "[" else "")
            expect_key = sign == "{"
        elif sign in "]}":
            shapes.pop()
            stack.pop()
            expect_key = False
        elif sign == "," and shapes:
            if shapes[-1] == "[":
                stack[-1] = int(stack[-1]) + 1
            else:
                expect_key = True
        if shapes and shapes[-1] == "[":
            lines.setdefault((*key, *stack), line + passed)
    return position, passed
