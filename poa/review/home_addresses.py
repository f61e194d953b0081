"""Street addresses of persons: in the forms of several countries, told from those of warehouses, suppliers and the seller."""

from collections.abc import Iterator

from poa.review.patterns import pattern
from poa.review.subject import Subject
from poa.review.whose import Owners

_LETTERS = r"[\p{L}'’.-]"
_CAPITAL = rf"\p{{Lu}}{_LETTERS}*"
_STREET = (
    r"Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Square|Sq|Terrace|Close|Crescent|Row|Mews|Walk|Grove|"
    r"Gardens|Circle|Cir|Trail|Parkway|Pkwy|Highway|Hwy|Hill|Green|Park"
)
_ADDRESSES = pattern(
    rf"\b(\d{{1,5}}[A-Za-z]? (?:[NSEW]\.? )?(?:(?:[A-Z][a-z'’]+|\d{{1,3}}(?:st|nd|rd|th)) ){{1,3}}(?:{_STREET})\b\.?(?:,? (?:Apt|Apartment|Unit|Suite|Flat|#)\.? ?\w+)?)",
    r"(\p{Lu}\p{Ll}+(?:straße|strasse|str\.|weg|allee|platz|gasse|gatan|vägen|straat|laan|plein) \d{1,4}[a-z]?)\b",
    rf"(\b\d{{1,4}}(?: ?(?:bis|ter))?,? (?:[Rr]ue|[Bb]oulevard|[Cc]hemin|[Ii]mpasse|[Aa]llée|[Qq]uai|[Pp]lace|[Aa]venue) (?:{_LETTERS}+ ){{0,3}}{_CAPITAL})",
    rf"(\b(?:Via|Viale|Piazza|Corso|Calle|Avenida|Avda|Plaza|Paseo|Rua|Ulica|ul)\.? (?:{_LETTERS}+ ){{0,3}}{_LETTERS}+,? \d{{1,4}}[a-z]?)\b",
    rf"({_CAPITAL}(?: {_LETTERS}+){{0,3}} \d{{1,4}}[a-z]?, (?:[A-Z]{{1,2}}-)?(?:\d{{5}}|\d{{4}} ?[A-Z]{{2}}|\d{{2}}-\d{{3}}|\d{{3}} \d{{2}}) {_CAPITAL})",
    r"\b(P\.? ?O\.? Box \d+)\b",
    r"(\p{Han}{2,12}(?:路|街|道|巷|弄|胡同|大街)\d{1,5}(?:弄\d+)?号(?:\p{Han}|\d){0,12})",
    r"(\p{Han}{2,4}(?:都|道|府|県)\p{Han}{1,8}[市区町村郡][\p{Han}\p{Hiragana}\p{Katakana}ー]{0,12}\d{1,3}(?:[-－丁目番地号の]{1,2}\d{0,4}){0,4})",
    ignore_case=False,
)
_GROUPS = 8
_OF_A_PERSON = pattern(
    r"\b(?:parcels?|packages?|orders?|shipments?|replacements?|items?|units?|letters?|deliver(?:y|ies))(?: [0-9-]{5,})? (?:for|of|to) "
    r"|\b(?:went|delivered|deliver(?:y|s|ing)?|shipped|ship|ships|sent|re-?sent|posted|returned|mailed|addressed) (?:\w+ ){0,3}?(?:to|at) "
    r"|\b(?:lives?|living|lived|resid(?:es|ed|ing)) (?:at|in|on) |\bhome address\b"
    r"|\b(?:buyers?|customers?|clients?|consumers?|recipients?|purchasers?|reviewers?|consignees?|claimants?)\b|\b(?:his|her|he|she)\b"
    r"|\b(?:mr|mrs|ms|miss|herr|frau|mme|monsieur|madame|sig|sra?)\b\.? ",
    "买家|客户|顾客|收件人|收货|寄到|寄给|寄往|寄至|送到|送达|派送至|发往|住在|住址|先生|女士|お客様|購入者|配送先|お届け先",
)
_OF_A_BUSINESS = pattern(
    r"\b(?:warehouses?|storage|depots?|hubs?|sorting|suppliers?|factor(?:y|ies)|manufacturers?|vendors?|distributors?|wholesalers?|offices?|head ?quarters|"
    r"premises|stores?|shops?|compan(?:y|ies)|business|carriers?|couriers?|forwarders?|post|laborator(?:y|ies)|labs?|landlord|bank|lawyers?|"
    r"attorneys?|law firm|amazon|fba|fulfil?lment|cent(?:er|re)|return(?:s)? address|returns? (?:to|go)|our|my|us|we (?:are|have|moved|rent|ship|work)|"
    r"registered|located|ltd|limited|llc|inc|gmbh|s\.?r\.?l|sarl|s\.?a|b\.?v|co|corp|works|trading|logistics|industr(?:y|ies)|from)\b",
    "仓库|仓|供应商|工厂|厂家|制造商|办公|公司|退货地址|退回|我们|我司|本店|店铺|注册地址|货代|倉庫|会社|弊社|返送先|当店|事務所",
)
_AFTER_A_NAME = pattern(
    rf"{_CAPITAL}(?: {_CAPITAL}){{1,2}}[,:;]? ?(?:\(|of |at |in )?$",
    r"(?:^|[\P{Han}为是给由向让])[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕]\p{Han}{1,2}[，, ：:（(]+$",
    r"\p{Han}{2,5}(?:様|さん|氏)[、, ：:（(の]*$",
    ignore_case=False,
)
_IN_PERSON_PARTS = frozenset({"root_cause", "remediation", "prevention", "unplaced"})
_BEFORE, _BEHIND = 120, 40


def home_addresses(owners: Owners) -> Iterator[tuple[int, int]]:
    """Go through the addresses at which a person is said to live or to get a parcel, and those beside a person's name."""
    subject, text = owners.subject, owners.subject.text
    for match in _ADDRESSES.finditer(text):
        start, end = next(match.span(group) for group in range(1, _GROUPS + 1) if match.span(group)[0] >= 0)
        is_cell = owners.heads(subject.passage_at(start)) is not None
        if owners.of(start, end) == "person" if is_cell else _is_a_persons(subject, start, end):
            yield start, end


def _is_a_persons(subject: Subject, start: int, end: int) -> bool:
    passage = subject.passage_at(start)
    first, last = subject.sentence_at(start)
    before = subject.text[max(passage.start, first, start - _BEFORE) : start]
    person = max((each.span()[1] for each in _OF_A_PERSON.finditer(before)), default=-1)
    business = max((each.span()[1] for each in _OF_A_BUSINESS.finditer(before)), default=-1)
    if business > person or _OF_A_BUSINESS.search(subject.text[end : min(max(last, end), end + _BEHIND)]):
        return False
    if person >= 0:
        return True
    return passage.part in _IN_PERSON_PARTS and _AFTER_A_NAME.search(before) is not None
