"""What causes, actions and measures are about, and whether one may answer the other. The words are in `topics.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from attrs import frozen

from poa.files import read_text
from poa.review.patterns import pattern, which

_SHARED = 2
_LONG_WORD = pattern(r"[a-z]{4,}")
_ENDING = pattern(r"([a-z]{3,}?)(?:s|es|ed|ing|ings|e|y|ies)?")
_HAN = pattern(r"\p{Han}+")
_EVERYDAY = frozenset({
    "order", "custom", "buyer", "amazon", "product", "item", "sell", "seller", "account", "issu", "problem", "polic",
    "time", "with", "that", "from", "have", "were", "been", "which", "their", "when", "than", "this", "they", "there",
    "dat", "day", "mak", "tak", "caus", "reason", "action", "team", "will", "would", "could", "should", "also", "aft",
    "befor", "becaus", "only", "mor", "most", "som", "other", "sinc", "into", "them", "then", "what", "where", "whil",
    "each", "ever", "all", "unit", "list", "stor", "perform", "customer", "sent", "send", "giv", "given", "ord",
    "pleas", "wer", "wher", "exhibit", "annex",
})  # fmt: skip
_EVERYDAY_PAIRS = frozenset(
    {
        "我们",
        "订单",
        "买家",
        "亚马",
        "马逊",
        "账户",
        "店铺",
        "问题",
        "没有",
        "产品",
        "商品",
        "客户",
        "以及",
        "由于",
        "导致",
        "进行",
        "已经",
    }
)
_FILE = Path(__file__).parent / "topics.toml"

# Actions that answer the defect itself, the buyers or the measurement, and need no cause.
_FOR_ITSELF = pattern(
    r"\b(?:refund|apologi[sz]|compensat|replacement|reimburs|sent .{0,20}again|resent|re-sent)\w*",
    (
        r"\b(?:told|wrote to|contact\w*|inform\w*|notif\w*|answer\w*|repl\w+|e-?mail\w*|messag\w*) (?:to )?(?:all |each |every |the |"
        r"our |these |those |any |affected |\d+ )*(?:buyers?|customers?|messages?|claims?|cases?|inquir\w+|enquir\w+|clients?)\b"
    ),
    r"\b(?:open|pending|unshipped|outstanding|late|remaining|overdue|affected|defective|all|backlog\w*) (?:\w+ ){0,3}orders?\b",
    r"\b(?:ship|dispatch|deliver|sent|confirm)\w* (?:out )?(?:all|every|the remaining|the open|each)\b",
    r"\b(?:rate|metrics?|performance|account health|claims?|feedbacks?|chargebacks?|results?)\b.{0,60}\b(?:review\w*|monitor\w*|watch\w*|check\w*|shows?|measured|read|track\w*|now|is|was|daily|weekly)\b",
    r"\b(?:review\w*|monitor\w*|watch\w*|check\w*|track\w*|measur\w*|analy[sz]\w*|investigat\w*|read) (?:\w+ ){0,4}(?:rates?|metrics?|performance|account health|claims?|feedbacks?|chargebacks?|comments?|complaints?|notifications?)\b",
    r"\b(?:clos|remov|delet|delist|deactivat|paus|suspend|withdr[ae]w|stop|inactivat|taken? down|took down)\w*(?: \w+){0,5} (?:listings?|offers?|asins?|products?|items?|units?|stock|inventory|skus?|sales?|selling)\b",
    r"\b(?:audit|appeal|dispute|acknowledg|stud(?:y|ied)|polic|train|log of|register of|work instruction|second person|stand-in)\w*",
    "退款|补发|赔偿|道歉|联系.{0,6}(?:买家|客户)|通知.{0,6}(?:买家|客户)|回复.{0,8}(?:消息|邮件)|(?:所有|全部|未发货|待发).{0,8}订单|账户状况|绩效|指标|下架|删除|移除|停售|关闭|复盘|审计|学习|培训|考核|申诉",
)


@frozen
class _Topic:
    key: str
    words: str
    near: frozenset[str]
    is_general: bool


@cache
def _topics() -> Mapping[str, _Topic]:
    data = tomllib.loads(read_text(_FILE))
    near = {key: {*table.get("near", ()), key} for key, table in data.items()}
    for key, others in tuple(near.items()):
        for other in others:
            near.setdefault(other, {other}).add(key)
    return {
        key: _Topic(
            key, "|".join(f"(?:{each})" for each in table["words"]), frozenset(near[key]), table.get("general", False)
        )
        for key, table in data.items()
    }


@lru_cache(maxsize=512)
def topics_of(text: str) -> frozenset[str]:
    """Give what a text is about, leaving out what may answer anything."""
    topics = [topic for topic in _topics().values() if not topic.is_general]
    found = which(*(topic.words for topic in topics))(text)
    return frozenset(topic.key for place, topic in enumerate(topics) if place in found)


def may_answer(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a text about some topics may answer, or be answered by, a text about others."""
    reached = {near for key in some for near in _topics()[key].near}
    return not reached.isdisjoint(others)


def stands_for_itself(text: str) -> bool:
    """Whether an action answers the defect, the buyers or the measurement, so that it needs no cause."""
    return _FOR_ITSELF.search(text) is not None


def share_words(some: str, others: str, *, least: int = _SHARED, unless: str = "") -> bool:
    """Whether two texts share words that say what they are about: two in English, one in Chinese.

    The words of `unless` do not count.
    """
    if _HAN.search(some):
        return bool((_pairs(some) & _pairs(others)) - _pairs(unless))
    return len((_stems(some) & _stems(others)) - _stems(unless)) >= least


@lru_cache(maxsize=512)
def _stems(text: str) -> frozenset[str]:
    found = (_ENDING.fullmatch(match.group()) for match in _LONG_WORD.finditer(text.lower()))
    return frozenset(each.group(1) for each in found if each) - _EVERYDAY


@lru_cache(maxsize=512)
def _pairs(text: str) -> frozenset[str]:
    runs = [match.group() for match in _HAN.finditer(text)]
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1)) - _EVERYDAY_PAIRS
