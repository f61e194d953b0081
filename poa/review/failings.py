"""General failings that sellers give as a cause: ignorance, carelessness, new staff, too much work."""

from poa.review.patterns import Pattern, pattern

_RULES = r"(?:\w+['’]?s? ){0,4}(?:polic(?:y|ies)|rules?|guidelines?|requirements?|regulations?|terms|standards?|procedures?|process(?:es)?|system|platform|marketplace|law|laws|code of conduct|amazon|selling|business|it)"
_LACKED = (
    r"(?:\w+ )?(?:\w+ )?(?:knowledge|understanding|experience|awareness|training|attention|care|supervision|communication|"
    r"diligence|management|familiarity|information|professionalism|responsibility|oversight|control|expertise|concentration|"
    r"organi[sz]ation|manpower|seriousness|vigilance|monitoring|preparation|planning|coordination|guidance|education)"
)
_FAILINGS = {
    "en": pattern(
        rf"\b(?:not|n['’]t|un|never)[ -]?(?:\w+ ){{0,2}}familiar(?:i[sz]ed?)? with {_RULES}\b",
        rf"\b(?:lack(?:ed|s|ing)?|absence|shortage|insufficient|inadequate|limited|not enough|too little|little|no proper|poor|deficient|missing|weak) (?:of )?{_LACKED}\b",
        (
            r"\b(?:did not|didn['’]?t|do not|don['’]t|not|never|had not|have not|failed to) (?:\w+ ){0,3}(?:underst(?:and|ood)|know|read|study|"
            rf"studied|learn(?:ed|t)?|master|grasp|reali[sz]e|comprehend|follow(?:ed)?|comply with|adhere to|abide by|obey|respect) {_RULES}\b"
        ),
        r"\b(?:we|i|us|staff|employees?|team|being|completely|totally|fully|manager) (?:(?:was|were|am|are|is|being|been) )?(?:\w+ )?(?:un|not )aware of\b",
        r"\b(?:unaware|not (?:\w+ )?aware|ignorant) of (?:\w+['’]?s? ){0,4}(?:polic(?:y|ies)|rules?|guidelines?|requirements?|regulations?|terms|standards?|restrictions?)\b",
        r"\b(?:ignorance of|ignorant (?:of|about)|inexperienced?)\b",
        rf"\b(?:did not|didn['’]?t|do not|don['’]?t|not) (?:really )?hav(?:e|ing) (?:\w+ ){{0,2}}{_LACKED}\b",
        r"\b(?:we|i|staff|employees?|team) (?:was|were|am|are|is)n['’]?t (?:\w+ )?aware of\b",
        r"\b(?:did not|didn['’]?t|not|never) (?:\w+ )?(?:control|manage|supervise|monitor|handle|focus on|value) (?:on )?(?:the |our )?(?:\w+ )?(?:quality|staff|employees?|store|account|orders?|customers?|products?|service|details?|performance|operations?)\b",
        r"\b(?:service|management|communication|training|supervision|quality control|attitude|organi[sz]ation|awareness|knowledge|control|planning|work) (?:\w+ ){0,2}(?:was|is|were|are) (?:\w+ )?(?:poor|bad|weak|not (?:\w+ )?(?:good|enough|perfect|strict|sufficient|adequate|professional|in place)|inadequate|insufficient|lacking|chaotic|loose|lax|imperfect|unprofessional)\b",
        r"\b(?:did not|didn['’]?t) (?:know|reali[sz]e|think|notice|understand) (?:that |if |whether )?(?:this|it|we|selling|these?|such|the)[^.;]{0,50}\b(?:violat\w*|against|not allowed|prohibited|forbidden|not permitted|breach\w*)\b",
        r"\b(?:failure|failing|failed) to (?:\w+ )?(?:comply|follow|adhere|abide|obey|observe|respect)\b",
        r"\bour (?:own )?ignorance\b",
        (
            r"\b(?:new|inexperienced|untrained|temporary|junior|young|unqualified|unskilled) (?:\w+ )?(?:staff|employees?|workers?|hires?|team(?: members?)?|"
            r"sellers?|assistants?|clerks?|colleagues?|packers?|operators?|personnel|people|person)\b"
        ),
        r"\b(?:we|i)(?:['’]re| are| were| was|['’]m| am) (?:\w+ )?(?:new|novices?|beginners?|newbies?|a new seller|new sellers|a newbie|a beginner)(?: (?:to|in|on|at|for|sellers?)\b|\.)",
        r"\b(?:careless(?:ness|ly)?|negligen(?:ce|t|tly)|negligance|inattenti(?:on|ve|veness)|sloppy|sloppiness|laziness|lazy|irresponsib(?:le|ility))\b",
        r"\b(?:human|manual|staff|employee|personal|operational|operation|clerical|administrative|internal|honest|innocent|genuine|simple|stupid|technical|system) (?:errors?|mistakes?|faults?|problems?|issues?|failures?|glitch(?:es)?)\b",
        r"\b(?:an?|our|my|this|complete|simple|the) (?:\w+ )?(?:oversight|misunderstanding|misjudgment|misjudgement)\b",
        r"\b(?:due to|because of|by|was|is|our|my|made|a|some) (?:\w+ )?(?:mistakes?|fault)\b",
        r"\bby (?:accident|mistake)\b",
        r"\b(?:inadvertent(?:ly)?|unintentional(?:ly)?|unknowing(?:ly)?|accidental(?:ly)?)\b",
        (
            r"\b(?:poor|bad|weak|loose|lax|improper|inadequate|ineffective|inefficient|disorgani[sz]ed|unprofessional|imperfect|"
            r"incomplete|chaotic|insufficient|mis)[ -]?(?:\w+ )?(?:communications?|management|managing|customer service|planning|organi[sz]ation|"
            r"supervision|training|quality control|service|performance|judge?ment|coordination|process(?:es)?|practices?|monitoring|operations?|workflow|logistics)\b"
        ),
        r"\b(?:high|heavy|large|huge|big|too much|increased|excessive|our) (?:work ?loads?|work pressure|pressure of work|volume of work)\b",
        r"\b(?:too|very|so|extremely|really) busy\b",
        r"\b(?:overworked|overwhelmed|overloaded|understaffed|short[ -](?:staffed|handed)|overlooked)\b",
        r"\b(?:did not|didn['’]?t|not|never|failed to|without) (?:\w+ ){0,2}(?:pay(?:ing)?|paid|take|taking|took|give|given) (?:\w+ )?(?:\w+ )?(?:attention|care|it seriously|importance|seriously)\b",
        r"\bnot (?:\w+ )?(?:careful|strict|attentive|serious|diligent|rigorous|professional|cautious|thorough|vigilant)(?:ly)?(?: enough)?\b",
        r"\b(?:misunderst(?:ood|anding)|misinterpret(?:ed|ation)|misread|ignored|disregard(?:ed)?|neglect(?:ed)?) (?:of |about )?(?:\w+['’]?s? ){0,3}(?:polic(?:y|ies)|rules?|guidelines?|requirements?|regulations?|terms|it)\b",
        r"\bneglect(?:ed|ing)?\b",
    ),
    "zh": pattern(
        "(?:不|未|没有?)(?:够|太|完全|充分|十分)?(?:熟悉|了解|清楚|熟知|掌握|知道|理解|明白|学习|认真学习|仔细阅读|阅读)[^。，；]{0,14}(?:政策|规则|规定|要求|条款|准则|平台|制度|法规)",
        "(?:政策|规则|规定|要求|条款|准则|平台|制度|法规)[^。，；]{0,12}(?:不(?:够|太)?(?:熟悉|了解|清楚|熟知|重视|熟)|了解不(?:够|足|深|到位|透彻)|理解(?:有误|不(?:够|足|深|到位|透彻)|偏差)|认识不(?:够|足|深)|缺乏(?:了解|认识|理解))",
        "缺乏[^。，；]{0,8}(?:经验|知识|了解|培训|管理|沟通|责任心|意识|监督|认识|专业)",
        "(?:经验|培训|重视|监管|监督|责任心|人手|沟通|管理)(?:程度)?(?:不足|不够|不到位|不强|欠缺|缺失|不善|不严|不当|疏漏|混乱|松懈)",
        "(?:新|临时)(?:来的|入职的|招的|进的)?(?:员工|人员|同事|手|卖家|客服|运营|人)",
        "粗心|疏忽|大意|马虎|失误|过失|(?:把控|把关|控制|管控)不(?:严|够|到位|足)|人为(?:原因|因素|错误)|操作(?:失误|错误|不当)|工作(?:太|繁)忙|(?:太|过于|比较)忙|工作量(?:太|过|较|很|非常)?大|一时(?:糊涂|疏忽)|无知|不小心|无意(?:中|间|之中)?|没有?(?:引起)?(?:足够)?(?:的)?重视|不够(?:重视|仔细|认真|严谨|细心|专业|严格)",
    ),
}


def failings(language: str) -> Pattern | None:
    """Give what finds them, None in a language whose words are not known."""
    return _FAILINGS.get(language)


def is_generic(text: str, language: str) -> bool:
    """Whether a text gives such a cause."""
    searched = failings(language)
    return searched is not None and searched.search(text) is not None
