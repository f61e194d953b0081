"""A plan for an issue that Amazon does not have answered by one."""

from collections.abc import Iterator, Mapping

from poa.case import Route
from poa.review.coverage import issues_of, name_of
from poa.review.issue_routes import routes_of
from poa.review.levels import Level
from poa.review.opening import opening
from poa.review.patterns import Pattern, pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_PLANS = frozenset({"plan", "questionnaire"})
_INSTEAD: Mapping[Route, str] = {
    "documents": "send the documents that the notice lists",
    "settings_change": "make the change in Seller Central",
    "acknowledge": "acknowledge the notice on its page",
    "dispute": "dispute it with evidence",
    "wait": "keep shipping and wait for the result",
    "phone": "take the call",
    "video": "take part in the video interview",
}
# How a draft that comes without a case says that it is about such an issue, and no other.
_SAID: Mapping[str, Pattern] = {
    "identity_verification": pattern(
        r"\bverif(?:y|ying|ication of) (?:my|our|the|your|seller|account) (?:\w+ )?identity\b",
        r"\b(?:identity|seller|address|account information|information) verification\b",
        r"\b(?:utility bill|bank statement|business licen[cs]e|passport|ID card)\b[^.]{0,80}\b(?:verif|rejected|not accepted|unreadable|mismatch|resubmit|upload|blurr)",
        "身份验证|二审|水电费账单|KYC",
    ),
    "payment_method_invalid": pattern(
        r"\b(?:credit|debit) card\b[^.]{0,60}\b(?:expired|declined|invalid|updated?|charged?|replaced|valid)\b",
        r"\b(?:charge|deposit|payment) method\b[^.]{0,60}\b(?:expired|declined|invalid|updated?|valid|replaced|not)\b",
        "信用卡(?:过期|失效|扣款失败)|扣款方式|付款方式无效",
    ),
    "inform_act": pattern(r"\bINFORM (?:Consumers )?Act\b", "INFORM 消费者"),
    "invoice_defect_rate": pattern(r"\binvoice defect rate\b", r"\bIDR\b", "发票缺陷率"),
    "seller_fulfilled_review": pattern(
        r"\b(?:reviewing|review of) (?:my|our|your|the) (?:\w+ )?(?:account|seller[ -]fulfilled orders)\b[^.]{0,80}\b(?:30 days|confirm delivery|delivery of recent|velocity|seller[ -]fulfilled)",
        r"\bvelocity (?:review|limit)\b",
        "自配送(?:账户|订单)审核",
    ),
}
_OTHER_ISSUES = pattern(
    r"\b(?:late (?:shipment|dispatch)|order defect|\bODR\b|\bLSR\b|a-to-z|negative feedback|chargebacks?|cancell?ation rate|valid tracking|"
    r"on-time|inauthentic|authenticity|counterfeit|trademark|copyright|patent|infring\w+|used sold|condition|safety|expired|restricted|"
    r"variation|reviews? manipulation|product reviews?|sales rank|drop[ -]?shipp\w+|related|forged|section 3|complaints?)\b",
    "迟发|订单缺陷|索赔|差评|侵权|真实性|测评|刷单|关联|投诉",
)


def check(subject: Subject) -> Iterator[Hit]:
    """Ask for the routes of each issue; one that is answered by a plan is enough."""
    if subject.case is not None and subject.case.notice is not None and subject.case.notice.greater_detail:
        return  # the notice asks for a plan
    issues = issues_of(subject) if subject.case is not None or subject.letter.issues else _said(subject)
    routes = [routes_of(issue, subject) for issue in issues]
    if not routes or any(not each or _PLANS & set(each) for each in routes):
        return
    names = " and ".join(name_of(issue, subject) for issue in issues)
    instead = [_INSTEAD[route] for route in routes[0] if route in _INSTEAD]
    hint = f"Instead, {' or '.join(instead)}." if instead else ""
    yield Hit(f"{names[:1].upper()}{names[1:]} is not answered by a plan of action.", hint=hint)


def _said(subject: Subject) -> tuple[str, ...]:
    beginning = opening(subject)
    if _OTHER_ISSUES.search(beginning):
        return ()
    return tuple(issue for issue, words in _SAID.items() if words.search(beginning))[:1]


RULE = Rule(
    id="plan_not_needed",
    level=Level.ERROR,
    summary="A plan of action is written for an issue that Amazon has answered in another way.",
    why="For some issues Amazon wants documents, a change in the settings or nothing at all. A plan admits to something "
    "nobody claimed, and takes the place of what was asked for.",
    source="facts.md 1.3, 2 and 3.2; real notices that want no plan",
    hint='Do what the notice asks for, and set the route of the case to that: route = "documents".',
    check=check,
    routes=("plan", "questionnaire"),
    flags=[
        example(issues=["identity_verification"], acknowledgement=["You asked us to verify our identity."]),
        example(acknowledgement=["You could not complete the identity verification of our account on 14 May 2026."]),
        example(acknowledgement=["Our account is on hold because the credit card on file was declined on 14 May 2026."]),
        example(issues=["seller_fulfilled_review"], acknowledgement=["You are reviewing our recent orders."]),
        example(language="zh", acknowledgement=["我们的账户因身份验证未通过于 2026 年 5 月 14 日被停用。"]),
    ],
    accepts=[
        example(case={}),
        example(issues=["inauthentic"], acknowledgement=["Your notice says that items may be inauthentic."]),
        example(issues=["identity_verification"], route="documents", acknowledgement=["Enclosed is our licence."]),
        example(issues=["identity_verification", "late_shipment_rate"], acknowledgement=["Two things are asked for."]),
        example(acknowledgement=["Our account was deactivated as related to another one; our identity verification of 2024 is enclosed."]),
        "On 3 May 2026 we replaced the credit card that the label service charges.",
    ],
)  # fmt: skip
