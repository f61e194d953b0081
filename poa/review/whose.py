"""Whose an address or a telephone number in a letter is: the seller's, a supplier's, or a person's who is neither."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Literal, TypeAlias

from attrs import frozen

from poa.case import Case
from poa.facts import Fact
from poa.identifiers import find
from poa.marketplaces import all_marketplaces
from poa.review.passages import Passage
from poa.review.patterns import Pattern, pattern
from poa.review.subject import Subject
from poa.sections.origin import Spot

Owner: TypeAlias = Literal["own", "business", "person"]

# Domains that many people share: an address there says nothing about the next one. General knowledge, 2026-11-22.
SHARED_DOMAINS = frozenset(
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "yahoo.co.uk", "yahoo.co.jp",
        "icloud.com", "me.com", "aol.com", "gmx.de", "gmx.net", "gmx.com", "web.de", "t-online.de", "proton.me", "protonmail.com",
        "mail.com", "zoho.com", "yandex.com", "mail.ru", "qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "sina.com",
        "sina.cn", "sohu.com", "aliyun.com", "139.com", "189.cn", "naver.com", "orange.fr", "libero.it", "btinternet.com",
    }
)  # fmt: skip
_BUYERS_AT_AMAZON = "marketplace.amazon."  # where Amazon hides the address of a buyer

_MARKS: tuple[tuple[Owner, Pattern], ...] = (
    (
        "own",
        pattern(
            r"\b(?:contact|reach|call|e-?mail|write to|reply to|answer|phone) (?:us|me|li wei)\b|\b(?:us|me) (?:at|on|via|by|under|anytime|directly)\b",
            r"\bwe (?:write|are writing|wrote)[^.\n]{0,30}\bfrom\b",
            r"\b(?:our|my) (?:\w+ ){0,2}(?:e-?mails?|mail ?box|phone|telephone|mobile|number|address|warehouse|office|store|account|hotline|company|business|inbox)\b",
            r"\bregistered (?:\w+ )?(?:e-?mail|phone|address|office|account|with|under)\b|\b(?:seller|selling|store|shop|business|company|amazon) (?:account|name|e-?mail|id|address|phone)\b",
            r"\baccount(?: e-?mail| id| name| holder)? ?[:(]|\baccount e-?mail\b|\blog-? ?in\b|\buser ?name\b|\bstore(?: name)? ?[:(]|\bcustomer (?:service|support|care)\b",
            r"\b(?:sincerely|regards|yours|signed|answers questions|questions (?:about|on))\b",
            "登录邮箱|注册邮箱|账户邮箱|联系我们|我们的|我司|本店|店铺|账号|账户|我的|注册地址",
        ),
    ),
    (
        "business",
        pattern(
            r"\b(?:suppliers?|manufacturers?|vendors?|distributors?|factor(?:y|ies)|wholesalers?|rights? owners?|brand(?: owners?)?|complainants?|"
            r"trade ?mark owners?|law firm|attorneys?|lawyers?|solicitors?|counsel|agenc(?:y|ies)|forwarders?|carriers?|couriers?|amazon|issuers?|"
            r"laborator(?:y|ies)|test house|warehouse provider|bank|landlord|accountant|retailers?|authori[sz]ed representative|responsible person)\b",
            "供应商|厂家|工厂|制造商|经销商|权利人|品牌方|律师|货代|承运商|亚马逊|开票方|代理商|实验室",
        ),
    ),
    (
        "person",
        pattern(
            r"\b(?:buyers?|customers?|clients?|consumers?|recipients?|purchasers?|reviewers?|consignees?|relatives?|friends?|brothers?|sisters?|"
            r"wife|husband|cousins?|neighbou?rs?|patients?|cardholders?|orders?|ship(?:ped|ping|s)? (?:\w+ ){0,4}to|deliver(?:ed|y|s|ing)? (?:to|address)|"
            r"re-?sent (?:\w+ ){0,3}to|sent (?:\w+ ){0,4}to|claimants?|he|she|his|her|mr|mrs|ms|names? of the)\b",
            "买家|客户|顾客|收件人|收货|亲戚|朋友|评论者|订单|消费者",
        ),
    ),
)
_IN_PASSING = pattern(
    r"\b(?:our|we (?:are|have moved|moved|work|rent|store))\b"
)  # says in a draft that something is the seller's
# Somebody writes to it: not the seller's, where nothing in the sentence says so.
_WRITTEN_TO = pattern(
    r"\b(?:wrote|writes?|sent|sends?|e-?mail(?:s|ed)|mail(?:s|ed)|messag(?:es|ed)|repl(?:ies|ied)|apologi[sz]ed|forward(?:s|ed)|contact(?:s|ed)|"
    r"call(?:s|ed)|phoned|texted|reached|went)(?: [\w'-]+){0,5}?(?: (?:to|at|via|on|under))? ?[(<:]?$",
    r"(?:写信给|发给|发送给|发送至|发送到|回复|致电|寄给|联系了|邮件(?:给|到|至))\p{Han}{0,6}[：: ]*$",
)
_PASSIVE = pattern(
    r"\b(?:is|are|was|were|be|been|being)(?: \w+)? (?:sent|mailed|forwarded|e-?mailed|called|copied)\b|\b(?:us|me)\b"
)
_BEFORE, _BEHIND = 90, 40  # how far around a place its owner is looked for
_CELL = 3  # numbers in the way to a cell
_LONG_ENOUGH = 6  # digits by which a number is known again
_OWN_PARTS = frozenset({"title", "greeting", "closing", "signature"})


@frozen(slots=False)
class Owners:
    """Judges places of one letter, with its case where there is one."""

    subject: Subject

    def of(self, start: int, end: int) -> Owner | None:
        """Judge by the words around a place whose it is; None if they do not say."""
        text, passage = self.subject.text, self.subject.passage_at(start)
        if (heads := self.heads(passage)) is not None:
            return _owner_in_table(heads, passage.way[-1])
        first, last = self.subject.sentence_at(start)
        first = max(passage.start, first, start - _BEFORE)
        here = text[first:start]
        marks = list(_last_marks(here))
        if _WRITTEN_TO.search(here) and not _PASSIVE.search(here) and not any(owner != "person" for _, owner in marks):
            return "person"
        passing = self.subject.case is None and _IN_PASSING.search(here) is not None
        nearest = max(
            marks or (() if passing else _last_marks(text[max(passage.start, start - _BEFORE) : first])), default=None
        )
        if nearest is not None:
            return nearest[1]
        if passing or passage.part in _OWN_PARTS:
            return "own"
        behind = text[end : max(end, min(passage.end, last, end + _BEHIND))]
        found = min(
            ((match.span()[0], owner) for owner, marks in _MARKS if (match := marks.search(behind)) is not None),
            default=None,
        )
        if found is None:
            return "own" if self.subject.case is None and _IN_PASSING.search(behind) else None
        return found[1]

    def heads(self, passage: Passage) -> Mapping[int, str] | None:
        """Give the heads of the table that a passage is a cell of, by column."""
        return None if passage.is_heading or len(passage.way) < _CELL else self._heads.get(_table(passage))

    def knows(self, written: str) -> bool:
        """Whether the case states it of the seller, a supplier or another business, or it is Amazon's."""
        folded = written.casefold()
        if "@" in folded:
            domain = folded.rpartition("@")[2]
            if domain.startswith(_BUYERS_AT_AMAZON):
                return False
            return domain in self._own_domains or folded in self._stated or _is_amazon(domain)
        digits = digits_of(folded)
        return any(folded in each for each in self._stated) or (
            len(digits) > _LONG_ENOUGH and any(digits in each for each in self._stated_digits)
        )

    @cached_property
    def emails(self) -> tuple[tuple[str, int, int], ...]:
        """Every e-mail address in the letter, with its place."""
        return tuple(
            (each.identifier, passage.start + each.start, passage.start + each.end)
            for passage in self.subject.passages
            if "@" in passage.text or "\uff20" in passage.text  # the wide @
            for each in find("email", passage.text)
        )

    @cached_property
    def _heads(self) -> Mapping[Spot, dict[int, str]]:
        found: dict[Spot, dict[int, str]] = {}
        for passage in self.subject.passages:
            if passage.is_heading and len(passage.way) >= _CELL:
                found.setdefault(_table(passage), {})[passage.way[-1]] = passage.text
        return found

    @cached_property
    def _own_domains(self) -> frozenset[str]:
        """The domains of the seller: the case's, else those of which the draft says so."""
        case = self.subject.case
        if case is not None:
            own = {(case.seller.email or "").casefold().rpartition("@")[2]}
        else:
            own = {
                address.casefold().rpartition("@")[2]
                for address, start, end in self.emails
                if self.of(start, end) == "own"
            }
        return frozenset(own - SHARED_DOMAINS)

    @cached_property
    def _stated(self) -> frozenset[str]:
        """What the case states of addresses and numbers: the seller's, the notice's, and every fact with such parts."""
        case = self.subject.case
        if case is None:
            return frozenset()
        found = [case.seller.email, case.seller.store, case.notice.reply_to if case.notice else None]
        for table in facts_of(case):
            for name, fact in table.items():
                found += _texts(fact.value)
                if isinstance(fact.value, str) and any(part in name for part in ("phone", "address")):
                    found.append(fact.value)
        return frozenset(each.casefold() for each in found if each)

    @cached_property
    def _stated_digits(self) -> tuple[str, ...]:
        return tuple(digits_of(each) for each in self._stated)


def facts_of(case: Case) -> Iterator[Mapping[str, Fact]]:
    """Go through every table of facts in a case."""
    yield case.facts
    yield from case.defaults.values()
    yield from (statement.facts for _, _, statement in case.statements())
    yield from (each.facts for each in (case.greeting, case.acknowledgement, case.closing) if each)
    yield from (paper.facts for paper in case.evidence)


def digits_of(text: str) -> str:
    """Give the digits of a text."""
    return "".join(sign for sign in text if sign.isdigit())


def _table(passage: Passage) -> Spot:
    return passage.part, passage.point, passage.way[:-2]


def _last_marks(text: str) -> Iterator[tuple[int, Owner]]:
    for owner, marks in _MARKS:
        last = -1
        for match in marks.finditer(text):
            last = match.span()[1]
        if last >= 0:
            yield last, owner


def _owner_in_table(heads: Mapping[int, str], column: int) -> Owner | None:
    for text in (heads.get(column, ""), " ".join(heads.values())):
        for owner, marks in reversed(_MARKS):
            if owner != "own" and marks.search(text):
                return owner
    return None


def _is_amazon(domain: str) -> bool:
    return any(domain == each.domain or domain.endswith(f".{each.domain}") for each in all_marketplaces())


def _texts(value: Any) -> Iterator[str]:
    """Give the texts of a value that is a business with its parts, or an e-mail address by itself."""
    if isinstance(value, Mapping):
        if {"address", "phone", "email", "website"} & value.keys():
            yield from (part for part in value.values() if isinstance(part, str))
    elif isinstance(value, str) and "@" in value and " " not in value:
        yield value
