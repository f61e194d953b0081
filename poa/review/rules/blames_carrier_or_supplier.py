"""A carrier, a supplier or the weather as the cause, with nothing of one's own beside it."""

from collections.abc import Iterator, Mapping
from functools import cache

from poa.review.levels import Level
from poa.review.own_words import said, shown
from poa.review.passages import Passage
from poa.review.patterns import Pattern, pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_PARTS = ("acknowledgement", "root_cause", "remediation", "closing", "unplaced")
_NAMES = (
    r"usps|ups|fed ?-?ex|dhl|royal mail|hermes|evri|yodel|dpd|canada post|australia post|china post|ems|e-?packet|yun ?express|4px|"
    r"yanwen|ontrac|lasership|la poste|parcel ?force|deutsche post|japan post|india post|singapore post|sf express|purolator|aramex"
)
_HIRED = (
    r"carriers?|couriers?|postal (?:service|office|system|worker|authoritie)s?|post ?offices?|postm[ae]n|mail ?m[ae]n|mail carriers?|"
    r"(?:shipping|delivery|logistics?|transport(?:ation)?|express|trucking|courier|forwarding|freight|postal|shipment) "
    r"(?:compan(?:y|ies)|carriers?|partners?|providers?|agents?|services?|couriers?|drivers?|suppliers?|staff|team)|logistics|"
    r"freight forwarders?|forwarders?|shippers?|suppliers?|manufacturers?|vendors?|factory|factories|distributors?|wholesalers?|"
    r"3pl(?: (?:warehouse|provider|partner|company))?|third[- ]party (?:warehouse|logistics|provider|carrier)s?|fulfil?lment (?:partner|provider|company|cent(?:er|re)|service)s?|outsourced? \w+|customs|drop ?shippers?|warehouse (?:company|provider|partner)|"
    r"software (?:company|provider)|freelancers?|marketing (?:agency|company)|agency"
)
_PARTY = (
    rf"(?:(?:the|our|their|local|us|uk|chinese|old|previous|former|main|usual|current|contracted|some|these|this|that|a|an|one|"
    rf"of|certain|international|domestic) )*(?:(?:printing|packaging|chinese|overseas|partner|shipping) )?(?:{_NAMES}|{_HIRED})(?:.s|s.)?(?: (?:drivers?|workers?|staff|employees?|company|depot|office|team|agent|people))?"
)
_FORCE = (
    r"(?:(?:the|an?|some|severe|bad|strict|extreme|heavy|ongoing|recent|global|current|serious|outbreak of|impact of|effects? of|"
    r"situation of|influence of|unexpected|terrible|inclement|adverse|local|national|sudden|strong) )*(?:covid(?: ?-? ?19)?|"
    r"corona ?(?:virus)?|pandemic|epidemic|lockdowns?|weather|(?:snow ?|thunder ?|rain ?|winter )?storms?|snow(?:fall)?|blizzards?|"
    r"hurricanes?|typhoons?|floods?|flooding|earthquakes?|(?:postal |port |rail |truck(?:er)? )?strikes?|war|force majeure|brexit|"
    r"port congestion|customs (?:clearance|inspection|delays?)|natural disasters?|power (?:cut|outage|failure)s?|"
    r"peak season|quarantine|global supply chain|flight (?:delay|cancellation)s?)"
)
_BECAUSE = (
    r"(?:(?:main |root |only |real |biggest )?(?:reason|cause)s? (?:is|was|were|are)(?: that)?|because(?: of)?|due to|owing to|thanks to|caused by|as a result of|result(?:s|ed|ing)? (?:from|of)|fault of|on account of|"
    r"attribut(?:ed|able) to|(?:main|root|real|only) (?:cause|reason)s? (?:is|was|were|are)|since|reason (?:is|was) that|"
    r"in view of|in light of|affected by|hit by|impacted by)"
)
_ALSO = r"(?: (?:has|have|had|also|simply|often|sometimes|repeatedly|frequently|always|again|then|suddenly|unfortunately|just|apparently))*"
_STATE = (
    r"(?:(?:very|too|so|extremely|really|quite|not|n.t|badly|heavily|also|often|constantly|being|been|simply|more) )*(?:slow|late|"
    r"delayed|unreliable|at fault|to blame|responsible for|overwhelmed|overloaded|backed up|careless|negligent|dishonest|reliable|"
    r"on strike|short[- ]staffed|inefficient|unprofessional|behind schedule|out of stock|closed|the (?:cause|reason|problem)|wrong|"
    r"incompetent|irresponsible|affected by)"
)
_FAILED = (
    r"(?:fail(?:s|ed)?|los(?:es|t)|delay(?:s|ed)?|(?:is|are|was|were|be|been) "
    + _STATE
    + r"|(?:did not|didn.?t|does not|doesn.?t|"
    r"do not|don.?t|never|could not|couldn.?t|cannot|can.?t|would not|wouldn.?t|not)(?: even| always| properly)? (?:deliver|scan|"
    r"pick|collect|ship|send|update|arrive|provide|inform|tell|notify|meet|keep|process|give|follow|take|handle|do (?:their|its|his)|"
    r"accept|work|respond|upload|supply|have|dispatch|fulfil|register|record|come|show|package|label|use|disclose|transport)\w*|"
    r"let us down|made (?:an? |the |many |some |several |this |\w+ )?(?:\w+ )?(?:mistakes?|errors?)|miss(?:es|ed)|misplaced|"
    r"mishandled|damaged|broke|(?:sent|gave|provided|supplied|shipped|delivered|sold|offered|uploaded|printed|packed|produced|label?led|manufactured|picked|put|attached)(?: out| to)?(?: us| me| it)?"
    r"(?: with)?(?: the| a| an| some| many| our| customers?| buyers?)*(?: wrong| defective| fakes?| bad| damaged| used| late| expired|"
    r" incorrect| false| invalid| poor| old| counterfeit| inauthentic| different| low)|cheated|deceived|lied|misled|scammed|"
    r"took (?:too|so|very|much|a (?:very )?long|longer|\w+ (?:weeks|days))|tak(?:es|ing) (?:too|so|very|longer)|forgot|refused|mixed|"
    r"mislabell?ed|ran out|went (?:on strike|bankrupt|out of)|held|stuck|lack(?:s|ed)|caused (?:the|this|these|our|us|a|many|delay)|"
    r"let (?:us|our)|disappoint(?:s|ed)|abandoned|stole|threw|cancell?ed|stopped|closed|shut|(?:assured|told|guaranteed|promised|convinced)(?: to)? us[^.!?\n]*\b(?:original|authentic|genuine|legit\w*|real|new|licen[cs]ed|on time|ship|deliver)|could not|(?:had|have|has) (?:an? |some |many |several |big |serious |technical |huge )*(?:problems?|issues?|delays?|troubles?|difficult\w+|backlogs?|shortages?))"
)
_BLAMES: Mapping[str, tuple[str, ...]] = {
    "en": (
        rf"\b{_BECAUSE}(?: [a-z]+(?:.s)?){{0,3}}? {_PARTY}\b",
        rf"\b{_BECAUSE}(?: [a-z]+){{0,2}}? {_FORCE}\b",
        rf"\b{_PARTY} (?:own )?(?:faults?|mistakes?|errors?|negligence|failures?|carelessness|mishandling|incompetence|slowness|mismanagement|backlogs?|strikes?|staff shortages?|poor (?:service|performance|handling|quality)|bad (?:service|quality)|inefficiency|irresponsibility)\b",
        rf"\b{_PARTY}(?: company| service| department)?(?:,? (?:who|which|that)(?: (?:we|i)(?: (?:have|had|usually|always))? (?:(?:were |are |was |had been |have been )?(?:use[ds]?|using)|work(?:ed)? with|hired|chose|choose|buy from|bought from|trusted))?| we (?:were |are )?us(?:e[ds]?|ing)| (?:in|of) (?:our |the |my )?[a-z]+)?{_ALSO} {_FAILED}\b",
        rf"\b{_PARTY} (?:has|have|had) (?:an? |some |many |serious |severe |big |large |massive |major |significant |huge |long |several |frequent |a lot of |technical |system |these )*(?:delays?|problems?|issues?|backlogs?|troubles?|difficulties|shortages?)\b",
        rf"\b(?:delayed|lost|held(?: up)?|stuck|blocked|damaged|mishandled|stopped|detained|seized|misplaced|broken) (?:\w+ )?(?:by|at|in) {_PARTY}\b",
        rf"\b{_PARTY}(?: company| driver)?{_ALSO} (?:left|put|delivered|dropped|returned|threw|handed)(?: \w+){{0,4}} (?:at|to|in|over|into|with) (?:the |a |an |another |some )?(?:wrong|neighbou?r|different|incorrect)",
        rf"\b{_PARTY} (?:pick-?ups?|collections?|updates?|tracking|deliver(?:y|ies)|service|performance) (?:was|were|is|are|has been|have been) (?:\w+ )?(?:delayed|late|missed|slow|cancell?ed|poor|bad|unreliable|terrible|not)\b",
        rf"\b(?:reason|cause)s? (?:for|of|behind|why)\b[^.!?\n]*? (?:is|was|were|are)(?: that| because of| due to)? (?:{_PARTY}|{_FORCE})\b",
        rf"\b(?:not (?:updated|scanned|delivered|picked up|collected|shipped|handled|processed|accepted|sent)|let down|deceived|cheated|misled|scammed|betrayed|misplaced|misrouted|(?:lost|damaged|delayed|broken|stuck)(?: in (?:transit|the mail|the post))?)(?: \w+){{0,3}} by {_PARTY}\b",
        rf"\b(?:on|at|from) the (?:side|part|end) of {_PARTY}\b|\b{_PARTY} (?:side|part|end)\b",
        rf"\bslow (?:delivery|service|shipping|transit|handling|scanning)(?: times?)? (?:of|by|from|at|with) {_PARTY}\b",
        rf"\b{_PARTY} (?:delivered|shipped|sent|arrived|supplied|came|picked up|produced|finished)(?: [\w']+){{0,6}} late\b",
        rf"\bdelays?(?: \w+)? (?:at|by|in|with|from|of|affecting|on the side of|caused by|on the part of) {_PARTY}\b",
        r"\b(?:postal|customs|courier|carrier|mail|weather|port|supplier|covid|usps|ups|fedex|dhl|logistics|shipping company) (?:related )?(?:delays?|problems?|issues?|disruptions?|failures?|errors?|mistakes?|backlogs?)\b",
        rf"\b{_FORCE}(?: (?:conditions?|situation|restrictions?|outbreak|problems?|crisis|measures?|policies|policy|disruptions?|period))? (?:has |have |had |also |severely |badly |greatly |heavily )*(?:caused|led|delayed|affected|made|forced|prevented|hit|disrupted|resulted|stopped|slowed)\b",
        r"\b(?:beyond|out of|outside|not (?:with)?in|not under) (?:of )?our (?:\w+ )?control\b",
        r"\b(?:force majeure|act of god|unforeseen circumstances|uncontrollable (?:factors?|reasons?|circumstances))\b",
        rf"\b(?:blame|fault|responsibility|mistake|problem|error) (?:lies|lay|is|was|rests|came|comes)(?: \w+)? (?:with|on|at|from|by) {_PARTY}\b",
    ),
    "zh": (
        (
            "(?:由于|因为|因|受|鉴于|是)(?:\\p{Han}){0,4}?(?:物流|快递|承运商|货代|供应商|厂家|工厂|邮政|邮局|海关|清关|疫情|新冠|天气|台风|暴雪|"
            "暴雨|大雪|罢工|不可抗力|第三方|运输公司|船公司|USPS|UPS|DHL|FedEx|FEDEX|云途|燕文|4PX|旺季)(?:公司|商|方面|服务商|环节|渠道)?(?:的)?(?:\\p{Han}){0,4}?"
            "(?:原因|问题|影响|延误|延迟|失误|错误|太慢|缓慢|爆仓|积压|停运|缺货|发错|造成|导致|不力|拥堵|丢失|丢件|疏忽|没有|未能|未|没)"
        ),
        (
            "(?:物流|快递|承运商|货代|供应商|厂家|工厂|邮政|邮局|海关|运输公司|USPS|UPS|DHL|FedEx|云途|燕文)(?:公司|商|方面|方|服务商)?(?:的|太|又|也|一直|经常|总是|没有)*"
            "(?:失误|过错|责任|延误|延迟|太慢|缓慢|效率低|不给力|发错|弄丢|丢件|丢失|不负责|未及时|没及时|及时|未能|未按|没按|没有按|欺骗|骗|搞错|弄错|漏扫|漏发|爆仓|不靠谱|不稳定|质量差|以次充好|提供了?(?:错误|假|虚假))"
        ),
        "不可抗力|(?:我们|我方)(?:无法|不能)控制|超出(?:了)?我们(?:的)?控制",
    ),
}
_GROUPS = 3  # one pattern of all alternatives has more states than RE2 keeps


@cache
def _searched(language: str) -> tuple[Pattern, ...]:
    alternatives = _BLAMES.get(language, ())
    return tuple(pattern(*alternatives[group::_GROUPS]) for group in range(min(_GROUPS, len(alternatives))))


_NOT_BLAME = {
    "en": pattern(
        rf"\b(?:not|n.t|nor|rather than|instead of)(?: (?:only|just|really|mainly|the|simply|a|by|with|at|on))* (?:{_BECAUSE} (?:the )?)?{_PARTY}\b",
        rf"\b{_PARTY} (?:codes?|scans?|names?|labels?|settings?|accounts?|selection|mapping|invoices?|lists?|files?|pages?|manifest|contracts?|agreement|integration|field|id|list|report|website|documents?|and (?:tracking|service)|warning|facing|cut-?off|handover|by)\b",
        r"\b(?:if|when|whenever|in case|should|unless) (?:\w+ ){0,6}(?:carriers?|couriers?|suppliers?|weather|strikes?|delay\w*)\b",
    ),
    "zh": pattern("(?:不是|并非|不怪)(?:物流|快递|承运商|供应商|工厂)", "如果|若|一旦"),
}
_OWN = {
    "en": pattern(
        r"\b(?:we|i)(?: had| have| were| was)?(?: also| still| only| simply| wrongly| then)*(?: had| have)? (?:no|only|just|a single|one|never|not) (?:a |an |any |one |single |second |other |backup|back-up|alternative|plan|cut-?off|carrier|courier|person|control|check|written|rule|stand-?in|stock|contract|checked|verified|tested|asked|inspected|compared|prepared|planned|switched)",
        r"\b(?:we|i)(?: \w+)? (?:did not|didn.?t|had not|hadn.?t|have not|haven.?t|were not|weren.?t|was not|wasn.?t|do not|don.?t|never) (?:\w+ )?(?:checks?|checked|verif\w+|inspect\w*|have|had|monitor\w*|plan\w*|arrang\w+|prepar\w+|follow\w*|track\w*|test\w*|ask\w*|set|updat\w+|react\w*|notic\w+|switch\w*|allow\w*|book\w*|count\w*|train\w*|compar\w+|adjust\w*|chang\w+|extend\w*|inform\w*|tell|told|control\w*|audit\w*|review\w*|confirm\w*|require\w*|keep|kept|use|anticipat\w+|consider\w*|stop\w*|close|pause|look|act|properly|communicat\w+|manage\w*)",
        r"\b(?:we|i)(?: \w+)? (?:failed to|should have|could have|should.ve|relied|depended|neglected|overlooked|underestimated|trusted|forgot|ignored|missed|chose|kept|continued|left|accepted|sent them on|used (?:only|a single|one)|confirmed|sold|listed|now use|use (?:only|two|a second|another|tracked))\b",
        r"\b(?:our|my) (?:own )?(?:\w+ )?(?:fault|mistakes?|responsibilit(?:y|ies)|failures?|oversight|negligence|lack of|carelessness|shortcoming|handling time|cut-?off|planning)\b",
        r"\b(?:not|n.t)(?: \w+)? prepared\b",
        r"\b(?:take|took|taking|accept|bear|assume) (?:the |all |full |complete |total |entire )*(?:responsibility|accountability|blame)\b",
        r"\bwithout (?:a |an |any |our )?(?:backup|back-up|second|check\w*|inspect\w*|alternative|contract|verif\w+|test\w*)",
        r"\b(?:no|only one|a single|a second|another|new|different|backup|back-up|alternative|replacement) (?:\w+ )?(?:carriers?|couriers?|suppliers?|plan|check|cut-?off|stand-?in|provider|forwarder|warehouse|factory|manufacturer|shipping (?:company|method|service))\b",
        r"\b(?:we|i|li wei|zhao min|[a-z]+ team)(?: have| has| had| now| since| also| immediately| then| therefore|.ve| already| permanently)* (?:switched|changed|moved|added|ended|stopped|replaced|terminated|signed|hand|check|checks|inspect|inspects|tests?|scans?|introduced|requires?|compares?|cancelled|canceled|hired|selected|booked|extended|raised|closed|removed|paused|blocked|dropped|quit|discontinued|tested|inspected|refunded|resent|traced)\b",
        r"\b(?:we|i) (?:will|shall|are going to|plan to) (?:\w+ )?(?:change|switch|use|move|add|find|work with|replace|stop|hire|look for|choose|select)\b",
        r"\b(?:has|have|was|were) (?:been )?(?:replaced|terminated|ended|dropped|switched|changed)\b",
        r"\bsince \d{1,2} \w+ \d{4}\b",
    ),
    "zh": pattern(
        "(?:我们|我方|我司|我)(?:\\p{Han}){0,4}(?:(?:没有|未|没)(?:备用|第二|其他|预留|检查|核对|提前|及时|设置|安排|准备|考虑|预料|预估|制定|建立|要求|跟踪|监控|更换|通知)|只有|仅|依赖|应该|应当|忽视|疏忽|低估|过于相信|轻信|承担|已|更换|改用|增加|终止|停止|选择)",
        "(?:更换|改用|换成|换了|新增|增加|备用|第二家|另一家|终止(?:了)?合作|停止合作|自身|我们的(?:责任|失误|疏忽|错))",
        "没有(?:备用|第二|预留|检查|核对|提前)|未(?:检查|核对|提前|预留|设置)",
    ),
}

_DISOWNS = {
    "en": pattern(
        r"\b(?:not|n.t|never|no|without)(?: [a-z]+){0,2} (?:our|my)(?: own)? \w+", r"\bno fault of (?:our|my) own\b"
    ),
    "zh": pattern("(?:不是|并非|不属于|与|和)我们(?:的)?(?:\\p{Han}){2}"),
}


def check(subject: Subject) -> Iterator[Hit]:
    """Look for somebody else as the cause where nothing of one's own follows in the same point or paragraph."""
    if subject.language not in _BLAMES:
        return
    found = [match for searched in _searched(subject.language) for match in said(subject, searched, _PARTS)]
    not_blame, own = _NOT_BLAME[subject.language], _OWN[subject.language]
    reported: set[tuple[str, int | None, tuple[int, ...]]] = set()
    for match in sorted(found, key=lambda match: match.span()):
        start, end = match.span()
        passage = subject.passage_at(start)
        place = _place(passage)
        first, last = subject.sentence_at(start)
        if place in reported or _owns(own, _DISOWNS[subject.language], subject.text[first : _end(passage, subject)]):
            continue
        if any(first + a < end and start < first + b for a, b in _spans(not_blame, subject.text[first:last])):
            continue
        reported.add(place)
        yield Hit(f"'{shown(match)}' makes somebody else the cause, and nothing of your own follows.", start, end)


def _place(passage: Passage) -> tuple[str, int | None, tuple[int, ...]]:
    return (passage.part, passage.point, () if passage.point is not None else passage.way)


def _end(passage: Passage, subject: Subject) -> int:
    """Where the point ends that a passage belongs to; the paragraph, where there are no points."""
    if passage.point is None:
        return passage.end
    point = subject.point_at(passage.start)
    return passage.end if point is None else point.end


def _owns(own: Pattern, disowns: Pattern, text: str) -> bool:
    """Whether a text says what the seller lacked or changed; "not our fault" is none of it."""
    disowned = _spans(disowns, text)
    return any(not any(a < end and start < b for a, b in disowned) for start, end in _spans(own, text))


def _spans(searched: Pattern, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in searched.finditer(text)]


RULE = Rule(
    id="blames_carrier_or_supplier",
    level=Level.WARNING,
    summary="A carrier, a supplier, the weather or a pandemic is the cause, and nothing of the seller's own is.",
    why="Even where it is true it cannot be mended by the seller. What can be is that there was no second carrier, no check of "
    "incoming goods, no cut-off: that is the cause a reviewer looks for.",
    source="facts.md 3.2; L5, X2 (no backup is a cause of one's own)",
    hint='Say in the same paragraph what you lacked or changed: "We had a single carrier and no cut-off for switching; since '
    '4 May 2026 a second carrier takes over when the first scan is more than 24 hours late."',
    check=check,
    section="root_cause",
    flags=[
        "USPS was slow.",
        "The orders were late because of the carrier.",
        "Our supplier sent us defective units.",
        "The delay was caused by COVID-19 and lockdowns.",
        "Due to bad weather the parcels did not move for 5 days.",
        "The courier lost 4 parcels and did not update the tracking.",
        "It was the post office's mistake.",
        "The late deliveries were due to circumstances beyond our control.",
        "There were severe delays at customs.",
        example(unplaced=["Many packages were late due to the pandemic and strikes."]),
    ],
    accepts=[
        "Our single carrier missed pickups on 3 and 4 May 2026; we had no second carrier.",
        "Our supplier sent 40 units of another version. We did not compare them with the page before we listed them.",
        "The first carrier scan of 9 parcels was on 4 May 2026.",  # a fact
        "The cause was not the carrier but our handling time of 1 day.",  # a negation
        "The tracking numbers were invalid because of the carrier code that our clerk had typed.",  # another sense
        'The carrier wrote on 5 May 2026: "Our driver missed the pickup."',  # another's words
        "We handed 31 orders to the carrier by the ship-by date and confirmed them on the next day.",
        example(
            prevention=["If the carrier is late by more than 24 hours, Zhao Min hands the parcels to a second carrier."]
        ),
        example(
            remediation=["On 18 May 2026 Zhao Min replaced the supplier, because the supplier sent 40 defective units."]
        ),
        example(case={}),
    ],
    examples_by_language={
        "zh": (
            (
                "由于物流公司延误，订单送达较晚。",
                "供应商发错了货。",
                "因疫情影响，包裹无法按时送达。",
                "快递公司太慢，导致买家投诉。",
            ),
            (
                "5 月 3 日和 4 日唯一的承运商漏收包裹；我们没有备用承运商。",
                "供应商发错 40 件商品，我们入库前没有核对。",
                "9 个包裹的首次扫描时间为 5 月 4 日。",
                "原因不是物流，而是备货时间设置为 1 天。",
                "31 个订单在发货截止前交给承运商，第二天才确认。",
            ),
        )
    },
)
