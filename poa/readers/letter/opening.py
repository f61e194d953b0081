"""How a letter begins: its title, whom it addresses, and which account writes."""

import re
from collections.abc import Sequence

from attrs import evolve

from poa.readers.letter.headings import vocabulary
from poa.readers.letter.headings.candidates import length_in_words
from poa.readers.letter.pieces import Piece

_SIGN = re.compile(r"\s*(?:[,:，：!！。;；]|\.(?=\s|$))")
_BETWEEN = re.compile(r"[\s,，、:：!！/()（）-]*")


def is_title(piece: Piece) -> bool:
    """Whether a piece near the beginning is the title."""
    if not piece.words or piece.table or piece.mark:
        return False
    if piece.level == 0:
        return True
    text = piece.words[:200]
    if length_in_words(text) > 18 or text.rstrip("*_ ")[-1:] in {".", "。", ",", "，"}:
        return False
    at = vocabulary().lists["title"].opens(text.lstrip("*_ 《【["))
    lists = vocabulary().lists
    if at == 0 and (lists["leading"].within(text) or lists["statement"].within(text) or is_account(text)):
        return False
    return at > 0 or (len(text) < 40 and lists["title"].within(text))


def split_greeting(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Part what stands before the first heading into the greeting and the rest."""
    lists = vocabulary().lists
    greeting: list[Piece] = []
    saluted = False
    for index, piece in enumerate(pieces):
        text = piece.words[:300]
        end = 0 if saluted else salutation_end(piece.words)
        if end:
            saluted = True
            if length_in_words(piece.words[end : end + 200]) > 2:
                greeting.append(piece.cut(0, end))
                return greeting, [evolve(piece.cut(end), mark=None), *pieces[index + 1 :]]
            greeting.append(piece)
        elif is_account(text) or (lists["identifies"].within(text) if saluted else _stands_above(pieces, index)):
            greeting.append(piece)
        else:
            return greeting, list(pieces[index:])
    return greeting, []


def salutation_end(words: str) -> int:
    """Give where the salutation ends with which a text begins, 0 if it begins with none."""
    head = words[:120]
    lists = vocabulary().lists
    opens = lists["salutation"].opens(head)
    if not opens and is_account(head):
        return 0
    run, end = _addressed(head, whole=len(words) <= len(head))
    if end and (opens or lists["core"].within(head[:end])):
        return end
    if not opens:
        return 0
    signs = [at for sign in ",:，：!！" if (at := head.find(sign, max(run, opens))) >= 0]
    if signs and length_in_words(head[max(run, opens) : min(signs)]) <= 6:
        return min(signs) + 1
    return len(words) if not run or length_in_words(head[run:]) <= 3 else run


def is_salutation(piece: Piece) -> bool:
    """Whether all of a piece is a salutation."""
    return not piece.table and 0 < len(piece.words) <= salutation_end(piece.words) + 2


def _addressed(head: str, *, whole: bool) -> tuple[int, int]:
    """Give where the words end that say who is addressed, and where a sign, or the text, ends with them (0 if none does)."""
    addressee = vocabulary().lists["addressee"]
    at = run = end = 0
    while step := addressee.opens(head[at:]):
        at += step
        run = run if end else at
        sign = _SIGN.match(head, at)
        if sign:
            end = sign.end()
        elif whole and not head[at:].strip():
            end = at
        at = found.end() if (found := _BETWEEN.match(head, at)) else at
    return run, end


def _stands_above(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a piece is a line, such as the subject, above a salutation."""
    piece = pieces[index]
    short = not piece.table and length_in_words(piece.words[:200]) <= 16 and piece.words[-1:] not in {".", "。"}
    return short and any(is_salutation(each) for each in pieces[index + 1 : index + 4])


def is_account(text: str) -> bool:
    """Whether a line says which account writes, or about what: "Store: …", "Case ID: …"."""
    head, sign, _ = text.partition(":" if ":" in text else "：")
    label = head.strip("*_ •-")
    found = vocabulary().lists["account"].opens(label)
    return bool(sign) and found > 0 and found >= len(label) - 3
