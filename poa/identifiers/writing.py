"""How an identifier can be written: full-width, with typographic dashes, hidden characters or other digits.

All of that is brought to plain ASCII, character by character. Letters of other scripts that look Latin are left as
they are: they do not match, and the message names them.
"""

import re
import unicodedata
from functools import lru_cache

# Default-ignorable characters that are not of the category Cf: joiners, fillers and variation selectors.
_HIDDEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_MINUS = "\u2212"
_RAISED = "ªº"  # "nº 114-…": letters to Unicode, punctuation to the reader


def normalise(text: str) -> str:
    """Bring a written identifier to plain form: NFKC, dashes to "-", hidden characters out, digits to 0 to 9.

    Each character is treated by itself, so that the time is linear (`unicodedata.normalize` is not, on a long run of
    combining marks) and a place in the result can be traced to the text. Normalising twice changes nothing.
    """
    return text if text.isascii() else "".join(map(_plain, text))


def fold(text: str) -> tuple[str, list[int]]:
    """Normalise running text, and give for each character of the result the place in `text` that it came from.

    Circled and raised figures, ™ and other symbols become blanks: next to an identifier they are no part of it.
    """
    if text.isascii():
        return text, list(range(len(text)))
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = _plain_or_blank(character)
        folded.append(plain)
        places.extend([place] * len(plain))
    return "".join(folded), places


def foreign_letter(text: str) -> str:
    """Name the first character outside ASCII, as in "a Cyrillic А (U+0410)", or give an empty string."""
    stranger = next((character for character in text if not character.isascii()), "")
    if not stranger:
        return ""
    code = f"U+{ord(stranger):04X}"
    script = unicodedata.name(stranger, "").split(" ")[0].capitalize()
    if script in {"Cyrillic", "Greek", "Cherokee", "Coptic"}:
        return f"a {script} {stranger} ({code})"
    return f"the character {stranger} ({code})" if stranger.isprintable() else f"the character {code}"


def shown(text: str) -> str:
    """Give a text as one short line, for a message."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text[:200]).split())
    return line if len(line) <= 40 else f"{line[:40]}…"


@lru_cache(maxsize=8192)
def _plain(character: str) -> str:
    if _is_hidden(character):
        return ""
    return "".join(map(_simple, unicodedata.normalize("NFKC", character)))


def _simple(character: str) -> str:
    if character.isascii():
        return character
    if _is_hidden(character):
        return ""
    category = unicodedata.category(character)
    if category == "Pd" or character == _MINUS:
        return "-"
    return str(unicodedata.digit(character)) if category == "Nd" else character


@lru_cache(maxsize=8192)
def _plain_or_blank(character: str) -> str:
    is_symbol = character in _RAISED or unicodedata.category(character) in {"No", "So"}
    return " " if is_symbol else _plain(character)


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) == "Cf" or _HIDDEN.match(character) is not None
