"""The seller's losses and needs: they say nothing about the issue."""

from collections.abc import Iterator

from poa.review.coverage import issues_of
from poa.review.levels import Level
from poa.review.own_words import once_a_sentence, words_at
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_HARDSHIP = {
    "en": pattern(
        r"\b(?:we|i|our (?:company|business|store)|my (?:company|business|store)) (?:\w+ )?(?:lose|loses|losing|lost) (?:\w+ ){0,3}?(?:money|"
        r"sales|revenue|income|profits?|business|everything|customers|usd|eur|gbp|dollars|thousands|hundreds|a lot|so much|our (?:house|home|"
        r"jobs?|business)|my (?:house|home|job|business))\b",
        r"\b(?:lose|loses|losing|lost|loss of) (?:\w+ ){0,3}?(?:\$|€|£|usd ?|eur ?)\d",
        r"\b(?:lost|loss of|losing|loss in|missed) (?:our |my |\w+ )?(?:sales|revenue|income|profits?|livelihood|earnings|jobs?|employment)\b",
        r"\b(?:huge|big|great|heavy|serious|severe|massive|enormous|significant|substantial|considerable|economic|financial|large|"
        r"tremendous|irreparable|major|monetary) (?:\w+ )?(?:loss|losses|hardships?)\b|\b(?:financial|economic|monetary) (?:\w+ )?(?:loss|losses|difficult(?:y|ies)|pressure|burden|strain|stress|trouble|"
        r"problems|crisis|struggles?|damage to (?:our|my)|impact on (?:our|my))\b",
        r"\b(?:hardships?|bankrupt(?:cy)?|insolven(?:t|cy)|livelihoods?|debts?|in debt|mortgages?|eviction|evicted|starv\w+|homeless|"
        r"unemploy(?:ed|ment)|layoffs?|lay(?:ing)? off|laid off)\b",
        r"\bbills to pay|\b(?:pay|paying|cover|covering|afford) (?:\w+ ){0,4}?(?:rents?|salar(?:y|ies)|wages|bills|mortgage|loans?|employees|staff|workers|"
        r"tuition|school fees|suppliers? (?:because|since|without|until))\b",
        r"\b(?:rents?|salar(?:y|ies)|wages|loans?|mortgage) (?:to pay|to be paid|are due|is due|payments?)\b",
        r"\b(?:bank|business|personal|huge|big) loans?\b",
        r"\b(?:employees?|workers|staff|famil(?:y|ies)|people|team|jobs|kids|children|wife|husband|parents|livelihoods?|we|i|company|"
        r"business|lives|income)(?: \w+){0,4} (?:depends?|rel(?:y|ies)|relying|depending|dependent|reliant|survives?|lives?) (?:solely |only |entirely |"
        r"completely |fully |heavily |totally |100% )?(?:on|upon|from) (?:this|the|our|my|amazon|these|selling|your)\b",
        r"\b(?:only|main|sole|primary|single|major|whole|entire|biggest) (?:source|means) of (?:\w+ )?(?:income|revenue|living|livelihood|support)\b",
        r"\b(?:our|my) (?:only|main|sole|primary|entire|whole) (?:\w+ )?(?:income|livelihood|business|job|revenue|living)\b",
        r"\b(?:\d+ ?%|percent|most|majority|all) of (?:our|my) (?:\w+ )?(?:income|revenue|sales|business) (?:comes?|is|are|depends?|relies|on|from)\b",
        r"\b(?:feed|feeding|support|supporting|raise|raising|provide for) (?:my|our|their|a|the|your) (?:\w+ )?(?:famil(?:y|ies)|kids|children|wife|"
        r"husband|parents|daughters?|sons?|bab(?:y|ies))\b|\bfamil(?:y|ies) to (?:feed|support|raise)\b",
        r"\b(?:my|our) (?:\w+ )?(?:kids|children|wife|husband|daughters?|sons?|bab(?:y|ies)|newborn|sick|elderly) (?:\w+ ){0,3}?(?:depend|need|rely|"
        r"school|hospital|sick|ill|cancer|suffer|surgery|medical)\w*",
        r"\b(?:single (?:mother|mom|mum|father|dad|parent)|breadwinner|(?:my|our) medical (?:bills|expenses)|disabled veteran)\b",
        r"\bout of business\b",
        r"\b(?:go(?:ing)? under|clos(?:e|ing) (?:down )?(?:our|my|the)|shut(?:ting)? down (?:our|my|the)|ruin\w*|destroy\w*|kill\w*|collapse of) "
        r"(?:our |my |the |whole |entire )*(?:business|company|livelihood|factory)\b",
        r"\b(?:affect|impact|hurt|harm|damag|destroy|ruin|kill|cripple|jeopardi[sz]|threaten)(?:s|es|e|ed|ing)? (?:\w+ )?(?:our|my) (?:\w+ )?(?:business|"
        r"company|livelihood|income|cash ?flow|finances|families|family|lives|life|employees|survival|sales|revenue)\b",
        r"\bcash ?flow\b|\bcapital (?:chain|turnover)\b",
        r"\b(?:(?:we|i|us|me|business|company|store|family|families) (?:\w+ ){0,3}survive|survival of (?:our|my)|our survival|make ends meet|keep (?:our|my) (?:business|company) (?:alive|running|afloat)|stay afloat)\b",
        r"\b(?:lose|losing|lost) (?:their|our|my|his|her) (?:jobs?|work|employment|home|house)\b",
        r"\bcost(?:s|ing)? (?:us|me) (?:\w+ ){0,3}?(?:money|thousands|hundreds|sales|[$€£¥]?\d)",
        r"\b(?:have|got) (?:\w+ ){0,2}?(?:kids|children)\b",
        r"\b(?:inventory|stock|goods|products)(?: \w+){0,4} (?:is |are )?(?:stuck|piling up|sitting|stranded|tied up) (?:in|at|up)(?: \w+)? (?:fba|amazon|the "
        r"(?:fba|amazon)|your|our warehouse)",
        r"\b(?:storage|long.?term storage) fees (?:are|is|keep|we|every|continue|accru)\w*",
        r"\b(?:invested|spent|put|borrowed) (?:\w+ ){0,2}?(?:all (?:of )?(?:our|my)|our life|my life|life savings|savings|everything|a lot of money|"
        r"thousands|so much|huge|heavily)\b|\blife savings\b",
        r"\b(?:pandemic|covid|war|crisis|economy)(?: \w+){0,6} (?:hit|hurt|difficult|hard|struggling) (?:us|for us|our|me|times?)\b",
        r"\b(?:tough|difficult|hard) times\b|\bstruggling (?:to|business|financially|family)\b",
    ),
    "zh": pattern(
        "损失(?:惨重|巨大|严重|很大|了|极大)|(?:巨大|严重|惨重|重大|很大|极大)的?(?:经济)?损失|经济(?:损失|压力|困难)|亏损|破产|倒闭|失业|裁员|下岗",
        "(?:发|付|支付|发放)(?:不出|不了)?(?:员工)?(?:的)?(?:工资|薪水|房租|租金)|房租|房贷|车贷|贷款|负债|债务|欠款|还(?:贷|债)",
        "资金(?:链|周转|压力|困难|紧张|断裂)|生计|养家|一家老小|全家(?:人)?(?:靠|都|的)|(?:唯一|主要|全部)的?(?:收入|经济|生活)来源|靠(?:这个|此|本|该)(?:店铺?|账[户号])",
        "(?:员工|工人|家庭|家人)(?:们)?(?:都)?(?:需要|要|等着|依靠|依赖|指望).{0,8}(?:吃饭|生活|工资|生存|店)|(?:上有老|下有小|孩子.{0,6}(?:上学|学费|奶粉))",
        "(?:公司|企业|工厂|生意|生存).{0,6}(?:面临|陷入|受到).{0,6}(?:危机|困境|困难|倒闭|破产|严重影响|巨大影响|重创)|难以(?:维持|为继|生存)|维持(?:生计|运营|经营)",
        "(?:货物|库存|存货|商品).{0,6}(?:积压|滞留).{0,12}(?:资金|损失|仓储费|压力)|仓储费(?:不断|每天|持续)",
    ),
}
_FUNDS = {
    "en": pattern(
        r"\b(?:our|my|the) (?:funds?|money|balance|payments?|disbursements?|capital)(?: \w+){0,4} (?:is|are|has been|have been|being|was|were)(?: \w+)? (?:held|"
        r"withheld|frozen|stuck|locked|on hold|blocked|tied up|retained|reserved|hold)\b",
        r"\b(?:hold|holds|holding|held|freez\w+|frozen|withh\w+|locked|keep|keeping|kept|retain\w*|block\w*) (?:all |back )?(?:of )?(?:our|my) (?:\w+ )?(?:funds?|money|balance|"
        r"payments?|disbursements?|capital)\b",
        r"\b(?:releas|return|unfreez|refund|disburs|give back|unlock|transfer|pay out|pay)(?:e|es|ing|ed)? (?:all )?(?:of )?(?:our|my|us our|us the|me my) (?:\w+ )?(?:funds?|money|"
        r"balance|payments?|disbursements?|capital)\b",
        r"\b(?:need|needs|want|require)s? (?:\w+ )?(?:our|my|the|this) (?:funds?|money)\b",
    ),
    "zh": pattern(
        "(?:资金|货款|余额|款项|钱).{0,6}(?:被|遭)?(?:冻结|扣留|扣押|暂扣|卡住|压着)|(?:释放|解冻|归还|退还|返还|发放)(?:我们的?|我的?|店铺的?)?(?:资金|货款|余额|款项)|放款"
    ),
}
_OTHER_SENSES = {
    "en": pattern(
        r"\b(?:we|i) (?:lost|lose) (?:\d+ )?(?:sales (?:data|records?|report)|money order)",
        r"\b(?:utility|phone|electricity|water|gas|internet) bills?\b",
        r"\b(?:buyers?|customers?|they|user|child|children) (?:\w+ ){0,3}?(?:lost|loses?|loss|hardships?|in debt)\b",
        r"\bcustomers? (?:lost|loss) (?:of )?(?:trust|confidence)",
        r"\b(?:depends?|rel(?:y|ies)|relied) (?:on|upon) (?:the |our |a |one |this |it )?(?:carrier|supplier|clerk|person|system|tool|spreadsheet|list|memory|data|manual)",
        r"\b(?:pay|paying|covers?) (?:for )?(?:the |our )?(?:staff|employees|workers) (?:overtime|on weekends|for)",
        r"\brent(?:ed|al|s)? (?:a|the) (?:warehouse|room|space)",
        r"\bsignificant (?:\w+ )?problems\b",
        r"\bfinancial (?:crisis of|year)\b",
    ),
    "zh": pattern("买家.{0,4}(?:损失|退款)|损失的?包裹|水电费|(?:贷款|租金)(?:合同|发票|账单)"),
}


def check(subject: Subject) -> Iterator[Hit]:
    """Look for losses and needs; held funds only where they are not the issue itself."""
    searched = _HARDSHIP.get(subject.language)
    if not searched:
        return
    other_senses = _OTHER_SENSES[subject.language]
    for start, end in once_a_sentence(searched, subject, other_senses):
        yield Hit(
            f"'{words_at(subject, start, end)}' is about the seller's losses or needs, not about the issue.", start, end
        )
    funds = list(once_a_sentence(_FUNDS[subject.language], subject, other_senses))
    if funds and "funds_withheld" not in issues_of(subject):
        for start, end in funds:
            yield Hit(f"'{words_at(subject, start, end)}' is about money, not about the issue.", start, end)


RULE = Rule(
    id="lost_money_or_hardship",
    level=Level.WARNING,
    summary="The letter tells of lost money or hardship.",
    why="A reviewer cannot decide on sympathy, and Amazon's help page asks to take out what is not about the issue.",
    source="facts.md 3.2; X2, A1 by extension",
    hint="Take it out. Funds are a matter of their own: ask for them in a submission about them.",
    check=check,
    section="closing",
    flags=[
        "We are losing sales of USD 2,000 every day.",
        "I have to pay the salaries of twelve employees.",
        "Our employees and their families depend on this account.",
        "This store is our only source of income.",
        "The deactivation is a huge financial loss for us.",
        "Amazon is holding our funds and we cannot pay the rent.",
        "Our company will go bankrupt.",
        "It is very hard to support my family without the store.",
        "The suspension has severely affected our business.",
    ],
    accepts=[
        "On 15 May 2026 we refunded 2 buyers in full.",
        "The utility bills of March and April 2026 are Exhibit 2.",
        "The carrier lost 3 parcels between 1 and 5 May 2026.",
        "Confirmation depended on one clerk, who typed in the numbers the next morning.",
        'A buyer wrote: "I lost money because of this seller."',
        "The loss of 2 parcels was found on 15 May 2026.",
        example(
            case={"issues": ["funds_withheld"]},
            closing=["We ask Amazon to release our funds of USD 1,240.00 held since 14 May 2026."],
            note="the funds are the issue",
        ),
        "Staff overtime is paid from 16:00 on working days.",
    ],
    examples_by_language={
        "zh": (
            (
                "店铺被封给我们造成了巨大的经济损失。",
                "我们要给员工发工资，还要交房租。",
                "这个店铺是我们全家唯一的收入来源。",
            ),
            (
                "2026 年 5 月 15 日，陈宇为 2 位买家全额退款。",
                "附件 2 为 2026 年 4 月的水电费账单。",
                "5 月 1 日至 5 日承运商丢失 3 个包裹。",
                "买家写道：“我损失了很多钱。”",
                "5 月 16 日李伟核对了 40 个订单的退款。",
            ),
        )
    },
)
