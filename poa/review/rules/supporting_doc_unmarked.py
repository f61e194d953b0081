"""A supporting paper on which nothing has been highlighted."""

from collections.abc import Iterator

from poa.review.example_papers import paper_example
from poa.review.levels import Level
from poa.review.papers import paper_of
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject


def check(subject: Subject) -> Iterator[Hit]:
    """Look among the papers of the case for those that are to be marked and that the case says are not."""
    for evidence in subject.case.evidence if subject.case else ():
        sort = paper_of(evidence)
        if sort is not None and sort.to_mark and evidence.annotated is False:
            yield Hit(f"Nothing is highlighted on '{evidence.title}', {sort.noun}.")


RULE = Rule(
    id="supporting_doc_unmarked",
    level=Level.SUGGESTION,
    summary="The places that matter are not highlighted on a supporting paper.",
    why="Amazon's page on the plan of action asks to circle or highlight ASINs, the supplier's name and website and the "
    "clauses that matter: a reviewer has minutes.",
    source="facts.md 1.1 and 3.2; A1",
    hint="Highlight the ASINs or product names, the supplier and the date, then say annotated = true. Identity documents "
    "stay as they are.",
    check=check,
    flags=[
        paper_example("inauthentic", {"kind": "supplier_invoice", "annotated": False}),
        paper_example("trademark_complaint", {"kind": "letter_of_authorisation", "annotated": False}),
        paper_example("product_safety", {"kind": "lab_report", "annotated": False}),
    ],
    accepts=[
        paper_example("inauthentic", {"kind": "supplier_invoice", "annotated": True}),
        paper_example("inauthentic", {"kind": "supplier_invoice"}, note="nothing is said of marks"),
        paper_example("identity_verification", {"kind": "passport", "annotated": False}, note="must not be marked"),
        paper_example("late_shipment_rate", {"kind": "carrier_scans", "annotated": False}, note="a report of our own"),
        paper_example("late_shipment_rate", {"kind": "order_system_invoice", "annotated": False}, note="of a software"),
        example(closing=["The invoices are enclosed without marks."], note="no case"),
    ],
)
