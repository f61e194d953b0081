"""Whether a paragraph says the same in each of its languages: same slots, same suggestions, and words that fit."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from poa.catalogue.models import Paragraph
from poa.errors import Problem
from poa.tree import Text, walk

_SAME = ("covers", "evidence", "addresses", "conflicts", "follows", "routes", "issues", "replaced_by")
_BANNED = {"zh": re.compile("保证|严格|立即|马上|绝不|永远|深刻|诚挚|抱歉|确保|务必|第一时间|高度重视|尽快|今后将")}
_DOUBLED = {"zh": re.compile("的的|了了|，，|。。|，。|　")}
_ASCII = {"zh": re.compile(r"(?<=[\u4e00-\u9fff])[,;:!?()]|[,;:!?(](?=[\u4e00-\u9fff])")}


def translation_problems(paragraphs: Iterable[tuple[Paragraph, Path]]) -> Iterator[Problem]:
    """Compare each paragraph with the one in English, or with the first where there is none in English."""
    versions: dict[str, list[tuple[Paragraph, Path]]] = {}
    for paragraph, path in paragraphs:
        versions.setdefault(paragraph.id, []).append((paragraph, path))
    for group in versions.values():
        group.sort(key=lambda each: (each[0].language != "en", each[0].language))
        first, _ = group[0]
        for paragraph, path in group:
            yield from _differences(first, paragraph, str(path))
            yield from _words(paragraph, str(path))


def _differences(first: Paragraph, other: Paragraph, path: str) -> Iterator[Problem]:
    for name in _SAME:
        if getattr(first, name) != getattr(other, name):
            yield Problem(f"'{name}' is not the same as in '{first.language}'.", file=path, line=1)
    for here, there, code in ((first, other, other.language), (other, first, first.language)):
        for slot in here.slots:
            if slot not in there.slots:
                yield Problem(f"the slot '{slot}' stands in '{here.language}' and not in '{code}'.", file=path)


def _words(paragraph: Paragraph, path: str) -> Iterator[Problem]:
    base = paragraph.language.split("-")[0]
    words = "{}".join(node.content for node in walk(*paragraph.blocks) if isinstance(node, Text))
    for patterns, said in (
        (_BANNED, "has no place in a paragraph"),
        (_DOUBLED, "stands there twice or out of place"),
        (_ASCII, "is not the sign that Chinese uses"),
    ):
        for match in patterns[base].finditer(words) if base in patterns else ():
            yield Problem(f"'{match.group()}' {said}.", file=path)
