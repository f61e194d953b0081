"""Headings that no list has: of the rank of those that are known, where a section is missing in the usual order."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from attrs import evolve

from poa.readers.letter.closing import is_enclosure
from poa.readers.letter.headings import Candidate, vocabulary
from poa.readers.letter.headings.candidates import LONGEST, length_in_words, without_ordinal
from poa.readers.letter.opening import is_account, is_title, salutation_end
from poa.readers.letter.pieces import Piece
from poa.readers.letter.sentences import ends, told

_ORDER = ("root_cause", "remediation", "prevention")
_LABEL = re.compile(r"[^:：\n.。,，]{1,60}[:：]")
_ENDS = {".", "。", ",", "，", ";", "；", "!", "！"}

Rank = tuple[object, ...]


def with_missing(pieces: Sequence[Piece], chosen: Mapping[int, Candidate]) -> dict[int, Candidate]:
    """Add to the chosen headings those that their rank and their place show, where a section has none."""
    known = {index: made for index, made in chosen.items() if made.section in _ORDER and made.sure >= 2}
    sections = {made.section for made in known.values()}
    if not known and "closing" not in {made.section for made in chosen.values()}:
        return {**chosen, **_unknown(pieces, chosen)}
    if not known or len(sections) == len(_ORDER):
        return dict(chosen)
    ranks = Counter(_rank(pieces, index, made.end) for index, made in known.items())
    rank, times = ranks.most_common(1)[0]
    if rank is None or times < len(known) or (rank[0] == "run-in" and times < 2):
        return dict(chosen)
    made = dict(chosen)
    ordered = sorted(known)
    if three := _three(pieces, chosen, known, rank):
        return {**made, **three}
    lines: list[int | None] = [None, *ordered, None]
    for left, right in pairwise(lines):
        before = None if left is None else chosen[left].section
        after = None if right is None else chosen[right].section
        expected = _between(before, after, sections)
        if not expected:
            continue
        start = _start(pieces, ordered[0]) if left is None else left + 1
        stop = len(pieces) if right is None else right
        alike = [index for index in range(start, stop) if index not in chosen and _rank(pieces, index) == rank]
        if any(index - 1 in chosen and chosen[index - 1].end is None for index in alike):
            continue  # a heading right below one is a heading within its section, and so are the others
        found = [index for index in alike if _heads(pieces, index, chosen)]
        found = _own(pieces, found, start if left is None else None)
        if left is None and len(found) > len(expected):
            found = found[-len(expected) :]
        if len(found) == len(expected):
            for index, section in zip(found, expected, strict=True):
                end = _label_end(pieces[index]) if rank[0] == "run-in" else None
                made[index] = Candidate(section, 3, end)
    return _with_second(made, ordered)


def _unknown(pieces: Sequence[Piece], chosen: Mapping[int, Candidate]) -> dict[int, Candidate]:
    """Let three headings that nothing is known of be the sections, if words of theirs or below them tell so."""
    start = _start(pieces, len(pieces) - 1) if pieces else 0
    ranks: dict[Rank, list[int]] = {}
    for index in range(start, len(pieces)):
        rank = _rank(pieces, index)
        if rank is not None and rank[0] != "run-in" and index not in chosen:
            ranks.setdefault(rank, []).append(index)
    for listed in ranks.values():
        heads = [index for index in listed if _heads(pieces, index, chosen)]
        if (
            len(heads) != len(_ORDER)
            or any(index - 1 in heads for index in listed)
            or _own(pieces, heads, start) != heads
        ):
            continue
        tell = [told(pieces[index].words) or told(pieces[index + 1].words) for index in heads]
        agree = sum(one == other for one, other in zip(tell, _ORDER, strict=True))
        if agree > 1 or (agree and tell.count(None) == len(_ORDER) - agree):
            return {index: Candidate(section, 3) for index, section in zip(heads, _ORDER, strict=True)}
    return {}


def _three(
    pieces: Sequence[Piece], chosen: Mapping[int, Candidate], known: Mapping[int, Candidate], rank: Rank
) -> dict[int, Candidate]:
    """Let three headings of one rank be the sections in their usual order, if what is known for sure agrees."""
    listed = [
        index
        for index in range(_start(pieces, min(known)), len(pieces))
        if index in known or (index not in chosen and _rank(pieces, index) == rank and _heads(pieces, index, chosen))
    ]
    if len(listed) != len(_ORDER) or rank[0] == "run-in" or not set(listed) >= set(known):
        return {}
    below = [index for index in range(len(pieces)) if index not in listed and _rank(pieces, index) == rank]
    if any(index - 1 in listed for index in below) or (listed[0] not in known and _is_plain(pieces[listed[0]])):
        return {}
    pairs = list(zip(listed, _ORDER, strict=True))
    agrees = all(known[at].section == section for at, section in pairs if at in known and not known[at].vague)
    return {at: Candidate(section, 3) for at, section in pairs} if agrees else {}


def _with_second(made: dict[int, Candidate], ordered: Sequence[int]) -> dict[int, Candidate]:
    """Take the second of two headings of what was done for that of what prevents, if nothing else is."""
    sections = [made[index].section for index in ordered]
    missing = "prevention" not in {each.section for each in made.values()}
    if missing and sections[-2:] == ["remediation", "remediation"] and sections.count("remediation") == 2:
        made[ordered[-1]] = evolve(made[ordered[-1]], section="prevention")
    return made


def _between(left: str | None, right: str | None, sections: set[str]) -> list[str]:
    """Give the sections that the usual order has between two and that no heading names."""
    first = _ORDER.index(left) + 1 if left else 0
    last = _ORDER.index(right) if right else len(_ORDER)
    return [each for each in _ORDER[first:last] if each not in sections]


def _start(pieces: Sequence[Piece], first: int) -> int:
    """Give the place after the title, the salutation and the lines about the account."""
    saluted = [index for index in range(min(first, 12)) if salutation_end(pieces[index].words)]
    at = saluted[0] + 1 if saluted else 0
    while at < first and (is_title(pieces[at]) or is_account(pieces[at].words[:300])):
        at += 1
    return at


def _rank(pieces: Sequence[Piece], index: int, end: int | None = None) -> Rank | None:
    """Say how a heading looks, None if it does not look like one."""
    piece = pieces[index]
    if piece.table or piece.role or not piece.words:
        return None
    kind = piece.mark.kind if piece.mark and piece.mark.is_ordered else ""
    if piece.mark and not kind:
        return None
    if end is None and piece.level is None and not piece.stands_out:
        end = _label_end(piece)
    if end is not None and piece.words[end:].strip():
        return ("run-in", kind) if piece.gap or kind else None
    text = piece.words
    if len(text) > LONGEST or length_in_words(text) > 14 or text[-1:] in _ENDS:
        return None
    if piece.level is not None:
        return ("level", piece.level)
    if piece.strong and piece.stands_out:
        return ("bold", kind)
    if text.upper() == text and text.lower() != text:
        return ("capitals", kind)
    ordinal = vocabulary().lists["ordinal"].opens(text)
    if ordinal or re.match("第[一二三四五六]", text):
        return ("ordinal", text[:ordinal].lower())
    if text[:1] in "【[《":
        return ("brackets",)
    if kind:
        return ("mark", kind)
    return ("alone", text[-1:] in ":：") if piece.gap else None


def _label_end(piece: Piece) -> int | None:
    at = len(piece.words) - len(without_ordinal(piece.words))
    found = _LABEL.match(piece.words, at)
    return found.end() if found and piece.words[found.end() :].strip() else None


def _heads(pieces: Sequence[Piece], index: int, chosen: Mapping[int, Candidate]) -> bool:
    """Whether what looks like a heading can be one: words stand below it, and it is no heading within another's section."""
    piece = pieces[index]
    lists = vocabulary().lists
    end = _label_end(piece) if piece.level is None else None
    label = piece.words if end is None else piece.words[:end]
    if length_in_words(label) > (14 if end is None else 6):
        return False
    if lists["beside"].opens(label) or is_account(label) or ends(label) or is_enclosure(piece) or salutation_end(label):
        return False
    asks = lists["question"].opens(label) > 0
    states = lists["subject"].opens(label) > 0 or lists["statement"].within(label)
    if states and not asks and piece.level is None and not piece.stands_out:
        return False
    if end is not None:
        return length_in_words(piece.words[end : end + 200]) > 3
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    if following is None or index + 1 in chosen or ends(following.words):
        return False
    if piece.mark and following.mark and following.mark.kind == piece.mark.kind:
        return False
    return bool(following.table) or following.mark is not None or length_in_words(following.words[:300]) > 4


def _own(pieces: Sequence[Piece], found: Sequence[int], start: int | None) -> list[int]:
    """Leave out the words that come more than once, and a first line that could as well be the subject."""
    times = Counter(pieces[index].words for index in found)
    kept = [index for index in found if times[pieces[index].words] == 1]
    if start is not None and kept[:1] == [start] and _is_plain(pieces[start]):
        del kept[0]
    return kept


def _is_plain(piece: Piece) -> bool:
    plain = piece.level is None and not piece.stands_out and piece.mark is None
    return plain and not vocabulary().lists["question"].opens(piece.words)
