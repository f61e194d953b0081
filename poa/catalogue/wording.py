"""Which paragraphs a case uses, part by part, and what is known for the slots of each."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from poa.case import STATEMENT_SECTIONS, Case, Statement
from poa.facts import Fact
from poa.fill import Known
from poa.keys import ANY_ISSUE, paragraph_parts
from poa.languages import Language, language
from poa.marketplaces import marketplace
from poa.slots import Slot, readings
from poa.values import FrozenMap

if TYPE_CHECKING:
    from poa.catalogue.load import Catalogue
    from poa.catalogue.models import Target

Path = tuple[str | int, ...]

_STATED_IN = {
    "store": "seller.store",
    "registered_email": "seller.email",
    "signatory": "seller.signatory",
    "marketplace": "marketplace",
    "scope": "scope",
    "notice_date": "notice.received",
    "written_on": "written_on",
    "issue_name": "issues",
    "target": "issues",
}


@frozen
class Part:
    """One statement of a case, or one default paragraph, with the issue it belongs to.

    `path` leads to it within the case; a default that the case does not name has the path of its section.
    """

    section: str
    path: Path
    statement: Statement
    issue: str | None
    stated: bool = True


def parts(case: Case, catalogue: "Catalogue") -> Iterator[Part]:
    """Go through all that a case says, in letter order; greeting, acknowledgement and closing get their defaults."""
    yield from _framing(case, catalogue, "greeting", case.issues[:1])
    yield from _framing(case, catalogue, "acknowledgement", case.issues)
    rank = {issue: place for place, issue in enumerate(case.issues)}
    for section in STATEMENT_SECTIONS:
        made = [
            Part(section, (section, index), statement, issue_of(statement, case, catalogue))
            for index, statement in enumerate(getattr(case, section))
        ]
        yield from sorted(made, key=lambda part: rank.get(part.issue or "", -1))  # as `sections.grouped` draws them
    yield from _framing(case, catalogue, "closing", case.issues[:1])


def issue_of(statement: Statement, case: Case, catalogue: "Catalogue") -> str | None:
    """Say which of the case's issues a statement belongs to: as stated, from its paragraph, or the only one."""
    if statement.issue is not None:
        return statement.issue
    for paragraph_id in statement.paragraphs:
        key = paragraph_parts(paragraph_id)[0]
        for issue in case.issues if key != ANY_ISSUE else ():
            if key == issue or key in _components(issue, catalogue):
                return issue
    return case.issues[0] if len(case.issues) == 1 else None


def slots_of(case: Case, catalogue: "Catalogue") -> dict[str, Slot]:
    """Give every slot that a case can state a fact for or use, built-in ones included."""
    return catalogue.slots(*(issue for issue in case.issues if catalogue.has_issue(issue)))


def stated_facts(case: Case, part: Part) -> dict[str, tuple[Fact, Path]]:
    """Give the facts that a part sees, each with its place: its own before its section's defaults, then the case's."""
    found: dict[str, tuple[Fact, Path]] = {name: (fact, ("facts", name)) for name, fact in case.facts.items()}
    defaults: Mapping[str, Fact] = case.defaults.get(part.section, FrozenMap())
    found |= {name: (fact, ("defaults", part.section, name)) for name, fact in defaults.items()}
    found |= {name: (fact, (*part.path, "facts", name)) for name, fact in part.statement.facts.items()}
    return found


def known_facts(
    case: Case, part: Part, catalogue: "Catalogue", slots: Mapping[str, Slot], code: str, names: Iterable[str]
) -> dict[str, Known]:
    """Type what a part knows of these slots; what cannot be typed is left out (`Catalogue.check` reports it)."""
    stated = stated_facts(case, part)
    own = built_in(case, part.issue, catalogue, slots, code)
    known: dict[str, Known] = {}
    for name in names:
        if name in own:
            known[name] = own[name]
        elif name in stated and name in slots:
            fact = stated[name][0]
            try:
                known[name] = Known(slots[name], slots[name].typed(fact.value), fact.source)
            except ValueError:
                continue
    return known


def built_in(
    case: Case, issue: str | None, catalogue: "Catalogue", slots: Mapping[str, Slot], code: str
) -> dict[str, Known]:
    """Give the slots that poa fills itself, as far as the case and the catalogue know them."""
    place = marketplace(case.marketplace)
    words = language(code)
    values: dict[str, Any] = {
        "store": case.seller.store,
        "registered_email": case.seller.email,
        "signatory": case.seller.signatory,
        "marketplace": place.names.get(code, place.names.get(code.split("-", maxsplit=1)[0], place.name)),
        "scope": words.text(f"scope.{case.scope}"),
        "notice_date": case.notice.received if case.notice else None,
        "written_on": case.written_on,
    }
    if issue is not None and catalogue.has_issue(issue):
        declared = catalogue.issue(issue)
        values["issue_name"] = declared.named(*name_languages(case, code))
        if declared.target is not None:
            values["target"] = target_reads(declared.target, words)
    return {name: Known(slots[name], value, "case") for name, value in values.items() if value is not None}


def target_reads(target: "Target", words: Language) -> str:
    """Say a target: "below 4%"."""
    return words.text(f"target.{target.rule}", rate=readings.percent(target.rate, words))


def default_paragraph(issue: str, section: str, route: str, catalogue: "Catalogue") -> str:
    """Choose the paragraph of a framing section that a case names none for: one named for the route before `default`.

    Of the two the issue's own comes before that of `any/`.
    """
    named = [f"{owner}/{section}/{slug}" for slug in (route, "default") for owner in (issue, ANY_ISSUE)]
    return next((each for each in named if catalogue.has_paragraph(each)), named[-1])


def required_slots(case: Case, issue: str, catalogue: "Catalogue") -> tuple[str, ...]:
    """List the facts without which a letter about an issue by the case's route would not be honest or complete."""
    if not catalogue.has_issue(issue):
        return ()
    groups = [each for each in catalogue.issue(issue).required if not each.routes or case.route in each.routes]
    return tuple(dict.fromkeys(name for group in groups for name in group.slots))


def stated_anywhere(case: Case) -> set[str]:
    """Name every fact that a case states: for all, for a section, with a statement, or with a paper."""
    framing = (getattr(case, section) for section in ("greeting", "acknowledgement", "closing"))
    statements = [statement for _, _, statement in case.statements()] + [each for each in framing if each]
    groups = (case.facts, *case.defaults.values(), *(each.facts for each in (*statements, *case.evidence)))
    return {name for facts in groups for name in facts}


def unstated_requirements(case: Case, issue: str, catalogue: "Catalogue") -> tuple[str, ...]:
    """List the required facts of an issue that the case states nowhere and that no paragraph of it asks for."""
    required = required_slots(case, issue, catalogue)
    if not required:
        return ()
    used = (each for part in parts(case, catalogue) if part.issue == issue for each in part.statement.paragraphs)
    asked = {name for each in used for name in catalogue.paragraph(each, case.language).slots}
    known = stated_anywhere(case) | asked
    return tuple(name for name in required if name not in known)


def stated_in(slot: str) -> str | None:
    """Say where the case states what a built-in slot shows; None for a slot that is not built in."""
    return _STATED_IN.get(slot)


def name_languages(case: Case, code: str) -> tuple[str, ...]:
    """Give the languages in which an issue's name is looked for: English as Amazon writes it in the marketplace."""
    return (
        (marketplace(case.marketplace).english, "en")
        if code.split("-", maxsplit=1)[0] == "en"
        else (code, code.split("-", maxsplit=1)[0])
    )


def _framing(case: Case, catalogue: "Catalogue", section: str, issues: tuple[str, ...]) -> Iterator[Part]:
    stated: Statement | None = getattr(case, section)
    if stated is not None:
        yield from _one_by_one(Part(section, (section,), stated, issue_of(stated, case, catalogue)), case, catalogue)
        return
    for issue in issues:
        chosen = default_paragraph(issue, section, case.route, catalogue)
        yield Part(section, (section,), Statement(paragraph=chosen), issue, stated=False)


def _one_by_one(part: Part, case: Case, catalogue: "Catalogue") -> Iterator[Part]:
    """Let each paragraph that the case names for a framing section stand by itself, with its own issue."""
    if not part.statement.paragraphs:
        yield part
    last = len(part.statement.paragraphs) - 1
    for place, paragraph_id in enumerate(part.statement.paragraphs):
        evidence = part.statement.evidence if place == last else ()
        single = part.statement.model_copy(update={"paragraph": paragraph_id, "evidence": evidence})
        issue = issue_of(single, case, catalogue) or case.issues[0]
        yield Part(part.section, part.path, single, issue)


def _components(issue: str, catalogue: "Catalogue") -> tuple[str, ...]:
    return catalogue.issue(issue).components if catalogue.has_issue(issue) else ()
