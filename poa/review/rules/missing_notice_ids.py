"""Identifiers of the notice that the letter does not name."""

from collections.abc import Iterator

from poa.case import Case
from poa.review.identifiers_named import KINDS, NOUNS, listed, named, of_notice
from poa.review.levels import Level
from poa.review.patterns import Pattern, pattern
from poa.review.rule import Hit, Rule, all_routes_but, example
from poa.review.subject import Subject

_LISTS: dict[str, Pattern] = {  # what the title or a column of an annex says if the list is in there
    "asins": pattern(r"\bASINs?\b", r"\b(?:products?|listings?)\b", "商品", "产品"),
    "order_ids": pattern(r"\borders?\b", "订单"),
    "complaint_ids": pattern(r"\bcomplaints?\b", "投诉"),
}
_COUNT: dict[str, Pattern] = {
    "asins": pattern(
        r"([0-9]{1,6}) (?:\w+ )?(?:ASINs?|products?|listings?)\b", r"([0-9]{1,6}) ?(?:个|款|条)(?:ASIN|商品|产品)"
    ),
    "order_ids": pattern(r"([0-9]{1,6}) (?:\w+ )?orders?\b", r"([0-9]{1,6}) ?(?:个|笔|单|条)?订单"),
    "complaint_ids": pattern(r"([0-9]{1,6}) (?:\w+ )?complaints?\b", r"([0-9]{1,6}) ?(?:个|条|起)?投诉"),
}
_MANY = 6  # fewer are named in the letter itself; our own judgement
_LIST_OF = pattern(r"\b(?:list|table|overview|all|every|each|spreadsheet)\b", "列表", "清单", "明细", "全部", "所有")


def check(subject: Subject) -> Iterator[Hit]:
    """Compare what the notice lists with what stands in the letter, its tables and its titles of enclosures.

    An ASIN that some evidence `covers` is answered by that paper and counts as named; the message says how many are.
    A list that is enclosed as a file (an annex, or evidence whose title says "list of …") counts for its kind.
    """
    case = subject.case
    if case is None or case.notice is None:
        return
    covered = {asin for evidence in case.evidence for asin in evidence.covers}
    for kind in KINDS:
        wanted = of_notice(case, kind)
        if not wanted or _is_enclosed(case, kind, len(wanted)):
            continue
        said = {each.identifier for each in named(subject.text, kind)}
        text = subject.text.upper()
        unnamed = [each for each in wanted if each not in said and each not in text]
        missing = [each for each in unnamed if each not in covered]
        if not missing:
            continue
        through = len(unnamed) - len(missing)
        also = f" {through} more {'is' if through == 1 else 'are'} only covered by what is enclosed." if through else ""
        one, many = NOUNS[kind]
        if len(wanted) == 1:
            message = f"The letter does not name {missing[0]}, the {one} of the notice."
        else:
            verb = "stands" if len(missing) == 1 else "stand"
            message = (
                f"The letter leaves out {len(missing)} of the {len(wanted)} {many} of the notice: {listed(missing)} "
                f"{verb} nowhere in it."
            )
        yield Hit(message + also)


def _is_enclosed(case: Case, kind: str, wanted: int) -> bool:
    """Whether a list of that many is enclosed: an annex in a file, or a paper whose title says so."""
    for annex in case.annexes:
        if annex.file is not None and _LISTS[kind].search(" ".join((annex.title, *annex.columns))):
            return True
    for title in (each.title for each in case.evidence):
        if _LISTS[kind].search(title) and (_LIST_OF.search(title) or _counts(title, kind) >= wanted >= _MANY):
            return True
    return False


def _counts(title: str, kind: str) -> int:
    """Give the number that a title says before what it lists: "The 37 orders with their first scans"."""
    return max((int(match.group(1)) for match in _COUNT[kind].finditer(title)), default=0)


_ORDERS = ("114-1234567-1234567", "114-1234567-7654321")

RULE = Rule(
    id="missing_notice_ids",
    level=Level.ERROR,
    summary="An ASIN, order or complaint of the notice is named nowhere in the letter.",
    why="Amazon asks for an answer, and for evidence, for all products under review; the list stands at the end of the "
    "notice. What is not named is read as not dealt with.",
    source="facts.md 3.2; A1",
    hint="Name each of them where it is dealt with, or enclose the list as an annex (columns: order, cause, what was "
    "done, day).",
    check=check,
    routes=all_routes_but("acknowledge", "settings_change", "wait", "phone", "video"),
    flags=[
        example(case={"notice": {"asins": ["B0EXAMPL01", "B0EXAMPL02"]}}, remediation=["We closed B0EXAMPL01."]),
        example(case={"notice": {"order_ids": _ORDERS}}),
        example(case={"notice": {"complaint_ids": ["6401234567"]}}, remediation=["The rights owner answered."]),
        example(
            case={"notice": {"asins": ["B0EXAMPL01"]}},
            remediation=["We closed B0EXAMPL0 on 18 May 2026."],
            note="cut short, so not named",
        ),
        example(
            case={"notice": {"order_ids": _ORDERS}, "annexes": [{"key": "photos", "title": "Photos", "file": "a.pdf"}]},
            note="an annex that is no list of orders",
        ),
    ],
    accepts=[
        example(
            case={"notice": {"asins": ["B0EXAMPL01", "B0EXAMPL02"]}},
            remediation=["On 18 May 2026 Li Wei closed b0exampl01 and B0EXAMPL02."],
            note="small letters are the same ASIN",
        ),
        example(
            case={
                "notice": {"order_ids": _ORDERS},
                "annexes": [{"key": "orders", "title": "The late orders", "file": "orders.xlsx"}],
            },
            note="the list is enclosed as a file",
        ),
        example(
            case={
                "notice": {"order_ids": _ORDERS},
                "annexes": [
                    {"key": "orders", "title": "Orders", "columns": ["Order"], "rows": [[each] for each in _ORDERS]}
                ],
            },
            note="the list is drawn as a table at the end",
        ),
        example(
            case={
                "notice": {"asins": ["B0EXAMPL01"]},
                "evidence": [
                    {
                        "key": "carrier-scans",
                        "kind": "supplier_invoice",
                        "title": "Invoice INV-104",
                        "covers": ["B0EXAMPL01"],
                    }
                ],
            },
            note="an invoice is enclosed for it",
        ),
        example(case={}, note="the notice lists nothing"),
        example(
            case={
                "notice": {"order_ids": [f"114-1234567-{number}" for number in range(1234567, 1234575)]},
                "evidence": [
                    {"key": "carrier-scans", "kind": "carrier_scans", "title": "The 8 orders with their first scans"}
                ],
            },
            note="a paper that lists them all",
        ),
        example(remediation=["On 18 May 2026 Li Wei closed B0EXAMPL01."], note="without a case nothing is known"),
        example(
            case={"notice": {"order_ids": [_ORDERS[0]]}},
            remediation=["Order 114\u20111234567\u20111234567 was refunded on 18 May 2026."],
            note="other hyphens",
        ),
        example(
            case={"notice": {"complaint_ids": ["6401234567"]}},
            remediation=["The rights owner took back 6401234567 on 18 May 2026."],
            note="a complaint without the word before it",
        ),
    ],
)
