"""A root cause that says again what Amazon has said: the rate was too high, buyers complained."""

from collections.abc import Iterator

from poa.review.failings import is_generic
from poa.review.levels import Level
from poa.review.mechanism import has_mechanism
from poa.review.patterns import Match, pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.review.substance import count_words

_METRIC = (
    r"(?:late (?:shipment|dispatch|shipping|delivery) (?:rate|ratio|percentage|orders?)|late (?:shipments?|deliver(?:y|ies)|dispatch(?:es)?|"
    r"orders?|confirmations?)|order defects?(?: rate)?|odr|lsr|ldr|otdr|vtr|(?:pre-?fulfill?ment )?cancell?(?:ation|ed)?(?: orders?)? rate|cancel rate|"
    r"cancell?ations?|valid tracking(?: rate)?|tracking rate|on[- ]time delivery(?: rate)?|defect rate|metrics?|(?:seller |account |selling |"
    r"sales )?performance|account health(?: rating)?|(?:negative |bad )?feedbacks?(?: rate)?|a[ -]to[ -]z(?: guarantee)?(?: claims?)?|"
    r"charge ?backs?|(?:customer |buyer )?complaints?|negative reviews?|returns? rate|refund rate|dissatisfaction rate|ratings?)"
)
_HIGH = (
    r"(?:high(?:er)?|above|over|exceed(?:s|ed|ing)?|exceeding|too (?:high|many|low|much)|more than|greater than|below|under|low(?:er)?|poor|bad|"
    r"not (?:\w+ )?(?:met|meeting|good|acceptable|within|up to)|out of (?:target|range)|beyond|less than|lower than|increas\w+|rose|went (?:up|over|above|down|below)|"
    r"drop(?:s|ped)?|fell|fallen|declin\w+|did ?n[o'’]?t meet|unacceptable)"
)
_BECAUSE = (
    r"(?:because(?: of)?|due to|caused by|as a result of|result of|result from|resulted from|owing to|since|on account of|(?:root |main |primary )?(?:cause|"
    r"reason|problem|issue)s?(?: (?:of|for|behind|why) [^.;:]{0,60})? ?(?:is|was|are|were|:|being)(?: that| because| due to)?)"
)
_BUYER = r"(?:(?:the|our|some|a few|several|many|certain|two|three|four|five|\d+|a|one|an|few|of|these|too many) )*(?:buyers?|customers?|consumers?|clients?|shoppers?)"
_COMPLAINED = (
    r"(?:complain(?:ed|t|ts|ing)?|filed|file|left|leave|gave|give|claimed|opened|submitted|reported|made|raised|initiated|posted|wrote|"
    r"were (?:unhappy|dissatisfied|unsatisfied|upset|not (?:happy|satisfied))|was (?:unhappy|dissatisfied|unsatisfied|upset|not (?:happy|satisfied))|"
    r"returned|did(?: not|n['’]t) (?:receive|get|like)|never received|not receiv\w+|received (?:the |their |a |an |his )?(?:wrong|late|damaged|defective|different|used|broken)|thought|think|felt|said|sent|requested)"
)
_SYMPTOM = {
    "en": pattern(
        rf"\b{_BECAUSE} (?:\w+ ){{0,3}}{_METRIC}\b[^.;]{{0,40}}\b{_HIGH}\b",
        rf"\b{_BECAUSE} (?:\w+ ){{0,3}}{_HIGH} (?:\w+ ){{0,4}}{_METRIC}\b",
        rf"\b{_BECAUSE} (?:that )?(?:we|i|our (?:store|account))(?: have| had)? (?:received|got|had|been getting) [^.;]{{0,60}}\b(?:feedbacks?|complaints?|claims?|charge ?backs?|reviews?|returns?|ratings?)\b",
        rf"\b{_BECAUSE} {_BUYER} (?:who |that |have |has |had |also |then ){{0,2}}{_COMPLAINED}\b",
        rf"\b{_BECAUSE} (?:the |our |some |several |many |too many |a few |\w+ )?(?:negative (?:feedback|reviews?|ratings?)|(?:customer|buyer)s?'? (?:complaints?|claims?|feedback|returns?|dissatisfaction)|a[ -]to[ -]z (?:guarantee )?claims?|charge ?backs?|complaints?)\b",
        rf"\b{_BECAUSE} (?:that )?(?:we|i|our (?:store|account|orders?|items?|products?|parcels?|packages?|shipments?)|the (?:orders?|items?|products?|parcels?|packages?)|some (?:of (?:the|our) )?(?:orders?|items?|products?|parcels?|packages?|shipments?)|some|several|many|a few|\d+)(?: \w+){{0,3}} (?:(?:were |was |been |being |got )?(?:shipped|dispatched|sent|delivered|confirmed|arrived|arriving|fulfilled|processed)(?: \w+){{0,3}} late(?:r)?|late(?:ly)?|(?:were |was )?not (?:shipped|dispatched|delivered|sent|confirmed|arriving) (?:\w+ )?on time|delayed)\b",
        (
            r"\b(?:did not|didn['’]?t|failed to|could not|couldn['’]t|unable to|not able to|not|failure to|failing to) (?:\w+ )?(?:meet|met|meeting|reach|maintain|achieve|"
            r"satisf(?:y|ied)|keep|stay|fulfil+) (?:\w+['’]?s? ){0,4}(?:performance|target|targets|goals?|metrics?|standards?|expectations?|thresholds?)\b"
        ),
        rf"\b(?:our|the|my) (?:\w+ )?{_METRIC} (?:\w+ ){{0,3}}(?:was|is|were|are|has|have|had|exceeded|exceeds|rose|went|fell|reached|dropped|increased)(?: been| become| risen| gone)? ?(?:{_HIGH}|up to|at)\b",
        rf"\b{_METRIC} (?:\w+ ){{0,2}}(?:exceed(?:ed|s|ing)|missed|did not meet|failed to meet) (?:\w+['’]?s? ){{0,4}}(?:targets?|goals?|thresholds?|limits?|standards?|maximum|\d)",
        r"\b(?:we|i|our (?:store|account))(?: have| had)? (?:received|got|gotten|had) (?:too many|several|some|many|a lot of|a few|a number of|multiple|two|three|four|five|\d+|more|lots of) (?:\w+ ){0,2}(?:feedbacks?|complaints?|claims?|charge ?backs?|reviews?|returns?|ratings?)\b",
        rf"\b{_BUYER} (?:have |had |has |also )?(?:left|gave|filed|opened|submitted|made|raised|posted|complain(?:ed)?)\b[^.;]{{0,40}}\b(?:feedbacks?|claims?|complaints?|charge ?backs?|reviews?|ratings?|late|quality|condition|products?|items?)\b",
        rf"\b{_BECAUSE} (?:our|the|my) (?:account|listings?|asins?|store|products?|items?|offers?) (?:was|were|has been|have been|is|got) (?:\w+ )?(?:suspended|deactivated|blocked|removed|reported|flagged|restricted|closed|taken down)\b",
        r"\b(?:root )?cause (?:is|was|:) (?:the |our |an? )?(?:\w+ )?(?:suspension|deactivation|policy violation|violation of (?:\w+ )?(?:\w+ )?polic\w+|complaints?|poor performance)\b",
    ),
    "zh": pattern(
        "(?:迟发率|延迟发货率|订单缺陷率|ODR|LSR|取消率|有效追踪率|准时送达率|绩效|指标|缺陷率|退货率)[^。；]{0,12}(?:过高|太高|偏高|较高|高于|超过|超出|超标|低于|不达标|未达标|未达到|没有?达到|没达标|上升|升高)",
        "(?:因为|由于|原因是|原因在于|原因：)[^。；，]{0,10}(?:买家|客户|顾客|消费者)[^。；]{0,14}(?:投诉|差评|索赔|退货|不满|抱怨|留评|A-?to-?Z|举报)",
        "(?:未|没|没有|未能|不能)(?:能)?(?:达到|满足|符合)[^。；]{0,12}(?:绩效|指标|目标|标准|要求)",
        "(?:收到|出现|有)(?:了)?[^。；，]{0,10}(?:差评|负面反馈|投诉|索赔|拒付|A-?to-?Z)",
        "(?:因为|由于|原因是|原因在于|原因：)[^。；，]{0,10}(?:订单|包裹|发货|货物)[^。；，]{0,8}(?:迟发|延迟|晚发|迟到|没有按时|未按时|未及时发)",
        "(?:因为|由于|原因是|原因在于|原因：)[^。；，]{0,10}(?:账户|账号|店铺|商品|ASIN|链接)[^。；，]{0,6}(?:被(?:停用|封|下架|移除|投诉|举报|冻结))",
    ),
}  # fmt: skip
_BARE = {  # symptoms without a "because": they count where the section says nothing else
    "en": pattern(
        rf"\b(?:high|low|poor|bad|too many|increas\w+|excessive|several|many) (?:\w+ ){{0,2}}{_METRIC}\b",
        rf"\b(?:our|the|my) (?:\w+ )?{_METRIC} (?:was|is|were|are|reached|of|at) (?:\w+ )?\d",
        rf"\b{_BUYER} (?:\w+ )?(?:were|was|are|is|did|had) ?(?:\w+ )?(?:not|n['’]t|un|dis)(?: \w+)? ?(?:satisfied|happy|receiv\w+|get|got|pleased|satisf\w+)\b",
        rf"\b{_BUYER} (?:\w+ )?(?:received|got) (?:\w+ ){{1,4}}(?:late|delayed|damaged|defective|broken|wrong|different|used)\b",
        r"\b(?:orders?|parcels?|packages?|shipments?|items?|deliver(?:y|ies)|products?) (?:\w+ )?(?:were|was|got|are|is|being|arrived) (?:\w+ ){0,2}(?:late|delayed|not (?:\w+ )?on time|not (?:delivered|received))\b",
        rf"\b(?:we|i|our (?:store|account))(?: have| had)? (?:received|got|gotten|had) (?:\w+ ){{0,3}}{_METRIC}\b",
        r"\b(?:we|i) (?:\w+ )?(?:violated|breached|broke) (?:\w+['’]?s? ){0,4}(?:polic\w+|rules?|guidelines?|terms)\b",
        r"\b(?:we|i) (?:\w+ )?(?:sold|listed|sell) (?:\w+ ){0,2}(?:inauthentic|counterfeit|fake|used|prohibited|restricted|expired|infringing|unsafe) (?:items?|products?|goods)\b",
        r"\b(?:products?|items?|listings?|asins?) (?:was|were|has been|have been) (?:\w+ )?(?:reported|complained|flagged|claimed|considered)\b",
        r"\b(?:late (?:shipments?|deliver(?:y|ies)|dispatch|confirmations?|orders?))\s*[.!]?\s*$",
    ),
    "zh": pattern(
        "(?:订单|包裹|货物|商品|快件)[^。；，]{0,8}(?:没有|没|未|未能)(?:能)?(?:按时|及时|准时)(?:发货|发出|送达|派送|确认)",
        "(?:买家|客户|顾客)[^。；，]{0,8}(?:没有|没|未)(?:能)?(?:收到|满意)",
        "违反了?[^。；，]{0,10}(?:政策|规则|规定)",
        "(?:迟发率|订单缺陷率|ODR|取消率)(?:太|过|较|偏)?高",
    ),
}
_SHORT = 60  # words; a longer section tells more than a symptom
_PLACE = {  # where in the work it went wrong, however little is said of it
    "en": pattern(
        r"\b(?:carriers?|couriers?|post office|postal|logistics?|suppliers?|vendors?|manufacturers?|factor(?:y|ies)|warehouse|"
        r"packag\w+|packing|packed|stock|inventory|staff|employees?|workers?|software|covid\S*|lockdown|pandemic|weather|customs|"
        r"shipping (?:method|service|compan\w+)|address|relatives?|friends?|agency|quality control|invoices?|detail page|"
        r"description|pictures?|photos?|images?|brand|licen[cs]e|authori[sz]ation|refund(?:s|ed)? (?:late|slow|delay\w*))\b"
    ),
    "zh": pattern(
        "物流|快递|承运|供应商|厂家|工厂|仓库|包装|库存|备货|员工|系统|软件|疫情|天气|海关|地址|朋友|服务商|质检|发票|详情页|描述|图片|品牌|授权"
    ),
}
_SAYS_BECAUSE = {
    "en": pattern(rf"\b{_BECAUSE}"),
    "zh": pattern("因为|由于|原因"),
}


def check(subject: Subject) -> Iterator[Hit]:
    """Look for a symptom where the section, or the point that calls it the cause, has no mechanism."""
    if subject.language not in _SYMPTOM:
        return
    section = subject.text_of("root_cause", headings=False)
    found = [each for each in subject.find(_SYMPTOM[subject.language], "root_cause") if _counts(subject, each)]
    if not found and section and count_words(section) <= _SHORT:
        found = [each for each in subject.find(_BARE[subject.language], "root_cause") if _counts(subject, each)][:1]
        found = [] if found and _says_how(section, subject.language) else found
    if not found:
        return
    whole = _says_how(section, subject.language)
    seen: set[int] = set()
    for match in found:
        start, end = match.span()
        point = subject.point_at(start)
        passage = subject.passage_at(start)
        first, last = (point.start, point.end) if point else (passage.start, passage.end)
        if first in seen:
            continue
        is_called_cause = _SAYS_BECAUSE[subject.language].search(match.group()) is not None
        if whole and (not is_called_cause or _says_how(subject.text[first:last], subject.language)):
            continue
        seen.add(first)
        words = " ".join(match.group().split())
        yield Hit(f"'{words}' says what Amazon saw, not what caused it.", start, end)
        if not whole:
            return


def _says_how(text: str, language: str) -> bool:
    """Whether a text names a step of the work, or at least a failing: a general one is another rule's business."""
    return has_mechanism(text, language) or _PLACE[language].search(text) is not None or is_generic(text, language)


def _counts(subject: Subject, match: Match) -> bool:
    start, end = match.span()
    return not subject.passage_at(start).is_heading and not subject.is_quoted(start, end)


RULE = Rule(
    id="root_cause_is_symptom",
    level=Level.ERROR,
    summary="The root cause repeats the symptom: a rate above the target, complaints, claims, late orders.",
    why="Amazon knows what it measured. It asks what in the seller's own work led to it; a symptom given as the cause "
    "leaves the question unanswered.",
    source="facts.md 1.1 and 3.2; A3, A5",
    hint='Ask "why" once more: not "orders were confirmed late" but "one clerk typed in the tracking numbers on the next '
    'morning".',
    check=check,
    section="root_cause",
    flags=[
        "Our account was deactivated because our LSR was above 4%.",
        "This happened because buyers left negative feedback.",
        "The root cause is that customers filed A-to-z claims.",
        "We did not meet Amazon's performance targets.",
        "The cause was a high order defect rate.",
        "The root cause was that some orders were shipped late.",
        "We received several complaints from customers in the last two months.",
        "Our Order Defect Rate exceeded the target of 1%.",
        "The reason is that our listing was reported as inauthentic.",
        "It was caused by customer complaints about the products.",
    ],
    accepts=[
        "From 1 to 5 May 2026 one clerk typed in the tracking numbers of 37 orders on the next morning.",
        "Our LSR was above 4% because tracking numbers were typed in by hand on the next morning.",
        "Buyers left 2 negative feedback comments because the single-wall box had not been drop-tested.",
        example(
            root_cause=[
                "Our Order Defect Rate was 1.86%, above the target of 1%.",
                "Until 15 May 2026 we sent orders below USD 20.00 without tracking.",
            ],
            note="the second point gives the mechanism",
        ),
        "Nobody compared the page with a unit, so 2 buyers received a different item from the one they expected.",
        example(acknowledgement=["Our Late Shipment Rate was above the target of 4%."], note="there it belongs"),
        "Refunds were booked every 2 weeks only; in 2 chargebacks the cardholder had asked the bank before we paid.",
    ],
    examples_by_language={
        "zh": (
            (
                "根本原因是我们的迟发率超过了 4%。",
                "因为买家投诉商品质量，账户被停用。",
                "我们没有达到亚马逊的绩效指标。",
                "近期收到了多个差评。",
            ),
            (
                "2026 年 5 月 1 日至 5 日，追踪编号由一名员工于次日录入。",
                "迟发率超过 4%，是因为追踪编号由一名员工手工录入，次日才上传。",
                "退回的商品与新品混放在同一货架，4 位买家因此收到旧品。",
                "备货时间一直保留默认的 1 天，而实际需要 2 天，6 个订单因此晚发。",
                "放假期间没有人负责设置休假模式，19 个订单于 5 月 4 日才确认。",
            ),
        )
    },
)  # fmt: skip
