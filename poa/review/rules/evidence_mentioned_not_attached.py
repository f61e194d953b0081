"""A paper that the letter points to and that is not enclosed."""

from collections.abc import Iterator

from poa.case import Case
from poa.review.enclosures import Enclosures, Mention, enclosed, mentions, papers_named
from poa.review.enclosures_named import not_there
from poa.review.levels import Level
from poa.review.papers import papers
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.tree import Ref

_ANY_PAPERS = pattern(
    r"\b(?:documents?|documentation|papers|evidence|files|paperwork|proofs?|records?)\b", "文件|资料|材料|证据|证明"
)


def check(subject: Subject) -> Iterator[Hit]:
    """Compare what the letter points to with what is enclosed.

    With a case, or a list of enclosures, an exhibit that is not there is an error, and so is a paper of another sort
    than any that is enclosed. A draft without a case and without a list cannot show what comes with it: it gets one
    warning, that no list says what is enclosed.
    """
    yield from _references(subject)
    there, said = enclosed(subject), list(mentions(subject))
    if not said:
        return
    if not there:
        yield _nothing(said, subject.case)
        return
    objected: set[str] = set()
    for mention in said:
        problems = [(each, mention.start, mention.end) for each in _problems(mention, there)]
        if not problems and not mention.numbers and subject.language == "en" and _is_listed(subject):
            problems = [
                (
                    f"'{each.words}' is said to be enclosed, and nothing that is enclosed is called so.",
                    each.start,
                    each.end,
                )
                for each in not_there(mention, there, subject)
            ]
        for problem, start, end in problems:
            if problem not in objected:
                objected.add(problem)
                yield Hit(problem, start, end)


def _is_listed(subject: Subject) -> bool:
    """Whether every enclosure is known by a title of its own."""
    return subject.case is not None or bool(subject.letter.closing.enclosures)


def _references(subject: Subject) -> Iterator[Hit]:
    known = {*subject.numbers.exhibits, *subject.numbers.annexes, *subject.numbers.keys}
    for passage in subject.passages:
        for said in passage.said:
            if isinstance(said.node, Ref) and said.node.key not in known:
                yield Hit(
                    f"The letter refers to '{said.node.key}', and nothing of that name is enclosed.",
                    said.start,
                    said.end,
                )


def _nothing(said: list[Mention], case: Case | None) -> Hit:
    first = min(said, key=lambda each: each.start)
    places = len({each.start for each in said})
    times = "" if places == 1 else f" ({places} times in the letter)"
    if case is not None:
        return Hit(f"'{first.words}'{times}, and the case has no evidence at all.", first.start, first.end)
    return Hit(
        f"'{first.words}'{times}, and no list at the end of the letter says what is enclosed.",
        first.start,
        first.end,
        level=Level.WARNING,
    )


def _problems(mention: Mention, there: Enclosures) -> Iterator[str]:
    for number in mention.numbers:
        if not there.has_number(number, mention.word):
            yield f"'{mention.words}' points to number {number}, which is not enclosed."
    if mention.numbers:
        return
    titles = " ".join(there.titles)
    if _ANY_PAPERS.search(titles):
        return
    for name in papers_named(mention.words):
        if not papers()[name].named_in(titles):
            yield f"'{mention.words}', and nothing that is enclosed is {papers()[name].noun}."


_LIST = (("scans", "Carrier scans of 37 orders"), ("settings", "Handling time before and after"))

RULE = Rule(
    id="evidence_mentioned_not_attached",
    level=Level.ERROR,
    summary="The letter points to an enclosure that is not there.",
    why="A reviewer who looks for Exhibit 3 and finds two takes the claim for unproven, and the letter for careless.",
    source="facts.md 3.2; A1",
    hint='Enclose it and list it at the end ("Exhibit 3: Refund report of 18 May 2026"), or take the words out.',
    check=check,
    flags=[
        "Please find attached the invoices of our supplier.",
        "We have attached the conversation with our photographer.",
        "Photos of the new packaging are enclosed.",
        "The handling time was changed on 16 May 2026 (see Exhibit 3).",
        example(
            remediation=["The settings were changed on 16 May 2026, see Exhibit 3."],
            closing=["Enclosed: (1) scans; (2) settings."],
        ),
        example(case={}, remediation=["Li Wei changed the settings on 16 May 2026. See Annex 4."]),
        example(
            case={
                "evidence": None,
                "root_cause": [{"words": "One clerk typed the numbers in on the next day."}],
                "remediation": [{"words": "On 18 May 2026 Li Wei set the system; the attached report shows it."}],
                "prevention": [{"words": "Li Wei checks the orders every working day."}],
            },
        ),
        example(case={}, remediation=["The attached supplier invoices prove where the goods come from."]),
        example(
            case={}, closing=["Enclosed you will find the carrier scans and the signed attendance sheet of the course."]
        ),
        example(case={}, remediation=["Zhao Min taught 3 packers on 18 May 2026. We attach the training record."]),
        example(case={}, remediation=["The lease of our second warehouse and its contract are attached."]),
        example(
            case={}, remediation=["Li Wei changed the settings; the picture is attached as Annex A."], note="no annex"
        ),
    ],
    accepts=[
        example(case={}, note="a composed letter names what it encloses"),
        example(
            case={}, closing=["Enclosed you will find the tracking report of the 37 orders."], note="by another name"
        ),
        example(case={}, remediation=["Li Wei read the list of the carrier's events; the attached report shows them."]),
        example(
            case={
                "annexes": [
                    {"key": "late", "title": "Late orders", "columns": ["Order"], "rows": [["114-1234567-1234567"]]}
                ]
            },
            remediation=["The 37 orders are in Annex A."],
        ),
        "On 18 May 2026 Chen Yu attached a new label to each of the 12 parcels.",
        "We attach great importance to the policy; on 18 May 2026 4 staff signed it.",
        "Nothing is attached to this letter.",
        "A thank-you card was enclosed in each parcel until 18 May 2026.",
        "Since 18 May 2026 Chen Yu attaches a photo to the record of each return.",
        'The buyer wrote: "See the attached photo."',
        example(
            remediation=["Exhibit 2, 9 orders of which were late, lists all of them."],
            closing=["Enclosed: (1) carrier scans; (2) the orders."],
        ),
        "On 18 May 2026 the buyer attached a photo to the return request.",
        "The limits of Annex II of Regulation 2023/988 are kept.",
        example(
            remediation=["The settings were changed on 16 May 2026, see Exhibit 2."],
            closing=["Enclosed: (1) carrier scans; (2) settings before and after."],
        ),
        example(
            remediation=["The attached supplier invoices cover both ASINs."],
            closing=["Exhibit 1: Supplier invoices of 3 March 2026"],
        ),
    ],
    examples_by_language={
        "zh": (
            ("供应商发票请见附件。", "随信附上授权书。", "处理时间已于 5 月 16 日修改，见附件 3。"),
            (
                "5 月 18 日已补发产品附件给 6 位买家。",
                "每个包裹里附上的感谢卡已于 5 月 18 日停用。",
                "本信没有附件。",
                "买家反映商品附件缺失，已退款。",
                "如需发票，我们可附上。",
            ),
        )
    },
)
