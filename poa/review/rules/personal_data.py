"""Data of persons: addresses, telephone numbers and papers of others than the seller, and what a slot keeps private."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from poa.catalogue import Catalogue
from poa.identifiers import mask
from poa.review.coverage import issues_of
from poa.review.home_addresses import home_addresses
from poa.review.levels import Level
from poa.review.patterns import Pattern, pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.review.whose import SHARED_DOMAINS, Owner, Owners, digits_of, facts_of

_LABEL = (
    r"(?:\b(?:phone|tel|telephone|mobile|cell|cell ?phone|whats ?app|fax|hotline|contact) ?(?:numbers?|no\.?|#|id)?|手机号?码?|电话(?:号码)?|联系方式|联系电话)"
    r"(?: of \w+(?: \w+)?)?(?: is| was)?[ :：.#]*"
)
_PHONES = pattern(
    r"(?:^|[^\w.,/+-])(\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{2,5}(?:[ .-]?\d{2,5}){1,4})(?:$|[^\w-])",
    r"(?:^|[^\w.,/+-])(\(\d{3,5}\) ?\d{3,4}[ .-]?\d{3,4})(?:$|[^\w-])",
    r"(?:^|[^\w.,/+-])(\d{3}-\d{3}-\d{4}|\d{3}\.\d{3}\.\d{4}|1-\d{3}-\d{3}-\d{4})(?:$|[^\w-])",
    r"(?:^|[^\w.,/+-])(0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4})(?:$|[^\w-])",
    r"(?:^|[^\w.,/+-])(1[3-9]\d[ -]\d{4}[ -]\d{4})(?:$|[^\w-])",
    rf"{_LABEL}(\(?\+?\d[\d ().-]{{5,18}}\d)(?:$|[^\w-])",
)
_PAPERS = pattern(
    r"\b(?:passport|national id(?:entity)?(?: card)?|identity card|id card|citizen(?:ship)? (?:card|id)|driv(?:er|ing)(?:.s|s.)? licen[cs]e|"
    r"social security|ssn|national insurance|residen(?:t|ce|tial) (?:card|permit|id))(?: (?:number|no\.?|num|id|#))*(?: of \w+(?: \w+)?)?(?: is| was)?[ :：#.]*([A-Z0-9][A-Z0-9-]{5,17})\b",
    r"(?:身份证|护照|驾驶证)(?:号码|号)?(?:为|是|：|:| )*([A-Za-z0-9]{7,18})",
    r"(?:^|[^\w-])(\d{3}-\d{2}-\d{4})(?:$|[^\w-])",
)
_CHINESE_ID = pattern(
    r"(?:^|[^\w-])([1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?:$|[^\w-])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_DAY = pattern(r"\(?\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}.*|\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4}.*|\d{1,3}(?:[ .]\d{3})+")
_NUMBERED = pattern(
    r"\b(?:order|case|complaint|tracking|ticket|invoice|asin|shipment|parcel|waybill|reference)\b|订单|单号|工单|投诉"
)
_SHORTEST, _LONGEST = 7, 15  # digits of a telephone number, E.164
_SHORTEST_VALUE = 4  # of a private text that is looked for; a number needs more digits


def check(subject: Subject) -> Iterator[Hit]:
    """Look through the whole letter, tables, enclosures and annexes included."""
    told: set[object] = set()
    owners = Owners(subject)
    for what, shown, start, end in (
        *_emails(owners),
        *_phones(owners),
        *_addresses(owners),
        *_papers(subject),
        *_private(subject),
    ):
        place = _place(owners, start)
        if (place, what) not in told:
            told.add((place, what))
            yield Hit(f"{what} stands in the letter ('{shown}').", start, end)


def _place(owners: Owners, start: int) -> object:
    """What is told once: a sentence, or a column of a table."""
    passage = owners.subject.passage_at(start)
    if owners.heads(passage) is not None:
        return (passage.part, passage.point, passage.way[:-2], passage.way[-1])
    return owners.subject.sentence_at(start)


def _emails(owners: Owners) -> Iterator[tuple[str, str, int, int]]:
    found = [(*each, owners.of(*each[1:])) for each in owners.emails if not owners.knows(each[0])]
    own = {address for address, start, _, owner in found if owner == "own" or _is_framing(owners, start, owner)}
    for address, start, end, owner in found:
        is_free = owner is None and address.casefold().rpartition("@")[2] in SHARED_DOMAINS
        if (_is_other(owner, owners) or (is_free and _is_in_a_measure(owners, start))) and address not in own:
            yield "An e-mail address that is not yours", mask("email", address), start, end


def _is_framing(owners: Owners, start: int, owner: Owner | None) -> bool:
    """Whether a draft gives an address where it says who writes, and does not say that it is another's."""
    return owner is None and owners.subject.case is None and not _is_in_a_measure(owners, start)


def _is_in_a_measure(owners: Owners, start: int) -> bool:
    return owners.subject.passage_at(start).part in {"root_cause", "remediation", "prevention"}


def _phones(owners: Owners) -> Iterator[tuple[str, str, int, int]]:
    subject = owners.subject
    for start, end in _groups(_PHONES, subject.text, 6):
        number = subject.text[start:end]
        digits = digits_of(number)
        if not _SHORTEST <= len(digits) <= _LONGEST or _DAY.fullmatch(number) or owners.knows(number):
            continue
        if _is_other(owners.of(start, end), owners) and not _numbers_something(subject, start, number):
            yield "A telephone number that is not yours", f"…{digits[-2:]}", start, end


def _numbers_something(subject: Subject, start: int, number: str) -> bool:
    """Whether bare digits are the number of an order or a case."""
    before = subject.text[max(subject.passage_at(start).start, start - 20) : start]
    return number.isdigit() and _NUMBERED.search(before) is not None and not _PHONE_WORD.search(before)


_PHONE_WORD = pattern(r"phone|tel|mobile|cell|whats ?app|手机|电话")


def _addresses(owners: Owners) -> Iterator[tuple[str, str, int, int]]:
    for start, end in home_addresses(owners):
        address = owners.subject.text[start:end]
        if not owners.knows(address):
            yield "The address of a person", f"{address[:12]}…", start, end


def _papers(subject: Subject) -> Iterator[tuple[str, str, int, int]]:
    for start, end in _groups(_PAPERS, subject.text, 3):
        number = subject.text[start:end]
        if len(digits_of(number)) > 4 and not _DAY.fullmatch(number):
            yield "The number of an identity paper", f"…{number[-2:]}", start, end
    for start, end in _groups(_CHINESE_ID, subject.text, 1):
        if _is_chinese_id(subject.text[start:end]):
            yield "The number of an identity paper", f"…{subject.text[end - 2 : end]}", start, end


def _is_chinese_id(number: str) -> bool:
    total = sum(int(sign) * weight for sign, weight in zip(number, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[17].upper()


def _private(subject: Subject) -> Iterator[tuple[str, str, int, int]]:
    """Look for each value of a private slot."""
    case = subject.case
    if case is None:
        return
    known = tuple(issue for issue in issues_of(subject) if subject.catalogue.has_issue(issue))
    private = _private_slots(subject.catalogue, known)
    for table in facts_of(case) if private else ():
        for name in private & table.keys():
            for value in _parts(table[name].value):
                at = subject.text.find(value)
                if at >= 0:
                    yield f"What the fact '{name}' keeps private", f"{value[:1]}…", at, at + len(value)


@lru_cache(maxsize=16)
def _private_slots(catalogue: Catalogue, issues: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name for name, slot in catalogue.slots(*issues).items() if slot.private)


def _parts(value: Any) -> Iterator[str]:
    """Give the texts and long numbers of a value."""
    if isinstance(value, Mapping):
        for part in value.values():
            yield from _parts(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _parts(part)
    elif isinstance(value, str) and len(value.strip()) >= _SHORTEST_VALUE:
        yield value.strip()
    elif isinstance(value, int | float) and not isinstance(value, bool) and len(str(value)) > _SHORTEST_VALUE:
        yield str(value)


def _is_other(owner: Owner | None, owners: Owners) -> bool:
    """Whether it is somebody else's: with a case what nothing claims, without one what stands beside a person."""
    return owner == "person" or (owner is None and owners.subject.case is not None)


def _groups(searched: Pattern, text: str, groups: int) -> Iterator[tuple[int, int]]:
    for match in searched.finditer(text):
        for group in range(1, groups + 1):
            if match.group(group):
                yield match.span(group)
                break


RULE = Rule(
    id="personal_data",
    level=Level.ERROR,
    is_secret=True,
    summary="The letter holds an e-mail address, telephone number, street address or identity number that is not the seller's own.",
    why="Data of buyers and other persons may not leave the place for which Amazon gave it, and a reviewer needs none of it: an order "
    "number says which buyer is meant.",
    source="facts.md 3.2; privacy. An error by the project's decision",
    hint='Name the order instead of the person: "Chen Yu told the buyer of order 114-1234567-1234567 the new date on 15 May 2026." Put an '
    "identity paper in the enclosures, not its number in the letter.",
    check=check,
    flags=[
        "We wrote to the buyer at jane.doe@mail.example on 15 May 2026.",
        "The customer's phone number is (555) 013-4477.",
        "The parcel for the buyer was sent to 12 Mill Lane, Apt 4.",
        "The passport number of Li Wei is E12345678.",
        "Buyer's mobile: +1 555 013 4477",
        "On 6 July 2026 Chen Yu wrote to m.muster77@web.de and offered a refund.",
        "The parcel for Jane Doe, 9 Mill Road, York YO1 7AA, arrived on 9 July 2026.",
        "One lost parcel was sent again to Lindenstrasse 140, 10969 Berlin, on 9 July 2026.",
        "On 9 July 2026 Chen Yu refunded Jeanne Exemple, 120 Rue du Moulin, 75002 Paris.",
        "The parcel of Mario Esempio (Via Torino 500, 20121 Milano) was scanned on 9 July 2026.",
        example(
            case={
                "remediation": [
                    {"words": "Our answers to both did not mention it. We wrote to jane.doe@gmail.com on 6 July 2026."}
                ]
            },
            note="nothing says whose it is",
        ),
        example(
            case={"remediation": [{"words": "On 6 July 2026 Chen Yu spoke for 9 minutes with +44 1632 960 123."}]},
            note="likewise",
        ),
        example(case={}, remediation=["A message went to jane.doe@mail.example on 15 May 2026."]),
        example(
            case={
                "annexes": [
                    {
                        "key": "buyers",
                        "title": "Late orders",
                        "columns": ["Order", "Contact"],
                        "rows": [["114-1234567-1234567", "jane.doe@mail.example"]],
                    }
                ]
            },
            note="in an annex",
        ),
        example(
            case={
                "annexes": [
                    {
                        "key": "buyers",
                        "title": "Late orders",
                        "columns": ["Order", "Delivered to"],
                        "rows": [["114-1234567-1234567", "9 Mill Road, York"]],
                    }
                ]
            },
            note="likewise",
        ),
    ],
    accepts=[
        "You can reach us at ops@cheesehome.example or +1 555 013 4477.",
        "Order 114-1234567-1234567 was refunded on 15 May 2026.",
        "Our supplier Example Works, 12 Mill Lane, has the phone number (555) 013-4477.",
        "The buyer of order 114-1234567-1234567 wrote on 2026-05-14; tracking number 9400111206206406260787.",
        "The buyer's case 81095600117 was answered on 15 May 2026.",
        "Jane Doe received a refund on 15 May 2026.",  # a name alone is none
        "Our old warehouse, 9 Mill Road, York YO1 7AA, closed on 3 May 2026.",
        "Since 18 May 2026 all orders have shipped from Lindenstrasse 140, 10969 Berlin.",
        "Returns go to the carrier's depot, Via Torino 500, 20121 Milano.",
        "Until 3 May 2026 our e-mail address was cheesehome@gmail.com; nobody read it on Sundays.",
        example(
            case={
                "remediation": [{"words": "On 6 July 2026 Chen Yu asked +44 1632 960 123 for the lot numbers."}],
                "evidence": [
                    {
                        "key": "carrier-scans",
                        "kind": "supplier_record",
                        "title": "Delivery days of Example Works",
                        "facts": {"supplier_phone": "+44 1632 960123"},
                    }
                ],
            },
            note="stated with a paper",
        ),
        "On 16 May 2026 we refunded 12 buyers, 340.00 USD in all.",
        example(case={}),
        example(acknowledgement=["Registered e-mail: ops@cheesehome.example"]),
        example(
            case={
                "facts": {"supplier": {"name": "Example Works", "phone": "+1 555 013 4477", "address": "12 Mill Lane"}}
            },
            remediation=["Example Works answers at +1 555 013 4477."],
            note="stated in the case",
        ),
        example(closing=["Buyers can call us at +1 555 013 4477."]),
    ],
    examples_by_language={
        "zh": (
            (
                "买家邮箱是 jane.doe@mail.example。",
                "买家电话：13812345678",
                "包裹寄到买家地址：中山路12号3单元。",
                "补发包裹由李四，北京市朝阳区样例路88号签收。",
                "我们发邮件给 li.si@163.com 说明了情况。",
            ),
            (
                "如有疑问请联系我们：ops@cheesehome.example。",
                "供应商电话：0755-12345678。",
                "订单 114-1234567-1234567 已于 5 月 15 日退款。",
                "注册邮箱：ops@cheesehome.example",
                "旧仓库（北京市朝阳区样例路88号）已于 5 月 3 日关闭。",
                "9 个包裹的运单号已于 5 月 4 日更新。",
            ),
        )
    },
)
