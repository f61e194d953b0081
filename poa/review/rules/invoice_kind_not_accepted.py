"""A paper that is no invoice in the place of one: a pro-forma, a quotation, a receipt, a screenshot."""

from collections.abc import Iterator

from poa.case import Evidence
from poa.review.coverage import issues_of
from poa.review.example_papers import paper_example
from poa.review.levels import Level
from poa.review.papers import NoInvoice, invoice_issues, no_invoices, paper_of, papers, satisfies
from poa.review.patterns import pattern
from poa.review.rule import Example, Hit, Rule, example
from poa.review.subject import Subject
from poa.review.vocabulary import names_issue

_PARTS = ("greeting", "acknowledgement", "root_cause", "remediation", "prevention", "closing", "enclosures", "unplaced")
_SHOWN = {  # the paper is given as proof
    "en": pattern(
        r"\b(?:attach\w*|enclos\w+|provid\w+|submit\w*|includ\w+|upload\w*|find|here (?:is|are)|sen[dt]|sending|present\w*|"
        r"show(?:s|n|ing)?|suppl(?:y|ied|ying)|see|offer(?:ed|ing)?|have|as (?:proof|evidence)|proofs?|proves?|evidence|"
        r"exhibits?|annex|attached)\b"
    ),
    "zh": pattern("(?:附|提供|提交|上传|出示|见|发送|证明|凭证|为证)"),
}
_SHOWN_HERE = {  # a cause tells what was sent before: only what comes with this letter counts there
    "en": pattern(
        r"\b(?:attach(?:ed|ing)?|enclos(?:ed|e|ing)|please find|herewith|here (?:is|are)|pfa|as (?:proof|evidence)|(?:we|i) (?:provide|submit|present))\b"
    ),
    "zh": pattern("(?:随信|附上|见附件|随附)"),
}
_NOT_SHOWN = {  # told as a fault that was put right, or as a rule of the house
    "en": pattern(
        r"\b(?:not|never|no|instead of|rather than|no longer|replac\w+|only had|stopped|refus\w+|reject\w*|returned|unlike|"
        r"without|(?:do|does|did)n't|cannot|mistake\w*|wrong(?:ly)?|previous(?:ly)?|earlier|first appeal|accepts?)\b"
    ),
    "zh": pattern("(?:不再|不是|没有|而非|替换|拒|不接受|之前|误|错误|代替)"),
}
_OTHER_SENSE = {
    "en": pattern(
        r"\b(?:refunds?|deliver\w+|returns?|shipping|ship(?:ment|ped)|post(?:al|age)?|carrier|customs|confirm\w* receipt|"
        r"receipt of (?:the|your|this)|upon receipt|handling time|buyers?|customers?)\b"
    ),
    "zh": pattern("(?:退款|签收|快递|物流|买家|顾客|客户)"),
}
_INVOICE = {
    "en": pattern(r"\b(?:commercial |supplier |manufacturer |vat |tax |original )?invoices?\b"),
    "zh": pattern("发票"),
}


_ANY = pattern(*(words for each in no_invoices() for words in each.words))
_PROOF_OF_PURCHASE = pattern(r"\bproofs? of (?:purchase|authenticity|sourcing)\b", "采购证明|购买证明|货源证明")
_BLANKS = str.maketrans("_-.", "   ")


def check(subject: Subject) -> Iterator[Hit]:
    """Look among the papers of the case, then for words that give such a paper as proof; where invoices count."""
    if subject.case is None:
        if subject.language in _SHOWN and _ANY.search(subject.text) and _is_about_invoices(subject):
            yield from _words(subject)
    elif invoice_issues() & set(issues_of(subject)):
        yield from _papers(subject)
        if subject.language in _SHOWN:
            yield from _words(subject)


def _is_about_invoices(subject: Subject) -> bool:
    """Whether a draft is about an issue in which invoices count; where it says none of its own words, by its names."""
    issues = set(issues_of(subject))
    return bool(invoice_issues() & issues) or (
        not issues
        and (
            any(names_issue(issue, subject.text) for issue in invoice_issues())
            or _PROOF_OF_PURCHASE.search(subject.text) is not None
        )
    )


def _papers(subject: Subject) -> Iterator[Hit]:
    """Object to what is called an invoice and is none, and to other papers for which no invoice stands in."""
    case = subject.case
    if case is None:
        return
    invoices = [each for each in case.evidence if satisfies(each, ("invoice",)) and _named(each) is None]
    covered = {asin for invoice in invoices for asin in invoice.covers}
    for evidence in case.evidence:
        sort, named = paper_of(evidence), _named(evidence)
        kind = sort.name if sort is not None else ""
        if named is None and kind != "receipt":
            continue
        stands_beside = bool(invoices) and set(evidence.covers) <= covered
        if not stands_beside or kind == "invoice" or (named is not None and named.strict):
            noun = named.noun if named is not None else papers()["receipt"].noun
            yield Hit(f"'{evidence.title}' is {noun}, which is not taken for an invoice.")


def _named(evidence: Evidence) -> NoInvoice | None:
    text = " | ".join((evidence.kind, evidence.title, evidence.file or "")).translate(_BLANKS)
    return next((each for each in no_invoices() if pattern(*each.words).search(text)), None)


def _words(subject: Subject) -> Iterator[Hit]:
    language = subject.language
    said: set[tuple[int, int]] = set()
    for each in no_invoices():
        for match in subject.find(pattern(*each.words), *_PARTS):
            start, end = match.span()
            place = subject.sentence_at(start)
            if place in said or subject.is_quoted(start, end):
                continue
            sentence = subject.text[place[0] : place[1]]
            listed = subject.passage_at(start).part == "enclosures"
            shown = _SHOWN_HERE if subject.passage_at(start).part == "root_cause" else _SHOWN
            if not listed and not shown[language].search(sentence):
                continue
            if _NOT_SHOWN[language].search(sentence) or (not each.strict and _OTHER_SENSE[language].search(sentence)):
                continue
            rest = subject.text[place[0] : start] + " " + subject.text[end : place[1]]
            if not each.strict and _INVOICE[language].search(rest):
                continue  # it stands beside an invoice
            said.add(place)
            words = " ".join(match.group().split())
            yield Hit(f"'{words}': {each.noun} is not taken for an invoice.", start, end)


def _letter(words: str, issue: str = "inauthentic", note: str = "") -> Example:
    return example(issues=[issue], closing=[words], note=note)


RULE = Rule(
    id="invoice_kind_not_accepted",
    level=Level.ERROR,
    summary="A pro-forma invoice, quotation, order confirmation, receipt or screenshot stands in for an invoice.",
    why="Amazon takes invoices of completed purchases only. Pro-forma invoices, quotes, order confirmations, receipts and "
    "screenshots prove no purchase, and the submission is turned down.",
    source="facts.md 2.2 inauthentic and 3.2; A7",
    hint="Ask the supplier for the invoice of the finished purchase: number, day, both parties, products and quantities.",
    check=check,
    section="closing",
    flags=[
        paper_example("inauthentic", {"kind": "supplier_invoice", "title": "Pro-forma invoice PI-104"}),
        paper_example("inauthentic", {"kind": "receipt", "title": "Receipts of our purchases"}),
        paper_example("counterfeit_complaint", {"kind": "supplier_invoice", "file": "order-confirmation.pdf"}),
        paper_example("inauthentic", {"kind": "purchase_order", "title": "PO 104 to Example Trading"}),
        _letter("We attach the pro-forma invoice of our supplier."),
        _letter("Please find attached the retail receipts for all 3 ASINs as proof of authenticity."),
        _letter("As evidence we provide screenshots of the order on the supplier's page."),
        _letter("Enclosed is the quotation from our factory.", "counterfeit_complaint"),
    ],
    accepts=[
        paper_example("inauthentic", {"kind": "supplier_invoice", "title": "Invoice INV-104 of 3 March 2026"}),
        paper_example(
            "inauthentic",
            {"kind": "supplier_invoice", "title": "Invoice INV-104"},
            {"kind": "purchase_contract", "title": "Contract with Example Trading and purchase order 104"},
            note="a purchase order beside an invoice",
        ),
        paper_example(
            "late_shipment_rate", {"kind": "refund_report", "title": "Refund receipts"}, note="not asked for"
        ),
        _letter("We attach the invoice of our supplier and the purchase order that belongs to it."),
        _letter(
            "On 18 May 2026 we asked the supplier for invoices instead of the pro-forma invoices that we had sent."
        ),
        _letter("We no longer accept retail receipts; Chen Yu files a full invoice for each purchase."),
        _letter("Attached are the refund receipts for the 6 buyers."),
        _letter("Screenshots of the detail page before and after the change are attached."),
        _letter("We enclose the retail receipts of our office.", "late_shipment_rate", "invoices are not asked for"),
        _letter("The notice of 14 May 2026 confirmed receipt of your documents."),
    ],
    examples_by_language={
        "zh": (
            (
                "关于商品真实性投诉，随信附上供应商的形式发票。",
                "关于商品真实性的投诉，我们提供了1688的订单截图作为证明。",
                "针对真实性投诉，附件为供应商报价单。",
            ),
            (
                "关于商品真实性投诉，随信附上供应商发票。",
                "关于商品真实性投诉，我们之前误将报价单提交，现已附上发票。",
                "针对真实性投诉，附上供应商发票及对应的采购订单。",
                "针对真实性投诉，我们附上 6 位买家的退款收据。",
                "关于迟发率，附上采购订单。",
            ),
        )
    },
)
