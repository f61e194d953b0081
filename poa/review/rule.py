"""A rule as a value: what it objects to and why, the check, and the examples that are its tests and documentation."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen

from poa.case import Route
from poa.review.levels import Level
from poa.sections import PlanOfAction

if TYPE_CHECKING:
    from poa.review.passages import Passage
    from poa.review.subject import Subject

_ALL_ROUTES: tuple[Route, ...] = (
    "plan", "questionnaire", "documents", "dispute", "acknowledge", "settings_change", "wait", "phone", "video",
)  # fmt: skip


@frozen
class Hit:
    """What a check found: one sentence, and where.

    `start` and `end` are places in `Subject.text`; without them the hit is about a section, or the whole letter.
    `hint` and `level` stand in for the rule's own where one hit needs another.
    """

    message: str
    start: int | None = None
    end: int | None = None
    section: str | None = None
    hint: str = ""
    level: Level | None = None

    @classmethod
    def on(cls, passage: "Passage", message: str, *, hint: str = "") -> "Hit":
        """Object to a passage as a whole."""
        return cls(message, passage.start, passage.end, hint=hint)


Check: TypeAlias = "Callable[[Subject], Iterable[Hit]]"


@frozen
class Example:
    """A letter, or a case to compose one from, that a rule must object to or must let pass.

    `case` is what differs from the example case (`poa.review.example_case`), None for a draft that comes without one.
    A case without a letter is composed.
    """

    letter: PlanOfAction | None = None
    case: Mapping[str, Any] | None = None
    note: str = ""


def example(*, case: Mapping[str, Any] | None = None, note: str = "", language: str = "en", **parts: Any) -> Example:
    """Make an example of parts of a letter (`remediation=["On 3 May …"]`), of a case, or of both."""
    letter = PlanOfAction(language=language, **parts) if parts else None
    return Example(letter, case, note)


ExampleLike: TypeAlias = str | Example


def _examples(value: Iterable[ExampleLike]) -> tuple[ExampleLike, ...]:
    return (value,) if isinstance(value, str | Example) else tuple(value)


def _names(value: Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _routes(value: Iterable[Route]) -> tuple[Route, ...]:
    return tuple(value)


@frozen
class Rule:
    """One thing that a strict reader objects to.

    `check` goes through a `Subject` and yields a `Hit` for each objection. `routes` and `languages` say where the rule
    applies (none: everywhere). `hint` is the way out. In `flags` and `accepts` a plain string is a sentence that
    stands in `section`; what a rule that `is_secret` finds is shown in no report; `examples_by_language` holds the examples of other languages than English.
    """

    id: str
    level: Level
    summary: str
    why: str
    hint: str
    check: Check = field(repr=False)
    source: str = ""
    routes: tuple[Route, ...] = field(default=(), converter=_routes)
    languages: tuple[str, ...] = field(default=(), converter=_names)
    section: str = "remediation"
    is_secret: bool = False
    flags: tuple[ExampleLike, ...] = field(default=(), converter=_examples, repr=False)
    accepts: tuple[ExampleLike, ...] = field(default=(), converter=_examples, repr=False)
    examples_by_language: Mapping[str, tuple[Sequence[str], Sequence[str]]] = field(factory=dict, repr=False)

    def applies(self, subject: "Subject") -> bool:
        """Whether the rule has anything to say of this letter's route and language."""
        return (not self.routes or subject.route in self.routes) and (
            not self.languages or subject.language in self.languages
        )

    def example_of(self, given: ExampleLike, language: str = "en") -> Example:
        """Make the letter of an example that is a plain sentence."""
        return given if isinstance(given, Example) else sentence_example(given, self.section, language)


def sentence_example(words: str, section: str, language: str = "en") -> Example:
    """Put a sentence into a section of an otherwise empty letter; `title` and `unplaced` are sections too."""
    parts: dict[str, Any] = {section: words}
    return Example(PlanOfAction(language=language, **parts))


def all_routes_but(*left_out: Route) -> tuple[Route, ...]:
    """Give the routes on which a rule applies that has nothing to say on these."""
    return tuple(route for route in _ALL_ROUTES if route not in left_out)
