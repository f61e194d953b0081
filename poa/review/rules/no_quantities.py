"""A middle section without a single figure.

Some actions of the catalogue have none to give (a person named for a task): where no word is the seller's own, to lack a
figure is a suggestion.
"""

from collections.abc import Iterator

from poa.case import STATEMENT_SECTIONS
from poa.review.draft_sections import sections_seen
from poa.review.levels import Level
from poa.review.rule import Hit, Rule, example
from poa.review.stated_rates import in_role
from poa.review.subject import Subject
from poa.tree import Blank, Filled

_TITLES = {"root_cause": "The root cause", "remediation": "The section of actions", "prevention": "The prevention"}
_FIGURES = frozenset({"count", "number", "percentage", "rate", "money", "duration", "records", "schedule"})


def check(subject: Subject) -> Iterator[Hit]:
    """Look for a figure in each middle section; a rhythm will do for a measure."""
    of_amazon = {each.start for each in in_role(subject, "target")}
    figures = [each for each in subject.figures if each.start not in of_amazon]
    for seen in sections_seen(subject, *STATEMENT_SECTIONS):
        if subject.seen_in(figures, seen.start, seen.end):
            continue
        if seen.key == "prevention" and subject.seen_in(subject.rhythms, seen.start, seen.end):
            continue
        if _has_fact(subject, seen.key):
            continue
        if seen.key is None:
            yield Hit("The letter gives no figure at all.")
        else:
            own = any(point.is_own_words for point in subject.points_of(seen.key))
            yield Hit(
                f"{_TITLES[seen.key]} gives no figure.", section=seen.key, level=None if own else Level.SUGGESTION
            )


def _has_fact(subject: Subject, key: str | None) -> bool:
    """Whether a paragraph of the catalogue brings its own measure, or has a blank where one may go."""
    return any(
        isinstance(each.node, Blank) or (isinstance(each.node, Filled) and each.node.kind in _FIGURES)
        for point in (subject.points_of(key) if key else ())
        for each in point.said
    )


RULE = Rule(
    id="no_quantities",
    level=Level.WARNING,
    summary="A section says what happened or was done without a single figure.",
    why="'Many orders' can be one or a thousand. Figures show that the seller has looked, and let the reviewer compare "
    "them with Amazon's own.",
    source="facts.md 3.2; A4",
    hint="Count: '16 of 320 orders (5.0%)' for 'many orders', '4 packers on 20 May 2026' for 'our staff'.",
    check=check,
    section="root_cause",
    flags=[
        "Many orders were confirmed late because our staff was busy in the holiday.",
        example(
            remediation="On 14 May 2026 at 10:00 we shipped all open orders, see Exhibit 1, and read page G202152050."
        ),
        "Our late shipments went above the 4% that Amazon sets, as some staff were new.",  # Amazon's figure
        example(prevention="1. We will follow the policy. 2. We are 100% sure that our team, 24/7, takes care."),
        example(root_cause="The order 112-1234567-1234567 with ASIN B0EXAMPL02 left late in 2026."),
    ],
    accepts=[
        "16 of 320 orders were confirmed late.",
        "Two packers were ill, and nobody stood in for them.",  # a figure as a word
        example(prevention="Zhao Min checks the unshipped orders every working day.", note="a rhythm"),
        example(remediation="On 14 May 2026 we shipped the open orders within 24 hours."),
        example(root_cause="The handling time was 1 day and the work takes longer."),
        example(remediation="On 3 May we removed 40 units."),
        example(case={}),
    ],
    examples_by_language={
        "zh": (
            (
                "假期期间很多订单延迟发货，因为员工粗心。",
                "大量订单没有及时发出，见附件1。",
                "2026年5月3日，部分商品发错。",
            ),
            (
                "412 单订单中有 37 单迟发。",
                "有三名打包员请假。",
                "5 月 1 日至 5 日有 31 件包裹次日才录入追踪编号。",
                "处理时间为 1 天，实际需要 2 天。",
                "两个仓库的库存没有同步。",
            ),
        )
    },
)
