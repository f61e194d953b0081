"""ASINs of the notice for which no paper is enclosed."""

from collections.abc import Iterator

from poa.facts import plain
from poa.review.coverage import issues_of
from poa.review.example_papers import paper_example
from poa.review.identifiers_named import listed, of_notice
from poa.review.levels import Level
from poa.review.papers import of_paper, per_asin, required
from poa.review.rule import Example, Hit, Rule, example
from poa.review.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Look for ASINs that no paper `covers`, for issues whose papers are about a product.

    A paper covers what its `covers` says, and the ASINs in its title and its facts. Nothing is said where the issue
    does not ask for such papers and the case has none.
    """
    case = subject.case
    wanted = of_notice(case, "asins")
    if case is None or not wanted:
        return
    issues = issues_of(subject)
    names = per_asin(issues)
    if not names:
        return
    enclosed = list(of_paper(case, *names))
    asked = any(
        group.level == Level.ERROR and names & set(group.any_of)
        for issue in issues
        for group in required(issue, case.route)
    )
    if not enclosed and not asked:
        return
    said = " ".join(
        f"{each.title} {' '.join(each.covers)} {plain({name: fact.value for name, fact in each.facts.items()})}"
        for each in enclosed
    ).upper()
    missing = [asin for asin in wanted if asin not in said]
    if missing:
        yield Hit(
            f"No paper that is enclosed covers {len(missing)} of the {len(wanted)} ASINs of the notice: "
            f"{listed(missing)}."
            if len(wanted) > 1
            else f"No paper that is enclosed covers {missing[0]}, the ASIN of the notice."
        )


def _example(
    *covers: list[str], kind: str = "supplier_invoice", issue: str = "inauthentic", note: str = "", **more: object
) -> Example:
    """Make a letter about two ASINs with papers that cover some of them."""
    papers = ({"kind": kind, "covers": each, **more} for each in covers)
    return paper_example(issue, *papers, note=note, asins=["B0EXAMPL01", "B0EXAMPL02"])


RULE = Rule(
    id="evidence_not_for_all_asins",
    level=Level.ERROR,
    summary="An ASIN of the notice has no paper that proves something for it.",
    why="Amazon asks for evidence for every product under review; one ASIN without a paper keeps all of them down.",
    source="facts.md 3.2 and 1.1; A1",
    hint='Enclose a paper for it, or say which paper does: covers = ["B0EXAMPL01", "B0EXAMPL02"].',
    check=check,
    routes=("plan", "questionnaire", "documents", "dispute"),
    flags=[
        _example(["B0EXAMPL01"]),
        _example([]),
        _example(["B0EXAMPL02"], kind="letter_of_authorisation", issue="trademark_complaint"),
        _example(note="the issue asks for invoices and there is none"),
    ],
    accepts=[
        _example(["B0EXAMPL01", "B0EXAMPL02"]),
        _example(["B0EXAMPL01"], ["B0EXAMPL02"]),
        _example(issue="suspected_ip", note="a plan for a suspected infringement does not ask for papers"),
        _example(["B0EXAMPL01"], kind="staff_rota", issue="late_shipment_rate", note="a metric is not about a product"),
        example(case={}, note="no ASIN in the notice"),
        example(remediation=["The invoice covers B0EXAMPL01."], note="no case"),
        _example(["B0EXAMPL01"], facts={"quantity": {"B0EXAMPL02": 200}}, note="by its facts"),
    ],
)
