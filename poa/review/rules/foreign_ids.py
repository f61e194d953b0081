"""Identifiers in the letter that belong to no notice, fact or paper of the case."""

from collections.abc import Iterator

from poa.keys import nearest
from poa.review.identifiers_named import KINDS, NOUNS, listed, may_be_strange, named, of_notice, stated
from poa.review.levels import Level
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_NOT_SAID = ("annexes", "signature")


def check(subject: Subject) -> Iterator[Hit]:
    """Look for identifiers that the case does not know, of the kinds of which its notice or its facts state any."""
    case = subject.case
    if case is None:
        return
    known = stated(case)
    for kind in KINDS:
        if not may_be_strange(subject.text, kind, known) or not (of_notice(case, kind) or named(known, kind)):
            continue
        said = [each for each in named(subject.text, kind) if subject.passage_at(each.start).part not in _NOT_SAID]
        strangers = [each for each in said if each.identifier not in known]
        if not strangers:
            continue
        first, ids = strangers[0], list(dict.fromkeys(each.identifier for each in strangers))
        one, many = NOUNS[kind]
        meant = nearest(ids[0], of_notice(case, kind)) if len(ids) == 1 else ""
        message = (
            f"The {one} {ids[0]} is neither in the notice nor among the facts of the case."
            if len(ids) == 1
            else f"These {len(ids)} {many} are neither in the notice nor among the facts of the case: {listed(ids)}."
        )
        yield Hit(f"{message} {meant}".rstrip(), first.start, first.end)


_NOTICE = {"asins": ["B0EXAMPL01", "B0EXAMPL02"], "order_ids": ["114-1234567-1234567"]}

RULE = Rule(
    id="foreign_ids",
    level=Level.ERROR,
    summary="The letter names an ASIN, order or complaint that neither the notice nor the case knows.",
    why="An identifier of another case, or one with a slip of the pen, makes the reviewer look at the wrong thing and "
    "shows that the letter was made from another.",
    source="facts.md 3.2; fidelity",
    hint="Correct it, or state it as a fact of the case, with its source, if it belongs here.",
    check=check,
    flags=[
        example(case={"notice": _NOTICE}, remediation=["On 18 May 2026 Li Wei closed B0EXAMPL09."]),
        example(case={"notice": _NOTICE}, remediation=["Order 114-1234567-1234576 was refunded on 18 May 2026."]),
        example(
            case={"facts": {"closed_asins": ["B0EXAMPL03"]}},
            root_cause=["B0EXAMPL04 was listed with the wrong size."],
            note="known from facts",
        ),
        example(
            case={"notice": {"complaint_ids": ["6401234567"]}},
            remediation=["Complaint ID 6409999999 was withdrawn on 18 May 2026."],
        ),
    ],
    accepts=[
        example(
            case={"notice": _NOTICE},
            remediation=["On 18 May 2026 Li Wei closed B0EXAMPL01 and refunded 114-1234567-1234567."],
        ),
        example(
            case={"notice": _NOTICE, "facts": {"other_asins": ["B0EXAMPL05"]}},
            remediation=["Li Wei also closed B0EXAMPL05 on 18 May 2026."],
            note="a fact of the case",
        ),
        example(case={}, remediation=["On 18 May 2026 Li Wei closed B0EXAMPL07."], note="no ids are known"),
        example(remediation=["On 18 May 2026 Li Wei closed B0EXAMPL07."], note="no case"),
        example(
            case={
                "notice": _NOTICE,
                "evidence": [
                    {
                        "key": "carrier-scans",
                        "kind": "supplier_invoice",
                        "title": "Invoice for B0EXAMPL06",
                        "covers": ["B0EXAMPL06"],
                    }
                ],
            },
            remediation=["The invoice for B0EXAMPL06 is Exhibit 1."],
            note="covered by a paper",
        ),
        example(
            case={
                "notice": _NOTICE,
                "annexes": [
                    {
                        "key": "orders",
                        "title": "Orders",
                        "columns": ["Order"],
                        "rows": [["114-7654321-7654321"], ["114-1234567-1234567"]],
                    }
                ],
            },
            remediation=["Order 114-7654321-7654321 was late (see Annex 1)."],
            note="in the annex",
        ),
        example(
            case={"notice": _NOTICE},
            remediation=["The parcel 1Z999AA10123456784 arrived; our call number is 555-010-0199."],
            note="other numbers",
        ),
    ],
)
