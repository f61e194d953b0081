"""What a letter must answer and does: each issue's cause, action and measure, and the six questions of each section."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from attrs import field, frozen

from poa.case import ROUTES_WITH_A_PLAN
from poa.keys import ANY_ISSUE, SECTION_KEYS
from poa.review.passages import PointSeen
from poa.review.patterns import pattern
from poa.review.subject import Subject
from poa.review.vocabulary import issues_named, meant_by, names_issue, vocabularies
from poa.tree import Blank, drawn_blank
from poa.values import FrozenMap

Kind: TypeAlias = Literal["cause", "done", "prevented"]
KINDS: Mapping[Kind, str] = {"cause": "root_cause", "done": "remediation", "prevented": "prevention"}
QUESTIONS = ("why", "what", "where", "when", "who", "how")

# Which questions a section has to answer; source: facts.md 3.1, six questions to fields.
EXPECTED: Mapping[str, tuple[str, ...]] = {
    "greeting": ("where",),
    "acknowledgement": ("what", "when"),
    "root_cause": ("why", "when"),
    "remediation": ("what", "when", "who"),
    "prevention": ("who", "how"),
    "closing": (),
}

_OPENING = ("greeting", "acknowledgement")
_ASKED: Mapping[Kind, str] = {
    "cause": r"root causes?|reason|cause\b|原因",
    "done": r"actions?|resolve|corrective|措施.{0,6}解决|解决|采取",
    "prevented": r"steps?|prevent|going forward|future|预防|防止|避免",
}
_PREVENTS = pattern(_ASKED["prevented"])
_DOES = pattern(_ASKED["done"])
_CAUSES = pattern(_ASKED["cause"])
_WHERE = pattern(r"\bstore\b", r"\bamazon\.[a-z.]+", r"\baccount:?", "店铺", "账户", "站点", "@", "ASIN", "SKU")


@frozen
class Asked:
    """What a follow-up notice asks for: its words, which kind of answer, about which issue, and the points that give it."""

    text: str
    kind: Kind
    issue: str | None
    answered_by: tuple[str, ...] = ()


@frozen
class Coverage:
    """The matrix of a letter: `cells` gives for (issue, kind) the numbers of the points that answer it.

    `questions` gives for each section which of the six it answers, `asked` what a follow-up notice wants.
    """

    issues: tuple[str, ...] = ()
    names: Mapping[str, str] = field(factory=FrozenMap)
    cells: Mapping[tuple[str, Kind], tuple[str, ...]] = field(factory=dict)
    questions: Mapping[str, tuple[str, ...]] = field(factory=FrozenMap)
    asked: tuple[Asked, ...] = ()
    has_plan: bool = True

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that such a letter has: a cover note and a dispute have no causes, actions and measures."""
        return tuple(section for section in EXPECTED if self.has_plan or section not in KINDS.values())

    @property
    def empty(self) -> tuple[tuple[str, Kind], ...]:
        """The cells that no point answers; none in a letter without a plan."""
        return tuple(cell for cell in self.cells if not self.cells[cell]) if self.has_plan else ()

    @property
    def unanswered(self) -> tuple[tuple[str, str], ...]:
        """The questions that a section should answer and does not, as (section, question).

        Greeting and acknowledgement open the letter together: what one of them says need not be said by the other.
        """
        opening = {each for section in _OPENING for each in self.questions.get(section, ())}
        return tuple(
            (section, question)
            for section in self.sections
            for question in EXPECTED[section]
            if self.questions and question not in (opening if section in _OPENING else self.questions.get(section, ()))
        )

    def name(self, issue: str) -> str:
        """Say an issue as the letter calls it."""
        return self.names.get(issue) or issue.replace("_", " ").capitalize()

    def to_dict(self) -> dict[str, Any]:
        """Give the coverage as plain data."""
        return {
            "issues": [
                {
                    "issue": issue,
                    "name": self.name(issue),
                    **{kind: list(self.cells.get((issue, kind), ())) for kind in KINDS},
                }
                for issue in self.issues
            ],
            "questions": {section: list(self.questions.get(section, ())) for section in SECTION_KEYS},
            "unanswered": [{"section": section, "question": question} for section, question in self.unanswered],
            "asked": [
                {"text": each.text, "kind": each.kind, "issue": each.issue, "answered_by": list(each.answered_by)}
                for each in self.asked
            ],
        }


@lru_cache(maxsize=1)  # the report wants it, and some rules of the same review
def coverage(subject: Subject) -> Coverage:
    """See what a letter covers."""
    issues = issues_of(subject)
    return Coverage(
        issues=issues,
        names=FrozenMap({issue: name_of(issue, subject) for issue in issues}),
        cells={
            (issue, kind): tuple(point.number for point in answering(subject, issue, section, issues))
            for issue in issues
            for kind, section in KINDS.items()
        },
        questions=FrozenMap(_questions(subject)),
        asked=tuple(asked(subject)),
        has_plan=subject.route in ROUTES_WITH_A_PLAN,
    )


@lru_cache(maxsize=1)  # every rule that asks for the issues asks of the same letter
def issues_of(subject: Subject) -> tuple[str, ...]:
    """Give the issues that a letter has to answer: the case's and its notice's, else its own, else what it names."""
    if subject.case is not None:
        notice = subject.case.notice.issues if subject.case.notice else ()
        return tuple(dict.fromkeys([*subject.case.issues, *notice]))
    if subject.letter.issues:
        return tuple(dict.fromkeys(meant(issue, subject)[0] for issue in subject.letter.issues))
    opening = subject.text_of("title", "greeting", "acknowledgement")
    named = issues_named(opening) or issues_named(subject.text)
    return named[:1]


def meant(issue: str, subject: Subject) -> tuple[str, ...]:
    """Give the known issues that a key means, the likeliest first: itself, or those that a draft's own name for it names.

    The key of a draft is made of its title ("customer_product_reviews_policy_violation"); one that says nothing known
    stays as it is.
    """
    if is_known(issue, subject):
        return (issue,)
    return meant_by(subject.letter.issue_names.get(issue) or issue.replace("_", " ")) or (issue,)


def is_known(issue: str, subject: Subject) -> bool:
    """Whether a key is one of the vocabulary, or of the catalogue."""
    return issue in vocabularies() or subject.catalogue.has_issue(issue)


def name_of(issue: str, subject: Subject) -> str:
    """Say an issue by Amazon's name, where the letter or the catalogue has one."""
    for key, name in subject.letter.issue_names.items():
        if name and (key == issue or meant(key, subject)[0] == issue):
            return name
    if subject.catalogue.has_issue(issue):
        return subject.catalogue.issue(issue).named(subject.language)
    return issue.replace("_", " ")


def answering(subject: Subject, issue: str, section: str, issues: tuple[str, ...]) -> Iterator[PointSeen]:
    """Go through the points of a section that are about an issue; with one issue all are, if they say anything."""
    for point in subject.points_of(section):
        if not _says(point):
            continue
        if len(issues) < 2 or belongs_to(point, subject) == issue or about(point, issue, subject):
            yield point


def belongs_to(point: PointSeen, subject: Subject) -> str | None:
    """Give the known issue that a point stands under, if it stands under one."""
    return None if point.point.issue is None else meant(point.point.issue, subject)[0]


def about(point: PointSeen, issue: str, subject: Subject) -> bool:
    """Whether a point is about an issue, or about one that this issue is a part of: by its paragraph, or its words."""
    ids = (point.point.paragraph or "").split("+")
    keys = {each.partition("/")[0] for each in ids if each}
    if issue in keys:
        return True
    if keys - {ANY_ISSUE}:
        return False
    belongs = belongs_to(point, subject)
    if belongs not in {None, issue} and issue not in components(belongs or "", subject):
        return False
    return names_issue(issue, point.text, name_of(issue, subject))


def components(issue: str, subject: Subject) -> tuple[str, ...]:
    """Give the issues that an issue is made of."""
    if subject.catalogue.has_issue(issue):
        return subject.catalogue.issue(issue).components
    return ()


def asked(subject: Subject) -> Iterator[Asked]:
    """Read the "greater detail on …" lines of a follow-up notice, and find the points that answer each."""
    notice = subject.case.notice if subject.case else None
    for text in notice.greater_detail if notice else ():
        kind: Kind = "prevented" if _PREVENTS.search(text) else "done" if _DOES.search(text) else "cause"
        if _CAUSES.search(text) and not text.lower().lstrip().startswith(
            ("step", "action", "greater detail on the step")
        ):
            kind = "cause"
        issue = _issue_in(text, subject)
        yield Asked(text, kind, issue, tuple(point.number for point in _answers(subject, issue, KINDS[kind])))


def _issue_in(text: str, subject: Subject) -> str | None:
    known = issues_of(subject)
    parts = [part for issue in known for part in components(issue, subject)]
    for issue in (*parts, *known, *vocabularies()):
        if names_issue(issue, text, name_of(issue, subject) if issue in known or issue in parts else ""):
            return issue
    return None


def _answers(subject: Subject, issue: str | None, section: str) -> Iterator[PointSeen]:
    known = issues_of(subject)
    for point in subject.points_of(section):
        if _says(point) and (
            issue is None
            or about(point, issue, subject)
            or (len(known) == 1 and issue in known)
            or (issue in known and belongs_to(point, subject) == issue)
        ):
            yield point


def _says(point: PointSeen) -> bool:
    """Whether a point says anything beside blanks."""
    text = point.text
    for each in point.said:
        if isinstance(each.node, Blank):
            text = text.replace(drawn_blank(each.node), "")
    return bool(text.strip(" .。"))


def _questions(subject: Subject) -> Mapping[str, tuple[str, ...]]:
    """Say which questions each section answers: from its facts, and from its words where the words are the seller's."""
    from_facts = subject.letter.questions_answered
    return {section: tuple(_answered(section, from_facts.get(section, ()), subject)) for section in SECTION_KEYS}


def _answered(section: str, from_facts: Iterable[str], subject: Subject) -> Iterator[str]:
    passages = [each for each in subject.passages_of(section) if not each.is_heading]
    if section == "closing":
        passages += subject.passages_of("signature")
    if not passages:
        return
    found = set(from_facts)
    start, end = passages[0].start, passages[-1].end
    if subject.seen_in(subject.moments, start, end):
        found.add("when")
    if subject.seen_in(subject.people, start, end):
        found.add("who")
    if _WHERE.search(subject.text[start:end]):
        found.add("where")
    yield from (question for question in QUESTIONS if question in found)
