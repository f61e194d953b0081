"""What a rule looks at: the words of a letter as one text that knows its places, with the case and the catalogue."""

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from poa.case import Case, Route
from poa.catalogue import Catalogue
from poa.dates import FoundDate, find_dates
from poa.languages import Language, language
from poa.marketplaces import marketplace
from poa.review.moments import moments
from poa.review.passages import GAP, Passage, PointSeen, passages_in
from poa.review.patterns import Match, Pattern, pattern
from poa.review.sightings import Sighting, figures, people, rhythms
from poa.sections import Numbering, PlanOfAction, grouped, numbering
from poa.tree import Filled

_SENTENCE_END = pattern(r"[.!?]+[\"'”’)\]]*(?:\s+|$)|[。！？]+[”’」）]*|\n\n|[;；]\s*\n")
_NO_END = pattern(
    r"(?:\b(?:mr|mrs|ms|dr|no|nos|inc|ltd|co|corp|vs|etc|e\.g|i\.e|approx|st|fig|ref|dept|u\.s|u\.k|p\.o)|\b[a-z])\.$"
)
_QUOTED = pattern(r'"[^"\n]{1,400}"', "“[^”\n]{1,400}”", "「[^」\n]{1,400}」", "«[^»\n]{1,400}»")
_A_NAME = pattern(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?: [A-Z]\.)? [A-Z][A-Za-z]*[a-z]", ignore_case=False)  # as one signs
_LONGEST_EXCERPT = 160
_LONGEST_SENTENCE = 2000  # what has no end is cut: rules look at the sentence of each match, and that must stay cheap


@frozen(slots=False, eq=False)
class Subject:
    """A letter as the review reads it.

    `text` holds all its words in reading order, the passages set apart by a blank line; every hit is a place in it.
    """

    letter: PlanOfAction
    case: Case | None = None
    _catalogue: Catalogue | None = field(default=None, alias="catalogue")

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that was given, or the built-in one."""
        return self._catalogue or Catalogue.builtin()

    @cached_property
    def language(self) -> str:
        """The letter's language without its region: en, zh."""
        return self.letter.language.split("-", maxsplit=1)[0]

    @property
    def is_composed(self) -> bool:
        """Whether the letter was made from a case or the catalogue; a draft was read from a file, or written by hand."""
        return self.letter.origin is None and (
            self.case is not None or any(point.paragraph is not None for _, point in self.letter.points())
        )

    @property
    def route(self) -> Route:
        """The case's route, else the letter's."""
        return self.case.route if self.case else self.letter.route  # type: ignore[return-value]

    @property
    def today(self) -> datetime.date | None:
        """The day on which the letter is written, if that is known. The clock is never asked."""
        return self.case.written_on if self.case else None

    @cached_property
    def words(self) -> Language:
        """The words of the letter's language."""
        return language(self.letter.language)

    @cached_property
    def numbers(self) -> Numbering:
        """The numbers of points, exhibits and annexes."""
        return numbering(self.letter)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every heading and block with its words, in reading order."""
        return passages_in(self.letter, self.numbers, self.words)

    @cached_property
    def text(self) -> str:
        """All words of the letter."""
        return GAP.join(passage.text for passage in self.passages)

    @cached_property
    def points(self) -> tuple[PointSeen, ...]:
        """The causes, actions and measures, as they are drawn."""
        seen: list[PointSeen] = []
        by_point: dict[tuple[str, int | None], list[Passage]] = {}
        for passage in self.passages:
            by_point.setdefault((passage.part, passage.point), []).append(passage)
        for section in (self.letter.root_cause, self.letter.remediation, self.letter.prevention):
            for index in grouped(self.letter, section.key):
                number = self.numbers.points[section.key, index]
                passages = tuple(by_point.get((section.key, index), ()))
                seen.append(PointSeen(section.key, index, number, section.points[index], passages))
        return tuple(seen)

    def points_of(self, section: str) -> tuple[PointSeen, ...]:
        """The points of one middle section."""
        return tuple(point for point in self.points if point.section == section)

    def passages_of(self, *parts: str) -> tuple[Passage, ...]:
        """The passages of these parts of the letter."""
        return tuple(passage for passage in self.passages if passage.part in parts)

    def text_of(self, *parts: str, headings: bool = True) -> str:
        """The words of these parts of the letter."""
        return GAP.join(each.text for each in self.passages_of(*parts) if headings or not each.is_heading)

    @cached_property
    def dates(self) -> tuple[FoundDate, ...]:
        """Every date in the text, read in the order of the case's marketplace; `start` and `end` are places in it."""
        place = marketplace(self.case.marketplace) if self.case else None
        return find_dates(self.text, language=self.language, marketplace=place)

    @cached_property
    def moments(self) -> tuple[Sighting, ...]:
        """Where the text says when something was: the dates, and what is less than one ("on 3 May", "in March 2026")."""
        return moments(self.text, self.language, [each.span for each in self.dates])

    @cached_property
    def people(self) -> tuple[Sighting, ...]:
        """Where the text names somebody who does something: by name, by role, or as "I"."""
        return people(self.text, self.language, self._filled("person", "names"), self._known_names)

    @cached_property
    def rhythms(self) -> tuple[Sighting, ...]:
        """Where the text says how often, at what time, or from what threshold on something is done."""
        return rhythms(self.text, self.language, self._filled("schedule", "duration", "percentage"))

    @cached_property
    def figures(self) -> tuple[Sighting, ...]:
        """Where the text gives a quantity, in figures or as a word; times, identifiers and numbers of points are none."""
        references = [
            (each.start, each.end)
            for passage in self.passages
            for each in passage.said
            if not isinstance(each.node, Filled)
        ]
        return figures(self.text, self.language, [*(each.span for each in self.moments), *references])

    def seen_in(self, sightings: Iterable[Sighting | FoundDate], start: int, end: int) -> bool:
        """Whether one of these lies within a place of the text."""
        return any(start <= each.start and each.end <= end for each in sightings)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence of the text begins and ends; a passage is never left."""
        return sentence_spans(self.text)

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """Where the letter gives the words of others, in quotation marks."""
        return tuple(match.span() for match in _QUOTED.finditer(self.text))

    def find(self, searched: Pattern, *parts: str) -> Iterator[Match]:
        """Find a pattern in the text, or in these parts of the letter only."""
        for match in searched.finditer(self.text):
            if not parts or self.passage_at(match.span()[0]).part in parts:
                yield match

    def sentence_at(self, place: int) -> tuple[int, int]:
        """Where the sentence at a place of the text begins and ends; where nothing is said, there is none."""
        if not self.sentences:
            return place, place
        found = self.sentences[max(0, bisect_right(self.sentences, (place, len(self.text) + 1)) - 1)]
        return found[0], found[0] + len(self.text[found[0] : found[1]].rstrip())

    def sentence(self, place: int) -> str:
        """The words of the sentence at a place of the text."""
        start, end = self.sentence_at(place)
        return self.text[start:end]

    def sentences_of(self, *parts: str) -> Iterator[tuple[int, int]]:
        """Where the sentences of these parts begin and end, headings left out."""
        for start, end in self.sentences:
            passage = self.passage_at(start)
            if passage.part in parts and not passage.is_heading:
                yield start, start + len(self.text[start:end].rstrip())

    def passage_at(self, place: int) -> Passage:
        """The passage at a place of the text."""
        return self.passages[max(0, bisect_right(self._starts, place) - 1)]

    def point_at(self, place: int) -> PointSeen | None:
        """The point at a place of the text, None outside the middle sections' points."""
        passage = self.passage_at(place)
        if passage.point is None:
            return None
        return self._points_by_place.get(passage.spot[:2])

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a place of the text lies in quotation marks: the words are somebody else's."""
        at = bisect_right(self.quotations, (start, len(self.text) + 1)) - 1
        return at >= 0 and self.quotations[at][0] <= start and end <= self.quotations[at][1]

    def excerpt_at(self, start: int, end: int) -> tuple[int, int]:
        """Where the sentence around a place begins and ends, cut around the words if it is long."""
        first, last = self.sentence_at(start)
        last = max(last, end)
        if last - first > _LONGEST_EXCERPT:
            first, last = max(first, start - _LONGEST_EXCERPT // 2), min(last, max(end, start + _LONGEST_EXCERPT // 2))
        return first, last

    def _filled(self, *kinds: str) -> list[tuple[int, int]]:
        return [
            (each.start, each.end)
            for passage in self.passages
            for each in passage.said
            if isinstance(each.node, Filled) and each.node.kind in kinds
        ]

    @cached_property
    def _known_names(self) -> tuple[str, ...]:
        if self.case is None:
            signed = (each.text.strip() for each in self.passages_of("signature", "closing"))
            return tuple(dict.fromkeys(each for each in signed if _A_NAME.fullmatch(each)))
        facts = [self.case.facts, *self.case.defaults.values(), *(each.facts for _, _, each in self.case.statements())]
        stated = [fact.value for table in facts for fact in table.values()]
        names = [value["name"] for value in stated if isinstance(value, Mapping) and {"name", "role"} <= value.keys()]
        return tuple(dict.fromkeys([self.case.seller.signatory.name, *map(str, names)]))

    @cached_property
    def _points_by_place(self) -> Mapping[tuple[str, int | None], PointSeen]:
        return {(each.section, each.index): each for each in self.points}

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.start for passage in self.passages]


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Say where each sentence of a text begins and ends; a blank line ends one, and so do some 300 words without a stop."""
    made: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        end = match.span()[1]
        stop = match.group()
        is_point = stop.startswith(".") and len(stop.strip()) == 1 and GAP not in stop
        if is_point and _NO_END.search(text[max(0, end - 12) : end].rstrip()):
            continue
        made += _parts(text, start, end)
        start = end
    made += _parts(text, start, len(text))
    return tuple(made)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = end
        if end - start > _LONGEST_SENTENCE:
            stop = text.rfind(" ", start, start + _LONGEST_SENTENCE) + 1 or start + _LONGEST_SENTENCE
        if text[start:stop].strip():
            yield start, stop
        start = stop
