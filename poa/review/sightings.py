"""What the words of a draft show where no fact says it: who does something, how often, and how much."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from poa.review.patterns import Pattern, pattern


@frozen
class Sighting:
    """Something seen in a text, at `text[start:end]`."""

    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """The place in the text, as `(start, end)`."""
        return self.start, self.end


_ROLE = (
    r"(?:co-?)?manag(?:ers?|ing director)|supervisors?|team[ -]?lead(?:er)?s?|shift[ -]lead(?:er)?|warehouse lead(?:er)?|"
    r"(?:operations?|packing|quality(?:[ -]control| assurance)?|QC|QA|logistics|customer[ -](?:service|support|care)|"
    r"compliance|purchasing|procurement|listing|returns?|catalogue?|shipping|inventory|stock|warehouse|order|account|"
    r"feedback|claims?|finance|IT|data|product|receiving|dispatch) "
    r"(?:lead(?:er)?|head|clerk|officer|coordinator|specialist|assistant|controller|inspector|agent|buyer|editor|planner|"
    r"expert|representative|rep|administrator|analyst|director)|"
    r"(?:managing |operations |sales |general )?director|(?:co-?)?founder|(?:co-?)?owner of (?:the|this|our|my) "
    r"(?:account|company|store|business|shop)|(?:store|account|business|company|shop|the|sole) owner|"
    r"head of [a-z]+|(?:head|shipping|office) clerk|one clerk|foreman|coordinator|accountant|bookkeeper|CEO|COO|CTO|CFO|"
    r"secretary|deputy|virtual assistant|my (?:wife|husband|brother|sister|son|daughter|father|mother|cousin|friend|"
    r"(?:business )?partner|assistant|co-?worker|colleague|VA)|myself|inspectors?|auditors?"
)
_NAME_WORD = r"[A-Z][a-z]+(?:-[A-Z]?[a-z]+)?"
_DOES = (
    r"(?:ha[sd]|is|was|will|now|then|also|who|personally|checks?|checked|reviews?|reviewed|sets?|compare[sd]?|confirms?|"
    r"confirmed|counts?|counted|trains?|trained|packs?|packed|signs?|signed|enters?|entered|inspects?|inspected|"
    r"answers?|answered|refunds?|refunded|call(?:s|ed)|wrote|writes|remove[sd]|close[sd]|change[sd]|corrects?|corrected|"
    r"update[sd]|stands in|took over|takes|approve[sd]|reads?|test(?:s|ed)|verif(?:y|ies|ied)|oversees?|oversaw|manage[sd]|"
    r"handle[sd]|monitor(?:s|ed)|supervise[sd]|leads?|led|audit(?:s|ed)|process(?:es|ed)|ship(?:s|ped)|contact(?:s|ed)|"
    r"repl(?:y|ies|ied)|report(?:s|ed)|does|did|decide[sd]|measure[sd]|record(?:s|ed)|keeps|kept|pause[sd]|open(?:s|ed)|"
    r"told|tells|[a-z]{2,}ed|moved|moves|made|makes|added|adds|sent|sends|ran|runs|looks|looked|met|meets|created|set|team|and I)"
)
_ENGLISH_SURE = (
    rf"(?i:\b(?:{_ROLE})\b)",
    r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z][a-z]+",
    r"\bI (?:have |had |personally |now |also |then |immediately |will |shall |do )*[a-z]+",
    r"\bI['’](?:ve|ll|m|d) [a-z]+",
    r"\bi (?:have|had|will|am|was|did|now|also|personally|already|immediately|then|check(?:ed)?|changed|shipped|sent|made)\b",
    r"\bi['’](?:ve|ll|m) [a-z]+",
)
_ENGLISH_NAMES = (
    rf"\b[A-Z]\. {_NAME_WORD}\b",
    rf"\b{_NAME_WORD} (?:[A-Z]\. )?{_NAME_WORD}(?:['’]s)? (?:\([A-Z]|and {_NAME_WORD} {_NAME_WORD} |{_DOES}\b)",
    (
        rf"\b20\d\d,? {_NAME_WORD} (?:changed|checked|shipped|packed|wrote|told|refunded|trained|counted|closed|corrected|"
        r"signed|read|called|answered|inspected|removed|reviewed|compared|repacked|relabell?ed)\b"
    ),
    rf"\b{_NAME_WORD} {_NAME_WORD}, (?:our |the |my )?[A-Za-z]",
    (
        rf"\b(?:[Bb]y|[Oo]wner:|[Rr]esponsible(?: person)?:|[Pp]erson (?:in charge|responsible):|[Aa]ssigned to:?|to|with|and|"
        rf"[Aa]ppointed|[Hh]ired|[Aa]ssigned|named|is|are|[Cc]hecked by:?|[Dd]one by:?) {_NAME_WORD} {_NAME_WORD}\b"
    ),
    (
        r"\b(?:employee|colleague|assistant|packer|clerk|worker|staff member|coworker|partner|buyer|agent|team member),? "
        rf"(?:named |called )?{_NAME_WORD}\b"
    ),
    rf"\b{_NAME_WORD} (?:is|was|has been) (?:now |personally |also )?(?:responsible|in charge|appointed|the person)\b",
)
NOT_A_NAME = pattern(
    r"\b(?:Amazon|Seller|Account|Performance|Central|Health|Late|Order|Shipment|Defect|Rate|Plan|Action|Buy|Royal|Mail|"
    r"United|States|Kingdom|Labou?r|Day|New|Year|Chinese|Black|Friday|Monday|Tuesday|Wednesday|Thursday|Saturday|Sunday|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|Prime|"
    r"Exhibit|Annex|Canada|Post|Express|Root|Cause|Dear|Team|Customer|Service|Hong|Kong|The|Our|We|This|Product|Policy|"
    r"Standard|Business|Solutions|Agreement|Code|Conduct|Voice|Safety|Quality|Control|Inc|Ltd|LLC|All|Any|Every|Each|"
    r"Since|During|After|Before|Brand|Registry|Manage|Inventory|Small|Parcel|First|Class|Priority|Shipping|Tracking|"
    r"Valid|Delivery|Management|Warehouse|Feedback|Google|Sheets|Excel|Microsoft|Station|Ship|Seller's|Nobody|Everyone|"
    r"Who|Which|It|He|She|They|That|There|Staff|Sales|Support|Department|Store|Shop|Company|Supplier|Carrier|Ground|"
    r"Media|Economy|Registered|Logistics|Global|Fulfil+ment|Global|Free|Good|Great|Listing|Listings|Invoice|Return|"
    r"Returns|Refund|Claims?|Buyers?|Customers?|Prevention|Preventive|Corrective|Actions|Steps?|"
    r"Immediate|Daily|Weekly|Monthly|Spring|Festival|National|Golden|Week|Item|Items|Products|Category|Address|"
    r"And|But|So|If|When|While|As|For|From|In|On|At|To|By|With|Also|Then|Now|Please|Example|FedEx|Labels?|Chinese)\b",
    ignore_case=False,
)
_NO_ROLE = pattern(r"\b(?:channel|password|tag|ads?|file|task|download|window|package) manager\b|\blead[ -]times?\b")
_CHINESE_ROLE = (
    "经理|主管|组长|负责人|店长|店主|专员|仓管员?|总监|老板|法人|创始人|管理员|文员|助理|主任|质检员|采购员|客服员|打包员|"
    "仓库长|老板娘|合伙人|会计|财务|班长|领班"
)
_SURNAME = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
_CHINESE_SURE = (
    rf"(?:{_CHINESE_ROLE})",
    "由(?:运营|客服|采购|质检|美工)(?:人员)?(?:负责|每|在|于|当天|检查|核对|跟进)",
    "(?:^|[^们])我(?:本人|自己|亲自|已|每|负责|会|将|在|于|把|对)",
    "本人",
    "[A-Z][a-z]+ [A-Z][a-z]+(?:（|负责|每|在|已|于)",
)
_CHINESE_NAMES = (
    rf"[{_SURNAME}]\p{{Han}}{{1,2}}(?:（[^）]{{1,12}}）|\([^)]{{1,12}}\))",
    rf"由[{_SURNAME}]\p{{Han}}{{1,2}}",
    rf"[{_SURNAME}]\p{{Han}}{{1,2}}(?:负责|每|已|在|于|将|把|对|检查|核对|逐|当天|当日)",
)
_CHINESE_INTRODUCED = pattern(
    rf"((?:{_CHINESE_ROLE}))[{_SURNAME}]\p{{Han}}{{1,2}}", rf"()(?m:^[{_SURNAME}]\p{{Han}}{{1,2}}$)", ignore_case=False
)
_NO_CHINESE_NAME = pattern(
    "^由?(?:严[格密谨厉重]|于|向|周[一二三四五六日末期]|高[效峰度级质]|金[额属]|方[案面式法便]|程[序度]|余[额下]|陆[续运]|任[何务]|许[多可]|马上|"
    "万[一件能]|白天|段时|顾客|夏季|谢谢|黄金|郑重|钱款|毛[利重]|石|江|雷|孔|武|曾[经在]|范围|常|全[部体]|单[独个]|汇总|包[裹装]|"
    "何|时|平台|卖家|买家|系统|仓库|专人|团队|公司|周边|安[排全]|林[林]|江苏|高管)"
)
_ENGLISH_RHYTHMS = (
    (
        r"\b(?:every|each) (?:single )?(?:other |second |first |last |working |business |week|week )?(?:day|days|morning|"
        r"evening|afternoon|week|weekday|month|quarter|year|hour|night|shift|monday|tuesday|wednesday|thursday|friday|"
        r"saturday|sunday|\d+ (?:minutes|hours|days|weeks|months)|batch|delivery|carton|unit|parcel|order|purchase|"
        r"shipment|lot|new (?:supplier|product|listing|sku|asin))\b"
    ),
    r"\b(?:daily|weekly|monthly|quarterly|hourly|nightly|annually|yearly|fortnightly)\b",
    r"\b(?:once|twice|\w+ times|\d+x) (?:a|per|every|each) (?:working |business )?(?:day|week|month|quarter|year|shift|hour)\b",
    r"\b(?:at|by|before|until|from|after) \d{1,2}(?::\d\d| ?(?:am|pm|a\.m\.|p\.m\.))",
    r"\bon (?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekdays|working days)\b",
    (
        r"\b(?:reaches|exceeds|falls (?:below|under)|drops (?:below|under)|rises (?:above|to|over)|goes (?:above|over|below)|"
        r"above|below|under|over|at|less than|more than|fewer than|at least) (?:usd |us\$|\$|€|£)?\d+(?:[.,]\d+)? ?(?:%|per ?cent|"
        r"units?|pieces|orders?|days?|hours?|claims?|usd|weeks?|months?)"
    ),
    r"\bwithin \d+(?:[-–]\d+)? (?:working |business |calendar )?(?:minutes|hours?|days?|weeks?)\b",
    r"\bwithin (?:one|two|three|four|five|six|twelve|twenty-four|forty-eight) (?:working |business )?(?:hours?|days?|weeks?)\b",
)
_CHINESE_RHYTHMS = (
    "每(?:个)?(?:天|日|周|星期|月|季度?|年|小时|班|早|晚|工作日|批|单|件|箱|隔|次|两|三)",
    r"[0-9０-９]+ ?(?:小时|分钟|天|日|个工作日|周|个月)(?:内|以内|之内|前|后|未)",
    r"(?:低于|高于|达到|超过|不低于|不足|少于|大于|小于) ?[0-9.]+ ?(?:%|％|件|单|天|小时|个)?",
    r"[0-9]{1,2}[:：][0-9]{2}",
)
_NUMBER_WORDS = (
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|"
    r"sixty|hundred|half|dozen)\b"
)
_FIGURE = pattern(
    r"\d+(?:[.,:]\d+)*",
    _NUMBER_WORDS,
    "[一二两三四五六七八九十百千]+(?:个|件|单|名|位|笔|票|次|份|家|批|款|条|天|小时)",
)
_SURE = {"en": pattern(*_ENGLISH_SURE, ignore_case=False), "zh": pattern(*_CHINESE_SURE, ignore_case=False)}
_NAMES = {"en": pattern(*_ENGLISH_NAMES, ignore_case=False), "zh": pattern(*_CHINESE_NAMES, ignore_case=False)}
_A_NAME = {
    "en": pattern(rf"\b{_NAME_WORD} [A-Z][a-z]+|\b[A-Z]\. [A-Z]", ignore_case=False),
    "zh": pattern(rf"^由?[{_SURNAME}]\p{{Han}}{{1,3}}"),
}
_NO_NAMES = {"en": NOT_A_NAME, "zh": _NO_CHINESE_NAME}
_RHYTHMS = {"en": pattern(*_ENGLISH_RHYTHMS), "zh": pattern(*_CHINESE_RHYTHMS)}
_NO_FIGURE = pattern(
    r"\d{1,2}[:：]\d\d(?: ?[ap]\.?m\b)?|\b\d{1,2} ?(?:am|pm|a\.m|p\.m)\b",
    r"\b(?:\d{3}-\d{7}-\d{7}|B0[A-Z0-9]{8}|G?\d{8,}|[A-Z]\d+[A-Z0-9]*|[A-Z]{2,}[-_]?\d[A-Z0-9-]*)\b",
    (
        r"\b(?:exhibit|annex|appendix|attachment|enclosure|section|step|point|item|part|no\.|question|reason|cause|action|"
        r"page|phase|policy|chapter|clause|article|iso|version|tier|level|grade)[ .:#]{0,2}\(?\d+(?:\.\d+)*|"
        r"\b(?:answers|addresses|see) \d+\.\d+"
    ),
    r"\b24[/x*]7\b|\b24 hours a day\b|\b100 ?(?:%|per ?cent)|\b(?:19|20)\d\d\b",
    r"\(\d{1,2}\)|(?:^|\n)\d{1,2}(?:\.\d+)*[.)、]",
    "(?:附件|第|图|表|条款|步骤) ?[0-9一二三四五六七八九十]+|百分之百|100 ?％",
)


def people(
    text: str, language: str, filled: Iterable[tuple[int, int]], known: Iterable[str] = ()
) -> tuple[Sighting, ...]:
    """Find who does something: persons among the facts, names that are known, names and roles in the words."""
    found = [Sighting(*span) for span in filled]
    for match in _in(_SURE, language).finditer(text):
        start, end = match.span()
        if not _NO_ROLE.search(text[max(0, start - 12) : end + 6]):
            found.append(Sighting(start, end))
    not_a_name = _in(_NO_NAMES, language)
    found += [
        Sighting(*match.span())
        for match in _in(_NAMES, language).finditer(text)
        if not not_a_name.search(match.group())
    ]
    for name in dict.fromkeys([*known, *(_introduced(text) if language == "zh" else ())]):
        found += _each(name, text)
    return _in_order(found)


def is_name(words: str, language: str) -> bool:
    """Whether a sighting of a person is a name, not a role."""
    return _A_NAME.get(language, _A_NAME["en"]).search(words) is not None


def _introduced(text: str) -> Iterator[str]:
    """Give the Chinese names that stand behind a role or alone on a line, and come again: 运营主管梁思远 … 梁思远.

    Whether a name has two characters or three only shows where it comes again.
    """
    for match in _CHINESE_INTRODUCED.finditer(text):
        written = match.group().removeprefix(match.group(1) or "").strip()
        for length in (3, 2):
            if len(written) >= length and text.count(written[:length]) > 1:
                yield written[:length]
                break


def rhythms(text: str, language: str, filled: Iterable[tuple[int, int]]) -> tuple[Sighting, ...]:
    """Find how often, at what time, within what time, or from what threshold on something is done."""
    found = [Sighting(*span) for span in filled]
    found += [Sighting(*match.span()) for match in _in(_RHYTHMS, language).finditer(text)]
    return _in_order(found)


def figures(text: str, language: str, dates: Iterable[tuple[int, int]]) -> tuple[Sighting, ...]:  # noqa: ARG001 - as above
    """Find quantities, in figures or as words; what is part of a date is none."""
    taken = sorted([*dates, *(match.span() for match in _NO_FIGURE.finditer(text))])
    found: list[Sighting] = []
    at = 0
    for match in _FIGURE.finditer(text):
        start, end = match.span()
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at == len(taken) or end <= taken[at][0]:
            found.append(Sighting(start, end))
    return tuple(found)


def _each(name: str, text: str) -> Iterator[Sighting]:
    at = text.find(name) if name else -1
    while at >= 0:
        yield Sighting(at, at + len(name))
        at = text.find(name, at + len(name))


def _in(table: dict[str, Pattern], language: str) -> Pattern:
    return table.get(language, table["en"])


def _in_order(found: Iterable[Sighting]) -> tuple[Sighting, ...]:
    return tuple(sorted(found, key=lambda each: each.span))
