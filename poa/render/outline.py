"""The letter as headings and blocks in reading order, with the numbers they are drawn with.

Every format is drawn from this one sequence, so that every format says the same words in the same order.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from attrs import frozen

from poa.languages import Language, language
from poa.sections import BlocksSection, Numbering, PlanOfAction, PointsSection, grouped, numbering
from poa.tree import Block, Figure, Inline, Para, Table, Text, plain, walk

Role: TypeAlias = Literal["text", "point", "continued", "closing", "enclosure", "signature"]


@frozen
class Title:
    """The letter's title."""

    text: str


@frozen
class Heading:
    """A heading: level 1 for a section, 2 for an issue within it. `number` is the section's, if it has one."""

    level: int
    content: tuple[Inline, ...]
    number: str = ""


@frozen
class Body:
    """A block in its role. `label` stands before it: "1.1" for a point (Word counts it itself), "Exhibit 1:"."""

    block: Block
    role: Role = "text"
    label: str = ""


Piece: TypeAlias = Title | Heading | Body


@frozen
class Outline:
    """The pieces of a letter, its language, and how a reference reads."""

    letter: PlanOfAction
    pieces: tuple[Piece, ...]
    words: Language
    numbers: Numbering

    def refer(self, key: str) -> str:
        """Say a reference."""
        return self.numbers.reads(key, self.words)

    def plain(self, children: tuple[Inline, ...]) -> str:
        """Give the words of inlines."""
        return plain(children, self.refer)


def outline(letter: PlanOfAction) -> Outline:
    """Lay a letter out. Raises CatalogueError if there are no words for its language."""
    words = language(letter.language)
    numbers = numbering(letter)
    return Outline(letter, tuple(_pieces(letter, words, numbers)), words, numbers)


def _pieces(letter: PlanOfAction, words: Language, numbers: Numbering) -> Iterator[Piece]:
    if letter.title:
        yield Title(letter.title)
    for section in letter.sections:
        if not section.is_empty:
            yield from _section(section, letter, words, numbers)
    if letter.closing.enclosures:
        yield Heading(1, (Text(words.text("heading.enclosures")),))
        for enclosure in letter.closing.enclosures:
            yield Body(Para(enclosure.title), "enclosure", _labelled(numbers.reads(enclosure.key, words), words))
    yield from _bodies(letter.closing.signature, "signature")
    for annex in letter.annexes:
        label = _labelled(numbers.reads(annex.key, words), words)
        yield Heading(1, (Text(f"{label} "), *annex.title))
        yield Body(annex.content)
    yield from _bodies(letter.unplaced)


def _section(
    section: BlocksSection | PointsSection, letter: PlanOfAction, words: Language, numbers: Numbering
) -> Iterator[Piece]:
    heading = words.text(f"heading.{section.key}") if section.heading is None else section.heading
    number = numbers.sections.get(section.key, "")
    if heading or number:
        yield Heading(1, (Text(heading),) if heading else (), number)
    yield from _bodies(section.intro)
    if isinstance(section, BlocksSection):
        yield from _bodies(section.blocks, "closing" if section.key == "closing" else "text")
        return
    group: str | None = None
    for index in grouped(letter, section.key):
        point = section.points[index]
        if len(letter.issues) > 1 and point.issue is not None and point.issue != group and point.issue in letter.issues:
            group = point.issue
            name = letter.issue_names.get(group) or group.replace("_", " ").capitalize()
            yield Heading(2, (Text(name),))
        first, rest = (point.blocks[0], point.blocks[1:]) if point.blocks else (Para(()), ())
        if not isinstance(first, Para):
            first, rest = Para(()), point.blocks
        yield Body(first, "point", numbers.points[section.key, index])
        yield from _bodies(rest, "continued")


def _bodies(blocks: tuple[Block, ...], role: Role = "text") -> Iterator[Body]:
    return (Body(block, role) for block in blocks if _says_something(block))


def _says_something(block: Block) -> bool:
    return isinstance(block, Table | Figure) or any(
        not isinstance(node, Text) or node.content.strip() for node in walk(block) if not hasattr(node, "children")
    )


def _labelled(reference: str, words: Language) -> str:
    return words.text("labelled", reference=reference)
