"""Plain text: lines with their indentation and the blank lines before them; rows whose columns line up are a table."""

import re
from collections.abc import Iterator, Sequence

from poa.readers.letter.joining import Line, columns
from poa.readers.letter.pieces import Piece, tidy

_BLANKS = " \t\u3000\u00a0"
_GAP = re.compile(" {2,}")
_QUOTE = re.compile("^(?:> ?)+")
_PAD = "\0"


def lines_of_text(text: str) -> Iterator[Line]:
    """Give the lines that say something."""
    block: list[tuple[int, str]] = []
    lines = text.split("\n")
    said = [line for line in lines if line.strip()]
    quoted = len(said) > 2 and sum(line.startswith(">") for line in said) * 10 > 9 * len(said)
    for number, line in enumerate((*lines, ""), 1):
        raw = _QUOTE.sub("", line) if quoted else line
        if raw.strip():
            block.append((number, raw))
            continue
        table = _table(block)
        if table:
            yield Line("", block[0][0], gap=True, marked=True, closed=True, table=table)
        else:
            yield from (_line(at, each, gap=index == 0) for index, (at, each) in enumerate(block))
        block = []


def _line(number: int, raw: str, *, gap: bool) -> Line:
    lead = raw[: len(raw) - len(raw.lstrip(_BLANKS))]
    return Line(raw.strip(), number, columns(lead.expandtabs(4)), gap, columns=columns(raw.rstrip()))


def _table(block: Sequence[tuple[int, str]]) -> tuple[tuple[Piece, ...], ...]:
    """Read lines as a table if in each the second column begins at one place, with two blanks before it."""
    if len(block) < 2 or not all(_GAP.search(raw.strip()) for _, raw in block):
        return ()
    wide = [_by_column(raw.expandtabs(8)) for _, raw in block]
    common: set[int] | None = None
    for raw in wide:
        starts = {found.end() for found in _GAP.finditer(raw)}
        common = starts if common is None else common & starts if len(starts) > 1 else common
    edges = [edge for edge in sorted(common or ()) if all(not raw[edge - 2 : edge].strip() for raw in wide)]
    if not edges:
        return ()
    rows: list[tuple[Piece, ...]] = []
    for (number, _), raw in zip(block, wide, strict=True):
        cells = [raw[start:end].replace(_PAD, "") for start, end in zip([0, *edges], [*edges, len(raw)], strict=True)]
        rows.append(tuple(Piece(tidy(cell)[0], ((0, number),)) for cell in cells))
    return tuple(rows)


def _by_column(raw: str) -> str:
    return raw if raw.isascii() else "".join(sign + _PAD * (columns(sign) - 1) for sign in raw)
