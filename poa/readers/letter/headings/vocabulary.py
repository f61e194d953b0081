"""The words by which the parts of a draft are known: data, one file a language, all known at once.

A draft by a Chinese seller has English headings as often as Chinese ones, so the files are joined.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import re2
from attrs import frozen

from poa.files import read_text

FOLDER = Path(__file__).parent
NAMED = ("root_cause", "remediation", "prevention", "acknowledgement", "closing", "enclosures")
"""What a heading can name."""

_SIGN = r"[^\s.,;:!?()]"
_CUES = (
    "root_cause",
    "remediation",
    "prevention",
    "acknowledgement",
    "past",
    "story",
    "habit",
    "lasting",
    "remediation_turn",
    "prevention_turn",
)
_MEMORY = 64 << 20  # bytes that a pattern may take at most; with less it is matched more slowly
_LETTERS = re.compile(r"[^\W_]")


@frozen
class Phrases:
    """Phrases of the data as one pattern."""

    pattern: Any

    @classmethod
    def of(cls, phrases: Iterable[str], courtesy: Iterable[str] = ()) -> "Phrases":
        """Make the pattern; a longer phrase goes before a shorter one."""
        listed = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
        polite = "|".join(courtesy)
        made = "|".join(_pattern(phrase).replace("~\\s+", rf"(?:(?:{polite})\s+){{0,4}}") for phrase in listed)
        options = re2.Options()
        options.case_sensitive = False
        options.max_mem = _MEMORY
        options.log_errors = False
        return cls(re2.compile(made or r"[^\s\S]", options))

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Give where phrases stand in a text, which is short."""
        return (found.span() for found in self.pattern.finditer(text.replace("’", "'")))

    def opens(self, text: str) -> int:
        """Give the end of the phrase that a text begins with, 0 if there is none."""
        found = self.pattern.match(text.replace("’", "'"))
        return found.end() if found else 0

    def within(self, text: str) -> bool:
        """Whether a phrase stands in a text, which is short."""
        return self.pattern.search(text.replace("’", "'")) is not None


def _pattern(phrase: str) -> str:
    if not any(letter.isascii() and letter.isalpha() for letter in phrase):
        parts = [re.escape(part.strip()) for part in phrase.split("…")]
        return r"[^，。,.；;]{0,14}?".join(parts)
    words: list[str] = []
    for word in phrase.split():
        if word in {"…", "~"}:
            words.append(word)
        elif word.startswith("*"):
            words.append(rf"{_SIGN}+{re.escape(word[1:])}")
        else:
            words.append(re.escape(word.removesuffix("*")) + (f"{_SIGN}*" if word.endswith("*") else ""))
    joined = r"\s+".join(words).replace("…\\s+", r"(?:\S+\s+){0,6}?")
    before = r"\b" if phrase[0].isascii() and phrase[0].isalnum() else ""
    after = r"\b" if phrase[-1].isascii() and phrase[-1].isalnum() else ""
    return f"{before}{joined}{after}"


@frozen
class Vocabulary:
    """The phrases of all languages: of each section's headings (`any` has them all), and of what else has its place."""

    any: Phrases
    strong: Mapping[str, Phrases]
    weak: Mapping[str, Phrases]
    cues: Mapping[str, Phrases]
    lists: Mapping[str, Phrases]

    def uncovered(self, text: str, spans: Iterable[tuple[int, int]]) -> float:
        """Give the share of a heading's letters that are neither in these spans nor in words that any heading has."""
        kept = list(text)
        for start, end in (*spans, *self.lists["filler"].spans(text)):
            kept[start:end] = " " * (end - start)
        total = len(_LETTERS.findall(text))
        return len(_LETTERS.findall("".join(kept))) / total if total else 1.0


@cache
def vocabulary() -> Vocabulary:
    """Read the files, once."""
    files = [tomllib.loads(read_text(path)) for path in sorted(FOLDER.glob("*.toml"))]
    lists = (
        "title",
        "ordinal",
        "parting",
        "statement",
        "subject",
        "actor",
        "aim",
        "question",
        "leading",
        "issue",
        "beside",
        "filler",
    )
    every = [phrase for name in NAMED for rank in ("strong", "weak") for phrase in _all(files, name, rank)]
    return Vocabulary(
        any=Phrases.of(every),
        strong={name: Phrases.of(_all(files, name, "strong")) for name in NAMED},
        weak={name: Phrases.of(_all(files, name, "weak")) for name in NAMED},
        cues={
            **{name: Phrases.of(_all(files, "cue", name)) for name in _CUES},
            "act": Phrases.of(_all(files, "cue", "act"), _all(files, "cue", "adverbs")),
        },
        lists={
            **{name: Phrases.of(_all(files, name)) for name in lists},
            "salutation": Phrases.of(_all(files, "greeting", "opens")),
            "account": Phrases.of(_all(files, "greeting", "account")),
            "addressee": Phrases.of(_all(files, "greeting", "addressee")),
            "core": Phrases.of(_all(files, "greeting", "core")),
            "identifies": Phrases.of(_all(files, "greeting", "identifies")),
            "sign_off": Phrases.of(_all(files, "sign_off", "opens")),
            "refers": Phrases.of(_all(files, "ending", "refers")),
            "pleads": Phrases.of(_all(files, "ending", "within")),
            "ending": Phrases.of(_all(files, "ending", "opens"), _all(files, "ending", "courtesy")),
        },
    )


def _all(files: list[dict[str, Any]], *path: str) -> Iterator[str]:
    for data in files:
        value: Any = data
        for part in path:
            value = value.get(part, {})
        yield from value
