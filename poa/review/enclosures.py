"""What a letter encloses, and where it says so: a list of enclosures, and the words that point to one."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache

from attrs import frozen

from poa.review.papers import papers
from poa.review.patterns import Pattern, pattern
from poa.review.subject import Subject
from poa.tree import Ref

LISTED_IN = ("enclosures", "annexes")
_LETTERS = {letter: number for number, letter in enumerate("ABCDEFGH", 1)}
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_CHINESE = {sign: number for number, sign in enumerate("一二三四五六七八九十", 1)}

_NUMBER = r"(?:[0-9]{1,2}|[A-H]|[IVX]{1,4})"
_NUMBERED = {
    "en": pattern(
        r"(?:^|[^\w])((?:[Ee]xhibit|[Aa]nnex(?:ure)?|[Aa]ppendi(?:x|ces)|[Aa]ttachment|[Ee]nclosure|[Ee]ncl\.?|EXHIBIT|ANNEX|ATTACHMENT|APPENDIX|ENCLOSURE)(?:e?s)?)"
        rf"\.?\s*(?:[Nn]o\.?|[Nn]umbers?|#)?\s*({_NUMBER}(?:\s*(?:,|and|&|-|–|to|through)\s*{_NUMBER}\b)*)\b",
        ignore_case=False,
    ),
    "zh": pattern(
        r"(附件|附表|附录)\s*((?:[0-9]{1,2}|[一二三四五六七八九十])(?:\s*(?:、|和|及|至|到|-|—)\s*(?:附件|附表)?\s*(?:[0-9]{1,2}|[一二三四五六七八九十]))*)"
    ),
}
_ONE_NUMBER = pattern(rf"\b{_NUMBER}\b|[一二三四五六七八九十]", ignore_case=False)
_RANGE = pattern(r"([0-9]{1,2})\s*(?:-|–|—|to|through|至|到)\s*([0-9]{1,2})")
_OF_ANOTHER = pattern(
    r"^[^.;\n]{0,12}\b(?:of|to|in) (?:the |this |that |our |eu |uk |us )*(?:regulation|directive|contract|agreement|policy|standard|manual|law|act|guide|terms|reach|rohs|gpsr|cosmetics?)",
    r"^\s*\(?(?:of )?(?:regulation|directive|reach|rohs)\b",
)

_LONGEST_LEAD = 40  # characters before the number of a line of a list: blanks and a dot

# A line that begins a list of enclosures, and a line of one: "Exhibit 2: …".
_HEAD = pattern(
    r"(?m)^[\s*•>-]*(?:list of )?(?:enclosed|enclosures?|encl\.?|attached|attachments?|exhibits?|annex(?:es)?|appendi(?:x|ces)|"
    r"supporting (?:documents?|evidence|documentation)|documents (?:attached|enclosed)|evidence|proofs?)"
    r"(?: (?:documents?|files|list|evidence|papers|documentation))?\s*[:：](.*)",
    r"\b(?:attached|enclosed)(?: (?:are|is|please|kindly|you|will|can|find|here|herewith|below|the|our|following|documents?|files?|for|your|reference|also))*\s*:(.*)",
    r"\b(?:attach|enclos)\w*[^.\n]{0,80}\b(?:following|below)\b[^.:\n]{0,60}:(.*)",
    r"(?m)^\W*(?:附件(?:清单|列表|目录)?|随附(?:文件|材料|资料)?|证据(?:清单|材料)?|证明材料|附上以下[^：:\n]{0,12})\s*[:：](.*)",
)
_ITEM = pattern(
    r"(?m)^\W*(?:exhibit|annex|appendix|attachment|enclosure|encl\.?|附件|附表|附录)\s*(?:no\.?\s*|#\s*)?([0-9]{1,2}|[A-H]|[IVX]{1,4}|[一二三四五六七八九十])\s*(?:[:：.)、—–-])\s*\S"
)
_COUNTED = pattern(r"(?:^|[\s(;,:：；，])\(?([0-9]{1,2})[.)）、]")

_PAPER = (
    r"(?:documents?|documentations?|files?|invoices?|receipts?|cop(?:y|ies)|photos?|photographs?|pictures?|images?|screen ?shots?|letters?|"
    r"lists?|tables?|spread ?sheets?|reports?|certificates?|certifications?|proofs?|evidences?|statements?|agreements?|contracts?|"
    r"licen[cs]es?|bills?|records?|logs?|pdfs?|excel|forms?|authori[sz]ations?|LOA|test results?|conversations?|correspondence|"
    r"e-?mails?|materials?|scans?|passports?|ID cards?|videos?|papers|paperwork|sheets?|manuals?|sops?|details)"
)
_ADVERB = r"(?:also|now|hereby|herewith|already|therefore|since|then|all|both|just|have|has|had|are|am|'ve)"
_MENTIONED = {
    "en": pattern(
        r"\b(?:see|find|refer to|review|check|view|consult|look at|open)(?: to| in| at)?(?: (?:the|our|my|all|these|below|here|herewith|hereby|as))* (?:attached|enclosed|attachments?|enclosures?|annex(?:es|ure)?|appendi(?:x|ces)|exhibits?)\b",
        r"\b(?:attached|enclosed),? (?:please|kindly|herewith|hereto|hereby|you will find|you can find|find)\b",
        r"(?m)(?:^|[.!?:]\s+)\(?(?:attached|enclosed)(?: (?:is|are|herewith|to this|with this|here|below|you))\b",
        rf"\b(?:attached|enclosed)(?: [\w'/&-]+){{0,3}}? {_PAPER}\b",
        rf"\b(?:I|we)(?: {_ADVERB})* (?:attach(?:ed|ing)?|enclos(?:e|ed|ing)|annex(?:ed)?|append(?:ed)?) [^.;\n]{{0,60}}?\b{_PAPER}\b",
        rf"\b{_PAPER}\b[^.;,\n]{{0,60}}?\b(?:is|are|were|was|has been|have been|being)(?: also| all| now| hereby)? (?:attached|enclosed|annexed|appended)\b",
        rf"\b{_PAPER}(?: [\w'-]+){{0,2}}? (?:attached|enclosed)(?: (?:herewith|hereto|here|below|for (?:your )?\w+))?\s*(?:[.,;)\]]|$)",
        r"[(\[](?:please )?(?:see |copy |copies |invoices? |list |photos? |screenshots? )?(?:is |are )?(?:the )?(?:attached|enclosed|attachments?)(?: [\w ]{1,20})?[)\]]",
        r"\b(?:in|as|per|from|with) (?:the |our |an? )?(?:attachments?|enclosures?|annex(?:es)?|appendi(?:x|ces))\b",
        r"\bas attached\b",
        rf"\b(?:upload|submit|provid|includ|sent|send)(?:ed|e|ing)?\b[^.;\n]{{0,50}}\b{_PAPER}\b[^.;\n]{{0,20}}\b(?:with|in|to|along with|together with) this (?:appeal|plan|letter|e-?mail|message|submission|poa|response|reply)\b",
    ),
    "zh": pattern(
        "(?:请|烦请)?(?:见|参见|详见|请看|查看|参阅|查阅|参考|如|在|作为|以|随)附件",
        "附件(?:为|是|中|里|内|所示|如下|提供|已|包含|包括|有|显示)",
        "(?:随信|随函|一并|特此|现|已|并|我们|在此|请查收)?附上",
        "随(?:信|函)?附",
        "(?:已|并)上传(?:了)?(?:相关|所有|全部)?(?:附件|发票|文件|证明|资料)",
    ),
}
_OTHER_SENSE = {
    "en": pattern(
        r"\b(?:attach|enclos)\w*(?: [\w'-]+){0,3}? (?:labels?|stickers?|barcodes?|tags?|packing slips?|cards?|leaflets?|inserts?|flyers?|"
        r"straps?|importance|value|attention|significance|priority|weight|emphasis)\b",
        r"\b(?:attach|enclos)\w*\b[^.;:\n]{0,60}?\b(?:to|on|onto|inside|in|into|with|within) (?:the |each |every |all |any |our |its |their |a |an |your )+"
        r"(?:\w+ ){0,2}?(?:parcels?|packages?|packaging|box(?:es)?|cartons?|units?|items?|products?|orders?|shipments?|bags?|polybags?|pallets?|"
        r"envelopes?|shelf|shelves|bins?|listings?|pages?|goods|devices?|bottles?|records?|logs?|tickets?|folders?|cases? log)\b",
        r"\battach\w*(?: [\w'-]+){0,5}? (?:to|on|onto) (?:the |his |her |its |their |each |every |all |both |our |a |an |any |buyer |customer )+"
        r"(?:[\w-]+ ){0,2}?[\w-]+",
        r"\b(?:attachments?|enclosures?) (?:of|for) (?:the |a |an |each )?(?:labels?|stickers?|barcodes?|parcels?|products?|units?|items?|cables?)\b",
        r"\b(?:product|accessor\w+|cable|strap|lid|handle|hose|lens|vacuum|drill)(?:'s)? attachments?\b",
        r"\be-?mail attachments?\b",
    ),
    "zh": pattern(
        "(?:没有|无|未|缺少|缺|漏发|产品|商品|配套|随机|包装|配件)(?:的)?附件",
        "附件(?:缺失|漏发|丢失|不全|破损|包)",
        "(?:附上|随附)(?:了|一张|的)?[^。；\n]{0,6}(?:标签|卡片|贴纸|说明书|小卡|感谢信|面单|使用说明|条码)",
        "(?:包裹|箱子|每件|每个|盒)(?:内|中|里)?[^。；\n]{0,8}(?:附上|随附)",
        "随附(?:配件|赠品)",
    ),
}
_TO_THE_LETTER = pattern(
    r"\b(?:to|on) (?:the |our |my |a )?(?:[\w-]+ )?(?:appeal|letter|plan|poa|submission|response|reply|case|e-?mail|mail|message|form|request|"
    r"document|annex|appendix|list|end)\b"
)
_NOT_NOW = {  # before the words: a rule of the house, a negation, an offer
    "en": pattern(
        r"\b(?:not|no|never|without|cannot|can|can't|could|would|should|must|will|may|might|if|unable to|needs? to|has to|have to|"
        r"had to|requires?|required|forgot to|failed to|always|nothing|whenever|once|every|each|asked|previously)\b[^.;,:\n]{0,40}$",
        r"n't\b[^.;,:\n]{0,20}$",
        r"\b(?:customers?|buyers?|he|she|they|supplier|carrier|staff|employees?|workers?|packers?|clerk|amazon)(?: (?:had|have|has|also|then|now))?\s*$",
    ),
    "zh": pattern("(?:没有|未|无|不|应当|应该|必须|如需|可以|我们可|将会|都会|会在|将在|每次|每单)[^。；，\n]{0,8}$"),
}
_PLURAL = pattern(
    r"\b(?:attached|enclosed) (?:supporting |relevant |following |above |below )?(?:documents|documentation|files|evidence|papers)\b",
    r"\b(?:documents|documentation|files|evidence|papers)(?: are| is)? (?:all )?(?:attached|enclosed)\b",
    r"\b(?:attach|enclos)\w*\b[^.\n]{0,60}\b(?:following|below)\b",
    r"\b(?:attachments|enclosures|exhibits|appendices|annexes)\b",
    "附件",
)


@frozen
class Enclosures:
    """What there is to point to. `numbers` are those a list names; empty where the list does not number its items.

    `names_exhibits` is true of a letter that is drawn from a case: what it encloses is an exhibit, and no annex.
    """

    titles: tuple[str, ...] = ()
    exhibits: int = 0
    annexes: int = 0
    numbers: frozenset[int] = frozenset()
    has_list: bool = False
    names_exhibits: bool = False

    def __bool__(self) -> bool:
        return bool(self.titles or self.has_list)

    def has_number(self, number: int, word: str) -> bool:
        """Whether a number can be one of them; yes where the list says no numbers."""
        if number in self.numbers:
            return True
        if self.exhibits or self.annexes:
            is_annex = word.casefold().startswith(("annex", "附表"))
            if is_annex and not self.annexes and self.names_exhibits:
                return False
            most = (self.annexes or self.exhibits) if is_annex else (self.exhibits or self.annexes)
            if word.casefold().startswith(("attachment", "enclosure", "encl")):
                most = self.exhibits + self.annexes
            return 1 <= number <= most
        return not self.numbers


@frozen
class Mention:
    """Where the letter points to an enclosure: by number, or in general words."""

    start: int
    end: int
    words: str
    word: str = ""
    numbers: tuple[int, ...] = ()


def enclosed(subject: Subject) -> Enclosures:
    """See what is enclosed: the letter's list, the case's papers, or a list that a draft has among its words."""
    letter, case = subject.letter, subject.case
    titles = [passage.text for passage in subject.passages_of("enclosures")]
    titles += [passage.text for passage in subject.passages_of("annexes") if passage.way == ()]
    numbers = {number for title in titles for number in _defined(title)}
    if case is not None:
        if not letter.closing.enclosures:
            titles += [evidence.title for evidence in case.evidence]
            titles += [annex.title for annex in case.annexes if annex.rows is None or not letter.annexes]
        titles += [evidence.kind.replace("_", " ") for evidence in case.evidence]
        exhibits = len(letter.closing.enclosures) or len(case.evidence) + sum(
            each.rows is None for each in case.annexes
        )
        annexes = len(letter.annexes) or sum(annex.rows is not None for annex in case.annexes)
        called_so = any(_AN_ANNEX.search(each) for each in (*titles, *(paper.file or "" for paper in case.evidence)))
        return Enclosures(tuple(titles), exhibits, annexes, frozenset(numbers), bool(titles), not called_so)
    if titles:
        return Enclosures(
            tuple(titles), len(letter.closing.enclosures), len(letter.annexes), frozenset(numbers), has_list=True
        )
    return _listed_in_words(subject)


def mentions(subject: Subject) -> Iterator[Mention]:
    """Go through the places where the sections point to an enclosure in words: first by number, then in general.

    References by key are no words: see `referred`.
    """
    language = subject.language
    if language not in _MENTIONED:
        return
    drawn = {said.start for passage in subject.passages for said in passage.said if isinstance(said.node, Ref)}
    numbered = [(place, place + 1) for place in drawn]
    for match in subject.find(_NUMBERED[language]):
        start, end = match.span(1)[0], match.span(2)[1]
        if start in drawn:
            continue
        if (
            _is_listing(subject, start)
            or subject.is_quoted(start, end)
            or _OF_ANOTHER.search(subject.text[end : end + 80])
        ):
            continue
        numbered.append((start, end))
        yield Mention(start, end, _said(subject, start, end), match.group(1), _numbers(match.group(2), match.group(1)))
    numbered.sort()
    for match in subject.find(_MENTIONED[language]):
        start, end = match.span()
        start += len(subject.text[start:end]) - len(subject.text[start:end].lstrip(".!?: \n"))
        if _is_among(numbered, start, end):
            continue
        passage = subject.passage_at(start)
        if passage.is_heading or passage.part in (*LISTED_IN, "signature", "title") or subject.is_quoted(start, end):
            continue
        first, last = subject.sentence_at(start)
        if _NOT_NOW[language].search(subject.text[first:start]):
            continue
        if any(
            _overlap(first + each.span()[0], first + each.span()[1], start, end)
            and not _names_a_paper(each.group(), language)
            for each in _OTHER_SENSE[language].finditer(subject.text[first:last])
        ):
            continue
        yield Mention(start, end, _said(subject, start, end))


def referred(subject: Subject) -> frozenset[str]:
    """Give the keys that the sections refer to."""
    return frozenset(
        said.node.key for passage in subject.passages for said in passage.said if isinstance(said.node, Ref)
    )


def points_to_all(mention: Mention, subject: Subject) -> bool:
    """Whether general words point to everything that is enclosed: "the attached documents"."""
    return not mention.numbers and _PLURAL.search(subject.sentence(mention.start)) is not None


@cache
def checked_papers() -> tuple[str, ...]:
    """Give the papers whose name in a mention has to be found among what is enclosed."""
    return (
        "invoice", "letter_of_authorisation", "utility_bill", "bank_statement", "business_licence", "identity_document",
        "lab_report", "retraction", "supplier_agreement",
    )  # fmt: skip


def papers_named(words: str) -> tuple[str, ...]:
    """Give the papers, of those that can be looked for among titles, that words name."""
    return tuple(name for name in checked_papers() if papers()[name].named_in(words))


def _listed_in_words(subject: Subject) -> Enclosures:
    numbers = {number for match in _ITEM.finditer(subject.text) for number in _value(match.group(1))}
    titles: list[str] = []
    heads = list(_HEAD.finditer(subject.text))
    for match in heads:
        end = match.span()[1]
        rest = subject.text[end : end + 1500]
        line = next((part for part in map(match.group, range(1, 5)) if part), "")
        titles.append(f"{line} {rest}")
        numbers |= {int(each.group(1)) for each in _COUNTED.finditer(f"{line}\n{rest}")}
    if numbers and not heads:
        titles.append(subject.text)
    return Enclosures(tuple(titles), numbers=frozenset(numbers), has_list=bool(heads or numbers))


def _is_listing(subject: Subject, start: int) -> bool:
    """Whether a number stands in a list of enclosures, or begins a line of one."""
    passage = subject.passage_at(start)
    if passage.part in LISTED_IN or passage.is_heading:
        return True
    line = subject.text.rfind("\n", 0, start) + 1
    if start - line > _LONGEST_LEAD:
        return False
    match = _ITEM.search(subject.text[line : start + 40])
    return match is not None and not subject.text[line:start].strip(" *•->([\t")


def _defined(title: str) -> Iterator[int]:
    for match in _ITEM.finditer(title):
        yield from _value(match.group(1))


def _numbers(text: str, word: str) -> tuple[int, ...]:
    """Read "1 and 2" or "1-3"; behind a word in the singular only the first ("Exhibit 2, 9 orders of which")."""
    found = [number for match in _ONE_NUMBER.finditer(text) for number in _value(match.group())]
    if word.isascii() and not word.casefold().endswith(("s", "ces")):
        found = found[:1]
    for match in _RANGE.finditer(text):
        first, last = int(match.group(1)), int(match.group(2))
        found += range(first, last + 1) if last - first < 30 else ()
    return tuple(dict.fromkeys(found))


def _value(written: str) -> tuple[int, ...]:
    if written.isascii() and written.isdigit():
        return (int(written),)
    known: Mapping[str, int] = {**_ROMAN, **_LETTERS, **_CHINESE}
    return (known[written.upper()],) if written.upper() in known else ()


def _said(subject: Subject, start: int, end: int) -> str:
    return " ".join(subject.text[start:end].split()).strip("()[]. ")


def _names_a_paper(words: str, language: str) -> bool:
    """Whether what looks like another sense is none: "attached pictures of the labels", "attached to the e-mail"."""
    return language == "en" and (_A_PAPER.search(words) is not None or _TO_THE_LETTER.search(words) is not None)


def _is_among(places: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a place overlaps one of these, which are in order and apart."""
    at = bisect_left(places, (end,)) - 1
    return at >= 0 and places[at][1] > start


def _overlap(first: int, last: int, start: int, end: int) -> bool:
    return first < end and start < last


_AN_ANNEX = pattern(r"annex|附表")
_A_PAPER: Pattern = pattern(
    r"\b(?:photos?|pictures?|images?|documents?|invoices?|copies|copy|reports?|lists?|evidence|proofs?) (?:of|for|about)\b"
)
