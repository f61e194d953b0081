"""What a pack holds: issue types and paragraphs, as their files declare them."""

from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from poa.case import Route, StatementSection
from poa.keys import ANY_ISSUE, paragraph_parts
from poa.slots.base import Texts, in_language
from poa.tree import Blank, Block, walk
from poa.values import Day, Fraction, FrozenMap, Line


def _one_or_more(value: object) -> object:
    return (value,) if isinstance(value, str | int) else value


def _one_or_more_of(schema: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [schema, {"type": "array", "items": schema}]})


Lines = Annotated[tuple[Line, ...], BeforeValidator(_one_or_more), _one_or_more_of({"type": "string", "minLength": 1})]


class Declared(BaseModel):
    """A frozen declaration; unknown names are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Target(Declared):
    """What Amazon asks of a metric: a rate that must be below (above, at least) this, over these windows in days."""

    rule: Literal["below", "above", "at_least"]
    rate: Fraction
    window_days: Annotated[
        tuple[int, ...], BeforeValidator(_one_or_more), _one_or_more_of({"type": "integer", "minimum": 1})
    ]
    source: Line
    as_of: Day


class Answer(Declared):
    """What Amazon wants by one route, and the steps that the seller takes, each per language."""

    wants: Texts
    steps: tuple[Texts, ...] = ()
    source: Line


class Required(Declared):
    """Facts without which a letter by these routes (by every route, if none is named) is not honest or not complete."""

    slots: Annotated[Lines, Field(min_length=1)]
    routes: tuple[Route, ...] = ()
    why: Texts
    source: Line


class Deadline(Declared):
    """A number of days that Amazon sets: what it is for, and how sure we are of it in the source."""

    days: Annotated[int, Field(gt=0)]
    what: Texts
    source: Line
    as_of: Day


class Expected(Declared):
    """The causes, actions and measures that occur, in the words of the factual basis; paragraphs name them in `covers`."""

    root_cause: Lines = ()
    remediation: Lines = ()
    prevention: Lines = ()


class Without(Declared):
    """A cause, action or measure of the factual basis that has no paragraph, with the reason."""

    section: StatementSection
    item: Line
    reason: Line


class Shared(Declared):
    """A cause, action or measure of the factual basis that a paragraph of `any/` puts into words for this issue."""

    item: Line
    paragraph: Line


class IssueType(Declared):
    """A reason for which Amazon deactivates: its names, target, routes, and what is known of it with the source.

    `facts` are the slots whose values a credible letter states; `required` those without which there is no letter.
    """

    key: str
    group: Line
    core: bool = False
    name: Texts
    components: Lines = ()
    target: Target | None = None
    routes: Annotated[tuple[Route, ...], Field(min_length=1)]
    answers: FrozenMap[Answer] = FrozenMap()
    deadlines: tuple[Deadline, ...] = ()
    evidence: Lines = ()
    facts: Lines = ()
    required: tuple[Required, ...] = ()
    expected: Expected = Expected()
    without: tuple[Without, ...] = ()
    shared: tuple[Shared, ...] = ()
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
    covers: Lines = ()
    evidence: Lines = ()
    addresses: Lines = ()
    conflicts: Lines = ()
    follows: Lines = ()
    routes: tuple[Route, ...] = ()
    issues: Lines = ()
    replaced_by: Line | None = None
    source: Line
    overrides: bool = False


class Paragraph(FrontMatter):
    """One wording in one language. `issues` is empty if it may be used for every issue.

    Only a paragraph of `any/` names issues in its file; one of an issue belongs to that issue. One with `replaced_by`
    is deprecated: cases that name it still work, nobody is offered it any more.

    `addresses` only suggests which causes an action or measure usually answers. `follows` names by slug the paragraphs
    of the section after which this one reads, joined to them in one point; `*` is any, none is one that stands alone.
    """

    id: str
    language: str
    section: str
    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, paragraph_id: str, language: str, front: FrontMatter, blocks: tuple[Block, ...]) -> Self:
        """Put a file's path, head and text together."""
        issue, section, _ = paragraph_parts(paragraph_id)
        return cls(
            id=paragraph_id,
            language=language,
            section=section,
            blocks=blocks,
            **front.model_dump() | ({} if issue == ANY_ISSUE else {"issues": (issue,)}),
        )

    @cached_property
    def blanks(self) -> tuple[Blank, ...]:
        """The slots of the text with the fields it asks for, each once, in order."""
        return tuple(dict.fromkeys(node for node in walk(*self.blocks) if isinstance(node, Blank)))

    @cached_property
    def slots(self) -> tuple[str, ...]:
        """The names of the slots that the text uses, each once, in order."""
        return tuple(dict.fromkeys(blank.slot for blank in self.blanks))
