"""Actions and measures for which nobody is named.

In a composed letter each point in the seller's own words is asked for a person; the paragraphs of the catalogue are not,
since they have a slot for the person wherever one acts (a measured effect has none). In a draft a section is objected to
as a whole, when at most a third of its points names anybody. A name weighs twice as much as a role or "I": who is
named in one point of four is known in all of them. Who writes as "I" and never as "we" is alone and does it all.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from poa.review.draft_sections import sections_seen
from poa.review.levels import Level
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.sightings import Sighting, is_name
from poa.review.subject import Subject

_WHAT = {
    "remediation": "The actions name nobody who did them.",
    "prevention": "The measures name nobody who takes them.",
}
_FEW = {
    "remediation": "Most of the actions do not say who did them.",
    "prevention": "Most of the measures do not say who takes them.",
}
_ALONE = pattern(r"\b(?:I|i) (?:have|had|did|was|am|will|[a-z]+ed)\b|\bI['’](?:ve|m|ll)\b", ignore_case=False)
_WE = pattern(r"\b(?:we|our|us)\b")
_EFFECT = pattern(
    r"^(?:our |the )?[A-Za-z -]{3,60}(?:rate|ODR|LSR|VTR|OTDR) (?:for|in|of|was|is|has|now)\b",
    "^.{0,12}(?:率)(?:为|是|已|降)",
)


def check(subject: Subject) -> Iterator[Hit]:
    """Look for a person in each point of one's own words, or in a draft's section."""
    if subject.is_composed:
        yield from _points(subject)
        return
    if _ALONE.search(subject.text) and not _WE.search(subject.text):
        return
    for seen in sections_seen(subject, "remediation", "prevention"):
        people = _within(subject, seen.start, seen.end)
        if seen.key is None:
            if not people:
                yield Hit("The letter names nobody who did or does anything.")
            continue
        stated = [point for point in subject.points_of(seen.key) if point.passages]
        points = [point for point in stated if not _EFFECT.search(point.text)]
        if stated and not points:
            continue
        weight = 0
        for point in points:
            own = _within(subject, point.start, point.end)
            if own:
                named = any(is_name(subject.text[each.start : each.end], subject.language) for each in own)
                weight += 2 if named else 1
        if not people:
            yield Hit(_WHAT[seen.key], section=seen.key)
        elif points and 3 * weight <= len(points):
            yield Hit(_FEW[seen.key], section=seen.key)


def _within(subject: Subject, start: int, end: int) -> Sequence[Sighting]:
    """Give the people in a place of the text."""
    people = subject.people
    return people[bisect_left(people, start, key=_start) : bisect_left(people, end, key=_start)]


def _start(sighting: Sighting) -> int:
    return sighting.start


def _points(subject: Subject) -> Iterator[Hit]:
    for point in (*subject.points_of("remediation"), *subject.points_of("prevention")):
        if not point.is_own_words or not point.passages or point.is_blank or _EFFECT.search(point.text):
            continue
        if not _within(subject, point.start, point.end):
            kind = "Action" if point.section == "remediation" else "Measure"
            yield Hit(f"{kind} {point.number} does not say who it is done by.", point.start, point.end)


RULE = Rule(
    id="no_owner",
    level=Level.WARNING,
    summary="Nobody is named who did an action or takes a measure.",
    why="'A special team' is nobody. A name or a role shows that the work was given to somebody, and that somebody can be "
    "asked.",
    source="facts.md 3.2; Z2 (who), X6",
    hint="Name the person, or at least the role, for each action and measure: 'Zhao Min (Warehouse lead) changed the "
    "handling time', 'our warehouse manager checks the queue'.",
    check=check,
    flags=[
        "A special team of ours now does the daily shop work.",
        "On 18 May 2026 Amazon removed the offer, and the stock was checked.",
        "On 18 May 2026 our staff shipped all 9 open orders.",
        "The warehouse ships every order within 24 hours, and Royal Mail collects daily.",
        example(prevention="All employees check the orders every day and Amazon Seller Central sends an alert."),
        example(
            remediation=[
                "On 3 May 2026 our manager closed the offers.",
                "We changed the handling time.",
                "We shipped the orders.",
                "We trained the team.",
            ],
            note="one role in four points",
        ),
        example(
            case={"prevention": [{"words": "The unshipped orders are checked every working day at 10:00."}]},
            note="own words in a case",
        ),
    ],
    accepts=[
        "On 18 May 2026 Zhao Min set the order system to send the tracking number.",
        "Our warehouse manager closed the offers on 3 May 2026.",
        "I closed the offers on 3 May 2026 and refunded 4 buyers.",
        example(remediation="I have removed 4 listings.", prevention="Invoices are checked before each purchase."),
        "On 18 May 2026 Ines corrected the handling time of 14 SKUs.",
        "L. Chen counted the stock of 12 SKUs.",
        "Late Shipment Rate for the 10 days to 28 May 2026: 0.65% (1 of 154 orders).",  # an effect is nobody's work
        example(prevention="Li Wei, our operations lead, reads Account Health every Monday."),
        example(
            remediation=[
                "On 15 May 2026 Zhao Min's team shipped the 9 orders then open.",
                "Since 18 May 2026 our order system sends the tracking number when the label is bought.",
                "The handling time of SKU CH-220 was changed from 1 to 3 days on 16 May 2026.",
                "The 6 buyers whose parcels left late were told the new date on 15 May 2026.",
            ],
            note="a named person weighs more than a role",
        ),
        example(case={}),
    ],
    examples_by_language={
        "zh": (
            ("我们成立了专门团队负责日常工作。", "5月18日，员工发出了全部订单。", "仓库人员于当日严格检查了包裹。"),
            (
                "5月18日，赵敏（仓库主管）发出了全部 9 个订单。",
                "仓库经理每天核对库存。",
                "由李伟于5月16日修改处理时间。",
                "我已于5月3日关闭 3 个商品。",
                "运营主管每周一检查迟发率。",
            ),
        )
    },
)
