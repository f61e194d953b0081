"""How a letter begins: its title, whom it addresses, and which account writes."""

from collections.abc import Sequence

from attrs import evolve

from poa.readers.letter.headings import vocabulary
from poa.readers.letter.headings.candidates import length_in_words
from poa.readers.letter.pieces import Piece


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
    if at == 0 and (lists["leading"].within(text) or lists["statement"].within(text) or _is_account(text)):
        return False
    return at > 0 or (len(text) < 40 and lists["title"].within(text))


def split_greeting(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Part what stands before the first heading into the greeting and the rest."""
    lists = vocabulary().lists
    greeting: list[Piece] = []
    saluted = False
    for index, piece in enumerate(pieces):
        text = piece.words[:300]
        if not saluted and lists["salutation"].opens(text):
            saluted = True
            at = _salutation_end(piece.words)
            greeting.append(piece if at is None else piece.cut(0, at))
            if at is not None:
                rest = evolve(piece.cut(at), mark=None)
                return greeting, [rest, *pieces[index + 1 :]]
        elif _is_account(text) or (saluted and lists["identifies"].within(text)):
            greeting.append(piece)
        else:
            return greeting, list(pieces[index:])
    return greeting, []


def _salutation_end(words: str) -> int | None:
    """Give where the text after a salutation begins, None if nothing follows it."""
    head = words[:120]
    places = [at for sign in ",:，：!！" if (at := head.find(sign)) >= 0]
    if not places or not words[min(places) + 1 :].strip():
        return None
    at = min(places)
    return at + 1 if length_in_words(words[at + 1 : at + 200]) > 2 else None


def _is_account(text: str) -> bool:
    head, sign, _ = text.partition(":" if ":" in text else "：")
    label = head.strip("*_ •-")
    found = vocabulary().lists["account"].opens(label)
    return bool(sign) and found > 0 and found >= len(label) - 3
