"""A point: one cause, one action or one measure."""

from collections.abc import Iterable
from typing import TypeAlias

from attrs import field, frozen

from poa.tree import Block, as_blocks


def _keys(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@frozen
class Point:
    """One cause, action or measure: what it says, and what it is tied to.

    `key` is how others refer to it, `issue` what it belongs to, `paragraph` the catalogue ids that gave the words
    (several are joined with `+`), `evidence` the keys of its exhibits, `addresses` the keys of the causes it answers.
    """

    blocks: tuple[Block, ...] = field(converter=as_blocks)
    key: str | None = None
    issue: str | None = None
    paragraph: str | None = None
    evidence: tuple[str, ...] = field(default=(), converter=_keys)
    addresses: tuple[str, ...] = field(default=(), converter=_keys)


PointLike: TypeAlias = str | Block | Point


def as_points(value: PointLike | Iterable[PointLike]) -> tuple[Point, ...]:
    """Make points of a string, a block, a point, or several of them: each one is a point."""
    listed = (value,) if isinstance(value, str | Point) or not isinstance(value, Iterable) else tuple(value)
    return tuple(item if isinstance(item, Point) else Point(item) for item in listed)
