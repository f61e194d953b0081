"""The words of a letter as passages: one for each heading and block, each with its place in the whole text."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from poa.languages import Language
from poa.sections import Numbering, PlanOfAction, Point, PointsSection, grouped
from poa.sections.origin import Spot
from poa.tree import (
    Blank,
    Block,
    BulletList,
    Figure,
    Filled,
    Inline,
    OrderedList,
    Para,
    Ref,
    Strong,
    Table,
    Text,
    drawn_blank,
)

GAP = "\n\n"  # between two passages in the text of a subject


@frozen
class Said:
    """An inline that is more than words, and where it stands in the text of the subject."""

    start: int
    end: int
    node: Filled | Blank | Ref


@frozen
class Passage:
    """One block's words, or a heading's: `text[start:end]` of the subject. `part` is a section's key, or `title`."""

    part: str
    point: int | None
    way: tuple[int, ...]
    text: str
    start: int
    said: tuple[Said, ...] = ()
    is_heading: bool = False

    @property
    def end(self) -> int:
        """Where it ends in the text of the subject."""
        return self.start + len(self.text)

    @property
    def spot(self) -> Spot:
        """Where it stands in the letter."""
        return self.part, self.point, self.way


@frozen
class PointSeen:
    """A point of a middle section with its number as drawn, and where its words are in the text of the subject."""

    section: str
    index: int
    number: str
    point: Point
    passages: tuple[Passage, ...]

    @property
    def start(self) -> int:
        """Where its words begin in the text of the subject."""
        return self.passages[0].start if self.passages else 0

    @property
    def end(self) -> int:
        """Where its words end in the text of the subject."""
        return self.passages[-1].end if self.passages else 0

    @property
    def text(self) -> str:
        """Its words."""
        return GAP.join(passage.text for passage in self.passages)

    @property
    def said(self) -> tuple[Said, ...]:
        """What in it is more than words: facts, blanks, references."""
        return tuple(each for passage in self.passages for each in passage.said)

    @property
    def is_blank(self) -> bool:
        """Whether it has no words yet, only what is still to be filled in."""
        blanks = [each for each in self.said if isinstance(each.node, Blank)]
        return bool(blanks) and sum(each.end - each.start for each in blanks) == len(self.text.strip())

    @property
    def is_own_words(self) -> bool:
        """Whether the seller wrote it, or it was read from a draft: no paragraph of the catalogue gave the words."""
        return self.point.paragraph is None


def passages_in(letter: PlanOfAction, numbers: Numbering, words: Language) -> tuple[Passage, ...]:
    """Go through a letter and give every text of it, in reading order."""
    return tuple(_Passages(letter, numbers, words).all())


class _Passages:
    """Goes through a letter and gives each text of it."""

    def __init__(self, letter: PlanOfAction, numbers: Numbering, words: Language) -> None:
        self.letter = letter
        self.numbers = numbers
        self.words = words
        self.at = 0

    def all(self) -> Iterator[Passage]:
        letter = self.letter
        yield from self.heading("title", letter.title)
        for section in letter.sections:
            yield from self.heading(section.key, section.heading or "")
            if isinstance(section, PointsSection):
                yield from self.blocks(section.key, None, section.intro)
                for index in grouped(letter, section.key):
                    yield from self.blocks(section.key, index, section.points[index].blocks)
            else:
                yield from self.blocks(section.key, None, section.content())
        for index, enclosure in enumerate(letter.closing.enclosures):
            yield from self.inlines("enclosures", index, (), enclosure.title)
        yield from self.blocks("signature", None, letter.closing.signature)
        for index, annex in enumerate(letter.annexes):
            yield from self.inlines("annexes", index, (), annex.title, is_heading=True)
            yield from self.blocks("annexes", index, (annex.content,))
        yield from self.blocks("unplaced", None, letter.unplaced)

    def heading(self, part: str, text: str) -> Iterator[Passage]:
        if text:
            yield self.passage(part, None, (), [text], (), is_heading=True)

    def blocks(
        self, part: str, point: int | None, blocks: Iterable[Block], way: tuple[int, ...] = ()
    ) -> Iterator[Passage]:
        for index, block in enumerate(blocks):
            here = (*way, index)
            match block:
                case Para(children):
                    yield from self.inlines(part, point, here, children)
                case BulletList(items) | OrderedList(items):
                    for place, item in enumerate(items):
                        yield from self.blocks(part, point, item, (*here, place))
                case Table(head, rows, caption):
                    for row, cells in enumerate((head, *rows)):
                        for column, cell in enumerate(cells):
                            yield from self.inlines(part, point, (*here, row, column), cell, is_heading=row == 0)
                    yield from self.inlines(part, point, here, caption)
                case Figure():
                    yield from self.inlines(part, point, here, (Text(block.alt), *block.caption))

    def inlines(
        self,
        part: str,
        point: int | None,
        way: tuple[int, ...],
        children: tuple[Inline, ...],
        *,
        is_heading: bool = False,
    ) -> Iterator[Passage]:
        texts: list[str] = []
        said: list[Said] = []
        self.gather(children, texts, said, 0)
        if any(texts):
            yield self.passage(part, point, way, texts, said, is_heading=is_heading)

    def gather(self, children: tuple[Inline, ...], texts: list[str], said: list[Said], length: int) -> int:
        for child in children:
            match child:
                case Text(content):
                    reads = content
                case Strong(inner):
                    length = self.gather(inner, texts, said, length)
                    continue
                case Filled():
                    reads = child.content
                case Blank():
                    reads = drawn_blank(child)
                case Ref(key):
                    reads = self.numbers.reads(key, self.words)
            if not isinstance(child, Text):
                said.append(Said(length, length + len(reads), child))
            texts.append(reads)
            length += len(reads)
        return length

    def passage(
        self,
        part: str,
        point: int | None,
        way: tuple[int, ...],
        texts: list[str],
        said: Iterable[Said],
        *,
        is_heading: bool,
    ) -> Passage:
        text = "".join(texts)
        placed = tuple(Said(each.start + self.at, each.end + self.at, each.node) for each in said)
        made = Passage(part, point, way, text, self.at, placed, is_heading)
        self.at += len(text) + len(GAP)
        return made
