"""A fact that an issue requires, stated in the case, and not said in the letter."""

from collections.abc import Iterator
from typing import Any

from poa.catalogue.wording import required_slots, slots_of, stated_anywhere
from poa.review.example_case import EXAMPLE_CASE
from poa.review.levels import Level
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.tree import Blank, Filled


def check(subject: Subject) -> Iterator[Hit]:
    """Compare what each issue of a case requires with what a composed letter shows; a blank is another rule's matter."""
    case = subject.case
    if case is None or not subject.is_composed:
        return
    shown = {node.slot for _, node in subject.letter.nodes() if isinstance(node, Filled | Blank)}
    stated = stated_anywhere(case)
    slots = slots_of(case, subject.catalogue)
    for issue in case.issues:
        for name in required_slots(case, issue, subject.catalogue):
            is_gate = name in slots and slots[name].kind == "confirmation"  # to state it is enough
            if name in stated and name not in shown and not is_gate:
                yield Hit(f"'{name}' is stated and the letter does not say it.", section="acknowledgement")


_REVIEWS: dict[str, Any] = {
    "issues": ["review_manipulation"],
    "notice": {"received": "2026-05-14", "issues": ["review_manipulation"]},
    "scope": "account",
    "remediation": [
        {"words": "On 18 May 2026 Zhao Min (Marketing lead) ended the campaign.", "addresses": ["typed-by-hand"]}
    ],
    "facts": {
        **dict.fromkeys(
            (
                "late_orders_checked_against",
                "late_order_count",
                "lsr_order_count",
                "lsr_before",
                "lsr_after_late_count",
                "lsr_after_order_count",
                "lsr_after",
                "lsr_after_read_on",
            )
        ),
        "review_period": {"from": "2026-02-02", "to": "2026-04-17"},
        "review_order_count": 46,
        "review_asins": ["B0EXAMPL01"],
        "review_reviewer_count": 41,
        "review_paid_total": "USD 1288.00",
        "review_provider": "Example Review Club (club.example)",
        "review_searched_in": "in the chats",
        "investigator": {"name": "Zhao Min", "role": "Marketing lead"},
        "investigated_on": "2026-05-15",
    },
}
_OWN = {"words": "From 2 February to 17 April 2026 buyers were paid for reviews.", "issue": "review_manipulation"}

RULE = Rule(
    id="required_fact_unsaid",
    level=Level.ERROR,
    summary="The issue requires a fact, the case states it, and the letter leaves it out.",
    why="For some issues Amazon reads an appeal for its disclosure: which orders, by whom, from when to when. Disclosure that "
    "stays in the case file discloses nothing.",
    source="facts.md 2.6 review_manipulation, sales_rank_manipulation, forged_documents; DESIGN 5",
    hint="Use the acknowledgement of the issue, or a paragraph that has the fact: poa catalogue show ISSUE lists what must be stated.",
    check=check,
    section="acknowledgement",
    flags=[
        example(case={**_REVIEWS, "acknowledgement": _OWN}),
        example(case={**_REVIEWS, "acknowledgement": {"paragraph": "any/acknowledgement/default"}}),
        example(
            case={**_REVIEWS, "acknowledgement": {"words": "We accept what your notice says.", "issue": "review_manipulation"}}
        ),
    ],
    accepts=[
        example(case=_REVIEWS, note="the acknowledgement of the issue says it"),
        example(
            case={**_REVIEWS, "facts": dict.fromkeys((*EXAMPLE_CASE["facts"], *_REVIEWS["facts"]))},
            note="not stated: it is a blank",
        ),
        example(case={}, note="an issue that requires nothing of the kind"),
        example(acknowledgement=["We write about Customer Product Reviews."], note="a draft without a case"),
        "From 2 February to 17 April 2026 46 orders had a review that was rewarded.",
    ],
)  # fmt: skip
