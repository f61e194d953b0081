"""How a letter ends: what is asked for, what is enclosed, and who signs."""

import re
from collections.abc import Callable, Sequence

from attrs import evolve

from poa.readers.letter.headings import Candidate, vocabulary
from poa.readers.letter.headings.candidates import length_in_words
from poa.readers.letter.labels import label_of
from poa.readers.letter.pieces import Piece
from poa.readers.letter.sentences import closes, ends, sentences

_NUMBERED = re.compile(r"\s*[#№]?\s*(?:[0-9]{1,2}|[A-Z])\b")
_FILE = re.compile(r"[^,，]*\.[A-Za-z]{2,4}\s*")
_TERMINAL = ".!?;。！？；:："
_ASKS = re.compile(
    r"(?i)^(?:please|kindly|pls)\b|reinstat|reactivat|restor|thank|look forward|apprecia|regards|sincerely|review of our|review our|恢复|重新|谢|期待|恳请|恳求|^请"
)


def collect_enclosures(
    pieces: Sequence[Piece], index: int, made: Candidate, add: Callable[..., None], *, drawn: str
) -> int:
    """Take the list of what is enclosed that begins here; give the place after it.

    Its heading is dropped if it is what the letter draws itself, `drawn`.
    """
    piece = pieces[index]
    label = piece if made.end is None else piece.cut(0, made.end)
    numbered = made.end is not None and is_enclosure(piece)
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    lists = made.end is not None or (following is not None and not _parts_with(following) and not following.table)
    if not numbered and (label.words.rstrip(":： ") != drawn or not lists):
        add("closing", evolve(label, role="label"))
    at = index + 1
    if numbered:
        add("enclosures", piece)
    elif made.end is not None:
        add("enclosures", *_listed(evolve(piece.cut(made.end), mark=None, level=None)))
        if following is None or (following.mark is None and not is_enclosure(following)):
            return at
    marked = False
    while at < len(pieces):
        piece = pieces[at]
        entry = piece.mark is not None or piece.role == "enclosure" or is_enclosure(piece)
        if piece.level is not None or piece.table or piece.role in {"aside", "signature"}:
            break
        if not entry and (
            (marked and piece.gap)
            or (at > index + 1 and piece.gap and not marked and made.end is None and not _short(piece))
        ):
            break
        if not entry and (_parts_with(piece) or length_in_words(piece.words[:400]) > 30):
            break
        add("enclosures", piece)
        marked = marked or entry
        at += 1
    return at


def _listed(piece: Piece) -> list[Piece]:
    """Part an enumeration on one line; commas part only names of files."""
    parts = re.split(r"[;；、]", piece.words)
    if len(parts) == 1 and all(_FILE.fullmatch(part) for part in re.split("[,，]", piece.words.rstrip("."))):
        parts = re.split("[,，]", piece.words)
    made: list[Piece] = []
    at = 0
    for part in parts:
        made.append(piece.cut(at, at + len(part)))
        at += len(part) + 1
    return [each for each in made if each.words]


def is_enclosure(piece: Piece) -> bool:
    """Whether a piece is an entry of the list of what is enclosed: "Exhibit 1: …", "附件2：…", "Attachment A - …"."""
    if piece.role == "enclosure":
        return True
    text = piece.words[:120]
    if label_of("exhibit", text):
        return True
    at = vocabulary().strong["enclosures"].opens(text)
    found = _NUMBERED.match(text, at) if at else None
    return found is not None and re.match(r"\s*[:：.–—-]", text[found.end() :]) is not None


def _short(piece: Piece) -> bool:
    return length_in_words(piece.words[:200]) <= 15 and piece.words[-1:] not in _TERMINAL


def _parts_with(piece: Piece) -> bool:
    head = piece.words[:200]
    return bool(
        vocabulary().lists["sign_off"].opens(head) or ends(head) or vocabulary().lists["salutation"].opens(head)
    )


def split_ending(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Part the last section from the closing behind it."""
    items = (index for index, piece in enumerate(pieces) if piece.table or (piece.mark and not _asks(piece)))
    after_items = max(items, default=-1) + 1
    behind = {index for index in range(max(after_items, 1), len(pieces)) if after_items and pieces[index].gap}
    closing = [closes(piece.words, throughout=index in behind) for index, piece in enumerate(pieces)]
    prose = [length_in_words(piece.words[:400]) > 12 and not closing[index] for index, piece in enumerate(pieces)]
    start = len(pieces)
    for index in range(len(pieces) - 1, max(after_items - 1, 0), -1):
        if pieces[index].role == "closing" or (index >= after_items and closing[index]):
            if sum(prose[index + 1 :]) > 2:
                break
            start = index
        elif pieces[index].role in {"signature", "enclosure"}:
            start = index
    if start == len(pieces):
        start = _names_from(pieces, after_items)
    kept, ending = list(pieces[:start]), list(pieces[start:])
    if kept and not kept[-1].table:
        at = _ending_within(kept[-1].words)
        if at:
            piece = kept.pop()
            kept.append(piece.cut(0, at))
            ending.insert(0, evolve(piece.cut(at), mark=None, level=None, indent=0))
    return kept, ending


def _names_from(pieces: Sequence[Piece], first: int) -> int:
    """Give the place of the names that sign where nothing else ends the letter: short lines apart from a full sentence."""
    at = len(pieces)
    while at > max(first, 1) and signs(pieces[at - 1]) and length_in_words(pieces[at - 1].words) <= 4:
        at -= 1
    if not 0 < at < len(pieces) or pieces[at - 1].words[-1:] not in {".", "!", "?", "。", "！", "？"}:
        return len(pieces)
    return at if pieces[at].gap or _ending_within(pieces[at - 1].words) else len(pieces)


def _asks(piece: Piece) -> bool:
    """Whether an item asks for what a letter ends by asking: the last number of a count may do so."""
    return ends(piece.words) and _ASKS.search(piece.words[:400]) is not None


def _ending_within(words: str) -> int:
    """Give where in the last paragraph the sentences begin that end the letter, 0 if nowhere."""
    start = 0
    for begin, end in sentences(words):
        sentence = words[begin:end]
        if ends(sentence) and (start or _ASKS.search(sentence[:400])):
            start = start or begin
        elif start and length_in_words(sentence[:400]) > 6:
            start = 0
    return start


def split_signature(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Part the closing from who signs: what is drawn so, what follows the parting words, or the last short lines."""
    lists = vocabulary().lists
    start = len(pieces)
    for index, piece in enumerate(pieces):
        if piece.role == "signature":
            return _chosen(pieces, index)
        if lists["sign_off"].opens(piece.words[:60]) and length_in_words(piece.words[:200]) <= 6:
            start = index + 1
    if start < len(pieces):
        return _chosen(pieces, start)
    if pieces and _signs_off(pieces[-1]):
        return list(pieces), []
    at = _parting_within(pieces[-1].words) if pieces and not pieces[-1].table else 0
    if at:
        last = pieces[-1]
        parting, name = evolve(last.cut(0, at), strong=()), evolve(last.cut(at), mark=None, level=None)
        return [*pieces[:-1], parting], [name]
    first = len(pieces)
    while first > 1 and len(pieces) - first < 6 and signs(pieces[first - 1]):
        first -= 1
    if first == 1 and pieces and signs(pieces[0]):
        first = 0
    return list(pieces[:first]), list(pieces[first:])


def _parting_within(words: str) -> int:
    """Give where the name begins in "…. Sincerely, Li Wei" at the end of a paragraph, 0 if there is none."""
    *_, (start, _) = [(0, 0), *sentences(words)]
    last = words[start:]
    end = vocabulary().lists["sign_off"].opens(last)
    found = re.compile(r"\s*[,，]\s*").match(last, end) if end else None
    if not found or length_in_words(last[:200]) > 10 or not last[found.end() :].strip():
        return 0
    return start + found.end()


def _chosen(pieces: Sequence[Piece], start: int) -> tuple[list[Piece], list[Piece]]:
    """Leave in the closing what is too long to sign with."""
    behind = pieces[start:]
    signing = [
        piece
        for piece in behind
        if piece.role == "signature"
        or (
            not piece.table
            and piece.role != "label"
            and length_in_words(piece.words[:300]) <= 14
            and piece.words[-1:] not in "!?。！？"
        )
    ]
    if len(signing) == len(behind):
        return list(pieces[:start]), list(behind)
    return [*pieces[:start], *(piece for piece in behind if piece not in signing)], signing


def _signs_off(piece: Piece) -> bool:
    return vocabulary().lists["sign_off"].opens(piece.words[:60]) > 0


def signs(piece: Piece) -> bool:
    """Whether a piece is a short line as those are with which a letter is signed."""
    head = piece.words[:200]
    short = length_in_words(head) <= 9 and len(head) <= 80
    return (
        not piece.mark
        and not piece.table
        and piece.role != "label"
        and short
        and head[-1:] not in _TERMINAL
        and not ends(head)
    )
