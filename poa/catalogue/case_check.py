"""Whether a case fits the catalogue: issues, paragraphs and facts are known, values are of their kind, rates add up."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from poa.case import ROUTES_WITHOUT_A_LETTER, Case
from poa.case_file import toml_value
from poa.catalogue.models import IssueType
from poa.catalogue.wording import Part, Path, parts, slots_of, stated_facts, stated_in, unstated_requirements
from poa.errors import CatalogueError, Problem
from poa.facts import Fact, plain
from poa.keys import ANY_ISSUE, nearest, paragraph_parts
from poa.slots import RateSlot, Slot
from poa.slots.base import in_language

if TYPE_CHECKING:
    from poa.catalogue.load import Catalogue

TOLERANCE = Decimal("0.0005")  # 0.05 percentage points: a rate is stated with one or two digits


def problems_in(case: Case, catalogue: "Catalogue") -> tuple[Problem, ...]:
    """Find everything that does not fit, in the order of the file, each thing once."""
    about_issues = tuple(_issue_problems(case, catalogue))
    if any(problem.file or problem.path[0] == "issues" for problem in about_issues):
        return about_issues  # what an unknown issue would have brought is not missed a second time
    slots = slots_of(case, catalogue)
    found = [
        *about_issues,
        *_fact_problems(case, slots),
        *(problem for part in parts(case, catalogue) for problem in _part_problems(part, case, catalogue, slots)),
        *_conflicts(case, catalogue),
        *_rate_problems(case, catalogue, slots),
    ]
    return tuple(dict.fromkeys(found))


def deprecated_in(case: Case, catalogue: "Catalogue") -> Iterator[Problem]:
    """Find the paragraphs of a case that another replaces."""
    for part in parts(case, catalogue):
        for index, paragraph_id in enumerate(part.statement.paragraphs):
            paragraph = catalogue.paragraph_in_any(paragraph_id, case.language)
            if paragraph is not None and paragraph.replaced_by is not None:
                path = (*part.path, "paragraph", index) if isinstance(part.statement.paragraph, tuple) else part.path
                yield Problem(f"'{paragraph_id}' is deprecated.", f"Use '{paragraph.replaced_by}'.", path)


def facts_schema(case: Case, catalogue: "Catalogue") -> dict[str, Any]:
    """Give the JSON Schema of the facts that the case's paragraphs ask for; what is asked and not known is required."""
    slots = slots_of(case, catalogue)
    asked: dict[str, bool] = {}  # whether the case states it where it is asked
    for part in parts(case, catalogue):
        stated = stated_facts(case, part)
        for paragraph_id in part.statement.paragraphs:
            for name in catalogue.paragraph(paragraph_id, case.language).slots:
                asked[name] = asked.get(name, True) and name in stated
    asked |= dict.fromkeys((each for key in case.issues for each in unstated_requirements(case, key, catalogue)), False)
    names = [name for name in asked if name in slots and name not in catalogue.built_in_slots()]
    properties = {
        name: {
            **slots[name].value_schema(),
            "title": slots[name].asked(case.language),
            "examples": [plain(slots[name].example)],
        }
        for name in names
    }
    missing = [name for name in names if not asked[name]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": properties,
        "required": missing,
    }


def _issue_problems(case: Case, catalogue: "Catalogue") -> Iterator[Problem]:
    for index, key in enumerate(case.issues):
        try:
            issue = catalogue.issue(key)
        except CatalogueError as error:
            yield from (problem if problem.file else problem.at("issues", index) for problem in error.problems)
            continue
        if case.route not in issue.routes:
            mend = f"Its routes: {', '.join(issue.routes)}. {_wanted(issue, issue.routes[0])}".rstrip()
            yield Problem(f"the issue '{key}' is not answered by the route '{case.route}'.", mend, ("route",))
        elif case.route in ROUTES_WITHOUT_A_LETTER:
            mend = f"{_wanted(issue, case.route)} The steps are listed by: poa catalogue show {key}.".lstrip()
            yield Problem(f"the route '{case.route}' takes no letter.", mend, ("route",))


def _wanted(issue: IssueType, route: str) -> str:
    return in_language(issue.answers[route].wants, "en") if route in issue.answers else ""


def _part_problems(part: Part, case: Case, catalogue: "Catalogue", slots: Mapping[str, Slot]) -> Iterator[Problem]:
    path = (*part.path, "paragraph") if part.stated else ("language",)
    for index, paragraph_id in enumerate(part.statement.paragraphs):
        place = (*path, index) if isinstance(part.statement.paragraph, tuple) else path
        try:
            paragraph = catalogue.paragraph(paragraph_id, case.language)
        except CatalogueError as error:
            yield from (problem.at(*place) if problem.file is None else problem for problem in error.problems)
            continue
        issue, section, _ = paragraph_parts(paragraph_id)
        if section != part.section:
            yield Problem(f"'{paragraph_id}' is written for {section}, not for {part.section}.", path=place)
        family = {member for key in case.issues for member in _family(key, catalogue)}
        if issue != ANY_ISSUE and issue not in family:
            mend = (
                f"The case is about {', '.join(case.issues)}: add '{issue}' to its issues, or take the paragraph out."
            )
            yield Problem(f"'{paragraph_id}' belongs to another issue.", mend, place)
        if paragraph.issues and issue == ANY_ISSUE and not family & set(paragraph.issues):
            mend = f"It is for: {', '.join(paragraph.issues)}."
            yield Problem(f"'{paragraph_id}' is not for {', '.join(case.issues)}.", mend, place)
        if issue == ANY_ISSUE and part.issue is None:
            mend = f'Say which it answers: issue = "{case.issues[0]}".'
            yield Problem("the case has several issues and this paragraph belongs to none of them.", mend, place)
        for blank in paragraph.blanks:
            slot = slots.get(blank.slot)
            if slot is None:
                mend = nearest(blank.slot, slots) or "Declare it in the pack's slots.toml."
                yield Problem(f"'{paragraph_id}' uses the slot '{blank.slot}', which is not declared.", mend, place)
            elif blank.field is not None and blank.field not in slot.fields:
                mend = f"Its fields: {', '.join(slot.fields) or 'none'}."
                yield Problem(f"'{paragraph_id}' asks '{blank.slot}' for '{blank.field}'.", mend, place)
        if part.stated and paragraph.routes and case.route not in paragraph.routes:
            wanted = ", ".join(paragraph.routes)
            yield Problem(f"'{paragraph_id}' cannot be used by the route '{case.route}', only by {wanted}.", path=place)


def _family(key: str, catalogue: "Catalogue") -> tuple[str, ...]:
    try:
        return catalogue.family(key)
    except CatalogueError:
        return (key,)


def _fact_problems(case: Case, slots: Mapping[str, Slot]) -> Iterator[Problem]:
    groups: list[tuple[Path, Mapping[str, Fact]]] = [(("facts",), case.facts)]
    groups += [(("defaults", section), facts) for section, facts in case.defaults.items()]
    groups += [((section, index, "facts"), statement.facts) for section, index, statement in case.statements()]
    for name in ("greeting", "acknowledgement", "closing"):
        statement = getattr(case, name)
        if statement is not None:
            groups.append(((name, "facts"), statement.facts))
    for path, facts in groups:
        for name, fact in facts.items():
            yield from _value_problems((*path, name), name, fact, slots)


def _value_problems(path: Path, name: str, fact: Fact, slots: Mapping[str, Slot]) -> Iterator[Problem]:
    if stated_in(name) is not None:
        yield Problem(f"'{name}' is filled by poa itself.", f"It comes from '{stated_in(name)}' of the case.", path)
        return
    if name not in slots:
        mend = nearest(name, slots) or "No paragraph of the case's issues asks for it."
        yield Problem(f"there is no fact '{name}'.", mend, path)
        return
    slot = slots[name]
    try:
        slot.typed(fact.value)
    except ValueError as problem:
        example = plain(slot.example)
        mend = f"{slot.asked('en')} For example: {toml_value(example)}."
        yield Problem(f"{problem}.", mend, path)


def _conflicts(case: Case, catalogue: "Catalogue") -> Iterator[Problem]:
    used: dict[str, Path] = {}
    for part in parts(case, catalogue):
        for paragraph_id in part.statement.paragraphs:
            used.setdefault(paragraph_id, part.path)
    told: set[frozenset[str]] = set()
    for paragraph_id, path in used.items():
        if not catalogue.has_paragraph(paragraph_id):
            continue
        try:
            conflicts = catalogue.paragraph(paragraph_id, case.language).conflicts
        except CatalogueError:
            continue
        for other in conflicts:
            if other in used and frozenset((paragraph_id, other)) not in told:
                told.add(frozenset((paragraph_id, other)))
                yield Problem(
                    f"'{paragraph_id}' and '{other}' contradict each other.", "Keep the one that is so.", path
                )


def _rate_problems(case: Case, catalogue: "Catalogue", slots: Mapping[str, Slot]) -> Iterator[Problem]:
    rates = {name: slot for name, slot in slots.items() if isinstance(slot, RateSlot)}
    scopes: list[dict[str, tuple[Fact, Path]]] = [{name: (fact, ("facts", name)) for name, fact in case.facts.items()}]
    scopes += [stated_facts(case, part) for part in parts(case, catalogue)]
    for scope in scopes:
        for name, slot in rates.items():
            if {name, slot.defects, slot.orders} <= set(scope):
                yield from _rate_problem(name, slot, scope, slots)


def _rate_problem(
    name: str, slot: RateSlot, scope: Mapping[str, tuple[Fact, Path]], slots: Mapping[str, Slot]
) -> Iterator[Problem]:
    names = (str(slot.defects), str(slot.orders))
    try:
        stated = slot.typed(scope[name][0].value)
        defects, orders = (slots[count].typed(scope[count][0].value) for count in names)
    except (ValueError, KeyError):  # a mistyped value has its own problem
        return
    if not (isinstance(defects, int) and isinstance(orders, int)):  # the pack is wrong: `poa catalogue check` says so
        return
    path = scope[name][1]
    if defects > orders:
        yield Problem(f"{names[0]} ({defects}) is more than {names[1]} ({orders}).", path=scope[names[0]][1])
        return
    counted = Decimal(defects) / orders if orders else Decimal(0)
    if abs(stated.rate - counted) > TOLERANCE:
        yield Problem(
            f"says {_percent(stated.rate)}, and {names[0]} of {names[1]} is {defects} of {orders}, {_percent(counted)}.",
            "Correct the one that is wrong: a reviewer reckons this first.",
            path,
        )


def _percent(share: Decimal) -> str:
    return f"{(share * 100).quantize(Decimal('0.01')).normalize():f}%"
