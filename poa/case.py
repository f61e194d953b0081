"""The case: what the seller states. One case is one submission, to one addressee, by one route.

A notice that wants two things from two addresses makes two cases. Reading a case checks its shape and brings values
to one form; whether the facts fit the paragraphs is asked of a catalogue (`Catalogue.check`).
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, ValidationError, model_validator

from poa import case_file
from poa.characters import legal, paragraphs
from poa.errors import CaseError, Problem
from poa.facts import Facts, normal
from poa.files import read_text, write_atomically
from poa.identifiers import check as check_identifier
from poa.keys import ISSUE_KEY, LANGUAGE, SLUG, is_paragraph_id, nearest, paragraph_parts
from poa.marketplaces import marketplace
from poa.validation import problems_of, refuse
from poa.values import Day, FrozenMap, Line, Person

Route: TypeAlias = Literal[
    "plan", "questionnaire", "documents", "dispute", "acknowledge", "settings_change", "wait", "phone", "video"
]
Scope: TypeAlias = Literal["account", "seller_fulfilled_offers", "category", "listings"]
StatementSection: TypeAlias = Literal["root_cause", "remediation", "prevention"]
STATEMENT_SECTIONS: tuple[StatementSection, ...] = ("root_cause", "remediation", "prevention")


def _one_or_more(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _identifiers(kind: str) -> BeforeValidator:
    def check(value: object) -> object:
        listed = _one_or_more(value)
        return (
            tuple(check_identifier(kind, str(part)) for part in listed) if isinstance(listed, list | tuple) else value
        )

    return BeforeValidator(check)


def _shape(pattern: Any, what: str) -> BeforeValidator:
    def check(value: object) -> object:
        if isinstance(value, str) and not pattern.fullmatch(value):
            raise ValueError(f"'{value}' is not {what}")
        return value

    return BeforeValidator(check)


def _email(value: object) -> object:
    return check_identifier("email", value) if isinstance(value, str) else value


def _words(value: object) -> object:
    if isinstance(value, str):
        kept = "\n\n".join(paragraphs(legal(value)))
        if not kept:
            raise ValueError("there are no words")
        return kept
    if isinstance(value, Mapping):
        if not value:
            raise ValueError("there are no words")
        return FrozenMap({_language(key): _words(part) for key, part in value.items()})
    return value


def _language(key: object) -> str:
    if not isinstance(key, str) or not LANGUAGE.fullmatch(key):
        raise ValueError(f"{key!r} is not a language: write en, zh, de …")
    return key


def _paragraph_ids(value: object) -> object:
    listed = value if isinstance(value, list | tuple) else (value,)
    if isinstance(value, list | tuple) and not value:
        raise ValueError("the list of paragraphs is empty")
    for part in listed:
        if isinstance(part, str):
            paragraph_parts(part)
    return tuple(value) if isinstance(value, list) else value


def _statement(value: object) -> object:
    """Let a paragraph id, or a list of them, stand for a statement."""
    if isinstance(value, str):
        if not is_paragraph_id(value):
            raise ValueError(f"'{value[:40]}' is neither a paragraph id nor a table with 'paragraph' or 'words'")
        return {"paragraph": value}
    if isinstance(value, list | tuple) and value and all(isinstance(part, str) for part in value):
        return {"paragraph": value}
    return value


def _statements(value: object) -> object:
    return tuple(_statement(part) for part in value) if isinstance(value, list | tuple) else value


IssueKey = Annotated[str, _shape(ISSUE_KEY, "an issue key: write small letters and underscores, late_shipment_rate")]
Key = Annotated[str, _shape(SLUG, "a key: write small letters, digits and hyphens, tracking-export")]
LanguageKey = Annotated[str, _shape(LANGUAGE, "a language: write en, zh, de …")]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_one_or_more)]
Keys = Annotated[tuple[Key, ...], BeforeValidator(_one_or_more)]
Email = Annotated[str, BeforeValidator(_email)]
Asins = Annotated[tuple[str, ...], _identifiers("asin")]


class Part(BaseModel):
    """A frozen part of a case; unknown names are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Statement(Part):
    """One cause, action or measure that the seller states: by a paragraph of the catalogue, or in their own words.

    Exactly one of `paragraph` (an id, or a list of ids that are joined into one point) and `words`; words are
    literal, with no markup and no slots, and may be given per language. `addresses` are keys of statements.
    """

    paragraph: Annotated[str | tuple[str, ...] | None, BeforeValidator(_paragraph_ids)] = None
    words: Annotated[str | FrozenMap[str] | None, BeforeValidator(_words)] = None
    key: Key | None = None
    issue: IssueKey | None = None
    facts: Facts = FrozenMap()
    evidence: Keys = ()
    addresses: Keys = ()

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.paragraph is None) == (self.words is None):
            raise ValueError("a statement has either 'paragraph' or 'words', and not both")
        if self.words is not None and self.facts:
            raise ValueError("words are literal and use no facts: take 'facts' out, or name a paragraph")
        return self

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraph ids, none if the statement is in the seller's own words."""
        if self.paragraph is None:
            return ()
        return (self.paragraph,) if isinstance(self.paragraph, str) else self.paragraph


OptionalStatement = Annotated[Statement | None, BeforeValidator(_statement)]
Statements = Annotated[tuple[Statement, ...], BeforeValidator(_statements)]


class Seller(Part):
    """Who writes: the store as Amazon knows it, the registered e-mail, and the person who signs."""

    store: Line
    email: Email | None = None
    merchant_token: Line | None = None
    signatory: Person


class Notice(Part):
    """Amazon's notice, as stated in the case."""

    received: Day
    reference: Line | None = None
    issues: Annotated[tuple[IssueKey, ...], BeforeValidator(_one_or_more)] = ()
    asins: Asins = ()
    order_ids: Annotated[tuple[str, ...], _identifiers("order_id")] = ()
    complaint_ids: Annotated[tuple[str, ...], _identifiers("complaint_id")] = ()
    greater_detail: Lines = ()
    deadline: Day | None = None
    reply_to: Email | None = None
    file: Line | None = None


class Evidence(Part):
    """A paper that is enclosed. `covers` are the ASINs that it proves something for."""

    key: Key
    kind: Annotated[str, _shape(ISSUE_KEY, "a kind of evidence: write small letters and underscores, tracking_report")]
    title: Line
    file: Line | None = None
    issued_on: Day | None = None
    covers: Asins = ()
    facts: Facts = FrozenMap()
    annotated: bool | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None


class Annex(Part):
    """A table that goes with the letter: its rows are drawn at the end, or it is a file that is enclosed."""

    key: Key
    title: Line
    columns: Lines = ()
    rows: tuple[tuple[Annotated[str, BeforeValidator(lambda value: legal(str(normal(value))))], ...], ...] | None = None
    file: Line | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.rows is None) == (self.file is None):
            raise ValueError("an annex has either 'rows' or 'file', and not both")
        for number, row in enumerate(self.rows or (), 1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} cells and there are {len(self.columns)} columns")
        return self


class Attempt(Part):
    """A letter that was sent before, and what came back."""

    sent_on: Day
    letter: Annotated[str, BeforeValidator(lambda value: legal(value) if isinstance(value, str) else value)]
    reply: Annotated[str, BeforeValidator(lambda value: legal(value) if isinstance(value, str) else value)] | None = (
        None
    )


class Accepted(Part):
    """A finding of the review that the seller accepts, with the reason."""

    rule: IssueKey
    reason: Line
    until: Day | None = None


class Case(Part):
    """What the seller states for one submission. See `examples/late_shipment.toml` for one in full.

    `facts` are said once and used by every paragraph that asks; a statement's own facts win, and `defaults` give a
    section's usual ones. `scope` is what is asked back. Dates are days; "today" is `written_on`.
    """

    issues: Annotated[tuple[IssueKey, ...], BeforeValidator(_one_or_more), Field(min_length=1)]
    route: Route = "plan"
    scope: Scope = "account"
    marketplace: Annotated[str, BeforeValidator(lambda value: marketplace(str(value)).code)]
    language: LanguageKey = "en"
    written_on: Day
    seller: Seller
    notice: Notice | None = None
    defaults: FrozenMap[Facts] = FrozenMap()
    facts: Facts = FrozenMap()
    greeting: OptionalStatement = None
    acknowledgement: OptionalStatement = None
    root_cause: Statements = ()
    remediation: Statements = ()
    prevention: Statements = ()
    closing: OptionalStatement = None
    evidence: tuple[Evidence, ...] = ()
    annexes: tuple[Annex, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    accepted: tuple[Accepted, ...] = ()

    _origin: case_file.Origin | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        problems = tuple(_loose_ends(self))
        if problems:
            refuse(problems)
        return self

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read a case file: JSON if its name ends in `.json`, else TOML. Raises FileError or CaseError, with lines."""
        return cls._read(read_text(Path(path)), str(path))

    @classmethod
    def from_toml(cls, text: str) -> Self:
        """Read a case from TOML text. Raises CaseError."""
        return cls._read(text, "<text>")

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read a case from plain data, as `json.loads` gives it. Raises CaseError with every problem found."""
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            raise CaseError(problems_of(error, Case)) from None

    @classmethod
    def _read(cls, text: str, file: str) -> Self:
        origin = case_file.Origin(file, text)
        try:
            case = cls.from_dict(case_file.parse(text, file))
        except CaseError as error:
            if error.problems[0].file:
                raise
            raise CaseError(origin.place(problem) for problem in error.problems) from None
        case._origin = origin  # noqa: SLF001 - our own
        return case

    def place(self, problem: Problem) -> Problem:
        """Add file and line to a problem, if the case came from a file."""
        return problem if self._origin is None else self._origin.place(problem)

    def to_dict(self) -> dict[str, Any]:
        """Give the case as plain data with ISO days; what was not stated is left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)

    def save(self, path: str | Path) -> None:
        """Write the case as TOML, or JSON if the name ends in `.json`; whole or not at all.

        An existing TOML file is changed in place: what still holds keeps its comments, form and order.
        """
        path = Path(path)
        data = self.to_dict()
        if path.suffix == ".json":
            text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        else:
            old = read_text(path) if path.exists() else ""
            case_file.parse(old, str(path))
            text = case_file.updated_toml(old, data, normal)
        write_atomically(path, text.encode())

    def with_facts(self, facts: Mapping[str, Any]) -> Self:
        """Give a new case in which these facts are stated too, or anew."""
        return self._changed(facts={**self.facts, **facts})

    def state(
        self,
        paragraph: str | Iterable[str],
        facts: Mapping[str, Any] | None = None,
        *,
        key: str | None = None,
        evidence: Iterable[str] = (),
        addresses: Iterable[str] = (),
    ) -> Self:
        """Give a new case that also states a paragraph, in the section that its id names."""
        ids = (paragraph,) if isinstance(paragraph, str) else tuple(paragraph)
        try:
            section = paragraph_parts(ids[0])[1] if ids else ""
        except ValueError as problem:
            raise CaseError(f"{problem}.") from None
        made = {
            "paragraph": ids[0] if len(ids) == 1 else ids,
            "facts": facts or {},
            "key": key,
            "evidence": tuple(evidence),
            "addresses": tuple(addresses),
        }
        return self._stated(section, made)

    def say(
        self,
        section: str,
        words: str | Mapping[str, str],
        *,
        key: str | None = None,
        issue: str | None = None,
        evidence: Iterable[str] = (),
        addresses: Iterable[str] = (),
    ) -> Self:
        """Give a new case that also says something in the seller's own words, in a section named by its key."""
        made = {"words": words, "key": key, "issue": issue, "evidence": tuple(evidence), "addresses": tuple(addresses)}
        return self._stated(section, made)

    def statements(self) -> Iterator[tuple[StatementSection, int, Statement]]:
        """Go through the causes, actions and measures: section, index within it, statement."""
        for section in STATEMENT_SECTIONS:
            for index, statement in enumerate(getattr(self, section)):
                yield section, index, statement

    def _stated(self, section: str, made: Mapping[str, Any]) -> Self:
        if section in STATEMENT_SECTIONS:
            return self._changed(**{section: (*getattr(self, section), made)})
        if section in {"greeting", "acknowledgement", "closing"}:
            return self._changed(**{section: made})
        known = ("greeting", "acknowledgement", *STATEMENT_SECTIONS, "closing")
        raise CaseError(
            f"there is no section '{section}'.", nearest(section, known) or f"There is: {', '.join(known)}."
        )

    def _changed(self, **parts: Any) -> Self:
        changed = type(self).from_dict({name: getattr(self, name) for name in type(self).model_fields} | parts)
        changed._origin = self._origin  # noqa: SLF001 - our own
        return changed


def _loose_ends(case: Case) -> Iterator[Problem]:
    """Find what does not hang together: double keys, references to nothing, words without an issue."""
    yield from _double("issue", ((("issues", index), key) for index, key in enumerate(case.issues)))
    keys: list[tuple[tuple[str | int, ...], str | None]] = [
        ((section, index, "key"), statement.key) for section, index, statement in case.statements()
    ]
    keys += [(("evidence", index, "key"), evidence.key) for index, evidence in enumerate(case.evidence)]
    keys += [(("annexes", index, "key"), annex.key) for index, annex in enumerate(case.annexes)]
    yield from _double("key", ((path, key) for path, key in keys if key))
    for section in case.defaults:
        if section not in STATEMENT_SECTIONS:
            mend = f"Defaults are given for {', '.join(STATEMENT_SECTIONS)}."
            yield Problem(f"'{section}' has no defaults.", mend, ("defaults", section))
    papers = {paper.key for paper in case.evidence} | {annex.key for annex in case.annexes}
    stated = {statement.key for _, _, statement in case.statements() if statement.key}
    several = len(case.issues) > 1
    parts: list[tuple[tuple[str | int, ...], Statement]] = [
        ((section, index), statement) for section, index, statement in case.statements()
    ]
    framing = ("greeting", "acknowledgement", "closing")
    parts += [((name,), getattr(case, name)) for name in framing if getattr(case, name) is not None]
    for path, statement in parts:
        yield from _unknown("evidence", statement.evidence, papers, "no evidence or annex", path)
        yield from _unknown("addresses", statement.addresses, stated, "no statement", path)
        if statement.key and statement.key in statement.addresses:
            yield Problem("the statement says that it answers itself.", path=(*path, "addresses"))
        if statement.issue is not None and statement.issue not in case.issues:
            mend = nearest(statement.issue, case.issues) or f"The case has: {', '.join(case.issues)}."
            yield Problem(f"'{statement.issue}' is not an issue of this case.", mend, (*path, "issue"))
        if several and len(path) > 1 and statement.words is not None and statement.issue is None:
            mend = f'Say which it belongs to: issue = "{case.issues[0]}".'
            yield Problem("the case has several issues and these words name none.", mend, path)


def _double(what: str, keys: Iterable[tuple[tuple[str | int, ...], str]]) -> Iterator[Problem]:
    listed = list(keys)
    counts = Counter(key for _, key in listed)
    seen: set[str] = set()
    for path, key in listed:
        if counts[key] > 1 and key in seen:
            yield Problem(f"the {what} '{key}' stands here a second time.", path=path)
        seen.add(key)


def _unknown(
    field: str, keys: Iterable[str], known: set[str], what: str, path: tuple[str | int, ...]
) -> Iterator[Problem]:
    for index, key in enumerate(keys):
        if key not in known:
            mend = nearest(key, known) or (f"There is: {', '.join(sorted(known))}." if known else "")
            yield Problem(f"there is {what} with the key '{key}'.", mend, (*path, field, index))
