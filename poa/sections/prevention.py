"""What keeps it from happening again: one point for each measure, with its owner and rhythm or threshold."""

from collections.abc import Iterable
from typing import ClassVar

from attrs import frozen

from poa.sections.point import PointLike
from poa.sections.section import PointsSection


@frozen
class Prevention(PointsSection):
    """What keeps it from happening again: one point for each measure, with its owner and rhythm or threshold."""

    key: ClassVar[str] = "prevention"


def as_prevention(value: Prevention | PointLike | Iterable[PointLike]) -> Prevention:
    """Let what may stand for the section's points stand for the section."""
    return value if isinstance(value, Prevention) else Prevention(value)
