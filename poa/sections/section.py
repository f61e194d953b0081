"""What the six sections have in common."""

from typing import ClassVar

from attrs import field, frozen

from poa.characters import fold, legal
from poa.sections.point import Point, as_points
from poa.tree import Block, as_blocks


def _heading(value: str | None) -> str | None:
    return None if value is None else fold(legal(value)).strip(" ")


@frozen
class BlocksSection:
    """A section of running text. `heading` None is the language's own for the section, empty is none at all."""

    key: ClassVar[str]
    blocks: tuple[Block, ...] = field(default=(), converter=as_blocks)
    intro: tuple[Block, ...] = field(default=(), converter=as_blocks, kw_only=True)
    heading: str | None = field(default=None, converter=_heading, kw_only=True)

    @property
    def is_empty(self) -> bool:
        """Whether the section says nothing."""
        return not (self.intro or self.blocks)

    def content(self) -> tuple[Block, ...]:
        """Give all blocks in reading order."""
        return (*self.intro, *self.blocks)


@frozen
class PointsSection:
    """A section of numbered points. `heading` None is the language's own for the section, empty is none at all."""

    key: ClassVar[str]
    points: tuple[Point, ...] = field(default=(), converter=as_points)
    intro: tuple[Block, ...] = field(default=(), converter=as_blocks, kw_only=True)
    heading: str | None = field(default=None, converter=_heading, kw_only=True)

    @property
    def is_empty(self) -> bool:
        """Whether the section says nothing."""
        return not (self.intro or self.points)

    def content(self) -> tuple[Block, ...]:
        """Give all blocks in reading order."""
        return (*self.intro, *(block for point in self.points for block in point.blocks))
