"""A link that leads away from Amazon."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from poa.marketplaces import all_marketplaces
from poa.review.levels import Level
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.several import first_few
from poa.review.subject import Subject
from poa.tree import Filled

_SHOWN = 3
_END = r"[^\s<>()（）\"'“”‘’，。；、|\[\]{}\p{Han}]"
_ENDINGS = (
    "com|net|org|info|biz|io|co|cn|de|uk|fr|it|es|nl|pl|se|eu|us|ca|jp|hk|tw|in|au|me|ly|app|link|site|online|shop|store|top|xyz|"
    "example|be|gl|tl|gg|cc|ms|mx|br|tr|ae|sg"
)
_LINK = pattern(
    rf"\b(?:https?|ftp)://{_END}+",
    rf"\bwww\.[a-z0-9-]+\.{_END}+",
    rf"\b(?:[a-z0-9][a-z0-9-]*\.)+(?:{_ENDINGS})/{_END}+",
    (
        r"\b(?:(?:drive|docs|photos|sites)\.google\.com|dropbox\.com|wetransfer\.com|we\.tl|1drv\.ms|onedrive\.live\.com|bit\.ly|"
        r"tinyurl\.com|goo\.gl|youtu\.be|youtube\.com|imgur\.com|pan\.baidu\.com|file\.io|mega\.nz)\b"
    ),
)
_OF_AMAZON = (
    "amazon.cn",
    "amazon.com.cn",
    "amzn.to",
    "amzn.eu",
    "a.co",
    "media-amazon.com",
    "images-amazon.com",
    "ssl-images-amazon.com",
)
_TRAILING = ".,;:!?*_`~"
_OF_A_SUPPLIER = pattern(
    r"\b(?:supplier|manufacturer|distributor|wholesaler|vendor|factory|brand owner|rights owner|producer)\b|供应商|制造商|厂家|经销商|批发商|品牌方|权利人"
)
_HOST = pattern(r"^(?:[a-z]+://)?(?:[^/@\s]*@)?([a-z0-9.-]+)(?::\d+)?(/[^?#]*)?([?#].*)?$")


def check(subject: Subject) -> Iterator[Hit]:
    """Look for links; Amazon's own, those that the case states and a supplier's site are let pass."""
    if "." not in subject.text:
        return
    yield from first_few(_links(subject), _SHOWN, "{count} more links in the letter lead away from Amazon.")


def _links(subject: Subject) -> Iterator[Hit]:
    text = subject.text
    told: set[str] = set()
    stated: frozenset[str] | None = None
    for match in _LINK.finditer(text):
        start, end = match.span()
        link = text[start:end].rstrip(_TRAILING)
        read = _HOST.search(link)
        if read is None or text[max(0, start - 1) : start] in {"@", "."} or text[end : end + 1] == "@":
            continue
        host = read.group(1).casefold().removeprefix("www.").rstrip(".")
        if host in told or _is_amazons(host) or _is_fact(start, subject):
            continue
        if stated is None:
            stated = _stated(subject)
        is_site = len(read.group(2) or "") < 2 and not read.group(3)
        if host in stated or (is_site and _OF_A_SUPPLIER.search(subject.passage_at(start).text)):
            continue
        told.add(host)
        yield Hit(f"'{link}' leads away from Amazon.", start, start + len(link))


def _is_amazons(host: str) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in _amazon())


@cache
def _amazon() -> tuple[str, ...]:
    return (*(place.domain for place in all_marketplaces()), *_OF_AMAZON)


def _is_fact(place: int, subject: Subject) -> bool:
    return any(
        isinstance(each.node, Filled) and each.node.kind in {"supplier", "email"} and each.start <= place < each.end
        for each in subject.passage_at(place).said
    )


def _stated(subject: Subject) -> frozenset[str]:
    """Give the hosts that the case's facts name: a supplier's website, or the seller's own."""
    case = subject.case
    if case is None:
        return frozenset()
    tables = [case.facts, *case.defaults.values(), *(each.facts for _, _, each in case.statements())]
    tables += [each.facts for each in case.evidence]
    return frozenset(host for table in tables for fact in table.values() for host in _hosts(fact.value))


def _hosts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        website = value.get("website")
        read = _HOST.search(str(website)) if website else None
        if read:
            yield read.group(1).casefold().removeprefix("www.")
    elif isinstance(value, tuple):
        for each in value:
            yield from _hosts(each)


_SUPPLIER = {"name": "Example Ceramics Co., Ltd.", "website": "ceramics.example"}

RULE = Rule(
    id="external_link",
    level=Level.WARNING,
    summary="The letter has a link that leads away from Amazon.",
    why="Reviewers do not open links to other sites, and notices about intellectual property forbid them: what stands "
    "behind one counts as not sent.",
    source="facts.md 1.4 and 3.2",
    hint='Attach the paper as a file and name it: "see Exhibit 2".',
    check=check,
    flags=[
        "The invoices are at https://drive.google.com/file/d/abc123/view since 3 May 2026.",
        "See www.cheesehome.example for our terms.",
        "A film of the packing table is at youtu.be/abc123.",
        "The photos are in our Dropbox: dropbox.com/s/abc.",
        "Tracking: http://track.example/?id=9400.",
        "Open https://amazon.com.evil.example/login to see the case.",
        "The test report of our supplier is at www.ceramics.example/files/report.pdf.",
    ],
    accepts=[
        "Questions are answered at ops@cheesehome.example or ops@www.example.",
        "The rate is shown at https://sellercentral.amazon.com/performance/dashboard since 3 May 2026.",
        "The page https://www.amazon.co.uk/dp/B0CHZ42K7M was corrected on 3 May 2026.",
        "The supplier, Example Ceramics, has its website at www.ceramics.example.",
        "Our store on Amazon.de, the file scans.pdf, and the version 2.0/3 of the sheet were checked.",
        "Zhao Min wrote to Walmart.com and eBay.com on 3 May 2026, e.g. about 3 units.",
        example(
            case={
                "prevention": [{"words": "Li Wei compares each delivery with www.ceramics.example."}],
                "facts": {"stock_supplier": _SUPPLIER},
            }
        ),
    ],
    examples_by_language={
        "zh": (
            (
                "发票见 https://pan.baidu.com/s/abc123。",
                "网站：www.cheesehome.example，请查看。",
                "视频在 youtu.be/abc。",
            ),
            (
                "邮箱：ops@cheesehome.example。",
                "详见 https://sellercentral.amazon.com/help。",
                "供应商官网：www.ceramics.example。",
                "我们在 Amazon.de 的店铺已更正。",
                "文件 scans.pdf 已附上。",
            ),
        )
    },
)
