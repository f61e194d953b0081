"""A plan that tells what happened to single orders, and nothing about how the work is done."""

from collections.abc import Iterator

from poa.case import STATEMENT_SECTIONS
from poa.review.levels import Level
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_LEAST_STORIES = 2  # sentences about single orders
_SHARE = 0.5  # of the sentences of the root cause, and of all

_STORY = {
    "en": pattern(
        r"\b\d{3}-\d{7}-\d{7}\b",
        (
            r"\b(?:this|that|the (?:first|second|third|other|last|same)|one|an|order no\.?|order number|order id|order #|her|his|both|"
            r"each of the (?:two|three)) (?:\w+ ){0,2}(?:orders?|buyers?|customers?|claims?|parcels?|packages?|items?|lady|man|person|case)\b"
        ),
        r"\bthe (?:buyer|customer|client|purchaser)(?:['’]s)? (?:\w+ )?(?:\w+ )?(?:ordered|bought|received|returned|claimed|said|asked|contacted|wrote|filed|opened|left|complained|requested|wanted|refused|told|never|did|was|had|sent|got|gave|cancell?ed|emailed|stated|accepted|confirmed)\b",
        r"\b(?:he|she) (?:\w+ )?(?:ordered|bought|received|returned|claimed|said|asked|contacted|wrote|filed|opened|left|complained|requested|wanted|refused|told|never|did|was|had|sent|got|gave|accepted|confirmed)\b",
        r"\b(?:refunded|contacted|told|e-?mailed|apologi[sz]ed to|called|replied to|reshipped to|sent) (?:the|this|that|him|her) ?(?:buyer|customer|order|claim)?\b",
    ),
    "zh": pattern(
        r"\d{3}-\d{7}-\d{7}",
        "(?:这|该|此|那)(?:个|位|笔|名)?(?:订单|买家|客户|顾客|包裹)",
        "(?:一|1|第一|第二|另一|有)(?:个|位|笔|名)(?:订单|买家|客户|顾客)",
    ),
}
_PROCESS = {
    "en": pattern(
        (
            r"\b(?:process(?:es)?|procedures?|systems?|software|polic(?:y|ies)|every|each|all (?:of )?(?:our |the |future |new )?(?:orders|parcels|"
            r"packages|shipments|items|units|products|listings|staff|employees|customers|buyers|messages)|always|daily|weekly|monthly|regularly|"
            r"train(?:ed|ing)?|checklists?|instructions?|workflow|staff|employees?|team|settings?|handling time|carriers?|couriers?|"
            r"suppliers?|inventory|stock|warehouse|from now on|in (?:the )?future|going forward|no longer|before (?:shipping|packing|sending|dispatch)|"
            r"inspect\w*|quality control|packaging|tracking (?:service|method)|tracked|signature|schedule|routine|standard|rule|"
            r"ship(?:ping)? (?:method|service|compan\w+|template|label)s?|monitor\w*|automat\w*|barcodes?|listings?|detail page|nobody|no one|manually)\b"
        ),
    ),
    "zh": pattern("流程|制度|系统|软件|每(?:个|天|日|周|月|次|件|单|批)|所有|全部|定期|培训|员工|团队|规范|设置|处理时间|备货|物流|承运|供应商|库存|仓库|今后|以后|包装|质检|检查|自动|条码|详情页|无人|没有人|手工"),
}  # fmt: skip


def check(subject: Subject) -> Iterator[Hit]:
    """Look for sentences about single orders, and for any about the work as a whole."""
    story, process = _STORY.get(subject.language), _PROCESS.get(subject.language)
    if story is None or process is None:
        return
    stories = all_sentences = 0
    first: tuple[int, int] | None = None
    for start, end in subject.sentences_of(*STATEMENT_SECTIONS):
        words = subject.text[start:end]
        all_sentences += 1
        if story.search(words):
            stories += 1
            first = first or (start, end)
        if process.search(words):
            return
    if first is not None and stories >= _LEAST_STORIES and stories >= _SHARE * all_sentences:
        yield Hit("The plan tells of single orders, and says nothing about how all others are handled.", *first)


RULE = Rule(
    id="limited_to_single_orders",
    level=Level.WARNING,
    summary="Cause, actions and prevention are about single orders only.",
    why='Amazon\'s notices say "do not limit your plan to issues with specific orders": what matters is the way of '
    "working that let these orders go wrong.",
    source="facts.md 3.2; A6",
    hint="Say for each cause which step of your work let it happen, and what was changed in that step for all orders.",
    check=check,
    section="root_cause",
    flags=[
        example(
            root_cause=["The buyer of order 112-0000001-0000001 said that the cup was broken.", "Another buyer received it late."],
            remediation=["We refunded the buyer on 3 May 2026, and he accepted it.", "We sent a new cup to the other buyer."],
        ),
        example(
            root_cause=["In the first order the customer asked for blue and got red.", "In the second order the customer never got it."],
            remediation=["Both customers were refunded in full on 4 May 2026."],
        ),
        example(
            root_cause=["The customer claimed the parcel was empty.", "She opened a claim on 2 May 2026."],
            remediation=["We contacted the customer and she was refunded on 3 May 2026."],
            prevention=["It was one case and it is closed."],
        ),
        example(
            language="zh",
            root_cause=["订单 112-0000001-0000001 的买家说杯子碎了。", "另一位买家说没有收到。"],
            remediation=["我们于 2026 年 5 月 3 日给该买家退款。"],
        ),
    ],
    accepts=[
        example(case={}),
        example(
            root_cause=["The buyer of order 112-0000001-0000001 said that the cup was broken.", "The box had not been drop-tested."],
            remediation=["We refunded the buyer on 3 May 2026.", "Since 5 May 2026 each cup goes into a double-wall box."],
        ),
        example(
            root_cause=["One parcel stayed behind, as nobody counted the parcels at pickup.", "The buyer asked twice."],
            remediation=["On 3 May 2026 the buyer was refunded."],
        ),
        example(root_cause=["Tracking numbers were typed in on the next morning."], remediation=["37 orders were confirmed."]),
        example(remediation=["The buyer was refunded on 3 May 2026."], note="one sentence is no plan"),
        example(acknowledgement=["The buyer of order 112-0000001-0000001 filed a claim.", "Another buyer left feedback."]),
    ],
)  # fmt: skip
