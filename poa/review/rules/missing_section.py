"""A cause, an action or a measure is missing altogether."""

from collections.abc import Iterator

from poa.case import STATEMENT_SECTIONS
from poa.review.levels import Level
from poa.review.patterns import Pattern, pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.review.substance import count_words, said_in

LEAST = 5  # words; fewer say nothing
ENOUGH = 2  # sentences that do what a section does, wherever they stand, count as the section

_NAMES = {
    "root_cause": "root cause",
    "remediation": "actions that have been taken",
    "prevention": "steps that prevent it from happening again",
}
_HINTS = {
    "root_cause": "Say what happened, where in the work, when and to how many orders or units.",
    "remediation": "Say what has been done about it: each action with its day and the person who did it.",
    "prevention": "Say what keeps it from happening again: each measure with its owner, its rhythm or its threshold.",
}

# What a draft says elsewhere, where its reader could not tell the section: a heading for it, whatever its place …
_HEADED: dict[str, dict[str, Pattern]] = {
    "en": {
        "root_cause": pattern(
            (
                r"\b(?:root|main|primary|underlying|real|basic) (?:causes?|reasons?|problems?)\b[^.\n]{0,60}(?::|\b(?:is|are|was|were|"
                r"as follows|below|due to|because|stems?|lies?)\b|$|\n)"
            ),
            r"\b(?:what (?:went wrong|happened|caused)|why (?:this|it|the (?:issue|problem)) happened|how (?:this|it) happened)\b",
            r"\b(?:reasons?|causes?) (?:for|of|behind) (?:the |this |our )?\w+",
            (
                r"\b(?:this|it|the (?:issue|problem|problems|issues|delay|delays|complaints?|claims?|defects?)|which) "
                r"(?:\w+ )?(?:was|were|is|has been|happened|occurred|arose|came|stems|stemmed|resulted) (?:\w+ )?(?:caused|due|"
                r"because|from|a result)\b"
            ),
            r"\b(?:we|i) (?:\w+ )?(?:found|discovered|identified|realized|realised|determined) (?:out )?(?:that|the|our|two|three|several)\b",
        ),
        "remediation": pattern(
            (
                r"\b(?:actions?|steps?|measures?|corrective actions?|corrections?|what)\b[^.\n]{0,40}\b(?:have|has|had|already|"
                r"immediately|were|was)\b[^.\n]{0,30}\b(?:taken|done|took|made|implemented|been|did)\b"
            ),
            r"\b(?:corrective|immediate|remedial) (?:actions?|measures?|steps?)\b",
            r"\bactions? (?:we |i )?(?:took|taken)\b",
            r"\bhow (?:we|i) (?:have )?(?:resolved|fixed|solved|corrected)\b",
        ),
        "prevention": pattern(
            (
                r"\b(?:steps?|measures?|actions?|plans?|what|polic(?:y|ies)|procedures?|changes?)\b[^.\n]{0,70}\b(?:prevent|avoid|"
                r"going forward|in (?:the )?future|happen(?:s|ing)? again|reoccur\w*|recur\w*)\b"
            ),
            r"\b(?:preventi(?:ve|on)|preventative|future|long[ -]term) (?:actions?|measures?|steps?|plans?)\b",
            r"\bhow (?:we|i) (?:will |are going to |plan to )?(?:prevent|avoid)\b",
        ),
    },
    "zh": {
        "root_cause": pattern("根本原因", "问题(?:的)?原因", "产生(?:的)?原因", "原因(?:是|在于|如下|有|分析)", "(?:是|由于|因为).{1,40}(?:导致|造成|引起)"),
        "remediation": pattern("(?:已经?|立即|目前)采取(?:了|的)?.{0,10}(?:措施|行动|步骤)", "整改措施", "解决(?:措施|方案|办法)", "纠正措施", "补救措施"),
        "prevention": pattern("(?:防止|避免|预防|杜绝).{0,20}(?:再次|再度|重复|类似|发生|措施|方案)", "预防措施", "今后(?:的)?(?:措施|计划)", "长期(?:措施|方案)"),
    },
}  # fmt: skip
# … or sentences that do what the section does.
_DONE: dict[str, dict[str, Pattern]] = {
    "en": {
        "root_cause": pattern(
            r"\b(?:because|due to|caused by|as a result of|resulted from|the reason (?:is|was)|owing to|led to|leading to|caused)\b"
        ),
        "remediation": pattern(
            (
                r"\b(?:we|i|our (?:team|staff|warehouse|manager))(?:['’]ve| have| has)?(?: all| also| now| already| since| immediately| "
                r"then| just| both| completely| permanently| personally| fully| promptly| since then| recently){0,2} (?:been )?(?:"
                r"removed|deleted|closed|refunded|shipped|dispatched|contacted|cancell?ed|changed|updated|corrected|trained|"
                r"hired|replaced|stopped|ended|terminated|inspected|checked|audited|reviewed|switched|moved|fixed|"
                r"resolved|implemented|introduced|installed|subscribed|purchased|bought|disposed|destroyed|recalled|"
                r"returned|answered|replied|apologi[sz]ed|issued|sent|adjusted|increased|reduced|extended|set up|put|"
                r"created|started|adopted|signed|dismissed|fired|warned|provided|obtained|uploaded|edited|rewrote|"
                r"withdrawn|withdrew|paused|deactivated|delisted|suspended|taken down|took down|confirmed|completed)\b"
            ),
            r"\b(?:has|have) been (?:removed|deleted|closed|refunded|shipped|cancell?ed|changed|updated|corrected|trained|replaced|dismissed|destroyed|fixed|contacted)\b",
            (
                r"\b(?:on|since|by) (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})[^.]{0,60} (?:removed|deleted|closed|refunded|"
                r"shipped|changed|updated|corrected|trained|replaced|moved|set|told|wrote|added|destroyed|paid)\b"
            ),
        ),
        "prevention": pattern(
            (
                r"\b(?:we|i|our \w+|they|staff|management)(?:['’]ll| will| shall| are going to| plan to| intend to)(?: also| now| always| "
                r"only| strictly| carefully| regularly| then| be| then| daily| personally){0,2} (?:\w+)"
            ),
            r"\b(?:from now on|going forward|in (?:the )?future|from here on|henceforth|so that (?:this|it) (?:does|will|can))\b",
            r"\b(?:every|each) (?:working |business )?(?:day|week|month|morning|monday|tuesday|wednesday|thursday|friday|order|shipment|delivery)\b",
            r"\b(?:daily|weekly|monthly)\b",
        ),
    },
    "zh": {
        "root_cause": pattern("因为|由于|导致|造成|原因"),
        "remediation": pattern("(?:我们|我|已经?|已于)[^。；]{0,20}(?:删除|下架|退款|发货|联系|更改|修改|更换|培训|停止|终止|检查|关闭|补发|销毁|移除|调整|更新|安装|解雇)了?"),
        "prevention": pattern("今后|以后|将来|将会|我们会|我们将|每天|每日|每周|每月|定期"),
    },
}  # fmt: skip
_AIM = pattern(
    r"\b(?:from now on|going forward|in (?:the )?future|henceforth|(?:to|which|that) (?:prevents?|avoids?)|so that (?:this|it) (?:does|can|will))\b",
    "今后|以后|防止|避免|预防",
)
_BARE_PROMISE = {  # says that it will not happen again, and not by what
    "en": pattern(
        (
            r"\b(?:will|shall|['’]ll)(?: \w+){0,2} (?:never|not|no longer|comply|follow|obey|abide|adhere|happen|be happy|appreciate|"
            r"provide (?:you|any|more)|be able|do (?:our|my) best|try|ensure that (?:this|it)|make sure (?:that )?(?:this|it)|"
            r"respect|work hard|wait|look forward|continue to sell|be glad|be grateful|love|reinstate|be reinstated|take)\b"
        ),
    ),
    "zh": pattern("不会再|绝不|保证|遵守|不再|期待|希望"),
}


def check(subject: Subject) -> Iterator[Hit]:
    """Look for middle sections that say nothing, and for what they should say elsewhere in a draft."""
    for section in STATEMENT_SECTIONS:
        words = count_words(said_in(subject, section))
        if words >= LEAST or (not subject.is_composed and _is_elsewhere(section, subject)):
            continue
        message = f"The letter does not give the {_NAMES[section]}."
        if words:
            message = f"The section on the {_NAMES[section]} has only {words} words, which say nothing."
        yield Hit(message, section=section, hint=_HINTS[section])


def _is_elsewhere(section: str, subject: Subject) -> bool:
    """Whether a draft gives, in another place, what the section should give."""
    if subject.language not in _HEADED or not subject.text:
        return False
    headed = _HEADED[subject.language][section]
    for passage in subject.passages:
        short = passage.is_heading or count_words(passage.text) <= 14 or section == "root_cause"
        if short and passage.part not in {"title", section} and headed.search(passage.text):
            following = count_words(subject.text[passage.start :])
            return following >= LEAST * 3
    return _sentences_of(section, subject) >= ENOUGH


def _sentences_of(section: str, subject: Subject) -> int:
    done, promise = _DONE[subject.language][section], _BARE_PROMISE[subject.language]
    count = 0
    last = -1
    for match in subject.find(done):
        start, end = subject.sentence_at(match.span()[0])
        passage = subject.passage_at(start)
        if (
            start == last
            or passage.is_heading
            or passage.part in {"closing", "signature", "greeting", "title", "enclosures"}
        ):
            continue
        if section == "prevention" and promise.search(subject.text[start:end]):
            continue
        if section != "root_cause" and passage.part == "root_cause":
            continue
        last = start
        count += ENOUGH if section == "prevention" and _AIM.search(subject.text[start:end]) else 1
    return count


RULE = Rule(
    id="missing_section",
    level=Level.ERROR,
    summary="The root cause, the actions taken or the steps of prevention are missing.",
    why="Amazon asks three questions: what the cause was, what has been done, and what prevents it from happening "
    "again. A letter that leaves one of them out is sent back with a request for it.",
    source="facts.md 1.1 and 3.2; A1",
    hint="Write the missing section; each of the three needs at least one point of its own.",
    check=check,
    routes=("plan", "questionnaire"),
    flags=[
        example(
            root_cause=["One clerk typed in the tracking numbers of 37 orders on the next morning."],
            remediation=["On 18 May 2026 Zhao Min linked the confirmation to the label."],
            note="no prevention",
        ),
        example(
            root_cause=["Our stock file was uploaded once a week only, and 14 orders had to be cancelled."],
            prevention=["Li Wei compares stock and offers every day at 9:00 and closes an offer below 3 units."],
            note="no action",
        ),
        example(
            remediation=["On 18 May 2026 Zhao Min moved all parcels to a tracked service."],
            prevention=["Zhao Min lists parcels without a scan every day at 17:00 and traces them."],
            note="no cause",
        ),
        example(
            root_cause=["The units were stored next to each other and picked without a scan."],
            remediation=["On 18 May 2026 Zhao Min refunded 9 buyers."],
            prevention=["See above."],
            note="three words are no prevention",
        ),
        example(case={"prevention": None}, note="composed: the section is a blank"),
        example(
            language="zh",
            root_cause=["仓库只有一名员工录入追踪编号，每天下午才录入前一天的订单。"],
            prevention=["李伟每天 10:00 核对未发货订单，剩余时间不足 6 小时的订单优先打包。"],
            note="no action",
        ),
    ],
    accepts=[
        example(case={}, note="all three are there"),
        example(
            root_cause=["The units were stored next to each other and picked without a scan."],
            remediation=[
                "On 18 May 2026 Zhao Min refunded 9 buyers.",
                "Steps we take to prevent it from happening again:",
                "Zhao Min scans each unit before it is packed, and Li Wei reads the list of differences every Friday.",
            ],
            note="a heading for the third stands inside the second",
        ),
        example(
            acknowledgement=["The root cause of the late shipments was that one clerk typed in all tracking numbers."],
            remediation=["On 18 May 2026 Zhao Min linked the confirmation to the label."],
            prevention=["Zhao Min checks the unshipped orders every day at 10:00."],
            note="the cause stands in the opening",
        ),
        example(
            root_cause=["Orders were exported by hand, and 12 of them were left out of the list for the warehouse."],
            prevention=[
                "We have removed the list and installed an import on 3 May 2026.",
                "Zhao Min has been compared with nothing since: each order now goes to the warehouse by itself.",
                "We also refunded the 12 buyers on 4 May 2026, and each Monday Li Wei compares both lists.",
            ],
            note="what was done stands among the measures",
        ),
        example(
            route="documents",
            acknowledgement=["Enclosed are the three invoices that your notice of 14 May 2026 asks for."],
            note="a route without a plan has no such sections",
        ),
        example(
            language="zh",
            root_cause=["仓库只有一名员工录入追踪编号，每天下午才录入前一天的订单。"],
            remediation=["2026 年 5 月 18 日，赵敏将面单与发货确认关联，并对 40 个订单进行了核对。"],
            prevention=["李伟每天 10:00 核对未发货订单，剩余时间不足 6 小时的订单优先打包。"],
        ),
    ],
)
