"""A letter about an issue that reached buyers, and nothing in it was done for them.

What counts is a refund, a replacement, or contact with the buyers, done or set up as a measure, anywhere but among the
causes ("a refund was not given"). In a letter composed from the catalogue only, the seller chose among paragraphs that
offer it, so that there it is a suggestion.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from poa.files import read_text
from poa.review.coverage import issues_of
from poa.review.draft_sections import is_long
from poa.review.levels import Level
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_FILE = Path(__file__).parent.parent / "buyer_facing.toml"
_SHORTEST = 25  # words: what is shorter is a piece of a letter
_BUYER = r"(?:buyers?|customers?|clients?|consumers?|purchasers?|cardholders?)"
_ALL_OF = r"(?:to |with |for |of )?(?:(?:all|each|every|the|these|those|our|any|affected|concerned|such|of|one|both|\d+) ){0,4}(?:[a-z-]+ )?"
_TOLD = (
    r"(?:contact(?:ed|ing|s)?|inform(?:ed|ing|s)?|notif(?:ied|y|ies|ying)|told|tells?|wrote|written|writes?|messag(?:ed|es?|ing)|"
    r"emailed|e-mailed|reached out|reach(?:ing)? out|repl(?:ied|y|ies)|answer(?:ed|s)?|respond(?:ed|s)?|apologi[sz](?:ed|es?|ing)|"
    r"compensat(?:ed|es?|ing|ion)|reimburs(?:ed|es?|ing)|explain(?:ed|s)?|offered|sent|call(?:ed)?|"
    r"communicat(?:ed|es?|ing)|follow(?:ed|ing)? up|settled|resolved|warn(?:ed|s)?|updated)"
)
_REMEDY = {
    "en": pattern(
        r"\b(?:refund(?:s|ed|ing)?|money[ -]?back|reimburs(?:e|ed|ing|ement|ements)|compensat(?:e|ed|ing|ion))\b",
        r"\b(?:re-?sent|re-?send(?:ing|s)?|re-?ship(?:ped|ping|s)?|sent (?:out )?(?:a |an )?(?:new|another|second|free))\b",
        r"\breplacements? (?:was|were|units?|items?|products?|parcels?|orders?|sent|shipped|to|for|or|and|at|free|have|has|is|are)",
        rf"\b(?:or|a|an|and|of|free|sent|send|sending|offer(?:ed)?|provide[ds]?|\d+) replacements?\b(?: to {_BUYER})?",
        rf"\breplac(?:ed|e|ing)\b[^.;\n]*\b(?:for|to) (?:the |our |all |affected )*{_BUYER}\b",
        rf"\b{_TOLD} {_ALL_OF}{_BUYER}\b",
        rf"\b{_BUYER}\b[^.;]{{0,40}}\b(?:were|was|have been|has been|had been|are|is|being) (?:now |all |then |also |personally )?"
        r"(?:contacted|informed|notified|told|refunded|compensated|reimbursed|offered|answered|sent|given|updated|apologi[sz]ed)\b",
        rf"\b(?:message|e-?mail|letter|apology|apologies|contact|communication|reply|answer|update)s? (?:was |were )?(?:sent )?to {_ALL_OF}{_BUYER}\b",
        r"\b(?:answered|replied to|responded to|worked through|cleared|resolved|closed|settled)\b[^.;\n]*\b(?:messages?|claims?|"
        r"complaints?|cases?|inquir(?:y|ies)|enquir(?:y|ies)|requests?|chargebacks?|e-?mails?|feedback)\b",
        rf"\bmade\b[^.;]{{0,20}}{_BUYER} whole\b",
        r"\b(?:full|partial) credit\b|\bcredited\b[^.;\n]*(?:buyers?|customers?|accounts?)",
    ),
    "zh": pattern(
        "退款|退费|赔偿|补偿|补发|重发|重新发货|换货|补寄|退还",
        r"(?:联系|通知|告知|回复|致歉|道歉|沟通|答复)[^。；\n]*(?:买家|客户|顾客|消费者|消息|邮件)",
        r"(?:向|与|给|为|对)[^。；\n]*(?:买家|客户|顾客|消费者)[^。；\n]*(?:发|联系|道歉|致歉|说明|解释|沟通|通知|回复|提供)",
        r"(?:买家|客户|顾客)[^。；\n]*(?:已|均)[^。；\n]*(?:收到|获|得到|联系|通知|告知)",
    ),
}
_DENIED = pattern(
    r"\b(?:not|never|no|without|n't|n’t|refus(?:ed|es?|ing)) (?:\w+ ){0,3}$|\brefund (?:abuse|fraud|scam)|\b(?:late|unpaid|slow) $"
)

_DENIED_AFTER = pattern(r"^ (?:was|were|is|had been) (?:not|never|late)|^ (?:was|were)n[t'’]")


@cache
def _buyer_facing() -> frozenset[str]:
    return frozenset(tomllib.loads(read_text(_FILE))["issues"])


def check(subject: Subject) -> Iterator[Hit]:
    """Look for anything that was done for buyers."""
    searched = _REMEDY.get(subject.language)
    if searched is None or not _buyer_facing().intersection(issues_of(subject)):
        return
    if not is_long(subject, _SHORTEST):
        return
    # a draft whose actions were not found may have them among its causes
    left_out = {"root_cause", "title"} if subject.passages_of("remediation") else {"title"}
    for match in searched.finditer(subject.text):
        start, end = match.span()
        passage = subject.passage_at(start)
        if passage.part in left_out or passage.is_heading or subject.is_quoted(start, end):
            continue
        if not _DENIED.search(subject.text[max(passage.start, start - 30) : start]) and not _DENIED_AFTER.search(
            subject.text[end : end + 16]
        ):
            return
    only_catalogue = subject.is_composed and not any(point.is_own_words for point in subject.points)
    yield Hit(
        "The letter does not say what was done for the buyers concerned.",
        section="remediation",
        level=Level.SUGGESTION if only_catalogue else None,
    )


RULE = Rule(
    id="no_customer_remedy",
    level=Level.WARNING,
    summary="The issue reached buyers, and the letter says nothing of refunds, replacements or contact with them.",
    why="Amazon's first concern is the buyer. A plan that repairs the process and leaves the affected buyers alone is half "
    "a plan.",
    source="facts.md 3.2; L1",
    hint="Say what was done for the affected buyers, with number and day, as in 'the 6 buyers whose parcels left late were "
    "told the new delivery date on 15 May 2026; 2 asked for a refund and got it the same day'.",
    check=check,
    routes=("plan", "questionnaire"),
    flags=[
        example(
            acknowledgement="We are writing about our Late Shipment Rate, which was 8.98% in the 30 days to 14 May 2026.",
            remediation="On 18 May 2026 Zhao Min set the order system to send the tracking number when the label is bought.",
        ),
        example(
            acknowledgement="This is about A-to-z claims on 5 of our orders in April 2026.",
            root_cause="A refund was not given in time, and buyers were not informed.",
            remediation="On 3 May 2026 we moved all parcels to a tracked service and trained the packers.",
        ),
        example(
            issues=["used_sold_as_new"],
            root_cause="Four returned units were put back into stock as new because returns were not marked.",
            remediation="On 3 May 2026 Zhao Min removed 40 units and marked the shelf for returns in red paint.",
            prevention="Returned units are never sold as new; our customer service reads the return reasons every Monday.",
        ),
        example(
            issues=["many_a_to_z_guarantee_claims_in_april"],
            issue_names={"many_a_to_z_guarantee_claims_in_april": "Many A-to-z Guarantee claims in April"},
            root_cause="Parcels below USD 20 went by a letter service without tracking, and 4 of them were lost on the way.",
            remediation="On 3 May 2026 Zhao Min moved all parcels to a tracked service and trained the packers on its labels.",
            prevention="Zhao Min lists the parcels without a first scan every working day at 17:00 and traces each one.",
            note="a draft with a name of its own for the issue",
        ),
        example(case={}, note="a case with own words"),
    ],
    accepts=[
        example(
            acknowledgement="We are writing about our Late Shipment Rate, which was 8.98% in the 30 days to 14 May 2026.",
            remediation="The 6 buyers whose parcels left late were told the new date on 15 May 2026 by Chen Yu.",
        ),
        example(
            acknowledgement="This is about A-to-z claims on 5 of our orders in April 2026.",
            remediation="By 12 May 2026 Ben Okafor had paid 4 refunds and sent 1 replacement; then the lane was switched.",
        ),
        example(
            acknowledgement="This is about A-to-z claims on 5 of our orders in April 2026.",
            remediation="We have reached out to every affected customer and apologized for what happened with the parcels.",
        ),
        example(
            acknowledgement="Our account was deactivated for related accounts, which we did not know to be linked to ours.",
            remediation="On 3 May 2026 we removed the access of the former agency and closed the second user account.",
            note="no buyer is affected",
        ),
        example(remediation="On 3 May 2026 we reset the handling time.", note="a piece of a letter"),
        example(
            issues=["late_shipment_rate"],
            remediation="On 15 May 2026 we answered the 9 buyer messages that were open, and shipped and confirmed the "
            "orders that these buyers were still waiting for on that day.",
        ),
    ],
    examples_by_language={
        "zh": (
            (
                "我们的迟发率过高。5 月 18 日，赵敏将面单与发货确认关联，并把 4 个 SKU 的处理时间由 1 天改为 3 天。",
                "关于订单缺陷率：5 月 3 日我们更换了物流商，并对 4 名打包员进行了培训，此后每天检查两次订单。",
                "商品真实性投诉：我们已下架 40 件商品，并向供应商索取了授权书，今后进货前逐一核对供应商资质。",
            ),
            (
                "我们的迟发率过高。5 月 15 日陈玉通知了 6 位买家新的送达日期，并为 2 位买家办理了退款。",
                "关于订单缺陷率：5 月 3 日我们为 4 位买家补发了商品，并对 4 名打包员进行了培训，每天检查两次订单。",
                "商品真实性投诉：我们已向所有受影响的买家致歉并说明情况，同时下架 40 件商品，核对供应商资质。",
                "账户被关联：5 月 3 日我们删除了前代理商的访问权限，并关闭了第二个用户账户，此后只用公司设备登录账户。",
                "5 月 3 日已修改处理时间。",
            ),
        )
    },
)
