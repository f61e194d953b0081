"""Sentences that two paragraphs share, or nearly share: whoever reads many letters sees a form letter in them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen
from rapidfuzz import fuzz, process

from poa.case import STATEMENT_SECTIONS
from poa.catalogue.models import Paragraph
from poa.errors import Problem
from poa.tree import Blank, Text, walk

ALIKE = 90  # percent of the letters, slots left out, from which on two sentences are one in other words
_END = re.compile(r"(?<=[.!?。！？])\s+|(?<=[。！？])")
_SLOT = "{}"


@frozen
class _Sentence:
    words: str
    language: str
    paragraph: str
    path: Path


def shared_sentences(
    paragraphs: Iterable[tuple[Paragraph, Path]], others: Iterable[tuple[Paragraph, Path]]
) -> Iterator[Problem]:
    """Find the sentences of statements that another paragraph has too, of this pack or of those it stands beside.

    Paragraphs that override one of `others` are that one, so they may say the same.
    """
    own = list(_sentences(paragraphs))
    ids = {each.paragraph for each in own}
    beside = [each for each in _sentences(others) if each.paragraph not in ids]
    by_language: dict[str, list[_Sentence]] = defaultdict(list)
    for each in (*own, *beside):
        by_language[each.language].append(each)
    for spoken in by_language.values():
        words = [each.words for each in spoken]
        for index, sentence in enumerate(spoken):
            if sentence.paragraph not in ids:
                break  # from here on all belong to others
            matches = process.extract(
                sentence.words, words[index + 1 :], scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None
            )
            for _, score, offset in matches:
                other = spoken[index + 1 + offset]
                if other.paragraph == sentence.paragraph:
                    continue
                later, earlier = (other, sentence) if other.paragraph in ids else (sentence, other)
                how = "stands in" if score == 100 else f"is almost '{earlier.words[:60]}' of"
                what = f"the sentence '{later.words[:60]}' {how} {earlier.path.name} already."
                yield Problem(what, file=str(later.path))


def _sentences(paragraphs: Iterable[tuple[Paragraph, Path]]) -> Iterator[_Sentence]:
    for paragraph, path in paragraphs:
        if paragraph.section not in STATEMENT_SECTIONS or paragraph.replaced_by is not None:
            continue
        for block in paragraph.blocks:
            nodes = (node for node in walk(block) if isinstance(node, Text | Blank))
            text = "".join(node.content if isinstance(node, Text) else _SLOT for node in nodes)
            for sentence in _END.split(text):
                if len(re.sub(r"\W", "", sentence)) > (12 if paragraph.language == "en" else 6):
                    yield _Sentence(sentence.strip(), paragraph.language, paragraph.id, path)
