"""What the numbers of a letter's causes and tables add up to, against the total that the case or the opening gives."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from poa.catalogue.wording import slots_of
from poa.review.levels import Level
from poa.review.rule import Hit
from poa.review.said_counts import Counted, share_in
from poa.review.subject import Subject
from poa.slots import RateSlot, RecordsSlot, Slot
from poa.tree import Blank, Filled, Table, walk

_TOTALS = {
    "late_order_count": "late orders",
    "claim_count": "A-to-z claims",
    "feedback_count": "negative feedback",
    "chargeback_count": "chargebacks",
    "odr_defect_count": "defective orders",
}
_KINDS = ("claim_count", "feedback_count", "chargeback_count")
_DEFECTIVE = "odr_defect_count"
Counts = Mapping[str, Sequence[Counted]]


def totals(subject: Subject, counts: Counts) -> Mapping[str, int]:
    """Give the number of each kind of thing in all: as the case states it, else as the opening says it."""
    facts = subject.case.facts if subject.case else {}
    made = {thing: _int(facts[name].value) for name, thing in _TOTALS.items() if name in facts}
    for thing, counted in counts.items():
        said = {each.number for each in counted if each.whole and each.section == "acknowledgement"}
        if thing not in made and len(said) == 1:
            made[thing] = said.pop()
    return {thing: total for thing, total in made.items() if total}


def sums(subject: Subject, counts: Counts) -> Iterator[Hit]:
    """Compare the causes, the kinds of defects and the tables with the total."""
    yield from _causes(subject, counts)
    yield from _kinds(subject, counts)
    case = subject.case
    if case is None:
        return
    slots = slots_of(case, subject.catalogue)
    yield from _records(subject, slots)
    yield from _table_sums(subject, slots)


def _kinds(subject: Subject, counts: Counts) -> Iterator[Hit]:
    """Find fewer defects than defective orders: each of these has one at least."""
    facts = subject.case.facts if subject.case else {}
    stated = [_int(facts[name].value) for name in _KINDS if name in facts]
    if len(stated) < len(_KINDS):
        said = ([each for each in counts.get(_TOTALS[name], ()) if each.whole] for name in _KINDS)
        stated = [each[0].number for each in said if each and each[0].section == "acknowledgement"]
    defective = totals(subject, counts).get(_TOTALS[_DEFECTIVE], 0)
    if len(stated) == len(_KINDS) and sum(stated) < defective:
        yield Hit(
            f"The kinds of defects add up to {sum(stated)}, and {defective} orders had one.", section="acknowledgement"
        )


def _causes(subject: Subject, counts: Counts) -> Iterator[Hit]:
    """Compare the orders of each cause with the total; those in own words where they clearly say how many."""
    if not subject.is_composed:
        return
    case = subject.case
    stated: dict[str, list[int]] = {}
    whole: dict[str, int] = {}
    if case is not None:
        slots = slots_of(case, subject.catalogue)
        for statement in case.root_cause:
            for name, fact in statement.facts.items():
                slot = slots.get(name)
                if slot is not None and slot.kind == "count" and slot.per_statement and "cause_" in name:
                    total_name = _total_of(name, slots)
                    thing = _TOTALS.get(total_name, total_name)
                    stated.setdefault(thing, []).append(_int(fact.value))
                    whole[thing] = _int(case.facts[total_name].value) if total_name in case.facts else 0
    whole |= totals(subject, counts)
    causes = subject.points_of("root_cause")
    own = [each for each in causes if each.is_own_words and each.passages] if subject.language == "en" else []
    for thing, total in whole.items():
        said = [share_in(subject, each.start, each.end, counts.get(thing, ()), total) for each in own]
        values = [*stated.get(thing, ()), *(each for each in said if each is not None)]
        together = sum(values)
        if not total or not values:
            continue
        if together > total and (len(values) > 1 or thing in stated):
            yield Hit(f"The causes account for {together}, and there were {total} in all.", section="root_cause")
        elif together < total and len(values) > 1 and len(values) == len(causes):
            yield Hit(
                f"The causes account for {together} of {total}; nothing is said of the other {total - together}.",
                section="root_cause",
                level=Level.WARNING,
            )


def _records(subject: Subject, slots: Mapping[str, Slot]) -> Iterator[Hit]:
    """Find a table that lists more orders than there were."""
    case = subject.case
    if case is None:
        return
    for facts in (case.facts, *(statement.facts for _, _, statement in case.statements())):
        for name, fact in facts.items():
            slot = slots.get(name)
            if not isinstance(slot, RecordsSlot) or "order_id" not in slot.columns:
                continue
            total_name = _total_of_rows(name, slots)
            total = _int(case.facts[total_name].value) if total_name in case.facts else 0
            orders = {number for row in _rows(fact.value) for number in _ids(row.get("order_id"))}
            if total and len(orders) > total:
                yield Hit(f"The table lists {len(orders)} orders, and there were {total} in all.")


def _rows(value: Any) -> Iterator[Mapping[str, Any]]:
    return (row for row in value if isinstance(row, Mapping)) if isinstance(value, list | tuple) else iter(())


def _ids(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),) if value else ()


def _total_of_rows(name: str, slots: Mapping[str, Slot]) -> str:
    """Give the slot of the number of rows: that of the rate's defects, `late_order_count` of `late_orders`."""
    prefix = name.partition("_")[0]
    before = slots.get(f"{prefix}_before")
    if isinstance(before, RateSlot):
        return before.defects or ""
    return next((each for each in (f"{name.removesuffix('s')}_count", f"{prefix}_count") if each in slots), "")


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
