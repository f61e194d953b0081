"""Where a language without blanks takes one: between its characters and Latin letters or figures, nowhere else."""

import re
from collections.abc import Iterable

from attrs import evolve

from poa.tree import Filled, Inline, Text

_HAN = "\u2e80-\u2fff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SIGN = "\u3000-\u303f\uff01-\uff65\u2018\u2019\u201c\u201d"
_LATIN = r"A-Za-z0-9%\u00c0-\u024f\u0370-\u04ff"
_CLOSED = re.compile(f"[{_HAN}][{_HAN}]|[{_SIGN}].|.[{_SIGN}]")
_OPEN = re.compile(f"[{_HAN}][{_LATIN}]|[{_LATIN}][{_HAN}]")


def gap(before: str, after: str) -> str | None:
    """Say what stands between two words in such a language: a blank, nothing, or (None) what stood there."""
    meeting = before[-1:] + after[:1]
    if _CLOSED.fullmatch(meeting):
        return ""
    return " " if _OPEN.fullmatch(meeting) else None


def joined(parts: Iterable[str]) -> str:
    """Join words so."""
    whole = ""
    for part in parts:
        whole += (gap(whole, part) or "") + part
    return whole


def spaced(children: Iterable[Inline]) -> tuple[Inline, ...]:
    """Put a sentence's words so around its values, whatever a value begins and ends with; values stay as they are."""
    made: list[Inline] = []
    for child in children:
        before = made[-1] if made else None
        if isinstance(before, Filled) and isinstance(child, Filled):
            made += [Text(" ")] if gap(before.content, child.content) == " " else []
        elif isinstance(before, Filled) and isinstance(child, Text):
            words = child.content.lstrip(" ")
            if (between := gap(before.content, words)) is not None:
                child = evolve(child, content=between + words)  # noqa: PLW2901
        elif isinstance(before, Text) and isinstance(child, Filled):
            words = before.content.rstrip(" ")
            if (between := gap(words, child.content)) is not None:
                made[-1] = evolve(before, content=words + between)
        made.append(child)
    return tuple(made)
