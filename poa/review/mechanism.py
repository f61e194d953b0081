"""Whether a cause says how it came about: the step of the work that went wrong, and not only that something did.

The words are of what people, papers and things did or did not do. "Careless", "high" or "many complaints" are none.
"""

from collections.abc import Iterator

from poa.review.patterns import Match, pattern

_CHECKED = (
    r"check|inspect|verif|scan|compar|updat|test|count|sync|record|separat|segregat|label|repl(?:y|ied)|answer|respond|"
    r"pack|seal|track|upload|enter|confirm|weigh|measur|adjust|switch|turn|print|remov|regist|wrap|insur|request|review|"
    r"match|sort|quarantin|photograph|tell|told|ask|assign|set\b|change|arrang|plan"
)
_ENGLISH = pattern(
    (
        r"\b(?:nobody|no[ -]one|no person|none of us|(?:only )?(?:one|a single|1) (?:person|clerk|carrier|packer|"
        r"employee|supplier|courier|worker|staff member|colleague|shipping method))\b"
    ),
    rf"\bwithout (?:\w+ )?(?:\w+ )?(?:{_CHECKED}|tracking|lot|open|look|read)\w*",
    (
        r"\b(?:did ?n[o'’]?t|did not|do not|don['’]t|had not|hadn['’]t|was not|were not|wasn['’]t|weren['’]t|never|failed to|forgot to|"
        rf"forgotten to|missed to|have not|has not|are not|is not|not been|be) (?:\w+ ){{0,2}}(?:{_CHECKED})\w*"
    ),
    (
        r"\b(?:typed|keyed|mislabel+ed|mixed(?: up)?|left at|set (?:to|at|as|too)|put back|restocked|repackaged|resold|"
        r"copied|mispicked|overwr\w+|merged|entered|uploaded|stored|assigned|swapped|scheduled)\b"
    ),
    (
        r"\b(?:by hand|manual(?:ly)?|next (?:working |business )?(?:day|morning)|end of (?:the |each )?(?:day|shift)|default|"
        r"spreadsheets?|excel|flat[ -]?files?|out of sync|synchroni\w+|sync|time ?zones?|cut-?off|handling[ -]times?|"
        r"lead times?|transit times?|vacation mode|holidays?|sick(?:ness)?|on leave|absen\w+|resigned|quit|roster|rota|"
        r"shel(?:f|ves)|barcodes?|batch(?:es)?|untracked|no tracking|economy|oversold|over-?sell\w*|stock ?counts?|"
        r"safety stock|liquidat\w+|insert(?: card)?s?|gift cards?|repricer|plug-?in|bubble ?wrap|padding|drop[ -]tests?|"
        r"size chart|single[ -]wall|poly ?bags?|seals?|sealed|expiry date|shelf life|broke down|crashed|outage|"
        r"drop[ -]?ship\w*|retail (?:stores?|shops?)|wholesalers?|purchased from|bought from|sourced from|letter mail|"
        r"moved (?:our |the |to )|power cut|server|api|integration|imported|import|csv|only (?:on|once|twice|every|at|after)|once (?:a|per) (?:day|week|month)|every (?:second|two|other) (?:days?|weeks?)|templates?|typhoon|lockdown)\b"
    ),
    (
        r"\b(?:commingl\w+|co-?mingl\w+|customer returns?|returned (?:units?|items?|products?|goods)|opened (?:units?|boxes|items?)|"
        r"same (?:shelf|bin|box|place|location|sku|label)|similar (?:skus?|models?|products?|labels?|colou?rs?)|wrong "
        r"(?:label|sku|barcode|size|colou?r|carrier|address|template|category|shelf|bin)s?)\b"
    ),
)
_CHINESE = pattern(
    "没有?人|无人|没有安排|没有设置|没有设|未设|只有(?:一|1) ?(?:人|名|个)",
    "(?:未|没有|没|忘记|忘了|漏)(?:及时|逐一|先|再|按时)?(?:扫描|核对|检查|检验|比对|同步|更新|登记|回复|区分|贴标|确认|设置|上传|录入|填写|清点|盘点|记录|调整|交接|备案|索取|留存)",
    "手动|手工|人工录入|次日|第二天|隔天|下班前|默认|混放|混在|放在同一|贴错|拿错|录错|填错|输错|表格|不同步|延迟同步",
    "备货时间|处理时间|截单|时区|放假|假期|春节|国庆|五一|请假|离职|生病|搬仓|搬迁|批次|货架|条码|断货|超卖|库存不足",
    "退货(?:商品|的商品)?(?:重新)?(?:入库|上架|销售)|翻新|卡片|返现|赠品|模板|插件|平邮|小包|无追踪|没有追踪|货代|单一",
)
_OF_RULES = {  # "we did not check the policy" says no more than "we did not know it"
    "en": pattern(
        r"^[^.;,]{0,60}\b(?:polic(?:y|ies)|rules?|guidelines?|requirements?|regulations?|terms|standards?|instructions|"
        r"(?:account )?health|notifications?|carefully|properly|strictly|enough)\b"
    ),
    "zh": pattern("^[^，。；]{0,12}(?:政策|规则|规定|要求|条款|仔细|严格|到位)"),
}
_OF_CARE = pattern(
    r"careful|strict|attent|familiar|aware|fully|properly|serious|仔细|严格|认真"
)  # says how well, not what
_MECHANISMS = {"en": _ENGLISH, "zh": _CHINESE}


def mechanisms(text: str, language: str) -> Iterator[Match]:
    """Find what says how a cause came about."""
    searched = _MECHANISMS.get(language)
    for match in searched.finditer(text) if searched else ():
        end = match.span()[1]
        if _OF_CARE.search(match.group()):
            continue
        if not _OF_RULES[language].search(text[end : end + 80]):
            yield match


def has_mechanism(text: str, language: str) -> bool:
    """Whether a text says how a cause came about; always so in a language whose words are not known."""
    return language not in _MECHANISMS or next(mechanisms(text, language), None) is not None
