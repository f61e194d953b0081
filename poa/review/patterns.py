r"""Patterns that cannot be driven into backtracking: every pattern of the review is compiled here, with RE2.

RE2 has no look-around and no back-reference; `\b`, `\w` and `\d` mean ASCII. A class of Chinese characters is
written `\p{Han}`.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Protocol

import re2

_MEMORY = 64 << 20  # bytes for the automaton of many patterns


class Match(Protocol):
    """What is used of a match."""

    def span(self, group: int | str = 0) -> tuple[int, int]:
        """Give the place of the match, or of a group of it."""

    def group(self, group: int | str = 0) -> str:
        """Give the words of the match, or of a group of it."""


class Pattern(Protocol):
    """What is used of a compiled pattern."""

    def finditer(self, text: str) -> Iterable[Match]:
        """Go through the places in a text, first to last, none overlapping."""

    def search(self, text: str) -> Match | None:
        """Find the first place in a text."""

    def fullmatch(self, text: str) -> Match | None:
        """Match the whole of a text."""


@cache
def pattern(*alternatives: str, ignore_case: bool = True) -> Pattern:
    """Compile alternatives into one pattern. Raises ValueError with RE2's reason."""
    options = re2.Options()
    options.case_sensitive = not ignore_case
    options.log_errors = False
    source = "|".join(f"(?:{each})" for each in alternatives)
    try:
        compiled: Pattern = re2.compile(source, options)
    except re2.error as problem:
        reason = problem.args[0].decode() if isinstance(problem.args[0], bytes) else str(problem.args[0])
        raise ValueError(reason) from None
    return compiled


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
