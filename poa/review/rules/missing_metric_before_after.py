"""A letter about a metric that does not say what its rate was, or is.

A rate after the actions cannot be had before there are orders again, so that only to lack it is a suggestion. So is all
of it where a letter is composed and the case has no such rate: the questions of the case ask for it already.
"""

from collections.abc import Iterator

from poa.case import Route
from poa.review.draft_sections import is_long
from poa.review.levels import Level
from poa.review.metrics import Metric, metrics_of
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.stated_rates import Role, stated_rates
from poa.review.subject import Subject
from poa.tree import Blank, Filled

_ROUTES: tuple[Route, ...] = ("plan", "questionnaire")
_SHORTEST = 40  # words: what is shorter is a piece of a letter
_COUNTS = pattern(
    r"\b\d[\d,]*(?: [a-z-]+){0,3} (?:out of|of)(?: (?:the|our|a|total|of|all|last))* \d[\d,]* (?:[a-z-]+ )?"
    r"(?:orders?|shipments?|packages?|parcels?|units?|deliver(?:y|ies)|invoices?)\b",
    r"\d+ ?[单个笔]?订单中\p{Han}{0,4} ?\d+ ?[单个笔]",
)
_NONE_SINCE = pattern(
    r"\b(?:no|0|zero|not (?:a single|one)) (?:new |further |more |late |defective |other )*(?:orders?|claims?|defects?|"
    r"shipments?|cancell?ations?|chargebacks?)\b[^.\n]*\b(?:since|after|from|so far|in the)\b",
    r"(?:此后|之后|以来|至今)[^。]{0,12}(?:没有|无|0 ?)[^。]{0,6}(?:迟发|索赔|缺陷|取消|投诉)",
)


def check(subject: Subject) -> Iterator[Hit]:
    """Look for a rate before and a rate after, for each metric of the letter."""
    if not is_long(subject, _SHORTEST):
        return
    for metric in metrics_of(subject):
        before, after = _says(subject, metric, "before"), _says(subject, metric, "after")
        name = subject.letter.issue_names.get(metric.issue) or metric.issue.replace("_", " ")
        level = Level.SUGGESTION if subject.case is not None and not _could_say(subject) else None
        if not before and not after:
            yield Hit(f"The letter states no {name}, neither from before the actions nor from after them.", level=level)
        elif not before:
            yield Hit(f"The letter does not state what the {name} was before the actions.", level=level)
        elif not after:
            yield Hit(
                f"The letter does not state what the {name} is after the actions.",
                hint="If there were orders since, add the rate with counts and window; else leave it.",
                level=Level.SUGGESTION,
            )


def _could_say(subject: Subject) -> bool:
    """Whether the letter was read from a file, or the case states a rate from before that the letter leaves out."""
    case = subject.case
    return case is None or subject.letter.origin is not None or any(name.endswith("_before") for name in case.facts)


def _says(subject: Subject, metric: Metric, role: Role) -> bool:
    if any(_is_rate_fact(each.node, role) for passage in subject.passages for each in passage.said):
        return True
    if any(rate.role == role and (rate.metric is None or rate.metric == metric) for rate in stated_rates(subject)):
        return True
    if role == "before":
        return any(subject.find(_COUNTS, "title", "greeting", "acknowledgement", "root_cause", "unplaced"))
    return any(subject.find(_NONE_SINCE)) or any(subject.find(_COUNTS, "remediation", "prevention", "closing"))


def _is_rate_fact(node: object, role: Role) -> bool:
    """Whether a fact is the rate that is asked for, or the blank where it goes: a blank is reported as such."""
    if isinstance(node, Blank):
        return node.slot.endswith(f"_{role}")
    return isinstance(node, Filled) and node.kind == "rate" and node.slot.endswith(f"_{role}")


RULE = Rule(
    id="missing_metric_before_after",
    level=Level.WARNING,
    summary="A letter about a metric does not say what the rate was, and what it is after the actions.",
    why="The reviewer decides on the metric. A seller who quotes the own rate, with counts and window, shows that the "
    "metric was understood, and a second rate shows that the actions work.",
    source="facts.md 3.2; L5",
    hint="State both: 'Our Late Shipment Rate for the 30 days to 14 May 2026 was 8.98% (37 of 412 orders)' and 'for the "
    "10 days to 28 May 2026: 0.65% (1 of 154 orders)'. Without orders since, the first is enough.",
    check=check,
    routes=_ROUTES,
    flags=[
        example(
            acknowledgement="We are writing about the late shipment rate of our account, which is above the goal of less "
            "than 4%.",
            root_cause="During the holiday our clerk did not enter the tracking numbers on the day of the shipment, "
            "so that many orders were confirmed late.",
            remediation="We shipped all late orders and changed the handling time of every listing.",
        ),
        example(
            acknowledgement="Our account was suspended because the Order Defect Rate exceeded 1%.",
            root_cause="Our post service gave no tracking numbers, and buyers who waited too long opened A-to-z claims "
            "with Amazon before we had read their messages.",
            remediation="We moved every parcel to a tracked service and refunded the buyers who had not received theirs.",
        ),
        example(
            acknowledgement="Amazon removed our selling privileges because of our cancellation rate.",
            root_cause="Our stock was not synchronised between two sales channels, and we cancelled the orders that "
            "we could not fill from the shelf any more.",
            remediation="We counted the shelves and corrected each quantity. Our cancellation rate is now 0.5%.",
            note="only after",
        ),
        example(case={"acknowledgement": {"paragraph": "any/acknowledgement/default"}, "remediation": []}),
        example(
            acknowledgement="Our VTR was 88% for the 30 days to 14 May 2026, below the target of 95%.",
            root_cause="The carrier name was typed in as Other, so that Amazon could not read the scans of the parcels "
            "in this category and counted them as not tracked.",
            remediation="On 18 May 2026 Zhao Min set the carrier name for all open orders in our system.",
            note="a suggestion: no rate after",
        ),
    ],
    accepts=[
        example(case={}, note="both are facts"),
        example(
            acknowledgement="Our Late Shipment Rate for the 30 days to 14 May 2026 was 8.98%; the target is below 4%.",
            root_cause="Tracking numbers were typed in by one clerk on the next working day, which made the confirmation "
            "late although the parcels had left on time.",
            remediation="Late Shipment Rate for the 10 days to 28 May 2026: 0.65% (1 of 154 orders).",
        ),
        example(
            acknowledgement="We write about the Order Defect Rate, which rose to 1.86% in the 60 days to 13 May 2026.",
            root_cause="Buyers waited more than two days for an answer to their messages on weekends, when nobody in the "
            "office had the task of reading them.",
            remediation="The Order Defect Rate has dropped to 0.4% since Zhao Min answers messages on weekends.",
        ),
        example(
            acknowledgement="We are writing about the inauthentic complaints on ASIN B0EXAMPL02 of your notice.",
            root_cause="We bought 40 units from a distributor without asking for a letter of authorization from the "
            "brand, and could not document the supply chain when a buyer asked.",
            remediation="We removed the 40 units on 3 May 2026.",
            note="no metric",
        ),
        example(remediation="We reset the handling time.", note="a piece of a letter"),
        example(
            acknowledgement="Our late shipment rate was 9% (37 of 412 orders).",
            root_cause="Tracking numbers were typed in by one clerk on the next working day, which made the confirmation "
            "late although the parcels had left on time.",
            remediation="There were no late orders since 18 May 2026, when the order system took over the confirmation.",
        ),
    ],
)
