"""What Amazon found, in Amazon's words and figures, and who looked into it."""

from typing import ClassVar

from attrs import frozen

from poa.sections.section import BlocksSection
from poa.tree import BlockLike


@frozen
class Acknowledgement(BlocksSection):
    """What Amazon found, in Amazon's words and figures, and who looked into it."""

    key: ClassVar[str] = "acknowledgement"


def as_acknowledgement(value: Acknowledgement | BlockLike) -> Acknowledgement:
    """Let what may stand for the section's blocks stand for the section."""
    return value if isinstance(value, Acknowledgement) else Acknowledgement(value)
