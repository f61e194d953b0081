"""What is still missing in a case, as typed questions in the order a person would answer them."""

from collections.abc import Iterator
from typing import Any

from attrs import field, frozen

from poa.case import ROUTES_WITH_A_PLAN, Case
from poa.case_file import toml_value
from poa.catalogue import Catalogue
from poa.catalogue.wording import (
    Part,
    issue_of,
    known_facts,
    parts,
    slots_of,
    stated_in,
    unstated_requirements,
)
from poa.errors import CaseError, path_text
from poa.facts import plain
from poa.languages import language as load_language
from poa.slots import Slot
from poa.tree import Blank


@frozen
class Question:
    """One question that is open.

    `slot` is the fact's name, or a section's key where the whole section is empty (`kind` is then `statement`);
    `text` the question; `example` a value as a case file has it; `asked_by` the paragraphs that need it; `schema` the
    JSON Schema of the answer; `place` where in the case the answer goes (`facts`, `remediation 2, facts`).
    """

    slot: str
    kind: str
    text: str
    example: Any
    asked_by: tuple[str, ...]
    schema: dict[str, Any] = field(eq=False)
    place: str
    issue: str | None = None

    def __str__(self) -> str:
        """Give the question as it is listed for a person."""
        example = f" For example: {self.slot} = {toml_value(self.example)}" if self.example is not None else ""
        return f"{self.slot} ({self.place}): {self.text}{example}"


def missing(case: Case, catalogue: Catalogue | None = None, *, language: str | None = None) -> tuple[Question, ...]:
    """Ask for what the letter of a case still lacks, each thing once: about the case first, then in letter order.

    What every paragraph shares is asked once; what differs from one statement to the next (the day, the owner) is
    asked for each. Raises CaseError if the case does not fit the catalogue. `language` is that of the questions.
    """
    catalogue = catalogue or Catalogue.builtin()
    problems = catalogue.check(case)
    if problems:
        raise CaseError(problems)
    asking = language or case.language
    slots = slots_of(case, catalogue)
    found: dict[tuple[str, str], tuple[Slot, list[str]]] = {}
    for part in parts(case, catalogue):
        for paragraph_id in part.statement.paragraphs:
            paragraph = catalogue.paragraph(paragraph_id, case.language)
            known = known_facts(case, part, catalogue, slots, case.language, paragraph.slots)
            for blank in paragraph.blanks:
                if blank.slot in known and not _lacks_part(blank, known[blank.slot], case.language):
                    continue
                slot = slots[blank.slot]
                asked_by = found.setdefault((blank.slot, _place(slot, part)), (slot, []))[1]
                if paragraph_id not in asked_by:
                    asked_by.append(paragraph_id)
    for issue in case.issues:
        for name in unstated_requirements(case, issue, catalogue):
            if name in slots:
                found.setdefault((name, "facts"), (slots[name], []))
    asked = [
        Question(
            slot=name,
            kind=slot.kind,
            text=slot.asked(asking),
            example=plain(slot.example),
            asked_by=tuple(asked_by),
            schema=slot.value_schema(),
            place=place,
        )
        for (name, place), (slot, asked_by) in found.items()
    ]
    about_the_case = [question for question in asked if stated_in(question.slot)]
    return (
        *about_the_case,
        *_empty_sections(case, catalogue, asking),
        *(each for each in asked if each not in about_the_case),
    )


def _lacks_part(blank: Blank, fact: Any, code: str) -> bool:
    return not fact.slot.reading(fact.value, blank.field, load_language(code))


def _place(slot: Slot, part: Part) -> str:
    built_in = stated_in(slot.name)
    if built_in is not None:
        return built_in
    if not slot.per_statement:
        return "facts"
    return path_text((*part.path, "facts")) if part.stated else "facts"


def _empty_sections(case: Case, catalogue: Catalogue, asking: str) -> Iterator[Question]:
    if case.route not in ROUTES_WITH_A_PLAN:
        return
    words = load_language(asking)
    for section in ("root_cause", "remediation", "prevention"):
        answered = {issue_of(statement, case, catalogue) for statement in getattr(case, section)}
        for issue in case.issues:
            if issue not in answered:
                about = f" ({catalogue.issue(issue).named(asking)})" if len(case.issues) > 1 else ""
                yield Question(
                    slot=section,
                    kind="statement",
                    text=words.text(f"question.{section}") + about,
                    example=None,
                    asked_by=catalogue.paragraph_ids(issue, section),
                    schema={"$ref": "#/$defs/Statement"},
                    place=section,
                    issue=issue,
                )
