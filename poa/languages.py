"""The words and patterns of a language that are not in any paragraph: headings, dates, "Exhibit 1", page numbers.

They are data, in `catalogue/core/languages/<language>.toml`; Babel supplies month names, plurals and numbers.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from poa.errors import CatalogueError
from poa.files import read_text
from poa.keys import LANGUAGE, nearest

FOLDER = Path(__file__).parent / "catalogue" / "core" / "languages"


@frozen
class Language:
    """What a language file says; `words` and `patterns` are looked up by dotted name."""

    code: str
    babel: str
    joiner: str
    texts: Mapping[str, str]
    nouns: Mapping[str, Mapping[str, str]]

    @property
    def closes_up(self) -> bool:
        """Whether words stand without a blank between them, as sentences do: Chinese."""
        return not self.joiner

    def title(self, route: str, issues: str = "") -> str:
        """Say what a letter by a route is called: a plan, a cover note, a letter of dispute."""
        name = f"title.{route}"
        return self.text(name if name in self.texts else "title.plan", issues=issues)

    def text(self, name: str, /, **values: object) -> str:
        """Give a text of the language file, its `{places}` filled in."""
        return self.texts[name].format(**values) if values else self.texts[name]


def languages() -> tuple[str, ...]:
    """List the languages that have a file, in alphabetical order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def language(code: str) -> Language:
    """Load a language; `en-GB` falls back to `en`. CatalogueError if there is no file for it."""
    known = languages()
    if code not in known:  # looked up, never made a path of
        base = code.split("-", maxsplit=1)[0]
        if base in known and LANGUAGE.fullmatch(code):
            return language(base)
        raise CatalogueError(
            f"there is no language '{code}'.", nearest(code, known) or f"There is: {', '.join(known)}."
        )
    data = tomllib.loads(read_text(FOLDER / f"{code}.toml"))
    return Language(
        code=code,
        babel=data["babel"],
        joiner=data["joiner"],
        texts=dict(_flat({key: value for key, value in data.items() if key not in {"babel", "joiner", "nouns"}})),
        nouns=data["nouns"],
    )


def _flat(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, Mapping):
            pairs += _flat(value, f"{prefix}{key}.")
        else:
            pairs.append((f"{prefix}{key}", value))
    return pairs
