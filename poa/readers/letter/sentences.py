"""Sentences of a paragraph, and what their words tell of the section they belong to."""

import re
from collections.abc import Iterator

from poa.readers.letter.headings import vocabulary

_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-ZÀ-Þ0-9])|[。！？]+[”’」』）)]*\s*")
_SHORT = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|No|Nos|Mr|Mrs|Ms|Dr|St|Inc|Ltd|Co|Corp|vs|approx|e\.g|i\.e|a\.m|p\.m)\.[\"'”’)\]]*\s+$"
)
_SHORTENED = re.compile(r"^(we|i)['’](?:re|m|d|ll|ve)\s+", re.IGNORECASE)
_LOOKED_AT = 400
"""Characters of a sentence that are looked at."""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Give where each sentence of a paragraph begins and ends."""
    start = 0
    for found in _END.finditer(text):
        if _SHORT.search(text[max(found.start() - 8, 0) : found.end()]):
            continue
        yield start, found.end()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def told(sentence: str) -> str | None:
    """Say which section a sentence without a heading tells of, None if its words do not say."""
    text = sentence[:_LOOKED_AT]
    cues = vocabulary().cues
    if cues["root_cause"].opens(text) or "root cause" in text.lower():
        return "root_cause"
    if cues["prevention"].within(text):
        return "prevention"
    if cues["root_cause"].within(text):
        return "root_cause"
    if cues["acknowledgement"].within(text):
        return "acknowledgement"
    if cues["remediation"].within(text) or cues["past"].within(text):
        return "remediation"
    return None


def turns(sentence: str) -> str | None:
    """Say to which section a sentence turns by its first words: "To prevent this, …", "We have taken the following …"."""
    text = sentence[:_LOOKED_AT]
    cues = vocabulary().cues
    for section in ("prevention", "remediation"):
        if cues[f"{section}_turn"].opens(text):
            return section
    return None


def ends(sentence: str) -> bool:
    """Whether a sentence begins as the end of a letter does."""
    text = _SHORTENED.sub(r"\1 ", sentence[:_LOOKED_AT].lstrip("*_ "))
    lists = vocabulary().lists
    return lists["ending"].opens(text) > 0 or (len(text) < 60 and lists["sign_off"].opens(text) > 0)
