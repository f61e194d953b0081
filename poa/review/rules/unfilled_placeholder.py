"""A place that is still to be filled in: a blank of the letter, or the dummy words of a template in a draft."""

from bisect import bisect_right
from collections.abc import Iterator

from poa.review.levels import Level
from poa.review.passages import Said
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.tree import Blank, Filled, Para, Ref

_NOUN = (
    r"(?:(?:your|the|full|first|last|legal|amazon|seller|store|shop|company|business|brand|product|item|account|order|case|"
    r"supplier|carrier|courier|manager|employee|contact|customer|buyer|invoice|tracking|phone|telephone|mobile|e-?mail|"
    r"registered|merchant|violation|complaint|policy|issue|notice|specific|exact|relevant|start|end|relative|shipping) )*"
    r"(?:names?|dates?|place|numbers?|nos?|ids?|asins?|skus?|e-?mails?|e-?mail address(?:es)?|address(?:es)?|phone|"
    r"amount|quantity|qty|percent(?:age)?|title|position|role|signature|reason|time ?frame|time ?period|marketplace|"
    r"company|store|token|metric|carrier|courier|supplier|brand|product|item|manufacturer|software|system|tool|country|"
    r"city|month|year|day|link|url|price|category|policy|issue|list)"
)
_PLACEHOLDER = pattern(
    r"\{\{[^{}\n]{0,80}\}\}|\{%[^%\n]{0,80}%\}|\$?\{[A-Za-z_][\w. -]{0,40}\}|<<[^<>\n]{1,60}>>|%[A-Z][A-Z_]{2,30}%",
    r"\[MISSING:[^\]\n]{0,80}\]",
    r"<[A-Za-z][A-Za-z0-9 _/'’-]{2,60}>",
    (
        r"(?i:\((?:(?:insert|fill in|please (?:insert|add|fill|enter|specify|describe)|add (?:your|date|name|asin|details)|x{2,})"
        r"\b[^()\n]{0,60}|(?:the )?(?:supplier|carrier|courier|store|shop|company|product|brand|employee|manager|seller|software)"
        r"(?:['’]s)? name|your (?:\w+ )?(?:name|phone|phone number|title|signature|store|company|e-?mail(?: address)?))\))"
    ),
    r"\b(?i:on|dated|since|until|from|to|by) \((?i:the )?(?i:dates?|day)\)|\((?i:(?:full )?names?|place|X{1,2})\)",
    rf"(?i:(?:…|\.\.\.)+ ?\((?:{_NOUN})\))",
    r"\b[xX]{2,}(?:[-/.](?:[xX]+|\d{4})){0,2}\b|\b[xX][-/.][xX][-/.][xX]{1,4}\b|\b\d{3}-[xX]{4,}(?:-[xX]{4,})?|\b[A-Z0-9]{1,10}X{4,}[A-Z0-9]*\b",
    r"\bB0[xX.#_]{3,}|(?i:\b(?:id|number|no|asin|sku|order)\.?[:#]? ?#{3,})|\b[A-Z0-9-]{2,}\*{3,}[\w*-]*|\B\*{4,}",
    r"\b20[Xx]{2}\b|\b202[Xx_]\b|\b20_{2,}|_{3,}",
    r"[:：] ?\.{5,}|[:：] ?…{2,}(?:$|[ \n])",
    r"\b(?:TBD|TBC|TBA|TODO|FIXME)\b",
    r"(?i:[(:] ?to be (?:determined|confirmed|advised|announced|filled(?: in)?|inserted|added)(?: later| soon)?(?:[).\n]|$))",
    r"(?:^|[\s(:])\?{3,}(?:$|[\s).,])",
    r"(?i:\blorem ipsum\b)",
    (
        r"(?i:\byour (?:store|company|business|shop|seller|account|full|display|legal) ?name\b|\binsert (?:your |the |name |text |link |details |date |asins? |reason |image |\w+ name ){1,4}here\b|"
        r"\b(?:(?:your|store|company|seller|order|brand|supplier) )+(?:name|asin|id|number|e-?mail|address|details) here\b|"
        r"\b(?:ASIN|name)s? here\b)"
    ),
    (
        r"(?i:(?:^|[.:;<\n] ?|please )insert (?:your|date|name|number|asin|order|store|company|seller|specific|relevant|"
        r"reason|details|link|amount|percentage|quantity)\b)"
    ),
    r"(?i:\b(?:D{1,2}|M{2,3})[-/.](?:D{1,2}|M{2,3})[-/.]Y{2,4}\b|\bYYYY[-/.]MM[-/.]DD\b)|\bDD Month YYYY\b",
    (
        r"(?i:\b(?:ABC|XYZ) (?:company|corp(?:oration)?|inc|ltd|llc|store|shop|supplier|co\.)|\b(?:company|supplier|store|"
        r"shop) (?:ABC|XYZ)\b|\b(?:John|Jane) Doe\b)"
    ),
    r"\bM(?:r|rs|s)\.? [XYZ]{1,3}\b|\b(?i:company|supplier|carrier|brand|ASIN|product|employee|warehouse) X(?:[,.;:)\n]|$| [a-z])",
    (
        r"\b(?:of|for|with|within|the|shipped|refunded|received|sold|all|about|in|every|by|had|have|than|to|from|these|our|"
        r"[Aa]fter|[Ww]e) X (?:orders?|units?|days?|hours?|customers?|buyers?|employees?|staff|pieces|products?|items?|"
        r"ASINs?|SKUs?|listings?|percent|months?|weeks?|years?|claims?|complaints?|people|parcels?)\b|\bX ?%"
    ),
    (
        r"(?i:\byour[a-z]*@[\w.-]+|[\w.-]+@your[\w-]*\.\w+|\bwww\.your[\w-]+\.\w+|\bx{2,}@[\w.-]+|[\w.-]+@x{2,}\.\w+|"
        r"\b(?:e?mail|name|user|username|abc|test)@(?:e?mail|example|domain|company|store|abc|xyz)\.(?:com|net|org)\b)"
    ),
    r"\b(?:123-1234567-1234567|123-4567890-1234567|111-1111111-1111111|000-0000000-0000000|B000000000|B012345678|123-456-7890)\b",
    (
        r"(?i:\b(?:regards|sincerely|faithfully|truly|respectfully|wishes)[,.]? (?:the |your |store |seller |company |"
        r"business |shop |full |account )*name\b|(?:^|\n)(?:the |your |my |store |seller |company |business |shop |full |"
        r"account )*name(?: here)?\.?(?:$|\n))"
    ),
    "某某|某(?:公司|品牌|物流|快递|货代|员工|先生|女士|小姐|年|月|日)|[张李王陈赵]某|[×✕]{2,}|[○◯●△□]{2,}|＿{2,}|_+ ?[年月日]",
    r"\b[xX]{1,4} ?(?:年|月|日|号|公司|店铺|店|品牌|先生|女士|有限公司|个|单|件|天|名|位|%)|×(?:年|月|日|%|公司|个|单)",
    "(?:此处|在这里|在此处?)(?:请)?(?:填写|填入|插入|输入|写上)|请(?:自行)?(?:填写|填入|替换)(?:为|成|您|你|店铺|公司|姓名|日期|实际)",
    "[：:（(【\\[] ?(?:待定|待补充?|待填写?|待确认|待完善|自行填写|按实际填写|根据实际(?:情况)?(?:填写|修改)) ?(?:[）)】\\]。]|$|\\n)",
    "[（(](?:地点|姓名|名字|日期|店铺名称?|公司名称?|签名|订单号|邮箱|具体(?:日期|时间|数量|原因)|填[^）)]{0,12})[）)]",
    "(?:您|你|贵)的?(?:店铺|公司|品牌|卖家)(?:名称|名字|名)|(?:您|你)的(?:姓名|名字|邮箱|签名)|(?:^|\\n)(?:店铺|公司|卖家)?(?:名字|名称|姓名)(?:$|\\n)",
    "【[^】\\n]{0,12}(?:名称?|名字|姓名|日期|时间|邮箱|邮件地址|编号|订单号|号码|数量|金额|填写?|ASIN|SKU|插入|电话|地址|[Xx]+|×+)】",
    ignore_case=False,
)
_BRACKET = pattern(r"\[([^\[\]\n]{1,90})\]")

# What stands in square brackets and is a place to fill …
_SURELY_TO_FILL = pattern(r"(?:please )?(?:insert|fill|specify|describe|replace)\b.*")
_TO_FILL = pattern(
    r"(?:please )?(?:your|enter|add|explain|mention|state|attach|list|provide|choose|select|include|write|type|date of|name of|"
    r"number of|names? and|date and|who|what|which|how many|e\.?g\.?,?|for example|optional|if applicable)\b.*",
    rf"(?:{_NOUN})(?: ?#?\d)?(?: ?(?:,|/|or|and|&|of|-) ?.{{1,50}})?",
    r".*\b(?:here|placeholder|redacted|removed|hidden|tbd|tbc)",
    r"[x×…_*#?.][x×.…_*#?+ -]+",
    ".*(?:店铺名|公司名|姓名|日期|填写|邮箱|订单号|数量|名称).*",
)
# … and what is none: notes of an editor, references, what was filled in with the brackets left
_NOT_TO_FILL = pattern(
    r"sic|in [a-z]{2}(?:-[a-z]{2})?|[a-z0-9-]",
    r"(?:emphasis|translat|original|signed|stamp|attached|enclosed|see |seal|end|quote|scan|copy).*",
    r"(?:https?:|www\.).*|.*@.*\..*|.*\d{2,}.*",
    r"(?:case|ticket|ref(?:erence)?|exhibit|annex|appendix|attachment|enclosure|figure|fig|table|page|note|step|item|point|"
    r"invoice|photo|order|part|section|file|doc(?:ument)?|line)\.?s? ?(?:id|no\.?|number|#)?[ #:.-]*\d.*",
)
_EDITORIAL = pattern(r"[a-z][a-z'’ -]+", ignore_case=False)
_CAPITALS = pattern(r"[A-Z]{2,}(?:[ _/-][A-Z]{2,}){0,4}", ignore_case=False)
_CAPITALS_MEANT = frozenset((
    "URGENT", "CONFIDENTIAL", "IMPORTANT", "FBA", "FBM", "US", "UK", "DE", "EU", "NEW", "DONE", "COMPLETED", "OK", "PASS",
    "PASSED", "FAIL", "YES", "NO", "APPEAL", "POA", "EXTERNAL", "USED", "RESOLVED", "CLOSED", "OPEN", "END", "NOTE", "ODR",
    "LSR", "VTR", "IP",
))  # fmt: skip
_TAGS = frozenset((
    "strong", "span", "table", "div", "center", "small", "code", "pre", "font", "img", "sub", "sup", "blockquote", "body",
    "html", "head",
))  # fmt: skip
_UNFINISHED_FACT = pattern(r"\b(?:TBD|TBC|TBA|TODO)\b", r"\?{3,}", r"\[MISSING:[^\]\n]{0,80}\]", ignore_case=False)
_DRAWN_LINE = pattern(r"[_\s.…*-]+")
_FORMAT = pattern(r"\bformats?\b|格式|printed|shown as|reads? as")
_AROUND = " \n\t:：;"


def check(subject: Subject) -> Iterator[Hit]:
    """Give the blanks of the tree, each by itself; then the dummy words, each once with how often it stands there."""
    said = [each for passage in subject.passages for each in passage.said]
    yield from (_blank(each.node, each) for each in said if isinstance(each.node, Blank))
    found: dict[str, list[tuple[int, int]]] = {}
    done = 0
    for start, end in sorted(_dummies(subject)):
        inside = _said_at(start, end, said)
        if inside is not None:
            yield from _unfinished(inside, subject)
        elif start >= done:
            found.setdefault(subject.text[start:end].casefold(), []).append((start, end))
            done = end
    for places in found.values():
        start, end = places[0]
        more = f" ({len(places)} places)" if len(places) > 1 else ""
        yield Hit(f"'{subject.text[start:end]}' still has to be filled in{more}.", start, end)


def _blank(blank: Blank, each: Said) -> Hit:
    name = f"{blank.slot}.{blank.field}" if blank.field else blank.slot
    return Hit(f"The blank '{name}' has no value yet.", each.start, each.end)


def _unfinished(each: Said, subject: Subject) -> Iterator[Hit]:
    """Object to a fact that says that it is none yet, and to a reference that leads nowhere and is drawn as a blank."""
    words = subject.text[each.start : each.end]
    if isinstance(each.node, Filled) and _UNFINISHED_FACT.search(words):
        yield Hit(f"The fact '{each.node.slot}' still says '{words}'.", each.start, each.end)
    elif isinstance(each.node, Ref):
        yield Hit(f"'{words}' refers to something that is not there.", each.start, each.end)


def _said_at(start: int, end: int, said: list[Said]) -> Said | None:
    """Give the fact, blank or reference that a place touches: what the case states is no dummy."""
    at = bisect_right(said, start, key=lambda each: each.start)
    near = said[max(0, at - 1) : at + 1]
    return next((each for each in near if start < each.end and each.start < end), None)


def _dummies(subject: Subject) -> Iterator[tuple[int, int]]:
    text = subject.text
    drawn = {each.start for each in subject.passages if each.text[0] in "_*" and _DRAWN_LINE.fullmatch(each.text)}
    for match in _PLACEHOLDER.finditer(text):
        start, end = _trimmed(*match.span(), text)
        if not (drawn and subject.passage_at(start).start in drawn) and not _is_excused(start, end, subject):
            yield start, end
    for match in _BRACKET.finditer(text) if "[" in text else ():
        start, end = match.span()
        if text[end : end + 1] != "(" and _is_to_fill(match.group(1).strip(_AROUND), start, end, subject):
            yield start, end


def _trimmed(start: int, end: int, text: str) -> tuple[int, int]:
    words = text[start:end]
    first = len(words) - len(words.lstrip(_AROUND + ".")) if words.strip(_AROUND + ".…") else 0
    return start + first, start + len(words.rstrip(_AROUND + ",."))


def _is_excused(start: int, end: int, subject: Subject) -> bool:
    """Whether what looks like a dummy is none: a tag, a code, a column's head, a form of dates."""
    text = subject.text
    words = text[start:end]
    folded = words.casefold()
    if words[0] == "<":
        return words.strip("<>/ ").split()[0].casefold() in _TAGS
    if words[0] == "【":  # before what it announces it is a heading
        return _opens(subject, start) and text[end : end + 1] not in set("，。,年的于在从由和已我对将把")
    if folded[0] in "dmy" and folded.strip("dmy-/. ") == "":
        return subject.is_quoted(start, end) or _FORMAT.search(subject.sentence(start)) is not None
    if not folded.strip("x"):  # a part of a code, as a seller's own SKU may have it
        return text[max(0, start - 1) : start] in {"-", "_"} or (
            text[end : end + 1] in {"-", "_"} and text[end + 1 : end + 2].isalnum()
        )
    if folded.endswith("name"):
        return subject.passage_at(start).is_heading or subject.is_quoted(start, end)
    return False


def _is_to_fill(content: str, start: int, end: int, subject: Subject) -> bool:
    if not content:
        return False
    if _SURELY_TO_FILL.fullmatch(content):
        return True
    if _NOT_TO_FILL.fullmatch(content):
        return content in {"x", "X"} and not _opens(subject, start)
    if content in {"...", "…"}:
        return not subject.is_quoted(start, end)
    if _TO_FILL.fullmatch(content):
        return True
    if end - start == len(subject.passage_at(start).text) or subject.is_quoted(start, end):
        return False  # a heading in brackets; an editor's word in a quotation
    if _CAPITALS.fullmatch(content):
        return content not in _CAPITALS_MEANT and not _opens(subject, start)
    return _EDITORIAL.fullmatch(content) is not None


def _opens(subject: Subject, start: int) -> bool:
    """Whether nothing stands before a place in its paragraph: a task box, a tag of a subject line."""
    return not subject.text[subject.passage_at(start).start : start].strip(" -*•")


RULE = Rule(
    id="unfilled_placeholder",
    level=Level.ERROR,
    summary="A place of the letter is still to be filled in.",
    why="A letter with a gap or a template's dummy words shows that nobody read it before it was sent; it is turned down "
    "whatever else it says.",
    source="facts.md 3.2; l022, Z1",
    hint='State the fact, or take the sentence out: "[date]" becomes "15 May 2026".',
    check=check,
    flags=[
        example(
            remediation=[Para(["On ", Blank("done_on"), " Zhao Min counted the shelf."])],
            note="a blank of the letter",
        ),
        "On [insert date] our warehouse lead checked all open orders.",
        "We removed the listing {asin} on 3 May 2026.",
        "The rate of {{store}} was above the target.",
        "We refunded XX buyers on 16 May 2026.",
        "Zhao Min trained the packers on DD/MM/YYYY.",
        "The store [Your Store Name] has used one carrier so far.",
        "Since TBD each order has been packed from a list.",
        "The invoice of ABC Company for ASIN B0XXXXXXXX is attached.",
        "We moved the stock to <name of warehouse> on 12 May 2026.",
        "Order 112-XXXXXXX-XXXXXXX was refunded on 3 May 2026.",
        "On ____ May 2026 we closed the offer.",
        "Please insert your root cause here.",
        example(closing=["Best regards,", "Your name"]),
        example(remediation=["The buyer of order 5 was told [MISSING: done_on]."]),
        example(
            case={
                "remediation": [
                    {
                        "paragraph": "late_shipment_rate/remediation/measured-effect",
                        "facts": {"owner": {"name": "TBD", "role": "Warehouse lead"}},
                    }
                ]
            },
            note="a fact that is none yet",
        ),
    ],
    accepts=[
        "The sizes L, XL, XXL and XXXL were counted on 12 May 2026.",
        'The supplier wrote: "We has send [sic] the goods on 2 May 2026."',
        "The help page [1] names the target.",
        "[Case 12345678901] was answered on 3 May 2026.",
        "[x] All 9 orders were shipped on 15 May 2026.",
        "SKU CH-XXX-220 was renamed on 4 May 2026.",
        "The label showed the expiry date in the format MM/DD/YYYY until 3 May 2026.",
        "The label [Exhibit 3] was changed on 14 May 2026.",
        "The buyer's name and the order number stand on each slip.",
        "Li Wei wrote <ops@cheesehome.example> into the account on 3 May 2026.",
        "Less than 4% (15 of 412) were late, and the <b>rest</b> were on time.",
        "The chest freezer model X 200 was taken off sale on 3 May 2026.",
        "Our carrier's app [attached] showed 9 parcels.",
        'The buyer wrote: "The set [of cups] was broken."',
        example(case={"seller": {"store": "XXX Outdoor"}}, note="what the case states is no dummy"),
    ],
    examples_by_language={
        "zh": (
            (
                "2026 年 5 月 X 日，赵敏清点了全部库存。",
                "某某公司为我们提供了发票。",
                "【店铺名】于 5 月 15 日发出了全部订单。",
                "××店铺的迟发率已下降。",
                "我们联系了 xx 公司并更换了物流。",
                "负责人：待定",
                "____年__月__日，我们完成了整改。",
                "请填写您的店铺名称。",
            ),
            (
                "2026 年 5 月 15 日，赵敏清点了全部库存。",
                "【根本原因】发货确认由一人手工录入。",
                "5 月 15 日，9 个待确认的订单已全部确认。",
                "FedEx 单号已于当天上传。",
                "某些包裹当天没有首次扫描，共 4 个。",
                "二〇二六年五月十五日完成了盘点。",
                "尺码 XXL 的 12 件商品已下架。",
            ),
        )
    },
)
