"""An action that is still to come: what has been done is what counts.

What a past action set up ("so that a label will not print …", "our system will send an alert"), what follows from it
("this will prevent …"), and what was said or promised by others is none. Orders to oneself ("Ship all late orders.",
"To train the staff.") are not in the past either: they are objected to, once, where the section says nothing that
has been done; as the title of a point that goes on to say it, they are fine.
"""

from collections.abc import Iterator

from poa.review.levels import Level
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_FUTURE = {
    "en": pattern(
        r"\b(?:will|shall|won['’]t|wont)(?: also| now| then| always| never| not| no longer| be| only| immediately| soon| have to| "
        r"personally| try to| continue to| start to| begin to| strictly| carefully)* [a-z]+",
        r"\b(?:we|I|they)['’]ll (?:also |now |then |be |not |never )*[a-z]+",
        r"\b(?:am|are|is) (?:also |now |currently |already )?(?:going|planning|about|preparing|intending|looking|aiming) to [a-z]+",
        r"\b(?:am|are|is) (?:also |now |currently )?in (?:the )?process of [a-z]+ing\b",
        r"\b(?:have|has) (?:also )?plan(?:s|ned)? to [a-z]+",
        r"\b(?:plan|intend|aim|propose|promise|pledge)s? (?:to|on) [a-z]+",
        r"\bgonna [a-z]+",
        r"\b(?:is|are) to be [a-z]+ed\b",
    ),
    "zh": pattern(
        "将(?:会|要|对|加强|进行|继续|严格|不再|定期|立即|尽快|安排|聘请|招|采取|更加|在|每|与|为|使用|采用|增加|建立|制定|派|由|重新|全面|逐步|"
        "停止|删除|移除|联系|检查|培训|组织|设立|成立|选择|提高|优化|确保|避免|按|通过|于|提供|努力|认真|遵守|学习)",
        "即将",
        "打算",
        "计划(?:在|将|于|更换|招|增加|采用|使用|下|明|近期|对)",
        "准备(?:在|将|更换|招|对|增加|采用|使用)",
        "(?:今后|以后|接下来|下一步|未来|后续)[^。；，]{0,8}(?:会|将|要)",
        "(?:我们|我司|我方|公司|团队|员工|仓库|客服)(?:也|还|都)?会(?:尽快|立即|马上|及时|定期|严格|加强|继续|安排|对|每|更加|认真|努力|把|将|在|给|为|尽)?",
        "会(?:尽快|立即|马上|及时|定期|严格|加强|安排|认真|努力)",
        "争取",
        "拟(?:定于|于|将|在)",
    ),
}
_NO_ACTION = {
    "en": pattern(  # what was said or agreed, what is meant by an action, what one set up
        r"\b(?:told|tells|informed|inform(?:ing)?|wrote|written to|said|says|stating|notified|explained|promised us|confirmed (?:to us|in writing|"
        r"by e-?mail)|confirmed that|agreed|assured (?:us|me)|asked|instructed|replied|answered|warned|announced|guaranteed us|"
        r"according to|reminded)\b",
        r"\b(?:so that|in order that|so (?:we|it|they|that|no|the|orders?|every)|to make sure|made sure|makes? sure|ensur(?:e[ds]?|ing)|"
        r"guarantee(?:s|d|ing)? that|which means|meaning|that way|this way|as a result|therefore|thus|hence|because|since it|whether|"
        r"until|before it|where)\b",
        r"\b(?:who|that|which|what|whatever|how) $",
    ),
    "zh": pattern(
        "告知|通知|承诺|同意|确认|答应|表示|回复|说明|要求|以便|从而|这样|因此|使得|避免|系统|软件|自动|设置为"
    ),
}
_NOT_OURS = pattern(  # what stands before the verb, where it is not somebody's action
    r"\b(?:this|that|it|these|those|(?:the|this|these|our|a|new|said)(?: [a-z]+){0,3} (?:system|software|tool|app|program|platform|plugin|"
    r"alerts?|alarms?|labels?|template|rule|filter|settings?|reports?|page|issues?|problems?|mistakes?|errors?|situations?|changes?|"
    r"measures?|steps?|actions?|improvements?|parcels?|packages?|goods|inventory|erp|api|software)|(?:erp|oms|wms) (?:system|software)?|"
    r"customers?|buyers?|shipstation|veeqo|fba|amazon|you|similar (?:issues?|problems?))(?: also| now| then| automatically| itself)? ?$"
)
_OTHERS = pattern(
    r"\b(?:you|amazon|he|she|they|(?:the|our|this|a|each|new)(?: new)? (?:carriers?|suppliers?|manufacturers?|courier|forwarder|factory|brand owner))"
    r"(?: also| now| then)? $"
)
_MAIN = pattern(r"(?:\b(?:and|but|then|also|we|i|so we|our (?:team|staff|company|warehouse)))(?: also| both)? $")
_NO_ACT = pattern(  # verbs of which the future is no action: a wish, a courtesy, what does not come back
    r"^(?:be (?:happy|glad|pleased|able|grateful|thankful|more than happy|available|appreciated)|appreciate|wait|hope|happen|"
    r"occur|repeat|recur|arise|remain|look forward|like|thank)\b"
)
_LAST_VERB = pattern(r"(?:be )?[a-z]+$")
_PAST = pattern(
    r"\b(?:have|has|had|was|were|did)\b|\b[a-z]+(?:ed|own|ought)\b|\b(?:sent|put|set up|made|told|found|gave|paid|hired|built|wrote|"
    r"took|went|began|met|ran|kept|held|left|read)\b|\bsince\b"
)
_ORDER = pattern(
    r"^(?:\(?[a-z0-9]{1,2}[.)] ?)?(?:to |we |please )?(?:ship|send|train|check|review|change|hire|remove|close|contact|refund|update|improve|"
    r"use|set|add|create|stop|delete|monitor|inspect|replace|find|make|increase|reduce|switch|buy|purchase|provide|communicate|"
    r"respond|reply|implement|establish|strengthen|follow|ensure|keep|educate|adopt|optimize|optimise|arrange|develop|conduct|"
    r"perform|verify|audit|cancel|terminate|destroy|dispose|list|relist|reset|adjust|print|pack|label|upgrade|avoid|learn|study|"
    r"enhance|prepare|select|choose|cooperate|assign|appoint|double[ -]check|work|take|test|discontinue|resolve|correct|fix|edit|"
    r"revise|rewrite|confirm)\b"
)


def check(subject: Subject) -> Iterator[Hit]:
    """Look for the future tense in the main clause of an action, and for a section of mere orders."""
    searched = _FUTURE.get(subject.language)
    if searched is None:
        return
    last = -1
    found = False
    for match in subject.find(searched, "remediation"):
        start, end = match.span()
        first, stop = subject.sentence_at(start)
        if first == last or subject.passage_at(start).is_heading or subject.is_quoted(start, end):
            continue
        if not _is_action(subject, first, start, end, stop):
            continue
        last, found = first, True
        yield Hit(f"'{match.group().strip()}' is still to come; this section says what has been done.", start, end)
    if not found and subject.language == "en":
        yield from _orders(subject)


def _is_action(subject: Subject, first: int, start: int, end: int, stop: int) -> bool:
    lead = subject.text[max(first, subject.passage_at(start).start) : start]
    said = subject.text[start:end]
    if subject.language == "zh":
        clause = subject.text[start:stop]
        if said.startswith("将") and any(each in clause[:30] for each in ("了", "改为", "设为", "移至", "已")):
            return False
        return _NO_ACTION["zh"].search(lead) is None and "自动" not in clause[:12]
    word = said.split()[0].lower()
    passive = " be " in said and "automatically" not in subject.text[end : end + 20]
    if word in {"will", "shall", "won't", "won’t", "wont"} and (
        lead.lower().endswith(("good ", "free ", "at ", "ill ")) or (not passive and _NOT_OURS.search(lead))
    ):
        return False
    verb = _LAST_VERB.search(said)
    if verb is not None and _NO_ACT.search(subject.text[start + verb.span()[0] : end + 24]):
        return False
    if not passive and _OTHERS.search(lead):
        return False
    said_before = _NO_ACTION["en"].search(lead)
    if said_before is None:
        return True
    # "we told the buyers, and we will refund them" goes on with an action of its own
    rest = lead[said_before.span()[1] :]
    return _MAIN.search(rest) is not None and _goes_on(rest)


def _goes_on(rest: str) -> bool:
    """Whether a sentence goes on with a main clause after what was said or meant."""
    rest = rest.lower()
    if " that " not in rest and rest.endswith(" and "):
        return True
    return any(each in rest for each in (", and ", " and we ", " and i ", " but we ", "; ", " and also ", " and then "))


def _orders(subject: Subject) -> Iterator[Hit]:
    """Object to a section whose points are orders to oneself, with nothing in it that has been done."""
    points = [point for point in subject.points_of("remediation") if point.passages and point.is_own_words]
    if not points or len(points) < len(subject.points_of("remediation")):
        return
    text = subject.text_of("remediation", headings=False)
    if _PAST.search(text):
        return
    if 2 * sum(1 for point in points if _ORDER.search(point.text)) > len(points):
        yield Hit(
            f"'{' '.join(points[0].text.split()[:6])}' says what is to be done; this section says what has been done.",
            points[0].start,
            points[0].end,
        )


RULE = Rule(
    id="future_in_remediation",
    level=Level.ERROR,
    summary="An action that is still to come stands among the actions taken.",
    why="Amazon asks for the actions that have been taken. What is only planned is read as not done, and letters "
    "that promise instead of acting are turned down.",
    source="facts.md 1.1 and 3.2; A1, X6",
    hint="Do it first, then write what was done, on which day and by whom; or move it to the prevention.",
    check=check,
    flags=[
        "We will train our staff on the new packing steps.",
        "The warehouse team is going to count all shelves.",
        "We plan to move our parcels to another carrier next month.",
        "Our listings are to be reviewed one by one.",
        "We have changed our carrier and will send our stock to a local warehouse.",
        "We’ll refund every customer who asks for it.",
        "If a buyer complains, we will answer within 24 hours.",
        "All products will be inspected before shipping.",
        "We are in the process of hiring two packers.",
        "We told the buyers what went wrong, and we will refund them.",
        "Our supplier will be replaced by a new one.",
        "Ship all late orders.",
        example(
            remediation=["To train the staff.", "Contact the buyers.", "Check the stock every day."], note="orders"
        ),
    ],
    accepts=[
        "On 20 May 2026 Zhao Min trained 4 packers on the new steps.",
        "On 16 May 2026 Chen Yu told 6 buyers that their parcels will arrive on 19 May 2026.",  # what was said
        'The supplier wrote on 17 May 2026: "We will print the lot number on each box."',  # another's words
        "Li Wei set the order system so that a label will not print before the pick is scanned.",
        example(prevention=["Li Wei will review the rate every Monday."], note="a measure may be a commitment"),
        "On 18 May 2026 Li Wei revised the will-call shelf labels.",
        "Ship all late orders: on 15 May 2026 we shipped and confirmed the 9 open orders.",  # a title
        "This will prevent a second late confirmation.",  # an effect
        "On 16 May 2026 we installed ShipStation; the system will send an alert when a label has no scan.",  # set up
        "The carrier agreed on 12 May 2026 that it will collect at 17:00.",
        "The delays in April were due to a missing pickup, and are due to nothing else.",
        "We asked our supplier on 2 June 2026 for a letter of authorization. He will send it.",  # promised by others
        "As you will see in Exhibit 2, 0 orders were open on 15 May 2026.",
    ],
    examples_by_language={
        "zh": (
            (
                "我们将对员工进行培训。",
                "仓库打算更换物流商。",
                "我们会尽快处理所有订单。",
                "今后我们会每天检查库存。",
                "计划在下个月招聘两名打包员。",
            ),
            (
                "2026 年 5 月 20 日，赵敏对 4 名打包员进行了培训。",
                "5 月 15 日已通知 6 位买家包裹将于 5 月 19 日送达。",
                "2026 年 5 月 18 日已将面单与发货确认关联。",
                "李伟于 5 月 16 日把处理时间由 1 天改为 3 天。",
                "5 月 15 日发出并确认了全部 9 个未发货订单。",
                "5 月 16 日，我们将处理时间由 1 天改为 3 天。",
                "我们检查了虚拟库存，系统会自动回传追踪编号。",
            ),
        )
    },
)
