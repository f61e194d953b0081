"""The pieces of a draft: its paragraphs, list items, headings and tables in reading order, whatever the format."""

from itertools import pairwise

from attrs import evolve, frozen

from poa.characters import fold

Range = tuple[int, int]


@frozen
class Mark:
    """What stands before an item: `kind` as in "1.", "(a)" or a dot, `numbers` as in (1, 2) for "1.2"."""

    kind: str
    numbers: tuple[int, ...] = ()

    @property
    def is_dotted(self) -> bool:
        """Whether it counts within a section, as "1.2" does."""
        return self.kind == "1.1"

    @property
    def is_ordered(self) -> bool:
        """Whether it counts."""
        return bool(self.numbers) or self.is_dotted


@frozen
class Piece:
    """A paragraph, an item, a heading or a table of a draft.

    `starts` are the places (offset in the words, line) where lines of the file begin, `level` is that of a heading
    (0 for a title), `strong` are the ranges that stand out, `role` what a Word style or the place says of it.
    """

    words: str = ""
    starts: tuple[Range, ...] = ()
    mark: Mark | None = None
    indent: int = 0
    gap: bool = True
    level: int | None = None
    strong: tuple[Range, ...] = ()
    role: str = ""
    table: "tuple[tuple[Piece, ...], ...]" = ()

    @property
    def stands_out(self) -> bool:
        """Whether it looks like a heading: by its style, all of it bold, or all capitals."""
        if self.level is not None:
            return True
        if self.strong and self.strong[0][0] == 0 and self.strong[-1][1] >= len(self.words.rstrip(" :：.")):
            return sum(end - start for start, end in self.strong) >= len(self.words) - 2 * len(self.strong) - 2
        head = self.words[:200]
        return len(head) > 3 and head.upper() == head and head.lower() != head

    def cut(self, start: int, end: int | None = None) -> "Piece":
        """Give a part of it, without blanks around; the lines of the file go with the words."""
        stop = len(self.words) if end is None else end
        part = self.words[start:stop]
        start += len(part) - len(part.lstrip())
        part = part.strip()
        stop = start + len(part)
        before = [line for at, line in self.starts if at <= start]
        inside = [(at - start, line) for at, line in self.starts if start < at < stop]
        first = [(0, before[-1])] if before else []
        strong = [(max(a, start) - start, min(b, stop) - start) for a, b in self.strong if a < stop and b > start]
        return evolve(self, words=part, starts=(*first, *inside), strong=tuple(strong))


def tidy(words: str, strong: tuple[Range, ...] = ()) -> tuple[str, tuple[Range, ...]]:
    """Fold the blanks of a line and take those around away; the strong ranges move with their words."""
    if not strong:
        return fold(words).strip(), ()
    edges = [0]
    for start, end in strong:
        edges += (start, end)
    edges.append(len(words))
    made = ""
    ranges: list[Range] = []
    for index, (start, end) in enumerate(pairwise(edges)):
        part = fold(words[start:end])
        if made[-1:] in {"", " "}:
            part = part.lstrip(" ")
        if index % 2 and part.strip():
            ranges.append((len(made), len(made) + len(part)))
        made += part
    lead = len(made) - len(made.lstrip())
    made = made.strip()
    kept = ((max(start - lead, 0), min(end - lead, len(made))) for start, end in ranges)
    return made, tuple((start, end) for start, end in kept if start < end)
