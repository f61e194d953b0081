"""A letter that opens without saying which issue it is about."""

from collections.abc import Iterator

from poa.review.coverage import components, issues_of, name_of
from poa.review.levels import Level
from poa.review.opening import first_words
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.review.vocabulary import names_issue, vocabularies

_OPENING = 80  # words; source: facts.md 3.2

# Issues whose names are common words ("support", "listing", "payment"): these are named as below.
_COMMON = frozenset({
    "support_abuse", "communication_policy", "review_manipulation", "listing_policy", "fair_pricing", "funds_withheld",
    "related_account", "identity_verification", "inform_act", "received_ip_account", "account_compromised",
    "not_as_described", "compliance_documents", "contact_response_time", "payment_method_invalid",
    "seller_fulfilled_review", "section3_deceptive_activity", "negative_customer_experience", "forged_documents",
    "restricted_products", "inauthentic", "account_health_rating", "unsuitable_inventory", "product_safety",
})  # fmt: skip
_ALSO = pattern(
    r"\bproduct (?:reviews?|safety|authenticity|condition|quality|compliance)\b",
    r"\b(?:manipulat\w+|fake|paid|incentivi[sz]ed|positive) (?:\w+ ){0,3}reviews?\b",
    r"\breviews? (?:manipulation|abuse|polic\w+)\b",
    r"\b(?:in)?authentic(?:ity)?\b|\bnot genuine\b|\bsupply chain\b",
    r"\b(?:related|linked|connected|associated) (?:to|with) (?:an?other|an|other|a|different|\w+ other) (?:\w+ )?accounts?\b|\brelated accounts?\b|\bmultiple (?:\w+ )?accounts?\b|\b(?:second|duplicate) account\b|\baccounts? (?:linked|related)\b",
    r"\b(?:detail page|listing|variation|pricing|drop[ -]?shipping|communications?|messaging|restricted products?|asin creation|reimbursement|intellectual property|condition) (?:\w+ )?(?:polic\w+|rules?|guidelines?|violations?|abuse|misuse|tampering|complaints?)\b",
    r"\b(?:restricted|prohibited|banned|pesticide|expired|recalled|hazardous|unsafe|defective|damaged|wrong|different|used|opened|broken) (?:items?|products?|goods|units?|orders?|asins?)\b",
    r"\b(?:identity|account|seller|address|document|bank) verification\b|\bverif(?:y|ication of|ying) (?:my|our|the|your) (?:identity|account|information|address|business)\b",
    r"\b(?:credit card|charge method|deposit method|utility bill|bank statement|business license)\b",
    r"\bsection 3\b|\b(?:deceptive|fraudulent|illegal) (?:\w+ )?(?:activit|act|practice)\w*",
    r"\b(?:forged|manipulated|altered|falsified|edited|fake|doctored) (?:\w+ )?(?:documents?|invoices?)\b",
    r"\bunauthori[sz]ed (?:access|user|login|person)\b|\bhacked\b|\bcompromised\b",
    r"\bnot as (?:described|advertised)\b|\bmaterially different\b|\bdifferent from (?:the |their )?(?:description|listing|page)\b|\bdescribed\b",
    r"\b(?:customer|buyer|product|safety|condition|quality|authenticity|infringement|ip|counterfeit) complaints?\b",
    r"\bcustomer (?:dis)?satisfaction\b|\b(?:ncx|negative customer experience)\b|\bvoice of the customer\b",
    r"\b(?:high )?(?:cancell?ations?|refund rate|return rate|price gouging|high prices?|fair pricing)\b",
    r"\b(?:orders?|packages?|parcels?|shipments?|deliver\w+) (?:\w+ ){0,4}(?:late|delayed|not (?:received|delivered|arriv\w+)|undelivered|cancell?ed|on time)\b|\b(?:late|delayed|undelivered) (?:orders?|deliver\w+|packages?|parcels?|ship\w+)\b",
    r"\bcompliance (?:documents?|request|review)\b|\bunsuitable inventory\b|\baccount health rating\b|\bresponse time\b",
    r"\bdisbursements?\b|\bfunds? (?:withheld|held|on hold)\b|\bseller[ -]fulfilled (?:account )?review\b|\bvelocity (?:review|limit)\b",
    "评论|评价|测评|差评|投诉|真实性|正品|关联|受限|违禁|定价|变体|身份|验证|资质|合规|安全|描述|详情页|侵权|欺诈|伪造|篡改|二审|退货|质量|过期|被盗|资金",
)


def check(subject: Subject) -> Iterator[Hit]:
    """Look for the issue, or for any issue where there is no case, in the first words."""
    said = first_words(subject, _OPENING)
    if not said.strip() or _is_named(said, subject):
        return
    wanted = [name_of(issue, subject) for issue in issues_of(subject)] if subject.case else []
    which = f" ({', '.join(wanted)})" if wanted else ""
    first = subject.passages[0]
    yield Hit(f"The first {_OPENING} words do not name the issue{which}.", first.start, first.end)


def _is_named(said: str, subject: Subject) -> bool:
    known = issues_of(subject) if subject.case or subject.letter.issues else ()
    for issue in known:
        for each in (issue, *components(issue, subject)):
            if names_issue(each, said, name_of(each, subject)):
                return True
    if subject.case is not None:
        return False
    return _ALSO.search(said) is not None or any(
        words.names.search(said) for issue, words in vocabularies().items() if issue not in _COMMON
    )


RULE = Rule(
    id="issue_not_named",
    level=Level.ERROR,
    summary="The letter opens without naming the issue it is about.",
    why="The reviewer is seldom the one who deactivated the account and handles many letters; one that does not say at "
    "once which issue it answers may be judged against another.",
    source="facts.md 3.2; Z2",
    hint='Name it in the first lines in Amazon\'s own words: "Late Shipment Rate above 4%, notice of 14 May 2026".',
    check=check,
    flags=[
        example(acknowledgement=["We are writing about our account problem and ask you to look at it again."]),
        example(
            greeting=["Dear Amazon team,"],
            acknowledgement=["Our selling privileges were removed last week. We understand that this is serious."],
        ),
        example(
            title="Appeal",
            acknowledgement=["We have received your e-mail and reviewed our account. Please find our plan below."],
        ),
        example(
            case={},
            title="Plan of Action",
            acknowledgement=["We are writing about the listing that you removed on 14 May 2026."],
        ),
        example(language="zh", acknowledgement=["我们的账户被停用，我们非常重视，现提交行动计划如下。"]),
    ],
    accepts=[
        example(case={}),
        example(acknowledgement=["Our Late Shipment Rate was 8.98% in the 30 days to 14 May 2026."]),
        example(title="Plan of Action: A-to-z claims", acknowledgement=["Your notice reached us on 14 May 2026."]),
        example(acknowledgement=["Your notice of 14 May 2026 says that buyers found our items not authentic."]),
        example(root_cause=["37 orders were shipped late because tracking numbers were typed in the next day."]),
        example(acknowledgement=["Our account was deactivated as it is related to another account."]),
        example(language="zh", acknowledgement=["我们的账户因迟发率超过 4% 于 5 月 14 日被停用。"]),
    ],
)
