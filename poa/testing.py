"""For people who extend the catalogue: every paragraph in a letter made of slot examples, as a test composes it."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from poa.case import ROUTES_WITH_A_PLAN, ROUTES_WITHOUT_A_LETTER, STATEMENT_SECTIONS, Case, Route
from poa.catalogue import Catalogue, Paragraph
from poa.catalogue.wording import default_paragraph
from poa.compose import compose
from poa.facts import normal, plain
from poa.keys import ANY_ISSUE, paragraph_parts
from poa.review import Finding, Level, Rule, review
from poa.review.papers import asked_for
from poa.sections import PlanOfAction

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ANY = "*"
_FRAMING = ("greeting", "acknowledgement", "closing")


@frozen
class ExampleLetter:
    """A paragraph in the company of others of its issue, every fact the example of its slot."""

    paragraph: str
    issue: str
    case: Case
    letter: PlanOfAction


def example_letters(
    catalogue: Catalogue, issue: str, language: str = "en", paragraphs: Iterable[str] | None = None
) -> Iterator[ExampleLetter]:
    """Compose a letter around each paragraph of an issue, of its components and of those that all issues share.

    `paragraphs` limits them to these ids. A paragraph that only reads after another is joined to that one; the other
    sections get the first paragraph that stands alone and contradicts nothing. A plan in a language in which some
    section of the issue has nothing yet has no letter, nor has a paragraph that no route of the issue can use.
    """
    has_plan = not any(
        all(each.follows for each in catalogue.suggest(issue, section, language)) for section in STATEMENT_SECTIONS
    )
    wanted = None if paragraphs is None else set(paragraphs)
    for section in ("greeting", "acknowledgement", *STATEMENT_SECTIONS, "closing"):
        for paragraph in catalogue.suggest(issue, section, language):
            route = route_for(catalogue, issue, paragraph)
            if is_shadowed(catalogue, issue, paragraph):
                continue
            if route is None or (route in ROUTES_WITH_A_PLAN and not has_plan):
                continue
            if wanted is None or paragraph.id in wanted:
                case = example_case(catalogue, issue, paragraph, language)
                yield ExampleLetter(paragraph.id, issue, case, compose(case, catalogue))


def is_shadowed(catalogue: Catalogue, issue: str, paragraph: Paragraph) -> bool:
    """Whether an issue has a greeting, acknowledgement or closing of its own in the place of this one."""
    owner, section, slug = paragraph_parts(paragraph.id)
    return owner != issue and section in _FRAMING and catalogue.has_paragraph(f"{issue}/{section}/{slug}")


def route_for(catalogue: Catalogue, issue: str, paragraph: Paragraph) -> Route | None:
    """Choose a route of an issue by which a paragraph can be used, one with a plan if there is; None if none takes it."""
    routes = [
        route
        for route in catalogue.issue(issue).routes
        if route not in ROUTES_WITHOUT_A_LETTER and (not paragraph.routes or route in paragraph.routes)
    ]
    if paragraph.section in STATEMENT_SECTIONS:
        routes = [route for route in routes if route in ROUTES_WITH_A_PLAN]
    return next((route for route in routes if route in ROUTES_WITH_A_PLAN), routes[0] if routes else None)


def example_case(catalogue: Catalogue, issue: str, paragraph: Paragraph, language: str = "en") -> Case:
    """Make the case of such a letter. ValueError if no route of the issue can use the paragraph."""
    route = route_for(catalogue, issue, paragraph)
    if route is None:
        raise ValueError(f"no route of {issue} takes a letter with {paragraph.id}")
    if route in ROUTES_WITH_A_PLAN:
        used = _with_company(catalogue, issue, paragraph, language)
    else:
        used = {paragraph.section: (*_opening(catalogue, issue, paragraph, language), paragraph)}
    stated_by_default = [
        catalogue.paragraph(default_paragraph(issue, section, route, catalogue), language)
        for section in _FRAMING
        if section not in used
    ]
    flat = [*(each for paragraphs in used.values() for each in paragraphs), *stated_by_default]
    slots = catalogue.slots(issue)
    required = {name for each in catalogue.issue(issue).required for name in each.slots}
    names = (
        required
        | {name for each in flat for name in each.slots}
        | {name for each in flat for name in _counted(each, slots)}
    )
    facts = {
        name: plain(normal(slots[name].example))
        for name in sorted(names)
        if name in slots and name not in catalogue.built_in_slots()
    }
    shown = {section: _papers(paragraphs) for section, paragraphs in used.items()}
    shown |= {each.section: _papers((each,)) for each in stated_by_default}
    if route not in ROUTES_WITH_A_PLAN:  # a cover note and a dispute show all that they name
        flat_kinds = (kind for each in flat if each.section == "acknowledgement" for kind in each.evidence)
        shown["acknowledgement"] = tuple(dict.fromkeys(flat_kinds))
    asked = [
        kind for kind in asked_for(issue, route) if kind not in {each for papers in shown.values() for each in papers}
    ]
    shown["root_cause" if route in ROUTES_WITH_A_PLAN else "acknowledgement"] += tuple(asked)
    papers = list(dict.fromkeys(kind for kinds in shown.values() for kind in kinds))
    days = [datetime.date.fromisoformat(day) for day in _DAY.findall(str(facts))]
    built_in = {name: plain(normal(slot.example)) for name, slot in catalogue.built_in_slots().items()}
    received = datetime.date.fromisoformat(str(built_in["notice_date"]))
    usual = datetime.date.fromisoformat(str(built_in["written_on"]))
    written_on = max([usual, *(day for day in days if received <= day and day.year <= received.year)])
    data: dict[str, Any] = {
        "issues": [issue],
        "route": route,
        "marketplace": "US",
        "language": language,
        "written_on": written_on.isoformat(),
        "seller": {
            "store": built_in["store"],
            "email": built_in["registered_email"],
            "signatory": built_in["signatory"],
        },
        "notice": {"received": received.isoformat(), "issues": [issue]},
        "facts": facts,
        "evidence": [
            {"key": _key(kind), "kind": kind, "title": kind.replace("_", " ").capitalize(), "issued_on": received}
            for kind in papers
        ],
    }
    for section, paragraphs in (used | {each.section: (each,) for each in stated_by_default}).items():
        ids = [each.id for each in paragraphs]
        evidence = [_key(kind) for kind in shown[section]]
        stated: dict[str, Any] = {"paragraph": ids[0] if len(ids) == 1 else ids, "issue": issue, "evidence": evidence}
        if section not in STATEMENT_SECTIONS:
            data[section] = stated
            continue
        stated["key"] = _key(section)
        if section != "root_cause":
            stated["addresses"] = [_key("root_cause")]
        data[section] = [stated]
    return Case.from_dict(data)


def findings_of_examples(
    catalogue: Catalogue,
    issue: str,
    language: str = "en",
    paragraphs: Iterable[str] | None = None,
    rules: Iterable[Rule] | None = None,
) -> Iterator[tuple[str, Finding]]:
    """Review these letters and give what is an error or a warning, with the paragraph that the letter was made for."""
    listed = None if rules is None else tuple(rules)
    for example in example_letters(catalogue, issue, language, paragraphs):
        report = review(example.letter, example.case, catalogue=catalogue, rules=listed)
        for finding in report.findings:
            if finding.level >= Level.WARNING:
                yield example.paragraph, finding


def _with_company(
    catalogue: Catalogue, issue: str, paragraph: Paragraph, language: str
) -> dict[str, tuple[Paragraph, ...]]:
    """Put a paragraph into its section, after the one that it follows, and one paragraph into each other section."""
    used: dict[str, tuple[Paragraph, ...]] = {}
    first = _before(catalogue, issue, paragraph, language)
    used[paragraph.section] = (*first, paragraph)
    for section in STATEMENT_SECTIONS:
        if section not in used:
            taken = [each for paragraphs in used.values() for each in paragraphs]
            used[section] = (_partner(catalogue, issue, section, language, taken),)
    return used


def _papers(paragraphs: Iterable[Paragraph]) -> tuple[str, ...]:
    """Give the first kind of evidence that each paragraph names; a statement shows these."""
    return tuple(dict.fromkeys(kind for each in paragraphs for kind in each.evidence[:1]))


def _opening(catalogue: Catalogue, issue: str, paragraph: Paragraph, language: str) -> tuple[Paragraph, ...]:
    """Give what stands before a paragraph of a letter without a plan: a ground of a dispute follows the opening."""
    if paragraph.follows:
        return _before(catalogue, issue, paragraph, language)
    slug = paragraph_parts(paragraph.id)[2]
    opening = f"{ANY_ISSUE}/acknowledgement/dispute-opening"
    is_ground = slug.startswith("dispute-") and paragraph.id != opening
    return (catalogue.paragraph(opening, language),) if is_ground and catalogue.has_paragraph(opening) else ()


def _before(catalogue: Catalogue, issue: str, paragraph: Paragraph, language: str) -> tuple[Paragraph, ...]:
    if not paragraph.follows:
        return ()
    if _ANY in paragraph.follows:
        return (_partner(catalogue, issue, paragraph.section, language, [paragraph]),)
    owner = paragraph_parts(paragraph.id)[0]
    for group in (owner, ANY_ISSUE):
        before = f"{group}/{paragraph.section}/{paragraph.follows[0]}"
        if catalogue.has_paragraph(before):
            first = catalogue.paragraph(before, language)
            return (*_before(catalogue, issue, first, language), first)
    return ()


def _partner(catalogue: Catalogue, issue: str, section: str, language: str, taken: list[Paragraph]) -> Paragraph:
    """Find a paragraph that stands alone, contradicts none of those taken, and names a person where it can."""
    candidates = [
        each
        for each in catalogue.suggest(issue, section, language)
        if not each.follows
        and each.id not in {other.id for other in taken}
        and not any(each.id in other.conflicts or other.id in each.conflicts for other in taken)
    ]
    return max(candidates, key=lambda each: len({"owner", "done_on", "rhythm"} & set(each.slots)))


def _counted(paragraph: Paragraph, slots: Mapping[str, Any]) -> Iterator[str]:
    for name in paragraph.slots:
        for count in (getattr(slots.get(name), "defects", None), getattr(slots.get(name), "orders", None)):
            if count is not None:
                yield count


def _key(name: str) -> str:
    return name.replace("_", "-")
