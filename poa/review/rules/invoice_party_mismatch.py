"""An invoice whose buyer is somebody else, or whose supplier cannot be reached."""

from collections.abc import Iterator, Mapping
from typing import Any

from poa.case import Case, Evidence
from poa.review.example_papers import paper_example
from poa.review.levels import Level
from poa.review.papers import fact_names, facts_anywhere, facts_of, facts_of_case, of_paper
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule
from poa.review.subject import Subject

_NO_LETTER = pattern(r"[^\p{L}\p{N}]+")
_FORM = pattern(
    r"\b(?:co|company|ltd|limited|llc|inc|incorporated|corp|corporation|gmbh|sarl|srl|bv|plc|pty|the)\b",
    "有限责任公司",
    "有限公司",
)
_ADDRESS_PARTS = ("address", "street", "city")
_PARTY = r"(?:invoices?|purchase (?:documents?|papers?))"
_WORDS = {
    "en": pattern(
        rf"\b{_PARTY}\b[^.;\n]{{0,60}}?\b(?:in|under|to|with|on|bears?|has|have|shows?|carr(?:y|ies)) (?:the |my |our |his |her |a |an )*"
        r"(?:names? of )?(?:the |my |our |his |her |a |an )*(?:brother|sister|wife|husband|spouse|father|mother|friend|cousin|relative|"
        r"partner|business partner|colleague|employee|parent company|sister company|other company|another company|"
        r"different (?:company|name|person|entity|address|buyer|business)|third party|sourcing agent|buying agent|"
        r"purchasing agent|forwarder|freight forwarder|personal name|old (?:company|name|address))(?:'s|s')?\b",
        rf"\b(?:name|address|buyer|company name|names|addresses|details|information)\b[^.;\n]{{0,40}}?\b(?:on|in|of) (?:the |our |my |these |those |some |all |both )*{_PARTY}\b[^.;\n]{{0,30}}?\b(?:"
        r"(?:do|does|did) not (?:match|agree|correspond)|(?:don't|doesn't|didn't) match|differs?|(?:is|are) (?:slightly )?different|"
        r"(?:is|are) not (?:the same|identical|ours)|(?:is|are) (?:my|our|his|her|the) (?:brother|sister|wife|husband|friend|partner|agent|forwarder))",
        rf"\b{_PARTY}\b[^.;\n]{{0,60}}?\b(?:do|does|did) not (?:show|have|carry|bear|state|contain|match|mention|include) (?:the |our |my |any )*"
        r"(?:\w+ ){0,2}(?:name|company|address|phone|telephone|contact|account)\b",
        rf"\b{_PARTY} (?:is|are|was|were) (?:issued|billed|made out|addressed|written) (?:to|in the name of) (?:my|his|her|a|another|our (?:parent|sister|forwarder|agent|partner|supplier))\b",
    ),
    "zh": pattern(
        "发票(?:上)?(?:的)?(?:抬头|购买方|买方|名称|名字|地址)[^。；\n]{0,12}(?:不一致|不同|不符|不匹配|是(?:我)?(?:朋友|哥哥|弟弟|妻子|丈夫|亲戚|另一家公司|其他公司|货代|代理))",
        "发票(?:是)?(?:开给|开具给|开在)(?:了)?[^。；\n]{0,8}(?:朋友|亲戚|另一家|其他公司|货代|代理|个人)",
        "发票上?没有[^。；\n]{0,10}(?:公司名|名称|地址|电话|联系方式)",
    ),
}
_BOX = {
    "en": pattern(
        r"\b(?:supplier|distributor|wholesaler|manufacturer|vendor|invoices?)\b[^;\n]{0,160}?\bP\.? ?O\.? ?Box\b"
    ),
    "zh": pattern("(?:供应商|分销商|批发商|厂家|发票)[^。；\n]{0,60}(?:邮政信箱|信箱号)"),
}
_NO_BOX = pattern(r"\b(?:not|no|never|instead of|refus\w+|reject\w*|unless|if)\b|(?:不|没有|拒|如果)")
_TOLD = {
    "en": pattern(
        r"\b(?:reject\w*|corrected|reissued|re-issued|new invoices?|replac\w+|no longer|stopped|never|ended|refus\w*|"
        r"checks?|compares?|verif\w+|makes? sure|ensures?|must|if|when(?:ever)?|unless|before|asked|requires?)\b"
    ),
    "zh": pattern("(?:重新开具|更正|替换|不再|停止|核对|检查|确认|如果|必须|要求|之前)"),
}


def check(subject: Subject) -> Iterator[Hit]:
    """Compare the parties of each invoice with the account, then read the letter's own words about them.

    Read of an invoice: `buyer` (or `bill_to`), a name or a table with `name` and `address`, `buyer_address`, and
    `supplier`, a name or a table with `name`, `phone`, `address`. Read of the invoice, of another piece of
    evidence, or of the case: `account_holder` (or `legal_name`, `business_name`) and `account_address`. What is not stated is not compared; the
    store's name is no measure, since it need not be the company's.
    """
    if subject.case is not None:
        for invoice in of_paper(subject.case, "invoice"):
            yield from _buyer(invoice, subject.case)
            for supplier in facts_of(invoice, "supplier"):
                yield from _supplier(supplier, f"'{invoice.title}'", strict=True)
        if any(of_paper(subject.case, "invoice")):
            for supplier in facts_of_case(subject.case, "supplier"):
                yield from _supplier(supplier, "the case", strict=False)
    yield from _words(subject)


def _buyer(invoice: Evidence, case: Case) -> Iterator[Hit]:
    for buyer_part, holder_part, what, key in (
        ("buyer", "holder", "buyer", "name"),
        ("buyer_address", "holder_address", "buyer's address", "address"),
    ):
        buyers = [*facts_of(invoice, buyer_part)]
        holders = [*facts_of(invoice, holder_part), *facts_anywhere(case, holder_part)]
        if key == "address":  # a buyer or a holder can be a table with both
            buyers += [each for each in facts_of(invoice, "buyer") if isinstance(each, Mapping)]
            holders += [each for each in facts_anywhere(case, "holder") if isinstance(each, Mapping)]
        written = [text for text in (_part(each, key) for each in buyers) if text]
        known = [text for text in (_part(each, key) for each in holders) if text]
        for text in written[:1]:
            if known and not any(_same(text, other) for other in known):
                yield Hit(f"The {what} on '{invoice.title}' is {text}, and the account's is {known[0]}.")


def _supplier(supplier: Any, where: str, *, strict: bool) -> Iterator[Hit]:
    if not isinstance(supplier, Mapping) or "name" not in supplier:
        return
    asked = fact_names("supplier_asks")
    lacking = [part for part in asked if not supplier.get(part)]
    if lacking and (strict or any(supplier.get(part) for part in (*asked, "email", "website"))):
        yield Hit(f"The supplier {supplier['name']} in {where} has no {' and no '.join(lacking)}.")
    address = str(supplier.get("address") or "")
    if pattern(*fact_names("post_box")).search(address):
        yield Hit(f"The supplier {supplier['name']} in {where} has a post box for an address.")


def _words(subject: Subject) -> Iterator[Hit]:
    searched, box, told = (table.get(subject.language) for table in (_WORDS, _BOX, _TOLD))
    if searched is None or box is None or told is None:
        return
    parts = ("greeting", "acknowledgement", "root_cause", "remediation", "closing", "unplaced", "enclosures")
    for found, message, excused in (
        (searched, "says that the invoice names another party than the account.", told),
        (box, "gives a post box as the supplier's address.", _NO_BOX),
    ):
        for match in subject.find(found, *parts):
            start, end = match.span()
            if not subject.is_quoted(start, end) and not excused.search(subject.sentence(start)):
                yield Hit(f"'{' '.join(match.group().split())}' {message}", start, end)
                break


def _part(value: Any, key: str) -> str:
    if isinstance(value, Mapping):
        if key == "address" and "address" not in value:
            return ", ".join(str(value[part]) for part in _ADDRESS_PARTS if value.get(part))
        return str(value.get(key) or "")
    return value if isinstance(value, str) else ""


def _same(one: str, other: str) -> bool:
    """Whether two names or addresses are one but for capitals, points and the form of a company."""
    first, second = _plain(one), _plain(other)
    return first == second or (min(len(first), len(second)) > 5 and (first in second or second in first))


def _plain(text: str) -> str:
    without = "".join(text[start:end] for start, end in _gaps(_FORM, text.casefold()))
    return "".join(without[start:end] for start, end in _gaps(_NO_LETTER, without)).casefold()


def _gaps(searched: Any, text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in searched.finditer(text):
        start, end = match.span()
        yield at, start
        at = end
    yield at, len(text)


_SUPPLIER = {"name": "Example Trading Ltd", "phone": "555-010-0100", "address": "1 Sample Road, Springfield"}


def _invoice(**facts: object) -> dict[str, object]:
    return {"kind": "supplier_invoice", "facts": facts}


RULE = Rule(
    id="invoice_party_mismatch",
    level=Level.ERROR,
    summary="The invoice names another buyer than the account's, or a supplier that cannot be reached.",
    why="Buyer and address on an invoice have to be those of the account, and the supplier's name, phone and address have "
    "to be there and hold: Amazon may call. One part that fails fails the invoice.",
    source="facts.md 2.2 inauthentic and 3.2; A7",
    hint="Have the supplier issue the invoice to the account's legal name and address, with its own phone and street "
    'address; or enclose the agreement that ties the two companies. The names are facts of the invoice: facts = { buyer = "…", '
    'account_holder = "…" }.',
    check=check,
    flags=[
        paper_example("inauthentic", _invoice(buyer="Other Home LLC", account_holder="Cheese Home LLC")),
        paper_example(
            "inauthentic",
            _invoice(buyer="Other Home LLC"),
            {"kind": "business_licence", "facts": {"account_holder": "Cheese Home LLC"}},
            note="stated with another paper",
        ),
        paper_example(
            "inauthentic",
            _invoice(buyer={"name": "Cheese Home LLC", "address": "9 Other Street, Springfield"}),
            facts={"legal_name": "Cheese Home LLC", "account_address": "1 Sample Road, Springfield"},
        ),
        paper_example("inauthentic", _invoice(supplier={"name": "Example Trading", "address": "1 Sample Road"})),
        paper_example("inauthentic", _invoice(supplier={**_SUPPLIER, "address": "P.O. Box 104, Springfield"})),
        "The invoice is in the name of my brother, who bought the goods for us.",
        "The name on the invoices is different from our account because our forwarder paid.",
        "Our supplier is Example Trading, PO Box 104, Springfield.",
        "We asked our supplier Example Trading (P.O. Box 22, Springfield) for the invoices.",
    ],
    accepts=[
        paper_example("inauthentic", _invoice(buyer="CHEESE HOME, L.L.C.", account_holder="Cheese Home LLC")),
        paper_example("inauthentic", _invoice(supplier=_SUPPLIER)),
        paper_example("inauthentic", _invoice(buyer="Cheese Home LLC"), note="the account's name is not stated"),
        paper_example("inauthentic", _invoice(supplier="Example Trading"), note="a name alone is no table"),
        paper_example("late_shipment_rate", {"kind": "carrier_agreement", "facts": {"supplier": {"name": "Example"}}}),
        "Chen Yu compares the buyer's name on each invoice with our account; if it is different, the goods are sent back.",
        "The buyers' address differs from the label in 3 orders.",
        "On 18 May 2026 the supplier reissued the invoice, since the name on the old invoice was different from ours.",
        "The invoice is in the name of Cheese Home LLC, our company.",
    ],
    examples_by_language={
        "zh": (
            ("发票抬头是另一家公司。", "发票的购买方与账户名称不一致。", "发票开给了货代，所以名字不同。"),
            (
                "发票抬头与账户名称一致。",
                "供应商已于 5 月 18 日重新开具发票，更正了不一致的抬头。",
                "采购每次核对发票抬头与账户名称是否不同。",
                "供应商为示例贸易，电话 555-010-0100。",
                "3 个订单的买家地址与面单不一致。",
            ),
        )
    },
)
