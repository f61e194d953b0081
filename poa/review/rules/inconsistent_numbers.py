"""One thing with two numbers: a fact, a total and its parts, or the same orders counted twice in the words.

In words a number is taken for a total only where it is said as one (in the opening, or "all 37", "a total of 37"); a
smaller number elsewhere is a part of it. What is more than the total, and more than the parts together, contradicts it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from poa.review.levels import Level
from poa.review.patterns import Match, pattern
from poa.review.rule import Hit, Rule, example
from poa.review.stated_rates import stated_rates
from poa.review.subject import Subject
from poa.slots import RateSlot, RecordsSlot, Slot
from poa.tree import Blank, Filled, Table, walk

_COMPARED = frozenset({"count", "number", "percentage", "rate", "money"})
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_N = rf"(\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{'|'.join(_WORDS)})"
_PARCEL = r"(?:orders?|shipments?|parcels?|packages?|deliveries)"
_THINGS: Mapping[str, tuple[str, ...]] = {
    "late orders": (
        rf"\b{_N} (?:late|delayed) {_PARCEL}\b",
        rf"\b{_N} {_PARCEL} (?:that |which )?(?:were|was|had been|have been|are|got) (?:\w+ )?(?:late|delayed)\b",
        rf"\b{_N} {_PARCEL} (?:\w+ ){{0,2}}late\b",
    ),
    "A-to-z claims": (rf"\b{_N} (?:A[ -]?(?:to[ -]?)?Z|atoz)(?: guarantee)?(?: claims?| cases?)\b",),
    "negative feedback": (rf"\b{_N} negative (?:customer |buyer |seller )?(?:feedbacks?|ratings?|comments?)\b",),
    "chargebacks": (rf"\b{_N} (?:credit card |service )?charge ?backs?\b",),
    "defective orders": (rf"\b{_N} (?:defective orders|order defects|defects)\b",),
    "cancelled orders": (
        rf"\b{_N} cancell?ed orders?\b",
        rf"\b{_N} (?:order |seller )?cancell?ations\b",
        rf"\b{_N} orders? (?:were|was) cancell?ed\b",
    ),
}
_IS_PART = pattern(
    r"\b(?:another|other|further|additional|more|remaining|first|last|at|reach(?:es)?|exceeds?|when|if|than|least|most|"
    r"every|each|after|up to|only|about|around|approximately|nearly|over|almost|was|day)(?: the)? $"
)
_IS_BASE = pattern(r"\d (?:[a-z-]+ )?(?:out )?of (?:the |our |a total of |all )?$")
_IS_ALL = pattern(r"\b(?:all(?: of)?(?: the| these| those| our)?|a total of|in total|altogether|total of|the total) $")
_THEN_PART = pattern(r"^,? (?:out )?of (?:the|these|those|them|which|\d)|^ (?:since|after|so far|left|remain)")
_OPENING = frozenset({"title", "greeting", "acknowledgement"})
_ASKED = _OPENING | {"root_cause", "remediation", "unplaced"}
_OF_ORDERS = pattern(
    rf"\b(\d[\d,]*)(?: [a-z-]+){{0,2}} (?:out of|of)(?: (?:the|our|a total of|total))* (\d[\d,]*) {_PARCEL}\b"
)
_WINDOW = pattern(
    r"\b\d+[- ]days?\b|\bweek|\bmonth|\brose\b|\bfrom \d|\bprevious|\bearlier\b|\bas of\b|\bon \d|\bat the time|天|周|月"
)


def check(subject: Subject) -> Iterator[Hit]:
    """Compare facts with each other, then the numbers in the words."""
    yield from _facts_said_twice(subject)
    yield from _sums(subject)
    if subject.is_composed and not any(point.is_own_words for point in subject.points):
        return  # its words are the catalogue's, its numbers facts
    if subject.language == "en":
        yield from _things(subject)
        yield from _orders(subject)
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
            slots = slots or subject.catalogue.slots(*subject.case.issues)
            slot = slots.get(node.slot)
            if slot is not None and not slot.per_statement and not isinstance(slot, RecordsSlot):
                yield Hit(f"'{node.content}' stands here and '{known}' before for the same fact.", each.start, each.end)


def _sums(subject: Subject) -> Iterator[Hit]:
    """Compare the orders of each cause with the total of the case."""
    case = subject.case
    if case is None:
        return
    slots = subject.catalogue.slots(*case.issues)
    counts: dict[str, list[int]] = {}
    for statement in case.root_cause:
        for name, fact in statement.facts.items():
            slot = slots.get(name)
            if slot is not None and slot.kind == "count" and slot.per_statement and "cause_" in name:
                counts.setdefault(name, []).append(_int(fact.value))
    for name, values in counts.items():
        total_name = _total_of(name, slots)
        total = _int(case.facts[total_name].value) if total_name in case.facts else 0
        if not total:
            continue
        together = sum(values)
        if together > total:
            yield Hit(f"The causes account for {together}, and there were {total} in all.", section="root_cause")
        elif together < total and len(values) > 1 and len(values) == len(case.root_cause):
            yield Hit(
                f"The causes account for {together} of {total}; nothing is said of the other {total - together}.",
                section="root_cause",
                level=Level.WARNING,
            )
    yield from _table_sums(subject, slots)


def _table_sums(subject: Subject, slots: Mapping[str, Slot]) -> Iterator[Hit]:
    """Compare a table of causes, its numbers added up, with the total that its sentence or the case gives."""
    for point in subject.points_of("root_cause"):
        for table in (node for node in walk(*point.point.blocks) if isinstance(node, Table)):
            columns = [
                [cell for row in table.rows for cell in row[column] if isinstance(cell, Filled | Blank)]
                for column in range(len(table.head))
            ]
            for column in columns:
                numbers = [_int(cell.content) for cell in column if isinstance(cell, Filled) and cell.kind == "number"]
                total = _total_before(subject, slots) if numbers else 0
                if total and sum(numbers) > total:
                    yield Hit(
                        f"The table adds up to {sum(numbers)}, and there were {total} in all.", point.start, point.end
                    )


def _total_before(subject: Subject, slots: Mapping[str, Slot]) -> int:
    facts = subject.case.facts if subject.case else {}
    names = [slot.defects for name, slot in slots.items() if isinstance(slot, RateSlot) and name.endswith("_before")]
    stated = [_int(facts[name].value) for name in names if name is not None and name in facts]
    return stated[0] if len(stated) == 1 else 0


def _total_of(name: str, slots: Mapping[str, Slot]) -> str:
    """Give the slot of the total that a cause's count is a part of: `claim_count` of `claim_cause_count`."""
    plain = name.replace("cause_", "", 1)
    if plain in slots:
        return plain
    prefix = name.partition("_")[0]
    before = slots.get(f"{prefix}_before")
    return (before.defects or "") if isinstance(before, RateSlot) else ""


def _int(value: Any) -> int:
    try:
        return int(str(value).replace(",", ""))
    except ValueError:
        return 0


@frozen
class _Counted:
    """A number of things at a place of the text. `whole` says that it is said as the total, `part` as a share of one."""

    number: int
    start: int
    end: int
    section: str
    whole: bool
    part: bool


_FORMS = tuple((thing, form) for thing, forms in _THINGS.items() for form in forms)
_FOUND = pattern(*(form for _, form in _FORMS))  # one group each, in this order


def _things(subject: Subject) -> Iterator[Hit]:
    counted: dict[str, list[_Counted]] = {}
    for match in _FOUND.finditer(subject.text):
        group = next(each for each in range(1, len(_FORMS) + 1) if match.span(each)[0] >= 0)
        number = _counted(subject, match, match.group(group))
        if number is not None:
            counted.setdefault(_FORMS[group - 1][0], []).append(number)
    for thing, numbers in counted.items():
        if len({each.number for each in numbers}) > 1:
            yield from _contradicted(thing, numbers)


def _counted(subject: Subject, match: Match, digits: str) -> _Counted | None:
    start, end = match.span()
    passage = subject.passage_at(start)
    digits = digits.lower().replace(",", "")
    number = _WORDS.get(digits) or _int(digits)
    lead, rest = subject.text[max(passage.start, start - 24) : start], subject.text[end : end + 16]
    if passage.part not in _ASKED or not number or _IS_BASE.search(lead):
        return None
    point = subject.point_at(start)
    from_catalogue = point is not None and not point.is_own_words
    part = from_catalogue or _IS_PART.search(lead) is not None or _THEN_PART.search(rest) is not None
    whole = not from_catalogue and (_IS_ALL.search(lead) is not None or (passage.part in _OPENING and not part))
    return _Counted(number, start, end, passage.part, whole, part)


def _contradicted(thing: str, counted: Sequence[_Counted]) -> Iterator[Hit]:
    """Find a number above the total, or another total in the same section.

    Where nothing is said as the total, the first number stands for it, unless the parts together explain a larger one.
    """
    wholes = [each for each in counted if each.whole]
    total = wholes[0] if wholes else next((each for each in counted if not each.part), None)
    if total is None:
        return
    for each in counted:
        if each is total or each.part or each.number == total.number:
            continue
        parts = {other.number for other in counted if other.section == "root_cause"} - {each.number}
        above = each.number > (total.number if wholes else sum(parts))
        if above or (each.whole and each.section == total.section):
            yield Hit(f"Here it is {each.number} {thing}, elsewhere {total.number}.", each.start, each.end)
            return


def _orders(subject: Subject) -> Iterator[Hit]:
    """Find the same orders out of two totals: "37 of 412 orders" and "37 of 421 orders"."""
    seen: dict[int, int] = {}
    for match in subject.find(_OF_ORDERS, "title", "greeting", "acknowledgement", "root_cause"):
        part, whole = (_int(match.group(group)) for group in (1, 2))
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
    ],
    accepts=[
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
