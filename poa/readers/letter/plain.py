"""Plain text: lines with their indentation and the blank lines before them."""

from collections.abc import Iterator

from poa.readers.letter.joining import Line, columns

_BLANKS = " \t\u3000\u00a0"


def lines_of_text(text: str) -> Iterator[Line]:
    """Give the lines that say something."""
    gap = True
    for number, raw in enumerate(text.split("\n"), 1):
        words = raw.strip()
        if not words:
            gap = True
            continue
        lead = raw[: len(raw) - len(raw.lstrip(_BLANKS))]
        indent = columns(lead.expandtabs(4))
        yield Line(words, number, indent, gap, columns=columns(raw.rstrip()))
        gap = False
