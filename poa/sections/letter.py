"""The letter: a Plan of Action as six typed sections, a plain immutable value."""

import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from poa.characters import fold, legal
from poa.keys import SECTION_KEYS
from poa.sections.acknowledgement import Acknowledgement, as_acknowledgement
from poa.sections.closing import Closing, as_closing
from poa.sections.greeting import Greeting, as_greeting
from poa.sections.origin import Origin
from poa.sections.point import Point
from poa.sections.prevention import Prevention, as_prevention
from poa.sections.remediation import Remediation, as_remediation
from poa.sections.root_cause import RootCause, as_root_cause
from poa.tree import Blank, Block, Figure, Filled, Inline, Node, Table, as_blocks, as_inlines, plain, walk
from poa.values import FrozenMap

AnySection = Greeting | Acknowledgement | RootCause | Remediation | Prevention | Closing

_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uac00-\ud7af]")
_RUN = re.compile(r"[^\s\u2e80-\u9fff\uf900-\ufaff\uac00-\ud7af]+")
_LETTER = re.compile(r"\w")


def _line(value: str) -> str:
    return fold(legal(value)).strip(" ")


def _names(value: Mapping[str, str]) -> FrozenMap[str]:
    return FrozenMap({key: _line(name) for key, name in dict(value).items()})


def _annexes(value: "Iterable[AnnexTable]") -> "tuple[AnnexTable, ...]":
    made = tuple(value)
    for item in made:
        if not isinstance(item, AnnexTable):
            raise TypeError(f"{item!r} is no AnnexTable")
    return made


def _strings(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@frozen
class AnnexTable:
    """A table at the end of the letter, numbered in order, with the key that points refer to."""

    key: str
    title: tuple[Inline, ...] = field(converter=as_inlines)
    content: Table | Figure


@frozen
class PlanOfAction:
    """The letter. Every part has a default, so that one can be built by hand from as little as a sentence.

    `issues` are the keys of the issues that it answers and `issue_names` how it calls them; with several issues the
    points are grouped under these names. `unplaced` holds what a reader of drafts could not place in a section, and
    `origin` says where its texts stood in the file.
    """

    language: str = "en"
    title: str = field(default="", converter=_line)
    issues: tuple[str, ...] = field(default=(), converter=_strings)
    route: str = "plan"
    greeting: Greeting = field(factory=Greeting, converter=as_greeting)
    acknowledgement: Acknowledgement = field(factory=Acknowledgement, converter=as_acknowledgement)
    root_cause: RootCause = field(factory=RootCause, converter=as_root_cause)
    remediation: Remediation = field(factory=Remediation, converter=as_remediation)
    prevention: Prevention = field(factory=Prevention, converter=as_prevention)
    closing: Closing = field(factory=Closing, converter=as_closing)
    annexes: tuple[AnnexTable, ...] = field(default=(), converter=_annexes)
    unplaced: tuple[Block, ...] = field(default=(), converter=as_blocks)
    issue_names: Mapping[str, str] = field(factory=FrozenMap, converter=_names, kw_only=True)
    author: str = field(default="", converter=_line, kw_only=True)
    origin: Origin | None = field(default=None, eq=False, repr=False, kw_only=True)

    @property
    def sections(self) -> tuple[AnySection, ...]:
        """The six sections in letter order."""
        return (
            self.greeting,
            self.acknowledgement,
            self.root_cause,
            self.remediation,
            self.prevention,
            self.closing,
        )

    def points(self) -> Iterator[tuple[str, Point]]:
        """Go through the points of the middle sections, each with its section's key."""
        for section in (self.root_cause, self.remediation, self.prevention):
            for point in section.points:
                yield section.key, point

    def nodes(self) -> Iterator[tuple[str, Node]]:
        """Go through every node of the letter in reading order, each with its section's key."""
        for section in self.sections:
            yield from ((section.key, node) for node in walk(*section.content()))
        for enclosure in self.closing.enclosures:
            yield from (("closing", node) for node in walk(*enclosure.title))
        yield from (("closing", node) for node in walk(*self.closing.signature))
        for annex in self.annexes:
            yield from (("annexes", node) for node in walk(*annex.title, annex.content))
        yield from (("unplaced", node) for node in walk(*self.unplaced))

    def blanks(self) -> tuple[Blank, ...]:
        """Give the slots that have no value yet, in reading order, each as often as it stands there."""
        return tuple(node for _, node in self.nodes() if isinstance(node, Blank))

    @property
    def is_complete(self) -> bool:
        """Whether no blank is left and everything has its place."""
        return not self.unplaced and not self.blanks()

    @property
    def word_count(self) -> int:
        """How many words the letter says; in Chinese, Japanese and Korean each character counts."""
        text = "\n".join(
            plain((node,), lambda key: key)
            for _, node in self.nodes()
            if not hasattr(node, "children") and isinstance(node, Inline)
        )
        words = sum(1 for run in _RUN.finditer(text) if _LETTER.search(run.group()))  # in one pass over the text
        return words + sum(1 for sign in _WIDE.findall(text) if sign.isalnum())

    @property
    def questions_answered(self) -> Mapping[str, tuple[str, ...]]:
        """For each section, which of why, what, where, when, who and how it answers.

        Derived, not declared: a day or a period answers when, a person who, an account, a marketplace or an
        identifier where; that there is a cause answers why, an acknowledgement or an action what, a measure how.
        """
        answered: dict[str, set[str]] = {key: set() for key in SECTION_KEYS}
        for section in self.sections:
            if not section.is_empty and section.key in _BY_SECTION:
                answered[section.key].add(_BY_SECTION[section.key])
        for key, node in self.nodes():
            if isinstance(node, Filled) and key in answered:
                answered[key].update(_answers(node))
        order = ("why", "what", "where", "when", "who", "how")
        return FrozenMap({key: tuple(each for each in order if each in found) for key, found in answered.items()})

    def _repr_html_(self) -> str:
        from poa.render.html import notebook_html  # noqa: PLC0415 - display only: render stands above sections

        return notebook_html(self)

    def _repr_markdown_(self) -> str:
        from poa.render.markdown import render_markdown  # noqa: PLC0415 - display only, as above

        return render_markdown(self)


_BY_SECTION = {"acknowledgement": "what", "root_cause": "why", "remediation": "what", "prevention": "how"}
_WHEN = {"day", "period"}
_WHO = {"person"}
_WHERE = {"asins", "skus", "order_ids", "complaint_ids", "tracking_numbers"}
_WHERE_SLOTS = {"store", "marketplace", "registered_email"}


def _answers(filled: Filled) -> Iterator[str]:
    if filled.kind in _WHEN or (filled.kind == "rate" and filled.field in {None, "as_of"}):
        yield "when"
    if filled.kind in _WHO:
        yield "who"
    if filled.kind in _WHERE or filled.slot in _WHERE_SLOTS:
        yield "where"
