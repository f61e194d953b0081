"""A letter that addresses somebody else."""

from collections.abc import Iterator

from poa.marketplaces import all_marketplaces, marketplace
from poa.review.levels import Level
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_DEAR = {
    "en": pattern(
        (
            r"(?:^|\n|[.:] )(?:dear|hello|hi|to:|attention|attn|respected|greetings)[ :,]+(?:the |all |my |sir[s]? (?:at|of) )?(?:\w+ ){0,2}?"
            r"(?:ebay|wal-?mart|etsy|shopify|alibaba|ali ?express|paypal|temu|shein|newegg|rakuten|tik ?tok|facebook|google|mercado libre|"
            r"lazada|shopee|cdiscount|bol\.com|otto|zalando|wayfair|target plus|wish(?:\.com)?)\b"
        ),
        (
            r"(?:^|\n|[.:] )(?:dear|hello|hi|to:|attention|attn|respected|greetings)[ :,]+(?:the |amazon'?s? |valued |our )*(?:(?:seller|customer|buyer|technical|tech|"
            r"merchant|account) (?:support|services?|care)|customers?|buyers?|client|jeff(?: bezos)?|mr\.? bezos|andy jassy|advertising|"
            r"kdp|merch|vendor|fba)(?: team| department| representative| manager)?\b"
        ),
    ),
    "zh": pattern(
        "(?:尊敬的|亲爱的|致|您好[，,]?)(?:亚马逊)?(?:卖家支持|卖家客服|买家客服|客服|客户服务|淘宝|天猫|京东|速卖通|阿里巴巴|沃尔玛|易贝|eBay|ebay|Walmart|拼多多|Temu|虾皮|买家|客户|招商经理)"
    ),
}
_DOMAIN = pattern(r"(?:^|[^@\w.-])((?:www\.)?amazon\.(?:com(?:\.[a-z]{2})?|co\.[a-z]{2}|[a-z]{2}))\b")
_ELSEWHERE = pattern(
    r"\b(?:also|other|both|all|marketplaces|europe|european|north america|linked|previous|supplier|bought|purchased|and)\b|其他|站点"
)


def check(subject: Subject) -> Iterator[Hit]:
    """Look at whom the opening addresses, and which store of Amazon it names."""
    searched = _DEAR.get(subject.language, _DEAR["en"])
    for passage in subject.passages_of("title", "greeting", "acknowledgement", "unplaced")[:4]:
        match = searched.search(passage.text)
        if match is not None:
            start, end = match.span()
            words = " ".join(match.group().split()).lstrip(".: ")
            yield Hit(f"'{words}' is not who decides about an appeal.", passage.start + start, passage.start + end)
            break
    yield from _other_store(subject)


def _other_store(subject: Subject) -> Iterator[Hit]:
    if subject.case is None:
        return
    own = marketplace(subject.case.marketplace)
    others = {each.domain: each.name for each in all_marketplaces() if each.code != own.code}
    found = []
    for passage in subject.passages_of("title", "greeting", "acknowledgement"):
        for match in _DOMAIN.finditer(passage.text):
            name = match.group(1).lower().removeprefix("www.")
            if name == own.domain:
                return
            start, end = match.span(1)
            if name in others and not _ELSEWHERE.search(subject.sentence(passage.start + start)):
                found.append((others[name], passage.start + start, passage.start + end))
    for name, start, end in found[:1]:
        yield Hit(f"The letter speaks of {name}, and the case is about {own.name}.", start, end)


RULE = Rule(
    id="wrong_addressee",
    level=Level.SUGGESTION,
    summary="The letter addresses another company, another team or another store of Amazon.",
    why="It shows that the letter was written for somebody else, and one for another store may not be read.",
    source="facts.md 3.2 and 5; real letters",
    hint='Address the team that signed the notice, usually "Dear Seller Performance Team", and name the store of this account.',
    check=check,
    section="greeting",
    flags=[
        "Dear eBay team,",
        "Dear Walmart Marketplace,",
        "Dear Amazon Seller Support,",
        "Hello Customer Service,",
        "Dear Customer,",
        example(case={}, greeting=["Dear Seller Performance Team,", "We write about our account on Amazon.co.uk."]),
        example(language="zh", greeting=["尊敬的亚马逊客服："]),
        example(language="zh", greeting=["亲爱的卖家支持团队："]),
        example(language="zh", greeting=["尊敬的速卖通团队："]),
    ],
    accepts=[
        example(case={}),
        "Dear Seller Performance Team,",
        "Dear Amazon team,",
        "To Amazon's Product Quality team:",
        "Dear Seller Performance Team, we also sell on eBay under another name.",
        example(case={}, greeting=["Dear Seller Performance Team,", "We write about our account on Amazon.com; replies reach us at ops@amazon.co.uk."]),
        example(acknowledgement=["On 14 May 2026 we wrote to customer service of the carrier."]),
        example(language="zh", greeting=["亲爱的卖家绩效团队："]),
    ],
)  # fmt: skip
