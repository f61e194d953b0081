"""A root cause that could be anybody's: ignorance, carelessness, new staff, and nothing else."""

from collections.abc import Iterator

from poa.review.levels import Level
from poa.review.mechanism import has_mechanism
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_RULES = r"(?:\w+['’]?s? ){0,4}(?:polic(?:y|ies)|rules?|guidelines?|requirements?|regulations?|terms|standards?|procedures?|process(?:es)?|system|platform|marketplace|law|laws|code of conduct|amazon|selling|business|it)"
_LACKED = (
    r"(?:\w+ )?(?:\w+ )?(?:knowledge|understanding|experience|awareness|training|attention|care|supervision|communication|"
    r"diligence|management|familiarity|information|professionalism|responsibility|oversight|control|expertise|concentration|"
    r"organi[sz]ation|manpower|seriousness|vigilance|monitoring|preparation|planning|coordination|guidance|education)"
)
_GENERIC = {
    "en": pattern(
        rf"\b(?:not|n['’]t|un|never)[ -]?(?:\w+ ){{0,2}}familiar(?:i[sz]ed?)? with {_RULES}\b",
        rf"\b(?:lack(?:ed|s|ing)?|absence|shortage|insufficient|inadequate|limited|not enough|too little|little|no proper|poor|deficient|missing|weak) (?:of )?{_LACKED}\b",
        (
            r"\b(?:did not|didn['’]?t|do not|don['’]t|not|never|had not|have not|failed to) (?:\w+ ){0,3}(?:underst[ao]nd|know|read|study|"
            rf"studied|learn(?:ed|t)?|master|grasp|reali[sz]e|comprehend|follow(?:ed)?|comply with|adhere to|abide by|obey|respect) {_RULES}\b"
        ),
        r"\b(?:unaware|ignoran(?:t|ce)|not (?:\w+ )?aware) of\b",
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
        r"\b(?:misunderst(?:ood|anding)|misinterpret(?:ed|ation)|misread|ignored|disregard(?:ed)?|neglect(?:ed)?) (?:of )?(?:\w+ ){0,3}(?:polic(?:y|ies)|rules?|guidelines?|requirements?|regulations?|terms|it)\b",
        r"\bneglect(?:ed|ing)?\b",
    ),
    "zh": pattern(
        "(?:不|未|没有?)(?:够|太|完全|充分|十分)?(?:熟悉|了解|清楚|熟知|掌握|知道|理解|明白|学习|认真学习|仔细阅读|阅读)[^。，；]{0,14}(?:政策|规则|规定|要求|条款|准则|平台|制度|法规)",
        "(?:政策|规则|规定|要求|条款|准则|平台|制度|法规)[^。，；]{0,12}(?:不(?:够|太)?(?:熟悉|了解|清楚|熟知|重视|熟)|了解不(?:够|足|深|到位|透彻)|理解(?:有误|不(?:够|足|深|到位|透彻)|偏差)|认识不(?:够|足|深)|缺乏(?:了解|认识|理解))",
        "缺乏[^。，；]{0,8}(?:经验|知识|了解|培训|管理|沟通|责任心|意识|监督|认识|专业)",
        "(?:经验|培训|重视|监管|监督|责任心|人手|沟通|管理)(?:程度)?(?:不足|不够|不到位|不强|欠缺|缺失|不善|不严|不当|疏漏|混乱|松懈)",
        "(?:新|临时)(?:来的|入职的|招的|进的)?(?:员工|人员|同事|手|卖家|客服|运营|人)",
        "粗心|疏忽|大意|马虎|失误|过失|人为(?:原因|因素|错误)|操作(?:失误|错误|不当)|工作(?:太|繁)忙|(?:太|过于|比较)忙|工作量(?:太|过|较|很|非常)?大|一时(?:糊涂|疏忽)|无知|不小心|无意(?:中|间|之中)?|没有?(?:引起)?(?:足够)?(?:的)?重视|不够(?:重视|仔细|认真|严谨|细心|专业|严格)",
    ),
}


def check(subject: Subject) -> Iterator[Hit]:
    """Look for such words in points that give no step of the work, no day and no figure beside them."""
    searched = _GENERIC.get(subject.language)
    if searched is None:
        return
    said: set[tuple[int, int]] = set()
    for match in subject.find(searched, "root_cause"):
        start, end = match.span()
        passage = subject.passage_at(start)
        if passage.is_heading or subject.is_quoted(start, end):
            continue
        point = subject.point_at(start)
        place = (point.start, point.end) if point else (passage.start, passage.end)
        if place in said:
            continue
        said.add(place)
        if _is_specific(subject, *place):
            continue
        words = " ".join(match.group().split())
        yield Hit(f"'{words}' alone is no root cause: it does not say what went wrong, where and when.", start, end)


def _is_specific(subject: Subject, start: int, end: int) -> bool:
    text = subject.text[start:end]
    return (
        subject.seen_in(subject.dates, start, end)
        or subject.seen_in(subject.figures, start, end)
        or has_mechanism(text, subject.language)
    )


RULE = Rule(
    id="root_cause_generic",
    level=Level.WARNING,
    summary="The root cause is one that anybody could give: ignorance, carelessness, new staff, too much work.",
    why="A general failing explains no particular defect, and no action can be tested against it. Amazon's moderators "
    "call such plans too general and ask which step of the work let it happen.",
    source="facts.md 3.2; A4, X2",
    hint='Name the step that failed, when, and how often: instead of "our staff were careless" for example "the rota of '
    '1 to 5 May 2026 had nobody for the 16:00 check of unshipped orders".',
    check=check,
    section="root_cause",
    flags=[
        "We were not familiar with Amazon's policies.",
        "The reason was a lack of knowledge of the selling rules.",
        "Our new staff made mistakes.",
        "This happened because of the carelessness of our employees.",
        "It was due to our negligence.",
        "The issue was caused by human error.",
        "It was an oversight on our part.",
        "The problem came from poor communication between departments.",
        "Because of the heavy workload our team was overwhelmed.",
        "We didn't pay enough attention to customer service.",
        "I did not read the guidelines carefully.",
        "We are new to selling and made a mistake.",
        "Our management was not strict enough.",
    ],
    accepts=[
        "Nobody checked the 16:00 queue on 1 May 2026, because the holiday rota had no cover.",
        "A new packer stored two colours of the same cup on one shelf and picked them without a scan.",
        "Human error was possible at one step: tracking numbers were typed in by hand on the next morning.",
        'Two buyers wrote of "careless packing"; the single-wall box had not been drop-tested.',
        "The page was written from a data sheet and had not been compared with a unit.",
        "Between 3 and 9 April 2026 two packers without training sent 14 wrong sizes.",
        example(remediation=["Zhao Min told the team on 3 May 2026 that carelessness costs time."]),
    ],
    examples_by_language={
        "zh": (
            (
                "我们对亚马逊的政策不够了解。",
                "由于员工粗心大意造成了这次问题。",
                "主要是新员工操作失误。",
                "因为我们缺乏经验，管理不善。",
                "由于工作太忙，没有足够重视。",
            ),
            (
                "2026 年 5 月 1 日至 5 日，追踪编号由一名员工于次日录入。",
                "新员工把退回的商品与新品放在同一货架。",
                "仓库没有人核对 16:00 的未发货订单。",
                "备货时间一直保留默认的 1 天，而实际需要 2 天。",
                "买家在评价中提到“包装太粗心”，经查是未做跌落测试的单层纸箱所致，涉及 4 个订单。",
            ),
        )
    },
)
