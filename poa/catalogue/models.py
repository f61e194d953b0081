"""What a pack holds: issue types and paragraphs, as their files declare them."""

from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from poa.case import Route
from poa.keys import ANY_ISSUE, paragraph_parts
from poa.slots.base import Texts, in_language
from poa.tree import Blank, Block, walk
from poa.values import Day, Fraction, FrozenMap, Line


def _one_or_more(value: object) -> object:
    return (value,) if isinstance(value, str | int) else value


Lines = Annotated[tuple[Line, ...], BeforeValidator(_one_or_more)]


class Declared(BaseModel):
    """A frozen declaration; unknown names are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Target(Declared):
    """What Amazon asks of a metric: a rate that must be below (above, at least) this, over these windows in days."""

    rule: Literal["below", "above", "at_least"]
    rate: Fraction
    window_days: Annotated[tuple[int, ...], BeforeValidator(_one_or_more)]
    source: Line
    as_of: Day


class IssueType(Declared):
    """A reason for which Amazon deactivates: its names, target, routes, and what is known of it with the source."""

    key: str
    group: Line
    core: bool = False
    name: Texts
    components: Lines = ()
    target: Target | None = None
    routes: Annotated[tuple[Route, ...], Field(min_length=1)]
    evidence: Lines = ()
    cues: FrozenMap[Any] = FrozenMap()
    source: Line
    as_of: Day
    overrides: bool = False

    def named(self, *languages: str) -> str:
        """Give Amazon's own name in the first of the languages that has one, else in English."""
        return next((self.name[code] for code in languages if code in self.name), in_language(self.name, "en"))


class FrontMatter(Declared):
    """What stands at the head of a paragraph's file. See docs/writing-paragraphs.md."""

    summary: Line
    covers: Line | None = None
    evidence: Lines = ()
    addresses: Lines = ()
    conflicts: Lines = ()
    follows: Lines = ()
    routes: tuple[Route, ...] = ()
    source: Line
    overrides: bool = False


class Paragraph(FrontMatter):
    """One wording in one language. `issues` is empty if it may be used for every issue.

    `addresses` only suggests which causes an action or measure usually answers. `follows` names by slug the paragraphs
    of the section after which this one reads, joined to them in one point; `*` is any, none is one that stands alone.
    """

    id: str
    language: str
    section: str
    issues: tuple[str, ...]
    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, paragraph_id: str, language: str, front: FrontMatter, blocks: tuple[Block, ...]) -> Self:
        """Put a file's path, head and text together."""
        issue, section, _ = paragraph_parts(paragraph_id)
        return cls(
            id=paragraph_id,
            language=language,
            section=section,
            issues=() if issue == ANY_ISSUE else (issue,),
            blocks=blocks,
            **front.model_dump(),
        )

    @cached_property
    def blanks(self) -> tuple[Blank, ...]:
        """The slots of the text with the fields it asks for, each once, in order."""
        return tuple(dict.fromkeys(node for node in walk(*self.blocks) if isinstance(node, Blank)))

    @cached_property
    def slots(self) -> tuple[str, ...]:
        """The names of the slots that the text uses, each once, in order."""
        return tuple(dict.fromkeys(blank.slot for blank in self.blanks))
