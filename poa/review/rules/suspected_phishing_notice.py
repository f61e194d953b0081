"""A notice that may not be Amazon's: a foreign address, or a request for money, a chat or a password."""

from collections.abc import Iterator

from poa.marketplaces import all_marketplaces
from poa.review.levels import Level
from poa.review.own_words import PROSE, shown
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_FROM = (
    r"(?:amazon|your (?:e-?mail|notice|message|team|letter|representative|colleague|agent)|the (?:e-?mail|notice|message|sender|caller|agent|"
    r"representative)|seller (?:support|performance)(?: team)?|an? (?:amazon )?(?:agent|representative|employee|e-?mail|caller)|you)"
)
_WANTED = (
    r"(?:asks?|asked|asking|requests?|requested|requesting|demands?|demanded|demanding|wants?|wanted|requires?|required|told|tells|instructed|"
    r"said|says|urged|invited|contacted|called|wrote|messaged|saying|telling)"
)
_BAIT = (
    r"(?:pay (?:an?|the|usd|us\$|\$|this|\d|money|for|by|through|via|to|into|in)|to pay\b|payment (?:of|by|to|into|via|for|link)|"
    r"(?:reinstatement|activation|reactivation|processing|handling|administration|unlock(?:ing)?|security|verification) (?:fee|deposit|charge)|"
    r"a (?:fee|deposit|fine|penalty) (?:of|to)|wire|transfer (?:money|usd|the|\$|an)|bitcoin|crypto\w*|usdt|gift cards?|western union|"
    r"whats ?app|telegram|we ?chat|skype|signal app|"
    r"(?:our|my|the|us|your) (?:\w+ )?(?:password|login|log-in|credentials|card number|card details|cvv|pin\b|one[- ]time|otp|verification code)|"
    r"(?:password|login (?:details|data)|credentials|credit card number|bank (?:login|password)|verification code|one[- ]time (?:password|code)|otp)\b)"
)
_SAYS = {
    "en": pattern(
        rf"\b{_FROM} (?:[\w'’-]+ ){{0,4}}?{_WANTED}\b[^.!?\n]{{0,60}}?\b{_BAIT}",
        r"\b(?:we|i) (?:was|were|have been|had been|am|are) (?:\w+ )?(?:asked|told|requested|required|instructed|contacted|messaged) (?:by (?:amazon|an? \w+|the \w+|you|your \w+)[^.!?\n]{0,30} )?[^.!?\n]{0,30}\b(?:pay (?:an?|the|usd|\$|by|via|through) (?:\w+ ){0,3}(?:fee|deposit|fine|charge|usd|\$|bitcoin|gift)|whats ?app|telegram|(?:our|my|the) (?:\w+ )?(?:password|credentials|card number|card details|verification code))",
        r"\b(?:notice|e-?mail|message|letter) (?:\w+ ){0,4}(?:contains?|contained|has|had|gives|gave|with) (?:an? |the )?(?:whats ?app|telegram|we ?chat|payment link|link to (?:pay|a payment))",
        r"\b(?:amazon|seller (?:support|performance)) (?:\w+ ){0,3}(?:on|via|by|through|over) (?:whats ?app|telegram|we ?chat)\b",
    ),
    "zh": pattern(
        "(?:亚马逊|通知|邮件|对方|客服|你们|招商经理)(?:\\p{Han}|，){0,10}(?:要求|让|叫|请|通知)(?:我们|我)(?:\\p{Han}|，|[A-Za-z0-9 ]){0,10}(?:付款|支付|转账|缴纳|汇款|保证金|手续费|解封费|加微信|加QQ|WhatsApp|Telegram|密码|验证码|银行卡)",
    ),
}
_REAL = {  # what Amazon does ask for, and what the letter says of its own house
    "en": pattern(
        r"\b(?:payment|charge|deposit) method\b|\bcredit card (?:on file|in|information|statement)\b|\bvalid credit card\b|\bbank (?:statement|account)\b",
        r"\b(?:reset|change|changed|update|updated|enable|set) (?:\w+ ){0,3}(?:password|two-step|2-step|verification)\b",
        r"\b(?:refund|reimburse|compensate|buyers?|customers?|suppliers?|carriers?)\b|\bnot (?:ask|request|share|give)\b|\bnever (?:asks?|requests?)\b",
        r"\b(?:selling|subscription|referral|storage|removal|monthly|professional|fba) fees?\b|\bpay (?:attention|close|more|invoices)\b|\breviews?\b|\bpaid reviews\b",
    ),
    "zh": pattern("付款方式|扣款方式|收款|银行对账单|买家|客户|供应商|从不|不会要求"),
}
_DOMAIN = pattern(r"(?:@|https?://|\bwww\.)[\w-]+(?:\.[\w-]+)+")
_LOOKS_LIKE = pattern(
    r"(?:^|[.-])(?:seller-?)?amaz[o0]n|amzn|arnazon|amazom|sellercentral|sellerperformance|seller-performance"
)
_ALSO_AMAZON = (
    "amazonaws.com",
    "amazonservices.com",
    "media-amazon.com",
    "ssl-images-amazon.com",
    "amazon.cn",
    "amzn.to",
    "amzn.com",
)
_HINT = (
    "Open Account Health in Seller Central yourself: a notice that is not there is not Amazon's. Answer there, follow no link, pay "
    "nothing, and give nobody a password or code."
)


def is_amazon(domain: str) -> bool:
    """Whether a domain is that of one of Amazon's stores, or belongs to one."""
    folded = domain.casefold().rstrip(".")
    known = (*(each.domain for each in all_marketplaces()), *_ALSO_AMAZON)
    regional = folded.startswith(("sellercentral-europe.amazon.", "sellercentral.amazon."))
    return regional or any(folded == each or folded.endswith(f".{each}") for each in known)


def check(subject: Subject) -> Iterator[Hit]:
    """Look at the notice's reply address, at requests that Amazon does not make, and at names that only look like Amazon's."""
    notice = subject.case.notice if subject.case else None
    foreign = ""
    if notice is not None and notice.reply_to and not is_amazon(notice.reply_to.rpartition("@")[2]):
        foreign = notice.reply_to
        yield Hit(f"The notice asks for an answer to {foreign}, which is no address of Amazon.")
    yield from _lookalikes(subject, foreign)
    searched = _SAYS.get(subject.language)
    done = -1
    for match in searched.finditer(subject.text) if searched else ():
        start, end = match.span()
        if start < done or subject.passage_at(start).part not in PROSE:
            continue
        done = subject.sentence_at(start)[1]
        if not _REAL[subject.language].search(subject.sentence(start)):
            yield Hit(f"'{shown(match)}' is nothing that Amazon asks for in a notice.", start, end)


def _lookalikes(subject: Subject, told: str) -> Iterator[Hit]:
    own = subject.case.seller.email if subject.case else None
    own_domain = own.rpartition("@")[2].casefold() if own else ""
    seen = {told.rpartition("@")[2].casefold(), own_domain}
    for match in _DOMAIN.finditer(subject.text):
        domain = match.group().casefold().removeprefix("@").rpartition("//")[2].removeprefix("www.")
        if domain in seen or not _LOOKS_LIKE.search(domain) or is_amazon(domain):
            continue
        seen.add(domain)
        if not (match.group().startswith("@") and subject.passage_at(match.span()[0]).part in {"signature", "closing"}):
            yield Hit(f"{domain} looks like Amazon and is no domain of Amazon.", *match.span())


RULE = Rule(
    id="suspected_phishing_notice",
    level=Level.WARNING,
    summary="The notice may not come from Amazon.",
    why="Fraudsters write to suspended sellers in Amazon's name. Amazon asks for no payment, no chat on WhatsApp and no password, and "
    "answers from its own domains.",
    source="facts.md 1.10 and 6 (closed list of domains)",
    hint=_HINT,
    check=check,
    section="acknowledgement",
    flags=[
        example(case={"notice": {"reply_to": "seller-performance@amazon-appeals.example"}}),
        "Your notice asked us to pay a reinstatement fee of USD 400.",
        "An Amazon agent contacted us on WhatsApp.",
        "The e-mail asked for our password to verify the account.",
        "We answer the mail of seller-performance@amazon-support.example.",
    ],
    accepts=[
        example(case={"notice": {"reply_to": "seller-performance@amazon.com"}}),
        example(case={"notice": {"reply_to": "op-pso-vtr-appeals@amazon.co.uk"}, "marketplace": "UK"}),
        "Amazon asked us to update the payment method on 14 May 2026.",  # what Amazon does ask for
        "On 16 May 2026 we reset the password of each user.",
        "You asked us for invoices of the last 365 days.",
        "We wrote to seller-performance@amazon.com on 15 May 2026.",
        "Amazon told us to pay attention to the ship-by date.",  # another sense
        "Two buyers asked us on WhatsApp for a discount.",
    ],
    examples_by_language={
        "zh": (
            ("通知要求我们支付解封费 400 美元。", "亚马逊客服让我们加微信处理。", "邮件要求我们提供密码。"),
            (
                "亚马逊要求我们更新付款方式。",
                "5 月 16 日我们重置了每个用户的密码。",
                "通知要求提供最近 365 天的发票。",
                "2026 年 5 月 14 日收到亚马逊通知。",
                "买家要求我们支付退货运费。",
            ),
        )
    },
)
