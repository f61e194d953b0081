"""What does not belong into a plan: questions to Amazon, support cases, a second topic."""

from collections.abc import Iterator

from poa.review.coverage import issues_of
from poa.review.levels import Level
from poa.review.own_words import counted, words_at
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_CASES = {
    "en": pattern(
        r"\b(?:support |seller support |open |previous |my |our )?(?:case|ticket|reference case)(?: log)?(?: ?(?:id|no\.?|nr\.?|number|num|#|ids|numbers))?s? ?(?:is|was|are)?[:：#= (]{0,3}\d{8,12}\b",
        r"\b(?:case|ticket) ?(?:id|ids|no\.?|number|numbers|#)(?:[ :#]|$)",
        r"\b(?:open|opened|opening|raised|created|submitted|filed|logged|started) (?:a |an |the |several |many |multiple |another |\w+ )?(?:\w+ )?(?:cases?|tickets?) "
        r"(?:with|at|to|through|via|in|on|for|and|about|but|regarding)\b(?: the| your)? (?:amazon|seller|support|account|team|this|help|case)?",
        r"\b(?:open|pending|existing|unresolved) (?:support )?cases? (?:with|at|about|in|log)\b",
        r"\b(?:contacted|called|spoke (?:to|with)|talked (?:to|with)|chatted with|asked|messaged|phoned) (?:the |an |amazon.?s? |your )*(?:seller |account health |amazon |customer )?"
        r"(?:support|account health (?:support|specialist|team|representative)|help ?desk)\b",
        r"\bcase log\b",
    ),
    "zh": pattern(
        "(?:case|个案|案例|问题日志|工单|开case)(?: ?(?:id|编号|号码?|单号))?[ :：#]{0,3}[0-9]{8,12}",
        "(?:case|个案|案例|工单) ?(?:id|编号|号码|单号)",
        "(?:开|提交|创建|发)(?:了|过)?(?:多次|多个|一个|几个)?(?:case|工单|个案)",
        "(?:联系|咨询|询问|问)(?:了|过)?(?:亚马逊)?(?:卖家支持|客服支持|账户经理|招商经理)",
    ),
}
_CASES_ARE_THE_ISSUE = {"support_abuse", "fba_reimbursement_abuse", "funds_withheld", "account_compromised"}
_QUESTION_MARK = pattern(r"[\p{L}\p{N})\"”’'%] ?\?+[!?\"”’)]*(?:\s|$)|？|\p{Han}\?")
_QUESTION_OF_THE_NOTICE = {
    "en": pattern(
        r"(?:^|\n)\W*(?:\w{1,3}[.):] ?)?\W*(?:the )?(?:question:? |q\d?:? )?(?:what|why|how|which|where|when|who)\b[^\n]*?\b(?:causes?|caused|happen(?:ed|s|ing)?|wrong|prevent\w*|reasons?|"
        r"resolv\w+|solv\w+|fix\w*|correct\w*|actions?|steps?|measures?|changed?|done|doing|did we|do we|we will|will we|issues?|problems?|avoid\w*|improv\w+|again|learn\w*|"
        r"complain\w*|violat\w*|fail\w*|occur\w*)\b[^\n]*$",
    ),
    "zh": pattern(
        "(?:^|\n)[^\n]{0,12}(?:原因|为什么|为何|何因|问题|措施|如何|怎样|怎么|什么|防止|避免|解决|何时|何人|何地|何事|何法)[^\n]*$"
    ),
}
_TO_AMAZON = pattern(
    "您|贵司|你们|封了|封掉|警告就|资金|放款|解封|还需要|怎么办",
    r"\b(?:you|your|reinstat\w*|reactivat\w*|my (?:account|funds|money)|our (?:account|funds|money|listing)|funds?|inventory at|please|unsuspend\w*|appeal\w*|get back)\b",
)
_ASKS = {
    "en": pattern(
        r"\bwhen (?:will|can|could|would|are|is) (?:\w+ )?(?:we|i|you|my|our|the|amazon) (?:\w+ ){0,4}?(?:funds?|money|balance|payments?|disbursements?|account|reinstat\w+|get|receive|expect|hear|release)\b",
        r"\b(?:please |kindly |can you |could you |would you )+(?:\w+ )?(?:tell|advise|explain|clarify|confirm|inform|let)(?: us| me)?(?: know| to)? (?:exactly |to us |to me )?(?:what|why|which|when|how|where|who|whether|if (?:we|i|there|you need|my|our))\b"
        r"[^.!?\n]*?\b(?:need|do|did|happen\w*|wrong|missing|account|suspend\w*|reinstat\w*|listing|funds?|else|deactivat\w*|block\w*|remov\w*|required|provide|amazon|submit|next|expect|reason)\b",
        r"\b(?:we|i)(?:.d| would| want| need|.ll)?(?: \w+)? (?:like|want|need|wish|love)? ?to (?:know|ask|understand|enquire|inquire|find out) (?:you )?(?:what|why|which|when|how|where|whether|if|about (?:my|our|the) (?:funds|inventory|money|fba))\b",
        r"\bplease advise\b",
        r"\b(?:another|one more|a second|separate) (?:question|query|request|topic|matter)s?\b",
        r"\b(?:by the way|btw|on (?:another|a different|a separate) (?:note|matter|topic)|ps:|p\.s\.)",
        r"\b(?:please |kindly )(?:also )(?:\w+ )?(?:un-?block|reinstate|re-?activate|un-?suspend|re-?open|approve|release|restore|remove|delete|return|send back|refund)\b",
        r"\b(?:release|return|send back|disburse) (?:our|my|the) (?:\w+ )?(?:funds?|money|balance|fba (?:inventory|stock)|inventory)\b",
        r"\bwe (?:also )?have (?:a|some|another|an additional|few|several) (?:\w+ )?questions?\b",
        r"\b(?:waiting for|have not received|haven.t received|did not get|didn.t get) (?:any |a |an |your )*(?:reply|response|answer) (?:\w+ ){0,3}?(?:from|to|about|regarding|on) (?:you|amazon|seller|our|my|the)\b",
    ),
    "zh": pattern(
        "(?:什么时候|何时|多久)(?:能|可以|才能|会)?(?:.{0,6})(?:放款|恢复|解冻|回复|审核|解封|拿到|发放)",
        "请问|想(?:请)?(?:问|咨询|了解)一?下?|请(?:您)?告知.{0,12}(?:什么|哪些|如何|怎么|为何|为什么|原因|是否)|还有(?:一个|另一个)问题|顺便(?:问|说)|另外.{0,6}(?:请问|想问|能否|可否)",
        "(?:请|能否|可否).{0,4}(?:释放|解冻|发放|归还|退还)(?:我们的?)?(?:资金|货款|余额|库存)",
    ),
}


def check(subject: Subject) -> Iterator[Hit]:
    """Look for case ids, for questions that the notice did not put, and for what is asked on the side."""
    language = subject.language
    if language not in _CASES:
        return
    told: set[int] = set()
    cases = list(counted(_CASES[language], subject))
    if cases and not _CASES_ARE_THE_ISSUE & set(issues_of(subject)):
        start, end = cases[0]
        told.add(subject.sentence_at(start)[0])
        yield Hit(
            f"'{words_at(subject, start, end)}' refers to a support case, which has no place in a plan.", start, end
        )
    for start, end in counted(_ASKS[language], subject):
        first = subject.sentence_at(start)[0]
        if first in told or _is_about_funds(subject, start, end):
            continue
        told.add(first)
        yield Hit(f"'{words_at(subject, start, end)}' asks Amazon something; a plan answers.", start, end)
    if "?" not in subject.text and "？" not in subject.text:
        return
    for start, end in counted(_QUESTION_MARK, subject):
        mark = max(subject.text.rfind("?", start, end), subject.text.rfind("？", start, end))
        first, last = subject.sentence_at(start)
        if first in told or subject.is_quoted(mark, mark + 1):
            continue
        if _repeats_the_notice(subject, subject.text[first:last]):
            continue
        told.add(first)
        yield Hit(
            f"'{words_at(subject, first, last)[-80:]}' is a question; a plan answers, it does not ask.", first, last
        )


def _repeats_the_notice(subject: Subject, question: str) -> bool:
    asks = _QUESTION_OF_THE_NOTICE[subject.language].search(question)
    return asks is not None and not _TO_AMAZON.search(question)


def _is_about_funds(subject: Subject, start: int, end: int) -> bool:
    words = subject.text[start:end].lower()
    money = ("fund", "money", "balance", "disburse", "资金", "货款", "余额", "放款")
    return any(each in words for each in money) and "funds_withheld" in issues_of(subject)


RULE = Rule(
    id="unrelated_question_or_case",
    level=Level.WARNING,
    summary="The letter asks a question, names a support case or opens a second topic.",
    why="Amazon's help page asks to take out other questions and any reference to open support cases.",
    source="facts.md 1.1 and 3.2; A1",
    hint="Take it out, and put it into a case of its own with Seller Support.",
    check=check,
    section="closing",
    flags=[
        "Our case ID is 12345678901.",
        "When will my funds be released?",
        "Could you please tell us which document is missing?",
        "We opened a case with Seller Support about this on 15 May 2026.",
        "By the way, our FBA stock in Ohio is still not visible.",
        "Please advise what else we need to do.",
        "Why was our account deactivated without a warning?",
        "Please also reinstate our listing in Canada.",
    ],
    accepts=[
        "What was the root cause of the late shipment?",
        example(root_cause=["Why did this happen?", "One clerk typed in the tracking numbers the next morning."]),
        example(prevention=["What steps have we taken to prevent it?", "Zhao Min checks the list every Monday."]),
        'A buyer wrote: "Where is my order?"',
        "The complaint ID is 12345678901.",
        "In case of bad weather Zhao Min pauses the offers.",
        "In each case we sent a refund within 1 day.",
        "The link was https://www.example.com/track?id=4 until 16 May 2026.",
        "Please let us know if you need further documents.",
        "Li Wei answers questions about this plan at ops@cheesehome.example.",
    ],
    examples_by_language={
        "zh": (
            (
                "case ID：12345678901。",
                "请问我们的资金什么时候可以发放？",
                "我们还需要提供哪些文件？",
                "我们多次联系卖家支持，没有结果。",
            ),
            (
                "根本原因是什么？",
                "我们采取了哪些措施来解决问题？",
                "买家写道：“我的包裹在哪里？”",
                "投诉编号为 12345678901。",
                "如有疑问请联系李伟。",
                "2026 年 5 月 15 日，赵敏核对了 37 个订单。",
            ),
        )
    },
)
