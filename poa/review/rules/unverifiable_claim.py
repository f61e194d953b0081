"""A claim of quality that nobody can check: an advanced system, a professional team, strict control, without a name or a day."""

from collections.abc import Iterator

from poa.review.levels import Level
from poa.review.own_words import once_a_sentence, words_at
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule
from poa.review.subject import Subject

_PRAISE = (
    r"(?:advanced|professional|experienced|strict|stricter|rigorous|robust|reliable|reputable|trust(?:ed|worthy)|credible|qualified|"
    r"skilled|skillful|high[ -]?(?:ly[ -](?:skilled|trained|qualified|experienced|professional|efficient)|quality|standard|end|tech|level)|"
    r"state[ -]of[ -]the[ -]art|cutting[ -]edge|sophisticated|efficient|powerful|excellent|top[ -](?:quality|notch|tier|class|level)|"
    r"world[ -]class|first[ -]class|well[ -]trained|best[ -]in[ -]class|dedicated|speciali[sz]ed|superior|premium|modern|intelligent|"
    r"mature|stable|fast|better|best|good|great|perfect|complete|comprehensive|scientific|sound|strong|solid|stringent|effective|"
    r"improved|enhanced|optimi[sz]ed|upgraded|well[ -]known|famous|big|large|legitimate|elite|competent|proficient|capable|special|expert|updated|new|strengthened|tighter)"
)
_FIRM = (
    r"(?:ERP(?: systems?| software)?|(?:\w+ ){0,2}?(?:management |control |tracking |monitoring |order |inventory |shipping |warehouse |logistics )(?:systems?|software|tools?|program)|"
    r"(?:\w+ )?teams?|departments?|staff(?: members?)?|employees|personnel|experts?|specialists?|workers|technicians?|QC(?: \w+)?|quality (?:control|inspection|assurance|checks?|management|standards?|"
    r"testing)(?: \w+)?|inspections?(?: process| system| procedures?)?|carriers?|couriers?|couriers?|logistics(?: \w+)?|(?:shipping|delivery|express|freight|transport\w*) "
    r"(?:compan(?:y|ies)|providers?|partners?|services?|methods?|carriers?|couriers?|channels?)|freight forwarders?|suppliers?|manufacturers?|factor(?:y|ies)|"
    r"warehouses?(?: \w+)?|third[ -]party (?:\w+ )?(?:warehouses?|logistics|compan(?:y|ies)|agency|lab\w*)|customer (?:service|support|care)(?: \w+)?|service providers?|vendors?|packaging(?: materials?)?|"
    r"screening|vetting|supply chains?|sourcing|training(?: program\w*| course\w*| system)?|control systems?|management systems?)"
)
_SYSTEM = r"(?:ERP|WMS|OMS|CRM|(?:inventory|order|stock|warehouse|shipping|tracking|management|monitoring)(?: \w+){0,2} (?:systems?|software|tools?|programs?|apps?)|software|(?:new|advanced|automated|automatic|modern|better|computerized|digital|intelligent|smart) systems?)"
_CLAIMS = {
    "en": pattern(
        rf"\b(?:more |most |very |highly )?(?:advanced|professional|experienced|strict(?:er)?|rigorous|robust|reliable|dependable|reputable|trusted|trustworthy|credible|verified|vetted|qualified|skilled|"
        rf"stringent|sophisticated|state[ -]of[ -]the[ -]art|cutting[ -]edge|dedicated|speciali[sz]ed|world[ -]class|first[ -]class|well[ -]trained|competent|"
        rf"top[ -]notch|high[ -]end|high[ -]tech|superior|powerful|stable|mature|scientific|comprehensive|efficient|thorough)(?:,? (?:and )?[\w-]+){{0,2}}? {_FIRM}\b",
        r"\b(?:better|best|good|great|excellent|perfect|complete|sound|strong|solid|fast|faster|effective|improved|enhanced|upgraded|updated|well[ -]known|famous|"
        r"special|expert|strengthened|legitimate|larger?|bigger|proper)(?:,? (?:and )?(?:professional|reliable|experienced|strict|skilled|trained|advanced|faster|qualified|quality))? "
        r"(?:ERP(?: systems?| software)?|QC(?: \w+)?|quality control(?: \w+)?|carriers?|couriers?|logistics(?: compan\w+| providers?| partners?)?|shipping (?:compan(?:y|ies)|providers?|partners?|carriers?|"
        r"methods?)|suppliers?|manufacturers?|teams?|(?:inventory|order|warehouse|stock)(?: \w+)? (?:system|software))\b",
        r"\b(?:high(?:est|er)?|top|good|best|premium|superior|excellent|great|better|finest|supreme|outstanding)[ -]quality (?:\w+ )?(?:products?|items?|goods|merchandise|services?|materials?|standards?|"
        r"customer service|packaging|control|inspection|and)\b",
        r"\b(?:are|is|of|with|has|have|in)(?: \w+){0,2} (?:the )?(?:high(?:est|er)?|top|good|best|premium|superior|excellent|great|better)[ -]quality\b",
        r"\b(?:strictly|rigorously|meticulously|thoroughly) (?:and \w+ )?(?:check|inspect|control|test|screen|select|examin|vet|verif|choos|chose)\w*",
        r"\bcarefully (?:and \w+ )?(?:inspect|screen|select|choos|chose|vet|pick)\w*",
        rf"\b(?:adopt|introduc|implement|purchas|install|upgrad|subscrib|invest|set up|buy|bought|develop|built|launch|deploy|switch|integrat|chang|start(?:ed)? us|now us)\w*(?: [a-z]+){{0,2}}? "
        rf"(?:an? |our |the |new |own |advanced |modern |better |automated |automatic |more |powerful |updated |of |to |in |into |with )*(?:[\w-]+ ){{0,2}}?{_SYSTEM}\b",
        r"\b(?:strengthen|enhanc|improv|tighten|upgrad|optimi[sz]|increas|reinforc|perfect)(?:e|es|ed|ing|s)? (?:our |the |its |and |internal )*(?:\w+ )?(?:quality (?:control|inspection|assurance|checks?|management)|QC|"
        r"supplier (?:management|screening|vetting|selection)|supply chain|inventory management|packaging quality|logistics)\b",
        r"\b(?:hir|recruit|employ|assembl|set up|establish|built|build|form|creat|appoint|assign|train)(?:e|ed|s|es|ing)? (?:up )?(?:a |an |our |some |several |many |more |new |the |of )*(?:\w+[ -]){0,2}?"
        r"(?:professional|experienced|dedicated|special(?:i[sz]ed|ist)?|qualified|skilled|expert)(?: [\w-]+){0,3}? (?:teams?|departments?|staff|employees?|personnel|group|manager|workers|people|"
        r"person|inspectors?|experts?)\b",
        r"\b(?:special|dedicated|professional|expert) (?:\w+ )?(?:team|department|group|task force|personnel|person|staff)\b",
        r"\b(?:years of experience|experts in|rich experience|extensive experience|highly experienced)\b",
    ),
    "zh": pattern(
        "(?:专业|优秀|经验丰富|资深|强大|高效|先进|严格|靠谱|可靠|优质|正规|权威|科学|一流|高素质|专门|成熟|稳定|知名|有实力|高品质|高质量|更好|更快|严谨)(?:的\\p{Han}{0,5})?"
        "(?:团队|小组|部门|客服|运营|员工|人员|ERP|erp|系统|软件|质检|品控|质量控制|质量检查|质量管理|管理|物流|货代|承运商|快递|供应商|厂家|工厂|服务|产品|商品|流程|制度|培训|体系|仓库|海外仓|公司|检查|审核)",
        "(?:完善|规范|健全|完整)的\\p{Han}{0,5}(?:团队|ERP|erp|系统|质检|品控|管理|流程|制度|培训|体系|服务|检查|审核)",
        "(?:引进|引入|采用|使用|购买|上线|升级|启用)(?:了)?(?:一套|一个|新的?|最新的?)?(?:ERP|erp|仓储|库存|订单|管理)(?:管理)?(?:系统|软件)",
        "(?:产品|商品|货物)?(?:质量|品质)(?:过硬|优良|上乘|可靠|有保证|有保障|很好|非常好)",
        "(?:严格|层层|仔细|认真)(?:地|的)?(?:把关|筛选|检查|审核|质检|控制|挑选|检验|核查|管控|监控)",
    ),
}
_LACKED = {
    "en": pattern(
        r"\b(?:no|not|without|lack(?:ed|ing|s)?(?: of)?|n.t|never|failed to|fail to|absence of|missing|instead of|insufficient|neither|nor|unable to)(?: \w+){0,4}? (?:a |an |any |enough |the |more |most |very |fast and )*"
        rf"{_PRAISE}",
        r"\b(?:not|n.t|never|without|failed to|nobody|no one) (?:\w+ ){0,3}?(?:strictly|rigorously|carefully|thoroughly|meticulously)\b",
        r"\b(?:not|n.t|never|no|without|lack of) (?:\w+ ){0,3}?(?:us(?:e|ed|ing)|have|had) (?:\w+ ){0,3}?(?:system|software|tool|ERP)\w*",
        r"\b(?:tracking|weighing|scoring|old|operating|postal|fastening|locking|cooling|metric) systems?\b",
        r"\bnew (?:\w+ )?(?:suppliers?|carriers?|team|system) (?:is|are|was|were|goes|go|must|sends?|delivers?|need)\b",
    ),
    "zh": pattern(
        "(?:没有|缺乏|缺少|未|不够|无)\\p{Han}{0,8}(?:专业|严格|可靠|完善|靠谱|优秀|先进|系统|规范|健全|仔细|认真)的?\\p{Han}{0,8}"
    ),
}
_DATED = pattern(
    r"\b(?:19|20)\d\d\b",
    r"\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b",
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?) \d{1,2}\b",
    r"\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\b",
    r"[0-9]{1,2} ?月",
    r"\bSKU [A-Z0-9-]+",
)
_NAMED = pattern(
    r"[\p{Ll},;:(/] (?:\(|“|\")?((?:[A-Z][a-z]+[A-Z]?[\w-]*|[A-Z]{2,}[a-z]*|[a-z]?[A-Z]\w+)(?: (?:[A-Z][\w-]*))*)",
    r"\b(DHL|UPS|USPS|FedEx|FEDEX|Fedex|EMS|4PX|TNT|DPD|GLS|Hermes|Evri|Yodel|ShipStation|Shipstation|Yun ?Express|YunExpress|Yanwen|SF Express|"
    r"Royal Mail|China Post|Canada Post|Mabang|Tongtool|Dianxiaomi|Lingxing|Sellbrite|Skubana|Linnworks|Inventory ?Lab|InventoryLab|SGS|Intertek|TUV|QIMA|Zoho|NetSuite|SAP|QuickBooks)\b",
    r"(马帮|店小秘|领星|通途|积加|易仓|赛盒|芒果店长|顺丰|燕文|云途|递四方|万邑通|谷仓|中国邮政|联邦快递|敦豪)",
    r"([\p{Han}A-Za-z]{2,12}(?:有限公司|股份公司))",
    ignore_case=False,
)
_NO_NAME = pattern(
    r"^(?:Amazon(?: \w+)*|Seller(?: \w+)*|FBA|FBM|ERP|QC|QA|ASINs?|SKUs?|US|USA|UK|EU|China|Chinese|America|American|Account(?: \w+)*|I|We|Our|ODR|LSR|VTR|WMS|OMS|CRM|AI|API|IT|"
    r"CS|IP|Plan|POA|PO|UPC|PDF|Canada|Canadian|Europe|European|Hong Kong|CEO|Customer(?: \w+)*|Quality(?: \w+)*|Performance(?: \w+)*|Policy|The|This|They|All|It|Health|Order(?: \w+)*|"
    r"Inventory(?: \w+)*|Late(?: \w+)*|Management|System|Team|Department|HR|KPI|SOP|VIP|ETA|TV|English|Product(?: \w+)*|ID|IDs|Buyer(?: \w+)*)$",
    ignore_case=False,
)


def check(subject: Subject) -> Iterator[Hit]:
    """Look for claims in whose sentence neither a name nor a day stands."""
    searched = _CLAIMS.get(subject.language)
    if not searched:
        return
    for start, end in once_a_sentence(searched, subject, _LACKED[subject.language]):
        first, last = subject.sentence_at(start)
        if _is_checkable(subject, first, last):
            continue
        yield Hit(
            f"'{words_at(subject, start, end)}' cannot be checked: no name and no day stands with it.", start, end
        )


def _is_checkable(subject: Subject, first: int, last: int) -> bool:
    sentence = subject.text[first:last]
    if _DATED.search(sentence) or subject.seen_in(subject.dates, first, last):
        return True
    if any(not _NO_NAME.search(word) for match in _NAMED.finditer(sentence) for word in match.groups() if word):
        return True
    return any(
        first <= each.start and each.end <= last for each in subject.people if _is_name(subject, each.start, each.end)
    )


def _is_name(subject: Subject, start: int, end: int) -> bool:
    return (
        subject.text[start:end][:1].isupper()
        and " " in subject.text[start:end]
        and not subject.text[start:end].startswith("I ")
    )


RULE = Rule(
    id="unverifiable_claim",
    level=Level.WARNING,
    summary="A claim of quality stands without a name or a day.",
    why="Everybody claims a professional team and strict control; a reviewer believes what has a name and a date.",
    source="facts.md 3.2; A4",
    hint='Say which and since when: "Since 16 May 2026 we have used ShipStation for all orders."',
    check=check,
    section="prevention",
    flags=[
        "Orders now run through an advanced ERP system.",
        "Our professional team checks every order.",
        "We carry out strict quality control.",
        "We only work with reliable suppliers.",
        "All our products are of high quality.",
        "A special team now looks after the returns.",
        "We hired experienced staff for the warehouse.",
        "We have changed to a more reliable shipping company.",
        "We strictly inspect all products before shipping.",
        "We have implemented a new inventory management system.",
    ],
    accepts=[
        "Since 16 May 2026 we have used ShipStation, an advanced ERP system, for all orders.",
        "We did not have a reliable carrier for parcels above 10 kg.",
        "For heavy parcels we had no reliable carrier at all.",
        "Orders go by Example Parcel Ground, a reliable carrier with tracking.",
        "Zhao Min carefully checked 40 orders on 22 May 2026.",
        "The supplier sent 40 units in a box that had not been drop-tested.",
        'A buyer wrote: "The page promises high quality products."',
        "Our strict quality control was lacking a list until 16 May 2026.",
        "The laboratory Intertek, a qualified testing company, tested SKU CH-220.",
    ],
    examples_by_language={
        "zh": (
            (
                "我们引进了先进的ERP系统。",
                "我们组建了专业的团队处理订单。",
                "我们会严格把关产品质量。",
                "我们只与可靠的供应商合作。",
            ),
            (
                "2026 年 5 月 16 日起我们使用店小秘管理订单。",
                "此前我们没有专业的团队处理退货。",
                "2026 年 5 月 18 日起改用可靠的承运商云途。",
                "买家写道：“产品质量很好。”",
                "赵敏每个工作日 17:00 核对未发货订单。",
            ),
        )
    },
)
