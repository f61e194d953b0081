"""Words of another issue, left over from another letter."""

from bisect import bisect_right
from collections.abc import Iterator

from attrs import frozen

from poa.review.coverage import components, issues_of, name_of
from poa.review.levels import Level
from poa.review.opening import opening
from poa.review.patterns import pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject
from poa.review.vocabulary import issues_named, issues_with_words_in, vocabularies

_OFTEN = 3  # occurrences; source: facts.md 3.2, "above threshold"
_DIFFERENT = 2  # terms of the same issue

# Issues whose words come up in letters about anything: papers sent along, stock called back, money.
_EVERYDAY = frozenset({
    "identity_verification", "product_recall", "funds_withheld", "support_abuse", "account_health_rating",
    "payment_method_invalid", "communication_policy", "compliance_documents", "section3_deceptive_activity",
    "product_safety", "account_compromised", "negative_customer_experience", "seller_fulfilled_review",
})  # fmt: skip
_OF_POLICY = pattern(  # "we infringed your policy" is about no right of another
    r"infring\w*(?: of| on| upon)?(?: the| your| any| these| this)?(?: amazon\S*| seller\S*| selling)? (?:polic|rule|guideline|term|code)\w*",
    r"(?:amazon\S*|your|the) polic\w+ infring\w*",
    r"侵权责任",
)


@frozen
class _Found:
    start: int
    end: int
    term: int
    is_heading: bool


def check(subject: Subject) -> Iterator[Hit]:
    """Count the words of each issue that is neither the letter's nor near it."""
    if subject.is_composed and not any(point.is_own_words for point in subject.points):
        return  # words of the catalogue are no leftover
    home = _home(subject)
    if not home:
        return
    known = vocabularies()
    allowed = {*home, *(near for issue in home if issue in known for near in known[issue].near)}
    allowed |= {issue for issue, words in known.items() if words.near & home}
    taken: list[tuple[int, int]] | None = None
    stray: list[tuple[str, _Found]] = []
    for issue in issues_with_words_in(subject.text):
        if issue in allowed or issue in _EVERYDAY:
            continue
        if taken is None:
            taken = [
                match.span()
                for each in allowed
                if each in known
                for match in known[each].belongs.finditer(subject.text)
            ]
            taken += [match.span() for match in _OF_POLICY.finditer(subject.text)]
            taken.sort()
        found = list(_words_of(issue, subject, taken))
        headings = [each for each in found if each.is_heading]
        if not headings and len(found) < _OFTEN and len({each.term for each in found}) < _DIFFERENT:
            stray += ((issue, each) for each in found)
            continue
        yield _hit(issue, (headings or found)[0], len(found), subject)
        return
    if len({issue for issue, _ in stray}) >= _DIFFERENT:  # one word each of several issues
        yield _hit(*stray[0], len(stray), subject)


def _hit(issue: str, first: _Found, count: int, subject: Subject) -> Hit:
    said = " ".join(subject.text[first.start : first.end].split())
    times = "" if count == 1 else f" and {count - 1} more like it"
    message = f"'{said}'{times} belong{'s' * (count == 1)} to another issue, {name_of(issue, subject)}."
    return Hit(message, first.start, first.end)


def _home(subject: Subject) -> frozenset[str]:
    """Give the issues of a letter; for a draft without a case those of its opening, if it names any."""
    if subject.case is not None or subject.letter.issues:
        issues = issues_of(subject)
        return frozenset(issues) | {part for issue in issues for part in components(issue, subject)}
    return frozenset(issues_named(opening(subject)))


def _words_of(issue: str, subject: Subject, taken: list[tuple[int, int]]) -> Iterator[_Found]:
    composed = subject.is_composed
    for term, words in enumerate(vocabularies()[issue].own):
        for match in pattern(words).finditer(subject.text):
            start, end = match.span()
            passage = subject.passage_at(start)
            if passage.part in {"signature", "enclosures", "annexes"} or subject.is_quoted(start, end):
                continue
            at = bisect_right(taken, (start, end)) - 1
            if any(first < end and start < last for first, last in taken[max(0, at) : at + 2]):
                continue
            if composed:
                point = subject.point_at(start)
                if point is None or not point.is_own_words:
                    continue
            yield _Found(start, end, term, passage.is_heading)


_LATE = "Our Late Shipment Rate for the 30 days to 14 May 2026 was 8.98%."

RULE = Rule(
    id="wrong_issue_leftover",
    level=Level.ERROR,
    summary="The letter speaks of another issue, as if parts of it had been written for another case.",
    why="Paragraphs taken from another appeal answer a question that was not asked; a reviewer stops where the letter "
    "turns to another violation.",
    source="facts.md 3.2; real letters, Z1",
    hint="Take it out, or say what it has to do with the issue of your notice.",
    check=check,
    flags=[
        example(
            acknowledgement=[_LATE],
            prevention=["We check each invoice for authenticity and ask every authorised distributor for a letter of authorization."],
        ),
        example(acknowledgement=[_LATE], remediation=["We stopped drop shipping. No drop shipper works for us; drop shipping ended in May.", "Product reviews are no longer bought, and reviewers were told so."]),
        example(
            case={},
            acknowledgement=[_LATE],
            root_cause=["The rights owner told us of an infringement of a trademark."],
        ),
        example(language="zh", acknowledgement=["我们的迟发率为 8.98%。"], prevention=["今后不再刷评，不参与测评，也不操纵评论。"]),
        example(
            acknowledgement=["Your notice of 14 May 2026 is about expired products in 3 ASINs, with FEFO not followed."],
            prevention=["We confirm shipments daily so that our late shipment rate stays low and the handling time is kept."],
        ),
    ],
    accepts=[
        example(case={}),
        example(acknowledgement=[_LATE], remediation=["Valid tracking was added, and our order defect rate and cancellation rate are watched daily."], note="near issues"),
        example(acknowledgement=[_LATE], prevention=["We do not want to infringe your policy: infringing the policy or infringement of rules ends the contract."]),
        example(acknowledgement=[_LATE], remediation=["The carrier asked for a trademark licence once."], note="once is no leftover"),
        example(acknowledgement=["Your notice is about inauthentic items."], root_cause=["Two used units were sold as new, and a buyer called them counterfeit."]),
        "We stopped drop shipping. Reviews, trademarks and patents are checked.",
    ],
)  # fmt: skip
