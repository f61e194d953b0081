"""Something that the letter presents as an identifier and that has not the form of one."""

from collections.abc import Iterator

from poa.identifiers import check as check_identifier
from poa.identifiers import check_digit_fits, check_tracking
from poa.review.levels import Level
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule
from poa.review.subject import Subject

_MASK = pattern(r"x{3}|\*|#|\?{2}|…|\.{3}")
_DIGIT = pattern(r"[0-9]")
_SEP = r"(?:\s*(?:[,;/、，&]|\band\b|和|及|与)\s*(?:and )?)"

# An order: three groups of figures behind the word, or groups so near to 3-7-7 that nothing else is meant.
_ORDER_ID = pattern(r"(?:[0-9]{3}|[DS][0-9]{2})-[0-9]{7}-[0-9]{7}")
_NEAR = pattern(r"(?:^|[^\w-])([0-9]{3}-[0-9]{6,8}-[0-9]{6,8})(?:[^\w-]|$|-(?:[^\w]|$))")
_ORDER = pattern(
    r"(?:\b(?:orders?|order (?:ids?|numbers?|nos?|nr)|amazon orders?)\b(?:\(s\))?\.?|订单(?:编?号(?:码)?|ID)?)\s*(?:[#:：(]|\bis\b|为|是|no\.?|ids?)*\s*"
    rf"([0-9A-Za-z]{{2,5}}-[0-9A-Za-z*#]{{3,10}}-[0-9A-Za-z*#]{{2,10}}(?:{_SEP}[0-9A-Za-z]{{2,5}}-[0-9A-Za-z*#]{{3,10}}-[0-9A-Za-z*#]{{2,10}})*)"
)
_LABELLED_ORDER = pattern(
    r"(?:\b(?:amazon )?order[ -]?(?:ids?|numbers?)\b|订单(?:编号|号码|号|ID))\s*(?:[#:：(]|\bis\b|为|是)*\s*([0-9][0-9A-Za-z-]{4,24})"
)
_OTHER_ORDER = pattern(
    r"\b(?:purchase|work|removal|supplier|factory|sales|standing|disposal|transfer|ebay|walmart|shopify|etsy|alibaba|1688|aliexpress)(?:'s)?\s*$",
    r"(?:采购|移除|销售|弃置|供应商|1688|淘宝)$",
)
_ORDER_TOKEN = pattern(r"[0-9A-Za-z*#]{2,5}-[0-9A-Za-z*#]{3,10}-[0-9A-Za-z*#]{2,10}")
_DAY = pattern(r"(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}")

_ASIN = pattern(
    r"\bASINs?\b(?:\(s\))?(?: ?(?:numbers?|nos?\.?|ids?|codes?|is|are|was|were))?\s*[:：#(（-]*\s*"
    rf"([0-9A-Za-z*#]{{4,16}}(?:{_SEP}[0-9A-Za-z*#]{{4,16}})*)"
)
_ASIN_TOKEN = pattern(r"[0-9A-Za-z*#]{4,16}")
_ASIN_SHAPE = pattern(r"(?:^|[^\w-])(B0[0-9A-Z]{7}|B0[0-9A-Z]{9,10})(?:[^\w-]|$|-(?:[^\w]|$))", ignore_case=False)
_CODE = pattern(r"[0-9A-Z]{4,16}", r"[bB]0[0-9A-Za-z]{2,14}", ignore_case=False)

_BOOK = pattern(r"\bISBN(?:-?1[03])?\b\s*[:#]?\s*([0-9][0-9 -]{7,16}[0-9Xx])(?:[^\w-]|$)")
_GTIN = pattern(r"\b(?:UPC|EAN|GTIN)s?(?:-1[234])?\b\s*(?:codes?|numbers?|is)?\s*[:#]?\s*([0-9]{8,14})(?:[^\w-]|$)")

_PARCEL = pattern(
    r"(?:\b(?:tracking|waybill|consignment)(?: (?:numbers?|nos?\.?|ids?|codes?|is|was|are|were))*|\bAWB|(?:追踪|运单|快递单|物流单|跟踪)(?:编?号码?)?)"
    rf"\s*(?:[:：#(（]|为|是|\bis\b)*\s*([0-9A-Z]{{6,40}}(?:{_SEP}[0-9A-Z]{{6,40}})*)"
)
_PARCEL_SHAPE = pattern(r"(?:^|[^\w-])(1Z[0-9A-Z]{10,20}|TB[ACM][0-9]{8,16})(?:[^\w-]|$)", ignore_case=False)
_PARCEL_TOKEN = pattern(r"[0-9A-Z]{6,40}", ignore_case=False)
_CARRIER = pattern(
    r"\b(?:UPS|FedEx|USPS|DHL Express|DHL eCommerce|DHL|OnTrac|Canada Post|DPD|Yodel|YunExpress|4PX|Yanwen|SF Express)\b",
    "顺丰",
    "云途",
    "燕文",
)
_TRIGGER = pattern(r"[0-9]{4}|B0")


def check(subject: Subject) -> Iterator[Hit]:
    """Look behind the words order, ASIN, ISBN, UPC and tracking, and for shapes that can be nothing else.

    Masked identifiers (114-XXXXXXX-XXXXXXX) are left to unfilled_placeholder. A wrong check digit of a parcel or of a
    trade item is a warning: sellers mask digits, and carriers change their methods.
    """
    if not _TRIGGER.search(subject.text):
        return
    taken: set[int] = set()
    for start, end, message, level in _found(subject):
        if start not in taken and not subject.is_quoted(start, end):
            taken.add(start)
            yield Hit(message, start, end, level=level)


_Objection = tuple[int, int, str, Level | None]


def _found(subject: Subject) -> Iterator[_Objection]:
    yield from _orders(subject.text)
    yield from _asins(subject.text)
    yield from _books(subject.text)
    yield from _parcels(subject)


def _orders(text: str) -> Iterator[_Objection]:
    for match in _ORDER.finditer(text):
        if _OTHER_ORDER.search(text[max(0, match.span()[0] - 20) : match.span()[0]]):
            continue
        first, last = match.span(1)
        for token in _ORDER_TOKEN.finditer(text[first:last]):
            start, end = token.span()
            yield from _order(text, first + start, first + end)
    for match in _NEAR.finditer(text):
        yield from _order(text, *match.span(1))
    for match in _LABELLED_ORDER.finditer(text):
        start, end = match.span(1)
        if not _OTHER_ORDER.search(text[max(0, match.span()[0] - 20) : match.span()[0]]):
            yield from _order(text, start, end, is_labelled=True)


def _order(text: str, start: int, end: int, *, is_labelled: bool = False) -> Iterator[_Objection]:
    written = text[start:end].rstrip("-")
    if _ORDER_ID.fullmatch(written):
        return
    digits = sum(character.isdigit() for character in written)
    goes_on = end < len(text) and (text[end].isalnum() or text[end] in "*#")
    if goes_on or _MASK.search(text[start : end + 3]) or _DAY.fullmatch(written):
        return
    if digits >= 9 or (is_labelled and digits >= 5):
        groups = "-".join(str(len(group)) for group in written.split("-"))
        yield (
            start,
            start + len(written),
            f"'{written}' is no order id: 3-7-7 digits are asked for, it has {groups}.",
            None,
        )


def _asins(text: str) -> Iterator[_Objection]:
    for match in _ASIN.finditer(text):
        first, last = match.span(1)
        for token in _ASIN_TOKEN.finditer(text[first:last]):
            start, end = token.span()
            yield from _asin(text, first + start, first + end)
    for match in _ASIN_SHAPE.finditer(text):
        yield from _asin(text, *match.span(1))


def _asin(text: str, start: int, end: int) -> Iterator[_Objection]:
    written = text[start:end]
    if end < len(text) and (text[end].isalnum() or text[end] in "*#-_…"):
        return  # a part of something longer
    if not _CODE.fullmatch(written) or not _DIGIT.search(written) or _MASK.search(text[start : end + 3]):
        return
    if written.isdigit() and len(written) < 9:
        return  # a number of something
    try:
        check_identifier("asin", written)
    except ValueError as problem:
        yield start, end, f"{str(problem)[0].upper()}{str(problem)[1:]}.", None


def _books(text: str) -> Iterator[_Objection]:
    for match in _BOOK.finditer(text):
        start, end = match.span(1)
        number = "".join(sign for sign in match.group(1) if sign.isalnum()).upper()
        fits = check_digit_fits("asin" if len(number) == 10 else "gtin", number) if len(number) in {10, 13} else False
        if fits is False:
            yield start, end, f"'{match.group(1)}' is no ISBN: its length or its check digit is wrong.", None
    for match in _GTIN.finditer(text):
        start, end = match.span(1)
        fits = check_digit_fits("gtin", match.group(1))
        if fits is None:
            yield start, end, f"'{match.group(1)}' has {end - start} digits; a UPC has 12, an EAN 8 or 13.", None
        elif not fits:
            yield start, end, f"The check digit of '{match.group(1)}' does not fit.", Level.WARNING


def _parcels(subject: Subject) -> Iterator[_Objection]:
    for match in _PARCEL.finditer(subject.text):
        first, last = match.span(1)
        for token in _PARCEL_TOKEN.finditer(subject.text[first:last]):
            start, end = token.span()
            yield from _parcel(subject, first + start, first + end)
    for match in _PARCEL_SHAPE.finditer(subject.text):
        yield from _parcel(subject, *match.span(1))


def _parcel(subject: Subject, start: int, end: int) -> Iterator[_Objection]:
    written = subject.text[start:end]
    goes_on = end < len(subject.text) and (subject.text[end].isalnum() or subject.text[end] in "*#-_")
    if goes_on or sum(sign.isdigit() for sign in written) < 6 or _MASK.search(subject.text[start : end + 3]):
        return
    named = [each.group() for each in _CARRIER.finditer(subject.sentence(start))]
    problems = [_problem(written, carrier) for carrier in named] or [_problem(written, None)]
    carriers = named or _own(written)
    if all(problems):
        yield start, end, f"{problems[0]}.", None
    elif carriers and all(check_digit_fits("tracking_number", written, carrier) is False for carrier in carriers):
        yield start, end, f"The check digit of the tracking number '{written}' does not fit.", Level.WARNING


def _own(number: str) -> list[str]:
    """Give the carrier that the beginning of a number names."""
    return ["UPS"] if number.startswith("1Z") else []


def _problem(number: str, carrier: str | None) -> str:
    try:
        check_tracking(number, carrier)
    except ValueError as problem:
        return str(problem)
    return ""


RULE = Rule(
    id="bad_id_format",
    level=Level.ERROR,
    summary="An order id, ASIN, ISBN or tracking number has not the form of one.",
    why="The reviewer looks an identifier up by copying it; one with a digit too few finds nothing, and the action that "
    "it stands for counts as unproven.",
    source="facts.md 6 and 3.2",
    hint="Copy it from Seller Central: order 114-1234567-1234567, ASIN B0 and eight letters or digits.",
    check=check,
    flags=[
        "Order 112-12345-678 was refunded on 18 May 2026.",
        "On 18 May 2026 Chen Yu refunded 114-1234567-123456 and 114-1234567-1234567.",
        "The order ids 114-12E4567-1234567 and 113-1234567-1234567 were late.",
        "Order ID: 11412345671234567 was cancelled.",
        "We closed ASIN B0123 on 18 May 2026.",
        "The ASINs are B0EXAMPL01, B0EXAMPL022 and B0EXAMPL03.",
        "Li Wei removed B0EXAMPL0 from the offer.",
        "The book ISBN 0306406153 was listed as new.",
        "We sent it again with UPS, tracking number 1Z999AA1012345678.",
        "The parcel went with USPS under tracking number 94001112062064062.",
        "We sent it with UPS, tracking number 1Z999AA10123456785.",
    ],
    accepts=[
        "Order 114-1234567-1234567 was refunded on 18 May 2026.",
        "The orders 114-XXXXXXX-XXXXXXX and B0XXXXXXXX are masked.",
        "ASIN B0EXAMPL01 and ASIN 0306406152 were closed.",
        "For this ASIN 1200 units were sold, and the ASIN creation policy was read by 4 staff.",
        "Purchase order 2026-00412-77 was sent to the supplier; the removal order 104-2345678-12 is done.",
        "Between 2026-05-14 and 2026-05-18 Li Wei checked order by order.",
        "The parcel 1Z999AA10123456784 arrived on 18 May 2026.",
        "Our telephone number is 555-010-0199, and the office is at 0755-12345678.",
        "SKU B0123-BLK and SKU CH-220 were closed.",
        "We moved from USPS to UPS; the first parcel had the tracking number 1Z5R89390357567127.",
        "The tracking numbers of 37 orders were typed in by one clerk.",
        "The digital order D01-1234567-1234567 was cancelled.",
        "UPC 036000291452 belongs to the 12-pack.",
        "The parcel with tracking number 4532015112830366 was delivered on 4 May 2026.",
    ],
    examples_by_language={
        "zh": (
            (
                "订单号 112-12345-678 已退款。",
                "ASIN：B0EXAMPL022 已关闭。",
                "UPS 追踪编号 1Z999AA1012345678 已重新发货。",
            ),
            (
                "订单 114-1234567-1234567 已退款。",
                "ASIN B0EXAMPL01 已关闭。",
                "采购订单 2026-00412-77 已发给供应商。",
                "5 月 18 日共有 1200 件该 ASIN 的库存。",
                "订单 114-XXXXXXX-XXXXXXX 已退款。",
            ),
        )
    },
)
