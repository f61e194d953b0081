"""Papers that an issue asks for and the case does not have."""

from collections.abc import Iterator, Mapping

from poa.review.coverage import issues_of, name_of
from poa.review.example_papers import paper_example
from poa.review.levels import Level
from poa.review.papers import ANY_PAPER, Group, either, papers, required, satisfies
from poa.review.rule import Example, Hit, Rule, example
from poa.review.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Go through the groups of papers that the issues ask for; a case is needed, a draft cannot show its papers."""
    case = subject.case
    if case is None:
        return
    missing: dict[Group, str] = {}
    for issue in issues_of(subject):
        for group in required(issue, case.route):
            if group not in missing and not any(satisfies(each, group.any_of) for each in case.evidence):
                missing[group] = issue
    for group, issue in missing.items():
        if group.any_of == (ANY_PAPER,):
            message = f"Nothing is enclosed that proves what the letter says about {name_of(issue, subject)}."
        else:
            wanted = either(papers()[name].noun for name in group.any_of)
            message = f"The case has no evidence that is {wanted}, which {name_of(issue, subject)} asks for."
        yield Hit(message, level=group.level)


def _example(issue: str, evidence: Mapping[str, str] | None = None, route: str = "plan", note: str = "") -> Example:
    """Make a letter about an issue with papers, given as kind and title."""
    listed = ({"kind": kind, "title": title} for kind, title in (evidence or {}).items())
    return paper_example(issue, *listed, note=note, route=route)


RULE = Rule(
    id="evidence_required_missing",
    level=Level.ERROR,
    summary="The papers that this kind of notice asks for are not enclosed.",
    why="For some issues Amazon decides on papers: without invoices, identity documents or reports the letter is not "
    "weighed at all.",
    source="facts.md 3.2 and 2; A7",
    hint="Add the paper to the case's evidence, with its file, its day and the ASINs that it covers; poa explain and "
    "evidence.toml say which ones count.",
    check=check,
    routes=("plan", "questionnaire", "documents", "dispute"),
    flags=[
        _example("inauthentic"),
        _example("inauthentic", {"inspection_record": "Check of 60 units"}),
        _example(
            "identity_verification",
            {"passport": "Passport, both pages"},
            "documents",
            "the proof of address is missing",
        ),
        _example("related_account", {"training_record": "Training of 3 staff"}),
        _example("product_safety", {"product_photos": "Six sides of the product"}),
        _example("late_shipment_rate", note="a suggestion, as nothing at all is enclosed"),
    ],
    accepts=[
        _example("inauthentic", {"supplier_invoice": "Invoice INV-104 of 3 March 2026"}),
        _example("inauthentic", {"other_paper": "Supplier invoices, March 2026"}, note="named by its title"),
        example(case={}, note="a performance metric asks for nothing in particular"),
        _example(
            "counterfeit_complaint",
            {"retraction_email": "Retraction by the rights owner"},
            note="a retraction takes the place of invoices",
        ),
        _example("identity_verification", {"passport": "Passport", "utility_bill": "Water bill"}, "documents"),
        _example("listing_policy", {"page_before_after": "Page before and after"}),
        example(remediation=["Invoices prove where the goods come from."], note="no case"),
        _example("payment_method_invalid", note="nothing is asked for"),
    ],
)
