"""Nothing in the letter shows that the actions work: no rate since, no check with a result, no look at the metric.

A promise to "monitor" is none, and a check that is planned, in whatever rhythm, has shown nothing yet.
"""

from collections.abc import Iterator

from poa.review.draft_sections import is_long
from poa.review.levels import Level
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.stated_rates import in_role
from poa.review.subject import Subject
from poa.tree import Filled

_SHORTEST = 40  # words: what is shorter is a piece of a letter
_RESULT = {
    "en": pattern(
        r"\b(?:checked|compared|tested|counted|inspected|audited|measured|re-?counted|verified|sampled|timed|tracked|reviewed|"
        r"opened|drop-tested|scanned|tried|traced)\b[^.;\n]*\b(?:\d+|no|none|zero|two|three|four|five)\b",
        r"\b(?:check|comparison|test|count|inspection|audit|sample|trial|review|scan|measurement)s?\b[^.;\n]*\b(?:found|showed|"
        r"shows|confirmed|gave|passed|failed|resulted)\b",
        r"\b(?:since then|since that day|since \d|so far|to date|as of)\b[^.;\n]*\b(?:no|none|zero|0|\d+|not (?:a single|one))\b",
        r"\b(?:no|0|zero) (?:new |further |more |late |open |overdue |defective |such )*(?:orders?|claims?|defects?|complaints?|"
        r"shipments?|returns?|cancell?ations?|messages?|units?|feedback)\b[^.;\n]*\b(?:since|after|from|past|left|remain|until|"
        r"were|was)\b",
        r"\b(?:orders|claims|parcels|messages|units|labels|deviations|faults|differences|errors)\b[^.;:\n]*: \d+",
        r"\b(?:rate|ODR|LSR|VTR|OTDR|metric)\b[^.;\n]*\b(?:dropped|fell|fallen|decreased|improved|recovered|is now|went down|"
        r"now stands|has been (?:below|above|under|over))\b",
        r"\bresult(?:ed|s)? (?:of|in|was|is|:)[^.;\n]*\d",
    ),
    "zh": pattern(
        "(?:检查|核对|比对|对比|测试|清点|抽查|抽检|盘点|测量|复核)[^。；\n]*(?:发现|结果|[均都]合格|全部合格|合格率|一致|无误|差异|[0-9]+ ?[个件单笔处])",
        "(?:此后|之后|以来|至今|截至)[^。；\n]*(?:没有|无|0|[0-9]+ ?[个件单笔])",
        "(?:迟发率|缺陷率|取消率|追踪率|送达率|投诉率|退货率)[^。；\n]*(?:已|降|恢复|提升|为 ?[0-9])",
    ),
}
_FACTS = frozenset({"rate", "schedule", "percentage", "duration", "count", "number"})


def check(subject: Subject) -> Iterator[Hit]:
    """Look for a result among the actions and measures."""
    parts = ("remediation", "prevention")
    results = _RESULT.get(subject.language)
    if results is None or not any(subject.passages_of(part) for part in parts):
        return
    if not is_long(subject, _SHORTEST) or _has_facts(subject):
        return
    if any(in_role(subject, "after")):
        return
    if any(not _is_promised(subject, match.span()[0]) for match in subject.find(results, *parts)):
        return
    yield Hit("Nothing in the letter shows that the actions work.", section="remediation")


_PROMISED = pattern(r"\b(?:will|shall|would|must|should|going to)\b", "将|会|必须")


def _is_promised(subject: Subject, place: int) -> bool:
    first, _ = subject.sentence_at(place)
    return _PROMISED.search(subject.text[first:place]) is not None


def _has_facts(subject: Subject) -> bool:
    """Whether paragraphs of the catalogue bring figures of their own: they state an effect or a check with a rhythm."""
    return any(
        isinstance(each.node, Filled) and each.node.kind in _FACTS
        for section in ("remediation", "prevention")
        for point in subject.points_of(section)
        for each in point.said
    )


RULE = Rule(
    id="no_verification",
    level=Level.SUGGESTION,
    summary="Nothing shows that the actions work: no rate since, no check with a result.",
    why="A change that nobody has checked is an intention. A rate, a count or a sample after the change is what lets a "
    "reviewer believe it.",
    source="facts.md 3.2; X6",
    hint="Add what you measured after the change, and who looks at it from now on, as in 'Zhao Min compared 40 orders on "
    "22 May 2026 and found at most 4 minutes between label and confirmation'.",
    check=check,
    routes=("plan", "questionnaire"),
    flags=[
        example(
            root_cause="Tracking numbers were typed in by one clerk on the next morning, after the parcels had left us.",
            remediation="On 18 May 2026 we set the order system to send the tracking number when the label is bought.",
            prevention="We will strictly follow Amazon's policies and provide better service to all of our customers.",
        ),
        example(
            root_cause="Our listing showed the wrong color, and our staff had no knowledge of the rules on detail pages.",
            remediation="We have removed the listing and trained our staff on the policy in a meeting of the whole team.",
            prevention="We will monitor our account carefully, and pay more attention to our performance in the future.",
        ),
        example(
            root_cause="Our shelf stock was not the same as the quantity on Amazon, and we cancelled some of the orders.",
            remediation="On 3 May 2026 Zhao Min closed 12 offers and hired one more person for our own warehouse.",
            prevention="We will check all 12 offers again, and we shall pack the orders with the greatest possible care.",
        ),
        example(
            root_cause="Tracking numbers were typed in by one clerk on the next morning, after the parcels had left us.",
            remediation="On 18 May 2026 we set the order system to send the tracking number when the label is bought.",
            prevention="Every Monday Li Wei reviews the late shipment rate; at 2% the offers of the SKU are paused.",
            note="a check that is planned shows nothing yet",
        ),
    ],
    accepts=[
        example(case={}),
        example(
            root_cause="Tracking numbers were typed in by one clerk on the next morning, after the parcels had left us.",
            remediation="On 22 May 2026 Zhao Min compared 40 orders and found at most 4 minutes between label and scan.",
            prevention="Zhao Min packs orders with less than 6 hours left first, on every working day of the year.",
        ),
        example(
            root_cause="Tracking numbers were typed in by one clerk on the next morning, after the parcels had left us.",
            remediation="On 18 May 2026 we set the order system to send the tracking number. No late orders since 18 May.",
            prevention="The order system sends the number when the label is bought, and nobody has to think of it.",
        ),
        example(remediation="On 18 May 2026 we changed the handling time.", note="a piece of a letter"),
        example(
            root_cause="Units of a second supplier had no seal, and our receiving did not look at the units one by one.",
            remediation="On 3 May 2026 Zhao Min inspected 60 units; 4 were unsealed and were taken out of our stock.",
            prevention="Since 5 May 2026 each unit is packed in a sealed bag, and the bag has the number of the packer.",
        ),
    ],
    examples_by_language={
        "zh": (
            (
                "5 月 18 日，我们把面单与发货确认关联，并把处理时间由 1 天改为 3 天，又增加了一名打包员负责假期期间的发货工作。",
                "我们已下架该商品，并对全体员工进行了政策培训，今后将严格遵守亚马逊政策，更加认真地对待每一位客户和每一个订单。",
                "我们更换了物流商，改用可追踪的服务，今后会更加重视账户表现，认真学习平台规则，避免类似问题再次发生，给客户更好的体验。",
                "我们把处理时间由 1 天改为 3 天，由仓库负责人李伟每周一查看迟发率，偏高时暂停相关商品，直到未发货的订单全部处理完，并由他本人每月把流程走一遍。",
            ),
            (
                "5 月 18 日，我们把面单与发货确认关联。5 月 22 日赵敏核对了 40 个订单，发现最长间隔为 4 分钟，全部在发货截止之前完成。",
                "我们更换了物流商，改用可追踪的服务。此后没有新的索赔，平均送达时间为 5 天，运输时效设置也已相应修改完毕。",
                "我们把处理时间由 1 天改为 3 天。5 月 22 日李伟抽查了 40 个订单，结果全部在截止前发出，没有一单需要人工补录。",
                "5 月 3 日已修改处理时间。",
                "5 月 16 日至 28 日的迟发率已降至 0.65%，154 个订单中有 1 个迟发，处理时间由 1 天改为 3 天，由赵敏每天负责核对并记录。",
            ),
        )
    },
)
