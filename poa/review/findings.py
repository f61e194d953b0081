"""A finding: what a strict reader objects to, where it stands, and the way out."""

from attrs import field, frozen

from poa.review.levels import Level


@frozen
class Place:
    """Where something stands in a letter.

    `section` is the key of a section, or `title`, `enclosures`, `signature`, `annexes`, `unplaced`; None is the letter
    as a whole. `point` counts from 0 within the section, `block` is the way to the block (see `poa.sections.Spot`),
    `start` and `end` are characters of that block's words. `number` is the point as it is drawn ("2.1"), `line` and
    `file` the place in the file that was read.
    """

    section: str | None = None
    point: int | None = None
    block: tuple[int, ...] = ()
    start: int = 0
    end: int = 0
    number: str = ""
    line: int | None = None
    file: str | None = None

    def __str__(self) -> str:
        """Say the place in a few words: "2.1", "closing", "line 12 (2.1)"."""
        where = self.number or (self.section or "the letter").replace("_", " ")
        return f"line {self.line} ({where})" if self.line else where


@frozen
class Finding:
    """One objection: the rule that makes it, its level, what is wrong in one sentence, the place, and the way out.

    `excerpt` is the sentence that it is about, cut to a readable length; `words` the words in it that are meant.
    """

    rule: str
    level: Level
    message: str
    place: Place = field(factory=Place)
    excerpt: str = ""
    hint: str = ""
    words: str = ""

    def __str__(self) -> str:
        """Give the finding as one line."""
        return f"{self.place}: {self.level.label}: {self.message} [{self.rule}]"
