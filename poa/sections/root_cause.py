"""Why it happened: one point for each cause."""

from collections.abc import Iterable
from typing import ClassVar

from attrs import frozen

from poa.sections.point import PointLike
from poa.sections.section import PointsSection


@frozen
class RootCause(PointsSection):
    """Why it happened: one point for each cause."""

    key: ClassVar[str] = "root_cause"


def as_root_cause(value: RootCause | PointLike | Iterable[PointLike]) -> RootCause:
    """Let what may stand for the section's points stand for the section."""
    return value if isinstance(value, RootCause) else RootCause(value)
