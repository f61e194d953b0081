"""Another selling account, opened or announced."""

from collections.abc import Iterator

from poa.review.accusations import accused_of
from poa.review.levels import Level
from poa.review.own_words import said, shown
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_NEW = (
    r"(?:(?:an?|the|our|my|one|up|up an?|completely|brand[- ]|entirely|totally) )*(?:brand[- ])?(?:new|second|another|different|additional|fresh|"
    r"backup|third|separate|replacement|spare|2nd|secondary)"
)
_ACCOUNT = (
    r"(?:(?:amazon|seller|selling|professional|individual|us|uk|usa|eu|european|german|canadian|store|central|business) )*"
    r"(?:accounts?|(?:amazon|seller|selling) (?:stores?|shops?|profiles?))"
)
_OPEN = (
    r"(?:open(?:s|ed|ing)?|creat(?:e|es|ed|ing)|register(?:s|ed|ing)?|set(?:ting)? up|start(?:s|ed|ing)?|appl(?:y|ied|ying) for|"
    r"b(?:uy|ought|uying)|purchas(?:e|ed|ing)|rent(?:ed|ing)?|sign(?:ed|ing)? up(?: for| with)?|ma(?:ke|de|king)|us(?:e|ed|ing)|"
    r"switch(?:ed|ing)? to|mov(?:e|ed|ing) (?:\w+ ){0,3}to|transfer(?:red|ring)? (?:\w+ ){0,3}to|sell(?:ing)? (?:\w+ )?(?:from|on|through|with|under|"
    r"via|in)|sold (?:\w+ )?(?:from|on|through|with|under|via|in)|continu(?:e|ed|ing) (?:\w+ ){0,3}(?:on|with|from|through|under|via|in|using))"
)
_OPENS = {
    "en": pattern(
        r"\b(?:us(?:e|ing|ed)|sell(?:ing)? (?:\w+ )?(?:from|on|through|with|via|in)|switch(?:ed|ing)? to|mov(?:e|ed|ing) (?:\w+ ){0,3}to|sold (?:\w+ )?(?:from|on|through|via)) (?:our|my) other (?:amazon |seller |selling |us |uk |eu )*account\b",
        rf"\b(?:open(?:s|ed|ing)?|creat(?:e|ed|ing)|register(?:ed|ing)?|set(?:ting)? up|start(?:ed|ing)?) {_NEW} (?:online )?(?:stores?|shops?)\b[^.!?\n]{{0,40}}?\b(?:amazon|sell|sold|suspen\w+|deactivat\w+|stock|continue|listings?)\b",
        rf"\b(?:in the meantime|meanwhile|because of (?:the|this|our) suspension|after (?:the|this|our) (?:suspension|deactivation))\b[^.!?\n]{{0,30}}?\b(?:open(?:s|ed|ing)?|creat(?:e|ed|ing)|register(?:ed|ing)?|set(?:ting)? up|start(?:ed|ing)?) {_NEW} (?:online )?(?:stores?|shops?)\b",
        rf"\b{_OPEN} {_NEW} {_ACCOUNT}\b",
        rf"\b(?:new|second|another|replacement|backup) {_ACCOUNT} (?:was|has been|will be|is being|is) (?:\w+ )?(?:opened|created|registered|set up|started|bought)\b",
        r"\b(?:open|create|start|register) (?:again )?(?:under|with|in|using) (?:an?other|a different|(?:my|our) (?:wife|husband|brother|sister|friend|partner|father|mother|son|daughter|relative|cousin|employee|colleague)(?:.s)?) (?:name|identity|id|company|account|details|information)\b",
        r"\b(?:my|our) (?:wife|husband|brother|sister|friend|partner|father|mother|son|daughter|relative|cousin|employee|colleague)s? (?:has |have |had |will |also |just )*(?:open(?:ed)?|creat(?:e|ed)|register(?:ed)?|set up|start(?:ed)?) (?:an?|another|a new|the|his|her|their) (?:own |new |second |seller |amazon |selling )*account\b",
        r"\b(?:sell|selling|sold|open|opened|account|continue)\b[^.!?\n]{0,40}\b(?:under|with|in|using|through|via) (?:my|our) (?:wife|husband|brother|sister|friend|partner|father|mother|son|daughter|relative|cousin|employee|colleague)(?:.s|s.) (?:\w+ )?(?:name|identity|id|account|company|store)\b",
    ),
    "zh": pattern(
        "(?:注册|开设|开通|新开|开|申请|购买|买|租|使用|改用|启用|创建|换|用)(?:了)?(?:一个|另一个|另外一个|几个|多个|两个|其他|另外|第二个)*(?:的)?(?:新|全新|第二|另外|另一|备用|其他)(?:的)?(?:一个|个)?(?:的)?(?:亚马逊|卖家|店铺|销售)*(?:的)?(?:账户|账号|帐号|帐户|店铺|小号)",
        "(?:用|以)(?:家人|亲戚|朋友|妻子|丈夫|员工|父母|别人|他人|股东|法人|同事|合伙人)(?:的)?(?:名义|身份|信息|资料|身份证|营业执照|执照)(?:\\p{Han}){0,8}(?:注册|开|申请|销售|账户|账号|店铺)",
        "(?:新|第二个|另一个|备用)(?:的)?(?:亚马逊|卖家)?(?:账户|账号|店铺)(?:上|里|中)?(?:继续)?(?:销售|运营|卖货)",
    ),
}
_ELSE = {
    "en": pattern(
        r"\baccounts? (?:with|at|for (?:shipping|parcels|each|staff|every)|managers?|executives?|team|health|settings?|representatives?|specialists?|coordinators?|numbers?|balance|names?|"
        r"reps?|plans?|rules?|polic(?:y|ies)|records?|access|users?|passwords?|permissions?|type|page|tool|login)\b",
        r"\b(?:buyer|customer|e-?mail|bank|user|sub-?user|carrier|courier|supplier|advertising|shipping|staff) accounts?\b",
    ),
    "zh": pattern("(?:银行|邮箱|收款|买家|员工|子|物流|广告)(?:账户|账号|帐号)"),
}
_IN_ANOTHER_NAME = pattern(
    r"\b(?:with|in|under|using) (?:my|our|an?other|a different|someone)(?: \w+(?:.s|s.)?)? (?:name|identity|id|information|details)\b"
)
_NOT_DONE = {  # directly before it
    "en": pattern(
        r"(?:\bnot|\bnever|n.t|\bno|\bnor|\bneither|\bnobody|\bno one|\bwithout|\binstead of|\brather than|\bbefore|\bunless|\bwhether)(?: [a-z]+){0,2} $"
    ),
    "zh": pattern(
        "(?:不会|不再|没有|从未|未曾|禁止|不得|不能|不可|避免|防止|不允许|严禁|绝不|并未|未|不)\\p{Han}{0,2}$"
    ),
}
_RULED_OUT = {
    "en": pattern(
        r"\b(?:prohibit\w*|forbid\w*|forbidden|avoid\w*|prevent\w*|stopp?(?:ed|ing)?|against (?:the|amazon)|aware that|understand that|"
        r"polic(?:y|ies)|rules?|must not)\b",
        r"\bif (?:\w+ ){0,3}(?:staff|employee|anybody|anyone|partner)",
    ),
    "zh": pattern("禁止|不得|严禁|不允许|避免|防止|政策"),
}
_AHEAD = {
    "en": pattern(
        r"\b(?:will|shall|going to|plan(?:ning)? to|want(?:s)? to|have to|ha[ds] to|forced to|intend to|(?:we|i) (?:may|might|can|could|would)|no choice|"
        r"allow (?:us|me)|let (?:us|me)|permit (?:us|me)|hope to|wish to|ready to|.ll)\b",
        r"\b(?:after|since|following|because of|when|once) (?:\w+ ){0,2}(?:suspension|deactivation|suspended|deactivated|closed|blocked|account was)\b",
        r"\b(?:in order )?to (?:continue|keep|resume|go on|be able)(?: to)? (?:sell|business|trad|our)\w*",
        r"\b(?:now|currently|meanwhile|in the meantime|already)\b",
    ),
    "zh": pattern("将|会|打算|准备|计划|只能|不得不|想|希望|封号后|停用后|被封后|继续销售|目前|现在"),
}


def check(subject: Subject) -> Iterator[Hit]:
    """Look for another account; where related accounts are the issue, only for what is to come or came after."""
    searched = _OPENS.get(subject.language)
    if searched is None:
        return
    language = subject.language
    for match in said(subject, searched):
        start, end = match.span()
        first, last = subject.sentence_at(start)
        sentence = subject.text[first:last]
        if not _IN_ANOTHER_NAME.search(sentence) and any(
            first + a < end and start < first + b
            for a, b in (each.span() for each in _ELSE[language].finditer(sentence))
        ):
            continue
        if _NOT_DONE[language].search(subject.text[first:start]) or _RULED_OUT[language].search(sentence):
            continue
        if "related_account" in accused_of(subject) and not _AHEAD[language].search(sentence):
            continue
        yield Hit(f"'{shown(match)}' admits or announces another selling account.", start, end)


RULE = Rule(
    id="new_account_admission",
    level=Level.ERROR,
    summary="The letter admits or announces another selling account.",
    why="Who opens another account while one is deactivated breaks the policy on multiple accounts, and loses both.",
    source="facts.md 3.2 and 2.7 related_account",
    hint="Do not open another account. If one exists already, say in an appeal about related accounts what it is and how it was closed.",
    check=check,
    section="closing",
    flags=[
        "If we are not reinstated we will open a new seller account.",
        "After the suspension we opened another account.",
        "We are now selling from a different account.",
        "Please allow us to create a new account.",
        "I have registered a second Amazon account in the meantime.",
        "We continue to sell under my wife's name.",
        example(issues=["related_account"], closing=["We will set up a new account for this store."]),
    ],
    accepts=[
        "We have not opened another account.",  # a negation
        "On 18 May 2026 we opened a new account with Example Parcel.",  # a carrier
        "Zhao Min created a new user account for each packer on 16 May 2026.",
        "Since 18 May 2026 a new account manager answers buyer messages.",  # a person
        "Li Wei confirms that nobody may open a second account.",
        example(
            issues=["related_account"],
            root_cause=[
                "In 2021 we opened a second account in the name of Maple Row Goods; it was closed on 3 May 2026."
            ],
            note="the disclosure that Amazon asks for",
        ),
        'The agency wrote: "Just open a new account."',  # another's words
        "The closing days were entered in the account settings on 20 May 2026.",
    ],
    examples_by_language={
        "zh": (
            (
                "如果不能恢复，我们将注册一个新账户。",
                "账户停用后我们开了一个新店铺。",
                "我们用家人的名义注册了账号继续销售。",
            ),
            (
                "我们没有注册新账户。",
                "5 月 16 日赵敏为每位打包员开通了新的员工账号。",
                "5 月 18 日我们在承运商处开通了新的物流账号。",
                "李伟要求员工不得开设第二个店铺。",
                "5 月 20 日在账户设置中录入了休息日。",
            ),
        )
    },
)
