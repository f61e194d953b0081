"""One thing with two numbers: a fact, a total and its parts, or the same orders counted twice in the words.

In words a number is taken for a total only where it is said as one (in the opening, or "all 37", "a total of 37"); a
smaller number elsewhere is a part of it. What is more than the total, and more than the parts together, contradicts it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from poa.catalogue.wording import slots_of
from poa.review.case_sums import sums, totals
from poa.review.example_case import EXAMPLE_CASE
from poa.review.levels import Level
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.said_counts import PARCEL, Counted, number_of, said_counts
from poa.review.stated_rates import stated_rates
from poa.review.subject import Subject
from poa.slots import RecordsSlot, Slot
from poa.tree import Filled

_COMPARED = frozenset({"count", "number", "percentage", "rate", "money"})
_EACH_OF = pattern(
    rf"\b(?:each|every one|all) of (?:the|these|those) (\d[\d,]*) (?:late |affected |defective )?{PARCEL}\b"
)
_OF_ORDERS = pattern(
    rf"\b(\d[\d,]*)(?: [a-z-]+){{0,2}} (?:out of|of)(?: (?:the|our|a total of|total))* (\d[\d,]*) {PARCEL}\b"
)
_WINDOW = pattern(
    r"\b\d+[- ]days?\b|\bweek|\bmonth|\brose\b|\bfrom \d|\bprevious|\bearlier\b|\bas of\b|\bon \d|\bat the time|天|周|月"
)


def check(subject: Subject) -> Iterator[Hit]:
    """Compare facts with each other, then the numbers in the words."""
    yield from _facts_said_twice(subject)
    own_words = _has_own_words(subject)
    counts = said_counts(subject) if own_words and subject.language == "en" else {}
    yield from sums(subject, counts)
    if not own_words:
        return  # the words are the catalogue's, the numbers facts
    if subject.language == "en":
        yield from _things(counts, totals(subject, counts) if subject.case else {})
        yield from _orders(subject)
        yield from _each_of(subject)
    yield from _rates(subject)


def _facts_said_twice(subject: Subject) -> Iterator[Hit]:
    """Find a slot that has two values in one letter although it means one thing in all of it."""
    if subject.case is None:
        return
    first: dict[tuple[str, str | None], str] = {}
    slots: Mapping[str, Slot] | None = None
    for passage in subject.passages:
        for each in passage.said:
            node = each.node
            if not isinstance(node, Filled) or node.kind not in _COMPARED:
                continue
            known = first.setdefault((node.slot, node.field), node.content)
            if known == node.content:
                continue
            slots = slots or slots_of(subject.case, subject.catalogue)
            slot = slots.get(node.slot)
            if slot is not None and not slot.per_statement and not isinstance(slot, RecordsSlot):
                yield Hit(f"'{node.content}' stands here and '{known}' before for the same fact.", each.start, each.end)


def _has_own_words(subject: Subject) -> bool:
    case = subject.case
    if case is None or any(point.is_own_words for point in subject.points):
        return True
    return any(each is not None and each.words for each in (case.greeting, case.acknowledgement, case.closing))


def _things(counts: Mapping[str, Sequence[Counted]], stated: Mapping[str, int]) -> Iterator[Hit]:
    for thing, counted in counts.items():
        total = stated.get(thing, 0)
        if len({each.number for each in counted} | ({total} if total else set())) > 1:
            yield from _contradicted(thing, counted, total)


def _contradicted(thing: str, counted: Sequence[Counted], stated: int) -> Iterator[Hit]:
    """Find a number above the total, or another total in the same section.

    Where nothing is said as the total, the first number stands for it, unless the parts together explain a larger one.
    """
    wholes = [each for each in counted if each.whole]
    of_all = [each for each in wholes if each.of_all]
    total = max(of_all, key=lambda each: each.number) if of_all else wholes[0] if wholes else None
    total = total or next((each for each in counted if not each.part), None)
    known = stated or (total.number if total else 0)
    if not known:
        return
    for each in counted:
        if (each is total and not stated) or each.part or each.of_all or each.number == known:
            continue
        parts = {other.number for other in counted if other.section == "root_cause"} - {each.number}
        above = each.number > (known if wholes or stated else sum(parts))
        if above or (each.whole and total is not None and each.section == total.section):
            yield Hit(f"Here it is {each.number} {thing}, elsewhere {known}.", each.start, each.end)
            return


def _each_of(subject: Subject) -> Iterator[Hit]:
    """Find "each of the 36 orders" where the opening has just said 37 of 412."""
    known: set[int] = set()
    for match in subject.find(_OF_ORDERS, "acknowledgement"):
        known |= {number_of(match.group(1)), number_of(match.group(2))}
    if not known:
        return
    for match in subject.find(_EACH_OF, "acknowledgement"):
        number = number_of(match.group(1))
        if number and number not in known:
            start, end = match.span()
            yield Hit(f"Here it is {number} orders, and before {min(known)} of {max(known)}.", start, end)
            return


def _orders(subject: Subject) -> Iterator[Hit]:
    """Find the same orders out of two totals: "37 of 412 orders" and "37 of 421 orders"."""
    seen: dict[int, int] = {}
    for match in subject.find(_OF_ORDERS, "title", "greeting", "acknowledgement", "root_cause"):
        part, whole = (number_of(match.group(group)) for group in (1, 2))
        known = seen.setdefault(part, whole)
        if known != whole and part > 2:
            start, end = match.span()
            yield Hit(f"Here it is {part} of {whole}, elsewhere {part} of {known}.", start, end)
            return


def _rates(subject: Subject) -> Iterator[Hit]:
    """Find two rates of one metric from before, neither with its window."""
    first: dict[str, tuple[float, int]] = {}
    for rate in stated_rates(subject):
        if rate.role != "before" or rate.metric is None:
            continue
        part = subject.passage_at(rate.start).part
        if part not in {"title", "greeting", "acknowledgement", "root_cause"} or subject.is_quoted(
            rate.start, rate.end
        ):
            continue
        if _WINDOW.search(subject.sentence(rate.start)):
            continue
        known, _ = first.setdefault(rate.metric.issue, (rate.percent, rate.decimals))
        if abs(known - rate.percent) >= 0.5:
            yield Hit(
                f"Here the rate is {rate.percent:g}%, elsewhere {known:g}%, and no window tells them apart.",
                rate.start,
                rate.end,
            )
            return


_TYPED = {
    "paragraph": "late_shipment_rate/root_cause/tracking-entered-late",
    "key": "typed-by-hand",
    "facts": {"cause_late_order_count": 30, "affected_period": {"from": "2026-05-01", "to": "2026-05-05"}},
}


def _defects(*, claims: int, feedback: int, chargebacks: int, listed: int = 0) -> Mapping[str, Any]:
    """Give what makes the example case one about 8 defective orders."""
    rows = [
        {
            "order_id": f"112-5550{row:03}-5550{row:03}",
            "defect": "A-to-z claim",
            "cause": "No scan",
            "done": "Refund",
            "done_on": "2026-05-16",
        }
        for row in range(listed)
    ]
    table = {"paragraph": "order_defect_rate/remediation/defect-table", "facts": {"odr_orders": rows}}
    late = [name for name in EXAMPLE_CASE["facts"] if name.startswith(("late_", "lsr_"))]
    return {
        "issues": ["order_defect_rate"],
        "notice": {"issues": ["order_defect_rate"]},
        "facts": dict.fromkeys(late)
        | {
            "odr_defect_count": 8,
            "odr_order_count": 610,
            "odr_before": {"rate": 0.0131, "window_days": 60, "as_of": "2026-05-14"},
            "claim_count": claims,
            "feedback_count": feedback,
            "chargeback_count": chargebacks,
        },
        "root_cause": [{"words": "Parcels had no tracking number.", "key": "no-tracking"}],
        "remediation": [table] if listed else None,
        "prevention": None,
        "evidence": None,
    }


RULE = Rule(
    id="inconsistent_numbers",
    level=Level.ERROR,
    summary="The same thing is given with two numbers, or the parts are more than the whole.",
    why="A reviewer who finds 37 late orders on one page and 42 on the next believes neither.",
    source="facts.md 3.2 (arithmetic)",
    hint="Take each number from one report and use it throughout; the causes add up to the total.",
    check=check,
    section="root_cause",
    flags=[
        example(
            acknowledgement="In the 30 days to 14 May 2026 we had 37 late orders.",
            root_cause="The 42 late orders were confirmed on the next morning.",
        ),
        example(root_cause="37 orders were late.", remediation="We told the buyers of the 42 late orders."),
        example(
            acknowledgement="We received 5 A-to-z claims and 2 chargebacks.",
            root_cause="The 7 A-to-z claims came from one lane.",
        ),
        example(
            acknowledgement="37 of 412 orders were confirmed late.",
            root_cause="We checked 37 of 421 orders in the report.",
        ),
        example(
            acknowledgement="Our Late Shipment Rate was 8.98%.",
            root_cause="The late shipment rate of 6.5% came from the holiday.",
        ),
        example(
            case={
                "root_cause": [
                    {
                        "paragraph": "late_shipment_rate/root_cause/tracking-entered-late",
                        "facts": {
                            "cause_late_order_count": 30,
                            "affected_period": {"from": "2026-05-01", "to": "2026-05-05"},
                        },
                    },
                    {
                        "paragraph": "late_shipment_rate/root_cause/handling-time-default",
                        "key": "typed-by-hand",
                        "facts": {
                            "cause_late_order_count": 12,
                            "affected_period": {"from": "2026-05-01", "to": "2026-05-05"},
                        },
                    },
                ]
            },
            note="30 and 12 of 37",
        ),
        example(
            case={
                "root_cause": [
                    {
                        "paragraph": "late_shipment_rate/root_cause/tracking-entered-late",
                        "facts": {
                            "cause_late_order_count": 20,
                            "affected_period": {"from": "2026-05-01", "to": "2026-05-05"},
                        },
                    },
                    {
                        "paragraph": "late_shipment_rate/root_cause/handling-time-default",
                        "key": "typed-by-hand",
                        "facts": {
                            "cause_late_order_count": 6,
                            "affected_period": {"from": "2026-05-01", "to": "2026-05-05"},
                        },
                    },
                ]
            },
            note="20 and 6 of 37: 11 without a cause, a warning",
        ),
        example(
            case={
                "root_cause": [
                    _TYPED,
                    {"words": "The label scale was broken, so 12 parcels left after their ship-by date."},
                ]
            },
            note="a cause of the catalogue and one in own words: 30 and 12 of 37",
        ),
        example(
            case={
                "root_cause": [
                    {
                        "key": "typed-by-hand",
                        "words": "Numbers were typed in on the next morning for 20 of the 37 orders.",
                    },
                    {"words": "The packer was ill for two days, and 6 orders were therefore late."},
                ]
            },
            note="20 and 6 of 37, both in own words: 11 without a cause, a warning",
        ),
        example(
            case={"closing": {"words": "The causes of all 46 late orders are removed. Please reactivate our offers."}},
            note="37 in the case",
        ),
        example(
            acknowledgement="In the 30 days to 14 May 2026, 37 of 412 orders left after their ship-by date. Zhao Min "
            "compared each of the 39 orders with the scan of the carrier.",
        ),
        example(
            acknowledgement="37 of 412 orders were confirmed late in the 30 days to 14 May 2026.",
            remediation="On 15 May 2026 Li Wei wrote to the buyers of all 43 late orders of those days.",
        ),
        example(
            acknowledgement="In the 60 days to 14 May 2026 we had 9 defective orders: 3 A-to-z claims, 2 negative feedback "
            "comments and 1 chargeback.",
        ),
        example(case=_defects(claims=2, feedback=3, chargebacks=1), note="6 kinds of defects for 8 orders"),
        example(case=_defects(claims=4, feedback=3, chargebacks=1, listed=9), note="9 rows for 8 orders"),
    ],
    accepts=[
        example(
            case={
                "root_cause": [
                    _TYPED,
                    {"words": "The label scale was broken, so 7 parcels left after their ship-by date."},
                ]
            },
            note="30 and 7 of 37",
        ),
        example(
            case={
                "root_cause": [
                    _TYPED,
                    {
                        "words": "The handling time of 1 day was too short. Of these, 12 orders were late for both reasons."
                    },
                ]
            },
            note="said to be counted twice",
        ),
        example(
            case={
                "root_cause": [
                    _TYPED,
                    {"words": "No one else was trained. We found this in the log of the 37 late orders."},
                ]
            },
            note="the total once more",
        ),
        example(
            case={
                "remediation": [
                    {
                        "words": "On 15 May 2026 Zhao Min shipped the 45 orders that were open and checked that none left "
                        "after its ship-by date."
                    }
                ]
            },
            note="other orders",
        ),
        example(
            acknowledgement="37 of 412 orders were confirmed late. We read the log of each of the 412 orders.",
            prevention="Zhao Min checks each of the 50 orders of a day at 16:00.",
        ),
        example(
            acknowledgement="In the 60 days to 14 May 2026 we had 6 defective orders: 3 A-to-z claims, 2 negative feedback "
            "comments and 1 chargeback.",
        ),
        example(case=_defects(claims=5, feedback=3, chargebacks=1), note="9 kinds for 8 orders: one has two"),
        example(case=_defects(claims=4, feedback=3, chargebacks=1, listed=8)),
        example(
            acknowledgement="In the 30 days to 14 May 2026 we had 37 late orders.",
            root_cause="31 late orders were confirmed on the next morning, and 6 late orders left late.",
        ),
        example(
            root_cause="31 orders were late because of the typing. 6 orders were late because of the handling time.",
            remediation="We told the buyers of all 37 late orders.",
        ),
        example(
            acknowledgement="Our Late Shipment Rate was 8.98% in the last 30 days.",
            root_cause="In the last 10 days the late shipment rate was 12.1%.",
        ),
        example(
            acknowledgement="We received 5 A-to-z claims.", remediation="Two A-to-z claims were refunded on 3 May 2026."
        ),
        example(
            acknowledgement="We had 5 A-to-z claims.",
            prevention="At 7 A-to-z claims in a quarter Li Wei changes the carrier.",
        ),
        example(acknowledgement="1 of 154 orders was late; before, 37 of 412 orders were late."),
        example(case={}),
    ],
)
