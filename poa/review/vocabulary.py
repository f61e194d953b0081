"""By which words a letter names an issue. The words are data, in `vocabulary.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from attrs import frozen

from poa.files import read_text
from poa.review.patterns import Pattern, pattern, which

_FILE = Path(__file__).parent / "vocabulary.toml"


@frozen
class Vocabulary:
    """The words of an issue: those that name it, those that belong to it alone, and the issues that may share them."""

    issue: str
    named: tuple[str, ...]
    own: tuple[str, ...]
    near: frozenset[str]

    @property
    def names(self) -> Pattern:
        """What names the issue."""
        return pattern(*self.named)

    @property
    def belongs(self) -> Pattern:
        """What belongs to the issue alone."""
        return pattern(*self.own)


@cache
def vocabularies() -> Mapping[str, Vocabulary]:
    """Give the words of every issue that poa knows of, by key."""
    data = tomllib.loads(read_text(_FILE))
    return {
        key: Vocabulary(key, tuple(words["named"]), tuple(words["own"]), frozenset(words["near"]))
        for key, words in data.items()
    }


def names_issue(issue: str, text: str, *more: str) -> bool:
    """Whether a text names an issue, by its words or by one of `more`, which are plain names of it."""
    folded = text.casefold()
    if any(name and name.casefold() in folded for name in more):
        return True
    known = vocabularies().get(issue)
    return known is not None and known.names.search(text) is not None


def issues_with_words_in(text: str) -> tuple[str, ...]:
    """Give the issues of which a text has words of theirs alone, in the order of the vocabulary."""
    known = vocabularies()
    found = which(*("|".join(f"(?:{each})" for each in words.own) for words in known.values()))(text)
    return tuple(key for place, key in enumerate(known) if place in found)


def issues_named(text: str) -> tuple[str, ...]:
    """Give the issues that a text names with words of theirs alone, the most often named first."""
    known = vocabularies()
    counts = {key: sum(1 for _ in known[key].belongs.finditer(text)) for key in issues_with_words_in(text)}
    return tuple(sorted(counts, key=lambda key: -counts[key]))


@lru_cache(maxsize=256)
def meant_by(name: str) -> tuple[str, ...]:
    """Give the issues that a name of one means, the likeliest first: by words that are one issue's alone, else by any."""
    return issues_named(name) or tuple(key for key, words in vocabularies().items() if words.names.search(name))
