"""Sentences of a paragraph, and what their words tell of the section they belong to."""

import re
from collections.abc import Iterator

from poa.readers.letter.headings import vocabulary

_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-ZÀ-Þ0-9])|[。！？]+[”’」』）)]*\s*")
_SHORT = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|No|Nos|Mr|Mrs|Ms|Dr|St|Inc|Ltd|Co|Corp|vs|approx|e\.g|i\.e|a\.m|p\.m)\.[\"'”’)\]]*\s+$"
)
_SHORTENED = re.compile(r"^(we|i)['’](?:re|m|d|ll)\s+", re.IGNORECASE)
_SHORT_HAVE = re.compile(r"^(we|i)['’]ve\s+", re.IGNORECASE)
_DATED = re.compile(
    r"^(?:(?:On|By|In) [^,.]{2,24}?,? (?=we |I |our )|[0-9 ]{1,5}(?:年[0-9 ]{1,4})?(?:月[0-9 ]{1,4})?[日号]?[，,]? ?)",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"(?:Case|Order|Complaint|Claim|Return|Incident|Buyer|Customer)(?: ID| number| no\.?)? ?[#:№]? ?[0-9]|(?:案例|订单|投诉|个案)(?:号|编号)? ?[:：]? ?[0-9一二三四五六]",
    re.IGNORECASE,
)
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


def told(sentence: str, *, first: bool = False, case: bool = False) -> str | None:
    """Say which section a sentence without a heading tells of, None if its words do not say.

    `first` says that it is of the paragraph after the salutation, where what names a notice is about the notice;
    `case` that it is of a paragraph that tells a case, where only what is plainly done about it is a remedy.
    """
    text = sentence[:_LOOKED_AT]
    cues = vocabulary().cues
    if tells_the_cause(text):
        return "root_cause"
    if first and cues["acknowledgement"].within(text):
        return "acknowledgement"
    if cues["prevention"].within(text) or is_habit(text):
        return "prevention"
    if cues["act"].opens(_DATED.sub("", text)):
        return "remediation"
    if cues["root_cause"].within(text):
        return "root_cause"
    if cues["acknowledgement"].within(text):
        return "acknowledgement"
    if not case and (cues["remediation"].within(text) or cues["past"].within(text)):
        return "remediation"
    return "root_cause" if tells_a_case(text) else None


def tells_the_cause(sentence: str) -> bool:
    """Whether a sentence says itself that it tells the cause, or how it happened."""
    text = sentence[:_LOOKED_AT]
    cues = vocabulary().cues
    return cues["root_cause"].opens(text) > 0 or cues["story"].opens(text) > 0 or "root cause" in text.lower()


def is_habit(sentence: str) -> bool:
    """Whether a sentence tells what is done again and again, and not what was done so and went wrong."""
    cues = vocabulary().cues
    wrong = cues["root_cause"].within(sentence) and not cues["lasting"].within(sentence)
    return cues["habit"].within(sentence) and not wrong


def tells_a_case(text: str) -> bool:
    """Whether a text begins with the number of a case or an order: "Case 1. …", "Order 112-…: …"."""
    return _CASE.match(text) is not None


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
    text = _SHORT_HAVE.sub(r"\1 have ", _SHORTENED.sub(r"\1 ", sentence[:_LOOKED_AT].lstrip("*_ ")))
    lists = vocabulary().lists
    if lists["refers"].opens(text):
        return False
    return lists["ending"].opens(text) > 0 or (len(text) < 60 and lists["sign_off"].opens(text) > 0)


def closes(paragraph: str, *, throughout: bool = False) -> bool:
    """Whether a paragraph ends a letter: it begins so, or its first sentence pleads, threatens or tells of merits.

    `throughout` looks at all its sentences, if the first tells of nothing else: for a paragraph behind a list.
    """
    if ends(paragraph):
        return True
    lists = vocabulary().lists
    start, end = next(sentences(paragraph[:_LOOKED_AT]), (0, 0))
    first = paragraph[start:end]
    if lists["pleads"].within(first):
        return True
    if not throughout or told(first) in {"prevention", "remediation"} or lists["beside"].opens(first):
        return False
    rest = [paragraph[a:b] for a, b in sentences(paragraph[: 3 * _LOOKED_AT])][1:]
    return any(ends(each) or lists["pleads"].within(each[:_LOOKED_AT]) for each in rest)
