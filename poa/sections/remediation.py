"""What has been done: one point for each action, in the past tense, with its day and owner."""

from collections.abc import Iterable
from typing import ClassVar

from attrs import frozen

from poa.sections.point import PointLike
from poa.sections.section import PointsSection


@frozen
class Remediation(PointsSection):
    """What has been done: one point for each action, in the past tense, with its day and owner."""

    key: ClassVar[str] = "remediation"


def as_remediation(value: Remediation | PointLike | Iterable[PointLike]) -> Remediation:
    """Let what may stand for the section's points stand for the section."""
    return value if isinstance(value, Remediation) else Remediation(value)
