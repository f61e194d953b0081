"""The case: what the seller states. One case is one submission, to one addressee, by one route.

A notice that wants two things from two addresses makes two cases. Reading a case checks its shape and brings values
to one form; whether the facts fit the paragraphs is asked of a catalogue (`Catalogue.check`).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, PrivateAttr, ValidationError, model_validator

from poa import case_file
from poa.case_parts import (
    ROUTES_WITH_A_PLAN,
    ROUTES_WITHOUT_A_LETTER,
    STATEMENT_SECTIONS,
    Accepted,
    Annex,
    Attempt,
    Evidence,
    Issues,
    LanguageKey,
    Notice,
    OptionalStatement,
    Part,
    Route,
    Scope,
    Seller,
    Statement,
    Statements,
    StatementSection,
    one_or_more,
)
from poa.errors import CaseError, Problem
from poa.facts import Facts
from poa.files import read_text, write_atomically
from poa.keys import nearest, paragraph_parts
from poa.loose_ends import loose_ends
from poa.marketplaces import marketplace
from poa.validation import problems_of, refuse
from poa.values import Day, FrozenMap

__all__ = [
    "ROUTES_WITHOUT_A_LETTER", "ROUTES_WITH_A_PLAN", "STATEMENT_SECTIONS", "Accepted", "Annex", "Attempt", "Case", "Evidence", "Notice", "Route", "Scope", "Seller",
    "Statement", "StatementSection",
]  # fmt: skip


class Case(Part):
    """What the seller states for one submission. See `examples/late_shipment.toml` for one in full.

    `facts` are said once and used by every paragraph that asks; a statement's own facts win, and `defaults` give a
    section's usual ones. `scope` is what is asked back. Dates are days; "today" is `written_on`.
    """

    issues: Annotated[Issues, Field(min_length=1)]
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
        problems = tuple(loose_ends(self))
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
        except UnicodeEncodeError:  # pydantic cannot say what it found
            raise CaseError("a name has half of a surrogate pair in it.", "Take it out.") from None

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
        if case_file.is_json(path.name):
            text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        else:
            old = read_text(path) if path.exists() else ""
            text = case_file.updated_toml(old, self._said_in(old, str(path)), data)
        write_atomically(path, text.encode())

    @classmethod
    def _said_in(cls, text: str, file: str) -> dict[str, Any]:
        """Give what a file says, as a case if it is one, else as it stands."""
        try:
            return cls._read(text, file).to_dict()
        except CaseError:
            return case_file.parse(text, file)

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
            "evidence": one_or_more(evidence),
            "addresses": one_or_more(addresses),
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
        made = {
            "words": words,
            "key": key,
            "issue": issue,
            "evidence": one_or_more(evidence),
            "addresses": one_or_more(addresses),
        }
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
