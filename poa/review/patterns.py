r"""Patterns that cannot be driven into backtracking: every pattern of the review is compiled here, with RE2.

RE2 has no look-around and no back-reference; `\b`, `\w` and `\d` mean ASCII. A class of Chinese characters is
written `\p{Han}`.
"""

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

import re2

_MEMORY = 64 << 20  # bytes for the automaton of many patterns


class Match:
    """A place in a text that a pattern fits: `span()` and `group()`, of the whole or of one of its groups."""

    __slots__ = ("_match", "_places", "_text")

    def __init__(self, text: str, match: Any, places: Sequence[int] | None) -> None:
        self._text = text
        self._match = match
        self._places = places

    def span(self, group: int = 0) -> tuple[int, int]:
        """Give the place of the match, or of a group of it; (-1, -1) if the group has none."""
        start, end = self._match.span(group)
        return (start, end) if self._places is None or start < 0 else (self._places[start], self._places[end])

    def group(self, group: int = 0) -> str:
        """Give the words of the match, or of a group of it; empty if the group has none."""
        start, end = self.span(group)
        return self._text[start:end] if start >= 0 else ""

    def groups(self) -> tuple[str, ...]:
        """Give the words of every group."""
        return tuple(self.group(number) for number in range(1, self._match.re.groups + 1))


class Pattern:
    """A compiled pattern.

    RE2 reads bytes. Its own wrapper counts characters anew for each match; here the bytes are counted once for a text.
    """

    __slots__ = ("_compiled",)

    def __init__(self, compiled: Any) -> None:
        self._compiled = compiled

    def finditer(self, text: str) -> Iterator[Match]:
        """Go through the places in a text, first to last, none overlapping."""
        encoded, places = _encoded(text)
        return (Match(text, match, places) for match in self._compiled.finditer(encoded))

    def search(self, text: str) -> Match | None:
        """Find the first place in a text."""
        encoded, places = _encoded(text)
        match = self._compiled.search(encoded)
        return None if match is None else Match(text, match, places)

    def fullmatch(self, text: str) -> Match | None:
        """Match the whole of a text."""
        encoded, places = _encoded(text)
        match = self._compiled.fullmatch(encoded)
        return None if match is None else Match(text, match, places)


def _encoded(text: str) -> tuple[bytes, Sequence[int] | None]:
    """Give a text's bytes and, where they are not its characters one by one, the character that each belongs to."""
    return (text.encode(), None) if text.isascii() else _places(text)


@lru_cache(maxsize=32)
def _places(text: str) -> tuple[bytes, Sequence[int]]:
    places = array("I")
    for index, sign in enumerate(text):
        code = ord(sign)
        places.extend([index] * (1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4))
    places.append(len(text))
    return text.encode(), places


@cache
def pattern(*alternatives: str, ignore_case: bool = True) -> Pattern:
    """Compile alternatives into one pattern. Raises ValueError with RE2's reason."""
    options = re2.Options()
    options.case_sensitive = not ignore_case
    options.log_errors = False
    source = "|".join(f"(?:{each})" for each in alternatives)
    try:
        compiled = re2.compile(source, options)
    except re2.error as problem:
        reason = problem.args[0].decode() if isinstance(problem.args[0], bytes) else str(problem.args[0])
        raise ValueError(reason) from None
    return Pattern(compiled)


@cache
def words(*alternatives: str) -> Pattern:
    """Compile words of a language that sets blanks: each stands by itself, in any case."""
    return pattern(rf"\b(?:{'|'.join(alternatives)})\b")


@cache
def which(*sources: str) -> Callable[[str], frozenset[int]]:
    """Compile many patterns into one that says which of them, by place, occur in a text, in any case: in one pass."""
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = _MEMORY
    together = re2.Set.SearchSet(options)
    for source in sources:
        together.Add(source)
    together.Compile()
    return lambda text: frozenset(together.Match(text) or ())
