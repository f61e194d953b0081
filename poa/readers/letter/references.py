"""References in a draft's words: "Exhibit 1" and "This answers 1.1." become references where they read the same."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TypeVar

from attrs import define, evolve, field

from poa.languages import Language, language
from poa.sections import BlocksSection, Numbering, PlanOfAction, Point, PointsSection, numbering
from poa.tree import Block, BulletList, Inline, OrderedList, Para, Ref, Strong, Table, Text, walk

_NUMBER = re.compile(r"(?<![0-9.])[0-9]{1,3}\.[0-9]{1,3}(?![0-9]|\.[0-9])")

_Blocks = TypeVar("_Blocks", bound=BlocksSection)
_Points = TypeVar("_Points", bound=PointsSection)


def with_references(letter: PlanOfAction, *, by_number: bool) -> PlanOfAction:
    """Put references in place of words that name an exhibit, an annex or, where `by_number`, a point."""
    words, numbers = language(letter.language), numbering(letter)
    points = {number: place for place, number in numbers.points.items()} if by_number else {}
    finder = _Finder(words, numbers, points)
    root_cause = _points(letter.root_cause, finder)
    remediation = _points(letter.remediation, finder)
    prevention = _points(letter.prevention, finder)
    keys = {place: _key(numbers.points[place]) for place in finder.named}
    return evolve(
        letter,
        greeting=_blocks(letter.greeting, finder),
        acknowledgement=_blocks(letter.acknowledgement, finder),
        root_cause=_keyed(root_cause, keys),
        remediation=_keyed(remediation, keys),
        prevention=_keyed(prevention, keys),
        closing=_blocks(letter.closing, finder),
    )


def _blocks(section: _Blocks, finder: "_Finder") -> _Blocks:
    intro = tuple(finder.block(block) for block in section.intro)
    return evolve(section, intro=intro, blocks=tuple(finder.block(block) for block in section.blocks))


def _points(section: _Points, finder: "_Finder") -> _Points:
    intro = tuple(finder.block(block) for block in section.intro)
    return evolve(section, intro=intro, points=tuple(_point(point, finder) for point in section.points))


def _point(point: Point, finder: "_Finder") -> Point:
    blocks = tuple(finder.block(block) for block in point.blocks)
    keys = list(dict.fromkeys(node.key for node in walk(*blocks) if isinstance(node, Ref)))
    evidence = [key for key in keys if key in finder.numbers.exhibits]
    addresses = [key for key in keys if key not in finder.numbers.exhibits and key not in finder.numbers.annexes]
    return evolve(point, blocks=blocks, evidence=evidence, addresses=addresses)


def _keyed(section: _Points, keys: dict[tuple[str, int], str]) -> _Points:
    points = (evolve(point, key=keys.get((section.key, place))) for place, point in enumerate(section.points))
    return evolve(section, points=tuple(points))


def _key(number: str) -> str:
    return f"p-{number.replace('.', '-')}"


@define
class _Finder:
    words: Language
    numbers: Numbering
    points: dict[str, tuple[str, int]]
    named: set[tuple[str, int]] = field(factory=set)

    def block(self, block: Block) -> Block:
        match block:
            case Para(children):
                return Para(self.inlines(children))
            case BulletList(items) | OrderedList(items):
                return evolve(block, items=tuple(tuple(self.block(part) for part in item) for item in items))
            case Table(head, rows, caption):
                return Table(
                    tuple(self.inlines(cell) for cell in head),
                    tuple(tuple(self.inlines(cell) for cell in row) for row in rows),
                    self.inlines(caption),
                )
            case _:
                return block

    def inlines(self, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
        made: list[Inline] = []
        for child in children:
            match child:
                case Text(content):
                    made += self.text(content)
                case Strong(inner):
                    made.append(Strong(self.inlines(inner)))
                case _:
                    made.append(child)
        return tuple(made)

    def text(self, content: str) -> Iterator[Inline]:
        at = 0
        for start, end, key in sorted((*self.papers(content), *self.answers(content))):
            if start >= at:
                yield from (Text(content[at:start]),) if start > at else ()
                yield Ref(key)
                at = end
        if at < len(content):
            yield Text(content[at:])

    def papers(self, content: str) -> Iterator[tuple[int, int, str]]:
        for name, known in (("exhibit", self.numbers.exhibits), ("annex", self.numbers.annexes)):
            by_number = {number: key for key, number in known.items()} if known else {}
            for found in _pattern(self.words.text(name, number="\0")).finditer(content) if known else ():
                key = by_number.get(int(found[1]))
                if key is not None and self.numbers.reads(key, self.words) == found.group():
                    yield *found.span(), key

    def answers(self, content: str) -> Iterator[tuple[int, int, str]]:
        if not self.points:
            return
        before, _, after = self.words.text("sentence.answers", refs="\0").partition("\0")
        start = content.find(before)
        while start >= 0:
            end = content.find(after, start + len(before))
            while end >= 0 and content[end - 1 : end].isdecimal() and content[end + 1 : end + 2].isdecimal():
                end = content.find(after, end + 1)
            stop = len(content) if end < 0 else end
            listed = content[start + len(before) : min(stop, start + len(before) + 200)]
            for found in _NUMBER.finditer(listed):
                place = self.points.get(found.group())
                if place is not None:
                    self.named.add(place)
                    begin = start + len(before) + found.start()
                    yield begin, begin + len(found.group()), _key(found.group())
            start = content.find(before, stop)


@cache
def _pattern(shape: str) -> re.Pattern[str]:
    escaped = re.escape(shape).replace(re.escape("\0"), "([0-9]{1,4})").replace("\0", "([0-9]{1,4})")
    before = r"(?<!\w)" if shape[:1].isascii() else ""
    return re.compile(f"{before}{escaped}(?![0-9])")
