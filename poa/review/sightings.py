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
    r"manag(?:er|ing director)|supervisor|team[ -]?lead(?:er)?|shift lead(?:er)?|warehouse lead|(?:operations|packing|"
    r"quality|logistics|customer[ -]service|compliance|purchasing|listing|returns|catalogue?|shipping) (?:lead|head|"
    r"clerk|officer|coordinator|specialist|assistant|controller|inspector|agent|buyer|editor|planner|expert)|"
    r"director|founder|owner of (?:the|this|our) (?:account|company|store|business)|(?:store|account|business|company) owner|"
    r"head of [a-z]+|clerk|foreman|coordinator|accountant|CEO|COO|CTO|CFO|general manager|(?:co-?)?owner and|deputy"
)
_NAME_WORD = r"[A-Z][a-z]+(?:-[A-Z]?[a-z]+)?"
_ENGLISH_PEOPLE = (
    rf"(?i:\b(?:{_ROLE})\b)",
    r"\b(?:Mr|Mrs|Ms|Dr)\.? [A-Z][a-z]+",
    rf"\b[A-Z]\. {_NAME_WORD}\b",
    (
        rf"\b{_NAME_WORD} {_NAME_WORD}(?:'s)? (?:\([A-Z]|and {_NAME_WORD} {_NAME_WORD} |has |had |checks |checked |reviews |"
        r"reviewed |is responsible|was responsible|is in charge|now |will |who |then |also |sets |set |compares |compared |"
        r"confirms |confirmed |counted |counts |trained |trains |packs |packed |signs |signed |enters |entered |inspected |"
        r"inspects |answers |answered |refunded |called |wrote |writes |removed |closed |changed |corrected |updated |"
        r"stands in|takes over|approves |approved |reads |read |tested |tests |team )"
    ),
    rf"\b(?:[Bb]y|[Oo]wner:|[Rr]esponsible:|[Rr]esponsible person:|to|with|and|[Pp]erson in charge:) {_NAME_WORD} {_NAME_WORD}\b",
    r"\bI (?:have |had |personally |now |also |then |immediately |will |shall |do )*[a-z]+",
    r"\bI'(?:ve|ll|m) [a-z]+",
)
_NOT_A_NAME = pattern(
    r"\b(?:Amazon|Seller|Account|Performance|Central|Health|Late|Order|Shipment|Defect|Rate|Plan|Action|Buy|Royal|Mail|"
    r"United|States|Kingdom|Labou?r|Day|New|Year|Chinese|Black|Friday|Monday|Tuesday|Wednesday|Thursday|Saturday|Sunday|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|Prime|"
    r"Exhibit|Annex|Canada|Post|Express|Root|Cause|Dear|Team|Customer|Service|Hong|Kong|The|Our|We|This|Product|Policy|"
    r"Standard|Business|Solutions|Agreement|Code|Conduct|Voice|Safety|Quality|Control|Inc|Ltd|LLC|All|Any|Every|Each|"
    r"Each|Since|During|After|Before|Brand|Registry|Manage|Inventory|Small|Parcel|First|Class|Priority)\b",
    ignore_case=False,
)
_CHINESE_ROLE = "经理|主管|组长|负责人|店长|专员|仓管|客服人员|客服|运营|采购|质检员|质检|总监|老板|法人|创始人|仓库管理员|文员|助理|主任"
_SURNAME = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
_CHINESE_PEOPLE = (
    rf"[{_SURNAME}]\p{{Han}}{{1,2}}(?:（[^）]{{1,12}}）|\([^)]{{1,12}}\))",
    rf"由[{_SURNAME}]\p{{Han}}{{1,2}}",
    rf"[{_SURNAME}]\p{{Han}}{{1,2}}(?:负责|每|已|在|于|将|把|对|检查|核对|逐|当天|当日)",
    rf"(?:\p{{Han}}{{2,6}})?(?:{_CHINESE_ROLE})(?:[{_SURNAME}]\p{{Han}}{{1,2}})?",
    "[A-Z][a-z]+ [A-Z][a-z]+(?:（|负责|每|在|已|于)",
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
_PEOPLE = {"en": pattern(*_ENGLISH_PEOPLE, ignore_case=False), "zh": pattern(*_CHINESE_PEOPLE, ignore_case=False)}
_RHYTHMS = {"en": pattern(*_ENGLISH_RHYTHMS), "zh": pattern(*_CHINESE_RHYTHMS)}
_FROM_A_NAME = pattern(rf"{_NAME_WORD} {_NAME_WORD}", ignore_case=False)


def people(
    text: str, language: str, filled: Iterable[tuple[int, int]], known: Iterable[str] = ()
) -> tuple[Sighting, ...]:
    """Find who does something: persons among the facts, names that are known, names and roles in the words."""
    found = [Sighting(*span) for span in filled]
    for match in _in(_PEOPLE, language).finditer(text):
        called = _FROM_A_NAME.search(match.group())
        if not (called and _NOT_A_NAME.search(called.group())):
            found.append(Sighting(*match.span()))
    for name in known:
        found += _each(name, text)
    return _in_order(found)


def rhythms(text: str, language: str, filled: Iterable[tuple[int, int]]) -> tuple[Sighting, ...]:
    """Find how often, at what time, within what time, or from what threshold on something is done."""
    found = [Sighting(*span) for span in filled]
    found += [Sighting(*match.span()) for match in _in(_RHYTHMS, language).finditer(text)]
    return _in_order(found)


def figures(text: str, language: str, dates: Iterable[tuple[int, int]]) -> tuple[Sighting, ...]:  # noqa: ARG001 - as above
    """Find quantities, in figures or as words; what is part of a date is none."""
    taken = sorted(dates)
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
