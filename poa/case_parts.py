"""The parts of a case: statements, seller, notice, evidence, annexes, earlier attempts, accepted findings."""

import datetime
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from poa.characters import legal, paragraphs, says_something
from poa.facts import Facts, normal
from poa.identifiers import check as check_identifier
from poa.keys import ISSUE_KEY, LANGUAGE, SLUG, is_paragraph_id, paragraph_parts
from poa.values import Day, FrozenMap, Line, Person, matching

Route: TypeAlias = Literal[
    "plan", "questionnaire", "documents", "dispute", "acknowledge", "settings_change", "wait", "phone", "video"
]
ROUTES_WITH_A_PLAN: tuple[Route, ...] = ("plan", "questionnaire")
ROUTES_WITHOUT_A_LETTER: tuple[Route, ...] = ("settings_change", "wait", "phone", "video")
Scope: TypeAlias = Literal["account", "seller_fulfilled_offers", "category", "listings"]
StatementSection: TypeAlias = Literal["root_cause", "remediation", "prevention"]
STATEMENT_SECTIONS: tuple[StatementSection, ...] = ("root_cause", "remediation", "prevention")


def one_or_more(value: object) -> object:
    """Let one thing stand for a list of it."""
    return (value,) if isinstance(value, str) else value


def _identifiers(kind: str) -> BeforeValidator:
    def check(value: object) -> object:
        listed = one_or_more(value)
        return (
            tuple(check_identifier(kind, str(part)) for part in listed) if isinstance(listed, list | tuple) else value
        )

    return BeforeValidator(check, json_schema_input_type=str | tuple[str, ...])


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
        if not says_something(kept):
            raise ValueError("there are no words")
        return kept
    if isinstance(value, Mapping) and all(isinstance(part, str) for part in value.values()):
        if not value:
            raise ValueError("there are no words")
        return FrozenMap({_language(key): _words(part) for key, part in value.items()})
    if value is not None:
        raise ValueError("should be text, or a table with a text for each language")
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
        if part is not None and not isinstance(part, str):
            raise ValueError("should be a paragraph id, or a list of them")
        if part is not None:
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


def _cell(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float | datetime.date):
        raise ValueError(f"{value!r} cannot stand in a table: write text or a number")
    return legal(str(normal(value)))


IssueKey = Annotated[str, _shape(ISSUE_KEY, "an issue key: write small letters and underscores, late_shipment_rate")]
Key = Annotated[str, _shape(SLUG, "a key: write small letters, digits and hyphens, tracking-export")]
LanguageKey = Annotated[str, _shape(LANGUAGE, "a language: write en, zh, de …")]
Lines = Annotated[tuple[Line, ...], BeforeValidator(one_or_more, json_schema_input_type=Line | tuple[Line, ...])]
Keys = Annotated[tuple[Key, ...], BeforeValidator(one_or_more, json_schema_input_type=Key | tuple[Key, ...])]
Issues = Annotated[
    tuple[IssueKey, ...], BeforeValidator(one_or_more, json_schema_input_type=IssueKey | tuple[IssueKey, ...])
]
Text = Annotated[str, BeforeValidator(lambda value: legal(value) if isinstance(value, str) else value)]
Cell = Annotated[str, BeforeValidator(_cell, json_schema_input_type=str | int | float)]
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


_StatementLike: TypeAlias = Statement | str | tuple[str, ...]
OptionalStatement = Annotated[
    Statement | None, BeforeValidator(_statement, json_schema_input_type=_StatementLike | None)
]
Statements = Annotated[
    tuple[Statement, ...], BeforeValidator(_statements, json_schema_input_type=tuple[_StatementLike, ...])
]


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
    issues: Issues = ()
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
    sha256: Annotated[str, matching("[0-9a-f]{64}", "a SHA-256: 64 small hexadecimal digits")] | None = None


class Annex(Part):
    """A table that goes with the letter: its rows are drawn at the end, or it is a file that is enclosed."""

    key: Key
    title: Line
    columns: Lines = ()
    rows: tuple[tuple[Cell, ...], ...] | None = None
    file: Line | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.rows is None) == (self.file is None):
            raise ValueError("an annex has either 'rows' or 'file', and not both")
        if self.rows is not None and not self.columns:
            raise ValueError("an annex with 'rows' has 'columns': name them")
        for number, row in enumerate(self.rows or (), 1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} cells and there are {len(self.columns)} columns")
        return self


class Attempt(Part):
    """A letter that was sent before, and what came back."""

    sent_on: Day
    letter: Text
    reply: Text | None = None


class Accepted(Part):
    """A finding of the review that the seller accepts, with the reason."""

    rule: IssueKey
    reason: Line
    until: Day | None = None
