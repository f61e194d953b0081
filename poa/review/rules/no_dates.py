"""Actions without a day, and measures with neither a day nor a rhythm nor a threshold."""

from collections.abc import Iterator

from poa.review.draft_sections import sections_seen
from poa.review.levels import Level
from poa.review.passages import PointSeen
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.tree import Blank, Filled

_DAYS = frozenset({"day", "period"})
_DAY_FIELDS = frozenset({"as_of", "issued_on"})


def check(subject: Subject) -> Iterator[Hit]:
    """Look at each action of a composed letter, else at the section as a whole."""
    composed = subject.is_composed
    if composed:
        for point in subject.points_of("remediation"):
            if point.passages and not _says_when(point, subject):
                yield Hit(f"Action {point.number} does not say on which day it was done.", point.start, point.end)
    for seen in sections_seen(subject, *(("prevention",) if composed else ("remediation", "prevention"))):
        if subject.seen_in(subject.moments, seen.start, seen.end):
            continue
        if seen.key == "prevention":
            if not subject.seen_in(subject.rhythms, seen.start, seen.end) and not _has_fact(subject):
                yield Hit(
                    "The measures name neither a day, nor how often, nor from what value on they are taken.",
                    section="prevention",
                    hint="Say since when it is done, how often and by whom: 'Since 18 May 2026 Zhao Min has checked the "
                    "unshipped orders every working day at 10:00 and 16:00.'",
                )
        elif seen.key == "remediation":
            yield Hit("None of the actions says on which day it was done.", section="remediation")
        else:
            yield Hit("The letter gives no date at all.")


def _says_when(point: PointSeen, subject: Subject) -> bool:
    """Whether a point has a day; one whose blanks are not filled yet may still get it."""
    return subject.seen_in(subject.moments, point.start, point.end) or any(
        isinstance(each.node, Blank) or (isinstance(each.node, Filled) and _is_day(each.node)) for each in point.said
    )


def _is_day(fact: Filled) -> bool:
    return fact.kind in _DAYS or (fact.field or "") in _DAY_FIELDS or (fact.kind == "rate" and fact.field is None)


def _has_fact(subject: Subject) -> bool:
    """Whether a measure has a fact at all: those of the catalogue are days, rhythms and thresholds beside names."""
    return any(
        isinstance(each.node, Blank)
        or (isinstance(each.node, Filled) and each.node.kind in {"count", "number", "time"})
        for point in subject.points_of("prevention")
        for each in point.said
    )


RULE = Rule(
    id="no_dates",
    level=Level.ERROR,
    summary="The actions give no date, or the measures neither a date nor a rhythm nor a threshold.",
    why="Amazon asks to be as specific as possible. An action without a day is read as one that has not been done, and a "
    "measure without a rhythm as one that will be forgotten.",
    source="facts.md 3.2; A6, Z2",
    hint="Write for each action the day on which it was done, as in 'On 14 May 2026 Zhao Min shipped the 9 open orders'.",
    check=check,
    flags=[
        "We shipped all open orders and changed the handling time of all listings.",
        "Recently we have removed the listings and refunded every customer who complained.",
        "Immediately after the notice our team closed the offers and, as we may march on, trained the staff.",
        example(prevention="We will be more careful and follow Amazon's policies with our experienced team."),
        example(
            case={
                "remediation": [
                    {"words": "Zhao Min set our order system to send the tracking number when the label is bought."},
                    {"words": "On 18 May 2026 Zhao Min shipped the 9 open orders."},
                ]
            },
            note="each action of a case",
        ),
        example(
            unplaced="We sell kitchen goods and our account was suspended because many buyers said that their parcels were "
            "late. We have studied the policy and found that our clerk did not enter the tracking numbers in time. We "
            "have now changed the handling time, trained the staff and hired one more person for the warehouse. We check "
            "the orders carefully and answer every message, so that this does not come back again in the future.",
            note="a draft without headings",
        ),
    ],
    accepts=[
        "On 14 May 2026 Zhao Min shipped the 9 open orders.",
        "We shipped the open orders on 3 May and told the buyers.",  # no year
        "May 3rd: handling time changed from 1 to 3 days for SKU CH-220.",
        "Between 1 and 5 May 2026 we shipped and confirmed the open orders.",
        "Since March 2026 our order system has confirmed every shipment.",
        "5/14/26 - removed 40 units (removal order done).",
        example(prevention="Zhao Min checks the unshipped orders every working day at 10:00."),
        example(prevention="When stock falls below 5 units, the system closes the offer."),
        example(case={}),
    ],
    examples_by_language={
        "zh": (
            (
                "我们已经发出全部订单，并修改了处理时间。",
                "我们立即下架了所有商品，并对员工进行了培训。",
                "最近我们更换了物流商。",
            ),
            (
                "5 月 14 日，赵敏发出了全部 9 个未发货订单。",
                "2026 年 5 月起，订单系统自动回传追踪编号。",
                "五月三日，我们下架了 3 个商品。",
                "于2026-05-14完成退款。",
                "5月底前已更换承运商。",
            ),
        )
    },
)
