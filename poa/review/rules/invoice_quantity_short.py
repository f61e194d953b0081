"""Invoices that cover fewer units than were sold."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import field, frozen

from poa.case import Case
from poa.review.example_papers import paper_example
from poa.review.levels import Level
from poa.review.papers import facts_of, facts_of_case, of_paper
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject

_UNITS = r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+) (?:units?|pieces|pcs|items)"
_WORDS = {
    "en": (
        pattern(
            rf"\binvoices?\b[^.;\n]{{0,60}}?\b(?:for|covers?|covering|shows?|of|total(?:l?ing)?|with|in total) (?:a total of )?(?:only |about )?{_UNITS}\b"
        ),
        pattern(rf"\bsold (?:a total of |only |about |over |more than )?{_UNITS}\b"),
    ),
    "zh": (
        pattern(r"发票[^。；\n]{0,20}?([0-9]+) ?(?:件|个|台|套)"),
        pattern(r"(?:售出|销售|卖出|销量为?)(?:了|共|约)? ?([0-9]+) ?(?:件|个|台|套)"),
    ),
}


@frozen
class _Units:
    """Units by ASIN, and those of which only the sum is known."""

    by_asin: Mapping[str, int] = field(factory=dict)
    others: int = 0

    @property
    def total(self) -> int:
        return sum(self.by_asin.values()) + self.others


def check(subject: Subject) -> Iterator[Hit]:
    """Add up what the invoices cover and compare it with what was sold, ASIN by ASIN where that is known.

    Read of each invoice: the fact `quantity` (or `quantities`, `units`, `units_purchased`), a number or a table
    `{ B0EXAMPL01 = 200 }`, or a list of tables with `asin` and `quantity`; a number counts for the one ASIN that the
    invoice `covers`. Read of the invoices or another piece of evidence, such as a sales report, else of the case:
    `units_sold` (or `units_sold_365`, `sold_units`), likewise; of an ASIN that several state, the highest counts.
    Without a case: "invoices for 120 units" and "sold 300 units", if the letter says each once.
    """
    if subject.case is not None:
        yield from _of_case(subject.case)
    elif subject.language in _WORDS:
        yield from _of_words(subject)


def _of_case(case: Case) -> Iterator[Hit]:
    invoices = list(of_paper(case, "invoice"))
    bought = _sum(
        _units(value, tuple(invoice.covers)) for invoice in invoices for value in list(facts_of(invoice, "bought"))[:1]
    )
    asins = tuple(case.notice.asins) if case.notice else ()
    sold = _most(
        _units(value, tuple(each.covers) or asins)
        for each in case.evidence
        for value in list(facts_of(each, "sold"))[:1]
    )
    if not sold.total:
        sold = _most(_units(value, asins) for value in list(facts_of_case(case, "sold"))[:1])
    if not bought.total or not sold.total:
        return
    if bought.others or not sold.by_asin:
        if bought.total < sold.total:
            yield Hit(f"The invoices cover {bought.total} units, and {sold.total} were sold.")
        return
    short = {asin: (bought.by_asin.get(asin, 0), count) for asin, count in sold.by_asin.items()}
    for asin, (have, need) in short.items():
        if have < need:
            yield Hit(f"The invoices cover {have} units of {asin}, and {need} were sold.")


def _of_words(subject: Subject) -> Iterator[Hit]:
    covered, sold = (list(subject.find(searched)) for searched in _WORDS[subject.language])
    if len(covered) != 1 or len(sold) != 1:
        return
    have, need = (int(each[0].group(1).replace(",", "")) for each in (covered, sold))
    if have < need:
        start, end = covered[0].span()
        yield Hit(f"The invoice covers {have} units, and the letter says that {need} were sold.", start, end)


def _units(value: Any, asins: tuple[str, ...]) -> _Units:
    if isinstance(value, Mapping):
        return _Units({str(asin).upper(): count for asin, count in value.items() if _counts(count)})
    if isinstance(value, list):
        rows = [row for row in value if isinstance(row, Mapping)]
        return _sum(
            _Units({str(row["asin"]).upper(): count})
            for row in rows
            for count in [row.get("quantity", row.get("units"))]
            if "asin" in row and _counts(count)
        )
    if not _counts(value):
        return _Units()
    return _Units({asins[0]: value}) if len(asins) == 1 else _Units(others=value)


def _counts(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _sum(parts: Iterable[_Units]) -> _Units:
    by_asin: dict[str, int] = {}
    others = 0
    for part in parts:
        others += part.others
        for asin, count in part.by_asin.items():
            by_asin[asin] = by_asin.get(asin, 0) + count
    return _Units(by_asin, others)


def _most(parts: Iterable[_Units]) -> _Units:
    """Take the highest of what is said of each ASIN."""
    by_asin: dict[str, int] = {}
    others = 0
    for part in parts:
        others = max(others, part.others)
        for asin, count in part.by_asin.items():
            by_asin[asin] = max(by_asin.get(asin, 0), count)
    return _Units(by_asin, others)


def _invoice(quantity: object, *covers: str, **facts: object) -> dict[str, object]:
    return {"kind": "supplier_invoice", "covers": covers, "facts": {"quantity": quantity, **facts}}


def _sales(sold: object) -> dict[str, object]:
    return {"kind": "sales_report", "facts": {"units_sold": sold}}


_A, _B = "B0EXAMPL01", "B0EXAMPL02"

RULE = Rule(
    id="invoice_quantity_short",
    level=Level.WARNING,
    summary="The invoices cover fewer units than were sold.",
    why="Amazon compares the units on the invoices with the units sold of each ASIN in the 365 days before the notice; "
    "what is not covered came from somewhere else.",
    source="facts.md 2.2 inauthentic and 3.2; A7",
    hint="Enclose the other invoices of the 365 days as well, or say where the rest came from. Both counts are facts of the papers: "
    "facts = { quantity = 120, units_sold = 300 } at the invoice, or units_sold at a sales report.",
    check=check,
    flags=[
        paper_example("inauthentic", _invoice(120, _A, units_sold=300)),
        paper_example("inauthentic", _invoice({_A: 200, _B: 20}), _sales({_A: 150, _B: 80})),
        paper_example("inauthentic", _invoice(100, _A), _invoice(100, _A), facts={"units_sold_365": {_A: 201}}),
        paper_example("inauthentic", _invoice(100, _A, units_sold=201), _invoice(100, _A, units_sold=201)),
        paper_example("inauthentic", _invoice(50, _A, units_sold=80)),
        "Our invoice covers 120 units. In the 365 days before the notice we sold 300 units.",
    ],
    accepts=[
        paper_example("inauthentic", _invoice(300, _A, units_sold=300)),
        paper_example("inauthentic", _invoice(100, _A, units_sold=199), _invoice(100, _A, units_sold=199)),
        paper_example("inauthentic", _invoice(100, _A), _invoice(100, _A), _sales({_A: 199})),
        paper_example("inauthentic", _invoice(100, _A), note="what was sold is not known"),
        paper_example("inauthentic", {"kind": "supplier_invoice"}, _sales(300), note="no quantity"),
        paper_example("late_shipment_rate", {"kind": "packing_log"}, _sales(300), note="no invoices"),
        "Our invoice covers 1,200 units. In the 365 days before the notice we sold 300 units.",
        "On 18 May 2026 Li Wei counted 60 units; the invoice is Exhibit 1.",
        example(remediation=["Of the 300 units sold, 12 were refunded."]),
    ],
    examples_by_language={
        "zh": (
            (
                "发票共 120 件，过去一年售出 300 件。",
                "随附发票共计 50 件。同期销售了 80 件。",
                "发票数量为 100 个，365 天内卖出 150 个。",
            ),
            (
                "发票共 500 件，过去一年售出 300 件。",
                "发票见附件 1。",
                "过去一年售出 300 件。",
                "5 月 18 日李伟清点了 60 件库存。",
                "已退款 12 件，发票已附上。",
            ),
        )
    },
)
