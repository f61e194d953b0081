"""Where the parts of a letter stood in the file that it was read from; a composed letter has no origin."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import Literal, TypeAlias

from attrs import field, frozen

from poa.values import FrozenMap

Spot: TypeAlias = tuple[str, int | None, tuple[int, ...]]
"""A text of a letter: its part, the point in it (from 0, None where there are no points), and the way to the block.

The part is a section's key, `title`, `enclosures`, `signature`, `annexes` or `unplaced`. In `enclosures` and `annexes`
the second is the place in that list. The way is `(3,)` for the fourth block, `(3, 0, 1)` for the second block of the
first item of a list, `(3, 2, 0)` for the cell in row 2 and column 0 of a table (row 0 is the head), `()` for a heading
or a title. In a section of points the blocks without a point are its intro; elsewhere intro and blocks count as one.
"""


@frozen
class Origin:
    """The file that a letter was read from, and the line of each text in it.

    `lines` gives for a spot the places (offset in its words, line from 1) where a line of the file begins. In a Word
    file the "line" is the number of the paragraph in the body, counted from 1 with the paragraphs of tables included.
    `marks` are words in marks of Markdown ("**at once**") of a draft that came as text, in no file named .md: such a draft
    may be pasted as it is.
    """

    file: str | None
    format: Literal["text", "markdown", "docx"]
    lines: Mapping[Spot, tuple[tuple[int, int], ...]] = field(factory=FrozenMap, converter=FrozenMap)
    marks: tuple[str, ...] = ()

    def line(self, spot: Spot, offset: int = 0) -> int | None:
        """Give the line on which a place in a spot's words stands, None if it is not known."""
        starts = self.lines.get(spot, ())
        at = bisect_right(starts, offset, key=lambda start: start[0]) - 1
        return starts[max(at, 0)][1] if starts else None
