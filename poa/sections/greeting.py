"""Whom the letter addresses, and which account writes."""

from typing import ClassVar

from attrs import frozen

from poa.sections.section import BlocksSection
from poa.tree import BlockLike


@frozen
class Greeting(BlocksSection):
    """Whom the letter addresses, and which account writes."""

    key: ClassVar[str] = "greeting"


def as_greeting(value: Greeting | BlockLike) -> Greeting:
    """Let what may stand for the section's blocks stand for the section."""
    return value if isinstance(value, Greeting) else Greeting(value)
