"""The issues that a draft names in its title or heads its points with, and their keys."""

import re
from collections import Counter
from collections.abc import Mapping

from poa.catalogue import Catalogue
from poa.readers.letter.headings import vocabulary
from poa.readers.letter.headings.candidates import length_in_words
from poa.readers.letter.pieces import Piece
from poa.readers.letter.placing import MIDDLE, Draft


def issues_of(draft: Draft) -> Mapping[str, str]:
    """Give the issues of a draft, name to key: the groups that its title names, else those that come again."""
    title = draft.title.words if draft.title else ""
    _, sign, tail = title.partition(":" if ":" in title else "：")
    tail = tail.strip()
    heads: Counter[str] = Counter()
    for part in MIDDLE:
        heads.update({piece.words.rstrip(":：") for piece in draft.of(part) if _may_group(piece)})
    named = sorted((name for name in heads if name in tail), key=tail.index)
    again = [name for name, times in heads.items() if times > 1]
    names = draft.groups or (
        named
        if len(named) > 1
        else again
        if len(again) > 1
        else [tail]
        if sign and tail and length_in_words(tail) <= 12
        else []
    )
    return {name: _key(name, number) for number, name in enumerate(names, 1)}


def _may_group(piece: Piece) -> bool:
    return (
        piece.mark is None and not piece.table and 1 < len(piece.words) <= 80 and piece.words[-1] not in ".!?;。！？；"
    )


def _key(name: str, number: int) -> str:
    for issue in Catalogue.builtin().issues:
        if name.casefold() in {known.casefold() for known in issue.name.values()}:
            return issue.key
    rest = name[vocabulary().lists["issue"].opens(name) :]
    bare = re.sub(r"^[\s#]*[0-9A-Za-z]?[:：.)–—-]+\s*", "", rest) or name if rest != name else name
    slug = re.sub("[^a-z0-9]+", "_", re.sub(r"[(（].*?[)）]", "", bare).lower()).strip("_")
    return slug if slug[:1].isalpha() else f"issue_{number}"
