"""What is asked for, whom to contact, what is enclosed, and who signs."""

from collections.abc import Iterable
from typing import ClassVar, TypeAlias

from attrs import field, frozen

from poa.sections.section import BlocksSection
from poa.tree import Block, BlockLike, Inline, InlineLike, as_blocks, as_inlines


@frozen
class Enclosure:
    """An exhibit or a file: the key that points refer to, and the title as the list of enclosures gives it."""

    key: str
    title: tuple[Inline, ...] = field(converter=as_inlines)


EnclosureLike: TypeAlias = "Enclosure | tuple[str, InlineLike]"


def _enclosures(value: Iterable[EnclosureLike]) -> tuple[Enclosure, ...]:
    made: list[Enclosure] = []
    for item in value:
        if isinstance(item, str):  # two letters would be taken for a key and a title
            raise TypeError(f"{item!r} is no enclosure: give a key and a title")
        made.append(item if isinstance(item, Enclosure) else Enclosure(*item))
    return tuple(made)


@frozen
class Closing(BlocksSection):
    """What is asked for, whom to contact, what is enclosed (exhibits are numbered in this order), and who signs."""

    key: ClassVar[str] = "closing"
    enclosures: tuple[Enclosure, ...] = field(default=(), converter=_enclosures, kw_only=True)
    signature: tuple[Block, ...] = field(default=(), converter=as_blocks, kw_only=True)

    @property
    def is_empty(self) -> bool:
        """Whether the section says nothing."""
        return not (self.intro or self.blocks or self.enclosures or self.signature)


def as_closing(value: Closing | BlockLike) -> Closing:
    """Let what may stand for the section's blocks stand for the section."""
    return value if isinstance(value, Closing) else Closing(value)
