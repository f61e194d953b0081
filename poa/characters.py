"""Which characters a letter can hold, and how blanks between words are folded.

A control character, a half of a surrogate pair or a noncharacter has no place in XML and no meaning in a letter.
Libraries drop them in silence, sometimes with the text behind them, so they are refused at the edge, by name.
"""

import re
import unicodedata

_NONCHARACTERS = "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
_ILLEGAL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_NONCHARACTERS}]")
_BLANKS = re.compile("[ \t\r\n]+")
_PARAGRAPH_BREAK = re.compile("(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*")


def first_illegal(text: str) -> int | None:
    """Give the position (from 0) of the first character that no letter can hold, or None."""
    match = _ILLEGAL.search(text)
    return None if match is None else match.start()


def legal(text: str) -> str:
    """Return the text, or raise ValueError naming the first character that no letter can hold."""
    position = first_illegal(text)
    if position is None:
        return text
    code = ord(text[position])
    name = (
        "half of a surrogate pair"
        if 0xD800 <= code < 0xE000
        else "a control character"
        if code < 0xA0
        else "no character"
    )
    raise ValueError(f"has U+{code:04X} ({name}) at position {position + 1}, which a letter cannot hold: take it out")


def fold(text: str) -> str:
    """Make each run of blanks, tabs and line ends one blank; other spaces (U+00A0, U+3000 …) stay as they are."""
    return _BLANKS.sub(" ", text)


def paragraphs(text: str) -> tuple[str, ...]:
    """Split at blank lines; each paragraph is folded to one line, empty ones are left out."""
    parts = (fold(part).strip(" ") for part in _PARAGRAPH_BREAK.split(text))
    return tuple(part for part in parts if part)


def says_something(text: str) -> bool:
    """Whether there is anything to be seen: a no-break space or a zero-width sign alone is a blank that hides."""
    return any(unicodedata.category(sign)[0] not in "ZC" or unicodedata.category(sign) == "Co" for sign in text)
